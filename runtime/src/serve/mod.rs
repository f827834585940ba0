//! The server side of an API: what generated `server` modules are served by.
//!
//! A call goes through these steps, and a handler sees only those that come through all of them:
//!
//! | step | what is answered otherwise |
//! |---|---|
//! | its path and method are those of an operation | 404, or 405 with `Allow` |
//! | the operation has a handler | 501 |
//! | the [`Guard`] lets it in | what the guard says, mostly 401 or 403 |
//! | its body is no longer than [`Limits`] say | 413 |
//! | the content type is a declared one | 415 |
//! | parameters and body are as their schemas say | 400 with all problems, at most 20 |
//! | the handler gives an answer as it is declared | 500 |
//!
//! What is answered has the form that the document declares for errors of the status, where it
//! declares one that can be filled, and is `application/problem+json` (RFC 9457) otherwise;
//! [`Service::refusing`] has the last word. A handler that panics is a 500, and the server lives on.
//!
//! Generated code has a trait for each tag, the input and the answers of each operation, and what
//! a [`Service`] needs to know; here it is written by hand:
//!
//! ```
//! use std::sync::Arc;
//! use specwright_runtime::{Value, glue as rt, serve::{Incoming, Service, glue as srv}};
//!
//! # static API: rt::Api = rt::Api {
//! #     name: "teams",
//! #     base_url: "https://api.example.com",
//! #     user_agent: "example/1.0",
//! #     schemes: &[],
//! #     concurrency: None,
//! # };
//! srv::operation! { GET_TEAM "getTeam" GET "/teams/{id}" &[], &[]; GetTeam
//!     req { 0 id path "id" }
//! }
//!
//! static SERVICE: srv::Spec = srv::Spec {
//!     api: &API,
//!     schemas: r#"{"operations": {"getTeam": {"path": {"id": {"type": "integer"}}}}}"#,
//!     operations: &[&GET_TEAM],
//! };
//!
//! trait Teams: Send + Sync + 'static {
//!     fn get(&self, call: Incoming<GetTeam>) -> impl Future<Output = srv::Answered<GetTeamAnswer>> + Send;
//! }
//!
//! struct GetTeam {
//!     id: i64,
//! }
//!
//! enum GetTeamAnswer {
//!     Status200(Value),
//! }
//!
//! srv::answer! { GetTeamAnswer 200 Status200(body) json }
//!
//! fn routes<T: Teams>(handlers: Arc<T>) -> srv::Routes {
//!     srv::routes! { handlers; GET_TEAM => T::get }
//! }
//!
//! // What follows is written by people.
//! struct Handlers;
//!
//! impl Teams for Handlers {
//!     async fn get(&self, call: Incoming<GetTeam>) -> srv::Answered<GetTeamAnswer> {
//!         GetTeamAnswer::Status200(serde_json::json!({ "id": call.id, "name": "Snow" })).into()
//!     }
//! }
//!
//! # fn main() -> Result<(), specwright_runtime::serve::ServeError> {
//! let router = Service::new(&SERVICE).with(routes(Arc::new(Handlers))).into_router()?;
//! let router = specwright_runtime::serve::axum::Router::new().nest_service("/v2", router);
//! # let _: specwright_runtime::serve::axum::Router = router;
//! # Ok(())
//! # }
//! ```
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
mod macros;
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
