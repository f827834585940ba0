//! How refusals are told: as declared, as the service says, or as problem details.

use crate::setup::{Anything, Echo, echo, leak, operation, parameter, raw, spec};
use serde_json::json;
use serve::{Limits, Location, Problem, Refusal, Service, glue as srv};
use specwright_runtime::{
    StatusCode, Value, glue as rt,
    serve::{
        self,
        axum::{Router, response::IntoResponse as _},
    },
};
use srv::{Statuses, Template};

const JSON_TYPE: &str = "application/json";

const LIST: Template = Template::Object(&[(
    "errors",
    Template::List(&Template::Object(&[
        ("invalid_value", Template::Value),
        ("message", Template::Message),
        ("property_path", Template::Path),
        ("scope", Template::Location),
        ("type", Template::Keyword),
    ])),
)]);

const FLAT: Template = Template::Object(&[
    ("code", Template::Status),
    ("code_text", Template::StatusText),
    (
        "error",
        Template::Object(&[("msg", Template::Message), ("title", Template::Title)]),
    ),
    ("kind", Template::Text("error")),
    ("ok", Template::False),
    ("at", Template::Pointer),
    ("sent", Template::ValueText),
]);

/// `POST /x/{n}` with a JSON body of at most 20 bytes, and these forms of errors.
fn service(refusals: &'static [(Statuses, &'static str, Template)]) -> Service {
    let body = srv::Body {
        content_type: "application/json",
        form: srv::BodyForm::Json,
        schema: "/body",
    };
    let style = srv::ParameterStyle::Simple { explode: false };
    let operation = leak(srv::Operation {
        parameters: vec![srv::Parameter {
            schema: "/n",
            ..parameter("n", srv::Place::Path, style)
        }]
        .leak(),
        bodies: vec![body].leak(),
        refusals,
        ..operation("post", "POST", "/x/{n}")
    });
    let unhandled = leak(operation_2());
    let schemas = json!({
        "n": { "type": "integer", "maximum": 9 },
        "body": { "properties": { "a": { "items": { "maxLength": 2 } } } },
    });
    let service = Service::new(spec(&schemas, vec![operation, unhandled]));
    service
        .with(echo(operation))
        .limits(Limits { body_bytes: 20 })
}

fn operation_2() -> srv::Operation {
    operation("later", "GET", "/later")
}

const JSON: (&str, &[u8]) = ("content-type", b"application/json");

async fn told(router: &Router, head: &str, headers: &[(&str, &[u8])], body: &str) -> (u16, Value) {
    let told = raw(router, head, headers, body.as_bytes()).await;
    (told.status, told.json())
}

