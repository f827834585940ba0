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
    EMPTY_TEXT = "SW104" Error "the text holds no document",
        "There is nothing to make a crate from.",
        "Check that the right file was named; one of blanks and comments only is as good as none.";
    NOT_A_JSON_NUMBER = "SW105" Warning "a number that JSON cannot write",
        "The value is read as a text, because no JSON body and no query can hold such a number.",
        "Leave the value out (no limit is the same as an infinite one), or quote it if a text is meant.";
    KEY_NOT_TEXT = "SW106" Error "a key that is a list or an object",
        "OpenAPI is read as JSON, whose keys are texts: the member would be lost.",
        "Write a text as the key; quote it if it starts with `[`, `{`, `?` or `*`.";
    SEVERAL_DOCUMENTS = "SW107" Error "several documents in one text",
        "Only the first document would be read, the others would be lost.",
        "Put each document in a file of its own and name all of them.";
    TAG_IGNORED = "SW108" Warning "a YAML tag that means nothing here",
        "The value is read as if the tag were not there.",
        "Remove the tag; of all tags only `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq` and `!!map` are known.";
    INVALID_MERGE = "SW109" Error "`<<` stands before something that cannot be merged",
        "The members that `<<` should bring in would be missing.",
        "Give `<<` an object or a list of objects, usually aliases; quote the key if `<<` is its name.";
    ALIAS_IN_ITSELF = "SW110" Error "an alias inside the value that it stands for",
        "The value would be endless.",
        "Describe recursive schemas by `$ref`, which may point to the schema that it stands in.";

    // ---------------------------------------------------------------------------------------
    // 2xx: structure of a document
    // ---------------------------------------------------------------------------------------


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
    TEXT_TOO_LARGE = "SW901" Error "the text is too large",
        "Nothing is read from a text of such a size.",
        "Split the document, or leave out what the crate does not need.";
    NESTED_TOO_DEEP = "SW902" Error "objects and lists are nested too deep",
        "Nothing is read from such a document: following it could exhaust the stack.",
        "Move the inner parts to `components` and point to them by `$ref`.";
    TOO_MANY_NODES = "SW903" Error "the document is too large when written out",
        "Nothing is read from such a document: holding it could exhaust the memory.",
        "Use `$ref` in place of aliases of aliases, or split the document.";
    TOO_MANY_FINDINGS = "SW904" Error "too many findings in one text",
        "The text is read no further, so that there may be more to find.",
        "Correct what is found so far; one mistake often explains many findings.";
}

/// The row with that id, in any case of letters.
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter()
        .copied()
        .find(|code| code.id.eq_ignore_ascii_case(id))
}
