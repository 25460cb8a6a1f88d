//! What the directory says of staff, rooms and closed days, and the office of itself.

use chrono::NaiveDateTime;
use cii_domain::{
    Bilingual,
    calendar::{AdministrationDay, AdministrationDayName, ClosedReason},
    office::LetterheadImage,
    staff::{Absence, WorkingWeek},
};

use super::{Line, date, label, plain, plain_code, text};
use crate::{
    api::message::{MessageView, ParamView},
    commands::sessions::closed_message,
};

/// Both texts, since the difference may be in either.
pub(super) fn bilingual(Bilingual { fr, de }: Bilingual) -> Line {
    if fr == de {
        return text(&fr);
    }
    [text(&fr), text(&de)].concat()
}

/// The half days on which somebody works: mornings, then afternoons.
pub(super) fn working_week(
    WorkingWeek {
        mornings,
        afternoons,
    }: WorkingWeek,
) -> Vec<Line> {
    let half = |name: &str, works: [bool; 5]| {
        let days = (1..)
            .zip(works)
            .filter(|(_, works)| *works)
            .map(|(day, _)| ParamView::Label(format!("format.weekday.d{day}")));
        let days: Line = days.flat_map(plain).collect();
        match days.len() {
            0 => Vec::new(),
            5 => [plain_code(name), plain_code("every_day")].concat(),
            _ => [plain_code(name), days].concat(),
        }
    };
    vec![half("mornings", mornings), half("afternoons", afternoons)]
}

pub(super) fn absence(Absence { from, to }: Absence) -> Line {
    let moment = |at: NaiveDateTime| ParamView::DateTime(at);
    vec![
        MessageView::new("absent")
            .with("from", moment(from))
            .with("to", moment(to)),
    ]
}

pub(super) fn closed_day(
    AdministrationDay {
        date: day,
        half,
        name,
    }: AdministrationDay,
) -> Line {
    let name = match name {
        AdministrationDayName::Other { fr, de } => bilingual(Bilingual { fr, de }),
        name => {
            let MessageView { code, params: _ } =
                closed_message(&ClosedReason::Administration { name });
            plain(ParamView::Label(format!("core.holiday.{code}")))
        }
    };
    let half = plain(ParamView::Label(format!("ui.days.{}", half.code())));
    [date(day), name, half].concat()
}

pub(super) fn letterhead_image(
    LetterheadImage {
        png: _,
        alternative,
    }: LetterheadImage,
) -> Line {
    [plain_code("image"), bilingual(alternative)].concat()
}

/// The side of the envelope's window.
pub(super) fn window(side: cii_domain::office::WindowSide) -> Line {
    label("window_side", side.code())
}
