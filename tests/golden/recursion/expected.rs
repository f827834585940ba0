// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Edge`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Edge {
    /// The member `to`.
    pub to: Target,
}

rt::members! { Edge req { 0 to "to" } else skip }

/// The alternatives of `Leaf`.
///
/// The first variant that can be read from a value is taken.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Leaf {
    /// Holds `Node`.
    Node(Box<Node>),
    /// Holds `text`.
    Text(String),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

impl rt::Decode for Leaf {
    #[inline]
    fn decode(s: &mut dyn rt::Source) -> rt::Decoded<Self> {
        let value = rt::buffer(s)?;
        if let Ok(v) = value.get() {
            return Ok(Self::Node(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Text(v));
        }
        Ok(Self::Unknown(value.into_json()))
    }
}

impl rt::Encode for Leaf {
    #[inline]
    fn view(&self) -> rt::View<'_> {
        match self {
            Self::Node(v) => rt::Encode::view(v),
            Self::Text(v) => rt::Encode::view(v),
            Self::Unknown(v) => rt::Encode::view(v),
        }
    }
}

/// The object `Node`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Node {
    /// The member `children`.
    pub children: Vec<Node>,
    /// The member `edge`.
    pub edge: Option<Box<Edge>>,
    /// The member `leaf`.
    pub leaf: Option<Leaf>,
    /// The member `named`.
    pub named: Option<rt::Map<Node>>,
    /// The member `parent`.
    pub parent: Option<Box<Node>>,
}

rt::members! { Node
    req { 0 children "children" }
    opt { 1 edge "edge", 2 leaf "leaf", 3 named "named", 4 parent "parent" }
    else skip
}

/// Another name: `Target`.
pub type Target = Node;

rt::objects! { Edge Node }
rt::serde_impls! { Leaf }
