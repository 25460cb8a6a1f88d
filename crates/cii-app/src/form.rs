//! Reading what people typed: every input gets its own error, and all of them are reported at once.

use chrono::{DateTime, NaiveDate, Utc};
use cii_domain::{
    Bilingual, begin_of_day,
    contact::{check_email, check_phone, check_postcode},
    dates::{Expectation, parse_typed_date},
    error_code::ErrorCode,
    money::{Centimes, parse_money},
    text,
    typed::Typed,
};

use crate::{
    AppError,
    api::{
        message::{MessageView, ParamView},
        office::AddressView,
        situations::FieldErrorView,
    },
    error::message_of,
};

/// The refusal of a list longer than `most`.
pub(crate) fn too_many_entries(most: usize) -> MessageView {
    let most = ParamView::Number(i64::try_from(most).unwrap_or(i64::MAX));
    MessageView::new("too_many_entries").with("most", most)
}

fn as_typed<T>(input: &str) -> Typed<T> {
    Typed::Unread {
        typed: input.trim().to_owned(),
    }
}

/// Collects the errors of a form while its inputs are read.
pub(crate) struct Form {
    today: NaiveDate,
    errors: Vec<FieldErrorView>,
}

impl Form {
    pub(crate) fn new(today: NaiveDate) -> Self {
        Self {
            today,
            errors: Vec::new(),
        }
    }

