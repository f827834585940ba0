//! Values of schemas: valid ones, and all that matters among them.

use serde_json::{Value, json};
use specwright_fidelity::document::{Direction, Document};
use specwright_fidelity::instances::{Instances, Maker, overlapping};
use specwright_fidelity::schemas::Schemas;

fn made(schemas: &Value, direction: Direction) -> Instances {
    let document = Document::new(json!({ "components": { "schemas": schemas } }));
    let schemas = Schemas::new(&document);
    let maker = Maker::new(&schemas, 0);
    maker.instances(document.at("/components/schemas/S").unwrap(), direction, 40)
}

fn values(schema: &Value) -> Vec<Value> {
    made(&json!({ "S": schema }), Direction::Received).values
}

/// Whether all these are among the values of a schema.
fn holds(schema: &Value, wanted: &[Value]) {
    let values = values(schema);
    for one in wanted {
        assert!(values.contains(one), "{one} is not among {values:?}");
    }
}

#[test]
fn numbers_go_to_their_limits() {
    holds(
        &json!({ "type": "integer", "format": "int64" }),
        &[json!(i64::MIN), json!(i64::MAX)],
    );
    holds(
        &json!({ "type": "integer", "format": "uint64" }),
        &[json!(0), json!(u64::MAX)],
    );
    holds(
        &json!({ "type": "integer", "minimum": 3, "exclusiveMinimum": true, "maximum": 9 }),
        &[json!(4), json!(9)],
    );
    holds(
        &json!({ "type": "number", "minimum": 0.5, "multipleOf": 0.5 }),
        &[json!(0.5), json!(1.5)],
    );
    assert!(
        !values(&json!({ "type": "integer", "minimum": 3, "exclusiveMinimum": true }))
            .contains(&json!(3))
    );
}

#[test]
fn texts_are_short_and_long_and_match() {
    holds(&json!({ "type": "string" }), &[json!("")]);
    holds(
        &json!({ "type": "string", "minLength": 2, "maxLength": 5 }),
        &[json!("mm"), json!("MMMMM")],
    );
    for pattern in [
        "^[a-z]{3}-\\d+$",
        "^(?:foo|bar)/x$",
        "^\\w+@[^@]+$",
        "^[A-F0-9]{8}(-[A-F0-9]{4}){3}$",
    ] {
        assert!(
            !values(&json!({ "type": "string", "pattern": pattern })).is_empty(),
            "{pattern}"
        );
    }
    for format in ["date-time", "date", "uuid", "ipv4", "ipv6"] {
        assert!(
            values(&json!({ "type": "string", "format": format })).len() > 1,
            "{format}"
        );
    }
}

#[test]
fn every_value_of_an_enumeration_and_null_is_there() {
    let all: Vec<_> = (0..60).map(|number| json!(format!("v{number}"))).collect();
    holds(
        &json!({ "type": "string", "enum": all, "nullable": true }),
        &all,
    );
    holds(
        &json!({ "type": "string", "enum": ["a"], "nullable": true }),
        &[json!("a"), json!(null)],
    );
    let wrapped = json!({ "S": { "nullable": true, "allOf": [{ "$ref": "#/components/schemas/T" }] }, "T": { "type": "string" } });
    assert!(
        made(&wrapped, Direction::Sent)
            .values
            .contains(&json!(null))
    );
}

#[test]
fn what_has_properties_is_an_object() {
    let named = json!({ "properties": { "a": { "type": "string" } } });
    assert!(values(&named).iter().all(Value::is_object));
    holds(&json!({ "description": "anything" }), &[json!(null)]);
}

#[test]
fn objects_have_all_and_only_what_they_must() {
    let schema = json!({
        "type": "object", "required": ["a"],
        "properties": { "a": { "type": "boolean" }, "b": { "type": "boolean", "nullable": true }, "c": { "type": "array", "items": { "type": "boolean" } } },
        "additionalProperties": { "type": "boolean" },
    });
    holds(
        &schema,
        &[
            json!({ "a": true }),
            json!({ "a": true, "b": true }),
            json!({ "a": true, "c": [true] }),
        ],
    );
    let values = values(&schema);
    assert!(
        values
            .iter()
            .any(|value| value.get("b") == Some(&Value::Null))
    );
    assert!(values.iter().any(|value| value["c"] == json!([])));
    assert!(
        values
            .iter()
            .any(|value| value.get("extra") == Some(&json!(true)))
    );
}

#[test]
fn direction_decides_what_travels() {
    let schemas = json!({ "S": {
        "type": "object", "required": ["id", "secret"],
        "properties": { "id": { "type": "integer", "readOnly": true }, "secret": { "type": "string", "writeOnly": true } },
        "example": { "id": 5, "secret": "fake" },
    } });
    let sent = made(&schemas, Direction::Sent);
    assert!(
        sent.values.contains(&json!({ "secret": "fake" }))
            && sent.values.iter().all(|value| value.get("id").is_none())
    );
    let received = made(&schemas, Direction::Received);
    assert!(received.values.contains(&json!({ "id": 5 })));
}

