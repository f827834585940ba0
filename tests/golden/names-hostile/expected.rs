// ---- Cargo.toml ----

[features]
default = ["rustls", "tracing", "x-compile-error-x"]
rustls = ["specwright-runtime/rustls"]
native-tls = ["specwright-runtime/native-tls"]
blocking = ["specwright-runtime/blocking"]
gzip = ["specwright-runtime/gzip"]
tracing = ["specwright-runtime/tracing"]
partial-eq = []
server = ["specwright-runtime/server"]
x-compile-error-x = []

[dependencies]
specwright-runtime = { path = "runtime", default-features = false }

// ---- src/model/x_compile_error_x.rs ----

use specwright_runtime::glue as rt;

/// The object `A`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct A {
    /// The member `k" `.
    pub k: Option<String>,
    /// The member `m" compile_error!(9);`.
    ///
    /// Default: `"v\"\n"`.
    pub m_compile_error_9: Option<AMCompileError9>,
}

rt::members! { A opt { 0 k "k\"\n", 1 m_compile_error_9 "m\"\ncompile_error!(9);" } else skip }

rt::string_enum! {
    /// The values of `A m" compile_error!(9);`.
    pub enum AMCompileError9 {
        /// `v" compile_error!(10);`
        VCompileError10 = "v\"\ncompile_error!(10);",
        /// `*/`
        StarSlash = "*/",
    } else Unknown
}

/// The object `B`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct B {
    /// The member `n`.
    ///
    /// Pattern: ```` ` ```  ````. Format: `f compile_error!(11);`.
    pub n: String,
}

rt::members! { B served(n: impl Into<String>) req { 0 n "n" } else skip }

/// The alternatives of `S`.
///
/// The member `k" ` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum S {
    /// Holds `A`.
    A(A),
    /// Holds `B`.
    B(B),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    S by "k\"\n" or Unknown {
        A "a\"\ncompile_error!(8);",
        B "b\\",
    }
}

rt::objects! { A B }

// ---- src/x_compile_error_x.rs ----

//! The operations of `x compile_error!(x); */`.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of `x compile_error!(x); */`.
#[derive(Clone, Copy, Debug)]
pub struct XCompileErrorX<'c>(pub(super) &'c rt::Client);

impl XCompileErrorX<'_> {
    /// Calls `x" compile_error!(4);`.
    ///
    /// `GET /a" compile_error!(3);{p" q}*/`
    ///
    /// - `p_q`: required.
    ///
    /// # Errors
    /// Declared errors: 400, as [`Error400`](errors::Error400).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.x_compile_error_x().x_compile_error_4("p\"\nq").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn x_compile_error_4(&self, p_q: &str) -> XCompileError4 {
        let call = rt::call(
            self.0,
            "GET /a\"\ncompile_error!(3);{}*/",
            &[&p_q],
            auth::S_COMPILE_ERROR_5_A_B,
        );
        XCompileError4(call.accept("application/json, text/plain\";q=0.5"))
    }
}

rt::operations! {
    /// The request of [`XCompileErrorX::x_compile_error_4`].
    XCompileError4 -> model::S, rt::json, errors::Error400;
}

impl XCompileError4 {
    /// Sets the header parameter `h"  X: y`.
    #[inline]
    pub fn h_x_y(self, h_x_y: &str) -> Self {
        Self(self.0.header("h\"\r\nX: y", &h_x_y))
    }
}

// ---- src/auth.rs ----

//! What operations need to be allowed: alternatives, each a list of schemes.

#![allow(dead_code)]

use specwright_runtime::glue as rt;

/// Needs `s" compile_error!(5);`.
pub(crate) static S_COMPILE_ERROR_5_A_B: rt::Auth = &[
    &[
        rt::Need {
            scheme: 0,
            scopes: &["a\"\nb"],
        },
    ],
];

// ---- src/client.rs ----

//! The client and its builder.

#![allow(dead_code)]
use specwright_runtime::glue as rt;

/// What the document says of the API as a whole.
pub(super) static API: rt::Api = rt::Api {
    name: "T\ncompile_error!(1);",
    base_url: "https://races.example/\"\\x\ncompile_error!(2);",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    schemes: &[
        rt::Scheme {
            name: "s\"\ncompile_error!(5);",
            kind: rt::SchemeKind::Header("X\"\r\nY: z"),
            flows: &[],
        },
    ],
    concurrency: None,
};

/// A client of T
/// compile_error!(1);.
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
    /// The operations of `x compile_error!(x); */`.
    #[cfg(feature = "x-compile-error-x")]
    #[inline]
    pub fn x_compile_error_x(&self) -> super::x_compile_error_x::XCompileErrorX<'_> {
        super::x_compile_error_x::XCompileErrorX(&self.0)
    }
}

rt::client_builder! {
    /// Settings of a [`Client`].
    Client, ClientBuilder, Credentials, API;
    /// Sets the address that paths are appended to, instead of `https://races.example/"\x
    /// compile_error!(2);`.
    base_url;
    /// Sets the credential of `s" compile_error!(5);`, sent as the header `X"  Y: z`.
    secret s_compile_error_5 0;
}
