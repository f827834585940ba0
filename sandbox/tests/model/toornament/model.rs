//! What Toornament does, in lists.

use serde_json::{Map, Value, json};
use startlist_sandbox::toornament::tournaments::Kind;

use super::calls::{Call, Of, What};
use crate::moment;

/// What a tournament is like.
pub(crate) struct Settings {
    pub(crate) kind: Kind,
    pub(crate) size: usize,
    pub(crate) auto_accept: bool,
    pub(crate) opens: Option<i64>,
    pub(crate) closes: Option<i64>,
}

pub(crate) const SETTINGS: [Settings; 4] = [
    settings(Kind::Team, 9, false, None, None),
    settings(Kind::Player, 2, true, None, None),
    settings(Kind::Team, 3, true, Some(2), None),
    settings(Kind::Player, 1, false, None, Some(6)),
];

const fn settings(
    kind: Kind,
    size: usize,
    auto_accept: bool,
    opens: Option<i64>,
    closes: Option<i64>,
) -> Settings {
    Settings {
        kind,
        size,
        auto_accept,
        opens,
        closes,
    }
}

/// A participant or a registration.
#[derive(Clone)]
struct Thing {
    of: Of,
    tournament: usize,
    gone: bool,
    /// As it is answered, but for what is below.
    members: Map<String, Value>,
    /// Of a participant.
    checked_in: Option<i64>,
    /// Of a registration.
    status: &'static str,
    participant: Option<usize>,
}

/// Everything that was ever created, in this order: a thing's number is its place.
pub(crate) struct Model {
    things: Vec<Thing>,
    now: i64,
}

type Outcome = Result<Value, Value>;

impl Model {
    pub(crate) fn new() -> Self {
        Self {
            things: Vec::new(),
            now: 0,
        }
    }

    /// The same call of one that there is, mostly of the list that it is about.
    pub(crate) fn aim(&self, mut call: Call) -> Call {
        let living = self.living(call.of, call.tournament);
        let (What::Get(which) | What::Update(which, _) | What::Delete(which)) = &mut call.what
        else {
            return call;
        };
        *which = match *which % 16 {
            0 => *which / 16,
            _ => *living.get(*which % living.len().max(1)).unwrap_or(which),
        };
        call
    }

    pub(crate) fn call(&mut self, call: &Call) -> Value {
        let outcome = match &call.what {
            What::Wait(seconds) => {
                self.now += seconds;
                Ok(Value::Null)
            }
            What::Create(body) => self.create(call, body),
            What::Get(which) => self.find(call, *which).map(|()| self.shown(*which, true)),
            What::Update(which, body) => self.update(call, *which, body),
            What::Delete(which) => self.delete(call, *which),
            What::List { range, name, sort } => self.list(call, *range, *name, *sort),
        };
        match outcome {
            Ok(is) => json!({ "is": is }),
            Err(refused) => json!({ "refused": refused }),
        }
    }

    fn find(&self, call: &Call, which: usize) -> Result<(), Value> {
        let here = self
            .things
            .get(which)
            .is_some_and(|it| !it.gone && it.of == call.of && it.tournament == call.tournament);
        if here {
            Ok(())
        } else {
            Err(json!([404, ["id"]]))
        }
    }

    fn create(&mut self, call: &Call, body: &Value) -> Outcome {
        let settings = &SETTINGS[call.tournament];
        if call.of == Of::Registrations {
            let open = settings.opens.is_none_or(|at| self.now >= at)
                && settings.closes.is_none_or(|at| self.now < at);
            if !open {
                return Err(json!([403, ["tournament_id"]]));
            }
            let kind = if settings.kind == Kind::Team {
                "team"
            } else {
                "player"
            };
            if body["type"] != kind {
                return Err(json!([400, ["type"]]));
            }
        }
        check(settings, body)?;
        let mut members = json!({ "name": "", "email": null, "custom_user_identifier": null,
                                  "custom_fields": {}, "user_id": null });
        if settings.kind == Kind::Team {
            members["lineup"] = json!([]);
        }
        let Value::Object(mut members) = members else {
            unreachable!()
        };
        set(&mut members, body);
        let number = self.push(call.of, call.tournament, members);
        if body["checked_in"] == true {
            self.things[number].checked_in = Some(self.now);
        }
        if call.of == Of::Registrations {
            self.fill(call.tournament, None);
        }
        Ok(self.shown(number, true))
    }

