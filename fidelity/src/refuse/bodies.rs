//! Bodies with one thing made wrong: JSON, and forms of pairs.

use serde_json::Value;

use super::{Bad, Maker, place::At, values};
use crate::document::{Direction, Media};
use crate::http::{RawRequest, essence, is_json};
use crate::protocol::{BodyOrder, CallOrder};

/// How deep a body is gone into, and how many places of it are made wrong.
const DEPTH: usize = 4;
const PLACES: usize = 60;
/// How many wrong values are made of one kind.
const EACH: usize = 4;

pub(super) fn all(maker: &Maker<'_, '_>, calls: &[(&CallOrder, &RawRequest)]) -> Vec<Bad> {
    let Some(body) = &maker.operation.body else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let with_body = |(order, request): &(&CallOrder, &RawRequest)| {
        order.body.is_some() && !request.body.is_empty()
    };
    if let Some((_, request)) = calls.iter().find(|call| with_body(call))
        && body.required
    {
        found.push(Bad {
            request: without_body(request),
            what: "the body is left out".to_owned(),
            names: vec!["body".to_owned()],
        });
    }
    for media in &body.content {
        let of_media = calls.iter().filter_map(|(order, request)| {
            let body = order
                .body
                .as_ref()
                .filter(|b| b.media_type == media.media_type)?;
            Some((body, *request))
        });
        // The largest one has the most places.
        let largest = of_media.max_by_key(|(_, request)| request.body.len());
        if let Some((order, request)) = largest.filter(|_| is_json(media.media_type)) {
            found.extend(json(maker, media, order, request));
        } else if let Some((order, request)) =
            largest.filter(|_| essence(media.media_type) == "application/x-www-form-urlencoded")
        {
            found.extend(form(maker, media, order, request));
        }
    }
    found
}

fn without_body(request: &RawRequest) -> RawRequest {
    let mut request = request.clone();
    request.body.clear();
    request
        .headers
        .retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    request
}

fn with_body(request: &RawRequest, body: Vec<u8>) -> RawRequest {
    RawRequest {
        body,
        ..request.clone()
    }
}

fn json<'d>(
    maker: &Maker<'_, 'd>,
    media: &Media<'d>,
    order: &BodyOrder,
    request: &RawRequest,
) -> Vec<Bad> {
    let mut found = vec![Bad {
        request: with_body(request, b"{\"a\":".to_vec()),
        what: "the body is no JSON".to_owned(),
        names: vec!["body".to_owned()],
    }];
    let Some(schema) = media.schema else {
        return found;
    };
    let mut spoiler = Spoiler {
        maker,
        whole: &order.value,
        made: Vec::new(),
    };
    spoiler.spoil(&At::root(maker, Some(schema)), &order.value, 0);
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for Spoilt { kind, value, at } in spoiler.made {
        if kinds.iter().filter(|(known, _)| *known == kind).count() >= EACH
            || !maker.schemas.is_invalid(schema, Direction::Sent, &value)
        {
            continue;
        }
        kinds.push((kind, 1));
        found.push(Bad {
            request: with_body(request, value.to_string().into_bytes()),
            what: format!("body, at `{}`: {kind}", at.pointer),
            names: at.told(),
        });
    }
    found
}

/// A body with one thing made wrong.
struct Spoilt<'d> {
    kind: &'static str,
    value: Value,
    at: At<'d>,
}

struct Spoiler<'m, 'd> {
    maker: &'m Maker<'m, 'd>,
    whole: &'m Value,
    made: Vec<Spoilt<'d>>,
}

impl<'d> Spoiler<'_, 'd> {
    fn spoil(&mut self, at: &At<'d>, value: &Value, depth: usize) {
        if self.made.len() > PLACES || depth > DEPTH {
            return;
        }
        for (kind, wrong) in values::candidates(at, value) {
            let at = match kind {
                "a member that is not known" => At {
                    names: [&at.names[..], &["unheard_of".to_owned()]].concat(),
                    ..at.clone()
                },
                _ => at.clone(),
            };
            self.replaced(kind, at, wrong);
        }
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let inner = at.member(self.maker, name);
                    self.removed(name, at, &inner);
                    self.spoil(&inner, value, depth + 1);
                }
            }
            // The others are like the first.
            Value::Array(elements) => {
                if let Some(value) = elements.first() {
                    self.spoil(&at.element(self.maker, 0), value, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn replaced(&mut self, kind: &'static str, at: At<'d>, wrong: Value) {
        let mut value = self.whole.clone();
        if let Some(place) = value.pointer_mut(&at.pointer) {
            *place = wrong;
            self.made.push(Spoilt { kind, value, at });
        }
    }

    fn removed(&mut self, name: &str, at: &At<'d>, inner: &At<'d>) {
        let mut value = self.whole.clone();
        let place = value
            .pointer_mut(&at.pointer)
            .and_then(Value::as_object_mut);
        if place.and_then(|members| members.remove(name)).is_some() {
            self.made.push(Spoilt {
                kind: "a member is left out",
                value,
                at: At {
                    chosen: at.chosen,
                    ..inner.clone()
                },
            });
        }
    }
}

/// A form of pairs without what it needs.
fn form<'d>(
    maker: &Maker<'_, 'd>,
    media: &Media<'d>,
    order: &BodyOrder,
    request: &RawRequest,
) -> Vec<Bad> {
    let (Some(schema), Some(members)) = (media.schema, order.value.as_object()) else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&request.body);
    let pairs: Vec<&str> = text.split('&').collect();
    let named = |pair: &str| {
        let name = pair.split_once('=').map_or(pair, |(name, _)| name);
        crate::http::decoded(&name.replace('+', " ")).unwrap_or_default()
    };
    let root = At::root(maker, Some(schema));
    let left_out = members.keys().filter_map(|name| {
        let mut less = members.clone();
        less.remove(name);
        // A list without elements would leave as much.
        let mut empty = members.clone();
        empty.insert(name.clone(), Value::Array(Vec::new()));
        let stands = pairs.iter().any(|pair| named(pair) == **name);
        let wrong = [less, empty].into_iter().all(|read| {
            maker
                .schemas
                .is_invalid(schema, Direction::Sent, &Value::Object(read))
        });
        (stands && wrong).then(|| {
            let kept: Vec<&str> = pairs
                .iter()
                .copied()
                .filter(|pair| named(pair) != **name)
                .collect();
            Bad {
                request: with_body(request, kept.join("&").into_bytes()),
                what: format!("form: `{name}` is left out"),
                names: At {
                    chosen: root.chosen,
                    ..root.member(maker, name)
                }
                .told(),
            }
        })
    });
    left_out.take(EACH).collect()
}
