//! How the value of a parameter or a header is written, and what it is.

use super::{
    Differ, Use,
    context::Context,
    spot::{Spot, matched},
};
use crate::tree::Node;

/// The members that parameters and headers have alike.
pub(super) const SERIALIZED: [&str; 8] = [
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
];

impl<'a> Differ<'a> {
    /// How the value becomes text.
    pub(super) fn serialization(
        &mut self,
        prefix: &str,
        base: &Spot<'a>,
        revision: &Spot<'a>,
        user: Use,
    ) {
        let name = revision.text("name").unwrap_or_default();
        if style(base) != style(revision) {
            let spots = (base.get("style"), revision.get("style"));
            self.tell(&format!("{prefix}-style-changed"), name, spots, user);
        }
        if explode(base) != explode(revision) {
            let spots = (base.get("explode"), revision.get("explode"));
            self.tell(&format!("{prefix}-explode-changed"), name, spots, user);
        }
        for (key, stem) in [
            ("allowReserved", "allow-reserved"),
            ("allowEmptyValue", "allow-empty-value"),
        ] {
            let end = match (base.flag(key), revision.flag(key)) {
                (false, true) => "set",
                (true, false) => "unset",
                _ => continue,
            };
            let spots = (base.get(key), revision.get(key));
            self.tell(&format!("{prefix}-{stem}-{end}"), name, spots, user);
        }
    }

    /// The schema, or the media type that stands for one.
    pub(super) fn value_of(
        &mut self,
        prefix: &str,
        base: &Spot<'a>,
        revision: &Spot<'a>,
        context: Context,
        user: Use,
    ) {
        let name = revision.text("name").unwrap_or_default();
        let spots = (base.get("schema"), revision.get("schema"));
        let contents = (base.get("content"), revision.get("content"));
        match (spots, contents) {
            ((Some(a), Some(b)), _) => self.use_schemas(&a, &b, context, user),
            (_, (Some(a), Some(b))) => self.media_types_of(prefix, &a, &b, context, user),
            ((None, None), (None, None)) => {}
            ((None, Some(b)), (None, None)) => {
                self.tell(
                    &format!("{prefix}-schema-added"),
                    name,
                    (None, Some(b)),
                    user,
                );
            }
            ((Some(a), None), (None, None)) => {
                self.tell(
                    &format!("{prefix}-schema-removed"),
                    name,
                    (Some(a), None),
                    user,
                );
            }
            ((a, b), (c, d)) => {
                let id = format!("{prefix}-serialization-changed");
                self.tell(&id, name, (a.or(c), b.or(d)), user);
            }
        }
    }

    fn media_types_of(
        &mut self,
        prefix: &str,
        base: &Spot<'a>,
        revision: &Spot<'a>,
        context: Context,
        user: Use,
    ) {
        let matched = matched(base.entries(), revision.entries());
        for (name, a, b) in matched.both {
            self.see(&a, &b);
            match (a.get("schema"), b.get("schema")) {
                (Some(a), Some(b)) => self.use_schemas(&a, &b, context, user),
                (None, None) => {}
                spots => {
                    let end = if spots.0.is_some() {
                        "removed"
                    } else {
                        "added"
                    };
                    self.tell(
                        &format!("{prefix}-media-type-schema-{end}"),
                        name,
                        spots,
                        user,
                    );
                }
            }
            self.others(prefix, &a, &b, &["schema"], user);
        }
        let (removed, added) = (matched.removed, matched.added);
        self.tell_unmatched(&format!("{prefix}-media-type"), removed, added, user);
    }
}

fn style<'a>(spot: &Spot<'a>) -> &'a str {
    spot.text("style").unwrap_or(match spot.text("in") {
        Some("query" | "cookie") => "form",
        _ => "simple",
    })
}

fn explode(spot: &Spot<'_>) -> bool {
    let explode = spot.node.get("explode").and_then(Node::as_bool);
    explode.unwrap_or(style(spot) == "form")
}

/// Whether lists are sent by repeating the parameter.
pub(super) fn lists(spot: &Spot<'_>) -> bool {
    spot.text("in") == Some("query") && style(spot) == "form" && explode(spot)
}
