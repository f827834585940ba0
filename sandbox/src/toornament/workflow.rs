//! The statuses of registrations: which follow which, and what that does to participants.
//!
//! Invariant: a registration has a participant exactly while it is accepted.

use rusqlite::{
    OptionalExtension, ToSql, Transaction,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use startlist::toornament::model::RegistrationStatus;

use super::{
    Outcome, Reason, Refused, Scope, entry::Entry, participants, registrations, tournaments::Found,
};

/// What became of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Pending,
    Accepted,
    Refused,
    Cancelled,
}

/// What a change of status means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It is what it was.
    Stay,
    /// It becomes a participant.
    Accept,
    /// It is a participant no more.
    Undo,
    /// Nothing but the status changes.
    Mark,
    /// The workflow does not know it.
    Unknown,
}

impl Status {
    const ALL: [Self; 4] = [
        Self::Pending,
        Self::Accepted,
        Self::Refused,
        Self::Cancelled,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads what a call says; 400 if it is none of the four.
    pub(super) fn read(said: &RegistrationStatus) -> Result<Self, Refused> {
        let known = Self::ALL
            .into_iter()
            .find(|it| it.as_str() == said.as_str());
        known.ok_or_else(|| {
            let message = "The value you selected is not a valid choice.".to_owned();
            invalid(message, said.as_str())
        })
    }

    fn step(self, to: Self) -> Step {
        use Status::{Accepted, Cancelled, Pending, Refused};
        match (self, to) {
            (Pending, Pending)
            | (Accepted, Accepted)
            | (Refused, Refused)
            | (Cancelled, Cancelled) => Step::Stay,
            (Pending | Refused | Cancelled, Accepted) => Step::Accept,
            (Accepted, Pending | Refused | Cancelled) => Step::Undo,
            (Pending, Refused | Cancelled) | (Refused | Cancelled, Pending) => Step::Mark,
            (Refused, Cancelled) | (Cancelled, Refused) => Step::Unknown,
        }
    }
}

impl ToSql for Status {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.as_str().to_sql()
    }
}

impl FromSql for Status {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        let known = Self::ALL.into_iter().find(|it| it.as_str() == text);
        known.ok_or(FromSqlError::InvalidType)
    }
}

/// Puts a registration into a status: 400 if the workflow does not know the step. A place that it
/// frees goes to the next pending one where that is automatic, but not to itself: one that was
/// reset is pending in the answer.
pub(super) fn change(
    transaction: &Transaction<'_>,
    found: &Found,
    id: i64,
    to: Status,
) -> Outcome<()> {
    let (from, participant) = registrations::one(transaction, id, |row| {
        Ok((
            row.get::<_, Status>("status")?,
            row.get::<_, Option<i64>>("participant_id")?,
        ))
    })?;
    match from.step(to) {
        Step::Stay => return Ok(()),
        Step::Accept => return Ok(accept(transaction, found.id, id)?),
        Step::Undo | Step::Mark => set(transaction, id, to, None)?,
        Step::Unknown => {
            let message = format!(
                "A {} registration cannot be {}.",
                from.as_str(),
                to.as_str()
            );
            return Err(invalid(message, to.as_str()).into());
        }
    }
    if let Some(participant) = participant {
        participants::remove(transaction, participant)?;
    }
    Ok(fill(transaction, found, Some(id))?)
}

fn invalid(message: String, status: &str) -> Refused {
    let reason = Reason::new((Scope::Body, "status"), "match_integrity", message);
    Refused::new(400, reason.value(status))
}

/// Accepts the oldest pending registrations while there is room, where the tournament does so;
/// never the one named. Those that are refused or cancelled are not pending, so they stay.
pub(super) fn fill(
    transaction: &Transaction<'_>,
    found: &Found,
    but: Option<i64>,
) -> rusqlite::Result<()> {
    if !found.tournament.auto_accept {
        return Ok(());
    }
    let taken: i64 = transaction
        .prepare_cached("SELECT count(*) FROM participants WHERE tournament_id = ?1")?
        .query_row([found.id], |row| row.get(0))?;
    let room = i64::from(found.tournament.size) - taken;
    if room <= 0 {
        return Ok(());
    }
    let next: Vec<i64> = transaction
        .prepare_cached(
            "SELECT id FROM registrations
             WHERE tournament_id = ?1 AND status = 'pending' AND id IS NOT ?2
             ORDER BY id LIMIT ?3",
        )?
        .query_map((found.id, but, room), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in next {
        accept(transaction, found.id, id)?;
    }
    Ok(())
}

/// Makes the participant that a registration asks for.
fn accept(transaction: &Transaction<'_>, tournament: i64, id: i64) -> rusqlite::Result<()> {
    let entry = registrations::one(transaction, id, Entry::read)?;
    let participant = participants::insert(transaction, tournament, &entry, None)?;
    set(transaction, id, Status::Accepted, Some(participant))
}

/// Gives a new registration its first status, for seeds.
pub(crate) fn set_up(
    transaction: &Transaction<'_>,
    tournament: i64,
    id: i64,
    status: Status,
) -> rusqlite::Result<()> {
    match status {
        Status::Accepted => accept(transaction, tournament, id),
        _ => set(transaction, id, status, None),
    }
}

/// Cancels the registration that a participant came from, before the participant goes.
pub(super) fn removed(transaction: &Transaction<'_>, participant: i64) -> rusqlite::Result<()> {
    let registration: Option<i64> = transaction
        .prepare_cached("SELECT id FROM registrations WHERE participant_id = ?1")?
        .query_row([participant], |row| row.get(0))
        .optional()?;
    match registration {
        Some(id) => set(transaction, id, Status::Cancelled, None),
        None => Ok(()),
    }
}

fn set(
    transaction: &Transaction<'_>,
    id: i64,
    status: Status,
    participant: Option<i64>,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("UPDATE registrations SET status = ?2, participant_id = ?3 WHERE id = ?1")?
        .execute((id, status, participant))?;
    Ok(())
}
