//! What an OpenAPI 3.0.3 document is made of, and whether a tree is one.

pub mod check;
pub mod grammar;
pub(crate) mod references;
pub mod walk;

pub use grammar::Kind;
pub use walk::{Visit, walk, walk_from, walk_mut};
