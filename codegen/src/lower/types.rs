//! Which type a schema becomes.

use std::collections::BTreeSet;

use super::{Lowering, numbers, unions::UnionSchema};
use crate::{
    diagnostics::codes,
    ir::{Docs, Field, Limits, Model, ModelId, Shape, Struct, Type},
    resolve::document::{Additional, Kind, Object, Schema, SchemaId},
};

/// What is said of a type without an end.
pub(super) const ENDLESS: &str = "this type would be defined as itself; any JSON is taken instead";

/// How many alternatives of unions in unions are asked whether they are null.
const ALTERNATIVES: usize = 1_000;

/// How deep lists and maps without names may stand in one another, through references.
const DEPTH: usize = 64;

impl Lowering<'_> {
    /// Gives a component its model. References that come before it was reached find it by id.
    pub(super) fn component(&mut self, name: &str, id: SchemaId) {
        self.named(id, name);
    }

    /// The type of a schema, with `null` where the schema allows it; `words` name what has no
    /// name of its own.
    pub(super) fn ty(&mut self, id: SchemaId, words: &str) -> Type {
        let ty = self.bare(id, words);
        if self.is_nullable(id) && !matches!(ty, Type::Json | Type::Nullable(_)) {
            Type::Nullable(Box::new(ty))
        } else {
            ty
        }
    }

    /// The type of a schema without regard to `null`.
    pub(super) fn bare(&mut self, mut id: SchemaId, words: &str) -> Type {
        loop {
            let schema = self.document.schema(id);
            if let Some(name) = &schema.component {
                return Type::Model(self.named(id, name));
            }
            match schema.kind {
                Kind::Same(next) => id = next,
                ref kind if needs_name(kind) => return Type::Model(self.named(id, words)),
                // What has no name is written out; a list of itself has no end.
                _ if self.open.contains(&id) || self.open.len() >= DEPTH => {
                    return self.endless(id);
                }
                _ => {
                    self.open.push(id);
                    let ty = self.plain(schema, words);
                    self.open.pop();
                    return ty;
                }
            }
        }
    }

    /// Whether `null` is a value of the schema, of what it refers to, or of an alternative.
    pub(super) fn is_nullable(&self, id: SchemaId) -> bool {
        let mut todo = vec![id];
        for _ in 0..ALTERNATIVES {
            let Some(id) = todo.pop() else { break };
            let schema = self.document.schema(id);
            match schema.kind {
                _ if schema.nullable => return true,
                Kind::Same(next) => todo.push(next),
                Kind::Union { ref members, .. } => todo.extend(members),
                _ => {}
            }
        }
        false
    }

    /// The model of a schema that has a name, made on first sight.
    pub(super) fn named(&mut self, id: SchemaId, words: &str) -> ModelId {
        if let Some(&model) = self.by_schema.get(&id) {
            return model;
        }
        let schema = self.document.schema(id);
        let model = self.add(Model {
            place: schema.place.clone(),
            suggestion: words.to_owned(),
            // Where a member is described in place, the name that is asked for is the member's.
            rust_name: schema.rust_name.clone().filter(|_| !is_member(schema)),
            composed: schema.composed,
            docs: schema.docs.clone(),
            shape: Shape::Struct(Struct::default()),
            nullable: self.is_nullable(id),
            sent: false,
            received: false,
            counterpart: None,
            tags: BTreeSet::new(),
        });
        self.by_schema.insert(id, model);
        self.queue.push_back((model, id));
        model
    }

    /// Gives every model its shape. One by one and not on first sight, since a chain of types
    /// may be longer than the stack.
    pub(super) fn shape_all(&mut self) {
        while let Some((model, id)) = self.queue.pop_front() {
            let words = self.models[model.0].suggestion.clone();
            let mut shape = self.shape(self.document.schema(id), &words);
            self.put_files(model, id, &mut shape);
            self.models[model.0].shape = shape;
        }
    }

    fn shape(&mut self, schema: &Schema, words: &str) -> Shape {
        if let (Some(declared), false) = (&schema.columnar, is_object(&schema.kind)) {
            self.report(&codes::COLUMNAR, &declared.place, "this is no object");
        }
        match &schema.kind {
            Kind::Object(object) if is_struct(object) => self
                .table(schema, object, words)
                .unwrap_or_else(|| self.object(schema, object, words)),
            kind if super::enums::is_enum(kind) => Shape::Enum(super::enums::listed(schema)),
            Kind::Union {
                members,
                keyword,
                discriminator,
            } => {
                let list = UnionSchema {
                    members,
                    keyword,
                    discriminator: discriminator.as_ref(),
                };
                self.union(schema, list, words)
            }
            Kind::Same(next) => Shape::Alias {
                ty: self.bare(*next, words),
                limits: Vec::new(),
            },
            _ => Shape::Alias {
                ty: self.plain(schema, words),
                limits: limits(&schema.kind),
            },
        }
    }

    fn endless(&mut self, id: SchemaId) -> Type {
        let place = self.document.schema(id).place.clone();
        self.report(&codes::ENDLESS_ALIAS, &place, ENDLESS);
        Type::Json
    }

    /// The type of a schema that needs no name.
    fn plain(&mut self, schema: &Schema, words: &str) -> Type {
        match &schema.kind {
            Kind::Boolean => Type::Bool,
            Kind::Integer { format, limits, .. } => numbers::integer(format.as_deref(), limits),
            Kind::Number { format, .. } => match format.as_deref() {
                Some("float") => Type::F32,
                Some(format) if numbers::is_exact(format) => Type::Number,
                _ => Type::F64,
            },
            Kind::String { format, .. } => {
                let format = format.as_deref().and_then(|f| self.types.of(f));
                format.map_or(Type::String, Type::Format)
            }
            Kind::Array { items, .. } => {
                let items = *items;
                let inner = self.ty(items, &format!("{words} item"));
                Type::List(Box::new(inner))
            }
            Kind::Object(object) => {
                let inner = match object.additional {
                    Additional::Schema(value) => self.ty(value, &format!("{words} value")),
                    _ => Type::Json,
                };
                Type::Map(Box::new(inner))
            }
            _ => Type::Json,
        }
    }

    fn object(&mut self, schema: &Schema, object: &Object, words: &str) -> Shape {
        let mut fields: Vec<Field> = object
            .properties
            .iter()
            .map(|(name, id)| self.member(object, name, *id, words))
            .collect();
        if object.additional == Additional::Unsaid {
            fields.extend(undescribed(schema, object));
            fields.sort_by(|a, b| a.wire.cmp(&b.wire));
        }
        let rest = match object.additional {
            Additional::Any => Some(Type::Json),
            Additional::Schema(id) => Some(self.ty(id, &format!("{words} value"))),
            Additional::Unsaid | Additional::Denied => None,
        };
        Shape::Struct(Struct {
            fields,
            rest,
            table: None,
        })
    }

    fn member(&mut self, object: &Object, name: &str, id: SchemaId, words: &str) -> Field {
        let schema = self.document.schema(id);
        let target = self.document.schema(self.document.target(id));
        let mut docs = schema.docs.clone();
        if docs.description.is_none() && target.component.is_none() {
            docs.description.clone_from(&target.docs.description);
        }
        // A member that were both would never travel; it is taken to be neither.
        let read_only = schema.read_only || target.read_only;
        let write_only = schema.write_only || target.write_only;
        Field {
            place: schema.place.clone(),
            wire: name.to_owned(),
            rust_name: schema
                .rust_name
                .clone()
                .filter(|_| schema.component.is_none()),
            ty: self.bare(id, &format!("{words} {name}")),
            required: object.required.contains(name),
            nullable: self.is_nullable(id),
            read_only: read_only && !write_only,
            write_only: write_only && !read_only,
            boxed: false,
            docs,
            limits: limits(&target.kind),
            default: schema.default.as_ref().map(ToString::to_string),
        }
    }
}

