//! Values made from what schemas say.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use serde_json::{Value, json};

use super::scalars;
use super::shape::{Shape, allows_null};
use super::weight::{self, Room};
use crate::document::{Direction, Document, Schema};
use crate::random::Random;

/// How deep values vary; below, they are as small as they may be.
const VARIED: usize = 3;
/// How deep anything goes.
const DEPTH: usize = 40;
/// How many values are looked at for one schema.
const FUEL: u32 = 4000;
/// How many schemas are looked at for the smallest values that those need.
const STEPS: u32 = 20_000;
/// How much of the smallest values is kept for later.
const KEPT: usize = 1_000_000;
/// How long a list becomes to show all that it may hold.
const LIST: usize = 40;

/// Makes values of the schemas of a document.
pub(super) struct Generator<'d> {
    pub(super) document: &'d Document,
    pub(super) direction: Direction,
    smallest: RefCell<HashMap<usize, Value>>,
    kept: RefCell<Room>,
    fuel: Cell<u32>,
    steps: Cell<u32>,
    /// Values with one member off the usual: for when those with many are not valid.
    pub(super) spare: RefCell<Vec<Value>>,
    pub(super) random: RefCell<Random>,
    seed: u64,
}

impl<'d> Generator<'d> {
    pub(super) fn new(document: &'d Document, direction: Direction, seed: u64) -> Self {
        Generator {
            document,
            direction,
            smallest: RefCell::default(),
            kept: RefCell::new(Room::new(KEPT)),
            fuel: Cell::new(FUEL),
            steps: Cell::new(STEPS),
            spare: RefCell::default(),
            random: RefCell::new(Random::new(seed)),
            seed,
        }
    }

    /// Values of a schema, the smallest first.
    pub(super) fn values(&self, schema: Schema<'d>) -> Vec<Value> {
        self.fuel.set(FUEL);
        self.steps.set(STEPS);
        self.spare.borrow_mut().clear();
        // Each schema begins anew, so that its values do not depend on what was asked before.
        *self.random.borrow_mut() = Random::new(self.seed);
        let mut values: Vec<_> = self
            .minimal(&[schema], &mut Vec::new())
            .into_iter()
            .collect();
        values.extend(self.variants(&[schema], 0, &mut Vec::new()));
        values
    }

