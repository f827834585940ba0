//! What the runtime is told of an operation, as a table: its static, and how its input is made.

use proc_macro2::Literal;
use quote::quote;

use super::{
    super::{
        bodies::parts,
        layout::{Part, WIDTH, laid_out},
        printer::render,
        types::{Named, ident},
    },
    refusals::Refusals,
    schemas::step,
};
use crate::{
    ir::{Argument, Body, BodyCase, BodyFormat, Location, Operation, Style},
    names::OperationNames,
};

/// The macro of the runtime.
const TABLE: &str = "srv::operation";

impl Named<'_> {
    /// The table of an operation.
    pub(super) fn operation_table(
        self,
        operation: &Operation,
        names: &OperationNames,
        refusals: &Refusals<'_>,
    ) -> String {
        let auth = &self.names.requirements[operation.requirement];
        let head = format!(
            "{} {}",
            ident(&names.server.operation),
            named(&operation.id)
        );
        let path = format!("{} {}", operation.method, Literal::string(&operation.path));
        let refusals = refusals.of(operation);
        let given = format!(
            "auth::{}, {refusals}; {}",
            ident(auth),
            ident(&names.request)
        );
        let mut table: Vec<Part> = match TABLE.len() + head.len() + path.len() + 5 {
            ..=WIDTH => vec![(format!("{head} {path}"), None)],
            _ => vec![(head, None), (path, None)],
        };
        table.push((given, None));
        let arguments = operation.arguments().zip(&names.server.fields).enumerate();
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for (i, ((argument, needed), field)) in arguments {
            let fields = if needed { &mut required } else { &mut optional };
            fields.push(format!("{i} {} {}", ident(field), parameter(argument)));
        }
        for (word, fields) in [("req", required), ("opt", optional)] {
            if !fields.is_empty() {
                table.push((word.to_owned(), Some((" { ", fields, " }"))));
            }
        }
        table.extend(operation.body.as_ref().map(|body| bodies(body, names)));
        laid_out(TABLE, &table)
    }
}

/// A name, and how a pointer has it where that is another.
fn named(name: &str) -> String {
    let (text, step) = (Literal::string(name), step(name));
    if step == name {
        return text.to_string();
    }
    format!("{text} at {}", Literal::string(&step))
}

fn parameter(argument: &Argument) -> String {
    let place = format!("{:?}", argument.location).to_lowercase();
    let name = named(&argument.wire);
    match style(argument) {
        Some(style) => format!("{place} {name} as {style}"),
        None => format!("{place} {name}"),
    }
}

/// The style of a parameter, where it is not the default of its place.
fn style(argument: &Argument) -> Option<&'static str> {
    let whole = matches!(argument.location, Location::Path | Location::Header);
    match argument.style {
        Style::Json => Some("JSON"),
        Style::Simple { explode: true } => Some("SIMPLE_EXPLODED"),
        Style::Simple { explode: false } if whole => None,
        Style::Simple { explode: false } => Some("SIMPLE"),
        Style::Label { explode: true } => Some("LABEL_EXPLODED"),
        Style::Label { explode: false } => Some("LABEL"),
        Style::Matrix { explode: true } => Some("MATRIX_EXPLODED"),
        Style::Matrix { explode: false } => Some("MATRIX"),
        // Lowering has made text of scalars a style of its place.
        _ if whole => None,
        Style::Form { explode: true } => None,
        Style::Space => Some("SPACED"),
        Style::Pipe => Some("PIPED"),
        Style::DeepObject => Some("DEEP"),
        _ => Some("JOINED"),
    }
}

fn bodies(body: &Body, names: &OperationNames) -> Part {
    let need = if body.required { "req" } else { "opt" };
    if let [only] = &body.cases[..] {
        let entries = vec![case(only)];
        return (format!("body {need}"), Some((" { ", entries, " }")));
    }
    let last = body.cases.len().saturating_sub(1);
    let cases = body.cases.iter().zip(&names.body_variants).enumerate();
    let cases = cases.map(|(i, (body, variant))| {
        let place = if i == last {
            "_".to_owned()
        } else {
            i.to_string()
        };
        format!("{place} {} ({})", ident(variant), case(body))
    });
    let word = format!("bodies {need} {}", ident(&names.body_type));
    (word, Some((" { ", cases.collect(), " }")))
}

fn case(body: &BodyCase) -> String {
    let name = &body.media_type;
    let form = match &body.format {
        BodyFormat::Json if name == "application/json" => return "json".to_owned(),
        BodyFormat::Bytes => return format!("Bytes {}", Literal::string(name)),
        BodyFormat::Json => "Json".to_owned(),
        BodyFormat::Text => "Text".to_owned(),
        BodyFormat::Form(declared) => format!("Form({})", written(declared)),
        BodyFormat::Multipart(declared) => format!("Multipart({})", written(declared)),
    };
    let (name, step) = (Literal::string(name), step(name));
    format!("{form} {name} at {}", Literal::string(&step))
}

/// The parts of a form, as they stand in a table.
fn written(declared: &[(String, crate::ir::Part)]) -> String {
    let parts = parts(declared);
    let whole = render(&quote!(const X: X = &[#(#parts),*];)).concat();
    let whole = whole.trim().trim_start_matches("const X: X = ");
    let lines: Vec<&str> = whole.trim_end_matches(';').lines().collect();
    lines.join("\n        ")
}
