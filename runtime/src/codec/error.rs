//! What went wrong when a value was read or written, and where in it.

use std::{borrow::Cow, fmt};

/// What reading gives: the value, or why there is none.
pub type Decoded<T> = Result<T, DecodeError>;

/// A value that does not have the shape of the type it was read as.
///
/// Its text is the path and the message, `participants[0].name: invalid type: ...`, or the message
/// alone where the value itself is at fault.
///
/// ```
/// use std::collections::BTreeMap;
/// use specwright_runtime::{HeaderMap, Reply, StatusCode};
///
/// let reply = Reply::new(StatusCode::OK, HeaderMap::new(), r#"[{"points": "many"}]"#);
/// let error = reply.json::<Vec<BTreeMap<String, i64>>>().unwrap_err();
/// assert_eq!(error.path(), "[0].points");
/// ```
pub struct DecodeError(Box<Inner>);

struct Inner {
    message: Box<str>,
    /// From the value at fault outwards: pushing is what happens on the way up.
    path: Vec<Step>,
    /// The format's own error with this message exists, and says more (a position, say).
    native: bool,
}

enum Step {
    Member(Cow<'static, str>),
    Index(usize),
}

impl DecodeError {
    /// An error that is found by the caller and not by the format.
    #[cold]
    #[inline(never)]
    pub fn new(message: impl fmt::Display) -> Self {
        Self(Box::new(Inner {
            message: message.to_string().into(),
            path: Vec::new(),
            native: false,
        }))
    }

    /// What is wrong, without the path; it names the line and the column where the format knows
    /// them.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where the value at fault stands, as in `participants[0].name`; empty for the whole value.
    ///
    /// For a missing member it is the object that lacks it. Inside a free-form JSON value the path
    /// ends at that value.
    pub fn path(&self) -> String {
        Path(&self.0.path).to_string()
    }

    pub(crate) fn in_member(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.0.path.push(Step::Member(name.into()));
        self
    }

    pub(super) fn in_item(mut self, index: usize) -> Self {
        self.0.path.push(Step::Index(index));
        self
    }

    /// The same with another wording of every text that may come from the value that was read.
    pub(crate) fn reworded(mut self, word: impl Fn(&str) -> String) -> Self {
        self.0.message = word(&self.0.message).into();
        for step in &mut self.0.path {
            if let Step::Member(Cow::Owned(name)) = step {
                *name = word(name);
            }
        }
        self
    }

    pub(super) fn is_native(&self) -> bool {
        self.0.native
    }

    pub(super) fn set_native(&mut self) {
        self.0.native = true;
    }

    /// Takes over the format's last word, after which the error stands alone.
    pub(super) fn settle(mut self, message: Option<String>) -> Self {
        if let Some(message) = message.filter(|_| self.0.native) {
            self.0.message = message.into();
        }
        self.0.native = false;
        self
    }
}

/// The steps as text.
struct Path<'a>(&'a [Step]);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().rev().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Member(name) if !is_plain(name) => write!(f, "[{name:?}]")?,
                Step::Member(name) if place == 0 => f.write_str(name)?,
                Step::Member(name) => write!(f, ".{name}")?,
            }
        }
        Ok(())
    }
}

/// Whether a name can stand in a path without quotes.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@'))
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.path.is_empty() {
            return f.write_str(&self.0.message);
        }
        write!(f, "{}: {}", Path(&self.0.path), self.0.message)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("path", &self.path())
            .field("message", &self.0.message)
            .finish()
    }
}

impl std::error::Error for DecodeError {}

/// A value that the format cannot express, such as an infinite number in JSON.
///
/// ```
/// use specwright_runtime::glue::to_json;
///
/// assert!(to_json(&1.5).is_ok());
/// assert!(to_json(&f64::INFINITY).is_err());
/// ```
pub struct EncodeError(Box<str>);

impl EncodeError {
    /// An error with this text.
    #[cold]
    #[inline(never)]
    pub fn new(message: impl fmt::Display) -> Self {
        Self(message.to_string().into())
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EncodeError").field(&self.0).finish()
    }
}

impl std::error::Error for EncodeError {}
