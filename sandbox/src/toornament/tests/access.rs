//! Key, token and scope.

use crate::{
    store::credentials::{ApiName, Grant, NewClient, Scopes, add_client, issue},
    testing::Desk,
    toornament::access::{PARTICIPANT, REGISTRATION, admit},
};

#[test]
fn key_and_token_are_both_needed_and_the_token_has_the_scope() {
    let mut desk = Desk::new();
    let token = desk.set_up(|t, now| {
        let new = NewClient {
            api: ApiName::Toornament,
            id: "app",
            secret: "fake",
            api_key: Some("key"),
            scopes: PARTICIPANT,
            redirect_uri: None,
        };
        add_client(t, new)?;
        let grant = Grant {
            api: ApiName::Toornament,
            client_id: "app".to_owned(),
            principal: None,
            scopes: Scopes::from(PARTICIPANT),
            refreshable: false,
        };
        Ok(issue(t, &grant, now)?.access_token)
    });
    let judge = |desk: &Desk, key, bearer, scope| {
        let admitted = desk.read(|c| admit(c, key, bearer, scope, desk.now));
        admitted.err().map(|refused| {
            let paths = refused.reasons.iter().map(|it| it.property_path.clone());
            // Secrets are not repeated.
            assert!(refused.reasons.iter().all(|it| it.invalid_value.is_none()));
            (refused.status, paths.collect::<Vec<_>>().join(" "))
        })
    };
    let (good, bad) = (Some(token.as_str()), Some("other"));
    for (key, bearer, scope, refused) in [
        (Some("key"), good, PARTICIPANT, None),
        (
            Some("key"),
            good,
            REGISTRATION,
            Some((403, "Authorization")),
        ),
        (
            None,
            None,
            PARTICIPANT,
            Some((401, "X-Api-Key Authorization")),
        ),
        (None, good, PARTICIPANT, Some((401, "X-Api-Key"))),
        (bad, good, PARTICIPANT, Some((401, "X-Api-Key"))),
        (Some("key"), None, PARTICIPANT, Some((401, "Authorization"))),
        (Some("key"), bad, PARTICIPANT, Some((401, "Authorization"))),
        (
            Some("key"),
            Some(""),
            PARTICIPANT,
            Some((401, "Authorization")),
        ),
    ] {
        let refused = refused.map(|(status, paths)| (status, paths.to_owned()));
        assert_eq!(
            judge(&desk, key, bearer, scope),
            refused,
            "{key:?} {bearer:?}"
        );
    }
    desk.wait(89_999);
    assert_eq!(judge(&desk, Some("key"), good, PARTICIPANT), None);
    desk.wait(1);
    let ended = Some((401, "Authorization".to_owned()));
    assert_eq!(judge(&desk, Some("key"), good, PARTICIPANT), ended);
}
