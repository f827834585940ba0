//! Key, token and scope.

use std::time::Duration;

use serde_json::Value;
use startlist::{
    Request,
    toornament::{Client, ClientBuilder},
};
use startlist_sandbox::{Sandbox, seed::demo};

use crate::{
    alter::{Alter, header},
    cup::{client, reasons, refused},
    place::http,
};

/// What reading the first registration of the demo comes to.
async fn read(client: &Client) -> Result<(), String> {
    let call = client.registrations().get(demo::TEAM, demo::REGISTRATION);
    match call.await {
        Ok(_) => Ok(()),
        Err(error) => {
            let error = error.into_error();
            // Secrets are not repeated.
            assert!(
                reasons(&error)
                    .iter()
                    .all(|it| it["invalid_value"].is_null())
            );
            Err(refused(&error))
        }
    }
}

#[tokio::test]
async fn key_and_token_are_both_needed() {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = sandbox.demo().toornament.clone();
    let (key, bearer) = (
        Some(&*demo.api_key),
        Some(format!("Bearer {}", demo.bearer_token)),
    );
    let bearer = bearer.as_deref();
    let http = http();
    for (key, bearer, outcome) in [
        (key, bearer, Ok(())),
        (None, None, Err("401 X-Api-Key Authorization")),
        (None, bearer, Err("401 X-Api-Key")),
        (Some("other"), bearer, Err("401 X-Api-Key")),
        (key, None, Err("401 Authorization")),
        (key, Some("Bearer other"), Err("401 Authorization")),
        (key, Some("Basic b3RoZXI="), Err("401 Authorization")),
        // The one in the place of the other.
        (Some(&*demo.bearer_token), bearer, Err("401 X-Api-Key")),
    ] {
        let (sent_key, sent_bearer) = (key.map(str::to_owned), bearer.map(str::to_owned));
        let alter = Alter(move |request: &mut Request| {
            header(request, "x-api-key", sent_key.as_deref());
            header(request, "authorization", sent_bearer.as_deref());
        });
        let client = client(&sandbox)
            .transport(http.clone())
            .hook(alter)
            .build()
            .unwrap();
        let outcome = outcome.map_err(str::to_owned);
        assert_eq!(read(&client).await, outcome, "{key:?} {bearer:?}");
    }
}

/// A token of the demo's application with these scopes.
async fn token(sandbox: &Sandbox, scopes: &str) -> String {
    let demo = &sandbox.demo().toornament;
    let body = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}&scope={scopes}",
        demo.client_id, demo.client_secret
    );
    let request = http()
        .post(sandbox.toornament_token_url())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body);
    let answer = request.send().await.unwrap().text().await.unwrap();
    let token: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(token["expires_in"], 90_000);
    token["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_token_lasts_until_its_end_and_has_its_scopes() {
    let sandbox = Sandbox::start().await.unwrap();
    let with = |token: String| client(&sandbox).oauth2_token(token).build().unwrap();
    let forbidden = || Err("403 Authorization".to_owned());
    let participants = async |client: &Client| {
        let got = client.participants().get(demo::TEAM, demo::PARTICIPANT);
        got.await.map(|_| ()).map_err(|e| refused(&e.into_error()))
    };
    let (one, other) = ("organizer:participant", "organizer:registration");
    for (scopes, first, second) in [
        (one.to_owned(), Ok(()), forbidden()),
        (other.to_owned(), forbidden(), Ok(())),
        (format!("{one}+{other}"), Ok(()), Ok(())),
        (String::new(), forbidden(), forbidden()),
    ] {
        let client = with(token(&sandbox, &scopes).await);
        assert_eq!(participants(&client).await, first, "{scopes}");
        assert_eq!(read(&client).await, second, "{scopes}");
    }

    let client = with(token(&sandbox, other).await);
    // The clock of the sandbox goes on while this test runs, but not for minutes.
    sandbox.controls().advance(Duration::from_mins(1490));
    assert_eq!(read(&client).await, Ok(()));
    sandbox.controls().advance(Duration::from_mins(10));
    let ended = Err("401 Authorization".to_owned());
    assert_eq!(read(&client).await, ended);
}

/// A client that fetches its tokens is told that one has ended, and fetches another.
#[tokio::test]
async fn a_client_that_fetches_tokens_never_notices() {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = &sandbox.demo().toornament;
    let builder: ClientBuilder = Client::builder()
        .base_url(sandbox.toornament_url())
        .oauth2_token_url(sandbox.toornament_token_url())
        .api_key(demo.api_key.clone())
        .client_credentials(demo.client_id.clone(), demo.client_secret.clone());
    let client = builder.build().unwrap();
    for _ in 0..3 {
        assert_eq!(read(&client).await, Ok(()));
        sandbox.controls().advance(Duration::from_hours(25));
    }
    let seen = sandbox.controls().requests();
    let statuses: Vec<_> = seen.iter().filter_map(|entry| entry.status).collect();
    assert_eq!(statuses, [200, 200, 401, 200, 200, 401, 200, 200]);
}
