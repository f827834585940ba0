//! Transports for the tests of users: one answer to everything, and exchanges that were recorded.
//!
//! Invariant: what is kept of a request holds no credential.

mod exchange;
mod mock;
mod record;
mod replay;

pub use self::{
    exchange::{Exchange, SentRequest},
    mock::MockTransport,
    record::RecordingTransport,
    replay::ReplayTransport,
};
