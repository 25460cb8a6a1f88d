//! What happens to a session before it is held: it gets a table and a date, letters go out, answers come in, it is put
//! off or given up.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::{
    Block, CalledOff, Channel, Invitee, InviteeState, Leaving, Place, ReadinessRule, Reply, Role,
    Sending, SendingKind, Session, SessionKind, SessionState,
};
use crate::{
    InviteeId, Language, SessionId,
    error_code::ErrorCode,
    readiness::{RuleState, is_ready},
    situation::Situation,
};

/// Days before a session by which answers are asked for.
const REPLY_BEFORE_DAYS: i64 = 7;
/// Days within which answers are asked for when a session is near.
const REPLY_WITHIN_DAYS: i64 = 2;

/// Why an act on a session is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// It was held or given up.
    #[error("the session is over")]
    Over,
    /// It has no date.
    #[error("the session has no date")]
    WithoutDate,
    /// Its day has not come.
    #[error("the session is still to come")]
    InFuture,
    /// Nobody of this identity sits at the table.
    #[error("no such invitee")]
    NoSuchInvitee,
    /// Somebody was told of the session and is expected.
    #[error("told and expected")]
    Told,
    /// Somebody sits at the table already.
    #[error("already at the table")]
    AlreadyInvited,
    /// The invitee was told where the session stands, or is not to be told of it.
    #[error("nothing to tell")]
    NothingToTell,
    /// Nobody comes instead of the person.
    #[error("the person is not replaced")]
    PersonReplaced,
    /// A substitute of another institution, whose function is not that of the seat either.
    #[error("of another institution")]
    OtherInstitution,
    /// No answer of this invitee is awaited.
    #[error("no answer is awaited")]
    NotAwaited,
    /// A letter went out to this invitee today.
    #[error("told today")]
    ToldToday,
    /// This kind of session does not decide that.
    #[error("no decision of such a session")]
    NoSuchDecision,
    /// It was not held.
    #[error("the session was not held")]
    NotHeld,
    /// Nothing is written that could be approved.
    #[error("the minutes are not written")]
    MinutesMissing,
    /// The minutes are approved and do not change any more.
    #[error("the minutes are approved")]
    MinutesApproved,
    /// No letter is recorded that could be taken back.
    #[error("nothing was sent")]
    NothingSent,
    /// The invitee answered, and so had the letter.
    #[error("the letter was answered")]
    LetterAnswered,
    /// The session got another date since, and the answers to the former one are gone.
    #[error("the letter tells a former date")]
    LetterOutdated,
    /// This invitee was called off, and nothing more is asked of them.
    #[error("the invitee was called off")]
    InviteeCalledOff,
}

impl ErrorCode for SessionError {
    fn code(&self) -> &'static str {
        match self {
            Self::Over => "session_over",
            Self::WithoutDate => "session_without_date",
            Self::InFuture => "session_in_future",
            Self::NoSuchInvitee => "no_such_invitee",
            Self::Told => "invitee_told",
            Self::AlreadyInvited => "already_invited",
            Self::NothingToTell => "nothing_to_tell",
            Self::NoSuchDecision => "no_such_decision",
            Self::PersonReplaced => "person_replaced",
            Self::OtherInstitution => "substitute_of_another",
            Self::NotAwaited => "reply_not_awaited",
            Self::ToldToday => "told_today",
            Self::NotHeld => "session_not_held",
            Self::MinutesMissing => "minutes_missing",
            Self::MinutesApproved => "minutes_approved",
            Self::NothingSent => "nothing_sent",
            Self::LetterAnswered => "letter_answered",
            Self::LetterOutdated => "letter_outdated",
            Self::InviteeCalledOff => "invitee_called_off",
        }
    }
}

/// How a session is called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallOff {
    /// It gets another date.
    Postpone,
    /// It will not take place.
    Cancel,
}

/// The day until which an answer is asked for in a letter written `today`: a week before the session, or soon where the
/// session is near, and in any case before its day. None: there is no day between, so the answer is wanted at once.
pub fn reply_by(session_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let shifted =
        |day: NaiveDate, days: i64| day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day);
    let day = shifted(session_on, -REPLY_BEFORE_DAYS)
        .max(shifted(today, REPLY_WITHIN_DAYS))
        .min(shifted(session_on, -1));
    (day > today).then_some(day)
}

