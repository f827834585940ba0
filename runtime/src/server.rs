//! Where calls are sent: servers of single operations, and addresses with variables.

use std::fmt;

/// A server that some operations of an API have for themselves.
///
/// Those operations are sent to its address, whatever the base URL of the client is; it is
/// replaced by `server` of the client's builder. An address that is a path only belongs to the
/// host of the base URL.
///
/// ```
/// # use specwright_runtime::glue as rt;
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// static FILES: rt::Server = rt::Server { name: "files", url: "https://files.example.com" };
///
/// let client = rt::Client::builder(&API)
///     .server(&FILES, "http://127.0.0.1:8080".to_owned())
///     .build()?;
/// let request = client.call("GET /a", &[], &[]).at(&FILES).build()?;
/// assert_eq!(request.url().as_str(), "http://127.0.0.1:8080/a");
/// # Ok::<(), specwright_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct Server {
    /// Its name among the servers of the API.
    pub name: &'static str,
    /// Its address, with the defaults of its variables.
    pub url: &'static str,
}

/// An address with variables, each at its default until it is set.
///
/// The types that generated code makes for servers are made of it.
#[derive(Clone, Debug)]
#[must_use]
pub struct Address {
    template: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Address {
    /// An address with the defaults of its variables; in the template they stand in braces.
    #[inline(never)]
    pub fn new(template: &'static str, defaults: &[(&'static str, &str)]) -> Self {
        let values = defaults
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        Self {
            template,
            values: values.collect(),
        }
    }

    /// Sets a variable. The value goes into the address as it is.
    #[inline(never)]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        for (known, kept) in &mut self.values {
            if *known == name {
                value.clone_into(kept);
            }
        }
        self
    }
}

/// Writes the address with the values of its variables.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.template;
        while let Some((before, after)) = rest.split_once('{') {
            f.write_str(before)?;
            let value = after.split_once('}').and_then(|(name, after)| {
                let found = self.values.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (value, after))
            });
            match value {
                Some((value, after)) => {
                    f.write_str(value)?;
                    rest = after;
                }
                None => {
                    f.write_str("{")?;
                    rest = after;
                }
            }
        }
        f.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn variables_have_their_defaults_until_they_are_set() {
        let address = || Address::new("https://{a}.x/{b}/{c", &[("a", "eu"), ("b", "v1")]);
        assert_eq!(address().to_string(), "https://eu.x/v1/{c");
        let set = address().set("a", "{b}").set("none", "x");
        assert_eq!(set.to_string(), "https://{b}.x/v1/{c");
    }
}
