//! The pages on their way, told in the order in which they were asked for.
//!
//! Invariant: nothing is spawned. A page comes nearer only while the one who wants it polls, and
//! whoever drops the walk ends its exchanges.

use std::{
    collections::VecDeque,
    ops::Range,
    task::{Context, Poll},
};

use super::walk::{self, Walk};
use crate::{
    answer::Answer, call::Call, cases::Cases, client::Client, codec::DecodeError, error::Error,
    reply::Reply, secrets::Secrets, send::Exchange,
};

/// An answer, or why there is none.
pub(super) type Received = Result<Answer, Error>;

/// A list that is being fetched.
pub(super) struct Fetch {
    client: Client,
    secrets: Secrets,
    operation: &'static str,
    cases: Cases,
    walk: Box<dyn Walk>,
    flights: VecDeque<Flight>,
}

/// A page on its way.
struct Flight {
    items: Range<u64>,
    state: State,
}

enum State {
    Going(Exchange),
    Came(Box<Received>),
}

impl Fetch {
    pub(super) fn new(call: Call, cases: Cases) -> Self {
        Self {
            client: call.client().clone(),
            secrets: call.secrets(),
            operation: call.operation(),
            cases,
            walk: walk::of(call),
            flights: VecDeque::new(),
        }
    }

    pub(super) fn set_page_size(&mut self, items: u64) {
        self.walk.set_page_size(items);
    }

    #[cfg(feature = "blocking")]
    pub(super) fn operation(&self) -> &'static str {
        self.operation
    }

    /// Whether pages on their way keep other calls of the client waiting.
    pub(super) fn is_limited(&self) -> bool {
        self.client.concurrency().is_some()
    }

    /// How many pages are on their way.
    pub(super) fn on_their_way(&self) -> usize {
        self.flights.len()
    }

    /// Asks for one more page, where it is known which; false where it is not.
    pub(super) fn ask(&mut self) -> bool {
        let Some(asked) = self.walk.ask(self.flights.len()) else {
            return false;
        };
        let exchange = asked.call.send_checked(self.cases);
        self.flights.push_back(Flight {
            items: asked.items,
            state: State::Going(exchange),
        });
        true
    }

    /// Takes all pages nearer; gives the first one with the items that it was asked for, when it
    /// is there.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Option<(Range<u64>, Received)> {
        for flight in &mut self.flights {
            if let State::Going(exchange) = &mut flight.state
                && let Poll::Ready(answer) = exchange.as_mut().poll(cx)
            {
                flight.state = State::Came(Box::new(answer));
            }
        }
        match self.flights.pop_front()? {
            Flight {
                items,
                state: State::Came(answer),
            } => Some((items, *answer)),
            flight => {
                self.flights.push_front(flight);
                None
            }
        }
    }

    /// Goes on from a page with so many items; gives how many of them are wanted.
    pub(super) fn go_on(
        &mut self,
        items: &Range<u64>,
        reply: &Reply,
        count: usize,
    ) -> Result<usize, Error> {
        let step = self.walk.answered(items, reply, count);
        let step = step.map_err(|why| Error::paging(self.operation, why))?;
        if step.astray {
            self.stop();
        }
        Ok(step.kept)
    }

    /// Ends where an error means that there is no such page; gives back another one.
    pub(super) fn end_at(&mut self, items: &Range<u64>, error: Error) -> Result<(), Error> {
        if !self.walk.is_end(items, &error) {
            return Err(error);
        }
        self.stop();
        Ok(())
    }

    /// Gives up the pages on their way.
    pub(super) fn stop(&mut self) {
        self.flights.clear();
    }

    pub(super) fn not_as_declared(&self, answer: Answer, error: DecodeError) -> Error {
        let reply = answer.into_reply();
        Error::decode(self.operation, self.secrets.clone(), reply, error)
    }
}
