//! What a user of `startlist` writes: calls of both APIs, run without a network.

use startlist::{
    Error, MockTransport, Patch, runsignup,
    runsignup::model::{ManageTeamsForm, ManageTeamsRequest, RaceTeam},
    toornament,
    toornament::{
        errors::Error400To404,
        model::{ParticipantCreate, ParticipantPatch, ParticipantSort},
    },
};
use test_server::{NO_CONTENT, Server, answer};

const TOURNAMENT: &str = "378426939508809728";

/// Enters Snow in a tournament and in a race, and gives what the server has to say against it.
async fn enter(
    toornament: &toornament::Client,
    runsignup: &runsignup::Client,
) -> Result<Vec<String>, Error> {
    let participants = toornament.participants();

    let found = participants
        .list(TOURNAMENT)
        .range(0..50)
        .name("snow")
        .sort(ParticipantSort::Alphabetic)
        .await?;
    println!("{:?}", found.headers().get("content-range"));
    for participant in found.iter() {
        println!("{}: {:?}", participant.name, participant.email);
    }

    let snow = ParticipantCreate {
        email: Some("snow@example.com".into()),
        ..ParticipantCreate::new("Snow")
    };
    let snow = participants.create(TOURNAMENT, &snow).await?;

    let forget = ParticipantPatch {
        custom_user_identifier: Patch::Null,
        ..ParticipantPatch::default()
    };
    participants.update(TOURNAMENT, &snow.id, &forget).await?;

    let teams = ManageTeamsForm::new(ManageTeamsRequest {
        race_teams: Some(vec![RaceTeam::new("Night's Watch", 456)]),
        ..ManageTeamsRequest::default()
    });
    runsignup
        .race_groups_teams()
        .manage_teams(&teams, &[12, 13], 1)
        .await?;

    match participants.delete(TOURNAMENT, &snow.id).await {
        Ok(_) => Ok(vec![]),
        Err(error) => match error.typed() {
            Some(Ok(Error400To404::Status403(body))) => {
                Ok(body.errors.into_iter().map(|e| e.message).collect())
            }
            _ => Err(error.into()), // status, headers, raw body, is_not_found(), …
        },
    }
}

const SNOW: &str = r#"{"checked_in": false, "checked_in_at": null, "custom_fields": {}, "custom_user_identifier": null, "email": "snow@example.com", "id": "7", "name": "Snow", "user_id": null}"#;

async fn run(last: &str) -> (Result<Vec<String>, Error>, Vec<String>) {
    let range = "Content-Range: participants 0-0/1\r\n";
    let found = answer("206 Partial Content", range, &format!("[{SNOW}]"));
    let (created, updated) = (answer("201 C", "", SNOW), answer("200 O", "", SNOW));
    let server = Server::start(&[&found, &created, &updated, last]).await;
    let race = MockTransport::json(200, r#"{"race_team_ids": [1]}"#);
    let toornament = toornament::Client::builder()
        .base_url(&server.url)
        .api_key("example-key")
        .oauth2_token("example-token")
        .build();
    let runsignup = runsignup::Client::builder()
        .transport(race.clone())
        .rsu_api_key("example-key")
        .rsu_api_secret("example-secret")
        .build();
    let outcome = enter(&toornament.unwrap(), &runsignup.unwrap()).await;
    let line = |request: &String| request.lines().next().unwrap().to_owned();
    let mut lines: Vec<String> = server.requests().iter().map(line).collect();
    lines.extend(
        race.requests()
            .iter()
            .map(|sent| format!("{} {}", sent.method, sent.target)),
    );
    (outcome, lines)
}

#[tokio::test]
async fn it_works() {
    let (outcome, lines) = run(NO_CONTENT).await;
    assert_eq!(outcome.unwrap(), [""; 0]);
    let path = format!("/tournaments/{TOURNAMENT}/participants");
    let expected = [
        format!("GET {path}?name=snow&sort=alphabetic HTTP/1.1"),
        format!("POST {path} HTTP/1.1"),
        format!("PATCH {path}/7 HTTP/1.1"),
        format!("DELETE {path}/7 HTTP/1.1"),
        "POST /rest/v2/teams/manage-teams.json?event_ids=12,13&race_id=1&rsu_api_key=[redacted]"
            .to_owned(),
    ];
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn a_declared_error_is_matched_and_others_are_passed_on() {
    let body = r#"{"errors": [{"message": "Registrations are closed."}]}"#;
    let (outcome, _) = run(&answer("403 F", "", body)).await;
    assert_eq!(outcome.unwrap(), ["Registrations are closed."]);
    let (outcome, _) = run(&answer("404 N", "", body)).await;
    assert!(outcome.unwrap_err().is_not_found());
}
