//! The structure of an OpenAPI 3.0.3 document, as one table.
//!
//! Invariant: everything that must know the structure (checking, tidying, rewriting of references,
//! comparing) reads it from here; no other module lists the fields of an object.

/// A kind of object of an OpenAPI document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The whole document.
    OpenApi,
    /// What the API is.
    Info,
    /// Whom to ask.
    Contact,
    /// The licence of the API.
    License,
    /// Where the API is served.
    Server,
    /// A variable in the URL of a server.
    ServerVariable,
    /// The reusable parts.
    Components,
    /// The paths of the API.
    Paths,
    /// One path and its operations.
    PathItem,
    /// One method on one path.
    Operation,
    /// A link to further documentation.
    ExternalDocs,
    /// A parameter in path, query, header or cookie.
    Parameter,
    /// The body of a request.
    RequestBody,
    /// A body in one media type.
    MediaType,
    /// How one property is encoded in a form.
    Encoding,
    /// The answers of an operation, by status.
    Responses,
    /// One answer.
    Response,
    /// Requests that the API sends to its client.
    Callback,
    /// A sample value.
    Example,
    /// A design-time link from an answer to an operation.
    Link,
    /// A header of an answer or of a form part.
    Header,
    /// A group of operations.
    Tag,
    /// A `$ref` in the place of another object.
    Reference,
    /// The shape of a value.
    Schema,
    /// How the members of a union are told apart.
    Discriminator,
    /// How a value is written as XML.
    Xml,
    /// A way to prove who asks.
    SecurityScheme,
    /// The OAuth 2.0 flows of a scheme.
    OAuthFlows,
    /// The implicit flow.
    ImplicitFlow,
    /// The resource owner password flow.
    PasswordFlow,
    /// The client credentials flow.
    ClientCredentialsFlow,
    /// The authorization code flow.
    AuthorizationCodeFlow,
    /// Schemes that are needed together.
    SecurityRequirement,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A truth value.
    Bool,
    /// A number.
    Number,
    /// A whole number from 0.
    Count,
    /// A list of texts.
    Texts,
    /// A map from name to text.
    TextMap,
    /// Any JSON value; never looked into.
    Payload,
    /// A list of any JSON values; never looked into.
    Payloads,
    /// One object.
    One(Slot),
    /// A list of objects.
    List(Slot),
    /// A map from name to object.
    Map(Slot),
    /// A truth value or a schema.
    BoolOrSchema,
}

/// A place for an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What stands there.
    pub kind: Kind,
    /// Whether a `$ref` may stand there instead.
    pub reference: bool,
}

/// Whether a field may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It may.
    Optional,
    /// Without it the object means nothing.
    Needed,
    /// OpenAPI requires it, but only readers miss it: an empty value stands in.
    Expected,
}

/// A field with a fixed name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it may be missing.
    pub presence: Presence,
}

/// What the other keys of an object are, where they are not fixed names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// There are none but `x-` extensions.
    Fixed,
    /// Path templates.
    Path(Shape),
    /// Statuses, and ranges of them.
    Status(Shape),
    /// Anything that is not an extension.
    Open(Shape),
    /// Anything, `x-` included.
    All(Shape),
}

/// The row of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// How findings name it, with its article.
    pub name: &'static str,
    /// The fields in their canonical order.
    pub fields: &'static [Field],
    /// What the other keys are.
    pub keys: Keys,
}

impl Rule {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// What the member `key` of this object holds; `None` if it is an extension or unknown.
    pub fn shape(&self, key: &str) -> Option<Shape> {
        if let Some(field) = self.field(key) {
            return Some(field.shape);
        }
        match self.keys {
            Keys::All(shape) => Some(shape),
            Keys::Path(shape) | Keys::Status(shape) | Keys::Open(shape) if !is_extension(key) => {
                Some(shape)
            }
            _ => None,
        }
    }
}

impl Kind {
    /// The row of this kind.
    pub const fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    /// How findings name it, with its article.
    pub const fn name(self) -> &'static str {
        self.rule().name
    }
}

