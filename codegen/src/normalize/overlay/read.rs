//! Reads an overlay from its tree.

use super::{Action, Change, Named, Overlay, Strictness};
use crate::{
    diagnostics::{Code, Finding, Findings, codes},
    pointer::Pointer,
    tree::{Node, Value},
};

impl Overlay {
    /// Reads an overlay; what is wrong with it is reported, and actions that are wrong are left
    /// out. `None` if the tree is no overlay at all.
    pub fn read(tree: &Node, strictness: Strictness, findings: &mut Findings) -> Option<Self> {
        let mut reader = Reader {
            strictness,
            findings,
        };
        let version = tree.get("overlay").map(text_of);
        if !version.is_some_and(|v| v.starts_with("1.")) {
            let message = "the document has no field `overlay: 1.0.0`";
            reader.report(&codes::OVERLAY_MALFORMED, message, tree, &Pointer::root());
            return None;
        }
        let at = Pointer::root().child("actions");
        let Some(list) = tree.get("actions").and_then(Node::as_array) else {
            let message = "the overlay has no list of `actions`";
            reader.report(&codes::OVERLAY_MALFORMED, message, tree, &at);
            return None;
        };
        let actions = list.iter().enumerate();
        let actions = actions.filter_map(|(n, node)| reader.action(node, &at.child(n)));
        let actions = actions.collect();
        let source = tree.get("x-source").map(|node| Named {
            name: text_of(node).to_owned(),
            span: node.span,
        });
        Some(Self {
            source,
            actions,
            strictness,
        })
    }
}

struct Reader<'a> {
    strictness: Strictness,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn report(&mut self, code: &'static Code, message: &str, node: &Node, at: &Pointer) {
        self.findings
            .push(Finding::new(code, message).at(node.span, at.clone()));
    }

    fn action(&mut self, node: &Node, at: &Pointer) -> Option<Action> {
        self.members(node, at);
        let Some(target) = node.get("target").filter(|n| n.as_str().is_some()) else {
            let message = "the action has no `target`";
            self.report(&codes::OVERLAY_MALFORMED, message, node, at);
            return None;
        };
        let name = text_of(target).to_owned();
        if self.strictness == Strictness::Corrections && !has_reason(node) {
            let message = format!("the action on `{name}` does not say why");
            self.report(&codes::OVERLAY_NO_REASON, &message, node, at);
        }
        let expect = self.expect(node, at)?;
        let change = self.change(node, at)?;
        let path = match serde_json_path::JsonPath::parse(&name) {
            Ok(path) => path,
            Err(error) => {
                let message = format!("`{name}`: {error}");
                self.report(
                    &codes::OVERLAY_TARGET,
                    &message,
                    target,
                    &at.child("target"),
                );
                return None;
            }
        };
        let target = Named {
            name,
            span: target.span,
        };
        Some(Action {
            path,
            target,
            pointer: at.child("target"),
            expect,
            change,
        })
    }

    /// A slip in `remove` or `update` must not go unseen.
    fn members(&mut self, node: &Node, at: &Pointer) {
        let known = ["target", "description", "update", "remove"];
        for (key, member) in node.as_object().into_iter().flatten() {
            if !known.contains(&key.as_str()) && !key.starts_with("x-") {
                let message = format!("an action has no field `{key}`");
                self.report(
                    &codes::OVERLAY_MALFORMED,
                    &message,
                    &member.node,
                    &at.child(key),
                );
            }
        }
    }

    fn expect(&mut self, node: &Node, at: &Pointer) -> Option<usize> {
        let Some(expect) = node.get("x-expect") else {
            return Some(1);
        };
        let count = match &expect.value {
            Value::Number(text) => text.parse().ok().filter(|n| *n > 0),
            _ => None,
        };
        if count.is_none() {
            let message = "`x-expect` is a whole number from 1";
            self.report(
                &codes::OVERLAY_MALFORMED,
                message,
                expect,
                &at.child("x-expect"),
            );
        }
        count
    }

    fn change(&mut self, node: &Node, at: &Pointer) -> Option<Change> {
        let remove = match node.get("remove").map(|n| (n, n.as_bool())) {
            Some((node, None)) => {
                let message = "`remove` is `true` or `false`";
                self.report(
                    &codes::OVERLAY_MALFORMED,
                    message,
                    node,
                    &at.child("remove"),
                );
                return None;
            }
            Some((_, Some(remove))) => remove,
            None => false,
        };
        match node.get("update") {
            _ if remove => Some(Change::Remove),
            Some(update) => Some(Change::Update(update.clone())),
            None => {
                let message = "the action neither updates nor removes";
                self.report(&codes::OVERLAY_MALFORMED, message, node, at);
                None
            }
        }
    }
}

fn has_reason(node: &Node) -> bool {
    let says = |key| {
        node.get(key)
            .and_then(Node::as_str)
            .is_some_and(|s| !s.trim().is_empty())
    };
    says("x-reason") || says("description")
}

/// Versions and names are texts, also where YAML reads a number.
fn text_of(node: &Node) -> &str {
    match &node.value {
        Value::String(text) | Value::Number(text) => text,
        _ => "",
    }
}