impl Session {
    /// A session with its table, and nothing else decided: led by the coordinator or the member of the Bureau at the
    /// table, an empty block for every institution, in the language of the region.
    pub fn plan(
        id: SessionId,
        kind: SessionKind,
        situation: &Situation,
        invitees: Vec<Invitee>,
    ) -> Self {
        let mut session = Self {
            id,
            kind,
            situation: situation.id,
            state: SessionState::Planned,
            leader: None,
            starts_at: None,
            minutes: kind.usual_minutes(),
            language: Some(situation.region.language()),
            place: Place::Open,
            invitees,
            person_invited_because: String::new(),
            blocks: Vec::new(),
            waivers: Vec::new(),
            sequence: 0,
            handed_out: None,
            called_off: None,
            outcome: None,
            attachments: Vec::new(),
        };
        session.open_blocks();
        session.settle_leader();
        session
    }

    /// Refuses what only a session to come allows.
    pub fn refuse_unless_upcoming(&self) -> Result<(), SessionError> {
        if self.state.is_upcoming() {
            Ok(())
        } else {
            Err(SessionError::Over)
        }
    }

    /// Gives everybody at the table who speaks for an institution a block to fill; those that are there stay.
    pub fn open_blocks(&mut self) {
        for seat in &self.invitees {
            if let Some(institution) = &seat.institution
                && matches!(seat.role, Role::Respondent | Role::AnnouncingWorker)
                && !self
                    .blocks
                    .iter()
                    .any(|block| block.institution == *institution)
            {
                self.blocks.push(Block::empty(institution.clone()));
            }
        }
    }

    /// What an institution brings to the table, in place of what was there.
    pub fn fill_block(&mut self, mut block: Block, language: Language, today: NaiveDate) {
        let known = self
            .blocks
            .iter()
            .position(|known| known.institution == block.institution);
        let texts = |block: &Block| {
            [
                block.status.clone(),
                block.entitlement.clone(),
                block.measures_done.clone(),
                block.next_step.clone(),
            ]
        };
        block.filled_on = block.is_sufficient().then_some(today);
        block.language = texts(&block)
            .iter()
            .any(|text| !text.is_empty())
            .then_some(language);
        match known.and_then(|at| self.blocks.get_mut(at)) {
            Some(known) if texts(known) == texts(&block) => {}
            Some(known) => *known = block,
            None => self.blocks.push(block),
        }
    }

    /// Gives the session a date and a place. Whoever was told others must be told again, and an answer to another date
    /// is no answer to this one.
    pub fn move_to(
        &mut self,
        starts_at: NaiveDateTime,
        minutes: u16,
        place: Place,
    ) -> Result<(), SessionError> {
        self.refuse_unless_upcoming()?;
        let changed =
            self.starts_at != Some(starts_at) || self.minutes != minutes || self.place != place;
        if changed && self.is_told() {
            self.sequence += 1;
        }
        if self.starts_at != Some(starts_at) {
            self.reopen_replies();
        }
        self.starts_at = Some(starts_at);
        self.minutes = minutes;
        self.place = place;
        self.called_off = None;
        if self.state == SessionState::Postponed {
            self.state = SessionState::Planned;
        }
        Ok(())
    }

    fn reopen_replies(&mut self) {
        for invitee in &mut self.invitees {
            if matches!(
                invitee.reply,
                Reply::Accepted { .. } | Reply::Declined { .. }
            ) {
                invitee.reply = Reply::Open;
            }
        }
        self.settle_leader();
    }

    /// Puts the session off, so that it loses its date and its room, or gives it up. Whoever was told of it must be told.
    pub fn call_off(&mut self, how: CallOff, called_off: CalledOff) -> Result<(), SessionError> {
        self.refuse_unless_upcoming()?;
        match how {
            CallOff::Cancel => self.state = SessionState::Cancelled,
            CallOff::Postpone => {
                self.state = SessionState::Postponed;
                self.starts_at = None;
                if matches!(self.place, Place::Room(_)) {
                    self.place = Place::Open;
                }
                self.reopen_replies();
            }
        }
        self.called_off = Some(called_off);
        if self.is_told() {
            self.sequence += 1;
        }
        Ok(())
    }

