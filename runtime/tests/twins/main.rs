//! Every shape of model beside its twin that serde derives: they behave alike in every format and
//! inside every construct of a user's types, but for the listed differences.

mod harness;
mod ours;
mod raw;
mod twin;

use raw::Raw;
use std::collections::BTreeSet;

use harness::{AROUND, Around, FORMATS, Format, Outcome, run};

type Run = fn(&str, Around, Format) -> Outcome;

/// A shape: how it and its twin are run, and what they are given.
struct Shape {
    name: &'static str,
    ours: Run,
    twin: Run,
    inputs: &'static [&'static str],
}

macro_rules! shapes {
    ($($name:ident: $inputs:expr,)*) => {
        &[$(Shape {
            name: stringify!($name),
            ours: run::<ours::$name>,
            twin: run::<twin::$name>,
            inputs: $inputs,
        }),*]
    };
}

const SHAPES: &[Shape] = shapes! {
    Thing: &[
        r#"{"id": "a", "owner": null}"#,
        r#"{"owner": "me", "name": "n", "id": "a", "country": "CH", "small": -5, "big": -9223372036854775808,
            "word": 4294967295, "huge": 18446744073709551615, "ratio": 0.1, "single": 1.5, "flag": true,
            "grid": [[1, 2], [], [3]], "prices": {"a b": 1, "": 2.5}, "any": {"x": [null, 1, -1, 1.5, "t", {}]},
            "status": "checked-in", "boxed": "b", "unknown": {"deep": [1, {"id": 2}]}}"#,
        r#"{"id": "a", "owner": null, "name": null, "country": null, "grid": null, "any": null, "status": null}"#,
        r#"{"\u0069d": "\u00e9\n", "own\u0065r": "\ud83d\ude00", "na\u006de": "x"}"#,
        r#"{"id": "a", "id": "b", "owner": null}"#,
        r#"{"id": "a", "owner": null, "name": null, "n\u0061me": "b"}"#,
        r#"{"id": "a", "owner": null, "unknown": 1, "unknown": 2}"#,
        r#"{"id": "a", "owner": null, "prices": {"x": 1, "x": 2}}"#,
        r#"{"id": "a", "owner": null, "any": {"x": [{"y": 1, "y": 2}]}}"#,
        r#"{"owner": null}"#,
        r#"{"id": "a"}"#,
        "{}",
        r#"{"id": 1, "owner": null}"#,
        r#"{"id": null, "owner": null}"#,
        r#"{"id": "a", "owner": 1}"#,
        r#"{"id": "a", "owner": null, "small": 3000000000}"#,
        r#"{"id": "a", "owner": null, "small": 1.0}"#,
        r#"{"id": "a", "owner": null, "small": "1"}"#,
        r#"{"id": "a", "owner": null, "word": -1}"#,
        r#"{"id": "a", "owner": null, "big": 9223372036854775808}"#,
        r#"{"id": "a", "owner": null, "huge": -1}"#,
        r#"{"id": "a", "owner": null, "ratio": 3, "single": -7}"#,
        r#"{"id": "a", "owner": null, "ratio": true}"#,
        r#"{"id": "a", "owner": null, "flag": "true"}"#,
        r#"{"id": "a", "owner": null, "grid": [[1], 2]}"#,
        r#"{"id": "a", "owner": null, "grid": [[1], ["2"]]}"#,
        r#"{"id": "a", "owner": null, "grid": {}}"#,
        r#"{"id": "a", "owner": null, "prices": {"x": "1"}}"#,
        r#"{"id": "a", "owner": null, "prices": []}"#,
        r#"{"id": "a", "owner": null, "status": 7}"#,
        r#"{"id": "a", "owner": null, "status": "of tomorrow"}"#,
        r#"["a", null]"#,
        r#""a""#,
        "null",
        "1",
        "[]",
        r#"{"id": "a", "owner": null"#,
        r#"{"id": "a", "owner": nul}"#,
        r#"{"id": "a", "owner": null,}"#,
        "",
    ],
    Typed: &[
        r#"{"id": "a"}"#,
        r#"{"x": 1, "id": "a", "y\u0079": -2}"#,
        r#"{"id": "a", "x": "1"}"#,
        r#"{"id": "a", "x": null}"#,
        r#"{"x": 1}"#,
        r#"{"id": "a", "id": "b"}"#,
        r#"{"id": "a", "x": 1, "x": 2}"#,
        "[]",
        "1",
    ],
    Open: &[
        r#"{"id": "a"}"#,
        r#"{"x": {"y": [1, null, 2.5]}, "id": "a", "z": "t"}"#,
        r#"{"x": 1}"#,
        r#"{"id": "a", "id": "b"}"#,
        r#"{"id": "a", "x": 1, "x": 2}"#,
        r#""a""#,
    ],
    Status: &[r#""pending""#, r#""of tomorrow""#, r#""""#, "1", "null", "{}", "[]"],
    Contact: &[
        r#"{"type": "email", "email": "a@b"}"#,
        r#"{"email": "a@b", "t\u0079pe": "email", "more": 1}"#,
        r#"{"type": "phone", "phone": 5, "more": [1, {}]}"#,
        r#"{"type": "email", "email": 5}"#,
        r#"{"type": "email"}"#,
        r#"{"email": "a@b"}"#,
        r#"{"type": 1, "email": "a@b"}"#,
        r#"{"type": "email", "type": "email", "email": "a@b"}"#,
        r#"{"type": "email", "email": "a@b", "email": "a@b"}"#,
        r#"{"type": "fax", "number": 5}"#,
        r#""a""#,
        "[]",
        "null",
    ],
    Detail: &[
        "1",
        r#""text""#,
        r#"{"info": 1}"#,
        r#"{"info": {"info": "x"}, "more": 1}"#,
        r#"[{"email": "a"}, {"email": "b"}]"#,
        "[]",
        "null",
        "1.5",
        r#"{"unlike": [null, true, 18446744073709551615, -1]}"#,
        r#"{"info": 1, "info": 2}"#,
    ],
    Tree: &[
        r#"{"value": 1, "children": [{"value": 2}, {"value": 3, "children": []}], "next": {"value": 4, "next": null}}"#,
        r#"{"value": 1, "children": [{"value": 2}, {"children": []}]}"#,
        r#"{"value": 1, "next": {"value": 4, "next": {"value": "5"}}}"#,
        r#"{"value": 1, "next": []}"#,
        "[1, [[2, [], null]], null]",
    ],
};

