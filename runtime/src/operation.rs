//! The request types of operations: one thin newtype each over [`Call`](crate::glue::Call).

/// Makes the request types of operations, for generated code.
///
/// Each line is `Name -> Value, decoder, ErrorBody;` with the documentation above it. A type is
/// awaited to send it; it has `build` and `send_raw` besides.
#[doc(hidden)]
#[macro_export]
macro_rules! operations {
    ($($(#[$meta:meta])* $name:ident -> $value:ty, $decode:expr, $error:ty;)*) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        #[must_use = "a call does nothing until it is awaited, built or sent"]
        pub struct $name($crate::glue::Call);

        impl $name {
            /// Makes the request and does not send it. Its credentials are in it: do not log it.
            ///
            /// # Errors
            /// When an argument cannot be sent, or a credential is missing.
            #[inline]
            pub fn build(
                self,
            ) -> ::core::result::Result<$crate::glue::reqwest::Request, $crate::glue::Error> {
                self.0.build()
            }

            /// Sends the call; the answer is given as it comes, whatever its status.
            #[inline]
            pub fn send_raw(self) -> $crate::glue::ReplyFuture {
                self.0.send_raw()
            }
        }

        impl ::core::future::IntoFuture for $name {
            type Output = ::core::result::Result<
                $crate::glue::Response<$value>,
                $crate::glue::CallError<$error>,
            >;
            type IntoFuture = $crate::glue::ResponseFuture<$value, $error>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.0.send($decode)
            }
        }
    )*};
}
