//! A package's manifest without its workspace.

use toml::{Table, Value};

use crate::failure::Failure;

/// What inherits from the workspace beside the keys of `[package]`.
const DEPENDENCIES: &[&str] = &["dependencies", "build-dependencies"];

/// What a copy of `src/` does not need: its tests and benchmarks are not copied, and lints are
/// the business of the workspace that it comes from.
const LEFT_BEHIND: &[&str] = &[
    "dev-dependencies",
    "lints",
    "test",
    "bench",
    "example",
    "bin",
];

/// The name of the package, if the text is the manifest of one.
pub(crate) fn package(manifest: &str) -> Option<String> {
    let manifest: Table = toml::from_str(manifest).ok()?;
    let name = manifest.get("package")?.get("name")?.as_str()?;
    Some(name.to_owned())
}

/// The manifest `own` with everything that it inherits from `workspace` written out.
pub(super) fn standalone(own: &str, workspace: &str) -> Result<String, Failure> {
    let mut own = parse(own, "the runtime's Cargo.toml")?;
    let root = parse(workspace, "the Cargo.toml of the runtime's workspace")?;
    let empty = Table::new();
    let shared = |key: &str| {
        let table = root
            .get("workspace")
            .and_then(|workspace| workspace.get(key));
        table.and_then(Value::as_table).unwrap_or(&empty)
    };
    own.retain(|key, _| !LEFT_BEHIND.contains(&key));
    if let Some(package) = own.get_mut("package").and_then(Value::as_table_mut) {
        for (key, value) in package.iter_mut().filter(|(_, value)| inherits(value)) {
            *value = shared("package")
                .get(key)
                .cloned()
                .ok_or_else(|| absent(key))?;
        }
    }
    write_out(&mut own, shared("dependencies"))?;
    if let Some(targets) = own.get_mut("target").and_then(Value::as_table_mut) {
        for (_, target) in targets.iter_mut() {
            if let Some(target) = target.as_table_mut() {
                target.remove("dev-dependencies");
                write_out(target, shared("dependencies"))?;
            }
        }
    }
    toml::to_string(&own).map_err(|error| unreadable("the runtime's Cargo.toml", &error))
}

fn parse(text: &str, what: &str) -> Result<Table, Failure> {
    toml::from_str(text).map_err(|error| unreadable(what, &error))
}

fn unreadable(what: &str, error: &dyn std::fmt::Display) -> Failure {
    Failure::new(
        format!("cannot bundle the runtime: {what}: {error}"),
        "correct it, or give --runtime a path or a version",
    )
}

fn absent(key: &str) -> Failure {
    unreadable(
        "the Cargo.toml of the runtime's workspace",
        &format!("it does not say `{key}`"),
    )
}

/// Whether a value is `{ workspace = true, … }`.
fn inherits(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

/// Writes out the inherited dependencies of a package, or of one of its targets.
fn write_out(table: &mut Table, shared: &Table) -> Result<(), Failure> {
    for kind in DEPENDENCIES {
        let Some(dependencies) = table.get_mut(*kind).and_then(Value::as_table_mut) else {
            continue;
        };
        for (name, own) in dependencies.iter_mut().filter(|(_, own)| inherits(own)) {
            let base = shared.get(name).ok_or_else(|| absent(name))?;
            *own = Value::Table(joined(base, own));
        }
        let paths = dependencies
            .iter()
            .find(|(_, own)| own.get("path").is_some());
        if let Some((name, _)) = paths {
            let why = format!("it depends on `{name}` by path");
            return Err(unreadable("the runtime's Cargo.toml", &why));
        }
    }
    Ok(())
}

/// A dependency as the workspace gives it, with what the package adds: features join, and default
/// features are on if either side asks for them.
fn joined(base: &Value, own: &Value) -> Table {
    let mut all = match base {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    };
    for (key, value) in own.as_table().into_iter().flatten() {
        match (key.as_str(), all.get_mut(key), value) {
            ("features", Some(Value::Array(features)), Value::Array(more)) => {
                features.extend(more.iter().cloned());
            }
            ("default-features", Some(Value::Boolean(on)), Value::Boolean(more)) => *on |= *more,
            // Default features that the workspace does not mention are on, and stay on.
            ("workspace", ..) | ("default-features", None, _) => {}
            _ => drop(all.insert(key.clone(), value.clone())),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKSPACE: &str = r#"
        [workspace.package]
        version = "1.2.3"
        [workspace.dependencies]
        plain = "1"
        rich = { version = "2", default-features = false, features = ["a"] }
    "#;

    fn check(own: &str, wanted: &str) {
        let text = standalone(own, WORKSPACE).unwrap();
        let (found, wanted): (Table, Table) = (
            toml::from_str(&text).unwrap(),
            toml::from_str(wanted).unwrap(),
        );
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn inherited_keys_are_written_out() {
        check(
            r#"
            package = { name = "r", version.workspace = true }
            dependencies.plain.workspace = true
            dependencies.rich = { workspace = true, optional = true, features = ["b"] }
            dependencies.own = "3"
            dev-dependencies.gone.workspace = true
            lints.workspace = true
            features.default = ["dep:rich"]
            target.'cfg(unix)'.dependencies.rich = { workspace = true, default-features = true }
            "#,
            r#"
            package = { name = "r", version = "1.2.3" }
            dependencies.plain.version = "1"
            dependencies.rich = { version = "2", default-features = false, features = ["a", "b"], optional = true }
            dependencies.own = "3"
            features.default = ["dep:rich"]
            target.'cfg(unix)'.dependencies.rich = { version = "2", default-features = true, features = ["a"] }
            "#,
        );
    }

    #[test]
    fn what_cannot_be_written_out_is_named() {
        for (own, word) in [
            ("package.edition.workspace = true", "edition"),
            ("dependencies.lost.workspace = true", "lost"),
            ("dependencies.near.path = \"../near\"", "near"),
            ("[", "Cargo.toml"),
        ] {
            let said = standalone(own, WORKSPACE).unwrap_err();
            assert!(said.message.contains(word), "{said}");
        }
    }
}
