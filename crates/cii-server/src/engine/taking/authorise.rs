//! Whether the maker of a mutation may make it: before, of what is there, and after, of what came out of it.

use std::sync::Arc;

use cii_sync::{
    Body, Change, Conflict, Mutation, Patch, Present, Record, RecordKind, Refusal, complete,
    placement,
    sabotage::{self, Sabotage},
};

use super::{
    super::{
        Lookup,
        view::{may_settle, through_view, view},
    },
    Judged, Taking, placed,
};
use crate::{
    Authority, Located, Permission, ServerError,
    table::{grant, record},
};

impl<A: Authority> Taking<'_, A> {
    /// Whether the change may be made to what is there, as its maker means it who sees only a part.
    pub(super) fn authorise_before(
        &mut self,
        grants: &A::Grants,
        present: &Present,
        mutation: &Mutation,
    ) -> Judged<Mutation> {
        let scope = match present {
            Present::There(current) => &current.record.scope,
            Present::Gone { scope, .. } => scope,
            // The state after decides alone.
            Present::Never => return Ok(Ok(mutation.clone())),
        };
        let located = Located {
            record: mutation.record,
            kind: mutation.kind,
            scope: scope.clone(),
        };
        let Some(permission) = self.permission(grants, &located)? else {
            return Ok(Err(Refusal::NotPermitted));
        };
        let Present::There(current) = present else {
            let mut mutation = mutation.clone();
            let mut wanted = Body::new();
            if let Change::Patch(patch) = &mut mutation.change {
                // Nothing is there that could be taken away.
                patch.unset.clear();
                wanted = offered(patch);
            }
            // What is kept for a choice is read as a record of its kind.
            if placement(mutation.kind, &complete(mutation.kind, &wanted)).is_err() {
                return Ok(Err(Refusal::Malformed));
            }
            let may = permission.may_write(mutation.kind, Some(&Body::new()), Some(&wanted));
            return Ok(may.then_some(mutation).ok_or(Refusal::NotPermitted));
        };
        let current = &current.record;
        let Some(seen) = view(&permission, current) else {
            return Ok(Err(Refusal::NotPermitted));
        };
        if current.kind == RecordKind::Conflict {
            let only_state = matches!(
                &mutation.change,
                Change::Patch(patch) if patch.fields().eq(["state"])
            );
            let conflict: Conflict = current.aggregate()?;
            let may = only_state && may_settle(&permission, &conflict);
            return Ok(may.then(|| mutation.clone()).ok_or(Refusal::NotPermitted));
        }
        let mut mutation = allowed!(through_view(&permission, current, &seen, mutation));
        if let Change::Patch(patch) = &mut mutation.change {
            // To take away what is not there changes nothing, so nobody is asked for it, and there is nothing to choose.
            let is_there = |field: &String| current.body.get(field).is_some_and(|v| !v.is_null());
            patch.unset.retain(is_there);
        }
        let wanted = match &mutation.change {
            Change::Create(body) => Some(body.clone()),
            Change::Patch(patch) => {
                let mut body = current.body.clone();
                patch.apply_to(current.kind, &mut body);
                Some(body)
            }
            Change::Delete | Change::Withdrawn => None,
        };
        if let Some(body) = &wanted {
            // Whoever judges reads it as a record of its kind.
            allowed!(placed(&mutation, body));
        }
        let wanted = wanted.map(|body| Record {
            body,
            ..current.clone()
        });
        let may = self.may_write(Some(&permission), Some(current), wanted.as_ref())?
            || wanted.is_some() && sabotage::is(Sabotage::HiddenFieldAccepted);
        Ok(may.then_some(mutation).ok_or(Refusal::NotPermitted))
    }

    /// Whether the caller may have made what is there now, by the grants that follow from what is there now.
    pub(super) fn may_write_after(
        &mut self,
        before: Option<&Record>,
        after: &Record,
    ) -> Result<bool, ServerError> {
        let Some(grants) = self.grants()? else {
            return Ok(false);
        };
        let permission = self.permission(&grants, &Located::of(after))?;
        self.may_write(permission.as_ref(), before, Some(after))
    }

    fn may_write(
        &mut self,
        permission: Option<&A::Permission>,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Result<bool, ServerError> {
        let records = &mut Lookup(self.transaction);
        let (staff, today) = (self.caller.staff, self.moment.today);
        let judged = self
            .authority
            .judge(records, staff, (before, after), today)?;
        Ok(judged.unwrap_or_else(|| {
            let kind = before.or(after).map(|record| record.kind);
            let body = |record: Option<&Record>| record.map(|record| record.body.clone());
            let (before, after) = (body(before), body(after));
            permission.zip(kind).is_some_and(|(permission, kind)| {
                permission.may_write(kind, before.as_ref(), after.as_ref())
            })
        }))
    }

    /// The caller's grants. None: none were ever made.
    pub(super) fn grants(&mut self) -> Result<Option<Arc<A::Grants>>, ServerError> {
        match grant::present(self.transaction, self.caller.staff)? {
            None => Ok(None),
            Some((_, content)) => Ok(Some(self.remembered.read(content)?)),
        }
    }

    pub(super) fn permission(
        &mut self,
        grants: &A::Grants,
        located: &Located,
    ) -> Result<Option<A::Permission>, ServerError> {
        let subject = &located.scope.subject;
        let area = match record::area(self.transaction, subject)? {
            Some(area) => area,
            None => self
                .authority
                .area(&mut Lookup(self.transaction), subject)?,
        };
        Ok(self.authority.permission(grants, located, &area))
    }
}

/// What a patch would write where nothing stands any more.
fn offered(patch: &Patch) -> Body {
    let set = patch.set.clone().into_iter();
    let elements = patch.elements.iter();
    let elements = elements.map(|(field, elements)| (field.clone(), elements.put.clone().into()));
    set.chain(elements).collect()
}
