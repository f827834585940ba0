//! Shapes of errors as the golden case `server-refusals` does not show them.

use crate::{ir::Template, testing};

/// How input is refused whose declared error has that schema.
fn shape(schema: &str) -> Option<Template> {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    get:\n      \
         operationId: a\n      responses:\n        '204': {{description: D}}\n        '400': \
         {{description: D, content: {{application/json: {{schema: {schema}}}}}}}\n"
    );
    let mut api = testing::lowered(&document);
    let mut refusals = api.operations.remove(0).refusals;
    refusals.pop().map(|refusal| refusal.template)
}

fn object(members: &[(&str, Template)]) -> Template {
    let members = members
        .iter()
        .map(|(name, t)| ((*name).to_owned(), t.clone()));
    Template::Object(members.collect())
}

#[test]
fn a_title_beside_a_reason_names_the_status() {
    assert_eq!(
        shape("{type: object, properties: {error: {type: string}, message: {type: string}}}"),
        Some(object(&[
            ("error", Template::Title),
            ("message", Template::Message)
        ]))
    );
    assert_eq!(
        shape("{type: object, properties: {error: {type: string}}}"),
        Some(object(&[("error", Template::Message)]))
    );
}

#[test]
fn lists_of_texts_are_reasons() {
    let reasons = Template::List(Box::new(Template::Message));
    assert_eq!(
        shape("{type: object, properties: {errors: {type: array, items: {type: string}}}}"),
        Some(object(&[("errors", reasons)]))
    );
}

#[test]
fn what_cannot_be_filled_is_no_shape() {
    for schema in [
        "{type: object, properties: {code: {type: integer}}}",
        "{type: object, required: [message], properties: {message: {type: string, maxLength: 9}}}",
        "{type: object, required: [message, value], properties: {message: {type: string}, value: {}}}",
        "{type: object, required: [id], properties: {message: {type: string}}}",
        "{type: integer}",
    ] {
        assert_eq!(shape(schema), None, "{schema}");
    }
}

#[test]
fn errors_in_a_ring_have_an_end() {
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      \
         operationId: a\n      responses:\n        '204': {description: D}\n        '400': \
         {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}\n\
         components: {schemas: {E: {type: object, properties: {message: {type: string}, errors: \
         {type: array, items: {$ref: '#/components/schemas/E'}}}}}}\n";
    let api = testing::lowered(document);
    assert_eq!(api.operations[0].refusals.len(), 1);
}
