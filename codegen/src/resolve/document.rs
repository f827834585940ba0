//! The resolved document: every `$ref` an id, parameters merged, effective security and servers
//! per operation, `allOf` merged.
//!
//! Invariant: nothing behind this border sees a `$ref` or an `allOf`, and nothing here is Rust.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::extensions::{Action, Columnar, InBand, Pagination};
use crate::{pointer::Pointer, source::Span};

/// Identifies a schema in [`Document::schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub usize);

/// Where something stands in the normalized document and in the text it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The address in the normalized document.
    pub pointer: Pointer,
    /// The text.
    pub span: Span,
}

/// A name that the document asks for by `x-rust-name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustName {
    /// The name as it is written.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A whole API, resolved.
#[derive(Clone, Debug)]
pub struct Document {
    /// The whole document.
    pub place: Place,
    /// `info.title`.
    pub title: String,
    /// `info.description`.
    pub description: Option<String>,
    /// `info.version`.
    pub version: String,
    /// The servers of the document, in order; never empty.
    pub servers: Vec<Server>,
    /// The tags that operations use, with the document's descriptions; sorted by name.
    pub tags: Vec<Tag>,
    /// The security schemes that operations need, sorted by name.
    pub schemes: Vec<Scheme>,
    /// How many calls may be on their way at once.
    pub concurrency: Option<u32>,
    /// All operations that could be resolved, sorted by path and method.
    pub operations: Vec<Operation>,
    /// How many operations the document has.
    pub operations_total: usize,
    /// All schemas.
    pub schemas: Vec<Schema>,
    /// `components.schemas`: name and schema, sorted by name.
    pub components: Vec<(String, SchemaId)>,
    /// The schemas that could not be resolved, each with the id of the code that says why.
    pub broken: Vec<(SchemaId, &'static str)>,
    /// The operations left out because of what they declare themselves.
    pub skipped: Vec<Skipped>,
}

/// An operation that is left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The id of the code.
    pub code: &'static str,
    /// Where the operation stands.
    pub pointer: Pointer,
    /// Its operationId, or method and path.
    pub operation: String,
}

/// A server.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Server {
    /// The URL, its variables replaced by their defaults, without a trailing slash.
    pub url: String,
    /// The URL with its variables in braces, without a trailing slash.
    pub template: String,
    /// The variables that stand in the URL, sorted by name.
    pub variables: Vec<Variable>,
    /// What the document says of it.
    pub description: Option<String>,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value that it has until another one is chosen.
    pub default: String,
    /// The values to choose from; empty where any will do.
    pub values: Vec<String>,
    /// What the document says of it.
    pub description: Option<String>,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name as written; empty for operations without one.
    pub name: String,
    /// What the document says of it.
    pub description: Option<String>,
}

/// A security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name under `components.securitySchemes`.
    pub name: String,
    /// What the document says of it.
    pub description: Option<String>,
    /// How it is sent.
    pub kind: SchemeKind,
    /// The ways to get a token that the runtime can go.
    pub flows: Vec<Flow>,
}

/// A way to get a token by OAuth 2.0. Addresses are as the document writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Which way it is.
    pub kind: FlowKind,
    /// The address of the token endpoint.
    pub token_url: String,
    /// The scopes that are declared, sorted: name and description.
    pub scopes: Vec<(String, String)>,
}

/// The ways to get a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowKind {
    /// By the credentials of the program.
    ClientCredentials,
    /// By a code that somebody brings who has allowed it.
    AuthorizationCode {
        /// The address that the user is sent to.
        authorization_url: String,
        /// The address for refresh tokens.
        refresh_url: String,
    },
}

/// How a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A key as the query parameter of that name.
    Query(String),
    /// A key as the header of that name.
    Header(String),
    /// A key as the cookie of that name.
    Cookie(String),
    /// `Authorization: Basic`.
    Basic,
    /// `Authorization: Bearer`: http bearer, OAuth 2.0 or `OpenID` Connect.
    Bearer,
}

/// One scheme that an alternative needs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// Index into [`Document::schemes`].
    pub scheme: usize,
    /// The scopes it must have been granted.
    pub scopes: Vec<String>,
}

/// Alternatives, each a list of schemes that are all needed; no alternative at all: none needed.
pub type Security = Vec<Vec<Need>>;

