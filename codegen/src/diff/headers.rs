//! The headers of answers.

use super::{
    Differ, Use,
    context::{Area, Context},
    spot::{Spot, matched},
    values::SERIALIZED,
};

impl<'a> Differ<'a> {
    pub(super) fn headers(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let headers = |spot: &Spot<'a>| -> Vec<(String, (&'a str, Spot<'a>))> {
            let headers = spot.get("headers").map(|headers| headers.members());
            let headers = headers.into_iter().flatten();
            headers
                .map(|(name, spot)| (name.to_lowercase(), (name, spot)))
                .collect()
        };
        let matched = matched(headers(base), headers(revision));
        for (_, (name, one), (_, other)) in matched.both {
            self.see(&one, &other);
            let (one, other) = (one.follow(self.base), other.follow(self.revision));
            self.header(name, &one, &other, user);
        }
        for (_, (name, spot)) in matched.removed {
            let id = match spot.follow(self.base).flag("required") {
                true => "required-response-header-removed",
                false => "optional-response-header-removed",
            };
            self.tell(id, name, (Some(spot), None), user);
        }
        for (_, (name, spot)) in matched.added {
            self.tell("response-header-added", name, (None, Some(spot)), user);
        }
    }

    fn header(&mut self, name: &str, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        if self.prints.equal(base, revision) {
            return;
        }
        self.see(base, revision);
        let spots = (base.get("required"), revision.get("required"));
        match (base.flag("required"), revision.flag("required")) {
            (false, true) => self.tell("response-header-became-required", name, spots, user),
            (true, false) => self.tell("response-header-became-optional", name, spots, user),
            _ => {}
        }
        let spots = (base.get("deprecated"), revision.get("deprecated"));
        match (base.flag("deprecated"), revision.flag("deprecated")) {
            (false, true) => self.tell("response-header-deprecated", name, spots, user),
            (true, false) => self.tell("response-header-reactivated", name, spots, user),
            _ => {}
        }
        self.serialization("response-header", base, revision, user);
        let context = Context::new(Area::Header);
        self.value_of("response-header", base, revision, context, user);
        self.others("response-header", base, revision, &SERIALIZED, user);
    }
}
