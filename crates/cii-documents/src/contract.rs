//! The objective contract on paper: in French, in German, or both side by side.
//!
//! People write it in one language; labels follow the document, free text keeps the language it was
//! written in. Where the versions contradict, French prevails (convention, remarks), and the German
//! and the double version say so.

mod sections;

use chrono::NaiveDate;
use cii_domain::contract::{GoalState, LegalBasis, SignatureState};
use cii_domain::money::Centimes;
use cii_domain::{Bilingual, Language};
use cii_i18n::format::short_date;
use cii_i18n::tr;

use crate::letter::{Sender, at_midnight};
use crate::model::{Block, Document, SignaturePlace, Text};
use sections::{Side, numbered};

/// Which languages the paper is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Languages {
    /// French.
    Fr,
    /// German, with the remark that French prevails.
    De,
    /// French left, German right, with the same remark.
    Both,
}

/// Where the contract stands, as far as the paper shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A draft of a day: marked as such.
    Draft {
        /// The day.
        on: NaiveDate,
    },
    /// Ready to be signed, or signed.
    Final {
        /// The day on which it was made ready.
        on: NaiveDate,
    },
    /// Given up before it was in force: marked as such.
    NotConcluded {
        /// The day on which it was made ready, or that of the print if it never was.
        on: NaiveDate,
    },
}

/// Words that people wrote, in one language, perhaps with a version in the other one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The language they are written in.
    pub language: Language,
    /// The words.
    pub text: String,
    /// The same in the other language; empty if there is none.
    pub translation: String,
}

impl Written {
    /// Words in `language`.
    pub fn new(language: Language, text: impl Into<String>) -> Self {
        Self {
            language,
            text: text.into(),
            translation: String::new(),
        }
    }

    /// The same words in the other language too.
    #[must_use]
    pub fn translated(mut self, translation: impl Into<String>) -> Self {
        self.translation = translation.into();
        self
    }

    /// The version for a document in `language`, and the language it really is in.
    fn version(&self, language: Language) -> (&str, Language) {
        if self.language == language || self.translation.trim().is_empty() {
            (&self.text, self.language)
        } else {
            (&self.translation, language)
        }
    }
}

/// The person concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractPerson {
    /// First name and name.
    pub name: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Postcode and town.
    pub place: String,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractGoal {
    /// What is to be reached.
    pub text: Written,
    /// By what one sees that it is reached.
    pub indicator: Written,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// How far it is.
    pub state: GoalState,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractMeasure {
    /// Its title.
    pub title: Written,
    /// Who carries it out.
    pub provider: String,
    /// Who pays; empty in both languages while that is open.
    pub payer: Bilingual,
    /// The law it rests on.
    pub legal_basis: Option<LegalBasis>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Cost; `None` while it is unknown.
    pub cost: Option<Centimes>,
}

/// What one party binds itself to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractDuty {
    /// The party; `None` is the person concerned.
    pub party: Option<Bilingual>,
    /// Its duties.
    pub duties: Vec<Written>,
}

/// Who signs, and what they answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractSigner {
    /// Name; empty while nobody is named.
    pub name: String,
    /// For whom; `None` is the person concerned.
    pub party: Option<Bilingual>,
    /// The answer.
    pub answer: SignatureState,
}

/// An objective contract or an amendment to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractDocument {
    /// The office that warrants conformity.
    pub sender: Sender,
    /// Which languages.
    pub languages: Languages,
    /// Number of the contract, which is that of the case.
    pub number: String,
    /// 0: the contract; n: its nth amendment.
    pub amendment: u16,
    /// Draft or final, and of what day.
    pub standing: Standing,
    /// The person concerned.
    pub person: ContractPerson,
    /// The institutions that are parties, the Bureau last.
    pub parties: Vec<Bilingual>,
    /// First day; `None` while it is open.
    pub starts_on: Option<NaiveDate>,
    /// The day on which its last goal is due or its last measure over; `None` while none has a date.
    pub ends_on: Option<NaiveDate>,
    /// The aim that all goals serve.
    pub aim: Written,
    /// Goals.
    pub goals: Vec<ContractGoal>,
    /// Measures.
    pub measures: Vec<ContractMeasure>,
    /// Duties, the person first.
    pub duties: Vec<ContractDuty>,
    /// Name and institution of the case manager.
    pub case_manager: Option<(String, Bilingual)>,
    /// Days of review.
    pub reviews: Vec<NaiveDate>,
    /// Everybody who signs.
    pub signers: Vec<ContractSigner>,
}

