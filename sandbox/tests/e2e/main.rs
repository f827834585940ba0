//! The client that users have against a running sandbox, over HTTP: every operation of both APIs,
//! and every rule by the test that `rules.toml` names.

mod alter;
mod cup;
mod operations;
mod place;
mod race;
mod runsignup_access;
mod runsignup_errors;
mod runsignup_links;
mod runsignup_teams;
mod toornament_access;
mod toornament_lists;
mod toornament_participants;
mod toornament_registrations;
mod toornament_workflow;
mod trouble;
