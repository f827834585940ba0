//! Documents that say the same in other words.

use super::{of_schemas, paths, said, schema};

#[test]
fn a_reference_and_what_it_leads_to_are_the_same() {
    let a = "{type: object, properties: {a: {type: string}}}";
    assert_eq!(of_schemas("{$ref: '#/components/schemas/A'}", a), [""; 0]);
    let list = |items: &str| format!("{{type: array, items: {items}}}");
    assert_eq!(
        of_schemas(&list("{$ref: '#/components/schemas/A'}"), &list(a)),
        [""; 0]
    );
}

#[test]
fn an_all_of_and_what_it_comes_to_are_the_same() {
    let flat = "{type: object, required: [b, a], properties: {b: {type: string, maxLength: 3}, a: {type: string}}, description: x}";
    let a = "{$ref: '#/components/schemas/A'}";
    let parts = format!(
        "{{allOf: [{a}, {{$ref: '#/components/schemas/B'}}, {{required: [a], properties: {{b: {{maxLength: 3}}}}}}, {{required: [b]}}]}}"
    );
    assert_eq!(of_schemas(&parts, flat), [""; 0]);
    assert_eq!(of_schemas(flat, &parts), [""; 0]);
    assert_eq!(of_schemas(a, &format!("{{allOf: [{a}]}}")), [""; 0]);
    let nested = format!("{{allOf: [{{allOf: [{a}]}}, {{maxProperties: 4}}]}}");
    let other = format!("{{allOf: [{{maxProperties: 4}}, {a}]}}");
    assert_eq!(of_schemas(&nested, &other), [""; 0]);
}

#[test]
fn an_edit_shows_through_another_form() {
    let a = "{$ref: '#/components/schemas/A'}";
    assert_eq!(
        of_schemas(
            &format!("{{allOf: [{a}]}}"),
            "{type: object, properties: {a: {type: boolean}}}"
        ),
        [
            "ERR request-property-type-changed",
            "ERR response-property-type-changed",
        ]
    );
}

#[test]
fn order_is_nothing() {
    assert_eq!(
        of_schemas(
            "{required: [a, b], oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], enum: [1, 2]}",
            "{enum: [2, 1], oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/A'}], required: [b, a]}",
        ),
        [""; 0],
    );
    let two = |a: &str, b: &str| {
        paths(&format!(
            "/x: {{get: {{tags: [{a}, {b}], parameters: [{{name: {a}, in: query, schema: {{}}}}, {{name: {b}, in: query, schema: {{}}}}], responses: {{}}}}}}"
        ))
    };
    assert_eq!(said(&two("p", "q"), &two("q", "p")), [""; 0]);
}

#[test]
fn a_parameter_may_stand_with_the_path() {
    let parameter = "parameters: [{name: q, in: query, schema: {type: string}}]";
    let with_path = paths(&format!("/x: {{{parameter}, get: {{responses: {{}}}}}}"));
    let with_operation = paths(&format!("/x: {{get: {{{parameter}, responses: {{}}}}}}"));
    assert_eq!(said(&with_path, &with_operation), [""; 0]);
    let replaced = with_path
        .replace("get: {", &format!("get: {{{parameter}, "))
        .replacen("type: string", "type: integer", 1);
    assert_eq!(said(&replaced, &with_operation), [""; 0]);
    let component = format!(
        "{}components: {{parameters: {{q: {{name: q, in: query, schema: {{type: string}}}}}}}}",
        paths("/x: {get: {parameters: [{$ref: '#/components/parameters/q'}], responses: {}}}")
    );
    assert_eq!(said(&component, &with_operation), [""; 0]);
}

#[test]
fn what_is_said_by_saying_nothing() {
    let operation = |more: &str| paths(&format!("/x: {{get: {{{more} responses: {{}}}}}}"));
    for more in [
        "deprecated: false,",
        "parameters: [],",
        "servers: [],",
        "tags: [],",
    ] {
        assert_eq!(said(&operation(""), &operation(more)), [""; 0], "{more}");
    }
    let parameter = |more: &str| {
        operation(&format!(
            "parameters: [{{name: q, in: query, schema: {{type: string}}{more}}}],"
        ))
    };
    for more in [
        ", required: false",
        ", style: form",
        ", explode: true",
        ", deprecated: false",
    ] {
        assert_eq!(said(&parameter(""), &parameter(more)), [""; 0], "{more}");
    }
    let server = |url: &str| format!("{}servers: [{{url: {url}}}]", operation(""));
    assert_eq!(
        said(&server("https://a.example/"), &server("https://a.example")),
        [""; 0]
    );
    assert_eq!(
        of_schemas("{type: string}", "{type: string, nullable: false}"),
        [""; 0]
    );
    assert_eq!(
        of_schemas(
            "{type: string}",
            "{type: string, description: x, title: y, example: z}"
        ),
        [""; 0]
    );
    assert_eq!(
        said(&schema("{type: string}"), &schema("{type: string}")),
        [""; 0]
    );
}
