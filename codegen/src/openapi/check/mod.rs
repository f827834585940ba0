//! Whether a tree is an OpenAPI 3.0.3 document, and whether its parts agree with each other.
//!
//! An error is what cannot be generated faithfully; what merely breaks a rule of OpenAPI without
//! harm to the generated crate is a warning or a note.

mod fields;
mod operations;
mod parameters;
mod paths;
mod references;
mod schemas;
mod security;
#[cfg(test)]
mod tests;
mod version;

use crate::{
    diagnostics::Findings,
    openapi::{
        grammar::Kind,
        references::local,
        walk::{Visit, walk},
    },
    tree::Node,
};

pub use references::lost as lost_references;

/// Checks the structure of a whole document; findings are the 2xx of the table.
pub fn check(tree: &Node, findings: &mut Findings) {
    if !supported(tree, findings) {
        return;
    }
    let mut ids = operations::Ids::default();
    walk(tree, &mut |visit: Visit<'_>| {
        fields::check(visit, findings);
        match visit.kind {
            Kind::OpenApi => operations::tags(visit, findings),
            Kind::Components => fields::component_names(visit, findings),
            Kind::Paths => {
                paths::check(visit, findings);
                parameters::check_paths(tree, visit, findings);
            }
            Kind::PathItem | Kind::Operation => {
                parameters::duplicates(tree, visit, findings);
                ids.check(visit, findings);
                if visit.kind == Kind::Operation {
                    operations::answers(visit, findings);
                }
            }
            Kind::Parameter | Kind::Header => parameters::carrier(visit, findings),
            Kind::Responses => operations::statuses(visit, findings),
            Kind::Reference => {
                schemas::siblings(visit, findings);
                references::kind(visit, findings);
            }
            Kind::Schema => schemas::check(visit, findings),
            Kind::SecurityScheme => security::check(visit, findings),
            _ => {}
        }
    });
}

/// Whether a document is OpenAPI 3.0 at all; a finding says what it is if not.
pub fn supported(tree: &Node, findings: &mut Findings) -> bool {
    version::check(tree, findings)
}

/// Follows local references from `node`; `None` if one of them leads nowhere, out of the document
/// or in a circle (the phase of resolution reports those).
fn resolve<'a>(tree: &'a Node, mut node: &'a Node) -> Option<&'a Node> {
    const LONGEST_CHAIN: usize = 16;
    for _ in 0..LONGEST_CHAIN {
        let Some(reference) = node.get("$ref") else {
            return Some(node);
        };
        node = tree.at(&local(reference.as_str()?)?)?;
    }
    None
}