/// What only YAML can say.
const YAML: &[(&str, &str)] = &[
    (
        "Thing",
        "id: a\nowner: ~\nratio: .nan\nsingle: 3\ngrid: [[0x10]]\nunknown: !x {y: .inf}\n",
    ),
    ("Thing", "id: 12\nowner: yes\nstatus: 1.0\nflag: yes\n"),
    ("Thing", "id: &a x\nowner: *a\nprices: {1: 2, true: 3.5}\n"),
    ("Thing", "id: a\nowner: ~\nany: !x y\n"),
    ("Thing", "id: a\n1: b\nowner: b\n"),
    ("Thing", "id: [a\n"),
    ("Open", "id: a\n1: b\n~: c\n"),
    ("Open", "id: a\nx: .inf\n"),
    ("Detail", "~"),
    ("Detail", "info: 0o17"),
    (
        "Tree",
        "value: 1\nnext: &a\n  value: 2\nchildren: [*a, *a]\n",
    ),
];

/// One run of one input.
struct Case<'a> {
    shape: &'a str,
    input: &'a str,
    around: Around,
    ours: &'a Outcome,
    twin: &'a Outcome,
}

impl Case<'_> {
    fn we_say(&self, text: &str) -> bool {
        self.ours.as_ref().is_err_and(|error| error.contains(text))
    }

    fn twin_says(&self, text: &str) -> bool {
        self.twin.as_ref().is_err_and(|error| error.contains(text))
    }
}

