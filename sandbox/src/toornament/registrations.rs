//! The five calls that concern registrations.

use rusqlite::{Connection, Row, Transaction, named_params};
use serde_json::{Value, json};
use startlist::toornament::model::{
    Registration, RegistrationCreate, RegistrationPatch, RegistrationSort,
};

use super::{
    Answer, Options, Outcome, Page, Reason, Refused, Scope,
    changes::Changes,
    entry::Entry,
    id, participants,
    range::{self, Range},
    tournaments::{self, Found, Kind},
    workflow::{self, Status},
};
use crate::{
    answer::answer,
    clock::Moment,
    json::{Json, model},
    store::ids::Counter,
};

/// Which registrations to list.
#[derive(Clone, Copy, Debug, Default)]
pub struct List<'a> {
    /// The header `Range`.
    pub range: Option<&'a str>,
    /// The order; the oldest first if nothing is said.
    pub sort: Option<&'a RegistrationSort>,
}

/// Lists registrations, a page at a time.
pub fn list(
    connection: &Connection,
    options: Options,
    tournament: &str,
    list: List<'_>,
) -> Answer<Page<Registration>> {
    answer(page(connection, options, tournament, list))
}

fn page(
    connection: &Connection,
    options: Options,
    tournament: &str,
    list: List<'_>,
) -> Outcome<Page<Registration>> {
    let window = Range::read(list.range, "registrations")?;
    let order = match list.sort {
        None | Some(RegistrationSort::CreatedAsc) => "id",
        Some(RegistrationSort::CreatedDesc) => "id DESC",
        Some(other) => return Err(participants::unknown_sort(other.as_str()).into()),
    };
    let Found { id, tournament } = tournaments::find(connection, tournament)?;
    let total = connection
        .prepare_cached("SELECT count(*) FROM registrations WHERE tournament_id = ?1")?
        .query_row([id], range::total)?;
    let (limit, offset) = window.within(total, options.empty_list_is_a_page)?;
    let items = connection
        .prepare_cached(&format!(
            "SELECT * FROM registrations WHERE tournament_id = ?1
             ORDER BY {order} LIMIT ?2 OFFSET ?3"
        ))?
        .query_map((id, limit, offset), |row| {
            registration(row, tournament.kind)
        })?
        .collect::<Result<_, _>>()?;
    Ok(window.page(items, total))
}

/// Creates a registration: 403 while registrations are disabled or closed, 400 if it is of
/// another type than the tournament. It is pending, or accepted where that is automatic and there
/// is room.
pub fn create(
    transaction: &Transaction<'_>,
    now: Moment,
    tournament: &str,
    body: RegistrationCreate,
) -> Answer<Registration> {
    let create = || {
        let found = tournaments::find(transaction, tournament)?;
        if !found.tournament.is_open(now) {
            return Err(closed(tournament).into());
        }
        let kind = found.tournament.kind;
        if !kind.is(&body.type_) {
            let message = format!(
                "Participants of this tournament are of type {}.",
                kind.as_str()
            );
            let reason = Reason::new((Scope::Body, "type"), "match_integrity", message);
            return Err(Refused::new(400, reason.value(body.type_.as_str())).into());
        }
        let changes = Changes::from(body);
        changes.check(kind)?;
        let mut entry = Entry::new(kind);
        changes.apply(&mut entry);
        let id = Counter::Toornament.next(transaction)?;
        insert_as(transaction, (found.id, id), &entry)?;
        workflow::fill(transaction, &found, None)?;
        Ok(one(transaction, id, |row| registration(row, kind))?)
    };
    answer(create())
}

fn closed(tournament: &str) -> Refused {
    let message = "The registrations of this tournament are disabled or closed.";
    let reason = Reason::new((Scope::Path, "tournament_id"), "closed", message);
    Refused::new(403, reason.value(tournament))
}

