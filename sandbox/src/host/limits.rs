//! How much the server takes from its clients.

use std::time::Duration;

/// How much the server takes from its clients. What goes beyond is answered with a status that
/// says so where there is still somebody to answer, and closed otherwise.
///
/// ```
/// use startlist_sandbox::Limits;
///
/// let mut limits = Limits::default();
/// limits.body_bytes = 64 * 1024;
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Connections at a time; 256. One more is answered with 503.
    pub connections: usize,
    /// Bytes of a request's line and headers together; 32 KiB, more is 431.
    pub header_bytes: usize,
    /// Headers of a request; 100, more is 431.
    pub headers: usize,
    /// Bytes of a request's body; 4 MiB, more is 413.
    pub body_bytes: usize,
    /// How long a connection may be idle, and how long the line and the headers of a request may
    /// take to arrive; 30 seconds.
    pub idle: Duration,
    /// How long the body of a request may take to arrive; 30 seconds.
    pub body_time: Duration,
    /// How long a client may leave an answer unread; 30 seconds.
    pub write_stall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let time = Duration::from_secs(30);
        Self {
            connections: 256,
            header_bytes: 32 * 1024,
            headers: 100,
            body_bytes: 4 * 1024 * 1024,
            idle: time,
            body_time: time,
            write_stall: time,
        }
    }
}
