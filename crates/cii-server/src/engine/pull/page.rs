//! What a page says of one record.

use cii_sync::{
    HistoryItem, Leaving, Record, RecordKind, Removed,
    sabotage::{self, Sabotage},
};
use uuid::Uuid;

use super::{News, Pull, Touched};
use crate::{
    Authority, Database, Located, Permission, ServerError,
    engine::view::{view, view_item},
    table::history,
};

impl<D: Database, A: Authority> Pull<'_, D, A> {
    /// Puts onto the page what there is to say of one record.
    pub(super) fn consider(
        &mut self,
        news: &News,
        id: Uuid,
        present: Option<Located>,
        again: bool,
    ) -> Result<(), ServerError> {
        let touched = news.touched.get(&id);
        let before = match touched {
            Some(touched) => touched.before.clone().map(|scope| Located {
                record: id,
                kind: touched.kind,
                scope,
            }),
            None => present.clone(),
        };
        let then = match &before {
            None => None,
            Some(before) => self.permission_then(news, before)?,
        };
        let since = self.base.map_or(0, |base| base.cookie.seq);
        let Some(present) = present else {
            return self.consider_gone(touched, id, then, again);
        };
        let Some(now) = self.permission_now(&present)? else {
            if let (Some(_), Some(before), false) =
                (then, before, sabotage::is(Sabotage::ExitMissing))
            {
                self.remove(before, Leaving::Closed);
            }
            return Ok(());
        };
        let present = self.get_open(id)?;
        let Some(body) = view(&now, &present) else {
            let seen = then.is_some() && touched.is_some();
            if let (true, Some(before)) = (seen && present.kind != RecordKind::Conflict, before) {
                self.remove(before, Leaving::Closed);
            }
            return Ok(());
        };
        let same = then.as_ref() == Some(&now)
            || then.is_some() && sabotage::is(Sabotage::ProfileWithoutRefill);
        let opened = |field: &String| now.opens(present.kind, field);
        let changed = touched.is_some_and(|touched| {
            present.kind == RecordKind::Conflict || touched.fields.iter().any(opened)
        });
        let repaired = self.request.repair.contains(&present.scope);
        if same && !changed && !repaired && !again {
            return Ok(());
        }
        let from = if same && !repaired { since } else { 0 };
        self.put(&now, present, body, from)
    }

    fn consider_gone(
        &mut self,
        touched: Option<&Touched>,
        id: Uuid,
        then: Option<A::Permission>,
        again: bool,
    ) -> Result<(), ServerError> {
        let Some(touched) = touched else {
            return Ok(());
        };
        let Some(scope) = touched.gone_from.clone().or(touched.before.clone()) else {
            return Ok(());
        };
        let located = Located {
            record: id,
            kind: touched.kind,
            scope,
        };
        let now = self.permission_now(&located)?;
        // A record that an earlier page brought may be gone again by now.
        if then.is_some() || again && now.is_some() {
            let open = now.is_some() || sabotage::is(Sabotage::ExitMissing);
            self.remove(
                located,
                if open {
                    Leaving::Deleted
                } else {
                    Leaving::Closed
                },
            );
        }
        // The end of a record is told to those only who could still see it.
        match (then, now) {
            (Some(then), Some(now)) if then == now => {
                let since = self.base.map_or(0, |base| base.cookie.seq);
                self.tell(&now, id, since)
            }
            _ => Ok(()),
        }
    }

    fn put(
        &mut self,
        permission: &A::Permission,
        record: Record,
        body: cii_sync::Body,
        since: u64,
    ) -> Result<(), ServerError> {
        let id = record.id;
        let seen = Record { body, ..record };
        self.size = self
            .size
            .saturating_add(serde_json::to_string(&seen)?.len());
        self.page.puts.push(seen);
        self.tell(permission, id, since)
    }

    /// The visible history of a record after `since`.
    fn tell(
        &mut self,
        permission: &A::Permission,
        id: Uuid,
        since: u64,
    ) -> Result<(), ServerError> {
        let fetched = self.ahead.histories.remove(&id);
        let all = match fetched.filter(|_| since == 0) {
            Some(all) => all,
            None => history::list_after(self.transaction, id, since)?,
        };
        let items: Vec<HistoryItem> = all
            .into_iter()
            .filter_map(|item| view_item(permission, item))
            .collect();
        for item in items {
            self.size = self
                .size
                .saturating_add(serde_json::to_string(&item)?.len());
            self.page.history.push(item);
        }
        Ok(())
    }

    fn remove(&mut self, located: Located, why: Leaving) {
        let Located { record, scope, .. } = located;
        self.page.removed.push(Removed { record, scope, why });
    }
}
