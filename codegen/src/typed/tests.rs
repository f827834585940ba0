use openapiv3::{AdditionalProperties, ReferenceOr, SchemaKind, Type};

use super::typed;
use crate::{diagnostics::Findings, testing};

/// The schema `S` of a document, as the typed view has it.
fn schema(json: &str) -> openapiv3::Schema {
    let text = format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{}},
            "components": {{"schemas": {{"S": {json}}}}}}}"#
    );
    let mut findings = Findings::new();
    let view = typed(&testing::tree(&text), &mut findings);
    let view = view.unwrap_or_else(|_| panic!("{:?}", testing::lines(&findings)));
    match view.components.unwrap().schemas.swap_remove("S") {
        Some(ReferenceOr::Item(schema)) => schema,
        other => panic!("{other:?}"),
    }
}

/// What is wrong with a document, as lines.
fn refusals(text: &str) -> Vec<String> {
    let mut findings = Findings::new();
    assert!(typed(&testing::tree(text), &mut findings).is_err());
    testing::lines(&findings)
}

#[test]
fn limits_beyond_the_view_are_no_nearby_numbers() {
    let schema = schema(r#"{"type": "integer", "minimum": -1.0, "maximum": 18446744073709551615}"#);
    let SchemaKind::Type(Type::Integer(integer)) = schema.schema_kind else {
        panic!("{schema:?}")
    };
    assert_eq!((integer.minimum, integer.maximum), (Some(-1), None));
}

#[test]
fn keywords_without_effect_do_not_hide_the_type() {
    let text = r#"{"type": "array", "items": {"type": "string"}, "properties": {}, "format": "x"}"#;
    let kind = schema(text).schema_kind;
    assert!(matches!(kind, SchemaKind::Type(Type::Array(_))), "{kind:?}");
}

#[test]
fn whole_numbers_are_counts_and_scalars_are_texts() {
    let kind = schema(
        r#"{"type": "string", "maxLength": 10.0, "minLength": 1e1, "enum": [1.0, true, null, "a"]}"#,
    )
    .schema_kind;
    let SchemaKind::Type(Type::String(string)) = kind else {
        panic!("{kind:?}")
    };
    assert_eq!((string.min_length, string.max_length), (Some(10), Some(10)));
    let values: Vec<_> = string.enumeration.iter().map(Option::as_deref).collect();
    assert_eq!(values, [Some("1.0"), Some("true"), None, Some("a")]);
}

#[test]
fn null_is_absent_but_not_in_payloads() {
    let schema = schema(r#"{"nullable": null, "default": null, "additionalProperties": {}}"#);
    assert!(!schema.schema_data.nullable);
    let SchemaKind::Any(any) = schema.schema_kind else {
        panic!("{schema:?}")
    };
    assert!(matches!(
        any.additional_properties,
        Some(AdditionalProperties::Schema(_))
    ));
}

#[test]
fn callbacks_lose_extensions_and_references() {
    let text = r##"{"openapi": "3.0.3", "info": {"title": "t", "version": 1.0}, "paths": {
        "/a": {"get": {"responses": {"200": {}}, "callbacks": {
            "here": {"x-note": "n", "{$url}": {"post": {"responses": {}}}},
            "there": {"$ref": "#/components/callbacks/C"}}}}},
        "components": {"callbacks": {"C": {"{$url}": {"get": {"responses": {}}}}}}}"##;
    let view = typed(&testing::tree(text), &mut Findings::new()).unwrap();
    let item = view.paths.paths["/a"].as_item().unwrap();
    let callbacks = &item.get.as_ref().unwrap().callbacks;
    assert!(callbacks["here"]["{$url}"].post.is_some());
    assert!(callbacks["there"]["{$url}"].get.is_some());
    assert_eq!(view.info.version, "1.0");
}

#[test]
fn every_refused_object_is_named() {
    let text = r#"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {
        "/a": {"get": {"responses": {"200": {"description": "d", "content": {"a/b": {"schema":
            {"properties": {"deep": {"items": []}}}}}}}}}},
        "components": {"securitySchemes": {"s": {"type": "magic"}}}}"#;
    let found = refusals(text);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0]
            .starts_with("SW217 /paths/~1a/get/responses/200/content/a~1b/schema/properties/deep ")
    );
    assert!(found[1].starts_with("SW217 /components/securitySchemes/s "));
}

#[test]
fn deep_nesting_is_refused_in_time() {
    let (open, close) = (r#"{"properties":{"a":"#.repeat(40), "}}".repeat(40));
    let found = refusals(&format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{}},
            "components": {{"schemas": {{"S": {open} {{"type": []}} {close}}}}}}}"#
    ));
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn real_documents_are_taken() {
    for (path, tree) in testing::corpus() {
        let mut findings = Findings::new();
        let view = typed(&tree, &mut findings);
        assert!(view.is_ok(), "{path}: {:#?}", testing::lines(&findings));
    }
}
