//! Serving: connections in, answers out, within limits.
//!
//! Knows HTTP and nothing of the APIs: it is given a router. Invariant: no request, however it is
//! made, ends the server or goes beyond [`Limits`].

mod answering;
mod connections;
mod cut;
mod limits;
mod log;
mod problem;
mod query;
mod request_body;
#[cfg(test)]
mod tests;

pub(crate) use answering::Observer;
pub(crate) use connections::{Site, serve};
pub use cut::Cut;
pub use limits::Limits;
pub use log::{Entry, Outcome};
pub(crate) use problem::{json, problem};
