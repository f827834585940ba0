//! Writes a value with any serde serializer.

use super::{Encode, EncodeList, Shown, View, numbers};
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use std::ops::ControlFlow;

/// Writes a value with any serde serializer; what generated `Serialize` impls call.
///
/// Objects are written as maps whose number of members is told first, so that length-prefixed
/// formats and a user's `flatten` get what they need.
///
/// # Errors
/// The format's own, and a tagged variant that is no object.
pub fn serialize<S: Serializer>(value: &dyn Encode, format: S) -> Result<S::Ok, S::Error> {
    let target = Target::Any;
    Part { value, target }.serialize(format)
}

/// What is known of the format.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Target {
    /// Nothing: it may need the number of members first, and has its own idea of infinite numbers.
    Any,
    /// It is a JSON text, which needs no number of members and has no infinite ones.
    Json,
}

/// A value, or a part of one, as serde sees it.
pub(super) struct Part<'a> {
    pub(super) value: &'a dyn Encode,
    pub(super) target: Target,
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, format: S) -> Result<S::Ok, S::Error> {
        match self.value.view() {
            View::Null => format.serialize_none(),
            View::Bool(value) => format.serialize_bool(value),
            View::Int(value) => format.serialize_i64(value),
            View::Uint(value) => format.serialize_u64(value),
            View::Float(value) => {
                self.check(value.is_finite())?;
                format.serialize_f64(value)
            }
            View::Float32(value) => {
                self.check(value.is_finite())?;
                format.serialize_f32(value)
            }
            View::Digits(digits) => numbers::write(digits, format),
            View::Str(text) => format.serialize_str(text),
            View::Text(value) => format.collect_str(&Shown(value)),
            View::Json(value) => value.serialize(format),
            View::File(_) => Err(S::Error::custom(
                "a file is only sent in a multipart body or as one, and not written as a value",
            )),
            View::Refused(why) => Err(S::Error::custom(why)),
            View::List(list) => self.list(list, format),
            view => self.members(view, format),
        }
    }
}

impl Part<'_> {
    fn check<E: Error>(&self, finite: bool) -> Result<(), E> {
        if finite || self.target == Target::Any {
            return Ok(());
        }
        Err(E::custom("a number that is not finite cannot be written"))
    }

    fn list<S: Serializer>(&self, list: &dyn EncodeList, format: S) -> Result<S::Ok, S::Error> {
        let mut items = format.serialize_seq(Some(list.len()))?;
        let mut result = Ok(());
        let _ = list.each(&mut |value| {
            let target = self.target;
            keep(
                &mut result,
                items.serialize_element(&Part { value, target }),
            )
        });
        result?;
        items.end()
    }

    fn members<S: Serializer>(&self, view: View<'_>, format: S) -> Result<S::Ok, S::Error> {
        let count = match self.target {
            Target::Any => Some(view.count_members()),
            Target::Json => None,
        };
        let mut members = format.serialize_map(count)?;
        let mut result = Ok(());
        let visited = view.each_member(&mut |name, value| {
            let target = self.target;
            keep(
                &mut result,
                members.serialize_entry(name, &Part { value, target }),
            )
        });
        result?;
        if visited.is_none() {
            return Err(Error::custom("a tagged variant has to be an object"));
        }
        members.end()
    }
}

/// Keeps an error and says whether to go on.
fn keep<E>(result: &mut Result<(), E>, step: Result<(), E>) -> ControlFlow<()> {
    *result = step;
    match result {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}
