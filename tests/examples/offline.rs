//! Tests code of your own without a server: by one answer that is given to everything, or by
//! answers that were recorded. A hook logs what was sent, without any secret.
//!
//! ```sh
//! cargo run -p workspace-tests --example offline
//! ```

use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
};

use startlist::{
    Attempt, BoxError, Hook, MockTransport, Outcome, Request, Transport,
    toornament::{
        Client,
        model::{ParticipantType, RegistrationCreate},
    },
};

/// What a program of your own does with the API.
///
/// Enters a team, and says in words what came of it.
async fn enter(client: &Client, tournament: &str, team: &str) -> String {
    let body = RegistrationCreate::new(team, ParticipantType::Team);
    match client.registrations().create(tournament, &body).await {
        Ok(entered) => format!("{team} is entered under number {}", entered.id),
        Err(error) if error.is_forbidden() => "registrations are closed".to_owned(),
        Err(error) if error.is_server_error() => "the server has trouble, try later".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// Keeps a line about each attempt. Keys and tokens are in none of them.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn add(&self, line: String) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.push(line);
    }

    fn lines(&self) -> Vec<String> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.clone()
    }
}

impl Hook for Log {
    fn before(&self, request: &mut Request, attempt: Attempt) -> Result<(), BoxError> {
        let (method, number) = (request.method(), attempt.number);
        // `url` has the keys that go into the address, this has not.
        self.add(format!("{number}: {method} {}", request.redacted_url()));
        Ok(())
    }

    fn after(&self, attempt: Attempt, outcome: &Outcome<'_>) {
        let number = attempt.number;
        let again = if outcome.retry_in.is_some() {
            ", again"
        } else {
            ""
        };
        self.add(match (outcome.status, outcome.error) {
            (Some(status), _) => format!("{number}: {status}{again}"),
            (None, Some(error)) => format!("{number}: {error}{again}"),
            (None, None) => format!("{number}: nothing"),
        });
    }
}

/// A client that sends by this transport.
fn client(transport: impl Transport, log: &Log) -> Result<Client, startlist::BuildError> {
    Client::builder()
        .api_key("not-a-real-key")
        .oauth2_token("not-a-real-token")
        .transport(transport)
        .hook(log.clone())
        .build()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let closed = r#"{"errors": [{"message": "Registrations are closed."}]}"#;
    let log = Log::default();
    let client = client(MockTransport::json(403, closed), &log)?;
    println!("{}", enter(&client, "378426939508809728", "Snowfall").await);
    println!("{}", log.lines().join("\n"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use startlist::{
        MockTransport, RecordingTransport, ReplayTransport, Retry,
        runsignup::{
            self,
            model::{ManageTeamsForm, ManageTeamsRequest},
        },
        toornament::Client,
    };

    use super::{Log, client, enter};

    const ENTERED: &str = r#"{"custom_fields": {}, "custom_user_identifier": null, "email": null, "id": "5", "name": "Snowfall", "participant_id": null, "status": "pending", "tournament_id": "1", "type": "team", "user_id": null}"#;

    #[tokio::test]
    async fn one_answer_to_everything() {
        let closed = r#"{"errors": [{"message": "Registrations are closed."}]}"#;
        let rows = [
            (201, ENTERED, "Snowfall is entered under number 5"),
            (403, closed, "registrations are closed"),
            (500, "", "the server has trouble, try later"),
        ];
        for (status, answer, expected) in rows {
            let mock = MockTransport::json(status, answer);
            let client = client(mock.clone(), &Log::default()).unwrap();
            assert_eq!(enter(&client, "1", "Snowfall").await, expected);
            let sent = mock.requests();
            assert_eq!(sent.len(), 1);
            assert_eq!(sent[0].method, "POST");
            let target = "/organizer/v2/tournaments/1/registrations";
            assert_eq!(sent[0].target, target);
            let body = serde_json::json!({"name": "Snowfall", "type": "team"});
            assert_eq!(sent[0].json(), body);
        }
    }

    #[tokio::test]
    async fn answers_that_were_recorded() {
        // Here a mock stands for the server that is recorded: `startlist::http_client_builder()`
        // makes a transport that goes there.
        let recording = RecordingTransport::new(MockTransport::json(201, ENTERED));
        let log = Log::default();
        let recorded = client(recording.clone(), &log).unwrap();
        enter(&recorded, "1", "Snowfall").await;
        let record = recording.to_json();
        assert!(!record.contains("not-a-real"), "{record}");

        let replay = ReplayTransport::from_json(&record).unwrap();
        let replayed = client(replay.clone(), &log).unwrap();
        let entered = enter(&replayed, "1", "Snowfall").await;
        assert_eq!(entered, "Snowfall is entered under number 5");
        assert_eq!(replay.left(), 0);
        // What was not recorded is an error that says so.
        let other = replayed.registrations().get("1", "5").await.unwrap_err();
        let why = other.source().unwrap().to_string();
        assert!(why.contains("no exchange is left"), "{why}");
    }

    #[tokio::test]
    async fn the_log_has_every_attempt_and_no_secret() {
        let log = Log::default();
        let quick = Retry::default().backoff(std::time::Duration::ZERO, std::time::Duration::ZERO);
        let busy = Client::builder()
            .api_key("not-a-real-key")
            .oauth2_token("not-a-real-token")
            .transport(MockTransport::new(503))
            .hook(log.clone())
            .retry(quick.attempts(2))
            .build()
            .unwrap();
        busy.registrations().get("1", "5").await.unwrap_err();

        let keys = runsignup::Client::builder()
            .api_key("not-a-real-key")
            .api_secret("not-a-real-secret")
            .transport(MockTransport::json(200, "{}"))
            .hook(log.clone())
            .build()
            .unwrap();
        let form = ManageTeamsForm::new(ManageTeamsRequest::default());
        let call = keys.race_groups_teams().manage_teams(&form, &[2], 1);
        call.await.unwrap();

        let get = "GET https://api.toornament.com/organizer/v2/tournaments/1/registrations/5";
        let post = "POST https://api.runsignup.com/rest/v2/teams/manage-teams.json\
                    ?event_ids=2&race_id=1&api_key=[redacted]&api_secret=[redacted]";
        let expected = [
            format!("1: {get}"),
            "1: 503 Service Unavailable, again".to_owned(),
            format!("2: {get}"),
            "2: 503 Service Unavailable".to_owned(),
            format!("1: {post}"),
            "1: 200 OK".to_owned(),
        ];
        assert_eq!(log.lines(), expected);
    }
}