impl Shape {
    /// How findings name it, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Word(_) => "a string",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::Count => "a whole number from 0",
            Self::Texts => "a list of strings",
            Self::TextMap => "a map of strings",
            Self::Payload => "any value",
            Self::Payloads => "a list",
            Self::One(_) | Self::Map(_) => "an object",
            Self::List(_) => "a list of objects",
            Self::BoolOrSchema => "a boolean or a schema",
        }
    }

    /// Where objects stand in a value of this shape.
    pub fn slot(self) -> Option<Slot> {
        match self {
            Self::One(slot) | Self::List(slot) | Self::Map(slot) => Some(slot),
            Self::BoolOrSchema => Some(or_ref(Kind::Schema)),
            _ => None,
        }
    }
}

/// Whether `key` is an extension: any value may stand under it.
pub fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}

/// The methods of a path item, in canonical order.
pub const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The types that a schema of OpenAPI 3.0 may name.
pub const TYPES: &[&str] = &["string", "integer", "number", "boolean", "array", "object"];

const STYLES: &[&str] = &[
    "form",
    "simple",
    "matrix",
    "label",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
];

const fn only(kind: Kind) -> Slot {
    Slot {
        kind,
        reference: false,
    }
}

const fn or_ref(kind: Kind) -> Slot {
    Slot {
        kind,
        reference: true,
    }
}

/// Writes the table: `KIND "name" { field: shape, field!: needed, field?: expected } keys`.
macro_rules! rules {
    ($($kind:ident $name:literal { $($field:literal $shape:expr $(, $presence:ident)?;)* } $keys:expr;)*) => {
        /// The rows in the order of [`Kind`].
        static RULES: &[Rule] = &[$(Rule {
            name: $name,
            fields: &[$(Field {
                name: $field,
                shape: $shape,
                presence: rules!(@presence $($presence)?),
            }),*],
            keys: $keys,
        }),*];

        /// All kinds, in the order of the table.
        pub const KINDS: &[Kind] = &[$(Kind::$kind),*];
    };
    (@presence) => { Presence::Optional };
    (@presence $presence:ident) => { Presence::$presence };
}

use Keys::Fixed;
use Shape::{
    Bool, BoolOrSchema, Count, List, Map, Number, One, Payload, Payloads, Text, TextMap, Texts,
    Word,
};

