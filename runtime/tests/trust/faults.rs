//! What a client makes of each fault: how often it tries, how long it waits, what comes of it.

use std::time::Duration;

use crate::{
    api::{self, FREE, Got, TOKEN, source},
    fault_rows::{
        End::{Error as Fails, Value},
        Expected, LONGEST, ROWS,
        Wait::{Exactly, Limit, UpTo},
        good, says,
    },
    script::{Scripted, nobody},
    time::{TICK, Time},
};
use specwright_runtime::{
    Retry,
    glue::{self as rt, Credential},
};
use tokio::time::Instant;

/// A limit for attempts that the waits of this test do not come near to.
const LIMIT: Duration = Duration::from_mins(1);

fn client(url: &str, time: &Time, credential: Credential) -> rt::Client {
    let builder = api::builder(url).clock(time.clone()).hook(time.clone());
    let builder = builder.attempt_timeout(Some(LIMIT));
    let builder = builder.max_response_bytes(LONGEST);
    builder.credential(api::OAUTH, credential).build().unwrap()
}

fn fixed() -> Credential {
    Credential::secret("fixed".to_owned())
}

#[track_caller]
fn judge(what: &str, expected: &Expected, seen: usize, waits: &[Duration], got: Got) {
    let Expected(requests, expected_waits, end) = expected;
    assert_eq!(seen, *requests, "requests of {what}: {got:?}");
    let expected_waits = expected_waits.iter().filter(|w| !matches!(w, Limit));
    let expected_waits: Vec<_> = expected_waits.collect();
    assert_eq!(waits.len(), expected_waits.len(), "{what}: {waits:?}");
    for (wait, expected) in waits.iter().zip(expected_waits) {
        let fits = match expected {
            Exactly(seconds) => *wait == Duration::from_secs(*seconds),
            UpTo(most) => wait.as_millis() <= *most,
            Limit => false,
        };
        assert!(fits, "{what}: {wait:?} is not {expected:?}");
    }
    match (end, got) {
        (Value, Ok(_)) => {}
        (Fails(is, text), Err(error)) => {
            assert!(is(&error), "{what}: {error:?}");
            assert!(error.to_string().contains(text), "{what}: {error}");
            let attempts = u32::try_from(seen).unwrap();
            assert_eq!(error.attempts(), attempts, "{what}");
        }
        (_, got) => panic!("{what}: {got:?}"),
    }
}

#[tokio::test]
async fn each_fault_has_its_end() {
    let time = Time::stop();
    for row in ROWS {
        for (way, expected) in [("GET", &row.read), ("POST", &row.write)] {
            let what = format!("{way}, {}", row.fault);
            let server = Scripted::in_turn((row.script)()).await;
            let client = client(&server.url, &time, fixed());
            let begin = Instant::now();
            let call = async {
                match way {
                    "GET" => api::read(&client, TOKEN).await,
                    _ => api::write(&client, TOKEN).await,
                }
            };
            let got = time.while_stalled(&server, LIMIT, call).await;
            let (waits, passed) = (time.waits(), begin.elapsed());
            let limits = expected.1.iter().filter(|w| matches!(w, Limit)).count();
            let limits = (LIMIT + TICK) * u32::try_from(limits).unwrap();
            assert_eq!(passed, waits.iter().sum::<Duration>() + limits, "{what}");
            judge(&what, expected, server.requests().len(), &waits, got);
        }
    }
}

#[tokio::test]
async fn where_nobody_listens_reading_is_tried_again() {
    let time = Time::stop();
    let url = format!("http://{}", nobody().await);
    let client = client(&url, &time, fixed());
    let error = api::read(&client, TOKEN).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert_eq!(
        error.to_string(),
        "GET /items/{}: no connection to the server (after 3 attempts)"
    );
    assert_eq!(time.waits().len(), 2);
    let error = api::write(&client, TOKEN).await.unwrap_err();
    assert!(error.is_connect() && error.attempts() == 1, "{error:?}");
    assert!(time.waits().is_empty());
}

#[tokio::test]
async fn a_token_that_is_refused_is_replaced_once() {
    let time = Time::stop();
    let refused = || says("401 No", "", "");
    for (script, tokens, good) in [
        (vec![refused(), good()], &["token1", "token2"], true),
        (vec![refused()], &["token1", "token2"], false),
    ] {
        for write in [false, true] {
            let server = Scripted::in_turn(script.clone()).await;
            let client = client(&server.url, &time, Credential::source(source()));
            let got = match write {
                true => api::write(&client, TOKEN).await,
                false => api::read(&client, TOKEN).await,
            };
            let requests = server.requests();
            let sent: Vec<_> = requests.iter().map(|r| r.header("authorization")).collect();
            assert_eq!(sent, tokens.map(|token| [format!("Bearer {token}")]));
            match got {
                Ok(_) => assert!(good),
                Err(error) => assert!(!good && error.is_unauthorized() && error.attempts() == 2),
            }
            assert!(time.waits().is_empty());
        }
    }
}

#[tokio::test]
async fn no_fault_of_one_host_leads_to_another() {
    let time = Time::stop();
    for status in ["301 M", "302 F", "303 S", "307 T", "308 P"] {
        for write in [false, true] {
            let elsewhere = Scripted::in_turn(vec![good()]).await;
            let to = format!("Location: {}/items/a\r\n", elsewhere.url);
            let server = Scripted::in_turn(vec![says(status, &to, "")]).await;
            let client = client(&server.url, &time, fixed());
            let error = match write {
                true => api::write(&client, TOKEN).await.unwrap_err(),
                false => api::read(&client, TOKEN).await.unwrap_err(),
            };
            assert_eq!(error.status().unwrap().as_str(), &status[..3]);
            assert_eq!(server.requests().len(), 1);
            assert_eq!(elsewhere.connections(), 0);
        }
    }
}

/// Where a redirect leads to nobody, the first server has seen the call all the same.
#[tokio::test]
async fn behind_a_redirect_no_connection_is_a_lost_answer() {
    let time = Time::stop();
    for (lost_answers, requests) in [(false, 1), (true, 2)] {
        let server = Scripted::in_turn(vec![says("303 S", "Location: /a\r\n", "")]).await;
        let client = api::builder(&server.url)
            .clock(time.clone())
            .hook(time.clone())
            .retry(Retry::default().attempts(2).lost_answers(lost_answers))
            .transport(api::unsteady())
            .build()
            .unwrap();
        let error = api::read(&client, FREE).await.unwrap_err();
        assert!(error.is_transport() && !error.is_connect(), "{error:?}");
        assert_eq!(server.requests().len(), requests);
    }
}
