//! Creates, edits and deletes the teams of a race in one call, and tells which id each team has.
//!
//! An edit replaces the team: a field that is left out is cleared. So an edit is written as a
//! [`TeamEdit`] here, which has every field and no default: who forgets one is told by the
//! compiler.
//!
//! ```sh
//! export RUNSIGNUP_API_KEY=… RUNSIGNUP_API_SECRET=…
//! cargo run -p workspace-tests --example push_teams -- RACE_ID EVENT_ID
//! ```

use std::{env, error::Error};

use startlist::{
    Patch,
    runsignup::{
        Client,
        model::{ManageTeamsForm, ManageTeamsRequest, RaceTeam, TeamGender},
    },
};

/// A team as it is to be from now on. `None` clears what is there.
struct TeamEdit {
    id: i64,
    name: String,
    type_id: i64,
    bib: Option<i64>,
    gender: Option<TeamGender>,
    age_restriction_id: Option<i64>,
}

impl From<TeamEdit> for RaceTeam {
    fn from(team: TeamEdit) -> Self {
        // Without `..`: a field that the API gets later has to be thought of here.
        Self {
            team_id: Some(team.id),
            team_name: team.name,
            team_type_id: team.type_id,
            team_bib_num: Patch::from_nullable(team.bib),
            team_gender: Patch::from_nullable(team.gender),
            team_age_restriction_id: Patch::from_nullable(team.age_restriction_id),
        }
    }
}

/// What is to become of the teams of a race.
struct Changes {
    create: Vec<RaceTeam>,
    edit: Vec<TeamEdit>,
    delete: Vec<i64>,
}

/// Sends the changes in one call. Gives name and id of each team that was created or edited, in
/// the order of the changes.
async fn push(
    client: &Client,
    race: u64,
    events: &[u64],
    changes: Changes,
) -> Result<Vec<(String, i64)>, Box<dyn Error>> {
    let edits = changes.edit.into_iter().map(RaceTeam::from);
    let teams: Vec<RaceTeam> = changes.create.into_iter().chain(edits).collect();
    let names: Vec<String> = teams.iter().map(|team| team.team_name.clone()).collect();
    let form = ManageTeamsForm::new(ManageTeamsRequest {
        race_teams: Some(teams),
        deleted_team_ids: Some(changes.delete),
    });
    let call = client.race_groups_teams().manage_teams(&form, events, race);
    let ids = call.await?.into_inner().race_team_ids.unwrap_or_default();
    if ids.len() != names.len() {
        let (sent, came) = (names.len(), ids.len());
        return Err(format!("{sent} teams were sent, and {came} ids came").into());
    }
    Ok(names.into_iter().zip(ids).collect())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .api_key(env::var("RUNSIGNUP_API_KEY")?)
        .api_secret(env::var("RUNSIGNUP_API_SECRET")?)
        .build()?;
    let mut arguments = env::args().skip(1);
    let (Some(race), Some(event)) = (arguments.next(), arguments.next()) else {
        return Err("which race, and which event?".into());
    };
    let changes = Changes {
        create: vec![RaceTeam::new("Snowfall", 456)],
        edit: vec![],
        delete: vec![],
    };
    for (name, id) in push(&client, race.parse()?, &[event.parse()?], changes).await? {
        println!("{id} {name}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use startlist::{
        MockTransport,
        runsignup::{
            Client,
            model::{RaceTeam, TeamGender},
        },
    };

    use super::{Changes, TeamEdit, push};

    async fn outcome(answer: &str) -> (MockTransport, Result<Vec<(String, i64)>, String>) {
        let mock = MockTransport::json(200, answer);
        let client = Client::builder().transport(mock.clone());
        let client = client.api_key("example-key").api_secret("example-secret");
        let changes = Changes {
            create: vec![RaceTeam {
                team_gender: TeamGender::C.into(),
                ..RaceTeam::new("Snowfall", 456)
            }],
            edit: vec![TeamEdit {
                id: 7,
                name: "Night Owls".to_owned(),
                type_id: 456,
                bib: Some(12),
                gender: None,
                age_restriction_id: None,
            }],
            delete: vec![321],
        };
        let pushed = push(&client.build().unwrap(), 1, &[2, 3], changes).await;
        (mock, pushed.map_err(|error| error.to_string()))
    }

    #[tokio::test]
    async fn ids_come_with_the_names_that_they_belong_to() {
        let answer = r#"{"race_team_ids": [900, 7], "deleted_team_ids": [321]}"#;
        let (mock, pushed) = outcome(answer).await;
        let expected = [("Snowfall".to_owned(), 900), ("Night Owls".to_owned(), 7)];
        assert_eq!(pushed.unwrap(), expected);

        let sent = mock.requests();
        assert_eq!(sent.len(), 1);
        let query = "event_ids=2,3&race_id=1&api_key=[redacted]&api_secret=[redacted]";
        assert!(sent[0].target.ends_with(query), "{}", sent[0].target);
        let body = std::str::from_utf8(&sent[0].body).unwrap();
        let request: startlist::Value =
            serde_json::from_str(&decoded(body.strip_prefix("request=").unwrap())).unwrap();
        let expected = serde_json::json!({
            "deleted_team_ids": [321],
            "race_teams": [
                {"team_name": "Snowfall", "team_type_id": 456, "team_gender": "C"},
                // All of an edit is sent, what is cleared as null.
                {"team_name": "Night Owls", "team_type_id": 456, "team_id": 7, "team_bib_num": 12,
                 "team_gender": null, "team_age_restriction_id": null},
            ],
        });
        assert_eq!(request, expected);
    }

    #[tokio::test]
    async fn answers_that_do_not_fit_are_errors() {
        let (_, pushed) = outcome(r#"{"race_team_ids": [900]}"#).await;
        assert_eq!(pushed.unwrap_err(), "2 teams were sent, and 1 ids came");
        let refusal = r#"{"error": {"error_code": 7, "error_msg": "Permission Denied"}}"#;
        let (_, pushed) = outcome(refusal).await;
        assert!(pushed.unwrap_err().contains("Permission Denied"));
    }

    /// The text of a form field.
    fn decoded(field: &str) -> String {
        let url = startlist::reqwest::Url::parse(&format!("http://x/?f={field}")).unwrap();
        let pair = url.query_pairs().next().unwrap();
        pair.1.into_owned()
    }
}
