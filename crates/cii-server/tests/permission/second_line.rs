//! Row-level security: a statement that forgot its condition finds what the rules open, and nothing else.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use cii_domain::StaffId;
use cii_server::{
    Authority, Database, Engine, Located, PostgresAddress, PostgresDatabase, Rules, ServerError,
    Sight, Transaction, Value as Column, see, shapes,
};
use cii_sync::RecordKind;
use serde_json::json;

use super::{
    Arc, Everything, OFFICER, PERSON, SECRETARY, STAFF, Uuid, World,
    cluster::Cluster,
    generated::{CANARY, Dice, plant_file},
    id,
    readings::tell,
};

/// Whose the rows of a table are.
#[derive(Clone, Copy)]
enum Whose {
    /// Those of who sees the record that this column names.
    Record(&'static str),
    /// A user's, on a device or on any.
    User,
    /// The server's own: nobody finds one.
    House,
}

const GUARDED: [(&str, Whose); 27] = [
    ("record", Whose::Record("id")),
    ("record_parent", Whose::Record("id")),
    ("tombstone", Whose::Record("id")),
    ("history", Whose::Record("record")),
    ("change_log", Whose::Record("record")),
    // As they are planted here each has the name of the record that names it.
    ("blob", Whose::Record("id")),
    ("blob_part", Whose::Record("id")),
    ("blob_use", Whose::Record("record")),
    ("quarantine", Whose::User),
    ("quarantine_share", Whose::User),
    ("mutation", Whose::User),
    ("device", Whose::User),
    ("device_journal", Whose::User),
    ("disclosure", Whose::User),
    ("grant_set", Whose::User),
    ("staff_grant", Whose::User),
    ("subject_move", Whose::House),
    ("audit", Whose::House),
    ("figure", Whose::House),
    ("retention_confirmation", Whose::House),
    ("account", Whose::House),
    ("recovery_code", Whose::House),
    ("device_key", Whose::House),
    ("device_label", Whose::House),
    ("session", Whose::House),
    ("used_challenge", Whose::House),
    ("attempt", Whose::House),
];

/// Tables whose rows are not guarded, and why.
const OPEN: [(&str, &str); 4] = [
    (
        "sync_counter",
        "the first statement of a transaction, before it is said who writes",
    ),
    ("sync_jump", "numbers that were never given, of nobody"),
    ("server_fact", "what the server remembers of itself"),
    (
        "subject",
        "the policies look there for where a row stands, once for each row",
    ),
];

#[test]
fn every_table_is_guarded_or_says_why_not() {
    let named = GUARDED.map(|(table, _)| table).into_iter();
    let named: BTreeSet<&str> = named.chain(OPEN.map(|(table, _)| table)).collect();
    let there: BTreeSet<&str> = shapes().iter().map(|shape| shape.name).collect();
    assert_eq!(named, there);
    assert_eq!(named.len(), GUARDED.len() + OPEN.len());
}

fn open(url: &str) -> Arc<dyn Database> {
    let address = PostgresAddress::parse(url, None).unwrap();
    Arc::new(PostgresDatabase::open(address).unwrap())
}

/// A world in a database of a cluster, whose address begins with the folder.
pub(super) fn world(url: &str) -> World {
    let folder = url.strip_prefix("host=").unwrap().split(' ').next();
    World::over(open(url), Path::new(folder.unwrap()).join("data/base"))
}

/// Runs `work` as somebody, in a transaction that could write.
fn as_one<T>(
    world: &World,
    sight: Option<Sight>,
    work: impl Fn(&mut dyn Transaction) -> Result<T, ServerError>,
) -> Result<T, ServerError> {
    let mut found = None;
    world.database.write(&mut |transaction| {
        if let Some(sight) = sight {
            see(transaction, sight)?;
        }
        found = Some(work(transaction)?);
        Ok(())
    })?;
    Ok(found.unwrap())
}

fn count(transaction: &mut dyn Transaction, table: &str) -> Result<i64, ServerError> {
    transaction.query(&format!("SELECT COUNT(*) FROM {table}"), &[])?[0].int(0)
}

/// What the rules open to somebody, worked out from the records alone.
fn opened_by_the_rules(world: &World, records: &mut Everything, who: u128) -> BTreeSet<Uuid> {
    let grants = Rules
        .grants(records, StaffId(id(who)), world.today)
        .unwrap();
    let mut open = BTreeSet::new();
    for record in records.0.clone() {
        let area = Rules.area(records, &record.scope.subject).unwrap();
        if Rules
            .permission(&grants, &Located::of(&record), &area)
            .is_some()
        {
            open.insert(record.id);
        }
    }
    open
}

#[test]
fn the_policies_open_what_the_rules_open() {
    let cluster = Cluster::start("");
    let url = cluster.create("generated");
    let mut world = world(&url);
    let mut dice = Dice(2026);
    for number in 0..40 {
        plant_file(&mut world, &mut dice, number);
    }
    check_rows(&world, "what was planted");

    // A database that an older version made has no policies, and gets them at the start.
    for (table, _) in GUARDED {
        let off = format!("ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY");
        world.database.define(&off).unwrap();
        let off = format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
        world.database.define(&off).unwrap();
    }
    for table in ["opening", "opened"] {
        world
            .database
            .define(&format!("DROP TABLE {table} CASCADE"))
            .unwrap();
    }
    assert!(as_one(&world, None, |transaction| count(transaction, "record")).unwrap() > 0);
    world.engine = Engine::start(open(&url), Rules, id(0xE), 0).unwrap();
    check_rows(&world, "an older database");

    // Whoever owns the tables can switch the guard off; it is back at the next start.
    for (table, _) in GUARDED {
        let off = format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
        world.database.define(&off).unwrap();
    }
    assert!(as_one(&world, None, |transaction| count(transaction, "record")).unwrap() > 0);
    world.engine = Engine::start(open(&url), Rules, id(0xE), 0).unwrap();
    check_rows(&world, "a guard that was switched off");

    what_belongs_to_others_is_hidden(&mut world);
    what_is_not_open_is_not_written(&world);
}

fn check_rows(world: &World, after: &str) {
    for (table, _) in GUARDED {
        let found = as_one(world, None, |transaction| count(transaction, table)).unwrap();
        assert_eq!(
            found, 0,
            "{table} is open to nobody in particular, after {after}"
        );
    }
    let mut records = Everything::of(world);
    assert!(records.0.len() > 200, "too little to compare");
    let mut sizes = BTreeMap::new();
    for (who, function, ..) in STAFF {
        let expected = opened_by_the_rules(world, &mut records, who);
        let rows = world.rows_open_to(who).unwrap();
        assert_eq!(rows, expected, "{function:?} after {after}");
        *sizes.entry(rows.len()).or_insert(0) += 1;
    }
    assert!(sizes.len() > 4, "everybody sees the same: {sizes:?}");
}

/// A row of its own for each `number`, with whatever its columns take.
fn plant_row(
    transaction: &mut dyn Transaction,
    table: &str,
    number: u128,
) -> Result<(), ServerError> {
    let shapes = shapes();
    let shape = shapes.iter().find(|shape| shape.name == table).unwrap();
    let values = shape
        .types
        .iter()
        .map(|takes| match takes.split(' ').next() {
            Some("BIGINT") => format!("-{number}"),
            _ => format!("'{number}'"),
        });
    let values = values.collect::<Vec<String>>().join(", ");
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({values})",
        shape.columns.join(", ")
    );
    transaction.execute(&sql, &[]).map(drop)
}

