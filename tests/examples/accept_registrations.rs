//! Accepts the oldest pending registrations of a tournament until it is full, and does nothing
//! that the workflow of registrations does not know.
//!
//! ```sh
//! export TOORNAMENT_API_KEY=… TOORNAMENT_CLIENT_ID=… TOORNAMENT_CLIENT_SECRET=…
//! cargo run -p workspace-tests --example accept_registrations -- 378426939508809728 16
//! ```

use std::{env, error::Error};

use startlist::toornament::{
    Client,
    model::{
        Registration, RegistrationSort,
        RegistrationStatus::{self, Accepted, Cancelled, Pending, Refused},
    },
};

/// What an organizer does to a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Accept,
    Refuse,
    Cancel,
    Reset,
}

/// From which status, by which action, to which status: what the publisher's pages tell. Whether
/// one that was refused or cancelled can be accepted at once they do not tell, so it is put back
/// to pending first.
const WORKFLOW: [(RegistrationStatus, Action, RegistrationStatus); 8] = [
    (Pending, Action::Accept, Accepted),
    (Pending, Action::Refuse, Refused),
    (Pending, Action::Cancel, Cancelled),
    (Accepted, Action::Refuse, Refused),
    (Accepted, Action::Cancel, Cancelled),
    (Accepted, Action::Reset, Pending),
    (Refused, Action::Reset, Pending),
    (Cancelled, Action::Reset, Pending),
];

impl Action {
    /// What a registration becomes; `None` where the workflow does not know this action.
    fn leads_to(self, from: &RegistrationStatus) -> Option<RegistrationStatus> {
        let step = |step: &(_, _, _)| step.0 == *from && step.1 == self;
        WORKFLOW.into_iter().find(step).map(|(_, _, to)| to)
    }

    /// Does it, unless the workflow does not know it.
    async fn apply(self, client: &Client, to: &Registration) -> Result<(), Box<dyn Error>> {
        let expected = self.leads_to(&to.status);
        let Some(expected) = expected else {
            let status = to.status.as_str();
            return Err(
                format!("{self:?} does nothing to `{}`, which is {status}", to.name).into(),
            );
        };
        let (registrations, tournament) = (client.registrations(), to.tournament_id.as_str());
        let call = match self {
            Self::Accept => registrations.accept(tournament, &to.id),
            Self::Refuse => registrations.refuse(tournament, &to.id),
            Self::Cancel => registrations.cancel(tournament, &to.id),
            Self::Reset => registrations.reset(tournament, &to.id),
        };
        let is = call.await?.into_inner().status;
        match is == expected {
            true => Ok(()),
            false => Err(format!("`{}` is {}", to.name, is.as_str()).into()),
        }
    }
}

/// Accepts pending registrations, the oldest first, until `size` are accepted; gives their names.
async fn fill(
    client: &Client,
    tournament: &str,
    size: usize,
) -> Result<Vec<String>, Box<dyn Error>> {
    let list = client.registrations().list(tournament);
    let list = list.sort(RegistrationSort::CreatedAsc).stream();
    let all: Vec<Registration> = list.try_collect().await?;
    let with = |status| all.iter().filter(move |it| it.status == status);
    let room = size.saturating_sub(with(Accepted).count());
    let mut names = Vec::new();
    for registration in with(Pending).take(room) {
        Action::Accept.apply(client, registration).await?;
        names.push(registration.name.clone());
    }
    Ok(names)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .api_key(env::var("TOORNAMENT_API_KEY")?)
        .client_credentials(
            env::var("TOORNAMENT_CLIENT_ID")?,
            env::var("TOORNAMENT_CLIENT_SECRET")?,
        )
        .build()?;
    let mut arguments = env::args().skip(1);
    let (Some(tournament), Some(size)) = (arguments.next(), arguments.next()) else {
        return Err("which tournament, and of what size?".into());
    };
    for name in fill(&client, &tournament, size.parse()?).await? {
        println!("accepted {name}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use startlist::toornament::{
        Client,
        model::RegistrationStatus::{self, Accepted, Pending, Refused},
    };
    use test_server::{Answering, Request, answer};

    use super::{Action, fill};

    const STATUSES: [&str; 6] = [
        "accepted",
        "pending",
        "refused",
        "pending",
        "pending",
        "cancelled",
    ];

    fn registration(id: usize, status: &str) -> String {
        format!(
            r#"{{"custom_fields":{{}},"custom_user_identifier":null,"email":null,"id":"{id}","name":"Team {id}","participant_id":null,"status":"{status}","tournament_id":"1","type":"team","user_id":null}}"#
        )
    }

    fn reply(request: &Request) -> String {
        if request.line().starts_with("GET ") {
            let all = STATUSES.iter().enumerate();
            let all: Vec<_> = all.map(|(id, status)| registration(id, status)).collect();
            let headers = "Content-Range: registrations 0-5/6\r\n";
            return answer("206 P", headers, &format!("[{}]", all.join(",")));
        }
        let id = request.line().rsplit('/').next().unwrap();
        let status = request.body().split('"').nth(3).unwrap();
        answer("200 OK", "", &registration(id.parse().unwrap(), status))
    }

    async fn start() -> (Answering, Client) {
        let server = Answering::start(reply).await;
        let client = Client::builder().base_url(&server.url);
        let client = client.api_key("example-key").oauth2_token("example-token");
        (server, client.build().unwrap())
    }

    #[tokio::test]
    async fn the_oldest_are_accepted_until_the_tournament_is_full() {
        let rows: [(usize, &[&str]); 4] = [
            (0, &[]),
            (1, &[]),
            (3, &["Team 1", "Team 3"]),
            (16, &["Team 1", "Team 3", "Team 4"]),
        ];
        for (size, expected) in rows {
            let (server, client) = start().await;
            assert_eq!(fill(&client, "1", size).await.unwrap(), expected);
            let requests = server.requests();
            assert_eq!(requests[0].query(), Some("sort=created_asc"));
            for (request, name) in requests[1..].iter().zip(expected) {
                let id = name.trim_start_matches("Team ");
                let line = format!("PATCH /tournaments/1/registrations/{id}");
                assert_eq!(request.line(), line);
                assert_eq!(request.body(), r#"{"status":"accepted"}"#);
            }
            assert_eq!(requests.len(), 1 + expected.len());
        }
    }

    #[tokio::test]
    async fn what_the_workflow_does_not_know_is_not_sent() {
        let (server, client) = start().await;
        let list = client.registrations().list("1").await.unwrap();
        let refused = &list[2];
        let error = Action::Accept.apply(&client, refused).await.unwrap_err();
        let expected = "Accept does nothing to `Team 2`, which is refused";
        assert_eq!(error.to_string(), expected);
        assert_eq!(server.requests().len(), 1);
        Action::Reset.apply(&client, refused).await.unwrap();
        let sent = server.requests();
        assert_eq!(sent[0].body(), r#"{"status":"pending"}"#);
    }

    #[test]
    fn each_status_has_its_actions() {
        let all = [
            Action::Accept,
            Action::Refuse,
            Action::Cancel,
            Action::Reset,
        ];
        let known = |from: &RegistrationStatus| -> Vec<Action> {
            let known = all.into_iter().filter(|it| it.leads_to(from).is_some());
            known.collect()
        };
        assert_eq!(known(&Pending), all[..3]);
        assert_eq!(known(&Accepted), all[1..]);
        assert_eq!(known(&Refused), all[3..]);
        assert_eq!(known(&RegistrationStatus::from("waiting")), []);
    }
}
