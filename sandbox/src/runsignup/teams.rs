//! manage-teams: creates, edits and deletes the teams of a race in one call, all or nothing.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::json;
use startlist::{
    Patch,
    runsignup::model::{ManageTeamsRequest, ManageTeamsResult, RaceTeam, TeamGender},
};

use super::{
    Answer, Code, Outcome, Refused,
    access::{self, Caller},
    lookup::{self, need},
};
use crate::{
    answer::answer,
    json::model,
    store::{
        credentials::{Of, Role},
        ids::Counter,
    },
};

/// Deletes, edits and creates teams, in this order. The ids come back in the order of the request,
/// both lists always.
///
/// An edit replaces the team: what is absent is null afterwards.
pub fn manage(
    transaction: &Transaction<'_>,
    caller: Caller,
    race: u64,
    events: &[u64],
    body: &ManageTeamsRequest,
) -> Answer<ManageTeamsResult> {
    let manage = || {
        let race = lookup::race(transaction, race)?;
        permission(transaction, caller, race)?;
        if events.is_empty() {
            return Err(Refused::about(Code::InvalidParameters, "event_ids is empty").into());
        }
        for event in events {
            lookup::event(transaction, race, *event)?;
        }
        let teams = body.race_teams.as_deref().unwrap_or_default();
        let deleted = body.deleted_team_ids.as_deref().unwrap_or_default();
        once(teams, deleted)?;
        for (index, id) in deleted.iter().enumerate() {
            delete(
                transaction,
                race,
                *id,
                &format!("deleted_team_ids[{index}]"),
            )?;
        }
        let mut ids = Vec::with_capacity(teams.len());
        for (index, team) in teams.iter().enumerate() {
            ids.push(put(
                transaction,
                race,
                team,
                &format!("race_teams[{index}]"),
            )?);
        }
        let result = json!({ "race_team_ids": ids, "deleted_team_ids": deleted });
        Ok(model(result)?)
    };
    answer(manage())
}

/// 7 unless the caller is a partner, a director or a timer of the race.
fn permission(connection: &Connection, caller: Caller, race: i64) -> Outcome<()> {
    let roles = [Role::Partner, Role::RaceDirector, Role::Timer];
    access::require(
        connection,
        caller,
        &roles.map(|role| (role, Of::Race(race))),
    )
}

/// 11 where a team is named twice: edited, deleted, or both.
fn once(teams: &[RaceTeam], deleted: &[i64]) -> Outcome<()> {
    let mut seen = BTreeSet::new();
    let edited = teams.iter().filter_map(|team| team.team_id.as_ref());
    for id in edited.chain(deleted) {
        if !seen.insert(id) {
            let what = format_args!("team {id} is named twice");
            return Err(Refused::about(Code::InvalidSubmission, what).into());
        }
    }
    Ok(())
}

fn delete(transaction: &Transaction<'_>, race: i64, id: i64, place: &str) -> Outcome<()> {
    let removed = transaction
        .prepare_cached("DELETE FROM teams WHERE id = ?1 AND race_id = ?2")?
        .execute((id, race))?;
    match removed {
        0 => Err(unknown_team(id, place)),
        _ => Ok(()),
    }
}

/// Creates a team or replaces one; gives its id.
fn put(transaction: &Transaction<'_>, race: i64, team: &RaceTeam, place: &str) -> Outcome<i64> {
    let gender = team.team_gender.value().map(TeamGender::as_str);
    fits_type(transaction, race, team, place)?;
    let columns = (
        &team.team_name,
        team.team_type_id,
        team.team_age_restriction_id.value(),
        gender,
        team.team_bib_num.value(),
    );
    let Some(id) = team.team_id else {
        let id = Counter::RunSignup.next(transaction)?;
        transaction
            .prepare_cached(
                "INSERT INTO teams (name, team_type_id, age_range_id, gender, bib_num, race_id, id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((
                columns.0, columns.1, columns.2, columns.3, columns.4, race, id,
            ))?;
        return Ok(id);
    };
    let changed = transaction
        .prepare_cached(
            "UPDATE teams
             SET name = ?1, team_type_id = ?2, age_range_id = ?3, gender = ?4, bib_num = ?5
             WHERE race_id = ?6 AND id = ?7",
        )?
        .execute((
            columns.0, columns.1, columns.2, columns.3, columns.4, race, id,
        ))?;
    match changed {
        0 => Err(unknown_team(id, place)),
        _ => Ok(id),
    }
}

