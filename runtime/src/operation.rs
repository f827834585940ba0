//! The request types of operations: one thin newtype each over [`Call`](crate::glue::Call).

/// Makes the request types of operations, for generated code.
///
/// Each line is `Name -> Value, decoder, ErrorBody;` with the documentation above it; the decoder
/// is `cases => decoder` where the status or the media type decides what is read. A type is
/// awaited to send it; it has `base_url`, `build` and `send_raw` besides.
#[doc(hidden)]
#[macro_export]
macro_rules! operations {
    ($($(#[$meta:meta])* $name:ident -> $value:ty, $decode:expr $(=> $by:expr)?, $error:ty;)*) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        #[must_use = "a call does nothing until it is awaited, built or sent"]
        pub struct $name($crate::glue::Call);

        impl $name {
            /// Sends this call to another address than the client's.
            #[inline]
            pub fn base_url(self, url: impl ::core::convert::Into<$crate::glue::String>) -> Self {
                Self(self.0.base_url(&url.into()))
            }

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
                $crate::send_call!(self.0, $decode $(, $by)?)
            }
        }
    )*};
}

/// Sends a call by its decoder alone, or by its cases and the decoder.
#[doc(hidden)]
#[macro_export]
macro_rules! send_call {
    ($call:expr, $decode:expr) => {
        $call.send($decode)
    };
    ($call:expr, $cases:expr, $decode:expr) => {
        $call.send_as(const { $cases }, $decode)
    };
}
