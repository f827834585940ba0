//! An example for each call, which compiles.

use quote::quote;

use super::{printer::spelled, types::Named};
use crate::{
    ir::{Argument, Body, BodyFormat, Location, Operation, Type},
    names::OperationNames,
};

/// What an example calls.
#[derive(Clone, Copy)]
pub(super) struct Called<'a> {
    /// The method.
    pub(super) method: &'a str,
    /// Whether it takes the body.
    pub(super) body: bool,
}

/// The lines of an example that makes the call; what cannot be written in a word is given.
pub(super) fn of(
    named: Named<'_>,
    operation: &Operation,
    names: &OperationNames,
    called: Called<'_>,
    root: &str,
) -> Vec<String> {
    let client = if names.required.iter().any(|name| name == "client") {
        "client_"
    } else {
        "client"
    };
    let mut given = vec![format!("{client}: &{root}::Client")];
    let mut arguments: Vec<String> = Vec::new();
    let body = operation.body.as_ref();
    let body = body.filter(|b| b.required && called.body);
    let mut in_path = true;
    for (argument, name) in operation.required.iter().zip(&names.required) {
        if in_path && argument.location != Location::Path {
            in_path = false;
            arguments.extend(body.map(|body| body_value(named, body, names, root, &mut given)));
        }
        arguments.push(value(named, argument, name, root, &mut given));
    }
    if in_path {
        arguments.extend(body.map(|body| body_value(named, body, names, root, &mut given)));
    }
    let tag = &named.names.tags[operation.tag];
    let (handle, method) = (&tag.module, called.method);
    let call = format!("{client}.{handle}().{method}({})", arguments.join(", "));
    let krate = root.split("::").next().unwrap_or(root);
    let allow = operation
        .docs
        .deprecated
        .then(|| "# #[allow(deprecated)]".to_owned());
    let mut lines = vec!["# Example".to_owned(), "```".to_owned()];
    lines.extend(allow);
    lines.push(format!(
        "# async fn example({}) -> Result<(), {krate}::Error> {{",
        given.join(", ")
    ));
    if operation.paging.is_some() && called.body {
        lines.extend(walk(&call));
    } else {
        lines.push(format!("let answer = {call}.await?;"));
        lines.push("# let _ = answer.status(); Ok(()) }".to_owned());
    }
    lines.push("```".to_owned());
    lines
}

/// All items of a list, however many pages there are.
fn walk(call: &str) -> Vec<String> {
    let lines = [
        &format!("let mut items = {call}.stream();"),
        "while let Some(item) = items.next().await {",
        "    let item = item?;",
        "#   let _ = item;",
        "}",
        "# Ok(()) }",
    ];
    lines.map(str::to_owned).into()
}

fn value(
    named: Named<'_>,
    argument: &Argument,
    name: &str,
    root: &str,
    given: &mut Vec<String>,
) -> String {
    let text = argument.example.as_deref().unwrap_or(&argument.wire);
    match literal(named, &argument.ty, text) {
        Some(text) => text,
        None => {
            let path: proc_macro2::TokenStream = quote!(model::);
            let ty = spelled(&named.borrowed(&argument.ty, &path));
            given.push(format!("{name}: {}", absolute(&ty, root)));
            name.to_owned()
        }
    }
}

fn body_value(
    named: Named<'_>,
    body: &Body,
    names: &OperationNames,
    root: &str,
    given: &mut Vec<String>,
) -> String {
    let ty = match &body.cases[..] {
        [only] if only.format == BodyFormat::Bytes => return "\"bytes\"".to_owned(),
        [first, ..] => spelled(&named.body_value(first, &quote!(model::), &quote!())),
        [] => return String::new(),
    };
    given.push(format!("{}: {}", names.body, absolute(&ty, root)));
    names.body.clone()
}

fn absolute(ty: &str, root: &str) -> String {
    let krate = root.split("::").next().unwrap_or(root);
    // The runtime comes first and last: the name of a crate or module may end like `rt` or `model`.
    let ty = ty.replace("rt::Map<", "std::collections::BTreeMap<String, ");
    ty.replace("rt::", "\0")
        .replace("model::", &format!("{root}::model::"))
        .replace('\0', &format!("{krate}::"))
}

/// A value that can be written in a word, or a list of one; a text is `text`. What holds more is
/// given to the example: lists in lists are no literals of the type that a call takes.
fn literal(named: Named<'_>, ty: &Type, text: &str) -> Option<String> {
    match named.api.dealiased(ty) {
        Type::List(inner) => Some(format!("&[{}]", word(named, inner, text)?)),
        ty => word(named, ty, text),
    }
}

fn word(named: Named<'_>, ty: &Type, text: &str) -> Option<String> {
    Some(match named.api.dealiased(ty) {
        Type::Bool => "true".to_owned(),
        Type::I32 | Type::I64 | Type::U32 | Type::U64 => "1".to_owned(),
        Type::F32 | Type::F64 => "1.0".to_owned(),
        // A backtick could end the block that the example stands in.
        Type::String => format!("{text:?}").replace('`', "\\u{60}"),
        _ => return None,
    })
}
