// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getFile`.
    ///
    /// `GET /file`
    ///
    /// # Errors
    /// Declared errors: any other, as [`ErrorOther`](errors::ErrorOther).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_file().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_file(&self) -> GetFile {
        let call = rt::call(self.0, "GET /file", &[], auth::NO_CREDENTIALS);
        GetFile(call.accept("application/octet-stream, image/png;q=0.5"))
    }

    /// Calls `getLog`.
    ///
    /// `GET /log`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_log().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_log(&self) -> GetLog {
        let call = rt::call(self.0, "GET /log", &[], auth::NO_CREDENTIALS);
        GetLog(call.accept("text/event-stream"))
    }

    /// Calls `watchRun`.
    ///
    /// `POST /runs`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().watch_run().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn watch_run(&self) -> WatchRun {
        let call = rt::call(self.0, "POST /runs", &[], auth::NO_CREDENTIALS);
        WatchRun(
            call.accept("application/json, application/x-ndjson, text/event-stream"),
        )
    }
}

rt::operations! {
    /// The request of [`Untagged::get_file`].
    GetFile -> rt::ByteStream, rt::LIVE => rt::stream, errors::ErrorOther;
    /// The request of [`Untagged::get_log`].
    GetLog -> rt::EventStream<String>, rt::LIVE => rt::text_events, rt::NoErrorBody;
    /// The request of [`Untagged::watch_run`].
    WatchRun -> WatchRunAnswer, WatchRunAnswer::CASES => WatchRunAnswer::read, rt::NoErrorBody;
}

/// What `watchRun` answers.
#[derive(Debug)]
#[non_exhaustive]
pub enum WatchRunAnswer {
    /// Status 200, `application/json`.
    Json(model::Run),
    /// Status 200, `application/x-ndjson`.
    Records(rt::JsonStream<model::Place>),
    /// Status 200, `text/event-stream`.
    Events(rt::EventStream<model::Place>),
}

impl WatchRunAnswer {
    const CASES: rt::Cases = &[
        rt::Case::whole("200", "application/json"),
        rt::Case::live("200", "application/x-ndjson"),
        rt::Case::live("200", "text/event-stream"),
    ];
    #[inline]
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => answer.json().map(Self::Json),
            1 => answer.json_stream().map(Self::Records),
            _ => answer.events().map(Self::Events),
        }
    }
}

// ---- src/errors.rs ----

//! The errors that operations declare.

use specwright_runtime::glue as rt;

/// The body of an error, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ErrorOther {
    /// Any other status.
    Other(rt::Bytes),
}

impl rt::ErrorBody for ErrorOther {
    #[inline]
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(Ok(Self::Other(reply.body().clone())))
    }
}

// ---- Cargo.toml ----

[features]
default = ["rustls", "tracing", "untagged"]
rustls = ["specwright-runtime/rustls"]
native-tls = ["specwright-runtime/native-tls"]
blocking = ["specwright-runtime/blocking"]
gzip = ["specwright-runtime/gzip"]
tracing = ["specwright-runtime/tracing"]
partial-eq = []
server = ["specwright-runtime/server"]
untagged = []

[dependencies]
specwright-runtime = { path = "runtime", default-features = false, features = ["events"] }
