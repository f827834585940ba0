//! The five calls that concern participants.

use rusqlite::{Connection, Row, ToSql, Transaction, named_params};
use serde_json::{Value, json};
use startlist::toornament::model::{
    Participant, ParticipantCreate, ParticipantDetail, ParticipantPatch, ParticipantSort,
};

use super::{
    Answer, Options, Outcome, Page, Reason, Refused, Scope,
    changes::Changes,
    entry::Entry,
    id, names,
    range::{self, Range},
    tournaments::{self, Found},
    workflow,
};
use crate::{
    answer::answer,
    clock::Moment,
    json::{Json, model},
    store::ids::Counter,
};

/// Which participants to list.
#[derive(Clone, Copy, Debug, Default)]
pub struct List<'a> {
    /// The header `Range`.
    pub range: Option<&'a str>,
    /// A text that the name has in it, without regard to case.
    pub name: Option<&'a str>,
    /// The order; the oldest first if nothing is said.
    pub sort: Option<&'a ParticipantSort>,
}

/// Lists participants, a page at a time, without the time of their check-in.
pub fn list(
    connection: &Connection,
    options: Options,
    tournament: &str,
    list: List<'_>,
) -> Answer<Page<Participant>> {
    answer(page(connection, options, tournament, list))
}

fn page(
    connection: &Connection,
    options: Options,
    tournament: &str,
    list: List<'_>,
) -> Outcome<Page<Participant>> {
    let window = Range::read(list.range, "participants")?;
    let order = order(list.sort)?;
    let Found { id, .. } = tournaments::find(connection, tournament)?;
    let key = names::key(list.name.unwrap_or_default());
    let total = connection
        .prepare_cached(
            "SELECT count(*) FROM participants
             WHERE tournament_id = ?1 AND (?2 = '' OR instr(name_key, ?2) > 0)",
        )?
        .query_row((id, &key), range::total)?;
    let (limit, offset) = window.within(total, options.empty_list_is_a_page)?;
    let items = connection
        .prepare_cached(&format!(
            "SELECT * FROM participants
             WHERE tournament_id = ?1 AND (?2 = '' OR instr(name_key, ?2) > 0)
             ORDER BY {order} LIMIT ?3 OFFSET ?4"
        ))?
        .query_map((id, &key, limit, offset), |row| model(listed(row)?))?
        .collect::<Result<_, _>>()?;
    Ok(window.page(items, total))
}

/// The order in SQL. Two of the same name are in the order of their creation.
fn order(sort: Option<&ParticipantSort>) -> Result<&'static str, Refused> {
    match sort {
        None | Some(ParticipantSort::CreatedAsc) => Ok("id"),
        Some(ParticipantSort::CreatedDesc) => Ok("id DESC"),
        Some(ParticipantSort::Alphabetic) => Ok("name_key, id"),
        Some(other) => Err(unknown_sort(other.as_str())),
    }
}

/// 400.
pub(super) fn unknown_sort(sort: &str) -> Refused {
    let message = "The value you selected is not a valid choice.";
    let reason = Reason::new((Scope::Query, "sort"), "match_integrity", message);
    Refused::new(400, reason.value(sort))
}

/// Creates a participant. The size of the tournament is no limit to the organizer.
pub fn create(
    transaction: &Transaction<'_>,
    now: Moment,
    tournament: &str,
    body: ParticipantCreate,
) -> Answer<ParticipantDetail> {
    let create = || {
        let Found { id, tournament } = tournaments::find(transaction, tournament)?;
        let checked_in_at = (body.checked_in == Some(true)).then_some(now);
        let changes = Changes::from(body);
        changes.check(tournament.kind)?;
        let mut entry = Entry::new(tournament.kind);
        changes.apply(&mut entry);
        let new = insert(transaction, id, &entry, checked_in_at)?;
        Ok(detail(transaction, new)?)
    };
    answer(create())
}

/// Gives one participant.
pub fn get(connection: &Connection, tournament: &str, id: &str) -> Answer<ParticipantDetail> {
    let get = || {
        let (_, id) = find(connection, tournament, id)?;
        Ok(detail(connection, id)?)
    };
    answer(get())
}

