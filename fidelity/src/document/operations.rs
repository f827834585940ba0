//! Operations: a method and a path, and what is declared for them at all levels.

use serde_json::Value;

use super::parts::{flag, text};
use super::{Body, Document, Media, Parameter, Response, segment};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Headers that are no parameters, whatever a document says.
const NO_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation<'d> {
    /// The operationId.
    pub id: &'d str,
    /// The method in capitals.
    pub method: String,
    /// The path template.
    pub path: &'d str,
    /// Where it stands.
    pub pointer: String,
    /// The parameters of the path and of the operation.
    pub parameters: Vec<Parameter<'d>>,
    /// The body that is sent.
    pub body: Option<Body<'d>>,
    /// The declared responses, in the order of their status.
    pub responses: Vec<Response<'d>>,
    /// The alternatives of security: in each, the schemes that are all needed. No alternative
    /// means that nothing is needed.
    pub security: Vec<Vec<&'d str>>,
    /// The header that takes a window of the list, where `x-pagination` names one.
    pub window: Option<WindowHeader<'d>>,
}

/// A header that takes a range of the items of a list: `teams=0-49`.
#[derive(Clone, Copy, Debug)]
pub struct WindowHeader<'d> {
    /// Its name.
    pub name: &'d str,
    /// The unit before the range.
    pub unit: &'d str,
    /// Most items of a range.
    pub max: u64,
}

pub(super) fn all(document: &Document) -> Vec<Operation<'_>> {
    let paths = document.at("/paths").and_then(Value::as_object);
    let mut found = Vec::new();
    for (path, item) in paths.into_iter().flatten() {
        let Some(item) = document.follow(item) else {
            continue;
        };
        for method in METHODS {
            found.extend(
                item.get(method)
                    .and_then(|value| one(document, path, item, method, value)),
            );
        }
    }
    found
}

fn one<'d>(
    document: &'d Document,
    path: &'d str,
    item: &'d Value,
    method: &str,
    value: &'d Value,
) -> Option<Operation<'d>> {
    let responses = value.get("responses").and_then(Value::as_object);
    let responses = responses.into_iter().flatten();
    let responses = responses.filter_map(|(status, value)| Response::read(document, status, value));
    let body = value
        .get("requestBody")
        .and_then(|body| document.follow(body));
    Some(Operation {
        id: text(value, "operationId")?,
        method: method.to_ascii_uppercase(),
        path,
        pointer: format!("/paths/{}/{method}", segment(path)),
        parameters: parameters(document, item, value),
        body: body.map(|body| Body {
            required: flag(body, "required").unwrap_or(false),
            content: Media::all(document, body),
        }),
        responses: responses.collect(),
        security: security(document, value),
        window: window(value),
    })
}

fn window(operation: &Value) -> Option<WindowHeader<'_>> {
    let paging = operation.get("x-pagination")?;
    let name = text(paging, "header").filter(|_| text(paging, "style") == Some("range-header"));
    Some(WindowHeader {
        name: name?,
        unit: text(paging, "unit")?,
        max: paging.get("max")?.as_u64().filter(|max| *max > 0)?,
    })
}

/// Those of the path item, unless the operation says the same name anew.
fn parameters<'d>(document: &'d Document, item: &'d Value, value: &'d Value) -> Vec<Parameter<'d>> {
    let read = |value: &'d Value| {
        let list = value.get("parameters").and_then(Value::as_array);
        let list = list
            .into_iter()
            .flatten()
            .filter_map(|one| Parameter::read(document, one));
        list.filter(|one| !is_no_parameter(one)).collect::<Vec<_>>()
    };
    let own = read(value);
    let mut all = read(item);
    all.retain(|old| {
        !own.iter()
            .any(|new| (new.name, new.location) == (old.name, old.location))
    });
    all.extend(own);
    all
}

fn is_no_parameter(parameter: &Parameter<'_>) -> bool {
    parameter.location == super::Location::Header
        && NO_PARAMETERS
            .iter()
            .any(|name| parameter.name.eq_ignore_ascii_case(name))
}

fn security<'d>(document: &'d Document, value: &'d Value) -> Vec<Vec<&'d str>> {
    let declared = value
        .get("security")
        .or_else(|| document.root().get("security"));
    let alternatives = declared.and_then(Value::as_array).into_iter().flatten();
    let alternatives = alternatives.filter_map(Value::as_object);
    alternatives
        .map(|all| all.keys().map(String::as_str).collect())
        .collect()
}
