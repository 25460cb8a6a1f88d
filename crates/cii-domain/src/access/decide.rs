//! The decision: which rules apply, and what they open together.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    category::institutions_with,
    facts::PersonFile,
    fields::leaves_of,
    group::Group,
    link::Link,
    mask::Mask,
    path::{Element, Path},
    place::{Area, Place, Resource},
    record::RecordKind,
    rules::{Action, Opens, Part, rules},
    seal::unsealed,
    stand::{Hold, Stand, area_of},
    subject::{Role, Subject},
};
use crate::procuration::DataCategory;

/// What somebody may do with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Nothing. The answer is the same as for a record that does not exist.
    Nothing,
    /// The action, with these fields and no other; never an empty mask.
    Fields(Mask),
}

impl Access {
    /// The fields; none for no access.
    pub fn into_mask(self) -> Mask {
        match self {
            Self::Nothing => Mask::EMPTY,
            Self::Fields(mask) => mask,
        }
    }
}

/// What of a record is seen, and what of it may be changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Profile {
    /// The fields that are sent.
    pub visible: Mask,
    /// The fields that may be changed; all of them visible.
    pub writable: Mask,
}

impl Profile {
    /// Whether it opens nothing.
    pub fn is_empty(&self) -> bool {
        self.visible.is_empty() && self.writable.is_empty()
    }
}

/// Whether, and with which fields, `subject` may do `action` to `resource` on `today`.
///
/// The union of what every rule opens for every role of the subject, less what the state of the record has sealed.
/// Nothing for staff out of office, for roles that no rule names, for fields that the table does not know.
pub fn decide(
    subject: &Subject,
    resource: &Resource<'_>,
    action: Action,
    today: NaiveDate,
) -> Access {
    let mask = granted(subject, resource, action, today);
    let mask = unsealed(mask, resource, action, subject);
    if mask.is_empty() {
        Access::Nothing
    } else {
        Access::Fields(mask)
    }
}

/// What the rules open, whatever the state of the record has sealed.
pub(super) fn granted(
    subject: &Subject,
    resource: &Resource<'_>,
    action: Action,
    today: NaiveDate,
) -> Mask {
    let places = resource.places();
    let kind = resource.kind();
    let wanted = |opens: &Opens| opens.is_for(action, kind);
    let mut paths = Vec::new();
    let mut take = |opened: Opened| {
        if places.contains(&opened.place) {
            paths.extend(opened.paths);
        }
    };
    each_standing(subject, today, wanted, &mut take);
    if let Some(file) = resource.file() {
        each_around(subject, file, today, wanted, take);
    }
    paths.into_iter().collect()
}

/// What `subject` sees of `resource` on `today` and may change in it.
pub fn profile_of(subject: &Subject, resource: &Resource<'_>, today: NaiveDate) -> Profile {
    Profile {
        visible: decide(subject, resource, Action::Read, today).into_mask(),
        writable: decide(subject, resource, Action::Change, today).into_mask(),
    }
}

/// What one line of a rule opens at one place.
pub(super) struct Opened {
    pub(super) place: Place,
    pub(super) opens: &'static Opens,
    pub(super) paths: Vec<Path>,
}

/// Goes through everything that the `wanted` lines of the rules open to `subject` whatever the person: in areas and
/// reference data.
pub(super) fn each_standing(
    subject: &Subject,
    today: NaiveDate,
    wanted: impl Fn(&Opens) -> bool,
    mut take: impl FnMut(Opened),
) {
    if !subject.is_active_on(today) {
        return;
    }
    for (link, opens, role) in lines(subject, wanted) {
        if let Some(place) = standing_place(subject, role, link) {
            let paths = resolve(opens, subject, None, None);
            take(Opened {
                place,
                opens,
                paths,
            });
        }
    }
}

/// Goes through everything that the `wanted` lines of the rules open to `subject` around the person of `file`.
pub(super) fn each_around(
    subject: &Subject,
    file: &PersonFile,
    today: NaiveDate,
    wanted: impl Fn(&Opens) -> bool,
    mut take: impl FnMut(Opened),
) {
    if !subject.is_active_on(today) {
        return;
    }
    let cases = file.cases.iter();
    let stands: Vec<Stand<'_>> = cases
        .map(|case| Stand::new(subject, file, case, today))
        .collect();
    for (link, opens, role) in lines(subject, wanted) {
        let lone = lone_place(subject, role, link, file);
        if let Some(place) = lone.filter(|_| opens.1 == RecordKind::Person) {
            let paths = resolve(opens, subject, None, None);
            take(Opened {
                place,
                opens,
                paths,
            });
        }
        for stand in &stands {
            for hold in stand.holds(link, role, opens.1) {
                let paths = resolve(opens, subject, Some(stand), Some(&hold));
                take(Opened {
                    place: hold.place,
                    opens,
                    paths,
                });
            }
        }
    }
}

