//! Proves that the crate generated for a document says and reads what the document declares.
//!
//! Invariant: what judges a request or a value knows the document only; it uses nothing of the
//! generator and nothing of the runtime, so that a mistake of theirs cannot excuse itself. Only
//! the probe knows what the generated crate looks like.

pub mod client;
pub mod compare;
pub mod discriminator;
pub mod document;
pub mod exact;
pub mod formats;
pub mod http;
pub mod instances;
pub mod judge;
pub mod plan;
pub mod probe;
pub mod protocol;
mod random;
pub mod refuse;
pub mod report;
pub mod run;
pub mod schemas;
pub mod server;
