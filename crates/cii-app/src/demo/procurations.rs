//! Procurations of the practice office, in every state.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, ProcurationId,
    dates::{add_months, age_on, majority_on},
    person::{Person, RepresentativeKind},
    procuration::{DataCategory, Grant, Procuration, Revocation},
    situation::Situation,
};

use super::{
    TODAY,
    chance::{after, before},
    office::Builder,
    texts,
};

/// The procuration of a situation, as it stands on the office's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    /// Signed, in force for a year and a half.
    Active,
    /// In force, for so many days more.
    Ending(u32),
    /// Over for so many days.
    Ended(u32),
    /// Revoked so many days ago.
    Revoked(u32),
    /// Drawn up, not signed.
    DrawnUp,
    /// Replaced by a newer one that is in force.
    Replaced,
    /// None.
    Missing,
}

/// The version of the form that is signed.
const FORM: u16 = 3;

impl Builder {
    /// Draws up the procuration of a situation for the institutions around the person. The physician's institution is
    /// named where an assessment is held or planned.
    pub(super) fn procure(
        &mut self,
        situation: &Situation,
        person: &Person,
        paper: Paper,
        medical: bool,
    ) {
        if paper == Paper::Missing {
            return;
        }
        let received = situation.announcement.received_on;
        let signed_on = self.earlier(received, 0, 6).min(received);
        let mut procuration = self.draw_up_procuration(situation, person, signed_on, medical);
        match paper {
            Paper::Active | Paper::Missing => {}
            Paper::Ending(days) => procuration.ends_on = after(TODAY, days),
            Paper::Ended(days) => procuration.ends_on = before(TODAY, days),
            Paper::Revoked(days) => {
                let reason = self.text(texts::REVOCATIONS, person.language);
                procuration.revocation = Some(Revocation {
                    on: before(TODAY, days),
                    reason,
                    language: Some(person.language),
                });
            }
            Paper::DrawnUp => {
                procuration.signed_on = None;
                procuration.signed_by_representative = false;
            }
            Paper::Replaced => {
                let renewed_on = self.earlier(TODAY, 20, 60);
                let newer = self.draw_up_procuration(situation, person, renewed_on, medical);
                procuration.replaced_by = Some(newer.id);
                procuration.replaced_on = newer.first_day();
                procuration.grants.pop();
                self.procurations.push(newer);
            }
        }
        self.procurations.push(procuration);
    }

    fn draw_up_procuration(
        &mut self,
        situation: &Situation,
        person: &Person,
        signed_on: NaiveDate,
        medical: bool,
    ) -> Procuration {
        let mut grants: Vec<Grant> = situation
            .involved
            .iter()
            .map(|i| Grant {
                institution: i.institution.clone(),
                categories: categories(&i.institution),
            })
            .collect();
        if medical {
            let institution = InstitutionKey::new("smr");
            grants.push(Grant {
                categories: categories(&institution),
                institution,
            });
        }
        let is_minor = |on| {
            person
                .birth_date
                .and_then(|born| age_on(born, on))
                .is_some_and(|age| age < 18)
        };
        let represented_by = person
            .representative
            .as_ref()
            .map(|representative| representative.kind);
        // Whoever came of age these days signs alone, as soon as that is possible.
        let signed_on = if represented_by.is_none() && is_minor(signed_on) {
            situation.announcement.received_on.max(signed_on)
        } else {
            signed_on
        };
        let minor_until = person
            .birth_date
            .filter(|_| is_minor(signed_on))
            .map(majority_on);
        let by_representative =
            minor_until.is_some() || represented_by == Some(RepresentativeKind::Curator);
        Procuration {
            id: ProcurationId(self.id()),
            person: person.id,
            situation: situation.id,
            drawn_up_on: self.earlier(signed_on, 0, 4).min(signed_on),
            signed_on: Some(signed_on),
            starts_on: signed_on,
            ends_on: before(add_months(signed_on, 18), 1),
            signed_by_representative: by_representative,
            majority_on: minor_until,
            grants,
            form_version: FORM,
            revocation: None,
            replaced_by: None,
            replaced_on: None,
            attachments: Vec::new(),
        }
    }
}

/// What an institution needs to know: only that (convention 2022, 5.12).
fn categories(institution: &InstitutionKey) -> BTreeSet<DataCategory> {
    use DataCategory::{
        Debt, DisabilityInsurance, Employment, Identity, Medical, Penal, SocialAid, Training,
    };
    let categories: &[DataCategory] = match institution.as_str() {
        "orp" | "lmmt" | "oasi" | "bip" | "bcop" => &[Identity, Employment, SocialAid],
        "cms" => &[Identity, Employment, SocialAid, DisabilityInsurance, Debt],
        "oai" => &[Identity, Employment, DisabilityInsurance],
        "smr" => &[Identity, DisabilityInsurance, Medical],
        "osama" | "epcl" => &[Identity, Training, Penal],
        _ => &[Identity, Training],
    };
    categories.iter().copied().collect()
}
