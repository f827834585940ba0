//! A local server that behaves as the documents of RunSignup and Toornament say, for tests of
//! programs that use them.
//!
//! Both APIs are on one port of this machine, with data and credentials to begin with:
//!
//! ```no_run
//! use startlist::toornament::Client;
//! use startlist_sandbox::Sandbox;
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start().await?;
//! let demo = &sandbox.demo().toornament;
//! let client = Client::builder()
//!     .base_url(sandbox.toornament_url())
//!     .oauth2_token_url(sandbox.toornament_token_url())
//!     .api_key(demo.api_key.clone())
//!     .client_credentials(demo.client_id.clone(), demo.client_secret.clone())
//!     .build()?;
//! let page = client.participants().list(&demo.tournaments.team).range(0..50).await?;
//! # let _ = page;
//! # Ok(())
//! # }
//! ```
//!
//! It ends when it is dropped. The same as a program: `cargo run -p startlist-sandbox`.
//!
//! Invariant: what a request asks for is done by the modules of the APIs; this crate's shell (the
//! host, the token endpoints, the controls and the page) knows no rule of theirs.

mod addresses;
pub mod answer;
mod builder;
mod calls;
pub mod clock;
mod controls;
mod documents;
mod error;
mod host;
mod json;
mod oauth;
mod options;
mod page;
mod routes;
pub mod runsignup;
mod sandbox;
pub mod seed;
mod server;
mod state;
pub mod store;
#[cfg(test)]
mod testing;
pub mod toornament;

pub use builder::Builder;
pub use controls::{BadFault, Controls, Fault};
pub use error::StartError;
pub use host::{Cut, Entry, Limits, Outcome};
pub use options::{Database, EmptyRange, ErrorStyle};
pub use sandbox::Sandbox;
pub use seed::{Demo, Seed};

/// The examples of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../docs/sandbox.md")]
struct Documentation;
