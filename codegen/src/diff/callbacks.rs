//! Requests that the API makes to its client: what the client sends elsewhere it gets here.

use super::{
    Differ, Use,
    paths::operations,
    spot::{Spot, matched},
};

impl<'a> Differ<'a> {
    pub(super) fn callbacks(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        if user.callback {
            return;
        }
        let entries = |spot: &Spot<'a>| {
            spot.get("callbacks")
                .map(|c| c.members())
                .unwrap_or_default()
        };
        let found = matched(entries(base), entries(revision));
        for (_, one, other) in found.both {
            self.see(&one, &other);
            let (one, other) = (one.follow(self.base), other.follow(self.revision));
            self.callback(&one, &other, user);
        }
        self.one_sided("callback", found.removed, found.added, user);
    }

    fn callback(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        if self.prints.equal(base, revision) {
            return;
        }
        self.see(base, revision);
        let mut known: Vec<&str> = base.entries().into_iter().map(|(key, _)| key).collect();
        known.extend(revision.entries().into_iter().map(|(key, _)| key));
        self.others("callback", base, revision, &known, user);
        let found = matched(base.entries(), revision.entries());
        for (_, one, other) in found.both {
            self.callback_item(&one, &other, user);
        }
        self.one_sided("callback-path", found.removed, found.added, user);
    }

    fn callback_item(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let (one, other) = (base.follow(self.base), revision.follow(self.revision));
        self.see(base, revision);
        self.see(&one, &other);
        let inner = Use {
            callback: true,
            ..user
        };
        let found = matched(operations(&one), operations(&other));
        // The expression is no template: nothing in it names a parameter.
        let (one, other) = (("", one), ("", other));
        for (_, a, b) in found.both {
            self.operation((&one, &a), (&other, &b), inner);
        }
        self.one_sided("callback-operation", found.removed, found.added, user);
        let mut known = vec!["$ref", "parameters", "servers"];
        known.extend(crate::openapi::grammar::METHODS);
        self.others("callback", &one.1, &other.1, &known, user);
    }

    fn one_sided(
        &mut self,
        what: &str,
        removed: Vec<(&str, Spot<'a>)>,
        added: Vec<(&str, Spot<'a>)>,
        user: Use,
    ) {
        for (name, spot) in removed {
            self.tell(&format!("{what}-removed"), name, (Some(spot), None), user);
        }
        for (name, spot) in added {
            self.tell(&format!("{what}-added"), name, (None, Some(spot)), user);
        }
    }
}
