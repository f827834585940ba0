//! Proves that the crate generated for a document says and reads what the document declares.
//!
//! Invariant: what judges a request or a value knows the document only; it uses nothing of the
//! generator and nothing of the runtime, so that a mistake of theirs cannot excuse itself. Only
//! the probe knows what the generated crate looks like.

pub mod probe;
pub mod protocol;