fn unknown_team(id: i64, place: &str) -> crate::answer::Stop<Refused> {
    let what = format_args!("{place}: the race has no team {id}");
    Refused::about(Code::InvalidId, what).into()
}

/// What a team type asks of its teams.
struct TeamType {
    require_gender: bool,
    require_age_range: bool,
    allow_male: bool,
    allow_female: bool,
    allow_coed: bool,
}

/// Refuses a team that its type does not allow: 15 for ids, 3 for what is missing or no gender, 11
/// for a gender that the type is not for.
fn fits_type(connection: &Connection, race: i64, team: &RaceTeam, place: &str) -> Outcome<()> {
    let refused = |code, member: &str, why: &str| {
        Refused::about(code, format_args!("{place}.{member} {why}"))
    };
    let team_type = team_type(connection, race, team.team_type_id)?
        .ok_or_else(|| refused(Code::InvalidId, "team_type_id", "is not of this race"))?;
    let allowed = match &team.team_gender {
        Patch::Value(TeamGender::M) => team_type.allow_male,
        Patch::Value(TeamGender::F) => team_type.allow_female,
        Patch::Value(TeamGender::C) => team_type.allow_coed,
        Patch::Value(_) => {
            let why = "is none of M, F and C";
            return Err(refused(Code::InvalidParameters, "team_gender", why).into());
        }
        _ if team_type.require_gender => {
            let why = "is required by the team type";
            return Err(refused(Code::InvalidParameters, "team_gender", why).into());
        }
        _ => true,
    };
    if !allowed {
        let why = "is not allowed by the team type";
        return Err(refused(Code::InvalidSubmission, "team_gender", why).into());
    }
    let member = "team_age_restriction_id";
    match team.team_age_restriction_id.value() {
        Some(id) => {
            let sql = "SELECT 1 FROM age_ranges WHERE id = ?1 AND team_type_id = ?2";
            let refused = refused(Code::InvalidId, member, "is not of the team type");
            need(connection, sql, (id, team.team_type_id), refused)
        }
        None if team_type.require_age_range => {
            let why = "is required by the team type";
            Err(refused(Code::InvalidParameters, member, why).into())
        }
        None => Ok(()),
    }
}

fn team_type(connection: &Connection, race: i64, id: i64) -> rusqlite::Result<Option<TeamType>> {
    connection
        .prepare_cached(
            "SELECT require_gender, require_age_range, allow_male, allow_female, allow_coed
             FROM team_types WHERE id = ?1 AND race_id = ?2",
        )?
        .query_row((id, race), |row| {
            Ok(TeamType {
                require_gender: row.get(0)?,
                require_age_range: row.get(1)?,
                allow_male: row.get(2)?,
                allow_female: row.get(3)?,
                allow_coed: row.get(4)?,
            })
        })
        .optional()
}

/// A team as the store has it, for tests and for who looks from outside: no call reads teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its type.
    pub team_type_id: i64,
    /// Its age range.
    pub age_restriction_id: Option<i64>,
    /// `M`, `F` or `C`.
    pub gender: Option<String>,
    /// Its bib number.
    pub bib_num: Option<i64>,
}

/// The teams of a race, by id.
pub fn all(connection: &Connection, race: i64) -> rusqlite::Result<Vec<Team>> {
    connection
        .prepare_cached(
            "SELECT id, name, team_type_id, age_range_id, gender, bib_num
             FROM teams WHERE race_id = ?1 ORDER BY id",
        )?
        .query_map([race], |row| {
            Ok(Team {
                id: row.get(0)?,
                name: row.get(1)?,
                team_type_id: row.get(2)?,
                age_restriction_id: row.get(3)?,
                gender: row.get(4)?,
                bib_num: row.get(5)?,
            })
        })?
        .collect()
}
