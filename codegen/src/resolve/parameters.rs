//! Parameters: those of the path item and of the operation, merged, each with its style.

use openapiv3::{
    CookieStyle, HeaderStyle, Parameter as TypedParameter, ParameterData, ParameterSchemaOrContent,
    PathStyle, QueryStyle, ReferenceOr,
};

use super::{
    LeftOut, Resolver,
    document::{Docs, Location, Parameter, Style},
};
use crate::{diagnostics::codes, pointer::Pointer};

/// Header names that OpenAPI takes from elsewhere.
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

impl Resolver<'_> {
    /// The parameters of an operation; one of its own replaces one of the path item.
    pub(super) fn parameters(
        &mut self,
        item: (&[ReferenceOr<TypedParameter>], &Pointer),
        operation: (&[ReferenceOr<TypedParameter>], &Pointer),
    ) -> Result<Vec<Parameter>, LeftOut> {
        let mut merged: Vec<Parameter> = Vec::new();
        let mut broken = None;
        for (list, owner) in [item, operation] {
            let at = owner.child("parameters");
            for (i, parameter) in list.iter().enumerate() {
                let (parameter, place) = match self.follow(parameter, &at.child(i)) {
                    Ok(found) => found,
                    // The others are looked at all the same, so that all mistakes are shown.
                    Err(left_out) => {
                        broken = broken.or(Some(left_out));
                        continue;
                    }
                };
                let Some(parameter) = self.parameter(&parameter, &place) else {
                    continue;
                };
                let same =
                    |p: &Parameter| p.name == parameter.name && p.location == parameter.location;
                match merged.iter_mut().find(|p| same(p)) {
                    Some(old) => *old = parameter,
                    None => merged.push(parameter),
                }
            }
        }
        broken.map_or(Ok(merged), Err)
    }

    fn parameter(&mut self, parameter: &TypedParameter, at: &Pointer) -> Option<Parameter> {
        let data = parameter.parameter_data_ref();
        let (location, style, allow_reserved) = location_and_style(parameter, data);
        if location == Location::Header
            && NOT_PARAMETERS.contains(&data.name.to_ascii_lowercase().as_str())
        {
            let message = format!("`{}` is no parameter in OpenAPI", data.name);
            self.report(&codes::IGNORED_HEADER, at, message);
            return None;
        }
        let (schema, style) = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                (self.schema(schema, at.child("schema")), style)
            }
            ParameterSchemaOrContent::Content(content) => self.content(content, at),
        };
        Some(Parameter {
            place: self.place(at),
            name: data.name.clone(),
            location,
            required: data.required || location == Location::Path,
            style,
            allow_reserved,
            schema,
            example: data.example.clone(),
            docs: Docs {
                summary: None,
                description: data.description.clone(),
                deprecated: data.deprecated.unwrap_or(false),
            },
            rust_name: self.rust_name(&data.extensions, at),
        })
    }

    pub(super) fn content(
        &mut self,
        content: &openapiv3::Content,
        at: &Pointer,
    ) -> (super::document::SchemaId, Style) {
        let at = at.child("content");
        let Some((name, media_type)) = content.first() else {
            return (self.placeholder(&at), Style::Content);
        };
        let at = at.child(name).child("schema");
        let schema = match &media_type.schema {
            Some(schema) => self.schema(schema, at),
            None => self.placeholder(&at),
        };
        let style = match super::responses::essence(name) {
            _ if super::responses::is_json(name) => Style::Json,
            text if text.starts_with("text/") => Style::Text,
            _ => Style::Content,
        };
        (schema, style)
    }
}

fn location_and_style(parameter: &TypedParameter, data: &ParameterData) -> (Location, Style, bool) {
    let explode = data.explode;
    match parameter {
        TypedParameter::Query {
            style,
            allow_reserved,
            ..
        } => (
            Location::Query,
            query_style(style, explode),
            *allow_reserved,
        ),
        TypedParameter::Header {
            style: HeaderStyle::Simple,
            ..
        } => {
            let explode = explode.unwrap_or(false);
            (Location::Header, Style::Simple { explode }, false)
        }
        TypedParameter::Path { style, .. } => {
            let explode = explode.unwrap_or(false);
            let style = match style {
                PathStyle::Simple => Style::Simple { explode },
                PathStyle::Label => Style::Label { explode },
                PathStyle::Matrix => Style::Matrix { explode },
            };
            (Location::Path, style, false)
        }
        TypedParameter::Cookie {
            style: CookieStyle::Form,
            ..
        } => {
            let explode = explode.unwrap_or(true);
            (Location::Cookie, Style::Form { explode }, false)
        }
    }
}

/// The style with its default for `explode`: true for `form`, false for the others.
pub(super) fn query_style(style: &QueryStyle, explode: Option<bool>) -> Style {
    match style {
        QueryStyle::Form => Style::Form {
            explode: explode.unwrap_or(true),
        },
        // Exploded, both are the same as an exploded form.
        QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited if explode == Some(true) => {
            Style::Form { explode: true }
        }
        QueryStyle::SpaceDelimited => Style::Space,
        QueryStyle::PipeDelimited => Style::Pipe,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}
