//! The token endpoints by the client that users have.

use startlist::{ClientCredentials, RefreshToken, reqwest, runsignup, toornament};
use startlist_sandbox::Sandbox;

/// The requests to token endpoints, with their status.
fn tokens(sandbox: &Sandbox) -> Vec<(String, Option<u16>)> {
    let seen = sandbox.controls().requests().into_iter();
    let words = ["/oauth/", "/auth/", "/OAuth2/"];
    seen.filter(|entry| words.iter().any(|word| entry.path.contains(word)))
        .map(|entry| (entry.path, entry.status))
        .collect()
}

fn client(sandbox: &Sandbox, source: ClientCredentials) -> toornament::Client {
    let builder = toornament::Client::builder()
        .base_url(sandbox.toornament_url())
        .api_key(sandbox.demo().toornament.api_key.clone())
        .oauth2_token_url(sandbox.toornament_token_url())
        .oauth2_token_source(source);
    builder.build().unwrap()
}

#[tokio::test]
async fn client_credentials_are_exchanged_for_a_token() {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = &sandbox.demo().toornament;
    let source = || ClientCredentials::new(&*demo.client_id, &*demo.client_secret);
    for source in [source(), source().basic_auth()] {
        let client = client(&sandbox, source);
        let listed = client
            .participants()
            .list(&demo.tournaments.team)
            .range(0..1)
            .await;
        assert_eq!(listed.unwrap().len(), 1);
    }
    let path = "/toornament/oauth/v2/token".to_owned();
    assert_eq!(tokens(&sandbox), vec![(path, Some(200)); 2]);
}

#[tokio::test]
async fn a_wrong_secret_is_an_error_of_the_token() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client(
        &sandbox,
        ClientCredentials::new("nobody", "not-a-real-secret"),
    );
    let error = client
        .participants()
        .list("1")
        .range(0..1)
        .await
        .unwrap_err();
    assert!(error.is_token());
    let mut text = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(error) = source {
        text.push_str(&error.to_string());
        source = error.source();
    }
    assert!(text.contains("invalid_client"), "{text}");
}

/// What the server sends a person back with.
async fn sent_back(url: &str) -> (String, String) {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let answer = client.get(url).send().await.unwrap();
    let location = answer.headers()["location"].to_str().unwrap();
    let location = reqwest::Url::parse(location).unwrap();
    let get = |name: &str| {
        let mut pairs = location.query_pairs();
        pairs.find(|(key, _)| key == name).unwrap().1.into_owned()
    };
    (get("code"), get("state"))
}

fn runner(sandbox: &Sandbox, token_url: &str) -> runsignup::ClientBuilder {
    runsignup::Client::builder()
        .base_url(sandbox.runsignup_url())
        .oauth2_token_url(token_url)
}

#[tokio::test]
async fn a_login_gives_a_token_that_can_be_refreshed() {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = &sandbox.demo().runsignup;
    let anonymous = runner(&sandbox, sandbox.runsignup_token_url())
        .build()
        .unwrap();
    let login = runsignup::Client::authorization_code(&*demo.client_id, "http://localhost/back")
        .scopes(["rsu_api_write"])
        .authorization_url(sandbox.runsignup_authorization_url())
        .begin(&anonymous)
        .unwrap();
    let (code, state) = sent_back(login.url().as_str()).await;
    let token = login.redeem(&anonymous, &demo.client_secret, &code, &state);
    let token = token.await.unwrap();
    assert_eq!(token.scope(), Some("rsu_api_write"));
    assert_eq!(token.lifetime().map(|time| time.as_secs()), Some(2_592_000));

    let refresh = token.refresh_token().unwrap();
    let source = RefreshToken::new(&*demo.client_id, &*demo.client_secret, refresh);
    let client = runner(&sandbox, sandbox.runsignup_refresh_url()).oauth2_token_source(source);
    let client = client.build().unwrap();
    let (series, year) = (demo.race_series_id, demo.race_series_year_id);
    let calls = client.race_series_scoring();
    let linked = calls.link_users(&[], demo.event_id, demo.race_id, series, year);
    assert!(linked.await.unwrap().success);
    let (grant, redeem, refresh) = (
        "/runsignup/Profile/OAuth2/RequestGrant",
        "/runsignup/rest/v2/auth/auth-code-redemption.json",
        "/runsignup/rest/v2/auth/refresh-token.json",
    );
    let expected = [(grant, 302), (redeem, 200), (refresh, 200)];
    let expected = expected.map(|(path, status)| (path.to_owned(), Some(status)));
    assert_eq!(tokens(&sandbox), expected);
}
