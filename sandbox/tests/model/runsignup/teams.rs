//! manage-teams.

use proptest::{option, prelude::*, sample::select};
use serde_json::{Map, Value, json};
use startlist_sandbox::{
    runsignup::{
        access::Caller,
        setup::{TeamType, add_race, add_team, add_team_type},
        teams::{all, manage},
    },
    store::credentials::{Of, Role, add_principal, add_right},
};

use crate::{Sandbox, same::Ids};

/// A call: race, events, and a request in which teams are named by their numbers.
#[derive(Clone, Debug)]
struct Call {
    race: u64,
    events: Vec<u64>,
    teams: Vec<(Option<usize>, Map<String, Value>)>,
    deleted: Vec<usize>,
}

/// Race, needs gender, needs an age range, genders allowed; the first is type 21.
const TYPES: [(i64, bool, bool, &str); 4] = [
    (1, false, false, "MFC"),
    (1, true, true, "MFC"),
    (1, false, false, "F"),
    (2, false, false, "MFC"),
];
/// Age ranges and their types.
const RANGES: [(i64, i64); 4] = [(31, 22), (32, 22), (33, 24), (34, 21)];
/// The races of the teams that there are at first; the first is team 41, number 0.
const TEAMS: [u64; 5] = [1, 1, 2, 1, 2];

fn calls() -> impl Strategy<Value = Call> {
    // Race 3 is known, but not the caller's; race 9 is not known.
    let race = prop_oneof![20 => Just(1), 6 => Just(2), 1 => Just(3), 1 => Just(9)];
    race.prop_flat_map(|race| {
        let own = if race == 2 { 13 } else { 11 };
        let events = prop_oneof![
            20 => Just(vec![own]),
            2 => Just(vec![12, 11]),
            1 => Just(vec![11, 13]),
            1 => Just(vec![]),
        ];
        let teams = prop::collection::vec(team(race), 0..3);
        let deleted = prop::collection::vec(any::<u8>().prop_map(usize::from), 0..2);
        (events, teams, deleted).prop_map(move |(events, teams, deleted)| Call {
            race,
            events,
            teams,
            deleted,
        })
    })
}

fn team(race: u64) -> impl Strategy<Value = (Option<usize>, Map<String, Value>)> {
    let good = if race == 2 { 24..25_i64 } else { 21..24_i64 };
    let team_type = prop_oneof![20 => good, 1 => 21..25_i64, 1 => Just(9)];
    let number = option::weighted(0.6, any::<u8>().prop_map(usize::from));
    (number, select(vec!["", "a", "B"]), team_type).prop_flat_map(|(number, name, team_type)| {
        let ranges = RANGES.iter().filter(|(_, of)| *of == team_type);
        let mut ranges: Vec<Value> = ranges.map(|(range, _)| json!(range)).collect();
        ranges.push(json!(null));
        let age = prop_oneof![10 => select(ranges), 1 => select(vec![json!(31), json!(33)])];
        let genders = select(vec![
            json!("F"),
            json!("F"),
            json!("M"),
            json!("C"),
            json!(null),
        ]);
        let gender = prop_oneof![20 => genders, 1 => Just(json!("X"))];
        let bib = select(vec![json!(7), json!(null)]);
        let parts = (
            option::weighted(0.8, age),
            option::weighted(0.8, gender),
            option::of(bib),
        );
        parts.prop_map(move |(age, gender, bib)| {
            let mut team = Map::new();
            let members = [
                ("team_name", Some(json!(name))),
                ("team_type_id", Some(json!(team_type))),
                ("team_age_restriction_id", age),
                ("team_gender", gender),
                ("team_bib_num", bib),
            ];
            for (member, value) in members {
                team.extend(value.map(|value| (member.to_owned(), value)));
            }
            (number, team)
        })
    })
}

/// Each team that ever was, by its number: its race and its members, or `None` once it is deleted.
struct Model(Vec<Option<(u64, Map<String, Value>)>>);

