//! What makes files a crate: `Cargo.toml`, `lib.rs`, `README.md`.

use std::fmt::Write as _;

use super::{
    CrateOptions, RuntimeDependency, docs::Doc, formats, printer::MARK, server::FEATURE,
    types::Named,
};

/// Lints: the crate promises documentation, and takes texts and names of documents as they are.
const ATTRIBUTES: &str = "\
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![allow(
    confusable_idents,
    mixed_script_confusables,
    non_camel_case_types,
    non_snake_case,
    uncommon_codepoints,
    clippy::disallowed_names,
    clippy::doc_lazy_continuation,
    clippy::doc_overindented_list_items,
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::match_overlapping_arm,
    clippy::module_inception,
    clippy::new_ret_no_self,
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::wrong_self_convention
)]
";

/// What users of the crate name besides its own types.
const REEXPORTS: [&str; 50] = [
    "Attempt",
    "Base64",
    "Body",
    "BoxError",
    "BoxFuture",
    "BuildError",
    "ByteStream",
    "Bytes",
    "CallError",
    "CallOptions",
    "ClientCredentials",
    "Clock",
    "DecodeError",
    "Error",
    "ErrorBody",
    "Exchange",
    "File",
    "Header",
    "HeaderMap",
    "Hook",
    "JsonStream",
    "MockTransport",
    "Number",
    "Outcome",
    "Pages",
    "Patch",
    "RecordingTransport",
    "RefreshToken",
    "ReplayTransport",
    "Reply",
    "ReplyFuture",
    "Request",
    "Response",
    "ResponseFuture",
    "Retry",
    "Secret",
    "SentRequest",
    "Server",
    "StatusCode",
    "Table",
    "Token",
    "TokenRequest",
    "TokenSource",
    "TokenStore",
    "TokioClock",
    "Transport",
    "TransportError",
    "TransportResponse",
    "Value",
    "Window",
];

/// The same where the runtime has an HTTP client of its own.
const CLIENT_REEXPORTS: &str = "\
#[cfg(not(target_arch = \"wasm32\"))]
pub use specwright_runtime::{http_client_builder, reqwest};
";

/// The same for servers.
const SERVER_REEXPORTS: &str = "\
#[cfg(feature = \"server\")]
pub use specwright_runtime::serve;
";

/// The same for what features of the runtime bring.
const BROUGHT: [(&str, &[&str]); 2] = [
    (formats::AUTHORIZATION_CODE, &["AuthorizationCode", "Login"]),
    (formats::EVENTS, &["Event", "EventStream"]),
];

/// Features: what a name turns on.
type Features = Vec<(String, Vec<String>)>;

/// The crates whose types stand for formats of texts.
type Crates = std::collections::BTreeSet<&'static str>;

/// The features of the tags of one API.
pub(super) fn tag_features(named: Named<'_>) -> Vec<String> {
    let names = named.names.tags.iter();
    names.map(|t| named.feature(&t.feature)).collect()
}

/// `Cargo.toml`; `crates` are those whose types the models use.
pub(super) fn manifest(
    options: &CrateOptions,
    description: &str,
    features: &Features,
    crates: &Crates,
) -> String {
    let mut text = format!("# {MARK}; do not edit: run `{}`.\n", options.command);
    let _ = write!(
        text,
        "[package]\nname = \"{}\"\nversion = \"{}\"\nedition = \"2024\"\nrust-version = \"1.95\"\n\
         description = {}\n",
        options.name,
        options.version,
        toml_string(description),
    );
    if let Some(license) = &options.license {
        let _ = writeln!(text, "license = {}", toml_string(license));
    }
    text.push_str("publish = false\n\n[features]\n");
    for (name, implied) in features {
        let list: Vec<String> = implied.iter().map(|f| format!("\"{f}\"")).collect();
        let one_line = format!("{name} = [{}]\n", list.join(", "));
        if one_line.len() <= 100 || list.is_empty() {
            text.push_str(&one_line);
        } else {
            let _ = writeln!(text, "{name} = [\n    {},\n]", list.join(",\n    "));
        }
    }
    let source = match &options.runtime {
        RuntimeDependency::Path(path) => format!("path = {}", toml_string(path)),
        RuntimeDependency::Version(version) => format!("version = {}", toml_string(version)),
        RuntimeDependency::Bundled => "path = \"runtime\"".to_owned(),
    };
    let list: Vec<String> = crates.iter().map(|krate| format!("\"{krate}\"")).collect();
    let features = if list.is_empty() {
        String::new()
    } else {
        format!(", features = [{}]", list.join(", "))
    };
    let _ = write!(
        text,
        "\n[dependencies]\n\
         specwright-runtime = {{ {source}, default-features = false{features} }}\n"
    );
    text
}

/// What users name besides the types of the crate; a feature of the runtime that brings no names of
/// its own has the name of the crate that it brings.
fn reexports(crates: &Crates) -> String {
    let mut text = re_exported(&REEXPORTS);
    for (_, names) in BROUGHT
        .iter()
        .filter(|(feature, _)| crates.contains(feature))
    {
        text.push_str(&re_exported(names));
    }
    let is_crate = |name: &&str| !BROUGHT.iter().any(|(feature, _)| feature == name);
    let brought: Vec<&str> = crates.iter().copied().filter(is_crate).collect();
    // Apart from the others, since rustfmt sorts what stands together.
    format!(
        "{text}{}\n{SERVER_REEXPORTS}{CLIENT_REEXPORTS}",
        re_exported(&brought)
    )
}

fn re_exported(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    match &names[..] {
        [] => String::new(),
        [only] => format!("pub use specwright_runtime::{only};\n"),
        names => {
            let list =
                super::rows::list(("{", "}"), names, 0, "pub use specwright_runtime::;".len());
            format!("pub use specwright_runtime::{list};\n")
        }
    }
}

