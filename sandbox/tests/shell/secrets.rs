//! No credential is in what the program writes, wherever clients put it.

use serde_json::Value;

use crate::{
    command::Running,
    raw::{Raw, form, get},
};

const LIST: &str = "/toornament/organizer/v2/tournaments/1/participants";
const TEAMS: &str = "/runsignup/rest/v2/teams/manage-teams.json";

/// The values of the first line that are credentials.
fn credentials(ready: &Value) -> Vec<String> {
    let words = ["key", "secret", "token", "client_id"];
    let is_credential = |name: &str| words.iter().any(|word| name.ends_with(word));
    let apis = [&ready["toornament"], &ready["runsignup"]];
    let members = apis.into_iter().flat_map(|api| api.as_object().unwrap());
    members
        .filter(|(name, _)| is_credential(name))
        .map(|(_, value)| value.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn neither_the_log_nor_the_list_of_requests_has_a_credential() {
    let running = Running::start(&["--controls"]);
    let at = running.address();
    let mut secrets = credentials(&running.ready);
    assert_eq!(secrets.len(), 12);
    secrets.push("demo-runsignup-client-id".to_owned());
    secrets.push("demo-runsignup-client-secret".to_owned());

    // Every credential, in every place that there is, and in some that there are not.
    for secret in &secrets {
        for name in [
            "api_key",
            "API%5FKEY",
            "nonsense",
            "client_secret",
            "tmp_secret",
        ] {
            get(at, &format!("{LIST}?{name}={secret}"));
            get(at, &format!("{TEAMS}?race_id=1&{name}={secret}"));
        }
        get(at, &format!("/?{secret}"));
        let headers = format!(
            "GET {LIST} HTTP/1.1\r\nHost: {at}\r\nX-Api-Key: {secret}\r\n\
             X-RSU-API-SECRET: {secret}\r\nAuthorization: Bearer {secret}\r\n\
             Cookie: a={secret}\r\n\r\n"
        );
        Raw::open(at).send(&headers).answer().unwrap();
        let body =
            format!("grant_type=client_credentials&client_id={secret}&client_secret={secret}");
        form(at, "/toornament/oauth/v2/token", &body);
    }
    let issued = form(
        at,
        "/toornament/oauth/v2/token",
        "grant_type=client_credentials&client_id=demo-toornament-client-id\
         &client_secret=demo-toornament-client-secret",
    );
    let issued = issued.json();
    let of_login = get(
        at,
        "/runsignup/Profile/OAuth2/RequestGrant?response_type=code&state=not-a-real-state\
         &client_id=demo-runsignup-client-id&redirect_uri=http%3A%2F%2Flocalhost%2Fback\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    );
    let location = of_login.header("location").unwrap();
    let code = location
        .split("code=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    for name in ["access_token", "refresh_token"] {
        secrets.push(issued[name].as_str().unwrap().to_owned());
    }
    secrets.extend(["not-a-real-state".to_owned(), code.to_owned()]);
    secrets.push("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM".to_owned());

    let seen = get(at, "/_sandbox/requests");
    let ended = running.end("-TERM");
    assert_eq!(ended.out, "");
    assert!(
        ended.err.contains("race_id=1&api_key=[redacted]"),
        "{}",
        ended.err
    );
    for secret in &secrets {
        assert!(!ended.err.contains(secret.as_str()), "{secret}");
        assert!(!seen.text().contains(secret.as_str()), "{secret}");
    }
}
