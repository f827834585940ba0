//! Calls from programs that are not asynchronous.
//!
//! Invariant: nothing here holds up an asynchronous runtime.

use std::{future::Future, sync::OnceLock};

use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{Error, Mistake};

/// Waits for a call on this thread, or says why that is not possible.
///
/// # Errors
/// Those of the call; and where this thread belongs to a Tokio runtime.
pub fn wait<T, E: From<Error>>(
    operation: &'static str,
    call: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    if Handle::try_current().is_ok() {
        let why = "`send_blocking` would hold up the asynchronous runtime that this thread \
                   belongs to: await the call instead, or send it from another thread";
        return Err(Error::request(operation, Mistake::new(why)).into());
    }
    match runtime() {
        Ok(runtime) => runtime.block_on(call),
        Err(why) => {
            let what = format!("there is no runtime to wait in: {why}");
            Err(Error::request(operation, Mistake::new(what)).into())
        }
    }
}

/// The runtime of all blocking calls of the process: one thread, for its connections.
fn runtime() -> Result<&'static Runtime, &'static str> {
    static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();
    let made = RUNTIME.get_or_init(|| {
        let mut builder = Builder::new_multi_thread();
        builder.worker_threads(1).thread_name("specwright-blocking");
        let made = builder.enable_all().build();
        made.map_err(|error| error.to_string())
    });
    made.as_ref().map_err(String::as_str)
}
