//! Who is reached by what differs between schemas.

use std::{collections::HashMap, rc::Rc};

use super::{
    Differ, Root,
    collector::Found,
    context::{Area, Context},
    graph::PairId,
    ids::{self, Ways},
    text,
};

/// The changes that a use of a pair meets.
type Changes = Rc<[usize]>;

#[derive(Default)]
struct Told {
    /// The changes of a pair's own facts, by the context it is met in.
    own: HashMap<(PairId, Context), Changes>,
    /// The changes of all that is reached from there.
    all: HashMap<(PairId, Context), Changes>,
    /// The pairs of which something has been told.
    pairs: std::collections::HashSet<PairId>,
}

impl Differ<'_> {
    /// Tells all that differs between the schemas of the document, once for each place and id.
    pub(super) fn tell_schemas(&mut self) {
        self.graph.settle();
        let mut told = Told::default();
        let roots = std::mem::take(&mut self.roots);
        let used = |root: &&Root| root.context.area != Area::Component;
        for root in roots.iter().filter(used) {
            for &change in &*self.changes(root, &mut told) {
                self.collector.meet(change, root.met);
            }
        }
        let used = std::mem::take(&mut told.pairs);
        for root in roots
            .iter()
            .filter(|root| root.context.area == Area::Component)
        {
            for (pair, context) in self.graph.reached(root.pair, root.context) {
                if !used.contains(&pair) {
                    self.own(pair, context, &mut told);
                }
            }
        }
    }

    fn changes(&mut self, root: &Root, told: &mut Told) -> Changes {
        let key = (root.pair, root.context);
        if let Some(known) = told.all.get(&key) {
            return Rc::clone(known);
        }
        let mut changes = Vec::new();
        for (pair, context) in self.graph.reached(root.pair, root.context) {
            changes.extend_from_slice(&self.own(pair, context, told));
        }
        changes.sort_unstable();
        changes.dedup();
        let changes: Changes = changes.into();
        told.all.insert(key, Rc::clone(&changes));
        changes
    }

    fn own(&mut self, pair: PairId, context: Context, told: &mut Told) -> Changes {
        told.pairs.insert(pair);
        if let Some(known) = told.own.get(&(pair, context)) {
            return Rc::clone(known);
        }
        let ways = Ways {
            read_only: self.graph.pairs[pair].read_only,
            write_only: self.graph.pairs[pair].write_only,
        };
        let mut changes = Vec::new();
        for fact in self.graph.facts(pair) {
            for (id, case) in ids::ids(fact, context, ways) {
                let found = Found {
                    case,
                    docs: fact.docs(),
                    base: fact.base.clone(),
                    revision: fact.revision.clone(),
                    renamed: fact.renamed.clone(),
                    text: text::of_fact(fact, &id, self.base, self.revision),
                    id,
                };
                changes.push(self.collector.add(found, None));
            }
        }
        let changes: Changes = changes.into();
        told.own.insert((pair, context), Rc::clone(&changes));
        changes
    }
}
