//! What a server checks: JSON Schema 2020-12 of everything that clients send.
//!
//! Invariant: made from the resolved document, so that it says what the types say, and the limits
//! beside. What it refuses the document refuses; where a type takes more than the document means
//! (members by the pattern of their names), so does the check.
//!
//! Components, and what refers to itself, are definitions; all else stands where it is used. A
//! `format` is kept where it is to be asserted: `date` and `date-time`, of which OpenAPI says what
//! they are, and those that become a type of their own. `binary` marks a file.

mod weak;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value as Json, json};

use super::limits::{limited, own_limits};
use crate::{
    config::Types,
    ir::{Api, BodyFormat, Checks, Operation, OperationChecks},
    resolve::document::{
        Additional, Beside, Document, Kind, Object, Operation as Resolved, Schema, SchemaId,
    },
};
use weak::Weak;

/// How deep schemas stand in one another before one of them becomes a definition.
const DEPTH: usize = 32;

/// Formats that checkers of JSON Schema know and that may become a type.
const TYPED: [&str; 5] = ["duration", "ipv4", "ipv6", "uri", "uuid"];

/// The checks of all operations of an API.
pub(super) fn checks(api: &Api, document: &Document, types: &Types) -> Checks {
    let mut checking = Checking::new(document, types);
    let mut operations = BTreeMap::new();
    for (index, source) in super::saying(api, document, |_| true) {
        let operation = &api.operations[index];
        operations.insert(operation.id.clone(), checking.operation(operation, source));
    }
    Checks {
        definitions: checking.definitions(),
        operations,
    }
}

struct Checking<'a> {
    document: &'a Document,
    types: &'a Types,
    weak: Weak,
    /// The names of definitions that were given away.
    names: BTreeMap<SchemaId, String>,
    taken: BTreeSet<String>,
    /// The definitions that still have to be written.
    queue: VecDeque<SchemaId>,
    queued: BTreeSet<SchemaId>,
    /// The schemas that are being written, one in the other.
    open: Vec<SchemaId>,
}

impl<'a> Checking<'a> {
    fn new(document: &'a Document, types: &'a Types) -> Self {
        let mut checking = Self {
            document,
            types,
            weak: Weak::of(document, |format| is_asserted(types, format)),
            names: BTreeMap::new(),
            taken: BTreeSet::new(),
            queue: VecDeque::new(),
            queued: BTreeSet::new(),
            open: Vec::new(),
        };
        // In order of their names, so that none depends on which operation comes first.
        for (name, id) in &document.components {
            checking.name(*id, name);
        }
        checking
    }

    fn operation(&mut self, operation: &Operation, source: &Resolved) -> OperationChecks {
        let mut checks = OperationChecks::default();
        for parameter in &source.parameters {
            let key = (parameter.location, parameter.name.clone());
            checks.parameters.insert(key, self.schema(parameter.schema));
        }
        let cases = operation.body.iter().flat_map(|body| &body.cases);
        for case in cases.filter(|case| case.format != BodyFormat::Bytes) {
            let declared = source.body.iter().flat_map(|body| &body.content);
            let mut declared = declared.filter(|media_type| media_type.name == case.media_type);
            let schema = declared.next().and_then(|media_type| media_type.schema);
            let check = match schema {
                None => json!(true),
                // A text that is described as something else is not taken apart.
                Some(id) if case.format == BodyFormat::Text && !self.is_plain(id) => {
                    json!({"type": "string"})
                }
                Some(id) => self.schema(id),
            };
            checks.bodies.insert(case.media_type.clone(), check);
        }
        checks
    }

    /// Writes the definitions that were referred to, and those to which these refer.
    fn definitions(mut self) -> BTreeMap<String, Json> {
        let mut definitions = BTreeMap::new();
        while let Some(id) = self.queue.pop_front() {
            let name = self.names[&id].clone();
            definitions.insert(name, self.written(id));
        }
        definitions
    }

    fn is_plain(&self, id: SchemaId) -> bool {
        let kind = |id| &self.document.schema(self.document.target(id)).kind;
        let plain = |kind: &Kind| {
            !matches!(
                kind,
                Kind::Object(_) | Kind::Array { .. } | Kind::Union { .. }
            )
        };
        match kind(id) {
            Kind::Union { members, .. } => members.iter().all(|&m| plain(kind(m))),
            kind => plain(kind),
        }
    }

