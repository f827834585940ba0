//! Which operations can be called, and what they share.

use super::{LeftOut, Lowering, arguments::path_arguments};
use crate::{
    diagnostics::codes,
    ir::{ErrorSet, Operation, Security},
    resolve::document::{Document, Operation as Resolved, Skipped},
};

impl Lowering<'_> {
    /// All operations that can be called, with the requirements and error sets they share.
    pub(super) fn operations(
        &mut self,
        skipped: &mut Vec<Skipped>,
    ) -> (Vec<Operation>, Vec<Security>, Vec<ErrorSet>) {
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
        let error_sets = distinct(lowered.iter().filter_map(|(_, (_, errors))| errors.clone()));
        let operations = lowered
            .into_iter()
            .map(|(source, (mut operation, errors))| {
                operation.requirement = position(&requirements, &source.security);
                operation.errors = errors.map(|set| position(&error_sets, &set));
                operation
            })
            .collect();
        (operations, requirements, error_sets)
    }

    fn operation(&mut self, source: &Resolved) -> Result<(Operation, Option<ErrorSet>), LeftOut> {
        if let Some(server) = &source.server {
            let message = format!("this is served at {}", server.url);
            return Err(self.left_out(&codes::OPERATION_SERVER, &source.place, message));
        }
        let (required, optional) = self.arguments(source)?;
        let body = self.body(source)?;
        let (answer, errors) = self.responses(source);
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
        };
        Ok((operation, errors))
    }
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
