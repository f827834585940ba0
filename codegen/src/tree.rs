//! The document as written: JSON's data model, with the place of every node.
//!
//! Invariant: the tree is the truth for normalizing, linting, comparing and writing; typed views
//! are made from it and never written back.

use indexmap::IndexMap;

use crate::{pointer::Pointer, source::Span};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it was written: in a document, or in the overlay that put it there.
    pub span: Span,
}

/// A value of JSON's data model.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as JSON writes it, digit for digit.
    Number(Box<str>),
    /// A text.
    String(Box<str>),
    /// A list.
    Array(Vec<Node>),
    /// A map in the order of the document.
    Object(Object),
}

/// The members of an object, in the order of the document.
pub type Object = IndexMap<String, Member>;

/// The value of an object's member, and where its key stands.
#[derive(Clone, Debug)]
pub struct Member {
    /// Where the key was written.
    pub key: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// A node that a pass makes on behalf of the text at `span`.
    pub fn new(value: Value, span: Span) -> Self {
        Self { value, span }
    }

    /// A text node.
    pub fn string(text: impl Into<Box<str>>, span: Span) -> Self {
        Self::new(Value::String(text.into()), span)
    }

    /// An object node without members.
    pub fn object(span: Span) -> Self {
        Self::new(Value::Object(Object::new()), span)
    }

    /// The members, if this is an object.
    pub fn as_object(&self) -> Option<&Object> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn as_object_mut(&mut self) -> Option<&mut Object> {
        match &mut self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The elements, if this is an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(b) => Some(b),
            _ => None,
        }
    }

    /// The value of the member `key`, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key).map(|m| &m.node)
    }

    /// The value of the member `key`, if this is an object that has it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.as_object_mut()?.get_mut(key).map(|m| &mut m.node)
    }

    /// Sets a member, in place where the key exists and at the end where not.
    /// Does nothing on a node that is not an object.
    pub fn set(&mut self, key: impl Into<String>, node: Node) {
        if let Some(members) = self.as_object_mut() {
            members.insert(
                key.into(),
                Member {
                    key: node.span,
                    node,
                },
            );
        }
    }

    /// The node at `pointer`, counted from this one.
    pub fn at(&self, pointer: &Pointer) -> Option<&Node> {
        pointer
            .tokens()
            .try_fold(self, |node, token| node.step(&token))
    }

    /// The node at `pointer`, counted from this one.
    pub fn at_mut(&mut self, pointer: &Pointer) -> Option<&mut Node> {
        let mut node = self;
        for token in pointer.tokens() {
            node = match &mut node.value {
                Value::Object(members) => &mut members.get_mut(&token)?.node,
                Value::Array(elements) => elements.get_mut(index(&token)?)?,
                _ => return None,
            };
        }
        Some(node)
    }

    fn step(&self, token: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(members) => members.get(token).map(|m| &m.node),
            Value::Array(elements) => elements.get(index(token)?),
            _ => None,
        }
    }

    /// The span of the deepest node that exists on the way to `pointer`.
    pub fn nearest_span(&self, pointer: &Pointer) -> Span {
        let mut node = self;
        for token in pointer.tokens() {
            match node.step(&token) {
                Some(next) => node = next,
                None => break,
            }
        }
        node.span
    }

    /// What kind of value this is, as findings name it.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// The same value without places; object members keep their order only as far as
    /// `serde_json` does, and numbers beyond its range become the nearest double.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(b) => Json::Bool(*b),
            Value::Number(text) => number(text),
            Value::String(text) => Json::String(text.to_string()),
            Value::Array(elements) => elements.iter().map(Node::to_json).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(key, m)| (key.clone(), m.node.to_json()))
                .collect(),
        }
    }
}

/// The text of a value as JSON, numbers digit for digit.
pub(crate) fn json(node: &Node) -> String {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(value) => text(value),
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(json).collect();
            format!("[{}]", elements.join(","))
        }
        Value::Object(members) => {
            let member = |(key, m): (&String, &Member)| format!("{}:{}", text(key), json(&m.node));
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

/// Equality of values; places do not count, nor does the order of members.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Number(a), Value::Number(b)) => a == b || number(a) == number(b),
            (Value::String(a), Value::String(b)) => a == b,
            (Value::Array(a), Value::Array(b)) => a == b,
            (Value::Object(a), Value::Object(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .all(|(key, m)| b.get(key).is_some_and(|n| m.node == n.node))
            }
            _ => false,
        }
    }
}

fn index(token: &str) -> Option<usize> {
    // RFC 6901 allows neither a sign nor leading zeros.
    if token.len() > 1 && token.starts_with('0') || token.starts_with('+') {
        return None;
    }
    token.parse().ok()
}

fn number(text: &str) -> serde_json::Value {
    // serde_json's own reading of decimals may be off by one unit in the last place.
    if text != "-0" {
        if let Ok(n) = text.parse::<u64>() {
            return n.into();
        }
        if let Ok(n) = text.parse::<i64>() {
            return n.into();
        }
    }
    let double = text.parse::<f64>().ok().filter(|n| n.is_finite());
    double.map_or(serde_json::Value::Null, serde_json::Value::from)
}
