//! Checks as the golden case `server-checks` does not show them.

use serde_json::{Value, json};

use crate::testing;

/// The check of the JSON body whose schema, and what is beside it among the components, is given.
fn check(schema: &str, components: &str) -> (Value, Value) {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    post:\n      \
         operationId: a\n      requestBody: {{content: {{application/json: {{schema: \
         {schema}}}}}}}\n      responses: {{'204': {{description: D}}}}\ncomponents: {{schemas: \
         {{{components}}}}}\n"
    );
    let api = testing::lowered(&document);
    let checks = api.checks;
    let body = checks.operations["a"].bodies["application/json"].clone();
    (body, json!(checks.definitions))
}

#[track_caller]
fn is(schema: &str, expected: &Value) {
    assert_eq!(check(schema, "").0, *expected);
}

#[test]
fn what_is_not_said_is_not_checked() {
    is("{}", &json!(true));
    is(
        "{nullable: true, type: string}",
        &json!({"type": ["string", "null"]}),
    );
    is("{type: string, format: email}", &json!({"type": "string"}));
    is("{type: string, format: uuid}", &json!({"type": "string"}));
    is("{type: object}", &json!({"type": "object"}));
}

#[test]
fn limits_without_a_type_hold() {
    is("{maximum: 3}", &json!({"maximum": 3}));
    is(
        "{oneOf: [{type: string}, {type: integer}], maxLength: 2}",
        &json!({"oneOf": [{"type": "string"}, {"type": "integer"}], "allOf": [{"maxLength": 2}]}),
    );
}

#[test]
fn that_only_one_fits_is_checked_where_all_of_it_is() {
    is(
        "{oneOf: [{type: string, format: uuid}, {type: string, maxLength: 3}]}",
        &json!({"anyOf": [{"type": "string"}, {"type": "string", "maxLength": 3}]}),
    );
    is(
        "{oneOf: [{type: array, items: {type: string, format: ipv4}}, {type: integer}]}",
        &json!({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "integer"}]}),
    );
    is(
        "{oneOf: [{type: string, format: date}, {type: integer}]}",
        &json!({"oneOf": [{"type": "string", "format": "date"}, {"type": "integer"}]}),
    );
    is(
        "{type: string, not: {type: string, format: uuid}}",
        &json!({"type": "string"}),
    );
}

#[test]
fn each_limit_of_an_all_of_holds() {
    is(
        "{allOf: [{type: string, maxLength: 5}, {type: string, maxLength: 3, enum: [a]}]}",
        &json!({"type": "string", "maxLength": 5, "allOf": [{"maxLength": 3}], "enum": ["a"]}),
    );
    is(
        "{allOf: [{type: integer, enum: [1, 2]}, {type: integer, enum: [2, 3]}]}",
        &json!({"type": "integer", "allOf": [{"enum": [1, 2]}, {"enum": [2, 3]}]}),
    );
}

#[test]
fn names_of_definitions_need_no_escape() {
    let (body, definitions) = check(
        "{$ref: '#/components/schemas/A.b-c'}",
        "A.b-c: {type: array, items: {$ref: '#/components/schemas/A.b-c'}}",
    );
    assert_eq!(body, json!({"$ref": "#/$defs/A.b-c"}));
    let items = json!({"type": "array", "items": body});
    assert_eq!(definitions, json!({"A.b-c": items}));
}

#[test]
fn what_only_servers_set_is_not_asked_for() {
    is(
        "{type: object, required: [a, b], additionalProperties: false, \
         properties: {a: {type: string, readOnly: true}, b: {type: string, writeOnly: true}}}",
        &json!({
            "type": "object",
            "required": ["b"],
            "additionalProperties": false,
            "properties": {"a": true, "b": {"type": "string"}},
        }),
    );
}
