//! How calls are refused: the numbers, and both styles of telling them.

use serde_json::json;
use startlist::{
    Error,
    runsignup::{Client, model::ManageTeamsForm},
};
use startlist_sandbox::{ErrorStyle, Sandbox, runsignup::links::Target, seed::demo};

use crate::{
    alter::Alter,
    race::{EVENT, RACE, RUNNER, Race, TARGET, USER, client, link, manage, told},
};

/// The error of a call that manages teams.
async fn refused(client: &Client, race: u64, event: u64, request: serde_json::Value) -> Error {
    let form = ManageTeamsForm::new(serde_json::from_value(request).unwrap());
    let call = client
        .race_groups_teams()
        .manage_teams(&form, &[event], race);
    call.await.unwrap_err().into_error()
}

#[tokio::test]
async fn errors_are_inside_of_a_success_or_have_statuses() {
    let team = |team_type: i64, gender: Option<&str>| {
        json!({ "race_teams": [{ "team_name": "a", "team_type_id": team_type, "team_gender": gender,
                                 "team_age_restriction_id": demo::AGE_RANGE }] })
    };
    let strict = demo::STRICT_TEAM_TYPE;
    for style in [ErrorStyle::InBand, ErrorStyle::Status] {
        let settings = Sandbox::builder().runsignup_errors(style);
        let sandbox = settings.start().await.unwrap();
        let plain = client(&sandbox).build().unwrap();
        for (race, event, request, number, status) in [
            (RACE, EVENT, team(strict, None), 3, 400),
            // No rule sees this one: the document rules it out.
            (RACE, EVENT, team(strict, Some("X")), 3, 400),
            (RACE, EVENT, team(strict, Some("C")), 11, 400),
            (RACE, EVENT, json!({ "deleted_team_ids": [9] }), 15, 404),
            (RACE, 9, json!({}), 223, 404),
            (9, EVENT, json!({}), 201, 404),
        ] {
            let error = refused(&plain, race, event, request).await;
            let status = match style {
                ErrorStyle::Status => status,
                _ => 200,
            };
            assert_eq!(told(&error), (status, number));
            assert_eq!(error.is_in_band(), status == 200);
            if status == 200 {
                assert_eq!(error.code(), Some(&*number.to_string()));
            }
        }
        // What is no call of the API has its status in either style.
        let client = client(&sandbox).hook(Alter(|request: &mut startlist::Request| {
            request.url_mut().set_path("/runsignup/rest/v2/teams.json");
        }));
        let client = client.build().unwrap();
        let form = ManageTeamsForm::new(startlist::runsignup::model::ManageTeamsRequest::default());
        let call = client
            .race_groups_teams()
            .manage_teams(&form, &[EVENT], RACE);
        assert_eq!(told(&call.await.unwrap_err().into_error()), (404, 1));
    }
}

#[tokio::test]
async fn unknown_ids_have_their_numbers() {
    let race = Race::new().await;
    let (other_race, other_event) = (
        demo::OTHER_RACE.unsigned_abs(),
        demo::OTHER_EVENT.unsigned_abs(),
    );
    for (id, events, expected) in [
        (RACE, vec![EVENT], Ok(())),
        (RACE, vec![EVENT, EVENT + 1], Ok(())),
        (RACE, vec![EVENT, EVENT], Ok(())),
        (RACE, vec![9], Err(223)),
        (RACE, vec![EVENT, other_event], Err(223)),
        (RACE, vec![u64::MAX], Err(223)),
        (9, vec![EVENT], Err(201)),
        (0, vec![EVENT], Err(201)),
        (u64::MAX, vec![EVENT], Err(201)),
        // Nobody of the demo has to do with it.
        (other_race, vec![other_event], Err(7)),
    ] {
        let outcome = manage(&race.client, id, &events, &json!({})).await;
        assert_eq!(outcome.map(|_| ()), expected, "{id} {events:?}");
    }

    let other_series = demo::OTHER_SERIES.unsigned_abs();
    let other_year = demo::OTHER_SERIES_YEAR.unsigned_abs();
    let (series, year) = (TARGET.race_series_id, TARGET.race_series_year_id);
    for (race_series_id, race_series_year_id, race_id, event_id, expected) in [
        (series, year, RACE, EVENT, Ok(())),
        (9, year, RACE, EVENT, Err(15)),
        (other_series, year, RACE, EVENT, Err(15)),
        (series, 9, RACE, EVENT, Err(15)),
        (series, other_year, RACE, EVENT, Err(15)),
        (series, year, 9, EVENT, Err(201)),
        (series, year, other_race, other_event, Err(15)),
        (series, year, RACE, 9, Err(223)),
        (series, year, RACE, other_event, Err(223)),
    ] {
        let target = Target {
            race_series_id,
            race_series_year_id,
            race_id,
            event_id,
        };
        let outcome = link(&race.client, target, &[[USER, RUNNER]]).await;
        assert_eq!(outcome.map(|_| ()), expected, "{target:?}");
    }
    let other_runner = demo::OTHER_SERIES_PARTICIPANT.unsigned_abs();
    for (row, number) in [
        ([9, RUNNER], 101),
        ([USER + 1, 9], 15),
        ([USER + 1, other_runner], 15),
        ([0, RUNNER], 101),
    ] {
        assert_eq!(race.link(&[row]).await, Err(number), "{row:?}");
    }
}
