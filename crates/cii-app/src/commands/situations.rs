//! The list of situations, the search before an announcement, the announcement, the triage.

use chrono::{Datelike, NaiveDate};
use cii_domain::{
    PersonId, SituationId, StaffId,
    dates::{Expectation, parse_typed_date},
    due::FollowUpDue,
    names::{Candidate, Sought, duplicate_hint},
    person::Person,
    procuration::ProcurationState,
    situation::{Situation, SituationState, Triage, TriageOutcome},
    staff::Staff,
};
use cii_store::{Order, Reader, RecordKind, SituationFilter, SituationRow, Slice};

use super::announcement::{self, early_detection_message};
use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, ParamView, StatusView, Tone},
        situations::*,
    },
    due_view::follow_up_status,
    file_view::state_status,
    form::Form,
    mask::{get_situation, refuse_unless_visible},
};

/// The most rows that one page carries.
const MOST_ROWS: u32 = 500;
/// Persons offered by the search that comes before an announcement.
const MOST_PERSONS: usize = 12;
/// Situations looked at for them: a common name has many files, and a birth date may be that of the last.
const MOST_LOOKED_AT: usize = 200;

pub(crate) fn list_situations(
    app: &App,
    request: ListSituationsRequest,
) -> Result<SituationListView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let order = match request.sort {
            SituationSort::Recent => Order::Newest,
            SituationSort::Oldest => Order::Oldest,
            SituationSort::Name => Order::Name,
            SituationSort::Announced => Order::Announced,
        };
        let slice = Slice {
            offset: usize::try_from(request.offset).unwrap_or(usize::MAX),
            limit: usize::try_from(request.limit.min(MOST_ROWS)).unwrap_or(0),
        };
        let filter = SituationFilter {
            query: request.query,
            regions: request.regions,
            registers: request.registers,
            states: request.states,
            services: request.services,
            coordinator: request.coordinator,
            procuration: request.procuration.map(|filter| match filter {
                ProcurationFilter::Active => cii_store::ProcurationFilter::Active,
                ProcurationFilter::Expiring => cii_store::ProcurationFilter::Expiring,
                ProcurationFilter::Expired => cii_store::ProcurationFilter::Expired,
                ProcurationFilter::Revoked => cii_store::ProcurationFilter::Revoked,
                ProcurationFilter::Missing => cii_store::ProcurationFilter::Missing,
            }),
            open_only: request.open_only,
        };
        let view = desk.read(|r| {
            let page = r.list_situations(&filter, order, slice, viewer, today)?;
            let of = r.count(RecordKind::Situation)?;
            Ok::<_, AppError>(SituationListView {
                total: u32::try_from(page.total).unwrap_or(u32::MAX),
                of: u32::try_from(of).unwrap_or(u32::MAX),
                capped: page.capped,
                rows: page
                    .rows
                    .into_iter()
                    .map(|row| row_view(row, today))
                    .collect(),
            })
        })?;
        if !filter.query.trim().is_empty() {
            let subjects = view.rows.iter().map(|row| row.id.0).collect();
            desk.witness_search(subjects, &filter.query);
        }
        Ok(view)
    })
}

/// One line of a list, masked where it must be.
pub(crate) fn row_view(row: SituationRow, today: NaiveDate) -> SituationRowView {
    let status = row_status(&row, today);
    let line = row_line(&row);
    let masked = !row.visible;
    let is_named = row.visible && !(row.name.is_empty() && row.first_name.is_empty());
    SituationRowView {
        id: row.situation,
        number: row.number.to_string(),
        name: is_named.then_some(row.name),
        first_name: is_named.then_some(row.first_name),
        masked,
        birth_date: row.birth_date.filter(|_| is_named),
        town: if is_named { row.place } else { String::new() },
        region: row.region,
        register: row.register,
        state: row.state,
        case_manager: (!row.case_manager_name.is_empty()).then_some(row.case_manager_name),
        announced_on: row.announced_on,
        line,
        status,
    }
}

fn row_line(row: &SituationRow) -> MessageView {
    if !row.visible {
        return MessageView::new("restricted");
    }
    let code = |kind: &str, code: &str| ParamView::Label(format!("domain.{kind}.{code}"));
    let announced = || match (&row.announced_by, row.announced_on) {
        (Some(service), Some(on)) => MessageView::new("announced")
            .with("institution", ParamView::Institution(service.clone()))
            .with("on", ParamView::Date(on)),
        // The number comes with its region, whoever sees it.
        _ => MessageView::new("region").with("region", code("region", row.region.code())),
    };
    if !row.state.is_some_and(SituationState::is_complex) {
        return announced();
    }
    match row.services.last() {
        Some(service) => {
            let line = if row.case_manager_name.is_empty() {
                "service"
            } else {
                "service_managed"
            };
            MessageView::new(line)
                .with("service", code("service_kind", service.code()))
                .with("name", ParamView::Text(row.case_manager_name.clone()))
        }
        None => announced(),
    }
}

