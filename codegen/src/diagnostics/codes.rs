//! The table of codes: one row for each thing that can be wrong.
//!
//! Numbers are stable: 1xx reading texts, 2xx structure of a document, 3xx overlays and merging,
//! 4xx references and resolution, 5xx what the generator does not handle, 6xx names, 7xx
//! configuration, 9xx limits. A row is never reused for another meaning.

use super::Severity;

/// One row: a thing that can be wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name: `SW401`.
    pub id: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What it means for the generated crate.
    pub meaning: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

macro_rules! codes {
    ($($name:ident = $id:literal $severity:ident $title:literal, $meaning:literal, $help:literal;)*) => {
        $(
            #[doc = concat!($id, ": ", $title)]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                meaning: $meaning,
                help: $help,
            };
        )*
        /// The whole table, in order of number.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    // ---------------------------------------------------------------------------------------
    // 1xx: reading texts
    // ---------------------------------------------------------------------------------------
    INVALID_JSON = "SW101" Error "the text is not JSON",
        "Nothing can be read from a text that ends in a syntax error.",
        "Correct the text at the marked place; JSON allows no comments and no trailing commas.";
    INVALID_YAML = "SW102" Error "the text is not YAML",
        "Nothing can be read from a text that ends in a syntax error.",
        "Correct the text at the marked place; check the indentation and the quotes around it.";
    DUPLICATE_KEY = "SW103" Error "a key stands twice in one object",
        "One of the two values would be lost without a word.",
        "Remove one of the two, or rename it.";

    // ---------------------------------------------------------------------------------------
    // 2xx: structure of a document
    // ---------------------------------------------------------------------------------------
    NOT_OPENAPI = "SW217" Error "the document cannot be read as OpenAPI 3.0.3",
        "The generator sees only what it can read.",
        "Correct the object at the marked place; the message says what it lacks.";


    // ---------------------------------------------------------------------------------------
    // 3xx: overlays and merging
    // ---------------------------------------------------------------------------------------


    // ---------------------------------------------------------------------------------------
    // 4xx: references and resolution
    // ---------------------------------------------------------------------------------------


    // ---------------------------------------------------------------------------------------
    // 5xx: what the generator does not handle
    // ---------------------------------------------------------------------------------------


    // ---------------------------------------------------------------------------------------
    // 6xx: names
    // ---------------------------------------------------------------------------------------


    // ---------------------------------------------------------------------------------------
    // 7xx: configuration
    // ---------------------------------------------------------------------------------------


    // ---------------------------------------------------------------------------------------
    // 9xx: limits
    // ---------------------------------------------------------------------------------------
}

/// The row with that id, in any case of letters.
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter()
        .copied()
        .find(|code| code.id.eq_ignore_ascii_case(id))
}
