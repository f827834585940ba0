//! What a server checks of what clients send, and how it tells what it refused.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::Location;

/// JSON Schemas (2020-12) of everything that clients send.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checks {
    /// The schemas that others refer to as `#/$defs/<name>`.
    pub definitions: BTreeMap<String, Json>,
    /// Those of each operation, by its id.
    pub operations: BTreeMap<String, OperationChecks>,
}

/// The JSON Schemas of what one operation is sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationChecks {
    /// Of each parameter, by place and name.
    pub parameters: BTreeMap<(Location, String), Json>,
    /// Of each media type of the body that is more than bytes, as the document writes it.
    pub bodies: BTreeMap<String, Json>,
}

/// The shape in which a document declares an error, and what goes where in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Template {
    /// An object of these members.
    Object(Vec<(String, Template)>),
    /// A list with one such entry for each problem.
    List(Box<Template>),
    /// That text.
    Text(String),
    /// False.
    False,
    /// What is wrong, in words.
    Message,
    /// The words of the status.
    Title,
    /// The status as a number.
    Status,
    /// The status as a text.
    StatusText,
    /// The keyword that refused the value.
    Keyword,
    /// The place of the value, as users of the API name it.
    Path,
    /// The place as a JSON pointer.
    Pointer,
    /// The part of the call.
    Location,
    /// The value that was refused; left out where there is none.
    Value,
    /// The same as a text.
    ValueText,
}
