use super::fixture::*;
use crate::{
    schema::{Migration, SCHEMA, migrate_with, user_version},
    *,
};

const ADD_COLOUR: Migration = Migration {
    to: SCHEMA + 1,
    oldest_reader: SCHEMA,
    sql: "ALTER TABLE act ADD COLUMN colour TEXT NOT NULL DEFAULT '';",
};
const BROKEN: Migration = Migration {
    to: SCHEMA + 2,
    oldest_reader: SCHEMA + 2,
    sql: "ALTER TABLE nowhere ADD COLUMN a TEXT;",
};
const STRANGE: Migration = Migration {
    to: SCHEMA + 2,
    oldest_reader: SCHEMA + 2,
    sql: "CREATE TABLE colour (key TEXT PRIMARY KEY NOT NULL) STRICT;",
};

fn schema(store: &Store) -> u32 {
    table::meta::schema(&store.connection).unwrap()
}

#[test]
fn pending_migrations_run_at_once_after_a_backup() {
    let mut office = office();
    let mut backups = Vec::new();
    let mut migrate = |store: &mut Store, migrations: &[&Migration], target| {
        migrate_with(&mut store.connection, migrations, target, |_, present| {
            backups.push(present);
            Ok(())
        })
    };
    let store = &mut office.store;
    // All or nothing: the first of the two would have worked.
    assert!(migrate(store, &[&ADD_COLOUR, &BROKEN], SCHEMA + 2).is_err());
    assert_eq!(schema(store), SCHEMA);
    migrate(store, &[&ADD_COLOUR], SCHEMA + 1).unwrap();
    assert_eq!(
        (schema(store), user_version(&store.connection).unwrap()),
        (SCHEMA + 1, SCHEMA)
    );
    migrate(store, &[&ADD_COLOUR], SCHEMA + 1).unwrap();
    migrate(store, &[&ADD_COLOUR, &STRANGE], SCHEMA + 2).unwrap();
    assert_eq!(user_version(&store.connection).unwrap(), SCHEMA + 2);
    assert_eq!(backups, [SCHEMA, SCHEMA, SCHEMA + 1]);
}

#[test]
fn without_a_backup_nothing_is_migrated() {
    let mut office = office();
    let refused = migrate_with(
        &mut office.store.connection,
        &[&ADD_COLOUR],
        SCHEMA + 1,
        |_, _| Err(StoreError::DiskFull),
    );
    assert!(matches!(refused, Err(StoreError::DiskFull)));
    assert_eq!(schema(&office.store), SCHEMA);
}

#[test]
fn the_automatic_backup_is_whole() {
    let office = office();
    let folder = office.folder.path();
    let slots = KeySlots::read(folder).unwrap();
    backup::before_migration(&office.store.connection, folder, &key(), &slots, SCHEMA).unwrap();
    let path = folder.join(format!("backups/schema-{SCHEMA}.backup"));
    assert_eq!(verify_backup(&path, &key(), folder).unwrap().made_at, None);
}

