//! Sessions that ask for something or come soon, and the answers they wait for.

use cii_domain::{
    Region,
    due::{PREPARE_DAYS, list_outstanding_replies},
    session::{SendingKind, Who},
};
use cii_store::Reader;

use super::late_first;
use crate::{
    AppError,
    api::{
        message::{MessageView, ParamView, StatusView},
        sessions::SessionRowView,
        today::OutstandingReplyView,
    },
    commands::sessions::{is_reachable, list_at_work},
    desk::Moment,
    people::People,
    session_file::SessionFile,
};

/// What the sessions of a region give to the day.
pub(super) struct Sessions {
    pub(super) rows: Vec<SessionRowView>,
    pub(super) replies: Vec<OutstandingReplyView>,
}

pub(super) fn list(
    r: &Reader<'_>,
    people: &People,
    at: Moment,
    here: impl Fn(Region) -> bool,
) -> Result<Sessions, AppError> {
    let files = SessionFile::list(r, people, list_at_work(r)?, at.local)?;
    let (mut rows, mut replies) = (Vec::new(), Vec::new());
    for file in files.iter().filter(|file| here(file.situation.region)) {
        let row = file.row(people, at.by);
        replies.extend(list_replies(file, &row, people));
        if row.stage.is_some() || comes_soon(&row, at) {
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| (row.starts_at.is_none(), row.starts_at));
    late_first(
        &mut replies,
        |reply| &reply.status,
        |reply| (reply.reminded_on.unwrap_or(reply.sent_on), reply.session_on),
    );
    Ok(Sessions { rows, replies })
}

fn comes_soon(row: &SessionRowView, at: Moment) -> bool {
    row.state.is_upcoming()
        && row
            .starts_at
            .is_some_and(|starts_at| (starts_at.date() - at.today()).num_days() <= PREPARE_DAYS)
}

fn list_replies(
    file: &SessionFile,
    row: &SessionRowView,
    people: &People,
) -> Vec<OutstandingReplyView> {
    let session = &file.session;
    let Some(session_on) = session.starts_at else {
        return Vec::new();
    };
    list_outstanding_replies(session, file.now)
        .into_iter()
        .filter_map(|outstanding| {
            let invitee = session.find_invitee(outstanding.invitee)?;
            let (name, language) = match invitee.who {
                Who::Person => (row.name.clone(), file.person.language),
                Who::Staff(id) => {
                    let staff = people.staff.get(&id)?;
                    (Some(people.name(id)), staff.language)
                }
            };
            let last = |kind| invitee.last_of(kind).map(|sending| sending.on);
            let is_reminder =
                |sending: &&cii_domain::session::Sending| sending.kind == SendingKind::Reminder;
            Some(OutstandingReplyView {
                session: session.id,
                invitee: invitee.id,
                name,
                institution: invitee.institution.clone(),
                language,
                number: row.number.clone(),
                session_on,
                sent_on: last(SendingKind::Invitation).unwrap_or(outstanding.sent_on),
                reminded_on: invitee
                    .last_sending()
                    .filter(is_reminder)
                    .map(|sending| sending.on),
                // Behind the mask nobody writes to a table.
                can_remind: row.name.is_some()
                    && is_reachable(file, people, invitee)
                    && session.refuse_reminder(invitee, file.now).is_ok(),
                status: StatusView::new(
                    outstanding.urgency().into(),
                    match outstanding.days {
                        0 => MessageView::new("today"),
                        days => MessageView::new("days").with("count", ParamView::Number(days)),
                    },
                ),
            })
        })
        .collect()
}
