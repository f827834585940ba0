//! Calls of Toornament.

use proptest::{option, prelude::*, sample::select};
use serde_json::{Map, Value, json};
use startlist_sandbox::toornament::tournaments::Kind;

use super::model::SETTINGS;

/// A call of one of the tournaments.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) tournament: usize,
    pub(crate) of: Of,
    pub(crate) what: What,
}

/// Which list it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Participants,
    Registrations,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    Create(Value),
    /// The number of one, once [`Model::aim`](super::model::Model::aim) has chosen it.
    Get(usize),
    Update(usize, Value),
    Delete(usize),
    List {
        range: (u64, u64),
        name: Option<&'static str>,
        sort: Option<&'static str>,
    },
    /// So many seconds pass.
    Wait(i64),
}

/// Calls that are mostly about one tournament.
pub(crate) fn calls() -> impl Strategy<Value = Vec<Call>> {
    (0..SETTINGS.len()).prop_flat_map(|favourite| {
        let tournament = prop_oneof![8 => Just(favourite), 1 => 0..SETTINGS.len()];
        prop::collection::vec(tournament.prop_flat_map(call), 10..70)
    })
}

fn call(tournament: usize) -> impl Strategy<Value = Call> {
    let of = prop_oneof![2 => Just(Of::Participants), 3 => Just(Of::Registrations)];
    of.prop_flat_map(move |of| {
        what(tournament, of).prop_map(move |what| Call {
            tournament,
            of,
            what,
        })
    })
}

fn what(tournament: usize, of: Of) -> BoxedStrategy<What> {
    let which = any::<u8>().prop_map(usize::from);
    let list = (
        (0..8_u64, prop_oneof![4 => 0..10_u64, 1 => 49..52_u64]),
        option::of(select(vec!["", "a", "B", "é", "Éa", "%", "z"])),
        option::of(select(vec![
            "created_asc",
            "created_desc",
            "alphabetic",
            "alphabetic",
            "best",
        ])),
    );
    let list = list.prop_map(|((from, length), name, sort)| What::List {
        // Some are backwards.
        range: (from, (from + length).saturating_sub(1)),
        name,
        sort,
    });
    let create = body(tournament, of, true).prop_map(What::Create);
    let update = (which.clone(), body(tournament, of, false));
    prop_oneof![
        6 => create,
        2 => which.clone().prop_map(What::Get),
        8 => update.prop_map(|(which, body)| What::Update(which, body)),
        2 => which.prop_map(What::Delete),
        4 => list,
        1 => (1..4_i64).prop_map(What::Wait),
    ]
    .boxed()
}

fn body(tournament: usize, of: Of, create: bool) -> impl Strategy<Value = Value> {
    let email = match of {
        Of::Participants => email().boxed(),
        Of::Registrations => prop_oneof![3 => email(), 1 => Just(Value::Null)].boxed(),
    };
    let name = match create {
        true => name().prop_map(Some).boxed(),
        false => option::weighted(0.4, name()).boxed(),
    };
    let status = select(vec![
        "pending",
        "accepted",
        "accepted",
        "refused",
        "cancelled",
    ]);
    let kind = SETTINGS[tournament].kind;
    let said = prop_oneof![
        20 => Just(kind.as_str()),
        1 => select(vec!["team", "player", "single"]),
    ];
    let has_lineup = if kind == Kind::Team { 0.4 } else { 0.05 };
    let lineup = option::weighted(has_lineup, prop::collection::vec(player(of), 0..3));
    (
        name,
        option::weighted(0.2, email),
        option::weighted(0.3, identifier()),
        option::weighted(0.3, fields()),
        lineup,
        option::weighted(0.5, any::<bool>()),
        option::weighted(0.8, prop_oneof![30 => status, 1 => Just("maybe")]),
        said,
    )
        .prop_map(
            move |(name, email, identifier, fields, lineup, checked_in, status, kind)| {
                let mut body = Map::new();
                let mut set = |member: &str, value: Option<Value>| {
                    if let Some(value) = value {
                        body.insert(member.to_owned(), value);
                    }
                };
                set("name", name);
                set("email", email);
                set("custom_user_identifier", identifier);
                set("custom_fields", fields);
                set("lineup", lineup.map(|lineup| json!(lineup)));
                match of {
                    Of::Participants => set("checked_in", checked_in.map(|it| json!(it))),
                    Of::Registrations if create => set("type", Some(json!(kind))),
                    Of::Registrations => set("status", status.map(|it| json!(it))),
                }
                Value::Object(body)
            },
        )
}

fn player(of: Of) -> impl Strategy<Value = Value> {
    let parts = (
        option::of(name()),
        option::of(email()),
        option::of(identifier()),
        option::of(fields()),
    );
    parts.prop_map(move |(name, email, identifier, fields)| {
        let mut player = Map::new();
        let members = [
            ("name", name),
            (
                "email",
                email.map(|it| {
                    if of == Of::Registrations && it == "e" {
                        Value::Null
                    } else {
                        it
                    }
                }),
            ),
            ("custom_user_identifier", identifier),
            ("custom_fields", fields),
        ];
        for (member, value) in members {
            player.extend(value.map(|value| (member.to_owned(), value)));
        }
        Value::Object(player)
    })
}

fn name() -> impl Strategy<Value = Value> {
    let long = |count: usize| "é".repeat(count);
    prop_oneof![
        20 => select(vec!["a", "b", "B", "Ab", "Éa", "éB", "50%", ""]).prop_map(|it| json!(it)),
        1 => Just(json!(long(40))),
        1 => Just(json!(long(41))),
    ]
}

fn email() -> impl Strategy<Value = Value> {
    prop_oneof![20 => Just(json!("e")), 1 => Just(json!("e".repeat(255)))]
}

fn identifier() -> impl Strategy<Value = Value> {
    prop_oneof![3 => Just(json!("x:1")), 3 => Just(json!(null)), 1 => Just(json!("é".repeat(101)))]
}

fn fields() -> impl Strategy<Value = Value> {
    let value = select(vec![json!(1), json!(null), json!({ "a": [] }), json!("t")]);
    prop::collection::btree_map(select(vec!["k", "l", "m"]), value, 0..3)
        .prop_map(|fields| json!(fields))
}
