// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `PersonV2Dto`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Person {
    /// The member `fn`.
    pub first_name: String,
    /// The member `typ`.
    pub kind: PersonV2DtoTyp,
}

rt::members! { Person
    served(first_name: impl Into<String>, kind: PersonV2DtoTyp)
    req { 0 first_name "fn", 1 kind "typ" }
    else skip
}

rt::string_enum! {
    /// The values of `PersonV2Dto typ`.
    pub enum PersonV2DtoTyp {
        A = "a", B = "b",
    } else Unknown
}

rt::objects! { Person }

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `op_17`.
    ///
    /// `GET /p/{p1}`
    ///
    /// - `person_id`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().find_person("p1").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn find_person(&self, person_id: &str) -> Op17 {
        let call = rt::call(self.0, "GET /p/{}", &[&person_id], auth::NO_CREDENTIALS);
        Op17(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::find_person`].
    Op17 -> model::Person, rt::json, rt::NoErrorBody;
}

impl Op17 {
    /// Sets the query parameter `q`.
    #[inline]
    pub fn query(self, query: &str) -> Self {
        Self(self.0.query("q", &query, rt::Style::Form))
    }
}
