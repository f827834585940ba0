//! The uses of a client and its builder: handles, credentials, headers, servers.

use specwright::surface::{Credential, Server, Surface, TokenMethodKind};

use super::{Program, arm};

/// What credentials are set on, each with the same methods.
const SET_ON: [&str; 2] = ["ClientBuilder", "Credentials"];

impl Program {
    pub(super) fn client(&mut self, surface: &Surface) {
        for tag in &surface.tags {
            let (module, handle) = (&tag.module, format!("api::{}", tag.handle));
            self.function(
                "c: &Client",
                &format!("let _: {handle}<'_> = c.{module}(); is_copied::<{handle}<'_>>();"),
            );
        }
        for credential in &surface.credentials {
            self.credential(credential);
        }
        for header in &surface.headers {
            let (path, ty) = (&header.path, &header.ty);
            self.function("", &format!("const H: rt::Header<{ty}> = api::{path};"));
        }
        for server in &surface.servers {
            self.server(server);
        }
    }

    fn credential(&mut self, credential: &Credential) {
        let text = |count: usize| vec!["\"not-a-real-secret\""; count].join(", ");
        let secret = text(if credential.basic { 2 } else { 1 });
        for ty in SET_ON {
            let method = &credential.method;
            self.function(
                &format!("b: {ty}"),
                &format!("let _: {ty} = b.{method}({secret});"),
            );
        }
        for token in &credential.tokens {
            use TokenMethodKind as Kind;
            let method = &token.method;
            let (parameters, passed) = match token.kind {
                Kind::Source => (", source: apis::ClientCredentials", "source".to_owned()),
                Kind::Url => ("", text(1)),
                Kind::ClientCredentials => ("", text(2)),
                Kind::RefreshToken => ("", text(3)),
                Kind::AuthorizationCode => {
                    let passed = text(2);
                    self.function(
                        "",
                        &format!("let _: apis::AuthorizationCode = Client::{method}({passed});"),
                    );
                    continue;
                }
            };
            for ty in SET_ON {
                self.function(
                    &format!("b: {ty}{parameters}"),
                    &format!("let _: {ty} = b.{method}({passed});"),
                );
            }
        }
    }

    fn server(&mut self, server: &Server) {
        if let Some(path) = &server.constant {
            let body = match server.own {
                true => {
                    format!("let _: ClientBuilder = b.server(&api::{path}, \"not an address\");")
                }
                false => format!("const URL: &str = api::{path}; let _ = b.base_url(URL);"),
            };
            self.function("b: ClientBuilder", &body);
        }
        let Some(path) = server.ty.as_ref().map(|path| format!("api::{path}")) else {
            return;
        };
        self.function(
            "b: ClientBuilder",
            &format!("let url: {path} = {path}::new(); let _ = b.base_url(url);"),
        );
        for variable in &server.variables {
            let setter = &variable.setter;
            let Some(choice) = &variable.choice else {
                let text = format!("let _: {path} = url.{setter}(&value);");
                self.function(&format!("url: {path}, value: String"), &text);
                continue;
            };
            let choice = format!("api::{choice}");
            let text = format!("let _: {path} = url.{setter}(value);");
            self.function(&format!("url: {path}, value: {choice}"), &text);
            let variants = &variable.variants;
            let arms: String = variants
                .iter()
                .map(|name| arm(&choice, name, None))
                .collect();
            let made = variants
                .iter()
                .map(|name| format!("let _ = {choice}::{name}; "));
            let made: String = made.collect();
            let text = format!("match given {{ {arms} }} {made}");
            self.function(&format!("given: {choice}"), &text);
        }
    }
}
