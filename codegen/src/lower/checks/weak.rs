//! Which schemas are checked by less than they say, so that more passes than the document means.
//!
//! Of such, "exactly one" and "not" cannot be told: what passes two of them may be meant as one,
//! and what passes one of them may be none.

use crate::resolve::{
    document::{Beside, Document, Kind, Schema, SchemaId},
    reach::parts,
};

/// The schemas that are checked by less than they say.
pub(super) struct Weak(Vec<bool>);

impl Weak {
    /// `asserted` says which formats are checked.
    pub(super) fn of(document: &Document, asserted: impl Fn(&str) -> bool) -> Self {
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); document.schemas.len()];
        let mut weak = vec![false; document.schemas.len()];
        let mut waiting = Vec::new();
        for (holder, schema) in document.schemas.iter().enumerate() {
            for SchemaId(part) in parts(&schema.kind).into_iter().chain(denied(schema)) {
                holders[part].push(holder);
            }
            if is_weak(document, schema, &asserted) {
                waiting.push(holder);
            }
        }
        while let Some(one) = waiting.pop() {
            if !std::mem::replace(&mut weak[one], true) {
                waiting.extend(&holders[one]);
            }
        }
        Self(weak)
    }

    pub(super) fn has(&self, id: SchemaId) -> bool {
        self.0[id.0]
    }
}

fn denied(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    schema.beside.iter().filter_map(|beside| match beside {
        Beside::Not(id) => Some(*id),
        _ => None,
    })
}

/// Whether a schema is, whatever its parts are.
fn is_weak(document: &Document, schema: &Schema, asserted: &impl Fn(&str) -> bool) -> bool {
    match &schema.kind {
        // These two say nothing of a text.
        Kind::String {
            format: Some(format),
            ..
        } => !matches!(format.as_str(), "binary" | "password") && !asserted(format),
        // What only servers set is passed over.
        Kind::Object(object) => object.properties.iter().any(|(_, id)| {
            document.schema(*id).read_only || document.schema(document.target(*id)).read_only
        }),
        Kind::Union {
            keyword,
            discriminator,
            ..
        } => *keyword == "oneOf" && discriminator.is_some(),
        _ => false,
    }
}
