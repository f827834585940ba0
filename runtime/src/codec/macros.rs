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

/// `Decode`, `Encode`, `Display`, `Eq`, `Hash` and serde's two traits for types with
/// `fn as_str(&self) -> &str` and `From<&str>`. Derived, the comparisons cost a twelfth of what
/// the models of an API cost to check: each walks all variants.
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
            impl ::core::cmp::PartialEq for $model {
                #[inline]
                fn eq(&self, other: &Self) -> ::core::primitive::bool {
                    ::core::cmp::PartialEq::eq(self.as_str(), other.as_str())
                }
            }
            impl ::core::cmp::Eq for $model {}
            impl ::core::hash::Hash for $model {
                #[inline]
                fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                    ::core::hash::Hash::hash(self.as_str(), state);
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
