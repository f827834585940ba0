//! Whether programs written for one crate compile with another: one workspace with all crates as
//! modules of one package, the programs that have to compile in a second one, and those that must
//! not as programs of a third, since an error in one hides those of others beside it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use specwright::{Compiled, emit, files::FileSet, surface::Surface};
use workspace_tests::{
    case::{options, part},
    commands::cargo,
    root,
    user::program,
};

/// A pair of crates.
pub(crate) struct Case {
    /// Its name, as an identifier.
    pub(crate) name: String,
    /// The base and the revision.
    pub(crate) sides: [Compiled; 2],
    /// Whether programs for the base must not compile with the revision.
    pub(crate) breaks: bool,
}

/// What the compiler says otherwise.
pub(crate) fn disagrees(cases: &[Case]) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rust-diff");
    write(&folder, cases);
    let mut check = cargo(&folder);
    // The workspace's own, where the dependencies are built.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    check.env("CARGO_TARGET_DIR", target.expect("a target folder"));
    check.args(["check", "--quiet", "--keep-going", "--lib", "--bins"]);
    check.args(["--message-format", "json"]);
    let output = check.output().expect("cargo can be started");
    let said = Said::read(&String::from_utf8_lossy(&output.stdout));
    let mut wrong = said.unexpected;
    if !said.checked.contains("kept") {
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        wrong.push(format!("not checked at all: {error}"));
    }
    let silent = cases
        .iter()
        .filter(|case| case.breaks && !said.broken.contains(&case.name));
    wrong.extend(silent.map(|case| format!("{}: it compiles", case.name)));
    wrong
}

/// What cargo said.
#[derive(Default)]
struct Said {
    /// The targets that it checked without an error.
    checked: BTreeSet<String>,
    /// The programs with an error.
    broken: BTreeSet<String>,
    /// Errors elsewhere.
    unexpected: Vec<String>,
}

impl Said {
    fn read(text: &str) -> Self {
        let mut said = Self::default();
        for line in text.lines() {
            let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else {
                continue;
            };
            let target = message["target"]["name"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            let kind = message["target"]["kind"][0].as_str().unwrap_or_default();
            let report = &message["message"];
            match message["reason"].as_str() {
                Some("compiler-artifact") => {
                    said.checked.insert(target);
                }
                Some("compiler-message") if report["level"] == "error" => {
                    if kind == "bin" {
                        said.broken.insert(target);
                    } else {
                        let rendered = report["rendered"].as_str().unwrap_or_default();
                        said.unexpected.push(rendered.to_owned());
                    }
                }
                _ => {}
            }
        }
        said
    }
}

/// Writes the workspace; what is there already stays, so that nothing is checked twice.
fn write(folder: &Path, cases: &[Case]) {
    let mut files = FileSet::new();
    files.extend("apis", apis(cases));
    let features = features(files.get("apis/Cargo.toml").unwrap_or_default());
    let (mut kept, mut lines) = (FileSet::new(), String::new());
    for case in cases {
        let surface = surface(&case.sides[0]);
        let modules = [0, 1].map(|side| format!("apis::{}", module(case, side)));
        let again = (!case.breaks).then_some(&modules[1]);
        for (n, path) in [Some(&modules[0]), again].into_iter().flatten().enumerate() {
            let name = format!("{}_{n}", case.name);
            lines.push_str(&format!("mod {name};\n"));
            kept.insert(format!("src/{name}.rs"), program(&surface, path));
        }
        if case.breaks {
            let text = program(&surface, &modules[1]) + "\nfn main() {}\n";
            files.insert(format!("broken/src/bin/{}.rs", case.name), text);
        }
    }
    kept.insert(
        "src/lib.rs",
        format!("#![allow(unused, deprecated)]\n{lines}"),
    );
    files.extend("kept", kept);
    for name in ["kept", "broken"] {
        files.insert(format!("{name}/Cargo.toml"), manifest(name, &features));
    }
    files.insert("Cargo.toml", WORKSPACE);
    let lock = fs::read_to_string(root().join("Cargo.lock"));
    files.insert("Cargo.lock", lock.expect("the lock file"));
    put(folder, &files);
}

/// No debug information and no incremental state: nothing is built a second time.
const WORKSPACE: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"apis\", \"kept\", \"broken\"]\n\n\
    [profile.dev]\ndebug = false\nincremental = false\n";

fn surface(compiled: &Compiled) -> Surface {
    Surface::of(&compiled.api, &compiled.names)
}

/// The module of a crate; no word of it may be changed on the way.
fn module(case: &Case, side: usize) -> String {
    let word = ["base", "revision"][side];
    format!("{word}_{}", case.name)
}

/// All crates as modules of one.
fn apis(cases: &[Case]) -> FileSet {
    let both = |case| [0, 1].map(|side| (case, side));
    let parts = cases.iter().flat_map(both);
    let parts = parts.map(|(case, side)| (module(case, side), part(&case.sides[side])));
    let parts: Vec<_> = parts.collect();
    let runtime = root().join("runtime").display().to_string();
    emit::workspace(&parts, &options("apis", &runtime))
}

/// The features of the APIs, and that of calls which block.
fn features(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = toml::from_str(manifest).expect("the manifest");
    let features = manifest["features"].as_table().expect("features");
    let other = [
        "default",
        "rustls",
        "native-tls",
        "gzip",
        "tracing",
        "partial-eq",
    ];
    let names = features
        .keys()
        .filter(|name| !other.contains(&name.as_str()));
    names.cloned().collect()
}

fn manifest(name: &str, features: &[String]) -> String {
    let runtime = root().join("runtime").display().to_string();
    format!(
        "[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n\
         apis = {{ path = \"../apis\", default-features = false, features = {features:?} }}\n\
         specwright-runtime = {{ path = {runtime:?}, default-features = false }}\n"
    )
}

/// Writes what differs and removes what is no longer there.
fn put(folder: &Path, files: &FileSet) {
    let mut wanted: BTreeMap<PathBuf, &str> = BTreeMap::new();
    for (path, text) in files.iter() {
        wanted.insert(folder.join(path), text);
    }
    for path in present(folder) {
        if !wanted.contains_key(&path) {
            fs::remove_file(&path).expect("an old file");
        }
    }
    for (path, text) in wanted {
        // Cargo adds to the lock file.
        let is_lock = path.ends_with("Cargo.lock") && path.exists();
        if !is_lock && fs::read_to_string(&path).ok().as_deref() != Some(text) {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, text).expect("a file");
        }
    }
}

fn present(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let entries = entries.map(|entry| entry.expect("an entry").path());
    let below = entries.flat_map(|path| match path.is_dir() {
        true => present(&path),
        false => vec![path],
    });
    below.collect()
}
