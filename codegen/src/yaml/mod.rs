//! Trees become YAML text: `openapi.yaml` as people review it.
//!
//! Block style throughout, also for short lists, so that a change of one element is a change of
//! one line. Invariant: YAML 1.1 and 1.2 readers read the same values from the text, those of the
//! tree; and only this module uses `serde_yaml`.

mod block;
mod scalar;
#[cfg(test)]
mod tests;

use crate::tree::{Member, Node, Value};

/// How many columns a line of running text may have.
const WIDTH: usize = 100;

/// The longest key that stands before its colon; YAML readers refuse keys of more than 1,024
/// characters unless `?` announces them.
const SHORT_KEY: usize = 512;

/// The text of a whole document: ends with a line break, and is the same for equal trees whose
/// members have the same order.
///
/// A number keeps its digits, but an exponent gets the sign and the point without which YAML 1.1
/// takes it for a text.
pub fn write(tree: &Node) -> String {
    let mut writer = Writer { out: String::new() };
    match &tree.value {
        Value::Object(members) if !members.is_empty() => writer.members(tree, 0, false),
        Value::Array(elements) if !elements.is_empty() => writer.elements(elements, 0, false),
        _ => {
            writer.out.push_str(&inline(tree));
            writer.out.push('\n');
        }
    }
    writer.out
}

struct Writer {
    out: String,
}

impl Writer {
    /// Writes the members of an object, their keys at `column`; the first one goes on in the line
    /// that has been begun if `begun`.
    fn members(&mut self, object: &Node, column: usize, begun: bool) {
        let members = object.as_object().into_iter().flatten();
        for (index, (key, Member { node, .. })) in members.enumerate() {
            if index > 0 || !begun {
                self.indent(column);
            }
            let key = scalar::text(key);
            let width = key.chars().count();
            if width > SHORT_KEY {
                self.out.push_str("? ");
                self.out.push_str(&key);
                self.out.push('\n');
                self.indent(column);
                self.out.push(':');
                self.value(node, column, column + 2);
            } else {
                self.out.push_str(&key);
                self.out.push(':');
                self.value(node, column, column + width + 2);
            }
        }
    }

    /// Writes the value of a member behind its colon; the key stands at `column`, and what follows
    /// in the same line would start at `reached`.
    fn value(&mut self, node: &Node, column: usize, reached: usize) {
        match &node.value {
            Value::Object(members) if !members.is_empty() => {
                self.out.push('\n');
                self.members(node, column + 2, false);
            }
            Value::Array(elements) if !elements.is_empty() => {
                self.out.push('\n');
                self.elements(elements, column + 2, false);
            }
            _ => {
                self.out.push(' ');
                self.leaf(node, column, reached);
            }
        }
    }

    /// Writes the elements of a list, their dashes at `column`; the first one goes on in the line
    /// that has been begun if `begun`.
    fn elements(&mut self, elements: &[Node], column: usize, begun: bool) {
        for (index, node) in elements.iter().enumerate() {
            if index > 0 || !begun {
                self.indent(column);
            }
            self.out.push_str("- ");
            match &node.value {
                Value::Object(members) if !members.is_empty() => {
                    self.members(node, column + 2, true);
                }
                Value::Array(elements) if !elements.is_empty() => {
                    self.elements(elements, column + 2, true);
                }
                _ => self.leaf(node, column, column + 2),
            }
        }
    }

    /// Writes what has no members or elements, and ends the line; the key or dash before it
    /// stands at `column`, the line has reached `reached`.
    fn leaf(&mut self, node: &Node, column: usize, reached: usize) {
        let block = node
            .as_str()
            .and_then(|text| block::text(text, column + 2, reached));
        self.out.push_str(&block.unwrap_or_else(|| inline(node)));
        self.out.push('\n');
    }

    fn indent(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }
}

/// A value without members or elements, in one line.
fn inline(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(digits) => scalar::number(digits),
        Value::String(text) => scalar::text(text),
        Value::Array(_) => "[]".to_owned(),
        Value::Object(_) => "{}".to_owned(),
    }
}
