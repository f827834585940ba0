//! Models with files in them: what multipart bodies send beside texts.
//!
//! A text of the format `binary` is a file where it is a member of a multipart body, and a text
//! everywhere else. A component that stands in both gets a model for each.

use std::collections::{HashMap, HashSet};

use super::{
    Lowering,
    media_types::{Preference, preference},
    types::is_struct,
};
use crate::{
    ir::{Model, ModelId, Shape, Type},
    resolve::{
        document::{Additional, Document, Kind, SchemaId},
        reach,
    },
};

/// What is known of files while lowering runs.
#[derive(Default)]
pub(super) struct Files {
    /// The models that hold files, by schema.
    models: HashMap<SchemaId, ModelId>,
    /// The schemas that stand elsewhere than as a multipart body; made when first asked for.
    elsewhere: Option<HashSet<SchemaId>>,
}

impl Lowering<'_> {
    /// The type of a multipart body.
    pub(super) fn multipart_type(&mut self, id: SchemaId, words: &str) -> Type {
        let target = self.document.target(id);
        match &self.document.schema(target).kind {
            Kind::Object(object) if !is_struct(object) => match object.additional {
                Additional::Schema(value) => match self.file_type(value) {
                    Some(ty) => Type::Map(Box::new(ty)),
                    None => self.bare(id, words),
                },
                _ => self.bare(id, words),
            },
            Kind::Object(object) if object.properties.iter().any(|p| self.is_sent_file(p.1)) => {
                Type::Model(self.with_files(target, words))
            }
            _ => self.bare(id, words),
        }
    }

    /// Whether a member is a file or a list of files.
    pub(super) fn is_sent_file(&self, id: SchemaId) -> bool {
        self.file_type(id).is_some()
    }

    /// Whether a schema is a text of bytes.
    pub(super) fn is_file(&self, schema: SchemaId) -> bool {
        let kind = &self.document.schema(self.document.target(schema)).kind;
        matches!(kind, Kind::String { format: Some(f), .. } if f == "binary")
    }

    fn file_type(&self, id: SchemaId) -> Option<Type> {
        let schema = self.document.schema(self.document.target(id));
        match schema.kind {
            Kind::Array { items, .. } if self.is_file(items) => {
                Some(Type::List(Box::new(Type::File)))
            }
            _ => self.is_file(id).then_some(Type::File),
        }
    }

    /// The model of an object with files.
    fn with_files(&mut self, target: SchemaId, words: &str) -> ModelId {
        if let Some(&model) = self.files.models.get(&target) {
            return model;
        }
        let schema = self.document.schema(target);
        let model = match &schema.component {
            Some(name) if self.stands_elsewhere(target) => {
                let id = self.add(Model {
                    place: schema.place.clone(),
                    suggestion: format!("{name} multipart"),
                    rust_name: None,
                    composed: schema.composed,
                    docs: schema.docs.clone(),
                    shape: Shape::Struct(crate::ir::Struct::default()),
                    nullable: self.is_nullable(target),
                    sent: false,
                    received: false,
                    tags: std::collections::BTreeSet::new(),
                    counterpart: None,
                });
                self.queue.push_back((id, target));
                id
            }
            Some(name) => self.named(target, name),
            None => self.named(target, words),
        };
        self.files.models.insert(target, model);
        model
    }

    fn stands_elsewhere(&mut self, id: SchemaId) -> bool {
        let document = self.document;
        let elsewhere = self
            .files
            .elsewhere
            .get_or_insert_with(|| elsewhere(document));
        elsewhere.contains(&id)
    }

    /// Lets the members of a model that are files be files.
    pub(super) fn put_files(&self, model: ModelId, id: SchemaId, shape: &mut Shape) {
        if self.files.models.get(&id) != Some(&model) {
            return;
        }
        let (Shape::Struct(made), Kind::Object(object)) = (shape, &self.document.schema(id).kind)
        else {
            return;
        };
        for field in &mut made.fields {
            let declared = object
                .properties
                .iter()
                .find(|(name, _)| *name == field.wire);
            if let Some(ty) = declared.and_then(|(_, id)| self.file_type(*id)) {
                field.ty = ty;
            }
        }
        if let Additional::Schema(value) = object.additional
            && let Some(ty) = self.file_type(value)
        {
            made.rest = Some(ty);
        }
    }
}

/// The schemas that stand in others, in parameters, in answers, or in bodies that are not
/// multipart.
fn elsewhere(document: &Document) -> HashSet<SchemaId> {
    let mut todo: Vec<SchemaId> = Vec::new();
    for operation in &document.operations {
        todo.extend(operation.parameters.iter().map(|p| p.schema));
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        let bodies = bodies.filter(|m| preference(&m.name) != Preference::Multipart);
        let answers = operation.responses.iter().flat_map(|r| &r.content);
        todo.extend(bodies.chain(answers).filter_map(|m| m.schema));
    }
    for schema in &document.schemas {
        // What is only the same under another name is no use of its own.
        if !matches!(schema.kind, Kind::Same(_)) {
            todo.extend(reach::parts(&schema.kind));
        }
    }
    let mut seen = HashSet::new();
    for mut id in todo {
        while seen.insert(id) {
            match document.schema(id).kind {
                Kind::Same(next) => id = next,
                _ => break,
            }
        }
    }
    seen
}
