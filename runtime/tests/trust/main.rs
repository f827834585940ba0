//! What the client does when things go wrong: servers that fail, tokens that end, limits that
//! pass; and that no secret is shown on the way.
#![allow(missing_docs, unreachable_pub)]

mod api;
mod border;
mod endpoint_secrets;
mod fault_rows;
mod faults;
mod grants;
mod hooks;
mod limits;
mod login;
mod marks;
mod records;
mod retries;
mod rotation;
mod secrets;
mod spans;
mod time;
mod tokens;

use test_server::{answer, script};
