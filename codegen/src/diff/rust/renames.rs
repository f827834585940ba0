//! What is the same thing under another Rust name: what comes from the same place of the document,
//! and what is made of the same members.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    operations::method_path,
    types::{Renames, Types},
};
use crate::surface::{Answer, Field, Model, ModelKind, Operation, Surface};

/// How often models are matched by members that others, matched before, may be the types of.
const ROUNDS: usize = 4;

/// The new names of what the base has under others.
pub(super) fn renames(base: &Types<'_>, revision: &Types<'_>) -> Renames {
    let mut renames = Renames::default();
    let (old, new) = (base.surface(), revision.surface());
    operations(old, new, &mut renames);
    errors(old, new, &mut renames);
    models_by_place(old, new, &mut renames);
    for _ in 0..ROUNDS {
        if !models_by_members(base, revision, &mut renames) {
            break;
        }
    }
    renames
}

/// Operations that stand at the same path and method, with their types; those under another path
/// have the same operationId, or nothing tells that they are the same.
fn operations(old: &Surface, new: &Surface, renames: &mut Renames) {
    let places = new.operations.iter().map(|o| (&o.pointer, o));
    let places: HashMap<_, &Operation> = places.collect();
    let ids: HashMap<&str, &Operation> = new.operations.iter().map(|o| (&*o.id, o)).collect();
    for before in &old.operations {
        let by_id = || ids.get(before.id.as_str());
        let Some(after) = places.get(&before.pointer).or_else(by_id) else {
            continue;
        };
        // Another operation of the revision may have that name.
        let taken = ids.get(before.id.as_str());
        if taken.is_some_and(|other| other.pointer != after.pointer) {
            continue;
        }
        let method =
            |surface, operation: &Operation| method_path(surface, operation, &operation.method);
        renames.add(&method(old, before), &method(new, after));
        renames.add(&before.request, &after.request);
        if let (Answer::Several(one), Answer::Several(other)) = (&before.answer, &after.answer) {
            renames.add(&one.path, &other.path);
        }
        let choice = |operation: &Operation| operation.body.as_ref()?.choice.clone();
        if let (Some(one), Some(other)) = (choice(before), choice(after)) {
            renames.add(&one, &other);
        }
    }
}

/// Enums of errors that all operations which had one of them have changed for the same other one.
fn errors(old: &Surface, new: &Surface, renames: &mut Renames) {
    let set = |surface: &Surface, operation: &Operation| {
        let set = operation.errors?;
        Some(surface.error_sets[set].path.clone())
    };
    let kept = |surface: &Surface, path: &str| surface.error_sets.iter().any(|s| s.path == path);
    let places = new.operations.iter().map(|o| (&o.pointer, o));
    let places: HashMap<_, &Operation> = places.collect();
    let mut moved: BTreeMap<String, HashSet<Option<String>>> = BTreeMap::new();
    for before in &old.operations {
        let (Some(from), Some(after)) = (set(old, before), places.get(&before.pointer)) else {
            continue;
        };
        moved.entry(from).or_default().insert(set(new, after));
    }
    for (from, to) in moved {
        let mut to = to.into_iter().flatten();
        if let (Some(to), None) = (to.next(), to.next())
            && !kept(new, &from)
            && !kept(old, &to)
        {
            renames.add(&from, &to);
        }
    }
}

/// The models of one surface that the other has no name for.
fn lone<'a>(of: &'a Surface, other: &Surface) -> Vec<&'a Model> {
    let names: HashSet<&str> = other.models.iter().map(|m| &*m.path).collect();
    let lone = of.models.iter();
    lone.filter(|m| !names.contains(m.path.as_str())).collect()
}

/// Models of the same place: in the same direction where that has several.
fn models_by_place(old: &Surface, new: &Surface, renames: &mut Renames) {
    let free = lone(new, old);
    let mut taken = HashSet::new();
    for before in lone(old, new) {
        let row = |model: &Model| matches!(model.kind, ModelKind::Row(_));
        let same = |after: &&&Model| after.pointer == before.pointer && row(after) == row(before);
        let directed = |after: &&&Model| {
            same(after) && (after.sent, after.received) == (before.sent, before.received)
        };
        let found = free
            .iter()
            .find(directed)
            .or_else(|| free.iter().find(same));
        if let Some(after) = found
            && taken.insert(&after.path)
        {
            renames.add(&before.path, &after.path);
        }
    }
}

/// Models with the same members, which no other has on either side; whether there were any.
fn models_by_members(base: &Types<'_>, revision: &Types<'_>, renames: &mut Renames) -> bool {
    let (old, new) = (base.surface(), revision.surface());
    let given: HashSet<String> = {
        let paths = old.models.iter().filter_map(|m| renames.get(&m.path));
        paths.cloned().collect()
    };
    let before = lone(old, new).into_iter();
    let before = before.filter(|model| renames.get(&model.path).is_none());
    let before = by_members(before, base, renames);
    let after = lone(new, old).into_iter();
    let after = after.filter(|model| !given.contains(&model.path));
    let after = by_members(after, revision, &Renames::default());
    let mut found = false;
    for (members, models) in before {
        if let ([one], Some([other])) = (&models[..], after.get(&members).map(|m| &m[..])) {
            renames.add(&one.path, &other.path);
            found = true;
        }
    }
    found
}

/// Models by what they are made of; those without members are like all others.
fn by_members<'a>(
    models: impl Iterator<Item = &'a Model>,
    types: &Types<'_>,
    renames: &Renames,
) -> BTreeMap<String, Vec<&'a Model>> {
    let mut all: BTreeMap<String, Vec<&'a Model>> = BTreeMap::new();
    for model in models {
        let members: Vec<String> = match &model.kind {
            ModelKind::Struct(fields) | ModelKind::Row(fields) => {
                let member = |f: &Field| format!("{}: {}", f.name, types.seen(&f.ty, renames));
                fields.iter().map(member).collect()
            }
            ModelKind::Enum(_, variants) | ModelKind::Union(variants) => {
                let ty = |ty: &Option<String>| ty.as_ref().map(|ty| types.seen(ty, renames));
                let member = variants
                    .iter()
                    .map(|v| format!("{} {:?}", v.name, ty(&v.ty)));
                member.collect()
            }
            ModelKind::Alias(_) | ModelKind::Table(_) => Vec::new(),
        };
        if !members.is_empty() {
            let kind = match &model.kind {
                ModelKind::Struct(_) => "struct",
                ModelKind::Row(_) => "row",
                _ => "enum",
            };
            let key = format!("{kind} {}", members.join(", "));
            all.entry(key).or_default().push(model);
        }
    }
    all
}
