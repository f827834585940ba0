//! What was acknowledged is there after `kill -9`, and nothing is half done: the program is killed
//! while many connections write, and started again on the same file.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use rusqlite::Connection;
use startlist::{
    Error, Patch, Retry, http_client_builder,
    runsignup::{
        self,
        model::{ManageTeamsForm, ManageTeamsRequest, RaceTeam},
    },
    toornament::{
        self,
        model::{
            Participant, ParticipantCreate, ParticipantType, Registration, RegistrationCreate,
            RegistrationStatus,
        },
    },
};
use startlist_sandbox::seed::{Demo, Seed, demo::TEAM};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// Kills in a row, on the same file.
const ROUNDS: usize = 3;
/// Connections that write.
const WRITERS: usize = 24;
/// Acknowledged writes before a kill.
const WRITES: usize = 150;
/// Teams that are made in one call.
const BATCH: i64 = 3;

/// The program.
struct Running {
    child: Child,
    demo: Demo,
}

impl Running {
    fn start(file: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_startlist-sandbox"))
            .args(["--quiet", "--db"])
            .arg(file)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let ready: serde_json::Value = serde_json::from_str(&line).unwrap();
        let url = ready["runsignup"]["base_url"].as_str().unwrap();
        let origin = url.strip_suffix("/runsignup/rest").unwrap();
        let demo = Seed::Demo.describe(origin);
        Self { child, demo }
    }

    /// On Unix this is the signal that cannot be caught.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[derive(Clone)]
struct Clients {
    toornament: toornament::Client,
    runsignup: runsignup::Client,
    race: u64,
    event: u64,
    team_type: i64,
}

impl Clients {
    /// Each call is sent once, so that what is answered is what was done.
    fn of(demo: &Demo) -> Self {
        let http = http_client_builder().build().unwrap();
        let Demo {
            toornament,
            runsignup,
        } = demo;
        let calls = toornament::Client::builder()
            .base_url(&*toornament.base_url)
            .api_key(&*toornament.api_key)
            .oauth2_token(&*toornament.bearer_token)
            .retry(Retry::default().attempts(1))
            .transport(http.clone());
        let races = runsignup::Client::builder()
            .base_url(&*runsignup.base_url)
            .api_key(&*runsignup.api_key)
            .api_secret(&*runsignup.api_secret)
            .retry(Retry::default().attempts(1))
            .concurrency(None)
            .transport(http);
        Self {
            toornament: calls.build().unwrap(),
            runsignup: races.build().unwrap(),
            race: runsignup.race_id,
            event: runsignup.event_id,
            team_type: runsignup.team_type_id,
        }
    }

    async fn teams(&self, teams: Vec<RaceTeam>) -> Result<Vec<i64>, Error> {
        let form = ManageTeamsForm::new(ManageTeamsRequest {
            race_teams: Some(teams),
            ..ManageTeamsRequest::default()
        });
        let calls = self.runsignup.race_groups_teams();
        let managed = calls.manage_teams(&form, &[self.event], self.race);
        Ok(managed.await?.into_inner().race_team_ids.unwrap())
    }

    fn team(&self, name: &str) -> RaceTeam {
        RaceTeam::new(name, self.team_type)
    }

    /// Writes until an answer fails to come, and tells of each that came.
    async fn write(self, tell: UnboundedSender<Told>) -> Result<(), Error> {
        let registrations = self.toornament.registrations();
        let participants = self.toornament.participants();
        loop {
            let new = RegistrationCreate::new("registered", ParticipantType::Team);
            let Registration { id, .. } = registrations.create(TEAM, &new).await?.into_inner();
            tell.send(Told::Registered(id.clone())).ok();
            let accepted = registrations.accept(TEAM, &id).await?.into_inner();
            let participant = accepted.participant_id.unwrap();
            tell.send(Told::Accepted(id.clone(), participant)).ok();

            // The name says which call it was.
            let batch = (0..BATCH).map(|_| self.team(&format!("batch {id}")));
            tell.send(Told::Teams(self.teams(batch.collect()).await?))
                .ok();

            let new = ParticipantCreate::new("deleted");
            let made = participants.create(TEAM, &new).await?;
            participants.delete(TEAM, &made.id).await?;
            tell.send(Told::Deleted(made.into_inner().id)).ok();
        }
    }
}

/// What was acknowledged.
#[derive(Debug)]
enum Told {
    Registered(String),
    /// A registration, and the participant that it became.
    Accepted(String, String),
    Teams(Vec<i64>),
    Deleted(String),
}

#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.db");
    let mut told = Vec::new();
    let mut running = Running::start(&file);
    for _ in 0..ROUNDS {
        told.extend(round(&mut running).await);
        running = Running::start(&file);
        is_whole(&Connection::open(&file).unwrap());
        is_there(&Clients::of(&running.demo), &told).await;
    }
    assert!(told.len() >= ROUNDS * WRITES);
}

