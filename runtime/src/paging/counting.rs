//! Walking by a query parameter that counts: pages, or items that are passed over.

use std::ops::Range;

use super::{
    Paging, lookup,
    walk::{Asked, Step, Walk},
};
use crate::{call::Call, reply::Reply};

/// A walk that counts up.
pub(super) struct Counting {
    call: Call,
    parameter: &'static str,
    /// The number of the first page, where pages are counted.
    first_page: Option<u64>,
    total: &'static str,
    pages: &'static str,
    more: &'static str,
    /// The page, or the offset, that is asked for next.
    number: u64,
    /// How many items are before it; `None` where pages before the first answer are of a length
    /// that is not known.
    passed: Option<u64>,
    /// Whether the walk began in the middle of the list, so that `passed` is a guess.
    guessed: bool,
    next: bool,
}

impl Counting {
    pub(super) fn new(mut call: Call, how: &Paging) -> Self {
        let (parameter, first_page, total, pages, more) = match *how {
            Paging::Page {
                page,
                first,
                total,
                pages,
                more,
            } => (page, Some(first), total, pages, more),
            Paging::Offset {
                offset,
                total,
                more,
            } => (offset, None, total, "", more),
            _ => ("", None, "", "", ""),
        };
        let start = first_page.unwrap_or(0);
        let number = match call.counter(parameter) {
            None => start,
            Some(Ok(number)) => number,
            Some(Err(mistake)) => {
                call.note(Err(mistake));
                start
            }
        };
        let in_the_middle = first_page.is_some() && number > start;
        Self {
            call,
            parameter,
            first_page,
            total,
            pages,
            more,
            number,
            passed: match first_page {
                None => Some(number),
                Some(_) => (!in_the_middle).then_some(0),
            },
            guessed: in_the_middle,
            next: true,
        }
    }

    /// Counts a page that came.
    fn count(&mut self, count: u64) {
        let first = self.first_page;
        let before = first.map_or(self.number, |first| self.number.saturating_sub(first));
        // The pages before the first one that came are taken to be as long as that one.
        let passed = self.passed.unwrap_or_else(|| before.saturating_mul(count));
        self.passed = Some(passed.saturating_add(count));
        let step = if first.is_some() { 1 } else { count };
        self.number = self.number.saturating_add(step);
    }

    /// Whether the answer says that there is more; `None` where it says nothing.
    fn has_more(&self, reply: &Reply) -> Result<Option<bool>, String> {
        let total = lookup::count(self.total, reply)?;
        let pages = lookup::count(self.pages, reply)?;
        let by_total = total.zip(self.passed).map(|(total, passed)| passed < total);
        let by_pages = pages.zip(self.first_page).map(|(pages, first)| {
            // `number` is that of the next page.
            self.number.saturating_sub(first) < pages
        });
        let told = [by_total, by_pages, lookup::flag(self.more, reply)];
        let mut told = told.into_iter().flatten();
        Ok(told.clone().next().map(|_| told.all(|more| more)))
    }
}

impl Walk for Counting {
    fn ask(&mut self, _: usize) -> Option<Asked> {
        if !std::mem::take(&mut self.next) {
            return None;
        }
        let mut call = self.call.clone();
        call.replace(self.parameter, &self.number.to_string());
        Some(Asked { call, items: 0..0 })
    }

    fn answered(&mut self, _: &Range<u64>, reply: &Reply, count: usize) -> Result<Step, String> {
        self.count(u64::try_from(count).unwrap_or(u64::MAX));
        let more = self.has_more(reply)?;
        if count == 0 && more == Some(true) && !self.guessed {
            return Err("an empty page came, and the answer says that there is more".to_owned());
        }
        // A page that is short only is not the last one: servers have limits of their own.
        self.next = count > 0 && more.unwrap_or(true) && self.number < u64::MAX;
        Ok(Step::on(count))
    }
}
