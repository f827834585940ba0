//! Which of the declared media types a call sends, and how its body is written.

use super::{
    LeftOut, Lowering,
    media_types::{Preference, preference},
};
use crate::{
    diagnostics::codes,
    ir::{Body, BodyFormat, Part, Type},
    resolve::{
        document::{Body as Declared, Encoding, Kind, MediaType, Operation, SchemaId},
        is_json,
    },
};

impl Lowering<'_> {
    pub(super) fn body(&mut self, operation: &Operation) -> Result<Option<Body>, LeftOut> {
        let Some(declared) = &operation.body else {
            return Ok(None);
        };
        if ["GET", "HEAD", "DELETE"].contains(&operation.method.as_str()) {
            let message = format!("a body on {}", operation.method);
            self.report(&codes::BODYLESS_METHOD, &declared.place, message);
        }
        let Some(chosen) = declared.content.iter().min_by_key(|m| preference(&m.name)) else {
            return Ok(None);
        };
        if declared.content.len() > 1 {
            let others: Vec<&str> = declared
                .content
                .iter()
                .map(|m| m.name.as_str())
                .filter(|name| *name != chosen.name)
                .collect();
            let message = format!("{} is sent, not {}", chosen.name, others.join(" or "));
            self.report(&codes::MORE_MEDIA_TYPES, &declared.place, message);
        }
        let words = format!("{} body", operation.id);
        let (format, ty) = self.format(declared, chosen, &words)?;
        Ok(Some(Body {
            required: declared.required,
            format,
            ty,
            docs: declared.docs.clone(),
        }))
    }

    fn format(
        &mut self,
        declared: &Declared,
        chosen: &MediaType,
        words: &str,
    ) -> Result<(BodyFormat, Type), LeftOut> {
        let name = &chosen.name;
        match preference(name) {
            Preference::Json if name.contains('*') && self.is_file(chosen.schema) => {
                let name = "application/octet-stream".to_owned();
                Ok((BodyFormat::Bytes(name), Type::String))
            }
            Preference::Json => {
                let ty = chosen.schema.map_or(Type::Json, |id| self.ty(id, words));
                let name = if name.contains('*') {
                    "application/json"
                } else {
                    name
                };
                Ok((BodyFormat::Json(name.to_owned()), ty))
            }
            Preference::Form => {
                let ty = self.form(declared, chosen, words)?;
                Ok((BodyFormat::Form(parts(&chosen.encoding)), ty))
            }
            Preference::Multipart => {
                let ty = self.form(declared, chosen, words)?;
                Ok((BodyFormat::Multipart(parts(&chosen.encoding)), ty))
            }
            Preference::Text => {
                if let Some(id) = chosen.schema
                    && !self.is_text(id)
                {
                    let message = format!("{name} is written from a text, this is none");
                    return Err(self.left_out(&codes::BODY_KIND, &declared.place, message));
                }
                Ok((BodyFormat::Text(name.clone()), Type::String))
            }
            Preference::Bytes => {
                let name = if name.contains('*') {
                    "application/octet-stream"
                } else {
                    name
                };
                Ok((BodyFormat::Bytes(name.to_owned()), Type::String))
            }
        }
    }

    /// The type of a form: an object, whose members are the fields.
    fn form(
        &mut self,
        declared: &Declared,
        chosen: &MediaType,
        words: &str,
    ) -> Result<Type, LeftOut> {
        let has_files = chosen.schema.is_some_and(|id| self.has_files(id));
        match chosen.schema {
            Some(id) if self.is_object(id) && !has_files => Ok(self.bare(id, words)),
            _ => {
                let (name, what) = (&chosen.name, if has_files { "a file in it" } else { "it" });
                let message = format!("{name} cannot be written from {what} yet");
                let code = if has_files {
                    &codes::BODY_MEDIA_TYPE
                } else {
                    &codes::BODY_KIND
                };
                Err(self.left_out(code, &declared.place, message))
            }
        }
    }

    fn is_object(&self, id: SchemaId) -> bool {
        matches!(
            self.document.schema(self.document.target(id)).kind,
            Kind::Object(_)
        )
    }

    fn is_file(&self, schema: Option<SchemaId>) -> bool {
        let kind = schema.map(|id| &self.document.schema(self.document.target(id)).kind);
        matches!(kind, Some(Kind::String { format: Some(f), .. }) if f == "binary")
    }

    /// Files are not text, and JSON strings cannot carry them.
    fn has_files(&self, id: SchemaId) -> bool {
        let schema = self.document.schema(self.document.target(id));
        let Kind::Object(object) = &schema.kind else {
            return false;
        };
        object.properties.iter().any(|(_, id)| {
            let schema = self.document.schema(self.document.target(*id));
            match schema.kind {
                Kind::Array { items, .. } => self.is_file(Some(items)),
                _ => self.is_file(Some(*id)),
            }
        })
    }

    fn is_text(&self, id: SchemaId) -> bool {
        let kind = &self.document.schema(self.document.target(id)).kind;
        matches!(kind, Kind::String { .. } | Kind::Any)
    }
}

/// The members that the document wants written in a way of their own.
fn parts(encoding: &[(String, Encoding)]) -> Vec<(String, Part)> {
    encoding
        .iter()
        .filter_map(|(name, encoding)| {
            let json = encoding.content_type.as_deref().is_some_and(is_json);
            let part = if json {
                Part::Json
            } else {
                Part::Style(encoding.style?)
            };
            Some((name.clone(), part))
        })
        .collect()
}