/// Changes a participant.
pub fn update(
    transaction: &Transaction<'_>,
    now: Moment,
    tournament: &str,
    id: &str,
    body: ParticipantPatch,
) -> Answer<ParticipantDetail> {
    let update = || {
        let (Found { tournament, .. }, id) = find(transaction, tournament, id)?;
        let checked_in = body.checked_in;
        let changes = Changes::from(body);
        changes.check(tournament.kind)?;
        let mut entry = one(transaction, id, Entry::read)?;
        changes.apply(&mut entry);
        transaction
            .prepare_cached(
                "UPDATE participants
                 SET name = :name, name_key = :name_key, email = :email,
                     custom_user_identifier = :identifier, custom_fields = :fields,
                     lineup = :lineup,
                     checked_in_at = CASE :checked_in
                         WHEN 0 THEN NULL
                         WHEN 1 THEN coalesce(checked_in_at, :now)
                         ELSE checked_in_at END
                 WHERE id = :id",
            )?
            .execute(named_params! {
                ":id": id,
                ":name": entry.name,
                ":name_key": names::key(&entry.name),
                ":email": entry.email,
                ":identifier": entry.custom_user_identifier,
                ":fields": Json(&entry.custom_fields),
                ":lineup": entry.lineup.as_ref().map(Json),
                ":checked_in": checked_in,
                ":now": now,
            })?;
        Ok(detail(transaction, id)?)
    };
    answer(update())
}

/// Deletes a participant. The registration that it came from is cancelled, and its place goes to
/// the next one where registrations are accepted automatically.
pub fn delete(transaction: &Transaction<'_>, tournament: &str, id: &str) -> Answer<()> {
    let delete = || {
        let (found, id) = find(transaction, tournament, id)?;
        workflow::removed(transaction, id)?;
        remove(transaction, id)?;
        Ok(workflow::fill(transaction, &found, None)?)
    };
    answer(delete())
}

/// Adds a participant; gives its id.
pub(super) fn insert(
    transaction: &Transaction<'_>,
    tournament: i64,
    entry: &Entry,
    checked_in_at: Option<Moment>,
) -> rusqlite::Result<i64> {
    let id = Counter::Toornament.next(transaction)?;
    insert_as(transaction, (tournament, id), entry, checked_in_at)?;
    Ok(id)
}

/// Adds a participant of this id.
pub(crate) fn insert_as(
    transaction: &Transaction<'_>,
    (tournament, id): (i64, i64),
    entry: &Entry,
    checked_in_at: Option<Moment>,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO participants (id, tournament_id, name, name_key, email,
                                       custom_user_identifier, custom_fields, lineup, user_id,
                                       checked_in_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            id,
            tournament,
            &entry.name,
            names::key(&entry.name),
            &entry.email,
            &entry.custom_user_identifier,
            Json(&entry.custom_fields),
            entry.lineup.as_ref().map(Json),
            &entry.user_id,
            checked_in_at,
        ))?;
    Ok(())
}

pub(super) fn remove(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("DELETE FROM participants WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// The tournament, and the id of a participant of it; 404 if there is no such.
fn find(connection: &Connection, tournament: &str, text: &str) -> Outcome<(Found, i64)> {
    let found = tournaments::find(connection, tournament)?;
    let missing = || Refused::not_found("id", text);
    let id = id(text).ok_or_else(missing)?;
    let here = connection
        .prepare_cached("SELECT 1 FROM participants WHERE id = ?1 AND tournament_id = ?2")?
        .exists((id, found.id))?;
    match here {
        true => Ok((found, id)),
        false => Err(missing().into()),
    }
}

fn one<T>(
    connection: &Connection,
    id: impl ToSql,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    connection
        .prepare_cached("SELECT * FROM participants WHERE id = ?1")?
        .query_row([id], read)
}

fn detail(connection: &Connection, id: i64) -> rusqlite::Result<ParticipantDetail> {
    one(connection, id, |row| {
        let mut object = listed(row)?;
        let at: Option<Moment> = row.get("checked_in_at")?;
        object["checked_in_at"] = json!(at.map(Moment::rfc3339));
        model(object)
    })
}

/// A participant as a list has it.
fn listed(row: &Row<'_>) -> rusqlite::Result<Value> {
    let mut members = Entry::read(row)?.members();
    let id: i64 = row.get("id")?;
    let at: Option<Moment> = row.get("checked_in_at")?;
    members.insert("id".to_owned(), json!(id.to_string()));
    members.insert("checked_in".to_owned(), json!(at.is_some()));
    Ok(Value::Object(members))
}
