//! Parameters that are left out, or have a text that no valid value has.

use serde_json::{Value, json};

use super::{Bad, Maker, place::At, values};
use crate::document::{Direction, Location, Parameter, Schema, Style};
use crate::http::{RawRequest, decoded};
use crate::judge::variables;
use crate::protocol::CallOrder;

pub(super) fn all(maker: &Maker<'_, '_>, calls: &[(&CallOrder, &RawRequest)]) -> Vec<Bad> {
    let mut found = Vec::new();
    for parameter in &maker.operation.parameters {
        let given = calls.iter().find_map(|(order, request)| {
            let mut arguments = order.arguments.iter();
            let one = arguments.find(|one| {
                one.location == parameter.location.text() && one.name == parameter.name
            })?;
            Some((*order, *request, &one.value))
        });
        if let Some((order, request, value)) = given {
            let spoiler = Spoiler {
                order,
                request,
                template: maker.operation.path,
                parameter,
            };
            found.extend(spoiler.left_out());
            found.extend(spoiler.wrong(maker, value));
        }
    }
    found
}

struct Spoiler<'s, 'd> {
    order: &'s CallOrder,
    request: &'s RawRequest,
    template: &'s str,
    parameter: &'s Parameter<'d>,
}

impl<'d> Spoiler<'_, 'd> {
    fn bad(&self, request: RawRequest, what: &str) -> Bad {
        let Parameter { name, location, .. } = self.parameter;
        Bad {
            request,
            what: format!("{} parameter `{name}`: {what}", location.text()),
            names: vec![(*name).to_owned()],
        }
    }

    fn left_out(&self) -> Option<Bad> {
        // Members of an object stand there under names of their own.
        let request = self.replaced(None).filter(|_| self.parameter.required)?;
        Some(self.bad(request, "it is left out"))
    }

    fn wrong(&self, maker: &Maker<'_, 'd>, value: &Value) -> Vec<Bad> {
        let Parameter {
            schema, media_type, ..
        } = self.parameter;
        let (Some(schema), None) = (*schema, media_type) else {
            return Vec::new();
        };
        let at = At::root(maker, Some(schema));
        let (at, schema, value) = match value {
            Value::Object(_) => return Vec::new(),
            Value::Array(elements) => {
                let items = at.said("items").next();
                let (Some(items), Some(first)) = (items, elements.first()) else {
                    return Vec::new();
                };
                // The text of the whole is that of the one element.
                if at.chosen || self.is_lined_up() && elements.len() > 1 {
                    return Vec::new();
                }
                (at.element(maker, 0), items, first)
            }
            value => (at, schema, value),
        };
        let candidates = values::candidates(&at, value);
        let found = candidates.into_iter().filter_map(|(what, wrong)| {
            let text = match wrong {
                Value::String(text) => text,
                Value::Array(_) | Value::Object(_) => return None,
                other => other.to_string(),
            };
            let fits = self.fits(&text) && is_wrong(maker, schema, &text);
            let request = self.replaced(Some(&text)).filter(|_| fits)?;
            Some(self.bad(request, what))
        });
        found.collect()
    }

    /// Whether the elements of a list stand in one text.
    fn is_lined_up(&self) -> bool {
        !(self.parameter.explode && self.parameter.style == Style::Form)
    }

    /// Whether a text can stand in the place of the parameter.
    fn fits(&self, text: &str) -> bool {
        let single = !text.is_empty() && !text.contains([',', ';', '.', '|', ' ']);
        match self.parameter.location {
            Location::Query => !text.is_empty() && (single || self.parameter.style == Style::Form),
            Location::Path => single && self.parameter.style == Style::Simple,
            Location::Header => text.is_ascii() && text.trim() == text && !text.is_empty(),
            Location::Cookie => single && text.is_ascii() && !text.contains('~'),
        }
    }

    /// The request with another text for the parameter, or without it; `None` where it does not
    /// stand by itself.
    fn replaced(&self, text: Option<&str>) -> Option<RawRequest> {
        let mut request = self.request.clone();
        let name = self.parameter.name;
        match self.parameter.location {
            Location::Query => {
                let (path, query) = self.request.path_and_query();
                let pairs = pairs(query?, "&", name, text)?;
                request.target = match pairs.as_str() {
                    "" => path.to_owned(),
                    pairs => format!("{path}?{pairs}"),
                };
            }
            Location::Header => {
                let named = |(key, _): &&mut (String, String)| key.eq_ignore_ascii_case(name);
                let header = request.headers.iter_mut().find(named)?;
                match text {
                    Some(text) => text.clone_into(&mut header.1),
                    None => request
                        .headers
                        .retain(|(key, _)| !key.eq_ignore_ascii_case(name)),
                }
            }
            Location::Cookie => {
                let cookie = |(key, _): &&mut (String, String)| key.eq_ignore_ascii_case("cookie");
                let header = request.headers.iter_mut().find(cookie)?;
                header.1 = pairs(&header.1, "; ", name, text)?;
                request.headers.retain(|(_, value)| !value.is_empty());
            }
            Location::Path => request.target = self.target(text?)?,
        }
        Some(request)
    }

    /// The target with another text in the path; `None` where more stands in the segment.
    fn target(&self, text: &str) -> Option<String> {
        let place = format!("{{{}}}", self.parameter.name);
        if !self.template.split('/').any(|segment| segment == place) {
            return None;
        }
        let (path, query) = self.request.path_and_query();
        let mut all = variables(self.order, self.template, path).ok()?;
        all.insert(self.parameter.name.to_owned(), escaped(text));
        let base = path.len() - self.rest(path)?.len();
        let mut target = path[..base].to_owned();
        let mut template = self.template;
        while let Some((before, after)) = template.split_once('{') {
            let (name, after) = after.split_once('}')?;
            target.push_str(before);
            target.push_str(all.get(name)?);
            template = after;
        }
        target.push_str(template);
        if let Some(query) = query {
            target.push('?');
            target.push_str(query);
        }
        Some(target)
    }

    /// What stands behind the path of the base URL.
    fn rest<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (_, base) = self.order.base_url.split_once("://")?;
        let base = base.find('/').map_or("", |start| &base[start..]);
        path.strip_prefix(base)
    }
}

/// Whether a text is wrong in whatever way it is read.
fn is_wrong<'d>(maker: &Maker<'_, 'd>, schema: Schema<'d>, text: &str) -> bool {
    let mut readings = vec![json!(text)];
    readings.extend(serde_json::from_str::<Value>(text).ok());
    let wrong = |value: &Value| maker.schemas.is_invalid(schema, Direction::Sent, value);
    readings.iter().all(wrong)
}

/// Pairs in which the first one of a name has another text, or all of a name are left out; `None`
/// where there is none.
fn pairs(all: &str, separator: &str, name: &str, text: Option<&str>) -> Option<String> {
    let is_named = |pair: &str| {
        let named = pair.split_once('=').map_or(pair, |(name, _)| name);
        decoded(named.trim()).as_deref() == Some(name)
    };
    let mut found = false;
    let mut kept: Vec<String> = Vec::new();
    for pair in all.split(separator) {
        if !is_named(pair) {
            kept.push(pair.to_owned());
        } else if let (Some(text), false) = (text, found) {
            let named = pair.split_once('=').map_or(pair, |(name, _)| name);
            kept.push(format!("{named}={}", escaped(text)));
        } else if text.is_some() {
            kept.push(pair.to_owned());
        }
        found |= is_named(pair);
    }
    found.then(|| kept.join(separator))
}

fn escaped(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
