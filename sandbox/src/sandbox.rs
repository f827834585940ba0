//! A sandbox that runs.
//!
//! Invariant: when it is dropped, its thread, its connections and its hold of the database are
//! gone, whatever runtime the caller has.

use std::{
    fmt,
    net::SocketAddr,
    thread::{self, JoinHandle},
    time::Duration,
};

use tokio::sync::oneshot;

use crate::{
    Builder, Controls, Demo, StartError,
    addresses::Addresses,
    server::{self, Started},
};

/// A sandbox that runs, for as long as it is held.
pub struct Sandbox {
    listens: SocketAddr,
    addresses: Addresses,
    demo: Demo,
    controls: Controls,
    /// Tells the server how long calls at work may go on.
    stop: Option<oneshot::Sender<Duration>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Begins the settings of a sandbox.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// Starts one in memory, with the demo data.
    ///
    /// # Errors
    /// When it cannot listen at its address.
    pub async fn start() -> Result<Self, StartError> {
        Self::builder().start().await
    }

    /// The thread of the server. `ready` is called once; it says whether somebody still waits.
    pub(crate) fn spawn(
        settings: Builder,
        ready: impl FnOnce(Result<Started, StartError>) -> bool + Send + 'static,
    ) -> Result<JoinHandle<()>, StartError> {
        let thread = thread::Builder::new().name("sandbox".to_owned());
        let spawned = thread.spawn(move || server::run(settings, ready));
        spawned.map_err(StartError::thread)
    }

    pub(crate) fn new(started: Started, thread: JoinHandle<()>) -> Self {
        Self {
            listens: started.listens,
            addresses: Addresses::of(started.listens),
            demo: started.demo,
            controls: started.controls,
            stop: Some(started.stop),
            thread: Some(thread),
        }
    }

    /// The ids and the credentials of the data. They are made for tests and open nothing else.
    pub fn demo(&self) -> &Demo {
        &self.demo
    }

    /// Faults, snapshots, time, and the requests seen.
    pub fn controls(&self) -> Controls {
        self.controls.clone()
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.listens
    }

    /// The address of the start page, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.addresses.root
    }

    /// The base URL of the Toornament API.
    pub fn toornament_url(&self) -> &str {
        &self.addresses.toornament
    }

    /// Where Toornament's tokens come from: client credentials and refresh tokens.
    pub fn toornament_token_url(&self) -> &str {
        &self.addresses.toornament_token
    }

    /// The base URL of the RunSignup API.
    pub fn runsignup_url(&self) -> &str {
        &self.addresses.runsignup
    }

    /// Where a person is sent to allow a program the use of RunSignup; here nobody is asked.
    pub fn runsignup_authorization_url(&self) -> &str {
        &self.addresses.runsignup_grant
    }

    /// Where a code of RunSignup becomes a token.
    pub fn runsignup_token_url(&self) -> &str {
        &self.addresses.runsignup_token
    }

    /// Where a refresh token of RunSignup becomes a token.
    pub fn runsignup_refresh_url(&self) -> &str {
        &self.addresses.runsignup_refresh
    }

    /// Addresses, ids and credentials as one line of JSON: what the program prints first.
    pub fn first_line(&self) -> String {
        // Texts and numbers in structs: there is nothing in them that JSON cannot say.
        serde_json::to_string(&self.demo).unwrap_or_default()
    }

    /// Ends it: new connections are refused, and calls at work may go on for so long. Dropping
    /// ends it at once.
    pub async fn stop(mut self, grace: Duration) {
        if let Some(thread) = self.tell(grace) {
            // Joining waits; where there is no thread for that, `Drop` has nothing left to do.
            let joined = tokio::task::spawn_blocking(move || thread.join());
            joined.await.ok();
        }
    }

    /// The same for programs that are not asynchronous.
    pub fn stop_blocking(mut self, grace: Duration) {
        if let Some(thread) = self.tell(grace) {
            thread.join().ok();
        }
    }

    fn tell(&mut self, grace: Duration) -> Option<JoinHandle<()>> {
        if let Some(stop) = self.stop.take() {
            stop.send(grace).ok();
        }
        self.thread.take()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(thread) = self.tell(Duration::ZERO) {
            thread.join().ok();
        }
    }
}

/// Shows no credential.
impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox")
            .field("url", &self.addresses.root)
            .finish_non_exhaustive()
    }
}
