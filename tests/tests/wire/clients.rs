//! The clients of these tests, and what users may rely on of clients, requests and futures.

use std::{sync::LazyLock, time::Duration};

use specwright_runtime::glue::{ErrorBody, ReplyFuture, ResponseFuture};
use startlist::{
    BuildError, CallError, DecodeError, Error, Patch, Reply, Request, Response, Retry, Transport,
    runsignup, toornament,
};
use test_server::{NO_CONTENT, Server, answer};

pub(crate) const KEY: &str = "example-key";
pub(crate) const TOKEN: &str = "example-token";

/// One HTTP client for all tests: making one takes time, it reads the certificates of the system.
pub(crate) fn http() -> reqwest::Client {
    static HTTP: LazyLock<reqwest::Client> = LazyLock::new(|| {
        install_tls();
        // A connection would end with the test that opened it.
        let builder = reqwest::Client::builder().pool_max_idle_per_host(0);
        builder.no_proxy().build().unwrap()
    });
    HTTP.clone()
}

/// The first client of the crate installs the TLS that other HTTP clients ask for.
fn install_tls() {
    toornament::Client::builder().build().unwrap();
}

/// A client that has all the credentials that the API asks for, and sends a call once.
pub(crate) fn toornament(url: &str) -> toornament::Client {
    let builder = toornament::Client::builder().base_url(url);
    let builder = builder.http_client(http()).retry(Retry::none());
    builder.api_key(KEY).oauth2_token(TOKEN).build().unwrap()
}

/// A client that has the credentials of both operations, and sends a call once.
pub(crate) fn runsignup(url: &str) -> runsignup::Client {
    let builder = runsignup::Client::builder().base_url(url);
    let builder = builder.http_client(http()).retry(Retry::none());
    let builder = builder.api_key(KEY).api_secret("example-secret");
    builder.oauth2_token(TOKEN).build().unwrap()
}

const fn send<T: Send + 'static>() {}
const fn shared<T: Send + Sync + 'static>() {}
const fn client<T: Send + Sync + Clone + 'static>() {}
const fn handle<T: Send + Sync + Copy>() {}
/// What a request type is: it can be kept, sent to another thread, and awaited there.
const fn call<C, T, E>()
where
    C: Send + Sync + 'static + IntoFuture<IntoFuture = ResponseFuture<T, E>>,
    T: Send + Sync + Clone + 'static,
    E: Send + Sync + Clone + ErrorBody + 'static,
{
    shared::<C>();
    send::<C::IntoFuture>();
    shared::<Response<T>>();
    shared::<CallError<E>>();
}

/// Compiled, not run.
const _: () = {
    client::<toornament::Client>();
    client::<runsignup::Client>();
    client::<Reply>();
    shared::<toornament::ClientBuilder>();
    shared::<runsignup::ClientBuilder>();
    shared::<Error>();
    shared::<BuildError>();
    shared::<DecodeError>();
    shared::<Request>();
    shared::<Patch<String>>();
    send::<ReplyFuture>();

    handle::<toornament::participants::Participants<'_>>();
    handle::<toornament::registrations::Registrations<'_>>();
    handle::<runsignup::race_groups_teams::RaceGroupsTeams<'_>>();
    handle::<runsignup::race_series_scoring::RaceSeriesScoring<'_>>();

    call::<toornament::participants::ListParticipants, _, _>();
    call::<toornament::participants::CreateParticipant, _, _>();
    call::<toornament::participants::GetParticipant, _, _>();
    call::<toornament::participants::DeleteParticipant, _, _>();
    call::<toornament::participants::UpdateParticipant, _, _>();
    call::<toornament::registrations::ListRegistrations, _, _>();
    call::<toornament::registrations::CreateRegistration, _, _>();
    call::<toornament::registrations::GetRegistration, _, _>();
    call::<toornament::registrations::DeleteRegistration, _, _>();
    call::<toornament::registrations::UpdateRegistration, _, _>();
    call::<runsignup::race_groups_teams::ManageTeams, _, _>();
    call::<runsignup::race_series_scoring::LinkUsers, _, _>();
};

