//! Everything that reads what somebody else wrote: requests, answers, records, files, words that people copy.
//!
//! Each target takes any bytes. It may refuse them; it may not panic, hang, or break what is said beside it. An ordinary test
//! run changes good inputs in many ways; `cargo xtask fuzz` searches for hours, guided by the code that an input reaches.
#![forbid(unsafe_code)]
#![warn(missing_docs, clippy::pedantic)]

mod answers;
mod engine;
mod files;
mod records;
mod requests;
mod words;

use serde::{Serialize, de::DeserializeOwned};

/// A decoder.
#[derive(Clone, Copy)]
pub struct Target {
    /// How it is called on the command line.
    pub name: &'static str,
    /// Reads.
    pub read: fn(&[u8]),
    /// Inputs that it accepts, from which others are made.
    pub good: fn() -> Vec<Vec<u8>>,
}

/// Every decoder.
pub const TARGETS: &[Target] = &[
    Target {
        name: "request",
        read: requests::read,
        good: requests::good,
    },
    Target {
        name: "push",
        read: engine::read,
        good: engine::good,
    },
    Target {
        name: "answer",
        read: answers::read,
        good: answers::good,
    },
    Target {
        name: "page",
        read: answers::read_page,
        good: answers::good_pages,
    },
    Target {
        name: "record",
        read: records::read,
        good: records::good,
    },
    Target {
        name: "patch",
        read: records::read_patch,
        good: records::good_patches,
    },
    Target {
        name: "server-backup",
        read: files::read_server_backup,
        good: files::good_server_backups,
    },
    Target {
        name: "key-slots",
        read: files::read_key_slots,
        good: files::good_key_slots,
    },
    Target {
        name: "office-backup",
        read: files::read_office_backup,
        good: files::good_office_backups,
    },
    Target {
        name: "image",
        read: files::read_image,
        good: files::good_images,
    },
    Target {
        name: "words",
        read: words::read,
        good: words::good,
    },
];

/// Reads JSON of one kind; what was read is written and read again as the same.
fn same_again<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(bytes: &[u8]) {
    let Ok(read) = serde_json::from_slice::<T>(bytes) else {
        return;
    };
    let written = serde_json::to_vec(&read).expect("what was read can be written");
    let again: T = serde_json::from_slice(&written).expect("what was written can be read");
    assert_eq!(again, read);
}