/// Gives one registration.
pub fn get(connection: &Connection, tournament: &str, id: &str) -> Answer<Registration> {
    let get = || {
        let (Found { tournament, .. }, id) = find(connection, tournament, id)?;
        Ok(one(connection, id, |row| {
            registration(row, tournament.kind)
        })?)
    };
    answer(get())
}

/// Changes a registration, and then its status as the workflow has it. It may be done while
/// registrations are closed.
pub fn update(
    transaction: &Transaction<'_>,
    tournament: &str,
    id: &str,
    body: RegistrationPatch,
) -> Answer<Registration> {
    let update = || {
        let (found, id) = find(transaction, tournament, id)?;
        let kind = found.tournament.kind;
        let status = body.status.as_ref().map(Status::read).transpose()?;
        let changes = Changes::from(body);
        changes.check(kind)?;
        let mut entry = one(transaction, id, Entry::read)?;
        changes.apply(&mut entry);
        save(transaction, id, &entry)?;
        if let Some(status) = status {
            workflow::change(transaction, &found, id, status)?;
        }
        Ok(one(transaction, id, |row| registration(row, kind))?)
    };
    answer(update())
}

/// Deletes a registration. The participant that it has become stays.
pub fn delete(transaction: &Transaction<'_>, tournament: &str, id: &str) -> Answer<()> {
    let delete = || {
        let (_, id) = find(transaction, tournament, id)?;
        transaction
            .prepare_cached("DELETE FROM registrations WHERE id = ?1")?
            .execute([id])?;
        Ok(())
    };
    answer(delete())
}

/// Adds a pending registration of this id.
pub(crate) fn insert_as(
    transaction: &Transaction<'_>,
    (tournament, id): (i64, i64),
    entry: &Entry,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO registrations (id, tournament_id, name, email, custom_user_identifier,
                                        custom_fields, lineup, user_id, status)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'pending')",
        )?
        .execute((
            id,
            tournament,
            &entry.name,
            &entry.email,
            &entry.custom_user_identifier,
            Json(&entry.custom_fields),
            entry.lineup.as_ref().map(Json),
            &entry.user_id,
        ))?;
    Ok(())
}

fn save(transaction: &Transaction<'_>, id: i64, entry: &Entry) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "UPDATE registrations
             SET name = :name, email = :email, custom_user_identifier = :identifier,
                 custom_fields = :fields, lineup = :lineup
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": id,
            ":name": entry.name,
            ":email": entry.email,
            ":identifier": entry.custom_user_identifier,
            ":fields": Json(&entry.custom_fields),
            ":lineup": entry.lineup.as_ref().map(Json),
        })?;
    Ok(())
}

/// The tournament, and the id of a registration of it; 404 if there is no such.
fn find(connection: &Connection, tournament: &str, text: &str) -> Outcome<(Found, i64)> {
    let found = tournaments::find(connection, tournament)?;
    let missing = || Refused::not_found("id", text);
    let id = id(text).ok_or_else(missing)?;
    let here = connection
        .prepare_cached("SELECT 1 FROM registrations WHERE id = ?1 AND tournament_id = ?2")?
        .exists((id, found.id))?;
    match here {
        true => Ok((found, id)),
        false => Err(missing().into()),
    }
}

/// Reads one row.
pub(super) fn one<T>(
    connection: &Connection,
    id: i64,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    connection
        .prepare_cached("SELECT * FROM registrations WHERE id = ?1")?
        .query_row([id], read)
}

fn registration(row: &Row<'_>, kind: Kind) -> rusqlite::Result<Registration> {
    let mut members = Entry::read(row)?.members();
    let mut set = |name: &str, value| members.insert(name.to_owned(), value);
    let text = |id: i64| id.to_string();
    let participant: Option<i64> = row.get("participant_id")?;
    set("id", json!(text(row.get("id")?)));
    set("tournament_id", json!(text(row.get("tournament_id")?)));
    set("participant_id", json!(participant.map(text)));
    set("type", json!(kind.as_str()));
    set("status", json!(row.get::<_, Status>("status")?.as_str()));
    model(Value::Object(members))
}
