//! Paths, operations and all of them that is no schema.

use super::{paths, report, said};
use crate::testing::tree;

fn operation(members: &str) -> String {
    paths(&format!(
        "/x: {{get: {{operationId: a, {members} responses: {{'200': {{description: ok}}}}}}}}"
    ))
}

/// What is said when this is added to an operation, and when it is taken away.
fn row(members: &str, added: &[&str], removed: &[&str]) {
    let (without, with) = (operation(""), operation(members));
    let short = |lines: Vec<String>| -> Vec<String> {
        let short = |line: String| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
        lines.into_iter().map(short).collect()
    };
    assert_eq!(short(said(&without, &with)), added, "{members} added");
    assert_eq!(short(said(&with, &without)), removed, "{members} removed");
}

#[test]
fn members_of_operations() {
    row(
        "deprecated: true,",
        &["INFO endpoint-deprecated"],
        &["INFO endpoint-reactivated"],
    );
    row(
        "tags: [t],",
        &["INFO api-tag-added"],
        &["INFO api-tag-removed"],
    );
    row(
        "requestBody: {content: {}},",
        &["INFO request-body-added-optional"],
        &["ERR request-body-removed"],
    );
    row(
        "parameters: [{name: q, in: query, required: true}],",
        &["ERR new-required-request-parameter"],
        &["WARN request-parameter-removed"],
    );
    row(
        "servers: [{url: 'https://a.example'}],",
        &["INFO operation-server-added"],
        &["WARN operation-server-removed"],
    );
    row(
        "callbacks: {c: {}},",
        &["INFO callback-added"],
        &["WARN callback-removed"],
    );
    row(
        "x-actions: {},",
        &["WARN generator-extension-added"],
        &["WARN generator-extension-removed"],
    );
    row(
        "x-note: {},",
        &["INFO operation-extension-added"],
        &["INFO operation-extension-removed"],
    );
    row("what: {},", &["WARN unclassified"], &["WARN unclassified"]);
}

#[test]
fn security_asks_for_more_or_less() {
    let with = |security: &str| operation(&format!("security: [{security}],"));
    let none = operation("");
    let line =
        |what: &str, at: usize| format!("{what} /paths/~1x/get/security/{at} < GET operation");
    assert_eq!(
        said(&none, &with("{key: []}")),
        [line("ERR api-security-added", 0)]
    );
    assert_eq!(
        said(&with("{key: []}"), &none),
        [line("INFO api-security-removed", 0)]
    );
    assert_eq!(
        said(&with("{key: []}"), &with("{key: []}, {other: []}")),
        [line("INFO api-security-added", 1)]
    );
    assert_eq!(
        said(&with("{key: []}, {other: []}"), &with("{key: []}")),
        [line("ERR api-security-removed", 1)]
    );
    assert_eq!(
        said(&with("{key: [], other: []}"), &with("{key: []}")),
        [
            line("INFO api-security-added", 0),
            line("INFO api-security-removed", 0),
        ]
    );
    let scope = "/paths/~1x/get/security/0/key/0 < GET operation";
    assert_eq!(
        said(&with("{key: []}"), &with("{key: [r]}")),
        [format!("ERR api-security-scope-added {scope}")]
    );
    let global = format!("{none}security: [{{key: []}}]");
    assert_eq!(
        said(&none, &global),
        ["ERR api-global-security-added /security/0"]
    );
    let both = format!("{}security: [{{key: []}}]", with("{key: []}"));
    assert_eq!(said(&global, &both), [""; 0]);
}

#[test]
fn responses_and_headers() {
    let responses =
        |responses: &str| paths(&format!("/x: {{get: {{responses: {{{responses}}}}}}}"));
    let ok = "'200': {description: ok}";
    let rows = [
        (
            "default: {description: other}",
            "INFO response-default-added",
        ),
        (
            "2XX: {description: other}",
            "INFO response-success-status-added",
        ),
        (
            "'404': {description: other}",
            "INFO response-non-success-status-added",
        ),
    ];
    for (more, expected) in rows {
        let lines = said(&responses(ok), &responses(&format!("{ok}, {more}")));
        assert!(
            lines.len() == 1 && lines[0].starts_with(expected),
            "{lines:?}"
        );
    }
    let header = |schema: &str| {
        responses(&format!(
            "'200': {{description: ok, headers: {{X-N: {{schema: {schema}}}}}}}"
        ))
    };
    assert_eq!(
        said(
            &header("{type: integer, minimum: 1}"),
            &header("{type: integer, minimum: 0}")
        ),
        [
            "WARN response-header-min-decreased /paths/~1x/get/responses/200/headers/X-N/schema/minimum < GET response 200",
        ]
    );
}