    /// The smallest value, if it is not endless.
    pub(super) fn minimal(&self, schemas: &[Schema<'d>], above: &mut Vec<usize>) -> Option<Value> {
        let place = self.place(schemas);
        if let Some(known) = place.and_then(|place| self.smallest.borrow().get(&place).cloned()) {
            return Some(known);
        }
        let again = place.is_some_and(|place| above.contains(&place));
        self.steps.set(self.steps.get().saturating_sub(1));
        let made = if again || above.len() > DEPTH || self.steps.get() == 0 {
            None
        } else {
            above.push(place.unwrap_or(0));
            let cell = |cell| {
                self.minimal(&[cell], &mut above.clone())
                    .into_iter()
                    .collect()
            };
            let made = match self.tables(schemas, cell) {
                Some(tables) => tables.into_iter().next(),
                None => self.minimal_of(&Shape::of(self.document, schemas), above),
            };
            above.pop();
            made
        };
        let made = made.or_else(|| self.nullable(schemas).then_some(Value::Null));
        let weight = made.as_ref().map_or(0, weight::of);
        if weight > weight::VALUE {
            return None;
        }
        if let (Some(place), Some(made), false) = (place, &made, again)
            && self.kept.borrow_mut().take(weight)
        {
            self.smallest.borrow_mut().insert(place, made.clone());
        }
        made
    }

    fn minimal_of(&self, shape: &Shape<'d>, above: &mut Vec<usize>) -> Option<Value> {
        if shape.values.is_some() {
            return listed(shape).into_iter().next();
        }
        if let Some(union) = shape.unions.first() {
            if above.len() > DEPTH {
                return None;
            }
            let mut members = union.members.iter();
            return members.find_map(|member| {
                let place = std::ptr::from_ref(member.schema) as usize;
                if above.contains(&place) {
                    return None;
                }
                above.push(place);
                let made = self.minimal_of(&shape.choose(self.document, member), above);
                above.pop();
                made
            });
        }
        match shape.implied_kind() {
            Some("string") => scalars::strings(shape).into_iter().next(),
            Some("integer") => scalars::numbers(shape, true).into_iter().next(),
            Some("number") => scalars::numbers(shape, false).into_iter().next(),
            Some("boolean") => Some(json!(true)),
            Some("array") => {
                if shape.items.0 == 0 {
                    return Some(json!([]));
                }
                let one = self.minimal(&shape.element, above)?;
                if shape.items.0.saturating_mul(weight::of(&one)) > weight::VALUE {
                    return None;
                }
                let mut list = vec![one];
                if shape.unique && shape.items.0 > 1 {
                    list.extend(self.variants(&shape.element, VARIED - 1, &mut Vec::new()));
                    distinct(&mut list);
                    list.truncate(shape.items.0);
                } else {
                    list.resize(shape.items.0, list[0].clone());
                }
                Some(Value::Array(list))
            }
            Some("object") => super::objects::minimal(self, shape, above),
            _ => Some(json!("free")),
        }
    }

    /// Several values, the usual one first.
    pub(super) fn variants(
        &self,
        schemas: &[Schema<'d>],
        depth: usize,
        above: &mut Vec<usize>,
    ) -> Vec<Value> {
        let place = self.place(schemas);
        let again = place.is_some_and(|place| above.contains(&place));
        self.fuel.set(self.fuel.get().saturating_sub(1));
        if again || depth > VARIED || self.fuel.get() == 0 {
            return self.minimal(schemas, &mut Vec::new()).into_iter().collect();
        }
        above.push(place.unwrap_or(0));
        let cells = |cell| self.variants(&[cell], depth + 1, &mut above.clone());
        let mut values = match self.tables(schemas, cells) {
            Some(tables) => tables,
            None => self.variants_of(&Shape::of(self.document, schemas), depth, above),
        };
        above.pop();
        let most = if depth == 0 {
            weight::VALUES
        } else {
            weight::VALUE
        };
        Room::new(most).keep(&mut values);
        if self.nullable(schemas) && !values.contains(&Value::Null) {
            values.insert(values.len().min(1), Value::Null);
        }
        values
    }

    fn variants_of(&self, shape: &Shape<'d>, depth: usize, above: &mut Vec<usize>) -> Vec<Value> {
        if shape.values.is_some() {
            return listed(shape);
        }
        if let Some(union) = shape.unions.first() {
            let mut room = Room::new(weight::VALUES);
            let members = union.members.iter().map(|member| {
                let place = std::ptr::from_ref(member.schema) as usize;
                self.fuel.set(self.fuel.get().saturating_sub(1));
                let spent = self.fuel.get() == 0 || room.is_full();
                if above.contains(&place) || above.len() > DEPTH || spent {
                    return Vec::new();
                }
                above.push(place);
                let shape = shape.choose(self.document, member);
                let mut values = self.variants_of(&shape, depth, above);
                above.pop();
                room.keep(&mut values);
                values
            });
            return in_turn(&members.collect::<Vec<_>>());
        }
        match shape.implied_kind() {
            Some("string") => scalars::strings(shape),
            Some("integer") => scalars::numbers(shape, true),
            Some("number") => scalars::numbers(shape, false),
            Some("boolean") => vec![json!(true), json!(false)],
            Some("array") => self.lists(shape, depth, above),
            Some("object") => super::objects::variants(self, shape, depth, above),
            _ => free(),
        }
    }

    fn lists(&self, shape: &Shape<'d>, depth: usize, above: &mut Vec<usize>) -> Vec<Value> {
        let (low, high) = shape.items;
        let mut elements = if shape.element.is_empty() {
            free()
        } else {
            self.variants(&shape.element, depth + 1, above)
        };
        if shape.unique {
            distinct(&mut elements);
        }
        let Some(first) = elements.first().cloned() else {
            return if low == 0 {
                vec![json!([])]
            } else {
                Vec::new()
            };
        };
        let (one, all) = (weight::of(&first), elements.iter().map(weight::of).sum());
        let fits = |length: &usize| match length.checked_sub(elements.len()) {
            Some(more) => one.saturating_mul(more).saturating_add(all) <= weight::VALUE,
            None => true,
        };
        let of_length = |length: usize| {
            let mut list = elements.clone();
            if !shape.unique {
                list.resize(list.len().max(length), first.clone());
            }
            list.truncate(length);
            Value::Array(list)
        };
        let high = high.unwrap_or(LIST).min(LIST * 4).max(low);
        let mut lengths = vec![1.clamp(low, high), low, elements.len().clamp(low, high)];
        if shape.items.1.is_some() {
            lengths.push(high);
        }
        let mut lists: Vec<_> = lengths.into_iter().filter(fits).map(of_length).collect();
        lists.retain(|list| {
            list.as_array()
                .is_some_and(|list| list.len() >= low && list.len() <= high)
        });
        distinct(&mut lists);
        lists
    }

    fn nullable(&self, schemas: &[Schema<'d>]) -> bool {
        !schemas.is_empty()
            && schemas
                .iter()
                .all(|schema| allows_null(self.document, schema))
    }

    /// What a single schema is known by.
    fn place(&self, schemas: &[Schema<'d>]) -> Option<usize> {
        let [schema] = schemas else { return None };
        self.document
            .follow(schema)
            .map(|schema| std::ptr::from_ref(schema) as usize)
    }
}

/// The values of an enumeration that have the kind that is said.
fn listed(shape: &Shape<'_>) -> Vec<Value> {
    let values = shape.values.iter().flatten();
    let fitting = values.filter(|value| match shape.kind {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => true,
    });
    fitting.map(|value| (*value).clone()).collect()
}

/// Values where nothing is said.
pub(super) fn free() -> Vec<Value> {
    vec![
        json!("free"),
        json!({ "a": [1, "b", null, { "c": true }], "": 2.5 }),
        json!([1.5, [], {}]),
        json!(9_007_199_254_740_993_i64),
        json!(false),
        json!(null),
    ]
}

/// The first of each, then the second of each, and so on.
pub(super) fn in_turn(lists: &[Vec<Value>]) -> Vec<Value> {
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let at = |index: usize| {
        lists
            .iter()
            .filter_map(move |list| list.get(index).cloned())
            .collect::<Vec<_>>()
    };
    (0..longest).flat_map(at).collect()
}

pub(super) fn distinct(values: &mut Vec<Value>) {
    let mut seen = std::collections::HashSet::new();
    values.retain(|value| seen.insert(value.to_string()));
}
