//! Enums of plain values: each is one macro call, which lists every variant with its value.
//!
//! The type and all of its code come from that list. An open enum ends in `else` and the name of
//! the variant that keeps values which the document does not list; without it, such a value is an
//! error. A variant without docs is documented by its value.

use super::{DecodeError, Decoded, Source, source::nothing_read};

/// The error for a value that a closed enum does not list.
#[cold]
#[inline(never)]
pub fn not_listed(value: &dyn std::fmt::Display) -> DecodeError {
    DecodeError::new(format_args!("`{value}` is not among the listed values"))
}

/// Reads a closed enum of texts.
pub fn listed_text<T: for<'a> TryFrom<&'a str, Error = DecodeError>>(
    source: &mut dyn Source,
) -> Decoded<T> {
    let mut read = None;
    source.text(&mut |text| read = Some(T::try_from(text)))?;
    read.unwrap_or_else(|| Err(nothing_read()))
}

/// An enum of texts.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($variant:ident = $text:literal),* $(,)?
    } $(else $unknown:ident)?) => {
        $crate::string_enum! {
            $(#[$meta])* pub enum $name {
                $(#[doc = ::core::concat!("`", $text, "`")] $variant = $text),*
            } $(else $unknown)?
        }
    };
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])+ $variant:ident = $text:literal),* $(,)?
    } else $unknown:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])+ $variant,)*
            /// A value that the document does not list.
            $unknown(::std::boxed::Box<::core::primitive::str>),
        }
        impl $name {
            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$unknown(value) => value,
                }
            }
        }
        impl ::core::convert::From<&::core::primitive::str> for $name {
            #[inline]
            fn from(value: &::core::primitive::str) -> Self {
                match value {
                    $($text => Self::$variant,)*
                    value => Self::$unknown(value.into()),
                }
            }
        }
        impl $crate::glue::Decode for $name {
            #[inline]
            fn decode(source: &mut dyn $crate::glue::Source) -> $crate::glue::Decoded<Self> {
                $crate::glue::from_text(source)
            }
        }
        $crate::text_impls! { $name }
    };
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])+ $variant:ident = $text:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub enum $name { $($(#[$doc])+ $variant,)* }
        impl $name {
            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &'static ::core::primitive::str {
                match self { $(Self::$variant => $text,)* }
            }
        }
        impl ::core::convert::TryFrom<&::core::primitive::str> for $name {
            type Error = $crate::DecodeError;
            fn try_from(
                value: &::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                ::core::result::Result::Ok(match value {
                    $($text => Self::$variant,)*
                    value => {
                        return ::core::result::Result::Err($crate::glue::not_listed(&value));
                    }
                })
            }
        }
        impl $crate::glue::Decode for $name {
            #[inline]
            fn decode(source: &mut dyn $crate::glue::Source) -> $crate::glue::Decoded<Self> {
                $crate::glue::listed_text(source)
            }
        }
        $crate::text_impls! { $name }
    };
}

/// What enums of texts have from their text. Derived, the comparisons cost a twelfth of what the
/// models of an API cost to check: each walks all variants.
#[doc(hidden)]
#[macro_export]
macro_rules! text_impls {
    ($name:ident) => {
        impl $crate::glue::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::glue::View<'_> {
                $crate::glue::View::Str(self.as_str())
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                ::core::cmp::PartialEq::eq(self.as_str(), other.as_str())
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self.as_str(), state);
            }
        }
        $crate::serde_impls! { $name }
    };
}

