//! What `x-` members say to the generator. docs/extensions.md has the form of each.
//!
//! Invariant: they are read from the tree, whatever stands in them, and each has its form when
//! this is left; whether it fits the rest of the document is settled in lowering. One that has
//! not its form is reported, and the document is read as if it were not there.

mod actions;
mod columnar;
mod form;
mod in_band;
mod paging;

pub use actions::Action;
pub use columnar::Columnar;
pub use in_band::InBand;
pub use paging::{Pagination, Walk};

use super::{
    Resolver,
    document::{Place, Status},
};
use crate::{diagnostics::codes, pointer::Pointer, tree::Node};
use form::Wrong;

impl Resolver<'_> {
    /// How a list is walked: `x-pagination` of an operation.
    pub(super) fn pagination(&mut self, operation: &Pointer) -> Option<Pagination> {
        self.extension(operation, "x-pagination", paging::read)
    }

    /// The same call with its body preset: `x-actions` of an operation.
    pub(super) fn actions(&mut self, operation: &Pointer) -> Vec<Action> {
        let at = operation.child("x-actions");
        let listed = self.extension(operation, "x-actions", actions::names);
        let mut names = listed.unwrap_or_default();
        names.sort();
        let one = |name: String| {
            let place = self.place(&at.child(&name));
            let read = |node: &Node, at: Pointer, _| actions::read(&name, node, at, place.clone());
            self.extension(&at, &name, read)
        };
        names.into_iter().filter_map(one).collect()
    }

    /// Errors in successes: `x-in-band-error` of a response of this status.
    pub(super) fn in_band(&mut self, response: &Pointer, status: Status) -> Option<InBand> {
        self.extension(response, "x-in-band-error", |node, at, _| match status {
            Status::Code(200..=299) | Status::Range(2) => in_band::read(node, at),
            _ => Err((
                at,
                format!("it is for successes (2xx), and the response is that of {status}"),
            )),
        })
    }

    /// A table: `x-columnar` of a schema.
    pub(super) fn columnar(&mut self, schema: &Pointer) -> Option<Columnar> {
        self.extension(schema, "x-columnar", columnar::read)
    }

    /// Whether a call may be sent again: `x-idempotent` of an operation.
    pub(super) fn idempotent(&mut self, operation: &Pointer) -> Option<bool> {
        self.extension(operation, "x-idempotent", |node, at, _| {
            let wrong = || (at, format!("this is true or false, not {}", node.kind()));
            node.as_bool().ok_or_else(wrong)
        })
    }

    /// How many calls may be on their way at once: `x-concurrency-limit` of the document.
    pub(super) fn concurrency(&mut self) -> Option<u32> {
        self.extension(&Pointer::root(), "x-concurrency-limit", |node, at, _| {
            form::whole(node, &at, 1)
        })
    }

    /// What stands under a name, read; what is wrong with it is reported.
    fn extension<T>(
        &mut self,
        owner: &Pointer,
        name: &str,
        read: impl FnOnce(&Node, Pointer, Place) -> Result<T, Wrong>,
    ) -> Option<T> {
        let at = owner.child(name);
        let node = self.tree.at(&at)?;
        match read(node, at.clone(), self.place(&at)) {
            Ok(value) => Some(value),
            Err((at, message)) => {
                self.report(&codes::EXTENSION_FORM, &at, message);
                None
            }
        }
    }
}
