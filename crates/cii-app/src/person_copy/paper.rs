//! The copy to read: every field under its name, every value as one reads it in the file.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use cii_documents::{
    letter::Sender,
    model::{Emphasis, Text, Width},
    person_copy::{Part, PersonCopy, Section, SectionKind},
};
use cii_domain::{
    InstitutionKey, Language, StaffId,
    access::fields_of,
    situation::{Note, Situation},
    witness::AccessKind,
};
use cii_i18n::format::{number, short_date};
use cii_store::{Reader, RecordKind};
use cii_sync::{ConflictState, Record};
use uuid::Uuid;

use super::{Held, Withheld, disclosures, kind_of};
use crate::{
    AppError,
    api::{
        file::HistoryEntryView,
        message::{MessageView, ParamView},
    },
    commands::journal::message,
    file_view::{Reading, entry_view},
    sentences::Sentences,
};

/// The copy in `language`, made at `made` by `by`.
pub(crate) fn paper(
    r: &Reader<'_>,
    held: &Held,
    language: Language,
    (made, by): (NaiveDateTime, StaffId),
) -> Result<PersonCopy, AppError> {
    let names = held.names();
    let writer = Writer {
        r,
        held,
        name: held.person.full_name(),
        say: Sentences {
            language,
            institutions: &names,
        },
    };
    let sections = SectionKind::ALL
        .iter()
        .map(|kind| writer.section(*kind))
        .collect::<Result<_, _>>()?;
    Ok(PersonCopy {
        sender: Sender::from(&held.office),
        email: held.office.email.clone(),
        language,
        made,
        made_by: held.people.name(by),
        name: writer.name.clone(),
        birth_date: held.person.birth_date,
        address: held.person.address.lines(),
        numbers: held
            .situations
            .iter()
            .map(|situation| situation.number.to_string())
            .collect(),
        sections,
    })
}

/// What is not in the copy, sentence by sentence: `core.person_copy.withheld.<code>`.
pub(crate) fn list_withheld(r: &Reader<'_>, held: &Held) -> Result<Vec<MessageView>, AppError> {
    let mut all: Vec<MessageView> = Vec::new();
    for Withheld {
        record,
        path: _,
        medical_of,
    } in &held.withheld
    {
        let name = record_name(r, held, *record)?;
        let message = match medical_of {
            Some(institution) => MessageView::new("medical")
                .with("institution", ParamView::Institution(institution.clone())),
            None => MessageView::new("newer_version"),
        };
        let message = message.with("record", name);
        // A block has several words, and is missing once.
        if !all.contains(&message) {
            all.push(message);
        }
    }
    let elsewhere = held.count_elsewhere();
    if elsewhere > 0 {
        let count = ParamView::Number(i64::try_from(elsewhere).unwrap_or(i64::MAX));
        all.push(MessageView::new("contents_elsewhere").with("count", count));
    }
    if held
        .accesses
        .iter()
        .any(|access| access.kind == AccessKind::Search)
    {
        all.push(MessageView::new("search_words"));
    }
    all.push(MessageView::new("other_computers"));
    Ok(all)
}

/// How a record is called, in both languages.
fn record_name(
    r: &Reader<'_>,
    held: &Held,
    record: (RecordKind, Uuid),
) -> Result<ParamView, AppError> {
    let reading = Reading::new(r, &held.people, "", record)?;
    let names = held.names();
    let written = |language| {
        let say = Sentences {
            language,
            institutions: &names,
        };
        say.say("core.history.record", &reading.name())
    };
    Ok(ParamView::Names(cii_domain::Bilingual::new(
        written(Language::Fr),
        written(Language::De),
    )))
}

struct Writer<'a> {
    r: &'a Reader<'a>,
    held: &'a Held,
    /// The person.
    name: String,
    say: Sentences<'a>,
}

type Rows = Vec<Vec<Vec<Text>>>;

