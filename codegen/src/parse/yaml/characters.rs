//! From places counted in characters to places counted in bytes.

/// How many characters lie between two known places.
const STEP: usize = 16;

/// Finds the byte at which a character starts, in constant time.
pub(super) struct Characters<'a> {
    text: &'a str,
    /// The byte at which every [`STEP`]th character starts; nothing if each character is a byte.
    known: Vec<usize>,
}

impl<'a> Characters<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let known = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(STEP)
                .map(|(at, _)| at)
                .collect()
        };
        Self { text, known }
    }

    /// The byte at which the character with that number starts; the end of the text if it has
    /// fewer.
    pub(super) fn byte(&self, character: usize) -> usize {
        if self.known.is_empty() {
            return character.min(self.text.len());
        }
        let Some(&start) = self.known.get(character / STEP) else {
            return self.text.len();
        };
        let mut rest = self.text[start..].char_indices();
        rest.nth(character % STEP)
            .map_or(self.text.len(), |(at, _)| start + at)
    }
}

/// The byte of the first character that a YAML text may not have.
pub(super) fn unprintable(text: &str) -> Option<usize> {
    // The first byte of each such character, so that the usual text is passed over quickly.
    let suspect = |byte: u8| byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xef);
    let mut from = 0;
    while let Some(at) = text.as_bytes()[from..].iter().position(|&b| suspect(b)) {
        let at = from + at;
        let c = text[at..].chars().next()?;
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
        if control || matches!(c, '\u{fffe}' | '\u{ffff}') {
            return Some(at);
        }
        from = at + c.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_bytes() {
        for text in ["", "plain", &"aß€🙂".repeat(100)] {
            let characters = Characters::new(text);
            let ends = std::iter::once(text.len());
            let starts = text.char_indices().map(|(at, _)| at).chain(ends);
            for (number, at) in starts.enumerate() {
                assert_eq!(characters.byte(number), at);
            }
            assert_eq!(characters.byte(1000), text.len());
        }
    }

    #[test]
    fn unprintable_characters_are_found() {
        assert_eq!(unprintable("a\tb\r\nß\u{85}\u{a0}\u{feff}€"), None);
        for bad in [
            '\0', '\u{1b}', '\u{7f}', '\u{80}', '\u{9f}', '\u{fffe}', '\u{ffff}',
        ] {
            assert_eq!(unprintable(&format!("ß\n{bad}")), Some(3), "{bad:?}");
        }
    }
}
