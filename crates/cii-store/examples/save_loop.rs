//! Saves one person after the other and says each id once it was confirmed: what `tests/kill.rs` ends at any moment.
//!
//! `save_loop FOLDER FIRST`: saves the persons numbered from FIRST on, for ever.

#![allow(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::{io::Write, path::Path};

use anyhow::Context;
use chrono::DateTime;
use cii_domain::{
    Language, PersonId, StaffId,
    person::{Address, Form, Person},
};
use cii_store::{Act, DatabaseKey, Store, StoreError};
use uuid::Uuid;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().context("a folder")?;
    let first: u128 = arguments.next().context("a number")?.parse()?;
    let mut store = Store::open(Path::new(&folder), &DatabaseKey::from_bytes([42; 32]))?;
    let mut next = first << 64;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    for n in first.. {
        let person = Person {
            id: PersonId(Uuid::from_u128(n)),
            name: format!("Nom{n}"),
            first_name: "Léa".into(),
            form: Form::Neutral,
            sex: None,
            birth_date: None,
            avs: None,
            language: Language::Fr,
            address: Address::default(),
            phone: String::new(),
            email: String::new(),
            representative: None,
            restriction: None,
            identity_confirmed: None,
            not_same_as: Vec::new(),
        };
        let act = Act::new("register", StaffId(Uuid::nil()), DateTime::UNIX_EPOCH);
        store.change::<_, StoreError>(act, &mut ids, |w| w.put(&person).map(drop))?;
        println!("{n}");
        std::io::stdout().flush()?;
    }
    Ok(())
}