    /// A schema where it is used.
    fn schema(&mut self, id: SchemaId) -> Json {
        let schema = self.document.schema(id);
        let named = self.names.contains_key(&id);
        if !named && !self.open.contains(&id) && self.open.len() < DEPTH {
            return self.written(id);
        }
        if !named {
            let words = schema.place.pointer.last().unwrap_or_default();
            self.name(id, &words);
        }
        if self.queued.insert(id) {
            self.queue.push_back(id);
        }
        json!({ "$ref": format!("#/$defs/{}", self.names[&id]) })
    }

    /// Gives a definition a name that needs no escape in a reference.
    fn name(&mut self, id: SchemaId, words: &str) {
        let plain = |c: char| match c {
            c if c.is_ascii_alphanumeric() || "._-".contains(c) => c,
            _ => '_',
        };
        let base: String = words.chars().map(plain).collect();
        let numbered = (2..).map(|n| format!("{base}_{n}"));
        let mut names = std::iter::once(base.clone()).chain(numbered);
        if let Some(name) = names.find(|name| !self.taken.contains(name)) {
            self.taken.insert(name.clone());
            self.names.insert(id, name);
        }
    }

    /// What a schema says, written out.
    fn written(&mut self, id: SchemaId) -> Json {
        self.open.push(id);
        let schema = self.document.schema(id);
        let mut also = Vec::new();
        let base = self.base(schema, &mut also);
        for beside in &schema.beside {
            also.extend(self.beside(beside));
        }
        self.open.pop();
        match (also.is_empty(), base) {
            (true, base) => base,
            (false, Json::Object(mut base)) if !base.contains_key("$ref") => {
                base.insert("allOf".to_owned(), Json::Array(also));
                Json::Object(base)
            }
            (false, Json::Bool(true)) if also.len() == 1 => also.remove(0),
            (false, Json::Bool(true)) => json!({ "allOf": also }),
            (false, base) => {
                also.insert(0, base);
                json!({ "allOf": also })
            }
        }
    }

    /// The kind of a schema, its values and whether it may be null.
    fn base(&mut self, schema: &Schema, also: &mut Vec<Json>) -> Json {
        let null = schema.nullable;
        let values = listed(&schema.values, null);
        let (name, mut base) = match &schema.kind {
            Kind::Any | Kind::Mixed | Kind::AllOf(_) => {
                return values.map_or(json!(true), |values| json!({ "enum": values }));
            }
            Kind::Same(target) => {
                also.extend(values.map(|values| json!({ "enum": values })));
                let target = self.schema(*target);
                return or_null(target, null);
            }
            Kind::Union { .. } => {
                also.extend(values.map(|values| json!({ "enum": values })));
                return self.union(&schema.kind, null);
            }
            Kind::Boolean => ("boolean", Map::new()),
            Kind::Integer { limits, .. } => ("integer", limited(limits, also)),
            Kind::Number { limits, .. } => ("number", limited(limits, also)),
            Kind::String { format, limits, .. } => {
                ("string", self.text(format.as_deref(), limits, also))
            }
            Kind::Array { items, limits } => {
                let mut base = limited(limits, also);
                let items = self.schema(*items);
                if items != json!(true) {
                    base.insert("items".to_owned(), items);
                }
                ("array", base)
            }
            Kind::Object(object) => ("object", self.object(object, also)),
        };
        if let Kind::String { values: own, .. } = &schema.kind
            && schema.values.is_empty()
            && !own.is_empty()
        {
            let own: Vec<Json> = own.iter().map(|text| json!(text)).collect();
            base.extend(listed(&own, null).map(|values| ("enum".to_owned(), values)));
        }
        base.extend(values.map(|values| ("enum".to_owned(), values)));
        let ty = match null {
            true => json!([name, "null"]),
            false => json!(name),
        };
        base.insert("type".to_owned(), ty);
        Json::Object(base)
    }

