//! Figures and log, for those who may know them and nothing else. Reading either is entered in the log.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use chrono::{DateTime, Utc};
use cii_domain::{
    access::{Subject, may_read_figures, may_read_log},
    staff::Staff,
    statistics::{Figures, SMALLEST_TOLD, Table},
};
use cii_sync::{
    AccountRole, AuditAct, AuditEntry, AuditLine, AuditLook, AuditLookRequest, AuditPage,
    AuditState, FigureTable, FiguresAnswer, RecordKind, subject_of,
};
use uuid::Uuid;

use super::{Caller, Engine, Lookup, Moment, figures, note};
use crate::{
    AuditBreak, Authority, Database, ServerError, Transaction, audit,
    database::{read, write},
    hexadecimal::hexadecimal,
    permission::with_roles,
    table,
};

/// Entries of the audit on a page.
const AT_ONCE: u64 = 500;

/// Who asks: a user with the roles of the account.
#[derive(Debug, Clone, Copy)]
pub struct Overseer<'o> {
    /// The user.
    pub caller: Caller,
    /// The roles beside the functions of the directory.
    pub roles: &'o [AccountRole],
}

impl Overseer<'_> {
    /// Who it is to the rules. None: nobody of the directory.
    fn subject(self, transaction: &mut dyn Transaction) -> Result<Option<Subject>, ServerError> {
        let subject = subject_of(&mut Lookup(transaction), self.caller.staff)?;
        Ok(subject.map(|subject| with_roles(subject, self.roles)))
    }
}

impl<D: Database, A: Authority> Engine<D, A> {
    /// The figures. Whoever knows no persons is not told small numbers. None: for whoever asks there are none.
    pub fn figures_for(
        &self,
        overseer: Overseer<'_>,
        moment: Moment,
    ) -> Result<Option<FiguresAnswer>, ServerError> {
        let found = read(&self.database, |transaction| {
            let subject = overseer.subject(transaction)?;
            let Some(subject) = subject.filter(|one| may_read_figures(one, moment.today)) else {
                return Ok(None);
            };
            let figures = figures::figures(transaction)?;
            Ok(Some((subject.is_bureau(), figures)))
        })?;
        let Some((knows_persons, figures)) = found else {
            return Ok(None);
        };
        self.enter_reading(overseer, moment, AuditAct::FiguresRead, "")?;
        Ok(Some(if knows_persons {
            answer(None, figures)
        } else {
            answer(Some(SMALLEST_TOLD), figures.concealed())
        }))
    }

    /// Entries of the audit from `from` on. None: for whoever asks there are none.
    pub fn audit_page(
        &self,
        overseer: Overseer<'_>,
        from: u64,
        moment: Moment,
    ) -> Result<Option<AuditPage>, ServerError> {
        let found = read(&self.database, |transaction| {
            if !reads_log(transaction, overseer, moment)? {
                return Ok(None);
            }
            // One more says whether there is a next page.
            let limit = AT_ONCE.saturating_add(1);
            let links = table::audit::list_from(transaction, from, limit)?;
            let mut entries: Vec<AuditLine> = links.into_iter().map(line).collect();
            let more = u64::try_from(entries.len()).is_ok_and(|found| found > AT_ONCE);
            let next = if more { entries.pop() } else { None };
            let next = next.map(|line| line.n);
            Ok(Some(AuditPage { entries, next }))
        })?;
        if let Some(page) = &found {
            let last = page.entries.last().map_or(from, |line| line.n);
            self.enter_reading(
                overseer,
                moment,
                AuditAct::AuditRead,
                &format!("{from} to {last}"),
            )?;
        }
        Ok(found)
    }

    /// Entries of the audit between two moments, the latest first, with the names of those who acted. None: for whoever
    /// asks there are none.
    pub fn look_at_audit(
        &self,
        overseer: Overseer<'_>,
        request: &AuditLookRequest,
        moment: Moment,
    ) -> Result<Option<AuditLook>, ServerError> {
        let found = read(&self.database, |transaction| {
            if !reads_log(transaction, overseer, moment)? {
                return Ok(None);
            }
            let entered = entered_between(transaction, request.from, request.until)?;
            let end = request.before.map_or(entered.end, |n| n.min(entered.end));
            let limit = u64::from(request.limit).min(AT_ONCE);
            let links = table::audit::list_back(transaction, entered.start, end, limit)?;
            let entries: Vec<AuditLine> = links.into_iter().map(line).collect();
            Ok(Some(AuditLook {
                total: entered.end.saturating_sub(entered.start),
                names: names(transaction, &entries)?,
                entries,
            }))
        })?;
        if let Some(page) = &found {
            let n = |line: Option<&AuditLine>| line.map_or(0, |line| line.n);
            let (first, last) = (n(page.entries.last()), n(page.entries.first()));
            self.enter_reading(
                overseer,
                moment,
                AuditAct::AuditRead,
                &format!("{first} to {last}"),
            )?;
        }
        Ok(found)
    }

