//! Applies the actions of overlays to a tree.

use std::cmp::Ordering;

use serde_json::Value as Json;

use super::{Action, Change, Overlay, Strictness, update};
use crate::{
    diagnostics::{Code, Finding, Findings, codes},
    pointer::Pointer,
    tree::{Node, Value},
};

/// Applies overlays one after the other, each action on the result of those before.
pub fn apply<'a>(
    overlays: impl IntoIterator<Item = &'a Overlay>,
    tree: &mut Node,
    findings: &mut Findings,
) {
    let mut overlays = overlays.into_iter().peekable();
    if overlays.peek().is_none() {
        return;
    }
    let json = tree.to_json();
    let mut document = Document {
        tree,
        json,
        findings,
    };
    for overlay in overlays {
        for action in &overlay.actions {
            document.act(action, overlay.strictness);
        }
    }
}

/// The tree, and the same as JSON to run queries on.
struct Document<'a> {
    tree: &'a mut Node,
    json: Json,
    findings: &'a mut Findings,
}

impl Document<'_> {
    fn act(&mut self, action: &Action, strictness: Strictness) {
        let found = action.path.query_located(&self.json).dedup();
        let mut places: Vec<_> = found
            .locations()
            .map(|location| Pointer::parse(&location.to_json_pointer()))
            .collect();
        if !self.counts(action, strictness, places.len()) {
            return;
        }
        // From the end and from within: what is removed first must not move what comes next.
        places.sort_by(|a, b| in_order(b, a));
        let changed = match &action.change {
            Change::Remove => {
                for at in &places {
                    self.remove(action, at);
                }
                true
            }
            Change::Update(node) => {
                let mut changed = false;
                for at in &places {
                    changed |= self.update(action, at, node);
                }
                changed
            }
        };
        if !changed && strictness == Strictness::Corrections {
            let message = format!("`{}` already is as the action wants it", action.target.name);
            self.report(&codes::OVERLAY_NO_EFFECT, message, action, &places[0]);
        }
    }

    /// Whether the number of places found is one to go on with.
    fn counts(&mut self, action: &Action, strictness: Strictness, found: usize) -> bool {
        let target = &action.target.name;
        let at = &action.pointer;
        match (strictness, found) {
            (Strictness::Corrections, 0) => {
                let message = format!("`{target}` matches nothing");
                self.report(&codes::OVERLAY_NO_MATCH, message, action, at);
            }
            (Strictness::Standard, 0) => {
                let message = format!("`{target}` matches nothing");
                self.report(&codes::OVERLAY_IDLE, message, action, at);
            }
            (Strictness::Corrections, found) if found != action.expect => {
                let expect = action.expect;
                let message = format!("`{target}` matches {found} places instead of {expect}");
                self.report(&codes::OVERLAY_COUNT, message, action, at);
            }
            _ => return true,
        }
        false
    }

    /// Takes a node out.
    fn remove(&mut self, action: &Action, at: &Pointer) {
        let parent = at.parent();
        let (Some(last), Some(node)) = (at.last(), self.tree.at_mut(&parent)) else {
            let message = "the whole document cannot be removed".to_owned();
            self.report(&codes::OVERLAY_MISMATCH, message, action, at);
            return;
        };
        match &mut node.value {
            Value::Object(members) => {
                members.shift_remove(&last);
            }
            Value::Array(elements) => {
                if let Some(index) = last.parse().ok().filter(|i| *i < elements.len()) {
                    elements.remove(index);
                }
            }
            _ => {}
        }
        self.refresh(&parent);
    }

    /// Merges `update` into a node, or appends it to a list; whether that changed anything.
    fn update(&mut self, action: &Action, at: &Pointer, update: &Node) -> bool {
        let Some(node) = self.tree.at_mut(at) else {
            return false;
        };
        let result = match &mut node.value {
            Value::Array(elements) => {
                elements.push(update.clone());
                Ok(true)
            }
            Value::Object(_) => update::merge(node, update, at),
            _ => {
                let kind = node.kind();
                let message = format!(
                    "`{}` is {kind}, not an object or a list",
                    action.target.name
                );
                self.report(&codes::OVERLAY_PRIMITIVE, message, action, at);
                return true;
            }
        };
        self.refresh(at);
        result.unwrap_or_else(|mismatch| {
            self.findings.push(
                Finding::new(&codes::OVERLAY_MISMATCH, mismatch.message)
                    .at(mismatch.update, mismatch.pointer)
                    .related(mismatch.target, "what it would change"),
            );
            true
        })
    }

    /// Makes the JSON at a place agree with the tree again.
    fn refresh(&mut self, at: &Pointer) {
        if let (Some(json), Some(node)) = (self.json.pointer_mut(at.as_str()), self.tree.at(at)) {
            *json = node.to_json();
        }
    }

    fn report(&mut self, code: &'static Code, message: String, action: &Action, at: &Pointer) {
        self.findings
            .push(Finding::new(code, message).at(action.target.span, at.clone()));
    }
}

/// The order of the document: outer before inner, elements by their index.
fn in_order(a: &Pointer, b: &Pointer) -> Ordering {
    let key = |pointer: &Pointer| -> Vec<(Option<usize>, String)> {
        let tokens = pointer.tokens();
        tokens.map(|token| (token.parse().ok(), token)).collect()
    };
    key(a).cmp(&key(b))
}
