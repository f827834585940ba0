//! What a schema holds: openapiv3's view in one uniform form.

use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema as TypedSchema, SchemaData, SchemaKind,
    Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value as Json;

use super::{
    Resolver,
    document::{Additional, Discriminator, Kind, Limits, Object, SchemaId},
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
    /// What the schema holds, and whether its `enum` lists null.
    pub(super) fn kind(
        &mut self,
        kind: &SchemaKind,
        data: &SchemaData,
        at: &Pointer,
        id: SchemaId,
    ) -> (Kind, bool) {
        let any = uniform(kind);
        let null = any.enumeration.iter().any(Json::is_null);
        if any.not.is_some() {
            self.report(&codes::VALIDATION_ONLY, at, "`not` has no effect here");
        }
        if data.discriminator.is_some() && any.one_of.is_empty() && any.any_of.is_empty() {
            let at = at.child("discriminator");
            self.report(&codes::DISCRIMINATOR_ALONE, &at, "it has no effect here");
        }
        let members = if any.all_of.is_empty() {
            None
        } else {
            Some(self.all_of_members(&any, data, at, id))
        };
        let kind = members.unwrap_or_else(|| self.alternatives_or_plain(&any, data, at, id));
        (kind, null)
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
            let own = self.placeholder(at);
            self.schemas[own.0].component = None;
            self.schemas[own.0].kind = self.alternatives_or_plain(&rest, data, at, id);
            members.push(own);
        }
        Kind::AllOf(members)
    }

    fn listed(&mut self, schemas: &[ReferenceOr<TypedSchema>], at: &Pointer) -> Vec<SchemaId> {
        schemas
            .iter()
            .enumerate()
            .map(|(i, schema)| self.schema(schema, at.child(i)))
            .collect()
    }

    fn alternatives_or_plain(
        &mut self,
        any: &AnySchema,
        data: &SchemaData,
        at: &Pointer,
        id: SchemaId,
    ) -> Kind {
        let (keyword, list) = match (&any.one_of[..], &any.any_of[..]) {
            ([], []) => return self.plain(any, at),
            (list @ [_, ..], _) => ("oneOf", list),
            (_, list) => ("anyOf", list),
        };
        if list.iter().all(only_required) {
            let message = format!("`{keyword}` only lists required properties");
            self.report(&codes::VALIDATION_ONLY, at, message);
            return self.plain(any, at);
        }
        if !any.properties.is_empty() {
            let message = format!("properties beside `{keyword}`");
            self.report(&codes::UNION_WITH_PROPERTIES, at, message);
            self.broken.push((id, codes::UNION_WITH_PROPERTIES.id));
            return Kind::Any;
        }
        let members = self.listed(list, &at.child(keyword));
        match (&members[..], &data.discriminator) {
            ([only], None) => Kind::Same(*only),
            (_, discriminator) => {
                let discriminator = discriminator.as_ref().map(|d| told_apart(d, list));
                Kind::Union {
                    members,
                    discriminator,
                }
            }
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
            Some("string") => {
                if any
                    .enumeration
                    .iter()
                    .any(|v| !v.is_string() && !v.is_null())
                {
                    self.report(
                        &codes::INTEGER_VALUES,
                        at,
                        "`enum` of a string lists other values",
                    );
                    return Kind::Any;
                }
                Kind::String {
                    format: any.format.clone(),
                    limits: self.limits(at),
                    values: strings(&any.enumeration),
                }
            }
            Some("integer") => {
                let values: Vec<i64> = any.enumeration.iter().filter_map(Json::as_i64).collect();
                if !any.enumeration.is_empty() {
                    self.report(&codes::INTEGER_VALUES, at, "the values are integers");
                }
                Kind::Integer {
                    format: any.format.clone(),
                    limits: self.limits(at),
                    values,
                }
            }
            Some("number") => Kind::Number {
                format: any.format.clone(),
                limits: self.limits(at),
            },
            _ => Kind::Any,
        }
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

/// A member that lists required names and holds nothing of its own.
fn only_required(member: &ReferenceOr<TypedSchema>) -> bool {
    let ReferenceOr::Item(schema) = member else {
        return false;
    };
    let any = uniform(&schema.schema_kind);
    !any.required.is_empty()
        && any.properties.is_empty()
        && any.additional_properties.is_none()
        && any.all_of.is_empty()
        && any.one_of.is_empty()
        && any.any_of.is_empty()
}

fn told_apart(
    declared: &openapiv3::Discriminator,
    list: &[ReferenceOr<TypedSchema>],
) -> Discriminator {
    Discriminator {
        property: declared.property_name.clone(),
        tags: list
            .iter()
            .map(|member| tags_of(declared, member))
            .collect(),
    }
}

/// The tags of a member: what the mapping says, else its component name.
fn tags_of(declared: &openapiv3::Discriminator, member: &ReferenceOr<TypedSchema>) -> Vec<String> {
    let ReferenceOr::Reference { reference } = member else {
        return Vec::new();
    };
    let name = reference.rsplit('/').next().unwrap_or_default();
    let mut tags: Vec<String> = declared
        .mapping
        .iter()
        .filter(|(_, target)| *target == reference || *target == name)
        .map(|(tag, _)| tag.clone())
        .collect();
    if tags.is_empty() {
        tags.push(name.to_owned());
    }
    tags.sort();
    tags
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
    } else if any.pattern.is_some()
        || any.min_length.is_some()
        || any.max_length.is_some()
        || (!any.enumeration.is_empty() && any.enumeration.iter().all(Json::is_string))
    {
        Some("string")
    } else {
        None
    }
}

fn strings(values: &[Json]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in values.iter().filter_map(Json::as_str) {
        if !texts.iter().any(|t| t == text) {
            texts.push(text.to_owned());
        }
    }
    texts
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
        Type::Boolean(_) => "boolean",
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
