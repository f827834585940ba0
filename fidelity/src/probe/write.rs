//! The source of a probe: tables of short functions, one for each type and operation.
//!
//! What users write is written here too, and what the compiler can find out is left to it: how a
//! value is lent to a call, and what a call gives, is a matter of types.

use std::fmt::Write as _;

use specwright::{
    files::FileSet,
    ir::Location,
    surface::{
        Answer, Argument, Body, BodyContent, BodyKind, Case, CaseEnum, Credential, Operation,
        PayloadKind, Positional, Surface, WindowSetter,
    },
};

use super::write_server;
use crate::protocol::Manifest;

/// How many types, or operations, are in one file.
const TYPES: usize = 400;
pub(super) const OPERATIONS: usize = 60;

/// The lines that every file begins with; few files use all of them.
pub(super) const HEAD: &str = "\
use api::{Client, errors, model};
use specwright_probe::*;
use specwright_runtime::glue as rt;
";

/// The files below `src/`.
pub(super) fn sources(surface: &Surface, manifest: &Manifest) -> FileSet {
    let mut files = FileSet::new();
    let (mut schemas, mut operations) = (Vec::new(), Vec::new());
    for (n, chunk) in manifest.schemas.chunks(TYPES).enumerate() {
        let lines = chunk
            .iter()
            .map(|s| format!("    round_trip::<{}>,\n", s.rust));
        let lines: String = lines.collect();
        let text = format!("{HEAD}\npub const ALL: &[RoundTrip] = &[\n{lines}];\n");
        files.insert(format!("schemas_{n}.rs"), text);
        schemas.push(format!("schemas_{n}"));
    }
    for (n, chunk) in surface.operations.chunks(OPERATIONS).enumerate() {
        files.insert(
            format!("operations_{n}.rs"),
            operations_file(chunk, n * OPERATIONS),
        );
        operations.push(format!("operations_{n}"));
    }
    files.insert("shown.rs", shown(surface));
    let mut served = Vec::new();
    if manifest.serves {
        let (sources, modules) = write_server::sources(surface);
        files.extend("", sources);
        served = modules;
    }
    files.insert("main.rs", main(surface, &schemas, &operations, &served));
    files
}

fn main(surface: &Surface, schemas: &[String], operations: &[String], served: &[String]) -> String {
    let modules = schemas.iter().chain(operations).chain(served);
    let modules: String = modules.map(|name| format!("mod {name};\n")).collect();
    let list = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| format!("{name}::ALL")).collect();
        names.join(", ")
    };
    let (schemas, operations) = (list(schemas), list(operations));
    let connect = connect(&surface.credentials);
    let service = match served.is_empty() {
        true => "",
        false => ", service: service::service",
    };
    format!(
        "#![allow(deprecated, unused)]\n\nmod shown;\n{modules}\n{HEAD}\n\
         fn main() -> std::process::ExitCode {{\n    \
         run(&Probe {{ schemas: &[{schemas}], operations: &[{operations}], connect{service} }})\n}}\n\n\
         {connect}"
    )
}

/// The function that makes a client.
fn connect(credentials: &[Credential]) -> String {
    let mut arms = String::new();
    for Credential {
        scheme,
        method,
        basic,
        ..
    } in credentials
    {
        let _ = match basic {
            true => writeln!(
                arms,
                "            {scheme:?} => {{ let (user, word) = pair(secret); \
                 client.{method}(user, word) }}"
            ),
            false => writeln!(
                arms,
                "            {scheme:?} => client.{method}(secret.as_str()),"
            ),
        };
    }
    format!(
        "fn connect(url: &str, credentials: &[(String, String)]) -> Result<Client, String> {{\n    \
         let mut client = Client::builder().base_url(url).retry(api::Retry::none());\n    \
         for (scheme, secret) in credentials {{\n        \
         client = match scheme.as_str() {{\n{arms}            \
         _ => return Err(format!(\"the crate takes no credential for `{{scheme}}`\")),\n        \
         }};\n    }}\n    client.build().map_err(|error| error.to_string())\n}}\n"
    )
}