#[tokio::test]
async fn the_declared_form_is_filled() {
    let refusals = &[
        (Statuses::Exactly(400), JSON_TYPE, LIST),
        (Statuses::Range(4), "application/vnd.x+json", FLAT),
    ];
    let router = service(refusals).into_router().unwrap();
    let found = told(&router, "POST /x/12", &[JSON], r#"{"a": ["abc"]}"#).await;
    let expected = json!({ "errors": [
        { "invalid_value": 12, "message": "`n` is more than 9", "property_path": "n",
          "scope": "path", "type": "maximum" },
        { "invalid_value": "abc", "message": "`a[0]` has 3 characters, more than 2",
          "property_path": "a[0]", "scope": "body", "type": "maxLength" },
    ] });
    assert_eq!(found, (400, expected));
    // One that is about no input.
    let found = told(&router, "POST /x/1", &[("content-type", b"text/csv")], "x").await;
    let message = "The body has to be of the content type application/json.";
    let expected = json!({
        "code": 415, "code_text": "415", "kind": "error", "ok": false,
        "error": { "msg": message, "title": "Unsupported Media Type" },
    });
    assert_eq!(found, (415, expected));
    let found = told(&router, "GET /x/1", &[], "").await;
    assert_eq!((found.0, &found.1["code"]), (405, &json!(405)));
    let refusals = &[(Statuses::Any, JSON_TYPE, FLAT)];
    let router = service(refusals).into_router().unwrap();
    let (_, found) = told(&router, "POST /x/12", &[JSON], r#"{"a": ["abc"]}"#).await;
    assert_eq!(
        found["error"]["msg"],
        "`n` is more than 9; `a[0]` has 3 characters, more than 2"
    );
    assert_eq!((&found["at"], &found["sent"]), (&json!("/n"), &json!("12")));
}

#[tokio::test]
async fn the_service_can_answer_itself() {
    let refusing = |refusal: &Refusal, operation: Option<&'static str>| {
        let status = refusal.status.as_u16();
        (status != 404)
            .then(|| (StatusCode::OK, format!("[{status}, {operation:?}]")).into_response())
    };
    let router = service(&[(Statuses::Any, JSON_TYPE, LIST)])
        .refusing(refusing)
        .into_router()
        .unwrap();
    let answer = raw(&router, "POST /x/12", &[], b"").await;
    assert_eq!(answer.to_string(), r#"200 [400, Some("post")]"#);
    let (status, found) = told(&router, "POST /y", &[], "").await;
    assert_eq!(
        (status, &found["detail"]),
        (404, &json!("There is nothing here."))
    );
}

/// Method and path, headers, body, status, detail.
type Row = (
    &'static str,
    &'static [(&'static str, &'static [u8])],
    &'static str,
    u16,
    &'static str,
);

#[tokio::test]
async fn what_is_not_declared_is_told_as_problem_details() {
    let router = service(&[]).into_router().unwrap();
    let rows: &[Row] = &[
        ("GET /nothing", &[], "", 404, "There is nothing here."),
        ("GET /later", &[], "", 501, "This is not implemented."),
        ("GET /x/1", &[], "", 405, "This method is not known here."),
        (
            "POST /x/1",
            &[JSON],
            "[1,2,3,4,5,6,7,8,9,10]",
            413,
            "The body is larger than 20 bytes.",
        ),
        (
            "POST /x/1",
            &[JSON, ("content-length", b"99999999999")],
            "[]",
            413,
            "The body is larger than 20 bytes.",
        ),
        ("POST /x/99", &[], "", 400, "`n` is more than 9"),
        ("POST /x/a", &[JSON], "[", 400, ""),
    ];
    for (head, headers, body, status, detail) in rows {
        let answer = raw(&router, head, headers, body.as_bytes()).await;
        assert_eq!(answer.content_type(), "application/problem+json");
        let found = answer.json();
        assert_eq!(
            (answer.status, &found["status"]),
            (*status, &json!(status)),
            "{head}"
        );
        if !detail.is_empty() {
            assert_eq!(found["detail"], *detail, "{head}");
        }
    }
}

/// Status 200 within 2XX only.
#[derive(Debug)]
struct Made(u16);

impl srv::Answer for Made {
    fn write(self) -> srv::Written {
        let status = StatusCode::from_u16(self.0).unwrap();
        srv::json(srv::Status::Range(2, status), "application/json", &1)
    }
}

/// A service whose handler does what its path says.
fn faulty() -> Router {
    let style = srv::ParameterStyle::Simple { explode: false };
    let operation = leak(srv::Operation {
        parameters: vec![srv::Parameter {
            schema: "",
            ..parameter("what", srv::Place::Path, style)
        }]
        .leak(),
        refusals: &[(Statuses::Exactly(409), JSON_TYPE, FLAT)],
        ..operation("do", "GET", "/{what}")
    });
    let handler = |call: srv::Incoming<Anything>| async move {
        let what = call.parameters[0].as_str().unwrap_or_default().to_owned();
        assert!(what != "panic", "a secret text");
        match &*what {
            "taken" => Refusal::new(StatusCode::CONFLICT)
                .problem(Problem::new(Location::Body, "name", "is taken").value("x"))
                .into(),
            "header" => srv::Answered::from(Made(200)).raw_header("x-a", "a\nb"),
            "response" => srv::Answered::response((StatusCode::IM_A_TEAPOT, "{}").into_response()),
            status => Made(status.parse().unwrap_or(200)).into(),
        }
    };
    let service = Service::new(spec(&json!({}), vec![operation]));
    service
        .with(srv::Routes::new().on(operation, handler))
        .into_router()
        .unwrap()
}

#[tokio::test]
async fn mistakes_of_a_handler_are_a_500_and_the_server_lives_on() {
    let router = faulty();
    for (path, status) in [
        ("panic", 500),
        ("204", 204),
        ("404", 500),
        ("header", 500),
        ("response", 418),
        ("200", 200),
    ] {
        let answer = raw(&router, &format!("GET /{path}"), &[], b"").await;
        assert_eq!(answer.status, status, "{path}: {answer}");
        assert!(!answer.to_string().contains("secret"), "{answer}");
        if status == 500 {
            assert_eq!(answer.json()["detail"], "The server has made a mistake.");
        }
    }
    let (status, found) = told(&router, "GET /taken", &[], "").await;
    assert_eq!(
        (status, &found["error"]["msg"]),
        (409, &json!("`name` is taken"))
    );
    assert_eq!(found["at"], "/name");
}

#[tokio::test]
async fn what_a_type_does_not_take_is_told_without_its_name() {
    struct Number;
    impl srv::Input for Number {
        fn read(call: &mut srv::Fields<'_>) -> Option<Self> {
            call.get::<rt::Patch<i32>>(0)?;
            Some(Self)
        }
    }
    let style = srv::ParameterStyle::Simple { explode: false };
    let operation = leak(srv::Operation {
        parameters: vec![srv::Parameter {
            schema: "/n",
            ..parameter("n", srv::Place::Path, style)
        }]
        .leak(),
        ..operation("get", "GET", "/{n}")
    });
    // The schema allows what the type does not hold.
    let service = Service::new(spec(
        &json!({ "n": { "type": "integer" } }),
        vec![operation],
    ));
    let handler = |_: srv::Incoming<Number>| async { srv::Answered::from(Echo(Value::Null)) };
    let router = service
        .with(srv::Routes::new().on(operation, handler))
        .into_router()
        .unwrap();
    let (status, found) = told(&router, "GET /99999999999", &[], "").await;
    assert_eq!(
        (status, &found["detail"]),
        (400, &json!("`n` has a value that is not read here"))
    );
}