impl Model {
    /// The same call with numbers of teams that there are, mostly of the race.
    fn aim(&self, mut call: Call) -> Call {
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

    fn call(&mut self, call: &Call) -> Result<Value, i64> {
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

    fn teams(&self, of: u64) -> Value {
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

struct Real {
    sandbox: Sandbox,
    caller: Caller,
}

impl Real {
    fn new() -> Self {
        let sandbox = Sandbox::new();
        let principal = sandbox.set_up(|t| {
            for (race, events) in [(1, vec![11, 12]), (2, vec![13]), (3, vec![14])] {
                add_race(t, race, "R", &events)?;
            }
            for (id, (race, require_gender, require_age_range, allowed)) in (21..).zip(TYPES) {
                let team_type = TeamType {
                    require_gender,
                    require_age_range,
                    allow_male: allowed.contains('M'),
                    allow_female: allowed.contains('F'),
                    allow_coed: allowed.contains('C'),
                };
                let ranges = RANGES
                    .iter()
                    .filter(|(_, of)| *of == id)
                    .map(|(range, _)| *range);
                add_team_type(t, race, id, team_type, &ranges.collect::<Vec<_>>())?;
            }
            for (id, race) in (41..).zip(TEAMS) {
                let race = i64::try_from(race).unwrap();
                add_team(t, race, id, "Old", if race == 1 { 21 } else { 24 })?;
            }
            let principal = add_principal(t, "P")?;
            add_right(t, principal, Role::Timer, Of::Race(1))?;
            add_right(t, principal, Role::Partner, Of::Race(2))?;
            Ok(principal)
        });
        let caller = Caller { principal };
        Self { sandbox, caller }
    }

    /// `None` where a team is named whose id is not known.
    fn call(&self, call: &Call, ids: &Ids) -> Option<Result<Value, i64>> {
        let mut teams = Vec::new();
        for (number, team) in &call.teams {
            let mut team = team.clone();
            if let Some(number) = number {
                team.insert("team_id".to_owned(), json!(ids.real(*number)?));
            }
            teams.push(team);
        }
        let deleted = call.deleted.iter().map(|number| ids.real(*number));
        let deleted = deleted.collect::<Option<Vec<_>>>()?;
        let request = json!({ "race_teams": teams, "deleted_team_ids": deleted });
        let request = serde_json::from_value(request).unwrap();
        let (caller, race, events) = (self.caller, call.race, call.events.clone());
        let outcome = self
            .sandbox
            .write(move |t| manage(t, caller, race, &events, &request));
        let outcome = outcome.map(|answer| serde_json::to_value(answer).unwrap());
        Some(outcome.map_err(|refused| refused.code.number()))
    }

    fn teams(&self, race: i64) -> Value {
        let teams = self.sandbox.read(move |c| all(c, race)).into_iter();
        let row = teams.map(|it| {
            json!([
                it.id,
                it.name,
                it.team_type_id,
                it.age_restriction_id,
                it.gender,
                it.bib_num
            ])
        });
        row.collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_of_manage_teams_are_those_of_the_model(calls in prop::collection::vec(calls(), 1..40)) {
        let first = TEAMS.map(|race| {
            let team = json!({ "team_name": "Old", "team_type_id": if race == 1 { 21 } else { 24 },
                "team_age_restriction_id": null, "team_gender": null, "team_bib_num": null });
            Some((race, team.as_object().unwrap().clone()))
        });
        let (mut model, real, mut ids) = (Model(first.to_vec()), Real::new(), Ids::default());
        let teams = |model: &Model| json!([model.teams(1), model.teams(2)]);
        prop_assert!(ids.same(&teams(&model), &json!([real.teams(1), real.teams(2)])));
        for call in calls {
            let call = model.aim(call);
            let Some(said) = real.call(&call, &ids) else { continue };
            let expected = model.call(&call);
            let same = match (&expected, &said) {
                (Ok(expected), Ok(said)) => ids.same(expected, said),
                (expected, said) => expected == said,
            };
            prop_assert!(same, "{call:?}\nmodel:   {expected:?}\nsandbox: {said:?}");
            let (expected, are) = (teams(&model), json!([real.teams(1), real.teams(2)]));
            prop_assert!(ids.same(&expected, &are), "{call:?}\nmodel:   {expected}\nsandbox: {are}");
        }
    }
}
