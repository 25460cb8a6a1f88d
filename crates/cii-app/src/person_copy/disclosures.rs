//! To whom data of a person went.

use chrono::NaiveDateTime;
use cii_domain::{
    InstitutionKey, Language,
    contract::{Contract, Party, SignatureState},
    procuration::{DataCategory, Procuration},
    session::{Session, Who},
    witness::AccessKind,
};
use serde_json::{Value, json};

use super::Held;
use crate::{
    AppError,
    api::message::{MessageView, ParamView},
    institution_names::InstitutionNames,
};

/// One time that data went to somebody.
pub(super) struct Disclosure {
    /// Orders them; of a day without a time its beginning.
    pub(super) at: NaiveDateTime,
    pub(super) to: To,
    /// `core.person_copy.recipient.<code>`. None: what was printed or saved is not known.
    pub(super) what: Option<MessageView>,
    /// What a procuration opened.
    pub(super) categories: Vec<DataCategory>,
    /// The same for machines.
    pub(super) data: Value,
}

pub(super) enum To {
    Institution(InstitutionKey),
    /// Somebody at the table, for an institution.
    Named(String, Option<InstitutionKey>),
    /// Paper or a file that a member of staff made.
    Paper(String),
    File(String),
}

impl To {
    pub(super) fn in_words(&self, language: Language, names: &InstitutionNames) -> String {
        let full = |key: &InstitutionKey| names.full(key).get(language).to_owned();
        let made = |key: &str, name: &str| {
            cii_i18n::tr(
                language,
                &format!("documents.person_copy.{key}"),
                &[("name", name)],
            )
        };
        match self {
            Self::Institution(key) => full(key),
            Self::Named(name, None) => name.clone(),
            Self::Named(name, Some(key)) => format!("{name}, {}", full(key)),
            Self::Paper(name) => made("paper_by", name),
            Self::File(name) => made("file_by", name),
        }
    }
}

/// All of them, oldest first: what procurations opened, letters, signed contracts, prints and files.
pub(super) fn list(held: &Held) -> Result<Vec<Disclosure>, AppError> {
    let mut all = Vec::new();
    for procuration in held.list::<Procuration>()? {
        by_procuration(&procuration, &mut all);
    }
    for session in held.list::<Session>()? {
        by_letter(held, &session, &mut all);
    }
    for contract in held.list::<Contract>()? {
        by_contract(&contract, &mut all);
    }
    by_print(held, &mut all);
    all.sort_by_key(|disclosure| disclosure.at);
    Ok(all)
}

fn by_procuration(procuration: &Procuration, all: &mut Vec<Disclosure>) {
    let Some(from) = procuration.first_day() else {
        return;
    };
    let (code, until) = match &procuration.revocation {
        Some(revocation) => ("procuration_revoked", revocation.on),
        None => ("procuration", procuration.last_day()),
    };
    for grant in &procuration.grants {
        let categories: Vec<DataCategory> = grant.categories.iter().copied().collect();
        all.push(Disclosure {
            at: from.into(),
            to: To::Institution(grant.institution.clone()),
            what: Some(MessageView::new(code).with("until", ParamView::Date(until))),
            data: json!({
                "means": "procuration", "from": from, "until": until,
                "institution": grant.institution, "categories": categories,
                "procuration": procuration.id,
            }),
            categories,
        });
    }
}

fn by_letter(held: &Held, session: &Session, all: &mut Vec<Disclosure>) {
    for invitee in &session.invitees {
        let name = match invitee.who {
            Who::Person => held.person.full_name(),
            Who::Staff(id) => held.people.name(id),
        };
        for sending in &invitee.sendings {
            let channel = format!("domain.channel.{}", sending.channel.code());
            let what =
                MessageView::new(sending.kind.code()).with("channel", ParamView::Label(channel));
            all.push(Disclosure {
                at: sending.on.into(),
                to: To::Named(name.clone(), invitee.institution.clone()),
                what: Some(what),
                categories: Vec::new(),
                data: json!({
                    "means": sending.channel, "kind": sending.kind, "on": sending.on,
                    "who": invitee.who, "institution": invitee.institution,
                    "session": session.id,
                }),
            });
        }
    }
}

fn by_contract(contract: &Contract, all: &mut Vec<Disclosure>) {
    for signature in &contract.signatures {
        if let (Party::Institution(key), SignatureState::Signed { on, by }) =
            (&signature.party, &signature.state)
        {
            let code = if contract.amendment == 0 {
                "contract"
            } else {
                "amendment"
            };
            all.push(Disclosure {
                at: (*on).into(),
                to: To::Institution(key.clone()),
                what: Some(MessageView::new(code)),
                categories: Vec::new(),
                data: json!({
                    "means": "contract", "on": on, "signed_by": by, "institution": key,
                    "contract": contract.id,
                }),
            });
        }
    }
}

fn by_print(held: &Held, all: &mut Vec<Disclosure>) {
    for access in &held.accesses {
        let name = held.people.name(access.by);
        let to = match access.kind {
            AccessKind::Print => To::Paper(name),
            AccessKind::Export => To::File(name),
            _ => continue,
        };
        all.push(Disclosure {
            at: cii_domain::zurich(access.at),
            to,
            what: None,
            categories: Vec::new(),
            data: json!({
                "means": access.kind, "at": access.at, "by": access.by,
                "what": access.reason, "recipient": access.recipient,
            }),
        });
    }
}

/// How a kind of data is called.
pub(super) fn category_name(language: Language, category: DataCategory) -> String {
    cii_i18n::tr(
        language,
        &format!("domain.data_category.{}", category.code()),
        &[],
    )
}
