//! What a call answers: its successful shapes and its declared errors.

use super::{
    Lowering,
    media_types::{EVENTS, Preference, RECORDS, preference},
};
use crate::{
    diagnostics::codes,
    ir::{Answer, Case, ErrorSet, Payload, ServerReply, Type},
    resolve::{
        document::{Kind, MediaType, Operation as Resolved, Response, SchemaId, Status},
        essence,
    },
};

/// Whether a body can be handed out while it comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// An answer: it can.
    Live,
    /// An error: it is read before anybody sees it.
    Whole,
}

impl Lowering<'_> {
    /// The answer of an operation, its declared errors, and what a server tells with each.
    pub(super) fn responses(
        &mut self,
        source: &Resolved,
    ) -> (Answer, Option<ErrorSet>, Vec<ServerReply>) {
        let fulfilled = |status| matches!(status, Status::Code(200..=299) | Status::Range(2));
        let success = |status: Status| fulfilled(status) || status.is_redirect();
        let (mut good, mut bad): (Vec<&Response>, Vec<&Response>) =
            source.responses.iter().partition(|r| success(r.status));
        if !good.iter().any(|r| fulfilled(r.status)) {
            // Where no 2xx is declared, `default` stands for success as well.
            good.extend(bad.iter().filter(|r| r.status == Status::Default));
        }
        bad.retain(|r| !matches!(r.status, Status::Code(100..=199) | Status::Range(1)));
        let mut replies = Vec::new();
        let mut answer = self.answer(&good, source, &mut replies);
        answer.accept = accept(&good, &bad);
        let mut cases = Vec::new();
        for response in bad {
            let words = format!("{} {} error", source.id, response.status);
            let own = self.cases(response, &source.method, &words, Reading::Whole);
            replies.extend(own.iter().map(|(_, name)| reply(response, name.as_ref())));
            cases.extend(own.into_iter().map(|(case, _)| case));
        }
        let errors = (!cases.is_empty()).then_some(ErrorSet { cases });
        (answer, errors, replies)
    }

    fn answer(
        &mut self,
        responses: &[&Response],
        source: &Resolved,
        replies: &mut Vec<ServerReply>,
    ) -> Answer {
        let mut cases = Vec::new();
        for response in responses {
            let words = match responses {
                [_] => format!("{} response", source.id),
                _ => format!("{} {} response", source.id, response.status),
            };
            let own = self.cases(response, &source.method, &words, Reading::Live);
            replies.extend(own.iter().map(|(_, name)| reply(response, name.as_ref())));
            cases.extend(own.into_iter().map(|(case, _)| case));
        }
        if cases.is_empty() {
            replies.push(ServerReply {
                content_type: None,
                headers: Vec::new(),
                description: String::new(),
            });
            cases.push(Case {
                status: Status::Range(2),
                media: Vec::new(),
                payload: Payload::Empty,
            });
        }
        let described = |r: &&Response| (r.status, r.description.clone());
        Answer {
            cases,
            statuses: responses.iter().map(described).collect(),
            accept: None,
        }
    }

    /// What a response may be: one case for each thing that its media types hold, with the first
    /// of these as the document writes it.
    fn cases(
        &mut self,
        response: &Response,
        method: &str,
        words: &str,
        reading: Reading,
    ) -> Vec<(Case, Option<String>)> {
        let mut content = sorted(&response.content);
        if method == "HEAD" || matches!(response.status, Status::Code(204 | 205 | 304)) {
            if !content.is_empty() {
                let message = format!("{} of {} is not read", response.status, method);
                self.report(&codes::NO_BODY, &response.place, message);
            }
            content.clear();
        }
        let status = response.status;
        let mut cases: Vec<(Case, Option<String>)> = Vec::new();
        let mut json: Option<(SchemaId, Payload)> = None;
        for media_type in content {
            let again = json
                .as_ref()
                .filter(|(id, _)| self.is_same_json(media_type, *id));
            let payload = match again {
                Some((_, payload)) => payload.clone(),
                None => {
                    let words = match cases.len() {
                        0 => words.to_owned(),
                        _ => format!("{words} {}", essence(&media_type.name)),
                    };
                    self.payload(media_type, &words, reading, response)
                }
            };
            if let (Payload::Json(_), Some(id), None) = (&payload, media_type.schema, &json) {
                json = Some((id, payload.clone()));
            }
            let name = plain(&media_type.name);
            match cases.iter_mut().find(|(case, _)| case.payload == payload) {
                Some((case, _)) => case.media.push(name),
                None => {
                    let written = content_type(&media_type.name, &payload);
                    let case = Case {
                        status,
                        media: vec![name],
                        payload,
                    };
                    cases.push((case, Some(written)));
                }
            }
        }
        match &mut cases[..] {
            [] => {
                let case = Case {
                    status,
                    media: Vec::new(),
                    payload: Payload::Empty,
                };
                cases.push((case, None));
            }
            [(only, _)] => only.media.clear(),
            _ => {}
        }
        cases
    }

    /// What a body of that media type holds.
    fn payload(
        &mut self,
        media_type: &MediaType,
        words: &str,
        reading: Reading,
        response: &Response,
    ) -> Payload {
        let name = essence(&media_type.name);
        let bytes = match reading {
            Reading::Live => Payload::Stream,
            Reading::Whole => Payload::Bytes,
        };
        let unsaid = media_type
            .schema
            .is_none_or(|id| matches!(self.kind(id), Kind::Any));
        let text = media_type.schema.is_some_and(|id| self.is_text_schema(id));
        match preference(&name) {
            _ if self.is_binary(media_type.schema) => bytes,
            // Nothing is known of it, so nothing may be lost of it.
            Preference::Json if name.contains('*') && unsaid => bytes,
            // Servers whose documents name no type send texts as they are.
            Preference::Json if name.contains('*') && text => Payload::Text,
            Preference::Json => {
                let ty = media_type
                    .schema
                    .map_or(Type::Json, |id| self.ty(id, words));
                Payload::Json(ty)
            }
            Preference::Text => Payload::Text,
            _ if name == EVENTS || RECORDS.contains(&name.as_str()) => match reading {
                Reading::Whole => Payload::Text,
                Reading::Live => self.streamed(media_type.schema, &name, words),
            },
            Preference::Form | Preference::Multipart => {
                let message = format!("{name} is given as bytes");
                self.report(&codes::RESPONSE_MEDIA_TYPE, &response.place, message);
                bytes
            }
            Preference::Bytes => bytes,
        }
    }

    /// Events, or JSON values in a row; of these the schema may describe one, or all in a list.
    fn streamed(&mut self, schema: Option<SchemaId>, name: &str, words: &str) -> Payload {
        if name == EVENTS {
            let json = schema.filter(|id| !self.is_text_schema(*id));
            return Payload::Events(json.map(|id| self.ty(id, words)));
        }
        let item = schema.map(|id| match self.kind(id) {
            Kind::Array { items, .. } => *items,
            _ => id,
        });
        Payload::Records(item.map_or(Type::Json, |id| self.ty(id, words)))
    }

    /// Whether a media type holds the same JSON as an earlier one: another name for JSON, or plain
    /// text, where the schema says that it is no text.
    fn is_same_json(&self, media_type: &MediaType, json: SchemaId) -> bool {
        let name = essence(&media_type.name);
        let alike = match preference(&name) {
            Preference::Json => true,
            _ => name == "text/plain" && !self.is_text_schema(json),
        };
        alike
            && media_type
                .schema
                .is_some_and(|id| self.is_same_schema(id, json))
    }

    /// The same schema, or lists of it.
    fn is_same_schema(&self, a: SchemaId, b: SchemaId) -> bool {
        let (a, b) = (self.document.target(a), self.document.target(b));
        match (self.kind(a), self.kind(b)) {
            _ if a == b => true,
            (Kind::Array { items: a, .. }, Kind::Array { items: b, .. }) => {
                self.document.target(*a) == self.document.target(*b)
            }
            _ => false,
        }
    }

    fn kind(&self, id: SchemaId) -> &Kind {
        &self.document.schema(self.document.target(id)).kind
    }

    fn is_binary(&self, schema: Option<SchemaId>) -> bool {
        let kind = schema.map(|id| self.kind(id));
        matches!(kind, Some(Kind::String { format: Some(f), .. }) if f == "binary")
    }

    fn is_text_schema(&self, id: SchemaId) -> bool {
        matches!(self.kind(id), Kind::String { .. } | Kind::Any)
    }
}

