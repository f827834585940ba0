//! What the client puts onto the wire, byte by byte, and what it makes of answers.
#![allow(missing_docs, unreachable_pub)]

mod answers;
mod auth;
mod bodies;
mod cases;
mod files;
mod model;
mod paging;
mod parameters;
mod paths;
mod redirects;
mod secrets;
mod servers;
mod setup;
mod streams;
mod tables;

use test_server as server;
