//! The members of an object, as they are told by it.

use super::{Encode, EncodeMap, EncodeObject, View};
use std::ops::ControlFlow;

/// What is done with each member that is to be written.
pub type Visit<'a> = &'a mut dyn FnMut(&str, &dyn Encode) -> ControlFlow<()>;

/// Takes the members of one object and passes on those that are to be written.
pub struct Writer<'a> {
    object: &'a dyn EncodeObject,
    purpose: Purpose<'a>,
    stopped: ControlFlow<()>,
}

enum Purpose<'a> {
    /// Pass the members on.
    Visit(Visit<'a>),
    /// Count them.
    Count(usize),
    /// Stop at a declared member of this name, whether or not it would be written.
    Find(&'a str),
}

impl<'a> Writer<'a> {
    fn run(object: &'a dyn EncodeObject, purpose: Purpose<'a>) -> Self {
        let mut writer = Writer {
            object,
            purpose,
            stopped: ControlFlow::Continue(()),
        };
        object.write(&mut writer);
        writer
    }

    /// Visits the members that are to be written, until `visit` breaks.
    pub fn visit(object: &'a dyn EncodeObject, visit: Visit<'a>) -> ControlFlow<()> {
        Self::run(object, Purpose::Visit(visit)).stopped
    }

    /// How many members are to be written.
    fn count(object: &'a dyn EncodeObject) -> usize {
        match Self::run(object, Purpose::Count(0)).purpose {
            Purpose::Count(count) => count,
            _ => 0,
        }
    }

    /// Writes a member, null if there is no value.
    #[inline(never)]
    pub fn put(&mut self, name: &'static str, value: &dyn Encode) {
        self.member(name, value, false);
    }

    /// Writes a member, unless its value is [absent](Encode::absent).
    #[inline(never)]
    pub fn opt(&mut self, name: &'static str, value: &dyn Encode) {
        self.member(name, value, true);
    }

    /// Writes further members. One that has the name of a declared member is left out: two members
    /// with one name would be no JSON that all readers agree on.
    #[inline(never)]
    pub fn rest(&mut self, more: &dyn EncodeMap) {
        let object = self.object;
        match &mut self.purpose {
            Purpose::Visit(visit) if self.stopped.is_continue() => {
                self.stopped = more.each(&mut |name, value| {
                    if declares(object, name) {
                        return ControlFlow::Continue(());
                    }
                    visit(name, value)
                });
            }
            Purpose::Count(count) => {
                let _ = more.each(&mut |name, _| {
                    *count += usize::from(!declares(object, name));
                    ControlFlow::Continue(())
                });
            }
            _ => {}
        }
    }

    #[inline]
    fn member(&mut self, name: &'static str, value: &dyn Encode, may_be_absent: bool) {
        match &mut self.purpose {
            Purpose::Visit(visit) => {
                if self.stopped.is_continue() && !(may_be_absent && value.absent()) {
                    self.stopped = visit(name, value);
                }
            }
            Purpose::Count(count) => *count += usize::from(!(may_be_absent && value.absent())),
            Purpose::Find(wanted) if *wanted == name => self.stopped = ControlFlow::Break(()),
            Purpose::Find(_) => {}
        }
    }
}

/// Whether the object has a declared member of that name.
fn declares(object: &dyn EncodeObject, name: &str) -> bool {
    Writer::run(object, Purpose::Find(name)).stopped.is_break()
}

impl View<'_> {
    /// Visits the members of a model, a map, a JSON object or a tagged one of these; `None` for
    /// what has no members.
    pub fn each_member(self, visit: Visit<'_>) -> Option<ControlFlow<()>> {
        match self {
            Self::Object(object) => Some(Writer::visit(object, visit)),
            Self::Map(map) => Some(map.each(visit)),
            Self::Json(value) => {
                let mut members = value.as_object()?.iter();
                Some(members.try_for_each(|(name, value)| visit(name, value)))
            }
            Self::Tagged(tag, text, inner) => tagged(tag, text, inner.view(), visit),
            _ => None,
        }
    }

    /// How many members [`each_member`](Self::each_member) visits.
    pub(super) fn count_members(self) -> usize {
        match self {
            Self::Object(object) => Writer::count(object),
            Self::Map(map) => map.len(),
            other => {
                let mut count = 0;
                other.each_member(&mut |_, _| {
                    count += 1;
                    ControlFlow::Continue(())
                });
                count
            }
        }
    }
}

fn tagged(
    tag: &'static str,
    text: &'static str,
    inner: View<'_>,
    visit: Visit<'_>,
) -> Option<ControlFlow<()>> {
    // Asked first, so that nothing is visited of what turns out to have no members.
    let mut has_tag = false;
    let _ = inner.each_member(&mut |name, _| {
        has_tag |= name == tag;
        if has_tag {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })?;
    if !has_tag && visit(tag, &text).is_break() {
        return Some(ControlFlow::Break(()));
    }
    inner.each_member(visit)
}