fn row_status(row: &SituationRow, today: NaiveDate) -> StatusView {
    if !row.visible {
        return StatusView::new(Tone::Restricted, MessageView::new("restricted"));
    }
    let plain = |tone, code: &str| StatusView::new(tone, MessageView::new(code));
    let Some(state) = row.state else {
        return plain(Tone::Neutral, "number_only");
    };
    // Whoever is not shown how a situation is followed is not told that something is missing in it.
    if !state.is_complex() || !row.shows_follow_ups {
        return state_status(state);
    }
    match row.procuration {
        Some(ProcurationState::Revoked) => {
            return plain(Tone::Blocked, "procuration_revoked_short");
        }
        Some(ProcurationState::Expired) => return plain(Tone::Late, "procuration_expired_short"),
        None | Some(ProcurationState::DrawnUp) => {
            return plain(Tone::Blocked, "procuration_missing_short");
        }
        _ => {}
    }
    let due = row
        .followed_up_on
        .map(|since| FollowUpDue::new(since, None, today))
        .filter(FollowUpDue::is_announced);
    match due {
        Some(due) => follow_up_status(&due),
        None => plain(Tone::Done, "up_to_date"),
    }
}

pub(crate) fn search_persons(
    app: &App,
    SearchPersonsRequest { query }: SearchPersonsRequest,
) -> Result<SimilarPersonsView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let view = desk.read(|r| {
            let persons = list_sought(r, &Sought::read(&query, today), today, viewer)?
                .into_iter()
                .map(|person| similar_view(r, person, None, viewer))
                .collect::<Result<_, _>>()?;
            Ok(SimilarPersonsView { persons })
        })?;
        let subjects = view
            .persons
            .iter()
            .flat_map(|found| {
                let situations = found.situations.iter().map(|situation| situation.id.0);
                std::iter::once(found.person.0).chain(situations)
            })
            .collect();
        desk.witness_search(subjects, &query);
        Ok(view)
    })
}

/// Whoever answers to what was typed: to the AVS number alone, or to each of birth date and words that is there.
fn list_sought(
    r: &Reader<'_>,
    sought: &Sought,
    today: NaiveDate,
    viewer: StaffId,
) -> Result<Vec<PersonId>, AppError> {
    let mut persons: Vec<PersonId> = Vec::new();
    if sought.avs.is_some() || sought.birth_date.is_some() {
        for id in r.list_persons_alike("", "", sought.birth_date, sought.avs.as_ref())? {
            if sought.fits(&r.get(&id)?, viewer) {
                persons.push(id);
            }
        }
    }
    if sought.avs.is_none() && !sought.words.is_empty() {
        let mut named: Vec<PersonId> = Vec::new();
        for row in r.search_situations(&sought.words, MOST_LOOKED_AT, viewer, today)? {
            if row.name.is_empty() && row.first_name.is_empty() {
                // A number without a name: nobody who could be announced again.
                continue;
            }
            let fits = sought.birth_date.is_none() || persons.contains(&row.person);
            if fits && !named.contains(&row.person) {
                named.push(row.person);
            }
        }
        persons = named;
    }
    persons.truncate(MOST_PERSONS);
    Ok(persons)
}

fn similar_view(
    r: &Reader<'_>,
    id: PersonId,
    reason: Option<MessageView>,
    viewer: StaffId,
) -> Result<SimilarPersonView, AppError> {
    let person: Person = r.get(&id)?;
    let visible = person.is_visible_to(viewer);
    let situations = r
        .list_of::<Situation>(&id)?
        .into_iter()
        .map(|situation| SimilarSituationView {
            id: situation.id,
            number: situation.number.to_string(),
            region: situation.region,
            state: situation.state,
        })
        .collect();
    Ok(SimilarPersonView {
        person: id,
        name: visible.then(|| person.full_name()),
        birth_date: person.birth_date.filter(|_| visible),
        town: if visible {
            person.address.town
        } else {
            String::new()
        },
        reason,
        situations,
    })
}

