//! The Rust surface of a compiled API as data: what users of its crate can name.
//!
//! Types are written as the files of the crate write them: models begin with `model::`, errors
//! with `errors::`, what the runtime gives with `rt::`.
//!
//! Invariant: nothing is decided here. Names come from [`Names`], types and
//! presence from the emitter, so the surface and the crate cannot tell different things.

mod files;
mod models;
mod operations;
mod served;
mod spelling;

use crate::{
    emit::types::Named,
    ir::{Api, Location, SchemeKind, Status},
    names::{Names, SchemeNames},
    pointer::Pointer,
};
use files::Files;
pub use served::{Served, ServedBody, ServedContent, ServedField, ServedReply};
use spelling::Speller;

/// The Rust surface of an API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surface {
    /// The builder's methods that take credentials, in the order of the document's schemes.
    pub credentials: Vec<Credential>,
    /// The types below `model`, in the order of [`Api::models`].
    pub models: Vec<Model>,
    /// The enums below `errors`.
    pub error_sets: Vec<CaseEnum>,
    /// The operations, in the order of [`Api::operations`].
    pub operations: Vec<Operation>,
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
    /// An enum of plain values; where others may come, the last variant takes them.
    Enum(Vec<Variant>),
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

/// An operation as users call it: `client.teams().list(…).page(2).await`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The operationId.
    pub id: String,
    /// Where it stands in the normalized document.
    pub pointer: Pointer,
    /// The method of the client that gives the handle.
    pub handle: String,
    /// The method of the handle.
    pub method: String,
    /// The request type: its module and name.
    pub request: String,
    /// Whether the method is marked as deprecated.
    pub deprecated: bool,
    /// What the method takes, in order.
    pub positional: Vec<Positional>,
    /// The setters of the request for optional arguments.
    pub optional: Vec<Argument>,
    /// The body, required or not.
    pub body: Option<Body>,
    /// What a success gives.
    pub answer: Answer,
    /// The enum of its declared errors: an index into [`Surface::error_sets`].
    pub errors: Option<usize>,
    /// The constants of the headers that its answers and errors declare: `headers::X_LEFT`.
    pub headers: Vec<String>,
    /// The setter of the window of a list, which stands for a header parameter.
    pub window: Option<WindowSetter>,
    /// The type of the items of `stream`, where the list is walked.
    pub items: Option<String>,
    /// The same request under other names, with its body preset.
    pub actions: Vec<Action>,
    /// The same on the side of a server, in crates with the feature `server`.
    pub served: Served,
}

/// The setter of a window of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowSetter {
    /// Where its parameter stands in the normalized document.
    pub pointer: Pointer,
    /// The name of the header on the wire.
    pub wire: String,
    /// The setter.
    pub name: String,
    /// The unit that stands before the range on the wire.
    pub unit: String,
    /// Most items of a window; so many come from the first on where none is set.
    pub max: u32,
}

/// A method that makes the request of an operation with a preset body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its name in the document.
    pub wire: String,
    /// The method of the handle.
    pub method: String,
    /// What it takes, in order; never a body.
    pub positional: Vec<Argument>,
    /// The body, as JSON.
    pub body: String,
}

/// One place of a method's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Positional {
    /// A required argument.
    Argument(Argument),
    /// The body.
    Body,
}

/// An argument outside the body, positional or a setter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Where its parameter stands in the normalized document.
    pub pointer: Pointer,
    /// Where it travels.
    pub location: Location,
    /// Its name on the wire.
    pub wire: String,
    /// Its Rust name: of the argument or of the setter.
    pub name: String,
    /// The type that the call takes: `&[&str]`.
    pub taken: String,
    /// The type that owns such a value: `Vec<String>`.
    pub owned: String,
    /// Whether that is a bare model, whose schema is told of in [`Surface::models`].
    pub bare: bool,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Whether it is positional; a setter otherwise.
    pub required: bool,
    /// The name of the argument or of the setter.
    pub name: String,
    /// The type that the call takes.
    pub taken: String,
    /// The enum of its media types, where there are several: its module and name.
    pub choice: Option<String>,
    /// By media type.
    pub contents: Vec<BodyContent>,
}

