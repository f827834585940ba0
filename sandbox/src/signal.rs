//! The signals that end the command.

use std::io;

use tokio::runtime::{self, Runtime};

/// Waits for Ctrl-C, and for SIGTERM where there is such a thing.
pub(crate) struct Signal {
    runtime: Runtime,
    #[cfg(unix)]
    ends: [tokio::signal::unix::Signal; 2],
}

impl Signal {
    /// From now on the signals do not end the process by themselves.
    pub(crate) fn listen() -> io::Result<Self> {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        #[cfg(unix)]
        let ends = {
            use tokio::signal::unix::{SignalKind, signal};
            let _entered = runtime.enter();
            [
                signal(SignalKind::interrupt())?,
                signal(SignalKind::terminate())?,
            ]
        };
        Ok(Self {
            runtime,
            #[cfg(unix)]
            ends,
        })
    }

    /// Until one comes; it can be asked again.
    #[cfg(unix)]
    pub(crate) fn wait(&mut self) {
        let [interrupt, terminate] = &mut self.ends;
        self.runtime.block_on(async {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        });
    }

    /// Until one comes; it can be asked again.
    #[cfg(not(unix))]
    pub(crate) fn wait(&mut self) {
        self.runtime.block_on(tokio::signal::ctrl_c()).ok();
    }
}