pub(crate) fn check_announcement(
    app: &App,
    AnnouncementRequest { draft }: AnnouncementRequest,
) -> Result<AnnouncementCheckView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let mut form = Form::new(today);
        announcement::read(
            &mut form,
            &draft,
            PersonId(desk.id()),
            desk.preferences.language,
        );
        let typed = |text: &str| parse_typed_date(text, today, Expectation::Past).ok();
        let early_detection = typed(&draft.received_on).and_then(|received| {
            early_detection_message(received, typed(&draft.follow_up_started_on))
        });
        let similar = if draft.person.is_none() {
            desk.read(|r| list_similar(r, &draft, today, viewer))?
        } else {
            Vec::new()
        };
        Ok(AnnouncementCheckView {
            fields: form.into_errors(),
            early_detection,
            similar,
        })
    })
}

fn list_similar(
    r: &Reader<'_>,
    draft: &AnnouncementDraft,
    today: NaiveDate,
    viewer: StaffId,
) -> Result<Vec<SimilarPersonView>, AppError> {
    let asked = Candidate {
        avs: cii_domain::avs::Avs::parse(&draft.avs).ok(),
        name: draft.name.clone(),
        first_name: draft.first_name.clone(),
        birth_date: parse_typed_date(&draft.birth_date, today, Expectation::Birth).ok(),
    };
    let mut similar = Vec::new();
    for id in r.list_persons_alike(
        &asked.name,
        &asked.first_name,
        asked.birth_date,
        asked.avs.as_ref(),
    )? {
        if draft.not_same_as.contains(&id) {
            continue;
        }
        let person: Person = r.get(&id)?;
        let known = Candidate {
            avs: person.avs,
            name: person.name,
            first_name: person.first_name,
            birth_date: person.birth_date,
        };
        if let Some(reason) = duplicate_hint(&asked, &known) {
            let reason = Some(MessageView::new(reason.code()));
            similar.push(similar_view(r, id, reason, viewer)?);
        }
        if similar.len() >= MOST_PERSONS {
            break;
        }
    }
    Ok(similar)
}

pub(crate) fn announce(
    app: &App,
    AnnouncementRequest { draft }: AnnouncementRequest,
) -> Result<SituationCreatedView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let mut form = Form::new(at.today());
        let read = announcement::read(
            &mut form,
            &draft,
            PersonId(desk.id()),
            desk.preferences.language,
        );
        form.finish()?;
        let mut read = read.ok_or_else(|| AppError::new("internal"))?;
        let id = SituationId(desk.id());
        desk.change("announce", |w| {
            announcement::refuse_unknown(w, &draft, read.announcement.received_on)?;
            let person = match (read.identity.take(), draft.person) {
                (_, Some(known)) => {
                    let known: Person = w.get(&known)?;
                    refuse_unless_visible(&known, at.by)?;
                    let mut form = Form::new(at.today());
                    announcement::refuse_impossible(
                        &mut form,
                        &read.announcement,
                        known.birth_date,
                    );
                    form.finish()?;
                    known.id
                }
                (Some(new), None) => {
                    announcement::refuse_known_avs(w, new.avs.as_ref(), None)?;
                    w.put(&new)?;
                    new.id
                }
                (None, None) => return Err(AppError::new("internal")),
            };
            let year = u16::try_from(at.today().year()).unwrap_or(0);
            let number = w.next_case_number(year)?;
            let situation = read.into_situation(id, number, person, draft.former);
            w.put(&situation)?;
            Ok(SituationCreatedView {
                id,
                number: number.to_string(),
            })
        })
    })
}

pub(crate) fn decide_triage(app: &App, request: DecideTriageRequest) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let mut form = Form::new(at.today());
        let text = if request.outcome == TriageOutcome::Refused {
            // A refused announcement goes back with at least one suggestion (annual report 2012, 6).
            let text = form.optional_note("text", &request.text);
            if text.is_empty() {
                form.refuse("text", MessageView::new("refusal_needs_suggestion"));
            }
            text
        } else {
            form.optional_note("text", &request.text)
        };
        form.finish()?;
        let language = (!text.is_empty()).then_some(desk.preferences.language);
        desk.change("decide_triage", |w| {
            let mut situation = get_situation(w, request.situation, at.by)?;
            if let Some(coordinator) = request.coordinator {
                w.get::<Staff>(&coordinator)?;
            }
            if !matches!(
                situation.state,
                SituationState::Announced | SituationState::InTriage | SituationState::Draft
            ) {
                return Err(AppError::new("already_sorted"));
            }
            situation.state = match request.outcome {
                TriageOutcome::Refused => SituationState::Refused,
                TriageOutcome::Network => SituationState::Network,
                TriageOutcome::Complex => SituationState::Complex,
            };
            situation.coordinator = request.coordinator.or(situation.coordinator);
            situation.triage = Some(Triage {
                on: at.today(),
                by: at.by,
                outcome: request.outcome,
                text,
                language,
            });
            w.put(&situation)?;
            Ok(DoneView { can_undo: true })
        })
    })
}
