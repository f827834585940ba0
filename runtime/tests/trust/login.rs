//! The authorization code flow.

use crate::{
    answer,
    api::{self, API, OAUTH, TOKEN},
    script::{Scripted, send},
};
use specwright_runtime::{AuthorizationCode, RefreshToken, glue as rt, glue::Credential};

const SECRET: &str = "s/cret";
/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn flow() -> AuthorizationCode {
    AuthorizationCode::new(&API, OAUTH, "an id", "https://me.example/back").scopes(["a", "b:c"])
}

async fn server() -> (Scripted, rt::Client) {
    let server = Scripted::start(|request| {
        let body = match request.line() {
            "POST /code" => r#"{"access_token":"first","refresh_token":"r1","expires_in":60}"#,
            _ => "1",
        };
        vec![send(&answer("200 OK", "", body))]
    })
    .await;
    let client = api::builder(&server.url).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn a_person_is_sent_off_and_the_code_is_redeemed() {
    let (server, client) = server().await;
    let login = flow().resume(&client, "the state", VERIFIER).unwrap();
    assert_eq!(
        login.url().as_str(),
        format!(
            "{}/authorize?audience=api&response_type=code&client_id=an+id\
             &redirect_uri=https%3A%2F%2Fme.example%2Fback&scope=a+b%3Ac&state=the+state\
             &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\
             &code_challenge_method=S256",
            server.url
        )
    );
    let token = login.redeem(&client, SECRET, "the code", "the state").await;
    let token = token.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].line(), "POST /code");
    assert_eq!(
        requests[0].body(),
        format!(
            "grant_type=authorization_code&client_id=an%20id&code=the%20code\
             &redirect_uri=https%3A%2F%2Fme.example%2Fback&code_verifier={VERIFIER}\
             &client_secret=s%2Fcret"
        )
    );
    // What came serves the first call, without another request.
    let source = RefreshToken::after("an id", SECRET, token);
    let client = api::builder(&server.url).credential(OAUTH, Credential::source(source));
    api::read(&client.build().unwrap(), TOKEN).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].header("authorization"), ["Bearer first"]);
}

#[tokio::test]
async fn no_code_is_redeemed_for_another_state() {
    let (server, client) = server().await;
    for state in ["", "the stat", "the state ", "The state"] {
        let login = flow().resume(&client, "the state", VERIFIER).unwrap();
        let error = login.redeem(&client, SECRET, "code", state).await;
        let error = error.unwrap_err();
        assert!(error.is_request(), "{error:?}");
        assert!(error.to_string().contains("state"), "{error}");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_login_that_begins_has_a_state_and_a_verifier_of_its_own() {
    let (_server, client) = server().await;
    let (a, b) = (
        flow().begin(&client).unwrap(),
        flow().begin(&client).unwrap(),
    );
    assert_ne!(a.state(), b.state());
    assert_ne!(a.verifier(), b.verifier());
    // Elsewhere it goes on where it was.
    let again = flow().resume(&client, a.state(), a.verifier()).unwrap();
    assert_eq!(again.url(), a.url());
    assert!(a.url().as_str().contains(a.state()));
    assert!(!a.url().as_str().contains(a.verifier()));
    let elsewhere = flow().authorization_url("https://login.example/go");
    let login = elsewhere.begin(&client).unwrap();
    assert!(
        login
            .url()
            .as_str()
            .starts_with("https://login.example/go?response_type=code")
    );
}
