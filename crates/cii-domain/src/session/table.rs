//! Who sits at the table, what they answered, and who leads it.

use chrono::NaiveDate;

use super::{Invitee, Leaving, Reply, Session, SessionError, Who};
use crate::{InviteeId, staff::Staff};

fn refuse_told(seat: &Invitee) -> Result<(), SessionError> {
    match seat.leaving() {
        Leaving::AtOnce => Ok(()),
        Leaving::ByCallOff | Leaving::AfterLetter => Err(SessionError::Told),
    }
}

/// What somebody called off answers is no answer any more.
fn refuse_called_off(seat: &Invitee) -> Result<(), SessionError> {
    if seat.called_off.is_some() {
        Err(SessionError::InviteeCalledOff)
    } else {
        Ok(())
    }
}

impl Invitee {
    /// Whether `substitute` can come instead: somebody of the same institution, or whose function is that of the seat.
    pub(super) fn takes_instead(&self, substitute: &Staff) -> bool {
        self.institution.as_ref() == Some(&substitute.institution)
            || self.role.suits(&substitute.functions)
    }

    /// Takes it back that they were called off. Who heard of it begins anew, since the letters and the answer of then no
    /// longer hold; who did not is expected as before. The history of the session keeps both.
    fn invite_again(&mut self) {
        if self.is_to_call_off() {
            self.called_off = None;
            self.called_off_because = String::new();
            self.called_off_language = None;
        } else {
            *self = Self::new(self.id, self.who, self.role, self.institution.take());
        }
    }
}

impl Session {
    /// Who leads, as long as they sit at the table and have not declined.
    pub fn find_leader(&self) -> Option<&Invitee> {
        let leader = Who::Staff(self.leader?);
        self.invitees
            .iter()
            .find(|seat| seat.who == leader && seat.can_lead())
    }

    /// Who led and does not any more hands over to the substitute, else to the first at the table who can; where nobody
    /// can, nobody leads. As long as the leader stays, somebody new changes nothing.
    pub(super) fn settle_leader(&mut self) {
        if self.find_leader().is_some() {
            return;
        }
        let former = self.leader.map(Who::Staff);
        let substitute = self
            .invitees
            .iter()
            .find(|seat| Some(seat.who) == former)
            .and_then(|seat| match seat.reply {
                Reply::Replaced { by, .. } => self.find_invitee(by),
                _ => None,
            });
        let next = substitute
            .filter(|seat| seat.can_lead())
            .or_else(|| self.invitees.iter().find(|seat| seat.can_lead()));
        self.leader = next.and_then(Invitee::staff);
    }

    pub(super) fn find_invitee_mut(&mut self, id: InviteeId) -> Result<&mut Invitee, SessionError> {
        self.invitees
            .iter_mut()
            .find(|invitee| invitee.id == id)
            .ok_or(SessionError::NoSuchInvitee)
    }

    /// Nobody sits at a table twice.
    fn refuse_twice(&self, who: Who, seat: Option<InviteeId>) -> Result<(), SessionError> {
        let sits = |known: &Invitee| known.who == who && Some(known.id) != seat;
        if self.invitees.iter().any(sits) {
            Err(SessionError::AlreadyInvited)
        } else {
            Ok(())
        }
    }

    /// Puts somebody into a seat, or at the end of the table; whoever was called off is invited again where they sat. Who
    /// keeps the seat keeps its letters and its answer.
    pub fn seat(&mut self, seat: Option<InviteeId>, new: Invitee) -> Result<(), SessionError> {
        self.refuse_unless_upcoming()?;
        let former = self
            .invitees
            .iter_mut()
            .find(|known| seat.is_none() && known.who == new.who && known.called_off.is_some());
        let seat = former.map_or(seat, |known| {
            known.invite_again();
            Some(known.id)
        });
        self.refuse_twice(new.who, seat)?;
        let next = self
            .find_leader()
            .filter(|leader| Some(leader.id) == seat)
            .map_or(self.leader, |_| new.staff());
        match self
            .invitees
            .iter_mut()
            .find(|known| Some(known.id) == seat)
        {
            None => self.invitees.push(new),
            Some(known) if known.who == new.who => {
                known.role = new.role;
                known.institution = new.institution;
            }
            Some(known) => {
                refuse_told(known)?;
                let id = known.id;
                *known = Invitee { id, ..new };
            }
        }
        self.leader = next;
        self.open_blocks();
        self.settle_leader();
        Ok(())
    }

    /// Takes a place off the table. Whoever was told of the session stays until they have declined, somebody comes
    /// instead, or they heard that they were called off.
    pub fn remove_invitee(&mut self, id: InviteeId) -> Result<(), SessionError> {
        self.refuse_unless_upcoming()?;
        let seat = self.find_invitee(id).ok_or(SessionError::NoSuchInvitee)?;
        refuse_told(seat)?;
        self.invitees.retain(|known| known.id != id);
        self.settle_leader();
        Ok(())
    }

    /// The answer of an invitee.
    pub fn record_reply(&mut self, id: InviteeId, reply: Reply) -> Result<(), SessionError> {
        self.refuse_unless_upcoming()?;
        let seat = self.find_invitee_mut(id)?;
        refuse_called_off(seat)?;
        seat.reply = reply;
        self.settle_leader();
        Ok(())
    }

    /// `substitute` takes the seat `new` instead of an invitee, in the same capacity: somebody of the same institution, or
    /// whose function is that of the seat. Nobody comes instead of the person.
    pub fn record_substitute(
        &mut self,
        id: InviteeId,
        on: NaiveDate,
        new: InviteeId,
        substitute: &Staff,
    ) -> Result<(), SessionError> {
        self.refuse_unless_upcoming()?;
        let who = Who::Staff(substitute.id);
        self.refuse_twice(who, None)?;
        let seat = self.find_invitee_mut(id)?;
        if seat.who == Who::Person {
            return Err(SessionError::PersonReplaced);
        }
        refuse_called_off(seat)?;
        let role = seat.role;
        if !seat.takes_instead(substitute) {
            return Err(SessionError::OtherInstitution);
        }
        let institution = Some(substitute.institution.clone());
        seat.reply = Reply::Replaced { on, by: new };
        self.invitees
            .push(Invitee::new(new, who, role, institution));
        self.open_blocks();
        self.settle_leader();
        Ok(())
    }
}
