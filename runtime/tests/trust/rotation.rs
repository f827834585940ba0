//! Refresh tokens that are replaced, and kept.

use std::sync::{Arc, Mutex};

use crate::{
    answer,
    api::{TOKEN, read},
    grants::client,
    script::{Scripted, send},
};
use specwright_runtime::{BoxError, BoxFuture, RefreshToken, Token, TokenStore};

/// Keeps what happens to a refresh token, and gives one where it has one.
#[derive(Clone, Default)]
struct Store {
    kept: Arc<Mutex<Option<String>>>,
    told: Arc<Mutex<Vec<String>>>,
    broken: bool,
}

impl TokenStore for Store {
    fn save<'a>(&'a self, token: &'a Token) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            // Whoever does not wait for it is seen to use the token before.
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            if self.broken {
                return Err("the disk is full".into());
            }
            let refresh = token.refresh_token().map(str::to_owned);
            self.told.lock().unwrap().push(format!("saved {refresh:?}"));
            *self.kept.lock().unwrap() = refresh;
            Ok(())
        })
    }

    fn load(&self) -> BoxFuture<'_, Result<Option<String>, BoxError>> {
        let kept = self.kept.lock().unwrap().clone();
        Box::pin(std::future::ready(Ok(kept)))
    }
}

/// An endpoint that gives a new refresh token each time and takes each once, and an API that
/// takes each access token once; both tell what they saw.
async fn rotating(told: Arc<Mutex<Vec<String>>>) -> Scripted {
    let number = std::sync::atomic::AtomicU32::new(1);
    Scripted::start(move |request| {
        if request.line() == "POST /refresh" {
            let now = number.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            if !request.body().contains(&format!("refresh_token=r{now}&")) {
                return vec![send(&answer("400 No", "", r#"{"error":"invalid_grant"}"#))];
            }
            let next = now + 1;
            let token =
                format!(r#"{{"access_token":"t{next}","refresh_token":"r{next}","expires_in":0}}"#);
            return vec![send(&answer("200 OK", "", &token))];
        }
        let by = request.header("authorization").join("");
        told.lock().unwrap().push(by);
        vec![send(&answer("200 OK", "", "1"))]
    })
    .await
}

#[tokio::test]
async fn a_refresh_token_is_replaced_and_kept_before_the_new_token_is_used() {
    let store = Store::default();
    let server = rotating(Arc::clone(&store.told)).await;
    let source = RefreshToken::new("id", "secret", "r1").store(store.clone());
    let first = client(&server.url, source);
    read(&first, TOKEN).await.unwrap();
    read(&first, TOKEN).await.unwrap();
    // Another program begins with what it was given long ago.
    let source = RefreshToken::new("id", "secret", "r1").store(store.clone());
    read(&client(&server.url, source), TOKEN).await.unwrap();
    // The first one goes on with what the other one was given.
    read(&first, TOKEN).await.unwrap();
    let expected: Vec<String> = (2..6)
        .flat_map(|n| [format!("saved Some(\"r{n}\")"), format!("Bearer t{n}")])
        .collect();
    assert_eq!(*store.told.lock().unwrap(), expected);

    // Without a store it is replaced all the same.
    let server = rotating(Arc::default()).await;
    let alone = client(&server.url, RefreshToken::new("id", "secret", "r1"));
    read(&alone, TOKEN).await.unwrap();
    read(&alone, TOKEN).await.unwrap();
}

#[tokio::test]
async fn a_token_that_cannot_be_kept_is_not_used() {
    let store = Store {
        broken: true,
        ..Store::default()
    };
    let server = rotating(Arc::default()).await;
    let source = RefreshToken::new("id", "secret", "r1").store(store);
    let error = read(&client(&server.url, source), TOKEN).await.unwrap_err();
    assert!(error.is_token(), "{error:?}");
    assert!(error.to_string().contains("the disk is full"), "{error}");
    assert_eq!(server.requests().len(), 1);
}
