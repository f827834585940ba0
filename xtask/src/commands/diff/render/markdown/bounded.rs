//! A text that does not grow beyond a limit.
//!
//! Invariant: what was opened is closed, and what did not fit is counted.

/// What is kept free for the last words and for closing what is open, in characters.
const RESERVED: usize = 400;

/// A text in the making.
#[derive(Debug)]
pub(super) struct Bounded {
    text: String,
    left: usize,
    full: bool,
    /// Items that did not fit.
    missing: usize,
    /// Whether the text has what is to be closed.
    open: bool,
}

impl Bounded {
    /// A text of at most so many characters.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            text: String::new(),
            left: limit.saturating_sub(RESERVED),
            full: false,
            missing: 0,
            open: false,
        }
    }

    /// Adds a part, if it and all before it fit.
    pub(super) fn push(&mut self, part: &str) -> bool {
        let length = part.chars().count();
        if self.full || length > self.left {
            self.full = true;
            return false;
        }
        self.left -= length;
        self.text += part;
        true
    }

    /// Adds a part that is counted if it does not fit.
    pub(super) fn item(&mut self, part: &str) {
        if !self.push(part) {
            self.missing += 1;
        }
    }

    /// Adds the start of what [`close`](Self::close) ends.
    pub(super) fn open(&mut self, part: &str) {
        self.open = self.push(part);
    }

    /// Adds the end of what was opened, which there is always room for.
    pub(super) fn close(&mut self, part: &str) {
        if std::mem::take(&mut self.open) {
            self.text += part;
        }
    }

    /// The text, which says what it lacks.
    pub(super) fn finish(mut self) -> String {
        if self.full {
            let missing = match self.missing {
                0 => "The end".to_owned(),
                1 => "1 more change".to_owned(),
                more => format!("{more} more changes"),
            };
            self.text += &format!(
                "\n**{missing} left out here for want of room**: `cargo xtask diff` shows all of them.\n"
            );
        }
        self.text
    }
}
