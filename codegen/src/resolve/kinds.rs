//! What a schema holds: openapiv3's view in one uniform form.

use std::collections::BTreeSet;

use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema as TypedSchema, SchemaData, SchemaKind,
    Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value as Json;

use super::{
    Resolver,
    bases::Base,
    document::{Additional, Beside, Discriminator, Kind, Limits, Object, SchemaId},
};
use crate::{diagnostics::codes, pointer::Pointer};

/// Keywords that limit values, in the order in which docs name them.
const LIMITS: [&str; 13] = [
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

impl Resolver<'_> {
    /// What the schema holds, and the values that its `enum` lists.
    pub(super) fn kind(
        &mut self,
        kind: &SchemaKind,
        data: &SchemaData,
        at: &Pointer,
        id: SchemaId,
    ) -> (Kind, Vec<Json>) {
        let any = uniform(kind);
        if let Some(not) = &any.not {
            self.report(&codes::VALIDATION_ONLY, at, "`not` has no effect here");
            let not = self.schema(not, at.child("not"));
            self.beside(id, Beside::Not(not));
        }
        if let (Some(declared), [], []) = (&data.discriminator, &any.one_of[..], &any.any_of[..]) {
            self.bases.push(Base {
                id,
                property: declared.property_name.clone(),
                mapping: declared.mapping.clone().into_iter().collect(),
            });
        }
        let kind = if any.all_of.is_empty() {
            self.alternatives_or_plain(&any, data, at, id)
        } else {
            self.all_of_members(&any, data, at, id)
        };
        if let Kind::Any | Kind::Same(_) | Kind::AllOf(_) | Kind::Union { .. } | Kind::Mixed = kind
        {
            let limits = self.limits(at);
            if !limits.is_empty() {
                self.beside(id, Beside::Limits(limits));
            }
        }
        (kind, any.enumeration)
    }

    fn beside(&mut self, id: SchemaId, beside: Beside) {
        self.schemas[id.0].beside.push(beside);
    }

    fn all_of_members(
        &mut self,
        any: &AnySchema,
        data: &SchemaData,
        at: &Pointer,
        id: SchemaId,
    ) -> Kind {
        let mut members = self.listed(&any.all_of, &at.child("allOf"));
        let rest = AnySchema {
            all_of: Vec::new(),
            ..any.clone()
        };
        // `type: object` beside `allOf` says nothing that the members do not say.
        if !rest.properties.is_empty()
            || !rest.required.is_empty()
            || rest.additional_properties.is_some()
            || !rest.one_of.is_empty()
            || !rest.any_of.is_empty()
        {
            let kind = self.alternatives_or_plain(&rest, data, at, id);
            members.push(self.part(at, kind));
        }
        Kind::AllOf(members)
    }

    /// What a schema says by some of its keywords, as a schema of its own.
    pub(super) fn part(&mut self, at: &Pointer, kind: Kind) -> SchemaId {
        let part = self.placeholder(at);
        self.schemas[part.0].component = None;
        self.schemas[part.0].composed = true;
        self.schemas[part.0].kind = kind;
        part
    }

    fn listed(&mut self, schemas: &[ReferenceOr<TypedSchema>], at: &Pointer) -> Vec<SchemaId> {
        schemas
            .iter()
            .enumerate()
            .map(|(i, schema)| self.schema(schema, at.child(i)))
            .collect()
    }

    /// Properties beside alternatives belong to each of them, and so do alternatives beside
    /// others: all of these hold.
    fn alternatives_or_plain(
        &mut self,
        any: &AnySchema,
        data: &SchemaData,
        at: &Pointer,
        id: SchemaId,
    ) -> Kind {
        let mut parts = Vec::new();
        for (keyword, list) in [("oneOf", &any.one_of), ("anyOf", &any.any_of)] {
            if list.is_empty() {
                continue;
            }
            let lists: Option<Vec<BTreeSet<String>>> = list.iter().map(only_required).collect();
            if let Some(lists) = lists {
                let message = format!("`{keyword}` only lists required properties");
                self.report(&codes::VALIDATION_ONLY, at, message);
                let keyword = Some(keyword);
                self.beside(id, Beside::Required { keyword, lists });
                continue;
            }
            let told_by = data.discriminator.as_ref().filter(|_| parts.is_empty());
            parts.push(self.alternatives(keyword, list, told_by, at));
        }
        if parts.is_empty() {
            return self.plain(any, at);
        }
        if !any.properties.is_empty() {
            let own = self.plain(any, at);
            parts.insert(0, own);
        } else if !any.required.is_empty() {
            let message = "`required` beside alternatives has no effect here";
            self.report(&codes::VALIDATION_ONLY, at, message);
            let lists = vec![any.required.iter().cloned().collect()];
            let keyword = None;
            self.beside(id, Beside::Required { keyword, lists });
        }
        if let [_] = parts[..] {
            parts.remove(0)
        } else {
            Kind::AllOf(parts.into_iter().map(|kind| self.part(at, kind)).collect())
        }
    }

    fn alternatives(
        &mut self,
        keyword: &'static str,
        list: &[ReferenceOr<TypedSchema>],
        told_by: Option<&openapiv3::Discriminator>,
        at: &Pointer,
    ) -> Kind {
        let members = self.listed(list, &at.child(keyword));
        match (&members[..], told_by) {
            ([only], None) => Kind::Same(*only),
            (_, told_by) => Kind::Union {
                members,
                keyword,
                discriminator: told_by.map(|declared| self.told_apart(declared, list, at)),
            },
        }
    }

    fn told_apart(
        &mut self,
        declared: &openapiv3::Discriminator,
        list: &[ReferenceOr<TypedSchema>],
        at: &Pointer,
    ) -> Discriminator {
        let mapped: Vec<Vec<String>> = list.iter().map(|m| tags_of(declared, m)).collect();
        for (tag, target) in &declared.mapping {
            if !mapped.iter().flatten().any(|t| t == tag) {
                let at = at.child("discriminator").child("mapping");
                let message = format!("`{tag}` stands for `{target}`, which is no alternative");
                self.report(&codes::MAPPED_ELSEWHERE, &at, message);
            }
        }
        Discriminator {
            property: declared.property_name.clone(),
            mapped,
            named: list
                .iter()
                .map(|m| component(m).map(str::to_owned))
                .collect(),
        }
    }

    fn plain(&mut self, any: &AnySchema, at: &Pointer) -> Kind {
        match any.typ.as_deref().or_else(|| implied_type(any)) {
            Some("object") => self.object(any, at),
            Some("array") => {
                let item = at.child("items");
                let items = match &any.items {
                    Some(items) => self.boxed(items, item),
                    None => self.placeholder(&item),
                };
                let limits = self.limits(at);
                Kind::Array { items, limits }
            }
            Some("boolean") => Kind::Boolean,
            Some("string") => Kind::String {
                format: any.format.clone(),
                limits: self.limits(at),
                values: self.named_values(any, at, |v| v.as_str().map(str::to_owned)),
            },
            Some("integer") => Kind::Integer {
                format: any.format.clone(),
                limits: self.limits(at),
                values: self.named_values(any, at, Json::as_i64),
            },
            Some("number") => {
                let mut limits = self.limits(at);
                if !any.enumeration.is_empty() {
                    self.report(&codes::UNNAMED_VALUES, at, "the values are numbers");
                    let listed = any.enumeration.iter().filter(|v| !v.is_null());
                    let listed: Vec<String> = listed.map(ToString::to_string).collect();
                    limits.push(("enum", listed.join(", ")));
                }
                let format = any.format.clone();
                Kind::Number { format, limits }
            }
            Some("mixed") => Kind::Mixed,
            None if any.enumeration.iter().any(|v| !v.is_null()) => {
                let message = "lists and objects are among the values";
                self.report(&codes::UNNAMED_VALUES, at, message);
                Kind::Any
            }
            _ => Kind::Any,
        }
    }

    /// The distinct values of an `enum`; none, and a finding, where one is of another type.
    fn named_values<T: PartialEq>(
        &mut self,
        any: &AnySchema,
        at: &Pointer,
        read: impl Fn(&Json) -> Option<T>,
    ) -> Vec<T> {
        let mut values: Vec<T> = Vec::new();
        for listed in any.enumeration.iter().filter(|v| !v.is_null()) {
            match read(listed) {
                Some(value) if values.contains(&value) => {}
                Some(value) => values.push(value),
                None => {
                    let message = format!("`{listed}` is no value of the type");
                    self.report(&codes::UNNAMED_VALUES, at, message);
                    return Vec::new();
                }
            }
        }
        values
    }

    fn object(&mut self, any: &AnySchema, at: &Pointer) -> Kind {
        let below = at.child("properties");
        let mut properties: Vec<(String, SchemaId)> = any
            .properties
            .iter()
            .map(|(name, schema)| (name.clone(), self.boxed(schema, below.child(name))))
            .collect();
        properties.sort();
        // Members by the pattern of their names are kept as they are.
        let patterns = ["patternProperties", "x-patternProperties"];
        let node = self.tree.at(at);
        let patterned = node.is_some_and(|node| patterns.iter().any(|p| node.get(p).is_some()));
        let additional = match &any.additional_properties {
            _ if patterned => Additional::Any,
            None => Additional::Unsaid,
            Some(AdditionalProperties::Any(true)) => Additional::Any,
            Some(AdditionalProperties::Any(false)) => Additional::Denied,
            Some(AdditionalProperties::Schema(schema)) => {
                Additional::Schema(self.schema(schema, at.child("additionalProperties")))
            }
        };
        Kind::Object(Object {
            properties,
            required: any.required.iter().cloned().collect(),
            additional,
            limits: self.limits(at),
        })
    }

    /// The limits as written: openapiv3 turns large numbers into floating point.
    fn limits(&self, at: &Pointer) -> Limits {
        let Some(node) = self.tree.at(at) else {
            return Vec::new();
        };
        LIMITS
            .iter()
            .filter_map(|&keyword| {
                use crate::tree::Value;
                match &node.get(keyword)?.value {
                    Value::Number(text) | Value::String(text) => Some((keyword, text.to_string())),
                    Value::Bool(true) => Some((keyword, "true".to_owned())),
                    _ => None,
                }
            })
            .collect()
    }
}

