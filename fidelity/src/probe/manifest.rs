//! What is to be tried of a crate: the types that travel and the operations.

use std::collections::BTreeMap;

use serde_json::Value;
use specwright::surface::{
    Argument, BodyContent, BodyKind, Case, Operation, PayloadKind, Positional, Surface,
};

use crate::protocol::{Manifest, SchemaEntry};

/// How many references lead from one to the next before none is followed any more.
const REFERENCES: usize = 64;

/// Where a schema stands and the type that it has.
type Key = (String, String);

/// The directions in which a type travels.
#[derive(Clone, Copy, Default)]
struct Travels {
    sent: bool,
    received: bool,
}

impl Travels {
    const SENT: Self = Self {
        sent: true,
        received: false,
    };
    const RECEIVED: Self = Self {
        sent: false,
        received: true,
    };
}

/// The manifest of a crate.
pub(super) fn of(
    surface: &Surface,
    document: &Value,
    left_out: Vec<(String, String, String)>,
) -> Manifest {
    let mut found = Found {
        document,
        entries: BTreeMap::new(),
    };
    found.models(surface);
    for operation in &surface.operations {
        found.operation(operation, surface);
    }
    let schemas = found
        .entries
        .into_iter()
        .map(|((pointer, rust), travels)| SchemaEntry {
            pointer,
            rust,
            sent: travels.sent,
            received: travels.received,
        });
    Manifest {
        schemas: schemas.collect(),
        operations: surface.operations.iter().map(|o| o.id.clone()).collect(),
        left_out,
        serves: false,
    }
}

/// The types that were found to travel.
struct Found<'a> {
    document: &'a Value,
    entries: BTreeMap<Key, Travels>,
}

impl Found<'_> {
    fn add(&mut self, pointer: String, rust: String, travels: Travels) {
        let entry = self.entries.entry((pointer, rust)).or_default();
        entry.sent |= travels.sent;
        entry.received |= travels.received;
    }

    /// The models; in a document without operations all of them, in both directions. Those with
    /// files in them are no JSON: only calls show whether they are right; those that are made of
    /// several places have no schema of their own, and are tried as a part of what holds them.
    fn models(&mut self, surface: &Surface) {
        let all = surface.operations.is_empty();
        let models = surface.models.iter();
        for model in models.filter(|model| !model.files && !model.composed) {
            let travels = Travels {
                sent: model.sent || all,
                received: model.received || all,
            };
            if travels.sent || travels.received {
                let rust = optional(&model.path, model.nullable);
                self.add(model.pointer.to_string(), rust, travels);
            }
        }
    }

    /// The types of an operation that have no name of their own: lists and maps, and scalars.
    fn operation(&mut self, operation: &Operation, surface: &Surface) {
        let positional = operation.positional.iter().filter_map(|place| match place {
            Positional::Argument(argument) => Some(argument),
            Positional::Body => None,
        });
        for argument in positional.chain(&operation.optional) {
            self.argument(argument);
        }
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            self.body(operation, content);
        }
        let answers = operation.answer.cases();
        let errors = operation.errors.map(|set| &surface.error_sets[set].cases);
        for case in answers.iter().chain(errors.into_iter().flatten()) {
            self.case(operation, case);
        }
    }

    fn argument(&mut self, argument: &Argument) {
        let at = argument.pointer.as_str();
        let content = || self.content(at, None);
        let place = self.walk(at, &["schema"]).or_else(content);
        self.schema(place, argument.bare, &argument.owned, Travels::SENT);
    }

    fn body(&mut self, operation: &Operation, content: &BodyContent) {
        if content.kind == BodyKind::Value && !content.files {
            let body = self.walk(operation.pointer.as_str(), &["requestBody"]);
            let place = body.and_then(|at| self.content(&at, Some(&content.media_type)));
            self.schema(place, content.bare, &content.owned, Travels::SENT);
        }
    }

    fn case(&mut self, operation: &Operation, case: &Case) {
        let Some(rust) = &case.value else {
            return;
        };
        let status = case.status.to_string();
        let response = self.walk(operation.pointer.as_str(), &["responses", &status]);
        let media_type = case.media_types.first();
        let place = response.and_then(|at| self.content(&at, media_type.map(String::as_str)));
        // What travels in a stream may be the elements of the list that is declared.
        let place = place.map(|at| match case.kind {
            PayloadKind::Value => at,
            _ => self.walk(&at, &["items"]).unwrap_or(at),
        });
        self.schema(place, case.bare, rust, Travels::RECEIVED);
    }

    /// A type where its schema stands, unless it is a model that is listed anyway.
    fn schema(&mut self, place: Option<String>, bare: bool, rust: &str, travels: Travels) {
        let Some(place) = place.filter(|_| !bare) else {
            return;
        };
        let schema = self.document.pointer(&place);
        let nullable = schema.and_then(|s| s.get("nullable")?.as_bool());
        let nullable = nullable.unwrap_or(false) && !rust.starts_with("Option<");
        self.add(place, optional(rust, nullable), travels);
    }

    /// The schema of a media type of the object at `at`; of the first JSON one where none is named.
    fn content(&self, at: &str, media_type: Option<&str>) -> Option<String> {
        let contents = self.document.pointer(at)?.get("content")?.as_object()?;
        let named = |name: &str| media_type.is_none_or(|sent| essence(name) == essence(sent));
        let json = |name: &str| name.contains("json");
        let mut names = contents.keys().map(String::as_str);
        let same = names
            .clone()
            .find(|name| media_type.is_some_and(|sent| written(name) == written(sent)));
        let exact = same.or_else(|| {
            let mut names = names.clone();
            names.find(|n| named(n) && (media_type.is_some() || json(n)))
        });
        let name = exact.or_else(|| names.find(|name| name.contains('*')))?;
        self.walk(at, &["content", name, "schema"])
    }

    /// The place that tokens lead to from `at`, through references.
    fn walk(&self, at: &str, tokens: &[&str]) -> Option<String> {
        let mut place = self.target(at.to_owned())?;
        for token in tokens {
            place.push('/');
            place.push_str(&token.replace('~', "~0").replace('/', "~1"));
            place = self.target(place)?;
        }
        Some(place)
    }

    /// Where something really stands; `None` where there is nothing.
    fn target(&self, mut place: String) -> Option<String> {
        for _ in 0..REFERENCES {
            let node = self.document.pointer(&place)?;
            match node.get("$ref").and_then(Value::as_str) {
                Some(reference) => reference.strip_prefix('#')?.clone_into(&mut place),
                None => return Some(place),
            }
        }
        None
    }
}

fn optional(rust: &str, nullable: bool) -> String {
    if nullable {
        format!("Option<{rust}>")
    } else {
        rust.to_owned()
    }
}

/// A media type as it is compared with all its parameters.
fn written(media_type: &str) -> String {
    let signs = media_type.chars().filter(|sign| !sign.is_whitespace());
    signs.collect::<String>().to_ascii_lowercase()
}

/// A media type without its parameters, in small letters.
fn essence(text: &str) -> String {
    let bare = text.split(';').next().unwrap_or_default();
    bare.trim().to_ascii_lowercase()
}
