// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Edge`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Edge {
    /// The member `to`.
    pub to: Target,
}

rt::members! { Edge served(to: Target) req { 0 to "to" } else skip }

/// The alternatives of `Leaf`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Leaf {
    /// Holds `text`.
    Text(String),
    /// Holds `Node`.
    Node(Box<Node>),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Leaf or Unknown {
        Text [rt::Form::TEXT],
        Node [rt::Form::of::<Node>(&["children"])],
    }
}

/// The object `Node`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
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
    served(children: Vec<Node>)
    req { 0 children "children" }
    opt { 1 edge "edge", 2 leaf "leaf", 3 named "named", 4 parent "parent" }
    else skip
}

/// Another name: `Target`.
pub type Target = Node;

rt::objects! { Edge Node }
