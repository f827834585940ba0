//! A member that can be left out, null, or a value.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A member that can be left out, null, or a value, where null means something of its own: in many
/// APIs "delete what is there", while leaving it out means "keep it".
///
/// In a struct of your own that derives serde's traits, write
/// `#[serde(default, skip_serializing_if = "Patch::is_absent")]` above it.
///
/// ```
/// use specwright_runtime::Patch;
///
/// let absent: Patch<i64> = Patch::Absent;
/// let cleared: Patch<i64> = Patch::Null;
/// let set: Patch<i64> = 17.into();
/// assert!(absent.is_absent() && cleared.is_null() && set == Patch::Value(17));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// Not sent.
    #[default]
    Absent,
    /// Sent as null.
    Null,
    /// Sent.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether it is not sent at all.
    #[inline]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it is sent as null.
    #[inline]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether there is a value.
    #[inline]
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The same with a reference to the value.
    #[inline]
    pub const fn as_ref(&self) -> Patch<&T> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(value),
        }
    }

    /// The value, if there is one; absent and null look the same.
    ///
    /// ```
    /// use specwright_runtime::Patch;
    ///
    /// let bib = Patch::Value(17);
    /// assert_eq!(bib.value(), Some(&17));
    /// assert_eq!(Patch::<i64>::Null.value(), None);
    /// ```
    #[inline]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value to be changed, if there is one.
    #[inline]
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one; what tells absent from null is lost.
    #[inline]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// What the value points to, if there is one: `&str` of a `String`.
    ///
    /// ```
    /// use specwright_runtime::Patch;
    ///
    /// let name: Patch<String> = "snow".into();
    /// assert_eq!(name.as_deref(), Some("snow"));
    /// ```
    #[inline]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.value().map(|value| &**value)
    }

    /// The value, or another one where it is absent or null.
    #[inline]
    pub fn unwrap_or(self, other: T) -> T {
        self.into_value().unwrap_or(other)
    }

    /// Takes what is there and leaves it absent.
    #[inline]
    #[must_use = "to leave it absent, assign `Patch::Absent`"]
    pub const fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Absent)
    }

    /// The same with the value changed.
    #[inline]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(change(value)),
        }
    }

    /// A value, or null for `None`.
    #[inline]
    pub fn from_nullable(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }

    /// A value, or left out for `None`.
    #[inline]
    pub fn from_optional(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

impl<T> From<T> for Patch<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is left out, as in the members that cannot be null; see [`Patch::from_nullable`] for the
/// other reading.
impl<T> From<Option<T>> for Patch<T> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        Self::from_optional(value)
    }
}

/// Absent and null are both `None`.
impl<T> From<Patch<T>> for Option<T> {
    #[inline]
    fn from(value: Patch<T>) -> Self {
        value.into_value()
    }
}

/// A text is owned on the way, as in the fields of models.
impl From<&str> for Patch<String> {
    #[inline]
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

/// Null is [`Patch::Null`].
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(format: D) -> Result<Self, D::Error> {
        Option::deserialize(format).map(Self::from_nullable)
    }
}

/// Both [`Patch::Absent`] and [`Patch::Null`] are null.
impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, format: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(format)
    }
}
