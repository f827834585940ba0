//! What the docs of a method say.

use super::{
    docs::{Doc, code},
    examples::{self, Called},
    paging,
    types::Named,
};
use crate::{
    ir::{Action, Operation, Positional, Status},
    names::OperationNames,
};

impl Named<'_> {
    /// The docs of the method of an operation.
    pub(super) fn method_doc(
        self,
        operation: &Operation,
        names: &OperationNames,
        root: &str,
    ) -> Doc {
        let docs = &operation.docs;
        let summary = docs.summary.as_deref().filter(|s| !s.trim().is_empty());
        let doc = match summary {
            Some(summary) => {
                let doc = Doc::new(Some(summary), "");
                let same = docs.description.as_deref() == Some(summary);
                if same {
                    doc
                } else {
                    doc.text(docs.description.as_deref())
                }
            }
            None => Doc::new(
                docs.description.as_deref(),
                &format!("Calls {}.", code(&operation.id)),
            ),
        };
        let called = Called {
            method: &names.method,
            body: true,
        };
        self.call_doc(doc, operation, names, called, root)
    }

    /// The docs of the method of an action.
    pub(super) fn action_doc(
        self,
        operation: &Operation,
        names: &OperationNames,
        (action, method): (&Action, &str),
        root: &str,
    ) -> Doc {
        let calls = format!("Calls {} with a body that is preset.", code(&operation.id));
        let doc = Doc::new(action.summary.as_deref(), &calls);
        let body = format!("The body is {}.", code(&action.body));
        let called = Called {
            method,
            body: false,
        };
        self.call_doc(doc.paragraph(&body), operation, names, called, root)
    }

    /// What is the same for all methods that make a call.
    fn call_doc(
        self,
        doc: Doc,
        operation: &Operation,
        names: &OperationNames,
        called: Called<'_>,
        root: &str,
    ) -> Doc {
        let Operation { method, path, .. } = operation;
        let mut doc = doc.lines([code(&format!("{method} {path}"))]);
        doc = doc.lines(self.argument_lines(operation, names, called));
        doc = paging::method_doc(doc, operation, names);
        doc = doc.lines(self.header_lines(operation, root));
        doc = doc.lines(self.error_lines(operation));
        doc.lines(examples::of(self, operation, names, called, root))
    }

    /// What is said of the arguments, in their order. What a body is, its type says, but for rows.
    fn argument_lines(
        self,
        operation: &Operation,
        names: &OperationNames,
        called: Called<'_>,
    ) -> Vec<String> {
        let line = |place| match place {
            Positional::Argument(i) => {
                let (argument, name) = (&operation.required[i], &names.required[i]);
                let described = argument.docs.description.as_deref().unwrap_or_default();
                let first = described.trim().lines().next().unwrap_or_default();
                let text = if first.is_empty() { "required." } else { first };
                let entry = Doc::new(Some(&format!("- {}: {text}", code(name))), "");
                entry.facts(&argument.limits, None).joined()
            }
            Positional::Body => match operation.body.as_ref().map(|body| &body.cases[..]) {
                Some([only]) if called.body && self.rows_of(only).is_some() => {
                    vec![format!("- {}: the rows of the table.", code(&names.body))]
                }
                _ => Vec::new(),
            },
        };
        operation.positional().into_iter().flat_map(line).collect()
    }

    /// The constants of the declared headers, with links.
    fn header_lines(self, operation: &Operation, root: &str) -> Vec<String> {
        let inside = root.split_once("::").map_or("", |(_, inside)| inside);
        let path = match inside {
            "" => "crate::headers".to_owned(),
            inside => format!("crate::{inside}::headers"),
        };
        let names = operation.headers.iter().map(|&i| &self.names.headers[i]);
        let links: Vec<String> = names
            .map(|name| format!("[`{name}`]({path}::{name})"))
            .collect();
        match links.is_empty() {
            true => Vec::new(),
            false => vec![format!("Headers: {}.", links.join(", "))],
        }
    }

    fn error_lines(self, operation: &Operation) -> Vec<String> {
        let declared = operation.errors.map(|set| {
            let cases = self.api.error_sets[set].cases.iter();
            let mut statuses: Vec<String> = cases
                .map(|case| match case.status {
                    Status::Default => "any other".to_owned(),
                    status => status.to_string(),
                })
                .collect();
            statuses.dedup();
            let name = &self.names.error_sets[set];
            format!(
                "Declared errors: {}, as [`{name}`](errors::{name}).",
                statuses.join(", ")
            )
        });
        let in_band = operation.in_band.map(|one| {
            let member = code(&self.api.in_band[one].member);
            format!("A success whose body has {member} is an error too.")
        });
        let lines: Vec<String> = declared.into_iter().chain(in_band).collect();
        match lines.is_empty() {
            true => lines,
            false => [vec!["# Errors".to_owned()], lines].concat(),
        }
    }
}
