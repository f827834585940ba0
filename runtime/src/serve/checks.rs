//! Checks by JSON Schema: compiled once, and what they find as problems.
//!
//! Invariant: nothing is fetched; a schema is compiled before the first call or not at all.

use std::collections::{BTreeSet, HashMap};

use jsonschema::{
    Draft, Registry, ValidationError, Validator,
    error::ValidationErrorKind as Kind,
    paths::{Location as Trace, LocationSegment},
};
use serde_json::{Map, Value, json};

use super::{
    error::ServeError,
    lens::Lens,
    log,
    place::{Step, Steps},
    problem::{Location, PROBLEMS, Problem},
    spec::{Operation, Spec},
    words,
};
use crate::percent;

/// The name of the document among the schemas.
const DOCUMENT: &str = "specwright:///schemas";

/// The schemas of one API.
///
/// They are one validator, of an object whose members are the values at all pointers: parts that
/// many schemas refer to are compiled once, which is what makes large documents start at all.
pub(super) struct Checks {
    document: Value,
    /// The pointers that there is something to check at.
    pointers: BTreeSet<&'static str>,
    all: Option<Validator>,
}

impl Checks {
    /// Compiles the schemas of some operations.
    pub(super) fn new<'o>(
        spec: &Spec,
        operations: impl Iterator<Item = &'o Operation>,
    ) -> Result<Self, ServeError> {
        let mut document = serde_json::from_str(spec.schemas)
            .map_err(|error| ServeError::new(format!("the schemas are not JSON: {error}")))?;
        without_patterns(&mut document, &mut HashMap::new());
        let mut checks = Self {
            document,
            pointers: BTreeSet::new(),
            all: None,
        };
        for pointer in operations.flat_map(pointers) {
            let Some(schema) = checks.document.pointer(pointer) else {
                let message = format!("there is no schema at `{pointer}`");
                return Err(ServeError::new(message));
            };
            // Nothing else is asked of a value by these two.
            if *schema != Value::Bool(true) && *schema != json!({}) {
                checks.pointers.insert(pointer);
            }
        }
        checks.all = Some(checks.compile()?);
        Ok(checks)
    }

    fn compile(&self) -> Result<Validator, ServeError> {
        let registry = Registry::new().draft(Draft::Draft202012);
        let registry = registry.add(DOCUMENT, &self.document);
        let registry = registry.and_then(jsonschema::RegistryBuilder::prepare);
        let registry = registry
            .map_err(|error| ServeError::new(format!("the schemas cannot be used: {error}")))?;
        let options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&registry)
            .should_validate_formats(true)
            .offline();
        let members = self.pointers.iter().map(|pointer| {
            let reference = json!({ "$ref": address(pointer) });
            ((*pointer).to_owned(), reference)
        });
        let all = json!({ "properties": members.collect::<Map<_, _>>() });
        options.build(&all).map_err(|error| {
            // One by one, to say which one it is.
            let mut pointers = self.pointers.iter();
            let culprit = pointers.find(|pointer| {
                let one = json!({ "$ref": address(pointer) });
                options.build(&one).is_err()
            });
            let place = culprit.map_or_else(String::new, |pointer| format!(" at `{pointer}`"));
            ServeError::new(format!("the schema{place} cannot be used: {error}"))
        })
    }

    /// The schema at a pointer, for reading texts.
    pub(super) fn lens(&self, pointer: &str) -> Lens<'_> {
        Lens::at(&self.document, pointer)
    }

    /// Whether values are checked by the schema at this pointer.
    pub(super) fn has(&self, pointer: &str) -> bool {
        self.pointers.contains(pointer)
    }

    /// Adds what is wrong with a value, up to the limit of problems.
    pub(super) fn check(
        &self,
        pointer: &str,
        value: Value,
        location: Location,
        place: &Steps,
        problems: &mut Vec<Problem>,
    ) {
        let Some(validator) = self.all.as_ref().filter(|_| self.has(pointer)) else {
            return;
        };
        let whole = Value::Object(Map::from_iter([(pointer.to_owned(), value)]));
        for error in validator.iter_errors(&whole) {
            if problems.len() >= PROBLEMS {
                return;
            }
            found(&error, &whole, (location, place), problems);
        }
    }
}

/// A pointer as the address of a schema.
fn address(pointer: &str) -> String {
    let mut address = format!("{DOCUMENT}#");
    for step in pointer.split('/').skip(1) {
        address.push('/');
        percent::push(&mut address, step);
    }
    address
}

/// The pointers to the schemas of an operation.
fn pointers(operation: &Operation) -> impl Iterator<Item = &'static str> {
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| parameter.schema);
    let bodies = operation.bodies.iter().map(|body| body.schema);
    parameters
        .chain(bodies)
        .filter(|pointer| !pointer.is_empty())
}

