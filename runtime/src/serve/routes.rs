//! Handlers of operations, without their types.

use std::sync::Arc;

use super::{
    answer::{Answer, Answered, Outcome},
    input::{Incoming, Input, Received},
    spec::Operation,
};
use crate::transport::BoxFuture;

/// What answers the calls of one operation.
pub(super) type Handler = Arc<dyn Fn(Received) -> BoxFuture<'static, Outcome> + Send + Sync>;

/// Operations with what handles them; generated code makes them of an implementation of the trait
/// of a tag.
#[must_use = "routes do nothing until they are given to a service"]
#[derive(Default)]
pub struct Routes {
    pub(super) handlers: Vec<(&'static Operation, Handler)>,
}

impl Routes {
    /// No routes.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with an operation that a function handles.
    pub fn on<I, A, F, R>(mut self, operation: &'static Operation, handler: F) -> Self
    where
        I: Input,
        A: Answer,
        F: Fn(Incoming<I>) -> R + Send + Sync + 'static,
        R: Future<Output = Answered<A>> + Send + 'static,
    {
        let handler = move |received: Received| -> BoxFuture<'static, Outcome> {
            match received.into_incoming() {
                Ok(incoming) => {
                    let answer = handler(incoming);
                    Box::pin(async move { answer.await.outcome() })
                }
                Err(refusal) => Box::pin(std::future::ready(Outcome::Refusal(refusal))),
            }
        };
        self.handlers.push((operation, Arc::new(handler)));
        self
    }
}

impl std::fmt::Debug for Routes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids = self.handlers.iter().map(|(operation, _)| operation.id);
        f.debug_list().entries(ids).finish()
    }
}

/// Routes by the methods of a trait: the handlers in an `Arc`, then `OPERATION => T::method` for
/// each.
#[doc(hidden)]
#[macro_export]
macro_rules! serve_routes {
    ($handlers:expr; $($operation:path => $method:path),* $(,)?) => {{
        let handlers = $handlers;
        let routes = $crate::serve::glue::Routes::new();
        $(let routes = {
            let handlers = ::core::clone::Clone::clone(&handlers);
            routes.on(&$operation, move |call| {
                let handlers = ::core::clone::Clone::clone(&handlers);
                async move { $method(&*handlers, call).await }
            })
        };)*
        // The last handler has a copy of its own.
        ::core::mem::drop(handlers);
        routes
    }};
}
