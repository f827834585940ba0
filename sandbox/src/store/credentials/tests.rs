//! Applications, tokens and codes.

use super::*;
use crate::{clock::Moment, testing::Desk};

const API: ApiName = ApiName::RunSignup;

fn desk() -> (Desk, i64) {
    let mut desk = Desk::new();
    let principal = desk.set_up(|t, _| {
        for (api, api_key) in [(ApiName::Toornament, Some("key")), (API, None)] {
            for id in ["one", "two"] {
                let new = NewClient {
                    api,
                    id,
                    secret: "fake",
                    api_key: api_key.filter(|_| id == "one"),
                    scopes: "a b",
                    redirect_uri: None,
                };
                add_client(t, new)?;
            }
        }
        add_principal(t, "P")
    });
    (desk, principal)
}

fn grant(principal: i64, refreshable: bool) -> Grant {
    Grant {
        api: API,
        client_id: "one".to_owned(),
        principal: Some(principal),
        scopes: Scopes::from("a"),
        refreshable,
    }
}

#[test]
fn scopes_are_a_set_in_order() {
    for (text, same) in [
        ("", ""),
        ("  a  b ", "a b"),
        ("b a b", "b a"),
        ("a\tb", "a b"),
    ] {
        assert_eq!(Scopes::from(text).text(), same);
    }
    let all = Scopes::from("a b");
    for (asked, covered) in [
        ("", true),
        ("b", true),
        ("b a", true),
        ("c", false),
        ("a c", false),
    ] {
        assert_eq!(all.cover(&Scopes::from(asked)), covered, "{asked}");
    }
    assert!(!all.has("A") && Scopes::default().is_empty());
}

#[test]
fn an_application_is_known_by_id_and_secret_in_its_api() {
    let (desk, _) = desk();
    for (api, id, secret, known) in [
        (API, "one", "fake", true),
        (API, "one", "FAKE", false),
        (API, "one", "", false),
        (API, "three", "fake", false),
        (ApiName::Toornament, "two", "fake", true),
    ] {
        let found = desk.read(|c| client(c, api, id, secret));
        assert_eq!(found.is_some(), known, "{id} {secret}");
        assert!(found.is_none_or(|row| row.scopes == Scopes::from("a b") && row.api == api));
    }
    assert!(desk.read(|c| client_by_id(c, API, "one")).is_some());
    assert!(desk.read(|c| client_by_id(c, API, "three")).is_none());
    for (key, known) in [("key", Some("one")), ("Key", None), ("", None)] {
        let found = desk.read(|c| api_key(c, key));
        assert_eq!(found.map(|row| row.client_id).as_deref(), known);
    }
}

#[test]
fn a_token_is_of_its_api_and_ends() {
    let (mut desk, principal) = desk();
    let issued = desk.set_up(|t, now| issue(t, &grant(principal, false), now));
    assert_eq!((issued.expires_in, issued.scope.as_str()), (2_592_000, "a"));
    assert_eq!(issued.refresh_token, None);
    let find = |desk: &Desk, api| desk.read(|c| token(c, api, &issued.access_token, desk.now));
    let row = find(&desk, API).unwrap();
    assert_eq!(
        (row.principal, row.scopes.text()),
        (Some(principal), "a".to_owned())
    );
    assert_eq!(find(&desk, ApiName::Toornament), None);
    desk.wait(issued.expires_in - 1);
    assert!(find(&desk, API).is_some());
    desk.wait(1);
    assert_eq!(find(&desk, API), None);
}

#[test]
fn tokens_differ_and_can_be_ended() {
    let (mut desk, principal) = desk();
    let mut tokens = Vec::new();
    for _ in 0..3 {
        let issued = desk.set_up(|t, now| issue(t, &grant(principal, true), now));
        tokens.extend([issued.access_token, issued.refresh_token.unwrap()]);
    }
    tokens.sort();
    tokens.dedup();
    assert_eq!(tokens.len(), 6);
    let one = tokens.iter().find(|it| it.contains("access")).unwrap();
    for ended in [true, false] {
        assert_eq!(desk.set_up(|t, _| revoke(t, API, one)), ended);
        assert_eq!(desk.read(|c| token(c, API, one, desk.now)), None);
    }
}

#[test]
fn a_refresh_token_is_taken_once_by_its_application() {
    let (mut desk, principal) = desk();
    let issued = desk.set_up(|t, now| issue(t, &grant(principal, true), now));
    let text = issued.refresh_token.unwrap();
    let mut take =
        |api, client: &str, text: &str| desk.set_up(|t, now| refresh(t, api, client, text, now));
    assert_eq!(take(API, "two", &text), None);
    assert_eq!(take(ApiName::Toornament, "one", &text), None);
    // An access token is none.
    assert_eq!(take(API, "one", &issued.access_token), None);
    assert_eq!(take(API, "one", &text), Some(grant(principal, true)));
    assert_eq!(take(API, "one", &text), None);
}

#[test]
fn a_code_is_taken_once_within_five_minutes() {
    let (mut desk, principal) = desk();
    let promised = CodeGrant {
        api: API,
        client_id: "one".to_owned(),
        principal,
        scopes: Scopes::from("a b"),
        redirect_uri: "http://localhost/".to_owned(),
        challenge: "x".to_owned(),
        challenge_method: "S256".to_owned(),
    };
    for (seconds, client, good) in [
        (0, "one", true),
        (299, "one", true),
        (300, "one", false),
        (0, "two", false),
    ] {
        let text = desk.set_up(|t, now| issue_code(t, &promised, now));
        desk.wait(seconds);
        let taken = desk.set_up(|t, now| code(t, API, client, &text, now));
        assert_eq!(taken, good.then(|| promised.clone()), "{seconds} {client}");
        if client == "one" {
            assert_eq!(desk.set_up(|t, now| code(t, API, "one", &text, now)), None);
        }
    }
}

#[test]
fn a_token_of_ones_own_choice_never_ends() {
    let (mut desk, principal) = desk();
    desk.set_up(|t, _| add_token(t, "mine", &grant(principal, false)));
    let row = desk.read(|c| token(c, API, "mine", Moment::MAX));
    assert_eq!(row.unwrap().expires_at, None);
}
