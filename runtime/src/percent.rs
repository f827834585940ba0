//! Percent-encoding: the one table that paths, queries, forms and cookies share.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same without the reserved characters that neither end a value in a query nor are changed
/// on their way.
pub(crate) const NOT_IN_VALUE: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';');

/// The same where commas separate values.
pub(crate) const NOT_IN_JOINED_VALUE: &AsciiSet = &NOT_IN_VALUE.add(b',');

/// What may not stand in the text of a path template; the rest is as the document wrote it.
const NOT_IN_TEMPLATE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The same for a query in a template, where the URL standard takes the quote as well.
const NOT_IN_TEMPLATE_QUERY: &AsciiSet = &NOT_IN_TEMPLATE.add(b'\'');

/// The text with only unreserved characters left as they are.
pub(crate) fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Appends [`encode`]d text.
pub(crate) fn push(out: &mut String, text: &str) {
    push_but(out, text, RESERVED);
}

/// Appends text in which only these characters, and all beyond ASCII, are encoded.
pub(crate) fn push_but(out: &mut String, text: &str, encoded: &'static AsciiSet) {
    if text.bytes().all(unreserved) {
        // Most texts are ids and names: nothing of them is encoded anywhere.
        out.push_str(text);
    } else {
        out.extend(utf8_percent_encode(text, encoded));
    }
}

/// The unreserved characters of RFC 3986, which none of the sets has.
fn unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Appends a piece of a path template.
pub(crate) fn push_template(out: &mut String, text: &str) {
    if text.bytes().all(|byte| byte == b'/' || unreserved(byte)) {
        out.push_str(text);
        return;
    }
    let (path, query) = match text.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None if out.contains('?') => ("", Some(text)),
        None => (text, None),
    };
    out.extend(utf8_percent_encode(path, NOT_IN_TEMPLATE));
    if let Some(query) = query {
        if !out.contains('?') {
            out.push('?');
        }
        out.extend(utf8_percent_encode(query, NOT_IN_TEMPLATE_QUERY));
    }
}
