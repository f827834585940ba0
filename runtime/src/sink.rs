//! Where pairs are written: percent-encoded into queries, forms and cookies, or as plain text.

use percent_encoding::AsciiSet;

use crate::{
    codec::Encode,
    outline::Outline,
    percent,
    style::{PairSink, Style},
};

/// Pairs `name=value`, percent-encoded, behind what a text already holds.
pub(crate) struct Encoded<'o> {
    out: &'o mut String,
    first: &'static str,
    between: &'static str,
    /// What is encoded in values.
    set: &'static AsciiSet,
}

impl<'o> Encoded<'o> {
    fn new(out: &'o mut String, first: &'static str, between: &'static str) -> Self {
        Self {
            out,
            first,
            between,
            set: percent::RESERVED,
        }
    }

    /// The same with reserved characters in values as they are, as far as the style allows.
    pub(crate) fn with_reserved(mut self, style: Style) -> Self {
        self.set = match style {
            Style::FormJoined => percent::NOT_IN_JOINED_VALUE,
            _ => percent::NOT_IN_VALUE,
        };
        self
    }

    /// The query of an address; the text is the address.
    pub(crate) fn query(out: &'o mut String) -> Self {
        let first = if out.contains('?') { "&" } else { "?" };
        Self::new(out, first, "&")
    }

    /// The body of a form; the text is the pairs so far.
    pub(crate) fn form(out: &'o mut String) -> Self {
        let first = if out.is_empty() { "" } else { "&" };
        Self::new(out, first, "&")
    }

    /// The value of a `Cookie` header; the text is the cookies so far.
    pub(crate) fn cookies(out: &'o mut String) -> Self {
        let first = if out.is_empty() { "" } else { "; " };
        Self::new(out, first, "; ")
    }

    /// One segment of a path; the text is the address so far.
    pub(crate) fn segment(out: &'o mut String) -> Self {
        Self::new(out, "", "")
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
        percent::push_but(self.out, text, self.set);
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

/// Values one after the other, each with what stands before it: exploded and named styles of paths
/// and headers.
pub(crate) struct Exploded<'o> {
    out: &'o mut String,
    first: &'static str,
    between: &'static str,
    /// Whether names are written, and whether that is so for values that are empty.
    names: Names,
    /// A name waits for a value that is not empty.
    open: bool,
    plain: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Names {
    None,
    Always,
    /// `;name` without a sign where the value is empty.
    Matrix,
}

impl<'o> Exploded<'o> {
    /// `a,b`, or `x=a,y=b` for an object.
    pub(crate) fn simple(out: &'o mut String, value: &dyn Encode) -> Self {
        Self::new(out, ("", ","), names_of(value))
    }

    /// `.a.b`, or `.x=a.y=b` for an object; joined, the values have no names.
    pub(crate) fn label(out: &'o mut String, value: &dyn Encode, explode: bool) -> Self {
        let names = if explode {
            names_of(value)
        } else {
            Names::None
        };
        Self::new(out, (".", "."), names)
    }

    /// `;id=a;id=b`, or `;x=a;y=b` for an object.
    pub(crate) fn matrix(out: &'o mut String) -> Self {
        Self::new(out, (";", ";"), Names::Matrix)
    }

    /// As [`simple`](Self::simple), the texts as they are; in other styles than an exploded one
    /// the value has no names.
    pub(crate) fn header(out: &'o mut String, value: &dyn Encode, style: Style) -> Self {
        let names = match style {
            Style::Form => names_of(value),
            _ => Names::None,
        };
        Self {
            plain: true,
            ..Self::new(out, ("", ","), names)
        }
    }

    fn new(
        out: &'o mut String,
        (first, between): (&'static str, &'static str),
        names: Names,
    ) -> Self {
        Self {
            out,
            first,
            between,
            names,
            open: false,
            plain: false,
        }
    }

    fn push(&mut self, text: &str) {
        if self.plain {
            self.out.push_str(text);
        } else {
            percent::push(self.out, text);
        }
    }

    fn settle(&mut self) {
        if std::mem::take(&mut self.open) {
            self.out.push('=');
        }
    }
}

/// Only the members of objects have names of their own.
fn names_of(value: &dyn Encode) -> Names {
    match Outline::of(value) {
        Outline::Members => Names::Always,
        _ => Names::None,
    }
}

impl PairSink for Exploded<'_> {
    fn name(&mut self, name: &str) {
        self.out.push_str(self.first);
        self.first = self.between;
        if self.names != Names::None {
            self.push(name);
            self.open = true;
        }
        if self.names == Names::Always {
            self.settle();
        }
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.settle();
            self.push(text);
        }
    }

    fn delimiter(&mut self, delimiter: char) {
        self.settle();
        self.out.push(delimiter);
    }
}