/// What shows the enums: of errors, shared by operations, and of answers.
fn shown(surface: &Surface) -> String {
    let mut text = format!("{HEAD}\n");
    for (n, set) in surface.error_sets.iter().enumerate() {
        text.push_str(&case_enum(&format!("error_{n}"), &set.path, set));
    }
    for (n, operation) in surface.operations.iter().enumerate() {
        if let Answer::Several(cases) = &operation.answer {
            let path = format!("api::{}", cases.path);
            text.push_str(&case_enum(&answer_name(n), &path, cases));
        }
    }
    text
}

fn answer_name(operation: usize) -> String {
    format!("answer_{operation}")
}

fn case_enum(name: &str, path: &str, cases: &CaseEnum) -> String {
    let mut arms: String = cases.cases.iter().map(case).collect();
    if let Some(variant) = &cases.undeclared {
        let _ = writeln!(arms, "        E::{variant}(v) => undeclared(v),");
    }
    format!(
        "pub fn {name}(body: {path}) -> Shown {{\n    use {path} as E;\n    \
         match body {{\n{arms}        _ => unlisted(),\n    }}\n}}\n\n"
    )
}

fn case(case: &Case) -> String {
    let (variant, status) = (&case.variant, case.status.to_string());
    let media = match case.media_types.is_empty() {
        true => String::new(),
        false => format!(".media(&{:?})", case.media_types),
    };
    let (pattern, held) = match case.kind {
        PayloadKind::Empty => ("", "()"),
        _ => ("(v)", "v"),
    };
    let shown = shown_as(case.kind, held);
    format!("        E::{variant}{pattern} => {shown}.of({status:?}){media},\n")
}

/// The expression that shows a body.
fn shown_as(kind: PayloadKind, held: &str) -> String {
    match kind {
        PayloadKind::Empty => format!("nothing({held})"),
        PayloadKind::Value => format!("value({held})"),
        PayloadKind::Text => format!("text({held})"),
        PayloadKind::Bytes => format!("bytes({held})"),
        PayloadKind::Stream => format!("stream({held})"),
        PayloadKind::Records => format!("items({held}, |item| item)"),
        PayloadKind::Events => format!("items({held}, |event| event.data)"),
        PayloadKind::TextEvents => format!("texts({held}, |event| event.data)"),
    }
}

/// The operations from place `first` on.
fn operations_file(chunk: &[Operation], first: usize) -> String {
    let mut text = format!("{HEAD}use crate::shown;\n\n");
    text.push_str("pub const ALL: &[(&str, Operation<Client>)] = &[\n");
    for (place, operation) in (first..).zip(chunk) {
        let _ = writeln!(text, "    ({:?}, f{place}),", operation.id);
    }
    text.push_str("];\n");
    for (place, operation) in (first..).zip(chunk) {
        text.push_str(&operation_function(place, operation));
    }
    text
}