/// An enum of whole numbers.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $value:literal),* $(,)?
    } else $unknown:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = ::core::concat!("`", $value, "`")] $(#[$doc])* $variant,)*
            /// A value that the document does not list.
            $unknown(::core::primitive::i64),
        }
        impl $name {
            /// The value on the wire.
            #[inline]
            pub fn as_i64(&self) -> ::core::primitive::i64 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => *value,
                }
            }
        }
        impl ::core::convert::From<::core::primitive::i64> for $name {
            #[inline]
            fn from(value: ::core::primitive::i64) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    value => Self::$unknown(value),
                }
            }
        }
        impl $crate::glue::Decode for $name {
            #[inline]
            fn decode(source: &mut dyn $crate::glue::Source) -> $crate::glue::Decoded<Self> {
                source.i64().map(::core::convert::From::from)
            }
        }
        $crate::integer_impls! { $name }
    };
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $value:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub enum $name {
            $(#[doc = ::core::concat!("`", $value, "`")] $(#[$doc])* $variant,)*
        }
        impl $name {
            /// The value on the wire.
            #[inline]
            pub fn as_i64(&self) -> ::core::primitive::i64 {
                match self { $(Self::$variant => $value,)* }
            }
        }
        impl ::core::convert::TryFrom<::core::primitive::i64> for $name {
            type Error = $crate::DecodeError;
            fn try_from(
                value: ::core::primitive::i64,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                ::core::result::Result::Ok(match value {
                    $($value => Self::$variant,)*
                    value => {
                        return ::core::result::Result::Err($crate::glue::not_listed(&value));
                    }
                })
            }
        }
        impl $crate::glue::Decode for $name {
            #[inline]
            fn decode(source: &mut dyn $crate::glue::Source) -> $crate::glue::Decoded<Self> {
                source.i64().and_then(::core::convert::TryFrom::try_from)
            }
        }
        $crate::integer_impls! { $name }
    };
}

/// What enums of whole numbers have from their number.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_impls {
    ($name:ident) => {
        impl $crate::glue::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::glue::View<'_> {
                $crate::glue::View::Int(self.as_i64())
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                self.as_i64() == other.as_i64()
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.as_i64(), state);
            }
        }
        $crate::serde_impls! { $name }
    };
}

/// An enum of plain values of several types; their docs are given.
#[doc(hidden)]
#[macro_export]
macro_rules! scalar_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $kind:ident $(($value:literal))?),* $(,)?
    } else $unknown:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)*
            /// A value that the document does not list.
            $unknown($crate::Value),
        }
        impl ::core::convert::From<$crate::Value> for $name {
            fn from(value: $crate::Value) -> Self {
                $(if $crate::glue::Scalar::$kind $(($value))?.is(&value) {
                    return Self::$variant;
                })*
                Self::$unknown(value)
            }
        }
        impl $crate::glue::Decode for $name {
            #[inline]
            fn decode(source: &mut dyn $crate::glue::Source) -> $crate::glue::Decoded<Self> {
                source.json().map(::core::convert::From::from)
            }
        }
        impl $crate::glue::Encode for $name {
            fn view(&self) -> $crate::glue::View<'_> {
                match self {
                    $(Self::$variant => $crate::glue::Scalar::$kind $(($value))?.view(),)*
                    Self::$unknown(value) => $crate::glue::View::Json(value),
                }
            }
        }
        $crate::serde_impls! { $name }
    };
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $kind:ident $(($value:literal))?),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }
        impl ::core::convert::TryFrom<$crate::Value> for $name {
            type Error = $crate::DecodeError;
            fn try_from(
                value: $crate::Value,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                $(if $crate::glue::Scalar::$kind $(($value))?.is(&value) {
                    return ::core::result::Result::Ok(Self::$variant);
                })*
                ::core::result::Result::Err($crate::glue::not_listed(&value))
            }
        }
        impl $crate::glue::Decode for $name {
            #[inline]
            fn decode(source: &mut dyn $crate::glue::Source) -> $crate::glue::Decoded<Self> {
                source.json().and_then(::core::convert::TryFrom::try_from)
            }
        }
        impl $crate::glue::Encode for $name {
            fn view(&self) -> $crate::glue::View<'_> {
                match self {
                    $(Self::$variant => $crate::glue::Scalar::$kind $(($value))?.view(),)*
                }
            }
        }
        $crate::serde_impls! { $name }
    };
}
