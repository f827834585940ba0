//! What comes back.

use super::{
    Differ, Use,
    bodies::Body,
    report::Role,
    spot::{Spot, matched},
};

impl<'a> Differ<'a> {
    pub(super) fn responses(
        &mut self,
        base: Option<Spot<'a>>,
        revision: Option<Spot<'a>>,
        user: Use,
    ) {
        if let (Some(base), Some(revision)) = (&base, &revision) {
            self.see(base, revision);
            let mut known: Vec<&str> = base
                .entries()
                .into_iter()
                .map(|(status, _)| status)
                .collect();
            known.extend(revision.entries().into_iter().map(|(status, _)| status));
            self.others("responses", base, revision, &known, user);
        }
        let responses = |spot: Option<Spot<'a>>| -> Vec<(String, Spot<'a>)> {
            let entries = spot
                .map(|spot| spot.entries())
                .unwrap_or_default()
                .into_iter();
            let object = entries.filter(|(_, spot)| spot.node.as_object().is_some());
            object.map(|(status, spot)| (key(status), spot)).collect()
        };
        let matched = matched(responses(base), responses(revision));
        for (status, one, other) in matched.both {
            self.see(&one, &other);
            let (one, other) = (one.follow(self.base), other.follow(self.revision));
            let user = self.as_role(user, Role::Response(status));
            self.response(&one, &other, user);
        }
        for (status, spot) in matched.removed {
            let user = self.as_role(user, Role::Response(status.clone()));
            let id = format!("response-{}-removed", class(&status));
            self.tell(&id, &status, (Some(spot), None), user);
        }
        for (status, spot) in matched.added {
            let user = self.as_role(user, Role::Response(status.clone()));
            let id = format!("response-{}-added", class(&status));
            self.tell(&id, &status, (None, Some(spot)), user);
        }
    }

    fn response(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        if self.prints.equal(base, revision) {
            return;
        }
        let body = if user.callback {
            Body::Request
        } else {
            Body::Response
        };
        self.see(base, revision);
        self.headers(base, revision, user);
        self.content(body, base, revision, user);
        self.links(base, revision, user);
        self.others(
            "response",
            base,
            revision,
            &["headers", "content", "links"],
            user,
        );
    }

    fn links(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let links = |spot: &Spot<'a>| spot.get("links").map(|l| l.members()).unwrap_or_default();
        let matched = matched(links(base), links(revision));
        for (name, one, other) in matched.both {
            self.see(&one, &other);
            let (one, other) = (one.follow(self.base), other.follow(self.revision));
            if one.node != other.node {
                self.tell(
                    "response-link-changed",
                    name,
                    (Some(one), Some(other)),
                    user,
                );
            }
        }
        self.tell_unmatched("response-link", matched.removed, matched.added, user);
    }
}

/// A status in one spelling.
fn key(status: &str) -> String {
    if status == "default" {
        status.to_owned()
    } else {
        status.to_uppercase()
    }
}

fn class(status: &str) -> &'static str {
    match status {
        "default" => "default",
        _ if status.starts_with('2') => "success-status",
        _ => "non-success-status",
    }
}
