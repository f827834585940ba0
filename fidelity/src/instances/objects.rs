//! Values of objects: with what is required, with everything, and with each member in turn taking
//! each of its values.

use serde_json::{Map, Value, json};

use super::generator::{Generator, free};
use super::shape::{Additional, Shape};
use super::weight::{self, Room};

/// How many values of its members an object goes through, by its depth.
const COLUMNS: [usize; 2] = [24, 2];
/// Up to how many optional members each stands alone once.
const ALONE: usize = 8;

/// How many objects are put together at random.
const MIXED: usize = 3;

type Object = Map<String, Value>;

/// What is required and no more.
pub(super) fn minimal<'d>(
    generator: &Generator<'d>,
    shape: &Shape<'d>,
    above: &mut Vec<usize>,
) -> Option<Value> {
    let mut object = Object::new();
    let mut room = Room::new(weight::VALUE);
    for name in required(generator, shape) {
        let value = match (shape.tags.get(name), shape.properties.get(name)) {
            (Some(values), _) => json!(values.first()?),
            (None, Some(schemas)) => generator.minimal(schemas, above)?,
            (None, None) => undeclared(generator, shape, above)?,
        };
        if !room.take(weight::of(&value)) {
            return None;
        }
        object.insert(name.to_owned(), value);
    }
    let optional = travelling(generator, shape).filter(|name| !shape.required.contains(name));
    for name in optional {
        if object.len() >= shape.members.0 {
            break;
        }
        if let Some(value) = shape
            .properties
            .get(name)
            .and_then(|schemas| generator.minimal(schemas, above))
            && room.take(weight::of(&value))
        {
            object.insert(name.to_owned(), value);
        }
    }
    let mut number = 0;
    while object.len() < shape.members.0.min(64) {
        number += 1;
        let value = undeclared(generator, shape, above)?;
        if !room.take(weight::of(&value)) {
            return None;
        }
        object.insert(format!("key{number}"), value);
    }
    Some(Value::Object(object))
}

/// A member that no property declares.
fn undeclared<'d>(
    generator: &Generator<'d>,
    shape: &Shape<'d>,
    above: &mut Vec<usize>,
) -> Option<Value> {
    match &shape.additional {
        Additional::Closed => None,
        Additional::Of(schemas) => generator.minimal(schemas, above),
        _ => Some(json!("free")),
    }
}

fn travelling<'a, 'd>(
    generator: &'a Generator<'d>,
    shape: &'a Shape<'d>,
) -> impl Iterator<Item = &'d str> + 'a {
    let barred = |schemas: &Vec<&'d Value>| {
        schemas
            .iter()
            .any(|schema| generator.document.is_barred(schema, generator.direction))
    };
    shape
        .properties
        .iter()
        .filter(move |(_, schemas)| !barred(schemas))
        .map(|(name, _)| *name)
}

fn required<'a, 'd>(
    generator: &'a Generator<'d>,
    shape: &'a Shape<'d>,
) -> impl Iterator<Item = &'d str> + 'a {
    let travelling: std::collections::BTreeSet<_> = travelling(generator, shape).collect();
    let all = shape.required.iter().copied();
    all.filter(move |name| travelling.contains(name) || !shape.properties.contains_key(name))
}

/// A member: its name, whether it is required, and the values that it takes, one at least.
type Member<'d> = (&'d str, bool, Vec<Value>);

/// The members of an object.
struct Members<'d> {
    all: Vec<Member<'d>>,
    /// Members beside the properties.
    extra: Vec<Value>,
}

impl<'d> Members<'d> {
    fn of(
        generator: &Generator<'d>,
        shape: &Shape<'d>,
        depth: usize,
        above: &mut Vec<usize>,
    ) -> Option<Self> {
        let mut all = Vec::new();
        let mut room = Room::new(weight::VALUES);
        for name in travelling(generator, shape) {
            let mut values = match shape.tags.get(name) {
                Some(tags) => tags.iter().map(|tag| json!(tag)).collect(),
                None => generator.variants(shape.properties.get(name)?, depth + 1, above),
            };
            room.keep(&mut values);
            let needed = shape.required.contains(name);
            match (values.is_empty(), needed) {
                (true, true) => return None,
                (true, false) => {}
                (false, _) => all.push((name, needed, values)),
            }
        }
        for name in &shape.required {
            if !shape.properties.contains_key(name) {
                all.push((name, true, vec![undeclared(generator, shape, above)?]));
            }
        }
        let extra = match &shape.additional {
            Additional::Any => free(),
            Additional::Of(schemas) => generator.variants(schemas, depth + 1, above),
            Additional::Unsaid if shape.properties.is_empty() => free(),
            _ => Vec::new(),
        };
        Some(Members { all, extra })
    }

    fn required(&self) -> Object {
        let needed = self.all.iter().filter(|(_, needed, _)| *needed);
        needed
            .map(|(name, _, values)| ((*name).to_owned(), values[0].clone()))
            .collect()
    }

