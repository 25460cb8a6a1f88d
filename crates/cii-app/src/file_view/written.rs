//! What stood in a field, in written form: the history shows values of every type as one reads them in the file.

mod contract;
mod directory;
mod session;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use cii_domain::{
    InstitutionKey, Language, PersonId, ProcurationId, Region, SituationId, StaffId,
    attachment::Attachment,
    avs::Avs,
    contract::ContractState,
    person::{Address, Confirmation, Form, Representative, Restriction, Sex},
    procuration::{Grant, Revocation},
    session::{CalledOff, Invitee, SessionKind, SessionState},
    situation::{
        Announcement, CaseManagement, Closing, FollowUp, Involvement, Register, Service,
        SituationState, Triage,
    },
    staff::Function,
};
use cii_store::RecordKind;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{
    api::message::{MessageView, ParamView},
    people::People,
};

/// One line of a value: its parts, side by side. `history.value.<code>`.
pub(super) type Line = Vec<MessageView>;

/// What a line names by its identity.
pub(super) struct Named<'a> {
    pub(super) people: &'a People,
    /// The person of the file.
    pub(super) person: &'a str,
    /// The invitees of the session at hand, as it stands: a replacement names another one.
    pub(super) invitees: &'a [Invitee],
}

/// The lines of one value of `field` of a record of `kind`. None: nothing stood there. What this version cannot read is
/// said to be so, and never shown as it is stored.
pub(super) fn lines(
    kind: RecordKind,
    field: &str,
    value: Option<&Value>,
    named: &Named<'_>,
) -> Vec<Line> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Vec::new();
    };
    read(kind, field, value, named)
        .unwrap_or_else(|| vec![vec![MessageView::new("unreadable")]])
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}

