//! The service of an API: its operations, their handlers, and what holds for all calls.

use std::{collections::HashMap, fmt, sync::Arc};

use axum::{Router, extract::Request, response::Response};

use super::{
    checks::Checks,
    dispatch::{Dispatch, Refusing},
    error::ServeError,
    guard::{AnyComplete, Guard},
    matcher::Matcher,
    problem::Refusal,
    routes::{Handler, Routes},
    spec::{Operation, Spec},
};

/// How much a call may be.
///
/// ```
/// use specwright_runtime::serve::Limits;
///
/// assert_eq!(Limits::default(), Limits { body_bytes: 2 << 20 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long a body may be, in bytes; 2 MiB unless set. A longer one is answered with 413.
    pub body_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 2 << 20,
        }
    }
}

/// The server side of an API.
///
/// Operations without a handler answer 501. What a call goes through, and what is answered when it
/// does not come through, stands in the [module](super).
#[must_use = "a service does nothing until it is a router"]
pub struct Service {
    spec: &'static Spec,
    routes: Vec<(&'static Operation, Handler)>,
    guard: Arc<dyn Guard>,
    refusing: Option<Refusing>,
    limits: Limits,
}

impl Service {
    /// The service of an API, as yet without handlers.
    pub fn new(spec: &'static Spec) -> Self {
        Self {
            spec,
            routes: Vec::new(),
            guard: Arc::new(AnyComplete),
            refusing: None,
            limits: Limits::default(),
        }
    }

    /// Adds handlers, those of a tag mostly.
    pub fn with(mut self, routes: Routes) -> Self {
        self.routes.extend(routes.handlers);
        self
    }

    /// Sets who decides which calls are let in; [`AnyComplete`] unless set.
    pub fn guard(mut self, guard: impl Guard) -> Self {
        self.guard = Arc::new(guard);
        self
    }

    /// Sets how refusals are answered, by the refusal and the id of the operation, which is `None`
    /// for an unknown path. Where it gives `None`, a refusal is answered in the form that the
    /// document declares for the status, else as `application/problem+json`.
    pub fn refusing(
        mut self,
        answer: impl Fn(&Refusal, Option<&'static str>) -> Option<Response> + Send + Sync + 'static,
    ) -> Self {
        self.refusing = Some(Box::new(answer));
        self
    }

    /// Sets how much a call may be.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The service as a router. All schemas are compiled now.
    ///
    /// Several stand beside each other by `Router::nest_service` under prefixes of their own
    /// (`nest` does the same for all paths but the prefix with a slash behind it).
    ///
    /// # Errors
    /// When a schema cannot be used, or a handler is for an operation that is not of this API or
    /// has one already.
    pub fn into_router(self) -> Result<Router, ServeError> {
        let mut handlers = HashMap::new();
        for (operation, handler) in self.routes {
            if !self
                .spec
                .operations
                .iter()
                .any(|known| known.id == operation.id)
            {
                let message = format!("`{}` is no operation of this API", operation.id);
                return Err(ServeError::new(message));
            }
            if handlers.insert(operation.id, handler).is_some() {
                let message = format!("`{}` has two handlers", operation.id);
                return Err(ServeError::new(message));
            }
        }
        let handled = self.spec.operations.iter().copied();
        let handled = handled.filter(|operation| handlers.contains_key(operation.id));
        let dispatch = Arc::new(Dispatch {
            checks: Checks::new(self.spec, handled)?,
            matcher: Matcher::new(self.spec.operations),
            spec: self.spec,
            handlers,
            guard: self.guard,
            refusing: self.refusing,
            limits: self.limits,
        });
        Ok(Router::new().fallback(move |request: Request| {
            let dispatch = Arc::clone(&dispatch);
            async move { dispatch.answer(request).await }
        }))
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service")
            .field("api", &self.spec.api.name)
            .field("handlers", &self.routes.len())
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
