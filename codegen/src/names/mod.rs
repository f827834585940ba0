//! What things are called in Rust.
//!
//! Invariant: the one place where Rust names are decided. Names depend on what is in a scope, not
//! on the order in which it is met: wishes are settled after sorting, and a name given away twice
//! is reported.

mod answers;
mod bodies;
mod credentials;
mod operations;
mod scope;
mod server;
mod servers;
mod words;

pub use credentials::SchemeNames;
use scope::{Scope, Wish};
pub use server::GlueNames;
pub(crate) use server::{BODY, IN_BAND};
pub use servers::{ServerNames, ServersNames, VariableNames};
use words::file_stem;
pub(crate) use words::{kebab, screaming, snake, upper_camel};

use crate::{
    diagnostics::Findings,
    ir::{Api, ErrorSet, Model, Security, Shape, Status},
};

/// Names that generated code uses itself or that all Rust code has in scope, so no type may have
/// them.
const USED_TYPES: [&str; 32] = [
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Extend",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToString",
    "TryFrom",
    "TryInto",
    "Vec",
];

/// Modules, methods and re-exports that stand beside the modules of tags.
const BESIDE_TAGS: [&str; 19] = [
    "auth",
    "builder",
    "client",
    "clone",
    "errors",
    "headers",
    "http_client_builder",
    "into",
    "lib",
    "main",
    "mod",
    "model",
    "new",
    "reqwest",
    "serve",
    "server",
    "servers",
    "specwright_runtime",
    "try_into",
];

/// Features that every crate has, and what Cargo takes for one.
const USED_FEATURES: [&str; 9] = [
    "blocking",
    "default",
    "gzip",
    "native-tls",
    "partial-eq",
    "rustls",
    "server",
    "specwright-runtime",
    "tracing",
];

/// All names of an API, by position in the [`Api`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The types of the models.
    pub models: Vec<ModelNames>,
    /// The tags.
    pub tags: Vec<TagNames>,
    /// The operations.
    pub operations: Vec<OperationNames>,
    /// The methods of the security schemes.
    pub schemes: Vec<SchemeNames>,
    /// The statics of the security requirements.
    pub requirements: Vec<String>,
    /// The enums of the error sets.
    pub error_sets: Vec<String>,
    /// The variants of each of these enums.
    pub error_cases: Vec<Vec<String>>,
    /// The statics of the ways in which successes are errors.
    pub in_band: Vec<String>,
    /// The constants of the headers.
    pub headers: Vec<String>,
    /// The servers.
    pub servers: ServersNames,
}

/// The names of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelNames {
    /// The type.
    pub ty: String,
    /// Its fields or variants.
    pub members: Vec<String>,
    /// What catches the rest: the field of further members, the variant of unknown values.
    pub rest: String,
}

/// The names of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagNames {
    /// The module, and the method of the client.
    pub module: String,
    /// The handle type.
    pub handle: String,
    /// The file without its ending: the module where that is ASCII.
    pub file: String,
    /// The Cargo feature.
    pub feature: String,
}

/// The names of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationNames {
    /// The method of the handle.
    pub method: String,
    /// The type of the request.
    pub request: String,
    /// The type of the answer, where several shapes are declared.
    pub answer: String,
    /// Its variants: of the cases.
    pub cases: Vec<String>,
    /// The variant for what is none of the cases.
    pub undeclared: String,
    /// The required arguments.
    pub required: Vec<String>,
    /// The setters of the optional ones.
    pub optional: Vec<String>,
    /// The setter of the window, where a list is walked by one.
    pub window: Option<String>,
    /// The methods of the actions.
    pub actions: Vec<String>,
    /// The body.
    pub body: String,
    /// The type of the body, where several media types are declared.
    pub body_type: String,
    /// Its variants, by media type.
    pub body_variants: Vec<String>,
    /// Those that only servers use.
    pub server: GlueNames,
}

