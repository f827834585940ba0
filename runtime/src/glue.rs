//! What generated code calls. Not a stable API for people: it changes with the generator.

pub use crate::codec::{
    Buffered, Case, Decode, DecodeError, DecodeObject, Decoded, Encode, EncodeError, EncodeList,
    EncodeMap, EncodeObject, Form, Kind, Members, Others, Read, ReadCase, ReadMembers, Scalar,
    Shape, Source, View, Visit, Writer, buffer, choose, deserialize, from_json, from_text,
    listed_text, not_listed, object, serialize, tagged, to_json,
};
pub use crate::{
    Patch, Value, integer_enum, objects, scalar_enum, serde_impls, string_enum, unions,
};
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
