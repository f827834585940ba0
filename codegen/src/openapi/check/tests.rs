use std::collections::BTreeMap;

use super::check;
use crate::{
    diagnostics::{Findings, Severity},
    testing,
};

/// A document with `paths` and `components`, and its findings as `code pointer`.
fn finds(paths: &str, components: &str, expected: &[&str]) {
    finds_in(
        &format!(
            r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}},
                "paths": {{{paths}}}, "components": {{{components}}}}}"#
        ),
        expected,
    );
}

fn finds_in(document: &str, expected: &[&str]) {
    let mut findings = Findings::new();
    check(&testing::tree(document), &mut findings);
    let found: Vec<_> = findings
        .iter()
        .map(|f| format!("{} {}", f.code.id, f.pointer))
        .collect();
    assert_eq!(found, expected, "{:#?}", testing::lines(&findings));
}

fn finds_in_schema(schema: &str, expected: &[&str]) {
    finds("", &format!(r#""schemas": {{"S": {schema}}}"#), expected);
}

#[test]
fn other_documents_are_named() {
    for (document, expected) in [
        ("openapi: 3.1.0", "SW201 /openapi"),
        ("swagger: '2.0'", "SW201 /swagger"),
        ("swagger: 2.0", "SW201 /swagger"),
        ("a: b", "SW229 "),
        ("[]", "SW229 "),
    ] {
        finds_in(document, &[expected]);
    }
    finds_in(
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths: {}",
        &[],
    );
}

#[test]
fn fields_are_compared_with_the_table() {
    let at = "/components/schemas/S";
    for (schema, expected) in [
        (r#"{"type": "strnig"}"#, "SW205 /type"),
        (r#"{"type": ["string"]}"#, "SW202 /type"),
        (r#"{"required": true}"#, "SW202 /required"),
        (r#"{"maxLength": -1}"#, "SW202 /maxLength"),
        (r#"{"maxLength": "5"}"#, "SW202 /maxLength"),
        (r#"{"exclusiveMinimum": 5}"#, "SW202 /exclusiveMinimum"),
        (r#"{"items": []}"#, "SW202 /items"),
        (r#"{"allOf": [1]}"#, "SW202 /allOf/0"),
        (r#"{"properties": {"a": "string"}}"#, "SW202 /properties/a"),
        (
            r#"{"additionalProperties": "no"}"#,
            "SW202 /additionalProperties",
        ),
        (r#"{"discriminator": {}}"#, "SW203 /discriminator"),
        (
            r#"{"discriminator": {"$ref": "", "propertyName": "k"}}"#,
            "SW220 /discriminator/$ref",
        ),
        (r#"{"desription": "d"}"#, "SW204 /desription"),
        (r#"{"const": 1}"#, "SW218 /const"),
        (r#"{"title": 5}"#, "SW215 /title"),
        (r#"{"x-rust-name": 5}"#, "SW202 /x-rust-name"),
        (r#"{"type": "array"}"#, "SW232 "),
        (r#"{"oneOf": []}"#, "SW233 /oneOf"),
        (r#"{"allOf": []}"#, "SW233 /allOf"),
        (r#"{"nullable": null}"#, "SW224 /nullable"),
        (r#"{"type": "integer", "enum": ["a"]}"#, "SW225 /enum/0"),
        (
            r#"{"properties": {"a": {}}, "required": ["a", "b"]}"#,
            "SW212 /required/1",
        ),
        (
            r##"{"items": {"$ref": "#/components/schemas/S", "title": "t"}}"##,
            "SW213 /items",
        ),
    ] {
        let (code, pointer) = expected.split_once(' ').unwrap();
        finds_in_schema(schema, &[&format!("{code} {at}{pointer}")]);
    }
    for schema in [
        r#"{"maxLength": 5.0, "x-own": {"type": "strnig"}, "example": {"$ref": 1}}"#,
        r#"{"type": "object", "default": {"type": "strnig"}, "enum": [{"items": []}]}"#,
        r#"{"allOf": [{"required": ["a"]}]}"#,
        r#"{"allOf": [{"type": "array"}, {"items": {}}]}"#,
    ] {
        finds_in_schema(schema, &[]);
    }
}

#[test]
fn parameters_and_paths_agree() {
    let own = r#"{"name": "id", "in": "path", "required": true, "schema": {}}"#;
    let item = |parameters: &str, operation: &str| {
        format!(
            r#""/a/{{id}}": {{"parameters": [{parameters}], "get": {{"responses": {{"2XX": {{"description": ""}}}},
                "parameters": [{operation}]}}}}"#
        )
    };
    let shared = r##"{"$ref": "#/components/parameters/P"}"##;
    let components = format!(r#""parameters": {{"P": {own}}}"#);
    for (item, expected) in [
        (item("", own), &[][..]),
        (item(own, ""), &[]),
        (item("", shared), &[]),
        (item(shared, own), &[]),
        (item("", r#"{"$ref": "other.yaml#/P"}"#), &[]),
        (item("", ""), &["SW209 /paths/~1a~1{id}/get"]),
        (
            item("", &format!("{own}, {shared}")),
            &["SW211 /paths/~1a~1{id}/get/parameters/1"],
        ),
        (
            item(own, &own.replace("id", "no")),
            &["SW210 /paths/~1a~1{id}/get/parameters/0"],
        ),
        (
            item("", &own.replace("true", "false")),
            &["SW221 /paths/~1a~1{id}/get/parameters/0"],
        ),
        (
            item("", &own.replace(r#", "schema": {}"#, "")),
            &["SW222 /paths/~1a~1{id}/get/parameters/0"],
        ),
        (
            item("", &own.replace("{}", r#"{}, "allowEmptyValue": true"#)),
            &["SW234 /paths/~1a~1{id}/get/parameters/0"],
        ),
        (
            item("", &own.replace("{}", r#"{}, "content": {}"#)),
            &["SW223 /paths/~1a~1{id}/get/parameters/0"],
        ),
    ] {
        finds(&item, &components, expected);
    }
}

#[test]
fn an_undeclared_parameter_comes_with_the_action_that_mends_it() {
    let document = r#"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths":
        {"/it's/{id}": {"get": {"responses": {"2XX": {"description": ""}}}}}}"#;
    let mut tree = testing::tree(document);
    let mut findings = Findings::new();
    check(&tree, &mut findings);
    let help = findings.iter().next().unwrap().help.clone().unwrap();
    let action = help.split_once('\n').unwrap().1;
    let overlay = testing::tree(&format!("overlay: 1.0.0\nactions:\n{action}"));
    let mut findings = Findings::new();
    let strictness = crate::normalize::overlay::Strictness::Corrections;
    let overlay = crate::normalize::overlay::Overlay::read(&overlay, strictness, &mut findings);
    crate::normalize::overlay::apply(overlay.as_ref(), &mut tree, &mut findings);
    check(&tree, &mut findings);
    assert_eq!(testing::lines(&findings), [""; 0]);
}

#[test]
fn paths_and_operations_are_told_apart() {
    let operation = |id: &str| {
        format!(
            r#"{{"get": {{"operationId": "{id}", "responses": {{"2XX": {{"description": ""}}}}}}}}"#
        )
    };
    let (a, b) = (operation("a"), operation("b"));
    finds(&format!(r#""/x": {a}, "/y": {b}"#), "", &[]);
    finds(
        &format!(r#""/x": {a}, "/y": {a}"#),
        "",
        &["SW207 /paths/~1y/get/operationId"],
    );
    finds(
        r#""/x/{a}": {}, "/x/{b}": {}"#,
        "",
        &["SW208 /paths/~1x~1{b}"],
    );
    for path in ["x", "/{x", "/x}", "/{}"] {
        let at = path.replace('/', "~1");
        finds(
            &format!(r#""{path}": {{}}"#),
            "",
            &[&format!("SW219 /paths/{at}")],
        );
    }
}

#[test]
fn answers_stand_under_statuses() {
    let answers = |key: &str| {
        format!(r#""/x": {{"get": {{"responses": {{"{key}": {{"description": "d"}}}}}}}}"#)
    };
    for key in ["200", "4XX", "default"] {
        finds(&answers(key), "", &[]);
    }
    for (operation, place) in [
        ("{}", ""),
        (r#"{"responses": {}}"#, "/responses"),
        (r#"{"responses": {"x-note": 1}}"#, "/responses"),
    ] {
        let expected = format!("SW231 /paths/~1x/get{place}");
        finds(
            &format!(r#""/x": {{"get": {operation}}}"#),
            "",
            &[&expected],
        );
    }
    for key in ["2", "ok", "6XX", "20X"] {
        finds(
            &answers(key),
            "",
            &[&format!("SW206 /paths/~1x/get/responses/{key}")],
        );
    }
}

#[test]
fn schemes_have_what_their_type_needs() {
    let at = "/components/securitySchemes/s";
    for (scheme, code) in [
        (r#"{"type": "apiKey", "in": "header"}"#, "SW203"),
        (r#"{"type": "oauth2"}"#, "SW203"),
        (
            r#"{"type": "oauth2", "flows": {"password": {"scopes": {}}}}"#,
            "SW203 /flows/password",
        ),
        (r#"{"type": "http", "scheme": "basic"}"#, ""),
        (r#"{"type": "magic"}"#, "SW205 /type"),
    ] {
        let (code, pointer) = code.split_once(' ').unwrap_or((code, ""));
        let line = format!("{code} {at}{pointer}");
        let expected: Vec<_> = (!code.is_empty())
            .then_some(line.as_str())
            .into_iter()
            .collect();
        finds(
            "",
            &format!(r#""securitySchemes": {{"s": {scheme}}}"#),
            &expected,
        );
    }
}

#[test]
fn names_of_components_and_tags() {
    finds(
        "",
        r#""schemas": {"a b": {}}"#,
        &["SW226 /components/schemas/a b"],
    );
    finds_in(
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths: {}\ntags: [{name: a}, {name: a}]",
        &["SW228 /tags/1"],
    );
}

#[test]
fn references_lead_to_objects_of_their_kind() {
    let components = |response: &str, schema: &str| {
        format!(
            r##""responses": {{"R": {response}}}, "schemas": {{"S": {schema}}},
                "examples": {{"E": {{"$ref": "#/components/schemas/S"}}}}"##
        )
    };
    for (response, schema, expected) in [
        (r##"{"$ref": "#/components/responses/R"}"##, "{}", &[][..]),
        ("{}", r##"{"$ref": "#/x-own/S"}"##, &[]),
        (
            r##"{"$ref": "#/components/schemas/S"}"##,
            "{}",
            &["SW403 /components/responses/R"],
        ),
        (
            r#"{"description": "d"}"#,
            r##"{"items": {"$ref": "#/components/resp%6Fnses/R"}}"##,
            &["SW403 /components/schemas/S/items"],
        ),
    ] {
        let response = response.replace("{}", r#"{"description": "d"}"#);
        finds("", &components(&response, schema), expected);
    }
}

#[test]
fn references_that_lead_nowhere() {
    let references = |lines: &[(&str, &str)]| {
        let lines = lines.iter().map(|(at, to)| {
            let (group, name) = at.split_once('/').unwrap();
            format!("  {group}: {{{name}: {{$ref: '{to}'}}}}\n")
        });
        format!("components:\n{}", lines.collect::<String>())
    };
    let ring = [
        ("links/A", "#/components/callbacks/A"),
        ("callbacks/A", "#/components/links/A"),
    ];
    for (document, expected) in [
        (
            references(&[("links/A", "#/components/links/B")]),
            &["links/A"][..],
        ),
        (
            references(&[("headers/A", "other.yaml#/B")]),
            &["headers/A"],
        ),
        (
            references(&[("headers/A", "#/components/headers/A")]),
            &["headers/A"],
        ),
        (references(&[("examples/A", "#/info")]), &["examples/A"]),
        (
            references(&[("headers/A", "#/components/x-h%65aders/A")])
                + "  x-headers: {A: {$ref: '#/nowhere'}}",
            &[],
        ),
        (
            references(&[
                ("headers/A", "#/components/parameters/A"),
                ("parameters/A", "#/components/x-a"),
            ]) + "  x-a: {$ref: '#/components/headers/A'}",
            &["headers/A", "parameters/A"],
        ),
        (references(&ring), &["links/A", "callbacks/A"]),
        (references(&[("headers/A", "#/cut/A")]), &[]),
    ] {
        let tree = testing::tree(&format!(
            "openapi: 3.0.3\ninfo: {{}}\npaths: {{}}\n{document}"
        ));
        let mut findings = Findings::new();
        let cut = |at: &crate::pointer::Pointer| at.as_str().starts_with("/cut");
        let code = &crate::diagnostics::codes::UNREAD_REFERENCE;
        super::lost_references(&tree, code, cut, &mut findings);
        let found: Vec<_> = findings.iter().map(|f| f.pointer.as_str()).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|at| format!("/components/{at}"))
            .collect();
        assert_eq!(found, expected, "{document}");
    }
}

/// Real documents are messy, but none of them may be refused for it.
#[test]
fn real_documents_have_no_errors() {
    let mut counts = BTreeMap::new();
    for (name, tree) in testing::corpus() {
        let mut findings = Findings::new();
        check(&tree, &mut findings);
        for finding in findings.iter() {
            *counts.entry(finding.code.id).or_insert(0) += 1;
            assert_ne!(
                finding.code.severity,
                Severity::Error,
                "{name}: {finding:#?}"
            );
        }
    }
    println!("{counts:#?}");
}
