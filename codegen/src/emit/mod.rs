//! From an IR with names to the files of a crate.
//!
//! Invariant: emission cannot fail and decides nothing: what is in the IR is written, under the
//! names that were decided. `quote!` is used here only.

mod answers;
mod bodies;
mod client;
mod credentials;
mod docs;
mod enums;
mod errors;
mod examples;
mod formats;
mod headers;
mod layout;
mod method_docs;
mod methods;
mod model_files;
mod models;
mod object_codec;
mod operations;
mod package;
mod paging;
pub(crate) mod printer;
mod rows;
mod server;
mod servers;
pub(crate) mod structs;
mod tables;
pub(crate) mod types;
mod unions;

use printer::RustFile;
use types::Named;

use crate::{files::FileSet, ir::Api, names::Names};

/// What a crate is called and stands on.
#[derive(Clone, Debug)]
pub struct CrateOptions {
    /// The name of the package.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Where its runtime comes from.
    pub runtime: RuntimeDependency,
    /// Its licence, where that is for the generator to say.
    pub license: Option<String>,
    /// The command that makes the files anew, for their headers.
    pub command: String,
}

/// Where the runtime of a crate comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeDependency {
    /// A folder, relative to the crate or absolute.
    Path(String),
    /// A published version.
    Version(String),
    /// The folder `runtime` in the crate.
    Bundled,
}

/// One API of a crate.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The API.
    pub api: &'a Api,
    /// Its names.
    pub names: &'a Names,
}

/// A crate with several APIs: one module and one feature each.
pub fn workspace(apis: &[(String, Part<'_>)], options: &CrateOptions) -> FileSet {
    let mut files = FileSet::new();
    let krate = options.name.replace('-', "_");
    let modules: Vec<String> = apis
        .iter()
        .map(|(name, _)| crate::names::snake(name))
        .collect();
    let named: Vec<Named<'_>> = apis
        .iter()
        .zip(&modules)
        .map(|((_, part), module)| Named {
            api: part.api,
            names: part.names,
            prefix: Some(module),
        })
        .collect();
    let (mut features, mut all) = (Vec::new(), Vec::new());
    for (module, named) in modules.iter().zip(&named) {
        let root = format!("{krate}::{module}");
        let (api_files, declared) = api_files(*named, &root, &options.command);
        let folder = format!("src/{module}");
        files.extend(&folder, api_files);
        files.insert(
            format!("{folder}/mod.rs"),
            module_file(*named, &declared, options),
        );
        let tags = package::tag_features(*named);
        all.push(module.clone());
        features.push((module.clone(), tags.clone()));
        features.extend(tags.into_iter().map(|tag| (tag, Vec::new())));
    }
    let listed: Vec<(&str, Named<'_>)> = modules
        .iter()
        .map(String::as_str)
        .zip(named.iter().copied())
        .collect();
    let titles: Vec<&str> = apis.iter().map(|(_, p)| p.api.title.as_str()).collect();
    let description = format!("Clients for {}.", titles.join(", "));
    let features = package::features(features, all);
    let crates = formats::crates(apis.iter().map(|(_, part)| part.api));
    files.insert(
        "Cargo.toml",
        package::manifest(options, &description, &features, &crates),
    );
    files.insert("src/lib.rs", package::shared_root(&listed, options));
    let optional: Vec<_> = listed.iter().map(|(m, n)| (Some(*m), *n)).collect();
    files.insert("README.md", package::readme(options, &optional));
    files
}

/// A crate with one API, whose modules stand at the root.
pub fn standalone(part: Part<'_>, options: &CrateOptions) -> FileSet {
    let named = Named {
        api: part.api,
        names: part.names,
        prefix: None,
    };
    let root = options.name.replace('-', "_");
    let (api_files, declared) = api_files(named, &root, &options.command);
    let mut files = FileSet::new();
    files.extend("src", api_files);
    files.insert(
        "src/lib.rs",
        package::single_root(named, &declared, options),
    );
    let tags = package::tag_features(named);
    let tag_features = tags.iter().map(|tag| (tag.clone(), Vec::new())).collect();
    let description = format!("A client for {}.", part.api.title);
    let features = package::features(tag_features, tags);
    let crates = formats::crates(std::iter::once(part.api));
    files.insert(
        "Cargo.toml",
        package::manifest(options, &description, &features, &crates),
    );
    files.insert("README.md", package::readme(options, &[(None, named)]));
    files
}

/// The files below the module of an API, and the lines that declare them.
fn api_files(named: Named<'_>, root: &str, command: &str) -> (FileSet, String) {
    let mut files = model_files::emit(named, command);
    files.insert("auth.rs", client::auth(named, command));
    files.insert("client.rs", client::emit(named, command));
    files.extend("", errors::emit(named, command));
    let mut declared = "mod auth;\nmod client;\npub mod errors;\npub mod model;\n".to_owned();
    if let Some(text) = headers::emit(named, command) {
        files.insert("headers.rs", text);
        declared.push_str("pub mod headers;\n");
    }
    if let Some(text) = servers::emit(named, command) {
        files.insert("servers.rs", text);
        declared.push_str("pub mod servers;\n");
    }
    for tag in 0..named.api.tags.len() {
        let (tag_files, lines) = named.tag_files(tag, root, command);
        files.extend("", tag_files);
        declared.push_str(&lines);
    }
    let (server_files, lines) = server::emit(named, root, command);
    files.extend("", server_files);
    declared.push_str(&lines);
    declared.push_str("\npub use client::{Client, ClientBuilder, Credentials};\n");
    (files, declared)
}

fn module_file(named: Named<'_>, declared: &str, options: &CrateOptions) -> String {
    let intro = docs::Doc::new(Some(&named.api.title), "").text(named.api.description.as_deref());
    let mut file = RustFile::new(intro.comment("", "//!"));
    file.head(declared);
    file.finish(&options.command)
}
