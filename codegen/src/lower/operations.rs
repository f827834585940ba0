//! Which operations can be called, and what they share.

use super::{LeftOut, Lowering, arguments::path_arguments, headers};
use crate::{
    ir::{ErrorSet, Header, InBand, Operation, Security, Server},
    resolve::document::{Document, Operation as Resolved, Skipped},
};

/// All operations that can be called, with what they share.
pub(super) struct Operations {
    pub(super) list: Vec<Operation>,
    pub(super) requirements: Vec<Security>,
    pub(super) error_sets: Vec<ErrorSet>,
    pub(super) headers: Vec<Header>,
    pub(super) servers: Vec<Server>,
    pub(super) in_band: Vec<InBand>,
}

/// An operation whose indices into what is shared are not known yet.
struct Draft {
    operation: Operation,
    errors: Option<ErrorSet>,
    headers: Vec<Header>,
}

impl Lowering<'_> {
    /// All operations that can be called, with what they share.
    pub(super) fn operations(&mut self, skipped: &mut Vec<Skipped>) -> Operations {
        let document: &Document = self.document;
        let mut lowered = Vec::new();
        for operation in &document.operations {
            match self.operation(operation) {
                Ok(parts) => lowered.push((operation, parts)),
                Err(LeftOut(code)) => skipped.push(Skipped {
                    code: code.id,
                    pointer: operation.place.pointer.clone(),
                    operation: operation.id.clone(),
                }),
            }
        }
        let requirements = distinct(lowered.iter().map(|(o, _)| o.security.clone()));
        let error_sets = distinct(lowered.iter().filter_map(|(_, draft)| draft.errors.clone()));
        let servers = distinct(lowered.iter().filter_map(|(o, _)| o.server.clone()));
        let in_band = distinct(lowered.iter().filter_map(|(o, _)| in_band(o).cloned()));
        let declared: Vec<Vec<Header>> = lowered.iter().map(|(_, d)| d.headers.clone()).collect();
        let (headers, indices) = headers::distinct(&declared);
        let list = lowered
            .into_iter()
            .zip(indices)
            .map(|((source, draft), headers)| {
                let mut operation = draft.operation;
                operation.requirement = position(&requirements, &source.security);
                operation.errors = draft.errors.map(|set| position(&error_sets, &set));
                operation.server = source.server.as_ref().map(|own| position(&servers, own));
                operation.headers = headers;
                operation.in_band = self::in_band(source).map(|one| position(&in_band, one));
                operation
            })
            .collect();
        Operations {
            list,
            requirements,
            error_sets,
            headers,
            servers,
            in_band,
        }
    }

    fn operation(&mut self, source: &Resolved) -> Result<Draft, LeftOut> {
        let (required, optional) = self.arguments(source)?;
        let body = self.body(source)?;
        let (answer, errors) = self.responses(source);
        let headers = self.headers(source);
        let tags = &self.document.tags;
        let operation = Operation {
            place: source.place.clone(),
            id: source.id.clone(),
            rust_name: source.rust_name.clone(),
            method: source.method.clone(),
            path: source.path.clone(),
            path_arguments: path_arguments(&source.path, &required),
            tag: tags.iter().position(|t| t.name == source.tag).unwrap_or(0),
            docs: source.docs.clone(),
            required,
            optional,
            body,
            answer,
            errors: None,
            requirement: 0,
            server: None,
            headers: Vec::new(),
            paging: None,
            actions: Vec::new(),
            in_band: None,
            idempotent: source.idempotent,
        };
        Ok(Draft {
            operation,
            errors,
            headers,
        })
    }
}

/// How an error looks in a success, by the first that says so.
fn in_band(source: &Resolved) -> Option<&InBand> {
    source.responses.iter().find_map(|r| r.in_band.as_ref())
}

fn distinct<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort();
    items.dedup();
    items
}

fn position<T: PartialEq>(items: &[T], item: &T) -> usize {
    items.iter().position(|i| i == item).unwrap_or(0)
}