/// Takes out the patterns that the engine for regular expressions does not know, and says so.
/// `known` are those that were tried.
fn without_patterns(schema: &mut Value, known: &mut HashMap<String, bool>) {
    match schema {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| without_patterns(item, known)),
        Value::Object(members) => {
            let pattern = members.get("pattern").and_then(Value::as_str);
            if pattern.is_some_and(|pattern| !is_pattern(pattern, known)) {
                members.remove("pattern");
            }
            if let Some(Value::Object(patterns)) = members.get_mut("patternProperties") {
                patterns.retain(|pattern, _| is_pattern(pattern, known));
            }
            // What these hold are values and not schemas.
            let schemas = members.iter_mut();
            let schemas = schemas.filter(|(name, _)| !matches!(name.as_str(), "enum" | "const"));
            schemas.for_each(|(_, schema)| without_patterns(schema, known));
        }
        _ => {}
    }
}

fn is_pattern(pattern: &str, known: &mut HashMap<String, bool>) -> bool {
    if let Some(known) = known.get(pattern) {
        return *known;
    }
    let schema = json!({ "pattern": pattern });
    let options = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .offline();
    let compiles = options.build(&schema).is_ok();
    if !compiles {
        log::warn(format_args!("a pattern is not checked: {pattern}"));
    }
    known.insert(pattern.to_owned(), compiles);
    compiles
}

/// Adds the problems that an error stands for: one for each name, or those of the one form that
/// the value comes close to.
fn found(
    error: &ValidationError<'_>,
    whole: &Value,
    (location, place): (Location, &Steps),
    problems: &mut Vec<Problem>,
) {
    let at = inside(place, error.instance_path());
    let object = object_without_members(error, whole);
    let instance = object.unwrap_or_else(|| error.instance());
    let unexpected = object.and_then(Value::as_object).map(|members| {
        let unexpected = members.keys().cloned().collect();
        Kind::AdditionalProperties { unexpected }
    });
    let kind = unexpected.as_ref().unwrap_or_else(|| error.kind());
    let mut add = |at: &Steps, value| {
        if problems.len() < PROBLEMS {
            problems.push(Problem {
                location,
                path: at.path(),
                pointer: at.pointer(),
                message: words::of_check(kind, instance),
                keyword: words::keyword(kind),
                value,
            });
        }
    };
    match kind {
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            add(&at.then(Step::Member(name.to_owned())), None);
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                let value = instance.get(name).and_then(words::to_show);
                add(&at.then(Step::Member(words::shortened(name))), value);
            }
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            match closest(context, error.instance_path()) {
                Some(errors) => {
                    for error in errors {
                        found(error, whole, (location, place), problems);
                    }
                }
                None => add(&at, words::to_show(error.instance())),
            }
        }
        _ => add(&at, words::to_show(error.instance())),
    }
}

/// The object that has members though it allows none: the validator tells its place and the value
/// of its first member.
fn object_without_members<'v>(error: &ValidationError<'_>, whole: &'v Value) -> Option<&'v Value> {
    let keyword = error.schema_path().as_str().rsplit('/').next();
    let members = keyword == Some("additionalProperties");
    let found = whole.pointer(error.instance_path().as_str())?;
    (members && matches!(error.kind(), Kind::FalseSchema) && found.is_object()).then_some(found)
}

/// The errors of the one form that a value seems to be meant as: the others are of another type,
/// or have another constant beside it, as the members of tagged unions do.
fn closest<'e>(
    context: &'e [Vec<ValidationError<'static>>],
    union: &Trace,
) -> Option<&'e [ValidationError<'static>]> {
    let depth = union.segments().count();
    let other = |error: &ValidationError<'_>, tags: bool| {
        let below = error
            .instance_path()
            .segments()
            .count()
            .saturating_sub(depth);
        match error.kind() {
            Kind::Type { .. } | Kind::FalseSchema => below == 0,
            Kind::Constant { .. } | Kind::Enum { .. } => tags && below <= 1,
            _ => false,
        }
    };
    // Where no form has the constant, it may be no tag: one form of the type is meant all the same.
    [true, false].into_iter().find_map(|tags| {
        let fits =
            |errors: &&Vec<ValidationError<'_>>| !errors.iter().any(|error| other(error, tags));
        let mut meant = context.iter().filter(fits);
        match (meant.next(), meant.next()) {
            (Some(errors), None) => Some(errors.as_slice()),
            _ => None,
        }
    })
}

/// The place of a value inside of the one that was checked.
fn inside(place: &Steps, trace: &Trace) -> Steps {
    // The first step is the pointer.
    trace
        .segments()
        .skip(1)
        .fold(place.clone(), |place, segment| {
            place.then(match segment {
                LocationSegment::Index(index) => Step::Index(index),
                LocationSegment::Property(name) => Step::Member(words::shortened(&name)),
            })
        })
}
