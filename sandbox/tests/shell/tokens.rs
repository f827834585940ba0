//! The token endpoints by hand: what they take, and how they refuse.

use serde_json::Value;
use startlist_sandbox::Sandbox;

use crate::raw::{Answer, Raw, ask, form, get};

const TOORNAMENT: &str = "/toornament/oauth/v2/token";
const ID: &str = "client_id=demo-toornament-client-id&client_secret=demo-toornament-client-secret";
const CREDENTIALS: &str = "grant_type=client_credentials";

const GRANT: &str = "/runsignup/Profile/OAuth2/RequestGrant";
const REDEEM: &str = "/runsignup/rest/v2/auth/auth-code-redemption.json";
const REFRESH: &str = "/runsignup/rest/v2/auth/refresh-token.json";
const RUNSIGNUP_ID: &str =
    "client_id=demo-runsignup-client-id&client_secret=demo-runsignup-client-secret";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const S256: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const BACK: &str = "redirect_uri=http%3A%2F%2Flocalhost%2Fcallback";

/// The shape that all answers of token endpoints have.
#[track_caller]
fn checked(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    answer.json()
}

#[track_caller]
fn refused(answer: &Answer, status: u16, error: &str) {
    assert_eq!(checked(answer, status)["error"], error);
}

#[tokio::test]
async fn client_credentials_give_the_scopes_that_are_asked_for() {
    let sandbox = Sandbox::start().await.unwrap();
    let scope = "scope=organizer%3Aregistration+organizer%3Aparticipant";
    let answer = form(
        sandbox.address(),
        TOORNAMENT,
        &format!("{CREDENTIALS}&{ID}&{scope}"),
    );
    let token = checked(&answer, 200);
    assert_eq!(token["token_type"], "Bearer");
    assert_eq!(token["expires_in"], 90_000);
    assert_eq!(
        token["scope"],
        "organizer:registration organizer:participant"
    );
    // None asked for, none given.
    let answer = form(
        sandbox.address(),
        TOORNAMENT,
        &format!("{CREDENTIALS}&{ID}"),
    );
    assert_eq!(checked(&answer, 200)["scope"], Value::Null);
}

#[tokio::test]
async fn toornament_refuses_as_rfc_6749_says() {
    let sandbox = Sandbox::start().await.unwrap();
    let rows = [
        ("", 400, "invalid_request"),
        (ID, 400, "invalid_request"),
        (CREDENTIALS, 400, "invalid_request"),
        (
            "grant_type=client_credentials&grant_type=x",
            400,
            "invalid_request",
        ),
        ("grant_type=&client_id=a", 400, "invalid_request"),
        ("grant_type=password", 400, "unsupported_grant_type"),
        (
            "grant_type=client_credentials&client_id=nobody&client_secret=x",
            401,
            "invalid_client",
        ),
        (
            "grant_type=client_credentials&client_id=demo-toornament-client-id",
            401,
            "invalid_client",
        ),
        (
            "grant_type=client_credentials&client_id=demo-toornament-client-id\
             &client_secret=demo-toornament-client-secret&scope=organizer:nonsense",
            400,
            "invalid_scope",
        ),
        (
            "grant_type=refresh_token&refresh_token=nothing&client_id=demo-toornament-client-id\
             &client_secret=demo-toornament-client-secret",
            400,
            "invalid_grant",
        ),
    ];
    for (body, status, error) in rows {
        refused(&form(sandbox.address(), TOORNAMENT, body), status, error);
    }
    let body = format!("{CREDENTIALS}&{ID}");
    let kind = ask(
        sandbox.address(),
        "POST",
        TOORNAMENT,
        "application/json",
        &body,
    );
    refused(&kind, 400, "invalid_request");
}

#[tokio::test]
async fn a_program_may_come_by_the_header() {
    let sandbox = Sandbox::start().await.unwrap();
    let at = sandbox.address();
    let send = |basic: &str| {
        let text = format!(
            "POST {TOORNAMENT} HTTP/1.1\r\nHost: {at}\r\nAuthorization: Basic {basic}\r\n\
             Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n\
             Content-Length: {}\r\n\r\n{CREDENTIALS}",
            CREDENTIALS.len()
        );
        Raw::open(at).send(&text).answer().unwrap()
    };
    // demo-toornament-client-id:demo-toornament-client-secret
    let right = "ZGVtby10b29ybmFtZW50LWNsaWVudC1pZDpkZW1vLXRvb3JuYW1lbnQtY2xpZW50LXNlY3JldA==";
    checked(&send(right), 200);
    for wrong in ["bm9ib2R5Ong=", "%%%", ""] {
        let answer = send(wrong);
        refused(&answer, 401, "invalid_client");
        assert!(
            answer
                .header("www-authenticate")
                .unwrap()
                .starts_with("Basic")
        );
    }
}

#[tokio::test]
async fn a_refresh_token_is_good_once_and_not_forever() {
    let sandbox = Sandbox::start().await.unwrap();
    let at = sandbox.address();
    let scope = "scope=organizer:participant";
    let first = form(at, TOORNAMENT, &format!("{CREDENTIALS}&{ID}&{scope}")).json();
    let refresh = |token: &Value| {
        let token = token["refresh_token"].as_str().unwrap();
        let body = format!("grant_type=refresh_token&refresh_token={token}&{ID}");
        form(at, TOORNAMENT, &body)
    };
    let second = checked(&refresh(&first), 200);
    assert_eq!(second["scope"], "organizer:participant");
    refused(&refresh(&first), 400, "invalid_grant");
    sandbox
        .controls()
        .advance(std::time::Duration::from_hours(24 * 365));
    refused(&refresh(&second), 400, "invalid_grant");
}

