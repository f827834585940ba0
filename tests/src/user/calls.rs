//! The uses of operations: methods, setters, what a call gives, and the enums of all of these.

use specwright::surface::{
    Answer, Argument, Body, BodyKind, CaseEnum, Operation, PayloadKind, Positional, Surface,
};

use super::{Program, arguments, arm, parameters};

impl Program {
    pub(super) fn calls(&mut self, surface: &Surface) {
        for set in &surface.error_sets {
            self.cases(&set.path, set);
        }
        for operation in &surface.operations {
            self.starts(operation);
            self.sets(operation);
            self.gives(surface, operation);
            self.choice(operation);
            if let Answer::Several(several) = &operation.answer {
                self.cases(&format!("api::{}", several.path), several);
            }
        }
    }

    /// The method, once for each way to give its body, and the actions.
    fn starts(&mut self, operation: &Operation) {
        let body = operation.body.as_ref().filter(|body| body.required);
        let bodies = body.map_or(vec![String::new()], ways);
        for body in &bodies {
            let taken = operation.positional.iter().map(|place| match place {
                Positional::Argument(argument) => lent(&argument.taken),
                Positional::Body => body.clone(),
            });
            self.start(operation, &operation.method, &taken.collect::<Vec<_>>());
        }
        for action in &operation.actions {
            let taken = action.positional.iter().map(|a: &Argument| lent(&a.taken));
            self.start(operation, &action.method, &taken.collect::<Vec<_>>());
        }
    }

    fn start(&mut self, operation: &Operation, method: &str, taken: &[String]) {
        let (handle, request) = (&operation.handle, &operation.request);
        let passed = arguments(taken.len());
        let given = ["c: &Client".to_owned(), parameters(taken)];
        let given: Vec<String> = given.into_iter().filter(|text| !text.is_empty()).collect();
        self.function(
            &given.join(", "),
            &format!("let _: api::{request} = c.{handle}().{method}({passed});"),
        );
    }

    fn sets(&mut self, operation: &Operation) {
        let request = &operation.request;
        let mut set = |name: &str, ty: &str| {
            self.function(
                &format!("call: api::{request}, value: {ty}"),
                &format!("let _: api::{request} = call.{name}(value);"),
            );
        };
        for argument in &operation.optional {
            set(&argument.name, &lent(&argument.taken));
        }
        if let Some(window) = &operation.window {
            set(&window.name, "std::ops::Range<u32>");
        }
        for body in operation.body.iter().filter(|body| !body.required) {
            for way in &ways(body) {
                set(&body.name, way);
            }
        }
    }

    /// What a call gives when it is awaited, blocks or is walked.
    fn gives(&mut self, surface: &Surface, operation: &Operation) {
        let request = format!("api::{}", operation.request);
        let value = match &operation.answer {
            Answer::One(cases) => cases
                .first()
                .map_or("()".to_owned(), |case| case.ty.clone()),
            Answer::Several(several) => format!("api::{}", several.path),
        };
        let errors = operation.errors.map(|set| &*surface.error_sets[set].path);
        let error = errors.unwrap_or("_");
        let result = format!("Result<rt::Response<{value}>, rt::CallError<{error}>>");
        let typed = errors.map(|path| {
            format!(" let _: Option<Result<{path}, rt::DecodeError>> = given.unwrap_err().typed();")
        });
        let typed = typed.unwrap_or_default();
        self.function(
            &format!("call: {request}"),
            &format!("async {{ let given: {result} = call.await;{typed} }};"),
        );
        self.function(
            &format!("call: {request}"),
            &format!("let _: {result} = call.send_blocking();"),
        );
        if let Some(item) = &operation.items {
            self.function(
                &format!("call: {request}"),
                &format!("let _: rt::Pages<{item}, {error}> = call.stream();"),
            );
        }
    }

    /// The enum of the media types of a body.
    fn choice(&mut self, operation: &Operation) {
        let Some(body) = &operation.body else { return };
        let Some(path) = body.choice.as_ref().map(|path| format!("api::{path}")) else {
            return;
        };
        let borrows = body
            .contents
            .iter()
            .any(|content| content.held.starts_with('&'));
        let lifetime = if borrows { "<'a>" } else { "" };
        let held = |text: &str| text.to_owned();
        let arms = body
            .contents
            .iter()
            .map(|c| arm(&path, &c.variant, Some(&held(&c.held))));
        let arms: String = arms.collect();
        self.named(&format!("{path}{}", if borrows { "<'static>" } else { "" }));
        self.borrowing(
            lifetime,
            &format!("given: {path}{lifetime}"),
            &format!("is_cloned::<{path}{lifetime}>(); match given {{ {arms}_ => {{}} }}"),
        );
        for content in &body.contents {
            let text = format!(
                "let _: {path}{lifetime} = {path}::{}(held);",
                content.variant
            );
            self.borrowing(lifetime, &format!("held: {}", content.held), &text);
        }
    }

    /// An enum of an answer or of errors.
    fn cases(&mut self, path: &str, set: &CaseEnum) {
        let held =
            |ty: &str, kind: PayloadKind| (kind != PayloadKind::Empty).then(|| ty.to_owned());
        let arms = set.cases.iter().map(|case| {
            let held = held(&case.ty, case.kind);
            arm(path, &case.variant, held.as_deref())
        });
        let undeclared = set.undeclared.iter();
        let undeclared = undeclared.map(|variant| arm(path, variant, Some("rt::Reply")));
        let arms: String = arms.chain(undeclared).collect();
        self.named(path);
        self.function(
            &format!("given: {path}"),
            &format!("match given {{ {arms}_ => {{}} }}"),
        );
        if !set.is_live() {
            self.function("", &format!("is_cloned::<{path}>();"));
        }
        self.function("", &format!("is_shown::<{path}>();"));
        if let Some(ty) = &set.body {
            let text = format!("let _: {ty} = given.into_body();");
            self.function(&format!("given: {path}"), &text);
        }
    }
}

/// What users lend a call: texts and lists from what owns them.
fn lent(taken: &str) -> String {
    match taken
        .strip_prefix("&[")
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some(item) => format!("&Vec<{item}>"),
        None if taken == "&str" => "&String".to_owned(),
        None => taken.to_owned(),
    }
}

/// The types in which users give a body.
fn ways(body: &Body) -> Vec<String> {
    let held = |text: &str| text.replace("&'a ", "&");
    let Some(default) = body.contents.first() else {
        return Vec::new();
    };
    match (&body.choice, default.kind) {
        (None, BodyKind::Bytes) => ["Vec<u8>", "String", "rt::File"]
            .map(str::to_owned)
            .to_vec(),
        (None, _) => vec![lent(&body.taken)],
        (Some(path), _) => {
            let borrows = body
                .contents
                .iter()
                .any(|content| content.held.starts_with('&'));
            let lifetime = if borrows { "<'_>" } else { "" };
            vec![held(&default.held), format!("api::{path}{lifetime}")]
        }
    }
}
