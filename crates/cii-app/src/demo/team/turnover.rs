//! Who left, who is away.

use cii_domain::{
    Language, Region, StaffId,
    staff::{Absence, Function, Staff},
};

use crate::demo::{
    chance::{Chance, after, date},
    names::{Origin, email, name, phone},
};

/// A few who left, and those who came in their place.
pub(super) fn leave(staff: &mut Vec<Staff>, chance: &mut Chance, ids: &mut Chance) {
    let posts: Vec<Staff> = [
        ("orp", Region::Sion),
        ("orp", Region::Martigny),
        ("cms", Region::Monthey),
        ("cms", Region::HautValais),
    ]
    .into_iter()
    .filter_map(|(institution, region)| {
        staff
            .iter()
            .find(|s| {
                s.institution.as_str() == institution
                    && s.region == Some(region)
                    && s.has(Function::FieldWorker)
            })
            .cloned()
    })
    .collect();
    for (months, successor) in posts.into_iter().enumerate() {
        let last = date(2025, 3 + 2 * u32::try_from(months).unwrap_or(0), 28);
        let origin = if successor.language == Language::De {
            Origin::German
        } else {
            Origin::French
        };
        let leaver = name(chance, origin);
        staff.push(Staff {
            id: StaffId(ids.id()),
            form: leaver.form(),
            email: email(&leaver.first, &leaver.family),
            name: leaver.family,
            first_name: leaver.first,
            phone: phone(chance),
            to: Some(last),
            from: Some(date(2018, 9, 1)),
            ..successor.clone()
        });
        if let Some(member) = staff.iter_mut().find(|member| member.id == successor.id) {
            member.from = Some(after(last, 4));
        }
    }
}

/// Holidays and courses: some of the past, some of the coming weeks.
pub(super) fn be_absent(staff: &mut [Staff], chance: &mut Chance) {
    let (morning, evening) = (
        chrono::NaiveTime::MIN,
        chrono::NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default(),
    );
    for member in staff.iter_mut().filter(|member| member.to.is_none()) {
        let mut absences = Vec::new();
        // A Monday in summer, two weeks.
        let summer = after(date(2025, 7, 7), 7 * chance.below(6));
        absences.push(Absence {
            from: summer.and_time(morning),
            to: after(summer, 11).and_time(evening),
        });
        if chance.percent(35) {
            let winter = after(date(2026, 2, 9), 7 * chance.below(3));
            absences.push(Absence {
                from: winter.and_time(morning),
                to: after(winter, 4).and_time(evening),
            });
        }
        if chance.percent(30) {
            let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
            let course = after(date(2026, 1, 15), chance.below(12));
            absences.push(if chance.percent(50) {
                Absence {
                    from: course.and_time(morning),
                    to: course.and_time(noon),
                }
            } else {
                Absence {
                    from: course.and_time(noon),
                    to: course.and_time(evening),
                }
            });
        }
        member.absences = absences;
    }
}