/// Members that are required and not described can be given and are kept. They are not asked for:
/// the name may as well be a mistake of the document.
fn undescribed(schema: &Schema, object: &Object) -> Vec<Field> {
    let described = |name: &&String| !object.properties.iter().any(|(n, _)| n == *name);
    let names = object.required.iter().filter(described);
    let field = |name: &String| Field {
        place: schema.place.clone(),
        wire: name.clone(),
        rust_name: None,
        ty: Type::Json,
        required: false,
        nullable: true,
        read_only: false,
        write_only: false,
        boxed: false,
        docs: Docs {
            description: Some("Required, but not described.".to_owned()),
            ..Docs::default()
        },
        limits: Vec::new(),
        default: None,
    };
    names.map(field).collect()
}

/// Whether an object becomes a struct; one without known members is a map.
pub(super) fn is_struct(object: &Object) -> bool {
    !object.properties.is_empty() || object.additional == Additional::Denied
}

fn is_object(kind: &Kind) -> bool {
    matches!(kind, Kind::Object(object) if is_struct(object))
}

/// Whether a schema without a name of its own gets one from where it stands.
fn needs_name(kind: &Kind) -> bool {
    match kind {
        Kind::Union { .. } => true,
        kind => is_object(kind) || super::enums::is_enum(kind),
    }
}

/// Whether the schema stands where a member of an object is described.
fn is_member(schema: &Schema) -> bool {
    let parent = schema.place.pointer.parent().last();
    schema.component.is_none() && parent.as_deref() == Some("properties")
}

/// The limits of a kind.
pub(super) fn limits(kind: &Kind) -> Limits {
    match kind {
        Kind::Integer { limits, .. } | Kind::Number { limits, .. } | Kind::Array { limits, .. } => {
            limits.clone()
        }
        Kind::String { limits, format, .. } => {
            let mut limits = limits.clone();
            limits.extend(format.iter().map(|f| ("format", f.clone())));
            limits
        }
        Kind::Object(object) => object.limits.clone(),
        _ => Vec::new(),
    }
}
