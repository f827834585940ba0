//! What a document says of a server, as data.
//!
//! Invariant: `'static` data written by generated code; nothing here knows HTTP or a handler.

use crate::{
    api::{Api, Auth},
    body::Part,
    style::Style,
};

/// All that the server side of one API is made of.
#[derive(Debug)]
pub struct Spec {
    /// The API and its security schemes.
    pub api: &'static Api,
    /// One JSON document with the schemas of all that clients send; addressed by pointers.
    pub schemas: &'static str,
    /// The operations.
    pub operations: &'static [&'static Operation],
}

/// One operation.
#[derive(Debug)]
pub struct Operation {
    /// Its id in the document.
    pub id: &'static str,
    /// The method, in capitals.
    pub method: &'static str,
    /// The path as the document writes it, with the names of parameters in braces.
    pub template: &'static str,
    /// The parameters; [`Fields`](super::glue::Fields) name one by its place here.
    pub parameters: &'static [Parameter],
    /// The bodies by media type; empty where none is taken.
    pub bodies: &'static [Body],
    /// Whether a body has to be sent.
    pub body_required: bool,
    /// The credentials that it needs.
    pub auth: Auth,
    /// How errors look, by status, and their content type; the first that fits is taken.
    pub refusals: Refusals,
}

/// How errors look: the statuses, the content type and the form of each.
pub type Refusals = &'static [(Statuses, &'static str, Template)];

/// One parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// How it is written.
    pub style: ParameterStyle,
    /// Whether it has to be sent.
    pub required: bool,
    /// Where its schema stands in [`Spec::schemas`]; empty for a text that is not checked.
    pub schema: &'static str,
}

impl Parameter {
    /// One of the path, `1,2`; its name, whether it has to be sent, and where its schema stands.
    pub const fn path(name: &'static str, required: bool, schema: &'static str) -> Self {
        Self::new(name, Place::Path, ParameterStyle::SIMPLE, required, schema)
    }

    /// One of the query, in pairs.
    pub const fn query(name: &'static str, required: bool, schema: &'static str) -> Self {
        Self::new(name, Place::Query, ParameterStyle::FORM, required, schema)
    }

    /// A header, `1,2`.
    pub const fn header(name: &'static str, required: bool, schema: &'static str) -> Self {
        Self::new(
            name,
            Place::Header,
            ParameterStyle::SIMPLE,
            required,
            schema,
        )
    }

    /// A cookie, in pairs.
    pub const fn cookie(name: &'static str, required: bool, schema: &'static str) -> Self {
        Self::new(name, Place::Cookie, ParameterStyle::FORM, required, schema)
    }

    /// The same in another style than the default of its place.
    #[must_use]
    pub const fn written(mut self, style: ParameterStyle) -> Self {
        self.style = style;
        self
    }

    const fn new(
        name: &'static str,
        place: Place,
        style: ParameterStyle,
        required: bool,
        schema: &'static str,
    ) -> Self {
        Self {
            name,
            place,
            style,
            required,
            schema,
        }
    }
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterStyle {
    /// `1,2`; an object is `x,1,y,2`, exploded `x=1,y=2`.
    Simple {
        /// Whether it is exploded.
        explode: bool,
    },
    /// `.1,2`, exploded `.1.2`.
    Label {
        /// Whether it is exploded.
        explode: bool,
    },
    /// `;id=1,2`, exploded `;id=1;id=2`.
    Matrix {
        /// Whether it is exploded.
        explode: bool,
    },
    /// Pairs of a query or of cookies.
    Pairs(Style),
    /// JSON text.
    Json,
}

/// The styles by the names that tables use.
impl ParameterStyle {
    /// `1,2`.
    pub const SIMPLE: Self = Self::Simple { explode: false };
    /// `1,2` with objects as `x=1,y=2`.
    pub const SIMPLE_EXPLODED: Self = Self::Simple { explode: true };
    /// `.1,2`.
    pub const LABEL: Self = Self::Label { explode: false };
    /// `.1.2`.
    pub const LABEL_EXPLODED: Self = Self::Label { explode: true };
    /// `;id=1,2`.
    pub const MATRIX: Self = Self::Matrix { explode: false };
    /// `;id=1;id=2`.
    pub const MATRIX_EXPLODED: Self = Self::Matrix { explode: true };
    /// `id=1&id=2`.
    pub const FORM: Self = Self::Pairs(Style::Form);
    /// `id=1,2`.
    pub const JOINED: Self = Self::Pairs(Style::FormJoined);
    /// `id=1%202`.
    pub const SPACED: Self = Self::Pairs(Style::Space);
    /// `id=1|2`.
    pub const PIPED: Self = Self::Pairs(Style::Pipe);
    /// `id[x]=1&id[y]=2`.
    pub const DEEP: Self = Self::Pairs(Style::DeepObject);
    /// JSON text.
    pub const JSON: Self = Self::Json;
}

/// One form of the body of an operation.
#[derive(Debug)]
pub struct Body {
    /// The media type, which may be a range.
    pub content_type: &'static str,
    /// How it is read.
    pub form: BodyForm,
    /// Where its schema stands in [`Spec::schemas`]; empty where nothing is checked.
    pub schema: &'static str,
}

/// How a body is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BodyForm {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`, with the fields that are written in a way of their own.
    Form(&'static [(&'static str, Part)]),
    /// `multipart/form-data` and its kin, likewise.
    Multipart(&'static [(&'static str, Part)]),
    /// A text.
    Text,
    /// Bytes.
    Bytes,
}

/// Which statuses something is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One.
    Exactly(u16),
    /// Those of a first digit.
    Range(u8),
    /// All.
    Any,
}

impl Statuses {
    pub(super) fn have(self, status: u16) -> bool {
        match self {
            Self::Exactly(one) => one == status,
            Self::Range(digit) => u16::from(digit) == status / 100,
            Self::Any => true,
        }
    }
}

/// The declared form of an error, with what is put into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// An object; a member whose value is not there is left out.
    Object(&'static [(&'static str, Template)]),
    /// A list with an item for each problem, or with one item where there is no problem.
    List(&'static Template),
    /// A text that is always the same.
    Text(&'static str),
    /// False.
    False,
    /// What is wrong, in words; outside of a list, all of it.
    Message,
    /// The reason phrase of the status.
    Title,
    /// The status as a number.
    Status,
    /// The status as a text.
    StatusText,
    /// The keyword of the problem, or a word for the status.
    Keyword,
    /// Where the problem is, as in `lineup[0].name`.
    Path,
    /// The same as a JSON pointer.
    Pointer,
    /// In which part of the request it is.
    Location,
    /// What was sent.
    Value,
    /// What was sent, as a text.
    ValueText,
}
