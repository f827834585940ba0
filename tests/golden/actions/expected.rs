// ---- src/entries.rs ----

//! The operations of `Entries`.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of `Entries`.
#[derive(Clone, Copy, Debug)]
pub struct Entries<'c>(pub(super) &'c rt::Client);

impl Entries<'_> {
    /// Calls `updateEntry`.
    ///
    /// `PATCH /entries/{id}`
    ///
    /// - `id`: required.
    /// - `notify`: required.
    ///
    /// # Errors
    /// Declared errors: 404, as [`Error404`](errors::Error404).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::Change) -> Result<(), golden::Error> {
    /// let answer = client.entries().update("id", body, true).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn update(&self, id: &str, body: &model::Change, notify: bool) -> UpdateEntry {
        let call = rt::call(self.0, "PATCH /entries/{}", &[&id], auth::NO_CREDENTIALS);
        UpdateEntry(call.required("notify", &notify, rt::Style::Form).json(body))
    }

    /// Accept an entry.
    ///
    /// The body is `{"status":"accepted"}`.
    ///
    /// `PATCH /entries/{id}`
    ///
    /// - `id`: required.
    /// - `notify`: required.
    ///
    /// # Errors
    /// Declared errors: 404, as [`Error404`](errors::Error404).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.entries().accept("id", true).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn accept(&self, id: &str, notify: bool) -> UpdateEntry {
        let call = rt::call(self.0, "PATCH /entries/{}", &[&id], auth::NO_CREDENTIALS);
        UpdateEntry(
            call
                .required("notify", &notify, rt::Style::Form)
                .json_text("application/json", r#"{"status":"accepted"}"#),
        )
    }

    /// Calls `updateEntry` with a body that is preset.
    ///
    /// The body is `{"status":"waiting","note":null,"rank":1.50}`.
    ///
    /// `PATCH /entries/{id}`
    ///
    /// - `id`: required.
    /// - `notify`: required.
    ///
    /// # Errors
    /// Declared errors: 404, as [`Error404`](errors::Error404).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.entries().update_update("id", true).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn update_update(&self, id: &str, notify: bool) -> UpdateEntry {
        let call = rt::call(self.0, "PATCH /entries/{}", &[&id], auth::NO_CREDENTIALS);
        UpdateEntry(
            call
                .required("notify", &notify, rt::Style::Form)
                .json_text(
                    "application/json",
                    r#"{"status":"waiting","note":null,"rank":1.50}"#,
                ),
        )
    }
}

rt::operations! {
    /// The request of [`Entries::update`].
    UpdateEntry -> (), rt::empty, errors::Error404;
}