/// Lets all write, kills the program in the middle of it, and gives what was acknowledged.
async fn round(running: &mut Running) -> Vec<Told> {
    let (tell, mut hear) = unbounded_channel();
    let clients = Clients::of(&running.demo);
    for _ in 0..WRITERS {
        tokio::spawn(clients.clone().write(tell.clone()));
    }
    drop(tell);
    let mut told = Vec::new();
    while told.len() < WRITES {
        told.push(hear.recv().await.expect("the program serves"));
    }
    running.kill();
    // Answers that were on their way count as well.
    while let Some(more) = hear.recv().await {
        told.push(more);
    }
    told
}

/// All that was acknowledged is found by the client.
async fn is_there(clients: &Clients, told: &[Told]) {
    let list = clients.toornament.registrations().list(TEAM).stream();
    let registrations: Vec<Registration> = list.try_collect().await.unwrap();
    let registrations = registrations.into_iter().map(|it| (it.id.clone(), it));
    let registrations: BTreeMap<_, _> = registrations.collect();
    let list = clients.toornament.participants().list(TEAM).stream();
    let participants: Vec<Participant> = list.try_collect().await.unwrap();
    let participants: BTreeSet<_> = participants.into_iter().map(|it| it.id).collect();
    let mut teams = Vec::new();
    for told in told {
        let kept = match told {
            Told::Registered(id) => registrations.contains_key(id),
            Told::Accepted(id, participant) => {
                let one = &registrations[id];
                one.status == RegistrationStatus::Accepted
                    && one.participant_id.as_ref() == Some(participant)
                    && participants.contains(participant)
            }
            Told::Deleted(id) => !participants.contains(id),
            Told::Teams(ids) => {
                teams.extend(ids.iter().copied());
                true
            }
        };
        assert!(kept, "{told:?}");
    }
    // No call shows teams, but only those that are there can be edited.
    let edits = teams.iter().map(|id| RaceTeam {
        team_id: Some(*id),
        team_bib_num: Patch::Value(1),
        ..clients.team("edited")
    });
    assert_eq!(clients.teams(edits.collect()).await.unwrap(), teams);
}

/// Nothing in the file is half done, acknowledged or not.
fn is_whole(file: &Connection) {
    let count = |sql: &str| -> i64 { file.query_row(sql, [], |row| row.get(0)).unwrap() };
    let check: String = file
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(check, "ok");
    let mut dangling = file.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(!dangling.exists([]).unwrap());
    // Accepting is a participant, a status and the id of the one in the other.
    let halves = count(
        "SELECT count(*) FROM registrations
         WHERE (status = 'accepted') <> (participant_id IS NOT NULL)",
    );
    let apart = count("SELECT count(*) FROM registrations WHERE status = 'accepted'")
        - count(
            "SELECT count(*) FROM registrations r JOIN participants p ON p.id = r.participant_id",
        );
    let stray = count("SELECT count(*) FROM participants WHERE name = 'registered'")
        - count(
            "SELECT count(*) FROM registrations WHERE name = 'registered' AND status = 'accepted'",
        );
    assert_eq!((halves, apart, stray), (0, 0, 0));
    // A call's teams are all there or none of them.
    let mut batches = file
        .prepare("SELECT name, count(*) FROM teams WHERE name LIKE 'batch %' GROUP BY name")
        .unwrap();
    let batches = batches.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    for batch in batches.unwrap() {
        let (name, teams): (String, i64) = batch.unwrap();
        assert_eq!(teams, BATCH, "{name}");
    }
}
