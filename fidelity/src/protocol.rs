//! What travels between the proof and the probe, the program that drives a generated crate: one
//! JSON text per line, an answer for each order, in order.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the probe is asked to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Order {
    /// Read a value as a type, and write it again.
    RoundTrip {
        /// The type: the position of its entry in [`Manifest::schemas`].
        schema: usize,
        /// The value, as JSON text: numbers keep their digits.
        json: String,
    },
    /// Make a call.
    Call(CallOrder),
    /// Start the generated server, if it is not running yet.
    Serve {
        /// What the paths of the API have in front of them.
        base: String,
    },
    /// Have the next call of the generated server answered so.
    Stub(StubOrder),
    /// Tell what the generated server handed on since the last [`Order::Stub`], and answer
    /// nothing from now on.
    Handed,
}

/// What a handler of the generated server answers, once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct StubOrder {
    /// The operationId.
    pub operation: String,
    /// The status.
    pub status: u16,
    /// The declared status that it stands for: `200`, `4XX`, `default`.
    pub declared_status: String,
    /// The declared media type, in small letters and without blanks and charset.
    pub media_type: Option<String>,
    /// The content type of what is no JSON, where the declared one is a range.
    pub content_type: Option<String>,
    /// The body as bytes.
    pub body: Vec<u8>,
    /// The body as JSON text, where it is a value.
    pub json: Option<String>,
    /// The items of a stream, each as JSON text, where it is one.
    pub items: Option<Vec<String>>,
    /// The declared headers: name, text, and value as JSON text.
    pub headers: Vec<(String, String, String)>,
    /// Headers that are not declared: name and text.
    pub raw_headers: Vec<(String, String)>,
    /// The code and the reason of an error with a status of success, in place of all that.
    pub in_band: Option<(String, String)>,
}

/// What a handler of the generated server was given.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Handed {
    /// The operationId.
    pub operation: String,
    /// The arguments that were there: location, name, and value as JSON text, or why it has none.
    pub arguments: Vec<(String, String, Result<String, String>)>,
    /// The body, where there was one: media type as the document writes it, and value as JSON text;
    /// files are texts of their bytes.
    pub body: Option<(String, Result<String, String>)>,
    /// Why the answer that was asked for could not be given.
    pub fault: Option<String>,
}

/// A call to be made by the generated client.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CallOrder {
    /// The operationId.
    pub operation: String,
    /// Where the local server listens, without a slash at the end; takes the place of every
    /// server that the document names.
    pub base_url: String,
    /// The arguments that are given; the others are left out.
    pub arguments: Vec<ArgumentOrder>,
    /// The body, where one is given.
    pub body: Option<BodyOrder>,
    /// What each security scheme is given: its name, and a made-up secret (`user:password` for
    /// http basic).
    pub credentials: Vec<(String, String)>,
}

/// An argument outside the body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArgumentOrder {
    /// `path`, `query`, `header` or `cookie`.
    pub location: String,
    /// Its name on the wire.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// A body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BodyOrder {
    /// The media type as the document writes it.
    pub media_type: String,
    /// Its value. Binary bodies, and files in a form, are JSON strings whose UTF-8 is what is
    /// sent, and so are texts; of other scalars in a text their own text is.
    pub value: Value,
}

/// What the probe answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Outcome {
    /// The value as it was written again.
    Written {
        /// JSON text.
        json: String,
    },
    /// What the client gave for the answer of the server.
    Answer(Answer),
    /// The generated server runs.
    Serving {
        /// Where: `http://127.0.0.1:40000`.
        origin: String,
    },
    /// The answer is noted.
    Noted,
    /// What the generated server handed on, call by call.
    Handed(HandedCalls),
    /// It could not be done: a value that is not read, a call that is not sent, a call that the
    /// probe does not know.
    Refused {
        /// Why, in the words of the crate.
        message: String,
    },
}

/// What handlers were given, call by call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HandedCalls {
    /// The calls.
    pub calls: Vec<Handed>,
}

/// What a client gave for an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// Whether the call succeeded.
    pub success: bool,
    /// The status that it tells.
    pub status: u16,
    /// The headers that it tells, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The headers that are offered as typed values: name, and the value as JSON text, or `null`
    /// where it is absent, or why it cannot be read.
    pub typed_headers: Vec<(String, Result<String, String>)>,
    /// The variant that the body was given as, where there are several: status as the document
    /// writes it (`200`, `4XX`, `default`).
    pub declared_status: Option<String>,
    /// The media types of that variant, in small letters and without blanks and charset; none where
    /// its status alone decides.
    pub media_types: Vec<String>,
    /// What the body was read as; an error whose body cannot be read as declared is
    /// [`Content::Unread`].
    pub content: Content,
}

/// What a body was read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", content = "value", rename_all = "snake_case")]
pub enum Content {
    /// Nothing.
    Empty,
    /// A typed value, written again as JSON text.
    Json(String),
    /// Text.
    Text(String),
    /// Bytes, whole or as a stream; here as a list.
    Bytes(Vec<u8>),
    /// The items of a typed stream, each written again as JSON text.
    Items(Vec<String>),
    /// The items of a stream of texts.
    Texts(Vec<String>),
    /// It could not be read as declared: why.
    Unread(String),
}

/// What a probe can do: written when it is made, read by whoever plans the orders.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// The types of schemas that travel.
    pub schemas: Vec<SchemaEntry>,
    /// The operations that can be called, by operationId.
    pub operations: Vec<String>,
    /// Whether the generated server can be started.
    pub serves: bool,
    /// What the generator left out: the id of the code, the pointer, and the operationId or the
    /// name of the schema.
    pub left_out: Vec<(String, String, String)>,
}

/// The type of a schema.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SchemaEntry {
    /// Where the schema stands in the normalized document: a JSON pointer.
    pub pointer: String,
    /// The Rust type, for people: `model::Team`.
    pub rust: String,
    /// Whether it travels in requests.
    pub sent: bool,
    /// Whether it travels in responses.
    pub received: bool,
}