/// The `wanted` lines of the rules for a role that `subject` has, with that role.
fn lines(
    subject: &Subject,
    wanted: impl Fn(&Opens) -> bool,
) -> impl Iterator<Item = (Link, &'static Opens, Role)> {
    rules()
        .flat_map(|rule| rule.opens.iter().map(move |opens| (rule, opens)))
        .filter(move |(_, opens)| wanted(opens))
        .flat_map(move |(rule, opens)| {
            let named = subject.roles.iter().filter(|role| rule.who.contains(role));
            named.map(move |role| (rule.link, opens, *role))
        })
}

/// Where a link holds whatever the person.
fn standing_place(subject: &Subject, role: Role, link: Link) -> Option<Place> {
    match link {
        Link::Reference => Some(Place::Reference),
        Link::Area => area_of(role, subject).map(Place::Area),
        _ => None,
    }
}

/// Where a link holds for a person without situations, who lies in no region and, if restricted, in no area at all.
fn lone_place(subject: &Subject, role: Role, link: Link, file: &PersonFile) -> Option<Place> {
    let is_allowed = || {
        let allowed = file.restricted_to.as_ref();
        allowed.is_some_and(|allowed| allowed.contains(&subject.staff))
    };
    let holds = match link {
        Link::Newcomer => true,
        Link::Area => is_allowed() && area_of(role, subject) == Some(Area::Canton),
        _ => false,
    };
    (holds && file.cases.is_empty()).then_some(Place::Record(RecordKind::Person, file.person.0))
}

/// The paths that a line opens where it holds.
fn resolve(
    opens: &Opens,
    subject: &Subject,
    stand: Option<&Stand<'_>>,
    hold: Option<&Hold<'_>>,
) -> Vec<Path> {
    let mut paths = Vec::new();
    for part in opens.2 {
        let (group, elements) = elements_of(*part, subject, stand, hold);
        for leaf in leaves_of(opens.1, group) {
            paths.extend(elements.iter().map(|element| leaf.path(element)));
        }
    }
    paths
}

fn elements_of(
    part: Part,
    subject: &Subject,
    stand: Option<&Stand<'_>>,
    hold: Option<&Hold<'_>>,
) -> (Group, Vec<Element>) {
    let key = |key: &str| Element::Key(key.to_owned());
    match part {
        Part::All(group) => (group, vec![Element::Any]),
        Part::Own(group) => (group, vec![key(subject.institution.as_str())]),
        Part::Opened(group) => {
            let opened = |category| stand.is_some_and(|stand| stand.opened.contains(&category));
            let mut elements: Vec<_> = institutions_with(opened).map(key).collect();
            elements.extend(opened(DataCategory::Medical).then_some(Element::Unlisted));
            (group, elements)
        }
        Part::Fellows(group) => {
            let fellows = stand.iter().flat_map(|stand| &stand.fellows);
            (group, fellows.map(|fellow| key(fellow.as_str())).collect())
        }
        Part::NotMedical(group) => {
            let mut elements: Vec<_> =
                institutions_with(|category| category != DataCategory::Medical)
                    .map(key)
                    .collect();
            elements.push(Element::Unlisted);
            (group, elements)
        }
        Part::Medical(group) => {
            let medical = institutions_with(|category| category == DataCategory::Medical);
            (group, medical.map(key).collect())
        }
        Part::OnAgenda(group) => {
            let decisions = hold
                .and_then(|hold| hold.contract)
                .map(|contract| &contract.decisions);
            let asked = decisions
                .into_iter()
                .flatten()
                .filter(|(_, decision)| decision.is_asked());
            (group, asked.map(|(id, _)| key(&id.to_string())).collect())
        }
        Part::OwnSeat(group) => {
            let session = hold.and_then(|hold| hold.session);
            let seats = stand
                .zip(session)
                .into_iter()
                .flat_map(|(stand, session)| stand.own_seats(session));
            (group, seats.map(|seat| key(&seat.id.to_string())).collect())
        }
    }
}
