//! Which operation a path is for, and what stands in the places of its template.
//!
//! Invariant: any set of templates can be matched. Of several that fit, texts win over
//! placeholders, segment by segment from the left, and the first that was given at last.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use super::{
    spec::{Operation, ParameterStyle, Place},
    text::{self, Coding},
};
use crate::percent;

/// The templates of all operations, by their number of segments.
pub(super) struct Matcher {
    by_length: HashMap<usize, Vec<Route>>,
}

/// One operation's template.
struct Route {
    operation: &'static Operation,
    segments: Vec<Segment>,
    /// What has to stand in the query.
    query: Vec<(String, String)>,
}

/// What matched: the operation, and the text at each name in its template, as it was sent.
pub(super) struct Match<'p> {
    pub(super) operation: &'static Operation,
    pub(super) texts: Vec<(&'static str, &'p str)>,
}

/// What a request's path and method lead to.
pub(super) enum Found<'p> {
    Operation(Match<'p>),
    /// The path is known with other methods; with one of its operations, which says how errors look.
    OtherMethods(BTreeSet<&'static str>, &'static Operation),
    Nothing,
}

/// What stands between two slashes.
enum Segment {
    /// Bytes, decoded.
    Text(Vec<u8>),
    /// Texts, percent-encoded as in an address, and places.
    Mixed(Vec<Bit>),
    Place(&'static str),
}

enum Bit {
    Text(String),
    /// A name, and what its text begins with by its style.
    Place(&'static str, String),
}

impl Matcher {
    pub(super) fn new(operations: &'static [&'static Operation]) -> Self {
        let mut by_length: HashMap<usize, Vec<Route>> = HashMap::new();
        for operation in operations {
            // A fragment is sent as a part of the path, or, by most, not at all.
            let whole = operation.template;
            let bare = whole.split_once('#').map(|(bare, _)| bare);
            for template in std::iter::once(whole).chain(bare) {
                let route = Route::new(operation, template);
                let alike = by_length.entry(route.segments.len()).or_default();
                alike.push(route);
            }
        }
        for routes in by_length.values_mut() {
            routes.sort_by(|a, b| {
                a.rank()
                    .cmp(&b.rank())
                    .then(b.query.len().cmp(&a.query.len()))
            });
        }
        Self { by_length }
    }

    /// What a request is for.
    pub(super) fn find<'p>(&self, method: &str, path: &'p str, query: &str) -> Found<'p> {
        let sent: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
        let routes = self.by_length.get(&sent.len());
        let (mut allowed, mut known) = (BTreeSet::new(), None);
        for route in routes.into_iter().flatten() {
            let Some(texts) = route.matches(&sent, query) else {
                continue;
            };
            let operation = route.operation;
            if operation.method == method {
                return Found::Operation(Match { operation, texts });
            }
            allowed.insert(operation.method);
            known = known.or(Some(operation));
        }
        known.map_or(Found::Nothing, |operation| {
            Found::OtherMethods(allowed, operation)
        })
    }
}

impl Route {
    fn new(operation: &'static Operation, template: &'static str) -> Self {
        let (path, query) = template.split_once('?').unwrap_or((template, ""));
        let segments = path.strip_prefix('/').unwrap_or(path).split('/');
        let pairs = text::pairs(query).filter(|(_, value)| !value.contains('{'));
        let pairs = pairs.filter_map(|(name, value)| Some((name, decoded(value)?)));
        Self {
            operation,
            segments: segments.map(|text| segment(operation, text)).collect(),
            query: pairs.collect(),
        }
    }

    /// What of it is told apart: the names of places are not. Of segments with texts and places,
    /// those with more text are first: `{page}t.{format}` before `{page}.{format}`.
    fn rank(&self) -> Vec<(u8, Reverse<usize>)> {
        let text = |bit: &Bit| match bit {
            Bit::Text(text) => text.len(),
            Bit::Place(..) => 0,
        };
        let rank = |segment: &Segment| match segment {
            Segment::Text(_) => (0, Reverse(0)),
            Segment::Mixed(bits) => (1, Reverse(bits.iter().map(text).sum())),
            Segment::Place(_) => (2, Reverse(0)),
        };
        self.segments.iter().map(rank).collect()
    }

