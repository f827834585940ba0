//! The alternatives of credentials, and who may do what.

use std::time::Duration;

use rusqlite::Transaction;
use serde_json::json;
use startlist::runsignup::{
    ClientBuilder,
    model::{ManageTeamsForm, ManageTeamsRequest},
};
use startlist_sandbox::{
    ErrorStyle, Sandbox,
    clock::Clock,
    seed::{RunSignupDemo, credentials::RUNSIGNUP_CLIENT, demo},
    store::credentials::{
        ApiName, Grant, KeyKind, NewKey, Of, Role, Scopes, add_key, add_principal, add_right,
        add_token,
    },
};

use crate::{
    alter::{Alter, header},
    place::http,
    race::{EVENT, Outcome, RACE, Race, TARGET, anonymous, link, manage, told},
};

/// Credentials by the names under which they travel. What is not in the query is a header.
type Sent = Vec<(&'static str, String)>;

/// Sends these credentials and no others, whatever the client would do.
fn presenting(sandbox: &Sandbox, sent: &Sent) -> ClientBuilder {
    let sent = sent.clone();
    let alter = Alter(move |request: &mut startlist::Request| {
        header(request, "x-rsu-api-secret", None);
        header(request, "authorization", None);
        let mut kept = request.url().clone();
        kept.set_query(None);
        let is_credential = |name: &str| name.ends_with("_key") || name.ends_with("_secret");
        for (name, value) in request.url().query_pairs() {
            if !is_credential(&name) {
                kept.query_pairs_mut().append_pair(&name, &value);
            }
        }
        *request.url_mut() = kept;
        for (name, value) in &sent {
            match *name {
                "x-rsu-api-secret" | "authorization" => header(request, name, Some(value)),
                _ => {
                    request.url_mut().query_pairs_mut().append_pair(name, value);
                }
            }
        }
    });
    crate::race::client(sandbox).hook(alter)
}

/// The four pairs of the demo.
fn pairs(demo: &RunSignupDemo) -> [Sent; 4] {
    let header = ("x-rsu-api-secret", demo.x_rsu_api_secret.clone());
    [
        vec![
            ("api_key", demo.api_key.clone()),
            ("api_secret", demo.api_secret.clone()),
        ],
        vec![
            ("tmp_key", demo.tmp_key.clone()),
            ("tmp_secret", demo.tmp_secret.clone()),
        ],
        vec![("rsu_api_key", demo.rsu_api_key.clone()), header.clone()],
        vec![("sp_api_key", demo.sp_api_key.clone()), header],
    ]
}

/// Gives a client credentials of the demo.
type Set = fn(ClientBuilder, &RunSignupDemo) -> ClientBuilder;

#[tokio::test]
async fn teams_take_four_pairs_of_key_and_secret() {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = sandbox.demo().runsignup.clone();
    let http = http();
    // As the client sends them.
    let rows: [Set; 4] = [
        |it, demo| it.api_key(&*demo.api_key).api_secret(&*demo.api_secret),
        |it, demo| it.tmp_key(&*demo.tmp_key).tmp_secret(&*demo.tmp_secret),
        |it, demo| {
            let secret = &*demo.x_rsu_api_secret;
            it.rsu_api_key(&*demo.rsu_api_key).rsu_api_secret(secret)
        },
        |it, demo| {
            let secret = &*demo.x_rsu_api_secret;
            it.sp_api_key(&*demo.sp_api_key).rsu_api_secret(secret)
        },
    ];
    for set in rows {
        let client = set(anonymous(&sandbox), &demo)
            .transport(http.clone())
            .build()
            .unwrap();
        let outcome = manage(&client, RACE, &[EVENT], &json!({})).await;
        assert!(outcome.is_ok(), "{outcome:?}");
    }

    // And as it would not.
    let [api, tmp, rsu, sp] = pairs(&demo);
    let bearer = ("authorization", format!("Bearer {}", demo.oauth_token));
    let half = |pair: &Sent, index: usize| vec![pair[index].clone()];
    let mix = |a: &Sent, b: &Sent| vec![a[0].clone(), b[1].clone()];
    let both = |a: &Sent, b: &Sent| [a.clone(), b.clone()].concat();
    let wrong = vec![("rsu_api_key", "no".to_owned()), rsu[1].clone()];
    let mut rows = vec![
        (vec![], Err(7)),
        (vec![bearer], Err(7)),
        (both(&api, &tmp), Err(6)),
        // A good pair is enough.
        (both(&api, &wrong), Ok(())),
        (both(&tmp, &wrong), Ok(())),
        (both(&api, &rsu), Ok(())),
        (both(&wrong, &half(&sp, 0)), Ok(())),
        (wrong, Err(6)),
    ];
    for (index, one) in [&api, &tmp, &rsu, &sp].into_iter().enumerate() {
        rows.push((half(one, 0), Err(6)));
        rows.push((half(one, 1), Err(7)));
        for (other_index, other) in [&api, &tmp, &rsu, &sp].into_iter().enumerate() {
            // The two kinds with a header share their secret here.
            let good = index == other_index || index.min(other_index) == 2;
            rows.push((mix(one, other), if good { Ok(()) } else { Err(6) }));
        }
    }
    for (sent, expected) in rows {
        let client = presenting(&sandbox, &sent)
            .transport(http.clone())
            .build()
            .unwrap();
        let outcome = manage(&client, RACE, &[EVENT], &json!({})).await;
        assert_eq!(outcome.map(|_| ()), expected, "{sent:?}");
    }
}

/// Credentials are looked at before anything else of a call, in both styles.
#[tokio::test]
async fn who_is_not_let_in_learns_nothing_else() {
    for (style, statuses) in [
        (ErrorStyle::InBand, (200, 200)),
        (ErrorStyle::Status, (403, 401)),
    ] {
        let settings = Sandbox::builder().runsignup_errors(style);
        let sandbox = settings.start().await.unwrap();
        let http = http();
        let bad: Sent = vec![
            ("api_key", "no".to_owned()),
            ("api_secret", "no".to_owned()),
        ];
        for (sent, expected) in [(vec![], (statuses.0, 7)), (bad, (statuses.1, 6))] {
            let client = presenting(&sandbox, &sent)
                .transport(http.clone())
                .build()
                .unwrap();
            let form = ManageTeamsForm::new(ManageTeamsRequest::default());
            // There is no such race.
            let call = client.race_groups_teams().manage_teams(&form, &[9], 9);
            let error = call.await.unwrap_err().into_error();
            assert_eq!(told(&error), expected);
            assert_eq!(error.is_in_band(), style == ErrorStyle::InBand);
            assert_eq!(error.is_forbidden(), expected.1 == 7);
            assert_eq!(error.is_unauthorized(), expected.1 == 6);
        }
    }
}

#[tokio::test]
async fn a_temporary_key_ends_an_hour_after_its_last_use() {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = &sandbox.demo().runsignup;
    let client = anonymous(&sandbox)
        .tmp_key(&*demo.tmp_key)
        .tmp_secret(&*demo.tmp_secret);
    let client = client.build().unwrap();
    // The clock of the sandbox goes on while this test runs, but not for minutes.
    for (minutes, expected) in [(55, Ok(())), (55, Ok(())), (60, Err(6)), (0, Err(6))] {
        let controls = sandbox.controls();
        controls.advance(Duration::from_mins(minutes));
        let outcome = manage(&client, RACE, &[EVENT], &json!({})).await;
        assert_eq!(outcome.map(|_| ()), expected, "{minutes}");
    }
}

/// Adds one who has this role, with a token of these scopes and a key that goes with `secret`,
/// both of this name.
fn add(
    t: &Transaction<'_>,
    name: &str,
    role: Option<(Role, Of)>,
    scopes: &str,
) -> rusqlite::Result<()> {
    let principal = add_principal(t, "Somebody")?;
    if let Some((role, of)) = role {
        add_right(t, principal, role, of)?;
    }
    let key = NewKey {
        kind: KeyKind::Api,
        key: name,
        secret: "secret",
        principal,
        idle_seconds: None,
    };
    add_key(t, key, Clock::system().now())?;
    let grant = Grant {
        api: ApiName::RunSignup,
        client_id: RUNSIGNUP_CLIENT.to_owned(),
        principal: Some(principal),
        scopes: Scopes::from(scopes),
        refreshable: false,
    };
    add_token(t, name, &grant)
}

#[tokio::test]
async fn links_take_a_token_with_the_scope_to_write() {
    let rows = [
        ("write", "rsu_api_write", Ok(())),
        ("both", "rsu_api_read rsu_api_write", Ok(())),
        ("read", "rsu_api_read", Err(7)),
    ];
    let director = Some((Role::RaceDirector, Of::Series(demo::SERIES)));
    let all = move |t: &Transaction<'_>| {
        let mut rows = rows.iter();
        rows.try_for_each(|(name, scopes, _)| add(t, name, director, scopes))
    };
    let (race, ()) = Race::with(Sandbox::builder(), all).await;
    for (name, scopes, expected) in rows {
        let client = anonymous(&race.place.sandbox).oauth2_token(name);
        let outcome = link(&client.build().unwrap(), TARGET, &[]).await;
        assert_eq!(outcome.map(|_| ()), expected, "{scopes}");
    }
    let sandbox = Sandbox::start().await.unwrap();
    let (demo, http) = (sandbox.demo(), http());
    let mut rows: Vec<(Sent, Result<(), i64>)> = vec![
        (vec![], Err(7)),
        (vec![("authorization", "Bearer no".to_owned())], Err(6)),
        // Of the other API.
        (
            vec![(
                "authorization",
                format!("Bearer {}", demo.toornament.bearer_token),
            )],
            Err(6),
        ),
        (
            vec![(
                "authorization",
                format!("Bearer {}", demo.runsignup.oauth_token),
            )],
            Ok(()),
        ),
    ];
    for pair in pairs(&demo.runsignup) {
        rows.push((pair, Err(7)));
    }
    for (sent, expected) in rows {
        let client = presenting(&sandbox, &sent)
            .transport(http.clone())
            .build()
            .unwrap();
        let outcome = link(&client, TARGET, &[]).await;
        assert_eq!(outcome.map(|_| ()), expected, "{sent:?}");
    }
}