impl ContractDocument {
    /// The contract as a document.
    pub fn document(&self) -> Document {
        let language = match self.languages {
            Languages::Fr | Languages::Both => Language::Fr,
            Languages::De => Language::De,
        };
        let blocks = match self.languages {
            Languages::Fr | Languages::De => {
                let side = Side {
                    contract: self,
                    language,
                    narrow: false,
                };
                let mut blocks: Vec<Block> = side.sections().into_iter().flatten().collect();
                blocks.extend(self.signatures(side));
                blocks
            }
            Languages::Both => {
                let side = |language| Side {
                    contract: self,
                    language,
                    narrow: true,
                };
                let pairs = side(Language::Fr)
                    .sections()
                    .into_iter()
                    .zip(side(Language::De).sections())
                    .collect();
                let mut blocks = vec![Block::Sides(pairs)];
                blocks.extend(self.signatures(side(Language::Fr)));
                blocks
            }
        };
        let (on, kind, mark) = match self.standing {
            Standing::Draft { on } => (on, "draft_footer", Some("draft")),
            Standing::Final { on } => (on, "footer", None),
            Standing::NotConcluded { on } => (on, "footer", Some("not_concluded")),
        };
        let title = self.title(language);
        let date = short_date(on);
        let footer = tr(
            language,
            &format!("documents.contract.{kind}"),
            &[("title", &title), ("number", &self.number), ("date", &date)],
        );
        let mut head = self.sender.letterhead(language);
        if self.languages != Languages::Both {
            head.blocks.retain(|(spoken, _)| *spoken == language);
            head.reference.clone_from(&self.number);
        }
        Document {
            language,
            title: format!("{title} {}", self.number),
            made: at_midnight(on),
            letterhead: head,
            envelope: None,
            mark: mark.map(|mark| self.label(language, mark)),
            footer: (footer, self.sender.phone.clone()),
            blocks,
        }
    }

    fn title(&self, language: Language) -> String {
        if self.amendment == 0 {
            tr(language, "documents.contract.title", &[])
        } else {
            let number = self.amendment.to_string();
            tr(
                language,
                "documents.contract.amendment_title",
                &[("number", &number)],
            )
        }
    }

    /// A label that stands once on the page, in both languages if the page has both.
    fn label(&self, language: Language, key: &str) -> String {
        let key = format!("documents.contract.{key}");
        if self.languages == Languages::Both {
            format!(
                "{} / {}",
                tr(Language::Fr, &key, &[]),
                tr(Language::De, &key, &[])
            )
        } else {
            tr(language, &key, &[])
        }
    }

    /// What was answered where a signature was asked for: the day, and the reason of a refusal as it was written.
    fn answer(&self, language: Language, answer: &SignatureState) -> Vec<Text> {
        let (key, day, reason) = match answer {
            // Nobody signs any more what was given up.
            SignatureState::Open if matches!(self.standing, Standing::NotConcluded { .. }) => {
                ("not_answered", None, None)
            }
            SignatureState::Open => return Vec::new(),
            SignatureState::Signed { on, .. } => ("signed_on", Some(*on), None),
            SignatureState::Refused { on, reason } => ("refused_on", Some(*on), Some(reason)),
        };
        let date = day.map(short_date).unwrap_or_default();
        let said = |spoken: Language| {
            let key = format!("documents.contract.{key}");
            let text = Text::strong(tr(spoken, &key, &[("date", &date)]));
            if spoken == language {
                text
            } else {
                text.written_in(spoken)
            }
        };
        let mut lines = vec![said(language)];
        if self.languages == Languages::Both {
            lines.push(said(language.other()));
        }
        lines.extend(reason.map(|reason| Text::plain(reason.as_str())));
        lines
    }

    /// The places to sign, once for both languages.
    fn signatures(&self, side: Side<'_>) -> Vec<Block> {
        let both = self.languages == Languages::Both;
        let label = |key: &str| self.label(side.language, key);
        if self.signers.is_empty() {
            return Vec::new();
        }
        let signers = self
            .signers
            .iter()
            .map(|signer| {
                let party = match &signer.party {
                    Some(party) if both && party.fr != party.de => {
                        format!("{} / {}", party.fr, party.de)
                    }
                    Some(party) => party.get(side.language).to_owned(),
                    None => label("the_person"),
                };
                // Without a name the party itself heads the place.
                let (name, function) = if signer.name.trim().is_empty() {
                    (party.as_str(), Text::plain(" "))
                } else {
                    (signer.name.as_str(), Text::plain(party.as_str()))
                };
                SignaturePlace {
                    name: Text::strong(name),
                    function,
                    answer: self.answer(side.language, &signer.answer),
                }
            })
            .collect();
        vec![
            Block::heading(2, numbered(6, &label("section.signatures"))),
            Block::Signatures {
                place_and_date: label("place_and_date"),
                signature: label("signature"),
                signers,
            },
        ]
    }
}
