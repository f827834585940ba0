//! Races, series and users. No call changes them: seeds and tests add them.

use rusqlite::Transaction;

/// What a team type asks of its teams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamType {
    /// Whether `team_gender` is required.
    pub require_gender: bool,
    /// Whether `team_age_restriction_id` is required.
    pub require_age_range: bool,
    /// Whether teams of men are allowed.
    pub allow_male: bool,
    /// Whether teams of women are allowed.
    pub allow_female: bool,
    /// Whether mixed teams are allowed.
    pub allow_coed: bool,
}

/// It requires nothing and allows everything.
impl Default for TeamType {
    fn default() -> Self {
        Self {
            require_gender: false,
            require_age_range: false,
            allow_male: true,
            allow_female: true,
            allow_coed: true,
        }
    }
}

/// Adds a race with events.
pub fn add_race(
    transaction: &Transaction<'_>,
    id: i64,
    name: &str,
    events: &[i64],
) -> rusqlite::Result<()> {
    transaction.execute("INSERT INTO races (id, name) VALUES (?1, ?2)", (id, name))?;
    for (event, number) in events.iter().zip(1..) {
        transaction.execute(
            "INSERT INTO events (id, race_id, name) VALUES (?1, ?2, ?3)",
            (event, id, format!("Event {number}")),
        )?;
    }
    Ok(())
}

/// Adds a team type to a race, with the age ranges that it offers.
pub fn add_team_type(
    transaction: &Transaction<'_>,
    race: i64,
    id: i64,
    team_type: TeamType,
    age_ranges: &[i64],
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO team_types (id, race_id, name, require_gender, require_age_range, allow_male,
                                 allow_female, allow_coed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            id,
            race,
            format!("Team type {id}"),
            team_type.require_gender,
            team_type.require_age_range,
            team_type.allow_male,
            team_type.allow_female,
            team_type.allow_coed,
        ),
    )?;
    for age_range in age_ranges {
        transaction.execute(
            "INSERT INTO age_ranges (id, team_type_id, name) VALUES (?1, ?2, ?3)",
            (age_range, id, format!("Age range {age_range}")),
        )?;
    }
    Ok(())
}

/// Adds a team to a race.
pub fn add_team(
    transaction: &Transaction<'_>,
    race: i64,
    id: i64,
    name: &str,
    team_type: i64,
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO teams (id, race_id, name, team_type_id) VALUES (?1, ?2, ?3, ?4)",
        (id, race, name, team_type),
    )?;
    Ok(())
}

/// Adds a series of races.
pub fn add_series(
    transaction: &Transaction<'_>,
    id: i64,
    name: &str,
    races: &[i64],
) -> rusqlite::Result<()> {
    transaction.execute("INSERT INTO series (id, name) VALUES (?1, ?2)", (id, name))?;
    for race in races {
        transaction.execute(
            "INSERT INTO series_races (series_id, race_id) VALUES (?1, ?2)",
            (id, race),
        )?;
    }
    Ok(())
}

/// Adds a year to a series, with its participants.
pub fn add_series_year(
    transaction: &Transaction<'_>,
    series: i64,
    id: i64,
    year: u16,
    participants: &[i64],
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO series_years (id, series_id, year) VALUES (?1, ?2, ?3)",
        (id, series, year),
    )?;
    for participant in participants {
        transaction.execute(
            "INSERT INTO series_participants (id, series_year_id, name) VALUES (?1, ?2, ?3)",
            (participant, id, format!("Series participant {participant}")),
        )?;
    }
    Ok(())
}

/// Adds users.
pub fn add_users(transaction: &Transaction<'_>, users: &[i64]) -> rusqlite::Result<()> {
    for user in users {
        transaction.execute(
            "INSERT INTO users (id, name) VALUES (?1, ?2)",
            (user, format!("User {user}")),
        )?;
    }
    Ok(())
}
