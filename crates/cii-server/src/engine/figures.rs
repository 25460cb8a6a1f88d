//! The figures of the years, for whoever may know them.

use std::collections::BTreeMap;

use cii_domain::{
    PersonId,
    person::Person,
    situation::Situation,
    statistics::{Counted, Figures},
};
use cii_sync::RecordKind;

use super::Engine;
use crate::{
    Authority, Database, ServerError, Transaction,
    database::read,
    table::{figure, record},
};

impl<D: Database, A: Authority> Engine<D, A> {
    /// The figures of everything that is there and of everything that is gone.
    pub fn figures(&self) -> Result<Figures, ServerError> {
        read(&self.database, figures)
    }
}

/// The figures of everything that is there and of everything that is gone.
pub(super) fn figures(transaction: &mut dyn Transaction) -> Result<Figures, ServerError> {
    let mut figures = Figures::default();
    for (counted, times) in figure::list(transaction)? {
        figures.count(&counted, times);
    }
    let mut persons: BTreeMap<PersonId, Person> = BTreeMap::new();
    for person in record::list(transaction, RecordKind::Person)? {
        let person: Person = person.aggregate()?;
        persons.insert(person.id, person);
    }
    for situation in record::list(transaction, RecordKind::Situation)? {
        let situation: Situation = situation.aggregate()?;
        let person = persons.get(&situation.person);
        if let Some(counted) = person.and_then(|person| Counted::of(person, &situation)) {
            figures.count(&counted, 1);
        }
    }
    Ok(figures)
}
