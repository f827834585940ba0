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

#[test]
fn teams_need_a_pair_of_key_and_secret() {
    let none = Presented::default();
    let api = Presented {
        api_key: Some("api"),
        api_secret: Some("s1"),
        ..none
    };
    let tmp = Presented {
        tmp_key: Some("tmp"),
        tmp_secret: Some("s2"),
        ..none
    };
    let rsu = Presented {
        rsu_api_key: Some("rsu"),
        header_secret: Some("s3"),
        ..none
    };
    let sp = Presented {
        sp_api_key: Some("sp"),
        header_secret: Some("s4"),
        ..none
    };
    for (presented, outcome) in [
        (api, Ok(1)),
        (tmp, Ok(2)),
        (rsu, Ok(3)),
        (sp, Ok(4)),
        (none, Err(7)),
        (
            Presented {
                api_secret: Some("s1"),
                ..none
            },
            Err(7),
        ),
        (
            Presented {
                bearer: Some("token"),
                ..none
            },
            Err(7),
        ),
        (
            Presented {
                api_secret: None,
                ..api
            },
            Err(6),
        ),
        (
            Presented {
                api_secret: Some("s2"),
                ..api
            },
            Err(6),
        ),
        (
            Presented {
                api_key: Some("tmp"),
                ..api
            },
            Err(6),
        ),
        (
            Presented {
                tmp_secret: None,
                ..tmp
            },
            Err(6),
        ),
        (
            Presented {
                header_secret: None,
                ..rsu
            },
            Err(6),
        ),
        (
            Presented {
                header_secret: Some("s4"),
                ..rsu
            },
            Err(6),
        ),
        // The secret of a version 2 key is a header, not a parameter.
        (
            Presented {
                header_secret: None,
                api_secret: Some("s3"),
                ..rsu
            },
            Err(6),
        ),
        // Not in combination.
        (
            Presented {
                tmp_key: Some("tmp"),
                tmp_secret: Some("s2"),
                ..api
            },
            Err(6),
        ),
        // One complete pair is enough.
        (
            Presented {
                rsu_api_key: Some("no"),
                header_secret: Some("no"),
                ..api
            },
            Ok(1),
        ),
        (
            Presented {
                sp_api_key: Some("no"),
                ..rsu
            },
            Ok(3),
        ),
    ] {
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
