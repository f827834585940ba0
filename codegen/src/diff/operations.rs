//! Two operations that are one.

use super::{
    Differ, Use,
    report::Renamed,
    schemas,
    spot::{Spot, matched},
};

/// A path and the operation on it.
pub(super) type Place<'p, 'a> = (&'p (&'a str, Spot<'a>), &'p Spot<'a>);

impl<'a> Differ<'a> {
    pub(super) fn operation(&mut self, base: Place<'_, 'a>, revision: Place<'_, 'a>, user: Use) {
        const KNOWN: [&str; 11] = [
            "operationId",
            "tags",
            "deprecated",
            "security",
            "servers",
            "parameters",
            "requestBody",
            "responses",
            "callbacks",
            "x-stability-level",
            "x-sunset",
        ];
        let (one, other) = (base.1, revision.1);
        self.see(one, other);
        self.operation_id(one, other, user);
        self.operation_tags(one, other, user);
        self.lifecycle(one, other, user);
        self.operation_servers(base, revision, user);
        self.operation_security(one, other, user);
        self.parameters(base, revision, user);
        self.request_body(one.get("requestBody"), other.get("requestBody"), user);
        self.responses(one.get("responses"), other.get("responses"), user);
        self.callbacks(one, other, user);
        self.others("operation", one, other, &KNOWN, user);
    }

    fn operation_id(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let spots = (base.get("operationId"), revision.get("operationId"));
        let (before, after) = (base.text("operationId"), revision.text("operationId"));
        match (before, after) {
            (None, Some(id)) => self.tell("api-operation-id-added", id, spots, user),
            (Some(before), after) if Some(before) != after => {
                let renamed = after.map(|after| Renamed {
                    from: before.to_owned(),
                    to: after.to_owned(),
                    evidence: "the operation has the same method and path".to_owned(),
                });
                let id = ("api-operation-id-removed", "");
                self.tell_case(id, before, spots, user, renamed);
            }
            _ => {}
        }
    }

    fn operation_tags(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let tags = |spot: &Spot<'a>| -> Vec<(&'a str, Spot<'a>)> {
            let tags = spot.get("tags").map(|tags| tags.elements());
            let tags = tags.into_iter().flatten();
            tags.filter_map(|tag| Some((tag.node.as_str()?, tag)))
                .collect()
        };
        let matched = matched(tags(base), tags(revision));
        for (name, tag) in matched.removed {
            self.tell("api-tag-removed", name, (Some(tag), None), user);
        }
        for (name, tag) in matched.added {
            self.tell("api-tag-added", name, (None, Some(tag)), user);
        }
    }

    /// How long the operation is promised to be there.
    fn lifecycle(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        const STABILITY: &str = "x-stability-level";
        let levels = (base.get(STABILITY), revision.get(STABILITY));
        let rank = |spot: &Option<Spot<'a>>| match spot {
            None => Some(schemas::STABLE),
            Some(spot) => spot.node.as_str().and_then(schemas::stability),
        };
        let stable = rank(&levels.1).is_none_or(|rank| rank >= schemas::BETA);
        let deprecated = (base.get("deprecated"), revision.get("deprecated"));
        let id = match (base.flag("deprecated"), revision.flag("deprecated"), stable) {
            (false, true, true) if revision.get("x-sunset").is_some() => {
                Some("endpoint-deprecated-with-sunset")
            }
            (false, true, true) => Some("endpoint-deprecated"),
            (true, false, true) => Some("endpoint-reactivated"),
            (false, true, false) => Some("unstable-endpoint-deprecated"),
            (true, false, false) => Some("unstable-endpoint-reactivated"),
            _ => None,
        };
        if let Some(id) = id {
            self.tell(id, "", deprecated, user);
        }
        self.sunset(base, revision, user);
        let id = match (rank(&levels.0), rank(&levels.1)) {
            (None, _) | (_, None) => "api-invalid-stability-level",
            (Some(before), Some(after)) if before > after => "api-stability-decreased",
            (Some(before), Some(after)) if before < after => "api-stability-increased",
            _ if levels.0.is_some() != levels.1.is_some() => {
                return self.tell_docs("operation-docs-changed", STABILITY, levels, user);
            }
            _ => return,
        };
        self.tell(id, "", levels, user);
    }

    fn sunset(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let spots = (base.get("x-sunset"), revision.get("x-sunset"));
        let both = base.flag("deprecated") && revision.flag("deprecated");
        let id = match &spots {
            (Some(_), None) if both => "sunset-deleted",
            (Some(a), Some(b)) if a.node == b.node => return,
            (None, None) => return,
            (None, Some(_)) => "operation-sunset-added",
            (Some(_), None) => "operation-sunset-removed",
            (Some(_), Some(_)) => "operation-sunset-changed",
        };
        self.tell(id, "", spots, user);
    }
}
