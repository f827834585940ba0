//! The builder that generated code has for its API.

/// Makes the builder of a client and the credentials of its API, for generated code.
///
/// The first line names the client, the builder, the type of credentials and the static of the
/// API; then come the documentation of `base_url`, and the credentials: what they are, their
/// method, and the place of their scheme.
#[doc(hidden)]
#[macro_export]
macro_rules! client_builder {
    (
        $(#[$meta:meta])*
        $client:ident, $builder:ident, $credentials:ident, $api:ident;
        $(#[$base_url:meta])*
        base_url;
        $($(#[$doc:meta])* $kind:ident $method:ident $scheme:literal;)*
    ) => {
        $(#[$meta])*
        #[derive(Debug)]
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct $builder($crate::glue::ClientBuilder);

        impl $builder {
            $(#[$base_url])*
            pub fn base_url(self, url: impl ::core::convert::Into<$crate::glue::String>) -> Self {
                Self(self.0.base_url(url.into()))
            }

            /// Sends calls by an HTTP client of your own, with its proxies and limits; make it
            /// from `http_client_builder`, which knows TLS and leaves redirects to the call. A
            /// client with a policy for redirects may carry keys to other origins.
            #[cfg(not(target_arch = "wasm32"))]
            pub fn http_client(self, client: $crate::glue::reqwest::Client) -> Self {
                Self(self.0.transport(client))
            }

            /// Sends calls by any transport.
            pub fn transport(self, transport: impl $crate::Transport) -> Self {
                Self(self.0.transport(transport))
            }

            /// Tells the time and waits by a clock of your own instead of Tokio's.
            pub fn clock(self, clock: impl $crate::Clock) -> Self {
                Self(self.0.clock(clock))
            }

            /// Limits the time of a whole call: all attempts and all waiting between them. 5
            /// minutes where it is not set; `None` for no limit.
            pub fn timeout(
                self,
                limit: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>,
            ) -> Self {
                Self(self.0.timeout(limit.into()))
            }

            /// Limits the time of each attempt of a call, until the end of the answer; of an
            /// answer that is handed out while it comes, until its head. 1 minute where it is not
            /// set; `None` for no limit.
            pub fn attempt_timeout(
                self,
                limit: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>,
            ) -> Self {
                Self(self.0.attempt_timeout(limit.into()))
            }

            /// Limits the time of connecting, TLS included. 10 seconds where it is not set; `None`
            /// for no limit. An HTTP client or transport of your own has its own limit.
            pub fn connect_timeout(
                self,
                limit: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>,
            ) -> Self {
                Self(self.0.connect_timeout(limit.into()))
            }

            /// Sets whether and when calls are tried again; `Retry` says what holds where it is
            /// not set.
            pub fn retry(self, retry: $crate::Retry) -> Self {
                Self(self.0.retry(retry))
            }

            /// Limits how many calls are on their way at the same time, those of all clones
            /// together; `None` for no limit. Where it is not set, the limit is the document's, or
            /// there is none.
            pub fn concurrency(
                self,
                limit: impl ::core::convert::Into<::core::option::Option<u32>>,
            ) -> Self {
                Self(self.0.concurrency(limit.into()))
            }

            /// Limits the length of an answer that is read to its end, in bytes after any coding
            /// is undone. 64 MiB where it is not set.
            pub fn max_response_bytes(self, limit: usize) -> Self {
                Self(self.0.max_response_bytes(limit))
            }

            /// Lets credentials go by http, not only by https and to this machine. Everybody on
            /// the way can read them then.
            pub fn allow_http(self, yes: bool) -> Self {
                Self(self.0.allow_http(yes))
            }

            /// Adds a hook, which is told of every attempt of every call.
            pub fn hook(self, hook: impl $crate::Hook) -> Self {
                Self(self.0.hook(hook))
            }

            /// Sends a header with every request, beside what the document declares. Its value is
            /// treated as a secret.
            pub fn header(
                self,
                name: impl ::core::convert::AsRef<str>,
                value: impl ::core::convert::Into<$crate::glue::String>,
            ) -> Self {
                Self(self.0.header(name.as_ref(), value.into()))
            }

            /// Sends a query parameter with every request, beside what the document declares. Its
            /// value is treated as a secret.
            pub fn query(
                self,
                name: impl ::core::convert::Into<$crate::glue::String>,
                value: impl ::core::convert::Into<$crate::glue::String>,
            ) -> Self {
                Self(self.0.query(name.into(), value.into()))
            }

            /// Sends a new key in this header with every call of a method that is not idempotent
            /// (POST, PATCH), the same for all its attempts. A server that knows such keys does
            /// the work once, so these calls are tried again as others are.
            pub fn idempotency_key(
                self,
                header: impl ::core::convert::Into<$crate::glue::String>,
                make: impl ::core::ops::Fn() -> $crate::glue::String
                    + ::core::marker::Send
                    + ::core::marker::Sync
                    + 'static,
            ) -> Self {
                Self(self.0.idempotency_key(header.into(), make))
            }

            /// Sets credentials that were put together before; those of other schemes stay.
            pub fn credentials(self, credentials: $credentials) -> Self {
                Self(self.0.credentials(credentials.0))
            }

            /// Makes the client.
            ///
            /// # Errors
            /// When the base URL, a header or a credential cannot be used, or TLS cannot be set up.
            pub fn build(self) -> ::core::result::Result<$client, $crate::glue::BuildError> {
                self.0.build().map($client)
            }
        }

        /// Credentials of the API by security scheme: for one call, by `CallOptions`, or to be kept
        /// for several clients. Copies share the tokens that are fetched for them.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct $credentials($crate::glue::Credentials);

        impl $credentials {
            /// No credentials.
            pub fn new() -> Self {
                Self($crate::glue::Credentials::new(&$api))
            }
        }

        impl ::core::default::Default for $credentials {
            fn default() -> Self {
                Self::new()
            }
        }

        impl ::core::convert::From<$credentials> for $crate::glue::Credentials {
            fn from(credentials: $credentials) -> Self {
                credentials.0
            }
        }

        impl ::core::convert::AsRef<$crate::glue::Client> for $client {
            fn as_ref(&self) -> &$crate::glue::Client {
                &self.0
            }
        }

        $($crate::credential_method! {
            $kind $client $builder $credentials $api [$(#[$doc])*] $method $scheme
        })*
    };
}

/// The methods of one way to give a credential: on the builder, and on the credentials.
#[doc(hidden)]
#[macro_export]
macro_rules! credential_method {
    (
        @on [$builder:ident $by:ident, $credentials:ident $set:ident]
        [$($doc:tt)*] $method:ident $scheme:literal
        ($($arg:ident: $of:ty),*) $credential:expr
    ) => {
        impl $builder {
            $($doc)*
            pub fn $method(self, $($arg: $of),*) -> Self {
                Self(self.0.$by($scheme, $credential))
            }
        }

        impl $credentials {
            $($doc)*
            pub fn $method(self, $($arg: $of),*) -> Self {
                Self(self.0.$set($scheme, $credential))
            }
        }
    };
    (secret $c:ident $b:ident $k:ident $a:ident $doc:tt $method:ident $scheme:literal) => {
        $crate::credential_method! {
            @on [$b credential, $k set] $doc $method $scheme
            (secret: impl ::core::convert::Into<$crate::glue::String>)
            $crate::glue::Credential::secret(secret.into())
        }
    };
    (basic $c:ident $b:ident $k:ident $a:ident $doc:tt $method:ident $scheme:literal) => {
        $crate::credential_method! {
            @on [$b credential, $k set] $doc $method $scheme
            (
                user: impl ::core::convert::Into<$crate::glue::String>,
                password: impl ::core::convert::Into<$crate::glue::String>
            )
            $crate::glue::Credential::basic(user.into(), password.into())
        }
    };
    (token_source $c:ident $b:ident $k:ident $a:ident $doc:tt $method:ident $scheme:literal) => {
        $crate::credential_method! {
            @on [$b credential, $k set] $doc $method $scheme
            (source: impl $crate::TokenSource)
            $crate::glue::Credential::source(source)
        }
    };
    (token_url $c:ident $b:ident $k:ident $a:ident $doc:tt $method:ident $scheme:literal) => {
        $crate::credential_method! {
            @on [$b token_url, $k token_url] $doc $method $scheme
            (url: impl ::core::convert::AsRef<str>)
            url.as_ref()
        }
    };
    (client_credentials $c:ident $b:ident $k:ident $a:ident $doc:tt $method:ident $scheme:literal) => {
        $crate::credential_method! {
            @on [$b credential, $k set] $doc $method $scheme
            (
                client_id: impl ::core::convert::Into<$crate::glue::String>,
                client_secret: impl ::core::convert::Into<$crate::glue::String>
            )
            $crate::glue::Credential::source(
                $crate::ClientCredentials::new(client_id, client_secret)
            )
        }
    };
    (refresh_token $c:ident $b:ident $k:ident $a:ident $doc:tt $method:ident $scheme:literal) => {
        $crate::credential_method! {
            @on [$b credential, $k set] $doc $method $scheme
            (
                client_id: impl ::core::convert::Into<$crate::glue::String>,
                client_secret: impl ::core::convert::Into<$crate::glue::String>,
                refresh_token: impl ::core::convert::Into<$crate::glue::String>
            )
            $crate::glue::Credential::source(
                $crate::RefreshToken::new(client_id, client_secret, refresh_token)
            )
        }
    };
    (
        authorization_code $c:ident $b:ident $k:ident $a:ident
        [$($doc:tt)*] $method:ident $scheme:literal
    ) => {
        impl $c {
            $($doc)*
            pub fn $method(
                client_id: impl ::core::convert::Into<$crate::glue::String>,
                redirect_uri: impl ::core::convert::Into<$crate::glue::String>,
            ) -> $crate::AuthorizationCode {
                $crate::AuthorizationCode::new(&$a, $scheme, client_id, redirect_uri)
            }
        }
    };
}
