// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, errors};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `listNames`.
    ///
    /// `GET /names`
    ///
    /// # Errors
    /// A success whose body has `error` is an error too.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().list_names().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn list_names(&self) -> ListNames {
        let call = rt::call(self.0, "GET /names", &[], auth::NO_CREDENTIALS);
        ListNames(call.in_band(&errors::IN_BAND_ERROR2))
    }

    /// Calls `listRaces`.
    ///
    /// `GET /races`
    ///
    /// # Errors
    /// A success whose body has `error` is an error too.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().list_races().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn list_races(&self) -> ListRaces {
        let call = rt::call(self.0, "GET /races", &[], auth::NO_CREDENTIALS);
        ListRaces(call.in_band(&errors::IN_BAND_ERROR))
    }

    /// Calls `listTeams`.
    ///
    /// `GET /teams`
    ///
    /// # Errors
    /// Declared errors: 400, as [`Error400`](errors::Error400).
    /// A success whose body has `error` is an error too.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().list_teams().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn list_teams(&self) -> ListTeams {
        let call = rt::call(self.0, "GET /teams", &[], auth::NO_CREDENTIALS);
        ListTeams(call.in_band(&errors::IN_BAND_ERROR2))
    }
}

rt::operations! {
    /// The request of [`Untagged::list_names`].
    ListNames -> Vec<String>, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::list_races`].
    ListRaces -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::list_teams`].
    ListTeams -> Vec<String>, rt::json, errors::Error400;
}

// ---- src/errors.rs ----

//! The errors that operations declare.

#![allow(dead_code)]
use specwright_runtime::glue as rt;

/// A body with `error` is an error, whatever its status says.
pub(crate) static IN_BAND_ERROR: rt::InBand = rt::InBand {
    member: "error",
    code: "",
    message: "",
    statuses: &[],
};

/// A body with `error` is an error, whatever its status says.
pub(crate) static IN_BAND_ERROR2: rt::InBand = rt::InBand {
    member: "error",
    code: "error_code",
    message: "error_msg",
    statuses: &[("6", 401), ("101", 404)],
};

/// The body of an error, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error400 {
    /// Status 400.
    Status400(String),
}

impl rt::ErrorBody for Error400 {
    #[inline]
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(
            match reply.status().as_u16() {
                400 => reply.json().map(Self::Status400),
                _ => return None,
            },
        )
    }
}
