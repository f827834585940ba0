//! The commands of the workspace, as people run them.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use crate::root;

/// How a command ended.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code; -1 where a signal ended it.
    pub code: i32,
    /// What it wrote to standard output.
    pub out: String,
    /// What it wrote to standard error.
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }
}

/// Runs `cargo xtask` with these arguments in a folder.
pub fn xtask(folder: &Path, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Ran {
    let mut command = Command::new(binary());
    command.current_dir(folder).args(arguments);
    command.output().expect("xtask can be started").into()
}

/// Cargo in a folder, without network.
pub fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    // What cargo tells a test about itself would make build scripts run again.
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
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_NET_OFFLINE", "true");
    command
}

/// The commands, built once in each process.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let mut build = cargo(&root());
        build.args([
            "build",
            "--quiet",
            "--package",
            "xtask",
            "--message-format",
            "json",
        ]);
        let built = Ran::from(build.output().expect("cargo can be started"));
        assert_eq!(built.code, 0, "{}", built.err);
        let messages = built
            .out
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        let mut binaries = messages.filter_map(|message: serde_json::Value| {
            Some(PathBuf::from(message.get("executable")?.as_str()?))
        });
        binaries
            .next()
            .expect("cargo names the binary that it built")
    })
}
