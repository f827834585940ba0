//! A server that answers as the test says, byte by byte, and fails as the test says.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::{Notify, Semaphore},
    task::{JoinHandle, JoinSet, yield_now},
};

use crate::{Request, read_request};

/// What a server does with a connection, one step after the other; then it closes it.
#[derive(Clone, Debug)]
pub enum Step {
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Tells the test, and sends nothing until the client is gone.
    Stall,
    /// Waits until the gate lets one pass.
    Pass(Gate),
    /// Breaks the connection off.
    Reset,
    /// Sends these bytes again and again, until the client is gone.
    Repeat(Vec<u8>),
}

/// Sends this text.
#[must_use]
pub fn send(text: &str) -> Step {
    Step::Send(text.into())
}

/// Lets connections pass as the test says.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Semaphore>);

impl Gate {
    /// A gate that lets nobody pass yet.
    #[must_use]
    pub fn closed() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }

    /// Lets so many pass.
    pub fn let_pass(&self, number: usize) {
        self.0.add_permits(number);
    }
}

/// A server on a free port of this machine, for as long as it is held; connections are served
/// beside each other, one request each.
#[derive(Debug)]
pub struct Scripted {
    /// Its address, without a slash at its end.
    pub url: String,
    seen: Arc<Seen>,
    task: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Seen {
    requests: Mutex<Vec<String>>,
    connections: AtomicUsize,
    now: AtomicUsize,
    most: AtomicUsize,
    stalled: Notify,
}

impl Scripted {
    /// Does with each request what `answer` says.
    pub async fn start(answer: impl Fn(&Request) -> Vec<Step> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Seen::default());
        let (log, answer) = (Arc::clone(&seen), Arc::new(answer));
        let task = tokio::spawn(async move {
            // All of them end with this task.
            let mut connections = JoinSet::new();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                log.connections.fetch_add(1, Ordering::SeqCst);
                let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
                connections.spawn(async move { serve(stream, &log, &*answer).await });
                while connections.try_join_next().is_some() {}
            }
        });
        Self { url, seen, task }
    }

    /// Takes the turns one after the other, the last one again and again.
    pub async fn in_turn(turns: Vec<Vec<Step>>) -> Self {
        let turn = AtomicUsize::new(0);
        Self::start(move |_| {
            let turn = turn.fetch_add(1, Ordering::SeqCst);
            turns.get(turn).or(turns.last()).cloned().unwrap()
        })
        .await
    }

    /// The requests that came since the last time this was asked.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        let requests = std::mem::take(&mut *self.seen.requests.lock().unwrap());
        requests.into_iter().map(Request).collect()
    }

    /// How many connections were made.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }

    /// How many requests are being answered.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.seen.now.load(Ordering::SeqCst)
    }

    /// How many requests were being answered at the same time, at most.
    #[must_use]
    pub fn most_in_flight(&self) -> usize {
        self.seen.most.load(Ordering::SeqCst)
    }

    /// Waits until a connection stalls.
    pub async fn stalled(&self) {
        self.seen.stalled.notified().await;
    }

    /// Waits until so many requests are being answered; the clock of Tokio may stand still.
    pub async fn until_in_flight(&self, number: usize) {
        until(|| self.in_flight() == number).await;
    }
}

/// Waits until something is so, whatever the clock of Tokio says.
pub async fn until(done: impl Fn() -> bool) {
    let begin = std::time::Instant::now();
    while !done() {
        assert!(begin.elapsed() < Duration::from_secs(20), "waited in vain");
        yield_now().await;
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An address of this machine at which nobody listens.
pub async fn nobody() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap()
}

async fn serve(
    mut stream: TcpStream,
    seen: &Seen,
    answer: &(dyn Fn(&Request) -> Vec<Step> + Send + Sync),
) {
    let request = Request(read_request(&mut stream).await);
    if request.0.is_empty() {
        return; // The client has changed its mind.
    }
    let steps = answer(&request);
    seen.requests.lock().unwrap().push(request.0);
    let now = seen.now.fetch_add(1, Ordering::SeqCst) + 1;
    seen.most.fetch_max(now, Ordering::SeqCst);
    for step in steps {
        match step {
            Step::Send(bytes) => drop(stream.write_all(&bytes).await),
            Step::Stall => {
                seen.stalled.notify_one();
                drop(stream.read_u8().await);
            }
            Step::Pass(gate) => gate.0.acquire().await.unwrap().forget(),
            Step::Reset => stream.set_zero_linger().unwrap(),
            Step::Repeat(bytes) => while stream.write_all(&bytes).await.is_ok() {},
        }
    }
    // Before the client can know of the end.
    seen.now.fetch_sub(1, Ordering::SeqCst);
    drop(stream.shutdown().await);
}
