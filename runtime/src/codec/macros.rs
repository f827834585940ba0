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

/// `Decode`, `Encode` and serde's two traits for unions: the name of each, the member that tells
/// the variants apart (`by`), the variant of other values (`or`), and for every variant the tags
/// and the forms of its values, of which one or the other may be left out. What both mean stands
/// in the codec's `choose`.
#[doc(hidden)]
#[macro_export]
macro_rules! unions {
    ($(
        $union:ident $(by $tag:literal)? or $unknown:ident {
            $($variant:ident $($text:literal)* $([$($form:expr),* $(,)?])?,)*
        }
    )*) => {
        $(
            impl $crate::glue::Decode for $union {
                fn decode(
                    source: &mut dyn $crate::glue::Source,
                ) -> $crate::glue::Decoded<Self> {
                    const CASES: &[$crate::glue::UnionCase] = &[$($crate::glue::UnionCase {
                        tags: &[$($text),*],
                        forms: &[$($($form),*)?],
                    }),*];
                    const READ: &[$crate::glue::ReadCase<$union>] =
                        &[$(|value| value.get().map($union::$variant)),*];
                    $crate::glue::choose(source, &[$($tag)?], CASES, READ, Self::$unknown)
                }
            }
            impl $crate::glue::Encode for $union {
                fn view(&self) -> $crate::glue::View<'_> {
                    const TAG: &[&::core::primitive::str] = &[$($tag)?];
                    match self {
                        $(Self::$variant(value) => {
                            $crate::glue::tagged(TAG, &[$($text),*], value)
                        })*
                        Self::$unknown(value) => $crate::glue::View::Json(value),
                    }
                }
            }
        )*
        $crate::serde_impls! { $($union)* }
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
