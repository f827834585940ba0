//! The rules of the ten calls of Toornament, over the store.
//!
//! Where the publisher's pages are silent, `RULES.md` says what was decided and on what grounds.
//!
//! Invariant: nothing in here knows HTTP; a call that is refused has changed nothing once its
//! transaction is rolled back.

pub mod access;
mod changes;
pub(crate) mod entry;
mod limits;
mod names;
pub mod participants;
mod range;
mod refused;
pub mod registrations;
pub(crate) mod serve;
#[cfg(test)]
mod tests;
pub mod tournaments;
pub(crate) mod workflow;

pub use self::{
    range::Page,
    refused::{Reason, Refused, Scope},
};

/// What a rule of Toornament gives.
pub type Answer<T> = crate::answer::Answer<T, Refused>;

/// The same inside of the rules.
type Outcome<T> = Result<T, crate::answer::Stop<Refused>>;

/// Where the pages leave a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the first page of an empty list is an empty page instead of a refusal with 416.
    pub empty_list_is_a_page: bool,
}

/// An id from a path: the digits that the sandbox writes, and nothing else.
fn id(text: &str) -> Option<i64> {
    let id = text.parse::<i64>().ok()?;
    (id.to_string() == text).then_some(id)
}
