//! What all letters share: the sender, the recipient, the frame of a Swiss letter.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use cii_domain::office::{Office, WindowSide};
use cii_domain::{Bilingual, Language};
use cii_i18n::format::{Form, address_line, closing, long_date, salutation};
use cii_i18n::tr;

use crate::model::{Block, Document, Emphasis, Envelope, Letterhead, Text, Window};

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sender {
    /// Name of the office.
    pub name: Bilingual,
    /// The line below it.
    pub tagline: Bilingual,
    /// Place in the date line.
    pub place: Bilingual,
    /// Address on one line, for the footer.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Side of the window in the envelopes.
    pub window: Window,
    /// PNG image in place of the red square, with its alternative text.
    pub image: Option<(Vec<u8>, Bilingual)>,
}

impl From<&Office> for Sender {
    fn from(office: &Office) -> Self {
        Self {
            name: office.name.clone(),
            tagline: office.tagline.clone(),
            place: office.place.clone(),
            address: office.address.lines().join(", "),
            phone: office.phone.clone(),
            window: match office.window {
                WindowSide::Right => Window::Right,
                WindowSide::Left => Window::Left,
            },
            image: office.image.as_ref().and_then(|image| {
                // What is no base 64 was not written by this application; a letter without it is better than none.
                let png = crate::image::from_text(&image.png)?;
                Some((png, image.alternative.clone()))
            }),
        }
    }
}

impl Sender {
    /// The head of a letter in `language`: French left, German right.
    pub(crate) fn letterhead(&self, language: Language) -> Letterhead {
        let block = |name: &str, tagline: &str| {
            [name, tagline]
                .iter()
                .filter(|line| !line.is_empty())
                .map(ToString::to_string)
                .collect()
        };
        Letterhead {
            blocks: vec![
                (Language::Fr, block(&self.name.fr, &self.tagline.fr)),
                (Language::De, block(&self.name.de, &self.tagline.de)),
            ],
            image: self
                .image
                .as_ref()
                .map(|(png, alternative)| (png.clone(), alternative.get(language).to_owned())),
            reference: String::new(),
        }
    }
}

/// Who receives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The language of the letter, whatever the sender's is.
    pub language: Language,
    /// Form of address.
    pub form: Form,
    /// Addressed as a physician.
    pub physician: bool,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub name: String,
    /// Institution, for professionals.
    pub institution: Option<String>,
    /// Street, postal box, postcode and town: no `CH-`.
    pub address: Vec<String>,
}

impl Recipient {
    /// First name and name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.name)
            .trim()
            .to_owned()
    }

    /// `Madame,`, `Sehr geehrter Herr Doktor Arvenstein`.
    pub(crate) fn salutation(&self) -> String {
        salutation(
            self.language,
            self.form,
            self.physician,
            &self.name,
            &self.full_name(),
        )
    }

    /// `Nous vous prions d’agréer …`, `Freundliche Grüsse`.
    pub(crate) fn closing(&self) -> String {
        closing(self.language, self.form, self.physician)
    }

    /// The address block: six lines at most where the address itself allows it.
    fn lines(&self) -> Vec<String> {
        let form = address_line(self.language, self.form, self.physician);
        let name = self.full_name();
        let after: Vec<String> = self
            .institution
            .iter()
            .chain(&self.address)
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let mut lines = if self.institution.is_some() || after.len() > 3 {
            vec![format!("{form} {name}").trim().to_owned()]
        } else {
            vec![form, name]
        };
        lines.extend(after);
        lines.retain(|line| !line.is_empty());
        lines
    }
}

/// What a letter adds to its text.
pub(crate) struct Frame<'a> {
    pub(crate) sender: &'a Sender,
    pub(crate) recipient: &'a Recipient,
    pub(crate) case_number: &'a str,
    pub(crate) date: NaiveDate,
    /// `Personnel / Persönlich` above the address.
    pub(crate) personal: bool,
    /// Name and function of the one who signs.
    pub(crate) signed_by: &'a [String],
    /// The title of the file.
    pub(crate) title: String,
}

/// Puts the body of a letter between head, subject and closing.
pub(crate) fn letter(frame: Frame<'_>, subject: String, body: Vec<Block>) -> Document {
    let Frame {
        sender,
        recipient,
        case_number,
        date,
        personal,
        signed_by,
        title,
    } = frame;
    let language = recipient.language;
    let mut blocks = vec![
        Block::heading(1, subject),
        Block::Space(5.0),
        Block::Paragraph {
            text: Text::plain(recipient.salutation()),
            keep_with_next: true,
        },
    ];
    let last = body.len().saturating_sub(1);
    for (position, block) in body.into_iter().enumerate() {
        blocks.push(match block {
            // The last words go with the signature.
            Block::Paragraph { text, .. } if position == last => Block::Paragraph {
                text,
                keep_with_next: true,
            },
            other => other,
        });
    }
    blocks.push(Block::Paragraph {
        text: Text::plain(recipient.closing()),
        keep_with_next: true,
    });
    blocks.push(Block::Space(26.0));
    let mut signature = Text::strong(sender.name.get(language));
    for line in signed_by {
        signature = signature.and(Emphasis::None, format!("\n{line}"));
    }
    blocks.push(Block::paragraph(signature));
    let place = sender.place.get(language);
    let date_line = tr(
        language,
        "documents.letter.place_and_date",
        &[("place", place), ("date", &long_date(language, date))],
    );
    let reference = tr(
        language,
        "documents.letter.reference",
        &[("number", case_number)],
    );
    let name = sender.name.get(language);
    let address = [name, sender.address.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    Document {
        language,
        title,
        made: at_midnight(date),
        letterhead: sender.letterhead(language),
        envelope: Some(Envelope {
            window: sender.window,
            remark: if personal {
                tr(language, "documents.letter.personal", &[])
            } else {
                String::new()
            },
            lines: recipient.lines(),
            details: vec![date_line, reference],
        }),
        mark: None,
        footer: (address.join(", "), sender.phone.clone()),
        blocks,
    }
}

/// The moment a document bears: the day it is dated.
pub(crate) fn at_midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}
