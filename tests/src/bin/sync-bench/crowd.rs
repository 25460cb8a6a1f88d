//! Three hundred desktops at one server: each changes something every half minute, hears of what the others do, and fetches
//! it.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow, bail};
use bureau_cii_tests::{
    desk::{Desk, refused},
    office::Office,
    shared_server::{Account, SharedServer},
    times::Times,
};
use cii_sync::{Cookie, Next, PullAnswer, PullRequest, SCHEMA};

/// Desktops.
pub(crate) const DESKS: usize = 300;
/// Desktops of one account: as many as it has recovery codes.
const OF_ACCOUNT: usize = 10;
const EVERY: Duration = Duration::from_secs(30);
const BY_ITSELF: &str = "a desktop ended by itself";
/// All desktops of this measuring have one address, which no crowd in reality has.
pub(crate) const LIMITS: &str = "[limits]\nrequests_of_address = 1000000\nrequests_of_device = 1000000\nconnections_of_address = 2000\n";

/// What came of it.
#[derive(Default)]
pub(crate) struct Crowd {
    pub(crate) push: Times,
    pub(crate) pull: Times,
    pub(crate) heard: u64,
    pub(crate) errors: u64,
    /// Megabytes of the server's process: after a tenth of the time, and at the end.
    pub(crate) memory: (u64, u64),
}

pub(crate) fn measure(database: Option<&str>, minutes: u64) -> Result<Crowd> {
    let server = SharedServer::begin_with(database, LIMITS);
    let mut desks = Vec::new();
    let mut account = server.enrol(&Office::empty(), "clara.exemple", &server.code);
    seat(&server, &mut account, &mut desks)?;
    let mut number = 0;
    while desks.len() < DESKS {
        number += 1;
        let name = format!("colleague{number}.exemple");
        let code = server.add_user(
            &name,
            &["--institution", "bureau", "--function", "secretariat"],
        );
        let mut account = server.enrol(&Office::empty(), &name, &code);
        seat(&server, &mut account, &mut desks)?;
    }
    let begin = Instant::now();
    let end = begin + Duration::from_secs(60 * minutes);
    let (mut workers, mut listeners) = (Vec::new(), Vec::new());
    for (place, desk) in desks.into_iter().enumerate() {
        let share = u32::try_from(place)?;
        let first = EVERY * share / u32::try_from(DESKS)?;
        let listener = Listener::of(&desk);
        listeners.push(thread::spawn(move || listener.work(end)));
        workers.push(thread::spawn(move || work(desk, begin + first, end)));
    }
    let pid = server.pid().context("the server runs")?;
    thread::sleep(Duration::from_secs(6 * minutes));
    let early = memory(pid)?;
    let mut crowd = Crowd::default();
    let mut last = None;
    for worker in workers {
        let (one, desk, n) = worker.join().map_err(|_| anyhow!(BY_ITSELF))?;
        crowd.push.extend(&one.push);
        crowd.errors += one.errors;
        last = Some((desk, n));
    }
    // Whoever waits for news hears once more after the end, and sees that it is over.
    thread::sleep(end.saturating_duration_since(Instant::now()));
    let (mut desk, n) = last.context("there are desktops")?;
    let mutation = desk.room(n + 1, format!("Salle {}", n + 1))?;
    desk.push(vec![mutation])?;
    for listener in listeners {
        let one = listener.join().map_err(|_| anyhow!(BY_ITSELF))?;
        crowd.pull.extend(&one.pull);
        crowd.heard += one.heard;
        crowd.errors += one.errors;
    }
    crowd.memory = (early, memory(pid)?);
    Ok(crowd)
}

fn seat(server: &SharedServer, account: &mut Account, desks: &mut Vec<Desk>) -> Result<()> {
    for _ in 0..OF_ACCOUNT {
        if desks.len() < DESKS {
            desks.push(Desk::new(server, account)?);
        }
    }
    Ok(())
}

/// Changes something every half minute; gives the desktop back, and how often it did.
fn work(mut desk: Desk, first: Instant, end: Instant) -> (Crowd, Desk, u64) {
    let mut crowd = Crowd::default();
    let mut at = first;
    let mut n = 0;
    while at < end {
        thread::sleep(at.saturating_duration_since(Instant::now()));
        n += 1;
        let begin = Instant::now();
        match desk
            .room(n, format!("Salle {n}"))
            .and_then(|mutation| desk.push(vec![mutation]))
        {
            Ok(()) => crowd.push.add(begin.elapsed().as_secs_f64() * 1000.0),
            Err(_) => crowd.errors += 1,
        }
        at += EVERY;
    }
    (crowd, desk, n)
}

/// Hears of what the others do, and fetches it, as the application does: at once, and never twice at a time.
struct Listener {
    server: std::sync::Arc<cii_remote::Server>,
    token: cii_sync::Secret,
    device: cii_sync::DeviceId,
    cookie: Option<Cookie>,
}

impl Listener {
    fn of(desk: &Desk) -> Self {
        Self {
            server: std::sync::Arc::clone(&desk.server),
            token: desk.session.token.clone(),
            device: desk.device,
            cookie: None,
        }
    }

    fn work(mut self, end: Instant) -> Crowd {
        let mut crowd = Crowd::default();
        let Ok(mut line) = self.server.listen(&self.token) else {
            crowd.errors += 1;
            return crowd;
        };
        while Instant::now() < end {
            let begin = Instant::now();
            match self.pull() {
                Ok(()) => crowd.pull.add(begin.elapsed().as_secs_f64() * 1000.0),
                Err(_) => crowd.errors += 1,
            }
            if !line.wait() {
                crowd.errors += 1;
                break;
            }
            crowd.heard += 1;
        }
        crowd
    }

    fn pull(&mut self) -> Result<()> {
        let mut page = None;
        loop {
            let request = PullRequest {
                device: self.device,
                schema: SCHEMA,
                cookie: self.cookie,
                page,
                acknowledged: 0,
                repair: std::collections::BTreeSet::new(),
            };
            let answer = self.server.pull(&self.token, &request);
            match answer.map_err(refused)? {
                PullAnswer::Page(got) => match got.next {
                    Next::Page(next) => page = Some(next),
                    Next::End(end) => {
                        self.cookie = Some(end.cookie);
                        return Ok(());
                    }
                },
                answer => bail!("{answer:?}"),
            }
        }
    }
}

/// Resident megabytes of a process.
fn memory(pid: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let kib = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .context("its memory")?;
    let kib: u64 = kib.trim().trim_end_matches(" kB").trim().parse()?;
    Ok(kib / 1024)
}
