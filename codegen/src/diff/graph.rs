//! Pairs of schemas, each compared once however many places refer to it.
//!
//! Invariant: a pair knows nothing of who uses it. Cycles are edges like others; every pass over
//! the graph marks what it has visited.

use std::collections::{HashMap, HashSet};

use super::{context::Context, fact::Fact, schemas::view::View, spot::Address};

/// Identifies a pair.
pub(super) type PairId = usize;

/// Two schemas, and what differs between them.
#[derive(Debug, Default)]
pub(super) struct Pair<'a> {
    pub(super) facts: Vec<Fact<'a>>,
    pub(super) edges: Vec<Edge>,
    /// The same two with all that their `allOf`s say taken together: where those are the same,
    /// they stand for this pair.
    pub(super) merged: Option<PairId>,
    /// Facts that hold even where `merged` stands for this pair.
    pub(super) always: Vec<Fact<'a>>,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    /// Whether something here or further in differs.
    dirty: bool,
    /// Whether there is something to tell here or further in, be it for readers only.
    told: bool,
}

/// A step into a schema.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) to: PairId,
    /// `None` where the inner schema is the outer one in other words.
    pub(super) inside: Option<bool>,
}

/// All pairs.
#[derive(Debug, Default)]
pub(super) struct Graph<'a> {
    pub(super) pairs: Vec<Pair<'a>>,
    ids: HashMap<(Vec<Address>, Vec<Address>, bool), PairId>,
    /// Those that still have to be compared.
    pub(super) queue: Vec<(PairId, View<'a>, View<'a>)>,
}

impl<'a> Graph<'a> {
    /// The pair of two schemas; it waits to be compared if it is new.
    pub(super) fn pair(&mut self, base: View<'a>, revision: View<'a>) -> PairId {
        let key = (base.addresses(), revision.addresses(), base.merged);
        if let Some(&id) = self.ids.get(&key) {
            return id;
        }
        let id = self.pairs.len();
        self.pairs.push(Pair::default());
        self.ids.insert(key, id);
        self.queue.push((id, base, revision));
        id
    }

    /// Finds which pairs differ, so that the others need not be visited; to be called once all are
    /// compared.
    pub(super) fn settle(&mut self) {
        let mut users: Vec<Vec<PairId>> = vec![Vec::new(); self.pairs.len()];
        for (id, pair) in self.pairs.iter().enumerate() {
            let inner = pair.edges.iter().map(|edge| edge.to);
            inner.chain(pair.merged).for_each(|to| users[to].push(id));
        }
        let mut queue: Vec<PairId> = (0..self.pairs.len()).collect();
        while let Some(id) = queue.pop() {
            let (dirty, told) = (self.differs(id), self.tells(id));
            let pair = &mut self.pairs[id];
            if dirty && !pair.dirty || told && !pair.told {
                (pair.dirty, pair.told) = (dirty, told);
                queue.extend(&users[id]);
            }
        }
    }

    fn differs(&self, id: PairId) -> bool {
        let pair = &self.pairs[id];
        let dirty = |to: PairId| self.pairs[to].dirty;
        // Texts for readers are told, and make nothing differ that is the same without `allOf`.
        let own = pair.facts.iter().any(|fact| !fact.docs());
        let inner = pair.edges.iter().any(|edge| dirty(edge.to));
        (own || inner) && pair.merged.is_none_or(dirty)
    }

    fn tells(&self, id: PairId) -> bool {
        let pair = &self.pairs[id];
        let told = |to: PairId| self.pairs[to].told;
        let own = !pair.facts.is_empty() || !pair.always.is_empty();
        own || pair.edges.iter().any(|edge| told(edge.to)) || pair.merged.is_some_and(told)
    }

    /// The pairs that stand for what is reached from one, each with the context it is met in.
    pub(super) fn reached(&self, root: PairId, context: Context) -> Vec<(PairId, Context)> {
        let mut met = HashSet::from([(root, context)]);
        let mut order = vec![(root, context)];
        let mut next = 0;
        while let Some(&(id, context)) = order.get(next) {
            next += 1;
            let pair = &self.pairs[id];
            let step = |edge: &Edge| match edge.inside {
                Some(required) => (edge.to, context.inside(required)),
                None => (edge.to, context),
            };
            let steps: Vec<_> = match self.stand_in(id) {
                Some(merged) => vec![(merged, context)],
                None => pair.edges.iter().map(step).collect(),
            };
            for step in steps {
                if self.pairs[step.0].told && met.insert(step) {
                    order.push(step);
                }
            }
        }
        order
    }

    /// The facts of a pair that count.
    pub(super) fn facts(&self, id: PairId) -> &[Fact<'a>] {
        match self.stand_in(id) {
            Some(_) => &self.pairs[id].always,
            None => &self.pairs[id].facts,
        }
    }

    fn stand_in(&self, id: PairId) -> Option<PairId> {
        self.pairs[id].merged.filter(|&to| !self.pairs[to].dirty)
    }
}
