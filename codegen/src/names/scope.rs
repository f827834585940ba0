//! Names within one scope: nobody gets a name twice.

use std::collections::{BTreeMap, HashSet};

use super::words::is_identifier;
use crate::{
    diagnostics::{Finding, Findings, codes},
    ir::Place,
};

/// What something would like to be called.
pub(super) struct Wish<'a> {
    name: String,
    /// Tried before numbers where the wish is taken.
    alternative: Option<String>,
    explicit: Option<&'a str>,
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
    pub(super) fn explicit(mut self, name: Option<&'a str>) -> Self {
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
}

impl Scope {
    /// A scope in which the reserved names are given away already.
    pub(super) fn new(what: &'static str, reserved: &[&str]) -> Self {
        Self {
            what,
            taken: reserved.iter().map(|&name| name.to_owned()).collect(),
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
        let mut given: BTreeMap<&str, &Place> = BTreeMap::new();
        for (wish, name) in wishes.iter().zip(names) {
            let Some(explicit) = wish.explicit else {
                continue;
            };
            let (code, message) = match given.insert(explicit, wish.place) {
                _ if !is_identifier(explicit) => {
                    let message = format!("`{explicit}` cannot name {}", self.what);
                    (&codes::INVALID_RUST_NAME, message)
                }
                Some(first) => {
                    let message = format!("`{explicit}` is asked for twice");
                    let finding = Finding::new(&codes::SAME_RUST_NAME, message)
                        .at(wish.place.span, wish.place.pointer.clone())
                        .related(first.span, "first asked for here");
                    findings.push(finding);
                    continue;
                }
                None => {
                    self.taken.insert(explicit.to_owned());
                    explicit.clone_into(name);
                    continue;
                }
            };
            let pointer = wish.place.pointer.clone();
            findings.push(Finding::new(code, message).at(wish.place.span, pointer));
        }
    }

    fn give(&mut self, wish: &Wish<'_>, findings: &mut Findings) -> String {
        if self.taken.insert(wish.name.clone()) {
            return wish.name.clone();
        }
        let base = wish.alternative.as_ref().unwrap_or(&wish.name);
        let mut candidates = std::iter::once(base.clone()).chain(numbered(base));
        let name = candidates
            .find(|name| !self.taken.contains(name))
            .unwrap_or_default();
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
}

/// `name_2` where names are written with underscores, `Name2` where not.
fn numbered(base: &str) -> impl Iterator<Item = String> + '_ {
    let snake = !base.chars().any(char::is_uppercase);
    (2..).map(move |n| {
        if snake {
            format!("{base}_{n}")
        } else {
            format!("{base}{n}")
        }
    })
}
