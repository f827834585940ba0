//! Servers: of the document, and of single operations.

use openapiv3::{Operation as TypedOperation, PathItem, Server as Typed};

use super::{
    Resolver,
    document::{Server, Variable},
};
use crate::{diagnostics::codes, pointer::Pointer};

impl Resolver<'_> {
    /// The servers of the document.
    pub(super) fn servers(&mut self) -> Vec<Server> {
        let typed = self.typed;
        let at = Pointer::root().child("servers");
        let servers = typed.servers.iter().enumerate();
        let servers: Vec<Server> = servers
            .map(|(i, server)| self.server(server, &at.child(i)))
            .collect();
        if !servers.iter().any(|s| s.url.contains("://")) {
            let message = "no server is given with scheme and host";
            self.report(&codes::NO_SERVER, &at, message);
        }
        servers
    }

    /// The server of the operation or its path, where it is not the document's. Of several the
    /// first is taken, as of those of the document.
    pub(super) fn own_server(
        &mut self,
        item: (&PathItem, &Pointer),
        operation: (&TypedOperation, &Pointer),
    ) -> Option<Server> {
        let own = operation.0.servers.first().map(|s| (s, operation.1));
        let (first, owner) = own.or_else(|| item.0.servers.first().map(|s| (s, item.1)))?;
        if let Some(shared) = self.typed.servers.first()
            && shared.url.trim_end_matches('/') == first.url.trim_end_matches('/')
            && shared.variables.as_ref().map(variables) == first.variables.as_ref().map(variables)
        {
            return None;
        }
        Some(self.server(first, &owner.child("servers").child(0)))
    }

    fn server(&mut self, server: &Typed, at: &Pointer) -> Server {
        let variables = server.variables.as_ref().map(variables).unwrap_or_default();
        for variable in &variables {
            let listed = variable.values.is_empty() || variable.values.contains(&variable.default);
            if !listed {
                let at = at.child("variables").child(&variable.name).child("default");
                let message = format!("`{}` is none of its values", variable.default);
                self.report(&codes::SERVER_DEFAULT, &at, message);
            }
        }
        let mut url = server.url.clone();
        for variable in &variables {
            url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
        }
        if let Some((_, rest)) = url.split_once('{') {
            let name = rest.split('}').next().unwrap_or(rest);
            let message = format!("nothing is said of `{name}`");
            self.report(&codes::SERVER_VARIABLE, &at.child("url"), message);
        }
        let used = |v: &Variable| server.url.contains(&format!("{{{}}}", v.name));
        Server {
            url: url.trim_end_matches('/').to_owned(),
            template: server.url.trim_end_matches('/').to_owned(),
            variables: variables.into_iter().filter(used).collect(),
            description: server.description.clone(),
        }
    }
}

/// The variables, sorted by name.
fn variables(typed: &indexmap::IndexMap<String, openapiv3::ServerVariable>) -> Vec<Variable> {
    let one = |(name, variable): (&String, &openapiv3::ServerVariable)| Variable {
        name: name.clone(),
        default: variable.default.clone(),
        values: variable.enumeration.clone(),
        description: variable.description.clone(),
    };
    let mut variables: Vec<Variable> = typed.iter().map(one).collect();
    variables.sort_by(|a, b| a.name.cmp(&b.name));
    variables
}