/// The names that a member lists as required, where it holds nothing of its own.
fn only_required(member: &ReferenceOr<TypedSchema>) -> Option<BTreeSet<String>> {
    let ReferenceOr::Item(schema) = member else {
        return None;
    };
    let any = uniform(&schema.schema_kind);
    let only = !any.required.is_empty()
        && any.properties.is_empty()
        && any.additional_properties.is_none()
        && any.all_of.is_empty()
        && any.one_of.is_empty()
        && any.any_of.is_empty();
    only.then(|| any.required.into_iter().collect())
}

/// The tags that the mapping gives to a member, by reference or by name.
fn tags_of(declared: &openapiv3::Discriminator, member: &ReferenceOr<TypedSchema>) -> Vec<String> {
    let (ReferenceOr::Reference { reference }, Some(name)) = (member, component(member)) else {
        return Vec::new();
    };
    let targets = declared.mapping.iter();
    targets
        .filter(|(_, target)| *target == reference || *target == name)
        .map(|(tag, _)| tag.clone())
        .collect()
}

fn component(member: &ReferenceOr<TypedSchema>) -> Option<&str> {
    match member {
        ReferenceOr::Reference { reference } => reference.rsplit('/').next(),
        ReferenceOr::Item(_) => None,
    }
}

/// The type that the keywords imply where none is named.
fn implied_type(any: &AnySchema) -> Option<&'static str> {
    if !any.properties.is_empty()
        || any.additional_properties.is_some()
        || any.min_properties.is_some()
        || any.max_properties.is_some()
        || !any.required.is_empty()
    {
        Some("object")
    } else if any.items.is_some() {
        Some("array")
    } else if any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some() {
        Some("string")
    } else {
        listed_type(&any.enumeration)
    }
}

