//! The impls that all models have alike, kept to one line each.
//!
//! Every path is absolute: the models of an API may be called `Option`, `Result` or `String`.

/// `Decode`, `Encode` and serde's two traits for types with
/// [`DecodeObject`](crate::glue::DecodeObject) and [`EncodeObject`](crate::glue::EncodeObject).
#[doc(hidden)]
#[macro_export]
macro_rules! objects {
    ($($model:ident)*) => {
        $(
            impl $crate::glue::Decode for $model {
                #[inline]
                fn decode(
                    source: &mut dyn $crate::glue::Source,
                ) -> $crate::glue::Decoded<Self> {
                    $crate::glue::object(source, ::core::stringify!($model))
                }
            }
            impl $crate::glue::Encode for $model {
                #[inline]
                fn view(&self) -> $crate::glue::View<'_> {
                    $crate::glue::View::Object(self)
                }
            }
        )*
        $crate::serde_impls! { $($model)* }
    };
}

/// `Decode`, `Encode`, `Display`, `FromStr` and serde's two traits for types with
/// `fn as_str(&self) -> &str` and `From<&str>`.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enums {
    ($($model:ident)*) => {
        $(
            impl $crate::glue::Decode for $model {
                #[inline]
                fn decode(
                    source: &mut dyn $crate::glue::Source,
                ) -> $crate::glue::Decoded<Self> {
                    $crate::glue::from_text(source)
                }
            }
            impl $crate::glue::Encode for $model {
                #[inline]
                fn view(&self) -> $crate::glue::View<'_> {
                    $crate::glue::View::Str(self.as_str())
                }
            }
            impl ::core::fmt::Display for $model {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.pad(self.as_str())
                }
            }
            impl ::core::str::FromStr for $model {
                type Err = ::core::convert::Infallible;
                #[inline]
                // `Self::Err` may be one of the values.
                fn from_str(
                    text: &::core::primitive::str,
                ) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                    ::core::result::Result::Ok(
                        <Self as ::core::convert::From<&::core::primitive::str>>::from(text),
                    )
                }
            }
        )*
        $crate::serde_impls! { $($model)* }
    };
}

/// serde's two traits for types with [`Decode`](crate::glue::Decode) and
/// [`Encode`](crate::glue::Encode).
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($($model:ident)*) => {$(
        impl<'de> $crate::glue::serde::Deserialize<'de> for $model {
            #[inline]
            fn deserialize<D: $crate::glue::serde::Deserializer<'de>>(
                format: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::glue::deserialize(format)
            }
        }
        impl $crate::glue::serde::Serialize for $model {
            #[inline]
            fn serialize<S: $crate::glue::serde::Serializer>(
                &self,
                format: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::glue::serialize(self, format)
            }
        }
    )*};
}
