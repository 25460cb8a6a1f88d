//! Answering pulls: from the log and the difference of two grant sets to what one device has to change.
//!
//! Each page is made in a snapshot of its own. What changed since the page before, of records that were sent already,
//! comes again first; so the last page completes a state that is exact at its own snapshot, and no lock is held between.

use std::collections::{BTreeMap, BTreeSet};

use cii_sync::{
    Cookie, End, HistoryItem, Leaving, Next, Outcome, Page, PageToken, PullAnswer, PullRequest,
    Record, RecordKind, Removed, Scope, Subject,
    sabotage::{self, Sabotage},
};
use uuid::Uuid;

use super::{
    Caller, Engine, Moment, epoch,
    view::{view, view_item},
};
use crate::{
    Area, Authority, Database, Permission, Place, ServerError, Transaction,
    database::{read, write},
    table::{
        counter, device,
        disclosure::{self, Disclosure},
        grant, history,
        log::{self, LogEntry, Standing},
        mutation, record,
    },
};

/// A page with what the register of disclosures says of it.
struct Made {
    answer: PullAnswer,
    disclosure: Option<Disclosure>,
}

impl<D: Database, A: Authority> Engine<D, A> {
    /// Answers a pull. Nothing is sent under other grants than the present ones.
    pub fn pull(
        &self,
        caller: Caller,
        request: &PullRequest,
        moment: Moment,
    ) -> Result<PullAnswer, ServerError> {
        if !self.meta()?.serves(request.schema) {
            return Err(ServerError::Schema);
        }
        if request.device != caller.device {
            return Err(ServerError::Malformed);
        }
        self.sweep_if_due(moment)?;
        let made = read(&self.database, |transaction| {
            self.page(transaction, caller, request, moment)
        })?;
        // Registered before it leaves the house. A page without content costs nothing.
        if let Some(disclosure) = made.disclosure {
            write(&self.database, |transaction, seq| {
                disclosure::insert(transaction, seq, &disclosure)
            })?;
        }
        Ok(made.answer)
    }

