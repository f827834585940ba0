//! The objects that an operation is made of.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Document, Schema};

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl Location {
    /// As the document writes it.
    pub fn text(self) -> &'static str {
        match self {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        }
    }

    fn read(text: &str) -> Option<Self> {
        let all = [
            Location::Path,
            Location::Query,
            Location::Header,
            Location::Cookie,
        ];
        all.into_iter().find(|location| location.text() == text)
    }
}

/// How a value becomes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`.
    Simple,
    /// `.a.b`.
    Label,
    /// `;name=a,b`.
    Matrix,
    /// `name=a,b`.
    Form,
    /// `name=a%20b`.
    Space,
    /// `name=a|b`.
    Pipe,
    /// `name[key]=a`.
    Deep,
}

impl Style {
    pub(super) fn read(text: Option<&str>) -> Option<Self> {
        Some(match text? {
            "simple" => Style::Simple,
            "label" => Style::Label,
            "matrix" => Style::Matrix,
            "form" => Style::Form,
            "spaceDelimited" => Style::Space,
            "pipeDelimited" => Style::Pipe,
            "deepObject" => Style::Deep,
            _ => return None,
        })
    }
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter<'d> {
    /// Its name on the wire.
    pub name: &'d str,
    /// Where it stands.
    pub location: Location,
    /// Whether a call needs it.
    pub required: bool,
    /// How it becomes text.
    pub style: Style,
    /// Whether each element stands by itself.
    pub explode: bool,
    /// Whether reserved characters may stand as they are.
    pub allow_reserved: bool,
    /// Its schema, or that of its content.
    pub schema: Option<Schema<'d>>,
    /// The media type, for a parameter with `content`.
    pub media_type: Option<&'d str>,
    /// What the document gives as examples.
    pub examples: Vec<&'d Value>,
}

impl<'d> Parameter<'d> {
    pub(super) fn read(document: &'d Document, value: &'d Value) -> Option<Self> {
        let value = document.follow(value)?;
        let location = Location::read(value.get("in")?.as_str()?)?;
        let content = first_media(document, value);
        let style = Style::read(text(value, "style")).unwrap_or(match location {
            Location::Path | Location::Header => Style::Simple,
            Location::Query | Location::Cookie => Style::Form,
        });
        Some(Parameter {
            name: value.get("name")?.as_str()?,
            location,
            required: flag(value, "required").unwrap_or(location == Location::Path),
            style,
            explode: flag(value, "explode").unwrap_or(style == Style::Form),
            allow_reserved: flag(value, "allowReserved").unwrap_or(false),
            schema: value.get("schema").or_else(|| content.as_ref()?.schema),
            media_type: content.as_ref().map(|media| media.media_type),
            examples: examples(document, value),
        })
    }
}

/// A body that is sent.
#[derive(Clone, Debug)]
pub struct Body<'d> {
    /// Whether a call needs it.
    pub required: bool,
    /// The media types, in the order of the document.
    pub content: Vec<Media<'d>>,
}

/// One media type of a body.
#[derive(Clone, Debug)]
pub struct Media<'d> {
    /// As the document writes it.
    pub media_type: &'d str,
    /// The schema of the value.
    pub schema: Option<Schema<'d>>,
    /// How members of a form are written.
    pub encoding: BTreeMap<&'d str, Encoding<'d>>,
    /// What the document gives as examples.
    pub examples: Vec<&'d Value>,
}

impl<'d> Media<'d> {
    pub(super) fn all(document: &'d Document, value: &'d Value) -> Vec<Self> {
        let content = value.get("content").and_then(Value::as_object);
        let media = content
            .into_iter()
            .flatten()
            .map(|(media_type, value)| Media {
                media_type,
                schema: value.get("schema"),
                encoding: Encoding::all(value),
                examples: examples(document, value),
            });
        media.collect()
    }
}

/// How a member of a form is written.
#[derive(Clone, Debug, Default)]
pub struct Encoding<'d> {
    /// The media types of the part.
    pub content_type: Option<&'d str>,
    /// The style, where one is named.
    pub style: Option<Style>,
    /// Whether each element stands by itself, where it is said.
    pub explode: Option<bool>,
}

