//! How a server tells what it refused: in the shape that the document declares for the status.
//!
//! A shape is filled where each member that it requires is known by its name and type, and one of
//! them says in words what is wrong. Else a server writes `application/problem+json`, and where
//! that concerns input that is not valid, a note says so.

use super::{
    Lowering,
    media_types::{Preference, preference},
};
use crate::{
    diagnostics::codes,
    ir::{Refusal, Template},
    resolve::{
        document::{Kind, Object, Operation as Resolved, Response, SchemaId, Status},
        essence,
    },
};

/// How deep objects stand in one another in the errors that people declare.
const DEPTH: usize = 5;

/// Members that hold the reasons, one or several.
const HOLDERS: [&str; 10] = [
    "details",
    "error",
    "errors",
    "fielderrors",
    "fields",
    "invalidparams",
    "issues",
    "problems",
    "validationerrors",
    "violations",
];

/// The parts of a call, as they are told.
const LOCATIONS: [&str; 5] = ["path", "query", "header", "cookie", "body"];

impl Lowering<'_> {
    /// The shapes in which an operation tells what it refused, exact statuses first.
    pub(super) fn refusals(&mut self, source: &Resolved) -> Vec<Refusal> {
        let succeeds =
            |r: &Response| matches!(r.status, Status::Code(200..=299) | Status::Range(2));
        let has_success = source.responses.iter().any(succeeds);
        let refuses = |status: Status| match status {
            Status::Code(code) => code >= 400,
            Status::Range(hundred) => hundred >= 4,
            // Without a success of its own it stands for that.
            Status::Default => has_success,
        };
        let mut refusals = Vec::new();
        let mut untold = Vec::new();
        for response in source.responses.iter().filter(|r| refuses(r.status)) {
            let json = |name: &str| preference(name) == Preference::Json && !name.contains('*');
            let media_type = response.content.iter().find(|m| json(&m.name));
            let Some((media_type, schema)) = media_type.and_then(|m| Some((m, m.schema?))) else {
                continue;
            };
            match self.template(schema, 0).filter(says_why) {
                Some(template) => refusals.push(Refusal {
                    status: response.status,
                    content_type: essence(&media_type.name),
                    template,
                }),
                None => untold.push((response.status, schema)),
            }
        }
        let told = [Status::Code(400), Status::Range(4), Status::Default];
        let told = told.into_iter().find(|status| {
            let declared = |r: &Response| r.status == *status && refuses(r.status);
            source.responses.iter().any(declared)
        });
        for (_, schema) in untold
            .into_iter()
            .filter(|(status, _)| Some(*status) == told)
        {
            let target = self.document.target(schema);
            if self.untold.insert(target) {
                let place = self.document.schema(target).place.clone();
                let message = "its required members are not those of a reason";
                self.report(&codes::REFUSAL_SHAPE, &place, message);
            }
        }
        refusals
    }

    fn template(&self, id: SchemaId, depth: usize) -> Option<Template> {
        if depth > DEPTH {
            return None;
        }
        match &self.held(id) {
            Kind::Object(object) => self.members(object, depth),
            Kind::Array { items, .. } => {
                let item = self.template(*items, depth + 1)?;
                Some(Template::List(Box::new(item)))
            }
            Kind::String { .. } if self.is_free_text(id) => Some(Template::Message),
            Kind::Union { members, .. } => {
                let templates = members.iter().filter_map(|&m| self.template(m, depth + 1));
                // An object says more than a text.
                templates.min_by_key(|t| !matches!(t, Template::Object(_)))
            }
            _ => None,
        }
    }

    fn members(&self, object: &Object, depth: usize) -> Option<Template> {
        let plain: Vec<String> = object
            .properties
            .iter()
            .map(|(name, _)| words(name))
            .collect();
        let texts = object.properties.iter().zip(&plain);
        let mut texts = texts.filter(|((_, id), _)| self.is_free_text(*id));
        // Beside what says more, these hold the words of the status only.
        let explained = texts.any(|(_, name)| is_message(name));
        let mut members = Vec::new();
        for ((name, id), plain) in object.properties.iter().zip(&plain) {
            let required = object.required.contains(name);
            let known = self.known(plain, *id, explained);
            let held = || {
                let may_hold = required || HOLDERS.contains(&plain.as_str());
                let template = may_hold.then(|| self.template(*id, depth + 1)).flatten();
                template.filter(|t| matches!(t, Template::Object(_) | Template::List(_)))
            };
            match known.or_else(held) {
                // There is not always a value to show.
                Some(Template::Value | Template::ValueText) | None if required => return None,
                template => members.extend(template.map(|t| (name.clone(), t))),
            }
        }
        let described = |name: &String| object.properties.iter().any(|(n, _)| n == name);
        let whole = object.required.iter().all(described);
        (whole && !members.is_empty()).then_some(Template::Object(members))
    }

    /// What a member holds that is known by its name.
    fn known(&self, name: &str, id: SchemaId, explained: bool) -> Option<Template> {
        let (text, whole) = (self.is_free_text(id), self.is_free_number(id));
        match name {
            name if text && is_message(name) => Some(Template::Message),
            "error" | "title" if text && explained => Some(Template::Title),
            "error" | "title" if text => Some(Template::Message),
            "code" | "errorcode" | "status" | "statuscode" | "httpstatus" if whole => {
                Some(Template::Status)
            }
            "status" | "statuscode" | "httpstatus" if text => Some(Template::StatusText),
            "code" | "errorcode" | "type" | "errortype" | "kind" | "keyword" | "rule" if text => {
                Some(Template::Keyword)
            }
            "path" | "field" | "property" | "propertypath" | "param" | "parameter" if text => {
                Some(Template::Path)
            }
            "pointer" if text => Some(Template::Pointer),
            "location" | "scope" | "in" if text || self.lists(id, &LOCATIONS) => {
                Some(Template::Location)
            }
            "value" | "invalidvalue" | "rejectedvalue" => match self.held(id) {
                Kind::Any => Some(Template::Value),
                _ => text.then_some(Template::ValueText),
            },
            "success" | "ok" if matches!(self.held(id), Kind::Boolean) => Some(Template::False),
            _ => self.constant(id),
        }
    }

    /// The only value that a text may have.
    fn constant(&self, id: SchemaId) -> Option<Template> {
        match self.held(id) {
            Kind::String { values, .. } => match &values[..] {
                [only] => Some(Template::Text(only.clone())),
                _ => None,
            },
            _ => None,
        }
    }

    fn held(&self, id: SchemaId) -> &Kind {
        &self.document.schema(self.document.target(id)).kind
    }

    /// Whether any words will do.
    fn is_free_text(&self, id: SchemaId) -> bool {
        match self.held(id) {
            Kind::String {
                format,
                limits,
                values,
            } => {
                let bound = |keyword: &str| matches!(keyword, "pattern" | "maxLength");
                let bound = limits.iter().any(|(keyword, _)| bound(keyword));
                format.is_none() && values.is_empty() && !bound
            }
            _ => false,
        }
    }

    /// Whether the number of a status will do.
    fn is_free_number(&self, id: SchemaId) -> bool {
        let schema = self.document.schema(self.document.target(id));
        let number = matches!(schema.kind, Kind::Integer { .. } | Kind::Number { .. });
        number && schema.values.is_empty()
    }

    /// Whether an enum has all of these values.
    fn lists(&self, id: SchemaId, wanted: &[&str]) -> bool {
        match self.held(id) {
            Kind::String { values, .. } => wanted.iter().all(|w| values.iter().any(|v| v == w)),
            _ => false,
        }
    }
}

/// A name without what its words are joined by.
fn words(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a text of that name says in words what is wrong.
fn is_message(name: &str) -> bool {
    let names = [
        "description",
        "detail",
        "details",
        "errordescription",
        "errormessage",
        "errormsg",
        "message",
        "msg",
        "reason",
    ];
    names.contains(&name)
}

fn says_why(template: &Template) -> bool {
    match template {
        Template::Message => true,
        Template::List(entry) => says_why(entry),
        Template::Object(members) => members.iter().any(|(_, member)| says_why(member)),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
