//! What can be asked of an error.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{Error, Kind};
use crate::{
    codec::{Decode, Decoded},
    header::Header,
    reply::Reply,
};

/// The headers in which servers tell the id of a request, the usual ones first.
const REQUEST_ID: [&str; 5] = [
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-correlation-id",
    "cf-ray",
];

impl Error {
    /// The status of the answer, when there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.reply().map(Reply::status)
    }

    /// The headers of the answer, when there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.reply().map(Reply::headers)
    }

    /// The raw body of the answer, when there was one: its first
    /// [`KEPT_BODY_BYTES`](super::KEPT_BODY_BYTES).
    pub fn body(&self) -> Option<&Bytes> {
        self.reply().map(Reply::body)
    }

    /// The id that the server gave the request: what `X-Request-Id`, `Request-Id`,
    /// `X-Amzn-RequestId`, `X-Correlation-Id` or `CF-Ray` says, the first that is there. Of use
    /// when asking the people behind the server.
    pub fn request_id(&self) -> Option<&str> {
        let headers = self.headers()?;
        let found = REQUEST_ID.iter().find_map(|name| headers.get(*name));
        found.and_then(|value| value.to_str().ok())
    }

    /// The code of an error that came with a status of success, as a text.
    pub fn code(&self) -> Option<&str> {
        self.0.in_band.as_ref()?.code.as_deref()
    }

    /// The words of an error that came with a status of success, as the server sent them: they
    /// may repeat what it was sent.
    pub fn message(&self) -> Option<&str> {
        self.0.in_band.as_ref()?.message.as_deref()
    }

    /// How many attempts were made; 0 where the call failed before the first.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The value of a declared header; `None` where there is no answer, or it does not have it.
    ///
    /// # Errors
    /// When its text is not of the declared type.
    pub fn header<T: Decode>(&self, header: Header<T>) -> Decoded<Option<T>> {
        self.reply().map_or(Ok(None), |reply| reply.header(header))
    }

    /// The server answered that the call is not right: any status from 400 to 499.
    pub fn is_client_error(&self) -> bool {
        self.is_refusal() && self.standing().is_some_and(|s| s.is_client_error())
    }

    /// The server answered that it cannot do it: any status from 500 to 599.
    pub fn is_server_error(&self) -> bool {
        self.is_refusal() && self.standing().is_some_and(|s| s.is_server_error())
    }

    /// The server does not understand the call: status 400.
    pub fn is_bad_request(&self) -> bool {
        self.has_status(StatusCode::BAD_REQUEST)
    }

    /// What was asked for does not exist: status 404.
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// The server does not accept the credentials: status 401.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// The credentials do not allow the call: status 403.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// The call does not fit the state that the server is in: status 409.
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// The range that was asked for is not there: status 416. Beyond the end of a list, and for
    /// some servers in an empty one.
    pub fn is_range_not_satisfiable(&self) -> bool {
        self.has_status(StatusCode::RANGE_NOT_SATISFIABLE)
    }

    /// There were too many calls: status 429.
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// The error came inside of an answer with a status of success; [`code`](Self::code) and
    /// [`message`](Self::message) say what it is. Where the document says which status a code
    /// stands for, the predicate for that is true as well.
    pub fn is_in_band(&self) -> bool {
        self.0.kind == Kind::InBand
    }

    /// A time limit passed, that of an attempt or that of the call; the server may have acted on
    /// it.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == Kind::Timeout
    }

    /// There was no connection to the server; it has seen nothing of the call.
    pub fn is_connect(&self) -> bool {
        self.0.kind == Kind::Connect
    }

    /// The exchange with the server broke off; it may have acted on the call.
    pub fn is_transport(&self) -> bool {
        self.0.kind == Kind::Transport
    }

    /// The call succeeded and its answer is not as the document declares. The source of the
    /// error is a [`DecodeError`](crate::DecodeError), which has the path to what is wrong.
    pub fn is_decode(&self) -> bool {
        matches!(self.0.kind, Kind::Decode | Kind::Stream)
    }

    /// The call succeeded and its answer is longer than the limit of the client or the call.
    pub fn is_too_long(&self) -> bool {
        self.0.kind == Kind::TooLong
    }

    /// The client lacks a credential that the operation needs; nothing was sent.
    pub fn is_credentials(&self) -> bool {
        self.0.kind == Kind::Credentials
    }

    /// A token that the operation needs could not be fetched; the call itself was not sent.
    pub fn is_token(&self) -> bool {
        self.0.kind == Kind::Token
    }

    /// The arguments cannot be made into a request; nothing was sent.
    pub fn is_request(&self) -> bool {
        self.0.kind == Kind::Request
    }

    /// What an answer says of the next page of its list cannot be followed; the text tells why.
    /// Where the list changed meanwhile, walking from its start again helps.
    pub fn is_paging(&self) -> bool {
        self.0.kind == Kind::Paging
    }

    /// A hook of the client ended the call; its error is the source of this one.
    pub fn is_hook(&self) -> bool {
        self.0.kind == Kind::Hook
    }

    /// The client could not be built; nothing was sent.
    pub fn is_build(&self) -> bool {
        self.0.kind == Kind::Build
    }

    /// Whether the server has answered that it does not do what the call asks for.
    fn is_refusal(&self) -> bool {
        matches!(self.0.kind, Kind::Status | Kind::InBand)
    }

    fn has_status(&self, status: StatusCode) -> bool {
        self.is_refusal() && self.standing() == Some(status)
    }

    /// The status of the answer, or the one that an error inside of a success stands for.
    pub(super) fn standing(&self) -> Option<StatusCode> {
        let in_band = self.0.in_band.as_ref().and_then(|found| found.status);
        in_band.or_else(|| self.status())
    }

    fn reply(&self) -> Option<&Reply> {
        self.0.answer.as_ref().map(|answer| &answer.reply)
    }
}
