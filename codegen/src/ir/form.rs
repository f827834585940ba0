//! What the values of a union's member look like, in terms of the document.
//!
//! The runtime has the same in its table, and says there what it makes of it.

use super::Scalar;

/// What values look like that can be read as one type.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The JSON type.
    pub kind: FormKind,
    /// The values that are listed; none where none are.
    pub values: Vec<Scalar>,
    /// Whether only listed values can be read.
    pub closed: bool,
    /// The members that must be there, sorted.
    pub required: Vec<String>,
    /// Members that, if there, have one of these values; sorted.
    pub constants: Vec<(String, Vec<Scalar>)>,
    /// The members that it knows, sorted.
    pub known: Vec<String>,
    /// What becomes of other members.
    pub others: Others,
    /// The forms of a list's items; none where they may be anything.
    pub items: Vec<Form>,
}

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// Whatever JSON can say.
    Any,
    /// Null.
    Null,
    /// A truth value.
    Bool,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// What becomes of members that a form does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// They are passed over.
    Lost,
    /// They are kept.
    Kept,
    /// There are none.
    Refused,
}

impl Form {
    /// The form of a JSON type of which nothing more is known.
    pub fn of(kind: FormKind) -> Self {
        Self {
            kind,
            values: Vec::new(),
            closed: false,
            required: Vec::new(),
            constants: Vec::new(),
            known: Vec::new(),
            others: Others::Lost,
            items: Vec::new(),
        }
    }
}
