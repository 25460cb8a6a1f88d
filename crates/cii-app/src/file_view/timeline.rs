//! The road of a situation: everything that has a day, what is still to come included.

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, StaffId,
    access::Group,
    contract::{Contract, ContractState},
    dates::add_months,
    due::find_follow_up_due,
    procuration::{Procuration, ProcurationState},
    session::{SessionKind, SessionState},
};

use super::File;
use crate::{
    api::{
        file::TimelineEntryView,
        message::{MessageView, ParamView, WrittenTextView},
    },
    commands::announcement::early_detection_message,
    session_file::SessionFile,
};

/// The lines of the road of `file`, newest first; what happened on the same day stays in the order in which it was put
/// down, turned round.
pub(super) fn list_entries(file: &File) -> Vec<TimelineEntryView> {
    let mut road = Road {
        file,
        entries: Vec::new(),
    };
    road.announcement();
    for procuration in &file.procurations {
        road.procuration(procuration);
    }
    road.identity();
    for session in &file.sessions {
        road.session(session);
    }
    road.care();
    for contract in &file.contracts {
        road.contract(contract);
    }
    road.follow_up();
    road.notes_and_closing();
    let mut entries = road.entries;
    entries.reverse();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.on));
    entries
}

struct Road<'a> {
    file: &'a File,
    entries: Vec<TimelineEntryView>,
}

