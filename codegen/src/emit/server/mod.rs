//! The server side of an API: a trait per tag, inputs and answers, what the runtime is told of each
//! operation, and the schemas that it checks.
//!
//! It stands behind the feature `server` in files that the default build does not parse. Like the
//! client it is data and one call for each thing to be done: what happens is in the runtime.

mod answers;
mod inputs;
mod json;
mod refusals;
mod schemas;
mod statics;
mod tags;

use std::fmt::Write as _;

use self::refusals::Refusals;
use super::{docs::Doc, model_files::gate, printer::RustFile, types::Named};
use crate::files::FileSet;

/// The feature that compiles it.
pub(super) const FEATURE: &str = "server";

/// The files below the module of an API, and the lines that declare them.
pub(super) fn emit(named: Named<'_>, root: &str, command: &str) -> (FileSet, String) {
    let mut files = FileSet::new();
    let text = format!(
        "The server side of {}.",
        named.api.title.trim_end_matches('.')
    );
    let intro = Doc::new(Some(&text), "").paragraph(
        "For each tag there is a trait for what a server does, and a function that routes calls \
         to it; `Service` makes both a router, which reads and checks what clients send.",
    );
    let mut file = RustFile::new(intro.comment("", "//!"));
    // Tags are modules here, and none of them has this name.
    file.head("use specwright_runtime::serve::glue as serve;\n\n");
    let refusals = Refusals::new(named.api);
    for tag in 0..named.api.tags.len() {
        let (tag_files, declared) = named.server_files(tag, &refusals, root, command);
        files.extend("server", tag_files);
        file.head(&declared);
    }
    file.text(service(named));
    file.text(refusals.constants());
    files.insert("server/mod.rs", file.finish(command));
    files.insert("server/schemas.json", schemas::text(named.api, command));
    (files, format!("{}pub mod server;\n", gate(FEATURE)))
}

/// What the document says of the whole.
fn service(named: Named<'_>) -> String {
    let mut text = String::from(
        "/// What the document says of the API, for `Service`.\n\
         pub static SERVICE: serve::Spec = serve::Spec {\n    api: &super::client::API,\n    \
         schemas: include_str!(\"schemas.json\"),\n    operations: &[\n",
    );
    let operations = named.api.operations.iter().zip(&named.names.operations);
    for (operation, names) in operations {
        let tag = &named.names.tags[operation.tag];
        let cfg = gate(&named.feature(&tag.feature));
        let (module, name) = (&tag.module, &names.server.operation);
        let _ = writeln!(text, "        {cfg}        &{module}::{name},");
    }
    text + "    ],\n};\n"
}
