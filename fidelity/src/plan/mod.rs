//! Which calls show that an operation is right: with only what is required, with everything, with
//! each parameter and body in several forms, and with each declared answer.

mod answers;
mod arguments;
mod bodies;
mod expected;
mod media;
mod statuses;

pub use expected::{Expected, ExpectedContent};

use std::cell::RefCell;

use crate::document::{Direction, Location, Operation, Schema, Scheme};
use crate::http::RawResponse;
use crate::instances::Maker;
use crate::protocol::{ArgumentOrder, BodyOrder, CallOrder};
use crate::schemas::Schemas;
use serde_json::Value;

/// The most calls of one operation.
const CALLS: usize = 60;

/// A call, what it is answered with, and what is expected of the client.
#[derive(Clone, Debug)]
pub struct Call {
    /// The order, without the address of the server.
    pub order: CallOrder,
    /// The answer.
    pub answer: RawResponse,
    /// What the client is to give for it.
    pub expected: Expected,
}

/// What is tried of an operation.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The calls; none where a required parameter or body has no value.
    pub calls: Vec<Call>,
    /// What is not tried.
    pub gaps: Vec<Gap>,
}

/// A part of an operation for which nothing valid can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The parameter, the body, the answer or its header.
    pub part: String,
    /// Why.
    pub reason: String,
}

/// Plans calls from a document.
pub struct Planner<'s, 'd> {
    schemas: &'s Schemas<'d>,
    maker: &'s Maker<'s, 'd>,
    /// Of the operation that is being planned.
    gaps: RefCell<Vec<Gap>>,
}

impl<'s, 'd> Planner<'s, 'd> {
    /// Plans with the values of a maker.
    pub fn new(schemas: &'s Schemas<'d>, maker: &'s Maker<'s, 'd>) -> Self {
        Planner {
            schemas,
            maker,
            gaps: RefCell::default(),
        }
    }

    /// What is tried of an operation.
    pub fn plan(&self, operation: &Operation<'d>) -> Plan {
        self.gaps.take();
        let calls = self.calls(operation).unwrap_or_default();
        Plan {
            calls,
            gaps: self.gaps.take(),
        }
    }

    /// The calls of an operation; `None` where a required parameter or body has no value.
    fn calls(&self, operation: &Operation<'d>) -> Option<Vec<Call>> {
        let security = &operation.security;
        if !security.is_empty() && !security.iter().any(|all| self.is_possible(all)) {
            let why = "a key would stand in a header whose name HTTP does not allow";
            self.gap("security".to_owned(), why.to_owned());
            return None;
        }
        // What else is missing is told even where no call can be made.
        let arguments = arguments::all(self, operation);
        let bodies = bodies::all(self, operation);
        let (arguments, bodies) = arguments.zip(bodies)?;
        let answers = answers::all(self, operation);
        let longest = arguments
            .iter()
            .map(|one| one.values.len())
            .max()
            .unwrap_or(0);
        // The first call has nothing that is optional.
        let calls = [2, longest + 1, bodies.len() + 1, answers.len()]
            .into_iter()
            .max();
        let calls = calls.unwrap_or(0).min(CALLS);
        let call = |number: usize| {
            let (answer, expected) = answers[number % answers.len()].clone();
            let order = CallOrder {
                operation: operation.id.to_owned(),
                base_url: String::new(),
                arguments: arguments
                    .iter()
                    .filter_map(|one| one.taken(number))
                    .collect(),
                body: body(operation, &bodies, number),
                credentials: self.credentials(operation, number),
            };
            Call {
                order,
                answer,
                expected,
            }
        };
        Some((0..calls).map(call).collect())
    }

    /// What one alternative of security needs; each call takes the next.
    fn credentials(&self, operation: &Operation<'d>, number: usize) -> Vec<(String, String)> {
        let possible = operation
            .security
            .iter()
            .filter(|all| self.is_possible(all));
        let alternatives: Vec<_> = possible.collect();
        let chosen = alternatives.get(number % alternatives.len().max(1));
        let secret = |name: &&str| {
            let basic = self.schemas.document().scheme(name) == Some(Scheme::Basic);
            let secret = if basic {
                "fake-user:fake:password".to_owned()
            } else {
                format!("fake-{}", plain(name))
            };
            ((*name).to_owned(), secret)
        };
        chosen.into_iter().copied().flatten().map(secret).collect()
    }

    /// Whether all of an alternative of security can be sent.
    fn is_possible(&self, schemes: &[&str]) -> bool {
        let scheme = |name: &&str| self.schemas.document().scheme(name);
        schemes
            .iter()
            .filter_map(scheme)
            .all(|scheme| match scheme {
                Scheme::Key(Location::Header, name) => arguments::is_name(&name),
                _ => true,
            })
    }

    /// Valid values of a schema, or of anything where there is none; where nothing is valid, it is
    /// a gap.
    fn values(
        &self,
        schema: Option<Schema<'d>>,
        direction: Direction,
        most: usize,
        part: impl Fn() -> String,
    ) -> Vec<Value> {
        let Some(schema) = schema else {
            return vec![serde_json::json!({ "free": [1, "two"] })];
        };
        let made = self.maker.instances(schema, direction, most);
        if made.values.is_empty() {
            let why = made.reason.unwrap_or_default();
            self.gap(part(), format!("no valid value was found: {why}"));
        }
        made.values
    }

    fn gap(&self, part: String, reason: String) {
        let gap = Gap { part, reason };
        let mut gaps = self.gaps.borrow_mut();
        if !gaps.contains(&gap) {
            gaps.push(gap);
        }
    }
}

/// A name as a secret that may stand anywhere.
fn plain(name: &str) -> String {
    name.chars()
        .map(|sign| {
            if sign.is_ascii_alphanumeric() {
                sign
            } else {
                '-'
            }
        })
        .collect()
}

/// The values that one parameter takes.
struct Argument<'d> {
    location: &'static str,
    name: &'d str,
    required: bool,
    values: Vec<Value>,
}

impl Argument<'_> {
    /// The value in a call of a number: none in the first one, unless it is required.
    fn taken(&self, number: usize) -> Option<ArgumentOrder> {
        let count = self.values.len();
        // Left out once after all values.
        let index = match (self.required, number) {
            (true, number) => number % count.max(1),
            (false, 0) => return None,
            (false, number) => (number - 1) % (count + 1),
        };
        Some(ArgumentOrder {
            location: self.location.to_owned(),
            name: self.name.to_owned(),
            value: self.values.get(index)?.clone(),
        })
    }
}

fn body(operation: &Operation<'_>, bodies: &[BodyOrder], number: usize) -> Option<BodyOrder> {
    let required = operation.body.as_ref()?.required;
    match (required, number) {
        (_, _) if bodies.is_empty() => None,
        (false, 0) => None,
        (true, number) => bodies.get(number % bodies.len()).cloned(),
        (false, number) => bodies.get((number - 1) % bodies.len()).cloned(),
    }
}