    fn text(
        &self,
        format: Option<&str>,
        limits: &[(&'static str, String)],
        also: &mut Vec<Json>,
    ) -> Map<String, Json> {
        // The limits of a file are not those of a text.
        let mut base = match format {
            Some("binary") => Map::new(),
            _ => limited(limits, also),
        };
        let kept = format.filter(|format| *format == "binary" || is_asserted(self.types, format));
        base.extend(kept.map(|format| ("format".to_owned(), json!(format))));
        base
    }

    fn union(&mut self, kind: &Kind, null: bool) -> Json {
        let Kind::Union {
            members,
            keyword,
            discriminator,
        } = kind
        else {
            return json!(true);
        };
        let keyword = match discriminator {
            // The property tells which it is; others may fit as well.
            Some(_) => "anyOf",
            // That only one fits cannot be told.
            None if members.iter().any(|&id| self.weak.has(id)) => "anyOf",
            None => keyword,
        };
        let schemas = members.iter().map(|&id| match self.document.schema(id) {
            schema if schema.is_null() => json!({ "type": "null" }),
            _ => self.schema(id),
        });
        let schemas: Vec<Json> = schemas.collect();
        or_null(json!({ (keyword): schemas }), null)
    }

    fn object(&mut self, object: &Object, also: &mut Vec<Json>) -> Map<String, Json> {
        let mut base = limited(&object.limits, also);
        let (mut properties, mut required) = (Map::new(), object.required.clone());
        for (name, id) in &object.properties {
            // What only servers set need not be sent, and is passed over where it is.
            let schema = match self.is_read_only(*id) {
                true => {
                    required.remove(name);
                    json!(true)
                }
                false => self.schema(*id),
            };
            properties.insert(name.clone(), schema);
        }
        match object.additional {
            Additional::Unsaid | Additional::Any => {}
            Additional::Denied => {
                required.retain(|name| properties.contains_key(name));
                base.insert("additionalProperties".to_owned(), json!(false));
            }
            Additional::Schema(id) => {
                let schema = self.schema(id);
                base.insert("additionalProperties".to_owned(), schema);
            }
        }
        if !properties.is_empty() {
            base.insert("properties".to_owned(), Json::Object(properties));
        }
        if !required.is_empty() {
            base.insert("required".to_owned(), json!(required));
        }
        base
    }

    fn is_read_only(&self, id: SchemaId) -> bool {
        let schema = self.document.schema(id);
        let target = self.document.schema(self.document.target(id));
        let write_only = schema.write_only || target.write_only;
        (schema.read_only || target.read_only) && !write_only
    }

    /// What limits values beside the kind.
    fn beside(&mut self, beside: &Beside) -> Vec<Json> {
        match beside {
            Beside::Not(id) if self.weak.has(*id) => Vec::new(),
            Beside::Not(id) => {
                let schema = self.schema(*id);
                vec![json!({ "not": schema })]
            }
            Beside::Values { values, nullable } => {
                let values = listed(values, *nullable);
                values
                    .map(|values| json!({ "enum": values }))
                    .into_iter()
                    .collect()
            }
            Beside::Limits(limits) => own_limits(limits),
            Beside::Required { keyword, lists } => {
                let lists = lists.iter().map(|names| json!({ "required": names }));
                let lists: Vec<Json> = lists.collect();
                vec![match keyword {
                    Some(keyword) => json!({ (*keyword): lists }),
                    None => json!({ "allOf": lists }),
                }]
            }
        }
    }
}

/// Whether texts have to be of a format.
fn is_asserted(types: &Types, format: &str) -> bool {
    match format {
        "date" | "date-time" => true,
        format => TYPED.contains(&format) && types.of(format).is_some(),
    }
}

/// The values that are listed, each once; none where none are.
fn listed(values: &[Json], null: bool) -> Option<Json> {
    let mut distinct: Vec<&Json> = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct.extend(null.then_some(&Json::Null));
    (!values.is_empty()).then(|| json!(distinct))
}

fn or_null(schema: Json, null: bool) -> Json {
    match null && schema != json!(true) {
        true => json!({ "anyOf": [schema, { "type": "null" }] }),
        false => schema,
    }
}

#[cfg(test)]
mod tests;
