//! Every document of the shared corpus is read, and read as other readers read it.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use serde_json::Value as Json;
use specwright::{diagnostics::Findings, parse, source::Sources, yaml};

/// All files below the corpus; none, with a line that says so, where it is missing.
fn corpus() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !root.is_dir() {
        println!("skipped: there is no ../shared/corpus beside the workspace");
        return Vec::new();
    }
    let mut files = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is read") {
            let path = entry.expect("the entry is read").path();
            let extension = path.extension().and_then(|e| e.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension, Some("json" | "yaml" | "yml")) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Whether both are the same, but for a number with leading zeros: ten in YAML 1.2's core schema,
/// which is what `parse` follows, eight in YAML 1.1, and a text for `serde_yaml`.
fn same(ours: &Json, other: &Json) -> bool {
    match (ours, other) {
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (Json::Number(a), Json::String(b)) => {
            b.starts_with('0') && b.trim_start_matches('0') == a.to_string()
        }
        // serde_json reads decimals with an error of up to one unit in the last place.
        (Json::Number(a), Json::Number(b)) if a.is_f64() && b.is_f64() => {
            let (a, b) = (
                a.as_f64().unwrap_or_default(),
                b.as_f64().unwrap_or_default(),
            );
            (a - b).abs() <= f64::EPSILON * a.abs()
        }
        (a, b) => a == b,
    }
}

/// The same document by `serde_json` or `serde_yaml`, as far as these can read it.
fn other_reader(path: &Path, text: &str) -> Option<Json> {
    if path.extension().is_some_and(|e| e == "json") {
        return serde_json::from_str(text).ok();
    }
    let mut value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
    value.apply_merge().ok()?;
    serde_json::to_value(value).ok()
}

#[test]
fn the_corpus_is_read_as_other_readers_do() {
    let (mut all, mut compared, mut wrong) = (0, 0, Vec::new());
    for path in corpus() {
        let text = fs::read_to_string(&path).expect("the file is read");
        let name = path.display().to_string();
        let mut sources = Sources::default();
        let file = sources.add(&name, text.as_str());
        let mut findings = Findings::new();
        let started = Instant::now();
        let tree = parse::parse(&sources, file, &mut findings);
        if text.len() > 1 << 20 {
            let short = path.file_name().unwrap_or_default().display();
            println!(
                "{short}: {} KiB in {:?}",
                text.len() >> 10,
                started.elapsed()
            );
        }
        for finding in findings.iter() {
            let place = finding.span.map(|s| sources.line_column(s));
            wrong.push(format!(
                "{name}: {} {} {place:?}",
                finding.code.id, finding.message
            ));
        }
        all += 1;
        if let Some(tree) = &tree {
            let started = Instant::now();
            let yaml = yaml::write(tree);
            if text.len() > 1 << 20 {
                println!("  written in {:?}", started.elapsed());
            }
            let file = sources.add(format!("{name} written"), yaml);
            if parse::parse(&sources, file, &mut Findings::new()).as_ref() != Some(tree) {
                wrong.push(format!("{name}: is not read back as it was written"));
            }
        }
        let Some(other) = other_reader(&path, &text) else {
            continue;
        };
        compared += 1;
        if !tree.is_some_and(|tree| same(&tree.to_json(), &other)) {
            wrong.push(format!("{name}: another reader reads something else"));
        }
    }
    println!("{all} documents read, {compared} compared");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
