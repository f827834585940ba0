//! What a client has to make of an answer.

use serde_json::Value;

/// What a client has to give for an answer.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The status.
    pub status: u16,
    /// Whether it is a success; `None` where either will do.
    pub success: Option<bool>,
    /// The declared status: `200`, `4XX`, `default`.
    pub declared_status: String,
    /// The declared media type.
    pub media_type: Option<String>,
    /// The body.
    pub content: ExpectedContent,
    /// Where the schema of the body stands, for messages: not part of what is compared.
    pub has_schema: bool,
    /// The declared headers, as they are sent.
    pub headers: Vec<(String, String)>,
    /// Every declared header as a value; `None` where it is not sent.
    pub typed: Vec<(String, Option<Value>)>,
}

/// What a client has to make of a body.
#[derive(Clone, Debug)]
pub enum ExpectedContent {
    /// Nothing.
    Empty,
    /// A value.
    Json(Value),
    /// The bytes themselves, as text or bytes.
    Raw,
    /// The items of a stream.
    Items(Vec<Value>),
    /// A stream whose items have no form that `OpenAPI` would say.
    Any,
    /// Nothing is known: there is no valid answer, and only the request is judged.
    Unknown,
}
