//! Where the API is served.

use super::{
    Differ, Use,
    operations::Place,
    spot::{Spot, matched},
};

impl<'a> Differ<'a> {
    pub(super) fn document_servers(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let spots = (base.get("servers"), revision.get("servers"));
        self.servers("api", spots, Use::default());
    }

    /// The servers of an operation or its path, where one side says more than the document.
    pub(super) fn operation_servers(
        &mut self,
        base: Place<'_, 'a>,
        revision: Place<'_, 'a>,
        user: Use,
    ) {
        let own = |place: Place<'_, 'a>| {
            let some = |spot: &Spot<'a>| spot.node.as_array().is_some_and(|list| !list.is_empty());
            let own = place.1.get("servers").filter(some);
            own.or_else(|| place.0.1.get("servers").filter(some))
        };
        let global = |root: &'a crate::tree::Node| Spot::root(root).get("servers");
        let spots = match (own(base), own(revision)) {
            (None, None) => return,
            (None, own) => (global(self.base), own),
            (own, None) => (own, global(self.revision)),
            both => both,
        };
        self.servers("operation", spots, user);
    }

    fn servers(
        &mut self,
        prefix: &str,
        (base, revision): (Option<Spot<'a>>, Option<Spot<'a>>),
        user: Use,
    ) {
        let servers = |spot: &Option<Spot<'a>>| -> Vec<(&'a str, Spot<'a>)> {
            let servers = spot
                .as_ref()
                .map(Spot::elements)
                .unwrap_or_default()
                .into_iter();
            let url = |spot: &Spot<'a>| spot.text("url").unwrap_or_default().trim_end_matches('/');
            // Without servers the API is where its document is.
            let named = servers.map(|spot| (url(&spot), spot));
            named
                .filter(|(url, spot)| !url.is_empty() || spot.node.get("variables").is_some())
                .collect()
        };
        let found = matched(servers(&base), servers(&revision));
        for (url, one, other) in found.both {
            self.see(&one, &other);
            self.variables(prefix, url, &one, &other, user);
            self.others(
                &format!("{prefix}-server"),
                &one,
                &other,
                &["url", "variables"],
                user,
            );
        }
        for (url, spot) in found.removed {
            self.tell(
                &format!("{prefix}-server-removed"),
                url,
                (Some(spot), None),
                user,
            );
        }
        for (url, spot) in found.added {
            self.tell(
                &format!("{prefix}-server-added"),
                url,
                (None, Some(spot)),
                user,
            );
        }
    }

    fn variables(
        &mut self,
        prefix: &str,
        url: &str,
        base: &Spot<'a>,
        revision: &Spot<'a>,
        user: Use,
    ) {
        let variables = |spot: &Spot<'a>| {
            spot.get("variables")
                .map(|v| v.members())
                .unwrap_or_default()
        };
        let found = matched(variables(base), variables(revision));
        for (name, one, other) in found.both {
            self.see(&one, &other);
            for key in ["default", "enum"] {
                let spots = (one.get(key), other.get(key));
                if spots.0.as_ref().map(|s| s.node) != spots.1.as_ref().map(|s| s.node) {
                    let id = format!("{prefix}-server-variable-{key}-changed");
                    self.tell(&id, name, spots, user);
                }
            }
            self.others(
                &format!("{prefix}-server"),
                &one,
                &other,
                &["default", "enum"],
                user,
            );
        }
        for (name, spot) in found.removed {
            let name = format!("{name} of {url}");
            self.tell(
                &format!("{prefix}-server-variable-removed"),
                &name,
                (Some(spot), None),
                user,
            );
        }
        for (name, spot) in found.added {
            let name = format!("{name} of {url}");
            self.tell(
                &format!("{prefix}-server-variable-added"),
                &name,
                (None, Some(spot)),
                user,
            );
        }
    }
}
