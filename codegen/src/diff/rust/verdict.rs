//! What a changed item does to those who use it.

use super::items::{Form, Taken};
use crate::diff::report::Semver;

/// What the change of an item does; its text may have changed where nothing else did.
pub(super) fn changed(before: &Form, after: &Form) -> Semver {
    if before.seen != after.seen || !before.abilities.is_subset(&after.abilities) {
        return Semver::Major;
    }
    let taken = taken(&before.taken, &after.taken);
    let gained = before.abilities != after.abilities;
    let warned = after.deprecated && !before.deprecated;
    match gained || warned {
        true => taken.max(Semver::Minor),
        false => taken,
    }
}

/// What a change of what a function takes does.
fn taken(before: &[Taken], after: &[Taken]) -> Semver {
    if before.len() != after.len() {
        return Semver::Major;
    }
    let mut worst = Semver::None;
    for (one, other) in before.iter().zip(after) {
        // A value that goes to another place compiles, and means something else.
        let moved = || before.iter().any(|taken| taken.is(other));
        let renamed = || one.by_place && other.by_place && !moved();
        let verdict = match () {
            () if !one.is(other) && !renamed() => Semver::Major,
            () if one.ty == other.ty => Semver::None,
            () if takes_more(one, other) => Semver::Minor,
            () => Semver::Major,
        };
        worst = worst.max(verdict);
    }
    worst
}

/// Whether what was taken still is, by way of `impl Into`. References to texts and lists are
/// mostly made from references to what owns them, which that does not do.
fn takes_more(before: &Taken, after: &Taken) -> bool {
    let owned = |ty: &str| ty.starts_with("&str") || ty.starts_with("&[");
    after
        .also
        .as_ref()
        .is_some_and(|ty| *ty == before.ty && !owned(ty))
}
