// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, errors};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `action`.
    ///
    /// `GET /action`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().action().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn action(&self) -> Action {
        let call = rt::call(self.0, "GET /action", &[], auth::NO_CREDENTIALS);
        Action(call)
    }

    /// Calls `actions`.
    ///
    /// `GET /actions`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().actions().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn actions(&self) -> Actions {
        let call = rt::call(self.0, "GET /actions", &[], auth::NO_CREDENTIALS);
        Actions(call)
    }

    /// Calls `inBand`.
    ///
    /// `GET /in-band`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().in_band().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn in_band(&self) -> InBand {
        let call = rt::call(self.0, "GET /in-band", &[], auth::NO_CREDENTIALS);
        InBand(call)
    }

    /// Calls `items`.
    ///
    /// `GET /items`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().items().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn items(&self) -> Items {
        let call = rt::call(self.0, "GET /items", &[], auth::NO_CREDENTIALS);
        Items(call)
    }

    /// Calls `max`.
    ///
    /// `GET /max`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().max().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn max(&self) -> Max {
        let call = rt::call(self.0, "GET /max", &[], auth::NO_CREDENTIALS);
        Max(call)
    }

    /// Calls `member`.
    ///
    /// `GET /member`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().member().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn member(&self) -> Member {
        let call = rt::call(self.0, "GET /member", &[], auth::NO_CREDENTIALS);
        Member(call)
    }

    /// Calls `refusal`.
    ///
    /// `GET /refusal`
    ///
    /// # Errors
    /// Declared errors: 400, any other, as [`Error400OrOther`](errors::Error400OrOther).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().refusal().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn refusal(&self) -> Refusal {
        let call = rt::call(self.0, "GET /refusal", &[], auth::NO_CREDENTIALS);
        Refusal(call)
    }

    /// Calls `status`.
    ///
    /// `GET /status`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().status().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn status(&self) -> Status {
        let call = rt::call(self.0, "GET /status", &[], auth::NO_CREDENTIALS);
        Status(call)
    }

    /// Calls `style`.
    ///
    /// `GET /style`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().style().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn style(&self) -> Style {
        let call = rt::call(self.0, "GET /style", &[], auth::NO_CREDENTIALS);
        Style(call)
    }

    /// Calls `text`.
    ///
    /// `GET /text`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().text().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn text(&self) -> Text {
        let call = rt::call(self.0, "GET /text", &[], auth::NO_CREDENTIALS);
        Text(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::action`].
    Action -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::actions`].
    Actions -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::in_band`].
    InBand -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::items`].
    Items -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::max`].
    Max -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::member`].
    Member -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::refusal`].
    Refusal -> (), rt::empty, errors::Error400OrOther;
    /// The request of [`Untagged::status`].
    Status -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::style`].
    Style -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::text`].
    Text -> (), rt::empty, rt::NoErrorBody;
}
