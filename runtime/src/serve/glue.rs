//! What the server side of generated code calls. Not a stable API for people: it changes with the
//! generator.

pub use http::StatusCode;
pub use std::{future::Future, sync::Arc};

pub use super::{
    answer::{
        Answer, Answered, Fault, InBandError, Reply, Status, Written, bytes, empty, events,
        in_band, json, lines, text, text_events,
    },
    input::{Fields, Incoming, Input},
    records::{Events, Records},
    routes::Routes,
    spec::{
        Body, BodyForm, Operation, Parameter, ParameterStyle, Place, Refusals, Spec, Statuses,
        Template,
    },
};
pub use crate::{serve_answer as answer, serve_operation as operation, serve_routes as routes};
