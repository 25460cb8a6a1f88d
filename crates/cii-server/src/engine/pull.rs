//! Answering pulls: from the log and the difference of two grant sets to what one device has to change.
//!
//! Each page is made in a snapshot of its own. What changed since the page before, of records that were sent already,
//! comes again first; so the last page completes a state that is exact at its own snapshot, and no lock is held between.

mod page;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use cii_sync::{
    Cookie, End, HistoryItem, Leaving, Next, Outcome, Page, PageToken, PullAnswer, PullRequest,
    Record, RecordKind, Removed, Scope, Subject,
    sabotage::{self, Sabotage},
};
use uuid::Uuid;

use super::{Caller, Engine, Moment, epoch};
use crate::{
    Area, Authority, Database, Located, Permission, Place, ServerError, Transaction,
    database::read,
    guard::{Sight, see},
    table::{
        counter, device,
        disclosure::Disclosure,
        grant, history,
        log::{self, LogEntry},
        mutation, record,
    },
};

/// So many records of whole areas are looked at for one page at most.
const LOOKED_AT: usize = 2_000;
/// So many of them are fetched at a time.
const FETCHED: usize = 500;

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
            self.register.enter(&self.database, disclosure)?;
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
                            grants: self.remembered.read(content)?,
                        })
                    }
                    _ => return just(PullAnswer::UnknownCookie),
                }
            }
        };
        let follows = match request.page {
            None => true,
            // Pages of a line of history that was lost do not go together with those of this one.
            Some(page) => {
                page.epoch == epoch
                    && page.grants == grants_id
                    && page.seen <= now
                    && !counter::was_left_out(transaction, page.seen)?
            }
        };
        if !follows {
            return just(PullAnswer::Restart);
        }
        let mut pull = Pull {
            engine: self,
            transaction,
            caller,
            grants: &grants,
            base: base.as_ref(),
            same_grants: base
                .as_ref()
                .is_some_and(|base| base.cookie.grants == grants_id),
            request,
            areas: BTreeMap::new(),
            ahead: Ahead::default(),
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
        let filled = pull.fill(now)?;
        let mut page = pull.page;
        let from_seq = request.cookie.map_or(0, |cookie| cookie.seq);
        page.next = match filled {
            Filled::Moved => return just(PullAnswer::Restart),
            Filled::More(after) => Next::Page(PageToken {
                epoch,
                grants: grants_id,
                seen: now,
                after,
            }),
            Filled::Complete => Next::End(End {
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
                covered_n: match counter::fact(transaction, counter::BACKUP_BEFORE)? {
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
            answer: PullAnswer::Page(Box::new(page)),
            disclosure,
        })
    }
}

/// Where the device stands.
struct Base<A: Authority> {
    cookie: Cookie,
    grants: Arc<A::Grants>,
}

/// What the log says of one record.
struct Touched {
    kind: RecordKind,
    /// Its scope when the device last looked. None: it was not there.
    before: Option<Scope>,
    /// The scope in which it was deleted.
    gone_from: Option<Scope>,
    fields: BTreeSet<String>,
    last_seq: u64,
}

/// What happened since the device last looked, and what the user could see then.
struct News {
    touched: BTreeMap<Uuid, Touched>,
    /// Where the subjects stood that moved.
    former_areas: BTreeMap<Subject, Area>,
    /// Subjects of which anything may look different.
    subjects: BTreeSet<Subject>,
    /// Whether, since the last page, anything moved from one place to another.
    moved_since_page: bool,
}

/// Records of whole areas that are fetched together, before each is asked for.
#[derive(Default)]
struct Ahead {
    areas: BTreeSet<Area>,
    /// Ranges of identities that are still to be fetched: after the one, up to the other.
    ranges: VecDeque<(Uuid, Uuid)>,
    records: BTreeMap<Uuid, Record>,
    /// All that ever happened to them.
    histories: BTreeMap<Uuid, Vec<HistoryItem>>,
}

/// How far a page reaches.
enum Filled {
    /// To the end.
    Complete,
    /// To this record; there is more.
    More(Uuid),
    /// Nowhere: something moved between the pages in a way that only a new beginning puts right.
    Moved,
}

/// A page in the making.
struct Pull<'p, D, A: Authority> {
    engine: &'p Engine<D, A>,
    transaction: &'p mut dyn Transaction,
    caller: Caller,
    grants: &'p A::Grants,
    base: Option<&'p Base<A>>,
    same_grants: bool,
    request: &'p PullRequest,
    areas: BTreeMap<Subject, Area>,
    ahead: Ahead,
    page: Page,
    size: usize,
}

