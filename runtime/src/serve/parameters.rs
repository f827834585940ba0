//! The parameters of a call: found in their places, read by their styles, checked.

use http::{HeaderMap, header::COOKIE};
use serde_json::Value;

use super::{
    checks::Checks,
    json::{Wrong, not_json},
    place::{Step, Steps},
    problem::{Location, PROBLEMS, Problem},
    spec::{Operation, Parameter, ParameterStyle, Place, Spec},
    styles::{Pair, Reader},
    text::{self, Coding},
    words,
};
use crate::{api::SchemeKind, style::Style};

/// What a request has for parameters, before any is read.
pub(super) struct Sent<'r> {
    /// The texts in the path, by name.
    path: &'r [(&'static str, &'r str)],
    query: Vec<Pair<'r>>,
    headers: &'r HeaderMap,
    cookies: Vec<Pair<'r>>,
    /// Names in the query that are credentials.
    keys: Vec<&'static str>,
}

impl<'r> Sent<'r> {
    pub(super) fn new(
        spec: &'static Spec,
        path: &'r [(&'static str, &'r str)],
        query: &'r str,
        headers: &'r HeaderMap,
    ) -> Self {
        let lines = headers.get_all(COOKIE).iter();
        let lines = lines.filter_map(|line| std::str::from_utf8(line.as_bytes()).ok());
        let keys = spec
            .api
            .schemes
            .iter()
            .filter_map(|scheme| match scheme.kind {
                SchemeKind::Query(name) => Some(name),
                _ => None,
            });
        Self {
            path,
            query: text::pairs(query).collect(),
            headers,
            cookies: lines.flat_map(text::cookies).collect(),
            keys: keys.collect(),
        }
    }

    /// The values of the parameters of an operation as JSON texts, in the order of their
    /// declaration; what is wrong with them is added to the problems.
    pub(super) fn read(
        &self,
        operation: &'static Operation,
        checks: &Checks,
        problems: &mut Vec<Problem>,
    ) -> Vec<Option<String>> {
        let parameters = operation.parameters.iter();
        parameters
            .map(|parameter| {
                let found = self.one(operation, parameter, checks);
                settled(parameter, found, checks, problems)
            })
            .collect()
    }

    fn one(
        &self,
        operation: &'static Operation,
        parameter: &'static Parameter,
        checks: &Checks,
    ) -> Result<Option<String>, Wrong> {
        let reader = |coding| Reader {
            name: parameter.name,
            lens: checks.lens(parameter.schema),
            coding,
        };
        match parameter.place {
            Place::Path => {
                let mut texts = self.path.iter();
                let found = texts.find(|(name, _)| *name == parameter.name);
                found.map_or(Ok(None), |(_, raw)| {
                    whole(reader(Coding::Percent), parameter.style, raw).map(Some)
                })
            }
            Place::Header => match self.header(parameter.name)? {
                Some(raw) => whole(reader(Coding::Header), parameter.style, &raw).map(Some),
                None => Ok(None),
            },
            Place::Query => {
                let taken = |name: &str| {
                    self.keys.contains(&name)
                        || others(operation, parameter, Place::Query).any(|other| other == name)
                };
                reader(Coding::Query).pairs(style_of(parameter.style), &self.query, &taken)
            }
            Place::Cookie => {
                let taken = |name: &str| {
                    others(operation, parameter, Place::Cookie).any(|other| other == name)
                };
                reader(Coding::Percent).pairs(style_of(parameter.style), &self.cookies, &taken)
            }
        }
    }

    /// A header; several lines are one list.
    fn header(&self, name: &str) -> Result<Option<String>, Wrong> {
        let mut whole: Option<String> = None;
        for line in self.headers.get_all(name) {
            let line = std::str::from_utf8(line.as_bytes()).map_err(|_| text::NotText)?;
            match &mut whole {
                Some(whole) => {
                    whole.push(',');
                    whole.push_str(line);
                }
                None => whole = Some(line.to_owned()),
            }
        }
        Ok(whole)
    }
}

/// The names of the other parameters in the same place.
fn others(
    operation: &'static Operation,
    parameter: &'static Parameter,
    place: Place,
) -> impl Iterator<Item = &'static str> {
    let parameters = operation.parameters.iter();
    let parameters =
        parameters.filter(move |other| other.place == place && other.name != parameter.name);
    parameters.map(|other| other.name)
}

/// The style of pairs; the others do not stand in queries, and are as if joined.
fn style_of(style: ParameterStyle) -> Style {
    match style {
        ParameterStyle::Pairs(style) => style,
        ParameterStyle::Json => Style::Json,
        ParameterStyle::Simple { explode: true }
        | ParameterStyle::Label { explode: true }
        | ParameterStyle::Matrix { explode: true } => Style::Form,
        _ => Style::FormJoined,
    }
}

/// A value that is one text: of a path or a header.
fn whole(reader: Reader<'_>, style: ParameterStyle, raw: &str) -> Result<String, Wrong> {
    match style {
        ParameterStyle::Simple { explode } => reader.simple(raw, explode),
        ParameterStyle::Label { explode } => reader.label(raw, explode),
        ParameterStyle::Matrix { explode } => reader.matrix(raw, explode),
        ParameterStyle::Json | ParameterStyle::Pairs(Style::Json) => reader.json(raw),
        ParameterStyle::Pairs(style) => reader.simple(raw, style == Style::Form),
    }
}

/// Checks what was read; a value with problems is none.
fn settled(
    parameter: &'static Parameter,
    found: Result<Option<String>, Wrong>,
    checks: &Checks,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let location = match parameter.place {
        Place::Path => Location::Path,
        Place::Query => Location::Query,
        Place::Header => Location::Header,
        Place::Cookie => Location::Cookie,
    };
    let before = problems.len();
    let place = Steps::of_parameter(parameter.name);
    let json = match found {
        Ok(Some(json)) => {
            if checks.has(parameter.schema) {
                match serde_json::from_str::<Value>(&json) {
                    Ok(value) => checks.check(parameter.schema, value, location, &place, problems),
                    Err(error) => note(location, &place, not_json(&error), problems),
                }
            }
            json
        }
        Ok(None) if parameter.required => {
            note(
                location,
                &place,
                Wrong::new("required", "is missing"),
                problems,
            );
            return None;
        }
        Ok(None) => return None,
        Err(wrong) => {
            note(location, &place, wrong, problems);
            return None;
        }
    };
    (problems.len() == before).then_some(json)
}

/// Adds a problem with a place.
pub(super) fn note(location: Location, place: &Steps, wrong: Wrong, problems: &mut Vec<Problem>) {
    let place = match wrong.member {
        Some(name) => &place.then(Step::Member(name)),
        None => place,
    };
    if problems.len() < PROBLEMS {
        problems.push(Problem {
            location,
            path: words::shortened(&place.path()),
            pointer: place.pointer(),
            message: wrong.message,
            keyword: wrong.keyword.to_owned(),
            value: None,
        });
    }
}
