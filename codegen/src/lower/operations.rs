//! Which operations can be called, and what they share.

use super::{LeftOut, Lowering, arguments::path_arguments, headers};
use crate::{
    ir::{ErrorSet, Header, InBand, Operation, Security, Server, Status},
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
    headers: Vec<(Status, Vec<Header>)>,
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
        let declared = lowered.iter().flat_map(|(_, draft)| &draft.headers);
        let declared = declared.flat_map(|(_, headers)| headers.iter().cloned());
        let headers = headers::distinct(declared);
        let list = lowered
            .into_iter()
            .map(|(source, mut draft)| {
                draft.settle_headers(&headers);
                let mut operation = draft.operation;
                operation.requirement = position(&requirements, &source.security);
                operation.errors = draft.errors.map(|set| position(&error_sets, &set));
                operation.server = source.server.as_ref().map(|own| position(&servers, own));
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
        let (answer, errors, replies) = self.responses(source);
        let refusals = self.refusals(source);
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
            replies,
            refusals,
        };
        Ok(Draft {
            operation,
            errors,
            headers,
        })
    }
}

impl Draft {
    /// Which of the distinct headers the operation declares, and each of its replies.
    fn settle_headers(&mut self, distinct: &[Header]) {
        let all = self.headers.iter().flat_map(|(_, headers)| headers);
        self.operation.headers = headers::positions(distinct, all);
        let errors = self.errors.iter().flat_map(|set| &set.cases);
        let cases = self.operation.answer.cases.iter().chain(errors);
        for (case, reply) in cases.zip(&mut self.operation.replies) {
            let own = self
                .headers
                .iter()
                .filter(|(status, _)| *status == case.status);
            let own = own.flat_map(|(_, headers)| headers);
            reply.headers = headers::positions(distinct, own);
        }
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
