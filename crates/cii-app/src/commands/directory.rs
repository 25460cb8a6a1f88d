//! Institutions, staff, rooms, closed days, catalogue.

use chrono::NaiveDate;
use cii_domain::{
    RoomId, StaffId,
    calendar::{
        AdministrationDay, AdministrationDayName, check_listed_day, list_holidays,
        suggest_administration_days,
    },
    catalogue::CatalogueItem,
    dates::{Expectation, parse_time},
    institution::Institution,
    office::AdministrationYear,
    staff::{Absence, MOST_SEATS, Room, Staff},
};

use crate::{
    App, AppError,
    api::{
        directory::*,
        message::{MessageView, NothingRequest, ParamView},
    },
    form::{Form, too_many_entries},
    rights::keeps_files,
    town_names::town_names,
};

/// The most days of its own that an administration keeps in a year.
const MOST_DAYS: usize = 100;

pub(crate) fn get_directory(app: &App, _: NothingRequest) -> Result<DirectoryView, AppError> {
    app.at_desk(|desk| {
        let (today, by, judged_on) = (desk.at.today(), desk.at.by, desk.judged_on());
        desk.read(|r| {
            let shows_calendar = keeps_files(&r.get(&by)?, judged_on);
            let mut institutions: Vec<_> = r
                .list::<Institution>()?
                .into_iter()
                .map(|institution| institution_view(institution, today))
                .collect();
            institutions.sort_by(|a, b| (a.circle, &a.code.fr).cmp(&(b.circle, &b.code.fr)));
            let mut staff: Vec<_> = r
                .list::<Staff>()?
                .into_iter()
                .map(|staff| staff_view(staff, today, shows_calendar))
                .collect();
            staff.sort_by(|a, b| (&a.name, &a.first_name).cmp(&(&b.name, &b.first_name)));
            let mut rooms: Vec<_> = r.list::<Room>()?.into_iter().map(room_view).collect();
            rooms.sort_by(|a, b| (a.region, &a.name).cmp(&(b.region, &b.name)));
            Ok(DirectoryView {
                institutions,
                staff,
                rooms,
            })
        })
    })
}

fn institution_view(institution: Institution, today: NaiveDate) -> InstitutionView {
    let member = institution.is_member_on(today);
    let Institution {
        key,
        code,
        name,
        german_validated,
        circle,
        parent,
        valid_from,
        valid_to,
        report_row: _,
    } = institution;
    InstitutionView {
        key,
        code,
        name,
        german_validated,
        circle,
        parent,
        valid_from,
        valid_to,
        member,
    }
}

/// A member of staff as the directory shows it; half days and absences to the Bureau alone.
pub(crate) fn staff_view(staff: Staff, today: NaiveDate, shows_calendar: bool) -> StaffView {
    let active = staff.is_active_on(today);
    let coordinates = staff.functions.iter().any(|known| known.is_coordinator());
    let Staff {
        id,
        name,
        first_name,
        title,
        form,
        institution,
        region,
        functions,
        language,
        phone,
        email,
        address,
        working_week,
        absences,
        from,
        to,
    } = staff;
    let absences = absences
        .into_iter()
        .map(|Absence { from, to }| AbsenceView { from, to })
        .collect();
    StaffView {
        id,
        name,
        first_name,
        title,
        form,
        institution,
        region,
        functions,
        language,
        phone,
        email,
        address: address.into(),
        working_week: shows_calendar.then_some(working_week),
        absences,
        from,
        to,
        active,
        coordinates,
    }
}

fn room_view(room: Room) -> RoomView {
    let Room {
        id,
        name,
        region,
        building,
        address,
        seats,
        access,
        in_use,
    } = room;
    RoomView {
        id,
        name,
        region,
        building,
        town: town_names(&address.town),
        address: address.into(),
        seats,
        access,
        in_use,
    }
}

pub(crate) fn save_staff(app: &App, request: SaveStaffRequest) -> Result<SavedStaffView, AppError> {
    app.at_desk(|desk| {
        let mut form = Form::new(desk.at.today());
        let name = form.name("name", &request.name);
        let first_name = form.name("first_name", &request.first_name);
        let title = form.optional_line("title", &request.title);
        let phone = form.optional_phone("phone", &request.phone);
        let email = form.optional_email("email", &request.email);
        let address = form.address("address", &request.address);
        let from = form.optional_date("from", &request.from, Expectation::Any);
        let to = form.optional_date("to", &request.to, Expectation::Any);
        if request.functions.is_empty() {
            form.refuse("functions", MessageView::new("required"));
        }
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            form.refuse("to", MessageView::new("end_before_start"));
        }
        let mut absences = Vec::new();
        for (index, draft) in request.absences.iter().enumerate() {
            let at = |name: &str| format!("absences.{index}.{name}");
            let day = form.date(&at("from_date"), &draft.from_date, Expectation::Any);
            let time = form.take(&at("from_time"), parse_time(&draft.from_time));
            let end_day = form.date(&at("to_date"), &draft.to_date, Expectation::Any);
            let end_time = form.take(&at("to_time"), parse_time(&draft.to_time));
            if let (Some(day), Some(time), Some(end_day), Some(end_time)) =
                (day, time, end_day, end_time)
            {
                let (from, to) = (day.and_time(time), end_day.and_time(end_time));
                if to <= from {
                    form.refuse(&at("to_date"), MessageView::new("end_before_start"));
                }
                absences.push(Absence { from, to });
            }
        }
        form.finish()?;
        let id = request.id.unwrap_or_else(|| StaffId(desk.id()));
        let staff = Staff {
            id,
            name,
            first_name,
            title,
            form: request.form,
            institution: request.institution,
            region: request.region,
            functions: request.functions,
            language: request.language,
            phone,
            email,
            address: address.into(),
            working_week: request.working_week,
            absences,
            from,
            to,
        };
        desk.change("save_staff", |w| {
            w.get::<Institution>(&staff.institution)?;
            w.put(&staff)?;
            Ok(SavedStaffView { id })
        })
    })
}

