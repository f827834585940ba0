//! No secret in anything of `startlist` that can be printed.

use std::{error::Error as StdError, fmt::Debug};

use startlist::{
    Retry,
    runsignup::{self, model::*},
    toornament::{self, model::*},
};
use test_server::{Server, answer};

use crate::clients::http;

/// What every secret of these tests holds; the slash is seen to be encoded.
const MARK: &str = "MARKED/SECRET";

fn toornament(url: &str) -> toornament::ClientBuilder {
    let builder = toornament::Client::builder()
        .base_url(url)
        .retry(startlist::Retry::none());
    builder
        .retry(Retry::none())
        .api_key(format!("1{MARK}"))
        .oauth2_token(format!("2{MARK}"))
}

fn runsignup(url: &str) -> runsignup::ClientBuilder {
    let builder = runsignup::Client::builder()
        .base_url(url)
        .retry(startlist::Retry::none());
    builder
        .api_key(format!("1{MARK}"))
        .api_secret(format!("2{MARK}"))
        .oauth2_token(format!("3{MARK}"))
        .rsu_api_key(format!("4{MARK}"))
        .rsu_api_secret(format!("5{MARK}"))
        .sp_api_key(format!("6{MARK}"))
        .tmp_key(format!("7{MARK}"))
        .tmp_secret(format!("8{MARK}"))
}

#[track_caller]
fn clean(text: &str) {
    assert!(!text.contains("MARKED"), "{text}");
}

#[track_caller]
fn clean_debug(value: &dyn Debug) {
    clean(&format!("{value:?} {value:#?}"));
}

