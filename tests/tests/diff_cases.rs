//! The pairs of documents in `../shared/diff-cases`, each with what oasdiff says of it: what it
//! says is said here too, hardly anything else is under its ids, and the verdicts agree wherever
//! `docs/diff-levels.toml` does not say otherwise.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use specwright::{
    diagnostics::Findings,
    diff::{
        Side, compare,
        levels::{has_row, is_oasdiffs},
        report::{Change, Level, Reached, Report},
    },
    parse,
    source::Sources,
    tree::Node,
};

/// Pairs that mean the same, of which oasdiff says much and we say nothing: an `allOf` against
/// what it comes to.
const SAME: [&str; 2] = ["allOf/flattened", "ref/allOf of one ref"];

/// What oasdiff says of pairs only when asked to, and we say always: that something became more
/// stable than it was.
const ON_REQUEST: [&str; 3] = [
    "api-stability-increased",
    "request-property-stability-increased",
    "response-property-stability-increased",
];

#[derive(Deserialize)]
struct Case {
    name: String,
    base: String,
    revision: String,
    expected: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    id: String,
    level: String,
    operation: String,
    path: String,
}

/// An id, and the operation that it is said of.
type Entry = (String, String, String);

/// What came of all pairs.
#[derive(Default)]
struct Totals {
    expected: usize,
    present: usize,
    /// The same, each entry as often as it is said.
    repeated: (usize, usize),
    extra: usize,
    new: usize,
    judged: usize,
    agreed: usize,
    missing: BTreeMap<String, Vec<String>>,
    unexpected: BTreeMap<String, Vec<String>>,
    disagreed: Vec<String>,
}

#[test]
fn what_oasdiff_says_is_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/diff-cases");
    let mut totals = Totals::default();
    for list in ["cases.json", "grid.json"] {
        let Ok(text) = fs::read_to_string(folder.join(list)) else {
            println!("skipped: there is no {list} in {}", folder.display());
            return;
        };
        let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
        for case in &cases {
            totals.add(case, &report(&folder, case));
        }
    }
    totals.settle();
}

fn report(folder: &Path, case: &Case) -> Report {
    let base = tree(&folder.join(&case.base));
    let revision = tree(&folder.join(&case.revision));
    compare(&side(&base), &side(&revision))
}

fn tree(path: &PathBuf) -> Node {
    let mut sources = Sources::default();
    let file = sources.add("document", fs::read_to_string(path).unwrap());
    parse::parse(&sources, file, &mut Findings::new()).unwrap()
}

fn side(tree: &Node) -> Side<'_> {
    Side {
        tree,
        rust: Err("only the documents are compared".to_owned()),
    }
}

/// What a report says, operation by operation.
fn entries(report: &Report) -> BTreeSet<Entry> {
    let mut entries = BTreeSet::new();
    for change in report.changes.iter().filter(|change| !change.docs) {
        let of = |method: &str, path: &str| (change.id.clone(), method.to_owned(), path.to_owned());
        if change.reached.is_empty() {
            entries.insert(of("", ""));
        }
        for reached in &change.reached {
            entries.insert(of(&reached.method, &reached.path));
        }
    }
    entries
}

/// How often a report says an entry: once for each place, and each role of the operation there.
fn times(report: &Report, entry: &Entry) -> usize {
    let changes = report.changes.iter().filter(|change| change.id == entry.0);
    let of = |change: &Change| {
        let reached = change.reached.iter();
        let same = |r: &&Reached| r.method == entry.1 && r.path == entry.2;
        reached.filter(same).count() + usize::from(change.reached.is_empty() && entry.1.is_empty())
    };
    changes.map(of).sum()
}

impl Totals {
    fn add(&mut self, case: &Case, report: &Report) {
        if SAME.iter().any(|same| case.name.contains(same)) {
            let said: Vec<&str> = report.changes.iter().map(|c| c.id.as_str()).collect();
            assert!(said.is_empty(), "{} differs: {said:?}", case.name);
            return;
        }
        let ours = entries(report);
        let theirs: BTreeSet<Entry> = case
            .expected
            .iter()
            .map(|e| (e.id.clone(), e.operation.clone(), e.path.clone()))
            .collect();
        for entry in &theirs {
            let count = case.expected.iter().filter(|e| e.id == entry.0);
            let count = count
                .filter(|e| e.operation == entry.1 && e.path == entry.2)
                .count();
            self.repeated.0 += count;
            self.repeated.1 += count.min(times(report, entry));
        }
        let note = |entry: &Entry| format!("{} | {} {}", case.name, entry.1, entry.2);
        for entry in &theirs {
            self.expected += 1;
            if ours.contains(entry) {
                self.present += 1;
            } else {
                let list = self.missing.entry(entry.0.clone()).or_default();
                list.push(note(entry));
            }
        }
        for entry in ours.difference(&theirs) {
            if !is_oasdiffs(&entry.0) || ON_REQUEST.contains(&entry.0.as_str()) {
                self.new += 1;
                continue;
            }
            self.extra += 1;
            let list = self.unexpected.entry(entry.0.clone()).or_default();
            list.push(note(entry));
        }
        self.judge(case, report);
    }

    fn judge(&mut self, case: &Case, report: &Report) {
        let mut ids = report.changes.iter().map(|c| c.id.as_str());
        let mut theirs = case.expected.iter().map(|e| e.id.as_str());
        if ids.any(has_row) || theirs.any(has_row) {
            return;
        }
        let breaks = report.changes.iter().any(|c| c.level == Level::Err);
        self.judged += 1;
        if breaks == case.expected.iter().any(|e| e.level == "ERR") {
            self.agreed += 1;
        } else {
            self.disagreed.push(case.name.clone());
        }
    }

    fn settle(&self) {
        for (title, list) in [("missing", &self.missing), ("extra", &self.unexpected)] {
            for (id, notes) in list {
                println!(
                    "{title} {id}: {}\n    {}",
                    notes.len(),
                    notes.join("\n    ")
                );
            }
        }
        for name in &self.disagreed {
            println!("verdict {name}");
        }
        let Self {
            expected,
            present,
            extra,
            new,
            repeated,
            judged,
            agreed,
            ..
        } = self;
        println!("{present} of {expected} entries, {extra} extra, {new} under ids of our own");
        println!("{} of {} with repetitions", repeated.1, repeated.0);
        println!("{agreed} of {judged} verdicts");
        assert!(present * 100 >= expected * 99, "entries are missing");
        assert!(extra * 100 <= expected * 2, "too many entries are extra");
        assert!(agreed * 100 >= judged * 99, "verdicts differ");
    }
}