/// Decides all names of an API.
pub fn names(api: &Api, findings: &mut Findings) -> Names {
    let tags = tags(api, findings);
    Names {
        models: models(api, findings),
        operations: operations::names(api, &tags, findings),
        schemes: credentials::names(api, &tags, findings),
        requirements: requirements(api, findings),
        error_sets: error_sets(api, findings),
        error_cases: error_cases(api, findings),
        in_band: in_band(api, findings),
        headers: headers(api, findings),
        servers: servers::names(api, findings),
        tags,
    }
}

fn models(api: &Api, findings: &mut Findings) -> Vec<ModelNames> {
    let wishes = api.models.iter().map(|model| {
        let wish = upper_camel(&model.suggestion);
        Wish::new(wish.clone(), &model.suggestion, &model.place)
            .explicit(model.rust_name.as_ref())
            .or(format!("{wish}Model"))
    });
    let types = Scope::new("a model", &USED_TYPES).settle(&wishes.collect::<Vec<_>>(), findings);
    types
        .into_iter()
        .zip(&api.models)
        .map(|(ty, model)| members(ty, model, findings))
        .collect()
}

fn members(ty: String, model: &Model, findings: &mut Findings) -> ModelNames {
    let (what, wishes): (&str, Vec<Wish<'_>>) = match &model.shape {
        Shape::Struct(object) => (
            "a field",
            object
                .fields
                .iter()
                .map(|f| {
                    Wish::new(snake(&f.wire), &f.wire, &f.place).explicit(f.rust_name.as_ref())
                })
                .collect(),
        ),
        Shape::Enum(listed) => (
            "a variant",
            listed
                .values
                .iter()
                .map(|v| Wish::new(upper_camel(&v.suggestion), &v.suggestion, &model.place))
                .collect(),
        ),
        Shape::Union(union) => (
            "a variant",
            union
                .variants
                .iter()
                .map(|v| Wish::new(upper_camel(&v.suggestion), &v.suggestion, &model.place))
                .collect(),
        ),
        Shape::Alias { .. } => ("", Vec::new()),
    };
    let is_struct = matches!(model.shape, Shape::Struct(_));
    let reserved: &[&str] = if is_struct { &["None"] } else { &["Self"] };
    let members = Scope::new(what, reserved).settle(&wishes, findings);
    let rest = if is_struct {
        free(&members, &["additional_properties", "further_properties"])
    } else {
        free(&members, &["Unknown", "UnknownValue"])
    };
    ModelNames { ty, members, rest }
}

/// The first of the candidates that no member has; numbered where all are taken.
fn free(members: &[String], candidates: &[&str]) -> String {
    let taken = |name: &str| members.iter().any(|m| m == name);
    let plain = candidates.iter().find(|c| !taken(c));
    plain.map_or_else(
        || {
            let last = candidates.last().copied().unwrap_or("rest");
            let mut numbered = (2..).map(|n| format!("{last}{n}"));
            numbered.find(|name| !taken(name)).unwrap_or_default()
        },
        |name| (*name).to_owned(),
    )
}

fn tags(api: &Api, findings: &mut Findings) -> Vec<TagNames> {
    // What has no tag is reached under a word that says as much.
    let name = |name: &str| {
        if name.is_empty() {
            "untagged".to_owned()
        } else {
            name.to_owned()
        }
    };
    let place = api.whole();
    let names: Vec<String> = api.tags.iter().map(|t| name(&t.name)).collect();
    let wishes = names.iter().map(|n| Wish::new(snake(n), n, &place));
    let modules = Scope::new("a tag", &BESIDE_TAGS).settle(&wishes.collect::<Vec<_>>(), findings);
    let mut derived = |what, reserved, name: fn(&str) -> String| {
        let wish = |m| Wish::new(name(m), m, &place).quiet();
        let wishes: Vec<Wish<'_>> = modules.iter().map(|m| wish(m)).collect();
        Scope::new(what, reserved).settle(&wishes, findings)
    };
    let features = derived("a feature", &USED_FEATURES, kebab);
    let files = derived("a file", &BESIDE_TAGS, file_stem);
    let derived = features.into_iter().zip(files);
    modules
        .into_iter()
        .zip(derived)
        .map(|(module, (feature, file))| TagNames {
            handle: handle(&module),
            feature,
            file,
            module,
        })
        .collect()
}

