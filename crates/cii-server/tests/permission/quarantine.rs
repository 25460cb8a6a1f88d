//! What is refused is kept, and not without end.

use std::{
    io,
    sync::{Arc, Mutex},
};

use cii_sync::{Outcome, RecordKind, Refusal};
use serde_json::json;

use super::{CMS, COMMISSION, Engine, NOTE, PERSON, Rules, SECRETARY, Sight, World, id, see};

/// What is logged while somebody looks.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub(super) fn what_is_refused_without_end_stays_on_the_device(world: &mut World) {
    let engine = Engine::start(Arc::clone(&world.database), Rules, id(0xE), 0).unwrap();
    world.engine = engine.with_quarantine_of(10_000);
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemple"}));
    let refused = Outcome::Refused {
        reason: Refusal::NotPermitted,
    };
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(move || writer.clone())
        .finish();
    let mut bring = |who, letters: usize| {
        let text = json!({"text": "x".repeat(letters), "situation": id(0x99), "by": id(who)});
        let outcome = world.write(who, RecordKind::Note, NOTE, text);
        assert_eq!(outcome, refused, "{who} {letters}");
        world.engine.quarantine().unwrap().len()
    };
    let kept = tracing::subscriber::with_default(subscriber, || {
        [
            bring(CMS, 6_000),
            bring(CMS, 6_000),
            // What is small enough still finds its room, and nobody else's is touched.
            bring(CMS, 100),
            bring(CMS, 6_000),
            bring(COMMISSION, 6_000),
        ]
    });
    assert_eq!(kept, [1, 1, 2, 2, 3]);
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_eq!(logged.matches("WARN").count(), 1, "{logged}");
    for personal in ["xxx".to_owned(), id(CMS).to_string(), "Exemple".to_owned()] {
        assert!(!logged.contains(&personal), "{logged}");
    }
    // Each refusal stands in the log of what was done, and the queue goes on.
    let mut entries = 0;
    let count = "SELECT COUNT(*) FROM audit WHERE entry LIKE '%\"remark\":\"refused\"%'";
    world
        .database
        .read(&mut |transaction| {
            see(transaction, Sight::Server)?;
            entries = transaction.query(count, &[])?[0].int(0)?;
            Ok(())
        })
        .unwrap();
    assert_eq!(entries, 5);
    world.officer(RecordKind::Person, PERSON, &json!({"name": "Exemplaire"}));
    assert!(world.sees(SECRETARY, PERSON));
}
