//! Legal documents whose names come from the pool and whose shape from a seed.

use serde_json::{Map, Value, json};
use workspace_tests::random::Random;

use crate::pool;

/// How deep inline schemas stand in one another.
const DEPTH: usize = 3;
const COMPONENTS: usize = 12;
const PATHS: usize = 8;
const BODIES: [&str; 6] = [
    "application/json",
    "application/merge-patch+json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "application/octet-stream",
];
const STATUSES: [&str; 8] = ["200", "201", "202", "204", "404", "4XX", "5XX", "default"];

/// Makes one document.
pub(crate) struct Maker {
    random: Random,
    pool: Vec<String>,
    components: Vec<String>,
    operations: Vec<String>,
}

impl Maker {
    pub(crate) fn new(seed: u64) -> Self {
        let mut maker = Self {
            random: Random::new(seed),
            pool: pool::names(),
            components: Vec::new(),
            operations: Vec::new(),
        };
        let allowed = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
        maker.components = maker.some(COMPONENTS, |n| n.chars().all(allowed));
        maker
    }

    pub(crate) fn document(&mut self) -> Value {
        let components = self.components.clone();
        let schemas: Map<String, Value> = components
            .into_iter()
            .map(|name| (name, self.schema(0)))
            .collect();
        let schemes = self.schemes();
        let security: Vec<Value> = schemes.keys().map(|name| json!({name: []})).collect();
        let tags = self.some(6, |_| true);
        let paths: Map<String, Value> = (0..PATHS).map(|n| self.path(n, &tags)).collect();
        let described: Vec<Value> = tags
            .iter()
            .map(|name| json!({"name": name, "description": self.name()}))
            .collect();
        json!({
            "openapi": "3.0.3",
            "info": {"title": self.name(), "version": self.name(), "description": self.name()},
            "servers": [{"url": "https://races.example/v1"}],
            "tags": described,
            "security": security,
            "paths": paths,
            "components": {"schemas": schemas, "securitySchemes": schemes},
        })
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.random.below(100) < percent
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.random.below(from.len())]
    }

    fn name(&mut self) -> String {
        let at = self.random.below(self.pool.len());
        self.pool[at].clone()
    }

    /// Up to so many different names that fit.
    fn some(&mut self, count: usize, fits: impl Fn(&str) -> bool) -> Vec<String> {
        let mut names: Vec<String> = (0..count).map(|_| self.name()).collect();
        names.retain(|name| !name.is_empty() && fits(name));
        names.sort();
        names.dedup();
        names
    }

    fn schemes(&mut self) -> Map<String, Value> {
        let names: Vec<String> = self.components.iter().take(4).cloned().collect();
        let scheme = |maker: &mut Self| match maker.random.below(4) {
            0 => json!({"type": "apiKey", "in": "header", "name": "X-Key"}),
            1 => json!({"type": "apiKey", "in": "query", "name": "key"}),
            2 => json!({"type": "http", "scheme": "basic"}),
            _ => match maker.random.below(2) {
                0 => json!({"type": "http", "scheme": "bearer"}),
                _ => maker.flows(),
            },
        };
        names.into_iter().map(|n| (n, scheme(self))).collect()
    }

    fn flows(&mut self) -> Value {
        let scopes = json!({"all": self.name()});
        let flow = json!({"authorizationUrl": self.name(), "tokenUrl": "/token", "scopes": scopes});
        let name = self.pick(&["authorizationCode", "clientCredentials"]);
        json!({"type": "oauth2", "flows": {name: flow}})
    }

    fn schema(&mut self, depth: usize) -> Value {
        let kinds = if depth < DEPTH { 13 } else { 7 };
        let mut schema = match self.random.below(kinds) {
            0 => json!({"type": "string"}),
            1 => json!({"type": "integer", "format": self.pick(&["int32", "int64", "other"])}),
            2 => json!({"type": "string", "enum": self.some(12, |_| true)}),
            3 => return self.reference(),
            4 => json!({"type": "boolean"}),
            5 => json!({"type": "string", "format": self.pick(&["date-time", "byte", "uuid"])}),
            6 => json!({}),
            7 => json!({"type": "array", "items": self.schema(depth + 1)}),
            8 => json!({"type": "object", "additionalProperties": self.schema(depth + 1)}),
            9 => {
                json!({self.pick(&["oneOf", "anyOf"]): [self.schema(depth + 1), self.object(DEPTH)]})
            }
            10 => json!({"allOf": [self.object(DEPTH), {"type": "object", "title": self.name()}]}),
            _ => self.object(depth + 1),
        };
        if schema["enum"].as_array().is_some_and(Vec::is_empty) {
            schema = json!({"type": "string"});
        }
        for keyword in ["description", "title", "default"] {
            let fits = keyword != "default" || schema == json!({"type": "string"});
            if fits && self.chance(20) {
                schema[keyword] = self.name().into();
            }
        }
        if schema.get("type").is_some() && self.chance(20) {
            schema["nullable"] = true.into();
        }
        schema
    }

    fn reference(&mut self) -> Value {
        match self.random.below(self.components.len().max(1)) {
            at if at < self.components.len() => {
                json!({"$ref": format!("#/components/schemas/{}", self.components[at])})
            }
            _ => json!({}),
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        let names = self.some(10, |_| true);
        let required: Vec<String> = names.iter().filter(|n| n.len() % 2 == 0).cloned().collect();
        let properties: Map<String, Value> = names
            .into_iter()
            .map(|name| (name, self.schema(depth)))
            .collect();
        let mut object = json!({"type": "object", "properties": properties});
        if !required.is_empty() {
            object["required"] = required.into();
        }
        match self.random.below(4) {
            0 => object["additionalProperties"] = true.into(),
            1 => object["additionalProperties"] = self.schema(DEPTH),
            _ => {}
        }
        object
    }

    fn path(&mut self, number: usize, tags: &[String]) -> (String, Value) {
        let unsafe_in_path = |c: char| "{}/?#".contains(c) || c.is_control();
        let variables = self.some(3, |name| !name.contains(unsafe_in_path));
        let segments: String = variables
            .iter()
            .map(|name| format!("/{{{name}}}"))
            .collect();
        let mut item = Map::new();
        for method in ["get", "put", "post", "delete", "patch", "head", "options"] {
            if self.chance(35) {
                let operation = self.operation(method, &variables, tags);
                item.insert(method.to_owned(), operation);
            }
        }
        (format!("/{number}{segments}"), item.into())
    }

    fn operation(&mut self, method: &str, variables: &[String], tags: &[String]) -> Value {
        let mut operation = json!({
            "parameters": self.parameters(variables),
            "responses": self.responses(method == "head"),
            "description": self.name(),
        });
        if !tags.is_empty() && self.chance(90) {
            operation["tags"] = json!([tags[self.random.below(tags.len())]]);
        }
        let id = self.name();
        if !self.operations.contains(&id) && self.chance(80) {
            operation["operationId"] = id.clone().into();
            self.operations.push(id);
        }
        if ["put", "post", "patch"].contains(&method) {
            let media_type = self.pick(&BODIES);
            operation["requestBody"] = json!({
                "required": self.chance(50),
                "content": {media_type: {"schema": self.body(media_type)}},
            });
        }
        if self.chance(20) {
            operation["security"] = if self.chance(50) {
                json!([])
            } else {
                json!([{}])
            };
        }
        operation["deprecated"] = self.chance(10).into();
        self.extend(&mut operation);
        operation
    }

    /// What extensions ask for; it need not fit.
    fn extend(&mut self, operation: &mut Value) {
        let names = self.some(3, |_| true).into_iter();
        let actions: Map<String, Value> = names.map(|name| (name, json!({"body": {}}))).collect();
        operation["x-actions"] = actions.into();
        let walk = match self.random.below(3) {
            0 => ("", json!({"style": "link"})),
            1 => (
                "query",
                json!({"style": "cursor", "cursor": "", "next": "n"}),
            ),
            _ => (
                "header",
                json!({"style": "range-header", "header": "", "unit": "u", "max": 5}),
            ),
        };
        let (place, mut walk) = walk;
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        if let Some(parameter) = parameters.into_iter().find(|p| p["in"] == place) {
            let member = if place == "query" { "cursor" } else { "header" };
            walk[member] = parameter["name"].clone();
        }
        operation["x-pagination"] = walk;
    }

    fn body(&mut self, media_type: &str) -> Value {
        match media_type {
            "text/plain" | "application/octet-stream" => json!({"type": "string"}),
            "application/json" | "application/merge-patch+json" => self.schema(0),
            _ => self.object(DEPTH),
        }
    }

    fn parameters(&mut self, variables: &[String]) -> Vec<Value> {
        let parameter = |name: &str, place: &str, required: bool, schema: Value| json!({"name": name, "in": place, "required": required, "schema": schema});
        let mut all: Vec<Value> = variables
            .iter()
            .map(|name| parameter(name, "path", true, json!({"type": "string"})))
            .collect();
        for place in ["query", "header", "cookie"] {
            // Header names are tokens, equal in any case; the first of such a kind is enough.
            let token = |c: char| c.is_ascii_alphanumeric() || "!#$&*+.^_`|~-".contains(c);
            let names = match place {
                "header" => self.some(1, |n| n.chars().all(token)),
                "cookie" => self.some(1, |n| n.chars().all(|c| c.is_ascii_alphanumeric())),
                _ => self.some(8, |_| true),
            };
            for name in names
                .iter()
                .chain(variables.first().filter(|_| place == "query"))
            {
                let taken = all.iter().any(|p| p["name"] == **name && p["in"] == place);
                if !taken {
                    let schema = match self.random.below(4) {
                        0 => json!({"type": "array", "items": {"type": "string"}}),
                        1 => json!({"type": "string", "enum": ["a", "A", "+a", "", "b"]}),
                        2 => json!({"type": "integer"}),
                        _ => json!({"type": "string", "example": self.name()}),
                    };
                    all.push(parameter(name, place, self.chance(40), schema));
                }
            }
        }
        all
    }

    fn responses(&mut self, bodiless: bool) -> Value {
        let mut responses = Map::new();
        for _ in 0..=self.random.below(3) {
            let status = self.pick(&STATUSES);
            let mut response = json!({"description": self.name()});
            if status != "204" && !bodiless {
                let schema = match self.chance(30) {
                    true => json!({"type": "array", "items": self.schema(1)}),
                    false => self.schema(0),
                };
                response["content"] = json!({"application/json": {"schema": schema}});
                response["x-in-band-error"] = json!({"member": "error", "code": self.name()});
            }
            responses.insert(status.to_owned(), response);
        }
        responses.into()
    }
}

/// The document as text, the members of its objects in an order of that seed.
pub(crate) fn text(value: &Value, random: &mut Random) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            random.shuffle(&mut members);
            let members: Vec<String> = members
                .into_iter()
                .map(|(key, value)| format!("{}:{}", json!(key), text(value, random)))
                .collect();
            format!("{{{}}}", members.join(",\n"))
        }
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(|e| text(e, random)).collect();
            format!("[{}]", elements.join(","))
        }
        plain => plain.to_string(),
    }
}
