//! What the person allows the institutions to exchange: drawn up, signed, revoked.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cii_domain::{
    ProcurationId,
    attachment::Attachment,
    dates::{Expectation, parse_typed_date},
    institution::Institution,
    person::Person,
    procuration::{
        DataCategory, Grant, Procuration, Replacement, Revocation, USUAL_YEARS, list_unusual_days,
    },
    situation::Situation,
};
use cii_store::Writer;

use crate::{
    App, AppError,
    api::{
        file::*,
        message::{DoneView, MessageView, ParamView},
    },
    error::message_of,
    form::Form,
    mask::{get_situation, person_of},
};

/// The paper as it was typed and read.
struct Paper {
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    signed_on: Option<NaiveDate>,
    signed_by_representative: bool,
    grants: Vec<Grant>,
    /// What was filed with it so far.
    attachments: Vec<Attachment>,
}

impl Paper {
    /// As the procuration `id` of `person`, drawn up on that day.
    fn of(
        self,
        id: ProcurationId,
        situation: &Situation,
        person: &Person,
        drawn_up_on: NaiveDate,
    ) -> Procuration {
        let mut procuration = Procuration {
            id,
            person: person.id,
            situation: situation.id,
            drawn_up_on,
            signed_on: self.signed_on,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            signed_by_representative: self.signed_by_representative,
            majority_on: None,
            grants: self.grants,
            form_version: 1,
            revocation: None,
            replaced_by: None,
            replaced_on: None,
            attachments: self.attachments,
        };
        procuration.set_birth_date(person.birth_date);
        procuration
    }
}

/// What can be said while a procuration is still being typed. Nothing, as long as its dates cannot be read.
pub(crate) fn check_procuration(
    app: &App,
    request: SaveProcurationRequest,
) -> Result<ProcurationCheckView, AppError> {
    app.at_desk(|desk| {
        let (today, viewer) = (desk.at.today(), desk.at.by);
        let typed = |text: &str| parse_typed_date(text, today, Expectation::Any).ok();
        let dates = typed(&request.starts_on).zip(typed(&request.ends_on));
        let Some((starts_on, ends_on)) = dates.filter(|(from, to)| from <= to) else {
            return Ok(ProcurationCheckView { hints: Vec::new() });
        };
        let signed_on = parse_typed_date(&request.signed_on, today, Expectation::Past).ok();
        let id = request
            .procuration
            .unwrap_or_else(|| ProcurationId(desk.id()));
        let paper = Paper {
            starts_on,
            ends_on,
            signed_on,
            signed_by_representative: request.signed_by_representative,
            grants: Vec::new(),
            attachments: Vec::new(),
        };
        desk.read(|r| {
            let situation = get_situation(r, request.situation, viewer)?;
            let person = person_of(r, &situation)?;
            let others = r.list_of::<Procuration>(&situation.id)?;
            let unusual = list_unusual_days(starts_on, ends_on, today)
                .into_iter()
                .map(|day| {
                    MessageView::new(day.code())
                        .with("years", ParamView::Number(i64::from(USUAL_YEARS)))
                });
            let cut_short = paper
                .of(id, &situation, &person, today)
                .foresee_replaced(&others, today);
            let replaces = cut_short.into_iter().map(|Replacement { from, until }| {
                MessageView::new(if signed_on.is_some() {
                    "replaces"
                } else {
                    "replaces_once_signed"
                })
                .with("from", ParamView::Date(from))
                .with("until", ParamView::Date(until))
            });
            Ok(ProcurationCheckView {
                hints: unusual.chain(replaces).collect(),
            })
        })
    })
}

pub(crate) fn save_procuration(
    app: &App,
    request: SaveProcurationRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let today = desk.at.today();
        let mut form = Form::new(today);
        let starts_on = form.date("starts_on", &request.starts_on, Expectation::Any);
        let ends_on = form.date("ends_on", &request.ends_on, Expectation::Any);
        let signed_on = form.optional_date("signed_on", &request.signed_on, Expectation::Past);
        if let (Some(from), Some(to)) = (starts_on, ends_on)
            && to < from
        {
            form.refuse("ends_on", MessageView::new("end_before_start"));
        }
        let grants = read_grants(&request.grants);
        if grants.is_empty() {
            form.refuse("grants", MessageView::new("procuration_without_grant"));
        }
        form.finish()?;
        let (Some(starts_on), Some(ends_on)) = (starts_on, ends_on) else {
            return Err(AppError::new("internal"));
        };
        let id = request
            .procuration
            .unwrap_or_else(|| ProcurationId(desk.id()));
        let signed = signed_on.is_some();
        let mut paper = Paper {
            starts_on,
            ends_on,
            signed_on,
            signed_by_representative: request.signed_by_representative,
            grants,
            attachments: Vec::new(),
        };
        let save = |w: &mut Writer<'_>| {
            let situation = get_situation(w, request.situation, viewer)?;
            for grant in &paper.grants {
                w.get::<Institution>(&grant.institution)?;
            }
            let person: Person = w.get(&situation.person)?;
            let stored: Option<Procuration> = w.find(&id)?;
            if stored
                .as_ref()
                .is_some_and(|stored| stored.signed_on.is_some())
            {
                // What the person signed is what the person signed; a change is a new procuration.
                return Err(AppError::new("procuration_signed"));
            }
            let drawn_up_on = stored.as_ref().map_or(today, |stored| stored.drawn_up_on);
            paper.attachments = stored.map_or_else(Vec::new, |stored| stored.attachments);
            let mut procuration = paper.of(id, &situation, &person, drawn_up_on);
            procuration
                .check(&person)
                .map_err(|error| AppError::field(error.field(), message_of(&error)))?;
            // An old paper that was found again gives way itself.
            for mut other in w.list_of::<Procuration>(&situation.id)? {
                if other.give_way_to(&procuration, today) {
                    w.put(&other)?;
                } else {
                    procuration.give_way_to(&other, today);
                }
            }
            w.put(&procuration)?;
            Ok(DoneView { can_undo: !signed })
        };
        // The signature is the person's act: it is not taken back by a key, only by a revocation or a new procuration.
        if signed {
            desk.change_finally("sign_procuration", save)
        } else {
            desk.change("save_procuration", save)
        }
    })
}

fn read_grants(grants: &[GrantView]) -> Vec<Grant> {
    grants
        .iter()
        .map(|grant| Grant {
            institution: grant.institution.clone(),
            categories: grant
                .categories
                .iter()
                .copied()
                .collect::<BTreeSet<DataCategory>>(),
        })
        .filter(|grant| !grant.categories.is_empty())
        .collect()
}

pub(crate) fn revoke_procuration(
    app: &App,
    request: RevokeProcurationRequest,
) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        let today = desk.at.today();
        let mut form = Form::new(today);
        let on = form.date("on", &request.on, Expectation::Past);
        let reason = form.optional_line("reason", &request.reason);
        form.finish()?;
        let on = on.unwrap_or(today);
        let language = (!reason.is_empty()).then_some(desk.preferences.language);
        // Revocation always wins: it cannot be taken back by a key, only by a new procuration.
        desk.change_finally("revoke_procuration", |w| {
            let mut procuration: Procuration = w.get(&request.procuration)?;
            get_situation(w, procuration.situation, viewer)?;
            if procuration.revocation.is_none() {
                procuration.revocation = Some(Revocation {
                    on,
                    reason,
                    language,
                });
                w.put(&procuration)?;
            }
            Ok(DoneView { can_undo: false })
        })
    })
}
