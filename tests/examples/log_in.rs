//! Logs a person in at RunSignup by the authorization code flow with PKCE, keeps the refresh token
//! in a file, and calls the API with tokens that are refreshed by it.
//!
//! The first run asks for a login; later ones go on with the file. Whoever can read the file can
//! act for the person: it is made readable for its owner only.
//!
//! ```sh
//! export RUNSIGNUP_CLIENT_ID=… RUNSIGNUP_CLIENT_SECRET=… RUNSIGNUP_TOKEN_FILE=…
//! export RUNSIGNUP_REDIRECT_URI=https://app.example.com/back
//! cargo run -p workspace-tests --example log_in
//! ```

use std::{
    env, fs,
    io::{self, Write as _},
    path::PathBuf,
};

use startlist::{
    AuthorizationCode, BoxError, BoxFuture, RefreshToken, Token, TokenStore,
    runsignup::{Client, ClientBuilder},
};

/// Keeps the refresh token in a file.
#[derive(Clone)]
struct InFile(PathBuf);

impl InFile {
    /// Writes beside the file and then puts it in its place, so that a token is never half there.
    fn write(&self, refresh: &str) -> io::Result<()> {
        let beside = self.0.with_extension("new");
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&beside)?;
        file.write_all(refresh.as_bytes())?;
        file.sync_all()?;
        fs::rename(beside, &self.0)
    }

    fn read(&self) -> io::Result<Option<String>> {
        match fs::read_to_string(&self.0) {
            Ok(text) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl TokenStore for InFile {
    fn save<'a>(&'a self, token: &'a Token) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            // A server that replaces no refresh token sends none.
            token.refresh_token().map_or(Ok(()), |it| self.write(it))?;
            Ok(())
        })
    }

    fn load(&self) -> BoxFuture<'_, Result<Option<String>, BoxError>> {
        Box::pin(async { Ok(self.read()?) })
    }
}

/// What the publisher knows the program by.
struct App {
    id: String,
    secret: String,
    redirect_uri: String,
}

impl App {
    fn login(&self) -> AuthorizationCode {
        let login = Client::authorization_code(&self.id, &self.redirect_uri);
        login.scopes(["rsu_api_read", "rsu_api_write"])
    }

    /// Goes on with what the file has; `None` where somebody has to log in first.
    fn known(&self, store: &InFile) -> io::Result<Option<RefreshToken>> {
        let refresh = store.read()?;
        let source = |refresh| RefreshToken::new(&self.id, &self.secret, refresh);
        Ok(refresh.map(|refresh| source(refresh).store(store.clone())))
    }

    /// Lets somebody log in: `visit` sends them to an address, and gives the one at which they
    /// came back.
    async fn log_in(
        &self,
        client: &Client,
        store: &InFile,
        visit: impl FnOnce(&str) -> io::Result<String>,
    ) -> Result<RefreshToken, BoxError> {
        let login = self.login().begin(client)?;
        let back = startlist::reqwest::Url::parse(visit(login.url().as_str())?.trim())?;
        let parameter = |name: &str| {
            let mut pairs = back.query_pairs();
            let found = pairs.find(|(key, _)| key == name);
            found.map(|(_, value)| value.into_owned())
        };
        if let Some(error) = parameter("error") {
            return Err(format!("the login was refused: {error}").into());
        }
        let code = parameter("code").ok_or("there is no code in the address")?;
        let state = parameter("state").ok_or("there is no state in the address")?;
        let token = login.redeem(client, &self.secret, &code, &state).await?;
        // Kept at once, not only when the first call is made.
        store.save(&token).await?;
        let source = RefreshToken::after(&self.id, &self.secret, token);
        Ok(source.store(store.clone()))
    }
}