/// None: another version wrote it.
fn read(kind: RecordKind, field: &str, value: &Value, named: &Named<'_>) -> Option<Vec<Line>> {
    use RecordKind as K;
    let line = match (kind, field) {
        (K::Person | K::Staff, "name" | "first_name" | "phone" | "email")
        | (K::Staff, "title")
        | (K::Room, "name")
        | (K::Office, "phone" | "email")
        | (K::Session, "person_invited_because")
        | (K::Contract, "end_reason")
        | (K::Situation, "number")
        | (K::Note, "text") => text(&of::<String>(value)?),
        (K::Person | K::Staff, "form") => label("form", of::<Form>(value)?.code()),
        (K::Person, "sex") => label("sex", of::<Sex>(value)?.code()),
        (_, "language") => label("language", of::<Language>(value)?.code()),
        (K::Person, "avs") => text(&of::<Avs>(value)?.to_string()),
        (K::Person, "birth_date")
        | (
            K::Procuration,
            "drawn_up_on" | "signed_on" | "starts_on" | "ends_on" | "majority_on" | "replaced_on",
        )
        | (K::Note, "on")
        | (K::Staff, "from" | "to") => date(of(value)?),
        (K::Person | K::Staff | K::Room | K::Office, "address") => {
            text(&of::<Address>(value)?.lines().join(", "))
        }
        (K::Person, "representative") => representative(of(value)?),
        (K::Person, "restriction") => named.restriction(of(value)?),
        (K::Person, "identity_confirmed") | (K::Contract, "conformity") => {
            let Confirmation { on, by, at: _ } = of(value)?;
            [date(on), named.by(by)].concat()
        }
        (K::Person, "not_same_as") => {
            let others = of::<Vec<PersonId>>(value)?.len();
            if others == 0 {
                return Some(Vec::new());
            }
            vec![MessageView::new("others").with("count", number(others))]
        }
        (K::Situation, "register") => label("register", of::<Register>(value)?.code()),
        (K::Situation | K::Staff | K::Room, "region") => {
            label("region", of::<Region>(value)?.code())
        }
        (K::Situation, "state") => label("situation_state", of::<SituationState>(value)?.code()),
        (K::Situation, "former") => of::<SituationId>(value).map(|_| plain_code("a_file"))?,
        (K::Situation, "announcement") => return Some(named.announcement(of(value)?)),
        (K::Situation, "involved") => {
            return Some(each(of(value)?, |involved| named.involvement(involved)));
        }
        (K::Situation, "coordinator")
        | (K::Session, "leader")
        | (K::Contract, "case_manager")
        | (K::Note, "by") => named.staff(of(value)?),
        (K::Situation, "triage") => named.triage(of(value)?),
        (K::Situation, "services") => return Some(each(of(value)?, service)),
        (K::Situation, "case_manager") => {
            let CaseManagement { staff, since } = of(value)?;
            [named.staff(staff), with_date("since", since)].concat()
        }
        (K::Situation, "follow_ups") => {
            return Some(each(of(value)?, |follow_up| named.follow_up(follow_up)));
        }
        (K::Situation, "closing") => closing(of(value)?),
        (K::Procuration, "signed_by_representative") | (K::Room, "in_use") => {
            plain_code(if of(value)? { "yes" } else { "no" })
        }
        (K::Procuration, "grants") => return Some(each(of(value)?, grant)),
        (K::Procuration | K::Session, "attachments") => {
            return Some(each(of(value)?, |attachment: Attachment| {
                text(&attachment.title)
            }));
        }
        (K::Procuration, "form_version")
        | (K::Session, "sequence" | "handed_out")
        | (K::Contract, "amendment")
        | (K::Room, "seats") => plain(ParamView::Number(of(value)?)),
        (K::AdministrationYear, "year") => text(&of::<u16>(value)?.to_string()),
        (K::Procuration, "revocation") => {
            let Revocation {
                on,
                reason,
                language: _,
            } = of(value)?;
            [date(on), text(&reason)].concat()
        }
        (K::Procuration, "replaced_by") => {
            of::<ProcurationId>(value).map(|_| plain_code("a_procuration"))?
        }
        (K::Session, "kind") => label("session_kind", of::<SessionKind>(value)?.code()),
        (K::Session, "state") => label("session_state", of::<SessionState>(value)?.code()),
        (K::Session, "starts_at") => plain(ParamView::DateTime(of(value)?)),
        (K::Session, "minutes") => {
            vec![MessageView::new("minutes").with("minutes", ParamView::Number(of(value)?))]
        }
        (K::Session, "place") => named.place(of(value)?),
        (K::Session, "called_off") => {
            let CalledOff {
                on,
                reason,
                language: _,
            } = of(value)?;
            [date(on), text(&reason)].concat()
        }
        (K::Session, "invitees") => {
            return Some(each(of(value)?, |invitee| named.invitee(invitee)));
        }
        (K::Session, "blocks") => return Some(each(of(value)?, session::block)),
        (K::Session, "waivers") => return Some(each(of(value)?, |waiver| named.waiver(waiver))),
        (K::Session, "outcome") => named.outcome(of(value)?),
        (K::Contract, "state") => label("contract_state", of::<ContractState>(value)?.code()),
        (K::Contract, "amends") => {
            of::<cii_domain::ContractId>(value).map(|_| plain_code("a_contract"))?
        }
        (K::Contract, "starts_on") => contract::typed_date(of(value)?),
        (K::Contract, "aim") => contract::written(of(value)?),
        (K::Contract, "goals") => return Some(each(of(value)?, contract::goal)),
        (K::Contract, "measures") => return Some(each(of(value)?, contract::measure)),
        (K::Contract, "duties") => {
            return Some(each(of(value)?, contract::duty));
        }
        (K::Contract, "reviews") => return Some(each(of(value)?, contract::typed_date)),
        (K::Contract, "signatures") => return Some(each(of(value)?, contract::signature)),
        (K::Staff, "institution") => institution(of(value)?),
        (K::Staff, "functions") => {
            return Some(each(of(value)?, |function: Function| {
                label("function", function.code())
            }));
        }
        (K::Staff, "working_week") => return Some(directory::working_week(of(value)?)),
        (K::Staff, "absences") => return Some(each(of(value)?, directory::absence)),
        (K::Room, "building" | "access") | (K::Office, "name" | "tagline" | "place") => {
            directory::bilingual(of(value)?)
        }
        (K::Office, "window") => directory::window(of(value)?),
        (K::Office, "image") => directory::letterhead_image(of(value)?),
        (K::AdministrationYear, "days") => {
            return Some(each(of(value)?, directory::closed_day));
        }
        // To whom and to what a record belongs never changes.
        (_, "id" | "person" | "situation") => return Some(Vec::new()),
        _ => return None,
    };
    Some(vec![line])
}

fn of<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

fn each<T>(values: Vec<T>, line: impl Fn(T) -> Line) -> Vec<Line> {
    values.into_iter().map(line).collect()
}

fn plain(value: ParamView) -> Line {
    vec![MessageView::new("plain").with("value", value)]
}

fn plain_code(code: &str) -> Line {
    vec![MessageView::new(code)]
}

/// No part for a text that is empty.
fn text(text: &str) -> Line {
    if text.is_empty() {
        return Vec::new();
    }
    plain(ParamView::Text(text.to_owned()))
}

fn label(list: &str, code: &str) -> Line {
    plain(ParamView::Label(format!("domain.{list}.{code}")))
}

fn date(on: NaiveDate) -> Line {
    plain(ParamView::Date(on))
}

fn with_date(code: &str, on: NaiveDate) -> Line {
    vec![MessageView::new(code).with("on", ParamView::Date(on))]
}

fn institution(key: InstitutionKey) -> Line {
    plain(ParamView::Institution(key))
}

