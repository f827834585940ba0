//! What the first line of output says of a seed.

use super::{
    Demo, RunSignupDemo, Seed, ToornamentDemo, Tournaments,
    credentials::{
        KEYS, RSU_SECRET, RUNSIGNUP_CLIENT, RUNSIGNUP_SECRET, RUNSIGNUP_TOKEN, TOORNAMENT_CLIENT,
        TOORNAMENT_KEY, TOORNAMENT_SECRET, TOORNAMENT_TOKEN,
    },
    demo,
};

pub(super) fn describe(seed: Seed, origin: &str) -> Demo {
    let toornament = toornament(origin);
    let runsignup = runsignup(origin);
    match seed {
        Seed::Empty => Demo {
            toornament,
            runsignup,
        },
        Seed::Demo => Demo {
            toornament: ToornamentDemo {
                tournaments: Tournaments {
                    team: demo::TEAM.to_owned(),
                    player: demo::PLAYER.to_owned(),
                    closed: demo::CLOSED.to_owned(),
                },
                participant_id: demo::PARTICIPANT.to_owned(),
                registration_id: demo::REGISTRATION.to_owned(),
                ..toornament
            },
            runsignup: RunSignupDemo {
                race_id: demo::RACE.unsigned_abs(),
                event_id: demo::EVENT.unsigned_abs(),
                race_series_id: demo::SERIES.unsigned_abs(),
                race_series_year_id: demo::SERIES_YEAR.unsigned_abs(),
                team_type_id: demo::TEAM_TYPE,
                ..runsignup
            },
        },
    }
}

/// Without ids.
fn toornament(origin: &str) -> ToornamentDemo {
    ToornamentDemo {
        base_url: format!("{origin}/toornament/organizer/v2"),
        token_url: format!("{origin}/toornament/oauth/v2/token"),
        api_key: TOORNAMENT_KEY.to_owned(),
        client_id: TOORNAMENT_CLIENT.to_owned(),
        client_secret: TOORNAMENT_SECRET.to_owned(),
        bearer_token: TOORNAMENT_TOKEN.to_owned(),
        tournaments: Tournaments::default(),
        participant_id: String::new(),
        registration_id: String::new(),
    }
}

/// Without ids.
fn runsignup(origin: &str) -> RunSignupDemo {
    let [api, tmp, rsu, sp] = KEYS.map(|(_, key, secret, _)| (key.to_owned(), secret.to_owned()));
    RunSignupDemo {
        base_url: format!("{origin}/runsignup/rest"),
        token_url: format!("{origin}/runsignup/rest/v2/auth/auth-code-redemption.json"),
        api_key: api.0,
        api_secret: api.1,
        tmp_key: tmp.0,
        tmp_secret: tmp.1,
        rsu_api_key: rsu.0,
        sp_api_key: sp.0,
        x_rsu_api_secret: RSU_SECRET.to_owned(),
        client_id: RUNSIGNUP_CLIENT.to_owned(),
        client_secret: RUNSIGNUP_SECRET.to_owned(),
        oauth_token: RUNSIGNUP_TOKEN.to_owned(),
        race_id: 0,
        event_id: 0,
        race_series_id: 0,
        race_series_year_id: 0,
        team_type_id: 0,
    }
}
