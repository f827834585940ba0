//! The tournaments of the demo, with participants and registrations. They are animals, not people.

use rusqlite::Transaction;
use serde_json::json;

use super::demo::{AUTO, CLOSED, PARTICIPANT, PLAYER, REGISTRATION, TEAM};
use crate::{
    clock::Moment,
    toornament::{
        entry::{Entry, Fields, Player},
        participants, registrations,
        tournaments::{self, Kind, Tournament},
        workflow::{self, Status},
    },
};

const COLOURS: [&str; 12] = [
    "Amber", "Blue", "Coral", "Dusty", "Ebony", "Fawn", "Golden", "Hazel", "Ivory", "Jade",
    "Khaki", "Lilac",
];
const ANIMALS: [&str; 10] = [
    "Otter", "Heron", "Badger", "Lynx", "Marten", "Newt", "Osprey", "Puffin", "Quail", "Raven",
];
/// Names that sorting and filtering have to cope with.
const OTHERS: [&str; 6] = [
    "ÉCLAIR Élan",
    "éclair Écureuil",
    "Große Eule",
    "Жук",
    "大きなクマ",
    "amber ant",
];
/// How many take part in the tournament of players.
const PLAYERS: usize = 114;
/// When the closed tournament was closed: 2020.
const CLOSED_AT: i64 = 1_577_836_800;

pub(super) fn fill(transaction: &Transaction<'_>, now: Moment) -> rusqlite::Result<()> {
    for (id, name, change) in [
        (TEAM, "Demo of teams", (|_| {}) as fn(&mut Tournament)),
        (PLAYER, "Demo of players", |it| it.kind = Kind::Player),
        (CLOSED, "Demo of closed registrations", |it| {
            it.registration_closes = Some(Moment::from_seconds(CLOSED_AT));
        }),
        (AUTO, "Demo of automatic acceptance", |it| {
            it.kind = Kind::Player;
            it.size = 2;
            it.auto_accept = true;
        }),
    ] {
        let mut tournament = Tournament::new(name, Kind::Team);
        change(&mut tournament);
        tournaments::insert(transaction, number(id), &tournament)?;
    }
    teams(transaction, now)?;
    players(transaction, now)?;
    registered(transaction)
}

/// The ids are texts because the API's are.
fn number(id: &str) -> i64 {
    id.parse().unwrap_or_default()
}

fn teams(transaction: &Transaction<'_>, now: Moment) -> rusqlite::Result<()> {
    let add = |tournament, id, index, checked_in| {
        let entry = team(index);
        participants::insert_as(transaction, (number(tournament), id), &entry, checked_in)
    };
    for index in 0..4 {
        let checked_in = (index % 2 == 0).then_some(now);
        add(TEAM, number(PARTICIPANT) + step(index), index, checked_in)?;
    }
    for index in 4..6 {
        add(CLOSED, number(PARTICIPANT) + step(index), index, None)?;
    }
    Ok(())
}

fn players(transaction: &Transaction<'_>, now: Moment) -> rusqlite::Result<()> {
    let first = number(PARTICIPANT) + 1_000;
    let place = |index| (number(PLAYER), first + step(index));
    let made = (0..PLAYERS - OTHERS.len()).map(name);
    for (index, name) in made.chain(OTHERS.map(str::to_owned)).enumerate() {
        let entry = Entry {
            custom_user_identifier: Some(format!("demo:player:{}", index + 1)),
            user_id: (index % 3 == 0).then(|| user(index)),
            ..Entry::of(Kind::Player, name)
        };
        let checked_in = (index % 4 == 0).then_some(now);
        participants::insert_as(transaction, place(index), &entry, checked_in)?;
    }
    Ok(())
}

/// Six registrations of teams: of every status at least one, three of them pending.
fn registered(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    use Status::{Accepted, Cancelled, Pending, Refused};
    let tournament = number(TEAM);
    let statuses = [Pending, Accepted, Pending, Refused, Cancelled, Pending];
    for (index, status) in statuses.into_iter().enumerate() {
        let id = number(REGISTRATION) + step(index);
        registrations::insert_as(transaction, (tournament, id), &team(index + 6))?;
        workflow::set_up(transaction, tournament, id, status)?;
    }
    Ok(())
}

fn team(index: usize) -> Entry {
    let lineup = (0..3).map(|player| Player {
        name: name(20 + 3 * index + player),
        email: Some(format!("player{player}.team{index}@example.com")),
        user_id: (player == 0).then(|| user(index)),
        ..Player::default()
    });
    Entry {
        email: Some(format!("team{index}@example.com")),
        custom_user_identifier: Some(format!("demo:team:{}", index + 1)),
        custom_fields: Fields::from([("country".to_owned(), json!("GB"))]),
        lineup: Some(lineup.collect()),
        user_id: Some(user(100 + index)),
        ..Entry::of(Kind::Team, format!("{} Team", name(index)))
    }
}

/// `Amber Otter`, `Blue Heron`, …: two of them are equal only after sixty.
fn name(index: usize) -> String {
    let (colour, animal) = (
        COLOURS[index % COLOURS.len()],
        ANIMALS[index % ANIMALS.len()],
    );
    match index / 60 {
        0 => format!("{colour} {animal}"),
        round => format!("{colour} {animal} {}", round + 1),
    }
}

fn user(index: usize) -> String {
    (145_246_939_508_800_000 + step(index)).to_string()
}

fn step(index: usize) -> i64 {
    i64::try_from(index).unwrap_or_default()
}
