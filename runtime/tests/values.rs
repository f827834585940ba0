//! Values that are not what serde makes of them: exact numbers, whole numbers with a point, bytes
//! and secrets in texts.

use specwright_runtime::{Base64, Number, Secret, glue as rt};
use std::{collections::BTreeMap, net::IpAddr};

fn read<T: rt::Decode>(text: &str) -> Result<T, String> {
    rt::from_json(text.as_bytes()).map_err(|error| error.to_string())
}

fn written(value: &dyn rt::Encode) -> String {
    String::from_utf8(rt::to_json(value).unwrap()).unwrap()
}

#[test]
fn every_digit_is_kept() {
    for text in [
        "0",
        "-12.50",
        "123456789012345678901234567890.123",
        "1e400",
        "1E-400",
    ] {
        let number: Number = read(text).unwrap();
        assert_eq!(written(&number), text);
        // What users do with the types of a crate.
        let number: Number = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), text);
    }
    let text = r#"{"a":[100000000000000000000.10]}"#;
    let map: BTreeMap<String, Vec<Number>> = read(text).unwrap();
    assert_eq!(written(&map), text);
}

#[test]
fn other_formats_get_the_widest_number() {
    let number: Number = "-170141183460469231731687303715884105728".parse().unwrap();
    let mut bytes = Vec::new();
    ciborium::into_writer(&number, &mut bytes).unwrap();
    let back: Number = ciborium::from_reader(&bytes[..]).unwrap();
    assert_eq!(back, number);
    assert_eq!(serde_yaml::to_string(&Number::from(5)).unwrap(), "5\n");
    assert_eq!(
        serde_yaml::from_str::<Number>("2.5").unwrap().as_str(),
        "2.5"
    );
    // A value in memory keeps what a double does.
    let value: serde_json::Value = serde_json::from_str("1.50").unwrap();
    assert_eq!(
        serde_json::from_value::<Number>(value).unwrap().as_str(),
        "1.5"
    );
}

#[test]
fn what_is_no_number_is_named() {
    assert_eq!(
        read::<BTreeMap<String, Number>>(r#"{"price":"1.5"}"#).unwrap_err(),
        "price: invalid type: string, expected a number at line 1 column 15"
    );
    for text in ["null", "true", "[]", "{}"] {
        assert!(read::<Number>(text).is_err(), "{text}");
    }
}

#[test]
fn a_whole_number_may_have_a_point() {
    assert_eq!(read::<i32>("1.0"), Ok(1));
    assert_eq!(read::<i64>("-2e3"), Ok(-2000));
    assert_eq!(
        read::<u64>("1.8446744073709549e19"),
        Ok(18_446_744_073_709_549_568)
    );
    assert_eq!(read::<f64>("3"), Ok(3.0));
    assert_eq!(
        read::<i64>("1.5").unwrap_err(),
        "invalid type: floating point `1.5`, expected i64 at line 1 column 3"
    );
    for text in ["1e300", "2147483648.0"] {
        assert!(read::<i32>(text).is_err(), "{text}");
    }
    assert!(read::<u32>("-1.0").is_err());
}

#[test]
fn texts_of_other_types() {
    let bytes: Base64 = read("\"Zm9v\"").unwrap();
    assert_eq!(
        (&bytes[..], written(&bytes)),
        (&b"foo"[..], "\"Zm9v\"".to_owned())
    );
    let address: IpAddr = read("\"::1\"").unwrap();
    assert_eq!(written(&address), "\"::1\"");
    let secret: Secret = read("\"not-a-real-one\"").unwrap();
    assert_eq!(written(&secret), "\"not-a-real-one\"");
    assert_eq!(
        read::<Vec<IpAddr>>(r#"["::1","here"]"#).unwrap_err(),
        "[1]: invalid IP address: invalid IP address syntax at line 1 column 14"
    );
}

/// A model with a field that is not there and a map for members of other names.
#[derive(Debug)]
struct Team {
    name: Option<String>,
    more: rt::Map<i64>,
}

rt::members! { Team opt { 0 name "name" } else rest more }
rt::objects! { Team }

#[test]
fn a_key_that_is_a_fields_name_is_not_written() {
    let team = Team {
        name: None,
        more: [("name".to_owned(), 1), ("laps".to_owned(), 2)].into(),
    };
    assert_eq!(written(&team), r#"{"laps":2}"#);
    let team = Team {
        name: Some("Snow".to_owned()),
        ..team
    };
    assert_eq!(written(&team), r#"{"name":"Snow","laps":2}"#);
    let read: Team = read(r#"{"laps":3,"name":null}"#).unwrap();
    assert_eq!((read.name, read.more.get("laps")), (None, Some(&3)));
}
