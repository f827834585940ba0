//! The generated server at work, on a free port of this machine.

use std::net::TcpListener;

use axum::Router;
use tokio::runtime::Builder;

use crate::{Shelf, protocol::Outcome};

/// Makes the server from where its handlers find their answers.
pub type MakeService = fn(&Shelf) -> Result<Router, String>;

/// The server, once it runs; it ends with the program.
#[derive(Debug, Default)]
pub(crate) struct Listening {
    shelf: Shelf,
    origin: Option<String>,
}

impl Listening {
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Starts the server below `base`, unless it runs.
    pub(crate) fn serve(&mut self, base: &str, make: MakeService) -> Result<Outcome, String> {
        if self.origin.is_none() {
            let router = make(&self.shelf)?;
            let router = Router::new().nest_service(base, router);
            self.origin = Some(listen(router).map_err(|error| error.to_string())?);
        }
        let origin = self.origin.clone().unwrap_or_default();
        Ok(Outcome::Serving { origin })
    }
}

/// Serves a router in a thread of its own, and says where.
fn listen(router: Router) -> std::io::Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    listener.set_nonblocking(true)?;
    let origin = format!("http://{}", listener.local_addr()?);
    let runtime = Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(move || {
        runtime.block_on(async {
            if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                let _ = axum::serve(listener, router).await;
            }
        });
    });
    Ok(origin)
}
