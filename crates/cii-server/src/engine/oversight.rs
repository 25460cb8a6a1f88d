//! Figures and log, for those who may know them and nothing else. Reading either is entered in the log.

use cii_domain::{
    access::{Role, Subject, may_read_figures, may_read_log},
    statistics::{Figures, SMALLEST_TOLD, Table},
};
use cii_sync::{AccountRole, AuditLine, AuditPage, AuditState, FigureTable, FiguresAnswer};

use super::{Caller, Engine, Lookup, Moment, figures, note};
use crate::{
    AuditBreak, Authority, Database, ServerError, Transaction, audit,
    database::{read, write},
    hexadecimal::hexadecimal,
    permission::subject_of,
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
        Ok(subject.map(|subject| {
            let roles = self.roles.iter().map(|role| match role {
                AccountRole::StatisticsReader => Role::StatisticsReader,
                AccountRole::Auditor => Role::Auditor,
            });
            roles.fold(subject, Subject::with)
        }))
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
        self.enter_reading(overseer, moment, "figures_read", "")?;
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
            let mut entries: Vec<AuditLine> = links
                .into_iter()
                .map(|(n, entry, hash)| AuditLine {
                    n,
                    entry,
                    hash: hexadecimal(&hash),
                })
                .collect();
            let more = u64::try_from(entries.len()).is_ok_and(|found| found > AT_ONCE);
            let next = if more { entries.pop() } else { None };
            let next = next.map(|line| line.n);
            Ok(Some(AuditPage { entries, next }))
        })?;
        if let Some(page) = &found {
            let last = page.entries.last().map_or(from, |line| line.n);
            self.enter_reading(overseer, moment, "audit_read", &format!("{from} to {last}"))?;
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
        self.enter_reading(overseer, moment, "audit_verify", "")?;
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
        act: &str,
        remark: &str,
    ) -> Result<(), ServerError> {
        write(&self.database, |transaction, _| {
            note(transaction, moment, Some(overseer.caller), act, remark)
        })
    }
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
