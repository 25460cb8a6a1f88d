//! Invitees who have not answered.

use chrono::{NaiveDate, NaiveDateTime};

use super::Urgency;
use crate::{InviteeId, session::Session};

/// Days within which an invitee is expected to answer.
pub const REPLY_DAYS: i64 = 7;

/// An invitee who has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutstandingReply {
    /// Who.
    pub invitee: InviteeId,
    /// The day of the last invitation or reminder.
    pub sent_on: NaiveDate,
    /// Days since.
    pub days: i64,
    /// Whether it is more than [`REPLY_DAYS`].
    pub late: bool,
}

impl OutstandingReply {
    /// How hard it presses.
    pub const fn urgency(&self) -> Urgency {
        if self.late {
            Urgency::Late
        } else {
            Urgency::Waiting
        }
    }
}

/// The replies outstanding to a session that is still to come, the oldest first. Whoever was told another date or place
/// waits for a letter of ours instead and is not among them.
pub fn list_outstanding_replies(session: &Session, now: NaiveDateTime) -> Vec<OutstandingReply> {
    let mut replies: Vec<OutstandingReply> = session
        .invitees
        .iter()
        .filter(|invitee| session.is_awaited(invitee, now))
        .filter_map(|invitee| {
            let sent_on = invitee.last_sending()?.on;
            let days = (now.date() - sent_on).num_days();
            Some(OutstandingReply {
                invitee: invitee.id,
                sent_on,
                days,
                late: days > REPLY_DAYS,
            })
        })
        .collect();
    replies.sort_by_key(|reply| (reply.sent_on, reply.invitee));
    replies
}