/// Each statement lacks its condition on purpose.
fn what_belongs_to_others_is_hidden(world: &mut World) {
    // Something of every kind for everybody: pushes taken and refused, pages disclosed, readings told.
    for (who, ..) in STAFF {
        let room = json!({"name": "Salle", "place": "Sion"});
        world.write(who, RecordKind::Room, 0x900 + who, room);
        world.pull(who);
        assert_eq!(tell(world, (who, 0x71), (0, 0, 1), &[PERSON]), 1);
    }
    // What is left of records that are gone is as closed as they were; a content as its record.
    let more = [
        "INSERT INTO tombstone (id, kind, scope, subject, version)
            SELECT id, kind, scope, subject, version FROM record",
        "INSERT INTO blob (id, staff, hash, size, media, have, ready, touched_at)
            SELECT id, '', '', 1, 'pdf', 1, 1, '' FROM record",
        "INSERT INTO blob_part (id, start, bytes) SELECT id, 0, 'x' FROM record",
        "INSERT INTO blob_use (id, record, present) SELECT id, id, 1 FROM record",
    ];
    as_one(world, Some(Sight::Server), |transaction| {
        for sql in more {
            transaction.execute(sql, &[])?;
        }
        for (table, whose) in GUARDED {
            if matches!(whose, Whose::House) {
                plant_row(transaction, table, 99)?;
            }
        }
        Ok(())
    })
    .unwrap();
    for (who, function, ..) in STAFF {
        let sight = Sight::Reader(World::caller(who));
        let open = world.rows_open_to(who).unwrap();
        for (table, whose) in GUARDED {
            let column = match whose {
                Whose::Record(column) => column,
                Whose::User | Whose::House => "*",
            };
            let sql = format!("SELECT {column} FROM {table}");
            let rows = as_one(world, Some(sight), |transaction| {
                transaction.query(&sql, &[])
            })
            .unwrap();
            for row in &rows {
                let may = match whose {
                    Whose::Record(_) => open.contains(&row.uuid(0).unwrap()),
                    Whose::User => row.0.contains(&Column::from(id(who))),
                    Whose::House => false,
                };
                assert!(may, "{function:?} finds in {table} {row:?}");
            }
            // Not everybody was refused something.
            let none = matches!(whose, Whose::House) || table == "quarantine";
            assert!(
                none || !rows.is_empty(),
                "{function:?} finds nothing in {table}"
            );
        }
        let told = as_one(world, Some(sight), |transaction| {
            transaction.query(
                "SELECT record, event FROM history UNION ALL SELECT id, body FROM record",
                &[],
            )
        });
        for row in told.unwrap() {
            let foreign =
                row.text(1).unwrap().contains(CANARY) && !open.contains(&row.uuid(0).unwrap());
            assert!(!foreign, "{function:?} is told of somebody");
        }
    }
}

