//! Refusals as answers: in the declared form of an error, or as `application/problem+json`.

use axum::{body::Body, response::Response};
use http::{HeaderValue, StatusCode, header::CONTENT_TYPE};
use serde_json::{Map, Value, json};

use super::{
    problem::{Problem, Refusal},
    spec::{Operation, Template},
    words,
};

/// The answer that tells a refusal.
pub(super) fn response(refusal: &Refusal, operation: Option<&Operation>) -> Response {
    let declared = operation.and_then(|operation| {
        let mut refusals = operation.refusals.iter();
        refusals.find(|(statuses, ..)| statuses.have(refusal.status.as_u16()))
    });
    let written = declared.and_then(|(_, content_type, template)| {
        write(template, refusal, Scope::Whole).map(|value| (value, *content_type))
    });
    let (value, content_type) =
        written.unwrap_or_else(|| (problem(refusal), "application/problem+json"));
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = refusal.status;
    let headers = response.headers_mut();
    // A document may have written what no header can hold.
    let content_type = HeaderValue::from_str(content_type);
    let json = HeaderValue::from_static("application/json");
    headers.insert(CONTENT_TYPE, content_type.unwrap_or(json));
    for (name, value) in &refusal.headers {
        headers.append(name.clone(), value.clone());
    }
    response
}

/// The form of RFC 9457.
fn problem(refusal: &Refusal) -> Value {
    let errors = refusal.problems.iter().map(|problem| {
        json!({
            "location": problem.location.as_str(),
            "path": problem.path,
            "message": problem.message,
            "keyword": problem.keyword,
        })
    });
    let mut members = Map::new();
    members.insert("type".to_owned(), "about:blank".into());
    members.insert("title".to_owned(), title(refusal.status).into());
    members.insert("status".to_owned(), refusal.status.as_u16().into());
    members.insert("detail".to_owned(), refusal.to_string().into());
    if !refusal.problems.is_empty() {
        members.insert("errors".to_owned(), errors.collect());
    }
    Value::Object(members)
}

fn title(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or("Error")
}

/// What a part of a template is about.
#[derive(Clone, Copy)]
enum Scope<'p> {
    Whole,
    /// One problem of a list; none where there is no problem.
    Item(Option<&'p Problem>),
}

/// What a template becomes.
fn write(template: &Template, refusal: &Refusal, scope: Scope<'_>) -> Option<Value> {
    // Outside of a list it is about the first one.
    let problem = match scope {
        Scope::Whole => refusal.problems.first(),
        Scope::Item(problem) => problem,
    };
    let text = |text: &str| Some(Value::from(text));
    match template {
        Template::Object(members) => {
            let members = members.iter().filter_map(|(name, template)| {
                Some(((*name).to_owned(), write(template, refusal, scope)?))
            });
            Some(Value::Object(members.collect()))
        }
        Template::List(item) => {
            let each = |problem| write(item, refusal, Scope::Item(problem));
            let items: Vec<Value> = match &refusal.problems[..] {
                [] => each(None).into_iter().collect(),
                problems => problems.iter().filter_map(|one| each(Some(one))).collect(),
            };
            Some(items.into())
        }
        Template::Text(constant) => text(constant),
        Template::False => Some(false.into()),
        Template::Message => Some(match scope {
            Scope::Item(Some(problem)) => problem.to_string().into(),
            _ => refusal.to_string().into(),
        }),
        Template::Title => text(title(refusal.status)),
        Template::Status => Some(refusal.status.as_u16().into()),
        Template::StatusText => text(refusal.status.as_str()),
        Template::Value => problem.and_then(|problem| problem.value.clone()),
        Template::ValueText => match problem?.value.as_ref()? {
            Value::String(value) => text(value),
            other => Some(other.to_string().into()),
        },
        place => match (problem, scope) {
            (Some(problem), _) => text(of_problem(place, problem)),
            // The members of an item are all there; elsewhere they are left out.
            (None, Scope::Item(_)) => text(&of_status(place, refusal.status)),
            (None, Scope::Whole) => None,
        },
    }
}

/// What a problem says of its place and kind.
fn of_problem<'p>(template: &Template, problem: &'p Problem) -> &'p str {
    match template {
        Template::Keyword => &problem.keyword,
        Template::Path => &problem.path,
        Template::Pointer => &problem.pointer,
        _ => problem.location.as_str(),
    }
}

/// The same of what is no problem of the input.
fn of_status(template: &Template, status: StatusCode) -> String {
    match template {
        Template::Keyword => words::keyword_of_status(status),
        _ => String::new(),
    }
}