#[tokio::test]
async fn others_are_denied() {
    let (race, other) = (Of::Race(demo::RACE), Of::Race(demo::OTHER_RACE));
    let series = Of::Series(demo::SERIES);
    // What managing teams and linking users come to, and linking where only directors may.
    let (yes, no) = (Ok(()), Err(7));
    let rows = [
        (
            "race-director",
            Some((Role::RaceDirector, race)),
            yes,
            no,
            no,
        ),
        ("partner", Some((Role::Partner, race)), yes, no, no),
        ("timer", Some((Role::Timer, race)), yes, yes, no),
        ("director", Some((Role::RaceDirector, series)), no, yes, yes),
        ("other-timer", Some((Role::Timer, other)), no, no, no),
        (
            "other-director",
            Some((Role::RaceDirector, other)),
            no,
            no,
            no,
        ),
        ("nobody", None, no, no, no),
    ];
    for timers in [true, false] {
        let settings = Sandbox::builder().timers_link(timers);
        let all = move |t: &Transaction<'_>| {
            let mut rows = rows.iter();
            rows.try_for_each(|(name, role, ..)| add(t, name, *role, "rsu_api_write"))
        };
        let (race, ()) = Race::with(settings, all).await;
        for (name, _, teams, links, by_directors) in rows {
            let client = anonymous(&race.place.sandbox)
                .api_key(name)
                .api_secret("secret")
                .oauth2_token(name)
                .build()
                .unwrap();
            let plain = |outcome: Outcome| outcome.map(|_| ());
            let managed = manage(&client, RACE, &[EVENT], &json!({})).await;
            assert_eq!(plain(managed), teams, "{name}");
            let linked = link(&client, TARGET, &[]).await;
            let links = if timers { links } else { by_directors };
            assert_eq!(plain(linked), links, "{name} {timers}");
        }
    }
}
