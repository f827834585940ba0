//! Walking by a range header: windows of items, several at a time once it is known how many
//! items there are.

use std::ops::Range;

use http::StatusCode;

use super::{
    content_range::{self, ContentRange},
    walk::{Asked, Step, Walk},
    window::Window,
};
use crate::{call::Call, error::Error, reply::Reply};

/// A walk over windows.
pub(super) struct Ranges {
    call: Call,
    unit: &'static str,
    /// How many items one request gives at most.
    max: u64,
    size: u64,
    /// The first item that is not asked for yet.
    next: u64,
    /// Where the walk ends, whatever there is behind.
    limit: u64,
    /// How many items there are, as the last answer had it.
    total: Option<u64>,
    /// An item that should be there and was refused: a page before it is asked for, to see whether
    /// the list became shorter.
    doubted: Option<u64>,
    ended: bool,
}

impl Ranges {
    pub(super) fn new(call: Call, unit: &'static str, max: u64, items: Range<u64>) -> Self {
        let max = max.max(1);
        Self {
            call,
            unit,
            max,
            size: max,
            next: items.start,
            limit: items.end,
            total: None,
            doubted: None,
            ended: false,
        }
    }

    /// Where the walk ends, as far as that is known.
    fn end(&self) -> u64 {
        self.limit.min(self.total.unwrap_or(u64::MAX))
    }

    /// The item behind the last one of an answer.
    fn behind(
        &mut self,
        asked: &Range<u64>,
        reply: &Reply,
        count: u64,
        range: Option<ContentRange>,
    ) -> Result<u64, String> {
        match range {
            Some(ContentRange {
                items: Some((first, last)),
                ..
            }) if first == asked.start => Ok(last + 1),
            Some(ContentRange {
                items: Some((first, _)),
                ..
            }) => Err(format!(
                "the answer begins at item {first}, and item {} was asked for",
                asked.start
            )),
            Some(ContentRange { items: None, .. }) => Err(
                "the header `Content-Range` says that there are no items, and some came".to_owned(),
            ),
            None if reply.status() == StatusCode::PARTIAL_CONTENT => {
                Ok(asked.start.saturating_add(count))
            }
            // Not partial: as HTTP has it, the whole list, whatever was asked for.
            None if asked.start == 0 => {
                self.ended = count != asked.end;
                Ok(count)
            }
            None => Err("the answer does not say which items it has".to_owned()),
        }
    }
}

impl Walk for Ranges {
    fn ask(&mut self, on_their_way: usize) -> Option<Asked> {
        // Where it is not known how many items there are, one answer says whether to go on.
        let blind = self.total.is_none() && on_their_way > 0;
        if self.ended || blind || self.next >= self.end() {
            return None;
        }
        let items = match self.doubted {
            Some(_) if on_their_way > 0 => return None,
            Some(item) => self.next..item,
            None => self.next..self.next.saturating_add(self.size).min(self.end()),
        };
        self.next = items.end;
        let call = self.call.clone().window(Window::from(items.clone()));
        Some(Asked { call, items })
    }

    fn answered(
        &mut self,
        asked: &Range<u64>,
        reply: &Reply,
        count: usize,
    ) -> Result<Step, String> {
        let range = content_range::read(reply.headers(), self.unit)?;
        self.total = range.and_then(|range| range.total).or(self.total);
        let doubted = self.doubted.take();
        if count == 0 || doubted.is_some() {
            self.ended = true;
            let missing = doubted.unwrap_or(asked.start);
            return match self.total {
                Some(total) if missing < total => Err(format!(
                    "no items came from item {missing} on, and there are {total}"
                )),
                _ => Ok(Step {
                    kept: 0,
                    astray: true,
                }),
            };
        }
        let came = u64::try_from(count).unwrap_or(u64::MAX);
        let behind = self.behind(asked, reply, came, range)?;
        // A list that became shorter may end before what is on its way.
        let astray = behind != asked.end || behind >= self.end();
        if astray {
            self.next = behind;
        }
        let wanted = usize::try_from(self.limit - asked.start).unwrap_or(usize::MAX);
        Ok(Step {
            kept: count.min(wanted),
            astray,
        })
    }

    /// A window behind the last item: of an empty list, or of one that became shorter.
    fn is_end(&mut self, asked: &Range<u64>, error: &Error) -> bool {
        if error.status() != Some(StatusCode::RANGE_NOT_SATISFIABLE) {
            return false;
        }
        let told = error.headers().map(|h| content_range::read(h, self.unit));
        let told = told.and_then(Result::ok).flatten().and_then(|r| r.total);
        let expected = told.or(self.total).is_some_and(|total| asked.start < total);
        if !expected || self.doubted.take().is_some() {
            self.ended = true;
            return true;
        }
        if told.is_none() {
            // The length that is known is older than this answer, and may be wrong by now.
            self.doubted = Some(asked.start);
            self.next = asked.start.saturating_sub(1);
        }
        told.is_none()
    }

    fn set_page_size(&mut self, items: u64) {
        self.size = items.clamp(1, self.max);
    }
}
