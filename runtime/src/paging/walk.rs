//! What the ways of walking on have in common.

use std::ops::Range;

use super::{Paged, Paging, Window, counting::Counting, following::Following, ranges::Ranges};
use crate::{call::Call, error::Error, reply::Reply};

/// A page that is asked for.
pub(super) struct Asked {
    pub(super) call: Call,
    /// The items that it has to have; empty where that is not known.
    pub(super) items: Range<u64>,
}

/// What an answer means for the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// How many items of the page are among those that are walked over.
    pub(super) kept: usize,
    /// Whether pages that are on their way were asked for from a wrong place.
    pub(super) astray: bool,
}

impl Step {
    /// All items of the page are kept, and nothing is astray.
    pub(super) fn on(kept: usize) -> Self {
        let astray = false;
        Self { kept, astray }
    }
}

/// A way of walking over the pages of a list.
///
/// Answers are told in the order in which they were asked for.
pub(super) trait Walk: Send {
    /// The next page, where it is known what to ask for while so many are on their way.
    fn ask(&mut self, on_their_way: usize) -> Option<Asked>;

    /// Takes what an answer with so many items says of the list; or why it cannot be followed.
    fn answered(&mut self, asked: &Range<u64>, reply: &Reply, count: usize)
    -> Result<Step, String>;

    /// Whether an error means that there is no such page.
    fn is_end(&mut self, _asked: &Range<u64>, _error: &Error) -> bool {
        false
    }

    /// Sets how many items are asked for at once.
    fn set_page_size(&mut self, _items: u64) {}
}

/// The way in which a call is walked on; a call without one is a list of one page.
pub(super) fn of(mut call: Call) -> Box<dyn Walk> {
    let Paged { how, window } = *call.paged_mut();
    let Some(how) = how else {
        return Box::new(Following::one_page(call));
    };
    match *how {
        Paging::RangeHeader { header, unit, max } => {
            let items = window.map_or(Ok(0..u64::MAX), Window::items);
            // It is told by the first request, which is not sent.
            let items = items.unwrap_or_else(|mistake| {
                call.note(Err(mistake.at("header", header)));
                0..u64::MAX
            });
            Box::new(Ranges::new(call, unit, max, items))
        }
        Paging::Page { .. } | Paging::Offset { .. } => Box::new(Counting::new(call, how)),
        Paging::Cursor { .. } | Paging::Link { .. } => Box::new(Following::new(call, how)),
    }
}
