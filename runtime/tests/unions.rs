//! Which member of a union a value becomes, and that nothing of it is lost.

#![allow(missing_docs, reason = "the types of a test")]

use specwright_runtime::{Value, glue as rt};
use std::time::{Duration, Instant};

/// An object that keeps some members and passes over others.
macro_rules! model {
    ($name:ident: $($wire:literal $field:ident $ty:ty),*) => {
        #[derive(Clone, Debug)]
        #[allow(dead_code, reason = "what counts is what is written again")]
        pub struct $name { $($field: Option<$ty>),* }
        impl rt::DecodeObject for $name {
            const FIELDS: &'static [&'static str] = &[$($wire),*];
            fn read(m: &mut rt::Members<'_>) -> Option<Self> {
                $(let mut $field = None;)*
                while let Some(i) = m.key() {
                    match Self::FIELDS.get(i).copied() {
                        $(Some($wire) => m.opt(&mut $field),)*
                        _ => m.skip(),
                    }
                }
                Some(Self { $($field),* })
            }
        }
        impl rt::EncodeObject for $name {
            fn write(&self, w: &mut rt::Writer<'_>) { $(w.opt($wire, &self.$field);)* }
        }
        rt::objects! { $name }
    };
}

model!(Time: "seconds" seconds f64, "note" note String);
model!(Lap: "seconds" seconds f64, "lap" lap i64);
model!(Refusal: "kind" kind String, "reason" reason String);
model!(Closed: "seconds" seconds f64);

rt::string_enum! {
    /// Why there is no time.
    pub enum Missing { Dns = "dns", Dnf = "dnf" } else Unknown
}

#[derive(Clone, Debug)]
pub enum Result {
    Missing(Missing),
    Text(String),
    Rank(i64),
    Seconds(f64),
    Refusal(Refusal),
    Closed(Closed),
    Time(Time),
    Lap(Lap),
    Ranks(Vec<i64>),
    Texts(Vec<String>),
    Unknown(Value),
}

const SECONDS: &[&str] = &["seconds"];

rt::unions! {
    Result or Unknown {
        Missing [rt::Form {
            values: &[rt::Scalar::Text("dns"), rt::Scalar::Text("dnf")],
            ..rt::Form::TEXT
        }],
        Text [rt::Form::TEXT],
        Rank [rt::Form::INTEGER],
        Seconds [rt::Form::NUMBER],
        Refusal [rt::Form {
            constants: &[("kind", &[rt::Scalar::Text("refusal")])],
            required: &["kind"],
            known: &["kind", "reason"],
            ..rt::Form::OBJECT
        }],
        Closed [rt::Form {
            required: SECONDS, known: SECONDS, others: rt::Others::Refused, ..rt::Form::OBJECT
        }],
        Time [rt::Form { required: SECONDS, known: &["seconds", "note"], ..rt::Form::OBJECT }],
        Lap [rt::Form { required: SECONDS, known: &["seconds", "lap"], ..rt::Form::OBJECT }],
        Ranks [rt::Form { items: &[rt::Form::INTEGER], ..rt::Form::LIST }],
        Texts [rt::Form { items: &[rt::Form::TEXT], ..rt::Form::LIST }],
    }
}

