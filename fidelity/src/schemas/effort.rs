//! What it takes to say whether a value is valid. A validator goes through every member of every
//! union at every level, which can be more than anyone will wait for.

use serde_json::Value;

use crate::document::{Document, Schema};

/// How many schemas may have to be held against parts of a value.
const MOST: u32 = 50_000;
/// How deep.
const DEPTH: u32 = 200;

/// Whether a value can be held against a schema in a bearable time.
pub(super) fn is_bearable(document: &Document, schema: Schema<'_>, value: &Value) -> bool {
    let mut effort = Effort {
        document,
        left: MOST,
    };
    effort.spend(schema, value, 0).is_some()
}

struct Effort<'d> {
    document: &'d Document,
    left: u32,
}

impl<'d> Effort<'d> {
    /// `None` where it is too much.
    fn spend(&mut self, schema: Schema<'d>, value: &Value, depth: u32) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        if depth > DEPTH {
            return None;
        }
        let Some(schema) = self.document.follow(schema) else {
            return Some(());
        };
        for keyword in ["allOf", "oneOf", "anyOf"] {
            let members = schema.get(keyword).and_then(Value::as_array);
            for member in members.into_iter().flatten() {
                self.spend(member, value, depth + 1)?;
            }
        }
        if let Some(not) = schema.get("not") {
            self.spend(not, value, depth + 1)?;
        }
        match value {
            Value::Array(elements) => {
                let items = schema.get("items").into_iter();
                for (items, element) in
                    items.flat_map(|items| elements.iter().map(move |e| (items, e)))
                {
                    self.spend(items, element, depth + 1)?;
                }
            }
            Value::Object(members) => {
                let additional = schema.get("additionalProperties");
                let properties = schema.get("properties");
                for (name, value) in members {
                    let own = properties.and_then(|properties| properties.get(name));
                    if let Some(inner) = own.or(additional) {
                        self.spend(inner, value, depth + 1)?;
                    }
                }
            }
            _ => {}
        }
        Some(())
    }
}
