//! The surface of every golden case, held against the files that are emitted: what it tells of is
//! written there, letter for letter.

use specwright::surface::{
    Answer, Argument, Body, CaseEnum, Credential, Field, Model, ModelKind, Operation, PayloadKind,
    Positional, Server, Surface, Tag, TokenMethodKind, Variant,
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
    text.replace(",)", ")").replace(",>", ">")
}

/// What has to stand in the files.
fn lines(surface: &Surface) -> Vec<String> {
    let mut lines: Vec<String> = surface.models.iter().flat_map(model).collect();
    for credential in &surface.credentials {
        lines.extend(credential_lines(credential));
    }
    lines.extend(surface.models.iter().flat_map(making));
    lines.extend(surface.tags.iter().flat_map(tag));
    lines.extend(surface.servers.iter().flat_map(server));
    let headers = surface.headers.iter();
    lines.extend(headers.map(|h| format!("pub const {}: rt::Header<{}> = ", own(&h.path), h.ty)));
    lines.extend(surface.error_sets.iter().flat_map(cases));
    lines.extend(surface.operations.iter().flat_map(operation));
    lines
}

fn own(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or_default()
}

fn tag(tag: &Tag) -> Vec<String> {
    vec![
        format!("pub struct {}<'c>(", own(&tag.handle)),
        format!("pub mod {};", tag.module),
        format!("\n{} = []", tag.feature),
    ]
}

fn server(server: &Server) -> Vec<String> {
    let constant = server.constant.iter().map(|path| match server.own {
        true => format!("pub static {}: rt::Server = ", own(path)),
        false => format!("pub const {}: &str = ", own(path)),
    });
    let ty = server
        .ty
        .iter()
        .map(|path| format!("pub struct {}(rt::Address);", own(path)));
    let variables = server.variables.iter().flat_map(|variable| {
        let ty = variable.choice.as_deref().map_or("&str", own);
        let setter = format!("pub fn {}(self, value: {ty}) -> Self", variable.setter);
        // Users match it without a wildcard: nothing but these two attributes stands above.
        let choice = variable
            .choice
            .iter()
            .map(|path| format!("#[derive(Clone, Copy, Debug)] pub enum {} {{", own(path)));
        let variants = variable.variants.iter().map(|name| format!("{name},"));
        [setter]
            .into_iter()
            .chain(choice)
            .chain(variants)
            .collect::<Vec<_>>()
    });
    constant.chain(ty).chain(variables).collect()
}

/// How users make a struct, and whether they may do without the rest of it.
fn making(model: &Model) -> Vec<String> {
    let (ModelKind::Struct(_) | ModelKind::Row(_)) = model.kind else {
        return Vec::new();
    };
    let name = own(&model.path);
    let attribute = "#[cfg_attr(feature = \"partial-eq\", derive(PartialEq))]";
    let derive = match model.has_default() {
        true => "#[derive(Clone, Debug, Default)]",
        false => "#[derive(Clone, Debug)]",
    };
    // Who serves builds what clients only receive.
    let closed = match &model.kind {
        _ if model.sent => "",
        ModelKind::Struct(fields) if !fields.iter().any(Field::is_required) => {
            "#[cfg_attr(feature = \"server\", derive(Default))] \
             #[cfg_attr(not(feature = \"server\"), non_exhaustive)]"
        }
        _ => "#[cfg_attr(not(feature = \"server\"), non_exhaustive)]",
    };
    let head = format!("{derive} {attribute} {closed} pub struct {name} {{");
    let new = model.constructor().map(|taken| {
        let taken: Vec<String> = taken
            .iter()
            .map(|(name, ty)| format!("{name}: {ty}"))
            .collect();
        let taken = taken.join(", ").replace("model::", "");
        format!("rt::members! {{ {name} new({taken})")
    });
    [head].into_iter().chain(new).collect()
}

/// What a scheme has in the macro call that makes the builder.
fn credential_lines(credential: &Credential) -> Vec<String> {
    let kind = if credential.basic { "basic" } else { "secret" };
    let secret = format!("\n    {kind} {} ", credential.method);
    let tokens = credential.tokens.iter().map(|token| {
        let kind = match token.kind {
            TokenMethodKind::Source => "token_source",
            TokenMethodKind::Url => "token_url",
            TokenMethodKind::ClientCredentials => "client_credentials",
            TokenMethodKind::RefreshToken => "refresh_token",
            TokenMethodKind::AuthorizationCode => "authorization_code",
        };
        format!("\n    {kind} {} ", token.method)
    });
    [secret].into_iter().chain(tokens).collect()
}

