//! What was acknowledged is there after `kill -9`, and nothing is half done.
//!
//! The test starts itself as another process, which writes until it is killed.

use std::{
    collections::BTreeSet,
    env,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use startlist_sandbox::{
    clock::Clock,
    runsignup::{access::Caller, teams},
    seed::{Seed, credentials::director, demo},
    store::Store,
    toornament::registrations,
};

/// Names the database to the process that writes.
const PATH: &str = "STARTLIST_SANDBOX_CRASH_TEST";
/// Kills in a row, on the same file.
const ROUNDS: usize = 3;
/// Acknowledged writes before a kill.
const WRITES: usize = 40;

fn runtime() -> tokio::runtime::Runtime {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap()
}

/// Writes for ever: accepted registrations, and pairs of teams. Says what is acknowledged, a line
/// each.
#[test]
#[ignore = "is started by the other test"]
fn writes_until_it_is_killed() {
    let Ok(path) = env::var(PATH) else { return };
    runtime().block_on(async {
        let store = Store::open(Path::new(&path)).unwrap();
        let now = Clock::system().now();
        store.seed(Seed::Demo, now).await.unwrap();
        loop {
            let id = store.write(move |t| {
                let body = serde_json::json!({ "name": "a", "type": "team" });
                let body = serde_json::from_value(body).unwrap();
                let made = registrations::create(t, now, demo::TEAM, body)?.unwrap();
                let body = serde_json::json!({ "status": "accepted" });
                let body = serde_json::from_value(body).unwrap();
                registrations::update(t, demo::TEAM, &made.id, body)
            });
            let registration = id.await.unwrap().unwrap();
            say("registration", &registration.id);
            let ids = store.write(|t| {
                let principal = director(t)?.unwrap();
                let team = serde_json::json!({ "team_name": "a", "team_type_id": demo::TEAM_TYPE });
                let body = serde_json::json!({ "race_teams": [team, team] });
                let body = serde_json::from_value(body).unwrap();
                let race = u64::try_from(demo::RACE).unwrap();
                let event = u64::try_from(demo::EVENT).unwrap();
                teams::manage(t, Caller { principal }, race, &[event], &body)
            });
            for id in ids.await.unwrap().unwrap().race_team_ids.unwrap() {
                say("team", &id.to_string());
            }
        }
    });
}

/// A line of its own, out before anything else is done; the harness may have begun the line.
fn say(what: &str, id: &str) {
    let mut out = io::stdout().lock();
    writeln!(out, "\n{what} {id}").unwrap();
    out.flush().unwrap();
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sandbox.db");
    let mut told = BTreeSet::new();
    for _ in 0..ROUNDS {
        told.extend(round(&path));
        let kept = runtime().block_on(kept(&path));
        let lost: Vec<_> = told.difference(&kept).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
    assert!(told.len() >= ROUNDS * WRITES);
}

/// Lets the other process write, and kills it in the middle; gives what it said.
fn round(path: &Path) -> BTreeSet<String> {
    let mut writer = Command::new(env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "--nocapture",
            "writes_until_it_is_killed",
        ])
        .env(PATH, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let mut lines = lines
        .map_while(Result::ok)
        .filter(|line| line.contains(' '));
    let is_told = |line: &String| line.starts_with("registration ") || line.starts_with("team ");
    let mut told: BTreeSet<String> = lines.by_ref().filter(is_told).take(WRITES).collect();
    // On Unix this is the signal that cannot be caught.
    writer.kill().unwrap();
    // What it said until then counts as well; its last line may be cut.
    let whole =
        |line: &String| line.starts_with("team ") || line.len() == "registration ".len() + 18;
    told.extend(
        lines
            .filter(is_told)
            .filter(whole)
            .filter(|line| line.len() >= "team 100001".len()),
    );
    writer.wait().unwrap();
    told
}

/// What is in the file, all of it whole: an accepted registration has its participant, and teams
/// were made in pairs.
async fn kept(path: &Path) -> BTreeSet<String> {
    let store = Store::open(path).unwrap();
    let ids = store.read(|c| {
        let check: String = c.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        assert_eq!(check, "ok");
        let dangling = c.prepare("PRAGMA foreign_key_check")?.exists([])?;
        let halves: i64 = c.query_row(
            "SELECT count(*) FROM registrations
             WHERE name = 'a' AND (status <> 'accepted' OR participant_id IS NULL)",
            [],
            |row| row.get(0),
        )?;
        let apart: i64 = c.query_row(
            "SELECT (SELECT count(*) FROM participants WHERE name = 'a')
                  - (SELECT count(*) FROM registrations WHERE name = 'a')",
            [],
            |row| row.get(0),
        )?;
        let teams: i64 = c.query_row("SELECT count(*) FROM teams WHERE name = 'a'", [], |row| {
            row.get(0)
        })?;
        assert_eq!((dangling, halves, apart, teams % 2), (false, 0, 0, 0));
        let mut all = c.prepare(
            "SELECT 'registration ' || id FROM registrations
             UNION ALL SELECT 'team ' || id FROM teams",
        )?;
        all.query_map([], |row| row.get(0))?.collect()
    });
    ids.await.unwrap()
}
