//! What is wrong, in plain words, by the keyword of JSON Schema that is not kept.
//!
//! Invariant: no message names a type of Rust, or repeats more than 100 characters of a value.

use http::StatusCode;
use jsonschema::{
    JsonType,
    error::{TypeKind, ValidationErrorKind as Kind},
};
use serde_json::Value;

/// How many characters of a value are shown.
pub(super) const SHOWN: usize = 100;

/// The first characters of a text.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What a status says where nobody says more.
pub(super) fn of_status(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "The request is not as it should be.",
        401 => "The credentials are missing or not valid.",
        403 => "The credentials do not allow this.",
        404 => "There is nothing here.",
        405 => "This method is not known here.",
        413 => "The body is too large.",
        415 => "Bodies of this content type are not read here.",
        500 => "The server has made a mistake.",
        501 => "This is not implemented.",
        _ => status
            .canonical_reason()
            .unwrap_or("The request was refused."),
    }
}

/// The keyword of a problem that is no problem of the input.
pub(super) fn keyword_of_status(status: StatusCode) -> String {
    let reason = status.canonical_reason().unwrap_or("error");
    reason.to_lowercase().replace(' ', "_")
}

/// The message for what a check found; `instance` is the value at fault.
pub(super) fn of_check(kind: &Kind, instance: &Value) -> String {
    match kind {
        Kind::Type { kind } => format!("has to be {}, and is {}", kinds(kind), a_kind(instance)),
        Kind::Required { .. } => "is missing".to_owned(),
        Kind::Enum { options } => format!("is none of {}", listed(options)),
        Kind::Constant { expected_value } => format!("is not {}", shown(expected_value)),
        Kind::Pattern { pattern } => {
            format!("does not match the pattern {}", shortened(pattern))
        }
        Kind::Format { format } => format!("is not of the format {}", shortened(format)),
        Kind::Maximum { limit } => format!("is more than {limit}"),
        Kind::Minimum { limit } => format!("is less than {limit}"),
        Kind::ExclusiveMaximum { limit } => format!("is not less than {limit}"),
        Kind::ExclusiveMinimum { limit } => format!("is not more than {limit}"),
        Kind::MultipleOf { multiple_of } => format!("is not a multiple of {multiple_of}"),
        Kind::UniqueItems => "has items that are equal".to_owned(),
        Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. } => {
            "is not known here".to_owned()
        }
        Kind::PropertyNames { .. } => "has a member whose name is not allowed".to_owned(),
        Kind::AnyOf { .. } | Kind::OneOfNotValid { .. } => {
            "has none of the forms that it may have".to_owned()
        }
        Kind::OneOfMultipleValid { .. } => {
            "has several forms of which it may have one only".to_owned()
        }
        Kind::Not { .. } => "has a form that it must not have".to_owned(),
        Kind::FalseSchema => "must not be sent".to_owned(),
        Kind::Contains => "has no item of the form that one has to have".to_owned(),
        Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => {
            "is too long for the pattern that it has to match".to_owned()
        }
        sizes => of_size(sizes, instance),
    }
}

/// The messages about how many parts a value has.
fn of_size(kind: &Kind, instance: &Value) -> String {
    let (limit, compared, noun) = match kind {
        Kind::MaxLength { limit } => (*limit, "more", "character"),
        Kind::MinLength { limit } => (*limit, "fewer", "character"),
        Kind::MaxItems { limit } => (*limit, "more", "item"),
        Kind::MinItems { limit } => (*limit, "fewer", "item"),
        Kind::MaxProperties { limit } => (*limit, "more", "member"),
        Kind::MinProperties { limit } => (*limit, "fewer", "member"),
        Kind::AdditionalItems { limit } => (*limit as u64, "more", "item"),
        _ => return "is not as it should be".to_owned(),
    };
    let size = match instance {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    };
    let plural = if size == 1 { "" } else { "s" };
    format!("has {size} {noun}{plural}, {compared} than {limit}")
}

/// The keyword that is not kept.
pub(super) fn keyword(kind: &Kind) -> String {
    kind.keyword().to_owned()
}

fn kinds(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(one) => a_type(*one).to_owned(),
        TypeKind::Multiple(several) => {
            let names: Vec<&str> = several.iter().map(a_type).collect();
            names.join(" or ")
        }
    }
}

fn a_type(name: JsonType) -> &'static str {
    match name {
        JsonType::Array => "a list",
        JsonType::Boolean => "true or false",
        JsonType::Integer => "a whole number",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "an object",
        JsonType::String => "a text",
    }
}

/// What a value is.
fn a_kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A value as JSON.
fn shown(value: &Value) -> String {
    shortened(&value.to_string())
}

/// The values of a list.
fn listed(options: &Value) -> String {
    let options = options.as_array().map(Vec::as_slice).unwrap_or_default();
    let options: Vec<String> = options.iter().map(Value::to_string).collect();
    shortened(&options.join(", "))
}

/// What can be shown of a value that was sent.
pub(super) fn to_show(value: &Value) -> Option<Value> {
    match value {
        Value::Array(_) | Value::Object(_) => None,
        Value::String(text) => Some(shortened(text).into()),
        other => Some(other.clone()),
    }
}