impl Writer<'_> {
    fn section(&self, kind: SectionKind) -> Result<Section, AppError> {
        let of = |record_kind| self.records(record_kind);
        match kind {
            SectionKind::Identity => of(RecordKind::Person),
            SectionKind::Situations => of(RecordKind::Situation),
            SectionKind::Procurations => of(RecordKind::Procuration),
            SectionKind::Sessions => of(RecordKind::Session),
            SectionKind::Notes => self.notes(),
            SectionKind::Contracts => of(RecordKind::Contract),
            SectionKind::Institutions => Ok(self.institutions()),
            SectionKind::Attachments => self.attachments(),
            SectionKind::Recipients => self.recipients(),
            SectionKind::Accesses => Ok(self.accesses()),
            SectionKind::History => self.history(),
            SectionKind::Conflicts => self.conflicts(),
            SectionKind::Withheld => self.withheld(),
        }
        .map(|section| Section { kind, ..section })
    }

    fn text(&self, key: &str) -> String {
        self.say.label(&format!("documents.person_copy.{key}"))
    }

    /// Every record of a kind, field by field.
    fn records(&self, kind: RecordKind) -> Result<Section, AppError> {
        let records = self
            .held
            .records
            .iter()
            .filter(|record| record.kind == kind);
        let parts = records
            .map(|record| self.record(record))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(parts_as_section(parts))
    }

    fn record(&self, record: &Record) -> Result<Part, AppError> {
        let of = (record.kind, record.id);
        let reading = Reading::new(self.r, &self.held.people, &self.name, of)?;
        let (mut facts, mut blank) = (Vec::new(), Vec::new());
        for (field, value) in in_order(record) {
            // To whom and to what it belongs says the place at which it stands.
            if matches!(field.as_str(), "id" | "person" | "situation") {
                continue;
            }
            let label = self.say.label(&format!("core.history.field.{field}"));
            let lines = reading.lines(field, Some(value));
            let lines: Vec<Text> = lines
                .iter()
                .map(|line| self.line(line, lines.len()))
                .collect();
            if lines.is_empty() {
                blank.push(label);
            } else {
                facts.push((label, lines));
            }
        }
        let title = match record.kind {
            RecordKind::Person => String::new(),
            _ => self.title(&reading, record),
        };
        Ok(Part::Record {
            title,
            facts,
            blank,
        })
    }

    /// A line of a value. Among several, each begins with what it is about.
    fn line(&self, parts: &[MessageView], lines: usize) -> Text {
        match parts.split_first() {
            Some((first, rest @ [_, ..])) if lines > 1 => {
                Text::strong(self.say.line(std::slice::from_ref(first)))
                    .and(Emphasis::None, format!(" · {}", self.say.line(rest)))
            }
            _ => Text::plain(self.say.line(parts)),
        }
    }

    /// The notes: short, and read one after the other.
    fn notes(&self) -> Result<Section, AppError> {
        let rows: Rows = self
            .held
            .list::<Note>()?
            .into_iter()
            .map(|note| {
                let language = format!("domain.language.{}", note.language.code());
                let mut text = Text::plain(note.text);
                if note.language != self.say.language {
                    text = text.written_in(note.language);
                }
                vec![
                    vec![Text::plain(short_date(note.on))],
                    vec![Text::plain(self.held.people.name(note.by))],
                    vec![Text::plain(self.say.label(&language))],
                    vec![text],
                ]
            })
            .collect();
        Ok(table(
            &[
                ("when", Width::Fixed(20.0)),
                ("author", Width::Fixed(36.0)),
                ("language", Width::Fixed(20.0)),
                ("text", Width::Share(1.0)),
            ],
            rows,
        ))
    }

    /// How a record is called; with the number of its situation, if the person has several.
    fn title(&self, reading: &Reading<'_>, record: &Record) -> String {
        let name = self.say.say("core.history.record", &reading.name());
        let number = match record.scope.find_case() {
            Some(case) if record.kind != RecordKind::Situation => self.number_of(case),
            _ => None,
        };
        match number {
            Some(number) if self.held.situations.len() > 1 => format!("{name} ({number})"),
            _ => name,
        }
    }

    fn number_of(&self, case: cii_domain::SituationId) -> Option<String> {
        let mut situations = self.held.situations.iter();
        let situation = situations.find(|situation| situation.id == case)?;
        Some(situation.number.to_string())
    }

    fn institutions(&self) -> Section {
        let mut rows: Rows = Vec::new();
        let mut known: BTreeSet<(InstitutionKey, Option<StaffId>, String)> = BTreeSet::new();
        for situation in &self.held.situations {
            for (institution, contact) in around(situation) {
                let number = situation.number.to_string();
                if !known.insert((institution.clone(), contact, number.clone())) {
                    continue;
                }
                let contact = contact.and_then(|id| self.held.people.staff.get(&id));
                let reach = contact.map(|staff| {
                    let both = [staff.phone.as_str(), staff.email.as_str()];
                    both.into_iter()
                        .filter(|line| !line.is_empty())
                        .map(Text::plain)
                        .collect()
                });
                rows.push(vec![
                    vec![Text::plain(
                        self.say
                            .institutions
                            .full(&institution)
                            .get(self.say.language),
                    )],
                    vec![Text::plain(
                        contact
                            .map(cii_domain::staff::Staff::full_name)
                            .unwrap_or_default(),
                    )],
                    reach.unwrap_or_default(),
                    vec![Text::plain(number)],
                ]);
            }
        }
        table(
            &[
                ("institution", Width::Share(1.0)),
                ("contact", Width::Fixed(36.0)),
                ("reach", Width::Fixed(54.0)),
                ("file", Width::Fixed(20.0)),
            ],
            rows,
        )
    }

    fn attachments(&self) -> Result<Section, AppError> {
        let mut rows: Rows = Vec::new();
        for file in &self.held.attachments {
            let reading = Reading::new(self.r, &self.held.people, &self.name, file.record)?;
            let kilobytes = number(file.attachment.size.div_ceil(1000));
            let kept = match &file.copy {
                Some(name) => cii_i18n::tr(
                    self.say.language,
                    "documents.person_copy.copied",
                    &[("name", name)],
                ),
                None => self.text("elsewhere"),
            };
            rows.push(vec![
                vec![Text::plain(file.attachment.title.as_str())],
                vec![Text::plain(
                    self.say.say("core.history.record", &reading.name()),
                )],
                vec![Text::plain(short_date(file.attachment.added_on))],
                vec![Text::plain(cii_i18n::tr(
                    self.say.language,
                    "documents.person_copy.size",
                    &[("size", &kilobytes)],
                ))],
                vec![Text::plain(kept)],
            ]);
        }
        Ok(table(
            &[
                ("title", Width::Share(1.0)),
                ("record", Width::Share(0.9)),
                ("added", Width::Fixed(20.0)),
                ("size", Width::Fixed(18.0)),
                ("kept", Width::Share(1.1)),
            ],
            rows,
        ))
    }

    fn recipients(&self) -> Result<Section, AppError> {
        let rows: Rows = disclosures::list(self.held)?
            .into_iter()
            .map(|disclosure| {
                let mut what: Vec<Text> = disclosure
                    .what
                    .iter()
                    .map(|what| Text::plain(self.say.say("core.person_copy.recipient", what)))
                    .collect();
                let categories: Vec<String> = disclosure
                    .categories
                    .iter()
                    .map(|category| disclosures::category_name(self.say.language, *category))
                    .collect();
                if !categories.is_empty() {
                    what.push(Text::quiet(categories.join(", ")));
                }
                let to = disclosure
                    .to
                    .in_words(self.say.language, self.say.institutions);
                vec![
                    vec![Text::plain(short_date(disclosure.at.date()))],
                    vec![Text::plain(to)],
                    what,
                ]
            })
            .collect();
        Ok(table(
            &[
                ("when", Width::Fixed(20.0)),
                ("recipient", Width::Share(1.0)),
                ("what", Width::Share(1.0)),
            ],
            rows,
        ))
    }

    fn accesses(&self) -> Section {
        let rows: Rows = self
            .held
            .accesses
            .iter()
            .map(|access| {
                let did = match access.kind {
                    AccessKind::Search => self.text("search"),
                    _ => self.say.say("core.access", &message(access.clone())),
                };
                vec![
                    vec![Text::plain(self.say.moment(cii_domain::zurich(access.at)))],
                    vec![Text::plain(self.held.people.name(access.by))],
                    vec![Text::plain(did)],
                ]
            })
            .collect();
        table(
            &[
                ("when", Width::Fixed(34.0)),
                ("who", Width::Fixed(42.0)),
                ("did", Width::Share(1.0)),
            ],
            rows,
        )
    }

    fn history(&self) -> Result<Section, AppError> {
        let mut rows: Rows = Vec::new();
        for entry in &self.held.history {
            let view = entry_view(self.r, &self.held.people, &self.name, entry.clone())?;
            rows.push(self.change(&view));
        }
        Ok(table(
            &[
                ("when", Width::Fixed(22.0)),
                ("who_did", Width::Fixed(38.0)),
                ("changed", Width::Fixed(38.0)),
                ("values", Width::Share(1.0)),
            ],
            rows,
        ))
    }

    fn change(&self, view: &HistoryEntryView) -> Vec<Vec<Text>> {
        let written = |key: &str, lines: &[Vec<MessageView>]| {
            let lines: Vec<String> = lines.iter().map(|line| self.say.line(line)).collect();
            (!lines.is_empty()).then(|| self.valued(key, &lines.join(" · ")))
        };
        vec![
            vec![
                Text::plain(short_date(view.at.date())),
                Text::quiet(cii_i18n::format::time(self.say.language, view.at.time())),
            ],
            vec![
                Text::plain(view.by.as_str()),
                Text::quiet(self.say.say("core.act", &view.act)),
            ],
            vec![
                Text::plain(self.say.say("core.history.record", &view.record)),
                Text::quiet(
                    self.say
                        .label(&format!("core.history.field.{}", view.field)),
                ),
            ],
            [written("before", &view.old), written("after", &view.new)]
                .into_iter()
                .flatten()
                .collect(),
        ]
    }

    /// A value under its name.
    fn valued(&self, key: &str, value: &str) -> Text {
        Text::plain(cii_i18n::tr(
            self.say.language,
            &format!("documents.person_copy.{key}"),
            &[("value", value)],
        ))
    }

    fn conflicts(&self) -> Result<Section, AppError> {
        let mut rows: Rows = Vec::new();
        for conflict in &self.held.conflicts {
            let of = (conflict.of, conflict.record);
            let reading = Reading::new(self.r, &self.held.people, &self.name, of)?;
            let mut values = Vec::new();
            for side in &conflict.sides {
                let written = |value: &Option<serde_json::Value>| {
                    let value = match (&side.element, value) {
                        (Some(_), Some(value)) => Some(serde_json::json!([value])),
                        (_, value) => value.clone(),
                    };
                    let lines = reading.lines(&side.field, value.as_ref());
                    let lines: Vec<String> = lines.iter().map(|line| self.say.line(line)).collect();
                    lines.join(" · ")
                };
                values.push(Text::strong(
                    self.say
                        .label(&format!("core.history.field.{}", side.field)),
                ));
                values.push(self.valued("first_value", &written(&side.kept)));
                values.push(self.valued("second_value", &written(&side.offered)));
            }
            let state = match conflict.state {
                ConflictState::Open => "open",
                ConflictState::Kept { .. } => "kept",
                ConflictState::Replaced { .. } => "replaced",
            };
            rows.push(vec![
                vec![Text::plain(
                    self.say.moment(cii_domain::zurich(conflict.at)),
                )],
                vec![Text::plain(
                    self.say.say("core.history.record", &reading.name()),
                )],
                values,
                vec![Text::plain(
                    self.say
                        .label(&format!("core.person_copy.conflict.{state}")),
                )],
            ]);
        }
        Ok(table(
            &[
                ("when", Width::Fixed(24.0)),
                ("changed", Width::Fixed(36.0)),
                ("written", Width::Share(1.0)),
                ("state", Width::Fixed(32.0)),
            ],
            rows,
        ))
    }

    fn withheld(&self) -> Result<Section, AppError> {
        let parts = list_withheld(self.r, self.held)?
            .iter()
            .map(|message| Part::Remark(self.say.say("core.person_copy.withheld", message)))
            .collect();
        Ok(parts_as_section(parts))
    }
}

