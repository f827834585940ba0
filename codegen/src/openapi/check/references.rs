//! Where references lead.

use std::collections::HashSet;

use crate::{
    diagnostics::{Code, Finding, Findings, codes},
    openapi::{
        grammar::Kind,
        references::local,
        walk::{Visit, place_of, walk},
    },
    pointer::Pointer,
    tree::Node,
};

/// Reports a reference to an object that cannot stand in its place.
///
/// Without this a response in the place of a schema would be read as a schema that says nothing.
pub(super) fn kind(visit: Visit<'_>, findings: &mut Findings) {
    // No operation has to be left out for what only readers see.
    let aside = matches!(visit.place, Kind::Example | Kind::Link | Kind::Callback);
    let Some((reference, target)) = target(visit.node).filter(|_| !aside) else {
        return;
    };
    if let Some(found) = place_of(&target).filter(|found| *found != visit.place) {
        let message = other_kind(reference, found, visit.place);
        findings.push(
            Finding::new(&codes::WRONG_REFERENCE, message)
                .at(visit.node.span, visit.pointer.clone()),
        );
    }
}

/// Reports, under `code`, every reference that leads nowhere, out of the document, in a ring or to
/// an example, link or callback that is none.
///
/// Nothing is said of references that `findings` speaks of already, nor of those to a place that
/// `cut` says to be taken out of the tree.
pub fn lost(
    tree: &Node,
    code: &'static Code,
    cut: impl Fn(&Pointer) -> bool,
    findings: &mut Findings,
) {
    let mut said = said(tree, findings);
    // Places from which nothing leads round, so that a long chain is followed once.
    let mut straight = HashSet::new();
    walk(tree, &mut |visit| {
        if visit.kind != Kind::Reference || said.contains(visit.pointer) {
            return;
        }
        let Some((reference, target)) = leads(visit.node) else {
            return;
        };
        let message = match target {
            None => format!("`{reference}` is not in this document"),
            Some(target) if cut(&target) => return,
            Some(target) if tree.at(&target).is_none() => format!("`{reference}` does not exist"),
            Some(target) => match place_of(&target).filter(|found| *found != visit.place) {
                Some(found) => other_kind(reference, found, visit.place),
                None => {
                    let chain = chain(tree, visit.pointer, &straight);
                    if !chain.ring {
                        straight.extend(chain.places);
                        return;
                    }
                    said.extend(chain.places);
                    format!("`{reference}` leads round in a ring")
                }
            },
        };
        findings.push(Finding::new(code, message).at(visit.node.span, visit.pointer.clone()));
    });
}

fn other_kind(reference: &str, found: Kind, meant: Kind) -> String {
    let (found, meant) = (found.name(), meant.name());
    format!("`{reference}` is {found} where {meant} is meant")
}

/// The text of a reference and the address that it names, if that is in the document.
fn leads(node: &Node) -> Option<(&str, Option<Pointer>)> {
    let reference = node.get("$ref")?.as_str()?;
    Some((reference, local(reference)))
}

fn target(node: &Node) -> Option<(&str, Pointer)> {
    let (reference, target) = leads(node)?;
    Some((reference, target?))
}

/// The places of all references that errors have been found at, or by way of.
fn said(tree: &Node, findings: &Findings) -> HashSet<Pointer> {
    let of_references = [
        &codes::DANGLING_REFERENCE,
        &codes::EXTERNAL_REFERENCE,
        &codes::WRONG_REFERENCE,
        &codes::REFERENCE_CYCLE,
        &codes::REFERENCE_OUTSIDE,
    ];
    findings
        .iter()
        .filter(|finding| of_references.contains(&finding.code))
        .flat_map(|finding| chain(tree, &finding.pointer, &HashSet::new()).places)
        .collect()
}

/// The places that references lead through, one after the other.
struct Chain {
    places: Vec<Pointer>,
    /// Whether they end where they began.
    ring: bool,
}

/// Follows references from `start` until they end, come round, or meet a place that is known not
/// to lead back.
fn chain(tree: &Node, start: &Pointer, straight: &HashSet<Pointer>) -> Chain {
    let mut places = vec![start.clone()];
    let mut seen = HashSet::from([start.clone()]);
    let mut node = tree.at(start);
    while let Some((_, next)) = node.and_then(target) {
        if straight.contains(&next) {
            break;
        }
        if !seen.insert(next.clone()) {
            let ring = next == *start;
            return Chain { places, ring };
        }
        node = tree.at(&next);
        places.push(next);
    }
    Chain {
        places,
        ring: false,
    }
}