/// A client whose calls are allowed by that person.
async fn client(
    app: &App,
    store: &InFile,
    builder: impl Fn() -> ClientBuilder,
    visit: impl FnOnce(&str) -> io::Result<String>,
) -> Result<Client, BoxError> {
    let source = match app.known(store)? {
        Some(source) => source,
        // Logging in needs a client, and none of its credentials.
        None => app.log_in(&builder().build()?, store, visit).await?,
    };
    Ok(builder().oauth2_token_source(source).build()?)
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let app = App {
        id: env::var("RUNSIGNUP_CLIENT_ID")?,
        secret: env::var("RUNSIGNUP_CLIENT_SECRET")?,
        redirect_uri: env::var("RUNSIGNUP_REDIRECT_URI")?,
    };
    let store = InFile(
        env::var_os("RUNSIGNUP_TOKEN_FILE")
            .ok_or("where is the file?")?
            .into(),
    );
    let visit = |url: &str| {
        println!("Open {url}\nThen give the address that you were sent back to:");
        let mut line = String::new();
        io::stdin().read_line(&mut line)?;
        Ok(line)
    };
    let client = client(&app, &store, Client::builder, visit).await?;
    // Any call would do; this one gets its token, and is not sent.
    let call = client.race_series_scoring().link_users(&[], 1, 1, 1, 1);
    println!("{:?}", call.prepare().await?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use startlist::{reqwest::Url, runsignup::Client};
    use test_server::{Answering, answer};

    use super::{App, InFile, client};

    fn app() -> App {
        App {
            id: "example-id".to_owned(),
            secret: "example-secret".to_owned(),
            redirect_uri: "https://app.example.com/back".to_owned(),
        }
    }

    /// The token endpoint, which replaces the refresh token each time, and the API.
    async fn start() -> Answering {
        let count = AtomicU32::new(0);
        Answering::start(move |request| {
            if !request.line().starts_with("POST /token") {
                return answer("200 OK", "", r#"{"success": true}"#);
            }
            let number = 1 + count.fetch_add(1, Ordering::SeqCst);
            let token = format!(
                r#"{{"access_token": "access-{number}", "expires_in": 2592000, "refresh_token": "refresh-{number}"}}"#
            );
            answer("200 OK", "", &token)
        })
        .await
    }

    fn parameter(url: &str, name: &str) -> String {
        let url = Url::parse(url).unwrap();
        let mut pairs = url.query_pairs();
        pairs.find(|(key, _)| key == name).unwrap().1.into_owned()
    }

    #[tokio::test]
    async fn a_login_lasts_beyond_the_program() {
        let folder = tempfile::tempdir().unwrap();
        let store = InFile(folder.path().join("token"));
        let server = start().await;
        let builder = || {
            let builder = Client::builder().base_url(&server.url);
            builder.oauth2_token_url(format!("{}/token", server.url))
        };
        let visit = |url: &str| {
            assert!(url.starts_with("https://runsignup.com/Profile/OAuth2/RequestGrant?"));
            assert_eq!(parameter(url, "code_challenge_method"), "S256");
            assert_eq!(parameter(url, "scope"), "rsu_api_read rsu_api_write");
            let back = parameter(url, "redirect_uri");
            Ok(format!(
                "{back}?code=abc&state={}\n",
                parameter(url, "state")
            ))
        };
        let call = async |client: &Client| {
            let call = client.race_series_scoring().link_users(&[], 1, 1, 1, 1);
            call.await.unwrap();
        };

        let first = client(&app(), &store, builder, visit).await.unwrap();
        assert_eq!(store.read().unwrap().as_deref(), Some("refresh-1"));
        call(&first).await;
        let sent = server.requests();
        assert!(sent[0].body().contains("grant_type=authorization_code"));
        assert!(sent[0].body().contains("&code=abc&"));
        assert!(sent[0].body().contains("&code_verifier="));
        assert_eq!(sent[1].header("authorization"), ["Bearer access-1"]);
        assert_eq!(sent.len(), 2);

        // The program is started anew: nobody has to log in.
        let nobody = |_: &str| panic!("somebody is known");
        let second = client(&app(), &store, builder, nobody).await.unwrap();
        call(&second).await;
        let sent = server.requests();
        assert!(
            sent[0]
                .body()
                .contains("grant_type=refresh_token&refresh_token=refresh-1&")
        );
        assert_eq!(sent[1].header("authorization"), ["Bearer access-2"]);
        assert_eq!(store.read().unwrap().as_deref(), Some("refresh-2"));
    }

    #[tokio::test]
    async fn an_answer_to_another_login_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let store = InFile(folder.path().join("token"));
        let server = start().await;
        let builder = || Client::builder().base_url(&server.url);
        for (back, expected) in [
            ("code=abc&state=forged", "the state is not the one"),
            (
                "error=access_denied",
                "the login was refused: access_denied",
            ),
            ("state=1", "there is no code"),
        ] {
            let visit = |_: &str| Ok(format!("https://app.example.com/back?{back}"));
            let error = client(&app(), &store, builder, visit).await.unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
        }
        assert!(server.requests().is_empty());
        assert_eq!(store.read().unwrap(), None);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let store = InFile(folder.path().join("token"));
        for text in ["refresh-1", "r"] {
            store.write(text).unwrap();
            assert_eq!(store.read().unwrap().as_deref(), Some(text));
        }
        let mode = std::fs::metadata(&store.0).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
