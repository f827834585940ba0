//! Requests that the client would not make: one of its own, changed on its way out.

use startlist::{Attempt, BoxError, Hook, Request};

/// Changes every request of a client before it is sent.
pub(crate) struct Alter<F>(pub(crate) F);

impl<F: Fn(&mut Request) + Send + Sync + 'static> Hook for Alter<F> {
    fn before(&self, request: &mut Request, _: Attempt) -> Result<(), BoxError> {
        (self.0)(request);
        Ok(())
    }
}

/// Sets a header of a request, or takes it out.
pub(crate) fn header(request: &mut Request, name: &'static str, value: Option<&str>) {
    match value {
        Some(value) => request.headers_mut().insert(name, value.parse().unwrap()),
        None => request.headers_mut().remove(name),
    };
}
