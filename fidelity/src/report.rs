//! What a proof found, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::compare::cut;

/// How many things were tried, and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Tried.
    pub tried: usize,
    /// Came out right.
    pub right: usize,
    /// Came out wrong.
    pub wrong: usize,
}

impl Count {
    /// Counts one.
    pub fn add(&mut self, right: bool) {
        self.tried += 1;
        if right {
            self.right += 1;
        } else {
            self.wrong += 1;
        }
    }
}

/// Something that came out wrong.
#[derive(Clone, Debug, Serialize)]
pub struct Failure {
    /// The schema's pointer and type, or the operationId.
    pub of: String,
    /// The pointer in the normalized document.
    pub pointer: String,
    /// What is wrong.
    pub reasons: Vec<String>,
    /// What was given: the value, or the order of the call.
    pub given: String,
    /// What came back: the value as it was written, the answer, or the reason of a refusal.
    pub got: String,
    /// The request that was sent, as a line for a shell.
    pub request: Option<String>,
}

/// What was left out by the generator.
#[derive(Clone, Debug, Serialize)]
pub struct LeftOut {
    /// The id of the code.
    pub code: String,
    /// Where.
    pub pointer: String,
    /// The operationId, or the name of the schema.
    pub name: String,
}

/// A part of an operation that was not tried, because nothing valid can be made for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotProvable {
    /// The operationId.
    pub of: String,
    /// The pointer of the operation in the normalized document.
    pub pointer: String,
    /// The parameter, the body, the answer or its header.
    pub part: String,
    /// Why.
    pub reason: String,
}

/// What was found of a generated server.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Served {
    /// Operations: right if all their calls are.
    pub operations: Count,
    /// Calls of the generated client: the handler was given what was meant, and the client what the
    /// handler answered.
    pub calls: Count,
    /// Requests that are not valid: refused with the name of the place.
    pub refusals: Count,
    /// Operations that were not served, each with the reason.
    pub not_served: Vec<String>,
    /// Operations of which nothing was made wrong, each with the reason.
    pub without_refusals: Vec<String>,
}

/// What a proof found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The seed of the values.
    pub seed: u64,
    /// Schemas: right if all their values are.
    pub schemas: Count,
    /// Values of schemas, in each direction.
    pub instances: Count,
    /// Schemas that travel and have no value that is valid.
    pub without_instances: Vec<String>,
    /// Examples of the document that its schemas do not allow: not tried.
    pub invalid_examples: usize,
    /// Operations: right if all their calls are.
    pub operations: Count,
    /// Calls.
    pub calls: Count,
    /// The generated server, where it was tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub served: Option<Served>,
    /// What was not tried of operations for want of a value; the rest of them was.
    pub not_provable: Vec<NotProvable>,
    /// Operations of which nothing was tried: what they need stands under `not_provable`.
    pub not_planned: Vec<String>,
    /// How the document was read where no value would be valid to the letter.
    pub notes: Vec<String>,
    /// Operations that are neither generated nor named as left out.
    pub missing: Vec<String>,
    /// What the generator left out.
    pub left_out: Vec<LeftOut>,
    /// The first failures of each schema and operation, up to a bound.
    pub failures: Vec<Failure>,
}

impl Served {
    fn text(&self) -> String {
        let of = |count: Count| format!("{} of {}", count.right, count.tried);
        let mut text = format!(
            "server: operations served: {}, calls right: {}, refusals right: {}\n",
            of(self.operations),
            of(self.calls),
            of(self.refusals)
        );
        for (what, list) in [
            ("not served", &self.not_served),
            ("nothing refused", &self.without_refusals),
        ] {
            for one in list {
                let _ = writeln!(text, "{what}: {one}");
            }
        }
        text
    }
}

impl Report {
    /// Whether everything that was tried is right, and nothing is missing without a word.
    pub fn is_right(&self) -> bool {
        let served = self.served.as_ref();
        self.schemas.wrong == 0
            && self.operations.wrong == 0
            && self.missing.is_empty()
            && served.is_none_or(|one| one.operations.wrong == 0 && one.refusals.wrong == 0)
    }

    /// What was found of the server.
    pub fn served(&mut self) -> &mut Served {
        self.served.get_or_insert_default()
    }

    /// The exit code of the command: 0 where all is right, else 1.
    pub fn exit_code(&self) -> u8 {
        u8::from(!self.is_right())
    }

    /// As one JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// As text; at most `shown` failures.
    pub fn text(&self, shown: usize) -> String {
        let mut text = String::new();
        let mut line = |what: &str, count: Count, more: String| {
            let Count {
                tried,
                right,
                wrong,
            } = count;
            let _ = writeln!(
                text,
                "{what:<11} {tried:>6} tried  {right:>6} right  {wrong:>6} wrong{more}"
            );
        };
        let left_out = |operations: bool| {
            let named = self
                .left_out
                .iter()
                .filter(|one| one.pointer.starts_with("/paths/") == operations);
            match named.count() {
                0 => String::new(),
                count => format!("  {count:>6} left out"),
            }
        };
        line("schemas", self.schemas, left_out(false));
        line(
            "instances",
            self.instances,
            match self.invalid_examples {
                0 => String::new(),
                count => format!("  ({count} examples of the document are not valid)"),
            },
        );
        line("operations", self.operations, left_out(true));
        line("calls", self.calls, String::new());
        if let Some(served) = &self.served {
            text.push_str(&served.text());
        }
        for one in &self.left_out {
            let _ = writeln!(
                text,
                "left out: {} {} ({})",
                one.code, one.name, one.pointer
            );
        }
        for note in &self.notes {
            let _ = writeln!(text, "note: {note}");
        }
        if !self.not_provable.is_empty() {
            let _ = writeln!(text, "not provable: {}", self.not_provable.len());
        }
        for one in &self.not_provable {
            let _ = writeln!(
                text,
                "  {}, {}: {}",
                one.of,
                one.part,
                cut(&one.reason, 300)
            );
        }
        let lists = [
            ("no valid value", &self.without_instances),
            ("not called", &self.not_planned),
            ("neither generated nor left out", &self.missing),
        ];
        for (what, list) in lists {
            for one in list {
                let _ = writeln!(text, "{what}: {one}");
            }
        }
        for failure in self.failures.iter().take(shown) {
            text.push('\n');
            text.push_str(&self.failure(failure));
        }
        text
    }

    fn failure(&self, failure: &Failure) -> String {
        let mut text = format!(
            "wrong: {}\n  at {} (seed {})\n",
            failure.of, failure.pointer, self.seed
        );
        for reason in failure.reasons.iter().take(5) {
            let _ = writeln!(text, "  - {reason}");
        }
        let _ = writeln!(
            text,
            "  given: {}\n  got:   {}",
            cut(&failure.given, 600),
            cut(&failure.got, 600)
        );
        if let Some(request) = &failure.request {
            let _ = writeln!(text, "  sent:  {}", cut(request, 1200));
        }
        text
    }
}
