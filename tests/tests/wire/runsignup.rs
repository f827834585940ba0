//! The requests of the two RunSignup operations.

use startlist::{
    Patch,
    runsignup::{Client, model::*},
};
use test_server::{NO_CONTENT, Server, answer};

use crate::{
    clients::runsignup as client,
    sent::{request, sent},
};

async fn start() -> (Server, Client) {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    (server, client)
}

#[tokio::test]
async fn event_ids_are_joined_with_commas() {
    let (server, client) = start().await;
    let form = ManageTeamsForm::new(ManageTeamsRequest::default());
    let rows: [(&[u64], u64, &str); 3] = [
        (&[7], 1, "event_ids=7&race_id=1"),
        (&[7, 8, 9], 0, "event_ids=7,8,9&race_id=0"),
        (
            &[0, u64::MAX],
            u64::MAX,
            "event_ids=0,18446744073709551615&race_id=18446744073709551615",
        ),
    ];
    for (events, race, query) in rows {
        let call = client.race_groups_teams().manage_teams(&form, events, race);
        let line = format!(
            "POST /v2/teams/manage-teams.json?{query}&api_key=example-key&api_secret=example-secret"
        );
        let headers = ["content-type: application/x-www-form-urlencoded"];
        let expected = request(&line, &headers, "request=%7B%7D");
        assert_eq!(sent(&server, call.send_raw()).await, expected);
    }
}

#[tokio::test]
async fn manage_teams_sends_json_in_a_form_field() {
    let (server, client) = start().await;
    let none = ManageTeamsRequest::default;
    let teams = |teams| ManageTeamsRequest {
        race_teams: Some(teams),
        ..none()
    };
    let rows = [
        (none(), "%7B%7D"),
        (
            ManageTeamsRequest {
                deleted_team_ids: Some(vec![321, -1]),
                ..none()
            },
            "%7B%22deleted_team_ids%22%3A%5B321%2C-1%5D%7D",
        ),
        (teams(vec![]), "%7B%22race_teams%22%3A%5B%5D%7D"),
        (
            teams(vec![RaceTeam::new("A&B=c d+é", 456)]),
            "%7B%22race_teams%22%3A%5B%7B%22team_name%22%3A%22A%26B%3Dc%20d%2B%C3%A9%22%2C%22team_type_id%22%3A456%7D%5D%7D",
        ),
    ];
    for (body, text) in rows {
        let form = ManageTeamsForm::new(body);
        let call = client.race_groups_teams().manage_teams(&form, &[2], 1);
        let request = sent(&server, call.send_raw()).await;
        assert!(
            request.ends_with(&format!("\n\nrequest={text}")),
            "{request}"
        );
    }
}

#[test]
fn teams_tell_absent_null_and_value_apart() {
    let team = || RaceTeam::new("T", 4);
    let rows = [
        (team(), r#"{"team_name":"T","team_type_id":4}"#),
        (
            RaceTeam {
                team_gender: Patch::Null,
                team_bib_num: Patch::Null,
                ..team()
            },
            r#"{"team_bib_num":null,"team_gender":null,"team_name":"T","team_type_id":4}"#,
        ),
        (
            RaceTeam {
                team_age_restriction_id: 5.into(),
                team_bib_num: 6.into(),
                team_gender: TeamGender::F.into(),
                team_id: Some(7),
                ..team()
            },
            r#"{"team_age_restriction_id":5,"team_bib_num":6,"team_gender":"F","team_id":7,"team_name":"T","team_type_id":4}"#,
        ),
        (
            RaceTeam {
                team_gender: TeamGender::from("X").into(),
                ..team()
            },
            r#"{"team_gender":"X","team_name":"T","team_type_id":4}"#,
        ),
    ];
    for (team, text) in rows {
        assert_eq!(crate::sorted(&serde_json::to_string(&team).unwrap()), text);
    }
}

#[tokio::test]
async fn link_users_sends_one_part_of_json() {
    let (server, client) = start().await;
    let link = |user_id, race_series_participant_id| UserLink {
        user_id,
        race_series_participant_id,
    };
    let rows = [
        (
            vec![link(12345, 67890), link(12346, 67891)],
            r#"{"columns":["user_id","race_series_participant_id"],"participants":[[12345,67890],[12346,67891]]}"#,
        ),
        (
            vec![link(0, u64::MAX)],
            r#"{"columns":["user_id","race_series_participant_id"],"participants":[[0,18446744073709551615]]}"#,
        ),
        (
            vec![],
            r#"{"columns":["user_id","race_series_participant_id"],"participants":[]}"#,
        ),
    ];
    for (links, json) in rows {
        let call = client.race_series_scoring().link_users(&links, 1, 2, 3, 4);
        let line = "POST /v2/race-series/race-series-participants/link-users.json\
            ?event_id=1&race_id=2&race_series_id=3&race_series_year_id=4";
        let headers = [
            "authorization: Bearer example-token",
            "content-type: multipart/form-data; boundary=BOUNDARY",
        ];
        let part =
            "Content-Disposition: form-data; name=\"request\"\nContent-Type: application/json";
        let body = format!("--BOUNDARY\n{part}\n\n{json}\n--BOUNDARY--\n");
        assert_eq!(
            sent(&server, call.send_raw()).await,
            request(line, &headers, &body)
        );
    }
}

#[tokio::test]
async fn links_that_repeat_a_value_are_refused_unsent_with_their_rows() {
    type Pairs = [(u64, u64)];
    let server = Server::start(&[&answer("200 OK", "", r#"{"success":true}"#)]).await;
    let client = client(&server.url);
    let rows: [(&Pairs, Option<&str>); 5] = [
        (
            &[(1, 10), (2, 20), (1, 30)],
            Some("row 3 repeats the `user_id` of row 1"),
        ),
        (
            &[(1, 10), (2, 20), (3, 20)],
            Some("row 3 repeats the `race_series_participant_id` of row 2"),
        ),
        (
            &[(7, 7), (7, 7)],
            Some("row 2 repeats the `user_id` of row 1"),
        ),
        // The same number in two columns means two things.
        (&[(1, 2), (2, 1)], None),
        (&[], None),
    ];
    for (pairs, expected) in rows {
        let links: Vec<UserLink> = pairs
            .iter()
            .map(|&(user_id, race_series_participant_id)| UserLink {
                user_id,
                race_series_participant_id,
            })
            .collect();
        let outcome = client
            .race_series_scoring()
            .link_users(&links, 1, 2, 3, 4)
            .await;
        match (outcome, expected) {
            (Ok(answer), None) => assert!(answer.success),
            (Err(error), Some(expected)) => {
                assert!(
                    error.is_request() && error.to_string().contains(expected),
                    "{error}"
                );
            }
            (outcome, _) => panic!("{pairs:?}: {outcome:?}"),
        }
        assert_eq!(server.requests().len(), usize::from(expected.is_none()));
    }
}
