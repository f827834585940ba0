//! The API of these tests, and a model that travels both ways.

use specwright_runtime::glue as rt;

pub static API: rt::Api = rt::Api {
    name: "wire",
    base_url: "https://api.example.com/v2",
    user_agent: "wire/1.0",
    schemes: &[
        rt::Scheme {
            name: "headerKey",
            kind: rt::SchemeKind::Header("X-Api-Key"),
            flows: &[],
        },
        rt::Scheme {
            name: "queryKey",
            kind: rt::SchemeKind::Query("api_key"),
            flows: &[],
        },
        rt::Scheme {
            name: "cookieKey",
            kind: rt::SchemeKind::Cookie("session"),
            flows: &[],
        },
        rt::Scheme {
            name: "token",
            kind: rt::SchemeKind::Bearer,
            flows: &[],
        },
        rt::Scheme {
            name: "login",
            kind: rt::SchemeKind::Basic,
            flows: &[],
        },
        rt::Scheme {
            name: "secondHeader",
            kind: rt::SchemeKind::Header("X-Api-Secret"),
            flows: &[],
        },
        rt::Scheme {
            name: "secondQuery",
            kind: rt::SchemeKind::Query("api_secret"),
            flows: &[],
        },
    ],
    concurrency: None,
};

pub const HEADER: usize = 0;
pub const QUERY: usize = 1;
pub const COOKIE: usize = 2;
pub const TOKEN: usize = 3;
pub const LOGIN: usize = 4;
pub const HEADER_2: usize = 5;
pub const QUERY_2: usize = 6;

pub const fn need(scheme: usize) -> rt::Need {
    rt::Need {
        scheme,
        scopes: &[],
    }
}

/// A client of this address without credentials, which tries once.
pub fn client(url: &str) -> rt::Client {
    rt::Client::builder(&API)
        .retry(specwright_runtime::Retry::none())
        .base_url(url.to_owned())
        .build()
        .unwrap()
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: i64,
    pub name: Option<String>,
}

pub fn item(id: i64, name: Option<&str>) -> Item {
    Item {
        id,
        name: name.map(str::to_owned),
    }
}

impl rt::DecodeObject for Item {
    const FIELDS: &'static [&'static str] = &["id", "name"];
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { id: f0, name: f1 })
    }
}
impl rt::EncodeObject for Item {
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("id", &self.id);
        w.opt("name", &self.name);
    }
}
rt::objects! { Item }

/// A value whose members are told in the order given.
pub struct Fields<'a>(pub &'a [(&'static str, &'a dyn rt::Encode)]);

impl rt::EncodeObject for Fields<'_> {
    fn write(&self, w: &mut rt::Writer<'_>) {
        for (name, value) in self.0 {
            w.opt(name, *value);
        }
    }
}
impl rt::Encode for Fields<'_> {
    fn view(&self) -> rt::View<'_> {
        rt::View::Object(self)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum ItemError {
    Status400(Item),
    Status404,
}

impl rt::ErrorBody for ItemError {
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(match reply.status().as_u16() {
            400 => reply.json().map(Self::Status400),
            404 => Ok(Self::Status404),
            _ => return None,
        })
    }
}

/// The request types of a handle, as the generator writes them.
pub mod operations {
    use super::{Item, ItemError};
    use specwright_runtime::glue as rt;

    rt::operations! {
        /// Gives one item.
        GetItem -> Item, rt::json, ItemError;
        /// Gives a text.
        GetText -> String, rt::text, rt::NoErrorBody;
        /// Gives bytes.
        GetBytes -> rt::Bytes, rt::bytes, rt::NoErrorBody;
        /// Deletes an item.
        DeleteItem -> (), rt::empty, ItemError;
    }

    pub fn get(client: &rt::Client, id: &str) -> GetItem {
        GetItem(client.call("GET /items/{}", &[&id], &[]))
    }
    pub fn get_with(client: &rt::Client, auth: rt::Auth) -> GetItem {
        GetItem(client.call("GET /items/1", &[], auth))
    }
    pub fn text(client: &rt::Client) -> GetText {
        GetText(client.call("GET /text", &[], &[]).accept("text/plain"))
    }
    pub fn bytes(client: &rt::Client) -> GetBytes {
        GetBytes(
            client
                .call("GET /bytes", &[], &[])
                .accept("application/octet-stream"),
        )
    }
    pub fn delete(client: &rt::Client, id: &str) -> DeleteItem {
        DeleteItem(client.call("DELETE /items/{}", &[&id], &[]))
    }
    impl GetItem {
        pub fn name(self, name: &str) -> Self {
            Self(self.0.query("name", &name, rt::Style::Form))
        }
    }
}
