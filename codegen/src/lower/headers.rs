//! The headers that answers declare.

use super::Lowering;
use crate::{
    diagnostics::codes,
    ir::{Header, HeaderForm, Type},
    resolve::document::{Header as Declared, Kind, Operation as Resolved, SchemaId, Status, Style},
};

impl Lowering<'_> {
    /// The headers of each response of an operation.
    pub(super) fn headers(&mut self, source: &Resolved) -> Vec<(Status, Vec<Header>)> {
        let mut of_responses = Vec::new();
        for response in &source.responses {
            let headers = response.headers.iter().map(|header| {
                let (form, ty) = self.header_type(header);
                Header {
                    name: header.name.clone(),
                    ty,
                    form,
                    description: header.description.clone(),
                }
            });
            of_responses.push((response.status, headers.collect()));
        }
        of_responses
    }

    fn header_type(&mut self, header: &Declared) -> (HeaderForm, Type) {
        let words = format!("{} header", header.name);
        let text = (HeaderForm::Text, Type::String);
        match header.style {
            Style::Json => return (HeaderForm::Json, self.ty(header.schema, &words)),
            Style::Content => return text,
            _ => {}
        }
        let found = match self.scalar(header.schema) {
            Some(HeaderForm::Plain) => Some(HeaderForm::Plain),
            Some(_) => Some(HeaderForm::Text),
            None => match self
                .document
                .schema(self.document.target(header.schema))
                .kind
            {
                Kind::Array { items, .. } => self.scalar(items).map(|form| match form {
                    HeaderForm::Plain => HeaderForm::Plains,
                    _ => HeaderForm::Texts,
                }),
                _ => None,
            },
        };
        match found {
            // A header is there or not; it cannot be null.
            Some(form) => (form, self.bare(header.schema, &words)),
            None => {
                let message = format!("`{}` is given as text", header.name);
                self.report(&codes::HEADER_FORM, &header.place, message);
                text
            }
        }
    }

    /// How a value that is no list or object is written.
    fn scalar(&self, id: SchemaId) -> Option<HeaderForm> {
        match self.document.schema(self.document.target(id)).kind {
            Kind::Boolean | Kind::Integer { .. } | Kind::Number { .. } => Some(HeaderForm::Plain),
            Kind::String { .. } => Some(HeaderForm::Text),
            _ => None,
        }
    }
}

/// The distinct headers of all responses.
pub(super) fn distinct(declared: impl Iterator<Item = Header>) -> Vec<Header> {
    let mut headers: Vec<Header> = declared.collect();
    // Of equal ones the first in this order stays, whatever the order of the operations.
    headers
        .sort_by(|a, b| (key(a), &a.name, &a.description).cmp(&(key(b), &b.name, &b.description)));
    headers.dedup_by(|a, b| key(a) == key(b));
    headers
}

/// Where headers stand among the distinct ones, sorted, each once.
pub(super) fn positions<'h>(
    distinct: &[Header],
    headers: impl Iterator<Item = &'h Header>,
) -> Vec<usize> {
    let position = |h: &Header| distinct.iter().position(|other| key(other) == key(h));
    let mut indices: Vec<usize> = headers.filter_map(position).collect();
    indices.sort_unstable();
    indices.dedup();
    indices
}

/// Names of headers are the same in capitals and small letters.
fn key(header: &Header) -> (String, Type, HeaderForm) {
    let name = header.name.to_ascii_lowercase();
    (name, header.ty.clone(), header.form)
}
