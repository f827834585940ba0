//! Holds `docs/diagnostics.md` to the table of codes.
//!
//! `SPECWRIGHT_BLESS=1 cargo test -p specwright --test diagnostics_page` writes the page anew.

use std::{fmt::Write, fs, path::Path};

use specwright::diagnostics::{
    Code, Severity,
    codes::{self, ALL},
};

const HEAD: &str = "\
# Diagnostics

Everything that the commands may find in a document, an overlay, an `api.toml`
or an `accepted.toml`. Each finding is shown with its place, the line it stands in, what it
means for the generated crate and what to do; `cargo xtask lint --explain CODE`
shows a row of this page.

An **error** stops `regen`; in `generate` it leaves out the operations that
reach it, unless it concerns the whole document. A **warning** says that
something in the document has no effect or will surprise users. A **note** is
worth knowing; nothing is lost. Numbers are stable: a code that is no longer
used is not given to anything else.

This page is held equal to the table in `codegen/src/diagnostics/codes.rs` by a
test; CONTRIBUTING.md says how to add a code.
";

/// The sections of the table, by the first digit of the number.
const SECTIONS: [(char, &str); 9] = [
    ('1', "Reading texts"),
    ('2', "Structure of a document"),
    ('3', "Overlays and merging"),
    ('4', "References and resolution"),
    ('5', "What the generator does not handle"),
    ('6', "Names"),
    ('7', "Configuration"),
    ('8', "Comparing revisions"),
    ('9', "Limits"),
];

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (digit, title) in SECTIONS {
        let _ = write!(page, "\n## {digit}xx: {title}\n");
        let rows = ALL.iter().filter(|code| section(code) == digit);
        for code in rows {
            let Code {
                id,
                title,
                meaning,
                help,
                ..
            } = code;
            let weight = weight(code.severity);
            let _ = write!(
                page,
                "\n### {id}: {title}\n**{weight}**. {meaning}\n\n{help}\n"
            );
        }
    }
    page
}

fn section(code: &Code) -> char {
    code.id.chars().nth(2).unwrap_or('?')
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "Note",
        Severity::Warning => "Warning",
        Severity::Error => "Error",
    }
}

#[test]
fn the_page_is_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    if std::env::var_os("SPECWRIGHT_BLESS").is_some() {
        fs::write(&path, page()).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page(),
        "docs/diagnostics.md is not the table of codes; \
         run: SPECWRIGHT_BLESS=1 cargo test -p specwright --test diagnostics_page"
    );
}

#[test]
fn the_table_is_in_order_and_every_code_in_a_section() {
    let ids: Vec<&str> = ALL.iter().map(|code| code.id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    for code in ALL {
        let known = SECTIONS.iter().any(|(digit, _)| *digit == section(code));
        assert!(known && code.id.len() == 5, "{} belongs nowhere", code.id);
        assert_eq!(codes::find(&code.id.to_lowercase()), Some(*code));
    }
}
