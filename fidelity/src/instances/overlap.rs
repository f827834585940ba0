//! Choices that no value can make: every value that one member of a `oneOf` allows, another one
//! allows too. Servers send such values all the same.

use serde_json::Value;

use super::Maker;
use crate::document::{Direction, Document, Schema, segment};
use crate::schemas::Schemas;

/// Up to how many of them are looked at one by one.
const SINGLY: usize = 8;
/// How deep they are looked for.
const DEPTH: usize = 200;

/// The schemas with a `oneOf` of which no value is found that one member alone allows, but some
/// that several do; with their JSON pointers.
pub fn overlapping<'d>(strict: &Schemas<'d>, seed: u64) -> Vec<(String, Schema<'d>)> {
    let document = strict.document();
    let mut found = Vec::new();
    choices(document.root(), "", 0, &mut found);
    let mut failing = without_values(strict, seed, found);
    if failing.is_empty() {
        return failing;
    }
    let loose = as_any_of(document, &failing, None);
    let hopeless = without_values(&loose, seed, failing.clone());
    failing.retain(|(pointer, _)| !hopeless.iter().any(|(other, _)| other == pointer));
    if failing.len() <= 1 || failing.len() > SINGLY {
        return failing;
    }
    // One may have no value because of another within it.
    let own = |one: &(String, Schema<'d>)| {
        let others = as_any_of(document, &failing, Some(one.1));
        !without_values(&others, seed, vec![one.clone()]).is_empty()
    };
    failing.iter().filter(|one| own(one)).cloned().collect()
}

fn as_any_of<'d>(
    document: &'d Document,
    all: &[(String, Schema<'d>)],
    but: Option<Schema<'d>>,
) -> Schemas<'d> {
    let all = all.iter().map(|(_, schema)| *schema);
    let all = all.filter(|schema| !but.is_some_and(|but| std::ptr::eq(but, *schema)));
    Schemas::reading_as_any_of(document, &all.collect::<Vec<_>>())
}

/// Those without values in both directions.
fn without_values<'d>(
    schemas: &Schemas<'d>,
    seed: u64,
    all: Vec<(String, Schema<'d>)>,
) -> Vec<(String, Schema<'d>)> {
    let maker = Maker::new(schemas, seed);
    let none = |(_, schema): &(String, Schema<'d>)| {
        let mut directions = [Direction::Received, Direction::Sent].into_iter();
        directions.all(|direction| maker.instances(schema, direction, 1).values.is_empty())
    };
    all.into_iter().filter(none).collect()
}

/// Every schema with a choice of several.
fn choices<'d>(
    value: &'d Value,
    pointer: &str,
    depth: usize,
    found: &mut Vec<(String, Schema<'d>)>,
) {
    if depth > DEPTH {
        return;
    }
    let members = value.get("oneOf").and_then(Value::as_array);
    if members.is_some_and(|members| members.len() > 1) {
        found.push((pointer.to_owned(), value));
    }
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            choices(
                value,
                &format!("{pointer}/{}", segment(name)),
                depth + 1,
                found,
            );
        }),
        Value::Array(elements) => elements.iter().enumerate().for_each(|(index, value)| {
            choices(value, &format!("{pointer}/{index}"), depth + 1, found);
        }),
        _ => {}
    }
}