#[tokio::test]
async fn a_call_outlives_its_arguments_and_crosses_threads() {
    let body = r#"{"checked_in": true, "checked_in_at": null, "custom_fields": {}, "custom_user_identifier": null, "email": null, "id": "7", "name": "Snow", "user_id": null}"#;
    let server = Server::start(&[&answer("200 OK", "", body)]).await;
    let call = {
        let client = toornament(&server.url);
        let (tournament, id) = (String::from("1"), String::from("7"));
        client.participants().get(&tournament, &id)
    };
    let response = tokio::spawn(call.into_future()).await.unwrap().unwrap();
    assert_eq!(response.name, "Snow");
}

#[tokio::test]
async fn clones_share_their_settings() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = toornament(&server.url);
    let clone = client.clone();
    drop(client);
    clone.participants().delete("1", "7").await.unwrap();
    assert_eq!(server.request().header("x-api-key"), [KEY]);
}

#[test]
fn without_a_base_url_calls_go_where_the_documents_say() {
    let toornament = toornament::Client::builder()
        .api_key(KEY)
        .oauth2_token(TOKEN)
        .build()
        .unwrap();
    let call = toornament.participants().get("1", "7").build().unwrap();
    assert_eq!(
        call.url().as_str(),
        "https://api.toornament.com/organizer/v2/tournaments/1/participants/7"
    );
    let runsignup = runsignup::Client::builder();
    let runsignup = runsignup.tmp_key(KEY).tmp_secret(TOKEN).build().unwrap();
    let form =
        runsignup::model::ManageTeamsForm::new(runsignup::model::ManageTeamsRequest::default());
    let call = runsignup.race_groups_teams().manage_teams(&form, &[2], 1);
    assert_eq!(
        call.build().unwrap().url().as_str(),
        "https://api.runsignup.com/rest/v2/teams/manage-teams.json?event_ids=2&race_id=1&tmp_key=example-key&tmp_secret=example-token"
    );
}

#[tokio::test]
async fn build_gives_the_request_and_sends_nothing() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = toornament(&server.url);
    let call = client.participants().list("a/b");
    let request = call.name("a b").build().unwrap();
    assert_eq!(request.method(), "GET");
    let expected = format!("{}/tournaments/a%2Fb/participants?name=a%20b", server.url);
    assert_eq!(request.url().as_str(), expected);
    assert_eq!(request.headers()["range"], "participants=0-49");
    assert_eq!(request.headers()["authorization"], "Bearer example-token");
    assert!(request.headers()["authorization"].is_sensitive());
    assert!(server.requests().is_empty());

    // Any transport sends it.
    let answer = Transport::send(&http(), request).await.unwrap();
    assert_eq!(answer.status(), 204);
    let line = "GET /tournaments/a%2Fb/participants?name=a%20b";
    assert_eq!(server.request().line(), line);
}

#[tokio::test]
async fn send_raw_gives_every_answer_untouched() {
    for (status, body) in [
        ("206 P", "[]"),
        ("404 N", "{}"),
        ("503 U", "<html>"),
        ("302 F", ""),
    ] {
        let server = Server::start(&[&answer(status, "X-Seen: yes\r\n", body)]).await;
        let client = toornament(&server.url);
        let call = client.registrations().list("1");
        let reply = call.send_raw().await.unwrap();
        assert_eq!(reply.status().as_str(), &status[..3]);
        assert_eq!(reply.headers()["x-seen"], "yes");
        assert_eq!(reply.body().as_ref(), body.as_bytes());
    }
}

#[tokio::test]
async fn an_http_client_of_the_users_own_sends_the_calls() {
    // It accepts no connection, so it never answers; the kernel holds the connection.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    install_tls();
    let http = reqwest::Client::builder().timeout(Duration::from_millis(20));
    let client = toornament::Client::builder()
        .base_url(url)
        .api_key(KEY)
        .oauth2_token(TOKEN)
        .http_client(http.build().unwrap())
        .build()
        .unwrap();
    let error = client.registrations().get("1", "7").await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}

#[test]
fn a_client_that_cannot_work_is_not_built() {
    let builder = toornament::Client::builder;
    for (builder, expected) in [
        (builder().base_url("api.toornament.com"), "the base URL"),
        (builder().base_url("https://x/?key=1"), "it has a query"),
        (
            builder().api_key(""),
            "`apiKey` cannot be used: it is empty",
        ),
        (builder().api_key("a\r\nb"), "`apiKey` cannot be used"),
        (builder().oauth2_token("a b"), "`oauth2` cannot be used"),
    ] {
        let error = builder.build().unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
