//! Start and end, in all kinds of programs.

use std::{net::TcpStream, time::Duration};

use startlist_sandbox::{Database, Fault, Sandbox, Seed};

use crate::raw::{Raw, form, get, until};

const TOKEN: &str = "/toornament/oauth/v2/token";

fn client_credentials() -> &'static str {
    "grant_type=client_credentials&client_id=demo-toornament-client-id\
     &client_secret=demo-toornament-client-secret"
}

/// On a runtime of one thread, which these calls block.
#[tokio::test]
async fn it_serves_while_its_runtime_is_blocked_and_ends_when_it_is_dropped() {
    let sandbox = Sandbox::start().await.unwrap();
    let at = sandbox.address();
    assert!(at.ip().is_loopback());
    assert_eq!(get(at, "/").status, 200);
    let mut idle = Raw::open(at);
    assert_eq!(
        idle.send(&crate::raw::kept("/")).answer().unwrap().status,
        200
    );
    drop(sandbox);
    assert_eq!(idle.rest(), "");
    assert!(TcpStream::connect(at).is_err());
}

#[test]
fn it_can_be_shared_and_sent() {
    fn can<T: Send + Sync>(_: &T) {}
    fn sent<T: Send>(_: &T) {}
    sent(&Sandbox::builder().start());
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    can(&sandbox);
    sent(&sandbox.controls().reset());
    sent(&sandbox.stop(Duration::ZERO));
}

#[test]
fn it_needs_no_runtime() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    let at = sandbox.address();
    assert_eq!(get(at, "/").status, 200);
    sandbox.stop_blocking(Duration::from_mins(1));
    assert!(TcpStream::connect(at).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_nobody_waits_for_ends_again() {
    let mut start = Box::pin(Sandbox::start());
    // Asked once, so that the thread runs, and dropped then.
    let waker = std::task::Waker::noop();
    let mut context = std::task::Context::from_waker(waker);
    assert!(start.as_mut().poll(&mut context).is_pending());
    drop(start);
    Sandbox::start().await.unwrap();
}

#[tokio::test]
async fn many_at_a_time_do_not_share_anything() {
    let one = Sandbox::start().await.unwrap();
    let two = Sandbox::start().await.unwrap();
    assert_ne!(one.address(), two.address());
    get(one.address(), TOKEN);
    assert_eq!(one.controls().requests().len(), 1);
    assert!(two.controls().requests().is_empty());
}

#[tokio::test]
async fn a_port_in_use_is_an_error_that_says_so() {
    let sandbox = Sandbox::start().await.unwrap();
    let again = Sandbox::builder().port(sandbox.address().port()).start();
    let error = again.await.unwrap_err();
    assert!(error.is_address_in_use(), "{error}");
}

#[tokio::test]
async fn the_addresses_are_those_of_the_demo() {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = sandbox.demo();
    assert_eq!(demo.toornament.base_url, sandbox.toornament_url());
    assert_eq!(demo.toornament.token_url, sandbox.toornament_token_url());
    assert_eq!(demo.runsignup.base_url, sandbox.runsignup_url());
    assert_eq!(demo.runsignup.token_url, sandbox.runsignup_token_url());
    assert!(sandbox.url().starts_with("http://127.0.0.1:"));
}

#[tokio::test]
async fn a_call_at_work_is_answered_before_the_end() {
    let sandbox = Sandbox::start().await.unwrap();
    let controls = sandbox.controls();
    let slow = Fault::status(418)
        .after(Duration::from_millis(50))
        .path("/");
    controls.fail_next(slow).unwrap();
    let mut waiting = Raw::open(sandbox.address());
    waiting.send(&crate::raw::kept(TOKEN));
    until(|| controls.faults().is_empty());
    sandbox.stop(Duration::from_mins(1)).await;
    assert_eq!(waiting.answer().unwrap().status, 418);
    assert_eq!(waiting.rest(), "");
}

#[tokio::test]
async fn a_call_that_takes_too_long_does_not_keep_it_from_ending() {
    let sandbox = Sandbox::start().await.unwrap();
    let controls = sandbox.controls();
    let slow = Fault::delay(Duration::from_mins(10)).path("/");
    controls.fail_next(slow).unwrap();
    let mut waiting = Raw::open(sandbox.address());
    waiting.send(&crate::raw::kept(TOKEN));
    until(|| controls.faults().is_empty());
    sandbox.stop(Duration::from_millis(1)).await;
    assert_eq!(waiting.rest(), "");
}

#[tokio::test]
async fn a_file_keeps_its_data_and_its_seed() {
    let folder = tempfile::tempdir().unwrap();
    let file = Database::File(folder.path().join("sandbox.db"));
    let start = |seed| Sandbox::builder().database(file.clone()).seed(seed).start();

    let sandbox = start(Seed::Empty).await.unwrap();
    let issued = form(sandbox.address(), TOKEN, client_credentials()).json();
    let refresh = issued["refresh_token"].as_str().unwrap().to_owned();
    let first = sandbox.demo().clone();
    drop(sandbox);

    let sandbox = start(Seed::Demo).await.unwrap();
    let again = sandbox.demo();
    assert_eq!(again.toornament.tournaments, first.toornament.tournaments);
    assert_eq!(again.runsignup.race_id, 0);
    let body = format!(
        "grant_type=refresh_token&refresh_token={refresh}&client_id=demo-toornament-client-id\
         &client_secret=demo-toornament-client-secret"
    );
    assert_eq!(form(sandbox.address(), TOKEN, &body).status, 200);
}

#[tokio::test]
async fn a_file_of_others_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "these are no data of the sandbox, but notes").unwrap();
    let builder = Sandbox::builder().database(Database::File(path.clone()));
    let error = builder.start().await.unwrap_err();
    assert!(error.is_database(), "{error}");
    let kept = std::fs::read_to_string(&path).unwrap();
    assert_eq!(kept, "these are no data of the sandbox, but notes");
}
