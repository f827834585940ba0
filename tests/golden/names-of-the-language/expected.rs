// ---- src/model/shared.rs ----

use specwright_runtime::glue as rt;

/// The object `Debug`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct DebugModel {
    /// The member `bool`.
    pub bool: Option<bool>,
    /// The member `clone`.
    pub clone: Option<String>,
}

rt::members! { DebugModel opt { 0 bool "bool", 1 clone "clone" } else skip }

/// The object `Error`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Error {
    /// The member `debug`.
    pub debug: Option<DebugModel>,
}

rt::members! { Error opt { 0 debug "debug" } else skip }

rt::objects! { DebugModel Error }

// ---- src/model/self_.rs ----

use specwright_runtime::glue as rt;

/// The object `Box`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct BoxModel {
    /// The member `value`.
    pub value: Value,
}

rt::members! { BoxModel served(value: Value) req { 0 value "value" } else skip }

/// The object `Option`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct OptionModel {
    /// The member `self`.
    pub self_: Option<SelfValue>,
    /// The member `text`.
    pub text: Option<StringModel>,
    /// The member `vec`.
    pub vec: VecModel,
}

rt::members! { OptionModel
    served(vec: VecModel)
    req { 0 vec "vec" }
    opt { 1 self_ "self", 2 text "text" }
    else skip
}

/// The object `Patch`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Patch {
    /// The member `result`.
    pub result: Option<ResultModel>,
}

rt::members! { Patch opt { 0 result "result" } else skip }

/// The alternatives of `Result`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ResultModel {
    /// Holds `Box`.
    Box(BoxModel),
    /// Holds `text`.
    Text(String),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ResultModel or Unknown {
        Box [rt::Form::of::<BoxModel>(&["value"])],
        Text [rt::Form::TEXT],
    }
}

/// The object `Self`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct SelfValue {
    /// The member `box`.
    pub box_: Option<BoxModel>,
    /// The member `patch`.
    pub patch: Option<Patch>,
}

rt::members! { SelfValue opt { 0 box_ "box", 1 patch "patch" } else skip }

rt::string_enum! {
    /// The values of `String`.
    pub enum StringModel {
        Some = "Some", None = "None", Ok = "Ok", Err = "Err", SelfValue = "Self", String = "String",
    } else Unknown
}

/// The object `Value`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Value {
    /// The member `default`.
    pub default: Option<String>,
    /// Members that the document does not name. One with the name of a field is not written: the
    /// field is.
    pub additional_properties: rt::Map<rt::Value>,
}

rt::members! { Value opt { 0 default "default" } else rest additional_properties }

/// Another name: `Vec`.
pub type VecModel = Vec<ResultModel>;

rt::objects! { BoxModel OptionModel Patch SelfValue Value }

// ---- src/self_.rs ----

//! The operations of `Self`.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of `Self`.
#[derive(Clone, Copy, Debug)]
pub struct SelfValue<'c>(pub(super) &'c rt::Client);

impl SelfValue<'_> {
    /// Calls `getAll`.
    ///
    /// `GET /all`
    ///
    /// # Errors
    /// Declared errors: 400, as [`Error400`](errors::Error400).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.self_().get_all().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_all(&self) -> GetAll {
        let call = rt::call(self.0, "GET /all", &[], auth::NO_CREDENTIALS);
        GetAll(call)
    }
}

rt::operations! {
    /// The request of [`SelfValue::get_all`].
    GetAll -> model::OptionModel, rt::json, errors::Error400;
}
