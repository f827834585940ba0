//! Unions: which members there are, what they are called, and by what they are told apart.

use super::{
    Lowering,
    forms::{alike, settle_constants},
};
use crate::{
    diagnostics::{Finding, codes},
    ir::{Form, FormKind, Scalar, Shape, Union, Variant},
    pointer::Pointer,
    resolve::document::{Discriminator, Document, Kind, Schema, SchemaId},
};

/// How deep unions in unions are searched for the values of a tag.
const DEPTH: usize = 4;

/// How many members are searched for the tags of one union.
const LOOKS: usize = 5_000;

/// A union as its schema has it.
#[derive(Clone, Copy)]
pub(super) struct UnionSchema<'a> {
    pub(super) members: &'a [SchemaId],
    pub(super) keyword: &'static str,
    pub(super) discriminator: Option<&'a Discriminator>,
}

impl Lowering<'_> {
    pub(super) fn union(&mut self, schema: &Schema, list: UnionSchema<'_>, words: &str) -> Shape {
        let tags = self.tags(list);
        let mut variants: Vec<Variant> = Vec::new();
        // For each variant, which member of the list it is.
        let mut places: Vec<usize> = Vec::new();
        for ((i, &member), tags) in list.members.iter().enumerate().zip(tags) {
            if is_null(self.document, member) {
                continue;
            }
            let mut forms = self.forms(member);
            // Where a member may be null, the whole union may.
            forms.retain(|form| form.kind != FormKind::Null);
            let suggestion = suggestion(self.document, member);
            let variant = Variant {
                ty: self.bare(member, &format!("{words} {suggestion}")),
                suggestion,
                tags,
                forms,
                boxed: false,
            };
            if let Some(twin) = variants.iter_mut().find(|v| v.ty == variant.ty) {
                join(twin, variant);
            } else {
                let split = self.one_per_tag(list, member, variant);
                places.extend(split.iter().map(|_| i));
                variants.extend(split);
            }
        }
        settle_constants(
            &mut variants
                .iter_mut()
                .map(|v| &mut v.forms)
                .collect::<Vec<_>>(),
        );
        self.check_told_apart(schema, list, &variants, &places);
        let tagged = variants.iter().any(|v| !v.tags.is_empty());
        let tag = list.discriminator.filter(|_| tagged);
        Shape::Union(Union {
            tag: tag.map(|d| d.property.clone()),
            variants,
        })
    }

    /// A member that several tags stand for, and that does not hold the tag itself, is one variant
    /// for each: what was read has to be written again.
    fn one_per_tag(
        &self,
        list: UnionSchema<'_>,
        member: SchemaId,
        variant: Variant,
    ) -> Vec<Variant> {
        let holds = |d: &Discriminator| self.holds(member, &d.property, DEPTH);
        if variant.tags.len() < 2 || list.discriminator.is_none_or(holds) {
            return vec![variant];
        }
        let one = |tag: &String| Variant {
            suggestion: format!("{} {tag}", variant.suggestion),
            tags: vec![tag.clone()],
            ..variant.clone()
        };
        variant.tags.iter().map(one).collect()
    }

    /// Whether every value of the member has the property as a member of its own.
    fn holds(&self, id: SchemaId, property: &str, depth: usize) -> bool {
        match &self.document.schema(self.document.target(id)).kind {
            Kind::Object(object) => object.properties.iter().any(|(name, _)| name == property),
            Kind::Union {
                members,
                discriminator,
                ..
            } => {
                discriminator
                    .as_ref()
                    .is_some_and(|d| d.property == property)
                    || depth > 0 && members.iter().all(|&m| self.holds(m, property, depth - 1))
            }
            _ => false,
        }
    }

    /// The tags of the members, by position.
    ///
    /// What the mapping says comes first. A member that it leaves out has the tags that its own
    /// property lists, or else its component's name; one that it names has those of its property
    /// beside, where no other member has them.
    pub(super) fn tags(&self, list: UnionSchema<'_>) -> Vec<Vec<String>> {
        let mut looks = LOOKS;
        self.tags_within(list, DEPTH, &mut looks)
    }

    pub(super) fn tags_within(
        &self,
        list: UnionSchema<'_>,
        depth: usize,
        looks: &mut usize,
    ) -> Vec<Vec<String>> {
        let Some(discriminator) = list.discriminator else {
            return vec![Vec::new(); list.members.len()];
        };
        let members = list.members.iter();
        let listed: Vec<Vec<String>> = members
            .map(|&m| self.listed_tags(m, &discriminator.property, depth, looks))
            .collect();
        let mut tags: Vec<Vec<String>> = Vec::new();
        for (i, &member) in list.members.iter().enumerate() {
            let mapped = discriminator.mapped.get(i).cloned().unwrap_or_default();
            tags.push(match (&mapped[..], &listed[i][..]) {
                ([], []) if self.may_be_tagged(member) => {
                    let name = discriminator.named.get(i).cloned().flatten();
                    name.into_iter().collect()
                }
                ([], listed) => listed.to_vec(),
                _ => mapped,
            });
        }
        for (i, listed) in listed.iter().enumerate() {
            for tag in listed {
                if !tags.iter().flatten().any(|t| t == tag) {
                    tags[i].push(tag.clone());
                }
            }
        }
        tags
    }

    /// The values that a member lists for the property.
    fn listed_tags(
        &self,
        id: SchemaId,
        property: &str,
        depth: usize,
        looks: &mut usize,
    ) -> Vec<String> {
        if *looks == 0 {
            return Vec::new();
        }
        *looks -= 1;
        match &self.document.schema(self.document.target(id)).kind {
            Kind::Object(object) => {
                let mut properties = object.properties.iter();
                let Some((_, id)) = properties.find(|(name, _)| name == property) else {
                    return Vec::new();
                };
                let schema = self.document.schema(self.document.target(*id));
                let text = |value| match value {
                    Scalar::Text(text) => Some(text),
                    _ => None,
                };
                super::enums::values(schema)
                    .into_iter()
                    .filter_map(text)
                    .collect()
            }
            Kind::Union {
                members,
                keyword,
                discriminator,
            } if depth > 0 => {
                let inner = UnionSchema {
                    members,
                    keyword,
                    discriminator: discriminator.as_ref().filter(|d| d.property == property),
                };
                let own = self.tags_within(inner, depth - 1, looks).concat();
                if !own.is_empty() {
                    return own;
                }
                let members = members.iter();
                members
                    .flat_map(|&m| self.listed_tags(m, property, depth - 1, looks))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn may_be_tagged(&self, id: SchemaId) -> bool {
        let kind = &self.document.schema(self.document.target(id)).kind;
        matches!(kind, Kind::Object(_) | Kind::Union { .. })
    }

    /// Reports the first two members that nothing tells apart.
    fn check_told_apart(
        &mut self,
        schema: &Schema,
        list: UnionSchema<'_>,
        variants: &[Variant],
        places: &[usize],
    ) {
        let by_form: Vec<usize> = (0..variants.len())
            .filter(|&i| variants[i].tags.is_empty())
            .collect();
        for (n, &a) in by_form.iter().enumerate() {
            let twin = by_form[n + 1..].iter().find(|&&b| {
                let (ids, forms) = ([places[a], places[b]], [&variants[a], &variants[b]]);
                alike(&forms[0].forms, &forms[1].forms)
                    && !self.differ_inside(ids.map(|i| list.members[i]))
            });
            let Some(&b) = twin else { continue };
            let message = format!(
                "`{}` and `{}` accept values of the same form",
                variants[a].suggestion, variants[b].suggestion
            );
            let at = schema.place.pointer.child(list.keyword).child(places[b]);
            let finding = Finding::new(&codes::AMBIGUOUS_UNION, message)
                .at(schema.place.span, schema.place.pointer.clone())
                .help(format!(
                    "If one of them never occurs, an overlay can remove it: {{target: \"{}\", remove: true}}. \
                     If a property tells them apart, add a `discriminator` that names it.",
                    json_path(&at)
                ));
            self.findings.push(finding);
            return;
        }
    }

    /// Whether two objects have a property whose JSON types differ: then reading tells which of
    /// them it is, if the property is there.
    fn differ_inside(&self, ids: [SchemaId; 2]) -> bool {
        let [a, b] = ids.map(|id| &self.document.schema(self.document.target(id)).kind);
        let (Kind::Object(a), Kind::Object(b)) = (a, b) else {
            return false;
        };
        a.properties
            .iter()
            .zip(&b.properties)
            .any(|((name, x), (other, y))| {
                let kinds = |id| -> Vec<FormKind> {
                    let forms: Vec<Form> = self.forms(id);
                    forms.iter().map(|f| f.kind).collect()
                };
                let (x, y) = (kinds(*x), kinds(*y));
                let any = x.iter().chain(&y).any(|k| *k == FormKind::Any);
                name == other && !any && !x.iter().any(|kind| y.contains(kind))
            })
    }
}

/// Two members that become one type are one variant.
fn join(twin: &mut Variant, other: Variant) {
    for tag in other.tags {
        if !twin.tags.contains(&tag) {
            twin.tags.push(tag);
        }
    }
    for form in other.forms {
        if !twin.forms.contains(&form) {
            twin.forms.push(form);
        }
    }
}

/// A pointer as overlays write it.
fn json_path(pointer: &Pointer) -> String {
    let quoted = |segment: String| match segment.parse::<usize>() {
        Ok(index) => format!("[{index}]"),
        Err(_) => format!("['{}']", segment.replace('\\', "\\\\").replace('\'', "\\'")),
    };
    let segments: Vec<String> = pointer.tokens().map(quoted).collect();
    format!("${}", segments.concat())
}

/// A member that stands for null alone.
pub(super) fn is_null(document: &Document, id: SchemaId) -> bool {
    document.schema(id).is_null()
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
        kind if super::enums::is_enum(kind) => "value",
        Kind::Boolean => "bool",
        Kind::Integer { .. } => "integer",
        Kind::Number { .. } => "number",
        Kind::String { .. } => "text",
        Kind::Mixed => "value",
        Kind::Array { .. } => "list",
        Kind::Object(object) if super::types::is_struct(object) => "object",
        Kind::Object(_) => "map",
        Kind::Union { .. } => "union",
        Kind::Any | Kind::AllOf(_) | Kind::Same(_) => "any",
    }
}
