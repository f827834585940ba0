//! Compares what both say. The model numbers what it creates, `#0`, `#1`, …; which id of the
//! sandbox that is, is learned when it is first seen.

use std::collections::BTreeMap;

use serde_json::Value;

/// Ids of the sandbox by the model's numbers. They grow as the numbers do.
#[derive(Default)]
pub(crate) struct Ids(BTreeMap<usize, i64>);

impl Ids {
    /// The sandbox's id for the model's number, if it was seen.
    pub(crate) fn real(&self, number: usize) -> Option<i64> {
        self.0.get(&number).copied()
    }

    /// Whether both are the same, with `#3` for the id of what the model created fourth.
    pub(crate) fn same(&mut self, model: &Value, real: &Value) -> bool {
        if let Some(number) = model.as_str().and_then(|text| text.strip_prefix('#')) {
            let id = real.as_i64().or_else(|| real.as_str()?.parse().ok());
            return id.is_some_and(|id| self.learn(number.parse().unwrap(), id));
        }
        match (model, real) {
            (Value::Array(model), Value::Array(real)) => {
                model.len() == real.len()
                    && model
                        .iter()
                        .zip(real)
                        .all(|(model, real)| self.same(model, real))
            }
            (Value::Object(model), Value::Object(real)) => {
                model.len() == real.len()
                    && model.iter().all(|(name, model)| {
                        real.get(name).is_some_and(|real| self.same(model, real))
                    })
            }
            _ => model == real,
        }
    }

    fn learn(&mut self, number: usize, id: i64) -> bool {
        let known = *self.0.entry(number).or_insert(id);
        let below = self
            .0
            .range(..number)
            .next_back()
            .is_none_or(|(_, other)| *other < id);
        let above = self
            .0
            .range(number + 1..)
            .next()
            .is_none_or(|(_, other)| id < *other);
        known == id && below && above
    }
}
