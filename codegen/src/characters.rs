//! Characters that people do not see as they are.

/// Whether a reader of a review would not see a character, or see others in another order: such a
/// character is escaped. Line breaks and tabs are not among them.
pub fn hidden(c: char) -> bool {
    let code = u32::from(c);
    let control = c.is_control() && c != '\n' && c != '\t';
    // Line separators, marks of writing direction, invisible signs, the byte order mark, tags.
    let invisible = matches!(code,
        0xad | 0x61c | 0x180e | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f
        | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe007f);
    let no_character = matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe;
    control || invisible || no_character
}

/// The text in one line, with the characters that a terminal obeys in place of showing them, line
/// breaks and tabs included, as escapes; longer texts than `limit` characters are cut.
pub fn visible(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == limit {
            out.push('…');
            break;
        }
        if hidden(c) || matches!(c, '\n' | '\t') {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}
