//! Checks by JSON Schema: compiled once, and what they find as problems.
//!
//! Invariant: nothing is fetched; a schema is compiled before the first call or not at all.

use std::collections::HashMap;

use jsonschema::{
    Draft, Registry, ValidationError, Validator,
    error::ValidationErrorKind as Kind,
    paths::{Location as Trace, LocationSegment},
};
use serde_json::{Value, json};

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
pub(super) struct Checks {
    document: Value,
    compiled: HashMap<&'static str, Validator>,
}

impl Checks {
    /// Compiles the schemas of some operations.
    pub(super) fn new<'o>(
        spec: &Spec,
        operations: impl Iterator<Item = &'o Operation>,
    ) -> Result<Self, ServeError> {
        let mut document = serde_json::from_str(spec.schemas)
            .map_err(|error| ServeError::new(format!("the schemas are not JSON: {error}")))?;
        without_patterns(&mut document);
        let mut checks = Self {
            document,
            compiled: HashMap::new(),
        };
        checks.compile(operations)?;
        Ok(checks)
    }

    fn compile<'o>(
        &mut self,
        operations: impl Iterator<Item = &'o Operation>,
    ) -> Result<(), ServeError> {
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
        for pointer in operations.flat_map(pointers) {
            if self.compiled.contains_key(pointer) {
                continue;
            }
            let Some(schema) = self.document.pointer(pointer) else {
                let message = format!("there is no schema at `{pointer}`");
                return Err(ServeError::new(message));
            };
            // Nothing is asked for.
            if *schema == Value::Bool(true) || *schema == json!({}) {
                continue;
            }
            let mut address = format!("{DOCUMENT}#");
            for step in pointer.split('/').skip(1) {
                address.push('/');
                percent::push(&mut address, step);
            }
            let validator = options
                .build(&json!({ "$ref": address }))
                .map_err(|error| {
                    ServeError::new(format!("the schema at `{pointer}` cannot be used: {error}"))
                })?;
            self.compiled.insert(pointer, validator);
        }
        Ok(())
    }

    /// The schema at a pointer, for reading texts.
    pub(super) fn lens(&self, pointer: &str) -> Lens<'_> {
        Lens::at(&self.document, pointer)
    }

    /// Whether values are checked by the schema at this pointer.
    pub(super) fn has(&self, pointer: &str) -> bool {
        self.compiled.contains_key(pointer)
    }

    /// Adds what is wrong with a value, up to the limit of problems.
    pub(super) fn check(
        &self,
        pointer: &str,
        value: &Value,
        location: Location,
        place: &Steps,
        problems: &mut Vec<Problem>,
    ) {
        let Some(validator) = self.compiled.get(pointer) else {
            return;
        };
        for error in validator.iter_errors(value) {
            if problems.len() >= PROBLEMS {
                return;
            }
            found(&error, location, place, problems);
        }
    }
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
fn without_patterns(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(without_patterns),
        Value::Object(members) => {
            let unknown = members.get("pattern").and_then(Value::as_str);
            let unknown = unknown.filter(|pattern| !is_pattern(pattern));
            if let Some(pattern) = unknown {
                log::warn(format_args!("a pattern is not checked: {pattern}"));
                members.remove("pattern");
            }
            if let Some(Value::Object(patterns)) = members.get_mut("patternProperties") {
                patterns.retain(|pattern, _| is_pattern(pattern));
            }
            // What these hold are values and not schemas.
            let schemas = members.iter_mut();
            let schemas = schemas.filter(|(name, _)| !matches!(name.as_str(), "enum" | "const"));
            schemas.for_each(|(_, schema)| without_patterns(schema));
        }
        _ => {}
    }
}

fn is_pattern(pattern: &str) -> bool {
    let schema = json!({ "pattern": pattern });
    let options = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .offline();
    options.build(&schema).is_ok()
}

/// Adds the problems that an error stands for: one for each name, or those of the one form that
/// the value comes close to.
fn found(
    error: &ValidationError<'_>,
    location: Location,
    place: &Steps,
    problems: &mut Vec<Problem>,
) {
    let at = inside(place, error.instance_path());
    let mut add = |at: &Steps, value| {
        if problems.len() < PROBLEMS {
            problems.push(Problem {
                location,
                path: at.path(),
                pointer: at.pointer(),
                message: words::of_check(error.kind(), error.instance()),
                keyword: words::keyword(error.kind()),
                value,
            });
        }
    };
    match error.kind() {
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            add(&at.then(Step::Member(name.to_owned())), None);
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                let value = error.instance().get(name).and_then(words::to_show);
                add(&at.then(Step::Member(words::shortened(name))), value);
            }
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            match closest(context, error.instance_path()) {
                Some(errors) => {
                    for error in errors {
                        found(error, location, place, problems);
                    }
                }
                None => add(&at, words::to_show(error.instance())),
            }
        }
        _ => add(&at, words::to_show(error.instance())),
    }
}

/// The errors of the one form that a value seems to be meant as: the others are of another type,
/// or have another constant beside it, as the members of tagged unions do.
fn closest<'e>(
    context: &'e [Vec<ValidationError<'static>>],
    union: &Trace,
) -> Option<&'e [ValidationError<'static>]> {
    let depth = union.segments().count();
    let other = |error: &ValidationError<'_>| {
        let below = error
            .instance_path()
            .segments()
            .count()
            .saturating_sub(depth);
        match error.kind() {
            Kind::Type { .. } | Kind::FalseSchema => below == 0,
            Kind::Constant { .. } | Kind::Enum { .. } => below <= 1,
            _ => false,
        }
    };
    let mut meant = context.iter().filter(|errors| !errors.iter().any(other));
    match (meant.next(), meant.next()) {
        (Some(errors), None) => Some(errors),
        _ => None,
    }
}

/// The place of a value inside of the one that was checked.
fn inside(place: &Steps, trace: &Trace) -> Steps {
    trace.segments().fold(place.clone(), |place, segment| {
        place.then(match segment {
            LocationSegment::Index(index) => Step::Index(index),
            LocationSegment::Property(name) => Step::Member(words::shortened(&name)),
        })
    })
}
