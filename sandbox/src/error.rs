//! Why a sandbox did not start.

use std::{fmt, io, net::SocketAddr};

use startlist::serve::ServeError;

use crate::store::StoreError;

/// Why a sandbox did not start.
#[derive(Debug)]
pub struct StartError(Cause);

#[derive(Debug)]
enum Cause {
    Listen(SocketAddr, io::Error),
    Database(StoreError),
    Thread(io::Error),
    Document(&'static str, String),
    Serve(ServeError),
    Ended,
}

impl StartError {
    /// Whether another program listens at the address.
    pub fn is_address_in_use(&self) -> bool {
        let in_use = |error: &io::Error| error.kind() == io::ErrorKind::AddrInUse;
        matches!(&self.0, Cause::Listen(_, error) if in_use(error))
    }

    /// Whether the database cannot be opened or read.
    pub fn is_database(&self) -> bool {
        matches!(self.0, Cause::Database(_))
    }

    pub(crate) fn listen(at: SocketAddr, error: io::Error) -> Self {
        Self(Cause::Listen(at, error))
    }

    pub(crate) fn thread(error: io::Error) -> Self {
        Self(Cause::Thread(error))
    }

    /// A document of the sandbox itself cannot be read.
    pub(crate) fn document(name: &'static str, why: impl fmt::Display) -> Self {
        Self(Cause::Document(name, why.to_string()))
    }

    /// The thread of the server is gone before it has begun.
    pub(crate) fn ended() -> Self {
        Self(Cause::Ended)
    }
}

impl From<ServeError> for StartError {
    fn from(error: ServeError) -> Self {
        Self(Cause::Serve(error))
    }
}

impl From<StoreError> for StartError {
    fn from(error: StoreError) -> Self {
        Self(Cause::Database(error))
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Cause::Listen(at, error) => write!(f, "cannot listen at {at}: {error}"),
            Cause::Database(error) => write!(f, "the database: {error}"),
            Cause::Thread(error) => write!(f, "cannot start a thread: {error}"),
            Cause::Document(name, why) => write!(f, "the document of {name}: {why}"),
            Cause::Serve(error) => write!(f, "an API: {error}"),
            Cause::Ended => f.write_str("the server ended before it had begun"),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Cause::Listen(_, error) | Cause::Thread(error) => Some(error),
            Cause::Database(error) => Some(error),
            Cause::Serve(error) => Some(error),
            Cause::Document(..) | Cause::Ended => None,
        }
    }
}
