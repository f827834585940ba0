//! Unions: which members there are, what they are called, in which order they are tried.
//!
//! Without a discriminator the first member that reads a value wins, so members that accept less
//! come first, whatever order the document has: booleans, integers, numbers, lists, objects with
//! more required properties before those with fewer, enums, texts, maps.

use std::collections::BTreeSet;

use super::Lowering;
use crate::{
    diagnostics::codes,
    ir::{Shape, Union, Variant},
    resolve::document::{Discriminator, Document, Kind, Schema, SchemaId},
};

impl Lowering<'_> {
    pub(super) fn union(
        &mut self,
        schema: &Schema,
        members: &[SchemaId],
        discriminator: Option<&Discriminator>,
        words: &str,
    ) -> Shape {
        let mut variants: Vec<(Rank, Variant)> = Vec::new();
        for (i, &member) in members.iter().enumerate() {
            if is_null(self.document, member) {
                continue;
            }
            let suggestion = suggestion(self.document, member);
            let ty = self.ty(member, &format!("{words} {suggestion}"));
            if variants.iter().any(|(_, v)| v.ty == ty) {
                continue;
            }
            let tags = discriminator.map_or_else(Vec::new, |d| d.tags[i].clone());
            let variant = Variant {
                suggestion,
                tags,
                ty,
                boxed: false,
            };
            variants.push((rank(self.document, member), variant));
        }
        // Only objects have a member that can hold the tag.
        let objects = members
            .iter()
            .all(|&m| is_null(self.document, m) || is_object(self.document, m));
        let tag = discriminator
            .filter(|_| objects && variants.iter().all(|(_, v)| !v.tags.is_empty()))
            .map(|d| d.property.clone());
        if tag.is_none() {
            variants.sort_by(|a, b| a.0.cmp(&b.0));
            self.check_told_apart(schema, &variants);
        }
        let variants = variants.into_iter().map(|(_, v)| v).collect();
        Shape::Union(Union { tag, variants })
    }

    fn check_told_apart(&mut self, schema: &Schema, variants: &[(Rank, Variant)]) {
        let twins = variants.windows(2).find(|pair| pair[0].0 == pair[1].0);
        if let Some([(_, a), (_, b)]) = twins {
            let message = format!(
                "`{}` and `{}` accept values of the same form",
                a.suggestion, b.suggestion
            );
            self.report(&codes::AMBIGUOUS_UNION, &schema.place, message);
        }
    }
}

/// How much a member accepts: smaller ranks are tried first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    kind: u8,
    /// More required properties accept less.
    required: std::cmp::Reverse<usize>,
    names: BTreeSet<String>,
}

fn rank(document: &Document, id: SchemaId) -> Rank {
    let schema = document.schema(document.target(id));
    let (kind, names) = match &schema.kind {
        Kind::Boolean => (0, BTreeSet::new()),
        Kind::Integer { .. } => (1, BTreeSet::new()),
        Kind::Number { .. } => (2, BTreeSet::new()),
        Kind::Array { .. } => (3, BTreeSet::new()),
        Kind::Object(object) if super::types::is_struct(object) => (4, object.required.clone()),
        Kind::Union { .. } => (5, BTreeSet::new()),
        Kind::String { .. } => (6, BTreeSet::new()),
        Kind::Object(_) => (7, BTreeSet::new()),
        Kind::Any | Kind::Same(_) | Kind::AllOf(_) => (8, BTreeSet::new()),
    };
    Rank {
        kind,
        required: std::cmp::Reverse(names.len()),
        names,
    }
}

/// A member that stands for null alone: `enum: [null]`, or nullable and nothing else.
pub(super) fn is_null(document: &Document, id: SchemaId) -> bool {
    let schema = document.schema(id);
    schema.nullable && schema.component.is_none() && matches!(schema.kind, Kind::Any)
}

/// Words for a member: its component, its title, or its kind; lists by what they hold.
fn suggestion(document: &Document, mut id: SchemaId) -> String {
    /// Lists in lists beyond that are just lists: they may go on for ever.
    const NAMED_LISTS: usize = 4;
    let mut lists = 0;
    let word = loop {
        let schema = document.schema(document.target(id));
        let own = document.schema(id);
        let named = [&own.component, &own.title, &schema.component, &schema.title];
        if let Some(name) = named.into_iter().flatten().next() {
            break name.clone();
        }
        match &schema.kind {
            Kind::Array { items, .. } if lists < NAMED_LISTS => {
                lists += 1;
                id = *items;
            }
            kind => break kind_word(kind).to_owned(),
        }
    };
    word + &" list".repeat(lists)
}

fn kind_word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean => "bool",
        Kind::Integer { .. } => "integer",
        Kind::Number { .. } => "number",
        Kind::String { values, .. } if values.is_empty() => "text",
        Kind::String { .. } => "value",
        Kind::Array { .. } => "list",
        Kind::Object(object) if super::types::is_struct(object) => "object",
        Kind::Object(_) => "map",
        Kind::Union { .. } => "union",
        Kind::Any | Kind::AllOf(_) | Kind::Same(_) => "any",
    }
}

fn is_object(document: &Document, id: SchemaId) -> bool {
    matches!(document.schema(document.target(id)).kind, Kind::Object(_))
}
