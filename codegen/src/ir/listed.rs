//! Values that a document lists.

/// A plain value out of a list, or another one.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Of which type the values are.
    pub base: Base,
    /// The values, in the document's order.
    pub values: Vec<EnumValue>,
    /// Whether other values are kept; they are refused otherwise.
    pub open: bool,
}

/// The type of the values of an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Texts.
    Text,
    /// Whole numbers of 64 bits.
    Integer,
    /// Plain values of several types.
    Mixed,
}

/// One value of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The value.
    pub value: Scalar,
    /// Words for its name: what the document says, or the value as text.
    pub suggestion: String,
}

/// A plain value.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// Null.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// A text.
    Text(String),
}

impl Scalar {
    /// A plain JSON value that the runtime can compare; whole numbers beyond 64 bits with a sign
    /// are none.
    pub(crate) fn from_json(value: &serde_json::Value) -> Option<Self> {
        use serde_json::Value;
        match value {
            Value::Null => Some(Self::Null),
            Value::Bool(truth) => Some(Self::Bool(*truth)),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => Some(Self::Int(whole)),
                None if number.is_f64() => number.as_f64().map(Self::Float),
                None => None,
            },
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Array(_) | Value::Object(_) => None,
        }
    }
}

impl std::fmt::Display for Scalar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(truth) => write!(f, "{truth}"),
            Self::Int(number) => write!(f, "{number}"),
            Self::Float(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}
