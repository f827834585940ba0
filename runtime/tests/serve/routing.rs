//! Which operation a path is for.

use crate::setup::{echo, leak, operation, parameter, raw, spec};
use serde_json::json;
use specwright_runtime::serve::{self, axum::Router, glue as srv};

/// A service whose operations answer with their ids.
fn router(operations: &[(&'static str, &'static str)]) -> Router {
    let made = operations
        .iter()
        .enumerate()
        .map(|(place, (method, template))| {
            let id = format!("{place} {template}").leak();
            let names = template.split('{').skip(1);
            let names = names.filter_map(|rest| Some(rest.split_once('}')?.0));
            let style = srv::ParameterStyle::Simple { explode: false };
            let parameters = names.map(|name| srv::Parameter {
                schema: "",
                ..parameter(name, srv::Place::Path, style)
            });
            let parameters: Vec<_> = parameters.collect();
            leak(srv::Operation {
                parameters: parameters.leak(),
                ..operation(id, method, template)
            })
        });
    let made: Vec<&'static srv::Operation> = made.collect();
    let mut service = serve::Service::new(spec(&json!({}), made.clone()));
    for operation in made {
        service = service.with(named(operation));
    }
    service.into_router().unwrap()
}

/// Answers with the template and the parameters.
fn named(operation: &'static srv::Operation) -> srv::Routes {
    srv::Routes::new().on(
        operation,
        |call: srv::Incoming<crate::setup::Anything>| async move {
            let id = call.operation();
            let parameters = call.into_input().parameters;
            srv::Answered::from(crate::setup::Echo(json!([id, parameters])))
        },
    )
}

#[tokio::test]
async fn texts_win_over_places() {
    let router = router(&[
        ("GET", "/a/{id}"),
        ("GET", "/a/mine"),
        ("GET", "/a/{id}.json"),
        ("GET", "/{x}/mine/z"),
        ("GET", "/a/{id}/z"),
        ("GET", "/{x}:{y}"),
        ("GET", "/caf\u{e9} bar"),
        ("GET", "/"),
        ("GET", "/a/"),
        ("GET", "/q?kind=x"),
        ("GET", "/q"),
        ("GET", "/a/{other}"),
        ("DELETE", "/a/{id}"),
        ("GET", "/p/{a}-{b}.{c}"),
        ("GET", "/r/{a}.{b}"),
        ("GET", "/r/{a}t.{b}"),
        ("PUT", "/f/{id}"),
        ("PUT", "/f/{id}#share"),
        ("GET", "/list#all"),
    ]);
    let rows: &[(&str, &str, &[&str])] = &[
        ("GET /a/7", "0 /a/{id}", &["7"]),
        ("PUT /f/7", "16 /f/{id}", &["7"]),
        ("PUT /f/7%23share", "17 /f/{id}#share", &["7"]),
        ("GET /list", "18 /list#all", &[]),
        ("GET /list%23all", "18 /list#all", &[]),
        ("GET /r/1.png", "14 /r/{a}.{b}", &["1", "png"]),
        ("GET /r/1t.png", "15 /r/{a}t.{b}", &["1", "png"]),
        ("GET /a/a%2Fb%20c", "0 /a/{id}", &["a/b c"]),
        ("GET /a/mine", "1 /a/mine", &[]),
        ("GET /a/%6Dine", "1 /a/mine", &[]),
        ("GET /a/x.y.json", "2 /a/{id}.json", &["x.y"]),
        ("GET /a/.json", "0 /a/{id}", &[".json"]),
        ("GET /a/mine/z", "4 /a/{id}/z", &["mine"]),
        ("GET /b/mine/z", "3 /{x}/mine/z", &["b"]),
        ("GET /b:c", "5 /{x}:{y}", &["b", "c"]),
        ("GET /b%3Ac:d", "5 /{x}:{y}", &["b:c", "d"]),
        ("GET /caf%C3%A9%20bar", "6 /caf\u{e9} bar", &[]),
        ("GET /", "7 /", &[]),
        ("GET /a/", "8 /a/", &[]),
        ("GET /q?a=1&kind=x", "9 /q?kind=x", &[]),
        ("GET /q?kind=y", "10 /q", &[]),
        ("DELETE /a/mine", "12 /a/{id}", &["mine"]),
        ("GET /p/1-2.3", "13 /p/{a}-{b}.{c}", &["1", "2", "3"]),
    ];
    for (head, id, parameters) in rows {
        let told = raw(&router, head, &[], b"").await;
        assert_eq!(told.status, 200, "{head}: {told}");
        assert_eq!(told.json()[0], *id, "{head}");
        let found = told.json()[1].as_array().unwrap().clone();
        let found = found.iter().filter_map(|value| value.as_str());
        assert_eq!(found.collect::<Vec<_>>(), *parameters, "{head}");
    }
    for head in [
        "GET /x",
        "GET /a",
        "GET /a/b/c",
        "GET /a//z",
        "GET //",
        "GET /x:",
        "GET /:y",
    ] {
        assert_eq!(raw(&router, head, &[], b"").await.status, 404, "{head}");
    }
}

#[tokio::test]
async fn other_methods_are_told() {
    let router = router(&[
        ("GET", "/a"),
        ("PUT", "/a"),
        ("POST", "/{x}"),
        ("GET", "/b/c"),
    ]);
    for (head, allowed) in [
        ("PATCH /a", "GET, POST, PUT"),
        ("DELETE /b", "POST"),
        ("HEAD /b/c", "GET"),
        ("BREW /b/c", "GET"),
    ] {
        let told = raw(&router, head, &[], b"").await;
        assert_eq!(told.status, 405, "{head}");
        assert_eq!(told.headers["allow"], allowed, "{head}");
        assert_eq!(told.content_type(), "application/problem+json");
    }
}

#[tokio::test]
async fn services_stand_beside_each_other_under_prefixes() {
    let first = router(&[("GET", "/a/{id}"), ("GET", "/")]);
    let second = router(&[("GET", "/a")]);
    let both = Router::new()
        .nest_service("/one", first)
        .nest("/two/v2", second);
    let rows = [
        ("GET /one/a/7", 200),
        ("GET /one", 200),
        ("GET /one/", 200),
        ("GET /one/b", 404),
        ("POST /one/a/7", 405),
        ("GET /two/v2/a", 200),
        ("GET /two/v2/a/7", 404),
        ("GET /a/7", 404),
    ];
    for (head, status) in rows {
        assert_eq!(raw(&both, head, &[], b"").await.status, status, "{head}");
    }
}

#[test]
fn routes_belong_to_one_service_and_stand_once() {
    let (one, other) = (
        leak(operation("one", "GET", "/a")),
        leak(operation("other", "GET", "/b")),
    );
    let service = || serve::Service::new(spec(&json!({}), vec![one]));
    let error = service().with(echo(other)).into_router().unwrap_err();
    assert_eq!(error.to_string(), "`other` is no operation of this API");
    let error = service()
        .with(echo(one))
        .with(echo(one))
        .into_router()
        .unwrap_err();
    assert_eq!(error.to_string(), "`one` has two handlers");
}
