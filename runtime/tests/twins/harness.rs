//! One input, read in every format and inside every construct of a user's types, and written again.

use crate::raw::Raw;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::{collections::HashMap, fmt};

/// What reading and writing again gave: the value in all formats, or the error's text.
pub(crate) type Outcome = Result<Vec<String>, String>;

/// How a text is given to serde.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Format {
    Str,
    Slice,
    Reader,
    Value,
    Yaml,
    Cbor,
    MessagePack,
}

pub(crate) const FORMATS: [Format; 7] = [
    Format::Str,
    Format::Slice,
    Format::Reader,
    Format::Value,
    Format::Yaml,
    Format::Cbor,
    Format::MessagePack,
];

/// What a user's own types put around a model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Around {
    Nothing,
    List,
    Option,
    Flatten,
    FlattenBesideMap,
    InternallyTagged,
    AdjacentlyTagged,
    Untagged,
}

pub(crate) const AROUND: [Around; 8] = [
    Around::Nothing,
    Around::List,
    Around::Option,
    Around::Flatten,
    Around::FlattenBesideMap,
    Around::InternallyTagged,
    Around::AdjacentlyTagged,
    Around::Untagged,
];

#[derive(Deserialize, Serialize)]
struct Flat<T> {
    before: i64,
    #[serde(flatten)]
    model: T,
}

#[derive(Deserialize, Serialize)]
struct FlatBesideMap<T> {
    before: i64,
    #[serde(flatten)]
    model: T,
    #[serde(flatten)]
    others: SortedOthers,
}

/// A hash map that is written in one order.
#[derive(Deserialize)]
struct SortedOthers(HashMap<String, Value>);

impl Serialize for SortedOthers {
    fn serialize<S: serde::Serializer>(&self, format: S) -> Result<S::Ok, S::Error> {
        let mut members: Vec<_> = self.0.iter().collect();
        members.sort_by_key(|(name, _)| *name);
        format.collect_map(members)
    }
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "kind")]
enum Internal<T> {
    Model(T),
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "kind", content = "content")]
enum Adjacent<T> {
    Model(T),
}

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum Untagged<T> {
    Model(T),
    Other { other: Value },
}

/// Reads `text`, with what is put around it, as a `T` within the same around it.
pub(crate) fn run<T: DeserializeOwned + Serialize>(
    text: &str,
    around: Around,
    format: Format,
) -> Outcome {
    match around {
        Around::Nothing => read::<T>(text, format),
        Around::List => read::<Vec<T>>(&format!("[{text}, {text}]"), format),
        Around::Option => read::<Option<T>>(text, format),
        Around::Flatten => read::<Flat<T>>(&with(text, ("before", "1")), format),
        Around::FlattenBesideMap => read::<FlatBesideMap<T>>(&with(text, ("before", "1")), format),
        Around::InternallyTagged => {
            read::<Internal<T>>(&with(text, ("kind", r#""Model""#)), format)
        }
        Around::AdjacentlyTagged => read::<Adjacent<T>>(
            &format!(r#"{{"content": {text}, "kind": "Model"}}"#),
            format,
        ),
        Around::Untagged => read::<Untagged<T>>(text, format),
    }
}

/// The text of an object with one more member in front; other texts stay.
fn with(text: &str, (name, value): (&str, &str)) -> String {
    match text.trim_start().strip_prefix('{') {
        Some(rest) if rest.trim_start().starts_with('}') => format!(r#"{{"{name}": {value}{rest}"#),
        Some(rest) => format!(r#"{{"{name}": {value}, {rest}"#),
        None => text.to_owned(),
    }
}

fn read<T: DeserializeOwned + Serialize>(text: &str, format: Format) -> Outcome {
    match format {
        Format::Str => written(serde_json::from_str::<T>(text)),
        Format::Slice => written(serde_json::from_slice::<T>(text.as_bytes())),
        Format::Reader => written(serde_json::from_reader::<_, T>(text.as_bytes())),
        Format::Value => written(serde_json::from_str(text).and_then(serde_json::from_value::<T>)),
        Format::Yaml => written(serde_yaml::from_str::<T>(text)),
        Format::Cbor => {
            let mut bytes = Vec::new();
            ciborium::into_writer(&raw(text)?, &mut bytes).map_err(|e| e.to_string())?;
            written(ciborium::from_reader::<T, _>(&bytes[..]))
        }
        Format::MessagePack => {
            let bytes = rmp_serde::to_vec_named(&raw(text)?).map_err(|e| e.to_string())?;
            written(rmp_serde::from_slice::<T>(&bytes))
        }
    }
}

fn raw(text: &str) -> Result<Raw, String> {
    serde_json::from_str(text).map_err(|error| format!("no JSON: {error}"))
}

fn written<T: Serialize, E: fmt::Display>(read: Result<T, E>) -> Outcome {
    let value = read.map_err(|error| error.to_string())?;
    let mut cbor = Vec::new();
    let cbor = ciborium::into_writer(&value, &mut cbor).map(|()| {
        // Compared as values: a map may be written with or without its length.
        ciborium::from_reader::<ciborium::Value, _>(&cbor[..]).map(|value| format!("{value:?}"))
    });
    let named = rmp_serde::to_vec_named(&value).map(|bytes| {
        rmp_serde::from_slice::<Value>(&bytes).map(|value| format!("{bytes:x?} {value}"))
    });
    Ok(vec![
        format!("{:?}", serde_json::to_string(&value)),
        format!("{:?}", serde_json::to_value(&value)),
        format!("{:?}", serde_yaml::to_string(&value)),
        format!("{cbor:?}"),
        format!("{named:?}"),
    ])
}