/// The query of the address that a person is sent back to.
fn granted(sandbox: &Sandbox, query: &str) -> String {
    let answer = get(sandbox.address(), &format!("{GRANT}?{query}"));
    assert_eq!(answer.status, 302, "{}", answer.text());
    let location = answer.header("location").unwrap();
    let (address, query) = location.split_once('?').unwrap();
    assert_eq!(address, "http://localhost/callback");
    query.to_owned()
}

fn code(sandbox: &Sandbox, challenge: &str) -> String {
    let query = format!(
        "response_type=code&client_id=demo-runsignup-client-id&{BACK}&scope=rsu_api_write\
         &state=a%26b&code_challenge={challenge}"
    );
    let query = granted(sandbox, &query);
    let (code, state) = query.split_once('&').unwrap();
    assert_eq!(state, "state=a%26b");
    code.strip_prefix("code=").unwrap().to_owned()
}

fn redeem(sandbox: &Sandbox, code: &str, more: &str) -> Answer {
    let body = format!("grant_type=authorization_code&{RUNSIGNUP_ID}&code={code}&{more}");
    form(sandbox.address(), REDEEM, &body)
}

#[tokio::test]
async fn a_code_becomes_a_token_for_who_asked_for_it() {
    let sandbox = Sandbox::start().await.unwrap();
    let good = format!("{BACK}&code_verifier={VERIFIER}");
    for challenge in [
        format!("{S256}&code_challenge_method=S256"),
        VERIFIER.to_owned(),
    ] {
        let code = code(&sandbox, &challenge);
        let token = checked(&redeem(&sandbox, &code, &good), 200);
        assert_eq!(token["expires_in"], 2_592_000);
        assert_eq!(token["scope"], "rsu_api_write");
        // A code is good once.
        refused(&redeem(&sandbox, &code, &good), 400, "invalid_grant");
        let refresh = token["refresh_token"].as_str().unwrap();
        let body = format!("grant_type=refresh_token&refresh_token={refresh}&{RUNSIGNUP_ID}");
        checked(&form(sandbox.address(), REFRESH, &body), 200);
    }
}

#[tokio::test]
async fn a_code_is_worth_nothing_for_others_and_after_five_minutes() {
    let sandbox = Sandbox::start().await.unwrap();
    let challenge = format!("{S256}&code_challenge_method=S256");
    let good = format!("{BACK}&code_verifier={VERIFIER}");
    let rows = [
        format!("{BACK}&code_verifier={S256}"),
        format!("redirect_uri=http%3A%2F%2Flocalhost%2Fother&code_verifier={VERIFIER}"),
    ];
    for wrong in rows {
        let code = code(&sandbox, &challenge);
        refused(&redeem(&sandbox, &code, &wrong), 400, "invalid_grant");
        refused(&redeem(&sandbox, &code, &good), 400, "invalid_grant");
    }
    let code = code(&sandbox, &challenge);
    refused(&redeem(&sandbox, &code, BACK), 400, "invalid_request");
    refused(&redeem(&sandbox, "nothing", &good), 400, "invalid_grant");
    sandbox
        .controls()
        .advance(std::time::Duration::from_mins(5));
    refused(&redeem(&sandbox, &code, &good), 400, "invalid_grant");
}

#[tokio::test]
async fn what_is_wrong_with_a_login_is_told_where_it_may_be_told() {
    let sandbox = Sandbox::start().await.unwrap();
    let id = "client_id=demo-runsignup-client-id";
    // Nobody is sent to an address that no known program has asked for.
    for query in [
        String::new(),
        format!("{BACK}&response_type=code"),
        format!("client_id=nobody&{BACK}&response_type=code"),
        format!("{id}&response_type=code"),
        format!("{id}&redirect_uri=nonsense&response_type=code"),
        format!("{id}&{id}&{BACK}"),
    ] {
        let answer = get(sandbox.address(), &format!("{GRANT}?{query}"));
        refused(&answer, 400, "invalid_request");
    }
    let challenge = format!("code_challenge={S256}");
    let rows = [
        (String::new(), "invalid_request"),
        (
            "response_type=token".to_owned(),
            "unsupported_response_type",
        ),
        ("response_type=code".to_owned(), "invalid_request"),
        (
            "response_type=code&code_challenge=short".to_owned(),
            "invalid_request",
        ),
        (
            format!("response_type=code&{challenge}&code_challenge_method=MD5"),
            "invalid_request",
        ),
        (
            format!("response_type=code&{challenge}&scope=everything"),
            "invalid_scope",
        ),
    ];
    for (more, error) in rows {
        let query = granted(&sandbox, &format!("{id}&{BACK}&state=s&{more}"));
        assert!(query.starts_with(&format!("error={error}&")), "{query}");
        assert!(query.ends_with("&state=s"), "{query}");
    }
}

#[tokio::test]
async fn each_address_of_runsignup_has_its_grant() {
    let sandbox = Sandbox::start().await.unwrap();
    let rows = [(REDEEM, "refresh_token"), (REFRESH, "authorization_code")];
    for (path, grant) in rows {
        let answer = form(
            sandbox.address(),
            path,
            &format!("grant_type={grant}&{RUNSIGNUP_ID}"),
        );
        refused(&answer, 400, "unsupported_grant_type");
    }
}
