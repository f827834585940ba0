//! Trouble that is asked for, as the client meets it.

use startlist::toornament::model::{ParticipantType, Registration, RegistrationCreate};
use startlist_sandbox::{Cut, Fault, Sandbox, seed::demo};

use crate::cup::client;

#[tokio::test]
async fn what_may_be_repeated_is_repeated_after_a_429_and_a_503() {
    let sandbox = Sandbox::start().await.unwrap();
    let controls = sandbox.controls();
    controls
        .fail_next(Fault::status(429).retry_after(0))
        .unwrap();
    controls
        .fail_next(Fault::status(503).retry_after(0))
        .unwrap();
    let client = client(&sandbox).build().unwrap();
    let call = client.participants().get(demo::TEAM, demo::PARTICIPANT);
    assert_eq!(call.await.unwrap().id, demo::PARTICIPANT);
    let seen = controls.requests();
    let statuses: Vec<_> = seen.iter().filter_map(|entry| entry.status).collect();
    assert_eq!(statuses, [429, 503, 200]);
}

#[tokio::test]
async fn a_write_is_not_repeated_and_its_error_says_what_is_known() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client(&sandbox).build().unwrap();
    let body = RegistrationCreate::new("Snowfall", ParticipantType::Team);
    let calls = client.registrations();
    let count = async || {
        let all = client.registrations().list(demo::TEAM).stream();
        let all: Vec<Registration> = all.try_collect().await.unwrap();
        all.len()
    };
    // What the server did, and what the client is told of it.
    for (fault, made) in [
        (Fault::status(429).retry_after(0), 0),
        (Fault::status(500), 0),
        (Fault::cut(Cut::Before), 0),
        (Fault::cut(Cut::After), 1),
        (Fault::cut(Cut::Middle), 1),
    ] {
        let before = count().await;
        sandbox.controls().fail_next(fault.clone()).unwrap();
        let error = calls.create(demo::TEAM, &body).await.unwrap_err();
        assert_eq!(error.attempts(), 1, "{fault:?}");
        let statuses = [error.is_rate_limited(), error.is_server_error()];
        assert!(statuses.contains(&true) != error.is_transport(), "{error}");
        assert_eq!(count().await, before + made, "{fault:?}");
    }
}
