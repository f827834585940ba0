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

/// A crate.
pub(crate) struct Crate {
    /// Its name, as an identifier.
    pub(crate) name: String,
    /// What it is made of.
    pub(crate) compiled: Compiled,
}

/// A program for one crate that is compiled with another: places in the list of crates.
pub(crate) struct Pair {
    /// The crate that it is written for.
    pub(crate) from: usize,
    /// The crate that it is compiled with.
    pub(crate) to: usize,
    /// Whether it must not compile.
    pub(crate) breaks: bool,
}

/// What the compiler says otherwise.
pub(crate) fn disagrees(crates: &[Crate], pairs: &[Pair]) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rust-diff");
    write(&folder, crates, pairs);
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
    let programs = pairs.iter().filter(|pair| pair.breaks);
    let programs = programs.map(|pair| &crates[pair.from].name);
    let compiles = programs.filter(|name| !said.broken.contains(*name));
    wrong.extend(compiles.map(|name| format!("{name}: it compiles with the other")));
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
fn write(folder: &Path, crates: &[Crate], pairs: &[Pair]) {
    let mut files = FileSet::new();
    files.extend("apis", apis(crates));
    let features = features(files.get("apis/Cargo.toml").unwrap_or_default());
    let (mut kept, mut lines) = (FileSet::new(), String::new());
    for pair in pairs {
        let [from, to] = [pair.from, pair.to].map(|at| &crates[at]);
        let surface = Surface::of(&from.compiled.api, &from.compiled.names);
        let written = |with: &Crate| program(&surface, &format!("apis::{}", with.name));
        let again = (!pair.breaks).then_some(to);
        for with in [Some(from), again].into_iter().flatten() {
            let name = format!("{}_with_{}", from.name, with.name);
            lines.push_str(&format!("mod {name};\n"));
            kept.insert(format!("src/{name}.rs"), written(with));
        }
        if pair.breaks {
            let text = written(to) + "\nfn main() {}\n";
            files.insert(format!("broken/src/bin/{}.rs", from.name), text);
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

/// All crates as modules of one.
fn apis(crates: &[Crate]) -> FileSet {
    let parts = crates.iter();
    let parts = parts.map(|one| (one.name.clone(), part(&one.compiled)));
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
