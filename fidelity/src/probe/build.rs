//! A Cargo workspace of the crate and its probe, and the program that cargo makes of it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use specwright::files::FileSet;

use super::{Failure, subject::Subject, write};

/// The runtime that crates are made for: the one beside this package.
pub(super) const RUNTIME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime");

/// What every probe shares.
const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/probe");

/// The lock file of this workspace: probes are built with the same versions.
const LOCK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");

/// The feature that needs a library of the system; all others are on.
const SYSTEM: &str = "native-tls";

/// The name of the generated package.
pub(super) fn subject(name: &str) -> String {
    format!("subject-{name}")
}

fn probe(name: &str) -> String {
    format!("probe-{name}")
}

/// The files of the workspace.
pub(super) fn package(made: &Subject, name: &str) -> Result<FileSet, Failure> {
    let mut files = FileSet::new();
    let (mut krate, mut sources) = (FileSet::new(), FileSet::new());
    krate.extend("", made.files.clone());
    sources.extend("", write::sources(&made.surface, &made.manifest));
    files.extend("crate", krate);
    files.extend("probe/src", sources);
    let features = features(made.files.get("Cargo.toml").unwrap_or_default())?;
    files.insert(
        "probe/Cargo.toml",
        manifest(name, &features, made.manifest.serves),
    );
    files.insert("Cargo.toml", workspace());
    Ok(files)
}

/// The features of a crate but the one that the system may not have a library for.
fn features(manifest: &str) -> Result<Vec<String>, Failure> {
    let unreadable = |error| Failure::System(format!("the crate's Cargo.toml: {error}"));
    let manifest: toml::Table = toml::from_str(manifest).map_err(unreadable)?;
    let features = manifest.get("features").and_then(toml::Value::as_table);
    let names = features.into_iter().flatten().map(|(name, _)| name.clone());
    Ok(names.filter(|name| name != SYSTEM).collect())
}

fn workspace() -> String {
    // No debug information and no incremental state: nothing is built a second time.
    "[workspace]\nresolver = \"3\"\nmembers = [\"crate\", \"probe\"]\n\n[profile.dev]\n\
     debug = false\nincremental = false\n\n[profile.dev.build-override]\nopt-level = 0\n"
        .to_owned()
}

fn manifest(name: &str, features: &[String], serves: bool) -> String {
    let (subject, probe) = (subject(name), probe(name));
    let quoted = |text: &str| Value::from(text).to_string();
    let features: Vec<String> = features.iter().map(|f| quoted(f)).collect();
    let (features, shared, runtime) = (features.join(", "), quoted(SHARED), quoted(RUNTIME));
    let server = if serves {
        ", features = [\"server\"]"
    } else {
        ""
    };
    format!(
        "[package]\nname = \"{probe}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         publish = false\n\n[dependencies]\n\
         api = {{ package = \"{subject}\", path = \"../crate\", features = [{features}] }}\n\
         specwright-probe = {{ path = {shared}{server} }}\n\
         specwright-runtime = {{ path = {runtime}, default-features = false{server} }}\n"
    )
}

/// Gives the workspace the versions of this one, where it has none yet.
pub(super) fn lock(folder: &Path) -> Result<(), Failure> {
    let (from, to) = (Path::new(LOCK), folder.join("Cargo.lock"));
    if from.is_file() && !to.exists() {
        fs::copy(from, &to).map_err(|error| Failure::io("write", &to, &error))?;
    }
    Ok(())
}

/// Builds the workspace and gives the path of the program.
pub(super) fn build(folder: &Path, target: &Path, name: &str) -> Result<PathBuf, Failure> {
    let mut command = cargo(folder, target);
    command.args(["build", "--message-format", "json-render-diagnostics"]);
    command.args(["--package", &probe(name)]);
    let output = command.output();
    let output = output.map_err(|e| Failure::System(format!("cannot start cargo: {e}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::Compile(said));
    }
    let messages = output.stdout.split(|byte| *byte == b'\n');
    let messages = messages.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let mut binaries =
        messages.filter_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)));
    let none = || Failure::System("cargo names no program that it built".to_owned());
    binaries.next().ok_or_else(none)
}

/// Removes the workspace and what was built from it alone.
pub(super) fn clear(folder: &Path, target: &Path, name: &str) -> Result<(), Failure> {
    let mut command = cargo(folder, target);
    command.args([
        "clean",
        "--quiet",
        "--package",
        &probe(name),
        "--package",
        &subject(name),
    ]);
    let done = command.output();
    done.map_err(|e| Failure::System(format!("cannot start cargo: {e}")))?;
    fs::remove_dir_all(folder).map_err(|error| Failure::io("remove", folder, &error))
}

/// Cargo in the folder, as if nobody had started this program through cargo: what it would tell
/// build scripts otherwise has them run again.
fn cargo(folder: &Path, target: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let shown = name.to_string_lossy();
        let own = [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ];
        if own.iter().any(|prefix| shown.starts_with(prefix)) {
            command.env_remove(name);
        }
    }
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_TERM_COLOR", "never");
    command
}
