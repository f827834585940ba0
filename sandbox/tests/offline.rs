//! What the README shows, word for word; a test in `tests/tests/documentation.rs` compares.

use startlist::toornament::{
    Client,
    model::{ParticipantType, RegistrationCreate},
};
use startlist_sandbox::{Fault, Sandbox};

/// What a program of yours does.
async fn enter(client: &Client, tournament: &str, team: &str) -> String {
    let body = RegistrationCreate::new(team, ParticipantType::Team);
    match client.registrations().create(tournament, &body).await {
        Ok(entered) => format!("{team} is number {}", entered.id),
        Err(error) if error.is_forbidden() => "too late".to_owned(),
        Err(error) => format!("{team} is not entered: {error}"),
    }
}

#[tokio::test]
async fn who_comes_too_late_is_told_so() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start().await?;
    let demo = &sandbox.demo().toornament;
    let client = Client::builder()
        .base_url(sandbox.toornament_url())
        .oauth2_token_url(sandbox.toornament_token_url())
        .api_key(&*demo.api_key)
        .client_credentials(&*demo.client_id, &*demo.client_secret)
        .build()?;

    let (open, closed) = (&demo.tournaments.team, &demo.tournaments.closed);
    assert!(enter(&client, open, "Snowfall").await.contains("number"));
    assert_eq!(enter(&client, closed, "Snowfall").await, "too late");

    sandbox.controls().fail_next(Fault::status(503))?;
    assert!(enter(&client, open, "Hail").await.contains("not entered"));
    Ok(())
}