fn what_is_not_open_is_not_written(world: &World) {
    let all = as_one(world, Some(Sight::Server), |transaction| {
        count(transaction, "record")
    })
    .unwrap();
    for (who, function, ..) in STAFF {
        let own = World::caller(who);
        let open = i64::try_from(world.rows_open_to(who).unwrap().len()).unwrap();
        assert!(open < all, "{function:?} would be no test");
        let writer = Some(Sight::Writer(own));
        // Everything at once, and undone again.
        let mut touched = 0;
        let undone = world.database.write(&mut |transaction| {
            see(transaction, Sight::Writer(own))?;
            touched = transaction.execute("UPDATE record SET body = '{}'", &[])?;
            Err(ServerError::Malformed)
        });
        assert!(undone.is_err());
        assert_eq!(
            i64::try_from(touched).unwrap(),
            open,
            "{function:?} changes rows"
        );
        let untouched = as_one(world, writer, |transaction| {
            Ok(transaction.execute("DELETE FROM history", &[])?
                + transaction.execute("UPDATE mutation SET n = n + 1", &[])?
                + transaction.execute("DELETE FROM quarantine", &[])?)
        });
        assert_eq!(untouched.unwrap(), 0, "{function:?}");
        for (table, whose) in GUARDED {
            if matches!(whose, Whose::House) {
                let emptied = as_one(world, writer, |transaction| {
                    transaction.execute(&format!("DELETE FROM {table}"), &[])
                });
                assert_eq!(emptied.unwrap(), 0, "{function:?} empties {table}");
                let added = as_one(world, writer, |transaction| {
                    plant_row(transaction, table, who)
                });
                // What follows from a change is entered with it.
                let may = matches!(table, "audit" | "subject_move");
                assert_eq!(added.is_ok(), may, "{function:?} adds to {table}");
            }
        }
        let told = as_one(world, writer, |transaction| {
            transaction.execute("UPDATE device_journal SET until = until + 1", &[])
        });
        assert_eq!(told.unwrap(), 1, "{function:?} tells of journals");
        let foreign = if who == SECRETARY { OFFICER } else { SECRETARY };
        let inserts = [
            (
                "INSERT INTO mutation (device, n, uuid, seq, outcome) VALUES ($1, 900, $1, 0, '')",
                true,
            ),
            (
                "INSERT INTO quarantine (uuid, seq, staff, reason, mutation) VALUES ($1, 0, $1, '', '')",
                true,
            ),
            (
                "INSERT INTO device (id, staff, last_n) VALUES ($1, $1, 0) ON CONFLICT (id) DO UPDATE SET last_n = 0",
                true,
            ),
            (
                "INSERT INTO device_journal (device, journal, until) VALUES ($1, $1, 0)",
                true,
            ),
            (
                "INSERT INTO grant_set (id, staff, seq, content) VALUES (-1, $1, 0, '')",
                false,
            ),
        ];
        for (sql, writer_only) in inserts {
            for (whose, may) in [(foreign, false), (who, true)] {
                let mut written = Err(ServerError::Malformed);
                let of_reader = [Sight::Reader(own), Sight::Writer(own)];
                for sight in of_reader {
                    if matches!(sight, Sight::Writer(_)) && !writer_only {
                        continue;
                    }
                    let undone = world.database.write(&mut |transaction| {
                        see(transaction, sight)?;
                        written = transaction.execute(sql, &[id(whose).into()]);
                        Err(ServerError::Malformed)
                    });
                    assert!(undone.is_err());
                    let expected = may && matches!(sight, Sight::Writer(_));
                    assert_eq!(
                        written.is_ok(),
                        expected,
                        "{function:?} as {sight:?}: {sql}"
                    );
                }
            }
        }
        let wider = as_one(world, Some(Sight::Reader(own)), |transaction| {
            see(transaction, Sight::Server)
        });
        assert!(
            wider.is_err(),
            "{function:?} sees more than at the beginning"
        );
    }
    let nobody = as_one(
        world,
        Some(Sight::Reader(World::caller(0xBAD))),
        |transaction| count(transaction, "record"),
    );
    assert_eq!(nobody.unwrap(), 0);
}
