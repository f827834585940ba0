//! A server that makes each answer from its request, and serves several at a time.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{io::AsyncWriteExt as _, net::TcpListener, task::JoinHandle};

use crate::{Request, read_request};

/// A server on a free port of this machine, for as long as it is held.
#[derive(Debug)]
pub struct Answering {
    /// Its address, without a slash at its end.
    pub url: String,
    seen: Arc<Mutex<Vec<Request>>>,
    most: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Answering {
    /// Answers each request by this function, some milliseconds after it came.
    pub async fn start(answer: impl Fn(&Request) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let most = Arc::new(AtomicUsize::new(0));
        let (log, peak) = (Arc::clone(&seen), Arc::clone(&most));
        let (answer, now) = (Arc::new(answer), Arc::new(AtomicUsize::new(0)));
        let task = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let (log, peak) = (Arc::clone(&log), Arc::clone(&peak));
                let (answer, now) = (Arc::clone(&answer), Arc::clone(&now));
                tokio::spawn(async move {
                    let request = Request(read_request(&mut stream).await);
                    if request.0.is_empty() {
                        return; // Given up before it was sent.
                    }
                    let open = now.fetch_add(1, Ordering::SeqCst) + 1;
                    peak.fetch_max(open, Ordering::SeqCst);
                    let text = answer(&request);
                    log.lock().unwrap().push(request);
                    // So that others that are on their way come meanwhile.
                    tokio::time::sleep(Duration::from_millis(5)).await;
                    now.fetch_sub(1, Ordering::SeqCst);
                    stream.write_all(text.as_bytes()).await.ok();
                    stream.shutdown().await.ok();
                });
            }
        });
        Self {
            url,
            seen,
            most,
            task,
        }
    }

    /// The requests that came since the last time this was asked.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.seen.lock().unwrap())
    }

    /// How many requests have been there at one time, at most.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.task.abort();
    }
}
