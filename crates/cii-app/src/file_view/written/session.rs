//! What a session says of its table, the blocks of the institutions and what came out.

use cii_domain::session::{
    Block, Invitee, Outcome, Place, Reply, Sending, SendingKind, Waiver, Who,
};

use super::{Line, Named, date, institution, label, plain_code, text, under, with_date};
use crate::api::message::{MessageView, ParamView};

pub(super) fn block(
    Block {
        institution: key,
        status,
        entitlement,
        measures_done,
        next_step,
        filled_on,
        language: _,
    }: Block,
) -> Line {
    let filled = filled_on.map(date).unwrap_or_default();
    [
        institution(key),
        filled,
        under("status", &status),
        under("entitlement", &entitlement),
        under("measures_done", &measures_done),
        under("next_step", &next_step),
    ]
    .concat()
}

impl Named<'_> {
    pub(super) fn who(&self, who: Who) -> String {
        match who {
            Who::Person => self.person.to_owned(),
            Who::Staff(id) => self.people.name(id),
        }
    }

    pub(super) fn place(&self, place: Place) -> Line {
        match place {
            Place::Open => Vec::new(),
            Place::Room(id) => self
                .people
                .rooms
                .get(&id)
                .map(|room| text(&room.name))
                .unwrap_or_default(),
            Place::Video(address) => [plain_code("video"), text(&address)].concat(),
        }
    }

    pub(super) fn invitee(
        &self,
        Invitee {
            id: _,
            who,
            role,
            institution: key,
            sendings,
            reply,
            called_off,
            called_off_because,
            called_off_language: _,
        }: Invitee,
    ) -> Line {
        let reply = match reply {
            Reply::Open => Vec::new(),
            Reply::Accepted { on } => with_date("accepted", on),
            Reply::Declined { on } => with_date("declined", on),
            Reply::Replaced { on, by } => {
                let successor = self.invitees.iter().find(|invitee| invitee.id == by);
                let name = successor.map(|invitee| under("successor", &self.who(invitee.who)));
                [with_date("replaced", on), name.unwrap_or_default()].concat()
            }
        };
        [
            text(&self.who(who)),
            label("role", role.code()),
            key.map(institution).unwrap_or_default(),
            sendings.into_iter().flat_map(sending).collect(),
            reply,
            called_off
                .map(|on| with_date("called_off", on))
                .unwrap_or_default(),
            text(&called_off_because),
        ]
        .concat()
    }

    pub(super) fn waiver(
        &self,
        Waiver {
            rule,
            reason,
            language: _,
            by,
            on,
        }: Waiver,
    ) -> Line {
        [
            label("readiness_rule", rule.code()),
            text(&reason),
            date(on),
            self.by(by),
        ]
        .concat()
    }

    pub(super) fn outcome(
        &self,
        Outcome {
            decision,
            minutes,
            language: _,
            approval,
        }: Outcome,
    ) -> Line {
        let approval = approval
            .map(|approval| [with_date("approved", approval.on), self.by(approval.by)].concat());
        [
            label("decision", decision.code()),
            text(&minutes),
            approval.unwrap_or_default(),
        ]
        .concat()
    }
}

fn sending(
    Sending {
        on,
        sequence: _,
        channel,
        kind,
        starts_at: _,
    }: Sending,
) -> Line {
    let code = match kind {
        SendingKind::Invitation => "invited",
        SendingKind::Reminder => "reminded",
        SendingKind::CallOff => "withdrawn",
    };
    let channel = ParamView::Label(format!("domain.channel.{}", channel.code()));
    vec![
        MessageView::new(code)
            .with("on", ParamView::Date(on))
            .with("channel", channel),
    ]
}
