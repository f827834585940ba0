//! What every probe shares. A probe is the program that drives one generated crate: it reads
//! orders as JSON lines on standard input and answers each with an outcome on standard output.
//!
//! Tables of short functions, one for each type and operation, are written for each crate; the
//! rest is here and is compiled once for all of them.
//!
//! Invariant: nothing here judges. What the crate says is handed on, in the crate's own words.

mod given;
mod lend;
#[cfg(feature = "server")]
mod listen;
#[path = "../../src/protocol.rs"]
pub mod protocol;
#[cfg(feature = "server")]
mod served;
mod shown;
#[cfg(feature = "server")]
mod stub;

use std::{
    future::Future,
    io::{self, BufRead as _, Write as _},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    process::ExitCode,
    time::Duration,
};

pub use given::{Given, Typed};
pub use lend::{Lend, lend};
#[cfg(feature = "server")]
pub use listen::MakeService;
use protocol::{CallOrder, Order, Outcome};
#[cfg(feature = "server")]
pub use served::{Seen, Shelf};
pub use shown::{
    Show, Shown, TypedHeader, bytes, items, no_body, nothing, send, stream, text, texts,
    told_header, undeclared, unlisted, value,
};
use specwright_runtime::glue::{Decode, Encode, from_json, to_json};
#[cfg(feature = "server")]
pub use stub::Reply;
use tokio::runtime::{Builder, Runtime};

/// How long a call may take before it counts as not answered.
const PATIENCE: Duration = Duration::from_secs(20);

/// An outcome to come.
pub type Pending = Pin<Box<dyn Future<Output = Outcome>>>;

/// A call that was made, or why it could not be.
pub type Made = Result<Pending, String>;

/// Reads JSON text as a type and writes it again.
pub type RoundTrip = fn(&str) -> Result<String, String>;

/// Makes a call from what is given.
pub type Operation<C> = fn(&C, &mut Given) -> Made;

/// Makes the client from a base URL and the credentials by scheme.
pub type Connect<C> = fn(&str, &[(String, String)]) -> Result<C, String>;

/// What is written for one crate.
#[derive(Debug)]
pub struct Probe<C: 'static> {
    /// The types, in the order of the manifest, in tables one after the other.
    pub schemas: &'static [&'static [RoundTrip]],
    /// The operations by operationId, in tables.
    pub operations: &'static [&'static [(&'static str, Operation<C>)]],
    /// Makes the client.
    pub connect: Connect<C>,
    /// Makes the server, whose handlers are stubs.
    #[cfg(feature = "server")]
    pub service: listen::MakeService,
}

/// Reads a value as `T` and writes it again, by the codec of the client: not every
/// type that `[types]` offers has serde's traits too.
///
/// # Errors
/// When the value is not read or not written.
pub fn round_trip<T: Decode + Encode>(json: &str) -> Result<String, String> {
    written(&read::<T>(json)?)
}

/// Reads JSON text as `T`.
fn read<T: Decode>(json: &str) -> Result<T, String> {
    from_json(json.as_bytes()).map_err(|error| error.to_string())
}

/// Writes a value as JSON text.
fn written<T: Encode>(value: &T) -> Result<String, String> {
    let text = to_json(value).map_err(|error| format!("cannot be written: {error}"))?;
    String::from_utf8(text).map_err(|error| format!("cannot be written: {error}"))
}

/// Reads the headers that an operation declares: of an answer, or of an error.
#[macro_export]
macro_rules! typed {
    ($($header:path),* $(,)?) => {
        |from| vec![$($crate::told_header($header.name(), from.header($header))),*]
    };
}

/// The parts of `user:password`.
pub fn pair(secret: &str) -> (&str, &str) {
    secret.split_once(':').unwrap_or((secret, ""))
}

/// Answers orders until standard input ends.
pub fn run<C>(probe: &Probe<C>) -> ExitCode {
    // A panic is an outcome; its message travels there.
    std::panic::set_hook(Box::new(|_| ()));
    match serve(probe) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn serve<C>(probe: &Probe<C>) -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let mut session = Session {
        probe,
        runtime,
        client: None,
        #[cfg(feature = "server")]
        listening: listen::Listening::default(),
    };
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let outcome = match serde_json::from_str(&line?) {
            Ok(order) => session.obey(order),
            Err(error) => refused(format!("not an order: {error}")),
        };
        serde_json::to_writer(&mut out, &outcome)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(())
}

fn refused(message: String) -> Outcome {
    Outcome::Refused { message }
}

/// A probe at work.
struct Session<'p, C: 'static> {
    probe: &'p Probe<C>,
    runtime: Runtime,
    /// The last client, and what it was made from: connections live as long as it.
    client: Option<(Connection, C)>,
    #[cfg(feature = "server")]
    listening: listen::Listening,
}

/// A base URL and the credentials by scheme.
type Connection = (String, Vec<(String, String)>);

impl<C> Session<'_, C> {
    fn obey(&mut self, order: Order) -> Outcome {
        let done = catch_unwind(AssertUnwindSafe(|| match order {
            Order::RoundTrip { schema, json } => self.round_trip(schema, &json),
            Order::Call(order) => self.call(order),
            #[cfg(feature = "server")]
            Order::Serve { base } => self.listening.serve(&base, self.probe.service),
            #[cfg(feature = "server")]
            Order::Stub(order) => Ok(self.listening.shelf().put(order)),
            #[cfg(feature = "server")]
            Order::Handed => Ok(self.listening.shelf().handed()),
            #[cfg(not(feature = "server"))]
            Order::Serve { .. } | Order::Stub(_) | Order::Handed => {
                Err("this probe has no server".to_owned())
            }
        }));
        match done {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(message)) => refused(message),
            Err(panic) => {
                // A client in which something panicked may be in any state.
                self.client = None;
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
                refused(format!("panicked: {}", text.unwrap_or("no message")))
            }
        }
    }

    fn round_trip(&self, schema: usize, json: &str) -> Result<Outcome, String> {
        let mut all = self.probe.schemas.iter().copied().flatten();
        let run = all.nth(schema).ok_or("the crate has no such type")?;
        run(json).map(|json| Outcome::Written { json })
    }

    fn call(&mut self, order: CallOrder) -> Result<Outcome, String> {
        let mut all = self.probe.operations.iter().copied().flatten();
        let found = all.find(|(id, _)| *id == order.operation);
        let (_, operation) = found.ok_or("the crate has no such operation")?;
        let connection = (order.base_url, order.credentials);
        let client = match self.client.take() {
            Some((known, client)) if known == connection => client,
            _ => (self.probe.connect)(&connection.0, &connection.1)?,
        };
        let mut given = Given::new(&connection.0, order.arguments, order.body);
        let entered = self.runtime.enter();
        let made = operation(&client, &mut given);
        drop(entered);
        self.client = Some((connection, client));
        let pending = made?;
        self.runtime.block_on(async {
            let answered = tokio::time::timeout(PATIENCE, pending).await;
            answered.map_err(|_| format!("no answer within {} s", PATIENCE.as_secs()))
        })
    }
}
