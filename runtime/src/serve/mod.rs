//! The server side of an API: what generated `server` modules are served by.
//!
//! Data flow of a call: route, guard, parameters and body as JSON, checks by JSON Schema, typed
//! input, handler, answer, response. Only calls that come through all of it reach a handler.
//!
//! Invariant: nothing that a client sends is a panic, and no refusal names a type of Rust.

mod answer;
mod checks;
mod content;
mod deep;
mod dispatch;
mod error;
mod form;
pub mod glue;
mod guard;
mod input;
mod json;
mod lens;
mod log;
mod matcher;
mod media;
mod multipart;
mod parameters;
mod place;
mod problem;
mod records;
mod refuse;
mod routes;
mod service;
mod spec;
mod styles;
mod text;
mod words;

pub use axum;

pub use self::{
    answer::{Answer, Answered, InBandError},
    error::ServeError,
    guard::{AnyComplete, Guard, Presented},
    input::Incoming,
    problem::{Location, Problem, Refusal},
    records::{Events, Records, ServerEvent},
    routes::Routes,
    service::{Limits, Service},
};