/// A body of one media type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyContent {
    /// The media type as the document writes it.
    pub media_type: String,
    /// Its variant; of no meaning outside an enum.
    pub variant: String,
    /// How it is written.
    pub kind: BodyKind,
    /// The type that owns such a value.
    pub owned: String,
    /// Whether that is a bare model, whose schema is told of in [`Surface::models`].
    pub bare: bool,
    /// Whether there are files in it, so that it cannot be written as JSON.
    pub files: bool,
    /// The field of that type whose rows the call takes, instead of the whole.
    pub member: Option<String>,
    /// The type of the rows that the call takes, where it takes rows.
    pub rows: Option<String>,
    /// The fields whose files need a content type of that range.
    pub ranges: Vec<(String, String)>,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// From a value, as JSON or as a form.
    Value,
    /// From a text, or the text of a scalar.
    Text,
    /// From a file.
    Bytes,
}

/// What a success gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The same type for all cases, which have no variants.
    One(Vec<Case>),
    /// An enum.
    Several(CaseEnum),
}

impl Answer {
    /// What may come.
    pub fn cases(&self) -> &[Case] {
        match self {
            Self::One(cases) => cases,
            Self::Several(several) => &several.cases,
        }
    }
}

/// An enum with a variant for each declared status and what is read alike of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEnum {
    /// Its module and name: `errors::Error404`.
    pub path: String,
    /// Its variants, in order.
    pub cases: Vec<Case>,
    /// The variant for what is none of these.
    pub undeclared: Option<String>,
}

/// A declared response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its status.
    pub status: Status,
    /// Its media types, in small letters and without blanks and charset; none where the status
    /// alone decides.
    pub media_types: Vec<String>,
    /// Its variant; of no meaning outside an enum.
    pub variant: String,
    /// How the body is given.
    pub kind: PayloadKind,
    /// The type that is given: `rt::JsonStream<model::Team>`.
    pub ty: String,
    /// The type of the value, or of each one of a stream.
    pub value: Option<String>,
    /// Whether that is a bare model, whose schema is told of in [`Surface::models`].
    pub bare: bool,
}

/// How the body of a response is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayloadKind {
    /// Not at all.
    Empty,
    /// As a typed value.
    Value,
    /// As a text.
    Text,
    /// As bytes.
    Bytes,
    /// As bytes while they come.
    Stream,
    /// As typed values while they come.
    Records,
    /// As events while they come, whose data is a typed value.
    Events,
    /// As events while they come, whose data is a text.
    TextEvents,
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
            credentials: credentials(named),
            models: models::models(named, &mut speller, &files),
            error_sets: operations::error_sets(named, &mut speller),
            operations: operations::operations(named, &mut speller, &files),
        }
    }
}

fn credentials(named: Named<'_>) -> Vec<Credential> {
    let schemes = named.api.schemes.iter().zip(&named.names.schemes);
    schemes
        .map(|(scheme, method)| Credential {
            scheme: scheme.name.clone(),
            method: method.credential.clone(),
            basic: scheme.kind == SchemeKind::Basic,
            tokens: tokens(method),
        })
        .collect()
}

fn tokens(names: &SchemeNames) -> Vec<TokenMethod> {
    use TokenMethodKind as Kind;
    let all = [
        (Kind::Source, &names.token_source),
        (Kind::Url, &names.token_url),
        (Kind::ClientCredentials, &names.client_credentials),
        (Kind::RefreshToken, &names.refresh_token),
        (Kind::AuthorizationCode, &names.authorization_code),
    ];
    let given = all.into_iter().filter_map(|(kind, name)| {
        let method = name.clone()?;
        Some(TokenMethod { kind, method })
    });
    given.collect()
}
