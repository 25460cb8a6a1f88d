//! What is written: the table, and below it what people wrote about missed aims.

use bureau_cii_tests::{measured_on, times::Times};

use crate::{
    crowd::{Crowd, DESKS},
    fetching::{First, Killed},
    peer::Peer,
};

/// From here on the page is written by hand, and kept as it is.
const BY_HAND: &str = "## What the figures say";

/// Everything that was measured.
pub(crate) struct Report {
    pub(crate) first: First,
    pub(crate) killed: Killed,
    pub(crate) idle: Times,
    pub(crate) idle_small: Times,
    pub(crate) heard: Times,
    pub(crate) peer: Result<Peer, String>,
    pub(crate) ceilings: Vec<(String, f64)>,
    pub(crate) crowds: Vec<(&'static str, Crowd)>,
    pub(crate) minutes: u64,
}

struct Row {
    what: String,
    ours: String,
    floor: String,
    ratio: Option<f64>,
    aim: String,
    met: Option<bool>,
}

impl Report {
    /// The page; `before` is what it was.
    pub(crate) fn text(&self, before: Option<&str>) -> String {
        let mut lines = vec![
            "# Speed of keeping in step".to_owned(),
            String::new(),
            "Written by `cargo xtask bench sync`: release builds, the real server in a process of its own over TLS on \
             loopback, encrypted databases, and what others take for the same, all in one run on one machine."
                .to_owned(),
            String::new(),
            format!("Machine: {}.", measured_on::description()),
            String::new(),
            "| what | ours | beside it | ratio | aim | |".to_owned(),
            "| --- | --- | --- | --- | --- | --- |".to_owned(),
        ];
        lines.extend(self.rows().iter().map(|row| {
            let ratio = row
                .ratio
                .map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2} ×"));
            let met = match row.met {
                Some(true) => "met",
                Some(false) => "missed",
                None => "",
            };
            format!(
                "| {} | {} | {} | {ratio} | {} | {met} |",
                row.what, row.ours, row.floor, row.aim
            )
        }));
        let kept = before.and_then(|before| before.find(BY_HAND).and_then(|at| before.get(at..)));
        lines.extend([String::new(), kept.unwrap_or(BY_HAND).trim_end().to_owned()]);
        format!("{}\n", lines.join("\n"))
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = self.first_sync();
        rows.extend(self.pulls());
        rows.extend(
            self.crowds
                .iter()
                .map(|(place, crowd)| self.crowd(place, crowd)),
        );
        rows.extend(self.ceilings.iter().map(|(place, rate)| Row {
            what: format!("pushes without a pause from 8 desktops, {place}"),
            ours: format!("{rate:.0} a second"),
            floor: String::new(),
            ratio: None,
            aim: "reported".to_owned(),
            met: None,
        }));
        rows
    }

    fn first_sync(&self) -> Vec<Row> {
        let First {
            records,
            bytes,
            ms,
            apply_ms,
            floor_ms,
            ..
        } = self.first;
        let what = format!("first sync of {records} records of {bytes} bytes");
        let mut rows = Vec::new();
        if let Ok(Peer { first, .. }) = &self.peer {
            rows.push(Row {
                what: what.clone(),
                ours: format!(
                    "{:.1} s, of it {:.1} s to put in place",
                    ms / 1000.0,
                    apply_ms / 1000.0
                ),
                floor: format!(
                    "PouchDB 9: {:.1} s in batches of 1000, {:.1} s by default, without encryption",
                    first.best / 1000.0,
                    first.by_default / 1000.0
                ),
                ratio: Some(ms / first.best),
                aim: "≤ 0.1 ×".to_owned(),
                met: Some(ms * 10.0 <= first.best),
            });
        }
        rows.push(Row {
            what,
            ours: format!("{:.1} s", ms / 1000.0),
            floor: format!(
                "{:.2} s, such rows into a bare SQLCipher table in one transaction",
                floor_ms / 1000.0
            ),
            ratio: Some(ms / floor_ms),
            aim: "≤ 2 ×".to_owned(),
            met: Some(ms <= 2.0 * floor_ms),
        });
        let Killed {
            between,
            placing,
            worst,
        } = self.killed;
        rows.push(Row {
            what: "kill -9 in the middle of that, work to be done again".to_owned(),
            ours: format!(
                "{between:.0} ms between pages, {placing:.0} ms while it is put in place, {worst:.0} ms at worst"
            ),
            floor: "PouchDB elsewhere: 2–3 s".to_owned(),
            ratio: None,
            aim: "≤ 500 ms, nothing missing".to_owned(),
            met: Some(worst <= 500.0),
        });
        rows
    }

    fn pulls(&self) -> Vec<Row> {
        let (idle, small) = (self.idle.percentile(95), self.idle_small.percentile(95));
        let heard = self.heard.percentile(95);
        let peer = self.peer.as_ref().ok().map(|peer| &peer.heard);
        vec![
            Row {
                what: "a change at one desktop, readable at another, p95 of 100".to_owned(),
                ours: format!("{heard:.0} ms, median {:.0}", self.heard.median()),
                floor: peer.map_or_else(String::new, |peer| {
                    format!(
                        "PouchDB live: {:.0} ms, median {:.0}, without sign-in, permission or encryption",
                        peer.p95, peer.median
                    )
                }),
                ratio: peer.map(|peer| heard / peer.p95),
                aim: "≤ 40 ms".to_owned(),
                met: Some(heard <= 40.0),
            },
            Row {
                what: format!("a pull with nothing new, whole canton, {} records, p95 of 200", self.first.records),
                ours: format!("{idle:.1} ms"),
                floor: format!("{small:.1} ms with a tenth of the records"),
                ratio: Some(idle / small),
                aim: "≤ 10 ms, whatever the number".to_owned(),
                met: Some(idle <= 10.0),
            },
        ]
    }

    fn crowd(&self, place: &str, crowd: &Crowd) -> Row {
        let p95 = crowd.push.percentile(95);
        let (early, late) = crowd.memory;
        Row {
            what: format!(
                "{DESKS} desktops, each a change every 30 s and live updates, {} minutes, {place}: a push, p95 of {}",
                self.minutes,
                crowd.push.len()
            ),
            ours: format!(
                "{p95:.0} ms; a pull {:.0} ms; {} errors; server {early} MB early, {late} MB at the end",
                crowd.pull.percentile(95),
                crowd.errors
            ),
            floor: String::new(),
            ratio: None,
            aim: "≤ 100 ms, no error, memory flat".to_owned(),
            met: Some(p95 <= 100.0 && crowd.errors == 0 && late <= early + early / 10),
        }
    }
}