#[test]
fn media_types() {
    let body = |content: &str| {
        paths(&format!(
            "/x: {{post: {{requestBody: {{content: {{{content}}}}}, responses: {{}}}}}}"
        ))
    };
    let at = "/paths/~1x/post/requestBody/content";
    assert_eq!(
        said(
            &body("application/json: {}"),
            &body("application/json; charset=utf-8: {}")
        ),
        [format!(
            "INFO request-body-media-type-parameters-changed {at}/application~1json; charset=utf-8 < POST request"
        ),]
    );
    let form = |ty: &str| {
        body(&format!(
            "multipart/form-data: {{encoding: {{file: {{contentType: {ty}}}}}}}"
        ))
    };
    assert_eq!(
        said(&form("image/png"), &form("image/jpeg")),
        [format!(
            "ERR request-body-encoding-changed {at}/multipart~1form-data/encoding/file/contentType < POST request"
        ),]
    );
}

#[test]
fn callbacks_are_requests_the_other_way_round() {
    let callback = |ty: &str| {
        operation(&format!(
            "callbacks: {{c: {{'{{$request.body#/url}}': {{post: {{requestBody: {{content: {{application/json: {{schema: {{type: {ty}}}}}}}}}, responses: {{}}}}}}}}}},"
        ))
    };
    assert_eq!(
        said(&callback("number"), &callback("integer")),
        [
            "INFO callback-response-body-type-specialized /paths/~1x/get/callbacks/c/{$request.body#~1url}/post/requestBody/content/application~1json/schema/type < GET request",
        ]
    );
}

#[test]
fn renames_are_shown_with_their_evidence() {
    let renamed = |base: &str, revision: &str| -> Vec<String> {
        let report = report(&tree(base), &tree(revision));
        let changes = report.changes.into_iter();
        let line = |c: super::super::report::Change| {
            let renamed = c.renamed?;
            Some(format!(
                "{}: {} -> {}, {}",
                c.id, renamed.from, renamed.to, renamed.evidence
            ))
        };
        changes.filter_map(line).collect()
    };
    let path = |path: &str| operation("").replace("/x", path);
    assert_eq!(
        renamed(&path("/x"), &path("/y")),
        [
            "api-path-removed-without-deprecation: /x -> /y, its operations are the same in every word",
            "endpoint-added: /x -> /y, its operations are the same in every word",
        ]
    );
    let with = |name: &str| {
        operation(&format!(
            "parameters: [{{name: {name}, in: query, schema: {{type: string}}}}],"
        ))
    };
    assert_eq!(
        renamed(&with("page_size"), &with("pageSize")),
        [
            "new-optional-request-parameter: page_size -> pageSize, the names differ in spelling only, and the rest is the same",
            "request-parameter-removed: page_size -> pageSize, the names differ in spelling only, and the rest is the same",
        ]
    );
    let id = |id: &str| operation("").replace("operationId: a", &format!("operationId: {id}"));
    assert_eq!(
        renamed(&id("a"), &id("b")),
        ["api-operation-id-removed: a -> b, the operation has the same method and path",]
    );
    let key = |name: &str| {
        paths(&format!(
            "/x/{{{name}}}: {{get: {{parameters: [{{name: {name}, in: path, required: true}}], responses: {{}}}}}}"
        ))
    };
    assert_eq!(
        renamed(&key("id"), &key("key")),
        ["request-path-parameter-renamed: id -> key, it has the same place in the path",]
    );
    assert_eq!(said(&key("id"), &key("key")).len(), 1);
    let named = |name: &str| {
        super::schema(&format!(
            "{{properties: {{p: {{$ref: '#/components/schemas/{name}'}}}}}}"
        ))
        .replace("    A:", &format!("    {name}:"))
    };
    assert_eq!(
        renamed(&named("A"), &named("Z")),
        ["api-schema-removed: A -> Z, it is the same in every word",]
    );
    assert_eq!(
        said(&named("A"), &named("Z")),
        ["INFO api-schema-removed /components/schemas/A"]
    );
}

#[test]
fn sentences_name_what_they_are_about() {
    let texts = |base: &str, revision: &str| -> Vec<String> {
        let report = report(&tree(base), &tree(revision));
        report
            .changes
            .into_iter()
            .map(|change| change.text)
            .collect()
    };
    let parameter = |limit: u8| {
        operation(&format!(
            "parameters: [{{name: q, in: query, schema: {{type: array, items: {{type: string, maxLength: {limit}}}}}}}],"
        ))
    };
    assert_eq!(
        texts(&parameter(9), &parameter(8)),
        ["Request parameter property max length decreased at `q[]` (9 → 8)"]
    );
    let member = |ty: &str| {
        super::schema(&format!(
            "{{properties: {{p: {{properties: {{q: {{type: {ty}}}}}}}}}}}"
        ))
    };
    assert_eq!(
        texts(&member("string"), &member("integer")),
        [
            "Request property type changed at `S.p.q` (string → integer)",
            "Response property type changed at `S.p.q` (string → integer)",
        ]
    );
}
