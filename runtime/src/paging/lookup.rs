//! What an answer says of its list: a scalar at a JSON pointer of its body, or a header.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny as Skipped, MapAccess, SeqAccess, Visitor,
};

use super::window::number;
use crate::reply::Reply;

/// The name under which `serde_json` hides a number, where some crate of the program has switched on
/// its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// A scalar, as far as paging tells them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Null,
    Bool(bool),
    /// The text of a string or a number, or the value of a header.
    Text(String),
    /// A list or an object.
    Parts,
}

/// What stands at a place: a JSON pointer into the body, or the name of a header. `None` where
/// the place is not declared, or nothing is there.
pub(super) fn lookup(place: &str, reply: &Reply) -> Option<Found> {
    if place.starts_with('/') {
        return at(place, reply.body());
    }
    if place.is_empty() {
        return None;
    }
    let value = reply.headers().get(place)?;
    let text = std::str::from_utf8(value.as_bytes()).ok()?;
    Some(Found::Text(text.trim().to_owned()))
}

/// A count; `None` where it is null, or not there.
pub(super) fn count(place: &str, reply: &Reply) -> Result<Option<u64>, String> {
    match lookup(place, reply) {
        None | Some(Found::Null) => Ok(None),
        Some(Found::Text(text)) if number(&text).is_some() => Ok(number(&text)),
        Some(_) => Err(format!("what stands at `{place}` is not a whole number")),
    }
}

/// Whether there is more; `None` where nothing is there. Null is no, and so are `false`, `0` and
/// an empty text.
pub(super) fn flag(place: &str, reply: &Reply) -> Option<bool> {
    Some(match lookup(place, reply)? {
        Found::Null => false,
        Found::Bool(more) => more,
        Found::Text(text) => !matches!(text.as_str(), "" | "0" | "false" | "False"),
        Found::Parts => true,
    })
}

/// A text that is not empty.
pub(super) fn text(place: &str, reply: &Reply) -> Result<Option<String>, String> {
    match lookup(place, reply) {
        // `false` is how some say that there is no next page.
        None | Some(Found::Null | Found::Bool(false)) => Ok(None),
        Some(Found::Text(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(_) => Err(format!("what stands at `{place}` is not a text")),
    }
}

/// Reads the value at a pointer and passes over everything else.
fn at(pointer: &str, body: &[u8]) -> Option<Found> {
    let steps = pointer.split('/').skip(1);
    let steps: Vec<String> = steps
        .map(|step| step.replace("~1", "/").replace("~0", "~"))
        .collect();
    let mut format = serde_json::Deserializer::from_slice(body);
    // A body that is no JSON says nothing; whether it should is for the decoder to judge.
    Seek(&steps).deserialize(&mut format).ok().flatten()
}

/// Goes down these steps.
#[derive(Clone, Copy)]
struct Seek<'p>(&'p [String]);

impl Seek<'_> {
    /// A scalar is found where no step is left.
    #[allow(clippy::unnecessary_wraps)] // The signature is that of a visitor.
    fn scalar<E>(self, found: Found) -> Result<Option<Found>, E> {
        Ok(self.0.is_empty().then_some(found))
    }
}

