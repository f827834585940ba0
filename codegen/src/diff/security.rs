//! What a call needs to prove: for the document, for single operations, and the schemes.

use std::collections::BTreeMap;

use super::{
    Differ, Use,
    spot::{Spot, matched},
};

/// One way to be let in: schemes and the scopes needed of each.
struct Way<'a> {
    spot: Spot<'a>,
    schemes: BTreeMap<&'a str, Vec<Spot<'a>>>,
}

impl<'a> Differ<'a> {
    pub(super) fn global_security(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let spots = (base.get("security"), revision.get("security"));
        self.security("api-global-security", spots, Use::default());
    }

    /// What an operation says of itself; what it takes from the document is told there.
    pub(super) fn operation_security(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        let own = (base.get("security"), revision.get("security"));
        let global = |root: &'a crate::tree::Node| Spot::root(root).get("security");
        let spots = match own {
            (None, None) => return,
            (None, own) => (global(self.base), own),
            (own, None) => (own, global(self.revision)),
            both => both,
        };
        self.security("api-security", spots, user);
    }

    fn security(
        &mut self,
        prefix: &str,
        (base, revision): (Option<Spot<'a>>, Option<Spot<'a>>),
        user: Use,
    ) {
        let (before, after) = (ways(base.as_ref()), ways(revision.as_ref()));
        for way in before.iter().chain(&after) {
            self.seen.insert(way.spot.address());
        }
        let free =
            |ways: &[Way<'a>]| ways.is_empty() || ways.iter().any(|way| way.schemes.is_empty());
        let (was_free, is_free) = (free(&before), free(&after));
        let by_name = |ways: Vec<Way<'a>>| -> Vec<(String, Way<'a>)> {
            ways.into_iter().map(|way| (way.name(), way)).collect()
        };
        let found = matched(by_name(before), by_name(after));
        for (_, one, other) in &found.both {
            self.scopes(prefix, one, other, user);
        }
        // Who proves more than is asked is let in all the same.
        let still_in = |gone: &Way<'a>| {
            let left = found.both.iter().map(|(_, _, way)| way);
            let mut left = left.chain(found.added.iter().map(|(_, way)| way));
            left.any(|way| {
                way.schemes
                    .keys()
                    .all(|name| gone.schemes.contains_key(name))
            })
        };
        for (name, way) in &found.removed {
            let case = if is_free || still_in(way) {
                ""
            } else {
                "alternative"
            };
            let id = format!("{prefix}-removed");
            self.tell_case(
                (&id, case),
                name,
                (Some(way.spot.clone()), None),
                user,
                None,
            );
        }
        for (name, way) in &found.added {
            let case = if was_free && !is_free { "first" } else { "" };
            let id = format!("{prefix}-added");
            self.tell_case(
                (&id, case),
                name,
                (None, Some(way.spot.clone())),
                user,
                None,
            );
        }
    }

    fn scopes(&mut self, prefix: &str, base: &Way<'a>, revision: &Way<'a>, user: Use) {
        let named = |scopes: &[Spot<'a>]| -> Vec<(&'a str, Spot<'a>)> {
            let scopes = scopes.iter().cloned();
            scopes
                .filter_map(|scope| Some((scope.node.as_str()?, scope)))
                .collect()
        };
        for (scheme, scopes) in &base.schemes {
            let others = revision
                .schemes
                .get(scheme)
                .map_or(&[][..], |scopes| scopes);
            let found = matched(named(scopes), named(others));
            for (name, scope) in found.removed {
                self.tell(
                    &format!("{prefix}-scope-removed"),
                    name,
                    (Some(scope), None),
                    user,
                );
            }
            for (name, scope) in found.added {
                self.tell(
                    &format!("{prefix}-scope-added"),
                    name,
                    (None, Some(scope)),
                    user,
                );
            }
        }
    }

    pub(super) fn security_schemes(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let schemes = |spot: &Spot<'a>| {
            spot.get("securitySchemes")
                .map(|s| s.members())
                .unwrap_or_default()
        };
        let found = matched(schemes(base), schemes(revision));
        let user = Use::default();
        for (name, one, other) in found.both {
            self.see(&one, &other);
            let (one, other) = (one.follow(self.base), other.follow(self.revision));
            self.scheme(name, &one, &other);
        }
        for (name, spot) in found.removed {
            self.tell(
                "api-security-component-removed",
                name,
                (Some(spot), None),
                user,
            );
        }
        for (name, spot) in found.added {
            self.tell(
                "api-security-component-added",
                name,
                (None, Some(spot)),
                user,
            );
        }
    }

    fn scheme(&mut self, name: &str, base: &Spot<'a>, revision: &Spot<'a>) {
        const KEYS: [(&str, &str); 6] = [
            ("type", "api-security-component-type-changed"),
            ("scheme", "api-security-component-scheme-changed"),
            ("in", "api-security-component-place-changed"),
            ("name", "api-security-component-place-changed"),
            (
                "openIdConnectUrl",
                "api-security-component-open-id-url-changed",
            ),
            (
                "bearerFormat",
                "api-security-component-bearer-format-changed",
            ),
        ];
        self.see(base, revision);
        for (key, id) in KEYS {
            let spots = (base.get(key), revision.get(key));
            if spots.0.as_ref().map(|s| s.node) != spots.1.as_ref().map(|s| s.node) {
                self.tell(id, name, spots, Use::default());
            }
        }
        let flows = |spot: &Spot<'a>| spot.get("flows").map(|f| f.members()).unwrap_or_default();
        let found = matched(flows(base), flows(revision));
        for (_, one, other) in found.both {
            self.flow(name, &one, &other);
        }
        for (flow, spot) in found.removed {
            let name = format!("{name} {flow}");
            self.tell(
                "api-security-component-oauth-flow-removed",
                &name,
                (Some(spot), None),
                Use::default(),
            );
        }
        for (flow, spot) in found.added {
            let name = format!("{name} {flow}");
            self.tell(
                "api-security-component-oauth-flow-added",
                &name,
                (None, Some(spot)),
                Use::default(),
            );
        }
        let mut known: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
        known.push("flows");
        self.others(
            "api-security-component",
            base,
            revision,
            &known,
            Use::default(),
        );
    }

    fn flow(&mut self, name: &str, base: &Spot<'a>, revision: &Spot<'a>) {
        const KEYS: [(&str, &str); 3] = [
            (
                "authorizationUrl",
                "api-security-component-oauth-url-changed",
            ),
            ("tokenUrl", "api-security-component-oauth-token-url-changed"),
            (
                "refreshUrl",
                "api-security-component-oauth-refresh-url-changed",
            ),
        ];
        self.see(base, revision);
        for (key, id) in KEYS {
            let spots = (base.get(key), revision.get(key));
            if base.text(key) != revision.text(key) {
                self.tell(id, name, spots, Use::default());
            }
        }
        let scopes = |spot: &Spot<'a>| spot.get("scopes").map(|s| s.members()).unwrap_or_default();
        let found = matched(scopes(base), scopes(revision));
        for (scope, one, other) in found.both {
            if one.node != other.node {
                let spots = (Some(one), Some(other));
                self.tell(
                    "api-security-component-oauth-scope-changed",
                    scope,
                    spots,
                    Use::default(),
                );
            }
        }
        for (scope, spot) in found.removed {
            self.tell(
                "api-security-component-oauth-scope-removed",
                scope,
                (Some(spot), None),
                Use::default(),
            );
        }
        for (scope, spot) in found.added {
            self.tell(
                "api-security-component-oauth-scope-added",
                scope,
                (None, Some(spot)),
                Use::default(),
            );
        }
        let known = ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"];
        self.others(
            "api-security-component",
            base,
            revision,
            &known,
            Use::default(),
        );
    }
}

impl Way<'_> {
    fn name(&self) -> String {
        let names: Vec<&str> = self.schemes.keys().copied().collect();
        if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(" AND ")
        }
    }
}

fn ways<'a>(list: Option<&Spot<'a>>) -> Vec<Way<'a>> {
    let ways = list.map(Spot::elements).unwrap_or_default();
    let way = |spot: Spot<'a>| Way {
        schemes: spot
            .members()
            .into_iter()
            .map(|(name, scopes)| (name, scopes.elements()))
            .collect(),
        spot,
    };
    ways.into_iter().map(way).collect()
}
