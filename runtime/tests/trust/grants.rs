//! What is sent to token endpoints, and what is made of their answers.

use crate::{
    answer,
    api::{self, API, HEADER, LOGIN, OAUTH, TOKEN, need, read},
    script::{Scripted, send},
};
use specwright_runtime::{
    BoxError, BoxFuture, CallOptions, ClientCredentials, RefreshToken, Token, TokenSource,
    glue::{self as rt, Credential, Credentials},
};
use test_server::Request;

/// An endpoint that gives the same token to everybody, and an API.
async fn server(token: &str) -> Scripted {
    let token = answer("200 OK", "", token);
    Scripted::start(move |request| {
        let is_token = request.line().starts_with("POST");
        vec![match is_token {
            true => send(&token),
            false => send(&answer("200 OK", "", "1")),
        }]
    })
    .await
}

const GOOD: &str = r#"{"access_token":"abc","token_type":"bearer","expires_in":90000}"#;

pub fn client(url: &str, source: impl TokenSource) -> rt::Client {
    let builder = api::builder(url).credential(OAUTH, Credential::source(source));
    builder.build().unwrap()
}

/// The lines of the requests, with what they authorize themselves by, and their bodies.
fn shown(requests: &[Request]) -> Vec<String> {
    let show = |r: &Request| {
        let by = r.header("authorization").join(" + ");
        format!("{} [{by}] {}", r.line(), r.body())
    };
    requests.iter().map(show).collect()
}

#[tokio::test]
async fn forms_are_as_the_standard_has_them() {
    const SCOPES: rt::Auth = &[&[need(OAUTH, &["teams:read", "teams:write"])]];
    let id = || ClientCredentials::new("an id", "s/cret");
    let rows: [(Box<dyn TokenSource>, rt::Auth, &str); 6] = [
        (
            Box::new(id()),
            TOKEN,
            "POST /token [] grant_type=client_credentials&client_id=an%20id&client_secret=s%2Fcret",
        ),
        (
            Box::new(id()),
            SCOPES,
            "POST /token [] grant_type=client_credentials&client_id=an%20id&client_secret=s%2Fcret\
             &scope=teams%3Aread%20teams%3Awrite",
        ),
        (
            Box::new(id().basic_auth().parameter("audience", "all")),
            TOKEN,
            // `an%20id:s%2Fcret`
            "POST /token [Basic YW4lMjBpZDpzJTJGY3JldA==] grant_type=client_credentials&audience=all",
        ),
        (
            Box::new(id().basic_auth().scopes(["other"])),
            SCOPES,
            "POST /token [Basic YW4lMjBpZDpzJTJGY3JldA==] grant_type=client_credentials&scope=other",
        ),
        (
            Box::new(RefreshToken::new("id", "", "r+1")),
            SCOPES,
            "POST /refresh [] grant_type=refresh_token&refresh_token=r%2B1&client_id=id\
             &scope=teams%3Aread%20teams%3Awrite",
        ),
        (
            Box::new(RefreshToken::new("id", "secret", "r1").basic_auth()),
            TOKEN,
            "POST /refresh [Basic aWQ6c2VjcmV0] grant_type=refresh_token&refresh_token=r1",
        ),
    ];
    for (source, auth, expected) in rows {
        let server = server(GOOD).await;
        read(&client(&server.url, Boxed(source)), auth)
            .await
            .unwrap();
        let requests = server.requests();
        assert_eq!(shown(&requests), [expected, "GET /items/a [Bearer abc] "]);
        let token = &requests[0];
        assert_eq!(token.header("accept"), ["application/json"]);
        let form = "application/x-www-form-urlencoded";
        assert_eq!(token.header("content-type"), [form]);
    }
}

struct Boxed(Box<dyn TokenSource>);

impl TokenSource for Boxed {
    fn token<'a>(
        &'a self,
        request: specwright_runtime::TokenRequest<'a>,
    ) -> BoxFuture<'a, Result<Token, BoxError>> {
        self.0.token(request)
    }
}

#[tokio::test]
async fn each_list_of_scopes_has_a_token_of_its_own() {
    const A: rt::Auth = &[&[need(OAUTH, &["a"])]];
    const AB: rt::Auth = &[&[need(OAUTH, &["a", "b"])]];
    let server = server(GOOD).await;
    let client = client(&server.url, ClientCredentials::new("id", "secret"));
    for auth in [A, AB, TOKEN, A, AB, TOKEN] {
        read(&client, auth).await.unwrap();
    }
    let requests = server.requests();
    let forms = requests.iter().filter(|r| !r.body().is_empty());
    let scopes: Vec<_> = forms.map(|r| r.body().split_once("scope=")).collect();
    let scopes = scopes.iter().map(|s| s.map_or("", |(_, scope)| scope));
    assert_eq!(scopes.collect::<Vec<_>>(), ["a", "a%20b", ""]);
}