    fn page(
        &self,
        transaction: &mut dyn Transaction,
        caller: Caller,
        request: &PullRequest,
        moment: Moment,
    ) -> Result<Made, ServerError> {
        let just = |answer| {
            Ok(Made {
                answer,
                disclosure: None,
            })
        };
        let device = device::find(transaction, caller.device)?
            .filter(|device| device.staff == caller.staff)
            .ok_or(ServerError::UnknownDevice)?;
        let now = counter::present(transaction)?;
        let epoch = epoch(transaction)?;
        let (grants_id, grants) = self.present_grants(transaction, caller.staff)?;
        let base = match request.cookie {
            None => None,
            Some(cookie) => {
                let old = grant::find(transaction, caller.staff, cookie.grants)?;
                let lost = cookie.seq > now || counter::was_left_out(transaction, cookie.seq)?;
                match old {
                    Some(content)
                        if sabotage::is(Sabotage::OldCookieAccepted)
                            || cookie.epoch == epoch && !lost =>
                    {
                        Some(Base::<A> {
                            cookie,
                            grants: serde_json::from_str(&content)?,
                        })
                    }
                    _ => return just(PullAnswer::UnknownCookie),
                }
            }
        };
        let follows = request
            .page
            .is_none_or(|page| page.epoch == epoch && page.grants == grants_id && page.seen <= now);
        if !follows {
            return just(PullAnswer::Restart);
        }
        let mut pull = Pull {
            engine: self,
            transaction,
            grants: &grants,
            base: base.as_ref(),
            same_grants: base
                .as_ref()
                .is_some_and(|base| base.cookie.grants == grants_id),
            request,
            areas: BTreeMap::new(),
            page: Page {
                closed: Vec::new(),
                removed: Vec::new(),
                puts: Vec::new(),
                history: Vec::new(),
                next: Next::Page(PageToken {
                    epoch,
                    grants: grants_id,
                    seen: now,
                    after: Uuid::nil(),
                }),
            },
            size: 0,
        };
        let Some(after) = pull.fill(now)? else {
            return just(PullAnswer::Restart);
        };
        let mut page = pull.page;
        let from_seq = request.cookie.map_or(0, |cookie| cookie.seq);
        page.next = match after {
            Some(after) => Next::Page(PageToken {
                epoch,
                grants: grants_id,
                seen: now,
                after,
            }),
            None => Next::End(End {
                cookie: Cookie {
                    epoch,
                    seq: now,
                    grants: grants_id,
                },
                whole: base.is_none(),
                renewed: request.repair.clone(),
                grants_changed: request
                    .cookie
                    .is_some_and(|cookie| cookie.grants != grants_id),
                last_n: device.last_n,
                last_uuid: mutation::find(transaction, caller.device, device.last_n)?
                    .map(|result| result.uuid),
                results: mutation::list_after(transaction, caller.device, request.acknowledged)?
                    .into_iter()
                    .filter(|result| result.outcome != Outcome::Applied)
                    .collect(),
                covered_n: match counter::fact(transaction, counter::BACKUP)? {
                    None => 0,
                    Some(seq) => {
                        let seq = seq
                            .parse()
                            .map_err(|_| ServerError::Corrupt("backup".to_owned()))?;
                        mutation::last_n_at(transaction, caller.device, seq)?
                    }
                },
            }),
        };
        let disclosed = !page.puts.is_empty() || !page.history.is_empty();
        let disclosure = disclosed.then(|| Disclosure {
            device: caller.device,
            staff: caller.staff,
            grants: grants_id,
            from_seq,
            to_seq: now,
            records: page.puts.len(),
            at: moment.at.to_rfc3339(),
        });
        Ok(Made {
            answer: PullAnswer::Page(page),
            disclosure,
        })
    }
}

/// Where the device stands.
struct Base<A: Authority> {
    cookie: Cookie,
    grants: A::Grants,
}

/// What the log says of one record.
struct Touched {
    /// Where it was when the device last looked.
    before: Option<Standing>,
    /// Where it was deleted.
    gone_from: Option<Standing>,
    fields: BTreeSet<String>,
    last_seq: u64,
}

/// A page in the making.
struct Pull<'p, D, A: Authority> {
    engine: &'p Engine<D, A>,
    transaction: &'p mut dyn Transaction,
    grants: &'p A::Grants,
    base: Option<&'p Base<A>>,
    same_grants: bool,
    request: &'p PullRequest,
    areas: BTreeMap<Subject, Area>,
    page: Page,
    size: usize,
}

