//! What generated code calls. Not a stable API for people: it changes with the generator.

pub use crate::codec::{
    Buffered, Case as UnionCase, Decode, DecodeError, DecodeObject, Decoded, Encode, EncodeError,
    EncodeList, EncodeMap, EncodeObject, EncodeText, Form, Kind, Members, Others, Read, ReadCase,
    ReadMembers, Scalar, Shape, Source, View, Visit, Writer, buffer, choose, deserialize,
    from_json, from_text, listed_text, not_listed, object, serialize, tagged, to_json,
};
pub use crate::{
    Base64, Number, Patch, Secret, Value, integer_enum, members, objects, scalar_enum, serde_impls,
    string_enum, unions,
};
pub use serde;
pub use std::string::String;

#[cfg(feature = "chrono")]
pub use chrono;
#[cfg(feature = "jiff")]
pub use jiff;
#[cfg(feature = "rust_decimal")]
pub use rust_decimal;
#[cfg(feature = "url")]
pub use url;
#[cfg(feature = "uuid")]
pub use uuid;

#[cfg(feature = "blocking")]
pub use crate::blocking::wait;
#[cfg(not(target_arch = "wasm32"))]
pub use crate::reqwest;
pub use crate::{
    BuildError, Bytes, CallError, Error, File, Reply, Response, client_builder, operations, paged,
    rows,
};
pub use crate::{
    answer::{Answer, bytes, empty, json, json_stream, stream, text},
    api::{Api, Auth, Flow, Need, Scheme, SchemeKind},
    auth::{Credential, Credentials},
    body::Part,
    builder::ClientBuilder,
    call::{Call, call},
    cases::{Case, Cases, LIVE},
    client::Client,
    error::{ErrorBody, NoErrorBody},
    header::{Header, HeaderForm},
    in_band::InBand,
    paging::{Pages, Paging, Window},
    send::{ReplyFuture, ResponseFuture},
    server::{Address, Server},
    stream::{ByteStream, JsonStream},
    style::Style,
    table::{Member, Row, Rows, Table, cells, row_is_short},
};

#[cfg(feature = "events")]
pub use crate::{
    answer::{events, text_events},
    stream::{Event, EventStream},
};

/// What objects of any member names become: sorted, so that equal values are written alike.
pub type Map<T> = std::collections::BTreeMap<String, T>;
