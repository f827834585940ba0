//! Limits of numbers, texts, lists and objects.

use super::Comparison;
use crate::{
    diff::{fact::Kind, schemas::view::View, spot::Spot},
    tree::{Node, Value},
};

/// A keyword with a number.
struct Limit {
    key: &'static str,
    /// Whether a larger number allows less.
    lower: bool,
    /// Whether none and 0 are the same.
    zero: bool,
    set: &'static str,
    unset: &'static str,
    raised: &'static str,
    lowered: &'static str,
}

macro_rules! limits {
    ($($key:literal $stem:literal $lower:literal $zero:literal;)*) => {
        const LIMITS: &[Limit] = &[$(Limit {
            key: $key,
            lower: $lower,
            zero: $zero,
            set: concat!($stem, "-set"),
            unset: concat!($stem, "-unset"),
            raised: concat!($stem, "-increased"),
            lowered: concat!($stem, "-decreased"),
        }),*];
    };
}

limits! {
    "minimum" "min" true false;
    "maximum" "max" false false;
    "exclusiveMinimum" "exclusive-min" true false;
    "exclusiveMaximum" "exclusive-max" false false;
    "minLength" "min-length" true true;
    "maxLength" "max-length" false false;
    "minItems" "min-items" true true;
    "maxItems" "max-items" false false;
    "minProperties" "min-properties" true true;
    "maxProperties" "max-properties" false false;
}

impl Comparison<'_, '_> {
    /// Whether the keyword is a limit; if so, it has been compared.
    pub(super) fn limit(&mut self, key: &str) -> bool {
        match key {
            "multipleOf" => self.multiple_of(),
            "uniqueItems" => self.switch(key, "unique-items-set", "unique-items-unset"),
            _ => {
                let Some(limit) = LIMITS.iter().find(|limit| limit.key == key) else {
                    return false;
                };
                self.number(limit);
            }
        }
        true
    }

    fn number(&mut self, limit: &Limit) {
        let base = tightest(self.base, limit);
        let revision = tightest(self.revision, limit);
        let flags =
            [&base, &revision].map(|spot| spot.as_ref().and_then(|spot| spot.node.as_bool()));
        if flags.iter().any(Option::is_some) {
            return self.switch(limit.key, limit.set, limit.unset);
        }
        let value = |spot: &Option<Spot<'_>>| spot.as_ref().and_then(|s| number(s.node));
        let zero = limit.zero.then_some(0.0);
        let stem = match (value(&base).or(zero), value(&revision).or(zero)) {
            (Some(before), Some(after)) if before < after => limit.raised,
            (Some(before), Some(after)) if before > after => limit.lowered,
            (None, Some(_)) => limit.set,
            (Some(_), None) => limit.unset,
            _ => return,
        };
        self.tell(Kind::Stem(stem), base, revision);
    }

    /// A keyword that is on or off.
    pub(super) fn switch(&mut self, key: &str, set: &'static str, unset: &'static str) {
        let stem = match (self.base.flag(key), self.revision.flag(key)) {
            (false, true) => set,
            (true, false) => unset,
            _ => return,
        };
        let spots = (self.base.get(key), self.revision.get(key));
        self.tell(Kind::Stem(stem), spots.0, spots.1);
    }

    fn multiple_of(&mut self) {
        let spots = (self.base.get("multipleOf"), self.revision.get("multipleOf"));
        let value = |spot: &Option<Spot<'_>>| spot.as_ref().and_then(|s| number(s.node));
        let stem = match (value(&spots.0), value(&spots.1)) {
            (None, Some(_)) => "multiple-of-set",
            (Some(_), None) => "multiple-of-unset",
            (Some(before), Some(after))
                if is_multiple(before, after) && is_multiple(after, before) =>
            {
                return;
            }
            (Some(before), Some(after)) if is_multiple(before, after) => "multiple-of-generalized",
            (Some(before), Some(after)) if is_multiple(after, before) => "multiple-of-specialized",
            (Some(_), Some(_)) => "multiple-of-changed",
            (None, None) => return,
        };
        self.tell(Kind::Stem(stem), spots.0, spots.1);
    }
}

/// Of several limits that hold together, the one that allows least.
fn tightest<'a>(view: &View<'a>, limit: &Limit) -> Option<Spot<'a>> {
    let mut spots = view.all(limit.key).into_iter();
    let first = spots.next()?;
    Some(spots.fold(first, |best, next| {
        let (a, b) = (number(best.node), number(next.node));
        let better = if limit.lower { b > a } else { b < a };
        if better { next } else { best }
    }))
}

fn number(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Number(text) => text.parse().ok(),
        _ => None,
    }
}

/// Whether each multiple of `number` is one of `step`, as far as doubles can tell.
fn is_multiple(number: f64, step: f64) -> bool {
    let times = number / step;
    times.is_finite() && (times - times.round()).abs() < 1e-9
}
