//! The keywords that are neither types nor limits nor structure, and those that nobody knows.

use super::{Comparison, unions::TEXTS};
use crate::{
    diff::{
        acted_on,
        fact::{Fact, Kind},
        spot::{Spot, matched, shown},
    },
    openapi::grammar::is_extension,
    pointer::Pointer,
};

const EXTENSION: [&str; 3] = ["extension-added", "extension-removed", "extension-changed"];

const ACTED_ON: [&str; 3] = [
    "generator-extension-added",
    "generator-extension-removed",
    "generator-extension-changed",
];

/// Patterns that any text matches.
const ANYTHING: [&str; 4] = [".*", "^.*$", "^.*", ".*$"];

impl<'a> Comparison<'_, 'a> {
    pub(super) fn note(&mut self, key: &str) {
        match key {
            "nullable" => self.nullable(),
            "readOnly" | "writeOnly" => self.mutable(key),
            "pattern" => self.pattern(),
            "discriminator" => self.discriminator(),
            "deprecated" if self.revision.has("x-sunset") => {
                self.switch(key, "deprecated-with-sunset", "reactivated");
            }
            "deprecated" => self.switch(key, "deprecated", "reactivated"),
            "default" => self.value(
                key,
                [
                    "default-value-added",
                    "default-value-removed",
                    "default-value-changed",
                ],
            ),
            "const" => self.value(key, ["const-added", "const-removed", "const-changed"]),
            "xml" => self.value(key, ["xml-added", "xml-removed", "xml-changed"]),
            "x-stability-level" => self.stability(),
            "x-open-enum" => self.open_enum(),
            _ if TEXTS.contains(&key) => self.text(key),
            _ if acted_on(key) => self.value(key, ACTED_ON),
            _ if is_extension(key) => self.value(key, EXTENSION),
            _ => self.value(key, ["unclassified"; 3]),
        }
    }

    /// A value that is compared as a whole: the stems of an added, a removed and a changed one.
    fn value(&mut self, key: &str, [added, removed, changed]: [&'static str; 3]) {
        let (base, revision) = self.both(key);
        let stem = match (&base, &revision) {
            (None, Some(_)) => added,
            (Some(_), None) => removed,
            (Some(a), Some(b)) if a.node != b.node => changed,
            _ => return,
        };
        let fact = Fact::new(Kind::Stem(stem), base, revision).named(key);
        self.pair.facts.push(fact);
    }

    fn text(&mut self, key: &str) {
        let (base, revision) = self.both(key);
        if base.as_ref().map(|s| s.node) != revision.as_ref().map(|s| s.node) {
            let stem = match key {
                "title" => "title-changed",
                "description" => "description-changed",
                "externalDocs" => "external-docs-changed",
                _ => "example-changed",
            };
            self.tell(Kind::Docs(stem), base, revision);
        }
    }

    fn nullable(&mut self) {
        self.switch("nullable", "became-nullable", "became-not-nullable");
    }

    fn mutable(&mut self, key: &str) {
        let flags = (self.base.flag(key), self.revision.flag(key));
        if flags.0 != flags.1 {
            let kind = Kind::Mutable {
                read: key == "readOnly",
                became: flags.1,
            };
            self.tell(kind, self.base.get(key), self.revision.get(key));
        }
    }

    fn pattern(&mut self) {
        let some = |spot: &Spot<'a>| spot.node.as_str() != Some("");
        let (base, revision) = self.both("pattern");
        let (base, revision) = (base.filter(some), revision.filter(some));
        let kind = match (&base, &revision) {
            (None, Some(_)) => Kind::Stem("pattern-added"),
            (Some(_), None) => Kind::Stem("pattern-removed"),
            (Some(a), Some(b)) if a.node != b.node => {
                let text = b.node.as_str().unwrap_or_default();
                if ANYTHING.contains(&text) {
                    Kind::Stem("pattern-generalized")
                } else {
                    Kind::Stem("pattern-changed")
                }
            }
            _ => return,
        };
        self.tell(kind, base, revision);
    }

    /// Whether values that are not listed are kept or refused by the generated crate.
    fn open_enum(&mut self) {
        let open =
            |spot: &Option<Spot<'_>>| spot.as_ref().and_then(|s| s.node.as_bool()).unwrap_or(true);
        let (base, revision) = self.both("x-open-enum");
        let stem = match (open(&base), open(&revision)) {
            (true, false) => "enum-closed",
            (false, true) => "enum-opened",
            _ => {
                return self.value("x-open-enum", EXTENSION);
            }
        };
        self.tell(Kind::Stem(stem), base, revision);
    }

    fn stability(&mut self) {
        const KEY: &str = "x-stability-level";
        let (base, revision) = self.both(KEY);
        let rank = |spot: &Option<Spot<'_>>| {
            spot.as_ref()
                .map_or(Some(STABLE), |s| stability(s.node.as_str()?))
        };
        let stem = match (rank(&base), rank(&revision)) {
            (None, _) | (_, None) => "stability-invalid",
            (Some(before), Some(after)) if before > after => "stability-decreased",
            (Some(before), Some(after)) if before < after => "stability-increased",
            _ => {
                return self.value(KEY, EXTENSION);
            }
        };
        self.tell(Kind::Stem(stem), base, revision);
    }

    fn discriminator(&mut self) {
        let (base, revision) = self.both("discriminator");
        let (Some(a), Some(b)) = (&base, &revision) else {
            let stem = match base {
                None => "discriminator-added",
                Some(_) => "discriminator-removed",
            };
            return self.tell(Kind::Stem(stem), base, revision);
        };
        if a.text("propertyName") != b.text("propertyName") {
            let kind = Kind::Stem("discriminator-property-name-changed");
            self.tell(kind, a.get("propertyName"), b.get("propertyName"));
        }
        self.mapping(a, b);
        for (key, _) in a.members().into_iter().chain(b.members()) {
            if !["propertyName", "mapping"].contains(&key) && a.node.get(key) != b.node.get(key) {
                let fact = Fact::new(Kind::Stem("unclassified"), a.get(key), b.get(key));
                self.pair.facts.push(fact.named(key));
            }
        }
    }

    fn mapping(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let entries = |spot: &Spot<'a>| {
            let mapping = spot.get("mapping");
            mapping.map(|mapping| mapping.members()).unwrap_or_default()
        };
        let matched = matched(entries(base), entries(revision));
        let mut facts = Vec::new();
        for (name, a, b) in matched.both {
            let renamed = self
                .differ
                .renames
                .schema(&target(&a))
                .unwrap_or_else(|| target(&a));
            if renamed != target(&b) {
                facts.push((name, "discriminator-mapping-changed", Some(a), Some(b)));
            }
        }
        let removed = matched.removed.into_iter();
        facts.extend(
            removed.map(|(name, a)| (name, "discriminator-mapping-deleted", Some(a), None)),
        );
        let added = matched.added.into_iter();
        facts.extend(added.map(|(name, b)| (name, "discriminator-mapping-added", None, Some(b))));
        for (name, stem, base, revision) in facts {
            let fact = Fact::new(Kind::Stem(stem), base, revision).named(name);
            self.pair.facts.push(fact);
        }
    }
}

/// The schema that an entry of a mapping names, by reference or by name.
fn target(spot: &Spot<'_>) -> Pointer {
    let text = spot
        .node
        .as_str()
        .map_or_else(|| shown(spot.node), str::to_owned);
    match text.strip_prefix('#') {
        Some(pointer) => Pointer::parse(pointer),
        None => Pointer::root().join(&["components", "schemas", &text]),
    }
}

/// The rank of what is nearly stable; what is below may change at any time.
pub(in crate::diff) const BETA: u8 = 2;

/// The rank of what is stable.
pub(in crate::diff) const STABLE: u8 = 3;

/// How firm a promise is; `None` for a word that is none.
pub(in crate::diff) fn stability(word: &str) -> Option<u8> {
    ["draft", "alpha", "beta", "stable"]
        .iter()
        .position(|known| *known == word)
        .and_then(|rank| u8::try_from(rank).ok())
}
