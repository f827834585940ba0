//! The normalized documents of the APIs, as far as the start page and the log need them.
//!
//! Invariant: they are in the program; no file is read at run time.

use std::sync::LazyLock;

use serde_yaml::Value;

/// The documents, each with the name that it has in errors.
const TOORNAMENT: &str = include_str!("../../specs/toornament/openapi.yaml");
const RUNSIGNUP: &str = include_str!("../../specs/runsignup/openapi.yaml");

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The name of an API, and what is wrong with its document.
pub(crate) type Unreadable = (&'static str, serde_yaml::Error);

/// What is said of an API.
pub(crate) struct Document {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) operations: Vec<Operation>,
}

/// One operation.
pub(crate) struct Operation {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) tag: String,
    pub(crate) summary: String,
    /// Alternatives, each a list of schemes with their scopes.
    pub(crate) security: Vec<Vec<(String, Vec<String>)>>,
    /// The names of its parameters in the query.
    query: Vec<String>,
}

/// Both documents.
pub(crate) struct Documents {
    pub(crate) toornament: Document,
    pub(crate) runsignup: Document,
}

impl Documents {
    /// Both, read once; the error is the API's name and what is wrong with its document.
    pub(crate) fn get() -> Result<&'static Self, &'static Unreadable> {
        static READ: LazyLock<Result<Documents, Unreadable>> = LazyLock::new(Documents::read);
        READ.as_ref()
    }

    fn read() -> Result<Self, Unreadable> {
        let toornament = read(TOORNAMENT).map_err(|error| ("Toornament", error))?;
        let runsignup = read(RUNSIGNUP).map_err(|error| ("RunSignup", error))?;
        Ok(Self {
            toornament,
            runsignup,
        })
    }

    /// The query parameters of all operations. Credentials are no parameters of the documents:
    /// they are in the security schemes.
    pub(crate) fn query_parameters(&self) -> impl Iterator<Item = &str> {
        let operations = [&self.toornament, &self.runsignup]
            .into_iter()
            .flat_map(|document| &document.operations);
        operations.flat_map(|operation| operation.query.iter().map(String::as_str))
    }
}

fn read(text: &str) -> Result<Document, serde_yaml::Error> {
    let whole: Value = serde_yaml::from_str(text)?;
    let mut operations = Vec::new();
    for (path, item) in entries(&whole["paths"]) {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                operations.push(operation_of(&whole, path, method, item, operation));
            }
        }
    }
    Ok(Document {
        title: text_of(&whole["info"]["title"]),
        description: text_of(&whole["info"]["description"]),
        operations,
    })
}

fn operation_of(
    whole: &Value,
    path: &str,
    method: &str,
    item: &Value,
    operation: &Value,
) -> Operation {
    let security = operation.get("security").unwrap_or(&whole["security"]);
    let alternative = |schemes: &Value| {
        let schemes = entries(schemes);
        schemes
            .map(|(name, scopes)| (name.to_owned(), items(scopes).map(text_of).collect()))
            .collect()
    };
    let parameters = items(&item["parameters"]).chain(items(&operation["parameters"]));
    let query = parameters
        .map(|parameter| resolved(whole, parameter))
        .filter(|parameter| parameter["in"] == "query")
        .map(|parameter| text_of(&parameter["name"]));
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        tag: items(&operation["tags"])
            .map(text_of)
            .next()
            .unwrap_or_default(),
        summary: text_of(&operation["summary"]),
        security: items(security).map(alternative).collect(),
        query: query.collect(),
    }
}

/// What a `$ref` of this document leads to, or the value itself.
fn resolved<'a>(whole: &'a Value, value: &'a Value) -> &'a Value {
    let reference = value.get("$ref").and_then(Value::as_str);
    let Some(pointer) = reference.and_then(|text| text.strip_prefix("#/")) else {
        return value;
    };
    let mut found = whole;
    for step in pointer.split('/') {
        found = &found[step];
    }
    found
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let entries = value.as_mapping().into_iter().flatten();
    entries.filter_map(|(name, value)| Some((name.as_str()?, value)))
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_sequence().into_iter().flatten()
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Documents;

    #[test]
    fn the_documents_are_read() {
        let documents = Documents::get().unwrap();
        let of = |document: &super::Document| document.operations.len();
        assert_eq!(
            (of(&documents.toornament), of(&documents.runsignup)),
            (10, 2)
        );
        for operation in &documents.toornament.operations {
            assert!(!operation.summary.is_empty(), "{}", operation.path);
            assert_eq!(operation.security.len(), 1, "{}", operation.path);
        }
        let query: Vec<&str> = documents.query_parameters().collect();
        assert!(query.contains(&"name") && query.contains(&"event_ids"));
    }
}
