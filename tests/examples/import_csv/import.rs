//! The import: one call per row, so many at once.

use std::{collections::BTreeMap, error::Error};

use startlist::toornament::{Client, model::Participant};
use tokio::task::JoinSet;

use crate::{done::Done, rows::Row};

/// Where rows go, and how many at a time.
pub(crate) struct Import {
    pub(crate) client: Client,
    pub(crate) tournament: String,
    pub(crate) at_once: usize,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A participant of that id.
    Created(String),
    /// It was one before.
    There(String),
    /// Nothing, for that reason.
    Failed(String),
}

/// All rows with what became of them, in their order.
pub(crate) type Report = Vec<(Row, Outcome)>;

impl Import {
    /// Sends the rows that are not there yet. `told` hears the identifier of each row that is
    /// settled. A row that is refused does not keep the others from being sent; a note that cannot
    /// be written does, since the next run would not know of the row.
    pub(crate) async fn run(
        &self,
        rows: Vec<Row>,
        mut done: Done,
        told: impl Fn(&str),
    ) -> Result<Report, Box<dyn Error>> {
        let there = self.there().await?;
        let (mut on_their_way, mut report) = (JoinSet::new(), Vec::new());
        for row in rows {
            let id = done
                .id(&row.identifier)
                .or(there.get(&row.identifier).map(String::as_str));
            if let Some(id) = id.map(str::to_owned) {
                settle(&mut report, &mut done, &told, (row, Outcome::There(id)))?;
                continue;
            }
            if on_their_way.len() == self.at_once
                && let Some(settled) = on_their_way.join_next().await
            {
                settle(&mut report, &mut done, &told, settled?)?;
            }
            on_their_way.spawn(create(self.client.clone(), self.tournament.clone(), row));
        }
        while let Some(settled) = on_their_way.join_next().await {
            settle(&mut report, &mut done, &told, settled?)?;
        }
        report.sort_by_key(|(row, _)| row.line);
        Ok(report)
    }

    /// The participants of the tournament that have an identifier: their ids by it.
    async fn there(&self) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
        let list = self.client.participants().list(&self.tournament).stream();
        let all: Vec<Participant> = list.try_collect().await?;
        let identified = |it: Participant| Some((it.custom_user_identifier?, it.id));
        Ok(all.into_iter().filter_map(identified).collect())
    }
}

async fn create(client: Client, tournament: String, row: Row) -> (Row, Outcome) {
    let answer = client.participants().create(&tournament, &row.body()).await;
    let outcome = match answer {
        Ok(participant) => Outcome::Created(participant.into_inner().id),
        Err(error) => Outcome::Failed(error.to_string()),
    };
    (row, outcome)
}

fn settle(
    report: &mut Report,
    done: &mut Done,
    told: &impl Fn(&str),
    (row, outcome): (Row, Outcome),
) -> Result<(), Box<dyn Error>> {
    if let Outcome::Created(id) | Outcome::There(id) = &outcome
        && done.id(&row.identifier).is_none()
    {
        done.add(&row.identifier, id)?;
    }
    told(&row.identifier);
    report.push((row, outcome));
    Ok(())
}
