//! Every operation of `startlist` on the wire: what it sends, byte by byte, and what it makes of
//! each answer.

mod answers;
mod calls;
mod changes;
mod clients;
mod in_band;
mod options;
mod paging;
mod runsignup;
mod secrets;
mod security;
mod sent;
mod tokens;
mod toornament;

/// The text with the members of the JSON at its end sorted by name: their order says nothing.
fn sorted(text: &str) -> String {
    let starts = text.match_indices(['{', '[']);
    let mut values = starts.filter_map(|(at, _)| {
        let value: serde_json::Value = serde_json::from_str(&text[at..]).ok()?;
        Some(format!("{}{value}", &text[..at]))
    });
    values.next().unwrap_or_else(|| text.to_owned())
}