/// The type of which all listed values are; `mixed` for plain ones of several.
fn listed_type(values: &[Json]) -> Option<&'static str> {
    let mut types = values.iter().filter(|v| !v.is_null()).map(|v| match v {
        Json::Bool(_) => Some("boolean"),
        Json::Number(n) if n.is_i64() => Some("integer"),
        Json::Number(_) => Some("number"),
        Json::String(_) => Some("string"),
        _ => None,
    });
    let first = types.next()??;
    types.try_fold(first, |all, one| match (all, one?) {
        (all, one) if all == one => Some(all),
        ("integer" | "number", "integer" | "number") => Some("number"),
        _ => Some("mixed"),
    })
}

/// Every kind in the one form that has all keywords.
fn uniform(kind: &SchemaKind) -> AnySchema {
    let mut any = AnySchema::default();
    match kind {
        SchemaKind::Any(any) => return any.clone(),
        SchemaKind::OneOf { one_of } => any.one_of.clone_from(one_of),
        SchemaKind::AnyOf { any_of } => any.any_of.clone_from(any_of),
        SchemaKind::AllOf { all_of } => any.all_of.clone_from(all_of),
        SchemaKind::Not { not } => any.not = Some(not.clone()),
        SchemaKind::Type(typ) => uniform_type(typ, &mut any),
    }
    any
}

fn uniform_type(typ: &Type, any: &mut AnySchema) {
    let name = match typ {
        Type::String(string) => {
            any.format = format(&string.format);
            any.enumeration = enumeration(&string.enumeration);
            "string"
        }
        Type::Number(number) => {
            any.format = format(&number.format);
            any.enumeration = enumeration(&number.enumeration);
            "number"
        }
        Type::Integer(integer) => {
            any.format = format(&integer.format);
            any.enumeration = enumeration(&integer.enumeration);
            "integer"
        }
        Type::Boolean(boolean) => {
            any.enumeration = enumeration(&boolean.enumeration);
            "boolean"
        }
        Type::Object(object) => {
            any.properties.clone_from(&object.properties);
            any.required.clone_from(&object.required);
            any.additional_properties
                .clone_from(&object.additional_properties);
            "object"
        }
        Type::Array(array) => {
            any.items.clone_from(&array.items);
            "array"
        }
    };
    any.typ = Some(name.to_owned());
}

fn enumeration<T: Clone + Into<Json>>(values: &[Option<T>]) -> Vec<Json> {
    let json = |value: &Option<T>| value.clone().map_or(Json::Null, Into::into);
    values.iter().map(json).collect()
}

fn format<T: serde::Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Empty => None,
        VariantOrUnknownOrEmpty::Unknown(name) => Some(name.clone()),
        VariantOrUnknownOrEmpty::Item(item) => {
            let json = serde_json::to_value(item).ok()?;
            json.as_str().map(str::to_owned)
        }
    }
}