rules! {
    OpenApi "the document" {
        "openapi" Text, Needed;
        "info" One(only(Kind::Info)), Needed;
        "externalDocs" One(only(Kind::ExternalDocs));
        "servers" List(only(Kind::Server));
        "security" List(only(Kind::SecurityRequirement));
        "tags" List(only(Kind::Tag));
        "paths" One(only(Kind::Paths)), Expected;
        "components" One(only(Kind::Components));
    } Fixed;
    Info "the info" {
        "title" Text, Expected;
        "version" Text, Expected;
        "description" Text;
        "termsOfService" Text;
        "contact" One(only(Kind::Contact));
        "license" One(only(Kind::License));
    } Fixed;
    Contact "the contact" {
        "name" Text;
        "url" Text;
        "email" Text;
    } Fixed;
    License "the license" {
        "name" Text, Expected;
        "url" Text;
    } Fixed;
    Server "a server" {
        "url" Text, Needed;
        "description" Text;
        "variables" Map(only(Kind::ServerVariable));
    } Fixed;
    ServerVariable "a server variable" {
        "description" Text;
        "enum" Texts;
        "default" Text, Needed;
    } Fixed;
    Components "the components" {
        "securitySchemes" Map(or_ref(Kind::SecurityScheme));
        "schemas" Map(or_ref(Kind::Schema));
        "parameters" Map(or_ref(Kind::Parameter));
        "requestBodies" Map(or_ref(Kind::RequestBody));
        "responses" Map(or_ref(Kind::Response));
        "headers" Map(or_ref(Kind::Header));
        "examples" Map(or_ref(Kind::Example));
        "links" Map(or_ref(Kind::Link));
        "callbacks" Map(or_ref(Kind::Callback));
    } Fixed;
    Paths "the paths" {} Keys::Path(One(or_ref(Kind::PathItem)));
    PathItem "a path item" {
        "summary" Text;
        "description" Text;
        "servers" List(only(Kind::Server));
        "parameters" List(or_ref(Kind::Parameter));
        "get" One(only(Kind::Operation));
        "put" One(only(Kind::Operation));
        "post" One(only(Kind::Operation));
        "delete" One(only(Kind::Operation));
        "options" One(only(Kind::Operation));
        "head" One(only(Kind::Operation));
        "patch" One(only(Kind::Operation));
        "trace" One(only(Kind::Operation));
    } Fixed;
    Operation "an operation" {
        "operationId" Text;
        "tags" Texts;
        "summary" Text;
        "description" Text;
        "externalDocs" One(only(Kind::ExternalDocs));
        "deprecated" Bool;
        "security" List(only(Kind::SecurityRequirement));
        "servers" List(only(Kind::Server));
        "parameters" List(or_ref(Kind::Parameter));
        "requestBody" One(or_ref(Kind::RequestBody));
        "responses" One(only(Kind::Responses)), Expected;
        "callbacks" Map(or_ref(Kind::Callback));
    } Fixed;
    ExternalDocs "a link to documentation" {
        "description" Text;
        "url" Text, Expected;
    } Fixed;
    Parameter "a parameter" {
        "name" Text, Needed;
        "in" Word(&["query", "header", "path", "cookie"]), Needed;
        "description" Text;
        "required" Bool;
        "deprecated" Bool;
        "allowEmptyValue" Bool;
        "style" Word(STYLES);
        "explode" Bool;
        "allowReserved" Bool;
        "schema" One(or_ref(Kind::Schema));
        "content" Map(only(Kind::MediaType));
        "example" Payload;
        "examples" Map(or_ref(Kind::Example));
    } Fixed;
    RequestBody "a request body" {
        "description" Text;
        "required" Bool;
        "content" Map(only(Kind::MediaType)), Needed;
    } Fixed;
    MediaType "a media type" {
        "schema" One(or_ref(Kind::Schema));
        "encoding" Map(only(Kind::Encoding));
        "example" Payload;
        "examples" Map(or_ref(Kind::Example));
    } Fixed;
    Encoding "an encoding" {
        "contentType" Text;
        "headers" Map(or_ref(Kind::Header));
        "style" Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]);
        "explode" Bool;
        "allowReserved" Bool;
    } Fixed;
    Responses "the responses" {
        "default" One(or_ref(Kind::Response));
    } Keys::Status(One(or_ref(Kind::Response)));
    Response "a response" {
        "description" Text, Expected;
        "headers" Map(or_ref(Kind::Header));
        "content" Map(only(Kind::MediaType));
        "links" Map(or_ref(Kind::Link));
    } Fixed;
    Callback "a callback" {} Keys::Open(One(or_ref(Kind::PathItem)));
    Example "an example" {
        "summary" Text;
        "description" Text;
        "value" Payload;
        "externalValue" Text;
    } Fixed;
    Link "a link" {
        "operationRef" Text;
        "operationId" Text;
        "parameters" Payload;
        "requestBody" Payload;
        "description" Text;
        "server" One(only(Kind::Server));
    } Fixed;
    Header "a header" {
        "description" Text;
        "required" Bool;
        "deprecated" Bool;
        "allowEmptyValue" Bool;
        "style" Word(&["simple"]);
        "explode" Bool;
        "allowReserved" Bool;
        "schema" One(or_ref(Kind::Schema));
        "content" Map(only(Kind::MediaType));
        "example" Payload;
        "examples" Map(or_ref(Kind::Example));
    } Fixed;
    Tag "a tag" {
        "name" Text, Needed;
        "description" Text;
        "externalDocs" One(only(Kind::ExternalDocs));
    } Fixed;
    Reference "a reference" {
        "$ref" Text, Needed;
    } Fixed;
    Schema "a schema" {
        "title" Text;
        "description" Text;
        "type" Word(TYPES);
        "format" Text;
        "nullable" Bool;
        "readOnly" Bool;
        "writeOnly" Bool;
        "deprecated" Bool;
        "enum" Payloads;
        "default" Payload;
        "multipleOf" Number;
        "minimum" Number;
        "exclusiveMinimum" Bool;
        "maximum" Number;
        "exclusiveMaximum" Bool;
        "minLength" Count;
        "maxLength" Count;
        "pattern" Text;
        "minItems" Count;
        "maxItems" Count;
        "uniqueItems" Bool;
        "items" One(or_ref(Kind::Schema));
        "minProperties" Count;
        "maxProperties" Count;
        "required" Texts;
        "properties" Map(or_ref(Kind::Schema));
        "additionalProperties" BoolOrSchema;
        "discriminator" One(only(Kind::Discriminator));
        "allOf" List(or_ref(Kind::Schema));
        "oneOf" List(or_ref(Kind::Schema));
        "anyOf" List(or_ref(Kind::Schema));
        "not" One(or_ref(Kind::Schema));
        "xml" One(only(Kind::Xml));
        "externalDocs" One(only(Kind::ExternalDocs));
        "example" Payload;
    } Fixed;
    Discriminator "a discriminator" {
        "propertyName" Text, Needed;
        "mapping" TextMap;
    } Fixed;
    Xml "an XML description" {
        "name" Text;
        "namespace" Text;
        "prefix" Text;
        "attribute" Bool;
        "wrapped" Bool;
    } Fixed;
    SecurityScheme "a security scheme" {
        "type" Word(&["apiKey", "http", "oauth2", "openIdConnect"]), Needed;
        "description" Text;
        "name" Text;
        "in" Word(&["query", "header", "cookie"]);
        "scheme" Text;
        "bearerFormat" Text;
        "flows" One(only(Kind::OAuthFlows));
        "openIdConnectUrl" Text;
    } Fixed;
    OAuthFlows "the OAuth flows" {
        "clientCredentials" One(only(Kind::ClientCredentialsFlow));
        "authorizationCode" One(only(Kind::AuthorizationCodeFlow));
        "password" One(only(Kind::PasswordFlow));
        "implicit" One(only(Kind::ImplicitFlow));
    } Fixed;
    ImplicitFlow "an implicit flow" {
        "authorizationUrl" Text, Needed;
        "refreshUrl" Text;
        "scopes" TextMap, Expected;
    } Fixed;
    PasswordFlow "a password flow" {
        "tokenUrl" Text, Needed;
        "refreshUrl" Text;
        "scopes" TextMap, Expected;
    } Fixed;
    ClientCredentialsFlow "a client credentials flow" {
        "tokenUrl" Text, Needed;
        "refreshUrl" Text;
        "scopes" TextMap, Expected;
    } Fixed;
    AuthorizationCodeFlow "an authorization code flow" {
        "authorizationUrl" Text, Needed;
        "tokenUrl" Text, Needed;
        "refreshUrl" Text;
        "scopes" TextMap, Expected;
    } Fixed;
    SecurityRequirement "a security requirement" {} Keys::All(Texts);
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Kind, Shape};

    #[test]
    fn rows_stand_in_the_order_of_kinds() {
        for (row, kind) in KINDS.iter().enumerate() {
            assert_eq!(row, *kind as usize, "{kind:?}");
        }
        assert_eq!(KINDS.len(), Kind::SecurityRequirement as usize + 1);
    }

    #[test]
    fn the_keys_of_a_kind_are_told_apart() {
        let holds = |kind: Kind, key: &str| kind.rule().shape(key).map(Shape::name);
        assert_eq!(holds(Kind::Responses, "404"), Some("an object"));
        assert_eq!(holds(Kind::Responses, "x-note"), None);
        assert_eq!(
            holds(Kind::Schema, "maxLength"),
            Some("a whole number from 0")
        );
        assert_eq!(holds(Kind::Schema, "const"), None);
        assert_eq!(
            holds(Kind::SecurityRequirement, "x-key"),
            Some("a list of strings")
        );
    }
}
