//! Where a schema is met: what the ids and levels of its differences depend on.

/// Where a schema is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Context {
    pub(super) area: Area,
    /// Inside of the schema that the area has, rather than that schema.
    pub(super) inner: bool,
    /// A required property, or a required parameter.
    pub(super) required: bool,
    /// In a request that the API makes: sent is received, and the other way round.
    pub(super) callback: bool,
}

/// What has the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Area {
    /// The body of a request; `loose` in a media type whose values are texts.
    Request { loose: bool },
    /// The body of an answer.
    Response { loose: bool },
    /// A parameter; `list` where a list is sent by repeating it.
    Parameter { header: bool, list: bool },
    /// A header of an answer.
    Header,
    /// A component that no operation uses.
    Component,
}

/// Who has to cope with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Who takes what is sent: less must not be taken.
    Request,
    /// Who reads the answer: more must not come.
    Response,
    /// Nobody.
    None,
}

impl Context {
    pub(super) fn new(area: Area) -> Self {
        Self {
            area,
            inner: false,
            required: false,
            callback: false,
        }
    }

    /// The context of what is inside of the schema.
    pub(super) fn inside(self, required: bool) -> Self {
        Self {
            inner: true,
            required,
            ..self
        }
    }

    pub(super) fn direction(self) -> Direction {
        match self.area {
            Area::Request { .. } | Area::Parameter { .. } => Direction::Request,
            Area::Response { .. } | Area::Header => Direction::Response,
            Area::Component => Direction::None,
        }
    }

    /// What ids begin with here.
    pub(super) fn prefix(self) -> &'static str {
        match (self.area, self.inner) {
            (Area::Request { .. }, false) => "request-body",
            (Area::Request { .. }, true) => "request-property",
            (Area::Response { .. }, false) => "response-body",
            (Area::Response { .. }, true) => "response-property",
            (Area::Parameter { .. }, false) => "request-parameter",
            (Area::Parameter { .. }, true) => "request-parameter-property",
            (Area::Header, false) => "response-header",
            (Area::Header, true) => "response-header-property",
            (Area::Component, false) => "component-schema",
            (Area::Component, true) => "component-property",
        }
    }
}
