//! How the members of a form are written, where the document says so.

use super::Lowering;
use crate::{
    diagnostics::codes,
    ir::Part,
    resolve::{
        document::{Encoding, Kind, MediaType, SchemaId, Style},
        is_json,
    },
};

impl Lowering<'_> {
    /// The members of a URL-encoded form that are not written as usual: a style comes before a
    /// content type.
    pub(super) fn form_parts(&mut self, form: &MediaType) -> Vec<(String, Part)> {
        let mut parts = Vec::new();
        for (name, encoding) in &form.encoding {
            let part = match encoding.style {
                Some(style) => self.styled(form, name, encoding, style),
                None => json_part(encoding),
            };
            parts.extend(part.map(|part| (name.clone(), part)));
        }
        parts
    }

    fn styled(
        &mut self,
        form: &MediaType,
        name: &str,
        encoding: &Encoding,
        style: Style,
    ) -> Option<Part> {
        let nested = self.field(form, name).is_some_and(|id| self.is_nested(id));
        if nested && style == (Style::Form { explode: true }) {
            // No style can say it; item by item it can be said as JSON.
            return None;
        }
        if nested && style != Style::DeepObject {
            let message = format!("`{name}` holds lists or objects in a list or object");
            self.report(&codes::NESTED_PARAMETER, &encoding.place, message);
        }
        Some(match encoding.allow_reserved {
            true => Part::Reserved(style),
            false => Part::Style(style),
        })
    }

    /// The parts of a multipart body that have a content type of their own.
    pub(super) fn multipart_parts(&mut self, form: &MediaType) -> Vec<(String, Part)> {
        let mut parts = Vec::new();
        for (name, encoding) in &form.encoding {
            let object = self.field(form, name).is_some_and(|id| self.is_object(id));
            let part = match &encoding.content_type {
                Some(list) if !is_json(list) && !object => first(list).map(Part::Typed),
                Some(_) => json_part(encoding),
                None => None,
            };
            let passed_over = object && encoding.content_type.is_some() && part.is_none();
            if encoding.style.is_some() || encoding.has_headers || passed_over {
                let message = format!("a part of what it says of `{name}`");
                self.report(&codes::ENCODING_IGNORED, &encoding.place, message);
            }
            parts.extend(part.map(|part| (name.clone(), part)));
        }
        parts
    }

    fn field(&self, form: &MediaType, name: &str) -> Option<SchemaId> {
        let schema = self.document.schema(self.document.target(form.schema?));
        match &schema.kind {
            Kind::Object(object) => {
                let mut properties = object.properties.iter();
                properties.find(|(n, _)| n == name).map(|(_, id)| *id)
            }
            _ => None,
        }
    }

    fn is_object(&self, id: SchemaId) -> bool {
        matches!(
            self.document.schema(self.document.target(id)).kind,
            Kind::Object(_)
        )
    }

    /// Whether lists or objects stand in a list or object.
    fn is_nested(&self, id: SchemaId) -> bool {
        let kind = |id| &self.document.schema(self.document.target(id)).kind;
        let held = |id: &SchemaId| matches!(kind(*id), Kind::Object(_) | Kind::Array { .. });
        match kind(id) {
            Kind::Array { items, .. } => held(items),
            Kind::Object(object) => object.properties.iter().any(|(_, id)| held(id)),
            _ => false,
        }
    }
}

fn json_part(encoding: &Encoding) -> Option<Part> {
    let name = encoding
        .content_type
        .as_deref()
        .filter(|name| is_json(name))?;
    Some(match name.trim() {
        "application/json" => Part::Json,
        name => Part::Typed(name.to_owned()),
    })
}

/// The first of several content types that is no range, or the first range.
fn first(list: &str) -> Option<String> {
    let mut names: Vec<&str> = list.split(',').map(str::trim).collect();
    names.retain(|name| !name.is_empty());
    let plain = names.iter().find(|name| !name.contains('*'));
    plain.or(names.first()).map(|name| (*name).to_owned())
}