impl<'d> Encoding<'d> {
    fn all(media: &'d Value) -> BTreeMap<&'d str, Self> {
        let all = media.get("encoding").and_then(Value::as_object);
        let all = all.into_iter().flatten().map(|(name, value)| {
            let encoding = Encoding {
                content_type: text(value, "contentType"),
                style: Style::read(text(value, "style")),
                explode: flag(value, "explode"),
            };
            (name.as_str(), encoding)
        });
        all.collect()
    }
}

/// A declared response.
#[derive(Clone, Debug)]
pub struct Response<'d> {
    /// `200`, `4XX` or `default`, as the document writes it.
    pub status: &'d str,
    /// The media types of its body; none for an empty one.
    pub content: Vec<Media<'d>>,
    /// Its headers.
    pub headers: Vec<Header<'d>>,
}

impl<'d> Response<'d> {
    pub(super) fn read(document: &'d Document, status: &'d str, value: &'d Value) -> Option<Self> {
        let value = document.follow(value)?;
        let headers = value.get("headers").and_then(Value::as_object);
        let headers = headers.into_iter().flatten();
        Some(Response {
            status,
            content: Media::all(document, value),
            headers: headers
                .filter_map(|(name, value)| Header::read(document, name, value))
                .collect(),
        })
    }
}

/// A declared header of a response.
#[derive(Clone, Debug)]
pub struct Header<'d> {
    /// Its name.
    pub name: &'d str,
    /// Whether members of an object are written `key=value`.
    pub explode: bool,
    /// Its schema, or that of its content.
    pub schema: Option<Schema<'d>>,
    /// The media type, for a header with `content`.
    pub media_type: Option<&'d str>,
}

impl<'d> Header<'d> {
    fn read(document: &'d Document, name: &'d str, value: &'d Value) -> Option<Self> {
        // The specification has it ignored.
        if name.eq_ignore_ascii_case("content-type") {
            return None;
        }
        let value = document.follow(value)?;
        let content = first_media(document, value);
        Some(Header {
            name,
            explode: flag(value, "explode").unwrap_or(false),
            schema: value.get("schema").or_else(|| content.as_ref()?.schema),
            media_type: content.as_ref().map(|media| media.media_type),
        })
    }
}

/// A security scheme: the place that a credential takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// A key in the query, a header or a cookie.
    Key(Location, String),
    /// `Authorization: Basic …`.
    Basic,
    /// `Authorization: Bearer …`: http bearer, `oauth2`, `openIdConnect`.
    Bearer,
    /// `Authorization` with another scheme.
    Other(String),
}

impl Scheme {
    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(match text(value, "type")? {
            "apiKey" => Scheme::Key(
                Location::read(text(value, "in")?)?,
                text(value, "name")?.to_owned(),
            ),
            "http" => match text(value, "scheme")?.to_ascii_lowercase().as_str() {
                "basic" => Scheme::Basic,
                "bearer" => Scheme::Bearer,
                other => Scheme::Other(other.to_owned()),
            },
            "oauth2" | "openIdConnect" => Scheme::Bearer,
            _ => return None,
        })
    }
}

fn first_media<'d>(document: &'d Document, value: &'d Value) -> Option<Media<'d>> {
    Media::all(document, value).into_iter().next()
}

/// What `example` and `examples` give.
fn examples<'d>(document: &'d Document, value: &'d Value) -> Vec<&'d Value> {
    let several = value.get("examples").and_then(Value::as_object);
    let several = several.into_iter().flatten();
    let several = several.filter_map(|(_, one)| document.follow(one)?.get("value"));
    value.get("example").into_iter().chain(several).collect()
}

pub(super) fn text<'d>(value: &'d Value, key: &str) -> Option<&'d str> {
    value.get(key)?.as_str()
}

pub(super) fn flag(value: &Value, key: &str) -> Option<bool> {
    value.get(key)?.as_bool()
}
