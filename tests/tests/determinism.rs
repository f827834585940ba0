//! The same output whatever order a document is in, and each time.

use std::fs;

use specwright::{
    files::FileSet,
    parse,
    tree::{Node, Object, Value},
    yaml,
};
use workspace_tests::{
    case::Texts,
    expect::{folders, name},
    random::Random,
    root,
};

/// Documents of the corpus: small ones, since each is read several times.
const CORPUS: [&str; 6] = [
    "buildomat.json",
    "ent.json",
    "param-collision.json",
    "tempo.yaml",
    "wikimedia.openapi.yaml",
    "xero-assets.yaml",
];
const SEEDS: u64 = 3;

#[test]
fn the_apis_of_the_project() {
    for api in fs::read_dir(root().join("specs")).expect("specs/") {
        let folder = api.expect("an entry").path();
        let read = |seed: Option<u64>| {
            Texts::folder_through(&folder, |document, text| match seed {
                Some(seed) => shuffled(&text, seed + 100 * document as u64),
                None => text,
            })
        };
        check(&name(&folder), |seed| {
            let mut texts = read(seed);
            for source in texts
                .input
                .iter_mut()
                .flat_map(|input| &mut input.config.sources)
            {
                // A document in another order is not the one that was published.
                source.sha256 = None;
            }
            texts
        });
    }
}

#[test]
fn the_golden_cases() {
    for folder in folders("golden") {
        let text = fs::read_to_string(folder.join("openapi.yaml")).expect("a document");
        check(&name(&folder), |seed| document(&text, seed));
    }
}

#[test]
fn documents_of_the_corpus() {
    let folder = root().join("../shared/corpus/openapi-3.0");
    for file in CORPUS {
        match fs::read_to_string(folder.join(file)) {
            Ok(text) => check(file, |seed| lenient(document(&text, seed))),
            Err(_) => println!("skipped: there is no {file} in ../shared"),
        }
    }
}

fn document(text: &str, seed: Option<u64>) -> Texts {
    match seed {
        Some(seed) => Texts::document("document", &shuffled(text, seed)),
        None => Texts::document("document", text),
    }
}

fn lenient(mut texts: Texts) -> Texts {
    texts
        .input
        .iter_mut()
        .for_each(|input| input.lenient = true);
    texts
}

/// Reads an API as it is, once more, and in other orders; all have to give the same.
fn check(name: &str, read: impl Fn(Option<u64>) -> Texts) {
    let made = |seed| {
        let outcome = read(seed).run();
        (outcome.document(), outcome.files())
    };
    let first = made(None);
    assert_same(name, "a second run", &first, &made(None));
    for seed in 1..=SEEDS {
        assert_same(name, &format!("order {seed}"), &first, &made(Some(seed)));
    }
}

fn assert_same(name: &str, what: &str, a: &(String, FileSet), b: &(String, FileSet)) {
    let differing = |a: &str, b: &str| {
        let differ = |(_, (a, b)): &(usize, (&str, &str))| a != b;
        let first = a.lines().zip(b.lines()).enumerate().find(differ);
        first.map_or("the length differs".to_owned(), |(n, (a, b))| {
            format!("line {}\n- {a}\n+ {b}", n + 1)
        })
    };
    assert!(
        a.0 == b.0,
        "{name}, {what}: openapi.yaml, {}",
        differing(&a.0, &b.0)
    );
    let paths = |files: &FileSet| {
        files
            .iter()
            .map(|(path, _)| path.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(paths(&a.1), paths(&b.1), "{name}, {what}");
    for ((path, a), (_, b)) in a.1.iter().zip(b.1.iter()) {
        assert!(a == b, "{name}, {what}: {path}, {}", differing(a, b));
    }
}

/// The same document with the members of its objects in another order.
fn shuffled(text: &str, seed: u64) -> String {
    let mut sources = specwright::source::Sources::default();
    let file = sources.add("document", text);
    let mut findings = specwright::diagnostics::Findings::new();
    let mut tree = parse::parse(&sources, file, &mut findings).expect("a document");
    shuffle(&mut tree, &mut Random::new(seed));
    yaml::write(&tree)
}

fn shuffle(node: &mut Node, random: &mut Random) {
    match &mut node.value {
        Value::Object(members) => {
            let mut list: Vec<_> = std::mem::take(members).into_iter().collect();
            random.shuffle(&mut list);
            *members = list.into_iter().collect::<Object>();
            for (key, member) in members.iter_mut() {
                // Inside of what is no OpenAPI the order may be part of what it says.
                let data = matches!(key.as_str(), "example" | "examples" | "default");
                if !data && !key.starts_with("x-") {
                    shuffle(&mut member.node, random);
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|node| shuffle(node, random)),
        _ => {}
    }
}