/// The features that every generated crate has, beside those of its tags.
pub(super) fn features(apis: Features, all: Vec<String>) -> Features {
    let mut default = vec!["rustls".to_owned(), "tracing".to_owned()];
    default.extend(all);
    let mut features = vec![("default".to_owned(), default)];
    for name in ["rustls", "native-tls", "blocking", "gzip", "tracing"] {
        features.push((name.to_owned(), vec![format!("specwright-runtime/{name}")]));
    }
    features.push(("partial-eq".to_owned(), Vec::new()));
    let server = vec!["specwright-runtime/server".to_owned()];
    features.push((FEATURE.to_owned(), server));
    features.extend(apis);
    features
}

/// `lib.rs` of a crate with one API: its modules stand at the root.
pub(super) fn single_root(named: Named<'_>, modules: &str, options: &CrateOptions) -> String {
    let intro =
        Doc::new(Some(&named.api.title), "A client.").text(named.api.description.as_deref());
    let skipped: String = modules
        .lines()
        .map(|line| {
            // rustfmt would lay the files out in another way than they are written.
            let module = line.starts_with("mod ") || line.starts_with("pub");
            let skip = if module && line.contains("mod ") {
                "#[rustfmt::skip]\n"
            } else {
                ""
            };
            format!("{skip}{line}\n")
        })
        .collect();
    let reexports = reexports(&formats::crates(std::iter::once(named.api)));
    format!(
        "// {MARK}; do not edit: run `{}`.\n\n{}\n{ATTRIBUTES}\n{skipped}\n{reexports}",
        options.command,
        intro.comment("", "//!"),
    )
}

/// `lib.rs` of a crate with several APIs: a module each.
pub(super) fn shared_root(apis: &[(&str, Named<'_>)], options: &CrateOptions) -> String {
    let mut list: Vec<String> = Vec::new();
    for (module, named) in apis {
        // A colon after the bracket would define a link instead of being one.
        list.push(format!("- [`{module}`] — {}", title(*named)));
    }
    let names: Vec<String> = apis.iter().map(|(_, n)| title(*n)).collect();
    let intro = Doc::new(None, &format!("Clients for {}.", names.join(", "))).lines(list);
    let mut text = format!(
        "// {MARK}; do not edit: run `{}`.\n\n{}\n{ATTRIBUTES}\n",
        options.command,
        intro.comment("", "//!"),
    );
    for (module, named) in apis {
        let features: Vec<String> = std::iter::once((*module).to_owned())
            .chain(tag_features(*named))
            .map(|f| format!("feature = \"{f}\""))
            .collect();
        let one_line = match &features[..] {
            [only] => format!("#[cfg({only})]\n"),
            several => format!("#[cfg(any({}))]\n", several.join(", ")),
        };
        if one_line.len() <= 100 {
            text.push_str(&one_line);
        } else {
            let _ = write!(text, "#[cfg(any(\n    {}\n))]\n", features.join(",\n    "));
        }
        let _ = write!(text, "#[rustfmt::skip]\npub mod {module};\n");
    }
    text.push('\n');
    text + &reexports(&formats::crates(apis.iter().map(|(_, named)| named.api)))
}

/// The title of an API as a part of a line of documentation.
fn title(named: Named<'_>) -> String {
    let lines = Doc::new(Some(&named.api.title), "an API without a title").joined();
    let words: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    words.join(" ")
}

/// `README.md`
pub(super) fn readme(options: &CrateOptions, apis: &[(Option<&str>, Named<'_>)]) -> String {
    let name = &options.name;
    let mut text = format!(
        "<!-- {MARK}; do not edit: run `{}`. -->\n\n# {name}\n",
        options.command
    );
    for (module, named) in apis {
        let api = named.api;
        let krate = name.replace('-', "_");
        let path = module.map_or(krate.clone(), |module| format!("{krate}::{module}"));
        let _ = write!(
            text,
            "\n## {}\n\nVersion {}, {} operations, module `{path}`.\n\n| tag | feature | operations |\n\
             | --- | --- | --- |\n",
            api.title,
            api.version,
            api.operations.len(),
        );
        for (index, names) in named.names.tags.iter().enumerate() {
            let methods: Vec<String> = api
                .operations
                .iter()
                .zip(&named.names.operations)
                .filter(|(o, _)| o.tag == index)
                .flat_map(|(_, names)| std::iter::once(&names.method).chain(&names.actions))
                .map(|method| format!("`{method}`"))
                .collect();
            let (module, feature) = (&names.module, named.feature(&names.feature));
            let _ = writeln!(
                text,
                "| `{module}()` | `{feature}` | {} |",
                methods.join(", ")
            );
        }
    }
    text.push_str(
        "\n## Features\n\nEvery tag has a feature, and all of them are on by default. With \
         `default-features = false`\nonly those that are named are compiled: name the tags that are \
         called, and one of `rustls`\n(default) and `native-tls`, which choose how TLS is done.\n\n\
         - `tracing` (default): each attempt of a call is a span of the crate `tracing`, without secrets.\n\
         - `blocking`: calls can be sent by `send_blocking`, without an async runtime.\n\
         - `gzip`: answers may come compressed.\n\
         - `partial-eq`: models have `PartialEq`.\n\
         - `server`: the module `server` of the API, with what a server of it is made of: a trait for\n  \
           each tag to be implemented, `routes` for what implements it, and `SERVICE`, which `serve::Service`\n  \
           makes a router of.\n",
    );
    text
}

/// A string of TOML, which escapes as JSON does.
fn toml_string(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    serde_json::Value::String(line).to_string()
}
