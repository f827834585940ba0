//! Every operation that the documents declare is called by the client, and succeeds.

use startlist::{
    runsignup::{
        self,
        model::{ManageTeamsForm, ManageTeamsRequest, UserLink},
    },
    toornament::{
        self,
        model::{
            ParticipantCreate, ParticipantPatch, ParticipantType, RegistrationCreate,
            RegistrationPatch,
        },
    },
};
use startlist_sandbox::{Sandbox, seed::demo::TEAM};

use crate::{
    cup,
    race::{self, EVENT, RACE, RUNNER, TARGET, USER},
};

/// Method and template of all operations of both documents.
fn declared() -> Vec<(&'static str, String)> {
    let toornament = toornament::server::SERVICE.operations.iter();
    let runsignup = runsignup::server::SERVICE.operations.iter();
    let toornament = toornament.map(|it| ("/toornament/organizer/v2", it));
    let all = toornament.chain(runsignup.map(|it| ("/runsignup/rest", it)));
    all.map(|(prefix, it)| (it.method, format!("{prefix}{}", it.template)))
        .collect()
}

fn fits(path: &str, template: &str) -> bool {
    let (path, template) = (path.split('/'), template.split('/'));
    path.clone().count() == template.clone().count()
        && path
            .zip(template)
            .all(|(text, wanted)| text == wanted || wanted.starts_with('{'))
}

async fn participants(client: &toornament::Client) -> Result<(), startlist::Error> {
    let calls = client.participants();
    assert_eq!(calls.list(TEAM).range(0..3).await?.len(), 3);
    let made = calls
        .create(TEAM, &ParticipantCreate::new("Snowfall"))
        .await?;
    let change = ParticipantPatch {
        checked_in: Some(true),
        ..ParticipantPatch::default()
    };
    assert!(calls.update(TEAM, &made.id, &change).await?.checked_in);
    assert_eq!(calls.get(TEAM, &made.id).await?.name, "Snowfall");
    calls.delete(TEAM, &made.id).await?;
    Ok(())
}

async fn registrations(client: &toornament::Client) -> Result<(), startlist::Error> {
    let calls = client.registrations();
    assert_eq!(calls.list(TEAM).range(0..3).await?.len(), 3);
    let new = RegistrationCreate::new("Snowfall", ParticipantType::Team);
    let made = calls.create(TEAM, &new).await?;
    let change = RegistrationPatch {
        name: Some("Snowdrift".to_owned()),
        ..RegistrationPatch::default()
    };
    calls.update(TEAM, &made.id, &change).await?;
    assert_eq!(calls.get(TEAM, &made.id).await?.name, "Snowdrift");
    calls.delete(TEAM, &made.id).await?;
    Ok(())
}

async fn teams_and_links(client: &runsignup::Client) -> Result<(), startlist::Error> {
    let form = ManageTeamsForm::new(ManageTeamsRequest::default());
    let calls = client.race_groups_teams();
    calls.manage_teams(&form, &[EVENT], RACE).await?;
    let link = UserLink {
        user_id: USER,
        race_series_participant_id: RUNNER,
    };
    let (series, year) = (TARGET.race_series_id, TARGET.race_series_year_id);
    let calls = client.race_series_scoring();
    let linked = calls.link_users(&[link], EVENT, RACE, series, year).await?;
    assert!(linked.success);
    Ok(())
}

#[tokio::test]
async fn all_of_both_apis_succeed() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = cup::client(&sandbox).build().unwrap();
    participants(&client).await.unwrap();
    registrations(&client).await.unwrap();
    let client = race::client(&sandbox).build().unwrap();
    teams_and_links(&client).await.unwrap();

    let seen = sandbox.controls().requests();
    let declared = declared();
    assert_eq!((declared.len(), seen.len()), (12, 12));
    for (method, template) in declared {
        let mut calls = seen.iter();
        let call = calls.find(|it| it.method == method && fits(&it.path, &template));
        let status = call.and_then(|it| it.status);
        assert!(matches!(status, Some(200..300)), "{method} {template}");
    }
}
