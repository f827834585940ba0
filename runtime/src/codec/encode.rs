//! What a value looks like when it is written.

use super::{EncodeText, Writer};
use crate::{File, Patch};
use serde_json::Value;
use std::{collections::BTreeMap, ops::ControlFlow};

/// One layer of a value: a scalar, or something whose parts can be visited.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Nothing.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number.
    Uint(u64),
    /// A number.
    Float(f64),
    /// A number of single precision.
    Float32(f32),
    /// A number by its digits, as JSON writes it.
    Digits(&'a str),
    /// A text.
    Str(&'a str),
    /// A type that is a text on the wire.
    Text(&'a dyn EncodeText),
    /// A free-form value.
    Json(&'a Value),
    /// A file, which only multipart bodies can say.
    File(&'a File),
    /// A value that must not be sent, and why; the text does not show it.
    Refused(&'a str),
    /// A list.
    List(&'a dyn EncodeList),
    /// A map from names to values.
    Map(&'a dyn EncodeMap),
    /// A model.
    Object(&'a dyn EncodeObject),
    /// The name and the text of the member that tells the type, and the object it is written into.
    /// It comes first; an object that writes a member of that name itself is written as it is.
    Tagged(&'static str, &'static str, &'a dyn Encode),
}

/// A type that can be written in any format.
pub trait Encode {
    /// What is written.
    fn view(&self) -> View<'_>;

    /// Whether it is left out where that is possible: `None` and [`Patch::Absent`].
    #[inline]
    fn absent(&self) -> bool {
        false
    }
}

/// A list that can be visited.
pub trait EncodeList {
    /// How many items [`each`](Self::each) visits.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Visits the items until `visit` breaks.
    fn each(&self, visit: &mut dyn FnMut(&dyn Encode) -> ControlFlow<()>) -> ControlFlow<()>;
}

/// A map that can be visited.
pub trait EncodeMap {
    /// How many members [`each`](Self::each) visits.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Visits the members until `visit` breaks.
    fn each(&self, visit: &mut dyn FnMut(&str, &dyn Encode) -> ControlFlow<()>) -> ControlFlow<()>;
}

/// A model whose members can be written.
pub trait EncodeObject {
    /// Tells the writer every member, in order.
    fn write(&self, writer: &mut Writer<'_>);
}

macro_rules! scalars {
    ($($type:ty: $value:ident => $view:expr,)*) => {$(
        impl Encode for $type {
            #[inline]
            fn view(&self) -> View<'_> {
                let $value = self;
                $view
            }
        }
    )*};
}

scalars! {
    bool: value => View::Bool(*value),
    i32: value => View::Int(i64::from(*value)),
    i64: value => View::Int(*value),
    u32: value => View::Uint(u64::from(*value)),
    u64: value => View::Uint(*value),
    f32: value => View::Float32(*value),
    f64: value => View::Float(*value),
    str: value => View::Str(value),
    String: value => View::Str(value),
    Value: value => View::Json(value),
}

impl<T: Encode + ?Sized> Encode for &T {
    #[inline]
    fn view(&self) -> View<'_> {
        (**self).view()
    }

    #[inline]
    fn absent(&self) -> bool {
        (**self).absent()
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        (**self).view()
    }

    #[inline]
    fn absent(&self) -> bool {
        (**self).absent()
    }
}

impl<T: Encode> Encode for Option<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Null, Encode::view)
    }

    #[inline]
    fn absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Encode> Encode for Patch<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        self.value().map_or(View::Null, Encode::view)
    }

    #[inline]
    fn absent(&self) -> bool {
        self.is_absent()
    }
}

impl<T: Encode> Encode for Vec<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Encode> EncodeList for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn each(&self, visit: &mut dyn FnMut(&dyn Encode) -> ControlFlow<()>) -> ControlFlow<()> {
        self.iter().try_for_each(|item| visit(item))
    }
}

/// A slice is written through a reference to it.
impl<T: Encode> Encode for &[T] {
    #[inline]
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Encode> EncodeList for &[T] {
    fn len(&self) -> usize {
        <[T]>::len(self)
    }

    fn each(&self, visit: &mut dyn FnMut(&dyn Encode) -> ControlFlow<()>) -> ControlFlow<()> {
        self.iter().try_for_each(|item| visit(item))
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Encode> EncodeMap for BTreeMap<String, T> {
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn each(&self, visit: &mut dyn FnMut(&str, &dyn Encode) -> ControlFlow<()>) -> ControlFlow<()> {
        self.iter().try_for_each(|(name, value)| visit(name, value))
    }
}
