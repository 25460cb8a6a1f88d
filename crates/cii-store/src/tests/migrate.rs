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
