//! The document as a whole: what is not of one operation.

use super::{
    Differ, Use,
    spot::{Spot, matched},
};

impl<'a> Differ<'a> {
    /// Compares all but the schemas, which wait for their turn.
    pub(super) fn document(&mut self) {
        const KNOWN: [&str; 7] = [
            "openapi",
            "info",
            "servers",
            "security",
            "tags",
            "paths",
            "components",
        ];
        let (base, revision) = (Spot::root(self.base), Spot::root(self.revision));
        self.see(&base, &revision);
        let spots = (base.get("openapi"), revision.get("openapi"));
        if base.text("openapi") != revision.text("openapi") {
            self.tell_docs("openapi-version-changed", "openapi", spots, Use::default());
        }
        self.info(&base, &revision);
        self.tags(&base, &revision);
        self.document_servers(&base, &revision);
        self.global_security(&base, &revision);
        self.others("api", &base, &revision, &KNOWN, Use::default());
        self.paths(&base, &revision);
        self.components(&base, &revision);
    }

    fn info(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let (Some(base), Some(revision)) = (base.get("info"), revision.get("info")) else {
            let spots = (base.get("info"), revision.get("info"));
            if spots.0.is_some() != spots.1.is_some() {
                self.tell_docs("api-info-changed", "info", spots, Use::default());
            }
            return;
        };
        self.see(&base, &revision);
        let version = |spot: &Spot<'a>| spot.get("version");
        let (before, after) = (version(&base), version(&revision));
        let number =
            |spot: &Option<Spot<'a>>| spot.as_ref().and_then(|s| Version::read(s.node.as_str()?));
        if let (Some(old), Some(new)) = (number(&before), number(&after))
            && new < old
        {
            self.tell("api-version-decreased", "", (before, after), Use::default());
        } else if before.as_ref().map(|s| s.node) != after.as_ref().map(|s| s.node) {
            self.tell_docs("api-version-changed", "", (before, after), Use::default());
        }
        for key in ["title", "termsOfService", "contact", "license"] {
            let spots = (base.get(key), revision.get(key));
            if spots.0.as_ref().map(|s| s.node) != spots.1.as_ref().map(|s| s.node) {
                self.tell_docs("api-info-changed", key, spots, Use::default());
            }
        }
        let known = ["version", "title", "termsOfService", "contact", "license"];
        self.others("api-info", &base, &revision, &known, Use::default());
    }

    /// What the document says of tags; which operation has which is told with the operation.
    fn tags(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let tags = |spot: &Spot<'a>| -> Vec<(Option<&'a str>, Spot<'a>)> {
            let tags = spot.get("tags").map(|tags| tags.elements());
            let tags = tags.into_iter().flatten();
            tags.map(|tag| (tag.text("name"), tag)).collect()
        };
        let matched = matched(tags(base), tags(revision));
        for (name, base, revision) in matched.both {
            self.see(&base, &revision);
            self.others("tag", &base, &revision, &["name"], Use::default());
            let _ = name;
        }
        let removed = matched
            .removed
            .into_iter()
            .map(|(name, tag)| ("tag-description-removed", name, (Some(tag), None)));
        let added = matched
            .added
            .into_iter()
            .map(|(name, tag)| ("tag-description-added", name, (None, Some(tag))));
        for (id, name, spots) in removed.chain(added) {
            self.tell_docs(id, name.unwrap_or_default(), spots, Use::default());
        }
    }
}

/// A version of three numbers; those before a release are less than it.
#[derive(PartialEq, PartialOrd)]
struct Version<'a> {
    numbers: [u64; 3],
    released: bool,
    before: &'a str,
}

impl<'a> Version<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let text = text.split('+').next()?;
        let (numbers, before) = text.split_once('-').unwrap_or((text, ""));
        let numbers: Option<Vec<u64>> = numbers.split('.').map(|n| n.parse().ok()).collect();
        Some(Self {
            numbers: numbers?.try_into().ok()?,
            released: before.is_empty(),
            before,
        })
    }
}