    fn push(&mut self, of: Of, tournament: usize, members: Map<String, Value>) -> usize {
        self.things.push(Thing {
            of,
            tournament,
            gone: false,
            members,
            checked_in: None,
            status: "pending",
            participant: None,
        });
        self.things.len() - 1
    }

    fn update(&mut self, call: &Call, which: usize, body: &Value) -> Outcome {
        self.find(call, which)?;
        let before = self.things[which].status;
        let status = match body["status"].as_str() {
            None => before,
            Some("pending") => "pending",
            Some("accepted") => "accepted",
            Some("refused") => "refused",
            Some("cancelled") => "cancelled",
            Some(_) => return Err(json!([400, ["status"]])),
        };
        check(&SETTINGS[call.tournament], body)?;
        if matches!(
            (before, status),
            ("refused", "cancelled") | ("cancelled", "refused")
        ) {
            return Err(json!([400, ["status"]]));
        }
        let now = self.now;
        let thing = &mut self.things[which];
        set(&mut thing.members, body);
        match body["checked_in"].as_bool() {
            Some(true) if thing.checked_in.is_none() => thing.checked_in = Some(now),
            Some(false) => thing.checked_in = None,
            _ => {}
        }
        if status != before {
            self.put(which, status);
        }
        Ok(self.shown(which, true))
    }

    /// Puts a registration into another status.
    fn put(&mut self, which: usize, status: &'static str) {
        if status == "accepted" {
            return self.accept(which);
        }
        self.things[which].status = status;
        if let Some(participant) = self.things[which].participant.take() {
            self.things[participant].gone = true;
        }
        self.fill(self.things[which].tournament, Some(which));
    }

    fn accept(&mut self, which: usize) {
        let registration = self.things[which].clone();
        let number = self.push(
            Of::Participants,
            registration.tournament,
            registration.members,
        );
        self.things[which].status = "accepted";
        self.things[which].participant = Some(number);
    }

    fn fill(&mut self, tournament: usize, but: Option<usize>) {
        while SETTINGS[tournament].auto_accept
            && self.living(Of::Participants, tournament).len() < SETTINGS[tournament].size
        {
            let pending = self.living(Of::Registrations, tournament).into_iter();
            let mut pending = pending.filter(|it| self.things[*it].status == "pending");
            let Some(next) = pending.find(|it| Some(*it) != but) else {
                return;
            };
            self.accept(next);
        }
    }

    fn delete(&mut self, call: &Call, which: usize) -> Outcome {
        self.find(call, which)?;
        self.things[which].gone = true;
        if call.of == Of::Participants {
            for thing in &mut self.things {
                if thing.participant == Some(which) && !thing.gone {
                    thing.status = "cancelled";
                    thing.participant = None;
                }
            }
            self.fill(call.tournament, None);
        }
        Ok(Value::Null)
    }

    fn living(&self, of: Of, tournament: usize) -> Vec<usize> {
        let all = (0..self.things.len()).filter(|number| {
            let it = &self.things[*number];
            !it.gone && it.of == of && it.tournament == tournament
        });
        all.collect()
    }