#[test]
fn members_of_a_union_bear_their_tags() {
    let member = |name: &str| json!({ "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, name: { "type": "string" } } });
    let schemas = json!({
        "S": {
            "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }],
            "discriminator": { "propertyName": "kind", "mapping": { "d1": "#/components/schemas/Dog", "d2": "Dog" } },
        },
        "Cat": member("meow"), "Dog": member("bark"),
    });
    let values = made(&schemas, Direction::Received).values;
    for kind in ["Cat", "d1", "d2"] {
        assert!(values.iter().any(|value| value["kind"] == kind), "{kind}");
    }
    assert!(
        values
            .iter()
            .all(|value| ["Cat", "d1", "d2"].contains(&value["kind"].as_str().unwrap()))
    );
}

#[test]
fn recursion_ends_and_the_endless_has_no_value() {
    let tree = json!({ "S": {
        "type": "object", "properties": { "next": { "$ref": "#/components/schemas/S" }, "all": { "type": "array", "items": { "$ref": "#/components/schemas/S" } } },
    } });
    let values = made(&tree, Direction::Received).values;
    assert!(values.contains(&json!({ "next": {} })), "{values:?}");
    let endless = json!({ "S": { "type": "object", "required": ["next"], "properties": { "next": { "$ref": "#/components/schemas/S" } } } });
    assert!(made(&endless, Direction::Received).values.is_empty());
    let circle = json!({ "S": { "allOf": [{ "$ref": "#/components/schemas/S" }] } });
    let _ = made(&circle, Direction::Received);
}

#[test]
fn examples_that_are_not_valid_are_counted_and_others_trimmed() {
    let schema = json!({
        "type": "object", "properties": { "n": { "type": "integer", "format": "int32" } }, "example": { "n": 5_000_000_000_i64 },
    });
    let found = made(&json!({ "S": schema }), Direction::Received);
    assert_eq!(found.invalid_examples.len(), 1);
    let schema = json!({ "type": "object", "properties": { "n": { "type": "integer" } }, "example": { "n": 77, "undeclared": 1 } });
    holds(&schema, &[json!({ "n": 77 })]);
}

#[test]
fn a_base_that_lists_its_children_comes_to_an_end() {
    let child = |own: &str| {
        json!({ "allOf": [
            { "$ref": "#/components/schemas/S" },
            { "type": "object", "properties": { own: { "type": "integer" } } },
        ] })
    };
    let schemas = json!({
        "S": {
            "required": ["species"],
            "properties": { "species": { "type": "string" } },
            "oneOf": [{ "$ref": "#/components/schemas/Dog" }, { "$ref": "#/components/schemas/Cat" }],
            "discriminator": { "propertyName": "species" },
        },
        "Dog": child("age"),
        "Cat": child("lives"),
    });
    let values = made(&schemas, Direction::Received).values;
    for wanted in [json!({ "species": "Dog" }), json!({ "species": "Cat" })] {
        assert!(values.contains(&wanted), "{wanted} is not among {values:?}");
    }
}

#[test]
fn what_asks_for_too_much_has_no_value_and_says_so() {
    let mut lists = json!({ "type": "string" });
    for _ in 0..30 {
        lists = json!({ "type": "array", "minItems": 3, "items": lists });
    }
    let ring = json!({ "type": "object", "minProperties": 3,
        "additionalProperties": { "$ref": "#/components/schemas/S" } });
    let long = json!({ "type": "string", "minLength": 1_000_000_000_000_u64 });
    let many = json!({ "type": "array", "minItems": 1_000_000_000_000_u64, "items": {} });
    for schema in [lists, ring, long, many] {
        let found = made(&json!({ "S": schema }), Direction::Sent);
        assert!(found.values.is_empty(), "{schema}");
        assert!(found.reason.is_some(), "{schema}");
    }
}

#[test]
fn unions_within_unions_do_not_explode() {
    let reference = json!({ "$ref": "#/components/schemas/S" });
    let member = |n: usize| {
        json!({ "type": "object", "required": ["kind"], "properties": {
            "kind": { "type": "string", "enum": [n.to_string()] }, "left": reference, "right": reference } })
    };
    let members: Vec<_> = (0..12).map(member).collect();
    let mut example = json!({ "kind": "0" });
    for _ in 0..20 {
        example = json!({ "kind": "1", "left": example, "lost": 1 });
    }
    let schema = json!({ "oneOf": members, "example": example });
    let found = made(&json!({ "S": schema }), Direction::Sent);
    assert!(found.values.len() >= 12, "{}", found.values.len());
}

#[test]
fn a_choice_that_nothing_can_make_is_found() {
    let text = json!({ "type": "object", "properties": { "a": { "type": "string" } } });
    let other = json!({ "type": "object", "properties": { "b": { "type": "string" } } });
    let document = Document::new(json!({ "components": { "schemas": {
        "Both": { "oneOf": [text, text] },
        "Either": { "oneOf": [{ "type": "string" }, other] },
        "Outer": { "type": "object", "required": ["x"],
            "properties": { "x": { "$ref": "#/components/schemas/Both" } } },
    } } }));
    let strict = Schemas::new(&document);
    let found = overlapping(&strict, 0);
    let pointers: Vec<_> = found.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(pointers, ["/components/schemas/Both"]);
    let loose = Schemas::reading_as_any_of(&document, &[found[0].1]);
    let outer = document.at("/components/schemas/Outer").unwrap();
    let of = |schemas| {
        Maker::new(schemas, 0)
            .instances(outer, Direction::Sent, 5)
            .values
    };
    assert!(of(&strict).is_empty());
    assert!(!of(&loose).is_empty());
}
