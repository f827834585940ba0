//! A running probe: a line goes in, a line comes out.

use std::{
    io::{self, BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use super::Failure;
use crate::protocol::{Order, Outcome};

/// A child process; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Process {
    pub(super) fn start(binary: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::io("start", binary, &error);
        let mut command = Command::new(binary);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        // The server that it calls is on this machine, whatever proxies there are.
        command.env("NO_PROXY", "*").env("no_proxy", "*");
        let mut child = command.spawn().map_err(failed)?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let piped = input.zip(output);
        let (input, output) = piped.ok_or_else(|| failed(io::Error::other("it has no pipes")))?;
        Ok(Self {
            child,
            input,
            output: BufReader::new(output),
        })
    }

    /// `None` where the process ended over it.
    pub(super) fn ask(&mut self, order: &Order) -> io::Result<Option<Outcome>> {
        let mut line = serde_json::to_vec(order)?;
        line.push(b'\n');
        // A process that has ended takes no order; that it ended shows below.
        let sent = self
            .input
            .write_all(&line)
            .and_then(|()| self.input.flush());
        if sent.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
            return Ok(None);
        }
        let mut answer = String::new();
        if self.output.read_line(&mut answer)? == 0 {
            return Ok(None);
        }
        Ok(Some(serde_json::from_str(&answer)?))
    }

    /// How it ended; it is made to if it has not.
    pub(super) fn end(&mut self) -> String {
        let ended = self.child.try_wait().ok().flatten();
        let ended = ended.or_else(|| {
            let _ = self.child.kill();
            self.child.wait().ok()
        });
        ended.map_or_else(|| "nobody knows how".to_owned(), |s| s.to_string())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
