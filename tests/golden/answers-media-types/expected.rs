// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getOne`.
    ///
    /// `GET /one`
    ///
    /// # Errors
    /// Declared errors: 500, 4XX, as [`Error500Or4xx`](errors::Error500Or4xx).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_one().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_one(&self) -> GetOne {
        let call = rt::call(self.0, "GET /one", &[], auth::NO_CREDENTIALS);
        GetOne(
            call
                .accept(
                    "application/json, application/json;version=2, text/plain, image/*, application/pdf;q=0.5, application/problem+json;q=0.5, text/html;q=0.5",
                ),
        )
    }

    /// Calls `getThree`.
    ///
    /// `GET /three`
    ///
    /// # Errors
    /// Declared errors: any other, as [`ErrorOther`](errors::ErrorOther).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_three().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_three(&self) -> GetThree {
        let call = rt::call(self.0, "GET /three", &[], auth::NO_CREDENTIALS);
        GetThree(
            call.accept("application/json, application/xml, text/csv, text/plain;q=0.5"),
        )
    }

    /// Calls `getTwo`.
    ///
    /// `GET /two`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_two().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_two(&self) -> GetTwo {
        let call = rt::call(self.0, "GET /two", &[], auth::NO_CREDENTIALS);
        GetTwo(call.accept("application/json, text/json, text/plain"))
    }
}

rt::operations! {
    /// The request of [`Untagged::get_one`].
    GetOne -> GetOneAnswer, GetOneAnswer::CASES => GetOneAnswer::read, errors::Error500Or4xx;
    /// The request of [`Untagged::get_three`].
    GetThree -> GetThreeAnswer, GetThreeAnswer::CASES => GetThreeAnswer::read, errors::ErrorOther;
    /// The request of [`Untagged::get_two`].
    GetTwo -> model::Done, rt::json, rt::NoErrorBody;
}

/// What `getOne` answers.
#[derive(Debug)]
#[non_exhaustive]
pub enum GetOneAnswer {
    /// Status 200, `application/json`.
    Json(model::Done),
    /// Status 200, `application/json;version=2`.
    ApplicationJsonVersion2(i64),
    /// Status 200, `text/plain`.
    Text(String),
    /// Status 200, `image/*`.
    Image(rt::ByteStream),
}

impl GetOneAnswer {
    const CASES: rt::Cases = &[
        rt::Case::whole("200", "application/json"),
        rt::Case::whole("200", "application/json;version=2"),
        rt::Case::whole("200", "text/plain"),
        rt::Case::live("200", "image/*"),
    ];
    #[inline]
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => answer.json().map(Self::Json),
            1 => answer.json().map(Self::ApplicationJsonVersion2),
            2 => answer.text().map(Self::Text),
            _ => answer.stream().map(Self::Image),
        }
    }
}

/// What `getThree` answers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum GetThreeAnswer {
    /// Status 200, `application/json`.
    Status200Json(model::Done),
    /// Status 200, `application/xml`.
    Status200Xml(String),
    /// Status 201.
    Status201(String),
    /// A success that the document does not declare.
    Undeclared(rt::Reply),
}

impl GetThreeAnswer {
    const CASES: rt::Cases = &[
        rt::Case::whole("200", "application/json"),
        rt::Case::whole("200", "application/xml"),
        rt::Case::whole("201", ""),
    ];
    #[inline]
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => answer.json().map(Self::Status200Json),
            1 => answer.text().map(Self::Status200Xml),
            2 => answer.text().map(Self::Status201),
            _ => Ok(Self::Undeclared(answer.reply())),
        }
    }
}

// ---- src/errors.rs ----

//! The errors that operations declare.

use super::model;
use specwright_runtime::glue as rt;

/// The body of an error, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error500Or4xx {
    /// Status 500.
    Status500(rt::Bytes),
    /// A status from 400 to 499, `application/problem+json`.
    Status4xxProblemJson(model::Done),
    /// A status from 400 to 499, `text/html`.
    Status4xxHtml(String),
}

impl rt::ErrorBody for Error500Or4xx {
    #[inline]
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(
            match reply
                .case(
                    &[
                        rt::Case::whole("500", ""),
                        rt::Case::whole("4XX", "application/problem+json"),
                        rt::Case::whole("4XX", "text/html"),
                    ],
                )?
            {
                0 => Ok(Self::Status500(reply.body().clone())),
                1 => reply.json().map(Self::Status4xxProblemJson),
                _ => reply.text().map(Self::Status4xxHtml),
            },
        )
    }
}

/// The body of an error, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ErrorOther {
    /// Any other status.
    Other(String),
}

impl rt::ErrorBody for ErrorOther {
    #[inline]
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(reply.text().map(Self::Other))
    }
}
