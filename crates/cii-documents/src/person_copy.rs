//! The copy of everything that is held on a person, on paper: what the right of access gives.
//!
//! It is read by somebody who does not know the application. Each section stands there, also where there is nothing in
//! it; the names of fields and their values come written out.

use chrono::{NaiveDate, NaiveDateTime};
use cii_domain::Language;
use cii_i18n::format::{long_date, short_date, time};
use cii_i18n::{tr, tr_plural};

use crate::Engine;
use crate::letter::Sender;
use crate::model::{Block, Column, Document, Emphasis, Table, Text, Width};

macro_rules! section_kinds {
    ($($(#[$meta:meta])* $variant:ident = $code:literal,)+) => {
        /// What a section of the copy is about, in the order of the paper.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum SectionKind { $($(#[$meta])* $variant,)+ }

        impl SectionKind {
            /// Every section.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The last part of the key of its title: `core.person_copy.section.<code>`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

section_kinds! {
    /// Who the person is.
    Identity = "identity",
    /// The situations, each with its announcement, its course and its end.
    Situations = "situations",
    /// The institutions around the person and who is reached there.
    Institutions = "institutions",
    /// What the person allowed.
    Procurations = "procurations",
    /// Round tables and assessments with their minutes.
    Sessions = "sessions",
    /// Working notes.
    Notes = "notes",
    /// Objective contracts and amendments, with measures and costs.
    Contracts = "contracts",
    /// Files that are kept with a record.
    Attachments = "attachments",
    /// To whom data went.
    Recipients = "recipients",
    /// Who looked at what.
    Accesses = "accesses",
    /// Every change of every field.
    History = "history",
    /// Two values of one field that were written at the same time.
    Conflicts = "conflicts",
    /// What is not in the copy.
    Withheld = "withheld",
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// How many entries it has.
    pub count: usize,
    /// Its content. Empty: the section says that there is nothing.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A record, field by field.
    Record {
        /// How it is called; empty where the section has one record alone.
        title: String,
        /// Name and value of each field that has one.
        facts: Vec<(String, Vec<Text>)>,
        /// The names of the fields in which nothing stands.
        blank: Vec<String>,
    },
    /// A table.
    Table {
        /// The heads, as keys under `documents.person_copy.column`, and widths.
        columns: Vec<(&'static str, Width)>,
        /// Its rows.
        rows: Vec<Vec<Vec<Text>>>,
    },
    /// A remark.
    Remark(String),
}

/// The copy.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonCopy {
    /// The office that keeps the data.
    pub sender: Sender,
    /// Its mail address.
    pub email: String,
    /// The language of the paper.
    pub language: Language,
    /// When it was made.
    pub made: NaiveDateTime,
    /// Who made it.
    pub made_by: String,
    /// First name and name.
    pub name: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Lines of the address.
    pub address: Vec<String>,
    /// The numbers of the situations.
    pub numbers: Vec<String>,
    /// Its sections.
    pub sections: Vec<Section>,
}

impl PersonCopy {
    /// The copy as a document. The table of contents tells pages, so it is laid out twice.
    pub fn document(&self, engine: &Engine) -> Document {
        let first = self.laid(&[]);
        let texts = engine.text(&first);
        let pages: Vec<Option<usize>> = (1..)
            .zip(&self.sections)
            .map(|(number, section)| {
                let title = self.title(number, section.kind);
                let found = texts.iter().position(|text| text.contains(&title));
                found.map(|index| index.saturating_add(1))
            })
            .collect();
        self.laid(&pages)
    }

    fn laid(&self, pages: &[Option<usize>]) -> Document {
        let mut head = self.sender.letterhead(self.language);
        head.blocks.retain(|(spoken, _)| *spoken == self.language);
        let mut blocks = self.cover();
        blocks.extend(self.contents(pages));
        blocks.extend(self.rights());
        for (number, section) in (1..).zip(&self.sections) {
            blocks.push(Block::heading(2, self.title(number, section.kind)));
            blocks.extend(self.section(section));
        }
        let date = short_date(self.made.date());
        Document {
            language: self.language,
            title: self.text("title", &[]),
            made: self.made,
            letterhead: head,
            envelope: None,
            mark: None,
            footer: (
                self.text("footer", &[("date", &date)]),
                self.sender.phone.clone(),
            ),
            blocks,
        }
    }

    fn text(&self, key: &str, args: &[(&str, &str)]) -> String {
        tr(self.language, &format!("documents.person_copy.{key}"), args)
    }

    fn title(&self, number: usize, kind: SectionKind) -> String {
        let words = tr(
            self.language,
            &format!("core.person_copy.section.{}", kind.code()),
            &[],
        );
        format!("{number}\u{a0}\u{a0}{words}")
    }

    /// Whose data, and who keeps them.
    fn cover(&self) -> Vec<Block> {
        let mut person = vec![Text::strong(self.name.as_str())];
        if let Some(date) = self.birth_date {
            person.push(Text::plain(
                self.text("born", &[("date", &short_date(date))]),
            ));
        }
        person.extend(self.address.iter().map(Text::plain));
        let sender = &self.sender;
        let controller = [
            sender.name.get(self.language),
            &sender.address,
            &sender.phone,
            &self.email,
        ];
        let controller = controller
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(Text::plain)
            .collect();
        let when = self.text(
            "made",
            &[
                ("date", &long_date(self.language, self.made.date())),
                ("time", &time(self.language, self.made.time())),
                ("name", &self.made_by),
            ],
        );
        let fact = |key: &str, values| (Text::strong(self.text(key, &[])), values);
        vec![
            Block::heading(1, self.text("title", &[])),
            Block::paragraph(Text::plain(self.text("purpose", &[]))),
            Block::Facts(vec![
                fact("person", person),
                fact("controller", controller),
                fact("made_label", vec![Text::plain(when)]),
                fact("numbers", vec![Text::plain(self.numbers.join(", "))]),
            ]),
        ]
    }

    /// What the person may ask for.
    fn rights(&self) -> Vec<Block> {
        vec![
            Block::heading(2, self.text("rights.title", &[])),
            Block::List(
                ["know", "rectify", "stop", "revoke", "appeal"]
                    .iter()
                    .map(|right| Text::plain(self.text(&format!("rights.{right}"), &[])))
                    .collect(),
            ),
            Block::paragraph(
                Text::default().and(Emphasis::Quiet, self.text("rights.not_validated", &[])),
            ),
        ]
    }

    fn contents(&self, pages: &[Option<usize>]) -> Vec<Block> {
        let rows = (0..)
            .zip(&self.sections)
            .map(|(index, section)| {
                let number = index + 1;
                let name = format!("core.person_copy.section.{}", section.kind.code());
                let page = pages.get(index).copied().flatten();
                vec![
                    vec![Text::plain(number.to_string())],
                    vec![Text::plain(tr(self.language, &name, &[]))],
                    vec![self.count(section.count)],
                    vec![Text::plain(
                        page.map(|page| page.to_string()).unwrap_or_default(),
                    )],
                ]
            })
            .collect();
        let columns = [
            ("number", Width::Fixed(7.0), false),
            ("section", Width::Share(1.0), false),
            ("entries", Width::Fixed(30.0), true),
            ("page", Width::Fixed(14.0), true),
        ];
        vec![
            Block::heading(2, self.text("contents", &[])),
            Block::Table(Table {
                columns: columns
                    .into_iter()
                    .map(|(key, width, align_right)| self.column(key, width, align_right))
                    .collect(),
                rows,
                total: None,
                row_head: 1,
            }),
        ]
    }

    fn count(&self, count: usize) -> Text {
        let number = u64::try_from(count).unwrap_or(u64::MAX);
        if number == 0 {
            return Text::quiet(self.text("none", &[]));
        }
        Text::plain(tr_plural(
            self.language,
            "documents.person_copy.entries",
            number,
            &[],
        ))
    }

    fn section(&self, section: &Section) -> Vec<Block> {
        if section.parts.is_empty() {
            return vec![Block::paragraph(Text::quiet(self.text("nothing", &[])))];
        }
        section
            .parts
            .iter()
            .flat_map(|part| self.part(part))
            .collect()
    }

    fn part(&self, part: &Part) -> Vec<Block> {
        match part {
            Part::Record {
                title,
                facts,
                blank,
            } => {
                let mut blocks = Vec::new();
                if !title.is_empty() {
                    blocks.push(Block::heading(3, title.as_str()));
                }
                let mut rows: Vec<_> = facts
                    .iter()
                    .map(|(name, values)| (Text::strong(name.as_str()), values.clone()))
                    .collect();
                if !blank.is_empty() {
                    rows.push((
                        Text::strong(self.text("blank", &[])),
                        vec![Text::quiet(blank.join(", "))],
                    ));
                }
                blocks.push(Block::Facts(rows));
                blocks
            }
            Part::Table { columns, rows } => vec![Block::Table(Table {
                columns: columns
                    .iter()
                    .map(|(key, width)| self.column(key, *width, false))
                    .collect(),
                rows: rows.clone(),
                total: None,
                row_head: 0,
            })],
            Part::Remark(words) => vec![Block::paragraph(Text::plain(words.as_str()))],
        }
    }

    fn column(&self, key: &str, width: Width, align_right: bool) -> Column {
        Column {
            head: self.text(&format!("column.{key}"), &[]),
            width,
            align_right,
        }
    }
}
