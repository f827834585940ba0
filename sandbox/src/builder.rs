//! The settings of a sandbox.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use crate::{
    Database, EmptyRange, Entry, ErrorStyle, Limits, Sandbox, Seed, StartError, host::Observer,
};

/// The settings of a sandbox that is to be started.
///
/// ```no_run
/// use startlist_sandbox::{ErrorStyle, Sandbox, Seed};
///
/// # async fn example() -> Result<(), startlist_sandbox::StartError> {
/// let sandbox = Sandbox::builder()
///     .seed(Seed::Demo)
///     .runsignup_errors(ErrorStyle::Status)
///     .start()
///     .await?;
/// # drop(sandbox);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use]
pub struct Builder {
    pub(crate) host: IpAddr,
    pub(crate) port: u16,
    pub(crate) database: Database,
    pub(crate) seed: Seed,
    pub(crate) controls: bool,
    pub(crate) runsignup_errors: ErrorStyle,
    pub(crate) empty_range: EmptyRange,
    pub(crate) timers_link: bool,
    pub(crate) limits: Limits,
    pub(crate) threads: usize,
    pub(crate) access_log: Option<Observer>,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            database: Database::Memory,
            seed: Seed::Demo,
            controls: false,
            runsignup_errors: ErrorStyle::default(),
            empty_range: EmptyRange::default(),
            timers_link: true,
            limits: Limits::default(),
            threads: 1,
            access_log: None,
        }
    }

    /// The data to begin with, where the database has none: [`Seed::Demo`] unless it is set.
    pub fn seed(mut self, seed: Seed) -> Self {
        self.seed = seed;
        self
    }

    /// Where the data are: in memory unless it is set.
    pub fn database(mut self, database: Database) -> Self {
        self.database = database;
        self
    }

    /// Offers the controls by HTTP as well, below `/_sandbox/`; they are not there unless this is
    /// set. [`Sandbox::controls`] needs no setting.
    pub fn controls(mut self, offered: bool) -> Self {
        self.controls = offered;
        self
    }

    /// How RunSignup says that a call is refused: within a 200 unless it is set.
    pub fn runsignup_errors(mut self, style: ErrorStyle) -> Self {
        self.runsignup_errors = style;
        self
    }

    /// What Toornament answers to a range of an empty list: 416 unless it is set.
    pub fn empty_range(mut self, answer: EmptyRange) -> Self {
        self.empty_range = answer;
        self
    }

    /// Whether timers of a race may link users to participants of its series, as directors of the
    /// series may: RunSignup's pages disagree. They may unless it is set.
    pub fn timers_link(mut self, may: bool) -> Self {
        self.timers_link = may;
        self
    }

    /// Where to listen: `127.0.0.1` unless it is set. Everybody who reaches another address can
    /// use the sandbox.
    pub fn host(mut self, host: IpAddr) -> Self {
        self.host = host;
        self
    }

    /// The port to listen at; 0, the default, takes a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// How much is taken from clients.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// How many threads serve: one unless it is set.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }

    /// Is told of each request when it has its answer, before that is sent; without secrets.
    pub fn access_log(mut self, log: impl Fn(&Entry) + Send + Sync + 'static) -> Self {
        self.access_log = Some(Arc::new(log));
        self
    }

    pub(crate) fn address(&self) -> SocketAddr {
        SocketAddr::new(self.host, self.port)
    }

    /// Starts it, on a thread of its own: it serves whatever the caller's runtime does.
    ///
    /// # Errors
    /// When it cannot listen at its address, or the database cannot be used.
    pub async fn start(self) -> Result<Sandbox, StartError> {
        let (ready, started) = tokio::sync::oneshot::channel();
        let thread = Sandbox::spawn(self, move |result| ready.send(result).is_ok())?;
        let started = started.await.unwrap_or_else(|_| Err(StartError::ended()));
        Ok(Sandbox::new(started?, thread))
    }

    /// The same for programs that are not asynchronous.
    ///
    /// # Errors
    /// When it cannot listen at its address, or the database cannot be used.
    pub fn start_blocking(self) -> Result<Sandbox, StartError> {
        let (ready, started) = std::sync::mpsc::sync_channel(1);
        let thread = Sandbox::spawn(self, move |result| ready.send(result).is_ok())?;
        let started = started.recv().unwrap_or_else(|_| Err(StartError::ended()));
        Ok(Sandbox::new(started?, thread))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("address", &self.address())
            .field("database", &self.database)
            .field("seed", &self.seed)
            .field("controls", &self.controls)
            .field("runsignup_errors", &self.runsignup_errors)
            .field("empty_range", &self.empty_range)
            .field("timers_link", &self.timers_link)
            .field("limits", &self.limits)
            .field("threads", &self.threads)
            .finish_non_exhaustive()
    }
}
