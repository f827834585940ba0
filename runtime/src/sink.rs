//! Where pairs are written: percent-encoded into queries, forms and cookies, or as plain text.

use crate::{percent, style::PairSink};

/// Pairs `name=value`, percent-encoded, behind what a text already holds.
pub(crate) struct Encoded<'o> {
    out: &'o mut String,
    first: &'static str,
    between: &'static str,
}

impl<'o> Encoded<'o> {
    /// The query of an address; the text is the address.
    pub(crate) fn query(out: &'o mut String) -> Self {
        let first = if out.contains('?') { "&" } else { "?" };
        Self {
            out,
            first,
            between: "&",
        }
    }

    /// The body of a form; the text is the pairs so far.
    pub(crate) fn form(out: &'o mut String) -> Self {
        let first = if out.is_empty() { "" } else { "&" };
        Self {
            out,
            first,
            between: "&",
        }
    }

    /// The value of a `Cookie` header; the text is the cookies so far.
    pub(crate) fn cookies(out: &'o mut String) -> Self {
        let first = if out.is_empty() { "" } else { "; " };
        Self {
            out,
            first,
            between: "; ",
        }
    }

    /// One segment of a path; the text is the address so far.
    pub(crate) fn segment(out: &'o mut String) -> Self {
        Self {
            out,
            first: "",
            between: "",
        }
    }
}

impl PairSink for Encoded<'_> {
    fn name(&mut self, name: &str) {
        self.out.push_str(self.first);
        self.first = self.between;
        percent::push(self.out, name);
        self.out.push('=');
    }

    fn text(&mut self, text: &str) {
        percent::push(self.out, text);
    }

    fn delimiter(&mut self, delimiter: char) {
        match delimiter {
            // The other two have no place in an address as they are.
            ',' => self.out.push(','),
            other => percent::push(self.out, other.encode_utf8(&mut [0; 4])),
        }
    }
}

/// The texts of one value, as they are.
pub(crate) struct Plain<'o>(pub(crate) &'o mut String);

impl PairSink for Plain<'_> {
    fn name(&mut self, _: &str) {}

    fn text(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn delimiter(&mut self, delimiter: char) {
        self.0.push(delimiter);
    }
}
