//! The items of a client: modules and features of tags, credentials, headers, servers.

use super::items::{Ability, Item, Items, name};
use crate::{
    pointer::Pointer,
    surface::{Credential, Server, Surface, TokenMethodKind},
};

/// What the functions of a client take for a text.
const TEXT: &str = "impl Into<String>";

impl Items<'_> {
    pub(super) fn client(&mut self, surface: &Surface) {
        for tag in &surface.tags {
            let (module, handle, feature) = (&tag.module, &tag.handle, &tag.feature);
            let of_tag = surface.operations.iter().filter(|o| o.handle == *module);
            let places = of_tag.map(|o| o.pointer.child("tags"));
            let text =
                format!("#[cfg(feature = \"{feature}\")] fn {module}(&self) -> {handle}<'_>");
            let item = Item::new(format!("Client::{module}"), text)
                .origin(format!("tag {:?}", tag.name))
                .seen(format!("{handle} {feature}"))
                .at(places);
            self.add(item, &[]);
        }
        for credential in &surface.credentials {
            self.credential(credential);
        }
        for header in &surface.headers {
            let text = format!(
                "pub const {}: rt::Header<{}>",
                name(&header.path),
                header.ty
            );
            let declaring = surface.operations.iter();
            let declaring = declaring.filter(|o| o.headers.contains(&header.path));
            let item = Item::new(&header.path, text)
                .seen(self.seen(&header.ty))
                .at(declaring.map(|o| o.pointer.child("responses")));
            self.add(item, &[&header.ty]);
        }
        for server in &surface.servers {
            self.server(surface, server);
        }
        let own: Vec<&Server> = surface.servers.iter().filter(|s| s.own).collect();
        if !own.is_empty() {
            let text = format!("fn server(self, server: &'static Server, url: {TEXT}) -> Self");
            let places = own.iter().flat_map(|server| places(surface, server));
            self.add(Item::new("ClientBuilder::server", text).at(places), &[]);
        }
    }

    fn credential(&mut self, credential: &Credential) {
        let scheme = &credential.scheme;
        let pair = ["user", "password"];
        let taken = if credential.basic {
            &pair[..]
        } else {
            &["secret"]
        };
        let secret = ("ClientBuilder", &credential.method, texts(taken), "Self");
        let tokens = credential.tokens.iter().map(|token| {
            use TokenMethodKind as Kind;
            let method = &token.method;
            match token.kind {
                Kind::Source => {
                    let taken = "source: impl TokenSource".to_owned();
                    ("ClientBuilder", method, taken, "Self")
                }
                Kind::Url => {
                    let taken = "url: impl AsRef<str>".to_owned();
                    ("ClientBuilder", method, taken, "Self")
                }
                Kind::ClientCredentials => {
                    let taken = texts(&["client_id", "client_secret"]);
                    ("ClientBuilder", method, taken, "Self")
                }
                Kind::RefreshToken => {
                    let taken = texts(&["client_id", "client_secret", "refresh_token"]);
                    ("ClientBuilder", method, taken, "Self")
                }
                Kind::AuthorizationCode => {
                    let taken = texts(&["client_id", "redirect_uri"]);
                    ("Client", method, taken, "AuthorizationCode")
                }
            }
        });
        for (ty, method, taken, gives) in [secret].into_iter().chain(tokens) {
            let receiver = if ty == "Client" { "" } else { "self, " };
            let text = format!("fn {method}({receiver}{taken}) -> {gives}");
            let place = Pointer::root().join(&["components", "securitySchemes", scheme]);
            // The same function under another name takes the same.
            let origin = format!("credential {scheme:?} {receiver}{taken}");
            let item = Item::new(format!("{ty}::{method}"), text)
                .origin(origin)
                .seen(format!("{receiver}{taken}"))
                .at([place]);
            self.add(item, &[]);
        }
    }

    fn server(&mut self, surface: &Surface, server: &Server) {
        let places = || places(surface, server);
        let origin = format!("server {:?}", server.template);
        if let Some(path) = &server.constant {
            let (word, ty) = match server.own {
                true => ("static", "Server"),
                false => ("const", "&str"),
            };
            let item = Item::new(path, format!("pub {word} {}: {ty}", name(path)));
            self.add(item.origin(&origin).seen(word).at(places()), &[]);
        }
        let Some(path) = &server.ty else {
            return;
        };
        let item = Item::new(path, format!("pub struct {}", name(path)));
        self.add(item.origin(&origin).seen("struct").at(places()), &[]);
        for variable in &server.variables {
            let setter = &variable.setter;
            let ty = variable.choice.as_deref().unwrap_or("&str");
            let item = Item::new(
                format!("{path}::{setter}"),
                format!("fn {setter}(self, value: {ty}) -> Self"),
            );
            self.add(item.owned_by(path).seen(ty).at(places()), &[]);
            let Some(choice) = &variable.choice else {
                continue;
            };
            let item = Item::new(choice, format!("pub enum {}", name(choice)));
            let item = item
                .owned_by(path)
                .able(Ability::Exhaust, true)
                .at(places());
            self.add(item, &[]);
            for variant in &variable.variants {
                self.variant((choice, variant), None, |item| {
                    item.intruding(Some(Ability::Exhaust)).at(places())
                });
            }
        }
    }
}

/// Where a server is declared: for the whole API, or for operations and paths.
fn places(surface: &Surface, server: &Server) -> Vec<Pointer> {
    let own = surface.operations.iter().filter(|_| server.own);
    let own = own.flat_map(|o| [o.pointer.clone(), o.pointer.parent()]);
    let shared = (!server.own).then(Pointer::root);
    own.chain(shared).map(|at| at.child("servers")).collect()
}

/// Parameters that take texts.
fn texts(names: &[&str]) -> String {
    let all: Vec<String> = names.iter().map(|name| format!("{name}: {TEXT}")).collect();
    all.join(", ")
}