    /// How many would have to be told if the session were called off so on `today`: who declined one date is asked again
    /// for the next, but need not hear that nothing takes place.
    pub fn foresee_to_tell(&self, how: CallOff, today: NaiveDate) -> usize {
        let mut session = self.clone();
        let called_off = CalledOff {
            on: today,
            reason: String::new(),
            language: None,
        };
        if session.call_off(how, called_off).is_err() {
            return 0;
        }
        let state = |invitee| session.invitee_state(invitee);
        let to_tell = session.invitees.iter().map(state);
        to_tell
            .filter(|state| *state == InviteeState::ToUpdate)
            .count()
    }

    /// Calls off one invitee; the session takes place without them. Whoever was told of it stays at the table, and is
    /// owed a letter that says so; whoever was not, or does not come anyway, simply leaves it.
    pub fn call_off_invitee(
        &mut self,
        id: InviteeId,
        called_off: CalledOff,
    ) -> Result<(), SessionError> {
        self.refuse_unless_upcoming()?;
        let seat = self.find_invitee_mut(id)?;
        match seat.leaving() {
            Leaving::AtOnce => return self.remove_invitee(id),
            Leaving::AfterLetter => return Err(SessionError::InviteeCalledOff),
            Leaving::ByCallOff => {}
        }
        let CalledOff {
            on,
            reason,
            language,
        } = called_off;
        seat.called_off = Some(on);
        seat.called_off_language = language.filter(|_| !reason.is_empty());
        seat.called_off_because = reason;
        self.settle_leader();
        Ok(())
    }

    /// Refuses a letter that tells nothing: to whoever knows where the session stands or does not come, of a session that
    /// was called off before they heard of it, or of one that is over. Who was called off is told that, and nothing else.
    pub fn refuse_invitation(&self, invitee: &Invitee) -> Result<(), SessionError> {
        let told = invitee.last_sending().map(|sending| sending.sequence);
        let is_called_off = matches!(
            self.state,
            SessionState::Postponed | SessionState::Cancelled
        );
        if !self.state.is_upcoming() && !is_called_off {
            Err(SessionError::Over)
        } else if invitee.is_to_call_off() {
            Ok(())
        } else if !invitee.is_expected()
            || told == Some(self.sequence)
            || (is_called_off && told.is_none())
        {
            Err(SessionError::NothingToTell)
        } else if self.told_date(invitee).is_none() {
            Err(SessionError::WithoutDate)
        } else {
            Ok(())
        }
    }

    /// A letter went out that tells where the session stands.
    pub fn record_invitation(
        &mut self,
        id: InviteeId,
        channel: Channel,
        on: NaiveDate,
    ) -> Result<(), SessionError> {
        let invitee = self.find_invitee(id).ok_or(SessionError::NoSuchInvitee)?;
        self.refuse_invitation(invitee)?;
        let kind = if invitee.is_to_call_off() {
            SendingKind::CallOff
        } else {
            SendingKind::Invitation
        };
        self.record_sending(id, channel, on, kind)
    }

    /// The number for calendar files that leave next. It is not `sequence`, which an undone move gives again: a calendar
    /// takes of two entries with one identity the one with the greater number (RFC 5546, 2.1.5) and cannot tell two with
    /// the same apart. So whatever leaves takes a number of its own, also where nothing changed or one invitee alone is
    /// called off; all that the standard asks is that it grows.
    pub fn next_calendar_number(&self) -> u32 {
        self.handed_out
            .map_or(self.sequence, |last| last.saturating_add(1))
    }

    /// Calendar files left with the next number.
    pub fn hand_out(&mut self) {
        self.handed_out = Some(self.next_calendar_number());
    }

    /// Refuses a reminder to whom no answer is awaited from: everybody else waits for another letter, or for none. Nobody
    /// is reminded on the day of a letter; that is a key pressed twice.
    pub fn refuse_reminder(
        &self,
        invitee: &Invitee,
        now: NaiveDateTime,
    ) -> Result<(), SessionError> {
        if !self.is_awaited(invitee, now) {
            return Err(SessionError::NotAwaited);
        }
        match invitee.last_sending() {
            Some(sending) if sending.on >= now.date() => Err(SessionError::ToldToday),
            _ => Ok(()),
        }
    }

