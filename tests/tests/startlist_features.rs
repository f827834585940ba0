//! Every feature of `startlist` stands on its own, and its dependencies stay free of macros.

use std::{path::Path, process::Command};

use serde_json::Value;

/// Runs cargo in the workspace, with the target folder of this test, and gives what it says:
/// (stdout, stderr).
fn cargo(args: &[&str]) -> (String, String) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let mut command = Command::new(env!("CARGO"));
    // What cargo tells this test about itself would make build scripts run again.
    for (name, _) in std::env::vars().filter(|(name, _)| is_about_this_test(name)) {
        command.env_remove(name);
    }
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    command
        .env("CARGO_TARGET_DIR", target)
        .args(args)
        .arg("--locked");
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert!(output.status.success(), "cargo {args:?}:\n{err}");
    (out, err)
}

fn is_about_this_test(variable: &str) -> bool {
    let prefixes = [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_CRATE_",
        "CARGO_BIN_",
    ];
    prefixes.iter().any(|prefix| variable.starts_with(prefix))
}

/// Whether there is the library that the TLS of the system needs on Linux to be compiled.
fn has_system_tls() -> bool {
    let openssl = || {
        Command::new("pkg-config")
            .args(["--exists", "openssl"])
            .status()
    };
    !cfg!(target_os = "linux")
        || std::env::var_os("OPENSSL_DIR").is_some()
        || openssl().is_ok_and(|status| status.success())
}

/// The features that the manifest of `startlist` has, `default` left out.
fn features() -> Vec<String> {
    let (metadata, _) = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let startlist = packages
        .iter()
        .find(|package| package["name"] == "startlist")
        .unwrap();
    let names = startlist["features"].as_object().unwrap().keys();
    names.filter(|name| *name != "default").cloned().collect()
}

#[test]
fn every_choice_of_features_compiles_without_a_warning() {
    let features = features();
    assert!(features.len() > 5, "{features:?}");
    let more = [
        "",
        "default",
        "toornament-participants,runsignup-race-groups-teams",
        "toornament,rustls",
        "runsignup,partial-eq,native-tls",
    ];
    let system_tls = has_system_tls();
    for chosen in more.into_iter().chain(features.iter().map(String::as_str)) {
        if system_tls || !chosen.contains("native-tls") {
            checks(&["--no-default-features", "--features", chosen]);
        } else {
            println!("left out, there is no OpenSSL: {chosen}");
        }
    }
    if system_tls {
        checks(&["--all-features"]);
    }
}

fn checks(features: &[&str]) {
    let check = [
        "check",
        "--package",
        "startlist",
        "--message-format",
        "short",
    ];
    let (_, said) = cargo(&[&check, features].concat());
    assert!(!said.contains("warning"), "{features:?}:\n{said}");
}

/// The packages that `startlist` is built with, down to a depth; a line for each.
fn dependencies(depth: &str, features: &[&str]) -> Vec<String> {
    let tree = [
        "tree",
        "--package",
        "startlist",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--depth",
        depth,
    ];
    let (tree, _) = cargo(&[&tree, features].concat());
    tree.lines().map(str::to_owned).collect()
}

#[test]
fn startlist_itself_needs_the_runtime_alone() {
    for features in [
        &[] as &[&str],
        &["--no-default-features"],
        &["--all-features"],
    ] {
        let names: Vec<_> = dependencies("1", features)
            .iter()
            .map(|line| line.split(' ').next().unwrap().to_owned())
            .collect();
        assert_eq!(names, ["startlist", "specwright-runtime"]);
    }
}

/// A server checks by JSON Schema, whose checker brings a derive with it.
#[test]
fn no_derive_of_serde_is_built_for_a_client() {
    let all = "rustls,native-tls,blocking,gzip,tracing,partial-eq";
    for features in [
        &[] as &[&str],
        &["--no-default-features"],
        &["--features", all],
    ] {
        let all = dependencies("99", features);
        assert!(
            all.iter().any(|line| line.starts_with("reqwest ")),
            "{all:?}"
        );
        assert!(
            !all.iter().any(|line| line.starts_with("serde_derive ")),
            "{all:?}"
        );
        // The runtime names none either; those that are left come with the `url` of `reqwest`.
        let near = dependencies("2", features);
        assert!(
            !near.iter().any(|line| line.contains("(proc-macro)")),
            "{near:?}"
        );
    }
}