pub(crate) fn save_room(app: &App, request: SaveRoomRequest) -> Result<SavedRoomView, AppError> {
    app.at_desk(|desk| {
        let mut form = Form::new(desk.at.today());
        let name = form.line("name", &request.name);
        // A letter in either language leads there.
        let building = form.lines("building", &request.building);
        let access = form.optional_lines("access", &request.access);
        let address = form.address("address", &request.address);
        if !(1..=MOST_SEATS).contains(&request.seats) {
            let most = ParamView::Number(i64::from(MOST_SEATS));
            form.refuse("seats", MessageView::new("room_seats").with("most", most));
        }
        form.finish()?;
        let id = request.id.unwrap_or_else(|| RoomId(desk.id()));
        let room = Room {
            id,
            name,
            region: request.region,
            building,
            address: address.into(),
            seats: request.seats,
            access,
            in_use: request.in_use,
        };
        desk.change("save_room", |w| {
            let rooms = w.list::<Room>()?;
            if rooms
                .iter()
                .any(|other| other.id != id && other.is_named_like(&room))
            {
                return Err(AppError::field("name", MessageView::new("room_twice")));
            }
            w.put(&room)?;
            Ok(SavedRoomView { id })
        })
    })
}

pub(crate) fn get_closed_days(
    app: &App,
    YearRequest { year }: YearRequest,
) -> Result<ClosedDaysView, AppError> {
    app.at_desk(|desk| {
        let days = desk.read(|r| Ok(r.find::<AdministrationYear>(&year)?.map(|year| year.days)))?;
        Ok(closed_days_view(year, days))
    })
}

/// The closed days of a year. None: nobody entered those of the administration.
fn closed_days_view(year: u16, days: Option<Vec<AdministrationDay>>) -> ClosedDaysView {
    let holidays = list_holidays(i32::from(year))
        .into_iter()
        .map(|holiday| HolidayView {
            date: holiday.date,
            name: MessageView::new(holiday.code.code()),
        })
        .collect();
    let views = |days: Vec<AdministrationDay>| {
        days.into_iter()
            .map(
                |AdministrationDay { date, half, name }| AdministrationDayView { date, half, name },
            )
            .collect()
    };
    ClosedDaysView {
        year,
        holidays,
        listed: days.is_some(),
        administration: views(days.unwrap_or_default()),
        suggested: views(suggest_administration_days(i32::from(year))),
    }
}

pub(crate) fn save_closed_days(
    app: &App,
    request: SaveClosedDaysRequest,
) -> Result<ClosedDaysView, AppError> {
    use chrono::Datelike;
    app.at_desk(|desk| {
        let year = request.year;
        let mut form = Form::new(desk.at.today());
        if request.administration.len() > MOST_DAYS {
            form.refuse("administration", too_many_entries(MOST_DAYS));
            return form.finish().map(|()| closed_days_view(year, None));
        }
        let mut days = Vec::new();
        for (index, draft) in request.administration.into_iter().enumerate() {
            let field = format!("administration.{index}.date");
            if let Some(date) = form.date(&field, &draft.date, Expectation::Any) {
                if date.year() != i32::from(year) {
                    form.refuse(&field, MessageView::new("other_year"));
                }
                form.take(&field, check_listed_day(date, &days));
                let name = match draft.name {
                    AdministrationDayName::Other { fr, de } => {
                        let at = |language: &str| format!("administration.{index}.name.{language}");
                        AdministrationDayName::Other {
                            fr: form.line(&at("fr"), &fr),
                            de: form.line(&at("de"), &de),
                        }
                    }
                    known => known,
                };
                days.push(AdministrationDay {
                    date,
                    half: draft.half,
                    name,
                });
            }
        }
        form.finish()?;
        days.sort();
        let record = AdministrationYear { year, days };
        desk.change("save_closed_days", |w| {
            w.put(&record)?;
            Ok(())
        })?;
        Ok(closed_days_view(year, Some(record.days)))
    })
}

pub(crate) fn get_catalogue(app: &App, _: NothingRequest) -> Result<CatalogueView, AppError> {
    app.at_desk(|desk| {
        desk.read(|r| {
            let mut items: Vec<_> = r
                .list::<CatalogueItem>()?
                .into_iter()
                .map(
                    |CatalogueItem {
                         key,
                         title,
                         conditions,
                         payer,
                         legal_basis,
                     }| {
                        CatalogueItemView {
                            key,
                            title,
                            conditions,
                            payer,
                            legal_basis,
                        }
                    },
                )
                .collect();
            items.sort_by(|a, b| (a.legal_basis, &a.key).cmp(&(b.legal_basis, &b.key)));
            Ok(CatalogueView { items })
        })
    })
}