    /// A reminder went out.
    pub fn record_reminder(
        &mut self,
        id: InviteeId,
        channel: Channel,
        now: NaiveDateTime,
    ) -> Result<(), SessionError> {
        let invitee = self.find_invitee(id).ok_or(SessionError::NoSuchInvitee)?;
        self.refuse_reminder(invitee, now)?;
        self.record_sending(id, channel, now.date(), SendingKind::Reminder)
    }

    fn record_sending(
        &mut self,
        id: InviteeId,
        channel: Channel,
        on: NaiveDate,
        kind: SendingKind,
    ) -> Result<(), SessionError> {
        let invitee = self.find_invitee(id).ok_or(SessionError::NoSuchInvitee)?;
        let sending = Sending {
            on,
            sequence: self.sequence,
            channel,
            kind,
            starts_at: self.told_date(invitee).ok_or(SessionError::WithoutDate)?,
        };
        self.find_invitee_mut(id)?.sendings.push(sending);
        Ok(())
    }

    /// Refuses to take back that the last letter to an invitee went out. A letter is recorded by hand or with its draft, so
    /// the record can be wrong while nothing left; it is right once somebody relied on it. So it stays when the invitee
    /// answered on its day or later (an answer of an earlier day stands on an earlier letter), when the session got
    /// another date since (the answers to the former one are gone, and nobody knows any more whether there was one), and
    /// when the invitee was called off because of it. A newer letter stands on the older ones, so only the last is taken
    /// back. What it does not touch is the number of a calendar file that left with it.
    pub fn refuse_taking_back(&self, invitee: &Invitee) -> Result<(), SessionError> {
        let is_called_off = matches!(
            self.state,
            SessionState::Postponed | SessionState::Cancelled
        );
        if !self.state.is_upcoming() && !is_called_off {
            return Err(SessionError::Over);
        }
        let last = invitee.last_sending().ok_or(SessionError::NothingSent)?;
        if last.kind == SendingKind::CallOff {
            return Ok(());
        }
        if invitee.called_off.is_some() {
            return Err(SessionError::InviteeCalledOff);
        }
        match invitee.reply {
            Reply::Accepted { on } | Reply::Declined { on } | Reply::Replaced { on, .. }
                if on >= last.on =>
            {
                Err(SessionError::LetterAnswered)
            }
            _ if last.sequence != self.sequence && Some(last.starts_at) != self.starts_at => {
                Err(SessionError::LetterOutdated)
            }
            _ => Ok(()),
        }
    }

    /// The last letter to an invitee did not go out.
    pub fn take_back_sending(&mut self, id: InviteeId) -> Result<(), SessionError> {
        let invitee = self.find_invitee(id).ok_or(SessionError::NoSuchInvitee)?;
        self.refuse_taking_back(invitee)?;
        self.find_invitee_mut(id)?.sendings.pop();
        Ok(())
    }

    /// The date of which a letter to the invitee speaks: that of the session; where it was put off, or the invitee alone
    /// was called off, the one told before.
    pub fn told_date(&self, invitee: &Invitee) -> Option<NaiveDateTime> {
        self.starts_at
            .filter(|_| invitee.called_off.is_none())
            .or_else(|| invitee.last_sending().map(|sending| sending.starts_at))
    }

    /// Sets the state that follows from invitations, replies and the check-list, while the session is being prepared.
    pub fn settle(&mut self, rules: &[RuleState]) {
        if !self.state.is_upcoming() || self.state == SessionState::Postponed {
            return;
        }
        let met = |rule: ReadinessRule| {
            rules
                .iter()
                .any(|state| state.rule == rule && state.is_settled())
        };
        self.state = if is_ready(rules) {
            SessionState::Ready
        } else if met(ReadinessRule::Invitations) && met(ReadinessRule::Quorum) {
            SessionState::Confirmed
        } else if self.is_told() {
            SessionState::Invited
        } else {
            SessionState::Planned
        };
    }
}
