// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `body`.
    ///
    /// `POST /body`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::BodyBody) -> Result<(), golden::Error> {
    /// let answer = client.untagged().body(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn body(&self, body: &model::BodyBody) -> Body {
        let call = rt::call(self.0, "POST /body", &[], auth::NO_CREDENTIALS);
        Body(call.json(body))
    }

    /// Calls `body` with a body that is preset.
    ///
    /// The body is `{"state":"open","n":1}`.
    ///
    /// `POST /body`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().fits().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn fits(&self) -> Body {
        let call = rt::call(self.0, "POST /body", &[], auth::NO_CREDENTIALS);
        Body(call.json_text("application/json", r#"{"state":"open","n":1}"#))
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

    /// Calls `lists`.
    ///
    /// `GET /lists`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().lists().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn lists(&self) -> Lists {
        let call = rt::call(self.0, "GET /lists", &[], auth::NO_CREDENTIALS);
        Lists(call)
    }

    /// Calls `next`.
    ///
    /// `GET /next`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().next().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn next(&self) -> Next {
        let call = rt::call(self.0, "GET /next", &[], auth::NO_CREDENTIALS);
        Next(call)
    }

    /// Calls `none`.
    ///
    /// `POST /none`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().none().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn none(&self) -> NoneRequest {
        let call = rt::call(self.0, "POST /none", &[], auth::NO_CREDENTIALS);
        NoneRequest(call)
    }

    /// Calls `page`.
    ///
    /// `GET /page`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().page().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn page(&self) -> Page {
        let call = rt::call(self.0, "GET /page", &[], auth::NO_CREDENTIALS);
        Page(call)
    }

    /// Calls `plain`.
    ///
    /// `GET /plain`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().plain().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn plain(&self) -> Plain {
        let call = rt::call(self.0, "GET /plain", &[], auth::NO_CREDENTIALS);
        Plain(call)
    }

    /// Calls `several`.
    ///
    /// `GET /several`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().several().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn several(&self) -> Several {
        let call = rt::call(self.0, "GET /several", &[], auth::NO_CREDENTIALS);
        Several(call)
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
        Text(call.accept("text/plain"))
    }
}

rt::operations! {
    /// The request of [`Untagged::body`].
    Body -> model::Teams, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::items`].
    Items -> model::Teams, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::lists`].
    Lists -> model::Teams, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::next`].
    Next -> model::Teams, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::none`].
    NoneRequest -> model::Teams, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::page`].
    Page -> Vec<String>, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::plain`].
    Plain -> Vec<String>, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::several`].
    Several -> SeveralAnswer, SeveralAnswer::CASES => SeveralAnswer::read, rt::NoErrorBody;
    /// The request of [`Untagged::text`].
    Text -> String, rt::text, rt::NoErrorBody;
}

impl Plain {
    /// Sets the query parameter `from`.
    #[inline]
    pub fn from(self, from: &[&str]) -> Self {
        Self(self.0.query("from", &from, rt::Style::Form))
    }
}

/// What `several` answers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum SeveralAnswer {
    /// Status 200.
    Status200(Vec<String>),
    /// Status 204.
    Status204,
    /// A success that the document does not declare.
    Undeclared(rt::Reply),
}

impl SeveralAnswer {
    const CASES: rt::Cases = &[rt::Case::whole("200", ""), rt::Case::whole("204", "")];
    #[inline]
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => answer.json().map(Self::Status200),
            1 => Ok(Self::Status204),
            _ => Ok(Self::Undeclared(answer.reply())),
        }
    }
}
