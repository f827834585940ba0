//! One keyword changes in a schema that is sent and received.

use super::{of_schemas, said, schema};

/// Rows of base, revision and what is said of a request and of an answer.
fn rows(rows: &[(&str, &str, &[&str])]) {
    for (base, revision, expected) in rows {
        assert_eq!(
            of_schemas(base, revision),
            *expected,
            "{base} -> {revision}"
        );
    }
}

#[test]
fn limits() {
    rows(&[
        (
            "{type: number, maximum: 3}",
            "{type: number, maximum: 2.5}",
            &[
                "ERR request-body-max-decreased",
                "INFO response-body-max-decreased",
            ],
        ),
        (
            "{type: number, maximum: 3}",
            "{type: number, maximum: 3.0}",
            &[],
        ),
        (
            "{type: string}",
            "{type: string, maxLength: 3}",
            &[
                "ERR request-body-max-length-set",
                "INFO response-body-max-length-set",
            ],
        ),
        (
            "{type: string, maxLength: 3}",
            "{type: string}",
            &[
                "INFO request-body-max-length-unset",
                "WARN response-body-max-length-unset",
            ],
        ),
        ("{type: string}", "{type: string, minLength: 0}", &[]),
        (
            "{type: integer, multipleOf: 2}",
            "{type: integer, multipleOf: 4}",
            &[
                "ERR request-body-multiple-of-specialized",
                "INFO response-body-multiple-of-specialized",
            ],
        ),
        (
            "{type: integer, multipleOf: 2}",
            "{type: integer, multipleOf: 3}",
            &[
                "ERR request-body-multiple-of-changed",
                "WARN response-body-multiple-of-changed",
            ],
        ),
        (
            "{type: array, uniqueItems: true}",
            "{type: array}",
            &[
                "INFO request-body-unique-items-unset",
                "WARN response-body-unique-items-unset",
            ],
        ),
    ]);
}

#[test]
fn types_and_formats() {
    rows(&[
        (
            "{type: integer}",
            "{type: number}",
            &[
                "INFO request-body-type-generalized",
                "ERR response-body-type-generalized",
            ],
        ),
        (
            "{type: string}",
            "{type: string, format: uuid}",
            &[
                "ERR request-body-type-changed",
                "INFO response-body-type-specialized",
            ],
        ),
        (
            "{type: integer}",
            "{oneOf: [{type: integer}, {type: string}]}",
            &[
                "INFO request-body-list-of-types-widened",
                "ERR response-body-list-of-types-widened",
            ],
        ),
        (
            "{type: string}",
            "{type: string, nullable: true}",
            &[
                "INFO request-body-became-nullable",
                "ERR response-body-became-nullable",
            ],
        ),
    ]);
}

#[test]
fn enums() {
    rows(&[
        (
            "{type: string, enum: [a]}",
            "{type: string, enum: [b, a]}",
            &[
                "INFO request-body-enum-value-added",
                "WARN response-body-enum-value-added",
            ],
        ),
        (
            "{type: string, enum: [a], x-open-enum: false}",
            "{type: string, enum: [b, a], x-open-enum: false}",
            &[
                "INFO request-body-enum-value-added",
                "ERR response-body-enum-value-added",
            ],
        ),
        (
            "{type: string, enum: [a]}",
            "{type: string}",
            &[
                "INFO request-body-enum-removed",
                "INFO request-body-enum-value-removed",
                "WARN response-body-enum-removed",
                "WARN response-mediatype-enum-value-removed",
            ],
        ),
    ]);
}

#[test]
fn members() {
    rows(&[
        (
            "{properties: {a: {type: string}}}",
            "{properties: {a: {type: string}}, additionalProperties: false}",
            &[
                "ERR request-body-additional-properties-specialized",
                "INFO response-body-additional-properties-specialized",
            ],
        ),
        (
            "{properties: {a: {type: string}}}",
            "{properties: {a: {type: string}, b: {type: string, readOnly: true}}, required: [b]}",
            &[
                "INFO new-required-read-only-request-property",
                "INFO response-required-property-added",
            ],
        ),
        (
            "{properties: {a: {type: string}}}",
            "{properties: {a: {type: string}}, required: [a]}",
            &[
                "ERR request-property-became-required",
                "INFO response-property-became-required",
            ],
        ),
        (
            "{properties: {a: {type: string}}}",
            "{properties: {a: {type: string}}, required: [z]}",
            &[
                "ERR request-undeclared-property-became-required",
                "INFO response-undeclared-property-became-required",
            ],
        ),
    ]);
}

