//! Turns models into values of a format and back.
//!
//! Generated code sees only [`Source`] (one value to be read) and [`View`] (what a value looks like
//! when it is written), both free of type parameters, so that the body of a model is compiled once
//! and not once per format. [`bridge`] and [`serialize`] tie them to serde, so that every model is
//! ordinary serde for its users.
//!
//! Invariant: nothing in here knows HTTP.

mod bridge;
mod buffer;
mod choose;
mod crossing;
mod decode;
mod encode;
mod enums;
mod error;
mod formats;
mod json;
mod json_value;
mod macros;
mod members;
mod numbers;
mod object;
#[cfg(feature = "server")]
pub(crate) mod parts;
mod serialize;
mod source;
mod visitors;
mod writer;

pub use bridge::deserialize;
pub use buffer::{Buffered, buffer};
pub use choose::{Case, Form, Kind, Others, ReadCase, Scalar, choose, tagged};
pub use encode::{Encode, EncodeList, EncodeMap, EncodeObject, View};
pub use enums::{listed_text, not_listed};
pub use error::{DecodeError, Decoded, EncodeError};
pub use formats::EncodeText;
pub(crate) use formats::Shown;
pub use json::{from_json, to_json};
pub use members::Members;
pub use serialize::serialize;
pub use source::{Decode, DecodeObject, Read, ReadMembers, Shape, Source, from_text, object};
pub use writer::{Visit, Writer};
