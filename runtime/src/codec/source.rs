//! One value to be read, whatever format it stands in.

use super::{DecodeError, Decoded, Members};
use crate::{Number, body::file::File};
use serde_json::Value;

/// A type that can be read from any format.
///
/// Generated models get it from [`objects!`](crate::objects), [`unions!`](crate::unions),
/// [`string_enum!`](crate::string_enum) and their like.
pub trait Decode: Sized {
    /// Reads one value.
    fn decode(source: &mut dyn Source) -> Decoded<Self>;
}

/// A model: an object whose members are known by name.
pub trait DecodeObject: Sized {
    /// The wire names, those of required members first.
    const FIELDS: &'static [&'static str];
    /// Whether members of other names are kept; they are skipped otherwise.
    const REST: bool = false;
    /// Reads the members: `key()` says which one comes, one call per key takes its value. `None`
    /// where a required one is missing; what else goes wrong is kept by `members`.
    fn read(members: &mut Members<'_>) -> Option<Self>;
}

/// What is done with the value, once the source has found that it is there.
pub type Read<'a> = &'a mut dyn FnMut(&mut dyn Source) -> Decoded<()>;

/// What is done with the members of an object.
pub type ReadMembers<'a> = &'a mut dyn FnMut(&mut Members<'_>) -> Decoded<()>;

/// What is known of an object before it is read.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The type's name, for messages; empty for a map.
    pub name: &'static str,
    /// As [`DecodeObject::FIELDS`].
    pub fields: &'static [&'static str],
    /// As [`DecodeObject::REST`].
    pub rest: bool,
}

impl Shape {
    /// An object without any known name.
    pub(super) const MAP: Self = Self {
        name: "",
        fields: &[],
        rest: true,
    };
}

/// One value to be read. Exactly one method is called, once; a second call is an error.
///
/// The codec implements it for every serde format; it is not for others to implement.
pub trait Source {
    /// A boolean.
    fn boolean(&mut self) -> Decoded<bool>;
    /// A whole number in the range of the type.
    fn i32(&mut self) -> Decoded<i32>;
    /// A whole number in the range of the type.
    fn i64(&mut self) -> Decoded<i64>;
    /// A whole number in the range of the type.
    fn u32(&mut self) -> Decoded<u32>;
    /// A whole number in the range of the type.
    fn u64(&mut self) -> Decoded<u64>;
    /// A number, rounded to the nearest that the type can hold.
    fn f32(&mut self) -> Decoded<f32>;
    /// A number, rounded to the nearest that the type can hold.
    fn f64(&mut self) -> Decoded<f64>;
    /// A number by its digits, all of them where the format is JSON.
    fn number(&mut self) -> Decoded<Number>;
    /// A text to be kept.
    fn string(&mut self) -> Decoded<String>;
    /// A text to be looked at.
    fn text(&mut self, see: &mut dyn FnMut(&str)) -> Decoded<()>;
    /// A file: its bytes where the format has them, else a text whose UTF-8 they are.
    fn file(&mut self) -> Decoded<File> {
        self.string().map(File::from)
    }
    /// Anything that JSON can say; a name that stands twice in an object is an error.
    fn json(&mut self) -> Decoded<Value>;
    /// What the unions in here may still spend on trying types that do not fit; `None` outside of
    /// any. May be asked for at any time.
    fn allowance(&mut self) -> &mut Option<u64>;
    /// A value or null; `read` is called for a value.
    fn option(&mut self, read: Read<'_>) -> Decoded<()>;
    /// A list; `read` is called for each item.
    fn list(&mut self, read: Read<'_>) -> Decoded<()>;
    /// An object or a map; `read` is called once.
    fn object(&mut self, shape: &Shape, read: ReadMembers<'_>) -> Decoded<()>;
}

/// Reads a model; `name` is the type's, for messages.
#[inline]
pub fn object<T: DecodeObject>(source: &mut dyn Source, name: &'static str) -> Decoded<T> {
    let shape = Shape {
        name,
        fields: T::FIELDS,
        rest: T::REST,
    };
    let mut read = None;
    source.object(&shape, &mut |members| {
        let value = T::read(members);
        read = Some(members.outcome(value)?);
        Ok(())
    })?;
    read.ok_or_else(nothing_read)
}

/// Reads a type that is made from its text.
#[inline]
pub fn from_text<T: for<'a> From<&'a str>>(source: &mut dyn Source) -> Decoded<T> {
    let mut read = None;
    source.text(&mut |text| read = Some(T::from(text)))?;
    read.ok_or_else(nothing_read)
}

/// A source that claims success without having called back.
#[cold]
#[inline(never)]
pub(super) fn nothing_read() -> DecodeError {
    DecodeError::new("the format gave no value")
}
