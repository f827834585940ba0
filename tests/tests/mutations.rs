//! Documents that went wrong at random: the generator answers with findings or with Rust.

use std::{cell::Cell, fs, panic::AssertUnwindSafe};

use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use specwright::{
    parse,
    pointer::Pointer,
    source::Sources,
    tree::{Node, Value},
    yaml,
};
use workspace_tests::{case::Texts, expect::folders};

/// How many documents are made; `PROPTEST_CASES` sets another number.
const CASES: u32 = 400;

/// One thing that goes wrong. Numbers choose a node, whatever their size.
#[derive(Clone, Copy, Debug)]
enum Mutation {
    Remove(usize),
    Replace(usize, usize),
    Copy(usize, usize),
    Rename(usize, usize),
    Refer(usize, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let number = || 0_usize..100_000;
    prop_oneof![
        number().prop_map(Mutation::Remove),
        (number(), number()).prop_map(|(at, with)| Mutation::Replace(at, with)),
        (number(), number()).prop_map(|(from, to)| Mutation::Copy(from, to)),
        (number(), number()).prop_map(|(at, to)| Mutation::Rename(at, to)),
        (number(), number()).prop_map(|(at, to)| Mutation::Refer(at, to)),
    ]
}

#[test]
fn a_broken_document_is_refused_or_becomes_rust() {
    let documents: Vec<Node> = folders("golden")
        .iter()
        .map(|folder| {
            tree(&fs::read_to_string(folder.join("openapi.yaml")).expect("the document of a case"))
        })
        .collect();
    let strategy = (0..documents.len(), prop::collection::vec(mutation(), 1..5));
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() {
        config.cases
    } else {
        CASES
    };
    // The same documents in each run: a failure is not lost with the run that found it.
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let accepted = Cell::new(0);
    let mut runner = TestRunner::new_with_rng(Config { cases, ..config }, random);
    runner
        .run(&strategy, |(which, mutations)| {
            let mut document = documents[which].clone();
            for mutation in mutations {
                mutate(&mut document, mutation);
            }
            let done = check(&yaml::write(&document)).map_err(TestCaseError::fail)?;
            accepted.set(accepted.get() + u32::from(done));
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
    let accepted = accepted.get();
    // Otherwise the test would look at refusals, or at sound documents, only.
    assert!(
        accepted > cases / 4 && accepted < cases,
        "{accepted} of {cases} accepted"
    );
}

/// Takes the document all the way, and says whether it was accepted; `Err` says what the generator
/// should not have done.
fn check(text: &str) -> Result<bool, String> {
    let done = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let mut texts = Texts::document("document.yaml", text);
        texts
            .input
            .iter_mut()
            .for_each(|input| input.lenient = true);
        let outcome = texts.run();
        if outcome.made.is_ok() {
            return outcome
                .files()
                .iter()
                .map(|(path, text)| (path.to_owned(), text.to_owned()))
                .collect();
        }
        let reason = outcome.findings.has_errors();
        assert!(reason, "stopped without an error");
        Vec::new()
    }));
    let files = done.map_err(|_| format!("a panic, on\n{text}"))?;
    for (path, made) in files.iter().filter(|(path, _)| path.starts_with("src/")) {
        let wrong = match path
            .rsplit_once('.')
            .is_some_and(|(_, kind)| kind == "json")
        {
            true => serde_json::from_str::<serde_json::Value>(made)
                .err()
                .map(|e| e.to_string()),
            false => syn::parse_file(made).err().map(|e| e.to_string()),
        };
        if let Some(wrong) = wrong {
            return Err(format!("{path}: {wrong}, on\n{text}"));
        }
    }
    Ok(!files.is_empty())
}

fn mutate(document: &mut Node, mutation: Mutation) {
    let places = places(document);
    let place = |n: usize| places[n % places.len()].clone();
    match mutation {
        Mutation::Remove(at) => remove(document, &place(at)),
        Mutation::Replace(at, with) => replace(document, &place(at), VALUES[with % VALUES.len()]),
        Mutation::Copy(from, to) => {
            let copy = document.at(&place(from)).cloned();
            if let (Some(copy), Some(node)) = (copy, document.at_mut(&place(to))) {
                *node = copy;
            }
        }
        Mutation::Rename(at, to) => {
            let key = NAMES[to % NAMES.len()];
            let moved = document.at(&place(at)).cloned();
            remove(document, &place(at));
            if let (Some(moved), Some(parent)) = (moved, document.at_mut(&place(at).parent())) {
                parent.set(key, moved);
            }
        }
        Mutation::Refer(at, to) => {
            let target = place(to);
            if let Some(node) = document.at_mut(&place(at)) {
                let mut reference = Node::object(node.span);
                reference.set("$ref", Node::string(format!("#{target}"), node.span));
                *node = reference;
            }
        }
    }
}

/// What a node is replaced by: as YAML.
const VALUES: [&str; 18] = [
    "null",
    "true",
    "-1",
    "1.5e300",
    "99999999999999999999999",
    "''",
    "text",
    "[]",
    "{}",
    "[{}]",
    "{'': ''}",
    "\"\\0\"",
    "string",
    "object",
    "array",
    "{type: object}",
    "{oneOf: [{}]}",
    "{allOf: [{type: string}, {nullable: true}]}",
];

/// What a member is renamed to.
const NAMES: [&str; 14] = [
    "",
    "type",
    "Self",
    "self",
    "$ref",
    "x-rust-name",
    "nullable",
    "allOf",
    "oneOf",
    "enum",
    "default",
    "a/b~c",
    "🎉",
    "/{x}",
];

fn replace(document: &mut Node, at: &Pointer, with: &str) {
    let value = tree(&format!("value: {with}\n"));
    if let (Some(node), Some(value)) = (document.at_mut(at), value.get("value")) {
        node.value = value.value.clone();
    }
}

fn remove(document: &mut Node, at: &Pointer) {
    let Some(last) = at.last() else { return };
    match document
        .at_mut(&at.parent())
        .map(|parent| &mut parent.value)
    {
        Some(Value::Object(members)) => drop(members.shift_remove(&last)),
        Some(Value::Array(elements)) => {
            if let Ok(index) = last.parse::<usize>() {
                elements.remove(index);
            }
        }
        _ => {}
    }
}

/// The addresses of all nodes but the root.
fn places(document: &Node) -> Vec<Pointer> {
    let mut places = Vec::new();
    let mut open = vec![(Pointer::root(), document)];
    while let Some((at, node)) = open.pop() {
        match &node.value {
            Value::Object(members) => {
                open.extend(
                    members
                        .iter()
                        .map(|(key, member)| (at.child(key), &member.node)),
                );
            }
            Value::Array(elements) => {
                open.extend(
                    elements
                        .iter()
                        .enumerate()
                        .map(|(n, node)| (at.child(n), node)),
                );
            }
            _ => {}
        }
        places.push(at);
    }
    places.remove(0);
    if places.is_empty() {
        vec![Pointer::root()]
    } else {
        places
    }
}

fn tree(text: &str) -> Node {
    let mut sources = Sources::default();
    let file = sources.add("document", text);
    let mut findings = specwright::diagnostics::Findings::new();
    parse::parse(&sources, file, &mut findings).expect("a document")
}
