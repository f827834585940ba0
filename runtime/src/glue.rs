//! What generated code calls. Not a stable API for people: it changes with the generator.

pub use crate::codec::{
    Buffered, Decode, DecodeError, DecodeObject, Decoded, Encode, EncodeError, EncodeList,
    EncodeMap, EncodeObject, Members, Read, ReadMembers, Shape, Source, View, Visit, Writer,
    buffer, deserialize, from_json, from_text, object, serialize, to_json,
};
pub use crate::{Patch, Value, objects, serde_impls, string_enums};
pub use serde;