/// The error and all below it, by `Debug` and `Display`.
#[track_caller]
fn clean_error(error: &(dyn StdError + 'static)) {
    clean_debug(&error);
    let chain = std::iter::successors(Some(error), |error| StdError::source(*error));
    chain.for_each(|error| clean(&format!("{error} {error:#} {error:?}")));
}

/// The errors of calls that take all forms of arguments and credentials.
async fn failures(url: &str) -> Vec<startlist::Error> {
    let errors = [
        toornament_failures(toornament(url)).await,
        runsignup_failures(runsignup(url)).await,
    ];
    errors.into_iter().flatten().collect()
}

async fn toornament_failures(builder: toornament::ClientBuilder) -> [startlist::Error; 2] {
    let client = builder.build().unwrap();
    let list = client.participants().list("1");
    let body = RegistrationCreate::new(MARK, ParticipantType::Player);
    let create = client.registrations().create(MARK, &body);
    [
        list.name(MARK).await.unwrap_err().into(),
        create.await.unwrap_err().into(),
    ]
}

async fn runsignup_failures(builder: runsignup::ClientBuilder) -> [startlist::Error; 2] {
    let client = builder.build().unwrap();
    let teams = ManageTeamsForm::new(ManageTeamsRequest::default());
    let manage = client.race_groups_teams().manage_teams(&teams, &[2], 1);
    let link = client.race_series_scoring().link_users(&[], 1, 2, 3, 4);
    [
        manage.await.unwrap_err().into(),
        link.await.unwrap_err().into(),
    ]
}

#[test]
fn clients_handles_requests_and_futures_show_none() {
    let url = "http://127.0.0.1:9";
    let (toornament, runsignup) = (toornament(url), runsignup(url));
    clean_debug(&(&toornament, &runsignup));
    let (toornament, runsignup) = (toornament.build().unwrap(), runsignup.build().unwrap());
    clean_debug(&(&toornament, &runsignup));
    let (participants, teams) = (toornament.participants(), runsignup.race_groups_teams());
    clean_debug(&(participants, toornament.registrations()));
    clean_debug(&(teams, runsignup.race_series_scoring()));

    let list = || participants.list(MARK).name(MARK);
    clean_debug(&(list(), list().send_raw(), list().into_future()));
    let form = ManageTeamsForm::new(ManageTeamsRequest {
        race_teams: Some(vec![RaceTeam::new(MARK, 1)]),
        ..ManageTeamsRequest::default()
    });
    let manage = || teams.manage_teams(&form, &[2], 1);
    clean_debug(&(manage(), manage().send_raw(), manage().into_future()));
    let create = ParticipantCreate::new(MARK);
    clean_debug(&participants.create(MARK, &create));
}

/// All that can go wrong with answers that hold the secret of this number.
async fn echoes<F: Future<Output = [startlist::Error; 2]>>(secret: u8, failures: fn(&str) -> F) {
    let forms = [
        format!("{secret}{MARK}"),
        format!("Bearer {secret}{MARK}"),
        format!("api_key={secret}MARKED%2FSECRET&x"),
        format!(r#"{{"success": "{secret}{MARK}", "error": "{secret}{MARK}"}}"#),
    ];
    for status in ["200 OK", "206 Partial", "400 Bad", "404 No", "503 Busy"] {
        for body in &forms {
            let headers = format!("Set-Cookie: {body}\r\nX-Echo: {body}\r\n");
            let server = Server::start(&[&answer(status, &headers, body)]).await;
            for error in failures(&server.url).await {
                clean_error(&error);
                assert!(error.to_string().contains("[redacted]"), "{error}");
                assert_eq!(error.body().unwrap(), body);
            }
            assert!(
                server
                    .requests()
                    .iter()
                    .all(|request| request.contains("MARKED"))
            );
        }
    }
}

#[tokio::test]
async fn errors_of_answers_show_none_even_when_the_server_repeats_them() {
    for secret in 1..=2 {
        echoes(secret, |url| {
            toornament_failures(toornament(url).http_client(http()))
        })
        .await;
    }
    for secret in 1..=8 {
        echoes(secret, |url| {
            runsignup_failures(runsignup(url).http_client(http()))
        })
        .await;
    }
}

#[tokio::test]
async fn reasons_of_undecodable_error_bodies_show_none() {
    let body = r#"{"errors": "1MARKED/SECRET"}"#;
    let server = Server::start(&[&answer("404 No", "", body)]).await;
    let client = toornament(&server.url).build().unwrap();
    let error = client.participants().get("1", "7").await.unwrap_err();
    clean_error(&error);
    clean_error(&error.typed().unwrap().unwrap_err());
}

#[tokio::test]
async fn errors_of_the_exchange_show_none() {
    let to = |address: &str| answer("307 T", &format!("Location: {address}\r\n"), "");
    let rows = [
        to("/again?api_key=1MARKED%2FSECRET"),
        to("gopher://x/?api_key=1MARKED%2FSECRET"),
        to("http://[?api_key=1MARKED%2FSECRET"),
        to("http://127.0.0.1:1/?api_key=1MARKED%2FSECRET"),
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{".to_owned(),
        "junk MARKED\r\n\r\n".to_owned(),
        String::new(),
    ];
    for bytes in rows {
        let server = Server::start(&[&bytes]).await;
        for error in failures(&server.url).await {
            clean_error(&error);
        }
    }
    for error in failures("http://127.0.0.1:1").await {
        assert!(error.is_connect());
        clean_error(&error);
    }
}

#[tokio::test]
async fn errors_before_sending_show_none() {
    let url = "http://127.0.0.1:9";
    let client = toornament(url).build().unwrap();
    let hostile = format!("{MARK}\r\n");
    let rows = [
        client.participants().list(MARK).range(0..51).send_raw(),
        client.participants().get("..", MARK).send_raw(),
        client.registrations().delete(MARK, "").send_raw(),
    ];
    for call in rows {
        clean_error(&call.await.unwrap_err());
    }
    let half = runsignup::Client::builder()
        .base_url(url)
        .tmp_key(MARK)
        .build();
    let form = ManageTeamsForm::new(ManageTeamsRequest::default());
    let call = half
        .unwrap()
        .race_groups_teams()
        .manage_teams(&form, &[2], 1);
    clean_error(&call.await.unwrap_err());

    for builder in [
        toornament(MARK),
        toornament("https://a:MARKED@b"),
        toornament("https://b/?key=MARKED"),
        toornament(url).api_key(&hostile),
        toornament(url).oauth2_token(&hostile),
    ] {
        clean_error(&builder.build().unwrap_err());
    }
}
