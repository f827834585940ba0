//! The proof: every type and every operation of a generated crate, tried against the document.

mod answers;
mod handed;
mod in_band;
mod kept;
mod record;
mod served;
mod stub;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde_json::Value;

use kept::Kept;

use crate::compare;
use crate::document::{Direction, Document, Operation};
use crate::exact::Json;
use crate::instances::{Maker, overlapping};
use crate::judge::judge;
use crate::plan::{Call, Planner};
use crate::protocol::{Manifest, Order, Outcome, SchemaEntry};
use crate::report::{Failure, LeftOut, NotProvable, Report};
use crate::schemas::Schemas;
use crate::server::Server;

/// What the address of an API has behind the server's: it has to stay.
const BASE: &str = "/base/v1";
/// How many failures of one schema or operation are told.
const TOLD: usize = 2;

/// What drives a generated crate.
pub trait Driver {
    /// What can be asked.
    fn manifest(&self) -> &Manifest;

    /// Gives an order and waits for what came of it.
    ///
    /// # Errors
    ///
    /// The driver itself is broken; that an order could not be carried out is an [`Outcome`].
    fn ask(&mut self, order: &Order) -> io::Result<Outcome>;
}

/// How a proof is made.
pub struct Options<'o> {
    /// About how many values of each schema are tried in each direction.
    pub instances: usize,
    /// The seed of the values.
    pub seed: u64,
    /// How many failures are kept.
    pub failures: usize,
    /// Where a line of JSON for each call goes.
    pub record: Option<&'o mut dyn Write>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            instances: 20,
            seed: 0,
            failures: 200,
            record: None,
        }
    }
}

/// Proves a crate.
///
/// # Errors
///
/// The driver is broken, no local server can be had, or the record cannot be written.
pub fn prove(
    document: &Document,
    driver: &mut dyn Driver,
    options: Options<'_>,
) -> io::Result<Report> {
    let strict = Schemas::new(document);
    let overlapping = overlapping(&strict, options.seed);
    let loose: Vec<_> = overlapping.iter().map(|(_, schema)| *schema).collect();
    let schemas = match loose.as_slice() {
        [] => strict,
        loose => Schemas::reading_as_any_of(document, loose),
    };
    let refused_by = Schemas::reading_as_any_of(document, &loose).without_formats();
    let notes = overlapping.into_iter().map(|(pointer, _)| {
        format!("oneOf read as anyOf: {pointer}: no value was found that one member alone allows")
    });
    let maker = Maker::new(&schemas, options.seed);
    let manifest = driver.manifest().clone();
    let mut proof = Proof {
        document,
        maker: &maker,
        schemas: &schemas,
        refused_by: &refused_by,
        twins: served::twins(&document.operations()),
        planner: Planner::new(&schemas, &maker),
        driver,
        report: Report {
            seed: options.seed,
            notes: notes.collect(),
            ..Report::default()
        },
        options,
    };
    for (number, entry) in manifest.schemas.iter().enumerate() {
        proof.round_trips(number, entry)?;
    }
    proof.operations(&manifest)?;
    let left_out = manifest.left_out.into_iter();
    proof.report.left_out = left_out
        .map(|(code, pointer, name)| LeftOut {
            code,
            pointer,
            name,
        })
        .collect();
    Ok(proof.report)
}

struct Proof<'p, 'o, 'd> {
    document: &'d Document,
    maker: &'p Maker<'p, 'd>,
    schemas: &'p Schemas<'d>,
    /// What a server has to refuse.
    refused_by: &'p Schemas<'d>,
    twins: BTreeMap<String, String>,
    planner: Planner<'p, 'd>,
    driver: &'p mut dyn Driver,
    options: Options<'o>,
    report: Report,
}

