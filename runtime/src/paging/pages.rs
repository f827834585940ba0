//! The items of a list that comes in pages, as users walk over them.

use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    marker::PhantomData,
    ops::Range,
    pin::Pin,
    task::{Context, Poll},
    vec,
};

use futures_core::Stream;

use super::fetch::{Fetch, Received};
use crate::{
    answer::Answer,
    call::Call,
    cases::Cases,
    codec::Decoded,
    error::{CallError, Error},
};

/// The items of a list that comes in pages, one after the other, over all its pages.
///
/// It is made by `stream` of a request and begins where that does: at the page, the offset or the
/// cursor that was set, else at the first item. Of a list that is asked for by a range, a range
/// that was set is the whole of it: `.range(100..250).stream()` gives the items 100 to 249 and
/// asks for no other, in pages of at most the length that the API allows.
///
/// Nothing is sent before the first item is asked for. While one page is consumed the next one is
/// on its way, but only as long as somebody waits for an item: no task is spawned, and nothing goes
/// on after the stream is dropped. [`prefetch`](Self::prefetch) says how far ahead it may be.
///
/// It is a [`Stream`](futures_core::Stream) too.
///
/// # Errors
/// Each page can fail as a single call can; the items of the pages before it come first. Besides,
/// what an answer says of the next page may be unusable, for which [`Error::is_paging`] asks: an
/// empty page where more was promised, a cursor or an address that came before, the address of
/// another server, a `Content-Range` that cannot be read. Nothing comes after an error.
///
/// ```no_run
/// use specwright_runtime::{CallError, Pages, glue as rt};
///
/// rt::operations! {
///     /// Gives the names of the teams, by pages.
///     ListTeams -> Vec<String>, rt::json, rt::NoErrorBody;
/// }
/// rt::paged! {
///     ListTeams: Vec<String> => String, rt::json, rt::NoErrorBody, |page| page;
/// }
/// static BY_RANGE: rt::Paging = rt::Paging::RangeHeader { header: "Range", unit: "teams", max: 50 };
///
/// # async fn example(client: rt::Client) -> Result<(), CallError<rt::NoErrorBody>> {
/// let list = || ListTeams(client.call("GET /teams", &[], &[]).paged(&BY_RANGE));
///
/// let mut teams = list().stream().prefetch(2);
/// while let Some(team) = teams.next().await {
///     println!("{}", team?);
/// }
/// let all: Vec<String> = list().stream().try_collect().await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent until an item is asked for"]
pub struct Pages<I, E> {
    fetch: Fetch,
    read: fn(&mut Answer) -> Decoded<Vec<I>>,
    prefetch: usize,
    /// The page that is being consumed.
    page: vec::IntoIter<I>,
    /// Pages that came, none of them empty.
    waiting: VecDeque<Vec<I>>,
    failed: Option<Error>,
    ended: bool,
    error: PhantomData<fn() -> E>,
}

impl<I, E> Pages<I, E> {
    /// The pages of a call whose answers are read by `read`; for generated code.
    #[doc(hidden)]
    pub fn new(call: Call, cases: Cases, read: fn(&mut Answer) -> Decoded<Vec<I>>) -> Self {
        Self {
            fetch: Fetch::new(call, cases),
            read,
            prefetch: 1,
            page: Vec::new().into_iter(),
            waiting: VecDeque::new(),
            failed: None,
            ended: false,
            error: PhantomData,
        }
    }

