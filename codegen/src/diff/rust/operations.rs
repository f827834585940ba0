//! The items of operations: methods, requests with their setters, and the enums of bodies,
//! answers and errors.

use super::items::{Item, Items, Taken, name};
use crate::{
    ir::Location,
    pointer::Pointer,
    surface::{Answer, Argument, Body, CaseEnum, Operation, PayloadKind, Positional, Surface},
};

/// The path of the method of an operation: `teams::Teams::list`.
pub(super) fn method_path(surface: &Surface, operation: &Operation, method: &str) -> String {
    let tag = surface
        .tags
        .iter()
        .find(|tag| tag.module == operation.handle);
    let handle = tag.map_or(&operation.handle, |tag| &tag.handle);
    format!("{handle}::{method}")
}

impl Items<'_> {
    pub(super) fn operations(&mut self, surface: &Surface) {
        let same = self.same;
        let operations = surface.operations.iter();
        for operation in operations.filter(|o| !same.has(&o.request)) {
            let method = method_path(surface, operation, &operation.method);
            self.method(operation, &method);
            self.actions(surface, operation, &method);
            self.request(surface, operation, &method);
            self.setters(operation);
            self.choice(operation, &method);
            if let Answer::Several(several) = &operation.answer {
                let places = statuses(operation, several);
                self.case_enum(several, Some(&method), &places, "answer");
            }
        }
        let sets = surface.error_sets.iter().enumerate();
        for (i, set) in sets.filter(|(_, set)| !same.has(&set.path)) {
            let failing = surface.operations.iter().filter(|o| o.errors == Some(i));
            let places: Vec<Pointer> = failing.flat_map(|o| statuses(o, set)).collect();
            self.case_enum(set, None, &places, "errors");
            if let Some(ty) = &set.body {
                let text = format!("fn into_body(self) -> {ty}");
                let item = Item::new(format!("{}::into_body", set.path), text)
                    .owned_by(&set.path)
                    .seen(self.seen(ty))
                    .at(places);
                self.add(item, &[ty]);
            }
        }
    }

    fn method(&mut self, operation: &Operation, path: &str) {
        let (mut parts, mut taken, mut types) = (Vec::new(), Vec::new(), Vec::new());
        let mut places = vec![operation.pointer.child("parameters")];
        for place in &operation.positional {
            match (place, &operation.body) {
                (Positional::Argument(argument), _) => {
                    parts.push(format!("{}: {}", argument.name, argument.taken));
                    taken.push(self.argument(argument));
                    types.push(argument.owned.as_str());
                    places.push(argument.pointer.clone());
                }
                (Positional::Body, Some(body)) => {
                    parts.push(format!("{}: {}", body.name, body_type(body)));
                    taken.push(self.body(body));
                    types.extend(body.contents.iter().map(|c| c.owned.as_str()));
                    places.push(operation.pointer.child("requestBody"));
                }
                (Positional::Body, None) => {}
            }
        }
        let own = ["operationId", "tags", "deprecated", "x-rust-name"];
        places.extend(own.map(|member| operation.pointer.child(member)));
        let item = starting(operation, path, &parts, taken);
        self.add(item.at(places), &types);
    }

    fn actions(&mut self, surface: &Surface, operation: &Operation, method: &str) {
        for action in &operation.actions {
            let taken = action.positional.iter().map(|a| self.argument(a)).collect();
            let parts = action.positional.iter();
            let parts: Vec<String> = parts.map(|a| format!("{}: {}", a.name, a.taken)).collect();
            let path = method_path(surface, operation, &action.method);
            let item = starting(operation, &path, &parts, taken)
                .owned_by(method)
                .origin(format!("action {:?}", action.wire))
                .at([operation.pointer.child("x-actions")])
                .at(action.positional.iter().map(|a| a.pointer.clone()));
            let types: Vec<&str> = action.positional.iter().map(|a| &*a.owned).collect();
            self.add(item, &types);
        }
    }

    fn argument(&self, argument: &Argument) -> Taken {
        Taken {
            ty: self.seen(&argument.taken),
            also: None,
            name: argument.name.clone(),
            wire: argument.wire.clone(),
            by_place: argument.location == Location::Path,
        }
    }

    fn body(&self, body: &Body) -> Taken {
        let default = body.contents.first();
        let also = default.filter(|_| body.choice.is_some());
        Taken {
            ty: self.seen(&body_type(body)),
            also: also.map(|content| self.seen(&content.held.replace("'a ", ""))),
            name: body.name.clone(),
            wire: String::new(),
            by_place: false,
        }
    }

    /// The request type: what awaiting it gives, and the stream of its items.
    fn request(&mut self, surface: &Surface, operation: &Operation, method: &str) {
        let value = match &operation.answer {
            Answer::One(cases) => cases.first().map_or("()", |case| &case.ty),
            Answer::Several(several) => &several.path,
        };
        let errors = operation
            .errors
            .map(|set| surface.error_sets[set].path.as_str());
        // Users cannot name the error body of a call that declares none.
        let error = errors.unwrap_or("NoErrorBody");
        let responses = || [operation.pointer.child("responses")];
        let able = errors.map(|path| format!("typed errors {}", self.seen(path)));
        let (errors, fails) = (able.clone().unwrap_or_default(), able.is_some());
        let text = format!("await -> Result<Response<{value}>, CallError<{error}>>");
        let item = Item::new(&operation.request, text)
            .owned_by(method)
            .seen(self.seen(value))
            .having(&errors, fails)
            .at(responses());
        let failures = operation.errors.map(|set| &surface.error_sets[set].cases);
        let failures = failures.into_iter().flatten().map(|case| case.ty.as_str());
        let types: Vec<&str> = failures.chain([value]).collect();
        self.add(item, &types);
        if let Some(ty) = &operation.items {
            let text = format!("fn stream(self) -> Pages<{ty}, {error}>");
            let item = Item::new(format!("{}::stream", operation.request), text)
                .owned_by(&operation.request)
                .seen(self.seen(ty))
                .having(&errors, fails)
                .at(responses())
                .at([operation.pointer.child("x-pagination")]);
            self.add(item, &[ty]);
        }
    }

    fn setters(&mut self, operation: &Operation) {
        let request = &operation.request;
        let setter = |name: &str, ty: &str| {
            let text = format!("fn {name}(self, {name}: {ty}) -> Self");
            Item::new(format!("{request}::{name}"), text).owned_by(request)
        };
        for argument in &operation.optional {
            let item = setter(&argument.name, &argument.taken)
                .origin(format!("{:?} {}", argument.location, argument.wire))
                .seen(self.seen(&argument.taken))
                .at([
                    argument.pointer.clone(),
                    operation.pointer.child("parameters"),
                ]);
            self.add(item, &[&argument.owned]);
        }
        if let Some(window) = &operation.window {
            let item = setter(&window.name, "impl Into<rt::Window>")
                .origin("window")
                .seen("window")
                .at([
                    window.pointer.clone(),
                    operation.pointer.child("x-pagination"),
                ]);
            self.add(item, &[]);
        }
        if let Some(body) = operation.body.as_ref().filter(|body| !body.required) {
            let item = setter(&body.name, &body_type(body))
                .origin("body")
                .taking(vec![self.body(body)])
                .at([operation.pointer.child("requestBody")]);
            let types: Vec<&str> = body.contents.iter().map(|c| c.owned.as_str()).collect();
            self.add(item, &types);
        }
    }

    /// The enum of the media types of a body.
    fn choice(&mut self, operation: &Operation, method: &str) {
        let Some((body, path)) = operation
            .body
            .as_ref()
            .and_then(|b| Some((b, b.choice.as_ref()?)))
        else {
            return;
        };
        let lifetime = if borrows(body) { "<'a>" } else { "" };
        let place = operation.pointer.child("requestBody");
        let default = body.contents.first().map_or("", |content| &content.held);
        let head = format!(
            "#[non_exhaustive] pub enum {}{lifetime} /* from {default} */",
            name(path)
        );
        let from = format!("From<{}>", self.seen(default));
        let item = Item::new(path, head)
            .owned_by(method)
            .seen(format!("body {lifetime}"))
            .having(from, true)
            .at([place.clone()]);
        self.add(item, &[]);
        for content in &body.contents {
            let media = format!("media type {}", content.media_type);
            self.variant((path, &content.variant), Some(&content.held), |item| {
                item.origin(media).at([place.clone()])
            });
        }
    }

    /// An enum of an answer or of errors.
    fn case_enum(&mut self, set: &CaseEnum, owner: Option<&str>, places: &[Pointer], what: &str) {
        let derive = if set.is_live() {
            "Debug"
        } else {
            "Clone, Debug"
        };
        let head = format!(
            "#[derive({derive})] #[non_exhaustive] pub enum {}",
            name(&set.path)
        );
        let mut item = Item::new(&set.path, head)
            .seen(what)
            .having("Clone", !set.is_live())
            .at(places.iter().cloned());
        item.owner = owner.map(str::to_owned);
        let types: Vec<&str> = set.cases.iter().map(|case| case.ty.as_str()).collect();
        self.add(item, &types);
        for case in &set.cases {
            let held = (case.kind != PayloadKind::Empty).then_some(case.ty.as_str());
            let origin = format!("case {} {}", case.status, case.media_types.join(" "));
            self.variant((&set.path, &case.variant), held, |item| {
                item.origin(origin).at(places.iter().cloned())
            });
        }
        if let Some(variant) = &set.undeclared {
            self.variant((&set.path, variant), Some("rt::Reply"), |item| {
                item.at(places.iter().map(Pointer::parent))
            });
        }
    }
}

