use std::path::Path;

use super::{Overlay, Strictness, apply};
use crate::{
    diagnostics::{Finding, Findings},
    testing,
    tree::Node,
};

const DOCUMENT: &str = "
    a: {one: 1, two: {deep: true}, list: [x, y, z]}
    b: [{n: 1}, {n: 2}, {n: 3}]
    c: text
";

fn overlaid(document: &str, overlay: &str, strictness: Strictness) -> (Node, Findings) {
    let mut findings = Findings::new();
    let mut tree = testing::tree(document);
    let overlay = Overlay::read(&testing::tree(overlay), strictness, &mut findings);
    apply(overlay.as_ref(), &mut tree, &mut findings);
    (tree, findings)
}

/// Applies one action, given as the members of a YAML flow map, as a correction.
fn act(action: &str) -> (Node, Vec<String>) {
    let overlay = format!("overlay: 1.0.0\nactions: [{{description: why, {action}}}]");
    let (tree, findings) = overlaid(DOCUMENT, &overlay, Strictness::Corrections);
    let at_action = |f: &Finding| f.pointer.as_str() == "/actions/0/target";
    for finding in findings.iter() {
        let of_target = ["SW302", "SW304", "SW306"].contains(&finding.code.id);
        assert_eq!(of_target, at_action(finding), "{finding:?}");
    }
    let codes = findings.iter().map(|f| f.code.id.to_owned()).collect();
    (tree, codes)
}

#[test]
fn actions_change_what_they_mean() {
    for (action, at, expected) in [
        ("target: $.a, update: {one: 2}", "/a/one", "2"),
        (
            "target: $.a, update: {two: {more: 1}}",
            "/a/two",
            "{deep: true, more: 1}",
        ),
        (
            "target: $.a, update: {list: [w]}",
            "/a/list",
            "[x, y, z, w]",
        ),
        ("target: $.a.list, update: w", "/a/list", "[x, y, z, w]"),
        ("target: $.b, update: {n: 4}", "/b/3", "{n: 4}"),
        (
            "target: $.c, remove: true",
            "",
            "{a: {one: 1, two: {deep: true}, list: [x, y, z]}, b: [{n: 1}, {n: 2}, {n: 3}]}",
        ),
        (
            "target: '$.b[?@.n < 3]', remove: true, x-expect: 2",
            "/b",
            "[{n: 3}]",
        ),
        (
            "target: '$.a.list[0,2]', remove: true, x-expect: 2",
            "/a/list",
            "[y]",
        ),
        (
            "target: '$.b.*', update: {m: 0}, x-expect: 3",
            "/b/2",
            "{n: 3, m: 0}",
        ),
        ("target: '$', update: {d: 1}", "/d", "1"),
    ] {
        let (tree, codes) = act(action);
        let found = tree.at(&crate::pointer::Pointer::parse(at)).unwrap();
        let expected = testing::tree(&format!("value: {expected}"));
        assert_eq!(Some(found), expected.get("value"), "{action}");
        assert_eq!(codes, [""; 0], "{action}");
    }
}

#[test]
fn actions_that_cannot_be_meant_are_findings() {
    for (action, code) in [
        ("target: $.nothing, remove: true", "SW302"),
        ("target: '$.b[*]', remove: true", "SW304"),
        ("target: $.b, remove: true, x-expect: 2", "SW304"),
        ("target: $.c, update: {a: 1}", "SW305"),
        ("target: c, remove: true", "SW306"),
        ("target: $.a, update: {list: {}}", "SW309"),
        ("target: $.a, update: {one: [1]}", "SW309"),
        ("target: '$', remove: true", "SW309"),
        ("target: $.a, update: {one: 1}", "SW310"),
        ("target: $.a", "SW301"),
        ("target: $.a, remove: yes please", "SW301"),
        ("target: $.a, remove: true, x-expect: 0", "SW301"),
        ("target: $.a, update: {}, updat: {}", "SW301"),
        ("remove: true", "SW301"),
    ] {
        let (_, codes) = act(action);
        assert_eq!(
            codes.first().map(String::as_str),
            Some(code),
            "{action}: {codes:?}"
        );
    }
}

#[test]
fn a_correction_says_why_and_a_foreign_overlay_need_not() {
    let action = "overlay: 1.0.0\nactions: [{target: '$.b[*]', remove: true}]";
    let codes = |strictness| {
        let (_, findings) = overlaid(DOCUMENT, action, strictness);
        findings.iter().map(|f| f.code.id).collect::<Vec<_>>()
    };
    assert_eq!(codes(Strictness::Corrections), ["SW307", "SW304"]);
    assert_eq!(codes(Strictness::Standard), [""; 0]);
}

#[test]
fn updates_keep_the_places_of_the_overlay() {
    let overlay = "overlay: 1.0.0\nactions: [{target: $.a, update: {one: 2, three: 3}}]";
    let (tree, _) = overlaid(DOCUMENT, overlay, Strictness::Standard);
    let text = |key: &str| {
        let node = tree.get("a").unwrap().get(key).unwrap();
        overlay.get(node.span.range()).unwrap().to_owned()
    };
    assert_eq!(
        (text("one"), text("three")),
        ("2".to_owned(), "3".to_owned())
    );
}

#[test]
fn the_official_sets_pass() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/overlay-compliance");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no sets in {}", folder.display());
        return;
    };
    let mut sets = 0;
    for set in entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
    {
        let text = |name: &str| std::fs::read_to_string(set.join(name)).unwrap();
        let (openapi, overlay) = (text("openapi.yaml"), text("overlay.yaml"));
        let (tree, findings) = overlaid(&openapi, &overlay, Strictness::Standard);
        assert!(!findings.has_errors(), "{}", set.display());
        assert_eq!(
            tree,
            testing::tree(&text("output.yaml")),
            "{}",
            set.display()
        );
        sets += 1;
    }
    assert!(sets >= 8, "only {sets} sets");
}
