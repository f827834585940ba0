//! Every schema gets one id, however many references name it.

use openapiv3::{ReferenceOr, Schema as TypedSchema};

use super::{
    LeftOut, Resolver,
    document::{Docs, Kind, Schema, SchemaId},
};
use crate::{diagnostics::codes, pointer::Pointer};

impl Resolver<'_> {
    /// All of `components.schemas`, sorted by name.
    pub(super) fn components(&mut self) -> Vec<(String, SchemaId)> {
        let Some(components) = &self.typed.components else {
            return Vec::new();
        };
        let mut names: Vec<&String> = components.schemas.keys().collect();
        names.sort();
        let at = Pointer::root().join(&["components", "schemas"]);
        names
            .into_iter()
            .map(|name| (name.clone(), self.queued(at.child(name))))
            .collect()
    }

    /// The schema that stands, or is referred to, at `at`.
    pub(super) fn schema(&mut self, schema: &ReferenceOr<TypedSchema>, at: Pointer) -> SchemaId {
        match schema {
            ReferenceOr::Reference { reference } => self.referred(reference, &at),
            ReferenceOr::Item(schema) => self.inline(schema, at),
        }
    }

    /// The same for the boxed form in which properties and items come.
    pub(super) fn boxed(
        &mut self,
        schema: &ReferenceOr<Box<TypedSchema>>,
        at: Pointer,
    ) -> SchemaId {
        match schema {
            ReferenceOr::Reference { reference } => self.referred(reference, &at),
            ReferenceOr::Item(schema) => self.inline(schema, at),
        }
    }

    /// Reads everything that was referred to and not read yet.
    pub(super) fn drain(&mut self) {
        while let Some(id) = self.queue.pop() {
            let pointer = self.schemas[id.0].place.pointer.clone();
            match self.typed_schema(&pointer) {
                Some(ReferenceOr::Item(schema)) => self.fill(id, &schema),
                Some(ReferenceOr::Reference { reference }) => {
                    let target = self.referred(&reference, &pointer);
                    self.schemas[id.0].kind = Kind::Same(target);
                }
                None => {
                    self.report(
                        &codes::WRONG_REFERENCE,
                        &pointer,
                        "what is referred to as a schema is none",
                    );
                    self.broken.push((id, codes::WRONG_REFERENCE.id));
                }
            }
        }
    }

    /// A schema that something else stands for: nothing is known of it but its place.
    pub(super) fn placeholder(&mut self, pointer: &Pointer) -> SchemaId {
        let id = SchemaId(self.schemas.len());
        self.schemas.push(Schema {
            place: self.place(pointer),
            component: component_name(pointer),
            docs: Docs::default(),
            title: None,
            nullable: false,
            default: None,
            example: None,
            read_only: false,
            write_only: false,
            rust_name: None,
            composed: false,
            values: Vec::new(),
            open: true,
            value_names: Vec::new(),
            columnar: None,
            kind: Kind::Any,
            beside: Vec::new(),
        });
        id
    }

    fn queued(&mut self, pointer: Pointer) -> SchemaId {
        if let Some(&id) = self.by_pointer.get(&pointer) {
            return id;
        }
        let id = self.placeholder(&pointer);
        self.by_pointer.insert(pointer, id);
        self.queue.push(id);
        id
    }

    fn referred(&mut self, reference: &str, at: &Pointer) -> SchemaId {
        match self.local(reference, at) {
            Ok(target) => self.queued(target),
            Err(LeftOut(code)) => {
                let id = self.placeholder(at);
                self.broken.push((id, code.id));
                id
            }
        }
    }

    fn inline(&mut self, schema: &TypedSchema, at: Pointer) -> SchemaId {
        let id = match self.by_pointer.get(&at) {
            // Referred to before it was met: it is read here, and the queue need not do it again.
            Some(&id) => {
                self.queue.retain(|&queued| queued != id);
                id
            }
            None => {
                let id = self.placeholder(&at);
                self.by_pointer.insert(at, id);
                id
            }
        };
        self.fill(id, schema);
        id
    }

    fn typed_schema(&self, pointer: &Pointer) -> Option<ReferenceOr<TypedSchema>> {
        let components = self.typed.components.as_ref();
        component_name(pointer)
            .and_then(|name| components?.schemas.get(&name).cloned())
            .or_else(|| {
                let json = self.tree.at(pointer)?.to_json();
                serde_json::from_value(json).ok()
            })
    }

    fn fill(&mut self, id: SchemaId, schema: &TypedSchema) {
        let data = &schema.schema_data;
        let pointer = self.schemas[id.0].place.pointer.clone();
        let (kind, values) = self.kind(&schema.schema_kind, data, &pointer, id);
        let listed = values.len();
        let values: Vec<_> = values.into_iter().filter(|v| !v.is_null()).collect();
        let (kind, or_null) = self.one_or_null(kind);
        let rust_name = self.rust_name(&data.extensions, &pointer);
        let columnar = self.columnar(&pointer);
        let filled = &mut self.schemas[id.0];
        filled.docs = Docs {
            summary: None,
            description: data.description.clone(),
            deprecated: data.deprecated,
        };
        filled.title.clone_from(&data.title);
        filled.nullable = data.nullable || listed > values.len() || or_null;
        filled.default.clone_from(&data.default);
        filled.example.clone_from(&data.example);
        filled.read_only = data.read_only;
        filled.write_only = data.write_only;
        filled.rust_name = rust_name;
        filled.values = values;
        filled.open = data.extensions.get("x-open-enum") != Some(&false.into());
        filled.value_names = value_names(&data.extensions);
        filled.columnar = columnar;
        filled.kind = kind;
    }

    /// One alternative beside null is that alternative, which may be null.
    fn one_or_null(&self, kind: Kind) -> (Kind, bool) {
        let Kind::Union { members, .. } = &kind else {
            return (kind, false);
        };
        let mut others = members.iter().filter(|id| !self.schemas[id.0].is_null());
        match (others.next(), others.next()) {
            (Some(&only), None) if members.len() > 1 => (Kind::Same(only), true),
            _ => (kind, false),
        }
    }

    /// Schemas that are only a reference, in a ring, hold nothing.
    pub(super) fn break_reference_cycles(&mut self) {
        let mut met_by = vec![None; self.schemas.len()];
        for start in 0..self.schemas.len() {
            let mut id = SchemaId(start);
            while let Kind::Same(next) = self.schemas[id.0].kind {
                match met_by[id.0] {
                    None => met_by[id.0] = Some(start),
                    Some(by) if by == start => {
                        self.break_reference_cycle(id);
                        break;
                    }
                    // This way has been followed before.
                    Some(_) => break,
                }
                id = next;
            }
        }
    }

    fn break_reference_cycle(&mut self, id: SchemaId) {
        let pointer = self.schemas[id.0].place.pointer.clone();
        self.schemas[id.0].kind = Kind::Any;
        self.broken.push((id, codes::REFERENCE_CYCLE.id));
        let message = format!("`{pointer}` is defined as itself");
        self.report(&codes::REFERENCE_CYCLE, &pointer, message);
    }
}

/// The name of the component that stands at this very address.
fn component_name(pointer: &Pointer) -> Option<String> {
    let rest = pointer.as_str().strip_prefix("/components/schemas/")?;
    if rest.contains('/') {
        return None;
    }
    pointer.last()
}

/// Names for the values of an `enum`, under either of the keywords in use.
fn value_names(extensions: &indexmap::IndexMap<String, serde_json::Value>) -> Vec<String> {
    let list = ["x-enum-varnames", "x-enumNames"]
        .iter()
        .find_map(|key| extensions.get(*key)?.as_array());
    let name = |name: &serde_json::Value| name.as_str().unwrap_or_default().to_owned();
    list.into_iter().flatten().map(name).collect()
}