impl<'de> DeserializeSeed<'de> for Seek<'_> {
    type Value = Option<Found>;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<Self::Value, D::Error> {
        format.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seek<'_> {
    type Value = Option<Found>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        self.scalar(Found::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        self.scalar(Found::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        self.scalar(Found::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        self.scalar(Found::Text(value.to_string()))
    }

    /// A whole one has no point: `75.0` is 75.
    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        self.scalar(Found::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        self.scalar(Found::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let Some((step, below)) = self.0.split_first() else {
            while items.next_element::<Skipped>()?.is_some() {}
            return Ok(Some(Found::Parts));
        };
        let (last, wanted) = (step == "-", number(step));
        let (mut found, mut place) = (None, 0);
        loop {
            if last || wanted == Some(place) {
                let Some(item) = items.next_element_seed(Seek(below))? else {
                    return Ok(found);
                };
                found = item;
            } else if items.next_element::<Skipped>()?.is_none() {
                return Ok(found);
            }
            place += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let Some((step, below)) = self.0.split_first() else {
            return parts_or_number(members);
        };
        let mut found = None;
        while let Some(wanted) = members.next_key_seed(Named(step))? {
            if wanted {
                found = members.next_value_seed(Seek(below))?;
            } else {
                members.next_value::<Skipped>()?;
            }
        }
        Ok(found)
    }
}

/// An object at the end of a pointer: one, or a number in disguise.
fn parts_or_number<'de, A: MapAccess<'de>>(mut members: A) -> Result<Option<Found>, A::Error> {
    if members.next_key_seed(Named(NUMBER))? == Some(true) {
        let digits: String = members.next_value()?;
        return Ok(Some(Found::Text(digits)));
    }
    // The key, if there was one, has a value still.
    let _ = members.next_value::<Skipped>();
    while members.next_entry::<Skipped, Skipped>()?.is_some() {}
    Ok(Some(Found::Parts))
}

/// Whether a name is this one.
struct Named<'n>(&'n str);

impl<'de> DeserializeSeed<'de> for Named<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<bool, D::Error> {
        format.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Named<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, at, count, flag, text};
    use crate::reply::Reply;
    use http::{HeaderMap, HeaderValue, StatusCode};

    const BODY: &str = r#"{
        "meta": {"next": "abc", "none": null, "total": 75, "whole": 75.0, "more": false, "empty": ""},
        "a/b": {"~": -1}, "list": [{"id": 1}, {"id": 2}], "nothing": [], "parts": {"x": [1]},
        "": "unnamed", "big": 18446744073709551615
    }"#;

    fn found(text: &str) -> Found {
        Found::Text(text.to_owned())
    }

    #[test]
    fn pointers_lead_to_scalars() {
        let rows = [
            ("/meta/next", Some(found("abc"))),
            ("/meta/none", Some(Found::Null)),
            ("/meta/total", Some(found("75"))),
            ("/meta/whole", Some(found("75"))),
            ("/meta/more", Some(Found::Bool(false))),
            ("/a~1b/~0", Some(found("-1"))),
            ("/list/0/id", Some(found("1"))),
            ("/list/-/id", Some(found("2"))),
            ("/list/2/id", None),
            ("/list/x", None),
            ("/nothing/-", None),
            ("/nothing", Some(Found::Parts)),
            ("/parts", Some(Found::Parts)),
            ("/meta", Some(Found::Parts)),
            ("/meta/next/deeper", None),
            ("/absent", None),
            ("/", Some(found("unnamed"))),
            ("/big", Some(found("18446744073709551615"))),
        ];
        for (pointer, expected) in rows {
            assert_eq!(at(pointer, BODY.as_bytes()), expected, "{pointer}");
        }
        assert_eq!(at("/a", b"not JSON"), None);
        assert_eq!(at("/a", b"{}"), None);
    }

    #[test]
    fn counts_flags_and_texts_are_read_from_bodies_and_headers() {
        let mut headers = HeaderMap::new();
        headers.insert("x-total", HeaderValue::from_static(" 12 "));
        headers.insert("x-more", HeaderValue::from_static("true"));
        let reply = Reply::new(StatusCode::OK, headers, BODY);
        assert_eq!(count("X-Total", &reply), Ok(Some(12)));
        assert_eq!(count("/meta/whole", &reply), Ok(Some(75)));
        assert_eq!(count("/meta/none", &reply), Ok(None));
        assert_eq!(count("", &reply), Ok(None));
        assert_eq!(count("X-None", &reply), Ok(None));
        assert!(count("/meta/next", &reply).is_err());
        assert!(count("/a~1b/~0", &reply).is_err());
        assert_eq!(flag("X-More", &reply), Some(true));
        assert_eq!(flag("/meta/more", &reply), Some(false));
        assert_eq!(flag("/meta/none", &reply), Some(false));
        assert_eq!(flag("/absent", &reply), None);
        assert_eq!(text("/meta/empty", &reply), Ok(None));
        assert_eq!(text("/meta/total", &reply), Ok(Some("75".to_owned())));
        assert!(text("/list", &reply).is_err());
    }
}