    /// The value, or None and an error at `field`.
    pub(crate) fn take<T, E: ErrorCode>(&mut self, field: &str, value: Result<T, E>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(field, message_of(&error));
                None
            }
        }
    }

    /// An error at `field`.
    pub(crate) fn refuse(&mut self, field: &str, error: MessageView) {
        self.errors.push(FieldErrorView {
            field: field.to_owned(),
            error,
        });
    }

    /// A choice that must be made.
    pub(crate) fn require<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.refuse(field, MessageView::new("required"));
        }
        value
    }

    /// A name that must be there.
    pub(crate) fn name(&mut self, field: &str, input: &str) -> String {
        let name = self.take(field, text::clean_name(input));
        self.not_empty(field, name)
    }

    /// A line that must be there.
    pub(crate) fn line(&mut self, field: &str, input: &str) -> String {
        let line = self.take(field, text::clean_line(input));
        self.not_empty(field, line)
    }

    /// A line that may be empty.
    pub(crate) fn optional_line(&mut self, field: &str, input: &str) -> String {
        if input.trim().is_empty() {
            return String::new();
        }
        self.take(field, text::clean_line(input))
            .unwrap_or_default()
    }

    /// A line of a draft: one that is too long is named and kept, to be shortened later.
    pub(crate) fn kept_line(&mut self, field: &str, input: &str) -> String {
        self.take(field, text::clean_line(input))
            .unwrap_or_else(|| text::tidy_line(input))
    }

    /// A line in both languages; either may be empty.
    pub(crate) fn optional_lines(&mut self, field: &str, input: &Bilingual) -> Bilingual {
        Bilingual::new(
            self.optional_line(&format!("{field}.fr"), &input.fr),
            self.optional_line(&format!("{field}.de"), &input.de),
        )
    }

    /// A line in both languages that must be there.
    pub(crate) fn lines(&mut self, field: &str, input: &Bilingual) -> Bilingual {
        Bilingual::new(
            self.line(&format!("{field}.fr"), &input.fr),
            self.line(&format!("{field}.de"), &input.de),
        )
    }

    /// A longer text that must be there.
    pub(crate) fn note(&mut self, field: &str, input: &str) -> String {
        let note = self.take(field, text::clean_note(input));
        self.not_empty(field, note)
    }

    /// A longer text that may be empty.
    pub(crate) fn optional_note(&mut self, field: &str, input: &str) -> String {
        if input.trim().is_empty() {
            return String::new();
        }
        self.take(field, text::clean_note(input))
            .unwrap_or_default()
    }

    /// A date that must be there.
    pub(crate) fn date(
        &mut self,
        field: &str,
        input: &str,
        expectation: Expectation,
    ) -> Option<NaiveDate> {
        if input.trim().is_empty() {
            self.refuse(field, MessageView::new("required"));
            return None;
        }
        self.take(field, parse_typed_date(input, self.today, expectation))
    }

    /// A date that may be left out.
    pub(crate) fn optional_date(
        &mut self,
        field: &str,
        input: &str,
        expectation: Expectation,
    ) -> Option<NaiveDate> {
        if input.trim().is_empty() {
            return None;
        }
        self.take(field, parse_typed_date(input, self.today, expectation))
    }

    /// From the begin of a first day to the end of a last one, both of which have been and may be left out.
    pub(crate) fn past_days(
        &mut self,
        from: &str,
        to: &str,
    ) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let from = self.optional_date("from", from, Expectation::Past);
        let to = self.optional_date("to", to, Expectation::Past);
        if to.is_some() && to < from {
            self.refuse("to", MessageView::new("end_before_start"));
        }
        let until = to.and_then(|day| day.succ_opt());
        (from.map(begin_of_day), until.map(begin_of_day))
    }

    /// A date of a draft: what cannot be read is named and kept as it was typed.
    pub(crate) fn typed_date(&mut self, field: &str, input: &str) -> Typed<NaiveDate> {
        let today = self.today;
        self.typed(field, input, |input| {
            parse_typed_date(input, today, Expectation::Any)
        })
    }

    /// What something costs, in a draft: what is no amount, or one below zero, is named and kept as it was typed.
    pub(crate) fn typed_cost(&mut self, field: &str, input: &str) -> Typed<Centimes> {
        let cost = self.typed(field, input, parse_money);
        match cost {
            Typed::Read(cost) if cost.is_negative() => {
                self.refuse(field, MessageView::new("money_negative"));
                as_typed(input)
            }
            cost => cost,
        }
    }

    fn typed<T, E: ErrorCode>(
        &mut self,
        field: &str,
        input: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Typed<T> {
        if input.trim().is_empty() {
            return Typed::Empty;
        }
        match self.take(field, read(input)) {
            Some(value) => Typed::Read(value),
            None => as_typed(input),
        }
    }

    /// An e-mail address that may be left out.
    pub(crate) fn optional_email(&mut self, field: &str, input: &str) -> String {
        let email = self.optional_line(field, input);
        if !email.is_empty() {
            self.take(field, check_email(&email));
        }
        email
    }

    /// A telephone number that may be left out.
    pub(crate) fn optional_phone(&mut self, field: &str, input: &str) -> String {
        let phone = self.optional_line(field, input);
        if !phone.is_empty() {
            self.take(field, check_phone(&phone));
        }
        phone
    }

    /// An address; every line is optional.
    pub(crate) fn address(&mut self, field: &str, address: &AddressView) -> AddressView {
        let mut line =
            |name: &str, input: &str| self.optional_line(&format!("{field}.{name}"), input);
        let read = AddressView {
            supplement: line("supplement", &address.supplement),
            street: line("street", &address.street),
            number: line("number", &address.number),
            postal_box: line("postal_box", &address.postal_box),
            postcode: line("postcode", &address.postcode),
            town: line("town", &address.town),
            country: line("country", &address.country),
        };
        if !read.postcode.is_empty() {
            self.take(
                &format!("{field}.postcode"),
                check_postcode(&read.postcode, &read.country),
            );
        }
        read
    }

    /// All errors so far.
    pub(crate) fn into_errors(self) -> Vec<FieldErrorView> {
        self.errors
    }

    /// Fails if any input was refused.
    pub(crate) fn finish(self) -> Result<(), AppError> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(AppError::fields(self.errors))
        }
    }

    fn not_empty(&mut self, field: &str, text: Option<String>) -> String {
        match text {
            Some(text) if !text.is_empty() => text,
            Some(_) => {
                self.refuse(field, MessageView::new("required"));
                String::new()
            }
            None => String::new(),
        }
    }
}
