//! Enums: which lists of values become one, and what the values are called.

use crate::{
    ir::{Base, Enum, EnumValue, Scalar},
    resolve::document::{Kind, Schema},
};

/// Whether a schema lists its values, in a way that becomes a type of its own.
pub(super) fn is_enum(kind: &Kind) -> bool {
    match kind {
        Kind::String { values, .. } => !values.is_empty(),
        Kind::Integer { values, .. } => !values.is_empty(),
        Kind::Mixed => true,
        _ => false,
    }
}

/// The enum of a schema that lists its values.
pub(super) fn listed(schema: &Schema) -> Enum {
    let base = match &schema.kind {
        Kind::Integer { .. } => Base::Integer,
        Kind::Mixed => Base::Mixed,
        _ => Base::Text,
    };
    let names = &schema.value_names;
    // The names go by position in the list as it is written.
    let name = |value: &Scalar| {
        let mut written = schema.values.iter().filter_map(Scalar::from_json);
        let name = names.get(written.position(|w| w == *value)?)?;
        Some(name.clone()).filter(|name| !name.is_empty())
    };
    let named = |value: Scalar| EnumValue {
        suggestion: name(&value).unwrap_or_else(|| value.to_string()),
        value,
    };
    Enum {
        base,
        values: values(schema).into_iter().map(named).collect(),
        open: schema.open,
    }
}

/// The values that a schema lists, without null.
pub(super) fn values(schema: &Schema) -> Vec<Scalar> {
    match &schema.kind {
        Kind::String { values, .. } => values.iter().cloned().map(Scalar::Text).collect(),
        Kind::Integer { values, .. } => values.iter().copied().map(Scalar::Int).collect(),
        Kind::Boolean | Kind::Number { .. } | Kind::Mixed => {
            let mut values: Vec<Scalar> = Vec::new();
            for value in schema.values.iter().filter_map(Scalar::from_json) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            values
        }
        _ => Vec::new(),
    }
}
