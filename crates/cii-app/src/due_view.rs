//! How what is due is said.

use cii_domain::due::{ContractDue, ContractStage, FollowUpDue, ProcurationDue, ProcurationStage};

use crate::api::message::{MessageView, ParamView, StatusView, Tone};

/// `8 days late`, `in 6 days`.
pub(crate) fn follow_up_status(due: &FollowUpDue) -> StatusView {
    let code = if due.days_late > 0 {
        "days_late"
    } else {
        "in_days"
    };
    let count = ParamView::Number(due.days_late.abs());
    StatusView::new(
        due.urgency().into(),
        MessageView::new(code).with("count", count),
    )
}

/// `today.procuration.<code>`.
pub(crate) fn procuration_line(due: &ProcurationDue) -> MessageView {
    let line = MessageView::new(due.stage.code());
    match due.last_day {
        Some(day) => line.with("on", ParamView::Date(day)),
        None => line,
    }
}

pub(crate) fn procuration_status(due: &ProcurationDue) -> StatusView {
    use ProcurationStage as Stage;
    let message = match (due.stage, due.days_left) {
        (Stage::Revoked, _) => MessageView::new("procuration_revoked"),
        (Stage::Expired, _) => MessageView::new("procuration_expired"),
        (Stage::ToSign, _) => MessageView::new("procuration_to_sign"),
        (Stage::Within30 | Stage::Within60, Some(days)) => {
            MessageView::new("days").with("count", ParamView::Number(days))
        }
        (Stage::Missing | Stage::Within30 | Stage::Within60, _) => {
            MessageView::new("procuration_missing")
        }
    };
    StatusView::new(due.urgency().into(), message)
}

/// `today.contract.<code>`.
pub(crate) fn contract_line(due: &ContractDue, all: usize) -> MessageView {
    let number = |n: usize| ParamView::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let line = MessageView::new(due.stage.code())
        .with("count", number(all.saturating_sub(due.missing_signatures)))
        .with("all", number(all));
    match due.due {
        Some(day) => line.with("on", ParamView::Date(day)),
        None => line,
    }
}

/// What it waits for, or how late that is.
pub(crate) fn contract_status(due: &ContractDue) -> StatusView {
    let tone: Tone = due.urgency().into();
    if let (Tone::Late, Some(days)) = (tone, due.days_late) {
        let count = ParamView::Number(days);
        return StatusView::new(tone, MessageView::new("days").with("count", count));
    }
    // Signatures are on their way: that is work under way, not waiting.
    let tone = match due.stage {
        ContractStage::ToSign => Tone::Running,
        _ => tone,
    };
    let code = format!("contract_due_{}", due.stage.code());
    StatusView::new(tone, MessageView::new(code))
}
