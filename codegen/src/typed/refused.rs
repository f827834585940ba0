//! What `openapiv3` refuses, object by object.
//!
//! Its own error names no place below `paths` or inside a schema, and costs time that doubles with
//! each level of nesting. So each object is first read on its own, with empty objects in the place
//! of those in it: that names the object, finds all of them, and takes one pass.

use openapiv3 as view;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use crate::{
    openapi::{
        grammar::{Kind, Shape},
        walk::walk,
    },
    pointer::Pointer,
    tree::{Node, Value},
};

/// The objects that the view refuses, each with its reason.
pub(super) fn refused(tree: &Node) -> Vec<(Pointer, String)> {
    let mut refused = Vec::new();
    walk(tree, &mut |visit| {
        if let Some(reason) = reason(visit.kind, shallow(visit.kind, visit.node)) {
            refused.push((visit.pointer.clone(), reason));
        }
    });
    refused
}

/// The object with empty ones in the place of those in it; values of a wrong shape stay.
fn shallow(kind: Kind, node: &Node) -> Json {
    let rule = kind.rule();
    let members = node.as_object().into_iter().flatten();
    members
        .filter_map(|(key, member)| {
            let shape = rule.shape(key)?;
            let json = match (shape, &member.node.value) {
                (Shape::One(slot), Value::Object(_)) => empty(slot.kind),
                (Shape::Map(_), Value::Object(entries)) if objects(entries.values()) => json!({}),
                (Shape::List(_), Value::Array(elements))
                    if elements.iter().all(|node| node.as_object().is_some()) =>
                {
                    json!([])
                }
                (Shape::BoolOrSchema | Shape::Payload, Value::Object(_)) => json!({}),
                (Shape::Payload, Value::Array(_)) => json!([]),
                _ => member.node.to_json(),
            };
            Some((key.clone(), json))
        })
        .collect()
}

fn objects<'a>(mut members: impl Iterator<Item = &'a crate::tree::Member>) -> bool {
    members.all(|member| member.node.as_object().is_some())
}

/// The least object of a kind that can stand inside another.
fn empty(kind: Kind) -> Json {
    match kind {
        Kind::Info => json!({"title": "", "version": ""}),
        Kind::ExternalDocs | Kind::Server => json!({"url": ""}),
        Kind::License => json!({"name": ""}),
        Kind::Discriminator => json!({"propertyName": ""}),
        Kind::ImplicitFlow
        | Kind::PasswordFlow
        | Kind::ClientCredentialsFlow
        | Kind::AuthorizationCodeFlow => {
            json!({"authorizationUrl": "", "tokenUrl": "", "scopes": {}})
        }
        Kind::Operation => json!({"responses": {}}),
        Kind::Response => json!({"description": ""}),
        _ => json!({}),
    }
}

fn reason(kind: Kind, json: Json) -> Option<String> {
    let read = match kind {
        Kind::OpenApi => of::<view::OpenAPI>,
        Kind::Info => of::<view::Info>,
        Kind::Contact => of::<view::Contact>,
        Kind::License => of::<view::License>,
        Kind::Server => of::<view::Server>,
        Kind::ServerVariable => of::<view::ServerVariable>,
        Kind::Components => of::<view::Components>,
        Kind::Paths => of::<view::Paths>,
        Kind::PathItem => of::<view::PathItem>,
        Kind::Operation => of::<view::Operation>,
        Kind::ExternalDocs => of::<view::ExternalDocumentation>,
        Kind::Parameter => of::<view::Parameter>,
        Kind::RequestBody => of::<view::RequestBody>,
        Kind::MediaType => of::<view::MediaType>,
        Kind::Encoding => of::<view::Encoding>,
        Kind::Responses => of::<view::Responses>,
        Kind::Response => of::<view::Response>,
        Kind::Callback => of::<view::Callback>,
        Kind::Example => of::<view::Example>,
        Kind::Link => of::<view::Link>,
        Kind::Header => of::<view::Header>,
        Kind::Tag => of::<view::Tag>,
        Kind::Reference => of::<view::ReferenceOr<view::Example>>,
        Kind::Schema => of::<view::Schema>,
        Kind::Discriminator => of::<view::Discriminator>,
        Kind::Xml => return None,
        Kind::SecurityScheme => of::<view::SecurityScheme>,
        Kind::OAuthFlows => of::<view::OAuth2Flows>,
        Kind::ImplicitFlow => of::<view::ImplicitOAuth2Flow>,
        Kind::PasswordFlow => of::<view::PasswordOAuth2Flow>,
        Kind::ClientCredentialsFlow => of::<view::ClientCredentialsOAuth2Flow>,
        Kind::AuthorizationCodeFlow => of::<view::AuthorizationCodeOAuth2Flow>,
        Kind::SecurityRequirement => of::<view::SecurityRequirement>,
    };
    read(json)
}

/// Why `json` is not a `T`; `None` if it is.
fn of<T: DeserializeOwned>(json: Json) -> Option<String> {
    serde_json::from_value::<T>(json)
        .err()
        .map(|e| e.to_string())
}
