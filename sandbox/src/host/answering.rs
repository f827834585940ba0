//! One request and its answer: id, limits of the body, panics, cuts, and the line of the log.

use std::{
    hash::{BuildHasher as _, RandomState},
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use axum::{Router, response::Response};
use bytes::Bytes;
use futures_util::FutureExt as _;
use http::{HeaderName, HeaderValue, Request, StatusCode, header::CONNECTION};
use http_body::Body as HttpBody;
use tower_service::Service as _;

use super::{
    Cut, Entry, Limits, Outcome,
    cut::{Closed, cut},
    log::milliseconds,
    problem, query, request_body,
};

/// How much of a path is told, in characters.
const PATH_SHOWN: usize = 1_000;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Is told of each request once it has its answer, before that is sent.
pub(crate) type Observer = Arc<dyn Fn(&Entry) + Send + Sync>;

/// What answers requests.
#[derive(Clone)]
pub(super) struct Answering {
    router: Router,
    limits: Limits,
    /// Query parameters whose values are no secrets.
    public: Arc<[String]>,
    observer: Observer,
    ids: Arc<Ids>,
}

impl Answering {
    pub(super) fn new(
        router: Router,
        limits: Limits,
        public: Arc<[String]>,
        observer: Observer,
    ) -> Self {
        Self {
            router,
            limits,
            public,
            observer,
            ids: Arc::new(Ids::new()),
        }
    }

    /// The answer to a request; an error closes the connection.
    pub(super) async fn answer<B>(self, request: Request<B>) -> Result<Response, Closed>
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let id = self.ids.next();
        let telling = Telling::begin(&request, &id, &self);
        let declared = request.body().size_hint().lower();
        if declared > self.limits.body_bytes as u64 {
            let mut response = problem(
                StatusCode::PAYLOAD_TOO_LARGE,
                &format!("a body has at most {} bytes", self.limits.body_bytes),
            );
            close(&mut response);
            return finish(response, telling, Outcome::Answered, &id).await;
        }
        let request = request.map(|body| request_body::within(body, &self.limits));
        let mut router = self.router.clone();
        let call = AssertUnwindSafe(async move { router.call(request).await }).catch_unwind();
        match call.await {
            Ok(Ok(response)) => finish(response, telling, Outcome::Answered, &id).await,
            Err(_) => {
                let response = problem(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "the sandbox failed within; its standard error says where",
                );
                finish(response, telling, Outcome::Panicked, &id).await
            }
        }
    }
}

/// The last steps of an answer: its id, the log, and the cut where one is asked for.
async fn finish(
    mut response: Response,
    telling: Telling,
    outcome: Outcome,
    id: &str,
) -> Result<Response, Closed> {
    if let Ok(id) = HeaderValue::from_str(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    let Some(place) = response.extensions().get::<Cut>().copied() else {
        telling.end(Some(&response), outcome);
        return Ok(response);
    };
    let left = cut(response, place).await;
    telling.end(left.as_ref().ok(), Outcome::Cut);
    left
}

/// Lets the connection end with this answer.
pub(super) fn close(response: &mut Response) {
    let value = HeaderValue::from_static("close");
    response.headers_mut().insert(CONNECTION, value);
}

/// Tells of a request, also when its client goes away and the future is dropped.
struct Telling {
    entry: Option<Entry>,
    began: Instant,
    observer: Observer,
}

impl Telling {
    fn begin<B>(request: &Request<B>, id: &str, answering: &Answering) -> Self {
        let uri = request.uri();
        let shown = |text: &str| query::shown(text, &answering.public);
        let entry = Entry {
            id: id.to_owned(),
            method: query::cut(request.method().as_str(), 20),
            path: query::cut(&query::plain(uri.path()), PATH_SHOWN),
            query: uri.query().map(shown),
            status: None,
            bytes: None,
            milliseconds: 0,
            outcome: Outcome::Gone,
        };
        Self {
            entry: Some(entry),
            began: Instant::now(),
            observer: Arc::clone(&answering.observer),
        }
    }

    fn end(mut self, response: Option<&Response>, outcome: Outcome) {
        if let Some(entry) = &mut self.entry {
            entry.outcome = outcome;
            entry.status = response.map(|response| response.status().as_u16());
            entry.bytes = response.and_then(|response| response.body().size_hint().exact());
        }
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        if let Some(mut entry) = self.entry.take() {
            entry.milliseconds = milliseconds(self.began.elapsed());
            (self.observer)(&entry);
        }
    }
}

/// Ids of requests: a word for this run, and a number.
struct Ids {
    run: u32,
    last: AtomicU64,
}

impl Ids {
    fn new() -> Self {
        // The keys of the standard library's hashes are random.
        let random = RandomState::new().hash_one(0_u8);
        Self {
            run: u32::try_from(random & u64::from(u32::MAX)).unwrap_or_default(),
            last: AtomicU64::new(0),
        }
    }

    fn next(&self) -> String {
        let number = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        format!("sandbox-{:08x}-{number}", self.run)
    }
}