fn model(model: &Model) -> Vec<String> {
    let own = |ty: &str| ty.replace("model::", "");
    let name = own(&model.path);
    match &model.kind {
        ModelKind::Struct(fields) | ModelKind::Row(fields) => {
            let head = format!("pub struct {name} {{");
            let fields = fields.iter();
            let fields = fields.map(|f| format!("pub {}: {},", f.name, own(&f.ty)));
            [head].into_iter().chain(fields).collect()
        }
        ModelKind::Enum(_, variants) => {
            let head = format!("pub enum {name} {{");
            let variants = variants.iter().map(|v| match &v.ty {
                Some(_) => format!("else {}", v.name),
                None => format!("{} = ", v.name),
            });
            [head].into_iter().chain(variants).collect()
        }
        ModelKind::Union(variants) => {
            let head = format!("pub enum {name} {{");
            let held = |v: &Variant| own(v.ty.as_deref().unwrap_or_default());
            let variants = variants.iter().map(|v| format!("{}({}),", v.name, held(v)));
            [head].into_iter().chain(variants).collect()
        }
        ModelKind::Alias(ty) => vec![format!("pub type {name} = {};", own(ty))],
        ModelKind::Table(row) => vec![format!("pub type {name} = rt::Table<{}>;", own(row))],
    }
}

fn cases(cases: &CaseEnum) -> Vec<String> {
    let name = cases.path.rsplit("::").next().unwrap_or_default();
    let head = format!("pub enum {name} {{");
    let variants = cases.cases.iter().map(|case| match case.kind {
        PayloadKind::Empty => format!("{},", case.variant),
        _ => format!("{}({}),", case.variant, case.ty),
    });
    let body = cases.body.iter();
    let body = body.map(|ty| format!("pub fn into_body(self) -> {ty} {{"));
    [head].into_iter().chain(variants).chain(body).collect()
}

/// The enum of a body that has several media types.
fn choice(body: &Body) -> Vec<String> {
    let Some(path) = &body.choice else {
        return Vec::new();
    };
    let name = path.rsplit("::").next().unwrap_or_default();
    let head = format!("pub enum {name}");
    let variants = body.contents.iter();
    let variants = variants.map(|c| format!("{}({}),", c.variant, c.held));
    [head].into_iter().chain(variants).collect()
}

/// What extensions add to an operation.
fn extras(operation: &Operation, request: &str) -> Vec<String> {
    let window = operation.window.iter().map(|window| {
        let name = &window.name;
        format!("pub fn {name}(self, {name}: impl Into<rt::Window>) -> Self")
    });
    let items = operation.items.iter().map(|item| format!("=> {item}, "));
    let actions = operation.actions.iter().map(|action| {
        let taken = action.positional.iter();
        let taken = taken.map(|a| format!(", {}: {}", a.name, a.taken));
        let taken: String = taken.collect();
        format!("pub fn {}(&self{taken}) -> {request}", action.method)
    });
    window.chain(items).chain(actions).collect()
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
    let lifetime = |body: Option<&Body>| match body {
        Some(body) if body.taken.contains("'a") => "<'a>",
        _ => "",
    };
    let required = operation.body.as_ref().filter(|b| b.required);
    let method = format!(
        "pub fn {}{}({}) -> {request}",
        operation.method,
        lifetime(required),
        positional.join(", ")
    );
    let setter = |name: &str, taken: &str| format!("pub fn {name}(self, {taken}) -> Self");
    let optional = operation.optional.iter();
    let optional = optional.map(|a| setter(&a.name, &taken(a)));
    let bodies = operation.body.iter().filter(|b| !b.required);
    let bodies = bodies.map(|b| {
        let name = format!("{}{}", b.name, lifetime(Some(b)));
        setter(&name, &body_taken(b))
    });
    let handle = format!("pub fn {}(&self) -> ", operation.handle);
    let mut lines = vec![handle, method];
    lines.extend(optional.chain(bodies));
    lines.extend(extras(operation, request));
    lines.extend(operation.body.iter().flat_map(choice));
    let headers = operation.headers.iter();
    lines.extend(headers.map(|name| format!("pub const {}: ", name.replace("headers::", ""))));
    match &operation.answer {
        Answer::One(cases) => {
            let given = cases.iter().take(1);
            lines.extend(given.map(|case| format!("{request} -> {}, ", case.ty)));
        }
        Answer::Several(several) => lines.extend(cases(several)),
    }
    lines
}
