//! The schemas that hold for a place in a value.

use serde_json::Value;

use super::Maker;
use crate::document::Schema;

/// How many schemas may hold for one place.
const SCHEMAS: usize = 32;

/// A place in a value.
#[derive(Clone, Debug)]
pub(super) struct At<'d> {
    /// The schemas that hold for it, and what they are put together from.
    pub(super) schemas: Vec<Schema<'d>>,
    /// Whether there is a choice on the way to it: what is wrong may then be told of the whole
    /// that the choice is of.
    pub(super) chosen: bool,
    /// The names of the members on the way.
    pub(super) names: Vec<String>,
    /// The place as a JSON pointer.
    pub(super) pointer: String,
}

impl<'d> At<'d> {
    pub(super) fn root(maker: &Maker<'_, 'd>, schema: Option<Schema<'d>>) -> Self {
        let at = At {
            schemas: Vec::new(),
            chosen: false,
            names: Vec::new(),
            pointer: String::new(),
        };
        at.with(maker, schema.into_iter().collect())
    }

    /// The same with other schemas, and all that they are put together from.
    fn with(mut self, maker: &Maker<'_, 'd>, mut waiting: Vec<Schema<'d>>) -> Self {
        self.schemas.clear();
        while let Some(schema) = waiting.pop() {
            let Some(schema) = maker.document.follow(schema) else {
                continue;
            };
            let known = |one: &Schema<'_>| std::ptr::eq(*one, schema);
            if self.schemas.len() > SCHEMAS || self.schemas.iter().any(known) {
                continue;
            }
            self.schemas.push(schema);
            for keyword in ["allOf", "oneOf", "anyOf", "not"] {
                let parts = schema.get(keyword);
                self.chosen |= keyword != "allOf" && parts.is_some();
                let parts = parts.and_then(Value::as_array);
                waiting.extend(parts.into_iter().flatten());
            }
        }
        self
    }

    /// A member of it.
    pub(super) fn member(&self, maker: &Maker<'_, 'd>, name: &str) -> Self {
        let schemas = self.schemas.iter().filter_map(|schema| {
            let own = schema.get("properties").and_then(|all| all.get(name));
            own.or_else(|| schema.get("additionalProperties").filter(|s| s.is_object()))
        });
        let schemas = schemas.collect();
        let mut at = self.clone();
        at.names.push(name.to_owned());
        at.pointer = format!("{}/{}", self.pointer, crate::document::segment(name));
        at.with(maker, schemas)
    }

    /// An element of it.
    pub(super) fn element(&self, maker: &Maker<'_, 'd>, index: usize) -> Self {
        let items = self.schemas.iter().filter_map(|schema| schema.get("items"));
        let schemas = items.collect();
        let mut at = self.clone();
        at.pointer = format!("{}/{index}", self.pointer);
        at.with(maker, schemas)
    }

    /// What an answer has to name, one of them, where something is wrong here; nothing where it is
    /// a choice of the whole, whose members may be told of.
    pub(super) fn told(&self) -> Vec<String> {
        let index = self.pointer.rsplit('/').next();
        let index = index.filter(|last| last.parse::<usize>().is_ok());
        let index = index.map(|last| format!("[{last}]"));
        let body = ["body".to_owned()];
        match self.names.last() {
            Some(last) if !self.chosen => vec![last.clone()],
            None if self.chosen => Vec::new(),
            None => body.into_iter().chain(index).collect(),
            Some(_) => self.names.iter().cloned().chain(body).collect(),
        }
    }

    /// The values of a keyword.
    pub(super) fn said(&self, keyword: &str) -> impl Iterator<Item = &'d Value> {
        self.schemas
            .iter()
            .filter_map(move |schema| schema.get(keyword))
    }
}
