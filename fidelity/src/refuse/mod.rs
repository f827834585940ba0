//! Requests that a server has to refuse: right ones in which one thing was made wrong, by what the
//! document says of it.
//!
//! Invariant: a request is made only where no way of reading it would be valid.

mod bodies;
mod parameters;
mod place;
mod values;
mod verdict;

use crate::document::{Document, Operation};
use crate::http::RawRequest;
use crate::protocol::CallOrder;
use crate::schemas::Schemas;

pub use verdict::verdict;

/// The most requests of one operation.
const MOST: usize = 40;

/// A request that is not valid.
#[derive(Clone, Debug)]
pub struct Bad {
    /// The request.
    pub request: RawRequest,
    /// What was made wrong, for people; each is tried once.
    pub what: String,
    /// What the answer has to name: one of these; where there are none, any words will do.
    pub names: Vec<String>,
}

/// What is known of an operation while requests are made wrong.
pub(crate) struct Maker<'m, 'd> {
    pub(crate) document: &'d Document,
    pub(crate) schemas: &'m Schemas<'d>,
    pub(crate) operation: &'m Operation<'d>,
}

/// Requests that are not valid, made from calls whose requests were right.
pub fn all<'d>(
    schemas: &Schemas<'d>,
    operation: &Operation<'d>,
    calls: &[(&CallOrder, &RawRequest)],
) -> Vec<Bad> {
    let maker = Maker {
        document: schemas.document(),
        schemas,
        operation,
    };
    let mut found: Vec<Bad> = Vec::new();
    let mut lists = vec![parameters::all(&maker, calls), bodies::all(&maker, calls)];
    for list in &mut lists {
        list.truncate(MOST / 2);
    }
    for bad in lists.into_iter().flatten() {
        if !found.iter().any(|known| known.what == bad.what) {
            found.push(bad);
        }
    }
    found
}