fn number(count: usize) -> ParamView {
    ParamView::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A text under the name that its field has.
fn under(name: &str, text: &str) -> Line {
    if text.is_empty() {
        return Vec::new();
    }
    under_value(name, ParamView::Text(text.to_owned()))
}

fn under_value(name: &str, value: ParamView) -> Line {
    let name = ParamView::Label(format!("core.history.part.{name}"));
    vec![
        MessageView::new("under")
            .with("name", name)
            .with("value", value),
    ]
}

fn under_label(name: &str, list: &str, code: &str) -> Line {
    under_value(name, ParamView::Label(format!("domain.{list}.{code}")))
}

fn representative(
    Representative {
        kind,
        name,
        phone,
        address,
        language,
    }: Representative,
) -> Line {
    let spoken = language.map(|language| label("language", language.code()));
    [
        text(&name),
        label("representative_kind", kind.code()),
        text(&phone),
        text(&address.lines().join(", ")),
        spoken.unwrap_or_default(),
    ]
    .concat()
}

fn service(
    Service {
        kind,
        started_on,
        ended_on,
        session: _,
    }: Service,
) -> Line {
    let ended = ended_on
        .map(|on| with_date("until", on))
        .unwrap_or_default();
    [
        label("service_kind", kind.code()),
        with_date("since", started_on),
        ended,
    ]
    .concat()
}

fn closing(
    Closing {
        on,
        result,
        continued_by,
    }: Closing,
) -> Line {
    let continued = continued_by
        .map(|key| under_value("continued_by", ParamView::Institution(key)))
        .unwrap_or_default();
    [date(on), label("closing_result", result.code()), continued].concat()
}

fn grant(
    Grant {
        institution: key,
        categories,
    }: Grant,
) -> Line {
    let categories = categories
        .iter()
        .flat_map(|category| label("data_category", category.code()));
    institution(key).into_iter().chain(categories).collect()
}

impl Named<'_> {
    fn staff(&self, id: StaffId) -> Line {
        text(&self.people.name(id))
    }

    fn by(&self, id: StaffId) -> Line {
        vec![MessageView::new("by").with("name", ParamView::Text(self.people.name(id)))]
    }

    fn restriction(&self, Restriction { allowed, reason }: Restriction) -> Line {
        let names: Vec<String> = allowed.into_iter().map(|id| self.people.name(id)).collect();
        [under("visible_to", &names.join(", ")), text(&reason)].concat()
    }

    fn announcement(&self, announcement: Announcement) -> Vec<Line> {
        let Announcement {
            service,
            counted_under,
            worker,
            respondent,
            received_on,
            follow_up_started_on,
            age_group,
            provenance,
            service_asked,
            criteria,
            laci_rights_end_on,
            reason,
            language: _,
        } = announcement;
        let day = |name, on: Option<NaiveDate>| {
            on.map(|on| under_value(name, ParamView::Date(on)))
                .unwrap_or_default()
        };
        let staff = |name, id: Option<StaffId>| {
            id.map(|id| under(name, &self.people.name(id)))
                .unwrap_or_default()
        };
        let asked = service_asked
            .map(|kind| under_label("service_asked", "service_kind", kind.code()))
            .unwrap_or_default();
        let criteria = criteria
            .iter()
            .map(|criterion| under_label("criterion", "criterion", criterion.code()));
        [
            under_value("service", ParamView::Institution(service)),
            under_value("counted_under", ParamView::Institution(counted_under)),
            staff("worker", worker),
            staff("respondent", respondent),
            day("received_on", Some(received_on)),
            day("follow_up_started_on", follow_up_started_on),
            label("age_group", age_group.code()),
            under_value(
                "provenance",
                ParamView::Label(format!("domain.provenance.{}", provenance.code())),
            ),
            asked,
        ]
        .into_iter()
        .chain(criteria)
        .chain([
            day("laci_rights_end_on", laci_rights_end_on),
            under("reason", &reason),
        ])
        .collect()
    }

    fn involvement(
        &self,
        Involvement {
            institution: key,
            contact,
            imminent,
        }: Involvement,
    ) -> Line {
        let contact = contact.map(|id| self.staff(id)).unwrap_or_default();
        let imminent = if imminent {
            plain_code("imminent")
        } else {
            Vec::new()
        };
        [institution(key), contact, imminent].concat()
    }

    fn triage(
        &self,
        Triage {
            on,
            by,
            outcome,
            text: reason,
            language: _,
        }: Triage,
    ) -> Line {
        [
            label("triage_outcome", outcome.code()),
            date(on),
            self.by(by),
            text(&reason),
        ]
        .concat()
    }

    fn follow_up(
        &self,
        FollowUp {
            on,
            by,
            text: words,
            language: _,
        }: FollowUp,
    ) -> Line {
        [date(on), self.by(by), text(&words)].concat()
    }
}
