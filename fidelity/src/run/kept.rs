//! A call whose request was right.

use crate::http::RawRequest;
use crate::protocol::CallOrder;

/// What was meant, and what was sent for it.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) order: CallOrder,
    pub(super) request: RawRequest,
}