/// A method that starts a call.
fn starting(operation: &Operation, path: &str, parts: &[String], taken: Vec<Taken>) -> Item {
    let parameters: String = parts.iter().map(|part| format!(", {part}")).collect();
    let mark = if operation.deprecated {
        "#[deprecated] "
    } else {
        ""
    };
    let (method, request) = (name(path), name(&operation.request));
    let text = format!("{mark}fn {method}(&self{parameters}) -> {request}");
    let mut item = Item::new(path, text).taking(taken);
    item.form.deprecated = operation.deprecated;
    item
}

/// The type in which a call takes its body, under the name that users have for it.
fn body_type(body: &Body) -> String {
    match &body.choice {
        Some(path) if borrows(body) => format!("impl Into<{path}<'_>>"),
        Some(path) => format!("impl Into<{path}>"),
        None => body.taken.clone(),
    }
}

/// Whether the enum of a body borrows what it holds.
fn borrows(body: &Body) -> bool {
    body.contents
        .iter()
        .any(|content| content.held.starts_with('&'))
}

/// Where the responses stand that an operation has of a set of cases.
fn statuses(operation: &Operation, set: &CaseEnum) -> Vec<Pointer> {
    let responses = operation.pointer.child("responses");
    let statuses = set.cases.iter().map(|case| responses.child(case.status));
    statuses.collect()
}
