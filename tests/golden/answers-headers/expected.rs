// ---- src/headers.rs ----

//! The headers that answers declare; `header` of an answer reads them.

use super::model;
use specwright_runtime::glue as rt;

/// The header `Location`.
pub const LOCATION: rt::Header<String> = rt::Header::new(
    "Location",
    rt::HeaderForm::Text,
);

/// The header `X-Cursor`.
pub const X_CURSOR: rt::Header<model::Cursor> = rt::Header::new(
    "X-Cursor",
    rt::HeaderForm::Json,
);

/// Calls that are left.
pub const X_LEFT: rt::Header<u64> = rt::Header::new("X-Left", rt::HeaderForm::Plain);

/// The header `x-left`.
pub const X_LEFT2: rt::Header<String> = rt::Header::new("x-left", rt::HeaderForm::Text);

/// The header `X-Odd`.
pub const X_ODD: rt::Header<String> = rt::Header::new("X-Odd", rt::HeaderForm::Text);

/// The header `X-Places`.
pub const X_PLACES: rt::Header<Vec<i64>> = rt::Header::new(
    "X-Places",
    rt::HeaderForm::Plains,
);

/// How it goes.
pub const X_STATE: rt::Header<model::XStateHeader> = rt::Header::new(
    "X-State",
    rt::HeaderForm::Text,
);

/// The header `x-tags`.
pub const X_TAGS: rt::Header<Vec<String>> = rt::Header::new(
    "x-tags",
    rt::HeaderForm::Texts,
);

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, errors};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `listTeams`.
    ///
    /// `GET /teams`
    ///
    /// Headers: [`X_CURSOR`](crate::headers::X_CURSOR), [`X_LEFT`](crate::headers::X_LEFT), [`X_ODD`](crate::headers::X_ODD), [`X_PLACES`](crate::headers::X_PLACES), [`X_STATE`](crate::headers::X_STATE), [`X_TAGS`](crate::headers::X_TAGS).
    ///
    /// # Errors
    /// Declared errors: 429, as [`Error429`](errors::Error429).
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
        ListTeams(call)
    }

    /// Calls `addTeam`.
    ///
    /// `POST /teams`
    ///
    /// Headers: [`LOCATION`](crate::headers::LOCATION), [`X_LEFT2`](crate::headers::X_LEFT2).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().add_team().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn add_team(&self) -> AddTeam {
        let call = rt::call(self.0, "POST /teams", &[], auth::NO_CREDENTIALS);
        AddTeam(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::list_teams`].
    ListTeams -> (), rt::empty, errors::Error429;
    /// The request of [`Untagged::add_team`].
    AddTeam -> (), rt::empty, rt::NoErrorBody;
}
