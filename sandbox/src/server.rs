//! The thread of a sandbox: everything it is made of, from the database to the listener.

use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    net::TcpListener,
    runtime::{self, Runtime},
    sync::oneshot,
};

use crate::{
    Builder, Controls, Database, Demo, Entry, StartError,
    addresses::{Addresses, CONTROLS},
    clock::Clock,
    documents::Documents,
    host::{self, Observer, Site},
    routes,
    state::State,
    store::Store,
};

/// How long work on the database may go on after the last connection is closed.
const LAST_WORK: Duration = Duration::from_secs(5);

/// What is known once a server listens.
pub(crate) struct Started {
    pub(crate) listens: SocketAddr,
    pub(crate) demo: Demo,
    pub(crate) controls: Controls,
    pub(crate) stop: oneshot::Sender<Duration>,
}

/// Serves until it is told to stop. `ready` says whether anybody still waits for the start.
pub(crate) fn run(settings: Builder, ready: impl FnOnce(Result<Started, StartError>) -> bool) {
    let runtime = match runtime(settings.threads) {
        Ok(runtime) => runtime,
        Err(error) => {
            ready(Err(StartError::thread(error)));
            return;
        }
    };
    runtime.block_on(async {
        match start(settings).await {
            Ok((started, serving)) => {
                if ready(Ok(started)) {
                    serving.await;
                }
            }
            Err(error) => {
                ready(Err(error));
            }
        }
    });
    runtime.shutdown_timeout(LAST_WORK);
}

fn runtime(threads: usize) -> io::Result<Runtime> {
    let mut builder = match threads {
        1 => runtime::Builder::new_current_thread(),
        _ => runtime::Builder::new_multi_thread(),
    };
    if threads > 1 {
        builder.worker_threads(threads);
    }
    builder.enable_all().thread_name("sandbox").build()
}

/// Opens and seeds the database and listens; the future serves.
async fn start(settings: Builder) -> Result<(Started, impl Future<Output = ()>), StartError> {
    let documents = Documents::get();
    let documents = documents.map_err(|(name, error)| StartError::document(name, error))?;
    let at = settings.address();
    let listener = TcpListener::bind(at).await;
    let listener = listener.map_err(|error| StartError::listen(at, error))?;
    let listens = listener.local_addr();
    let listens = listens.map_err(|error| StartError::listen(at, error))?;

    let clock = Clock::system();
    let store = open(&settings.database)?;
    store.seed(settings.seed, clock.now()).await?;
    let seed = store.seeded().await?;
    let addresses = Addresses::of(listens);
    let demo = seed.describe(&addresses.root);
    let controls = Controls::new(store.clone(), clock.clone(), seed);
    let state = State {
        store,
        clock,
        runsignup_errors: settings.runsignup_errors,
        empty_range: settings.empty_range,
        timers_link: settings.timers_link,
    };
    let public = public(documents);
    let router = routes::router(&routes::Site {
        state,
        controls: &controls,
        by_http: settings.controls,
        documents,
        addresses: &addresses,
        demo: &demo,
    })?;
    let (stop, stopped) = oneshot::channel();
    let site = Site {
        router,
        limits: settings.limits,
        public,
        observer: observer(controls.clone(), settings.access_log),
    };
    let started = Started {
        listens,
        demo,
        controls,
        stop,
    };
    Ok((started, host::serve(listener, site, stopped)))
}

fn open(database: &Database) -> Result<Store, StartError> {
    let store = match database {
        Database::Memory => Store::memory(),
        Database::File(path) => Store::open(path),
    };
    Ok(store?)
}

/// The query parameters that are no secrets: those of the operations, and what a login asks for.
fn public(documents: &Documents) -> Arc<[String]> {
    let login = [
        "response_type",
        "redirect_uri",
        "scope",
        "code_challenge_method",
    ];
    let names = documents.query_parameters().chain(login);
    names.map(str::to_owned).collect()
}

/// Tells the controls and the log.
fn observer(controls: Controls, log: Option<Observer>) -> Observer {
    Arc::new(move |entry: &Entry| {
        if !entry.path.starts_with(CONTROLS) {
            controls.requests.add(entry.clone());
        }
        if let Some(log) = &log {
            log(entry);
        }
    })
}
