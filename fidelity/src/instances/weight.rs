//! How big values may become. A document can ask for values that no machine holds: lists of
//! lists of lists, each with a least length. Beyond these bounds no value is made.

use serde_json::Value;

/// The heaviest value: nodes, and some more for long texts.
pub(super) const VALUE: usize = 10_000;
/// The heaviest set of values of one schema.
pub(super) const VALUES: usize = 200_000;
/// How many bytes of text weigh as much as a node.
const TEXT: usize = 32;

/// What a value weighs: 1 for each value in it, and something for long texts.
pub(super) fn of(value: &Value) -> usize {
    let (mut total, mut waiting) = (0_usize, vec![value]);
    while let Some(value) = waiting.pop() {
        total += 1;
        match value {
            Value::String(text) => total += text.len() / TEXT,
            Value::Array(elements) => waiting.extend(elements),
            Value::Object(members) => {
                total += members.keys().map(|key| key.len() / TEXT).sum::<usize>();
                waiting.extend(members.values());
            }
            _ => {}
        }
    }
    total
}

/// What can still be taken.
pub(super) struct Room(usize);

impl Room {
    /// As much as this.
    pub(super) fn new(most: usize) -> Self {
        Room(most)
    }

    /// Takes from it, if there is as much.
    pub(super) fn take(&mut self, weight: usize) -> bool {
        let left = self.0.checked_sub(weight);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }

    /// Whether nothing is left of it.
    pub(super) fn is_full(&self) -> bool {
        self.0 == 0
    }

    /// Takes the values that find room, and drops the others; too heavy ones find none.
    pub(super) fn keep(&mut self, values: &mut Vec<Value>) {
        values.retain(|value| {
            let weight = of(value);
            weight <= VALUE && self.take(weight)
        });
    }
}
