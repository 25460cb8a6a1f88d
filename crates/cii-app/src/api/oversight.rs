//! The log and the figures of the shared server.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::message::{MessageView, ParamView};

/// Asks for a page of the log. What is empty asks for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListLogRequest {
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub to: String,
    /// The number of the last entry of the page before. None: the first page.
    pub before: Option<u64>,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogView {
    /// Newest first.
    pub entries: Vec<LogEntryView>,
    /// How many there are in all of what was asked for.
    pub total: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogEntryView {
    /// Its number in the log; the first entry has 1.
    pub n: u64,
    /// When it was entered, by the server's clock, in local time of Europe/Zurich.
    pub at: NaiveDateTime,
    /// When it happened, by the clock of the device that told of it later. None: then.
    pub happened: Option<NaiveDateTime>,
    /// `log.who.<code>`.
    pub who: MessageView,
    /// `log.what.<code>`.
    pub what: MessageView,
    /// `log.record.<code>`. None: it is about no record.
    pub record: Option<MessageView>,
}

/// What a walk over the whole log found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifiedLogView {
    /// Entries there are.
    pub entries: u32,
    /// Hash of the last one, to be compared with one that was kept elsewhere.
    pub hash: String,
    /// From this entry on it is not what was written.
    pub broken_at: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FiguresView {
    /// Smaller numbers are not told. None: every number is.
    pub smallest: Option<u32>,
    /// The years, the latest first.
    pub years: Vec<i32>,
    pub tables: Vec<FigureTableView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureTableView {
    /// `figures.dimension.<code>`: by what is counted.
    pub title: MessageView,
    /// In the order of the years. None: not told.
    pub totals: Vec<Option<u32>>,
    pub rows: Vec<FigureRowView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureRowView {
    pub label: ParamView,
    /// In the order of the years. None: not told.
    pub counts: Vec<Option<u32>>,
}
