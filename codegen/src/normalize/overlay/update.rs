//! Merges an update into an object.

use crate::{
    pointer::Pointer,
    source::Span,
    tree::{Node, Value},
};

/// An update and what it would change are of different kinds.
#[derive(Debug)]
pub(super) struct Mismatch {
    pub message: String,
    pub pointer: Pointer,
    pub target: Span,
    pub update: Span,
}

/// Merges objects recursively, joins lists, replaces plain values; what comes from the update
/// keeps the update's places. Whether that changed anything.
pub(super) fn merge(target: &mut Node, update: &Node, at: &Pointer) -> Result<bool, Mismatch> {
    match (&mut target.value, &update.value) {
        (Value::Object(members), Value::Object(updates)) => {
            let mut changed = false;
            for (key, update) in updates {
                if let Some(member) = members.get_mut(key) {
                    changed |= merge(&mut member.node, &update.node, &at.child(key))?;
                } else {
                    members.insert(key.clone(), update.clone());
                    changed = true;
                }
            }
            Ok(changed)
        }
        (Value::Array(elements), Value::Array(updates)) => {
            elements.extend(updates.iter().cloned());
            Ok(!updates.is_empty())
        }
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => {
            let message = format!(
                "the update is {}, what stands there is {}",
                update.kind(),
                target.kind()
            );
            Err(Mismatch {
                message,
                pointer: at.clone(),
                target: target.span,
                update: update.span,
            })
        }
        _ => {
            let changed = target != update;
            *target = update.clone();
            Ok(changed)
        }
    }
}
