//! What the routes of the APIs are made of.

use crate::{
    clock::Clock,
    options::{EmptyRange, ErrorStyle},
    store::Store,
};

/// What the routes of the APIs share. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    /// How RunSignup says that a call is refused.
    pub(crate) runsignup_errors: ErrorStyle,
    /// What Toornament answers to a range of an empty list.
    pub(crate) empty_range: EmptyRange,
    /// Whether timers link users, as directors do.
    pub(crate) timers_link: bool,
}
