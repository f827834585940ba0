//! How the members of a model are read and written, from a table of them.
//!
//! Generated code holds the table only: a line of it is a handful of members, where the code that
//! it stands for is five lines for each. Every path is absolute, as in [`super::macros`].

/// `DecodeObject`, `EncodeObject` and, where it is asked for, `new` for a struct.
///
/// The sections stand in this order, and each may be missing: `new` with the required members as
/// arguments, or `served` for one that only servers need, `req` (always there), `opt` (`Option`; null counts
/// as absent), `patch` ([`Patch`](crate::Patch)), `any` (`Option` of any JSON, for which null is a value). An
/// entry is the place of the member in the table, counted through all sections, its field and its wire name.
/// At the end stands what is done with members of other names: `else skip`, or `else rest` and the field that
/// keeps them.
#[doc(hidden)]
#[macro_export]
macro_rules! members {
    ($model:ident new($($new:tt)*) $($table:tt)*) => {
        $crate::constructor! { $model new($($new)*) $($table)* }
        $crate::members! { $model $($table)* }
    };
    ($model:ident served($($new:tt)*) $($table:tt)*) => {
        // The feature is that of the crate in which this stands.
        #[cfg(feature = "server")]
        $crate::constructor! { $model new($($new)*) $($table)* }
        $crate::members! { $model $($table)* }
    };
    (
        $model:ident
        $(req { $($rn:tt $r:ident $rw:tt),* })?
        $(opt { $($on:tt $o:ident $ow:tt),* })?
        $(patch { $($pn:tt $p:ident $pw:tt),* })?
        $(any { $($jn:tt $j:ident $jw:tt),* })?
        else $other:ident $($rest:ident)?
    ) => {
        impl $crate::glue::DecodeObject for $model {
            const FIELDS: &'static [&'static ::core::primitive::str] = &[
                $($($rw,)*)? $($($ow,)*)? $($($pw,)*)? $($($jw,)*)?
            ];
            $(const REST: ::core::primitive::bool = !::core::stringify!($rest).is_empty();)?
            #[inline]
            fn read(m: &mut $crate::glue::Members<'_>) -> ::core::option::Option<Self> {
                $($(let mut $r = ::core::option::Option::None;)*)?
                $($(let mut $o = ::core::option::Option::None;)*)?
                $($(let mut $p = $crate::glue::Patch::Absent;)*)?
                $($(let mut $j = ::core::option::Option::None;)*)?
                $(let mut $rest = $crate::glue::Map::new();)?
                while let ::core::option::Option::Some(i) = m.key() {
                    match i {
                        $($($rn => m.get(&mut $r),)*)?
                        $($($on => m.opt(&mut $o),)*)?
                        $($($pn => m.patch(&mut $p),)*)?
                        $($($jn => m.get(&mut $j),)*)?
                        _ => m.$other($(&mut $rest)?),
                    }
                }
                $(
                    let ($(::core::option::Option::Some($r),)*) = ($($r,)*) else {
                        return ::core::option::Option::None;
                    };
                )?
                ::core::option::Option::Some(Self {
                    $($($r,)*)? $($($o,)*)? $($($p,)*)? $($($j,)*)? $($rest,)?
                })
            }
        }
        impl $crate::glue::EncodeObject for $model {
            #[inline]
            fn write(&self, w: &mut $crate::glue::Writer<'_>) {
                $($(w.put($rw, &self.$r);)*)?
                $($(w.opt($ow, &self.$o);)*)?
                $($(w.opt($pw, &self.$p);)*)?
                $($(w.opt($jw, &self.$j);)*)?
                $(w.rest(&self.$rest);)?
            }
        }
    };
}

/// `new` for a struct, from the same table.
#[doc(hidden)]
#[macro_export]
macro_rules! constructor {
    (
        $model:ident new($($an:ident: $at:ty),*)
        $(req { $($rn:tt $r:ident $rw:tt),* })?
        $(opt { $($on:tt $o:ident $ow:tt),* })?
        $(patch { $($pn:tt $p:ident $pw:tt),* })?
        $(any { $($jn:tt $j:ident $jw:tt),* })?
        else $other:ident $($rest:ident)?
    ) => {
        impl $model {
            /// One with its required members; set others after `..`.
            #[inline]
            pub fn new($($an: $at),*) -> Self {
                Self {
                    $($an: ::core::convert::Into::into($an),)*
                    $($($o: ::core::option::Option::None,)*)?
                    $($($p: $crate::glue::Patch::Absent,)*)?
                    $($($j: ::core::option::Option::None,)*)?
                    $($rest: $crate::glue::Map::new(),)?
                }
            }
        }
    };
}
