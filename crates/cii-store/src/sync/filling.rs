//! Putting the first pull of an office in place where nothing is yet: each page as it comes, in a transaction of its own,
//! so that whoever is interrupted goes on at the page where it was.
//!
//! Nobody builds on what is half there: it is completed when the last page has come, at the latest when the database opens
//! again, and before that nothing can be changed.

use cii_sync::{End, Leaving, Page};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{
    apply::{Applied, apply_staged, move_on, tell, write},
    purge::clear_history,
};
use crate::{
    Store, StoreError, blob, projection,
    table::{act, history, meta, mirror, record, stage},
};

/// Whether a pull finds nothing here with which it would have to be reconciled.
pub(super) fn is_possible(store: &Store) -> Result<bool, StoreError> {
    let connection = &store.connection;
    if meta::is_filling(connection)? {
        return Ok(true);
    }
    Ok(store.cookie.is_none()
        && store.staged.is_none()
        && act::next_n(connection)? == 1
        && !mirror::is_there(connection)?)
}

/// Completes what was interrupted after its last page. Refuses while pages are still to come.
pub(crate) fn go_on(store: &mut Store) -> Result<(), StoreError> {
    if !meta::is_filling(&store.connection)? {
        return Ok(());
    }
    match apply_staged(store, false)? {
        Applied::Incomplete => Err(StoreError::Filling),
        _ => Ok(()),
    }
}

/// Forgets the pages that came, and takes out what is half in place. The next ones may not bring it again, since meanwhile
/// it may have been closed.
pub(super) fn give_up(connection: &Connection) -> Result<(), StoreError> {
    if meta::is_filling(connection)? {
        meta::set_filling(connection, false)?;
        mirror::clear(connection)?;
        record::clear(connection)?;
        clear_history(connection, 0)?;
        projection::rebuild(connection)?;
        meta::set_purge_due(connection, true)?;
    }
    if stage::clear(connection)? {
        meta::set_purge_due(connection, true)?;
    }
    Ok(())
}

/// Writes the rows that gather from several records, a part at a time. With the index of the search it shows.
pub(super) fn complete(store: &mut Store, end: &End) -> Result<Applied, StoreError> {
    let mut is_more = true;
    while is_more {
        let transaction = begin(store)?;
        is_more = projection::situation::extend(&transaction)?;
        transaction.commit()?;
    }
    let transaction = begin(store)?;
    projection::search::fill(&transaction)?;
    let changed = mirror::count(&transaction)?;
    meta::set_filling(&transaction, false)?;
    move_on(&transaction, end)?;
    transaction.commit()?;
    store.staged = None;
    store.cookie = Some(end.cookie);
    drop(blob::finish_purge(&store.connection, &store.folder, false));
    Ok(Applied::Done { changed })
}

fn begin(store: &mut Store) -> Result<Transaction<'_>, StoreError> {
    Ok(store
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Puts one page in place: nothing waits to be sent that would have to be replayed on it. Of the page itself stays how it
/// goes on.
pub(super) fn place(connection: &Connection, page: &Page) -> Result<(), StoreError> {
    if !meta::is_filling(connection)? {
        // What happened to records that came and went before is told anew.
        clear_history(connection, 0)?;
        meta::set_filling(connection, true)?;
    }
    for removed in &page.removed {
        if removed.why == Leaving::Closed {
            history::delete_record(connection, &removed.scope, removed.record)?;
        }
        mirror::delete(connection, removed.record)?;
        if let Some(before) = record::find(connection, removed.record)? {
            record::delete(connection, before.id)?;
            projection::write_own(connection, &before, None)?;
            meta::set_purge_due(connection, true)?;
        }
    }
    for confirmed in &page.puts {
        let before = record::find(connection, confirmed.id)?;
        write(connection, before.as_ref(), Some(confirmed), None)?;
        mirror::put_shown(connection, confirmed.id)?;
        projection::write_own(connection, confirmed, Some(confirmed))?;
    }
    tell(connection, &page.history)?;
    stage::clear(connection)?;
    stage::push(
        connection,
        &Page {
            closed: Vec::new(),
            removed: Vec::new(),
            puts: Vec::new(),
            history: Vec::new(),
            next: page.next.clone(),
        },
    )
}
