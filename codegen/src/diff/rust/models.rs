//! The items below `model`.

use super::items::{Ability, Item, Items, Taken, name};
use crate::{
    pointer::Pointer,
    surface::{Base, Field, Model, ModelKind, Surface, Variant},
};

impl Items<'_> {
    pub(super) fn models(&mut self, surface: &Surface) {
        let same = self.same;
        for model in surface.models.iter().filter(|m| !same.has(&m.path)) {
            match &model.kind {
                ModelKind::Struct(fields) | ModelKind::Row(fields) => self.object(model, fields),
                ModelKind::Enum(base, variants) => self.listed(model, *base, variants),
                ModelKind::Union(variants) => self.union(model, variants),
                ModelKind::Alias(ty) => self.alias(model, ty),
                ModelKind::Table(row) => self.alias(model, &format!("rt::Table<{row}>")),
            }
        }
    }

    fn object(&mut self, model: &Model, fields: &[Field]) {
        let path = &model.path;
        let is_row = matches!(model.kind, ModelKind::Row(_));
        let attribute = match (model.sent, model.has_default()) {
            (false, _) => "#[non_exhaustive] ",
            (true, true) => "#[derive(Default)] ",
            (true, false) => "",
        };
        let item = item(model, &format!("{attribute}pub struct {}", name(path)));
        let item = item
            .seen("struct")
            .able(Ability::Exhaust, model.sent)
            .having("Default", model.has_default());
        self.add(item.at(self.uses.of(&model.path)), &[]);
        self.constructor(model);
        for field in fields {
            let item = Item::new(
                format!("{path}::{}", field.name),
                format!("pub {}: {}", field.name, field.ty),
            );
            // Users set what is optional and take the rest from `new` or `Default`, which rows
            // do not have: these they write whole.
            let intrudes = is_row.then_some(Ability::Exhaust);
            let item = item
                .owned_by(path)
                .origin(format!("field {:?}", field.wire))
                .seen(self.seen(&field.ty))
                .intruding(intrudes)
                .at(places(model, field))
                .at(is_row.then(|| model.pointer.clone()));
            self.add(item, &[&field.ty]);
        }
    }

    fn constructor(&mut self, model: &Model) {
        let Some(taken) = model.constructor() else {
            return;
        };
        let arguments: Vec<String> = taken.iter().map(|(n, ty)| format!("{n}: {ty}")).collect();
        let text = format!("fn new({}) -> Self", arguments.join(", "));
        let by_name = |(name, ty): &(&str, &str)| Taken {
            ty: self.seen(ty),
            also: None,
            name: (*name).to_owned(),
            wire: (*name).to_owned(),
            by_place: false,
        };
        let by_name: Vec<Taken> = taken.iter().map(by_name).collect();
        let item = Item::new(format!("{}::new()", model.path), text)
            .owned_by(&model.path)
            .origin("new")
            .taking(by_name)
            .at([model.pointer.clone()])
            .at(self.uses.of(&model.path));
        let types: Vec<&str> = taken.iter().map(|(_, ty)| *ty).collect();
        self.add(item, &types);
    }

    fn listed(&mut self, model: &Model, base: Base, variants: &[Variant]) {
        let open = variants.last().is_some_and(|variant| variant.ty.is_some());
        let of = match base {
            Base::Text => "&str",
            Base::Integer => "i64",
            Base::Mixed => "Value",
        };
        let mark = if open { "#[non_exhaustive] " } else { "" };
        let head = format!("{mark}pub enum {} /* from {of} */", name(&model.path));
        let item = item(model, &head);
        let item = item
            .seen(format!("enum of {of}"))
            .able(Ability::Exhaust, !open)
            .having("Copy", !open || base == Base::Integer)
            .having("From", open)
            .having("TryFrom", !open);
        self.add(item, &[]);
        let intrudes = (!open).then_some(Ability::Exhaust);
        self.variants(model, variants, intrudes.as_ref());
    }

    fn union(&mut self, model: &Model, variants: &[Variant]) {
        let head = format!("#[non_exhaustive] pub enum {}", name(&model.path));
        self.add(item(model, &head).seen("union"), &[]);
        self.variants(model, variants, None);
    }

    fn variants(&mut self, model: &Model, variants: &[Variant], intrudes: Option<&Ability>) {
        for variant in variants {
            let origin = match (&variant.ty, &variant.wire[..]) {
                // What takes all others has no value of its own.
                (Some(_), []) => String::new(),
                (None, wire) => format!("value {wire:?}"),
                (Some(ty), wire) => format!("member {} {wire:?}", self.seen(ty)),
            };
            self.variant(
                (&model.path, &variant.name),
                variant.ty.as_deref(),
                |item| {
                    item.origin(origin)
                        .intruding(intrudes.cloned())
                        .at([model.pointer.clone()])
                },
            );
        }
    }

    /// A variant of the enum at `owner`, and what more there is to say of it.
    pub(super) fn variant(
        &mut self,
        (owner, name): (&str, &str),
        held: Option<&str>,
        more: impl FnOnce(Item) -> Item,
    ) {
        let text = match held {
            Some(ty) => format!("{name}({ty})"),
            None => name.to_owned(),
        };
        let item = Item::new(format!("{owner}::{name}"), text)
            .owned_by(owner)
            .seen(held.map_or_else(String::new, |ty| self.seen(ty)));
        self.add(more(item), held.as_slice());
    }

    fn alias(&mut self, model: &Model, ty: &str) {
        let item = item(model, &format!("pub type {} = {ty}", name(&model.path)));
        let item = item.seen(format!("type {}", self.seen(ty)));
        self.add(item, &[ty]);
    }
}

/// Where a field is said to be there, and what it is: a member of the struct, perhaps by way of
/// one that it is made of.
fn places(model: &Model, field: &Field) -> Vec<Pointer> {
    if field.wire.is_none() {
        return vec![model.pointer.child("additionalProperties")];
    }
    let object = field.pointer.parent().parent();
    let required = [&model.pointer, &object].map(|at| at.child("required"));
    let own = [field.pointer.clone()];
    own.into_iter().chain(required).collect()
}

/// A type; one that stands in an operation is named after that.
fn item(model: &Model, text: &str) -> Item {
    let tokens: Vec<String> = model.pointer.tokens().take(3).collect();
    let id = match &tokens[..] {
        [paths, path, method] if paths == "paths" => {
            Some(Pointer::root().join(&[paths, path, method, "operationId"]))
        }
        _ => None,
    };
    let item = Item::new(&model.path, text);
    item.at([model.pointer.clone()]).at(id)
}
