//! What a server of the API is written with: traits, inputs and answers, behind the feature
//! `server`.

use super::{BodyKind, PayloadKind, operations::payload_kind};
use crate::{
    emit::types::Named,
    ir::{self, BodyFormat, Location, Status},
    names::{BODY, IN_BAND, OperationNames},
};

/// An operation as a server has it: a method of a trait that is given an input and gives an
/// answer. Paths begin at the module of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The trait: `server::teams::Teams`.
    pub handlers: String,
    /// The function that routes calls to what implements it.
    pub routes: String,
    /// The method.
    pub method: String,
    /// The struct that the method is given.
    pub input: String,
    /// The fields of that struct but the body, in order.
    pub fields: Vec<ServedField>,
    /// Its field for the body.
    pub body: Option<ServedBody>,
    /// The enum that the method gives.
    pub answer: String,
    /// The variants of that enum that stand for a declared response, in order.
    pub replies: Vec<ServedReply>,
    /// The variant for errors with a status of success.
    pub in_band: Option<String>,
}

/// A field that an argument outside the body becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedField {
    /// Where the argument travels.
    pub location: Location,
    /// Its name on the wire.
    pub wire: String,
    /// The field.
    pub name: String,
    /// Whether it is always there; an `Option` otherwise.
    pub required: bool,
}

/// The field that a body becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedBody {
    /// Whether it is always there; an `Option` otherwise.
    pub required: bool,
    /// The field.
    pub name: String,
    /// The enum of its media types, where there are several.
    pub choice: Option<String>,
    /// By media type.
    pub contents: Vec<ServedContent>,
}

/// A body of one media type, as it is received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedContent {
    /// The media type as the document writes it.
    pub media_type: String,
    /// Its variant; of no meaning outside an enum.
    pub variant: String,
    /// How it is read.
    pub kind: BodyKind,
}

/// A variant of an answer. It holds the status where that is not fixed, and the body where there
/// is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedReply {
    /// Its status.
    pub status: Status,
    /// The content type that is written; none without a body.
    pub content_type: Option<String>,
    /// The declared media types that it stands for, as in [`Case::media_types`](super::Case::media_types).
    pub media_types: Vec<String>,
    /// The variant.
    pub variant: String,
    /// How the body is given; never as a [`Stream`](PayloadKind::Stream), since a file is one.
    pub kind: PayloadKind,
    /// The constants of the headers that the response declares: `headers::X_LEFT`.
    pub headers: Vec<String>,
}

pub(super) fn served(
    named: Named<'_>,
    operation: &ir::Operation,
    names: &OperationNames,
) -> Served {
    let tag = &named.names.tags[operation.tag];
    let inside = |name: &str| format!("server::{}::{name}", tag.module);
    let fields = operation.arguments().zip(&names.server.fields);
    Served {
        handlers: inside(&tag.handle),
        routes: inside("routes"),
        method: names.method.clone(),
        input: inside(&names.request),
        fields: fields
            .map(|((argument, required), name)| ServedField {
                location: argument.location,
                wire: argument.wire.clone(),
                name: name.clone(),
                required,
            })
            .collect(),
        body: operation.body.as_ref().map(|body| ServedBody {
            required: body.required,
            name: BODY.to_owned(),
            choice: (body.cases.len() > 1).then(|| inside(&names.body_type)),
            contents: contents(body, names),
        }),
        answer: inside(&names.answer),
        replies: replies(named, operation, names),
        in_band: operation.in_band.map(|_| IN_BAND.to_owned()),
    }
}

fn contents(body: &ir::Body, names: &OperationNames) -> Vec<ServedContent> {
    let cases = body.cases.iter().enumerate();
    cases
        .map(|(i, case)| ServedContent {
            media_type: case.media_type.clone(),
            variant: names.body_variants.get(i).cloned().unwrap_or_default(),
            kind: match case.format {
                BodyFormat::Bytes => BodyKind::Bytes,
                BodyFormat::Text => BodyKind::Text,
                _ => BodyKind::Value,
            },
        })
        .collect()
}

fn replies(
    named: Named<'_>,
    operation: &ir::Operation,
    names: &OperationNames,
) -> Vec<ServedReply> {
    let replies = named.api.replies(operation).zip(&names.server.replies);
    replies
        .map(|((case, reply), variant)| ServedReply {
            status: case.status,
            content_type: reply.content_type.clone(),
            media_types: case.media.clone(),
            variant: variant.clone(),
            kind: match payload_kind(&case.payload) {
                // A server gives a file for either.
                PayloadKind::Stream => PayloadKind::Bytes,
                kind => kind,
            },
            headers: {
                let headers = reply.headers.iter().map(|&i| &named.names.headers[i]);
                headers.map(|name| format!("headers::{name}")).collect()
            },
        })
        .collect()
}