impl<D: Database, A: Authority> Pull<'_, D, A> {
    /// Fills the page.
    fn fill(&mut self, now: u64) -> Result<Filled, ServerError> {
        let mut news = self.news(now)?;
        if news.moved_since_page {
            return Ok(Filled::Moved);
        }
        // None: it is gone.
        let mut candidates: BTreeMap<Uuid, Option<Located>> = BTreeMap::new();
        for id in news.touched.keys() {
            candidates.insert(*id, record::locate(self.transaction, *id)?);
        }
        if !self.same_grants {
            self.look_where_grants_reach(&mut news)?;
        }
        for scope in &self.request.repair {
            news.subjects.insert(scope.subject.clone());
        }
        for subject in &news.subjects {
            let all = record::list_of_subject(self.transaction, subject)?;
            candidates.extend(
                all.into_iter()
                    .map(|located| (located.record, Some(located))),
            );
        }
        if self.request.page.is_none() {
            self.close(&news)?;
        }
        let begin = self.request.page.map_or(Uuid::nil(), |page| page.after);
        let upto = self.look_ahead(begin, &mut candidates)?;
        // Where to look is found. What is read from here on goes out.
        see(self.transaction, Sight::Reader(self.caller))?;
        let mut reached = begin;
        for (id, present) in candidates {
            let of = news.touched.get(&id);
            if let Some(page) = self.request.page
                && id <= page.after
            {
                // Sent already: again only what changed since.
                if of.is_some_and(|of| of.last_seq > page.seen) {
                    self.consider(&news, id, present, true)?;
                }
                continue;
            }
            if id > upto || self.size >= self.engine.page {
                return Ok(Filled::More(reached));
            }
            self.consider(&news, id, present, false)?;
            reached = id;
        }
        if upto < Uuid::max() {
            return Ok(Filled::More(upto));
        }
        Ok(Filled::Complete)
    }

    /// Where the present grants and those of before reach: whole areas, and single subjects, which become news.
    fn look_where_grants_reach(&mut self, news: &mut News) -> Result<(), ServerError> {
        let authority = &self.engine.authority;
        let mut places = authority.places(self.grants);
        if let Some(base) = self.base {
            places.extend(authority.places(&base.grants));
        }
        for place in places {
            match place {
                Place::Area(area, _) => {
                    self.ahead.areas.insert(area);
                }
                Place::Subject(subject, _) => {
                    if record::area(self.transaction, &subject)?.is_some() {
                        news.subjects.insert(subject);
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds the next records of whole areas to the candidates, and says up to where those are all.
    fn look_ahead(
        &mut self,
        after: Uuid,
        candidates: &mut BTreeMap<Uuid, Option<Located>>,
    ) -> Result<Uuid, ServerError> {
        let areas = &self.ahead.areas;
        let found = record::locate_in_after(self.transaction, areas, after, LOOKED_AT)?;
        let mut begin = after;
        for part in found.chunks(FETCHED) {
            if let Some((last, _)) = part.last() {
                self.ahead.ranges.push_back((begin, last.record));
                begin = last.record;
            }
        }
        let upto = if found.len() == LOOKED_AT {
            begin
        } else {
            Uuid::max()
        };
        for (located, area) in found {
            self.areas.insert(located.scope.subject.clone(), area);
            candidates.insert(located.record, Some(located));
        }
        Ok(upto)
    }

    /// A record that is open, of those that were fetched if it is one of them.
    fn get_open(&mut self, id: Uuid) -> Result<Record, ServerError> {
        // Of a part in which nothing was open nothing is fetched.
        while self
            .ahead
            .ranges
            .front()
            .is_some_and(|(_, upto)| *upto < id)
        {
            self.ahead.ranges.pop_front();
        }
        if let Some((after, upto)) = self.ahead.ranges.pop_front_if(|(after, _)| id > *after) {
            let areas = &self.ahead.areas;
            let records = record::list_in_range(self.transaction, areas, after, upto)?;
            self.ahead.records = records.into_iter().map(|one| (one.id, one)).collect();
            self.ahead.histories = history::list_of_range(self.transaction, after, upto)?;
        }
        match self.ahead.records.remove(&id) {
            Some(record) => Ok(record),
            None => record::get_open(self.transaction, id),
        }
    }

    /// Reads the log.
    fn news(&mut self, now: u64) -> Result<News, ServerError> {
        let from = match (self.base, self.request.page) {
            (Some(base), _) => base.cookie.seq,
            (None, Some(page)) => page.seen,
            (None, None) => now,
        };
        let seen = self.request.page.map_or(now, |page| page.seen);
        let mut news = News {
            touched: BTreeMap::new(),
            former_areas: BTreeMap::new(),
            subjects: BTreeSet::new(),
            moved_since_page: false,
        };
        for one in log::list_moves_after(self.transaction, from)? {
            news.moved_since_page |= one.seq > seen;
            news.subjects.insert(one.subject.clone());
            news.former_areas.entry(one.subject).or_insert(one.former);
        }
        let pruned = |entry: &LogEntry| {
            sabotage::is(Sabotage::TombstonePruned)
                && entry.after.is_none()
                && entry.seq.saturating_add(4) <= now
        };
        for entry in log::list_after(self.transaction, from)? {
            if pruned(&entry) {
                continue;
            }
            let LogEntry {
                seq,
                record,
                kind,
                before,
                after,
                fields,
            } = entry;
            if let (Some(before), Some(after)) = (&before, &after) {
                news.moved_since_page |= seq > seen && before != after;
            }
            let of = news.touched.entry(record).or_insert(Touched {
                kind,
                before: before.clone(),
                gone_from: None,
                fields: BTreeSet::new(),
                last_seq: seq,
            });
            of.gone_from = if after.is_none() { before } else { None };
            of.fields.extend(fields);
            of.last_seq = seq;
        }
        Ok(news)
    }

    /// Names the scopes of which nothing, or less, may be seen now. On the first page, before anything is put.
    fn close(&mut self, news: &News) -> Result<(), ServerError> {
        if self.base.is_none() || sabotage::is(Sabotage::ExitMissing) {
            return Ok(());
        }
        let mut of_scope: BTreeMap<Scope, BTreeSet<Located>> = BTreeMap::new();
        let mut ever = Vec::new();
        let mut subjects = news.subjects.clone();
        for area in &self.ahead.areas {
            subjects.extend(record::list_subjects_in(self.transaction, area)?);
        }
        for subject in &subjects {
            ever.extend(record::list_ever_of_subject(self.transaction, subject)?);
        }
        for (id, touched) in &news.touched {
            ever.extend(touched.before.clone().map(|scope| Located {
                record: *id,
                kind: touched.kind,
                scope,
            }));
        }
        for located in ever {
            let of = of_scope.entry(located.scope.clone()).or_default();
            of.insert(located);
        }
        for (scope, all) in of_scope {
            let mut narrowed = Vec::new();
            let mut open = false;
            for located in &all {
                let then = self.permission_then(news, located)?;
                let now = self.permission_now(located)?;
                open |= now.is_some();
                let less = match (&then, &now) {
                    (None, _) => false,
                    (Some(_), None) => true,
                    (Some(then), Some(now)) => {
                        !sabotage::is(Sabotage::ProfileWithoutRefill) && !now.covers(then)
                    }
                };
                if less {
                    narrowed.push(located.record);
                }
            }
            if narrowed.is_empty() {
                continue;
            }
            // A scope of which nothing is open any more is closed as a whole, with what only the device has of it.
            if !open || narrowed.len() == all.len() {
                self.page.closed.push(scope);
                continue;
            }
            for record in narrowed {
                self.page.removed.push(Removed {
                    record,
                    scope: scope.clone(),
                    why: Leaving::Closed,
                });
            }
        }
        Ok(())
    }

    /// What the user could see of a record when the device last looked.
    fn permission_then(
        &mut self,
        news: &News,
        located: &Located,
    ) -> Result<Option<A::Permission>, ServerError> {
        let Some(base) = self.base else {
            return Ok(None);
        };
        let subject = &located.scope.subject;
        let area = match news.former_areas.get(subject) {
            Some(former) => former.clone(),
            None => self.area(subject)?,
        };
        let authority = &self.engine.authority;
        Ok(authority.permission(&base.grants, located, &area))
    }

    fn permission_now(&mut self, located: &Located) -> Result<Option<A::Permission>, ServerError> {
        let area = self.area(&located.scope.subject)?;
        let authority = &self.engine.authority;
        Ok(authority.permission(self.grants, located, &area))
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
