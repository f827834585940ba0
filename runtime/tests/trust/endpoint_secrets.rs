//! No secret in what is said of endpoints for tokens, whatever they say.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::{
    answer,
    api::{self, API, OAUTH},
    marks::{clean_debug, clean_error, marked},
    script::{Scripted, Step, send},
    secrets::{ALL, FORMS, set},
};
use specwright_runtime::{
    AuthorizationCode, ClientCredentials, RefreshToken, Value, glue::Credential,
};

#[tokio::test]
async fn no_endpoint_for_tokens_is_repeated() {
    let turn = Arc::new(AtomicUsize::new(0));
    let place = Arc::clone(&turn);
    let server = Scripted::start(move |request| {
        let place = place.load(Ordering::SeqCst);
        let by = request.header("authorization").join(" ");
        let said = FORMS[place % FORMS.len()](&format!("{by} {}", request.body()));
        let said = Value::from(said);
        vec![match place / FORMS.len() {
            0 => send(&answer("400 No", "", &format!(r#"{{"error":{said}}}"#))),
            1 => send(&answer(
                "401 No",
                "",
                &format!(r#"{{"error":"a","error_description":{said}}}"#),
            )),
            2 => send(&answer(
                "200 OK",
                "",
                &format!(r#"{{"access_token":"x","token_type":{said}}}"#),
            )),
            3 => send(&answer("200 OK", "", &said.to_string())),
            4 => send(&answer(
                "500 No",
                &format!("Location: {by}\r\n"),
                &said.to_string(),
            )),
            _ => Step::Reset,
        }]
    })
    .await;
    for place in 0..FORMS.len() * 6 {
        turn.store(place, Ordering::SeqCst);
        let plain = || ClientCredentials::new("id", marked("secret")).parameter("key", marked("p"));
        let refresh = || RefreshToken::new("id", marked("s"), marked("r"));
        for source in [
            Credential::source(plain()),
            Credential::source(plain().basic_auth()),
            Credential::source(refresh()),
            Credential::source(refresh().basic_auth()),
        ] {
            clean_debug(&source);
            let client = set(api::builder(&server.url), source).build().unwrap();
            let error = client
                .call("GET /x", &[], ALL)
                .send_raw()
                .await
                .unwrap_err();
            assert!(error.is_token(), "{error:?}");
            clean_error(&error);
        }
        clean_debug(&(plain(), plain().basic_auth(), refresh()));
        // A login.
        let client = api::builder(&server.url).build().unwrap();
        let flow = AuthorizationCode::new(&API, OAUTH, "id", "https://b/");
        let login = flow
            .resume(&client, marked("state"), marked("verifier"))
            .unwrap();
        clean_debug(&login);
        let (state, secret, code) = (marked("state"), marked("secret"), marked("code"));
        let redeemed = login.redeem(&client, &secret, &code, &state).await;
        clean_error(&redeemed.unwrap_err());
    }
}