impl<'d> Proof<'_, '_, 'd> {
    fn round_trips(&mut self, number: usize, entry: &SchemaEntry) -> io::Result<()> {
        let of = format!("{} ({})", entry.rust, entry.pointer);
        let Some(schema) = self.document.at(&entry.pointer) else {
            self.report
                .without_instances
                .push(format!("{of}: nothing stands there"));
            return Ok(());
        };
        let directions = [
            (entry.sent, Direction::Sent),
            (entry.received, Direction::Received),
        ];
        let mut values: Vec<Value> = Vec::new();
        let mut why = None;
        let mut seen = BTreeSet::new();
        for (_, direction) in directions.into_iter().filter(|(travels, _)| *travels) {
            let found = self
                .maker
                .instances(schema, direction, self.options.instances);
            self.report.invalid_examples += found.invalid_examples.len();
            why = found.reason.or(why);
            values.extend(
                found
                    .values
                    .into_iter()
                    .filter(|value| seen.insert(value.to_string())),
            );
        }
        if values.is_empty() {
            let why = why.unwrap_or_else(|| "it travels nowhere".to_owned());
            let of = format!("{of}: {}", compare::cut(&why, 300));
            self.report.without_instances.push(of);
            return Ok(());
        }
        let mut wrong = 0;
        for value in values {
            let json = value.to_string();
            let outcome = self.driver.ask(&Order::RoundTrip {
                schema: number,
                json: json.clone(),
            })?;
            let (reason, got) = match outcome {
                Outcome::Written { json: written } => {
                    let difference = Json::parse(&written).map_or_else(Some, |got| {
                        compare::difference(self.document, Some(schema), &Json::from(&value), &got)
                    });
                    (difference, written)
                }
                Outcome::Refused { message } => (Some("it is not read".to_owned()), message),
                _ => (Some("an answer to no value".to_owned()), String::new()),
            };
            self.report.instances.add(reason.is_none());
            if let Some(reason) = reason {
                wrong += 1;
                let failure = Failure {
                    of: of.clone(),
                    pointer: entry.pointer.clone(),
                    reasons: vec![reason],
                    given: json,
                    got,
                    request: None,
                };
                self.tell(wrong, failure);
            }
        }
        self.report.schemas.add(wrong == 0);
        Ok(())
    }

    fn tell(&mut self, nth: usize, failure: Failure) {
        if nth <= TOLD && self.report.failures.len() < self.options.failures {
            self.report.failures.push(failure);
        }
    }

    fn operations(&mut self, manifest: &Manifest) -> io::Result<()> {
        let server = Server::start()?;
        let callable: BTreeSet<_> = manifest.operations.iter().map(String::as_str).collect();
        let left_out: BTreeSet<_> = manifest
            .left_out
            .iter()
            .flat_map(|(_, pointer, name)| [pointer.as_str(), name.as_str()])
            .collect();
        for operation in self.document.operations() {
            if !callable.contains(operation.id) {
                if !left_out.contains(operation.id)
                    && !left_out.contains(operation.pointer.as_str())
                {
                    self.report.missing.push(operation.id.to_owned());
                }
                continue;
            }
            let plan = self.planner.plan(&operation);
            let gaps = plan.gaps.into_iter().map(|gap| NotProvable {
                of: operation.id.to_owned(),
                pointer: operation.pointer.clone(),
                part: gap.part,
                reason: gap.reason,
            });
            self.report.not_provable.extend(gaps);
            if plan.calls.is_empty() {
                self.report.not_planned.push(operation.id.to_owned());
            } else {
                let kept = self.operation(&server, &operation, plan.calls.clone())?;
                if manifest.serves {
                    self.served(&operation, plan.calls, &kept)?;
                }
            }
        }
        Ok(())
    }

    fn operation(
        &mut self,
        server: &Server,
        operation: &Operation<'d>,
        calls: Vec<Call>,
    ) -> io::Result<Vec<Kept>> {
        let mut wrong = 0;
        let mut kept = Vec::new();
        for mut call in calls {
            call.order.base_url = format!("{}{BASE}", server.origin());
            server.prepare(call.answer.clone());
            let outcome = self.driver.ask(&Order::Call(call.order.clone()))?;
            let (requests, broken) = server.take();
            let mut reasons: Vec<_> = broken
                .into_iter()
                .map(|what| format!("the request cannot be read: {what}"))
                .collect();
            if let [request] = requests.as_slice() {
                reasons.extend(judge(self.document, operation, &call.order, request));
                if let Some(file) = &mut self.options.record {
                    writeln!(
                        file,
                        "{}",
                        record::line(operation, &call.order, request, &server.origin())
                    )?;
                }
            } else {
                reasons.push(format!("{} requests were sent, not one", requests.len()));
            }
            let schema = answer_schema(operation, &call);
            reasons.extend(answers::check(self.document, schema, &call, &outcome));
            self.report.calls.add(reasons.is_empty());
            if reasons.is_empty() {
                let request = requests.into_iter().next();
                kept.extend(request.map(|request| Kept {
                    order: call.order,
                    request,
                }));
            } else {
                wrong += 1;
                let failure = Failure {
                    of: operation.id.to_owned(),
                    pointer: operation.pointer.clone(),
                    reasons,
                    given: serde_json::to_string(&call.order).unwrap_or_default(),
                    got: format!("{outcome:?}"),
                    request: requests
                        .first()
                        .map(|request| request.curl(&server.origin())),
                };
                self.tell(wrong, failure);
            }
        }
        self.report.operations.add(wrong == 0);
        Ok(kept)
    }
}

/// The schema of the body that was answered.
fn answer_schema<'d>(operation: &Operation<'d>, call: &Call) -> Option<&'d Value> {
    let mut responses = operation.responses.iter();
    let response = responses.find(|one| one.status == call.expected.declared_status)?;
    let mut content = response.content.iter();
    content
        .find(|media| Some(media.media_type) == call.expected.media_type.as_deref())?
        .schema
}
