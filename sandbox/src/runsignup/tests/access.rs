//! The alternatives of credentials.

use crate::{
    clock::Moment,
    runsignup::access::{Presented, WRITE, for_links, for_teams},
    store::credentials::{
        ApiName, Grant, KeyKind, NewClient, NewKey, Scopes, add_client, add_key, add_principal,
        issue,
    },
    testing::Desk,
};

/// Keys of all kinds, each with a principal of its own: 1 to 4.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.set_up(|t, now| {
        for (kind, key, secret, idle_seconds) in [
            (KeyKind::Api, "api", "s1", None),
            (KeyKind::Tmp, "tmp", "s2", Some(3600)),
            (KeyKind::Rsu, "rsu", "s3", None),
            (KeyKind::Sp, "sp", "s4", None),
        ] {
            let principal = add_principal(t, key)?;
            let new = NewKey {
                kind,
                key,
                secret,
                principal,
                idle_seconds,
            };
            add_key(t, new, now)?;
        }
        Ok(())
    });
    desk
}

fn teams(desk: &mut Desk, presented: Presented<'_>) -> Result<i64, i64> {
    let outcome = desk.write(|t, now| for_teams(t, &presented, now));
    let outcome = outcome.map(|caller| caller.principal);
    outcome.map_err(|refused| refused.code.number())
}

/// A good pair of each kind.
fn pairs() -> [Presented<'static>; 4] {
    let none = Presented::default();
    [
        Presented {
            api_key: Some("api"),
            api_secret: Some("s1"),
            ..none
        },
        Presented {
            tmp_key: Some("tmp"),
            tmp_secret: Some("s2"),
            ..none
        },
        Presented {
            rsu_api_key: Some("rsu"),
            header_secret: Some("s3"),
            ..none
        },
        Presented {
            sp_api_key: Some("sp"),
            header_secret: Some("s4"),
            ..none
        },
    ]
}

#[test]
fn a_pair_of_key_and_secret_of_any_kind_will_do() {
    for (presented, principal) in pairs().into_iter().zip(1..) {
        assert_eq!(
            teams(&mut desk(), presented),
            Ok(principal),
            "{presented:?}"
        );
    }
}

#[test]
fn teams_need_a_pair_of_key_and_secret() {
    type Change = fn(&mut Presented<'static>);
    let [api, tmp, rsu, _] = pairs();
    let rows: [(Presented<'_>, Change, Result<i64, i64>); 13] = [
        (api, |it| it.api_key = None, Err(7)),
        (api, |it| (it.api_key, it.api_secret) = (None, None), Err(7)),
        (Presented::default(), |it| it.bearer = Some("token"), Err(7)),
        (api, |it| it.api_secret = None, Err(6)),
        (api, |it| it.api_secret = Some("s2"), Err(6)),
        (api, |it| it.api_key = Some("tmp"), Err(6)),
        (tmp, |it| it.tmp_secret = None, Err(6)),
        (rsu, |it| it.header_secret = None, Err(6)),
        (rsu, |it| it.header_secret = Some("s4"), Err(6)),
        // The secret of a version 2 key is a header, not a parameter.
        (
            rsu,
            |it| (it.header_secret, it.api_secret) = (None, Some("s3")),
            Err(6),
        ),
        // Not in combination, good as both are.
        (
            api,
            |it| (it.tmp_key, it.tmp_secret) = (Some("tmp"), Some("s2")),
            Err(6),
        ),
        // One complete pair is enough.
        (
            api,
            |it| (it.rsu_api_key, it.header_secret) = (Some("no"), Some("no")),
            Ok(1),
        ),
        (rsu, |it| it.sp_api_key = Some("no"), Ok(3)),
    ];
    for (mut presented, change, outcome) in rows {
        change(&mut presented);
        assert_eq!(teams(&mut desk(), presented), outcome, "{presented:?}");
    }
}

#[test]
fn a_temporary_key_ends_an_hour_after_its_last_use() {
    let mut desk = desk();
    let tmp = Presented {
        tmp_key: Some("tmp"),
        tmp_secret: Some("s2"),
        ..Presented::default()
    };
    for (seconds, outcome) in [(3599, Ok(2)), (3599, Ok(2)), (3600, Err(6)), (0, Err(6))] {
        desk.wait(seconds);
        assert_eq!(teams(&mut desk, tmp), outcome);
    }
    let api = Presented {
        api_key: Some("api"),
        api_secret: Some("s1"),
        ..Presented::default()
    };
    assert_eq!(teams(&mut desk, api), Ok(1));
}

#[test]
fn links_need_a_token_with_the_scope_to_write() {
    let mut desk = desk();
    let mut token = |principal, scopes: &str| {
        desk.set_up(|t, now| {
            let client_id = format!("app of {principal:?} {scopes}");
            let new = NewClient {
                api: ApiName::RunSignup,
                id: &client_id,
                secret: "fake",
                api_key: None,
                scopes,
                redirect_uri: None,
            };
            add_client(t, new)?;
            let grant = Grant {
                api: ApiName::RunSignup,
                client_id,
                principal,
                scopes: Scopes::from(scopes),
                refreshable: false,
            };
            Ok(issue(t, &grant, now)?.access_token)
        })
    };
    let both = token(Some(1), "rsu_api_read rsu_api_write");
    let write = token(Some(2), WRITE);
    let read = token(Some(3), "rsu_api_read");
    let nobody = token(None, WRITE);
    let judge = |desk: &Desk, presented: Presented<'_>, now: Moment| {
        let outcome = desk.read(|c| for_links(c, &presented, now));
        let outcome = outcome.map(|caller| caller.principal);
        outcome.map_err(|refused| refused.code.number())
    };
    let bearer = |token| Presented {
        bearer: Some(token),
        ..Presented::default()
    };
    let keys = Presented {
        api_key: Some("api"),
        api_secret: Some("s1"),
        ..Presented::default()
    };
    let now = desk.now;
    for (presented, outcome) in [
        (bearer(&both), Ok(1)),
        (bearer(&write), Ok(2)),
        (bearer(&read), Err(7)),
        (bearer(&nobody), Err(7)),
        (bearer("other"), Err(6)),
        (Presented::default(), Err(7)),
        // Only tokens are taken.
        (keys, Err(7)),
    ] {
        assert_eq!(judge(&desk, presented, now), outcome, "{presented:?}");
    }
    let month = 2_592_000;
    desk.wait(month - 1);
    assert_eq!(judge(&desk, bearer(&both), desk.now), Ok(1));
    desk.wait(1);
    assert_eq!(judge(&desk, bearer(&both), desk.now), Err(6));
}