    /// An object of the members that `choose` gives a value; while there is room, which what is
    /// required has first.
    fn object<'m>(&'m self, mut choose: impl FnMut(&'m Member<'d>) -> Option<&'m Value>) -> Object {
        let firsts = self.all.iter().filter(|(_, needed, _)| *needed);
        let firsts: usize = firsts.map(|(_, _, values)| weight::of(&values[0])).sum();
        let mut room = Room::new(weight::VALUE.saturating_sub(firsts));
        let members = self.all.iter().filter_map(|member| {
            let (name, needed, values) = member;
            let first = values.first().filter(|_| *needed);
            let chosen = choose(member).filter(|value| {
                let least = first.map_or(0, weight::of);
                room.take(weight::of(value).saturating_sub(least))
            });
            Some(((*name).to_owned(), chosen.or(first)?.clone()))
        });
        members.collect()
    }

    /// Every member with its value of this number, or with its first where it is required, or
    /// left out.
    fn column(&self, number: usize) -> Object {
        let mut object = self.object(|(_, _, values)| values.get(number));
        for (name, number) in [("extra", number), ("Extra key \u{e9}", number + 1)] {
            if let Some(value) = self.extra.get(number) {
                object.entry(name).or_insert_with(|| value.clone());
            }
        }
        object
    }

    fn longest(&self) -> usize {
        let longest = self.all.iter().map(|(_, _, values)| values.len()).max();
        longest.unwrap_or(0).max(self.extra.len())
    }
}

pub(super) fn variants<'d>(
    generator: &Generator<'d>,
    shape: &Shape<'d>,
    depth: usize,
    above: &mut Vec<usize>,
) -> Vec<Value> {
    let smallest = minimal(generator, shape, &mut Vec::new());
    let Some(members) = Members::of(generator, shape, depth, above) else {
        return smallest.into_iter().collect();
    };
    let columns = members.longest().min(COLUMNS[depth.min(1)]);
    let mut objects: Vec<_> = (0..columns).map(|number| members.column(number)).collect();
    if depth == 0 {
        objects.extend(documented(shape, &members));
        objects.extend(alone(&members));
        objects.extend(mixed(generator, &members));
        spare(generator, &members);
    }
    for object in &mut objects {
        shrink(shape, object);
    }
    objects.retain(|object| object.len() >= shape.members.0);
    smallest
        .into_iter()
        .chain(objects.into_iter().map(Value::Object))
        .collect()
}

/// Leaves out optional members until there are no more than are allowed.
fn shrink(shape: &Shape<'_>, object: &mut Object) {
    let Some(most) = shape.members.1 else { return };
    let optional: Vec<_> = object
        .keys()
        .filter(|name| !shape.required.contains(name.as_str()))
        .cloned()
        .collect();
    for name in optional.into_iter().rev() {
        if object.len() > most {
            object.remove(&name);
        }
    }
}

/// Every member that has an example, with it.
fn documented(shape: &Shape<'_>, members: &Members<'_>) -> Option<Object> {
    let mut object = members.required();
    let before = object.clone();
    for (name, _, _) in &members.all {
        let schemas = shape.properties.get(name).into_iter().flatten();
        if let Some(example) = schemas.into_iter().find_map(|schema| schema.get("example")) {
            object.insert((*name).to_owned(), example.clone());
        }
    }
    (object != before).then_some(object)
}

/// What is required with one optional member at a time.
fn alone(members: &Members<'_>) -> Vec<Object> {
    let optional: Vec<_> = members
        .all
        .iter()
        .filter(|(_, needed, _)| !needed)
        .collect();
    if optional.len() > ALONE {
        return Vec::new();
    }
    let with = |(name, _, values): &&Member<'_>| {
        let mut object = members.required();
        object.insert((*name).to_owned(), values[0].clone());
        object
    };
    optional.iter().map(with).collect()
}

/// Some of the optional members, with some of their values.
fn mixed(generator: &Generator<'_>, members: &Members<'_>) -> Vec<Object> {
    let mut random = generator.random.borrow_mut();
    let mut one = || {
        members.object(|(_, needed, values)| {
            let taken = *needed || random.below(2) == 0;
            taken.then(|| &values[random.below(values.len())])
        })
    };
    (0..MIXED).map(|_| one()).collect()
}

/// What is required, with each value of each member.
fn spare(generator: &Generator<'_>, members: &Members<'_>) {
    let mut spare = generator.spare.borrow_mut();
    let least = members.required();
    let weight = weight::of(&Value::Object(least.clone()));
    let mut room = Room::new(weight::VALUES);
    for (name, _, values) in &members.all {
        for value in values.iter().take(COLUMNS[0]) {
            if !room.take(weight + weight::of(value)) {
                return;
            }
            let mut object = least.clone();
            object.insert((*name).to_owned(), value.clone());
            spare.push(Value::Object(object));
        }
    }
}