    /// Sets how many pages may be ahead of the one that is consumed, on their way or waiting: 1
    /// unless it is set, and 0 asks for a page only after the last item of the one before.
    ///
    /// A client with a limit of concurrent calls fetches nothing ahead, whatever is set: the place of
    /// a page that nobody polls would be missing for other calls.
    ///
    /// More than one at a time is on its way only where a list is asked for by ranges and it is
    /// known how long it is; elsewhere a page says where the next one is.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.prefetch = pages;
        self
    }

    /// Sets how many items are asked for at once, where a list is asked for by ranges: the largest
    /// number that the API allows unless it is set, and at most that. Elsewhere it changes nothing:
    /// the length of a page is an argument of the call, if anything.
    pub fn page_size(mut self, items: u64) -> Self {
        self.fetch.set_page_size(items);
        self
    }

    /// The next item; `None` at the end of the list and after an error.
    ///
    /// Giving up waiting loses nothing: the next call goes on where this one was.
    ///
    /// # Errors
    /// As the type says.
    #[allow(clippy::should_implement_trait)] // An iterator does not wait.
    pub async fn next(&mut self) -> Option<Result<I, CallError<E>>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The next item, waited for on this thread.
    ///
    /// # Errors
    /// As [`next`](Self::next); and on a thread that belongs to a Tokio runtime, which it would
    /// hold up.
    #[cfg(feature = "blocking")]
    pub fn next_blocking(&mut self) -> Option<Result<I, CallError<E>>> {
        let operation = self.fetch.operation();
        let next = async { Ok::<_, Error>(self.next().await) };
        match crate::blocking::wait(operation, next) {
            Ok(next) => next,
            Err(error) => Some(Err(error.into())),
        }
    }

    /// All items that are left.
    ///
    /// # Errors
    /// The first error; the items before it are lost.
    pub async fn try_collect<C: Default + Extend<I>>(mut self) -> Result<C, CallError<E>> {
        let mut all = C::default();
        while let Some(item) = self.next().await {
            all.extend([item?]);
        }
        Ok(all)
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<I, CallError<E>>>> {
        loop {
            self.fetch_ahead(cx);
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            if let Some(page) = self.waiting.pop_front() {
                // There is room for one more now.
                self.page = page.into_iter();
                continue;
            }
            if let Some(error) = self.failed.take() {
                return Poll::Ready(Some(Err(error.into())));
            }
            if self.ended {
                return Poll::Ready(None);
            }
            return Poll::Pending;
        }
    }

    /// Asks for as many pages as may be ahead, and takes those that came.
    fn fetch_ahead(&mut self, cx: &mut Context<'_>) {
        while !self.ended {
            while self.has_room() && self.fetch.ask() {}
            if let Some((items, answer)) = self.fetch.poll(cx) {
                if let Err(error) = self.take(&items, answer) {
                    self.fetch.stop();
                    self.failed = Some(error);
                    self.ended = true;
                }
            } else {
                // With room for a page and none on its way, there is none to be asked for.
                self.ended = self.has_room() && self.fetch.on_their_way() == 0;
                return;
            }
        }
    }

    /// Reads a page, and lets the walk go on from it.
    fn take(&mut self, items: &Range<u64>, answer: Received) -> Result<(), Error> {
        let mut answer = match answer {
            Ok(answer) => answer,
            Err(error) => return self.fetch.end_at(items, error),
        };
        let mut page = match (self.read)(&mut answer) {
            Ok(page) => page,
            Err(error) => return Err(self.fetch.not_as_declared(answer, error)),
        };
        let kept = self.fetch.go_on(items, &answer.into_reply(), page.len())?;
        page.truncate(kept);
        if !page.is_empty() {
            self.waiting.push_back(page);
        }
        Ok(())
    }

    fn has_room(&self) -> bool {
        let ahead = self.waiting.len() + self.fetch.on_their_way();
        let wanted_now = ahead == 0 && self.page.len() == 0;
        // A page on its way moves only while somebody waits for an item: it must not keep the call
        // waiting that is made between two of them.
        wanted_now || ahead < self.prefetch && !self.fetch.is_limited()
    }
}

impl<I, E> Stream for Pages<I, E> {
    type Item = Result<I, CallError<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

/// No item is pinned, whatever its type.
impl<I, E> Unpin for Pages<I, E> {}

/// Shows how far it is, nothing of the items.
impl<I, E> fmt::Debug for Pages<I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("prefetch", &self.prefetch)
            .field("waiting", &self.waiting.len())
            .field("on_their_way", &self.fetch.on_their_way())
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}
