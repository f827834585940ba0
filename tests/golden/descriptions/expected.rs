// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// * one
/// * two
/// 1) three
/// + four
/// - \[ \] five
/// | a | b |
/// ~~~text
/// /// six
/// //! seven
/// ~~~
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Thing {
    /// \[`Option`\]: <https://evil.example>
    ///
    /// Pattern: `` ^`|\\$ ``.
    pub a: Option<String>,
    /// The member `b`.
    ///
    /// Default: `"a\nb"`.
    pub b: Option<String>,
}

rt::members! { Thing opt { 0 a "a", 1 b "b" } else skip }

rt::objects! { Thing }

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Break out: */ /* "#\]
    ///
    /// # A heading
    /// \<script\>alert(1)\</script\> & \<b\>tags\</b\>, Vec\<String\>, a \[link\] and another
    ///
    /// ```text
    /// compile_error!("a doc test that must not run");
    /// ```
    ///    an indented block that must not run
    /// <http://bare.example> and <https://x.example?a=1&b=2> end here. `open code
    ///
    /// `GET /x`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_x().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_x(&self) -> GetX {
        let call = rt::call(self.0, "GET /x", &[], auth::NO_CREDENTIALS);
        GetX(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::get_x`].
    GetX -> model::Thing, rt::json, rt::NoErrorBody;
}

impl GetX {
    /// A tab    here, bidi, a nul , and
    /// two lines
    #[inline]
    pub fn q(self, q: &str) -> Self {
        Self(self.0.query("q", &q, rt::Style::Form))
    }
}
