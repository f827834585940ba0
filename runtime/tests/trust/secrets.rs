//! No secret in anything that can be printed, whatever goes wrong.

use std::{
    error::Error as StdError,
    fmt::Debug,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::{
    answer,
    api::{self, API, COOKIE, HEADER, LOGIN, OAUTH, QUERY, need},
    marks::{MARK, clean, clean_debug, clean_error, marked},
    script::{Scripted, send},
    spans::Told,
    time::Time,
};
use specwright_runtime::{
    Attempt, BoxError, CallOptions, Hook, Outcome, RecordingTransport, Request, Retry, Token,
    Value,
    glue::{self as rt, Credential, Credentials},
    http_client_builder,
};

pub const ALL: rt::Auth = &[&[
    need(OAUTH, &["a"]),
    need(HEADER, &[]),
    need(QUERY, &[]),
    need(COOKIE, &[]),
]];
const PAIR: rt::Auth = &[&[need(LOGIN, &[])]];

static IN_BAND: rt::InBand = rt::InBand {
    member: "error",
    code: "code",
    message: "text",
    statuses: &[],
};

/// Prints all that a hook is given.
#[derive(Clone, Default)]
struct Printer(Arc<Mutex<String>>);

impl Hook for Printer {
    fn before(&self, request: &mut Request, attempt: Attempt) -> Result<(), BoxError> {
        *self.0.lock().unwrap() += &format!("{request:?} {request:#?} {attempt:?}");
        Ok(())
    }

    fn after(&self, _: Attempt, outcome: &Outcome<'_>) {
        *self.0.lock().unwrap() += &format!("{outcome:?} {outcome:#?}");
        outcome.error.inspect(|error| clean_error(*error));
    }
}

/// How servers write what they repeat.
pub const FORMS: [fn(&str) -> String; 4] = [
    str::to_owned,
    |text| Value::from(text).to_string(),
    |text| Value::from(text).to_string().replace('/', "\\/"),
    |text| text.replace('/', "%2f"),
];

/// Repeats one piece after the other of the requests that come: the line, each header and the
/// body, in each form. The path says with which status.
async fn echo(turn: Arc<AtomicUsize>) -> Scripted {
    Scripted::start(move |request| {
        let place = turn.load(Ordering::SeqCst);
        let lines: Vec<&str> = request.0.split("\r\n").filter(|l| !l.is_empty()).collect();
        let piece = lines[place / FORMS.len() % lines.len()];
        let said = FORMS[place % FORMS.len()](piece);
        let status = request.line().split(['/', '?', ' ']).nth(2).unwrap_or("");
        let body = match status {
            "in-band" => {
                let text = match said.starts_with('"') {
                    true => said.clone(),
                    false => Value::from(said.as_str()).to_string(),
                };
                format!(r#"{{"error":{{"code":1,"text":{text}}}}}"#)
            }
            "member" => format!(r#"{{"id":1,"{}":{{"#, said.replace('"', "")),
            _ => said.clone(),
        };
        let status = match status {
            "301" | "401" | "403" | "404" | "500" | "503" => format!("{status} No"),
            _ => "200 OK".to_owned(),
        };
        let headers =
            format!("X-Echo: {said}\r\nSet-Cookie: {said}\r\nLocation: https://b/{said}\r\n");
        vec![send(&answer(&status, &headers, &body))]
    })
    .await
}

pub fn set(builder: rt::ClientBuilder, token: Credential) -> rt::ClientBuilder {
    builder
        .credential(OAUTH, token)
        .credential(HEADER, Credential::secret(marked("header")))
        .credential(QUERY, Credential::secret(marked("query")))
        .credential(COOKIE, Credential::secret(marked("cookie")))
        .credential(LOGIN, Credential::basic(marked("user"), marked("pass")))
        .header("X-Extra", marked("extra header"))
        .query("extra".to_owned(), marked("extra query"))
}

/// A source of marked tokens, each another one.
struct Marked(AtomicUsize);

impl specwright_runtime::TokenSource for Marked {
    fn token<'a>(
        &'a self,
        _: specwright_runtime::TokenRequest<'a>,
    ) -> specwright_runtime::BoxFuture<'a, Result<Token, BoxError>> {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        let token = Token::new(marked(&number.to_string())).with_refresh_token(marked("r"));
        clean_debug(&token);
        Box::pin(std::future::ready(Ok(token)))
    }
}

#[tokio::test]
async fn servers_that_repeat_what_they_were_sent_are_not_repeated() {
    let told = Told::default();
    let _subscribed = tracing::subscriber::set_default(told.clone());
    let time = Time::stop();
    let turn = Arc::new(AtomicUsize::new(0));
    let server = echo(Arc::clone(&turn)).await;
    let printer = Printer::default();
    let recording = RecordingTransport::new(http_client_builder().build().unwrap());
    let builder = api::builder(&server.url)
        .clock(time.clone())
        .hook(time.clone())
        .hook(printer.clone())
        .transport(recording.clone())
        .retry(Retry::default().budget(10_000));
    let client = set(builder, Credential::source(Marked(AtomicUsize::new(0))));
    let client = client.build().unwrap();
    let own = || {
        let own = Credentials::new(&API).set(HEADER, Credential::secret(marked("own")));
        CallOptions::new().credentials(own)
    };
    let mut pieces = 0;
    for place in 0..FORMS.len() * 12 {
        turn.store(place, Ordering::SeqCst);
        for status in [
            "200", "301", "401", "403", "500", "503", "in-band", "member", "long",
        ] {
            for auth in [ALL, PAIR] {
                let mut call = client.call("GET /{}", &[&status], auth).in_band(&IN_BAND);
                call = call.options(match status {
                    "long" => own().max_response_bytes(5),
                    _ => own(),
                });
                let got = call.send::<i64, rt::NoErrorBody>(rt::json).await;
                let error = got.unwrap_err();
                clean_error(&error);
                pieces += usize::from(error.to_string().contains("[redacted]"));
            }
        }
    }
    assert!(pieces > 200, "{pieces}");
    clean(&told.text());
    clean(&printer.0.lock().unwrap());
    clean(&recording.to_json());
    clean_debug(&recording.exchanges());
    clean_debug(&recording);
    clean_debug(&client);
}

/// A hook that tells what it saw; its own error stays its own.
struct Gossip;

impl Hook for Gossip {
    fn before(&self, request: &mut Request, _: Attempt) -> Result<(), BoxError> {
        let key = request.headers()["x-api-key"].to_str()?;
        Err(format!("{} {key}", request.url()).into())
    }
}

#[tokio::test]
async fn what_fails_before_or_in_the_exchange_shows_none() {
    let nobody = format!("http://{}", crate::script::nobody().await);
    let word = || Credential::secret(marked("word"));
    let refused: [fn(rt::ClientBuilder) -> rt::ClientBuilder; 6] = [
        |b| b.header("X-A", format!("{MARK}\r\n")),
        |b| b.base_url("https://u:MARKED@b".to_owned()),
        |b| b.base_url(format!("https://b?{MARK}")),
        |b| b.credential(HEADER, Credential::secret(format!("{MARK}\n"))),
        |b| {
            b.credential(
                LOGIN,
                Credential::basic(format!("{MARK}:"), MARK.to_owned()),
            )
        },
        |b| b.credential(9, Credential::secret(MARK.to_owned())),
    ];
    for refuse in refused {
        let builder = refuse(set(api::builder(&nobody), word()));
        clean_debug(&builder);
        let error = builder.build().unwrap_err();
        clean_error(&error);
        clean_error(&rt::Error::from(error));
    }
    let client = set(api::builder(&nobody), word()).build().unwrap();
    let call = || client.call("GET /x", &[], ALL);
    let wrong = Credentials::new(&API).set(HEADER, Credential::secret(format!("{MARK}\n")));
    clean_debug(&wrong);
    for options in [
        CallOptions::new().credentials(wrong),
        CallOptions::new().idempotency_key(format!("{MARK}\n")),
        CallOptions::new().base_url("https://u:MARKED@b".to_owned()),
        CallOptions::new().base_url("http://api.example.com"),
        CallOptions::new().retry(Retry::none()),
    ] {
        clean_debug(&options);
        let call = call().options(options);
        clean_debug(&call);
        clean_error(&call.send_raw().await.unwrap_err());
    }
    let client = set(api::builder(&nobody), word())
        .hook(Gossip)
        .build()
        .unwrap();
    let error = client
        .call("GET /x", &[], ALL)
        .send_raw()
        .await
        .unwrap_err();
    assert!(
        error.is_hook() && error.to_string().contains("[redacted]"),
        "{error}"
    );
    clean(&error.to_string());
}

/// What goes out by one way comes back by another, later, or from elsewhere.
#[tokio::test]
async fn what_was_sent_before_or_elsewhere_is_known_too() {
    const EITHER: [rt::Auth; 3] = [&[&[need(OAUTH, &[])]], ALL, PAIR];
    let says = |status: &str, body: &str| vec![send(&answer(status, "", body))];
    let (first, key) = (marked("0"), marked("header"));
    // `user:pass`, each with the mark behind it.
    let pair = "dXNlck1BUktFRC9TRUNSRVQ6cGFzc01BUktFRC9TRUNSRVQ=";
    let old = vec![says("401 No", ""), says("500 Oh", &first)];
    let token = format!(r#"{{"error":"{key}"}}"#);
    let scripts = [
        old,
        vec![says("400 No", &token)],
        vec![says("500 Oh", pair)],
    ];
    for (script, auth) in scripts.into_iter().zip(EITHER) {
        let server = Scripted::in_turn(script).await;
        let source = match auth == ALL {
            true => Credential::source(specwright_runtime::ClientCredentials::new("id", "abcdef")),
            false => Credential::source(Marked(AtomicUsize::new(0))),
        };
        let client = set(api::builder(&server.url), source).build().unwrap();
        let error = api::read(&client, auth).await.unwrap_err();
        assert!(error.to_string().contains("[redacted]"), "{error}");
        clean_error(&error);
    }
}

#[tokio::test]
async fn a_long_token_that_is_cut_shows_no_part_of_it() {
    let token = format!("{MARK}{}", "x1y2".repeat(1_000));
    let echo = token.repeat(3) + &token.repeat(100);
    let server = Scripted::in_turn(vec![vec![send(&answer("500 Oh", "", &echo))]]).await;
    let builder = api::builder(&server.url).credential(OAUTH, Credential::secret(token));
    let client = builder.build().unwrap();
    let error = api::read(&client, api::TOKEN).await.unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(!text.contains("x1y2"), "{text}");
    let source = StdError::source(&error);
    assert!(source.is_none());
}

#[test]
fn what_is_shared_shows_none() {
    let shown: [&dyn Debug; 4] = [
        &Credential::secret(marked("a")),
        &Credential::source(Marked(AtomicUsize::new(0))),
        &specwright_runtime::Secret::from(MARK),
        &Token::new(marked("a")).with_refresh_token(marked("b")),
    ];
    shown.into_iter().for_each(clean_debug);
}
