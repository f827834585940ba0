//! What holds for any two documents.

use super::{random::Random, report};
use crate::{
    diff::report::{Change, Report},
    pointer::Pointer,
    source::Span,
    testing::{corpus, tree},
    tree::Node,
};

/// A document that has a bit of everything.
const DOCUMENT: &str = include_str!("everything.yaml");

#[test]
fn a_document_is_the_same_as_itself() {
    for (name, document) in corpus().chain([("everything".to_owned(), tree(DOCUMENT))]) {
        let other = document.clone();
        let report = report(&document, &other);
        assert_eq!(report.changes, [], "{name}");
    }
}

#[test]
fn an_edit_is_told_at_its_place_and_the_other_way_round() {
    let document = tree(DOCUMENT);
    let seeds = 0..800;
    let mut wrong: Vec<String> = seeds
        .filter_map(|seed| check("", &document, seed))
        .collect();
    for (name, document) in corpus().filter(|(_, document)| size(document) < 60_000) {
        wrong.extend((0..3).filter_map(|seed| check(&name, &document, seed)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the report of a random edit.
fn check(name: &str, base: &Node, seed: u64) -> Option<String> {
    let mut revision = base.clone();
    let edit = Random::new(seed).edit(&mut revision)?;
    let there = report(base, &revision);
    let told = |change: &Change| edit.is_within(&change.pointer) || change.pointer.is_within(&edit);
    if !there.changes.iter().any(told) {
        let line = |c: &Change| format!("{} {}", c.id, c.pointer);
        let lines: Vec<String> = there.changes.iter().map(line).collect();
        return Some(format!("{name} {seed}: {edit} is not in {lines:?}"));
    }
    let back = report(&revision, base);
    let (one, other) = (places(&there, false), places(&back, true));
    (one != other).then(|| format!("{name} {seed}: {edit} is not mirrored: {one:?} {other:?}"))
}

/// Where the changes of a report stand, on both sides.
fn places(report: &Report, swapped: bool) -> Vec<(Option<Span>, Option<Span>)> {
    let place = |change: &Change| {
        let span = |seen: &Option<crate::diff::report::Seen>| seen.as_ref().map(|s| s.span);
        let (base, revision) = (span(&change.base), span(&change.revision));
        if swapped {
            (revision, base)
        } else {
            (base, revision)
        }
    };
    let mut places: Vec<_> = report.changes.iter().map(place).collect();
    places.sort();
    places.dedup();
    places
}

fn size(node: &Node) -> usize {
    let members = node.as_object().into_iter().flatten();
    let members = members.map(|(_, member)| size(&member.node));
    let elements = node.as_array().into_iter().flatten().map(size);
    1 + members.chain(elements).sum::<usize>()
}

#[test]
fn the_order_of_changes_is_fixed() {
    let base = tree(DOCUMENT);
    let mut revision = base.clone();
    for seed in 0..20 {
        Random::new(seed).edit(&mut revision);
    }
    let one = report(&base, &revision);
    assert!(one.changes.len() > 5);
    let at = |c: &Change| c.pointer.clone();
    let pointers: Vec<Pointer> = one.changes.iter().map(at).collect();
    assert!(pointers.is_sorted());
    assert_eq!(one, report(&base, &revision));
}