/// The handle stands among request types, in whose signatures other types are named.
fn handle(module: &str) -> String {
    let name = upper_camel(module);
    if USED_TYPES.contains(&name.as_str()) {
        format!("{name}Operations")
    } else {
        name
    }
}

fn requirements(api: &Api, findings: &mut Findings) -> Vec<String> {
    let place = api.whole();
    let texts: Vec<String> = api
        .requirements
        .iter()
        .map(|r| requirement(api, r))
        .collect();
    let wishes = texts
        .iter()
        .map(|t| Wish::new(screaming(t), t, &place).quiet());
    Scope::new("a requirement", &[]).settle(&wishes.collect::<Vec<_>>(), findings)
}

fn requirement(api: &Api, security: &Security) -> String {
    /// Beyond that a name says no more than a number does.
    const READABLE: usize = 48;
    if security.is_empty() {
        return "no credentials".to_owned();
    }
    let alternatives: Vec<String> = security
        .iter()
        .map(|needs| {
            let names: Vec<String> = needs
                .iter()
                .map(|need| {
                    format!(
                        "{} {}",
                        api.schemes[need.scheme].name,
                        need.scopes.join(" ")
                    )
                })
                .collect();
            if names.is_empty() {
                "nothing".to_owned()
            } else {
                names.join(" and ")
            }
        })
        .collect();
    let text = alternatives.join(" or ");
    if text.len() > READABLE {
        format!("one of {}", security.len())
    } else {
        text
    }
}

fn error_sets(api: &Api, findings: &mut Findings) -> Vec<String> {
    let place = api.whole();
    let texts: Vec<String> = api.error_sets.iter().map(error_set).collect();
    let wishes = texts
        .iter()
        .map(|t| Wish::new(t.clone(), t, &place).quiet());
    Scope::new("an error", &[]).settle(&wishes.collect::<Vec<_>>(), findings)
}

fn error_cases(api: &Api, findings: &mut Findings) -> Vec<Vec<String>> {
    let place = api.whole();
    let sets = api.error_sets.iter();
    sets.map(|set| answers::cases(&set.cases, &place, findings))
        .collect()
}

fn in_band(api: &Api, findings: &mut Findings) -> Vec<String> {
    let place = api.whole();
    let wishes = api.in_band.iter().map(|one| {
        let name = screaming(&format!("in band {}", one.member));
        Wish::new(name, &one.member, &place).quiet()
    });
    Scope::new("an error", &[]).settle(&wishes.collect::<Vec<_>>(), findings)
}

fn headers(api: &Api, findings: &mut Findings) -> Vec<String> {
    let place = api.whole();
    let wishes = api
        .headers
        .iter()
        .map(|header| Wish::new(screaming(&header.name), &header.name, &place).quiet());
    Scope::new("a header", &[]).settle(&wishes.collect::<Vec<_>>(), findings)
}

/// `Error404`, `Error400Or404`, and where there are more `Error400To500`.
fn error_set(set: &ErrorSet) -> String {
    let word = |status: &Status| match status {
        Status::Code(code) => code.to_string(),
        Status::Range(range) => format!("{range}xx"),
        Status::Default => "Other".to_owned(),
    };
    let words: Vec<String> = {
        let mut statuses: Vec<&Status> = set.cases.iter().map(|c| &c.status).collect();
        statuses.dedup();
        statuses.into_iter().map(word).collect()
    };
    match &words[..] {
        [first, _, _, .., last] if words.len() > 3 => format!("Error{first}To{last}"),
        words => format!("Error{}", words.join("Or")),
    }
}
