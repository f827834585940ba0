//! Prints what the sandbox bears: calls of both APIs from 64 connections at once, three reads for
//! each write, into a database in a file.
//!
//! `cargo run --release -p workspace-tests --example load -- [SECONDS]`

use std::{
    env,
    error::Error,
    fmt::Display,
    time::{Duration, Instant},
};

use startlist::{
    http_client_builder,
    runsignup::{
        self,
        model::{ManageTeamsForm, ManageTeamsRequest, RaceTeam},
    },
    toornament::{
        self,
        model::{ParticipantCreate, ParticipantPatch},
    },
};
use startlist_sandbox::{Database, Demo, Sandbox};

/// Connections, each with one call at a time.
const CONNECTIONS: usize = 64;
/// How long, where nobody says.
const SECONDS: u64 = 30;

/// What is called, in turn.
const CALLS: [&str; 8] = [
    "list participants",
    "create a participant",
    "get a participant",
    "list registrations",
    "update a participant",
    "get a registration",
    "list by name",
    "manage teams",
];

/// One call of that kind took so long.
struct Took {
    kind: usize,
    time: Duration,
    error: Option<String>,
}

/// What a connection calls with.
struct Caller {
    toornament: toornament::Client,
    runsignup: runsignup::Client,
    demo: Demo,
    own: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let seconds = env::args()
        .nth(1)
        .map_or(Ok(SECONDS), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let database = Database::File(folder.path().join("load.db"));
    let sandbox = Sandbox::builder().database(database).start().await?;
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut connections = tokio::task::JoinSet::new();
    for number in 0..CONNECTIONS {
        let caller = Caller::new(sandbox.demo().clone(), number).await?;
        connections.spawn(async move {
            let mut took = Vec::new();
            for turn in number.. {
                let (kind, start) = (turn % CALLS.len(), Instant::now());
                if start >= end {
                    break;
                }
                let error = caller.call(kind, turn).await.err();
                let time = start.elapsed();
                took.push(Took { kind, time, error });
            }
            took
        });
    }
    let mut all = Vec::new();
    while let Some(took) = connections.join_next().await {
        all.extend(took?);
    }
    report(&all, seconds);
    let written = std::fs::metadata(folder.path().join("load.db"))?.len();
    println!(
        "({CONNECTIONS} connections, client and server in one process, {written} bytes of database at the end)"
    );
    match all.iter().all(|it| it.error.is_none()) {
        true => Ok(()),
        false => Err("there were errors".into()),
    }
}

impl Caller {
    /// Callers have connections of their own, and a participant of their own to change.
    async fn new(demo: Demo, number: usize) -> Result<Self, Box<dyn Error>> {
        let toornament = toornament::Client::builder()
            .http_client(http_client_builder().build()?)
            .base_url(&demo.toornament.base_url)
            .api_key(&demo.toornament.api_key)
            .oauth2_token(&demo.toornament.bearer_token)
            .build()?;
        let runsignup = runsignup::Client::builder()
            .http_client(http_client_builder().build()?)
            .base_url(&demo.runsignup.base_url)
            .api_key(&demo.runsignup.api_key)
            .api_secret(&demo.runsignup.api_secret)
            .build()?;
        let body = ParticipantCreate::new(format!("Connection {number}"));
        let created = toornament.participants();
        let created = created.create(&demo.toornament.tournaments.player, &body);
        let own = created.await?.into_inner().id;
        Ok(Self {
            toornament,
            runsignup,
            demo,
            own,
        })
    }

    /// One call.
    async fn call(&self, kind: usize, turn: usize) -> Result<(), String> {
        let demo = &self.demo.toornament;
        let player = demo.tournaments.player.as_str();
        let participants = self.toornament.participants();
        let registrations = self.toornament.registrations();
        match kind {
            0 => done(participants.list(player).range(0..50).await),
            1 => {
                let body = ParticipantCreate::new(format!("Participant {turn}"));
                done(participants.create(player, &body).await)
            }
            2 => done(participants.get(player, &self.own).await),
            3 => done(registrations.list(&demo.tournaments.team).range(0..1).await),
            4 => {
                let body = ParticipantPatch {
                    checked_in: Some(turn.is_multiple_of(2)),
                    ..ParticipantPatch::default()
                };
                done(participants.update(player, &self.own, &body).await)
            }
            5 => {
                let team = demo.tournaments.team.as_str();
                done(registrations.get(team, &demo.registration_id).await)
            }
            6 => done(participants.list(player).name("otter").range(0..10).await),
            _ => self.teams(turn).await,
        }
    }

    async fn teams(&self, turn: usize) -> Result<(), String> {
        let demo = &self.demo.runsignup;
        let form = ManageTeamsForm::new(ManageTeamsRequest {
            race_teams: Some(vec![RaceTeam::new(
                format!("Team {turn}"),
                demo.team_type_id,
            )]),
            ..ManageTeamsRequest::default()
        });
        let teams = self.runsignup.race_groups_teams();
        done(
            teams
                .manage_teams(&form, &[demo.event_id], demo.race_id)
                .await,
        )
    }
}

fn done<T>(answer: Result<T, impl Display>) -> Result<(), String> {
    answer.map(drop).map_err(|error| error.to_string())
}

/// A line per kind of call, and one for all.
fn report(all: &[Took], seconds: u64) {
    println!("| call | calls | errors | calls/s | p50 ms | p99 ms | most ms |");
    println!("|---|---|---|---|---|---|---|");
    for (kind, name) in CALLS.iter().enumerate() {
        line(name, all.iter().filter(|it| it.kind == kind), seconds);
    }
    line("all", all.iter(), seconds);
    for error in all.iter().filter_map(|it| it.error.as_ref()).take(5) {
        println!("error: {error}");
    }
}

fn line<'a>(name: &str, calls: impl Iterator<Item = &'a Took>, seconds: u64) {
    let calls: Vec<&Took> = calls.collect();
    let mut times: Vec<Duration> = calls.iter().map(|it| it.time).collect();
    times.sort_unstable();
    let errors = calls.iter().filter(|it| it.error.is_some()).count();
    let at = |share: usize| {
        let place = (times.len() * share / 100).min(times.len().saturating_sub(1));
        times
            .get(place)
            .map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    let per_second = times.len() as u64 / seconds.max(1);
    println!(
        "| {name} | {} | {errors} | {per_second} | {:.1} | {:.1} | {:.1} |",
        times.len(),
        at(50),
        at(99),
        at(100)
    );
}
