// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `foo_bar inner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct FooBarInnerModel {
    /// The member `a`.
    pub a: Option<String>,
}

rt::members! { FooBarInnerModel opt { 0 a "a" } else skip }

rt::string_enum! {
    /// The values of `foo_bar kind`.
    pub enum FooBarKind {
        AB2 = "a-b", AB3 = "a_b", AB = "A B", Unknown = "Unknown", Unknown2 = "unknown",
    } else UnknownValue
}

/// The object `foo_bar`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct FooBarModel {
    /// The member `Foo-Bar`.
    pub foo_bar_2: Option<String>,
    /// The member `fooBar`.
    pub foo_bar_3: Option<String>,
    /// The member `foo_bar`.
    pub foo_bar: Option<String>,
    /// The member `foo_bar2`.
    pub foo_bar2: Option<String>,
    /// The member `inner`.
    pub inner: Option<FooBarInnerModel>,
    /// The member `kind`.
    pub kind: Option<FooBarKind>,
}

rt::members! { FooBarModel
    opt {
        0 foo_bar_2 "Foo-Bar", 1 foo_bar_3 "fooBar", 2 foo_bar "foo_bar", 3 foo_bar2 "foo_bar2",
        4 inner "inner", 5 kind "kind"
    }
    else skip
}

rt::objects! { FooBarInnerModel FooBarModel }

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `get_thing`.
    ///
    /// `GET /a`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_thing().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_thing(&self) -> GetThingRequest2 {
        let call = rt::call(self.0, "GET /a", &[], auth::NO_CREDENTIALS);
        GetThingRequest2(call)
    }

    /// Calls `getThing`.
    ///
    /// `GET /b`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_thing_3().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_thing_3(&self) -> GetThingRequest {
        let call = rt::call(self.0, "GET /b", &[], auth::NO_CREDENTIALS);
        GetThingRequest(call)
    }

    /// Calls `GetThing`.
    ///
    /// `GET /c`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_thing_2().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_thing_2(&self) -> GetThing {
        let call = rt::call(self.0, "GET /c", &[], auth::NO_CREDENTIALS);
        GetThing(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::get_thing`].
    GetThingRequest2 -> model::FooBarModel, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::get_thing_3`].
    GetThingRequest -> model::FooBarModel, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::get_thing_2`].
    GetThing -> model::FooBarModel, rt::json, rt::NoErrorBody;
}
