//! The Rust surface of a compiled API as data: what users of its crate can name.
//!
//! Types are written as the files of the crate write them: models begin with `model::`, errors
//! with `errors::`, what the runtime gives with `rt::`.
//!
//! Invariant: nothing is decided here. Names come from [`Names`], types and
//! presence from the emitter, so the surface and the crate cannot tell different things.

mod calls;
mod client;
mod files;
mod models;
mod operations;
mod served;
mod spelling;

use crate::{emit::types::Named, ir::Api, names::Names, pointer::Pointer};
use files::Files;
pub use served::{Served, ServedBody, ServedContent, ServedField, ServedReply};
use spelling::Speller;

pub use calls::{
    Action, Answer, Argument, Body, BodyContent, BodyKind, Case, CaseEnum, Operation, PayloadKind,
    Positional, WindowSetter,
};

pub use crate::ir::Base;

/// The Rust surface of an API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surface {
    /// The tags: a module, a handle and a feature each.
    pub tags: Vec<Tag>,
    /// The builder's methods that take credentials, in the order of the document's schemes.
    pub credentials: Vec<Credential>,
    /// The types below `model`, in the order of [`Api::models`].
    pub models: Vec<Model>,
    /// The enums below `errors`.
    pub error_sets: Vec<CaseEnum>,
    /// The constants below `headers`.
    pub headers: Vec<Header>,
    /// What stands below `servers`: those of the whole API, where there is a choice, and those
    /// that operations have for themselves.
    pub servers: Vec<Server>,
    /// The operations, in the order of [`Api::operations`].
    pub operations: Vec<Operation>,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name in the document; empty for operations without one.
    pub name: String,
    /// The module, and the method of the client that gives the handle.
    pub module: String,
    /// The handle: its module and name.
    pub handle: String,
    /// The Cargo feature, in a crate of its own.
    pub feature: String,
}

/// A header that answers declare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The constant: `headers::X_LEFT`.
    pub path: String,
    /// The name of the header on the wire.
    pub wire: String,
    /// The type of its value.
    pub ty: String,
}

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its URL, with variables in braces.
    pub template: String,
    /// Whether operations have it for themselves, so that the builder replaces it by `server`.
    pub own: bool,
    /// The constant with its address, where it has one: `servers::PRODUCTION`.
    pub constant: Option<String>,
    /// The type that sets its variables, where it has some: `servers::Production`.
    pub ty: Option<String>,
    /// The variables.
    pub variables: Vec<Variable>,
}

/// A variable of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The method that sets it.
    pub setter: String,
    /// The enum of its values, where the document lists them: `servers::ProductionRegion`.
    pub choice: Option<String>,
    /// The variants of that, which users may match without a wildcard.
    pub variants: Vec<String>,
}

/// A method of the builder that takes a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// The name of the security scheme.
    pub scheme: String,
    /// The method.
    pub method: String,
    /// Whether it takes a user and a password instead of one secret.
    pub basic: bool,
    /// The further methods, of those schemes that send tokens.
    pub tokens: Vec<TokenMethod>,
}

/// A method that gets tokens, or says where they are got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenMethod {
    /// What it is.
    pub kind: TokenMethodKind,
    /// The method.
    pub method: String,
}

/// What a method does for the tokens of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenMethodKind {
    /// Takes a source of them.
    Source,
    /// Takes the address of the token endpoint.
    Url,
    /// Takes the credentials of a program.
    ClientCredentials,
    /// Takes a refresh token, with the credentials of a program.
    RefreshToken,
    /// Begins a login; a function of the client and none of its builder.
    AuthorizationCode,
}

/// A type below `model`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Where its schema stands in the normalized document.
    pub pointer: Pointer,
    /// `model::Team`
    pub path: String,
    /// Whether calls send it; only then can users make one from its members.
    pub sent: bool,
    /// Whether calls receive it.
    pub received: bool,
    /// The type of the same schema in the other direction, where that is another one: an index
    /// into [`Surface::models`].
    pub counterpart: Option<usize>,
    /// Whether its schema allows `null`, which the type does not: what holds it is an `Option`.
    pub nullable: bool,
    /// Whether it is made of several places of the document, so that the schema at its own place
    /// does not describe it whole.
    pub composed: bool,
    /// Whether there are files in it, so that it cannot be written as JSON.
    pub files: bool,
    /// What it is.
    pub kind: ModelKind,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelKind {
    /// A struct with public fields.
    Struct(Vec<Field>),
    /// An enum of plain values; where others may come, the last variant takes them, and the enum
    /// is `#[non_exhaustive]`.
    Enum(Base, Vec<Variant>),
    /// An enum of unlike types; the last variant takes what is none of them.
    Union(Vec<Variant>),
    /// Another name for a type.
    Alias(String),
    /// Another name for a table of rows: their type.
    Table(String),
    /// A row of a table: a struct with public fields that is no object on the wire. It has the
    /// pointer of its table.
    Row(Vec<Field>),
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where its schema stands in the normalized document; that of the struct, for the field that
    /// takes all other members.
    pub pointer: Pointer,
    /// Its name on the wire; `None` for the field that takes all other members.
    pub wire: Option<String>,
    /// Its name.
    pub name: String,
    /// Its type, with `Option` and the like.
    pub ty: String,
    /// How it is there or not.
    pub presence: Presence,
}

/// How a field is there or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// `None` where it is absent.
    Optional,
    /// Absent, null and a value are three things.
    ThreeState,
}

/// A variant of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// The type that it holds, where it holds one.
    pub ty: Option<String>,
    /// What stands for it on the wire: the value, or the values of the discriminator.
    pub wire: Vec<String>,
}

impl Model {
    /// What `new` takes, in order: names and types. Users have it for structs that are sent and
    /// require something.
    pub fn constructor(&self) -> Option<Vec<(&str, &str)>> {
        let ModelKind::Struct(fields) = &self.kind else {
            return None;
        };
        let required = fields.iter().filter(|field| field.is_required());
        let taken = required.map(|field| match field.ty.as_str() {
            "String" => (field.name.as_str(), "impl Into<String>"),
            ty => (field.name.as_str(), ty),
        });
        let taken: Vec<(&str, &str)> = taken.collect();
        (self.sent && !taken.is_empty()).then_some(taken)
    }

    /// Whether there is a `Default`: of structs that are sent and require nothing.
    pub fn has_default(&self) -> bool {
        match &self.kind {
            ModelKind::Struct(fields) | ModelKind::Row(fields) => {
                self.sent && !fields.iter().any(Field::is_required)
            }
            _ => false,
        }
    }
}

impl Field {
    /// Whether the document requires it.
    pub fn is_required(&self) -> bool {
        self.wire.is_some() && self.presence == Presence::Required
    }
}

impl Surface {
    /// The surface of an API under its names.
    pub fn of(api: &Api, names: &Names) -> Self {
        let named = Named {
            api,
            names,
            prefix: None,
        };
        let mut speller = Speller::new(named);
        let files = Files::of(api);
        Self {
            tags: client::tags(named),
            credentials: client::credentials(named),
            models: models::models(named, &mut speller, &files),
            error_sets: operations::error_sets(named, &mut speller),
            headers: client::headers(named, &mut speller),
            servers: client::servers(named),
            operations: operations::operations(named, &mut speller, &files),
        }
    }
}
