//! What generated code calls. Not a stable API for people: it changes with the generator.

pub use crate::codec::{
    Buffered, Decode, DecodeError, DecodeObject, Decoded, Encode, EncodeError, EncodeList,
    EncodeMap, EncodeObject, Members, Read, ReadMembers, Shape, Source, View, Visit, Writer,
    buffer, deserialize, from_json, from_text, object, serialize, to_json,
};
pub use crate::{Patch, Value, members, objects, serde_impls, string_enums};
pub use serde;

pub use crate::{BuildError, Bytes, CallError, Error, File, Reply, Response, operations, reqwest};
pub use crate::{
    api::{Api, Auth, Need, Scheme, SchemeKind},
    body::Part,
    call::{Call, call},
    client::{Client, ClientBuilder},
    credentials::Credential,
    error::{ErrorBody, NoErrorBody},
    reply::{bytes, empty, json, text},
    send::{ReplyFuture, ResponseFuture},
    style::Style,
};

/// What objects of any member names become: sorted, so that equal values are written alike.
pub type Map<T> = std::collections::BTreeMap<String, T>;