    /// Walks the whole audit. None: for whoever asks there is none.
    pub fn audit_state(
        &self,
        overseer: Overseer<'_>,
        moment: Moment,
    ) -> Result<Option<AuditState>, ServerError> {
        let head = read(&self.database, |transaction| {
            let may = reads_log(transaction, overseer, moment)?;
            may.then(|| audit::head(transaction)).transpose()
        })?;
        let Some(head) = head else {
            return Ok(None);
        };
        let broken_at = match self.verify_audit(None)? {
            Some(AuditBreak::At(n)) => Some(n),
            // Only a head that was kept elsewhere shows the others.
            _ => None,
        };
        self.enter_reading(overseer, moment, AuditAct::AuditVerify, "")?;
        Ok(Some(AuditState {
            entries: head.entries,
            hash: hexadecimal(&head.hash),
            broken_at,
        }))
    }

    fn enter_reading(
        &self,
        overseer: Overseer<'_>,
        moment: Moment,
        act: AuditAct,
        remark: &str,
    ) -> Result<(), ServerError> {
        write(&self.database, |transaction, _| {
            note(transaction, moment, Some(overseer.caller), act, remark)
        })
    }
}

fn line((n, entry, hash): table::audit::Link) -> AuditLine {
    AuditLine {
        n,
        entry,
        hash: hexadecimal(&hash),
    }
}

/// The numbers of the entries between two moments. They are dense, and the clock by which they were entered goes forward;
/// where it was once put back, a border can lie that much beside the moment.
fn entered_between(
    transaction: &mut dyn Transaction,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
) -> Result<Range<u64>, ServerError> {
    let end = audit::head(transaction)?.entries.saturating_add(1);
    let mut first_at = |moment: DateTime<Utc>| -> Result<u64, ServerError> {
        let (mut low, mut high) = (1, end);
        while low < high {
            let middle = low.midpoint(high);
            let links = table::audit::list_from(transaction, middle, 1)?;
            let entry: Option<AuditEntry> = links
                .first()
                .map(|(_, text, _)| serde_json::from_str(text))
                .transpose()?;
            if entry.is_some_and(|entry| entry.at < moment) {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        Ok(low)
    };
    let start = from.map_or(Ok(1), &mut first_at)?;
    let end = until.map_or(Ok(end), &mut first_at)?;
    Ok(start..end.max(start))
}

/// The names of those who acted, and of those on whose accounts.
fn names(
    transaction: &mut dyn Transaction,
    lines: &[AuditLine],
) -> Result<BTreeMap<Uuid, String>, ServerError> {
    let mut wanted = BTreeSet::new();
    for line in lines {
        let entry: AuditEntry = serde_json::from_str(&line.entry)?;
        let account = entry
            .record
            .filter(|_| entry.kind == Some(RecordKind::Staff));
        wanted.extend(entry.staff.map(|staff| staff.0).into_iter().chain(account));
    }
    let mut names = BTreeMap::new();
    for id in wanted {
        let record = table::record::find(transaction, id)?;
        if let Some(record) = record.filter(|record| record.kind == RecordKind::Staff) {
            names.insert(id, record.aggregate::<Staff>()?.full_name());
        }
    }
    Ok(names)
}

fn reads_log(
    transaction: &mut dyn Transaction,
    overseer: Overseer<'_>,
    moment: Moment,
) -> Result<bool, ServerError> {
    let subject = overseer.subject(transaction)?;
    Ok(subject.is_some_and(|subject| may_read_log(&subject, moment.today)))
}

fn answer(smallest: Option<u64>, figures: Figures) -> FiguresAnswer {
    let table = |Table { total, cells }| FigureTable { total, cells };
    let years = figures.years.into_iter().map(|(year, tables)| {
        let tables = tables.into_iter();
        let named = tables.map(|(dimension, one)| (dimension.code().to_owned(), table(one)));
        (year, named.collect())
    });
    FiguresAnswer {
        smallest,
        years: years.collect(),
    }
}
