//! The same models with serde's derives.

#![allow(clippy::option_option)] // the derive has no other way to tell absent from null

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize, Serialize)]
pub(crate) struct Thing {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub id: String,
    /// Without this, a missing `owner` would be taken for null.
    #[serde(deserialize_with = "Option::deserialize")]
    pub owner: Option<String>,
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub country: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub big: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub huge: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub single: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid: Option<Vec<Vec<i64>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prices: Option<BTreeMap<String, f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boxed: Option<Box<str>>,
}

fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Option<T>, D::Error> {
    T::deserialize(d).map(Some)
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Typed {
    pub id: String,
    #[serde(flatten)]
    pub more: BTreeMap<String, i64>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Open {
    pub id: String,
    #[serde(flatten)]
    pub more: BTreeMap<String, Value>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Email {
    pub email: String,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Phone {
    pub phone: i64,
    #[serde(flatten)]
    pub more: BTreeMap<String, Value>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Info {
    pub info: Box<Detail>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Tree {
    pub value: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<Tree>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Box<Tree>>,
}

#[derive(Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
#[derive(Clone)]
pub(crate) struct Status(String);

impl From<String> for Status {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Status> for String {
    fn from(status: Status) -> Self {
        status.0
    }
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type")]
pub(crate) enum Contact {
    #[serde(rename = "email")]
    Email(Email),
    #[serde(rename = "phone")]
    Phone(Phone),
}

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum Detail {
    Number(i64),
    Text(String),
    Info(Info),
    Things(Vec<Email>),
    Unknown(Value),
}