#[test]
fn an_older_application_opens_what_it_can_read_and_nothing_else() {
    let office = office();
    let Office { store, folder, .. } = office;
    // A newer application that changed nothing an older one reads wrongly.
    table::meta::set_schema(&store.connection, SCHEMA + 1).unwrap();
    store.close().unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    store
        .connection
        .pragma_update(None, "user_version", SCHEMA + 1)
        .unwrap();
    store.close().unwrap();
    match Store::open(folder.path(), &key()) {
        Err(StoreError::NewerVersion { found, supported }) => {
            assert_eq!((found, supported), (SCHEMA + 1, SCHEMA));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn projections_of_another_version_are_made_anew() {
    let mut office = office();
    let person = person(1, "Rey", "Anna");
    office.act("announce", |w| {
        w.put(&person)?;
        w.put(&situation(1, &person))
    });
    let Office { store, folder, ids } = office;
    store
        .connection
        .execute_batch(
            "DROP TABLE situation_row; CREATE TABLE situation_row (row INTEGER PRIMARY KEY) STRICT;
             DROP TABLE session_row;
             UPDATE meta SET value = 'another' WHERE key = 'projections';",
        )
        .unwrap();
    store.close().unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    let office = Office { store, ids, folder };
    assert_eq!(office.found("rey", CLARA), [1]);
}

/// A file as the first version of the application left it.
fn first_version(folder: &std::path::Path) {
    let random: Random<'_> = &mut |buffer| buffer.fill(5);
    KeySlots::create(
        folder,
        &key(),
        OfficeUse::Practice,
        &[Secret::Practice],
        random,
    )
    .unwrap();
    let connection = open::create(&folder.join("bureau-cii.db"), &key()).unwrap();
    for migration in [
        table::meta::MIGRATIONS,
        table::mirror::MIGRATIONS,
        table::outbox::MIGRATIONS,
        table::act::MIGRATIONS,
        table::record::MIGRATIONS,
        table::history::MIGRATIONS,
    ]
    .into_iter()
    .flatten()
    .filter(|migration| migration.to == 1)
    {
        connection.execute_batch(migration.sql).unwrap();
    }
    meta().write(&connection).unwrap();
    table::meta::set_schema(&connection, 1).unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
    let person = person(1, "Rey", "Anna");
    let body = serde_json::to_string(&cii_sync::body_of(&person).unwrap()).unwrap();
    let scope = cii_sync::Aggregate::scope(&person).to_string();
    connection
        .execute(
            "INSERT INTO record (id, kind, scope, version, born, field_versions, body)
             VALUES (?1, 'person', ?2, 2, 1, '{\"phone\":2}', json_set(?3, '$.phone', '027'))",
            rusqlite::params![person.id.0, scope, body],
        )
        .unwrap();
    for (n, change, bases) in [
        (1_u8, format!("{{\"create\":{body}}}"), "{}"),
        (
            2,
            "{\"patch\":{\"set\":{\"phone\":\"027\"}}}".to_owned(),
            "{\"phone\":1}",
        ),
    ] {
        connection
            .execute(
                "INSERT INTO outbox (n, device, uuid, act_group, act, record, kind, scope, by_staff, at,
                                     base_version, base_fields, change)
                 VALUES (?1, ?2, ?3, ?3, 'edit', ?4, 'person', ?5, ?6, '2025-11-17T08:00:00+00:00', ?7, ?8, ?9)",
                rusqlite::params![
                    n,
                    meta().device.0,
                    uuid::Uuid::from_u128(n.into()),
                    person.id.0,
                    scope,
                    CLARA.0,
                    n - 1,
                    bases,
                    change
                ],
            )
            .unwrap();
        connection
            .execute(
                "INSERT INTO act (id, code, by_staff, at, finality, first_n, last_n, first_entry)
                 VALUES (?1, 'edit', ?2, '2025-11-17T08:00:00+00:00', 0, ?3, ?3, 1)",
                rusqlite::params![uuid::Uuid::from_u128(n.into()), CLARA.0, n],
            )
            .unwrap();
    }
    connection
        .execute(
            "INSERT INTO history (subject, record, kind, act_group, act, by_staff, at, field, old, new)
             VALUES (?1, ?1, 'person', ?2, 'edit', ?3, '2025-11-17T08:00:00+00:00', 'phone', '\"\"', '\"027\"')",
            rusqlite::params![person.id.0, uuid::Uuid::from_u128(2), CLARA.0],
        )
        .unwrap();
    store::close(connection).unwrap();
}

#[test]
fn a_file_of_the_first_version_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    first_version(folder.path());
    let mut store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(
        (schema(&store), user_version(&store.connection).unwrap()),
        (SCHEMA, 4)
    );
    assert!(store.is_folded().unwrap());
    assert!(folder.path().join("backups/schema-1.backup").exists());
    let waiting = store.list_waiting(1, 10).unwrap();
    assert_eq!(
        waiting.iter().map(|m| (m.n, m.seen)).collect::<Vec<_>>(),
        [(1, 0), (2, 0)]
    );
    let id = person(1, "", "").id;
    assert_eq!(store.read(|r| r.history_of(&id)).unwrap().len(), 1);
    let undone = store
        .undo_last(None, CLARA, at(3), None, &mut ids(9))
        .unwrap();
    assert_eq!(undone.records, [id.0]);
    let back: cii_domain::person::Person = store.read(|r| r.get(&id)).unwrap();
    assert_eq!(back.phone, "");
    let compartment: String = store
        .connection
        .query_row("SELECT compartment FROM history LIMIT 1", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(compartment, "identity");
}
