//! What types can be relied on for, and a client made of defaults.

use crate::model::{API, Item, ItemError};
use specwright_runtime::glue as rt;

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
    send::<rt::ResponseFuture<Item, ItemError>>();
    send::<rt::ReplyFuture>();
    send::<rt::Pages<Item, std::rc::Rc<()>>>();
    can_move::<rt::Pages<std::marker::PhantomPinned, ItemError>>();
    shared::<rt::Window>();
    shared::<rt::Table<Item>>();
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
