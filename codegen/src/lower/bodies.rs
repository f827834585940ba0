//! What a call sends: the media types of its body, and how each is written.

use super::{
    LeftOut, Lowering,
    media_types::{Preference, preference},
};
use crate::{
    diagnostics::{Code, codes},
    ir::{Body, BodyCase, BodyFormat, Type},
    resolve::{
        document::{Body as Declared, Kind, MediaType, Operation, SchemaId},
        essence,
    },
};

/// Why a media type is not offered.
type Refused = (&'static Code, String);

impl Lowering<'_> {
    pub(super) fn body(&mut self, operation: &Operation) -> Result<Option<Body>, LeftOut> {
        let Some(declared) = &operation.body else {
            return Ok(None);
        };
        if ["GET", "HEAD", "DELETE"].contains(&operation.method.as_str()) {
            let message = format!("a body on {}", operation.method);
            self.report(&codes::BODYLESS_METHOD, &declared.place, message);
        }
        let offered = self.offered(declared);
        let (mut cases, mut refused) = (Vec::new(), Vec::new());
        for (i, media_type) in offered.iter().enumerate() {
            let words = words(&operation.id, media_type, i == 0);
            match self.case(declared, media_type, &words) {
                Ok(case) => cases.push(case),
                Err(why) => refused.push(why),
            }
        }
        if let (true, Some((code, message))) = (cases.is_empty(), refused.first()) {
            return Err(self.left_out(code, &declared.place, message.clone()));
        }
        for (_, message) in refused {
            self.report(&codes::MORE_MEDIA_TYPES, &declared.place, message);
        }
        Ok((!cases.is_empty()).then(|| Body {
            required: declared.required,
            cases,
            docs: declared.docs.clone(),
        }))
    }

    /// The media types that a call can name, the default first.
    fn offered<'d>(&mut self, declared: &'d Declared) -> Vec<&'d MediaType> {
        let rank = |m: &MediaType| {
            let name = essence(&m.name);
            let usual = matches!(&*name, "application/json" | "text/plain");
            (preference(&name), name.contains('*'), !usual, name)
        };
        let mut all: Vec<&MediaType> = declared.content.iter().collect();
        all.sort_by_cached_key(|m| rank(m));
        let json = all
            .first()
            .is_some_and(|m| preference(&m.name) == Preference::Json && !m.name.contains('*'));
        let (offered, ranges): (Vec<&MediaType>, Vec<_>) = all.into_iter().partition(|m| {
            let range = m.name.contains('*') && preference(&m.name) == Preference::Json;
            !(range && json) || m.schema.is_some_and(|id| self.is_file(id))
        });
        for range in ranges {
            let message = format!("{} names nothing beyond the others", range.name);
            self.report(&codes::MORE_MEDIA_TYPES, &declared.place, message);
        }
        offered
    }

    fn case(
        &mut self,
        declared: &Declared,
        chosen: &MediaType,
        words: &str,
    ) -> Result<BodyCase, Refused> {
        let is_file = chosen.schema.is_some_and(|id| self.is_file(id));
        let (format, ty) = match preference(&chosen.name) {
            Preference::Json | Preference::Text if is_file => (BodyFormat::Bytes, Type::File),
            // Of any type and no structure: what the caller has goes out as it is.
            Preference::Json
                if chosen.name.contains('*') && self.is_unstructured(chosen.schema) =>
            {
                (BodyFormat::Bytes, Type::File)
            }
            Preference::Json => {
                let ty = chosen.schema.map_or(Type::Json, |id| self.ty(id, words));
                (BodyFormat::Json, ty)
            }
            Preference::Form => {
                let ty = match self.fields(chosen)? {
                    Some(id) => self.bare(id, words),
                    None => Type::Json,
                };
                (BodyFormat::Form(self.form_parts(chosen)), ty)
            }
            Preference::Multipart => {
                let ty = match self.fields(chosen)? {
                    Some(id) => self.multipart_type(id, words),
                    None => Type::Json,
                };
                (BodyFormat::Multipart(self.multipart_parts(chosen)), ty)
            }
            Preference::Text => (BodyFormat::Text, self.text_type(declared, chosen, words)),
            // Other multipart types have the same structure.
            Preference::Bytes if essence(&chosen.name).starts_with("multipart/") => {
                match self.fields(chosen)? {
                    Some(id) => {
                        let ty = self.multipart_type(id, words);
                        (BodyFormat::Multipart(self.multipart_parts(chosen)), ty)
                    }
                    None => (BodyFormat::Bytes, Type::File),
                }
            }
            Preference::Bytes => {
                self.mention_structure(declared, chosen);
                (BodyFormat::Bytes, Type::File)
            }
        };
        let content_type = content_type(&chosen.name, &format);
        if chosen.name.contains('*') {
            let named = match content_type.contains('*') {
                true => "what the caller names",
                false => content_type.as_str(),
            };
            let message = format!("{} is sent as {named}", chosen.name);
            self.report(&codes::MEDIA_RANGE, &declared.place, message);
        }
        Ok(BodyCase {
            media_type: chosen.name.clone(),
            content_type,
            format,
            ty,
            member: None,
        })
    }

    fn is_unstructured(&self, schema: Option<SchemaId>) -> bool {
        schema.is_none_or(|id| {
            let schema = self.document.schema(self.document.target(id));
            let text = matches!(schema.kind, Kind::String { .. }) && schema.values.is_empty();
            text || matches!(schema.kind, Kind::Any)
        })
    }

    /// The schema of a form, whose members are the fields; `None` for anything.
    fn fields(&mut self, chosen: &MediaType) -> Result<Option<SchemaId>, Refused> {
        let Some(id) = chosen.schema else {
            return Ok(None);
        };
        let document = self.document;
        let schema = document.schema(document.target(id));
        match &schema.kind {
            Kind::Object(_) => Ok(Some(id)),
            Kind::Any => Ok(None),
            Kind::Union { members, .. } => {
                let multipart = preference(&chosen.name) == Preference::Multipart;
                if multipart && members.iter().any(|&m| self.has_files(m)) {
                    let message = "the files of these members are texts";
                    self.report(&codes::FILES_AS_TEXT, &schema.place, message);
                }
                Ok(Some(id))
            }
            _ => {
                let message = format!("{} cannot be written from it", chosen.name);
                Err((&codes::BODY_KIND, message))
            }
        }
    }

    fn has_files(&self, id: SchemaId) -> bool {
        match &self.document.schema(self.document.target(id)).kind {
            Kind::Object(object) => object.properties.iter().any(|p| self.is_sent_file(p.1)),
            _ => false,
        }
    }

    /// A scalar, where the document describes one; else the text itself.
    fn text_type(&mut self, declared: &Declared, chosen: &MediaType, words: &str) -> Type {
        let name = essence(&chosen.name);
        let plain = name.starts_with("text/") && name != "text/xml";
        match chosen.schema {
            Some(id) if plain && self.is_scalar(id) => self.bare(id, words),
            Some(id) if plain => {
                let kind = &self.document.schema(self.document.target(id)).kind;
                if !matches!(kind, Kind::Any) {
                    let message = format!("{} is given as a text", chosen.name);
                    self.report(&codes::BODY_AS_TEXT, &declared.place, message);
                }
                Type::String
            }
            _ => Type::String,
        }
    }

    fn mention_structure(&mut self, declared: &Declared, chosen: &MediaType) {
        let kind = |id| &self.document.schema(self.document.target(id)).kind;
        let bytes = |kind: &Kind| matches!(kind, Kind::String { .. } | Kind::Any);
        if chosen.schema.is_some_and(|id| !bytes(kind(id))) {
            let message = format!("{} is given as bytes", chosen.name);
            self.report(&codes::BODY_AS_BYTES, &declared.place, message);
        }
    }
}

/// Words for the types of a body that have no name; those of the default need not say more.
fn words(operation: &str, media_type: &MediaType, default: bool) -> String {
    let kind = match preference(&media_type.name) {
        _ if default => "",
        Preference::Json => "json ",
        Preference::Form => "form ",
        Preference::Multipart => "multipart ",
        Preference::Text | Preference::Bytes => "other ",
    };
    format!("{operation} {kind}body")
}

/// What is sent for a declared media type.
fn content_type(declared: &str, format: &BodyFormat) -> String {
    let name = essence(declared);
    match format {
        BodyFormat::Json if name.contains('*') => "application/json".to_owned(),
        BodyFormat::Text if name.contains('*') => "text/plain".to_owned(),
        // The parts are divided by a boundary of our own.
        BodyFormat::Multipart(_) if name.contains('*') => "multipart/form-data".to_owned(),
        BodyFormat::Multipart(_) => name,
        _ => declared.trim().to_owned(),
    }
}
