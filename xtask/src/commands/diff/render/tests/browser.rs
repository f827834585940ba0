//! The page in a browser: `page.mjs` has the details. It needs node, and what
//! `.ci/tools/install` installs.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{super::html, sample};

/// The variable that says where the tools are, and makes it an error that they are not.
const TOOLS: &str = "SPECWRIGHT_BROWSER";
/// The variable that says where pictures are put.
const SHOTS: &str = "SPECWRIGHT_SHOTS";

fn tools() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    env::var_os(TOOLS).map_or_else(|| target.join("ci-node"), PathBuf::from)
}

#[test]
fn the_page_works_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    fs::write(&page, html(&sample::outcome())).unwrap();
    let script = "src/commands/diff/render/tests/page.mjs";
    let mut command = Command::new("node");
    command
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(script))
        .arg(tools())
        .arg(&page)
        .args(env::var_os(SHOTS));
    let output = command.output();
    let missing = match &output {
        Err(error) => Some(format!("node: {error}")),
        Ok(output) if output.status.code() == Some(3) => {
            Some(String::from_utf8_lossy(&output.stderr).into_owned())
        }
        Ok(_) => None,
    };
    if let Some(why) = missing {
        assert!(env::var_os(TOOLS).is_none(), "{why}");
        println!("skipped: no browser: {why}");
        return;
    }
    let output = output.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