/// What people are told about something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// A short line.
    pub summary: Option<String>,
    /// The full text.
    pub description: Option<String>,
    /// Marked as deprecated.
    pub deprecated: bool,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// The method in capitals.
    pub method: String,
    /// The path template as written.
    pub path: String,
    /// The operationId; normalizing has seen to it that there is one.
    pub id: String,
    /// The first tag; empty without one.
    pub tag: String,
    /// What people are told.
    pub docs: Docs,
    /// The parameters of the path item and of the operation, merged, in the document's order.
    pub parameters: Vec<Parameter>,
    /// The body.
    pub body: Option<Body>,
    /// The responses, sorted by status, `default` last.
    pub responses: Vec<Response>,
    /// The effective security.
    pub security: Security,
    /// The server, where it is not the document's first.
    pub server: Option<Server>,
    /// `x-pagination`
    pub pagination: Option<Pagination>,
    /// `x-actions`, sorted by name.
    pub actions: Vec<Action>,
    /// `x-idempotent`
    pub idempotent: Option<bool>,
    /// `x-rust-name`.
    pub rust_name: Option<RustName>,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// How a value becomes text in a parameter or a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `form`
    Form {
        /// Elements and members each on their own.
        explode: bool,
    },
    /// `spaceDelimited`
    Space,
    /// `pipeDelimited`
    Pipe,
    /// `deepObject`
    DeepObject,
    /// `simple`
    Simple {
        /// Members with their names.
        explode: bool,
    },
    /// `label`
    Label {
        /// Elements and members each with a dot.
        explode: bool,
    },
    /// `matrix`
    Matrix {
        /// Elements and members each with their name.
        explode: bool,
    },
    /// `content` of a JSON media type.
    Json,
    /// `content` of a media type of text.
    Text,
    /// `content` of another media type.
    Content,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub place: Place,
    /// Its name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// Whether it has to be sent.
    pub required: bool,
    /// How its value becomes text.
    pub style: Style,
    /// Whether reserved characters travel as they are.
    pub allow_reserved: bool,
    /// What it holds.
    pub schema: SchemaId,
    /// A value that the document gives as an example.
    pub example: Option<Json>,
    /// What people are told.
    pub docs: Docs,
    /// `x-rust-name`.
    pub rust_name: Option<RustName>,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Where it stands.
    pub place: Place,
    /// Whether it has to be sent.
    pub required: bool,
    /// The media types, in the document's order.
    pub content: Vec<MediaType>,
    /// What people are told.
    pub docs: Docs,
}

/// One media type of a body or response.
#[derive(Clone, Debug)]
pub struct MediaType {
    /// The name as written: `application/json`.
    pub name: String,
    /// What it holds.
    pub schema: Option<SchemaId>,
    /// How form members are written, where the document says so: by property.
    pub encoding: Vec<(String, Encoding)>,
}

/// How one member of a form is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The content type of the part.
    pub content_type: Option<String>,
    /// The style, if one is declared.
    pub style: Option<Style>,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether headers of the part are declared.
    pub has_headers: bool,
    /// Where it stands.
    pub place: Place,
}

/// The statuses that a response stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One status.
    Code(u16),
    /// A hundred of them: 4 for `4XX`.
    Range(u16),
    /// All that no other response stands for.
    Default,
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// Where it stands.
    pub place: Place,
    /// The statuses.
    pub status: Status,
    /// The description.
    pub description: String,
    /// The media types, in the document's order.
    pub content: Vec<MediaType>,
    /// The headers, sorted by name.
    pub headers: Vec<Header>,
    /// `x-in-band-error`
    pub in_band: Option<InBand>,
}

/// A header of a response.
#[derive(Clone, Debug)]
pub struct Header {
    /// Where it stands.
    pub place: Place,
    /// Its name on the wire.
    pub name: String,
    /// What it holds.
    pub schema: SchemaId,
    /// How its value is written.
    pub style: Style,
    /// What the document says of it.
    pub description: Option<String>,
}

