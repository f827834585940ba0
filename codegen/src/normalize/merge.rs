//! Several documents that describe parts of one API become one.
//!
//! Equal things under one name are one thing; unequal ones are a finding that names both places.

use indexmap::map::Entry;

use crate::{
    diagnostics::{Code, Finding, Findings, codes},
    openapi::grammar::METHODS,
    pointer::Pointer,
    source::{Sources, Span},
    tree::{Member, Node, Object, Value},
};

/// Joins the documents in their order; `None` if there is none.
pub fn merge(sources: &Sources, documents: Vec<Node>, findings: &mut Findings) -> Option<Node> {
    let mut documents = documents;
    if documents.len() > 1 {
        spread_security(&mut documents);
    }
    let mut documents = documents.into_iter();
    let mut whole = documents.next()?;
    for document in documents {
        Merger { sources, findings }.document(&mut whole, document);
    }
    Some(whole)
}

/// Where the documents' own `security` differs, it is written at the operations it is for.
fn spread_security(documents: &mut [Node]) {
    let first = documents[0].get("security").cloned();
    if documents
        .iter()
        .all(|d| d.get("security") == first.as_ref())
    {
        return;
    }
    for document in documents {
        let Some(Value::Object(members)) = Some(&mut document.value) else {
            continue;
        };
        let Some(security) = members.shift_remove("security") else {
            continue;
        };
        let items = members
            .get_mut("paths")
            .and_then(|m| m.node.as_object_mut());
        for (_, item) in items.into_iter().flatten() {
            for method in METHODS {
                if let Some(operation) = item.node.get_mut(method)
                    && operation.get("security").is_none()
                {
                    operation.set("security", security.node.clone());
                }
            }
        }
    }
}

struct Merger<'a> {
    sources: &'a Sources,
    findings: &'a mut Findings,
}

impl Merger<'_> {
    fn document(&mut self, merged: &mut Node, document: Node) {
        let root = Pointer::root();
        let (Some(into), Value::Object(from)) = (merged.as_object_mut(), document.value) else {
            return;
        };
        for (key, member) in from {
            let at = root.child(&key);
            match into.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(member);
                }
                Entry::Occupied(mut entry) => {
                    let name = entry.key().clone();
                    self.top_level(&name, &mut entry.get_mut().node, member.node, &at);
                }
            }
        }
    }

    fn top_level(&mut self, key: &str, into: &mut Node, from: Node, at: &Pointer) {
        match key {
            // All of them are 3.0; the merged document says 3.0.3.
            "openapi" => {}
            "info" => self.members(into, from, at, &codes::MERGE_INFO),
            "tags" => self.tags(into, from, at),
            "paths" => self.each(into, from, at, Self::path_item),
            "components" => self.each(into, from, at, |merger, into, from, at| {
                merger.members(into, from, at, &codes::MERGE_CONFLICT);
            }),
            _ => self.same(into, &from, at, &codes::MERGE_CONFLICT),
        }
    }

    /// Joins two maps; what both have is for `both` to merge.
    fn each(
        &mut self,
        into: &mut Node,
        from: Node,
        at: &Pointer,
        both: impl Fn(&mut Self, &mut Node, Node, &Pointer),
    ) {
        if into.as_object().is_none() || from.as_object().is_none() {
            return self.same(into, &from, at, &codes::MERGE_CONFLICT);
        }
        let (Some(into), Value::Object(from)) = (into.as_object_mut(), from.value) else {
            return;
        };
        for (key, member) in from {
            let at = at.child(&key);
            match into.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(member);
                }
                Entry::Occupied(mut entry) => {
                    both(self, &mut entry.get_mut().node, member.node, &at);
                }
            }
        }
    }

    /// Joins two objects whose members stand for themselves: what both have must be equal.
    fn members(&mut self, into: &mut Node, from: Node, at: &Pointer, code: &'static Code) {
        self.each(into, from, at, |merger, into, from, at| {
            merger.same(into, &from, at, code);
        });
    }

    /// Joins two path items. What is said for all operations of an item must be the same in both:
    /// it would else come to hold for the operations of the other.
    fn path_item(&mut self, into: &mut Node, from: Node, at: &Pointer) {
        for shared in ["parameters", "servers"] {
            let (one, other) = (into.get(shared), from.get(shared));
            if one.is_some() != other.is_some() {
                let span = |node: Option<&Node>, item: &Node| node.map_or(item.span, |n| n.span);
                let (one, other) = (span(one, into), span(other, &from));
                self.conflict(&at.child(shared), one, other, &codes::MERGE_CONFLICT);
                return;
            }
        }
        self.members(into, from, at, &codes::MERGE_CONFLICT);
    }

    fn tags(&mut self, into: &mut Node, from: Node, at: &Pointer) {
        let (Value::Array(into), Value::Array(from)) = (&mut into.value, from.value) else {
            return;
        };
        for tag in from {
            match into
                .iter()
                .position(|other| other.get("name") == tag.get("name"))
            {
                Some(index) => {
                    let at = at.child(index);
                    self.same(&into[index], &tag, &at, &codes::MERGE_CONFLICT);
                }
                None => into.push(tag),
            }
        }
    }

    fn same(&mut self, one: &Node, other: &Node, at: &Pointer, code: &'static Code) {
        if one != other {
            let (at, one, other) = difference(one, other, at);
            self.conflict(&at, one, other, code);
        }
    }

    fn conflict(&mut self, at: &Pointer, one: Span, other: Span, code: &'static Code) {
        let path = |span: Span| self.sources.path(span.file);
        let message = format!("`{at}` differs between {} and {}", path(one), path(other));
        self.findings.push(
            Finding::new(code, message)
                .at(other, at.clone())
                .related(one, "the other one"),
        );
    }
}

/// The first place at which two nodes differ.
fn difference(one: &Node, other: &Node, at: &Pointer) -> (Pointer, Span, Span) {
    let end = (at.clone(), one.span, other.span);
    match (&one.value, &other.value) {
        (Value::Object(a), Value::Object(b)) => difference_of_members(a, b, at).unwrap_or(end),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            let found = pairs.find(|(_, (a, b))| a != b);
            found.map_or(end, |(n, (a, b))| difference(a, b, &at.child(n)))
        }
        _ => end,
    }
}

fn difference_of_members(a: &Object, b: &Object, at: &Pointer) -> Option<(Pointer, Span, Span)> {
    let node = |member: &Member| member.node.clone();
    let (key, a, b) = a
        .iter()
        .filter_map(|(key, member)| Some((key, member, b.get(key)?)))
        .find(|(_, a, b)| a.node != b.node)?;
    Some(difference(&node(a), &node(b), &at.child(key)))
}
