//! Bugs on purpose, by which the simulator is judged: it must find each of them.
//!
//! They exist only where the feature `sabotage` is on, which the simulator alone asks for. Everywhere else [`is`] is the
//! constant `false` and nothing of them is compiled.

/// A classic bug of synchronisation, put in the place where it would stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sabotage {
    /// The device notes where it stands before the data are in place.
    CursorBeforeData,
    /// A mutation that comes twice is applied twice.
    NoDedupe,
    /// A refused mutation does not advance the queue.
    RefusalBlocks,
    /// The outbox is sent in another order than it was written.
    OutOfOrder,
    /// Pages are applied as they come.
    NoStaging,
    /// Closed scopes stay on the device.
    DropIgnored,
    /// A changed profile does not send the records anew.
    ProfileWithoutRefill,
    /// Deletions are forgotten too early.
    TombstonePruned,
    /// A record that leaves for where the user may not see it stays.
    ExitMissing,
    /// Fields may be written that may not be seen.
    HiddenFieldAccepted,
    /// Only the state before a change is looked at.
    OnlyStateBefore,
    /// The later clock wins.
    LastWriterWins,
    /// What only makes sense as a whole is merged field by field.
    StrictMerged,
    /// A conflict is seen by all who see the record.
    ConflictWider,
    /// The counter goes on where the restored database stood.
    NoJump,
    /// Cookies of a lost line of history are served.
    OldCookieAccepted,
    /// Writing a record takes away what this version does not know.
    UnknownWiped,
    /// The audit is believed without a head kept elsewhere.
    AuditNotAnchored,
    /// Refused content is thrown away.
    QuarantineForgotten,
    /// Acknowledged changes are forgotten before a backup holds them.
    ForgottenBeforeBackup,
    /// A clone's changes count as acknowledged because the counter is.
    CloneTrusted,
    /// Grants are not made anew when a record changes.
    GrantsStale,
    /// A content counts as there before anybody looked whether it is what was said of it.
    BlobUnchecked,
}

impl Sabotage {
    /// Every one.
    pub const ALL: &'static [Self] = &[
        Self::CursorBeforeData,
        Self::NoDedupe,
        Self::RefusalBlocks,
        Self::OutOfOrder,
        Self::NoStaging,
        Self::DropIgnored,
        Self::ProfileWithoutRefill,
        Self::TombstonePruned,
        Self::ExitMissing,
        Self::HiddenFieldAccepted,
        Self::OnlyStateBefore,
        Self::LastWriterWins,
        Self::StrictMerged,
        Self::ConflictWider,
        Self::NoJump,
        Self::OldCookieAccepted,
        Self::UnknownWiped,
        Self::AuditNotAnchored,
        Self::QuarantineForgotten,
        Self::ForgottenBeforeBackup,
        Self::CloneTrusted,
        Self::GrantsStale,
        Self::BlobUnchecked,
    ];
}

#[cfg(feature = "sabotage")]
thread_local! {
    static ON: std::cell::Cell<Option<Sabotage>> = const { std::cell::Cell::new(None) };
}

/// Whether this bug is put in, on this thread.
#[cfg(feature = "sabotage")]
pub fn is(sabotage: Sabotage) -> bool {
    ON.get() == Some(sabotage)
}

/// Whether this bug is put in: never.
#[cfg(not(feature = "sabotage"))]
pub const fn is(_: Sabotage) -> bool {
    false
}

/// Puts one bug in, on this thread, or takes it out.
#[cfg(feature = "sabotage")]
pub fn put_in(sabotage: Option<Sabotage>) {
    ON.set(sabotage);
}