/// What a server tells with a case of a response; its headers are not known yet.
fn reply(response: &Response, content_type: Option<&String>) -> ServerReply {
    ServerReply {
        content_type: content_type.cloned(),
        headers: Vec::new(),
        description: response.description.clone(),
    }
}

/// What a server writes for a declared media type; a range names none.
fn content_type(declared: &str, payload: &Payload) -> String {
    let written = plain(declared);
    match payload {
        _ if !written.contains('*') => written,
        Payload::Json(_) => "application/json".to_owned(),
        Payload::Text => "text/plain".to_owned(),
        _ => "application/octet-stream".to_owned(),
    }
}

/// The media types to ask for, where it is not JSON alone: those of answers, JSON first, then those
/// of errors, which are worth less, so that no server sends an answer as one of them by choice.
fn accept(good: &[&Response], bad: &[&Response]) -> Option<String> {
    let mut accept = media_types(good);
    accept.sort_by_key(|name| preference(name) != Preference::Json);
    if accept.is_empty() {
        accept = media_types(bad);
    } else {
        let mut errors = media_types(bad);
        errors.retain(|name| !accept.contains(name));
        accept.extend(errors.into_iter().map(|name| name + ";q=0.5"));
    }
    (accept != ["application/json"] && !accept.is_empty()).then(|| accept.join(", "))
}

fn media_types(responses: &[&Response]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for media_type in responses.iter().flat_map(|r| sorted(&r.content)) {
        let name = plain(&media_type.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The media types, the preferred ones first.
fn sorted(content: &[MediaType]) -> Vec<&MediaType> {
    let mut content: Vec<&MediaType> = content.iter().collect();
    content.sort_by_key(|media_type| preference(&media_type.name));
    content
}

/// A media type in small letters, with the parameters that tell it from others: without blanks
/// and charset.
fn plain(media_type: &str) -> String {
    let parameters = media_type.split(';').skip(1);
    let parameters = parameters.map(|p| p.split_whitespace().collect::<String>());
    // What is no parameter could not be sent in a header.
    let token = |c: char| c.is_ascii_alphanumeric() || "=-_.+!#$&^".contains(c);
    let kept = parameters.filter(|p| {
        let charset = p.to_ascii_lowercase().starts_with("charset=");
        p.contains('=') && !charset && p.chars().all(token)
    });
    let essence: String = essence(media_type).split_whitespace().collect();
    kept.fold(essence, |name, parameter| name + ";" + &parameter)
}
