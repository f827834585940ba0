// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Box`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct BoxModel {
    /// The member `box`.
    pub box_: i64,
    /// The member `kind`.
    pub kind: String,
}

rt::members! { BoxModel
    served(box_: i64, kind: impl Into<String>)
    req { 0 box_ "box", 1 kind "kind" }
    else skip
}

/// The alternatives of `Contact`.
///
/// The member `kind` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Contact {
    /// Holds `Email`.
    Email(Email),
    /// Holds `Phone landline`.
    PhoneLandline(Phone),
    /// Holds `Phone mobile`.
    PhoneMobile(Phone),
    /// Holds `Post`.
    Post(Post),
    /// Holds `object`.
    Object(ContactObject),
    /// Holds `object`.
    Object2(ContactObjectModel),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Contact by "kind" or Unknown {
        Email "email" "mail",
        PhoneLandline "landline",
        PhoneMobile "mobile",
        Post "Box" "Street",
        Object "none",
        Object2 [rt::Form::of::<ContactObjectModel>(&["url"])],
    }
}

/// The object `Contact object`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ContactObject {
    /// The member `kind`.
    pub kind: ContactObjectKind,
}

rt::members! { ContactObject served(kind: ContactObjectKind) req { 0 kind "kind" } else skip }

rt::string_enum! {
    /// The values of `Contact object kind`.
    pub enum ContactObjectKind {
        None = "none",
    } else Unknown
}

/// The object `Contact object`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ContactObjectModel {
    /// The member `url`.
    pub url: String,
}

rt::members! { ContactObjectModel served(url: impl Into<String>) req { 0 url "url" } else skip }

/// The object `Email`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Email {
    /// The member `address`.
    pub address: Option<String>,
    /// The member `kind`.
    pub kind: EmailKind,
}

rt::members! { Email
    served(kind: EmailKind)
    req { 0 kind "kind" }
    opt { 1 address "address" }
    else skip
}

rt::string_enum! {
    /// The values of `Email kind`.
    pub enum EmailKind {
        Email = "email", Mail = "mail",
    } else Unknown
}

/// The object `Phone`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Phone {
    /// The member `number`.
    pub number: String,
}

rt::members! { Phone served(number: impl Into<String>) req { 0 number "number" } else skip }

/// The alternatives of `Post`.
///
/// The member `kind` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Post {
    /// Holds `Box`.
    Box(BoxModel),
    /// Holds `Street`.
    Street(Street),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Post by "kind" or Unknown {
        Box "Box",
        Street "Street",
    }
}

/// The object `Street`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Street {
    /// The member `street`.
    pub street: String,
}

rt::members! { Street served(street: impl Into<String>) req { 0 street "street" } else skip }

rt::objects! { BoxModel ContactObject ContactObjectModel Email Phone Street }
