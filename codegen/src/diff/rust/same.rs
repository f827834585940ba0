//! What is equal on both sides, so that nothing is to be said of it: nearly all of a surface.

use std::collections::{HashMap, HashSet};

use crate::surface::{CaseEnum, Model, Operation, Surface};

/// The paths of types that are equal on both sides; a request type stands for its operation.
///
/// What is written alike may still name a type that is another one now. That is told of at that
/// type, and not wherever it is named.
#[derive(Default)]
pub(super) struct Same<'a>(HashSet<&'a str>);

impl<'a> Same<'a> {
    pub(super) fn of(base: &'a Surface, revision: &'a Surface) -> Self {
        let mut same = HashSet::new();
        let models: HashMap<&str, &Model> = base.models.iter().map(|m| (&*m.path, m)).collect();
        let equal = |m: &&Model| models.get(&*m.path).is_some_and(|other| other == m);
        same.extend(revision.models.iter().filter(equal).map(|m| &*m.path));
        let sets = base.error_sets.iter().map(|set| (&*set.path, set));
        let sets: HashMap<&str, &CaseEnum> = sets.collect();
        let equal = |s: &&CaseEnum| sets.get(&*s.path).is_some_and(|other| other == s);
        same.extend(revision.error_sets.iter().filter(equal).map(|s| &*s.path));
        let operations = base.operations.iter().map(|o| (&*o.request, o));
        let operations: HashMap<&str, &Operation> = operations.collect();
        let errors = |surface: &'a Surface, operation: &Operation| {
            let set = operation.errors?;
            Some(&surface.error_sets[set].path)
        };
        let equal = |o: &&Operation| {
            operations
                .get(&*o.request)
                .is_some_and(|other| other == o && errors(base, other) == errors(revision, o))
        };
        same.extend(
            revision
                .operations
                .iter()
                .filter(equal)
                .map(|o| &*o.request),
        );
        Self(same)
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains(path)
    }
}
