//! The rules of the two calls of RunSignup, over the store.
//!
//! Where the publisher's pages are silent, `RULES.md` says what was decided and on what grounds.
//!
//! Invariant: nothing in here knows HTTP; a call that is refused has changed nothing once its
//! transaction is rolled back.

pub mod access;
pub mod links;
mod lookup;
mod refused;
pub(crate) mod serve;
pub mod setup;
pub mod teams;
#[cfg(test)]
mod tests;

pub use self::refused::{Code, Refused};

/// What a rule of RunSignup gives.
pub type Answer<T> = crate::answer::Answer<T, Refused>;

/// The same inside of the rules.
type Outcome<T> = Result<T, crate::answer::Stop<Refused>>;

/// Where the pages contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether timers of a race may link users to a series that has it, as the machine-readable
    /// list says; the prose asks for a director of the series. They may, by default.
    pub timers_link: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { timers_link: true }
    }
}
