//! What types can be relied on for, and a client made of defaults.

use crate::model::{API, Item, ItemError, operations};
use specwright_runtime::{self as api, glue as rt};

const fn send<T: Send + 'static>() {}
const fn can_move<T: Unpin>() {}
const fn shared<T: Send + Sync + 'static>() {}

#[test]
fn everything_can_cross_threads() {
    shared::<rt::Client>();
    shared::<rt::ClientBuilder>();
    shared::<rt::Call>();
    shared::<rt::Response<Item>>();
    shared::<rt::Reply>();
    shared::<rt::Error>();
    shared::<rt::CallError<ItemError>>();
    // Not even a type of error bodies that cannot cross threads is in the way.
    shared::<rt::CallError<std::rc::Rc<()>>>();
    shared::<rt::BuildError>();
    shared::<rt::Credential>();
    shared::<rt::Credentials>();
    shared::<rt::File>();
    shared::<rt::Header<Item>>();
    shared::<rt::ByteStream>();
    shared::<rt::JsonStream<Item>>();
    shared::<rt::EventStream<Item>>();
    shared::<operations::GetItem>();
    shared::<api::CallOptions>();
    shared::<api::Retry>();
    shared::<api::Request>();
    shared::<api::Body>();
    shared::<api::TransportResponse>();
    shared::<api::TransportError>();
    shared::<api::Attempt>();
    shared::<api::Token>();
    shared::<api::TokenRequest<'static>>();
    shared::<api::ClientCredentials>();
    shared::<api::RefreshToken>();
    shared::<api::AuthorizationCode>();
    shared::<api::Login>();
    shared::<api::TokioClock>();
    shared::<api::Exchange>();
    shared::<api::SentRequest>();
    shared::<api::MockTransport>();
    shared::<api::RecordingTransport>();
    shared::<api::ReplayTransport>();
    shared::<api::Server>();
    shared::<api::Secret>();
    shared::<Box<dyn api::Transport>>();
    shared::<Box<dyn api::Clock>>();
    shared::<Box<dyn api::Hook>>();
    shared::<Box<dyn api::TokenSource>>();
    shared::<Box<dyn api::TokenStore>>();
    shared::<api::Outcome<'static>>();
    send::<api::BoxFuture<'static, ()>>();
    send::<rt::ResponseFuture<Item, ItemError>>();
    send::<rt::ReplyFuture>();
    send::<rt::Pages<Item, std::rc::Rc<()>>>();
    can_move::<rt::Pages<std::marker::PhantomPinned, ItemError>>();
    shared::<rt::Window>();
    shared::<rt::Table<Item>>();
}

/// The futures of methods can be spawned.
#[test]
fn futures_can_cross_threads() {
    fn sent<T: Send>(_: impl FnOnce() -> T) {}
    let client = rt::Client::builder(&API).build().unwrap();
    let call = || client.call("GET /x", &[], &[]);
    sent(|| call().send_raw());
    sent(|| call().prepare());
    sent(|| operations::get(&client, "1").into_future());
    sent(|| operations::get(&client, "1").prepare());
    sent(|| api::Body::empty().collect(1));
    let login = |client| {
        let flow = api::AuthorizationCode::new(&API, 3, "id", "https://b");
        flow.begin(client).unwrap()
    };
    sent(|| async { login(&client).redeem(&client, "", "", "").await });
    sent(|| async {
        let files: rt::ByteStream = std::future::pending().await;
        files.bytes().await
    });
}

#[test]
fn a_client_of_defaults_has_the_address_of_the_api() {
    let client = rt::Client::builder(&API).build().unwrap();
    let request = client.clone().call("GET /x", &[], &[]).build().unwrap();
    assert_eq!(request.url().as_str(), "https://api.example.com/v2/x");
    assert_eq!(request.headers()["user-agent"], "wire/1.0");
}

#[test]
fn errors_pass_through_question_marks() {
    fn typed() -> Result<(), rt::CallError<rt::NoErrorBody>> {
        let client = rt::Client::builder(&API).build().unwrap();
        client.call("GET /x/{}", &[&""], &[]).build()?;
        Ok(())
    }
    fn plain() -> Result<(), rt::Error> {
        Ok(typed()?)
    }
    fn boxed() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Ok(plain()?)
    }
    assert!(
        boxed()
            .unwrap_err()
            .downcast::<rt::Error>()
            .unwrap()
            .is_request()
    );
}