/// A difference that is meant, and whether a case shows it.
struct Difference {
    reason: &'static str,
    shown: fn(&Case<'_>) -> bool,
}

const DIFFERENCES: &[Difference] = &[
    Difference {
        reason: "a name that comes twice in a map, a free value or among the kept members is an \
                 error, where serde's types keep the last",
        shown: |case| {
            has_duplicates(case.input)
                && case.twin.is_ok()
                && (case.we_say("duplicate field `") || case.we_say("did not match any variant"))
        },
    },
    Difference {
        reason: "a list is no object, where the derive takes it for the members in order",
        shown: |case| {
            case.we_say("invalid type: sequence, expected struct")
                || case.input.starts_with('[') && case.around == Around::Untagged
        },
    },
    Difference {
        reason: "a kept member of the wrong type is reported at its place and in the format's \
                 words, where the derive reads it later out of a buffer",
        shown: |case| case.shape == "Typed" && case.ours.is_err() && case.twin_says("expected i64"),
    },
    Difference {
        reason: "an infinite number in a free value is an error, where serde_json makes it null",
        shown: |case| case.we_say("floating point `inf`") && case.twin.is_ok(),
    },
    Difference {
        reason: "a union's value without a tag that it knows is kept, where the derive refuses it",
        shown: |case| case.shape == "Contact" && case.twin.is_err() && case.ours.is_ok(),
    },
    Difference {
        reason: "a whole number may be written with a point, as JSON Schema has it",
        shown: |case| match (case.ours, case.twin) {
            (Ok(_), Err(twin)) => twin.contains("floating point `1.0`, expected i32"),
            _ => false,
        },
    },
    Difference {
        reason: "a union is read whole before it is looked at, so the position in a text may be \
                 that of its end, or not there",
        shown: |case| match (case.ours, case.twin) {
            (Err(ours), Err(twin)) => case.shape == "Contact" && placeless(ours) == placeless(twin),
            _ => false,
        },
    },
];

/// An error's text without line and column, and without the path that `serde_yaml` puts in front.
fn placeless(error: &str) -> &str {
    let error = error.split(" at line ").next().unwrap_or_default();
    error.rsplit(": ").next().unwrap_or_default()
}

fn has_duplicates(input: &str) -> bool {
    fn look(value: &Raw) -> bool {
        match value {
            Raw::Scalar(_) => false,
            Raw::List(items) => items.iter().any(look),
            Raw::Map(members) => {
                let names: BTreeSet<_> = members.iter().map(|(name, _)| name).collect();
                names.len() < members.len() || members.iter().any(|(_, value)| look(value))
            }
        }
    }
    serde_json::from_str(input).is_ok_and(|value: Raw| look(&value))
}

#[test]
fn every_shape_behaves_like_its_twin() {
    let mut comparison = Comparison::new();
    for shape in SHAPES {
        for (input, around) in shape.inputs.iter().flat_map(|i| AROUND.map(|a| (*i, a))) {
            for format in FORMATS {
                comparison.add(shape, input, around, format);
            }
        }
    }
    for (name, input) in YAML {
        let shape = SHAPES.iter().find(|shape| shape.name == *name);
        comparison.add(shape.expect(name), input, Around::Nothing, Format::Yaml);
    }
    comparison.finish();
}

/// What was found so far.
struct Comparison {
    /// How often each difference was seen.
    shown: Vec<usize>,
    /// What is not among the differences.
    wrong: Vec<String>,
}

impl Comparison {
    fn new() -> Self {
        Self {
            shown: vec![0; DIFFERENCES.len()],
            wrong: Vec::new(),
        }
    }

    fn add(&mut self, shape: &Shape, input: &str, around: Around, format: Format) {
        let ours = &(shape.ours)(input, around, format);
        let twin = &(shape.twin)(input, around, format);
        if ours == twin {
            return;
        }
        let shape = shape.name;
        let case = Case {
            shape,
            input,
            around,
            ours,
            twin,
        };
        match DIFFERENCES.iter().position(|d| (d.shown)(&case)) {
            Some(found) => self.shown[found] += 1,
            None => self.wrong.push(format!(
                "{shape} {around:?} {format:?} {input}\n  ours: {ours:?}\n  twin: {twin:?}"
            )),
        }
    }

    fn finish(mut self) {
        for (difference, count) in DIFFERENCES.iter().zip(self.shown) {
            if count == 0 {
                let reason = difference.reason;
                self.wrong
                    .push(format!("no case shows this any more: {reason}"));
            }
        }
        assert!(
            self.wrong.is_empty(),
            "{} differ\n{}",
            self.wrong.len(),
            self.wrong.join("\n")
        );
    }
}
