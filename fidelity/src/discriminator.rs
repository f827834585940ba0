//! Which values of a discriminator stand for a member of a union.

use serde_json::Value;

use crate::document::{Document, reference, segment};

/// The tag property of a union, and its values for one member. `None` where there is no
/// discriminator, or where the member itself says what its tag is.
pub fn tag<'d>(
    document: &Document,
    union: &'d Value,
    member: &Value,
) -> Option<(&'d str, Vec<String>)> {
    let discriminator = union.get("discriminator")?;
    let property = discriminator.get("propertyName")?.as_str()?;
    let pointer = reference(member)?;
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mapped = mapping.into_iter().flatten();
    let mapped = mapped.filter(|(_, target)| {
        target
            .as_str()
            .is_some_and(|target| leads_to(target, &pointer))
    });
    let mapped: Vec<_> = mapped.map(|(value, _)| value.clone()).collect();
    if !mapped.is_empty() {
        return Some((property, mapped));
    }
    if declares_values(document, member, property, 0) {
        return None;
    }
    let name = pointer.strip_prefix("/components/schemas/")?;
    Some((property, vec![name.replace("~1", "/").replace("~0", "~")]))
}

/// A mapping names a schema by its name or by a reference.
fn leads_to(target: &str, pointer: &str) -> bool {
    target.strip_prefix('#') == Some(pointer)
        || pointer == format!("/components/schemas/{}", segment(target))
}

fn declares_values(document: &Document, schema: &Value, property: &str, depth: usize) -> bool {
    let Some(schema) = document.follow(schema).filter(|_| depth < 8) else {
        return false;
    };
    let own = schema
        .get("properties")
        .and_then(|properties| document.follow(properties.get(property)?));
    let parts = schema
        .get("allOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    own.is_some_and(|own| own.get("enum").is_some())
        || parts
            .into_iter()
            .any(|part| declares_values(document, part, property, depth + 1))
}
