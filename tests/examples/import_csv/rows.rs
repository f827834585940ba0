//! Rows of the list: read and judged before anything is sent.

use std::{collections::BTreeMap, error::Error, io::Read};

use serde::Deserialize;
use startlist::{
    Patch,
    toornament::model::{ParticipantCreate, ParticipantPlayerInput},
};

/// A team of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its line, counted from 1; the first one has the names of the columns.
    pub(crate) line: u64,
    /// What the team is known by in the system that the list is from.
    pub(crate) identifier: String,
    name: String,
    email: Option<String>,
    players: Vec<String>,
}

/// A line as it is written.
#[derive(Deserialize)]
struct Line {
    custom_user_identifier: String,
    name: String,
    email: Option<String>,
    players: Option<String>,
}

impl Row {
    /// What is sent for it.
    pub(crate) fn body(&self) -> ParticipantCreate {
        let player = |name: &String| ParticipantPlayerInput {
            name: Some(name.clone()),
            ..ParticipantPlayerInput::default()
        };
        let lineup: Vec<_> = self.players.iter().map(player).collect();
        ParticipantCreate {
            custom_user_identifier: Patch::Value(self.identifier.clone()),
            email: self.email.clone(),
            lineup: (!lineup.is_empty()).then_some(lineup),
            ..ParticipantCreate::new(self.name.as_str())
        }
    }
}

/// All rows of a list. A line that cannot be read, and an identifier that is missing or stands
/// twice, are errors: half a list is not what was meant.
pub(crate) fn read(list: impl Read) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(list);
    let (mut rows, mut lines) = (Vec::new(), BTreeMap::new());
    let headers = reader.headers()?.clone();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = row(line, record.deserialize(Some(&headers))?)?;
        if let Some(other) = lines.insert(row.identifier.clone(), line) {
            let identifier = &row.identifier;
            return Err(format!("lines {other} and {line}: both are `{identifier}`").into());
        }
        rows.push(row);
    }
    Ok(rows)
}

fn row(line: u64, read: Line) -> Result<Row, Box<dyn Error>> {
    let (identifier, name) = (read.custom_user_identifier, read.name);
    if identifier.is_empty() || name.is_empty() {
        return Err(format!("line {line}: an identifier and a name are needed").into());
    }
    let players = read.players.unwrap_or_default();
    let players = players
        .split(';')
        .map(str::trim)
        .filter(|it| !it.is_empty());
    Ok(Row {
        line,
        identifier,
        name,
        email: read.email.filter(|email| !email.is_empty()),
        players: players.map(str::to_owned).collect(),
    })
}