impl<D: Database, A: Authority> Pull<'_, D, A> {
    /// Fills the page. Gives the last record on it if there is more to come, and None altogether if records moved
    /// between the pages in a way that only a new beginning puts right.
    fn fill(&mut self, now: u64) -> Result<Option<Option<Uuid>>, ServerError> {
        let from = match (self.base, self.request.page) {
            (Some(base), _) => base.cookie.seq,
            (None, Some(page)) => page.seen,
            (None, None) => now,
        };
        let mut entries = log::list_after(self.transaction, from)?;
        if sabotage::is(Sabotage::TombstonePruned) {
            entries.retain(|entry| entry.after.is_some() || entry.seq.saturating_add(4) > now);
        }
        let seen = self.request.page.map(|page| page.seen);
        let moved = |entry: &LogEntry| match (&entry.before, &entry.after) {
            (Some(before), Some(after)) => before != after,
            _ => false,
        };
        if seen.is_some_and(|seen| entries.iter().any(|entry| entry.seq > seen && moved(entry))) {
            return Ok(None);
        }
        let mut touched: BTreeMap<Uuid, Touched> = BTreeMap::new();
        for entry in entries {
            let LogEntry {
                seq,
                record,
                before,
                after,
                fields,
            } = entry;
            let of = touched.entry(record).or_insert(Touched {
                before: before.clone(),
                gone_from: None,
                fields: BTreeSet::new(),
                last_seq: seq,
            });
            of.gone_from = if after.is_none() { before } else { None };
            of.fields.extend(fields);
            of.last_seq = seq;
        }
        let mut candidates: BTreeSet<Uuid> = touched.keys().copied().collect();
        if !self.same_grants {
            candidates.extend(self.in_places()?);
        }
        for scope in &self.request.repair {
            let all = record::list_of_subject(self.transaction, &scope.subject)?;
            candidates.extend(
                all.into_iter()
                    .filter(|(_, of)| of == scope)
                    .map(|(id, _)| id),
            );
        }
        if self.request.page.is_none() {
            self.close(&touched, &candidates)?;
        }
        let mut last = None;
        for id in candidates {
            let of = touched.get(&id);
            if let Some(page) = self.request.page
                && id <= page.after
            {
                // Sent already: again only what changed since.
                if of.is_some_and(|of| of.last_seq > page.seen) {
                    self.consider(id, of, true)?;
                }
                continue;
            }
            if self.size >= self.engine.page {
                let reached = last.or(self.request.page.map(|page| page.after));
                return Ok(Some(Some(reached.unwrap_or(Uuid::nil()))));
            }
            self.consider(id, of, false)?;
            last = Some(id);
        }
        Ok(Some(None))
    }

    /// Every record in a place that the present or the former grants open.
    fn in_places(&mut self) -> Result<BTreeSet<Uuid>, ServerError> {
        let authority = &self.engine.authority;
        let mut places: BTreeSet<Place> = authority.places(self.grants).into_iter().collect();
        if let Some(base) = self.base {
            places.extend(authority.places(&base.grants));
        }
        let mut found = BTreeSet::new();
        for place in places {
            let (all, compartment) = match &place {
                Place::Area(area, compartment) => {
                    (record::list_of_area(self.transaction, area)?, compartment)
                }
                Place::Subject(subject, compartment) => (
                    record::list_of_subject(self.transaction, subject)?,
                    compartment,
                ),
            };
            found.extend(
                all.into_iter()
                    .filter(|(_, scope)| scope.compartment == *compartment)
                    .map(|(id, _)| id),
            );
        }
        Ok(found)
    }

    /// Names the scopes of which nothing, or less, may be seen now. On the first page, before anything is put.
    fn close(
        &mut self,
        touched: &BTreeMap<Uuid, Touched>,
        candidates: &BTreeSet<Uuid>,
    ) -> Result<(), ServerError> {
        if self.base.is_none() {
            return Ok(());
        }
        let narrowed = |now: &A::Permission, then: &A::Permission| {
            !sabotage::is(Sabotage::ProfileWithoutRefill) && !now.covers(then)
        };
        let lost = !sabotage::is(Sabotage::ExitMissing);
        let mut closed: BTreeSet<Scope> = BTreeSet::new();
        for id in candidates {
            let present = self.standing_of(*id)?;
            let before = match touched.get(id) {
                Some(touched) => touched.before.clone(),
                None => present,
            };
            let Some(before) = before.filter(|before| !closed.contains(&before.scope)) else {
                continue;
            };
            let Some(then) = self.permission_then(&before) else {
                continue;
            };
            let area = self.area(&before.scope.subject)?;
            let still = self.permission_now(&Standing {
                scope: before.scope.clone(),
                area,
            });
            if still.map_or(lost, |now| narrowed(&now, &then)) {
                closed.insert(before.scope);
            }
        }
        self.page.closed = closed.into_iter().collect();
        Ok(())
    }

    /// Puts onto the page what there is to say of one record.
    fn consider(
        &mut self,
        id: Uuid,
        touched: Option<&Touched>,
        again: bool,
    ) -> Result<(), ServerError> {
        let present = record::find(self.transaction, id)?;
        let standing = match &present {
            None => None,
            Some(present) => Some(Standing {
                scope: present.scope.clone(),
                area: self.area(&present.scope.subject)?,
            }),
        };
        let before = match touched {
            Some(touched) => touched.before.clone(),
            None => standing.clone(),
        };
        let then = before
            .as_ref()
            .and_then(|before| self.permission_then(before));
        let now = standing
            .as_ref()
            .and_then(|standing| self.permission_now(standing));
        let repaired = standing
            .as_ref()
            .is_some_and(|standing| self.request.repair.contains(&standing.scope));
        let since = self.base.map_or(0, |base| base.cookie.seq);
        match (then, now, present) {
            (then, Some(now), Some(present)) => {
                let Some(body) = view(&now, &present) else {
                    if then.is_some() && touched.is_some() && present.kind != RecordKind::Conflict {
                        self.remove(id, Leaving::Closed);
                    }
                    return Ok(());
                };
                let same = then.as_ref() == Some(&now)
                    || then.is_some() && sabotage::is(Sabotage::ProfileWithoutRefill);
                let news = touched.is_some_and(|touched| {
                    present.kind == RecordKind::Conflict
                        || touched
                            .fields
                            .iter()
                            .any(|field| now.opens(present.kind, field))
                });
                if same && !news && !repaired && !again {
                    return Ok(());
                }
                let from = if same && !repaired { since } else { 0 };
                self.put(&now, present, body, from)?;
            }
            (Some(_), None, Some(_)) if sabotage::is(Sabotage::ExitMissing) => {}
            (Some(then), None, present) => {
                let why = match present {
                    None => Leaving::Deleted,
                    Some(_) => Leaving::Closed,
                };
                self.remove(id, why);
                // The end of a record is told to those only who could still see it now.
                if let (Leaving::Deleted, Some(before)) = (why, before) {
                    let area = self.area(&before.scope.subject)?;
                    let scope = before.scope;
                    if self.permission_now(&Standing { scope, area }).as_ref() == Some(&then) {
                        self.tell(&then, id, since)?;
                    }
                }
            }
            (None, None, _) => {
                // A record that an earlier page brought and that is gone again.
                let gone_from = touched.and_then(|touched| touched.gone_from.as_ref());
                if again && gone_from.is_some_and(|from| self.permission_now(from).is_some()) {
                    self.remove(id, Leaving::Deleted);
                }
            }
            (_, Some(_), None) => {}
        }
        Ok(())
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
        let items: Vec<HistoryItem> = history::list_after(self.transaction, id, since)?
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

    fn remove(&mut self, record: Uuid, why: Leaving) {
        self.page.removed.push(Removed { record, why });
    }

    fn permission_then(&self, standing: &Standing) -> Option<A::Permission> {
        let base = self.base?;
        let authority = &self.engine.authority;
        authority.permission(&base.grants, &standing.scope, &standing.area)
    }

    fn permission_now(&self, standing: &Standing) -> Option<A::Permission> {
        let authority = &self.engine.authority;
        authority.permission(self.grants, &standing.scope, &standing.area)
    }

    fn standing_of(&mut self, id: Uuid) -> Result<Option<Standing>, ServerError> {
        let Some(scope) = record::find_scope(self.transaction, id)? else {
            return Ok(None);
        };
        let area = self.area(&scope.subject)?;
        Ok(Some(Standing { scope, area }))
    }

    /// Where a subject stands now.
    fn area(&mut self, subject: &Subject) -> Result<Area, ServerError> {
        if let Some(area) = self.areas.get(subject) {
            return Ok(area.clone());
        }
        let area = record::area(self.transaction, subject)?
            .ok_or_else(|| ServerError::Corrupt("a subject that stands nowhere".to_owned()))?;
        self.areas.insert(subject.clone(), area.clone());
        Ok(area)
    }
}
