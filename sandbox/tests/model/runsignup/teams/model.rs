//! What manage-teams does, in a list.

use serde_json::{Map, Value, json};

use super::calls::{Call, RANGES, TEAMS, TYPES};

/// Each team that ever was, by its number: its race and its members, or `None` once it is deleted.
pub(crate) struct Model(Vec<Option<(u64, Map<String, Value>)>>);

impl Model {
    /// The same call with numbers of teams that there are, mostly of the race.
    pub(crate) fn aim(&self, mut call: Call) -> Call {
        let of_race =
            |team: &Option<(u64, _)>| matches!(team, Some((race, _)) if *race == call.race);
        let here: Vec<usize> = (0..self.0.len())
            .filter(|number| of_race(&self.0[*number]))
            .collect();
        let edited = call
            .teams
            .iter_mut()
            .filter_map(|(number, _)| number.as_mut());
        for number in edited.chain(&mut call.deleted) {
            *number = match *number % 16 {
                0 => *number / 16,
                _ => *here.get(*number % here.len().max(1)).unwrap_or(number),
            };
        }
        call
    }

    pub(crate) fn call(&mut self, call: &Call) -> Result<Value, i64> {
        let event_race = |event: &u64| {
            [(11, 1), (12, 1), (13, 2)]
                .iter()
                .find(|it| it.0 == *event)
                .map(|it| it.1)
        };
        match call.race {
            9 => return Err(201),
            3 => return Err(7),
            _ if call.events.is_empty() => return Err(3),
            race if call
                .events
                .iter()
                .any(|event| event_race(event) != Some(race)) =>
            {
                return Err(223);
            }
            _ => {}
        }
        let edited = call.teams.iter().filter_map(|(number, _)| *number);
        let mut named: Vec<usize> = edited.chain(call.deleted.iter().copied()).collect();
        let count = named.len();
        named.sort_unstable();
        named.dedup();
        if named.len() < count {
            return Err(11);
        }
        let mut after = self.0.clone();
        let here = |teams: &Vec<Option<(u64, _)>>, number: usize| {
            let team = teams.get(number).and_then(Option::as_ref);
            team.is_some_and(|(race, _)| *race == call.race)
        };
        for number in &call.deleted {
            if !here(&after, *number) {
                return Err(15);
            }
            after[*number] = None;
        }
        let mut numbers = Vec::new();
        for (number, team) in &call.teams {
            fits(call.race, team)?;
            let mut full = json!({ "team_age_restriction_id": null, "team_gender": null,
                                   "team_bib_num": null });
            full.as_object_mut().unwrap().extend(team.clone());
            let team = Some((call.race, full.as_object().unwrap().clone()));
            match number {
                Some(number) if here(&after, *number) => after[*number] = team,
                Some(_) => return Err(15),
                None => after.push(team),
            }
            numbers.push(format!("#{}", number.unwrap_or(after.len() - 1)));
        }
        self.0 = after;
        let deleted: Vec<String> = call
            .deleted
            .iter()
            .map(|number| format!("#{number}"))
            .collect();
        Ok(json!({ "race_team_ids": numbers, "deleted_team_ids": deleted }))
    }

    pub(crate) fn teams(&self, of: u64) -> Value {
        let teams = self.0.iter().enumerate();
        let teams = teams.filter_map(|(number, team)| Some((number, team.as_ref()?)));
        let teams = teams
            .filter(|(_, (race, _))| *race == of)
            .map(|(number, (_, team))| {
                let members = [
                    "team_name",
                    "team_type_id",
                    "team_age_restriction_id",
                    "team_gender",
                    "team_bib_num",
                ];
                let mut row = vec![json!(format!("#{number}"))];
                row.extend(members.map(|member| team[member].clone()));
                json!(row)
            });
        teams.collect()
    }
}

fn fits(race: u64, team: &Map<String, Value>) -> Result<(), i64> {
    let id = team["team_type_id"].as_i64().unwrap();
    let index = usize::try_from(id - 21).ok();
    let Some((of, gender, age, allowed)) = index.and_then(|index| TYPES.get(index)) else {
        return Err(15);
    };
    if u64::try_from(*of).unwrap() != race {
        return Err(15);
    }
    match team.get("team_gender").and_then(Value::as_str) {
        None if *gender => return Err(3),
        Some("X") => return Err(3),
        Some(it) if !allowed.contains(it) => return Err(11),
        _ => {}
    }
    match team.get("team_age_restriction_id").and_then(Value::as_i64) {
        None if *age => Err(3),
        Some(range) if !RANGES.contains(&(range, id)) => Err(15),
        _ => Ok(()),
    }
}

/// A model that knows the teams that there are at first.
pub(crate) fn model() -> Model {
    let first = TEAMS.map(|race| {
        let team = json!({ "team_name": "Old", "team_type_id": if race == 1 { 21 } else { 24 },
            "team_age_restriction_id": null, "team_gender": null, "team_bib_num": null });
        Some((race, team.as_object().unwrap().clone()))
    });
    Model(first.to_vec())
}

/// What the document says against a call: it is refused before any rule looks at it.
pub(crate) fn ruled_out(call: &Call) -> bool {
    let gender = |team: &Map<String, Value>| team.get("team_gender") == Some(&json!("X"));
    call.events.is_empty() || call.teams.iter().any(|(_, team)| gender(team))
}
