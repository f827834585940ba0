//! The headers that answers declare.

use super::Lowering;
use crate::{
    diagnostics::codes,
    ir::{Header, HeaderForm, Type},
    resolve::document::{Header as Declared, Kind, Operation as Resolved, SchemaId, Style},
};

impl Lowering<'_> {
    /// The headers of all responses of an operation, one for each name.
    pub(super) fn headers(&mut self, source: &Resolved) -> Vec<Header> {
        let mut headers: Vec<Header> = Vec::new();
        for header in source.responses.iter().flat_map(|r| &r.headers) {
            let (form, ty) = self.header_type(header);
            let known = |h: &&mut Header| {
                h.name.eq_ignore_ascii_case(&header.name) && h.ty == ty && h.form == form
            };
            if headers.iter_mut().find(known).is_none() {
                headers.push(Header {
                    name: header.name.clone(),
                    ty,
                    form,
                    description: header.description.clone(),
                });
            }
        }
        headers
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

/// The distinct headers of all operations, and which of them each operation has.
pub(super) fn distinct(of_operations: &[Vec<Header>]) -> (Vec<Header>, Vec<Vec<usize>>) {
    let key = |h: &Header| (h.name.to_ascii_lowercase(), h.ty.clone(), h.form);
    let mut headers: Vec<Header> = of_operations.iter().flatten().cloned().collect();
    // Of equal ones the first in this order stays, whatever the order of the operations.
    headers
        .sort_by(|a, b| (key(a), &a.name, &a.description).cmp(&(key(b), &b.name, &b.description)));
    headers.dedup_by(|a, b| key(a) == key(b));
    let position = |h: &Header| headers.iter().position(|other| key(other) == key(h));
    let indices = of_operations.iter().map(|own| {
        let mut indices: Vec<usize> = own.iter().filter_map(position).collect();
        indices.sort_unstable();
        indices
    });
    let indices = indices.collect();
    (headers, indices)
}