    fn list(
        &self,
        call: &Call,
        (from, to): (u64, u64),
        name: Option<&str>,
        sort: Option<&str>,
    ) -> Outcome {
        let beyond = Err(json!([416, ["Range"]]));
        if from > to || to + 1 - from > 50 {
            return beyond;
        }
        let mut numbers = self.living(call.of, call.tournament);
        let of_name = |number: &usize| {
            self.things[*number].members["name"]
                .as_str()
                .unwrap()
                .to_lowercase()
        };
        match (call.of, sort) {
            (_, None | Some("created_asc")) => {}
            (_, Some("created_desc")) => numbers.reverse(),
            (Of::Participants, Some("alphabetic")) => numbers.sort_by_key(of_name),
            _ => return Err(json!([400, ["sort"]])),
        }
        if call.of == Of::Participants {
            let part = name.unwrap_or_default().to_lowercase();
            numbers.retain(|number| of_name(number).contains(&part));
        }
        let (total, from, to) = (
            numbers.len(),
            usize::try_from(from).unwrap(),
            usize::try_from(to).unwrap(),
        );
        if from >= total {
            return beyond;
        }
        let last = to.min(total - 1);
        let items: Vec<Value> = numbers[from..=last]
            .iter()
            .map(|number| self.shown(*number, false))
            .collect();
        let unit = match call.of {
            Of::Participants => "participants",
            Of::Registrations => "registrations",
        };
        Ok(json!({ "items": items, "range": format!("{unit} {from}-{last}/{total}") }))
    }

    /// As it is answered: alone, or in a list.
    fn shown(&self, number: usize, alone: bool) -> Value {
        let thing = &self.things[number];
        let mut shown = Value::Object(thing.members.clone());
        shown["id"] = json!(format!("#{number}"));
        match thing.of {
            Of::Participants => {
                shown["checked_in"] = json!(thing.checked_in.is_some());
                if alone {
                    let at = thing.checked_in.map(|at| moment(at).rfc3339());
                    shown["checked_in_at"] = json!(at);
                }
            }
            Of::Registrations => {
                shown["type"] = match SETTINGS[thing.tournament].kind {
                    Kind::Team => json!("team"),
                    Kind::Player => json!("player"),
                };
                shown["status"] = json!(thing.status);
                let participant = thing.participant.map(|number| format!("#{number}"));
                shown["participant_id"] = json!(participant);
            }
        }
        shown
    }
}

/// The paths of what is too long, and of a lineup where there can be none.
pub(crate) fn check(settings: &Settings, body: &Value) -> Result<(), Value> {
    let mut paths = Vec::new();
    let long = |object: &Value, before: &str| {
        let limits = [
            ("name", 40),
            ("email", 254),
            ("custom_user_identifier", 100),
        ];
        let over = |member: &str, most: usize| {
            object[member]
                .as_str()
                .is_some_and(|text| text.chars().count() > most)
        };
        let over = limits
            .into_iter()
            .filter(|(member, most)| over(member, *most));
        over.map(|(member, _)| format!("{before}{member}"))
            .collect::<Vec<_>>()
    };
    paths.extend(long(body, ""));
    if body.get("lineup").is_some() && settings.kind == Kind::Player {
        paths.push("lineup".to_owned());
    }
    for (index, player) in body["lineup"].as_array().into_iter().flatten().enumerate() {
        paths.extend(long(player, &format!("lineup[{index}].")));
    }
    if paths.is_empty() {
        Ok(())
    } else {
        Err(json!([400, paths]))
    }
}

fn set(members: &mut Map<String, Value>, body: &Value) {
    for (member, value) in body.as_object().unwrap() {
        match member.as_str() {
            "name" | "email" | "custom_user_identifier" => {
                members[member] = value.clone();
            }
            "custom_fields" => {
                let fields = members[member].as_object_mut().unwrap();
                fields.extend(value.as_object().unwrap().clone());
            }
            "lineup" => {
                let players = value.as_array().unwrap().iter().map(|sent| {
                    let mut player = json!({ "name": "", "email": null,
                        "custom_user_identifier": null, "custom_fields": {}, "user_id": null });
                    for (member, value) in sent.as_object().unwrap() {
                        player[member] = value.clone();
                    }
                    player
                });
                members[member] = players.collect();
            }
            _ => {}
        }
    }
}
