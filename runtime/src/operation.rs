//! The request types of operations: one thin newtype each over [`Call`](crate::glue::Call).

/// Makes the request types of operations, for generated code.
///
/// Each line is `Name -> Value, decoder, ErrorBody;` with the documentation above it; the decoder
/// is `cases => decoder` where the status or the media type decides what is read. A type is
/// awaited to send it; it has `base_url`, `options`, `build`, `prepare` and `send_raw` besides, and
/// with the feature `blocking` of this crate `send_blocking`.
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

            /// Sets what holds for this call and differs from what holds for its client.
            #[inline]
            pub fn options(self, options: $crate::CallOptions) -> Self {
                Self(self.0.options(options))
            }

            /// Makes the request and does not send it. Its credentials are in it.
            ///
            /// # Errors
            /// When an argument cannot be sent, or a credential is missing; also a token that has
            /// to be fetched first, for which there is `prepare`.
            #[inline]
            pub fn build(
                self,
            ) -> ::core::result::Result<$crate::Request, $crate::glue::Error> {
                self.0.build()
            }

            /// Makes the request with tokens that are fetched if need be, and does not send it.
            ///
            /// # Errors
            /// As `build`, and when a token cannot be fetched.
            #[inline]
            pub fn prepare(
                self,
            ) -> $crate::BoxFuture<
                'static,
                ::core::result::Result<$crate::Request, $crate::glue::Error>,
            > {
                self.0.prepare()
            }

            /// Sends the call; the answer is given as it comes, whatever its status.
            #[inline]
            pub fn send_raw(self) -> $crate::glue::ReplyFuture {
                self.0.send_raw()
            }
        }

        $crate::operation_blocking! { $name -> $value, $error }

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

/// Sends a call on this thread, where the feature `blocking` is on.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! operation_blocking {
    ($name:ident -> $value:ty, $error:ty) => {
        impl $name {
            /// Sends the call and waits for its answer on this thread.
            ///
            /// # Errors
            /// As awaiting it; and on a thread that belongs to a Tokio runtime, which it would
            /// hold up.
            #[inline]
            pub fn send_blocking(
                self,
            ) -> ::core::result::Result<
                $crate::glue::Response<$value>,
                $crate::glue::CallError<$error>,
            > {
                let call = ::core::future::IntoFuture::into_future(self);
                $crate::glue::wait(call.operation(), call)
            }
        }
    };
}

/// Sends a call on this thread, where the feature `blocking` is on.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! operation_blocking {
    ($name:ident -> $value:ty, $error:ty) => {};
}
