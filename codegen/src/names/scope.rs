//! Names within one scope: nobody gets a name twice.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::words::{composed, is_identifier};
use crate::{
    diagnostics::{Finding, Findings, codes},
    ir::{Place, RustName},
};

/// What something would like to be called.
pub(super) struct Wish<'a> {
    name: String,
    /// Tried before numbers where the wish is taken.
    alternative: Option<String>,
    explicit: Option<&'a RustName>,
    /// The name in the document: who comes first in it gets the name.
    key: &'a str,
    place: &'a Place,
    quiet: bool,
}

impl<'a> Wish<'a> {
    pub(super) fn new(name: String, key: &'a str, place: &'a Place) -> Self {
        Self {
            name,
            alternative: None,
            explicit: None,
            key,
            place,
            quiet: false,
        }
    }

    /// The name that the document asks for.
    pub(super) fn explicit(mut self, name: Option<&'a RustName>) -> Self {
        self.explicit = name;
        self
    }

    /// What to try before numbers.
    pub(super) fn or(mut self, alternative: String) -> Self {
        self.alternative = Some(alternative);
        self
    }

    /// A number is nothing to report: nobody writes this name.
    pub(super) fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }
}

/// A scope in which names are unique.
pub(super) struct Scope {
    what: &'static str,
    taken: HashSet<String>,
    /// The number at which to go on for a name that was taken before: thousands of values may
    /// want one name.
    numbers: HashMap<String, usize>,
}

impl Scope {
    /// A scope in which the reserved names are given away already.
    pub(super) fn new(what: &'static str, reserved: &[&str]) -> Self {
        Self {
            what,
            taken: reserved.iter().map(|&name| name.to_owned()).collect(),
            numbers: HashMap::new(),
        }
    }

    /// The names, in the order of the wishes.
    pub(super) fn settle(mut self, wishes: &[Wish<'_>], findings: &mut Findings) -> Vec<String> {
        let mut names = vec![String::new(); wishes.len()];
        self.give_explicit(wishes, &mut names, findings);
        let mut order: Vec<usize> = (0..wishes.len()).filter(|&i| names[i].is_empty()).collect();
        // What is written as Rust writes it keeps its name.
        order.sort_by_key(|&i| {
            let wish = &wishes[i];
            (wish.name != wish.key, wish.key, &wish.place.pointer)
        });
        for i in order {
            names[i] = self.give(&wishes[i], findings);
        }
        names
    }

    fn give_explicit(
        &mut self,
        wishes: &[Wish<'_>],
        names: &mut [String],
        findings: &mut Findings,
    ) {
        // What is taken so far is reserved.
        let reserved = self.taken.clone();
        let mut given: BTreeMap<String, &Place> = BTreeMap::new();
        for (wish, name) in wishes.iter().zip(names) {
            let Some(RustName { text, place }) = wish.explicit else {
                continue;
            };
            let asked = composed(text);
            let report = |code, message: String| {
                Finding::new(code, message).at(place.span, place.pointer.clone())
            };
            if !is_identifier(&asked) {
                let message = format!("`{text}` cannot name {}", self.what);
                findings.push(report(&codes::INVALID_RUST_NAME, message));
            } else if reserved.contains(&asked) {
                let message = format!("`{text}` cannot name {}: generated code uses it", self.what);
                findings.push(report(&codes::INVALID_RUST_NAME, message));
            } else if let Some(first) = given.get(&asked) {
                let message = format!("`{text}` is asked for twice");
                let finding = report(&codes::SAME_RUST_NAME, message);
                findings.push(finding.related(first.span, "first asked for here"));
            } else {
                self.taken.insert(asked.clone());
                name.clone_from(&asked);
                given.insert(asked, place);
            }
        }
    }

    fn give(&mut self, wish: &Wish<'_>, findings: &mut Findings) -> String {
        if self.taken.insert(wish.name.clone()) {
            return wish.name.clone();
        }
        let name = self.free(wish.alternative.as_ref().unwrap_or(&wish.name));
        self.taken.insert(name.clone());
        if !wish.quiet {
            let message = format!(
                "{} `{}` is called `{name}`, since `{}` is taken",
                self.what, wish.key, wish.name
            );
            let pointer = wish.place.pointer.clone();
            findings.push(Finding::new(&codes::RENAMED, message).at(wish.place.span, pointer));
        }
        name
    }

    /// The name, or the first number behind it that nobody has.
    fn free(&mut self, base: &str) -> String {
        if !self.taken.contains(base) {
            return base.to_owned();
        }
        let number = self.numbers.entry(base.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let name = numbered(base, *number);
            if !self.taken.contains(&name) {
                return name;
            }
        }
    }
}

/// `name_2` where names are written with underscores, `Name2` where not.
fn numbered(base: &str, number: usize) -> String {
    if base.chars().any(char::is_uppercase) {
        format!("{base}{number}")
    } else {
        format!("{base}_{number}")
    }
}