/// The fields in the order in which one reads them; what the rules have no word for comes last.
fn in_order(record: &Record) -> Vec<(&String, &serde_json::Value)> {
    let order = kind_of(record.kind).map(fields_of).unwrap_or_default();
    let place = |field: &str| {
        let found = order.iter().position(|known| *known == field);
        found.unwrap_or(order.len())
    };
    let mut fields: Vec<_> = record.body.iter().collect();
    fields.sort_by_key(|(field, _)| place(field));
    fields
}

/// The institutions around a situation and who is reached there, the announcing one first.
fn around(situation: &Situation) -> Vec<(InstitutionKey, Option<StaffId>)> {
    let announcement = &situation.announcement;
    let mut around = Vec::new();
    for contact in [announcement.worker, announcement.respondent] {
        if contact.is_some() {
            around.push((announcement.service.clone(), contact));
        }
    }
    around.extend(
        situation
            .involved
            .iter()
            .map(|involved| (involved.institution.clone(), involved.contact)),
    );
    if !around.iter().any(|(key, _)| *key == announcement.service) {
        around.insert(0, (announcement.service.clone(), None));
    }
    around
}

fn parts_as_section(parts: Vec<Part>) -> Section {
    Section {
        // Put right by whoever asked for it.
        kind: SectionKind::Identity,
        count: parts.len(),
        parts,
    }
}

fn table(columns: &[(&'static str, Width)], rows: Rows) -> Section {
    let count = rows.len();
    let parts = if rows.is_empty() {
        Vec::new()
    } else {
        vec![Part::Table {
            columns: columns.to_vec(),
            rows,
        }]
    };
    Section {
        kind: SectionKind::Identity,
        count,
        parts,
    }
}
