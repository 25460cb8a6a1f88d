//! What is due: the day limits are the domain's, here they are joined and named.

mod calendar;
mod files;
mod own;
mod sessions;

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use cii_domain::{Region, StaffId, staff::Staff};
use cii_store::{Reader, SituationRow};

use crate::{
    App, AppError,
    api::{
        message::{MessageView, NothingRequest, StatusView, Tone},
        office::{PreferencesView, TodayScope},
        today::*,
    },
    desk::{Desk, Moment},
    people::People,
    rights::keeps_files,
};

/// What was due at one moment to one person in one region, worked out once for the start page and for the number in the
/// rail.
pub(crate) struct Day {
    /// The number of changes up to then.
    changes: u64,
    minute: NaiveDateTime,
    by: StaffId,
    /// The day on which the rules judged.
    judged_on: Option<NaiveDate>,
    view: TodayView,
}

pub(crate) fn get_today(app: &App, _: NothingRequest) -> Result<TodayView, AppError> {
    app.at_desk(|desk| Ok(work_out(desk)?.clone()))
}

/// How much is due.
pub(crate) fn count_due(desk: &mut Desk<'_>) -> Result<u32, AppError> {
    Ok(work_out(desk)?.due)
}

fn work_out<'d>(desk: &'d mut Desk<'_>) -> Result<&'d TodayView, AppError> {
    let (at, judged_on) = (desk.at, desk.judged_on());
    let user: Staff = desk.read(|r| Ok(r.get(&at.by)?))?;
    let own = !keeps_files(&user, judged_on);
    let region = shown_region(&user, desk.preferences).filter(|_| !own);
    // What is due changes with the minute at most: sessions end on one.
    let minute = at.local.with_second(0).unwrap_or(at.local);
    let minute = minute.with_nanosecond(0).unwrap_or(minute);
    let changes = desk.office.store.changes();
    let known = desk.office.day.take().filter(|day| {
        (day.changes, day.minute, day.by, day.view.region) == (changes, minute, at.by, region)
            && day.judged_on == judged_on
    });
    let day = if let Some(day) = known {
        day
    } else {
        let done = list_done(desk)?;
        let view = desk.read(|r| {
            if own {
                own::view(r, &user, at, judged_on, done)
            } else {
                view(r, region, at, done)
            }
        })?;
        let by = at.by;
        Day {
            changes,
            minute,
            by,
            judged_on,
            view,
        }
    };
    Ok(&desk.office.day.insert(day).view)
}

/// The region that the user chose; until then the user's own, and the whole canton for who serves it.
fn shown_region(user: &Staff, preferences: &PreferencesView) -> Option<Region> {
    match preferences.today_scope {
        Some(TodayScope::Canton) => None,
        Some(TodayScope::Region(region)) => Some(region),
        None => user.home_region(),
    }
}

fn view(
    r: &Reader<'_>,
    region: Option<Region>,
    at: Moment,
    done: Vec<DoneTodayView>,
) -> Result<TodayView, AppError> {
    let people = People::load(r)?;
    let here = |other: Region| region.is_none_or(|region| region == other);
    let sessions::Sessions { rows, replies } = sessions::list(r, &people, at, here)?;
    let follow_ups = files::list_follow_ups(r, &people, at, here)?;
    let procurations = files::list_procurations(r, at, here)?;
    let contracts = files::list_contracts(r, at, here)?;
    let announcements = files::list_announcements(r, at, region)?;
    let fortnight = calendar::list_fortnight(r, at.today(), here)?;

    let asking = rows.iter().filter(|row| row.stage.is_some());
    let statuses: Vec<&StatusView> = asking
        .map(|row| &row.status)
        .chain(replies.iter().map(|row| &row.status))
        .chain(follow_ups.iter().map(|row| &row.status))
        .chain(procurations.iter().map(|row| &row.status))
        .chain(contracts.iter().map(|row| &row.status))
        .chain(announcements.iter().map(|row| &row.status))
        .collect();
    let late = statuses.iter().filter(|status| is_late(status)).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(TodayView {
        today: at.today(),
        region,
        own: false,
        due: count(statuses.len()),
        late: count(late),
        sessions: rows,
        invitations: Vec::new(),
        decisions: Vec::new(),
        replies,
        follow_ups,
        procurations,
        contracts,
        announcements,
        done,
        fortnight,
        next_holiday: calendar::next_holiday(at.today()),
    })
}

fn is_late(status: &StatusView) -> bool {
    matches!(status.tone, Tone::Late | Tone::Blocked)
}

/// What presses comes first, then what was due first.
fn late_first<T, K: Ord>(
    rows: &mut [T],
    status: impl Fn(&T) -> &StatusView,
    due: impl Fn(&T) -> K,
) {
    rows.sort_by_key(|row| (!is_late(status(row)), due(row)));
}

fn name_of(row: &SituationRow) -> Option<String> {
    let name = format!("{} {}", row.first_name, row.name);
    Some(name.trim().to_owned()).filter(|name| row.visible && !name.is_empty())
}

/// What the user did today, newest first.
fn list_done(desk: &Desk<'_>) -> Result<Vec<DoneTodayView>, AppError> {
    Ok(desk
        .read(|r| Ok(r.list_acts(desk.at.by, 12)?))?
        .into_iter()
        .map(|act| (cii_domain::zurich(act.at), act.code))
        .filter(|(at, code)| code != "load" && at.date() == desk.at.today())
        .map(|(at, code)| DoneTodayView {
            act: MessageView::new(code),
            at,
        })
        .collect())
}
