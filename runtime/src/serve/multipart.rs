//! Multipart bodies, read: the reverse of [`body::multipart`](crate::body::multipart).
//!
//! Invariant: what may be a file keeps its bytes, its name and its content type; whether it is
//! one is settled by the type that is read.

use std::{
    collections::HashMap,
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_TYPE;
use multer::Multipart;

use super::{
    form::styled,
    json::{Members, Wrong, checked, scalar_or_json},
    lens::Lens,
    media,
    styles::Pair,
    text::{Coding, NotText},
};
use crate::{
    body::{Part, file::File},
    codec::parts::Parts,
};

/// One part, as it came.
struct Field {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    bytes: Bytes,
}

/// The body as an object.
pub(super) async fn read(
    content_type: &str,
    body: Bytes,
    parts: &[(&'static str, Part)],
    lens: Lens<'_>,
) -> Result<Parts, Wrong> {
    let fields = fields(content_type, body).await?;
    let mut members = in_styles(&fields, parts, lens)?;
    let mut order: Vec<&str> = Vec::new();
    let mut groups: HashMap<&str, Vec<&Field>> = HashMap::new();
    for field in fields
        .iter()
        .filter(|field| !members.1.iter().any(|name| *name == field.name))
    {
        let group = groups.entry(&field.name).or_default();
        if group.is_empty() {
            order.push(&field.name);
        }
        group.push(field);
    }
    for name in order {
        let group = groups.remove(name).unwrap_or_default();
        let value = member(&group, lens.member(name));
        let value = value.map_err(|wrong| wrong.within(name))?;
        members.0.push((name.to_owned(), value));
    }
    let sent = |name: &str| fields.iter().any(|field| field.name == name);
    for name in lens.needed_lists().into_iter().filter(|name| !sent(name)) {
        members.0.push((name.to_owned(), Parts::List(Vec::new())));
    }
    Ok(Parts::Members(members.0))
}

/// The parts of a body.
async fn fields(content_type: &str, body: Bytes) -> Result<Vec<Field>, Wrong> {
    let broken = |_| Wrong::new("multipart", "is not a multipart body that comes to its end");
    let boundary = media::parameter(content_type, "boundary").filter(|text| !text.is_empty());
    let Some(boundary) = boundary else {
        return Err(Wrong::new(
            "multipart",
            "has no boundary in its content type",
        ));
    };
    let mut multipart = Multipart::new(Once(Some(body)), boundary);
    let mut fields = Vec::new();
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        let content_type = field.headers().get(CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        fields.push(Field {
            name: unquoted(field.name().unwrap_or_default()),
            file_name: field.file_name().map(unquoted),
            content_type: content_type.map(str::to_owned),
            bytes: field.bytes().await.map_err(broken)?,
        });
    }
    Ok(fields)
}

/// A name as it was before it was quoted, as the HTML standard says.
fn unquoted(name: &str) -> String {
    name.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

/// Members in the styles of parameters, and the names of the parts that they are made of.
type Read<'f> = (Vec<(String, Parts)>, Vec<&'f str>);

fn in_styles<'f>(
    fields: &'f [Field],
    parts: &[(&'static str, Part)],
    lens: Lens<'_>,
) -> Result<Read<'f>, Wrong> {
    let is_style = |(_, part): &(&str, Part)| matches!(part, Part::Style(_) | Part::Reserved(_));
    let mut found = Vec::new();
    let mut names = Vec::new();
    for part in parts.iter().filter(|part| is_style(part)) {
        let texts = fields.iter().filter(|field| field.file_name.is_none());
        let texts = texts.filter_map(|field| {
            let text = std::str::from_utf8(&field.bytes).ok()?;
            Some((field.name.clone(), text))
        });
        let pairs: Vec<Pair<'_>> = texts.collect();
        let mut members = Members::default();
        let styled = styled(&pairs, Coding::Plain, &[*part], lens, &mut members)?;
        let own = fields.iter().map(|field| field.name.as_str());
        names.extend(own.filter(|name| styled.has(name)));
        if let Some(json) = members.only() {
            found.push((part.0.to_owned(), Parts::Json(json)));
        }
    }
    Ok((found, names))
}

/// The parts of one name as a member.
fn member(group: &[&Field], lens: Lens<'_>) -> Result<Parts, Wrong> {
    let types = lens.types();
    match group {
        // A whole list in one part.
        [field] if types.list && !types.any && is_list(field, lens) => json(field),
        [field] if !types.list || types.scalar() => field.value(lens),
        group if types.list || types.any => {
            let items = group.iter().map(|field| field.value(lens.items()));
            Ok(Parts::List(items.collect::<Result<_, _>>()?))
        }
        _ => Err(Wrong::new("duplicate", "is sent more than once")),
    }
}

/// Whether a part says that it is JSON, and is a list though items are none.
fn is_list(field: &Field, lens: Lens<'_>) -> bool {
    field.is_json()
        && !lens.items().types().list
        && field.bytes.trim_ascii_start().starts_with(b"[")
}

fn json(field: &Field) -> Result<Parts, Wrong> {
    checked(field.text()?).map(Parts::Json)
}

impl Field {
    fn is_json(&self) -> bool {
        self.file_name.is_none() && self.content_type.as_deref().is_some_and(media::is_json)
    }

    fn text(&self) -> Result<&str, Wrong> {
        std::str::from_utf8(&self.bytes).map_err(|_| NotText.into())
    }

    fn value(&self, lens: Lens<'_>) -> Result<Parts, Wrong> {
        let types = lens.types();
        if self.is_json() && !lens.is_binary() {
            return json(self);
        }
        if lens.is_binary() || (types.any && self.file_name.is_some()) {
            return Ok(Parts::File(self.file()));
        }
        scalar_or_json(self.text()?, lens).map(Parts::Json)
    }

    fn file(&self) -> File {
        let mut file = File::new(self.bytes.clone());
        if let Some(name) = &self.file_name {
            file = file.named(name);
        }
        if let Some(content_type) = &self.content_type {
            file = file.content_type(content_type);
        }
        file
    }
}

/// A stream of one chunk.
struct Once(Option<Bytes>);

impl Stream for Once {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}