    fn matches<'p>(&self, sent: &[&'p str], query: &str) -> Option<Vec<(&'static str, &'p str)>> {
        let mut texts = Vec::new();
        for (segment, sent) in self.segments.iter().zip(sent) {
            match segment {
                Segment::Text(text) => {
                    if !percent_encoding::percent_decode_str(sent).eq(text.iter().copied()) {
                        return None;
                    }
                }
                Segment::Mixed(bits) => mixed(bits, sent, &mut texts)?,
                Segment::Place(_) if sent.is_empty() => return None,
                Segment::Place(name) => texts.push((*name, *sent)),
            }
        }
        let sent = |(name, value): &(String, String)| {
            text::pairs(query)
                .any(|(known, raw)| known == *name && decoded(raw).as_ref() == Some(value))
        };
        self.query.iter().all(sent).then_some(texts)
    }
}

fn decoded(raw: &str) -> Option<String> {
    text::decode(raw, Coding::Query).ok()
}

/// A segment of a template.
fn segment(operation: &'static Operation, text: &'static str) -> Segment {
    let mut bits = Vec::new();
    let mut rest = text;
    while let Some((before, name, after)) = place(rest) {
        if !before.is_empty() {
            bits.push(Bit::Text(encoded(before)));
        }
        bits.push(Bit::Place(name, lead(operation, name)));
        rest = after;
    }
    if bits.is_empty() {
        return Segment::Text(percent_encoding::percent_decode_str(text).collect());
    }
    if !rest.is_empty() {
        bits.push(Bit::Text(encoded(rest)));
    }
    match &bits[..] {
        [Bit::Place(name, _)] => Segment::Place(name),
        _ => Segment::Mixed(bits),
    }
}

/// The first name in braces, with what stands before and behind it.
fn place(text: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// A text as clients write it into an address.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    percent::push_template(&mut out, text);
    out
}

/// What the text of a parameter begins with.
fn lead(operation: &Operation, name: &str) -> String {
    let mut parameters = operation.parameters.iter();
    let found = parameters.find(|known| known.place == Place::Path && known.name == name);
    match found.map(|parameter| parameter.style) {
        Some(ParameterStyle::Label { .. }) => ".".to_owned(),
        Some(ParameterStyle::Matrix { .. }) => ";".to_owned(),
        _ => String::new(),
    }
}

/// Finds the texts between those of the template; each place has at least one character.
fn mixed<'p>(bits: &[Bit], sent: &'p str, texts: &mut Vec<(&'static str, &'p str)>) -> Option<()> {
    let mut rest = sent;
    for (at, bit) in bits.iter().enumerate() {
        match bit {
            Bit::Text(text) => rest = rest.strip_prefix(text.as_str())?,
            Bit::Place(name, _) => {
                let end = end_of_place(&bits[at + 1..], rest)?;
                texts.push((*name, rest.get(..end)?));
                rest = rest.get(end..)?;
            }
        }
    }
    rest.is_empty().then_some(())
}

/// Where the text of a place ends, by what follows it.
fn end_of_place(following: &[Bit], rest: &str) -> Option<usize> {
    let first = rest.chars().next()?.len_utf8();
    let find = |text: &str| Some(first + rest.get(first..)?.find(text)?);
    match following {
        [] => Some(rest.len()),
        // The end of the segment is where it is told by the end.
        [Bit::Text(text)] => rest
            .len()
            .checked_sub(text.len())
            .filter(|end| *end >= first),
        [Bit::Text(text), ..] => find(text),
        [Bit::Place(_, lead), ..] if lead.is_empty() => Some(first),
        [Bit::Place(_, lead), ..] => find(lead),
    }
}