/// A schema.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands.
    pub place: Place,
    /// Its name under `components.schemas`, if it stands there.
    pub component: Option<String>,
    /// What people are told.
    pub docs: Docs,
    /// `title`
    pub title: Option<String>,
    /// Whether `null` is a value of it.
    pub nullable: bool,
    /// `default`
    pub default: Option<Json>,
    /// `example`
    pub example: Option<Json>,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `x-rust-name`
    pub rust_name: Option<RustName>,
    /// Whether it is made of what the document says in several places, so that its own place does
    /// not describe it whole.
    pub composed: bool,
    /// `enum` as written, without null.
    pub values: Vec<Json>,
    /// Whether values that `enum` does not list are values nevertheless: `x-open-enum`.
    pub open: bool,
    /// Names for the values of `enum`, by position: `x-enum-varnames`; may be too few.
    pub value_names: Vec<String>,
    /// `x-columnar`
    pub columnar: Option<Columnar>,
    /// What it holds.
    pub kind: Kind,
    /// What limits its values beside the kind: no type shows it, checks do.
    pub beside: Vec<Beside>,
}

/// What limits the values of a schema beside its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// `not`
    Not(SchemaId),
    /// The `enum` of a member of an `allOf`, without null.
    Values {
        /// The values.
        values: Vec<Json>,
        /// Whether null is one more.
        nullable: bool,
    },
    /// Limits of a schema that says of no type what it holds.
    Limits(Limits),
    /// Names that have to be present.
    Required {
        /// `oneOf` or `anyOf` of the lists; without it all of them.
        keyword: Option<&'static str>,
        /// The lists.
        lists: Vec<BTreeSet<String>>,
    },
}

/// Limits in words of the document, for docs and checks: keyword and value.
pub type Limits = Vec<(&'static str, String)>;

/// What a schema holds.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Anything.
    Any,
    /// The same as another schema, with other annotations.
    Same(SchemaId),
    /// A truth value.
    Boolean,
    /// An integer.
    Integer {
        /// `format`
        format: Option<String>,
        /// `minimum` and the like.
        limits: Limits,
        /// `enum`
        values: Vec<i64>,
    },
    /// A number.
    Number {
        /// `format`
        format: Option<String>,
        /// `minimum` and the like.
        limits: Limits,
    },
    /// A text.
    String {
        /// `format`
        format: Option<String>,
        /// `pattern` and the like.
        limits: Limits,
        /// `enum`, without null.
        values: Vec<String>,
    },
    /// One of several plain values of more than one type: those of [`Schema::values`].
    Mixed,
    /// A list.
    Array {
        /// What its elements hold.
        items: SchemaId,
        /// `minItems` and the like.
        limits: Limits,
    },
    /// An object.
    Object(Object),
    /// One of several.
    Union {
        /// The members, in the document's order.
        members: Vec<SchemaId>,
        /// `oneOf` or `anyOf`.
        keyword: &'static str,
        /// How they are told apart, if the document says.
        discriminator: Option<Discriminator>,
    },
    /// Members to be merged; gone when resolving is done.
    AllOf(Vec<SchemaId>),
}

/// An object.
#[derive(Clone, Debug, Default)]
pub struct Object {
    /// Its properties, sorted by name.
    pub properties: Vec<(String, SchemaId)>,
    /// The names that must be present.
    pub required: BTreeSet<String>,
    /// What may stand beside the properties.
    pub additional: Additional,
    /// `minProperties` and the like.
    pub limits: Limits,
}

/// What may stand in an object beside its properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// The document does not say.
    #[default]
    Unsaid,
    /// Nothing.
    Denied,
    /// Anything.
    Any,
    /// Values of a schema.
    Schema(SchemaId),
}

/// How the members of a union are told apart.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// The property that holds the tag.
    pub property: String,
    /// The tags that the mapping gives to the members, by position; a member may have several, or
    /// none.
    pub mapped: Vec<Vec<String>>,
    /// The components that the members refer to, by position: the tags of those without others.
    pub named: Vec<Option<String>>,
}

impl Schema {
    /// Whether it stands for null alone: `enum: [null]`, or nullable and nothing else.
    pub fn is_null(&self) -> bool {
        self.nullable && self.component.is_none() && matches!(self.kind, Kind::Any)
    }
}

impl Document {
    /// The schema behind an id.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.0]
    }

    /// Follows [`Kind::Same`] to the schema that says what it holds.
    pub fn target(&self, mut id: SchemaId) -> SchemaId {
        while let Kind::Same(next) = self.schema(id).kind {
            id = next;
        }
        id
    }
}
