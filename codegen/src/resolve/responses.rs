//! Bodies, responses and their media types.

use openapiv3::{
    Content, Encoding as TypedEncoding, ParameterSchemaOrContent, ReferenceOr,
    Response as TypedResponse,
};

use super::{
    LeftOut, Resolver,
    document::{Body, Docs, Encoding, Header, MediaType, Response, Status, Style},
    parameters::query_style,
};
use crate::pointer::Pointer;

impl Resolver<'_> {
    /// The body of an operation.
    pub(super) fn body(
        &mut self,
        body: &ReferenceOr<openapiv3::RequestBody>,
        operation: &Pointer,
    ) -> Result<Body, LeftOut> {
        let (body, at) = self.follow(body, &operation.child("requestBody"))?;
        Ok(Body {
            required: body.required,
            content: self.media_types(&body.content, &at),
            docs: Docs {
                description: body.description.clone(),
                ..Docs::default()
            },
            place: self.place(&at),
        })
    }

    /// The responses of an operation, sorted by status, `default` last.
    pub(super) fn responses(
        &mut self,
        responses: &openapiv3::Responses,
        operation: &Pointer,
    ) -> Result<Vec<Response>, LeftOut> {
        let at = operation.child("responses");
        let (mut resolved, mut broken) = (Vec::new(), None);
        let mut keep = |response: Result<Response, LeftOut>| match response {
            Ok(response) => resolved.push(response),
            Err(left_out) => broken = broken.take().or(Some(left_out)),
        };
        for (status, response) in &responses.responses {
            let at = at.child(status);
            let status = match *status {
                openapiv3::StatusCode::Code(code) => Status::Code(code),
                openapiv3::StatusCode::Range(range) => Status::Range(range),
            };
            keep(self.response(status, response, &at));
        }
        if let Some(response) = &responses.default {
            keep(self.response(Status::Default, response, &at.child("default")));
        }
        resolved.sort_by_key(|r| r.status);
        broken.map_or(Ok(resolved), Err)
    }

    fn response(
        &mut self,
        status: Status,
        response: &ReferenceOr<TypedResponse>,
        at: &Pointer,
    ) -> Result<Response, LeftOut> {
        let (response, at) = self.follow(response, at)?;
        let mut headers = Vec::new();
        for (name, header) in &response.headers {
            let at = at.child("headers").child(name);
            let (header, at) = self.follow(header, &at)?;
            // OpenAPI has the media type say this, and ignores a header of the name.
            if !name.eq_ignore_ascii_case("content-type") {
                headers.push(self.header(name, &header, &at));
            }
        }
        headers.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Response {
            status,
            description: response.description.clone(),
            content: self.media_types(&response.content, &at),
            headers,
            in_band: self.in_band(&at, status),
            place: self.place(&at),
        })
    }

    fn header(&mut self, name: &str, header: &openapiv3::Header, at: &Pointer) -> Header {
        let (schema, style) = match &header.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let explode = self.tree.at(&at.child("explode"));
                let explode = explode
                    .and_then(crate::tree::Node::as_bool)
                    .unwrap_or(false);
                let style = Style::Simple { explode };
                (self.schema(schema, at.child("schema")), style)
            }
            ParameterSchemaOrContent::Content(content) => self.content(content, at),
        };
        Header {
            place: self.place(at),
            name: name.to_owned(),
            schema,
            style,
            description: header.description.clone(),
        }
    }

    fn media_types(&mut self, content: &Content, owner: &Pointer) -> Vec<MediaType> {
        let at = owner.child("content");
        content
            .iter()
            .map(|(name, media_type)| {
                let at = at.child(name);
                let schema = media_type
                    .schema
                    .as_ref()
                    .map(|schema| self.schema(schema, at.child("schema")));
                let below = at.child("encoding");
                let mut encoding: Vec<(String, Encoding)> = media_type
                    .encoding
                    .iter()
                    .map(|(name, e)| (name.clone(), self.encoding(e, &below.child(name))))
                    .collect();
                encoding.sort_by(|a, b| a.0.cmp(&b.0));
                MediaType {
                    name: name.clone(),
                    schema,
                    encoding,
                }
            })
            .collect()
    }

    fn encoding(&self, encoding: &TypedEncoding, at: &Pointer) -> Encoding {
        // openapiv3 reads an absent `explode` as false, but the default of `form` is true.
        let explode = self
            .tree
            .at(&at.child("explode"))
            .and_then(crate::tree::Node::as_bool);
        let style = encoding.style.as_ref().or_else(|| {
            // `explode` or `allowReserved` alone imply the default style.
            let implied = explode.is_some() || encoding.allow_reserved;
            implied.then_some(&openapiv3::QueryStyle::Form)
        });
        Encoding {
            content_type: encoding.content_type.clone(),
            style: style.map(|style| query_style(style, explode)),
            allow_reserved: encoding.allow_reserved,
            has_headers: !encoding.headers.is_empty(),
            place: self.place(at),
        }
    }
}

/// Whether a media type is JSON: `application/json`, `…+json`, with or without parameters.
pub(crate) fn is_json(media_type: &str) -> bool {
    let name = essence(media_type);
    name == "application/json" || name == "text/json" || name.ends_with("+json")
}

/// A media type without its parameters, in small letters.
pub(crate) fn essence(media_type: &str) -> String {
    let name = media_type.split(';').next().unwrap_or_default();
    name.trim().to_ascii_lowercase()
}
