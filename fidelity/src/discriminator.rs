//! Which values of a discriminator stand for a member of a union.

use serde_json::Value;

use crate::document::{Document, reference, segment};

/// How many schemas may say what one tag is.
const SCHEMAS: usize = 200;

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
    if declares_values(document, member, property) {
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

/// Whether a schema, or what it is put together from, says what values a property has.
fn declares_values(document: &Document, schema: &Value, property: &str) -> bool {
    let mut seen: Vec<&Value> = Vec::new();
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        let Some(schema) = document.follow(schema) else {
            continue;
        };
        if seen.len() >= SCHEMAS || seen.iter().any(|known| std::ptr::eq(*known, schema)) {
            continue;
        }
        seen.push(schema);
        let own = schema.get("properties");
        let own = own.and_then(|properties| document.follow(properties.get(property)?));
        if own.is_some_and(|own| own.get("enum").is_some()) {
            return true;
        }
        let parts = schema.get("allOf").and_then(Value::as_array);
        waiting.extend(parts.into_iter().flatten());
    }
    false
}