#[test]
fn unions() {
    let a = "{$ref: '#/components/schemas/A'}";
    let b = "{$ref: '#/components/schemas/B'}";
    rows(&[
        (
            &format!("{{anyOf: [{a}]}}"),
            &format!("{{anyOf: [{b}, {a}]}}"),
            &[
                "INFO request-body-any-of-added",
                "ERR response-body-any-of-added",
            ],
        ),
        (
            &format!("{{allOf: [{a}, {b}]}}"),
            &format!("{{allOf: [{b}]}}"),
            &[
                "WARN request-body-all-of-removed",
                "ERR response-body-all-of-removed",
            ],
        ),
        (
            a,
            &format!("{{oneOf: [{b}, {a}]}}"),
            &[
                "ERR request-body-wrapped-in-one-of",
                "ERR response-body-wrapped-in-one-of",
            ],
        ),
    ]);
}

#[test]
fn what_nobody_knows_is_told() {
    rows(&[
        (
            "{type: string}",
            "{type: string, contains: {}}",
            &["WARN unclassified"],
        ),
        (
            "{type: string}",
            "{type: string, x-note: 1}",
            &[
                "INFO request-body-extension-added",
                "INFO response-body-extension-added",
            ],
        ),
        (
            "{type: string}",
            "{type: string, x-rust-name: Word}",
            &["WARN generator-extension-added"],
        ),
    ]);
}

#[test]
fn an_edited_place_is_told_once_with_all_that_it_reaches() {
    let document = |limit: &str| {
        let body = "content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}";
        let wrapped = "content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/S'}}}}";
        format!(
            "openapi: 3.0.3
info: {{title: t, version: '1'}}
paths:
  /x:
    get: {{responses: {{'200': {{description: ok, {wrapped}}}, '404': {{description: no, {body}}}}}}}
    put: {{requestBody: {{{body}}}, responses: {{'200': {{description: ok, {body}}}}}}}
components: {{schemas: {{S: {{type: string, maxLength: {limit}}}}}}}
"
        )
    };
    assert_eq!(
        said(&document("9"), &document("8")),
        [
            "ERR request-body-max-length-decreased /components/schemas/S/maxLength < PUT request",
            "INFO response-body-max-length-decreased /components/schemas/S/maxLength < GET response 404, PUT response 200",
            "INFO response-property-max-length-decreased /components/schemas/S/maxLength < GET response 200",
        ]
    );
}

#[test]
fn cycles_end() {
    let node = |ty: &str| {
        format!(
            "{{type: object, properties: {{next: {{$ref: '#/components/schemas/S'}}, value: {{type: {ty}}}}}}}"
        )
    };
    assert_eq!(
        of_schemas(&node("string"), &node("boolean")),
        [
            "ERR request-property-type-changed",
            "ERR response-property-type-changed",
        ]
    );
    let itself = "{$ref: '#/components/schemas/S'}";
    let lines = of_schemas(itself, "{type: string}");
    assert!(lines.contains(&"ERR request-body-type-changed".to_owned()));
    let all_of = "{allOf: [{$ref: '#/components/schemas/S'}, {type: string}]}";
    assert_eq!(of_schemas(all_of, "{type: string}"), [""; 0]);
}

#[test]
fn a_component_that_nobody_uses_is_told_as_such() {
    let lines = said(
        &schema("{type: string}"),
        &schema("{type: string}").replace("b: {type: string}", "b: {type: integer}"),
    );
    assert_eq!(
        lines,
        ["INFO component-property-type-changed /components/schemas/B/properties/b/type"]
    );
}
