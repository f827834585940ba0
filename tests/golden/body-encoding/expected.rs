// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `sendEither`.
    ///
    /// `POST /either`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::SendEitherBody) -> Result<(), golden::Error> {
    /// let answer = client.untagged().send_either(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn send_either(&self, body: &model::SendEitherBody) -> SendEither {
        let call = rt::call(self.0, "POST /either", &[], auth::NO_CREDENTIALS);
        SendEither(call.form(body, &[]))
    }

    /// Calls `sendFree`.
    ///
    /// `POST /free`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &std::collections::BTreeMap<String, String>) -> Result<(), golden::Error> {
    /// let answer = client.untagged().send_free(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn send_free(&self, body: &rt::Map<String>) -> SendFree {
        let call = rt::call(self.0, "POST /free", &[], auth::NO_CREDENTIALS);
        SendFree(call.form(body, &[]))
    }

    /// Calls `manageTeams`.
    ///
    /// `POST /teams`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::ManageTeamsBody) -> Result<(), golden::Error> {
    /// let answer = client.untagged().manage_teams(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn manage_teams(&self, body: &model::ManageTeamsBody) -> ManageTeams {
        let call = rt::call(self.0, "POST /teams", &[], auth::NO_CREDENTIALS);
        ManageTeams(
            call
                .form_as(
                    "application/x-www-form-urlencoded; charset=utf-8",
                    body,
                    &[
                        ("joined", rt::Part::Style(rt::Style::FormJoined)),
                        ("link", rt::Part::Reserved(rt::Style::Form)),
                        ("stored", rt::Part::Style(rt::Style::Form)),
                    ],
                ),
        )
    }

    /// Calls `sendWhatever`.
    ///
    /// `POST /whatever`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::Value) -> Result<(), golden::Error> {
    /// let answer = client.untagged().send_whatever(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn send_whatever(&self, body: &rt::Value) -> SendWhatever {
        let call = rt::call(self.0, "POST /whatever", &[], auth::NO_CREDENTIALS);
        SendWhatever(call.multipart(body, &[]))
    }
}

rt::operations! {
    /// The request of [`Untagged::send_either`].
    SendEither -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::send_free`].
    SendFree -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::manage_teams`].
    ManageTeams -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::send_whatever`].
    SendWhatever -> (), rt::empty, rt::NoErrorBody;
}
