//! The sections of a contract in one language, for the whole width of the page or for half of it.

use cii_domain::Language;
use cii_domain::contract::{GoalState, LegalBasis};
use cii_i18n::format::{money, short_date};
use cii_i18n::tr;

use super::{ContractDocument, Written};
use crate::model::{Block, Column, Emphasis, Table, Text, Width};

#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) contract: &'a ContractDocument,
    pub(super) language: Language,
    /// Half a page: less in columns, more in lines.
    pub(super) narrow: bool,
}

impl Side<'_> {
    /// All sections but the signatures. Both languages have the same ones, in the same rows.
    pub(super) fn sections(self) -> Vec<Vec<Block>> {
        vec![
            self.opening(),
            self.aim(),
            self.goals(),
            self.measures(),
            self.duties(),
            self.follow_up(),
            self.law(),
        ]
    }

    fn text(self, key: &str, args: &[(&str, &str)]) -> String {
        tr(self.language, &format!("documents.contract.{key}"), args)
    }

    fn heading(self, number: u8, key: &str) -> Block {
        Block::heading(
            2,
            numbered(number, &self.text(&format!("section.{key}"), &[])),
        )
    }

    /// Free text with the language it is written in, if that is not the one around it.
    fn written(self, written: &Written, emphasis: Emphasis) -> Text {
        let (words, language) = written.version(self.language);
        let text = Text::default().and(emphasis, words);
        if language == self.language {
            text
        } else {
            text.written_in(language)
        }
    }

    fn opening(self) -> Vec<Block> {
        let contract = self.contract;
        let person = &contract.person;
        let mut who = match person.birth_date {
            Some(date) => self.text(
                "born",
                &[("name", &person.name), ("date", &short_date(date))],
            ),
            None => person.name.clone(),
        };
        if !person.place.is_empty() {
            who = format!("{who}, {}", person.place);
        }
        let parties: Vec<&str> = contract
            .parties
            .iter()
            .map(|party| party.get(self.language))
            .collect();
        let and = self.text("and", &[]);
        let parties = match parties.split_last() {
            None => String::new(),
            Some((only, [])) => (*only).to_owned(),
            Some((last, others)) => format!("{} {and} {last}", others.join(", ")),
        };
        // A draft may not name anybody yet.
        let between = if parties.is_empty() {
            who
        } else {
            self.text("between", &[("person", &who), ("parties", &parties)])
        };
        let mut title = Text::plain(contract.title(self.language));
        if self.narrow {
            title = title.and(Emphasis::Quiet, format!("\u{a0}\u{a0}{}", contract.number));
        }
        let mut blocks = vec![Block::Heading {
            level: 1,
            text: title,
        }];
        blocks.push(Block::paragraph(Text::plain(between)));
        blocks.push(Block::paragraph(self.term()));
        if self.language == Language::De || self.narrow {
            blocks.push(Block::paragraph(Text::quiet(
                self.text("french_prevails", &[]),
            )));
        }
        blocks
    }

    /// From when to when the contract binds.
    fn term(self) -> Text {
        match (self.contract.starts_on, self.contract.ends_on) {
            (None, _) => Text::quiet(self.text("term_open", &[])),
            (Some(from), None) => {
                Text::plain(self.text("term_from", &[("from", &short_date(from))]))
            }
            (Some(from), Some(to)) => Text::plain(self.text(
                "term",
                &[("from", &short_date(from)), ("to", &short_date(to))],
            )),
        }
    }

    fn aim(self) -> Vec<Block> {
        let aim = &self.contract.aim;
        if aim.text.trim().is_empty() {
            return Vec::new();
        }
        let label = Block::heading(2, self.text("section.aim", &[]));
        vec![label, Block::paragraph(self.written(aim, Emphasis::None))]
    }

    fn goals(self) -> Vec<Block> {
        let mut blocks = vec![self.heading(1, "goals")];
        if self.contract.goals.is_empty() {
            blocks.push(self.nothing("no_goals"));
            return blocks;
        }
        let mut columns = vec![
            self.column("column.number", Width::Fixed(7.0), false),
            self.column("column.goal", Width::Share(1.0), false),
        ];
        if !self.narrow {
            columns.push(self.column("column.state", Width::Fixed(26.0), false));
        }
        columns.push(self.column("column.due", Width::Fixed(self.number_width()), true));
        let rows = (1..)
            .zip(&self.contract.goals)
            .map(|(number, goal)| {
                let mut words = vec![self.written(&goal.text, Emphasis::Strong)];
                if !goal.indicator.text.trim().is_empty() {
                    words.push(self.written(&goal.indicator, Emphasis::None));
                }
                let state = self.text(&format!("goal_state.{}", goal_key(goal.state)), &[]);
                let mut row = vec![vec![Text::plain(format!("1.{number}"))]];
                if self.narrow {
                    if goal.state != GoalState::Open {
                        words.push(Text::quiet(state));
                    }
                    row.push(words);
                } else {
                    row.extend([words, vec![Text::plain(state)]]);
                }
                row.push(vec![self.day(goal.due_on)]);
                row
            })
            .collect();
        blocks.push(Block::Table(Table {
            columns,
            rows,
            total: None,
            row_head: 1,
        }));
        blocks
    }

    fn measures(self) -> Vec<Block> {
        let mut blocks = vec![self.heading(2, "measures")];
        let measures = &self.contract.measures;
        if measures.is_empty() {
            blocks.push(self.nothing("no_measures"));
            return blocks;
        }
        let mut columns = vec![
            self.column("column.number", Width::Fixed(7.0), false),
            self.column("column.measure", Width::Share(1.0), false),
        ];
        if !self.narrow {
            columns.push(self.column("column.payer", Width::Share(0.62), false));
            columns.push(self.column("column.period", Width::Fixed(21.0), false));
        }
        columns.push(self.column("column.cost", Width::Fixed(self.number_width()), true));
        let rows = (1..)
            .zip(measures)
            .map(|(number, measure)| {
                let mut words = vec![self.written(&measure.title, Emphasis::Strong)];
                if !measure.provider.trim().is_empty() {
                    words.push(Text::plain(measure.provider.as_str()));
                }
                let payer = match measure.payer.get(self.language) {
                    "" => self.text("payer_open", &[]),
                    payer => payer.to_owned(),
                };
                let law = measure.legal_basis.map(|law| self.law_name(law));
                let payer = [Some(payer), law]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ");
                let period = match (measure.from, measure.to) {
                    (None, None) => Vec::new(),
                    (from, to) => vec![
                        format!("{} \u{2013}", from.map_or_else(String::new, short_date)),
                        to.map_or_else(String::new, short_date),
                    ],
                };
                let mut row = vec![vec![Text::plain(format!("2.{number}"))]];
                if self.narrow {
                    words.push(Text::plain(payer));
                    if !period.is_empty() {
                        words.push(Text::quiet(period.join(" ")));
                    }
                    row.push(words);
                } else {
                    row.push(words);
                    row.push(vec![Text::plain(payer)]);
                    row.push(period.iter().map(Text::plain).collect());
                }
                row.push(vec![measure.cost.map_or_else(
                    || Text::quiet(self.text("cost_open", &[])),
                    |cost| Text::plain(money(cost.0)),
                )]);
                row
            })
            .collect();
        let sum = measures
            .iter()
            .filter_map(|measure| measure.cost)
            .fold(0_i64, |sum, cost| sum.saturating_add(cost.0));
        let mut total = vec![Vec::new(), vec![Text::plain(self.text("total", &[]))]];
        if !self.narrow {
            total.extend([Vec::new(), Vec::new()]);
        }
        total.push(vec![Text::plain(money(sum))]);
        blocks.push(Block::Table(Table {
            columns,
            rows,
            total: Some(total),
            row_head: 1,
        }));
        blocks
    }

    fn duties(self) -> Vec<Block> {
        let mut blocks = vec![self.heading(3, "duties")];
        let facts: Vec<(Text, Vec<Text>)> = self
            .contract
            .duties
            .iter()
            .filter(|duty| !duty.duties.is_empty())
            .map(|duty| {
                let party = duty.party.as_ref().map_or_else(
                    || self.text("the_person", &[]),
                    |party| party.get(self.language).to_owned(),
                );
                let duties = duty
                    .duties
                    .iter()
                    .map(|duty| self.written(duty, Emphasis::None))
                    .collect();
                (Text::strong(party), duties)
            })
            .collect();
        blocks.push(if facts.is_empty() {
            self.nothing("no_duties")
        } else {
            Block::Facts(facts)
        });
        blocks
    }

    fn follow_up(self) -> Vec<Block> {
        let contract = self.contract;
        let manager = contract.case_manager.as_ref().map_or_else(
            || Text::quiet(self.text("no_case_manager", &[])),
            |(name, institution)| {
                let institution = institution.get(self.language);
                Text::plain(if institution.is_empty() {
                    name.clone()
                } else {
                    format!("{name}, {institution}")
                })
            },
        );
        let reviews = if contract.reviews.is_empty() {
            Text::quiet(self.text("no_reviews", &[]))
        } else {
            let days: Vec<String> = contract.reviews.iter().copied().map(short_date).collect();
            Text::plain(days.join(", "))
        };
        vec![
            self.heading(4, "follow_up"),
            Block::Facts(vec![
                (Text::strong(self.text("case_manager", &[])), vec![manager]),
                (Text::strong(self.text("reviews", &[])), vec![reviews]),
            ]),
        ]
    }

    fn law(self) -> Vec<Block> {
        vec![
            self.heading(5, "law"),
            Block::paragraph(Text::plain(self.text("binding", &[]))),
            Block::paragraph(Text::plain(self.text("amendments", &[]))),
            // The places to sign never stand on a page without words.
            Block::Paragraph {
                text: Text::plain(self.text("legal_remedies", &[])),
                keep_with_next: true,
            },
        ]
    }

    /// Room for a date or an amount, in millimetres.
    const fn number_width(self) -> f32 {
        if self.narrow { 16.0 } else { 18.5 }
    }

    fn column(self, key: &str, width: Width, align_right: bool) -> Column {
        Column {
            head: self.text(key, &[]),
            width,
            align_right,
        }
    }

    fn nothing(self, key: &str) -> Block {
        Block::paragraph(Text::quiet(self.text(key, &[])))
    }

    fn day(self, day: Option<chrono::NaiveDate>) -> Text {
        day.map_or_else(
            || Text::quiet(self.text("date_open", &[])),
            |day| Text::plain(short_date(day)),
        )
    }

    fn law_name(self, law: LegalBasis) -> String {
        let key = match law {
            LegalBasis::Laci => "laci",
            LegalBasis::Lai => "lai",
            LegalBasis::Lias => "lias",
            LegalBasis::Lemc => "lemc",
            LegalBasis::Lfpr => "lfpr",
            LegalBasis::Laa => "laa",
        };
        self.text(&format!("law_name.{key}"), &[])
    }
}

/// A heading with its number.
pub(super) fn numbered(number: u8, words: &str) -> String {
    format!("{number}\u{a0}\u{a0}{words}")
}

const fn goal_key(state: GoalState) -> &'static str {
    match state {
        GoalState::Open => "open",
        GoalState::Reached => "reached",
        GoalState::PartlyReached => "partly_reached",
        GoalState::Dropped => "dropped",
    }
}
