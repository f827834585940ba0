//! Commands that work when they are pasted into a shell.

use super::{Facts, html::commands};
use crate::seed;

/// Of Toornament.
pub(super) fn toornament(facts: &Facts<'_>) -> String {
    let demo = &facts.demo.toornament;
    let token = format!(
        "curl -s {url} \\\n  -d grant_type=client_credentials \\\n  -d client_id={id} \\\n  \
         -d client_secret={secret} \\\n  \
         --data-urlencode 'scope=organizer:participant organizer:registration'",
        url = demo.token_url,
        id = demo.client_id,
        secret = demo.client_secret,
    );
    let mut all = commands("Fetch a token", &token);
    if demo.tournaments.team.is_empty() {
        return all;
    }
    let allowed = format!(
        "-H 'X-Api-Key: {}' \\\n  -H 'Authorization: Bearer {}'",
        demo.api_key, demo.bearer_token
    );
    let list = format!(
        "curl -s {base}/tournaments/{id}/participants \\\n  {allowed} \\\n  \
         -H 'Range: participants=0-9'",
        base = demo.base_url,
        id = demo.tournaments.player,
    );
    let accept = format!(
        "curl -s -X PATCH {base}/tournaments/{id}/registrations/{registration} \\\n  {allowed} \\\n  \
         -H 'Content-Type: application/json' \\\n  -d '{{\"status\": \"accepted\"}}'",
        base = demo.base_url,
        id = demo.tournaments.team,
        registration = demo.registration_id,
    );
    all.push_str(&commands("List participants", &list));
    all.push_str(&commands("Accept a registration", &accept));
    all
}

/// Of RunSignup.
pub(super) fn runsignup(facts: &Facts<'_>) -> String {
    let demo = &facts.demo.runsignup;
    if demo.race_id == 0 {
        return String::new();
    }
    let teams = format!(
        "curl -s '{base}/v2/teams/manage-teams.json?race_id={race}&event_ids={event}\
         &api_key={key}&api_secret={secret}' \\\n  \
         --data-urlencode 'request={{\"race_teams\": [{{\"team_name\": \"Early Birds\", \
         \"team_type_id\": {kind}}}], \"deleted_team_ids\": []}}'",
        base = demo.base_url,
        race = demo.race_id,
        event = demo.event_id,
        key = demo.api_key,
        secret = demo.api_secret,
        kind = demo.team_type_id,
    );
    let link = format!(
        "curl -s '{base}/v2/race-series/race-series-participants/link-users.json\
         ?race_series_id={series}&race_series_year_id={year}&race_id={race}&event_id={event}' \\\n  \
         -H 'Authorization: Bearer {token}' \\\n  \
         -F 'request={{\"columns\": [\"user_id\", \"race_series_participant_id\"], \
         \"participants\": [[{user}, {participant}]]}};type=application/json'",
        base = demo.base_url,
        series = demo.race_series_id,
        year = demo.race_series_year_id,
        race = demo.race_id,
        event = demo.event_id,
        token = demo.oauth_token,
        user = seed::demo::USER,
        participant = seed::demo::SERIES_PARTICIPANT,
    );
    let mut all = commands("Create a team", &teams);
    all.push_str(&commands("Link users", &link));
    all
}

/// Of the controls.
pub(super) fn controls(root: &str) -> String {
    let json = "-H 'Content-Type: application/json'";
    let fault = format!(
        "curl -s {root}/_sandbox/faults {json} \\\n  \
         -d '{{\"status\": 429, \"retry_after\": 1, \"count\": 2}}'"
    );
    let data = format!(
        "curl -s {root}/_sandbox/snapshot {json} -d '{{\"name\": \"before\"}}'\n\
         curl -s {root}/_sandbox/restore {json} -d '{{\"name\": \"before\"}}'\n\
         curl -s -X POST {root}/_sandbox/reset"
    );
    let time = format!("curl -s {root}/_sandbox/clock {json} -d '{{\"advance_seconds\": 90000}}'");
    let seen = format!("curl -s {root}/_sandbox/requests");
    [
        ("Let the next two calls fail", fault),
        ("Keep the data, bring them back, begin anew", data),
        ("Let tokens expire", time),
        ("See what was asked", seen),
    ]
    .iter()
    .map(|(title, text)| commands(title, text))
    .collect()
}
