//! Lists that come in pages: how an operation says which page is wanted, and how its answers say
//! which one is next.
//!
//! A [`Paging`] is data of the document. A call by itself gives one page; [`Pages`] walks on:
//! [`ranges`], [`counting`] and [`following`] know the ways of asking for the next page, and
//! [`fetch`] has the pages on their way.
//!
//! Invariant: what an answer says is followed inside of one origin only, never twice to the same
//! place, and a list that ends too early is an error.

mod content_range;
mod counting;
mod fetch;
mod following;
mod link;
mod lookup;
mod macros;
mod pages;
mod query;
mod ranges;
mod walk;
mod window;

pub use self::{pages::Pages, window::Window};
use crate::{call::Call, error::Mistake};

/// How an operation gives a list in pages.
///
/// `total`, `pages`, `more` and `next` say where an answer tells something: a JSON pointer into
/// its body (with a `/` first; the step `-` is the last element of a list), the name of a header,
/// or nothing where it is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// A header such as `Range: participants=0-49`; the answer has a `Content-Range`.
    RangeHeader {
        /// The name of the header.
        header: &'static str,
        /// What is counted, as the header names it.
        unit: &'static str,
        /// How many items one request gives at most.
        max: u64,
    },
    /// A query parameter that counts pages.
    Page {
        /// The name of the parameter.
        page: &'static str,
        /// The number of the first page.
        first: u64,
        /// How many items there are.
        total: &'static str,
        /// How many pages there are: the number of the last one where they are counted from 1.
        pages: &'static str,
        /// Whether there are more pages.
        more: &'static str,
    },
    /// A query parameter that counts the items which are passed over.
    Offset {
        /// The name of the parameter.
        offset: &'static str,
        /// How many items there are.
        total: &'static str,
        /// Whether there are more items.
        more: &'static str,
    },
    /// A query parameter that takes a text from the answer before.
    Cursor {
        /// The name of the parameter.
        cursor: &'static str,
        /// The text for the next page.
        next: &'static str,
        /// Whether there are more pages.
        more: &'static str,
    },
    /// The answer has the address of the next page.
    Link {
        /// The address; where it is not told otherwise, that of `rel=next` in the header `Link`.
        next: &'static str,
    },
}

/// The paging of a call, and the part of the list that is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Paged {
    how: Option<&'static Paging>,
    window: Option<Window>,
}

impl Call {
    /// Says how the operation gives its list in pages.
    #[inline(never)]
    pub fn paged(mut self, how: &'static Paging) -> Self {
        self.paged_mut().how = Some(how);
        self
    }

    /// Asks for this part of the list, in place of its first page.
    #[inline(never)]
    pub fn window(mut self, window: Window) -> Self {
        self.paged_mut().window = Some(window);
        self
    }

    /// Puts the header of its window into the call, where it has one: a call gives one page.
    pub(crate) fn put_window(&mut self) {
        let Paged { how, window } = *self.paged_mut();
        let Some(Paging::RangeHeader { header, unit, max }) = how else {
            return;
        };
        let items = match window {
            Some(window) => window.items_of_one_page(*max),
            None => Ok(0..(*max).max(1)),
        };
        match items {
            Ok(items) => self.put_text(header, &format!("{unit}={}", Window::from(items))),
            Err(mistake) => self.note(Err(mistake.at("header", header))),
        }
    }

    /// The number in a query parameter; `None` where it is not set.
    fn counter(&self, name: &str) -> Option<Result<u64, Mistake>> {
        let text = query::value(self.url(), name)?;
        let wrong = || Mistake::new("it has to be a whole number").at("query parameter", name);
        Some(window::number(&text).ok_or_else(wrong))
    }

    /// Sets a query parameter in place of those of its name.
    fn replace(&mut self, name: &str, value: &str) {
        let url = query::with(self.url(), name, value);
        self.set_url(url);
    }
}
