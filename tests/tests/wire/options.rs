//! What holds for one call and not for its client, and what clients hold back by themselves.

use std::time::Duration;

use startlist::{CallOptions, Retry, runsignup, toornament, toornament::Credentials};
use test_server::{Answering, NO_CONTENT, Server, answer};

use crate::clients;

#[tokio::test]
async fn a_call_can_have_credentials_and_an_address_of_its_own() {
    let (usual, other) = (
        Server::start(&[NO_CONTENT]).await,
        Server::start(&[NO_CONTENT]).await,
    );
    let client = clients::toornament(&usual.url);
    let delete = || client.participants().delete("1", "7");
    let own = Credentials::new()
        .api_key("other-key")
        .oauth2_token("other-token");
    let key = |server: &Server| {
        let request = server.request();
        let [key, token] = ["x-api-key", "authorization"].map(|name| request.header(name).join(""));
        (key, token)
    };
    let of = |key: &str, token: &str| (key.to_owned(), format!("Bearer {token}"));

    let options = CallOptions::new().credentials(own);
    delete().options(options.clone()).await.unwrap();
    assert_eq!(key(&usual), of("other-key", "other-token"));

    delete()
        .options(options.base_url(&other.url))
        .await
        .unwrap();
    assert_eq!(key(&other), of("other-key", "other-token"));

    // Schemes that it leaves out are the client's.
    let half = CallOptions::new().credentials(Credentials::new().api_key("other-key"));
    delete().options(half).await.unwrap();
    assert_eq!(key(&usual), of("other-key", "example-token"));

    // The client is as it was.
    delete().await.unwrap();
    assert_eq!(key(&usual), of("example-key", "example-token"));
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn credentials_of_another_api_are_refused_unsent() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = clients::toornament(&server.url);
    let foreign = runsignup::Credentials::new().api_key("other-key");
    let options = CallOptions::new().credentials(foreign);
    let call = client.participants().delete("1", "7").options(options);
    let error = call.await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("the credentials are those of another API"),
        "{text}"
    );
    assert!(!text.contains("other-key"));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn credentials_can_be_kept_for_several_clients() {
    let server = Server::start(&[NO_CONTENT]).await;
    let kept = Credentials::new().api_key("example-key");
    let kept = kept.oauth2_token("example-token");
    for _ in 0..2 {
        let builder = toornament::Client::builder().base_url(&server.url);
        let builder = builder.http_client(clients::http());
        let client = builder.credentials(kept.clone()).build().unwrap();
        client.participants().delete("1", "7").await.unwrap();
        assert_eq!(server.request().header("x-api-key"), ["example-key"]);
    }
    assert!(!format!("{kept:?}").contains("example-key"));
}

#[tokio::test]
async fn runsignup_has_two_calls_at_a_time_unless_told_otherwise() {
    for (limit, expected) in [(None, 2), (Some(1), 1)] {
        let server = Answering::start(|_| answer("200 OK", "", r#"{"success":true}"#)).await;
        let builder = runsignup::Client::builder().base_url(&server.url);
        let builder = builder.http_client(clients::http());
        let builder = builder.oauth2_token("example-token");
        let client = match limit {
            Some(limit) => builder.concurrency(limit),
            None => builder,
        };
        let client = client.build().unwrap();
        let calls = (0..8).map(|_| {
            // Clones are of one client.
            let call = client.clone();
            let call = call.race_series_scoring().link_users(&[], 1, 2, 3, 4);
            tokio::spawn(call.into_future())
        });
        for call in calls.collect::<Vec<_>>() {
            call.await.unwrap().unwrap();
        }
        assert_eq!(server.requests().len(), 8);
        assert_eq!(server.most_at_once(), expected);
    }
}

#[tokio::test]
async fn toornament_is_asked_as_often_as_calls_come() {
    let server = Answering::start(|_| NO_CONTENT.to_owned()).await;
    let client = clients::toornament(&server.url);
    let calls = (0..8).map(|_| {
        let call = client.participants().delete("1", "7");
        tokio::spawn(call.into_future())
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    assert!(server.most_at_once() > 2, "{}", server.most_at_once());
}

#[tokio::test]
async fn what_may_be_repeated_is_and_nothing_else() {
    let busy = answer("503 Busy", "Retry-After: 0\r\n", "");
    let quick = || Retry::default().backoff(Duration::ZERO, Duration::ZERO);
    let count = async |options: CallOptions, writes: bool| {
        let server = Server::start(&[&busy, &busy, NO_CONTENT]).await;
        let client = clients::toornament(&server.url);
        let reply = match writes {
            false => client.registrations().get("1", "5").options(options),
            true => {
                let call = client.registrations().accept("1", "5").options(options);
                call.send_raw().await.unwrap();
                return server.requests().len();
            }
        };
        reply.send_raw().await.unwrap();
        server.requests().len()
    };
    let options = || CallOptions::new().retry(quick());
    assert_eq!(count(options(), false).await, 3);
    assert_eq!(count(options(), true).await, 1);
    assert_eq!(count(options().idempotent(true), true).await, 3);
    assert_eq!(count(options().idempotent(false), false).await, 1);
    assert_eq!(
        count(CallOptions::new().retry(quick().writes(true)), true).await,
        3
    );
    assert_eq!(
        count(CallOptions::new().retry(quick().attempts(2)), false).await,
        2
    );
}
