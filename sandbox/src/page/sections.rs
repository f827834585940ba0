//! The page and its sections.

use super::{
    Facts, examples,
    html::{breakable, facts as list, prose, table, text},
};
use crate::documents::{Document, Operation};

const STYLE: &str = include_str!("page.css");

/// The whole page.
pub(super) fn page(facts: &Facts<'_>) -> String {
    let root = text(&facts.addresses.root);
    let sections = [toornament(facts), runsignup(facts), controls(facts)].concat();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>startlist sandbox</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<p class=\"at\"><code>{root}</code></p>\n<h1>startlist sandbox</h1>\n\
         <p>Two APIs on this machine that behave as their documents say, for tests of programs \
         that use them. Nothing that you do here reaches anybody else, and the credentials are \
         fake: they open this sandbox and nothing more.</p>\n\
         <nav aria-label=\"Sections\"><a href=\"#toornament\">Toornament</a> \
         <a href=\"#runsignup\">RunSignup</a> <a href=\"#controls\">Test controls</a></nav>\n\
         </header>\n<main>\n{sections}</main>\n</body>\n</html>\n"
    )
}

fn toornament(facts: &Facts<'_>) -> String {
    let demo = &facts.demo.toornament;
    let reached = list(&[
        ("Base URL", demo.base_url.clone()),
        ("Token URL", demo.token_url.clone()),
        ("API key", demo.api_key.clone()),
        ("Client id", demo.client_id.clone()),
        ("Client secret", demo.client_secret.clone()),
        ("Bearer token", demo.bearer_token.clone()),
        ("Tournament of teams", demo.tournaments.team.clone()),
        ("Tournament of players", demo.tournaments.player.clone()),
        ("Tournament, closed", demo.tournaments.closed.clone()),
        ("Participant", demo.participant_id.clone()),
        ("Registration", demo.registration_id.clone()),
    ]);
    let document = &facts.documents.toornament;
    section(
        "toornament",
        document,
        &reached,
        &examples::toornament(facts),
    )
}

fn runsignup(facts: &Facts<'_>) -> String {
    let demo = &facts.demo.runsignup;
    let id = |id: u64| match id {
        0 => String::new(),
        id => id.to_string(),
    };
    let reached = list(&[
        ("Base URL", demo.base_url.clone()),
        ("Authorization URL", facts.addresses.runsignup_grant.clone()),
        ("Token URL", demo.token_url.clone()),
        ("Refresh URL", facts.addresses.runsignup_refresh.clone()),
        ("API key", demo.api_key.clone()),
        ("API secret", demo.api_secret.clone()),
        ("Temporary key", demo.tmp_key.clone()),
        ("Temporary secret", demo.tmp_secret.clone()),
        ("Key of version 2", demo.rsu_api_key.clone()),
        ("Super partner key", demo.sp_api_key.clone()),
        ("X-RSU-API-SECRET", demo.x_rsu_api_secret.clone()),
        ("Client id", demo.client_id.clone()),
        ("Client secret", demo.client_secret.clone()),
        ("OAuth token", demo.oauth_token.clone()),
        ("Race", id(demo.race_id)),
        ("Event", id(demo.event_id)),
        ("Race series", id(demo.race_series_id)),
        ("Race series year", id(demo.race_series_year_id)),
        ("Team type", id(demo.team_type_id.unsigned_abs())),
    ]);
    let document = &facts.documents.runsignup;
    section("runsignup", document, &reached, &examples::runsignup(facts))
}

fn section(id: &str, document: &Document, reached: &str, tried: &str) -> String {
    let title = text(&document.title);
    let description = prose(&document.description);
    let rows: Vec<Vec<String>> = document.operations.iter().map(row).collect();
    let heads = ["Operation", "Does", "Needs"];
    let operations = table(&format!("Operations of {}", document.title), &heads, &rows);
    let tried = match tried.is_empty() {
        true => String::new(),
        false => format!("<h3>Try it</h3>\n{tried}"),
    };
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n\
         <h2 id=\"{id}-title\">{title}</h2>\n<p>{description}</p>\n\
         <h3>Addresses, credentials, ids</h3>\n{reached}\
         {tried}<h3>Operations</h3>\n{operations}</section>\n"
    )
}

fn row(operation: &Operation) -> Vec<String> {
    let method = text(&operation.method);
    let path = breakable(&operation.path);
    let called = format!(
        "<code class=\"call\"><b class=\"{method}\">{method}</b> <span>{path}</span></code>"
    );
    let does = format!(
        "{} <span class=\"tag\">{}</span>",
        text(&operation.summary),
        text(&operation.tag)
    );
    vec![called, does, needs(operation)]
}

fn needs(operation: &Operation) -> String {
    let scheme = |(name, scopes): &(String, Vec<String>)| match scopes.is_empty() {
        true => format!("<code>{}</code>", text(name)),
        false => format!("<code>{}</code> ({})", text(name), text(&scopes.join(", "))),
    };
    let alternative = |schemes: &Vec<(String, Vec<String>)>| {
        let schemes: Vec<String> = schemes.iter().map(scheme).collect();
        schemes.join(" + ")
    };
    let alternatives: Vec<String> = operation.security.iter().map(alternative).collect();
    alternatives.join("<br>or ")
}

fn controls(facts: &Facts<'_>) -> String {
    let body = match facts.controls {
        true => format!(
            "<p>For tests: JSON in, JSON out. Programs in Rust have the same in \
             <code>Sandbox::controls</code>.</p>\n{}",
            examples::controls(&facts.addresses.root)
        ),
        false => "<p>They are off. Start the sandbox with <code>--controls</code> to let calls \
                  fail, to keep and bring back the data, to put the clock forward, and to see \
                  what was asked.</p>\n"
            .to_owned(),
    };
    format!(
        "<section id=\"controls\" aria-labelledby=\"controls-title\">\n\
         <h2 id=\"controls-title\">Test controls</h2>\n{body}</section>\n"
    )
}
