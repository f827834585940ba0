//! What a run has to show, in one of five forms.
//!
//! Invariant: what comes from documents is escaped as the form asks for, and no form depends on
//! anything but its [`Outcome`](super::outcome::Outcome).

mod github;
mod html;
mod json;
mod markdown;
mod phrases;
#[cfg(test)]
mod tests;
mod text;

pub(super) use github::github;
pub(super) use html::html;
pub(super) use json::json;
pub(super) use markdown::markdown;
pub(super) use text::text;
