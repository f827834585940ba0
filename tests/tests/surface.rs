//! The surface of every golden case, held against the files that are emitted: what it tells of is
//! written there, letter for letter.

use specwright::surface::{
    Answer, Argument, Body, CaseEnum, Model, ModelKind, Operation, PayloadKind, Positional, Surface,
};
use workspace_tests::{
    case::Texts,
    expect::{Differences, folders, name},
};

#[test]
fn the_surface_is_what_is_emitted() {
    let mut differences = Differences::default();
    for folder in folders("golden") {
        let text = std::fs::read_to_string(folder.join("openapi.yaml")).expect("the document");
        let outcome = Texts::document("openapi.yaml", &text).run();
        let Ok((_, compiled)) = &outcome.made else {
            continue;
        };
        let files = outcome.files();
        let emitted: String = files.iter().map(|(_, text)| squeezed(text)).collect();
        let surface = Surface::of(&compiled.api, &compiled.names);
        for line in lines(&surface) {
            if !emitted.contains(&squeezed(&line)) {
                differences.add(format!("{}: no `{line}`", name(&folder)));
            }
        }
    }
    differences.settle();
}

/// Without white space, and without commas that a broken line needs.
fn squeezed(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.replace(",)", ")")
}

/// What has to stand in the files.
fn lines(surface: &Surface) -> Vec<String> {
    let mut lines: Vec<String> = surface.models.iter().flat_map(model).collect();
    for credential in &surface.credentials {
        lines.push(format!("pub fn {}(self, ", credential.method));
    }
    lines.extend(surface.error_sets.iter().flat_map(cases));
    lines.extend(surface.operations.iter().flat_map(operation));
    lines
}

fn model(model: &Model) -> Vec<String> {
    let own = |ty: &str| ty.replace("model::", "");
    let name = own(&model.path);
    match &model.kind {
        ModelKind::Struct(fields) => {
            let head = format!("pub struct {name} {{");
            let fields = fields.iter();
            let fields = fields.map(|f| format!("pub {}: {},", f.name, own(&f.ty)));
            [head].into_iter().chain(fields).collect()
        }
        ModelKind::Enum(variants) => {
            let head = format!("pub enum {name} {{");
            let variants = variants.iter().map(|v| match &v.ty {
                Some(ty) => format!("{}({}),", v.name, own(ty)),
                None => format!("{},", v.name),
            });
            [head].into_iter().chain(variants).collect()
        }
        ModelKind::Alias(ty) => vec![format!("pub type {name} = {};", own(ty))],
    }
}

fn cases(cases: &CaseEnum) -> Vec<String> {
    let name = cases.path.rsplit("::").next().unwrap_or_default();
    let head = format!("pub enum {name} {{");
    let variants = cases.cases.iter().map(|case| match case.kind {
        PayloadKind::Empty => format!("{},", case.variant),
        _ => format!("{}({}),", case.variant, case.ty),
    });
    [head].into_iter().chain(variants).collect()
}

fn operation(operation: &Operation) -> Vec<String> {
    let request = operation.request.rsplit("::").next().unwrap_or_default();
    let taken = |a: &Argument| format!("{}: {}", a.name, a.taken);
    let body_taken = |b: &Body| format!("{}: {}", b.name, b.taken);
    let positional = operation.positional.iter().map(|place| match place {
        Positional::Argument(argument) => taken(argument),
        Positional::Body => operation.body.as_ref().map_or_else(String::new, body_taken),
    });
    let positional = std::iter::once("&self".to_owned()).chain(positional);
    let positional: Vec<String> = positional.collect();
    let method = format!(
        "pub fn {}({}) -> {request}",
        operation.method,
        positional.join(", ")
    );
    let setter = |name: &str, taken: &str| format!("pub fn {name}(self, {taken}) -> Self");
    let optional = operation.optional.iter();
    let optional = optional.map(|a| setter(&a.name, &taken(a)));
    let bodies = operation.body.iter().filter(|b| !b.required);
    let bodies = bodies.map(|b| setter(&b.name, &body_taken(b)));
    let handle = format!("pub fn {}(&self) -> ", operation.handle);
    let mut lines = vec![handle, method];
    lines.extend(optional.chain(bodies));
    match &operation.answer {
        Answer::One(case) => lines.push(format!("{request} -> {}, rt::", case.ty)),
        Answer::Several(several) => lines.extend(cases(several)),
    }
    lines
}