#[tokio::test]
async fn answers_of_endpoints() {
    for (token, expected) in [
        (GOOD, ""),
        (r#"{"access_token":"abc","token_type":"BEARER"}"#, ""),
        (r#"{"access_token":"abc","expires_in":0}"#, ""),
        (
            r#"{"access_token":"abc","token_type":"mac"}"#,
            "tokens of type `mac` cannot be sent",
        ),
        (r#"{"access_token":"a b"}"#, "visible ASCII"),
        (r#"{"access_token":"#, "it is not JSON"),
        ("{}", "it has no `access_token`"),
    ] {
        let server = server(token).await;
        let client = client(&server.url, ClientCredentials::new("id", "secret"));
        match read(&client, TOKEN).await {
            Ok(_) => assert_eq!(expected, "", "{token}"),
            Err(error) => {
                assert!(error.is_token(), "{error:?}");
                assert!(
                    !expected.is_empty() && error.to_string().contains(expected),
                    "{error}"
                );
                assert_eq!(server.requests().len(), 1);
            }
        }
    }
}

#[tokio::test]
async fn the_endpoint_can_be_another_one_for_the_client_and_for_a_call() {
    let server = server(GOOD).await;
    let source = Credential::source(ClientCredentials::new("id", "secret"));
    let client = api::builder(&server.url)
        .credential(OAUTH, source)
        .token_url(OAUTH, "/other")
        .build()
        .unwrap();
    let own = Credentials::new(&API).token_url(OAUTH, &format!("{}/own", server.url));
    let own = CallOptions::new().credentials(own);
    for _ in 0..2 {
        read(&client, TOKEN).await.unwrap();
        read(&client, TOKEN).options(own.clone()).await.unwrap();
    }
    let requests = server.requests();
    let lines: Vec<&str> = requests.iter().map(Request::line).collect();
    let call = "GET /items/a";
    assert_eq!(lines, ["POST /other", call, "POST /own", call, call, call]);
}

#[tokio::test]
async fn a_call_may_have_credentials_of_its_own() {
    const BOTH: rt::Auth = &[&[need(HEADER, &[]), need(OAUTH, &[])]];
    let server = server(GOOD).await;
    let client = api::builder(&server.url)
        .credential(OAUTH, Credential::secret("client".to_owned()))
        .credential(HEADER, Credential::secret("key".to_owned()))
        .build()
        .unwrap();
    for (own, expected) in [
        (None, "Bearer client"),
        (Some(Credential::secret("own".to_owned())), "Bearer own"),
        (Some(Credential::source(api::source())), "Bearer token1"),
    ] {
        let mut call = read(&client, BOTH);
        if let Some(own) = own {
            let own = Credentials::new(&API).set(OAUTH, own);
            call = call.options(CallOptions::new().credentials(own));
        }
        call.await.unwrap();
        let requests = server.requests();
        assert_eq!(requests[0].header("authorization"), [expected]);
        assert_eq!(requests[0].header("x-api-key"), ["key"]);
    }
}

#[tokio::test]
async fn what_cannot_be_used_is_told_before_anything_is_sent() {
    const EITHER: rt::Auth = &[
        &[need(HEADER, &[]), need(OAUTH, &["a", "b"])],
        &[need(LOGIN, &[])],
    ];
    // The same to the letter, and another API.
    static TWIN: rt::Api = rt::Api {
        name: "twin",
        ..api::COPY
    };
    let server = server(GOOD).await;
    let client = api::builder(&server.url).build().unwrap();
    let error = read(&client, EITHER).await.unwrap_err();
    assert!(error.is_credentials() && error.attempts() == 0, "{error:?}");
    assert_eq!(
        error.to_string(),
        "GET /items/{}: a credential is missing; needed: \
         `headerKey` and `oauth` (scope a b), or `login`"
    );
    let twin = Credentials::new(&TWIN).set(OAUTH, Credential::secret("twin".to_owned()));
    let own = CallOptions::new().credentials(twin.clone());
    let error = read(&client, TOKEN).options(own).await.unwrap_err();
    assert!(error.is_request(), "{error:?}");
    assert!(
        error.to_string().contains("those of another API"),
        "{error}"
    );
    let built = api::builder(&server.url).credentials(twin).build();
    assert!(
        built
            .unwrap_err()
            .to_string()
            .contains("those of another API")
    );
    let wrong = Credentials::new(&API).set(LOGIN, Credential::secret("word".to_owned()));
    let own = CallOptions::new().credentials(wrong);
    let error = read(&client, TOKEN).options(own).await.unwrap_err();
    assert!(
        error.to_string().contains("`login` cannot be used"),
        "{error}"
    );
    assert_eq!(server.connections(), 0);
}
