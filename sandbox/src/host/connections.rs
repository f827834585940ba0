//! The connections of a listener, until it is told to stop.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{Router, response::Response};
use http::{HeaderValue, Request, StatusCode, header::RETRY_AFTER};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, oneshot},
    task::JoinSet,
};
use tokio_io_timeout::TimeoutWriter;

use super::{
    Limits, Observer,
    answering::{Answering, close},
    problem,
};

/// How many connections over the limit are told so at a time; what is beyond is closed.
const TOLD: usize = 64;

/// How long to wait where the system has no connection to give, such as for want of files.
const BREATH: Duration = Duration::from_millis(50);

/// What the answers are made by.
pub(crate) struct Site {
    /// Answers every request.
    pub(crate) router: Router,
    /// How much is taken from clients.
    pub(crate) limits: Limits,
    /// Query parameters whose values are no secrets.
    pub(crate) public: Arc<[String]>,
    /// Is told of each request.
    pub(crate) observer: Observer,
}

/// Serves connections until `stop` tells how long those that are at work may go on; if its other
/// end is gone, they end at once.
pub(crate) async fn serve(listener: TcpListener, site: Site, stop: oneshot::Receiver<Duration>) {
    let limits = site.limits;
    let answering = Answering::new(site.router, limits, site.public, site.observer);
    let server = Server {
        http: http(&limits),
        answering,
        limits,
        places: Arc::new(Semaphore::new(limits.connections)),
        told: Arc::new(Semaphore::new(TOLD)),
    };
    let shutdown = GracefulShutdown::new();
    let mut tasks = JoinSet::new();
    let accepting = async {
        loop {
            tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => server.connection(stream, &shutdown, &mut tasks),
                    Err(_) => tokio::time::sleep(BREATH).await,
                },
                Some(_) = tasks.join_next() => {}
            }
        }
    };
    let grace = tokio::select! {
        told = stop => told.unwrap_or_default(),
        () = accepting => Duration::ZERO,
    };
    // Who connects now is refused by the system, not left waiting.
    drop(listener);
    if !grace.is_zero() {
        let ended = tokio::time::timeout(grace, shutdown.shutdown());
        ended.await.ok();
    }
    tasks.shutdown().await;
}

struct Server {
    http: http1::Builder,
    answering: Answering,
    limits: Limits,
    places: Arc<Semaphore>,
    told: Arc<Semaphore>,
}

impl Server {
    /// Serves a connection, or tells it that there is no place.
    fn connection(&self, stream: TcpStream, shutdown: &GracefulShutdown, tasks: &mut JoinSet<()>) {
        // An answer is written at once, not when the next one joins it.
        stream.set_nodelay(true).ok();
        let mut stream = TimeoutWriter::new(stream);
        stream.set_timeout(Some(self.limits.write_stall));
        let io = TokioIo::new(Box::pin(stream));
        let http = self.http.clone();
        let watcher: Watcher = shutdown.watcher();
        if let Ok(place) = Arc::clone(&self.places).try_acquire_owned() {
            let answering = self.answering.clone();
            let service =
                service_fn(move |request: Request<Incoming>| answering.clone().answer(request));
            tasks.spawn(async move {
                // How a connection ends is its client's matter: what was asked is in the log.
                let served = watcher.watch(http.serve_connection(io, service)).await;
                drop((served, place));
            });
        } else if let Ok(place) = Arc::clone(&self.told).try_acquire_owned() {
            tasks.spawn(async move {
                let service =
                    service_fn(|_: Request<Incoming>| async { Ok::<_, Infallible>(full()) });
                let served = watcher.watch(http.serve_connection(io, service)).await;
                drop((served, place));
            });
        }
    }
}

/// How HTTP is spoken.
fn http(limits: &Limits) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        // It begins to run when the answer before is written, so it limits idleness as well.
        .header_read_timeout(limits.idle)
        .max_headers(limits.headers)
        .max_header_size(limits.header_bytes)
        .half_close(false);
    http
}

/// The answer to a connection for which there is no place.
fn full() -> Response {
    let mut response = problem(
        StatusCode::SERVICE_UNAVAILABLE,
        "there are as many connections as the sandbox allows",
    );
    let after = HeaderValue::from_static("1");
    response.headers_mut().insert(RETRY_AFTER, after);
    close(&mut response);
    response
}
