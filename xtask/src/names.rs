//! Which names a crate and an API may have.

use crate::failure::Failure;

/// Words that Rust keeps for itself, or that name a crate which every program has.
const TAKEN: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "core",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc_macro",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// The longest crate name that a registry takes.
const LONGEST: usize = 64;

/// Checks the name of a crate to be generated.
pub(crate) fn check_crate(name: &str) -> Result<(), Failure> {
    let complaint = if name.is_empty() || name.len() > LONGEST {
        "it needs 1 to 64 characters"
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        "it has to start with a letter a-z"
    } else if !name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    {
        "it may hold only letters a-z, digits, `-` and `_`"
    } else if TAKEN.contains(&name.replace('-', "_").to_lowercase().as_str()) {
        "Rust keeps this name for itself"
    } else if name.replace('_', "-") == "specwright-runtime" {
        "it is the name of the runtime that the crate depends on"
    } else {
        return Ok(());
    };
    Err(Failure::new(
        format!("`{name}` cannot be the name of a crate: {complaint}"),
        "give another --name, for example `my-client`",
    ))
}

/// Checks the name of a folder under `specs/`, which becomes a module and a feature.
pub(crate) fn check_api(name: &str) -> Result<(), Failure> {
    let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !TAKEN.contains(&name);
    if fits {
        return Ok(());
    }
    Err(Failure::new(
        format!("`specs/{name}` cannot be an API: its name becomes a Rust module"),
        "rename the folder: lower-case letters, digits and `_`, a letter first, no Rust keyword",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_crates() {
        for good in ["startlist", "my-client", "a_1", "Nexus"] {
            assert_eq!(check_crate(good), Ok(()), "{good}");
        }
        let long = "a".repeat(65);
        for bad in [
            "",
            &long,
            "1a",
            "-a",
            "a b",
            "a/b",
            "..",
            "é",
            "fn",
            "Self",
            "std",
            "core",
            "test",
            "proc-macro",
            "specwright_runtime",
            "a\"\n[dependencies]",
        ] {
            assert!(check_crate(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_of_apis() {
        for good in ["toornament", "run_signup2"] {
            assert_eq!(check_api(good), Ok(()), "{good}");
        }
        for bad in ["", "Run", "a-b", "2a", "_a", "type", "a.b"] {
            assert!(check_api(bad).is_err(), "{bad}");
        }
    }
}
