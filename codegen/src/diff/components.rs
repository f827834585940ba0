//! The reusable parts: which there are, and those that no operation uses.

use super::{
    Differ, Root, Use,
    context::{Area, Context},
    spot::{Spot, matched},
};
use crate::pointer::Pointer;

impl<'a> Differ<'a> {
    pub(super) fn components(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let (one, other) = (base.get("components"), revision.get("components"));
        let (Some(one), Some(other)) = (one, other) else {
            let sides = [
                ("removed", base.get("components")),
                ("added", revision.get("components")),
            ];
            for (verb, components) in sides {
                self.all_of_components(verb, components);
            }
            return;
        };
        self.see(&one, &other);
        self.component_schemas(&one, &other);
        self.security_schemes(&one, &other);
        let known: Vec<&str> = KINDS
            .iter()
            .map(|(key, _)| *key)
            .chain(["schemas", "securitySchemes"])
            .collect();
        for (key, id) in KINDS {
            let parts =
                |spot: &Spot<'a>| spot.get(key).map(|part| part.members()).unwrap_or_default();
            let found = matched(parts(&one), parts(&other));
            let sides = [("removed", found.removed), ("added", found.added)];
            for (verb, spots) in sides {
                for (name, spot) in spots {
                    self.part(&format!("api-{id}-{verb}"), name, spot, verb);
                }
            }
        }
        self.others("api-components", &one, &other, &known, Use::default());
    }

    /// All components came or went together.
    fn all_of_components(&mut self, verb: &str, components: Option<Spot<'a>>) {
        let sections = components.map(|spot| spot.entries()).unwrap_or_default();
        for (key, section) in sections {
            let kind = KINDS
                .iter()
                .find(|(known, _)| *known == key)
                .map(|(_, id)| *id);
            for (name, spot) in section.members() {
                match (key, verb) {
                    ("schemas", "removed") => {
                        self.tell(
                            "api-schema-removed",
                            name,
                            (Some(spot), None),
                            Use::default(),
                        );
                    }
                    ("schemas", _) => self.part("api-schema-added", name, spot, verb),
                    ("securitySchemes", _) => {
                        let spots = sides(spot, verb);
                        self.tell(
                            &format!("api-security-component-{verb}"),
                            name,
                            spots,
                            Use::default(),
                        );
                    }
                    _ => self.part(
                        &format!("api-{}-{verb}", kind.unwrap_or("component")),
                        name,
                        spot,
                        verb,
                    ),
                }
            }
        }
    }

    /// A part that is used is told of where it is used: by itself it is of interest to readers.
    fn part(&mut self, id: &str, name: &str, spot: Spot<'a>, verb: &str) {
        self.tell_docs(id, name, sides(spot, verb), Use::default());
    }

    fn component_schemas(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let schemas =
            |spot: &Spot<'a>| spot.get("schemas").map(|s| s.members()).unwrap_or_default();
        let found = matched(schemas(base), schemas(revision));
        let mut pairs: Vec<(Spot<'a>, Spot<'a>)> = Vec::new();
        pairs.extend(found.both.into_iter().map(|(_, one, other)| (one, other)));
        for (name, spot) in found.removed {
            let renamed = self.renames.of(&spot.pointer).cloned();
            if let Some(to) = self.renames.schema(&spot.pointer)
                && let Some(node) = self.revision.at(&to)
            {
                pairs.push((spot.clone(), Spot { node, pointer: to }));
            }
            let id = ("api-schema-removed", "");
            self.tell_case(id, name, (Some(spot), None), Use::default(), renamed);
        }
        for (name, spot) in found.added {
            self.part("api-schema-added", name, spot, "added");
        }
        for (one, other) in pairs {
            if let Some(pair) = self.schemas(&one, &other) {
                let context = Context::new(Area::Component);
                self.roots.push(Root {
                    pair,
                    context,
                    met: None,
                });
            }
        }
    }

    /// Where a component stands that no operation uses; `None` for other places.
    pub(super) fn is_component(pointer: &Pointer) -> bool {
        pointer.tokens().next().as_deref() == Some("components")
    }
}

/// The kinds of parts whose users are compared instead of them, and their names in ids.
const KINDS: [(&str, &str); 7] = [
    ("parameters", "component-parameter"),
    ("requestBodies", "component-request-body"),
    ("responses", "component-response"),
    ("headers", "component-header"),
    ("examples", "component-example"),
    ("links", "component-link"),
    ("callbacks", "component-callback"),
];

fn sides<'a>(spot: Spot<'a>, verb: &str) -> (Option<Spot<'a>>, Option<Spot<'a>>) {
    if verb == "removed" {
        (Some(spot), None)
    } else {
        (None, Some(spot))
    }
}
