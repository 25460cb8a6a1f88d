//! What the procurations of a situation allow.

use chrono::NaiveDate;
use cii_domain::{
    access::Group,
    due::ENDING_AHEAD_DAYS,
    person::Person,
    procuration::{Procuration, ProcurationState, propose_days},
};

use crate::api::{
    attachments::AttachmentView,
    file::{GrantView, ProcurationView, ProposedProcurationView},
    message::{MessageView, ParamView, StatusView, Tone, WrittenTextView},
};

/// What the procurations of a situation allow today, in one status.
pub(super) fn procuration_status(procurations: &[Procuration], today: NaiveDate) -> StatusView {
    let newest = |state: ProcurationState| {
        procurations
            .iter()
            .find(|procuration| procuration.state_on(today) == state)
    };
    if let Some(active) = newest(ProcurationState::Active) {
        return status_of(active, today);
    }
    for state in [
        ProcurationState::Revoked,
        ProcurationState::Expired,
        ProcurationState::Signed,
        ProcurationState::DrawnUp,
    ] {
        if let Some(procuration) = newest(state) {
            return status_of(procuration, today);
        }
    }
    StatusView::new(Tone::Blocked, MessageView::new("procuration_missing"))
}

fn status_of(procuration: &Procuration, today: NaiveDate) -> StatusView {
    let last_day = procuration.last_day();
    let left = last_day.signed_duration_since(today).num_days();
    match procuration.state_on(today) {
        ProcurationState::Active if left <= ENDING_AHEAD_DAYS => StatusView::new(
            Tone::Waiting,
            MessageView::new("procuration_expiring")
                .with("count", ParamView::Number(left))
                .with("until", ParamView::Date(last_day)),
        ),
        ProcurationState::Active => StatusView::new(
            Tone::Done,
            MessageView::new("procuration_active").with("until", ParamView::Date(last_day)),
        ),
        ProcurationState::DrawnUp => {
            StatusView::new(Tone::Draft, MessageView::new("procuration_drawn_up"))
        }
        ProcurationState::Signed => StatusView::new(
            Tone::Waiting,
            MessageView::new("procuration_signed")
                .with("from", ParamView::Date(procuration.starts_on)),
        ),
        ProcurationState::Expired => StatusView::new(
            Tone::Late,
            MessageView::new("procuration_expired").with("on", ParamView::Date(last_day)),
        ),
        ProcurationState::Revoked => {
            StatusView::new(Tone::Blocked, MessageView::new("procuration_revoked"))
        }
        ProcurationState::Replaced => {
            StatusView::new(Tone::Neutral, MessageView::new("procuration_replaced"))
        }
    }
}

pub(super) fn procuration_view(
    procuration: &Procuration,
    person: &Person,
    today: NaiveDate,
    attachments: Vec<AttachmentView>,
    rights: Vec<Group>,
) -> ProcurationView {
    ProcurationView {
        id: procuration.id,
        state: procuration.state_on(today),
        status: status_of(procuration, today),
        drawn_up_on: procuration.drawn_up_on,
        signed_on: procuration.signed_on,
        starts_on: procuration.starts_on,
        ends_on: procuration.ends_on,
        last_day: procuration.last_day(),
        signed_by_representative: procuration.signed_by_representative,
        missing_signer: procuration
            .find_missing_signer(person, today)
            .map(|representative| representative.name.clone()),
        grants: procuration
            .grants
            .iter()
            .map(|grant| GrantView {
                institution: grant.institution.clone(),
                categories: grant.categories.iter().copied().collect(),
            })
            .collect(),
        revoked_on: procuration
            .revocation
            .as_ref()
            .map(|revocation| revocation.on),
        revocation_reason: procuration
            .revocation
            .as_ref()
            .and_then(|revocation| WrittenTextView::find(revocation.language, &revocation.reason)),
        attachments,
        rights,
    }
}

/// What the form for one more procuration begins with.
pub(super) fn proposed_view(
    existing: &[Procuration],
    today: NaiveDate,
    can_record_signature: bool,
) -> ProposedProcurationView {
    let (starts_on, ends_on) = propose_days(existing, today);
    ProposedProcurationView {
        starts_on,
        ends_on,
        can_record_signature,
    }
}
