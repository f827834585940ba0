//! Compares two documents; prints the first changes, how many there are of each id, and what it
//! cost (on Linux): `cargo run --release -p specwright --example compare BASE REVISION`.

use std::{collections::BTreeMap, fs, process::ExitCode};

use specwright::{
    diagnostics::Findings,
    diff::{Side, compare},
    parse,
    source::Sources,
    tree::Node,
};

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [base, revision] = &paths[..] else {
        eprintln!("usage: compare BASE REVISION");
        return ExitCode::from(2);
    };
    let (Some(base), Some(revision)) = (read(base), read(revision)) else {
        eprintln!("a document cannot be read");
        return ExitCode::from(2);
    };
    cost("read");
    let side = |tree| Side {
        tree,
        rust: Err("only the documents are compared".to_owned()),
    };
    let report = compare(&side(&base), &side(&revision));
    cost("compared");
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for change in &report.changes {
        let docs = if change.docs { " (docs)" } else { "" };
        let key = format!("{} {}{docs}", change.level.word(), change.id);
        let count = counts.entry(key).or_default();
        *count = (count.0 + 1, count.1 + change.reached.len());
    }
    for change in report.changes.iter().take(40) {
        println!(
            "{} {} [{}]",
            change.level.word(),
            change.text,
            change.pointer
        );
    }
    for (id, (places, reached)) in counts {
        println!("{places:6} {reached:7} {id}");
    }
    ExitCode::SUCCESS
}

fn read(path: &str) -> Option<Node> {
    let mut sources = Sources::default();
    let file = sources.add(path, fs::read_to_string(path).ok()?);
    parse::parse(&sources, file, &mut Findings::new())
}

/// CPU time in hundredths of a second, and the most memory so far.
fn cost(stage: &str) {
    let times = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = times
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split(' ')
        .collect();
    let field = |at: usize| fields.get(at).copied().unwrap_or("?");
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    println!(
        "{stage}: user {} system {} ({})",
        field(12),
        field(13),
        peak.unwrap_or("?")
    );
}
