// ---- src/links.rs ----

//! The operations of `Links`.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of `Links`.
#[derive(Clone, Copy, Debug)]
pub struct Links<'c>(pub(super) &'c rt::Client);

impl Links<'_> {
    /// Calls `link`.
    ///
    /// `POST /links`
    ///
    /// - `rows`: the rows of the table.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, rows: &[golden::model::Link]) -> Result<(), golden::Error> {
    /// let answer = client.links().link(rows).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn link(&self, rows: &[model::Link]) -> Link {
        let call = rt::call(self.0, "POST /links", &[], auth::NO_CREDENTIALS);
        Link(call.json(&rt::Rows(rows)))
    }

    /// Calls `linkByForm`.
    ///
    /// `POST /links/form`
    ///
    /// - `rows`: the rows of the table.
    /// - `rows_query`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, rows: &[golden::model::Link]) -> Result<(), golden::Error> {
    /// let answer = client.links().link_by_form(rows, 1).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn link_by_form(&self, rows: &[model::Link], rows_query: i64) -> LinkByForm {
        let call = rt::call(self.0, "POST /links/form", &[], auth::NO_CREDENTIALS);
        LinkByForm(
            call
                .required("rows", &rows_query, rt::Style::Form)
                .multipart(
                    &rt::Member("request", &rt::Rows(rows)),
                    &[("request", rt::Part::Json)],
                ),
        )
    }
}

rt::operations! {
    /// The request of [`Links::link`].
    Link -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Links::link_by_form`].
    LinkByForm -> (), rt::empty, rt::NoErrorBody;
}

// ---- src/model/links.rs ----

use specwright_runtime::glue as rt;

/// A row of `Links`. In no two rows of a table `user_id` may be the same: such a call is not
/// sent.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Link {
    /// The column `user_id`.
    pub user_id: u64,
    /// The column `entryId`.
    ///
    /// On the wire: `entryId`.
    pub entry_id: u64,
}

rt::rows! {
    Link {
        columns: "columns",
        rows: "links",
        unique: ["user_id"],
        user_id "user_id",
        entry_id "entryId"
    }
}

/// The object `linkByForm body`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct LinkByFormBody {
    /// Who takes part as whom.
    pub request: Links,
}

rt::members! { LinkByFormBody new(request: Links) req { 0 request "request" } else skip }

/// Who takes part as whom.
pub type Links = rt::Table<Link>;

rt::objects! { LinkByFormBody }
