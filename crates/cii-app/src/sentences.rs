//! Sentences of the core on paper. The window writes them itself; a document for somebody outside is written here.

use cii_domain::Language;
use cii_i18n::{find, format, tr, tr_plural};

use crate::{
    api::message::{MessageView, ParamView},
    institution_names::InstitutionNames,
};

/// Writes messages in one language, institutions by their full names.
pub(crate) struct Sentences<'a> {
    pub(crate) language: Language,
    pub(crate) institutions: &'a InstitutionNames,
}

impl Sentences<'_> {
    /// The sentence `<prefix>.<code>`. A parameter `count` chooses between one and other.
    pub(crate) fn say(&self, prefix: &str, message: &MessageView) -> String {
        let args: Vec<(&str, String)> = message
            .params
            .iter()
            .map(|(name, value)| (name.as_str(), self.value(value)))
            .collect();
        let args: Vec<(&str, &str)> = args
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let key = format!("{prefix}.{}", message.code);
        match message.params.get("count") {
            Some(ParamView::Number(count))
                if find(self.language, &format!("{key}.other")).is_some() =>
            {
                tr_plural(self.language, &key, count.unsigned_abs(), &args)
            }
            _ => tr(self.language, &key, &args),
        }
    }

    /// The parts of a value side by side.
    pub(crate) fn line(&self, parts: &[MessageView]) -> String {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| self.say("core.history.value", part))
            .collect();
        parts.join(" · ")
    }

    /// A text of `locales/`.
    pub(crate) fn label(&self, key: &str) -> String {
        tr(self.language, key, &[])
    }

    fn value(&self, value: &ParamView) -> String {
        match value {
            ParamView::Text(text) => text.clone(),
            ParamView::Names(names) => names.get(self.language).to_owned(),
            ParamView::Number(number) => {
                let digits = format::number(number.unsigned_abs());
                if *number < 0 {
                    format!("\u{2212}{digits}")
                } else {
                    digits
                }
            }
            ParamView::Date(date) => format::short_date(*date),
            ParamView::DateTime(moment) => self.moment(*moment),
            ParamView::Money(amount) => format::money(*amount),
            ParamView::Span { months, days } => {
                let count = |unit: &str, count: u32| {
                    tr_plural(
                        self.language,
                        &format!("format.span.{unit}"),
                        u64::from(count),
                        &[],
                    )
                };
                match (months, days) {
                    (0, days) => count("days", *days),
                    (months, 0) => count("months", *months),
                    (months, days) => tr(
                        self.language,
                        "format.span.and",
                        &[
                            ("months", &count("months", *months)),
                            ("days", &count("days", *days)),
                        ],
                    ),
                }
            }
            ParamView::Label(key) => self.label(key),
            ParamView::Institution(key) => {
                self.institutions.full(key).get(self.language).to_owned()
            }
            ParamView::Institutions(keys) => {
                let names: Vec<String> = keys
                    .iter()
                    .map(|key| self.institutions.full(key).get(self.language).to_owned())
                    .collect();
                names.join(", ")
            }
        }
    }

    /// Day and time in one.
    pub(crate) fn moment(&self, moment: chrono::NaiveDateTime) -> String {
        format!(
            "{}, {}",
            format::short_date(moment.date()),
            format::time(self.language, moment.time())
        )
    }
}
