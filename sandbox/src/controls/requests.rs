//! The last requests, for tests to look at.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::host::Entry;

/// How many are kept.
const KEPT: usize = 1_000;

/// The last requests and how many came before them.
#[derive(Default)]
pub(crate) struct Requests(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    entries: VecDeque<Entry>,
    forgotten: u64,
}

impl Requests {
    pub(crate) fn add(&self, entry: Entry) {
        let mut seen = self.lock();
        if seen.entries.len() == KEPT {
            seen.entries.pop_front();
            seen.forgotten += 1;
        }
        seen.entries.push_back(entry);
    }

    pub(super) fn seen(&self) -> Vec<Entry> {
        self.lock().entries.iter().cloned().collect()
    }

    /// How many requests are no longer kept.
    pub(super) fn forgotten(&self) -> u64 {
        self.lock().forgotten
    }

    pub(super) fn clear(&self) {
        *self.lock() = Seen::default();
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