impl Road<'_> {
    /// A line with nothing but its day and title.
    fn entry(&self, on: NaiveDate, title: MessageView) -> TimelineEntryView {
        TimelineEntryView {
            on,
            future: on > self.file.today,
            title,
            detail: None,
            missing: None,
            text: None,
            status: None,
            session: None,
            contract: None,
        }
    }

    fn add(&mut self, on: NaiveDate, title: MessageView) {
        let entry = self.entry(on, title);
        self.entries.push(entry);
    }

    fn add_with_detail(&mut self, on: NaiveDate, title: MessageView, detail: Option<MessageView>) {
        let entry = self.entry(on, title);
        self.entries.push(TimelineEntryView { detail, ..entry });
    }

    fn add_with_text(&mut self, on: NaiveDate, title: MessageView, text: Option<WrittenTextView>) {
        let entry = self.entry(on, title);
        self.entries.push(TimelineEntryView { text, ..entry });
    }

    /// `code` with the name of the member of staff who did it.
    fn by(&self, code: &str, staff: StaffId) -> MessageView {
        MessageView::new(code).with("name", ParamView::Text(self.file.people.name(staff)))
    }

    fn announcement(&mut self) {
        let situation = &self.file.situation;
        let announcement = &situation.announcement;
        let (received_on, began_on) = (announcement.received_on, announcement.follow_up_started_on);
        let of_service = |code: &str| of_institution(code, &announcement.service);
        if self.file.shows(Group::Announcement) {
            if let Some(on) = began_on {
                self.add(on, of_service("follow_up_began"));
            }
            let hint = early_detection_message(received_on, began_on).map(|hint| MessageView {
                code: format!("announced_{}", hint.code),
                params: hint.params,
            });
            self.add_with_detail(received_on, of_service("announced"), hint);
        }
        if let Some(on) = announcement.laci_rights_end_on {
            let coaching = MessageView::new("coaching_possible")
                .with("from", ParamView::Date(add_months(on, -3)));
            self.add_with_detail(on, MessageView::new("laci_rights_end"), Some(coaching));
        }
        if let Some(triage) = &situation.triage {
            let title = MessageView::new(format!("triage_{}", triage.outcome.code()));
            self.add_with_text(
                triage.on,
                title,
                WrittenTextView::find(triage.language, &triage.text),
            );
        }
    }

    fn procuration(&mut self, procuration: &Procuration) {
        if let Some(on) = procuration.signed_on {
            let institutions = procuration
                .grants
                .iter()
                .map(|grant| grant.institution.clone())
                .collect();
            let named = MessageView::new("procuration_names")
                .with("institutions", ParamView::Institutions(institutions))
                .with("until", ParamView::Date(procuration.last_day()));
            self.add_with_detail(on, MessageView::new("procuration_signed"), Some(named));
            if procuration.state_on(self.file.today) == ProcurationState::Active {
                self.add(procuration.last_day(), MessageView::new("procuration_ends"));
            }
        }
        if let Some(revocation) = &procuration.revocation {
            let title = MessageView::new("procuration_revoked");
            let reason = WrittenTextView::find(revocation.language, &revocation.reason);
            self.add_with_text(revocation.on, title, reason);
        }
    }

    fn identity(&mut self) {
        if let Some(confirmed) = &self.file.person.identity_confirmed {
            let by = self.by("by", confirmed.by);
            self.add_with_detail(
                confirmed.on,
                MessageView::new("identity_confirmed"),
                Some(by),
            );
        }
    }

    fn session(&mut self, file: &SessionFile) {
        let session = &file.session;
        let Some(start) = session.starts_at else {
            return;
        };
        let course = match session.state {
            SessionState::Cancelled => "cancelled",
            SessionState::Held | SessionState::MinutesInReview | SessionState::Approved => "held",
            _ => "planned",
        };
        let held = match session.kind {
            SessionKind::RoundTable => format!("round_table_{course}"),
            SessionKind::Assessment => format!("assessment_{course}"),
        };
        let title = MessageView::new(held).with("start", ParamView::DateTime(start));
        let outcome = session.outcome.as_ref();
        let decided = outcome.filter(|_| !file.held_back.contains(&Group::SessionDecision));
        let row = file.row(&self.file.people, self.file.viewer);
        let asks = session.state.is_upcoming() || row.stage.is_some();
        let entry = self.entry(start.date(), title);
        self.entries.push(TimelineEntryView {
            detail: decided.map(|outcome| {
                let decision = format!("domain.decision.{}", outcome.decision.code());
                MessageView::new("decision").with("decision", ParamView::Label(decision))
            }),
            text: outcome
                .and_then(|outcome| WrittenTextView::find(outcome.language, &outcome.minutes)),
            missing: row.missing,
            status: asks.then_some(row.status),
            session: Some(session.id),
            ..entry
        });
        if let Some(approval) = outcome.and_then(|outcome| outcome.approval) {
            let entry = self.entry(approval.on, MessageView::new("minutes_approved"));
            self.entries.push(TimelineEntryView {
                detail: Some(self.by("by", approval.by)),
                session: Some(session.id),
                ..entry
            });
        }
    }

    /// Services that are not sessions, and who leads the case.
    fn care(&mut self) {
        let situation = &self.file.situation;
        for service in &situation.services {
            if service.session.is_some() {
                continue;
            }
            let of_service = |code: &str| {
                let kind = format!("domain.service_kind.{}", service.kind.code());
                MessageView::new(code).with("service", ParamView::Label(kind))
            };
            self.add(service.started_on, of_service("service_began"));
            if let Some(on) = service.ended_on {
                self.add(on, of_service("service_ended"));
            }
        }
        if let Some(manager) = &situation.case_manager {
            self.add(manager.since, self.by("case_manager", manager.staff));
        }
    }

    fn contract(&mut self, contract: &Contract) {
        let today = self.file.today;
        // An amendment is called so, with its number.
        let of = |happened: &str| match contract.amendment {
            0 => MessageView::new(format!("contract_{happened}")),
            number => MessageView::new(format!("amendment_{happened}"))
                .with("amendment", ParamView::Number(i64::from(number))),
        };
        let mut add = |on: NaiveDate, title: MessageView| {
            let entry = self.entry(on, title);
            self.entries.push(TimelineEntryView {
                contract: Some(contract.id),
                ..entry
            });
        };
        if let Some(confirmation) = &contract.conformity {
            add(confirmation.on, of("conformity"));
        }
        let stands = !contract.state.is_editable() && contract.state != ContractState::NotConcluded;
        if let Some(on) = contract.starts_on.value()
            && stands
        {
            add(on, of("starts"));
        }
        if contract.state == ContractState::InForce {
            for review in contract.review_dates().filter(|day| *day > today) {
                add(review, of("review"));
            }
        }
    }

    /// The quarterly follow-ups, and the next one.
    fn follow_up(&mut self) {
        let situation = &self.file.situation;
        for follow_up in &situation.follow_ups {
            let title = self.by("followed_up", follow_up.by);
            let text = WrittenTextView::find(follow_up.language, &follow_up.text);
            self.add_with_text(follow_up.on, title, text);
        }
        let shown = [
            Group::CaseState,
            Group::Announcement,
            Group::CaseTriage,
            Group::CaseFollowUps,
        ]
        .into_iter()
        .all(|group| self.file.shows(group));
        if let Some(next) = find_follow_up_due(situation, self.file.today).filter(|_| shown) {
            self.add(next.due, MessageView::new("follow_up_due"));
        }
    }

    fn notes_and_closing(&mut self) {
        for note in &self.file.notes {
            let text = WrittenTextView::find(Some(note.language), &note.text);
            self.add_with_text(note.on, self.by("note", note.by), text);
        }
        if let Some(closing) = &self.file.situation.closing {
            let result = format!("domain.closing_result.{}", closing.result.code());
            let result = MessageView::new("result").with("result", ParamView::Label(result));
            self.add_with_detail(closing.on, MessageView::new("closed"), Some(result));
        }
    }
}

fn of_institution(code: &str, institution: &InstitutionKey) -> MessageView {
    MessageView::new(code).with("institution", ParamView::Institution(institution.clone()))
}