fn read<T: rt::Decode>(text: &str) -> T {
    rt::from_json(text.as_bytes()).unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn written(value: &dyn rt::Encode) -> String {
    String::from_utf8(rt::to_json(value).unwrap()).unwrap()
}

#[test]
fn a_value_becomes_the_member_that_fits_best() {
    for (text, variant) in [
        (r#""dns""#, "Missing(Dns)"),
        (r#""late""#, "Text("),
        ("3", "Rank(3)"),
        ("3.0", "Seconds(3.0)"),
        ("18446744073709551615", "Seconds("),
        ("3.5", "Seconds(3.5)"),
        (r#"{"kind":"refusal"}"#, "Refusal("),
        (r#"{"kind":"refusal","more":1,"seconds":2.5}"#, "Refusal("),
        (r#"{"seconds":2.5}"#, "Closed("),
        (r#"{"seconds":2.5,"note":"wet"}"#, "Time("),
        (r#"{"seconds":2.5,"lap":2}"#, "Lap("),
        // The first of equals, and the next where that one cannot be read.
        (r#"{"seconds":2.5,"lap":2,"note":"wet"}"#, "Time("),
        (r#"{"seconds":2.5,"lap":2,"note":5}"#, "Lap("),
        ("[1,2]", "Ranks("),
        (r#"["a"]"#, "Texts("),
        ("[]", "Ranks("),
        (r#"[1,"a"]"#, "Unknown("),
        ("null", "Unknown("),
        ("true", "Unknown("),
        (r#"{"kind":"other"}"#, "Unknown("),
        (r#"{"seconds":"fast"}"#, "Unknown("),
    ] {
        let value: Result = read(text);
        assert!(
            format!("{value:?}").starts_with(variant),
            "{text}: {value:?}"
        );
    }
}

#[test]
fn what_is_not_listed_is_kept_as_it_is() {
    for text in [
        r#"{"kind":"other","deep":[1,{"a":null}],"n":1.50}"#,
        r#"[1,"a",null]"#,
        "null",
    ] {
        let value: Result = read(text);
        let same = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(same(&written(&value)), same(text));
    }
}

model!(Email: "kind" kind String, "address" address String);
model!(Phone: "number" number String);

#[derive(Clone, Debug)]
pub enum Contact {
    Email(Email),
    Phone(Phone),
    Inline(Time),
    Result(Result),
    Unknown(Value),
}

rt::unions! {
    Contact by "kind" or Unknown {
        Email "email" "mail",
        Phone "phone",
        Inline [rt::Form { required: SECONDS, known: SECONDS, ..rt::Form::OBJECT }],
        Result "refusal",
    }
}

#[test]
fn a_tag_is_written_as_it_was_read() {
    for (text, variant) in [
        (r#"{"kind":"email","address":"a@b"}"#, "Email("),
        (r#"{"kind":"mail","address":"a@b"}"#, "Email("),
        (r#"{"kind":"phone","number":"1"}"#, "Phone("),
        (r#"{"seconds":1.5}"#, "Inline("),
        (r#"{"kind":"refusal","reason":"no"}"#, "Result(Refusal("),
        (r#"{"kind":"fax","number":"1"}"#, "Unknown("),
        (r#"{"kind":null,"number":"1"}"#, "Unknown("),
        (r#"{"number":"1"}"#, "Unknown("),
        (r#"["email"]"#, "Unknown("),
    ] {
        let value: Contact = read(text);
        assert!(
            format!("{value:?}").starts_with(variant),
            "{text}: {value:?}"
        );
        let same = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(same(&written(&value)), same(text), "{text}");
    }
    // What has no tag of its own gets the first.
    let email = Contact::Email(Email {
        kind: None,
        address: None,
    });
    assert_eq!(written(&email), r#"{"kind":"email"}"#);
    // A value that its tag calls something that it is not is an error with a path.
    let error = rt::from_json::<Contact>(br#"{"kind":"email","address":1}"#).unwrap_err();
    assert_eq!(error.path(), "address");
}

/// Two members that only differ in what comes after the nested value.
#[derive(Clone, Debug)]
pub enum Node {
    Left(Box<Left>),
    Right(Box<Right>),
    Unknown(Value),
}

model!(Left: "next" next Node, "z" z i64);
model!(Right: "next" next Node, "z" z String);

const NODE: rt::Form = rt::Form {
    required: &["next", "z"],
    known: &["next", "z"],
    ..rt::Form::OBJECT
};

rt::unions! { Node or Unknown { Left [NODE], Right [NODE], } }

#[test]
fn unions_in_unions_take_no_time_that_grows_with_their_possibilities() {
    for depth in [10, 100] {
        let text = r#"{"next":"#.repeat(depth) + "1" + &r#","z":true}"#.repeat(depth);
        let started = Instant::now();
        let value: Node = read(&text);
        assert!(started.elapsed() < Duration::from_secs(5), "{depth}");
        assert_eq!(written(&value), text);
    }
    // The second member is found at every level while the allowance lasts.
    let text = r#"{"next":"#.repeat(4) + "1" + &r#","z":"a"}"#.repeat(4);
    let value: Node = read(&text);
    assert!(
        format!("{value:?}").matches("Right(").count() == 4,
        "{value:?}"
    );
    assert_eq!(written(&value), text);
}

rt::integer_enum! {
    /// A side.
    pub enum Side { Minus1 = -1, N1 = 1 } else Unknown
}

rt::integer_enum! { pub enum OneSide { N1 = 1 } }

rt::string_enum! { pub enum Answer { Yes = "yes", No = "" } }

rt::scalar_enum! {
    pub enum Limit { Auto = Text("auto"), Minus1 = Int(-1), N15 = Float(1.5), True = Bool(true) }
    else Unknown
}

rt::scalar_enum! { pub enum OneLimit { Auto = Text("auto"), N1 = Int(1) } }

#[test]
fn listed_values_are_named_and_others_kept_or_refused() {
    assert!(matches!(read::<Side>("-1"), Side::Minus1));
    assert!(matches!(read::<Side>("7"), Side::Unknown(7)));
    assert_eq!(written(&Side::from(1)), "1");
    assert_eq!(Side::N1.to_string(), "1");
    assert!(matches!(read::<Answer>(r#""""#), Answer::No));
    for text in ["auto", "other"] {
        let text = format!("{text:?}");
        assert_eq!(written(&read::<Limit>(&text)), text);
    }
    for text in ["-1", "1.5", "true", "false", "1.0", "null", "[1]"] {
        assert_eq!(written(&read::<Limit>(text)), text);
    }
    assert_eq!(read::<Limit>("true"), Limit::True);
    assert_eq!(read::<Limit>("1"), Limit::Unknown(1.into()));
    let refused = [
        rt::from_json::<OneSide>(b"2").map(|_| ()),
        rt::from_json::<Answer>(br#""no""#).map(|_| ()),
        rt::from_json::<OneLimit>(b"2").map(|_| ()),
    ];
    for refused in refused {
        let message = refused.unwrap_err().message().to_owned();
        assert!(
            message.contains("is not among the listed values"),
            "{message}"
        );
    }
}
