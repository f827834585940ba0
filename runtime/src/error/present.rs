//! Texts from a server, fit for one line of a log.

use crate::{codec::DecodeError, secrets::Secrets};

/// How much of any text of an answer the text of an error shows, in characters.
const SNIPPET_CHARS: usize = 200;

/// How much of a body is looked at for the snippet, in bytes: so much that a secret which is cut
/// at its end is not shown, even where the body repeats it again and again.
const SNIPPET_SOURCE_BYTES: usize = 256 << 10;

/// The start of a body.
pub(super) fn snippet(secrets: &Secrets, body: &[u8]) -> String {
    let start = body.get(..SNIPPET_SOURCE_BYTES).unwrap_or(body);
    line(secrets, &String::from_utf8_lossy(start))
}

/// An error of decoding, without secrets and without the whole of a long value.
pub(super) fn presentable(secrets: &Secrets, error: DecodeError) -> DecodeError {
    error.reworded(|text| line(secrets, text))
}

/// The start of a text, without secrets and line ends.
fn line(secrets: &Secrets, text: &str) -> String {
    // Secrets go first: a part of one would not be found.
    let text = secrets.redact(text);
    let mut chars = text.trim().chars();
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut shown: String = chars.by_ref().take(SNIPPET_CHARS).map(plain).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}
