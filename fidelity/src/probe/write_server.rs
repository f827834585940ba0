//! The source of the server of a probe: stubs that say what they were given and answer as asked.

use std::fmt::Write as _;

use specwright::{
    files::FileSet,
    ir::Status,
    surface::{Operation, PayloadKind, Served, ServedBody, ServedReply, Surface},
};

use super::write::{HEAD, OPERATIONS, location};

/// The files below `src/`, and the modules that they are.
pub(super) fn sources(surface: &Surface) -> (FileSet, Vec<String>) {
    let mut files = FileSet::new();
    let mut modules = vec!["service".to_owned()];
    for (n, chunk) in surface.operations.chunks(OPERATIONS).enumerate() {
        let mut text = format!("{HEAD}use specwright_runtime::serve as srv;\n");
        for (place, operation) in (n * OPERATIONS..).zip(chunk) {
            text.push_str(&stub(place, operation));
        }
        files.insert(format!("stubs_{n}.rs"), text);
        modules.push(format!("stubs_{n}"));
    }
    files.insert("service.rs", service(surface));
    (files, modules)
}

/// The implementations of the traits, and the function that makes the server.
fn service(surface: &Surface) -> String {
    let mut text = format!(
        "{HEAD}use specwright_runtime::serve as srv;\n\npub struct Stub(Shelf);\n\n\
         pub fn service(shelf: &Shelf) -> Result<srv::axum::Router, String> {{\n    \
         let stub = std::sync::Arc::new(Stub(shelf.clone()));\n    \
         let service = srv::Service::new(&api::server::SERVICE);\n"
    );
    let mut tags: Vec<(&Served, Vec<(usize, &Served)>)> = Vec::new();
    for (place, operation) in surface.operations.iter().enumerate() {
        let served = &operation.served;
        match tags
            .iter_mut()
            .find(|(tag, _)| tag.handlers == served.handlers)
        {
            Some((_, methods)) => methods.push((place, served)),
            None => tags.push((served, vec![(place, served)])),
        }
    }
    for (Served { routes, .. }, _) in &tags {
        let _ = writeln!(
            text,
            "    let service = service.with(api::{routes}(stub.clone()));"
        );
    }
    text.push_str("    service.into_router().map_err(|error| error.to_string())\n}\n");
    for (Served { handlers, .. }, methods) in tags {
        let _ = write!(text, "\nimpl api::{handlers} for Stub {{\n");
        for (place, served) in methods {
            let Served {
                method,
                input,
                answer,
                ..
            } = served;
            let module = place / OPERATIONS;
            let _ = writeln!(
                text,
                "    async fn {method}(&self, call: srv::Incoming<api::{input}>) \
                 -> srv::Answered<api::{answer}> {{ crate::stubs_{module}::s{place}(&self.0, &call) }}"
            );
        }
        text.push_str("}\n");
    }
    text
}

fn stub(place: usize, operation: &Operation) -> String {
    let Served {
        input,
        answer,
        fields,
        body,
        replies,
        in_band,
        ..
    } = &operation.served;
    let mut text = format!(
        "\npub fn s{place}(shelf: &Shelf, call: &srv::Incoming<api::{input}>) \
         -> srv::Answered<api::{answer}> {{\n    \
         let mut seen = Seen::new({:?});\n",
        operation.id
    );
    for field in fields {
        let (location, wire) = (location(field.location), &field.wire);
        let value = there(&field.name, field.required);
        let _ = writeln!(text, "    seen.argument({location:?}, {wire:?}, {value});");
    }
    text.push_str(&body.as_ref().map(seen_body).unwrap_or_default());
    let _ = writeln!(
        text,
        "    shelf.answer(seen, |r| {{\n        use api::{answer} as A;"
    );
    if let Some(variant) = in_band {
        let _ = writeln!(
            text,
            "        if let Some(e) = r.in_band() {{ return Ok(A::{variant}(e).into()); }}"
        );
    }
    for reply in replies {
        text.push_str(&answered(reply));
    }
    text.push_str("        r.none()\n    })\n}\n");
    text
}

/// A field as it may be there or not.
fn there(field: &str, required: bool) -> String {
    match required {
        true => format!("Some(&call.{field})"),
        false => format!("call.{field}.as_ref()"),
    }
}

fn seen_body(body: &ServedBody) -> String {
    let value = there(&body.name, body.required);
    let Some(choice) = &body.choice else {
        let media_type = body.contents.first().map(|content| &content.media_type);
        let media_type = media_type.map_or("", String::as_str);
        return format!("    seen.body({media_type:?}, {value});\n");
    };
    let arms = body.contents.iter().map(|content| {
        let (variant, media_type) = (&content.variant, &content.media_type);
        format!(
            "        Some(api::{choice}::{variant}(v)) => seen.body({media_type:?}, Some(v)),\n"
        )
    });
    let arms: String = arms.collect();
    format!(
        "    match {value} {{\n{arms}        None => {{}}\n        _ => seen.unlisted(),\n    }}\n"
    )
}

/// What gives an answer, where it is the one that is asked for.
fn answered(reply: &ServedReply) -> String {
    let status = match reply.status {
        Status::Code(_) => None,
        Status::Range(_) | Status::Default => Some("r.status()?"),
    };
    let body = match reply.kind {
        PayloadKind::Empty => None,
        PayloadKind::Value => Some("r.value()?"),
        PayloadKind::Text => Some("r.text()?"),
        PayloadKind::Bytes | PayloadKind::Stream => Some("r.file()"),
        PayloadKind::Records => Some("r.records()?"),
        PayloadKind::Events => Some("r.events()?"),
        PayloadKind::TextEvents => Some("r.texts()?"),
    };
    let parts: Vec<&str> = status.into_iter().chain(body).collect();
    let held = match parts.is_empty() {
        true => String::new(),
        false => format!("({})", parts.join(", ")),
    };
    let ServedReply {
        variant,
        media_types,
        ..
    } = reply;
    let mut text = format!(
        "        if r.is({:?}, &{media_types:?}) {{\n            \
         let a = srv::Answered::from(A::{variant}{held});\n",
        reply.status.to_string()
    );
    for header in &reply.headers {
        let _ = writeln!(text, "            let a = r.header(a, api::{header})?;");
    }
    text.push_str("            return Ok(r.rest(a));\n        }\n");
    text
}
