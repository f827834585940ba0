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

// ---- src/server/links.rs ----

//! The server side of the operations of `Links`.

use specwright_runtime::{glue as rt, serve::glue as srv};
use super::super::{auth, model};

/// What a server does for the operations of `Links`.
pub trait Links: Send + Sync + 'static {
    /// Handles `link`.
    ///
    /// `POST /links`
    fn link(
        &self,
        call: srv::Incoming<Link>,
    ) -> impl srv::Future<Output = srv::Answered<LinkAnswer>> + Send;

    /// Handles `linkByForm`.
    ///
    /// `POST /links/form`
    fn link_by_form(
        &self,
        call: srv::Incoming<LinkByForm>,
    ) -> impl srv::Future<Output = srv::Answered<LinkByFormAnswer>> + Send;
}

/// Routes the operations to what handles them.
pub fn routes<T: Links>(handlers: srv::Arc<T>) -> srv::Routes {
    srv::routes! {
        handlers;
        LINK => T::link,
        LINK_BY_FORM => T::link_by_form,
    }
}

/// What `Links::link` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Link {
    /// The body.
    pub body: model::Links,
}

srv::operation! { LINK "link" POST "/links" auth::NO_CREDENTIALS, &[]; Link body req { json } }

/// What `Links::link` answers.
#[derive(Debug)]
pub enum LinkAnswer {
    /// Status 204, without a body: Done.
    Status204,
}

srv::answer! { LinkAnswer 204 Status204 empty }

/// What `Links::link_by_form` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LinkByForm {
    /// The query parameter `rows`.
    pub rows: i64,
    /// The body.
    pub body: model::LinkByFormBody,
}

srv::operation! { LINK_BY_FORM "linkByForm" POST "/links/form"
    auth::NO_CREDENTIALS, &[]; LinkByForm
    req { 0 rows query "rows" }
    body req {
        Multipart(&[("request", rt::Part::Json)]) "multipart/form-data" at "multipart~1form-data"
    }
}

/// What `Links::link_by_form` answers.
#[derive(Debug)]
pub enum LinkByFormAnswer {
    /// Status 204, without a body: Done.
    Status204,
}

srv::answer! { LinkByFormAnswer 204 Status204 empty }
