//! Names of servers and their variables.

use super::{
    scope::{Scope, Wish},
    words::{screaming, snake, upper_camel},
};
use crate::{
    diagnostics::Findings,
    ir::{Api, Server},
};

/// The names of servers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServersNames {
    /// Those of the whole API.
    pub shared: Vec<ServerNames>,
    /// Those that operations have for themselves.
    pub own: Vec<ServerNames>,
}

/// The names of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerNames {
    /// The constant with its address.
    pub constant: String,
    /// The type that sets its variables.
    pub ty: String,
    /// Its variables.
    pub variables: Vec<VariableNames>,
}

/// The names of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableNames {
    /// The method that sets it.
    pub setter: String,
    /// The enum of its values, where it has some.
    pub ty: String,
    /// The variants of that.
    pub variants: Vec<String>,
}

pub(super) fn names(api: &Api, findings: &mut Findings) -> ServersNames {
    let place = api.whole();
    let servers: Vec<&Server> = api.servers.iter().chain(&api.operation_servers).collect();
    let words: Vec<String> = servers.iter().map(|s| words(s)).collect();
    let constants = words.iter().zip(&servers).map(|(words, server)| {
        let wish = Wish::new(screaming(words), words, &place).quiet();
        wish.or(screaming(host_and_path(server)))
    });
    let constants = Scope::new("a server", &[]).settle(&constants.collect::<Vec<_>>(), findings);
    let mut keys: Vec<String> = constants.clone();
    for (server, constant) in servers.iter().zip(&constants) {
        let of_server = server
            .variables
            .iter()
            .map(|v| format!("{constant} {}", v.name));
        keys.extend(of_server);
    }
    let types = keys
        .iter()
        .map(|k| Wish::new(upper_camel(k), k, &place).quiet());
    // A type is a tuple struct, which is a value as constants are.
    let reserved = ["From", "Self", "String"].into_iter();
    let reserved: Vec<&str> = reserved
        .chain(constants.iter().map(String::as_str))
        .collect();
    let types = Scope::new("a server", &reserved).settle(&types.collect::<Vec<_>>(), findings);
    let (own_types, mut variable_types) = (types.iter(), types.iter().skip(servers.len()));
    let mut all: Vec<ServerNames> = Vec::new();
    for ((server, constant), ty) in servers.iter().zip(constants).zip(own_types) {
        let setters = server
            .variables
            .iter()
            .map(|v| Wish::new(snake(&v.name), &v.name, &place).quiet());
        let reserved = ["from", "into", "new", "self", "to_string", "value"];
        let setters =
            Scope::new("a setter", &reserved).settle(&setters.collect::<Vec<_>>(), findings);
        let variables = server
            .variables
            .iter()
            .zip(setters)
            .map(|(variable, setter)| {
                let values = variable.values.iter();
                let values = values.map(|v| Wish::new(upper_camel(v), v, &place).quiet());
                VariableNames {
                    setter,
                    ty: variable_types.next().cloned().unwrap_or_default(),
                    variants: Scope::new("a variant", &["Self"])
                        .settle(&values.collect::<Vec<_>>(), findings),
                }
            });
        all.push(ServerNames {
            constant,
            ty: ty.clone(),
            variables: variables.collect(),
        });
    }
    let own = all.split_off(api.servers.len());
    ServersNames { shared: all, own }
}

/// What a server is called: what the document says of it, if that is a few words, else its host
/// and path.
fn words(server: &Server) -> String {
    /// A longer text is a sentence and no name.
    const WORDS: usize = 4;
    let described = server.description.as_deref().unwrap_or_default().trim();
    let count = described.split_whitespace().count();
    let plain = described.chars().any(|c| c.is_ascii_alphanumeric()) && !described.contains("://");
    if (1..=WORDS).contains(&count) && plain {
        return described.to_owned();
    }
    host_and_path(server).to_owned()
}

fn host_and_path(server: &Server) -> &str {
    let url = server.template.as_str();
    url.split_once("://").map_or(url, |(_, rest)| rest)
}
