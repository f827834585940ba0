//! Operations: path items walked in order of path and method.

use openapiv3::{Operation as TypedOperation, PathItem, ReferenceOr};

use super::{
    LeftOut, Resolver,
    document::{Docs, Operation, Skipped},
    security::Declared,
};
use crate::{
    diagnostics::{Finding, codes},
    filter::{Filter, Selected},
    openapi::references::local,
    pointer::Pointer,
};

impl Resolver<'_> {
    /// All operations that resolve, those that do not, and how many there are.
    pub(super) fn operations(
        &mut self,
        schemes: &[Declared],
        filter: &Filter,
    ) -> (Vec<Operation>, Vec<Skipped>, usize) {
        self.check_filter(filter);
        let mut resolved = Vec::new();
        let mut skipped = self.cut_operations();
        let mut total = skipped.len();
        let typed = self.typed;
        let mut paths: Vec<(&String, &ReferenceOr<PathItem>)> = typed.paths.paths.iter().collect();
        paths.sort_by_key(|(path, _)| *path);
        for (path, item) in paths {
            let at = Pointer::root().child("paths").child(path);
            let item = match item {
                ReferenceOr::Item(item) => item,
                // Normalizing has put copies in the place of all that can be followed.
                ReferenceOr::Reference { reference } => {
                    let (code, message) = match local(reference) {
                        Some(_) => (&codes::DANGLING_REFERENCE, "it leads to no path item"),
                        None => (&codes::EXTERNAL_REFERENCE, "the path item is elsewhere"),
                    };
                    self.report(code, &at, message);
                    continue;
                }
            };
            for (method, operation) in item.iter() {
                let id = operation_id(operation, method, path);
                let selected = Selected {
                    tags: &operation.tags,
                    path,
                    id: &id,
                };
                if !filter.admits(selected) {
                    continue;
                }
                total += 1;
                let place = at.child(method);
                match self.operation(path, item, &at, method, operation, schemes) {
                    Ok(operation) => resolved.push(operation),
                    Err(LeftOut(code)) => skipped.push(Skipped {
                        code: code.id,
                        pointer: place,
                        operation: id,
                    }),
                }
            }
        }
        (resolved, skipped, total)
    }

    /// Reports what of a filter selects nothing: a slip in a name would go unseen.
    fn check_filter(&mut self, filter: &Filter) {
        if filter.is_open() {
            return;
        }
        let mut all: Vec<(&[String], String, String)> = Vec::new();
        for (path, item) in &self.typed.paths.paths {
            for (method, operation) in item.as_item().into_iter().flat_map(PathItem::iter) {
                let id = operation_id(operation, method, path);
                all.push((&operation.tags, path.clone(), id));
            }
        }
        // What was cut out is nobody's slip, though its tags are not known any more.
        for (pointer, id) in self.cut.iter().flat_map(|cut| &cut.operations) {
            let path = pointer.parent().last().unwrap_or_default();
            all.push((&[], path, id.clone()));
        }
        let all: Vec<Selected<'_>> = all
            .iter()
            .map(|(tags, path, id)| Selected { tags, path, id })
            .collect();
        for selector in filter.idle(&all) {
            let message = format!("`{selector}` selects no operation");
            self.findings
                .push(Finding::new(&codes::IDLE_SELECTOR, message));
        }
    }

    fn cut_operations(&self) -> Vec<Skipped> {
        let one = |code, (pointer, operation): &(Pointer, String)| Skipped {
            code,
            pointer: pointer.clone(),
            operation: operation.clone(),
        };
        let cuts = self.cut.iter();
        cuts.flat_map(|cut| cut.operations.iter().map(move |o| one(cut.code, o)))
            .collect()
    }

    fn operation(
        &mut self,
        path: &str,
        item: &PathItem,
        item_at: &Pointer,
        method: &str,
        operation: &TypedOperation,
        schemes: &[Declared],
    ) -> Result<Operation, LeftOut> {
        let at = item_at.child(method);
        if method == "trace" {
            let message = "`trace` is not sent by HTTP clients";
            return Err(self.left_out(&codes::METHOD, &at, message));
        }
        self.mention_what_is_passed_over(operation, &at);
        let own = (&operation.parameters[..], &at);
        // All parts are looked at before the first break ends it, so that all are reported.
        let body = operation
            .request_body
            .as_ref()
            .map(|body| self.body(body, &at));
        let parameters = self.parameters((&item.parameters, item_at), own);
        let responses = self.responses(&operation.responses, &at);
        let security = self.security(operation.security.as_ref(), schemes, &at);
        Ok(Operation {
            place: self.place(&at),
            method: method.to_ascii_uppercase(),
            path: path.to_owned(),
            id: operation_id(operation, method, path),
            tag: operation.tags.first().cloned().unwrap_or_default(),
            docs: docs(item, operation),
            parameters: parameters?,
            body: body.transpose()?,
            responses: responses?,
            security: security?,
            server: self.own_server((item, item_at), (operation, &at)),
            pagination: self.pagination(&at),
            actions: self.actions(&at),
            idempotent: self.idempotent(&at),
            rust_name: self.rust_name(&operation.extensions, &at),
        })
    }

    fn mention_what_is_passed_over(&mut self, operation: &TypedOperation, at: &Pointer) {
        if !operation.callbacks.is_empty() {
            self.report(
                &codes::CALLBACK,
                &at.child("callbacks"),
                "these have no types",
            );
        }
        if let [first, _, ..] = &operation.tags[..] {
            let message = format!("it is reached under `{first}`");
            self.report(&codes::FURTHER_TAGS, &at.child("tags"), message);
        }
    }
}

fn operation_id(operation: &TypedOperation, method: &str, path: &str) -> String {
    operation
        .operation_id
        .clone()
        .unwrap_or_else(|| format!("{method} {path}"))
}

fn docs(item: &PathItem, operation: &TypedOperation) -> Docs {
    Docs {
        summary: operation.summary.clone().or_else(|| item.summary.clone()),
        description: operation
            .description
            .clone()
            .or_else(|| item.description.clone()),
        deprecated: operation.deprecated,
    }
}
