//! Calls of manage-teams, and what there is at first.

use proptest::{option, prelude::*, sample::select};
use serde_json::{Map, Value, json};

/// A call: race, events, and a request in which teams are named by their numbers.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) race: u64,
    pub(crate) events: Vec<u64>,
    pub(crate) teams: Vec<(Option<usize>, Map<String, Value>)>,
    pub(crate) deleted: Vec<usize>,
}

/// Race, needs gender, needs an age range, genders allowed; the first is type 21.
pub(crate) const TYPES: [(i64, bool, bool, &str); 4] = [
    (1, false, false, "MFC"),
    (1, true, true, "MFC"),
    (1, false, false, "F"),
    (2, false, false, "MFC"),
];
/// Age ranges and their types.
pub(crate) const RANGES: [(i64, i64); 4] = [(31, 22), (32, 22), (33, 24), (34, 21)];
/// The races of the teams that there are at first; the first is team 41, number 0.
pub(crate) const TEAMS: [u64; 5] = [1, 1, 2, 1, 2];

pub(crate) fn calls() -> impl Strategy<Value = Call> {
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
