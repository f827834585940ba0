// ---- src/servers.rs ----

//! The servers that the document names; `base_url` of the client's builder takes the address of one.

use specwright_runtime::glue as rt;

/// `https://{region}.races.example/v{version}`, with its variables.
///
/// Production.
#[derive(Clone, Debug)]
#[must_use]
pub struct Production(rt::Address);

#[allow(clippy::new_without_default)]
impl Production {
    /// The address with its defaults.
    pub fn new() -> Self {
        Self(
            rt::Address::new(
                "https://{region}.races.example/v{version}",
                &[("region", "eu"), ("version", "2")],
            ),
        )
    }

    /// Where the data is.
    ///
    /// Default: `eu`.
    pub fn region(self, value: ProductionRegion) -> Self {
        Self(self.0.set("region", value.as_str()))
    }

    /// Sets `version`.
    ///
    /// Default: `2`.
    pub fn version(self, value: &str) -> Self {
        Self(self.0.set("version", value))
    }
}

impl From<Production> for String {
    fn from(server: Production) -> Self {
        server.0.to_string()
    }
}

/// The values of `region`.
#[derive(Clone, Copy, Debug)]
pub enum ProductionRegion {
    /// `eu`.
    Eu,
    /// `us-west`.
    UsWest,
}

impl ProductionRegion {
    fn as_str(self) -> &'static str {
        match self {
            Self::Eu => "eu",
            Self::UsWest => "us-west",
        }
    }
}

/// For trying things out.
pub const FOR_TRYING_THINGS_OUT: &str = "https://test.races.example";

/// Where some operations are sent: `/admin`.
///
/// `server` of the client's builder replaces its address.
pub static ADMIN: rt::Server = rt::Server {
    name: "ADMIN",
    url: "/admin",
};

/// X
///
/// `server` of the client's builder replaces its address.
pub static X: rt::Server = rt::Server {
    name: "X",
    url: "https://a.short.example",
};

/// `https://{x}.short.example`, with its variables.
///
/// X
#[derive(Clone, Debug)]
#[must_use]
pub struct X2(rt::Address);

#[allow(clippy::new_without_default)]
impl X2 {
    /// The address with its defaults.
    pub fn new() -> Self {
        Self(rt::Address::new("https://{x}.short.example", &[("x", "a")]))
    }

    /// Sets `x`.
    ///
    /// Default: `a`.
    pub fn x(self, value: &str) -> Self {
        Self(self.0.set("x", value))
    }
}

impl From<X2> for String {
    fn from(server: X2) -> Self {
        server.0.to_string()
    }
}

/// Downloads
///
/// `server` of the client's builder replaces its address.
pub static DOWNLOADS: rt::Server = rt::Server {
    name: "DOWNLOADS",
    url: "https://down.example:443/{path}",
};

/// `https://{host}.example:{port}/{path}`, with its variables.
///
/// Downloads
#[derive(Clone, Debug)]
#[must_use]
pub struct Downloads(rt::Address);

#[allow(clippy::new_without_default)]
impl Downloads {
    /// The address with its defaults.
    pub fn new() -> Self {
        Self(
            rt::Address::new(
                "https://{host}.example:{port}/{path}",
                &[("host", "down"), ("port", "443")],
            ),
        )
    }

    /// Sets `host`.
    ///
    /// Default: `down`.
    pub fn host(self, value: DownloadsHost) -> Self {
        Self(self.0.set("host", value.as_str()))
    }

    /// Sets `port`.
    ///
    /// Default: `443`.
    pub fn port(self, value: &str) -> Self {
        Self(self.0.set("port", value))
    }
}

impl From<Downloads> for String {
    fn from(server: Downloads) -> Self {
        server.0.to_string()
    }
}

/// The values of `host`.
#[derive(Clone, Copy, Debug)]
pub enum DownloadsHost {
    /// `up`.
    Up,
}

impl DownloadsHost {
    fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
        }
    }
}

/// Where some operations are sent: `https://up.races.example/v2`.
///
/// `server` of the client's builder replaces its address.
pub static UP_RACES_EXAMPLE_V2: rt::Server = rt::Server {
    name: "UP_RACES_EXAMPLE_V2",
    url: "https://up.races.example/v2",
};

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, servers};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getFile`.
    ///
    /// `GET /files`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_file().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_file(&self) -> GetFile {
        let call = rt::call(self.0, "GET /files", &[], auth::NO_CREDENTIALS);
        GetFile(call.at(&servers::DOWNLOADS))
    }

    /// Calls `putFile`.
    ///
    /// `PUT /files`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_file().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_file(&self) -> PutFile {
        let call = rt::call(self.0, "PUT /files", &[], auth::NO_CREDENTIALS);
        PutFile(call.at(&servers::UP_RACES_EXAMPLE_V2))
    }

    /// Calls `deleteFile`.
    ///
    /// `DELETE /files`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().delete_file().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn delete_file(&self) -> DeleteFile {
        let call = rt::call(self.0, "DELETE /files", &[], auth::NO_CREDENTIALS);
        DeleteFile(call.at(&servers::ADMIN))
    }

    /// Calls `ping`.
    ///
    /// `GET /ping`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().ping().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn ping(&self) -> Ping {
        let call = rt::call(self.0, "GET /ping", &[], auth::NO_CREDENTIALS);
        Ping(call)
    }

    /// Calls `getSame`.
    ///
    /// `GET /same`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_same().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_same(&self) -> GetSame {
        let call = rt::call(self.0, "GET /same", &[], auth::NO_CREDENTIALS);
        GetSame(call)
    }

    /// Calls `getShort`.
    ///
    /// `GET /short`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_short().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_short(&self) -> GetShort {
        let call = rt::call(self.0, "GET /short", &[], auth::NO_CREDENTIALS);
        GetShort(call.at(&servers::X))
    }
}

rt::operations! {
    /// The request of [`Untagged::get_file`].
    GetFile -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_file`].
    PutFile -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::delete_file`].
    DeleteFile -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::ping`].
    Ping -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::get_same`].
    GetSame -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::get_short`].
    GetShort -> (), rt::empty, rt::NoErrorBody;
}
