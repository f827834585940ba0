// ---- src/client.rs ----

//! The client and its builder.

#![allow(dead_code)]
use specwright_runtime::glue as rt;

/// What the document says of the API as a whole.
pub(super) static API: rt::Api = rt::Api {
    name: "Servers",
    base_url: "https://eu.races.example:8443/v2",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    schemes: &[],
    concurrency: None,
};

/// A client of Servers.
///
/// Cloning it is cheap: clones share connections and credentials.
#[derive(Clone, Debug)]
pub struct Client(rt::Client);

impl Client {
    /// Begins a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder(rt::Client::builder(&API))
    }
}

impl Client {
    /// The operations without a tag.
    #[cfg(feature = "untagged")]
    #[inline]
    pub fn untagged(&self) -> super::untagged::Untagged<'_> {
        super::untagged::Untagged(&self.0)
    }
}

rt::client_builder! {
    /// Settings of a [`Client`].
    Client, ClientBuilder, Credentials, API;
    /// Sets the address that paths are appended to, instead of `https://eu.races.example:8443/v2`.
    base_url;
}

// ---- src/servers.rs ----

//! The servers that the document names; `base_url` of the client's builder takes the address of one.

use specwright_runtime::glue as rt;

/// `https://{region}.races.example:{port}/v{version}`, with its variables.
///
/// The real one.
#[derive(Clone, Debug)]
#[must_use]
pub struct TheRealOne(rt::Address);

#[allow(clippy::new_without_default)]
impl TheRealOne {
    /// The address with its defaults.
    pub fn new() -> Self {
        Self(
            rt::Address::new(
                "https://{region}.races.example:{port}/v{version}",
                &[("port", "8443"), ("region", "eu"), ("version", "2")],
            ),
        )
    }

    /// Sets `port`.
    ///
    /// Default: `8443`.
    pub fn port(self, value: &str) -> Self {
        Self(self.0.set("port", value))
    }

    /// Sets `region`.
    ///
    /// Default: `eu`.
    pub fn region(self, value: TheRealOneRegion) -> Self {
        Self(self.0.set("region", value.as_str()))
    }

    /// Sets `version`.
    ///
    /// Default: `2`.
    pub fn version(self, value: &str) -> Self {
        Self(self.0.set("version", value))
    }
}

impl From<TheRealOne> for String {
    fn from(server: TheRealOne) -> Self {
        server.0.to_string()
    }
}

/// The values of `region`.
#[derive(Clone, Copy, Debug)]
pub enum TheRealOneRegion {
    /// `eu`.
    Eu,
    /// `us`.
    Us,
}

impl TheRealOneRegion {
    fn as_str(self) -> &'static str {
        match self {
            Self::Eu => "eu",
            Self::Us => "us",
        }
    }
}

/// For trying things out.
pub const FOR_TRYING_THINGS_OUT: &str = "https://test.races.example";
