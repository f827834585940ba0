//! How long texts may be, in characters: Unicode scalar values, not bytes.

use super::{Reason, Scope, entry::Player};

const NAME: usize = 40;
const EMAIL: usize = 254;
const IDENTIFIER: usize = 100;

pub(super) fn name(reasons: &mut Vec<Reason>, path: &str, text: Option<&str>) {
    check(reasons, path, text, NAME);
}

pub(super) fn email(reasons: &mut Vec<Reason>, path: &str, text: Option<&str>) {
    check(reasons, path, text, EMAIL);
}

pub(super) fn identifier(reasons: &mut Vec<Reason>, path: &str, text: Option<&str>) {
    check(reasons, path, text, IDENTIFIER);
}

/// A player has the limits of the object around it.
pub(super) fn player(reasons: &mut Vec<Reason>, path: &str, player: &Player) {
    name(reasons, &format!("{path}.name"), Some(&player.name));
    email(reasons, &format!("{path}.email"), player.email.as_deref());
    let identifier_path = format!("{path}.custom_user_identifier");
    identifier(
        reasons,
        &identifier_path,
        player.custom_user_identifier.as_deref(),
    );
}

fn check(reasons: &mut Vec<Reason>, path: &str, text: Option<&str>, most: usize) {
    let Some(text) = text else { return };
    // One character more than it may have is enough to know.
    if text.chars().nth(most).is_some() {
        let message = format!("This value is too long: it may have {most} characters.");
        reasons.push(Reason::new((Scope::Body, path), "too_long", message).value(text));
    }
}
