//! `x-actions`: calls under other names, with their bodies preset.

use super::form::{Form, Wrong};
use crate::{
    pointer::Pointer,
    resolve::document::Place,
    tree::{Node, json},
};

/// An operation under another name, with its body preset.
#[derive(Clone, Debug)]
pub struct Action {
    /// Where it stands.
    pub place: Place,
    /// The name.
    pub name: String,
    /// What it does, in a line.
    pub summary: Option<String>,
    /// The whole body, as JSON.
    pub body: String,
}

/// The names of all actions.
pub(super) fn names(node: &Node, at: Pointer, _place: Place) -> Result<Vec<String>, Wrong> {
    Ok(Form::of(node, at)?.names().cloned().collect())
}

/// One action.
pub(super) fn read(name: &str, node: &Node, at: Pointer, place: Place) -> Result<Action, Wrong> {
    let form = Form::of(node, at)?;
    form.only(&["summary", "body"])?;
    let (body, body_at) = form.needed("body")?;
    if body.as_object().is_none() {
        let message = format!("the body is an object, not {}", body.kind());
        return Err((body_at, message));
    }
    Ok(Action {
        place,
        name: name.to_owned(),
        summary: form.text("summary")?,
        body: json(body),
    })
}
