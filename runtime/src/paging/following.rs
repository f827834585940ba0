//! Walking by what an answer names: the cursor of the next page, or its address.

use std::{
    collections::HashSet,
    hash::{BuildHasher as _, RandomState},
    ops::Range,
};

use super::{
    Paging, link, lookup, query,
    walk::{Asked, Step, Walk},
};
use crate::{api::SchemeKind, call::Call, reply::Reply};

/// A walk from answer to answer.
pub(super) struct Following {
    call: Call,
    how: How,
    /// The hashes of all places so far, so that a walk in a circle ends.
    seen: HashSet<u64>,
    hasher: RandomState,
    next: bool,
}

#[derive(Clone, Copy)]
enum How {
    /// There is no other page.
    One,
    Cursor {
        parameter: &'static str,
        next: &'static str,
        more: &'static str,
    },
    Link {
        next: &'static str,
    },
}

impl Following {
    pub(super) fn new(call: Call, how: &Paging) -> Self {
        let (how, place) = match *how {
            Paging::Cursor { cursor, next, more } => {
                let parameter = cursor;
                let how = How::Cursor {
                    parameter,
                    next,
                    more,
                };
                (how, query::value(call.url(), cursor))
            }
            Paging::Link { next } => (How::Link { next }, Some(call.url().to_owned())),
            _ => (How::One, None),
        };
        let mut walk = Self {
            how,
            ..Self::one_page(call)
        };
        if let Some(place) = place {
            walk.is_new(&place);
        }
        walk
    }

    /// A list that is one page.
    pub(super) fn one_page(call: Call) -> Self {
        Self {
            call,
            how: How::One,
            seen: HashSet::new(),
            hasher: RandomState::new(),
            next: true,
        }
    }

    fn is_new(&mut self, place: &str) -> bool {
        self.seen.insert(self.hasher.hash_one(place))
    }

    /// Goes where the answer leads; false at the end.
    fn follow(&mut self, reply: &Reply) -> Result<bool, String> {
        match self.how {
            How::One => Ok(false),
            How::Cursor {
                parameter,
                next,
                more,
            } => {
                if lookup::flag(more, reply) == Some(false) {
                    return Ok(false);
                }
                let Some(cursor) = lookup::text(next, reply)? else {
                    return Ok(false);
                };
                if !self.is_new(&cursor) {
                    return Err("the same cursor came twice".to_owned());
                }
                self.call.replace(parameter, &cursor);
                Ok(true)
            }
            How::Link { next } => {
                let target = match next {
                    "" => link::next(reply.headers())?,
                    place => lookup::text(place, reply)?,
                };
                let Some(target) = target else {
                    return Ok(false);
                };
                let client = self.call.client();
                let schemes = client.api().schemes;
                let url = link::resolve(self.call.url(), &target, |name| {
                    let mut kinds = schemes.iter().map(|scheme| &scheme.kind);
                    kinds.any(|kind| matches!(kind, SchemeKind::Query(key) if *key == name))
                        || client.extra().has_query(name)
                })?;
                if !self.is_new(&url) {
                    return Err("the same address of a next page came twice".to_owned());
                }
                self.call.set_url(url);
                Ok(true)
            }
        }
    }
}

impl Walk for Following {
    fn ask(&mut self, _: usize) -> Option<Asked> {
        let call = std::mem::take(&mut self.next).then(|| self.call.clone())?;
        Some(Asked { call, items: 0..0 })
    }

    /// An empty page is not the last one where it names another.
    fn answered(&mut self, _: &Range<u64>, reply: &Reply, count: usize) -> Result<Step, String> {
        self.next = self.follow(reply)?;
        Ok(Step::on(count))
    }
}