fn operation_function(place: usize, operation: &Operation) -> String {
    let mut text = format!("\nfn f{place}(c: &Client, a: &mut Given) -> Made {{\n");
    let mut taken = Vec::new();
    for (i, positional) in operation.positional.iter().enumerate() {
        match (positional, &operation.body) {
            (Positional::Argument(argument), _) => {
                let Argument { owned, .. } = argument;
                let key = key(argument);
                let _ = writeln!(text, "    let p{i} = a.need::<{owned}>({key})?;");
                taken.push(format!("lend(&p{i})"));
            }
            (Positional::Body, Some(body)) => {
                text.push_str(&required_body(body));
                taken.push(body_lent(body));
            }
            (Positional::Body, None) => {}
        }
    }
    let Operation { handle, method, .. } = operation;
    let taken = taken.join(", ");
    let _ = writeln!(
        text,
        "    let mut call = c.{handle}().{method}({taken}).base_url(a.base_url());"
    );
    for argument in &operation.optional {
        let Argument { name, owned, .. } = argument;
        let key = key(argument);
        let _ = writeln!(
            text,
            "    if let Some(v) = a.take::<{owned}>({key})? {{ call = call.{name}(lend(&v)); }}"
        );
    }
    if let Some(WindowSetter { wire, name, .. }) = &operation.window {
        let _ = writeln!(
            text,
            "    if let Some(v) = a.take::<rt::Window>(\"header\", {wire:?})? {{ call = call.{name}(v); }}"
        );
    }
    for body in operation.body.iter().filter(|b| !b.required) {
        text.push_str(&optional_body(body));
    }
    let good = match &operation.answer {
        Answer::One(cases) => {
            let kind = cases.first().map_or(PayloadKind::Empty, |case| case.kind);
            format!("|v| {}", shown_as(kind, "v"))
        }
        Answer::Several(_) => format!("shown::{}", answer_name(place)),
    };
    let bad = operation
        .errors
        .map_or("no_body".to_owned(), |set| format!("shown::error_{set}"));
    let headers = operation.headers.iter().map(|name| format!("api::{name}"));
    let headers = headers.collect::<Vec<_>>().join(", ");
    let _ = writeln!(
        text,
        "    send(a, call, Show {{ good: {good}, bad: {bad}, \
         good_headers: typed!({headers}), bad_headers: typed!({headers}) }})\n}}"
    );
    text
}

/// Where an argument is found among those that are given.
fn key(argument: &Argument) -> String {
    format!("{:?}, {:?}", location(argument.location), argument.wire)
}

pub(super) fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// Binds what is given, by media type: `b0`, `b1`, …
fn bodies(body: &Body) -> String {
    let mut text = String::new();
    for (i, content) in body.contents.iter().enumerate() {
        let BodyContent {
            media_type, owned, ..
        } = content;
        let _ = writeln!(
            text,
            "    let mut b{i} = a.body::<{owned}>({media_type:?})?;"
        );
        if content.kind == BodyKind::Bytes && media_type.contains('*') {
            let _ = writeln!(text, "    b{i}.typed({media_type:?});");
        }
        for (field, range) in &content.ranges {
            let _ = writeln!(
                text,
                "    if let Some(v) = &mut b{i} {{ v.{field}.typed({range:?}); }}"
            );
        }
    }
    text
}

/// `v` as the call takes it, of the content that it is.
fn lent(body: &Body, content: &BodyContent) -> String {
    let value = match (content.kind, &content.member) {
        // The call takes the rows of the table that the member is.
        (BodyKind::Value, Some(member)) => format!("lend(&v.{member})"),
        (BodyKind::Value | BodyKind::Text, _) => "lend(v)".to_owned(),
        (BodyKind::Bytes, _) => "v.clone()".to_owned(),
    };
    match &body.choice {
        Some(choice) => format!("api::{choice}::{}({value})", content.variant),
        None => value,
    }
}

/// Binds what is given, and asks for it.
fn required_body(body: &Body) -> String {
    let mut text = bodies(body);
    if body.choice.is_none() {
        text.push_str("    let Some(v) = &b0 else { return Err(a.no_body()) };\n");
        return text;
    }
    text.push_str("    let v = ");
    for (i, content) in body.contents.iter().enumerate() {
        let lent = lent(body, content);
        let _ = write!(text, "if let Some(v) = &b{i} {{ {lent} }} else ");
    }
    text.push_str("{ return Err(a.no_body()) };\n");
    text
}

/// What a call takes for a required body.
fn body_lent(body: &Body) -> String {
    match (&body.choice, body.contents.first()) {
        (None, Some(content)) => lent(body, content),
        _ => "v".to_owned(),
    }
}

fn optional_body(body: &Body) -> String {
    let (mut text, name) = (bodies(body), &body.name);
    for (i, content) in body.contents.iter().enumerate() {
        let lent = lent(body, content);
        let _ = writeln!(
            text,
            "    if let Some(v) = &b{i} {{ call = call.{name}({lent}); }}"
        );
    }
    text
}
