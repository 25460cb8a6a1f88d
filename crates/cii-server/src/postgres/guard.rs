//! Row-level security: the second line of permission, in the cluster itself.
//!
//! What a transaction may do stands in settings that end with it. They are not there: no row is seen or written. The
//! owner of the tables is bound like anybody (`FORCE`); a role that no policy binds is refused when the database is opened.

use std::{collections::BTreeSet, fmt::Write as _};

use cii_domain::StaffId;
use sha2::{Digest, Sha256};

use super::{PostgresDatabase, Running, defining};
use crate::{
    Caller, Opening, ServerError, Sight, Transaction, Value, database::Row, guard::Guard,
    hexadecimal::hexadecimal,
};

/// What is open to whom. `door` is kind and compartment, `place` a word of an area, a subject, or a subject and a record.
const TABLES: &str = r#"
CREATE TABLE IF NOT EXISTS opening (
    staff BYTEA NOT NULL,
    door TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (staff, door, place)
);
CREATE TABLE IF NOT EXISTS opened (
    staff BYTEA NOT NULL PRIMARY KEY,
    grant_set BIGINT NOT NULL
);
DELETE FROM opened;
"#;

// A sub-select without a reference to the row is worked out once per statement, not once per row.
const READS_ALL: &str = "(SELECT current_setting('cii.reads', true)) = 'all'";
const WRITES_ALL: &str = "(SELECT current_setting('cii.writes', true)) = 'all'";
const WRITES: &str = "(SELECT current_setting('cii.writes', true)) IN ('all', 'own')";
const STAFF: &str = "(SELECT decode(current_setting('cii.staff', true), 'hex'))";
const DEVICE: &str = "(SELECT decode(current_setting('cii.device', true), 'hex'))";

/// Tables that the server alone reads and writes: no page is made of them.
const HOUSE: [&str; 9] = [
    "figure",
    "retention_confirmation",
    "account",
    "recovery_code",
    "device_key",
    "device_label",
    "session",
    "used_challenge",
    "attempt",
];

/// What is asked of a row for each thing that may be done with it.
struct Policies {
    table: &'static str,
    select: String,
    insert: String,
    change: String,
}

/// Whether the row of `table`, which has the columns of a record, is open to whoever reads or writes.
fn is_open(table: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM opening o WHERE o.staff = {STAFF}
            AND o.door = {table}.kind || '/' || split_part({table}.scope, '/', 3)
            AND o.place = ANY (ARRAY[{table}.subject,
                {table}.subject || '/' || encode({table}.id, 'hex')]
                || (SELECT string_to_array(s.area, '+') FROM subject s
                    WHERE s.subject = {table}.subject)))"
    )
}

/// Whether a row that tells of a record tells of one that may be seen. The sub-selects are under the policies themselves.
/// `OFFSET 0` keeps the planner from looking at every record there is before it looks at one row.
fn is_of_open(table: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM record r WHERE r.id = {table}.record OFFSET 0)
         OR EXISTS (SELECT 1 FROM tombstone t WHERE t.id = {table}.record OFFSET 0)"
    )
}

/// Whether a row of a content is of one that a record names which may be seen.
fn is_named_in_open(table: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM blob_use u JOIN record r ON r.id = u.record
            WHERE u.id = {table}.id AND u.present = 1)"
    )
}

/// Whether a row of a content is of one that the writer brings.
fn is_own_blob(table: &str) -> String {
    format!("EXISTS (SELECT 1 FROM blob b WHERE b.id = {table}.id AND b.staff = {STAFF})")
}

fn policies() -> Vec<Policies> {
    let of = |table, select: String, insert: String, change: String| Policies {
        table,
        select: format!("{READS_ALL} OR {select}"),
        insert,
        change,
    };
    let all = || WRITES_ALL.to_owned();
    let any = || WRITES.to_owned();
    let own_staff = format!("staff = {STAFF}");
    let own_device = format!("device = {DEVICE}");
    let own_id = format!("id = {DEVICE}");
    let or_all = |own: &str| format!("{WRITES_ALL} OR ({WRITES} AND {own})");
    let nobody = || "false".to_owned();
    let mut policies = vec![
        of(
            "record",
            is_open("record"),
            any(),
            or_all(&is_open("record")),
        ),
        of(
            "record_parent",
            "EXISTS (SELECT 1 FROM record r WHERE r.id = record_parent.id)".to_owned(),
            any(),
            any(),
        ),
        of("tombstone", is_open("tombstone"), any(), any()),
        of(
            "history",
            is_of_open("history"),
            or_all(&format!("by_staff = {STAFF}")),
            all(),
        ),
        of("change_log", is_of_open("change_log"), any(), all()),
        of("quarantine", own_staff.clone(), or_all(&own_staff), all()),
        of(
            "quarantine_share",
            own_staff.clone(),
            or_all(&own_staff),
            or_all(&own_staff),
        ),
        of("mutation", own_device.clone(), or_all(&own_device), all()),
        of("device", own_id.clone(), or_all(&own_id), or_all(&own_id)),
        of(
            "device_journal",
            own_device.clone(),
            or_all(&own_device),
            or_all(&own_device),
        ),
        of("disclosure", own_staff.clone(), or_all(&own_staff), all()),
        of("grant_set", own_staff.clone(), any(), all()),
        of("staff_grant", own_staff.clone(), any(), any()),
        of(
            "blob",
            format!("{own_staff} OR {}", is_named_in_open("blob")),
            or_all(&own_staff),
            any(),
        ),
        of(
            "blob_part",
            is_named_in_open("blob_part"),
            or_all(&is_own_blob("blob_part")),
            or_all(&is_own_blob("blob_part")),
        ),
        of(
            "blob_use",
            "EXISTS (SELECT 1 FROM record r WHERE r.id = blob_use.record)".to_owned(),
            any(),
            any(),
        ),
        // What follows from a change is entered with it.
        of("subject_move", nobody(), any(), all()),
        of("audit", nobody(), any(), all()),
    ];
    policies.extend(HOUSE.map(|table| of(table, nobody(), all(), all())));
    policies
}

/// All that is laid down, as one text. Left out are the three tables of numbers and facts of the server itself, which name
/// nobody, and `subject`, where the policies look for where a row stands, once for each row.
fn statements() -> String {
    let mut text = TABLES.to_owned();
    for Policies {
        table,
        select,
        insert,
        change,
    } in policies()
    {
        // Writing into a text does not fail.
        let _ = write!(
            text,
            "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
             ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
             DROP POLICY IF EXISTS sees ON {table};
             DROP POLICY IF EXISTS adds ON {table};
             DROP POLICY IF EXISTS changes ON {table};
             DROP POLICY IF EXISTS removes ON {table};
             CREATE POLICY sees ON {table} FOR SELECT USING ({select});
             CREATE POLICY adds ON {table} FOR INSERT WITH CHECK ({insert});
             CREATE POLICY changes ON {table} FOR UPDATE USING ({change}) WITH CHECK ({WRITES});
             CREATE POLICY removes ON {table} FOR DELETE USING ({change});\n"
        );
    }
    text
}

impl PostgresDatabase {
    /// Lays down the policies of this version, if others or none are there, or if somebody switched them off.
    pub(super) fn lay_guard(&self) -> Result<(), ServerError> {
        let statements = statements();
        let version = hexadecimal(&Sha256::digest(&statements));
        let mut connection = self.pool.take()?;
        let mut transaction = connection.client().transaction()?;
        defining(&mut transaction)?;
        let laid: Option<String> = transaction
            .query_one("SELECT obj_description(to_regclass('opening'))", &[])?
            .get(0);
        let tables: Vec<&str> = policies().iter().map(|policies| policies.table).collect();
        let guarded: i64 = transaction
            .query_one(
                "SELECT count(*) FROM unnest($1::text[]) AS guarded (name)
                 JOIN pg_class ON pg_class.oid = to_regclass(guarded.name)
                 WHERE relrowsecurity AND relforcerowsecurity",
                &[&tables],
            )?
            .get(0);
        if laid.as_ref() == Some(&version) {
            if usize::try_from(guarded) == Ok(tables.len()) {
                return Ok(());
            }
            tracing::warn!("the rows of some tables were guarded no more, and are again");
        }
        transaction.batch_execute(&statements)?;
        transaction.batch_execute(&format!("COMMENT ON TABLE opening IS '{version}'"))?;
        Ok(transaction.commit()?)
    }
}

impl Guard for Running<'_, '_> {
    fn see(&mut self, sight: Sight) -> Result<(), ServerError> {
        if self.confined {
            return Err(ServerError::Database(
                "a reader's transaction sees no more than before".to_owned(),
            ));
        }
        let hex = |caller: Caller| {
            let (staff, device) = (caller.staff.0.simple(), caller.device.0.simple());
            (staff.to_string(), device.to_string())
        };
        let (reads, writes, (staff, device)) = match sight {
            Sight::Server => ("all", "all", <(String, String)>::default()),
            Sight::Writer(caller) => ("all", "own", hex(caller)),
            Sight::Reader(caller) => {
                self.confined = true;
                ("own", "", hex(caller))
            }
        };
        self.query(
            "SELECT set_config('cii.reads', $1, true), set_config('cii.writes', $2, true),
                set_config('cii.staff', $3, true), set_config('cii.device', $4, true)",
            &[reads.into(), writes.into(), staff.into(), device.into()],
        )
        .map(drop)
    }

    fn open(
        &mut self,
        staff: StaffId,
        grants: u64,
        openings: &BTreeSet<Opening>,
    ) -> Result<(), ServerError> {
        let (places, doors): (Vec<String>, Vec<String>) =
            openings.iter().map(Opening::texts).unzip();
        let staff = staff.0.as_bytes().to_vec();
        let close = self.statement(
            "DELETE FROM opening o WHERE o.staff = $1 AND NOT EXISTS (
                SELECT 1 FROM unnest($2::text[], $3::text[]) AS n (place, door)
                WHERE n.place = o.place AND n.door = o.door)",
        )?;
        let open = self.statement(
            "INSERT INTO opening (staff, place, door)
             SELECT $1, n.place, n.door FROM unnest($2::text[], $3::text[]) AS n (place, door)
             ON CONFLICT DO NOTHING",
        )?;
        self.transaction
            .execute(&close, &[&staff, &places, &doors])?;
        self.transaction
            .execute(&open, &[&staff, &places, &doors])?;
        self.execute(
            "INSERT INTO opened (staff, grant_set) VALUES ($1, $2)
             ON CONFLICT (staff) DO UPDATE SET grant_set = excluded.grant_set",
            &[Value::Bytes(staff), grants.into()],
        )
        .map(drop)
    }

    fn list_stale(&mut self) -> Result<Vec<StaffId>, ServerError> {
        let rows = self.query(
            "SELECT s.staff FROM staff_grant s LEFT JOIN opened o ON o.staff = s.staff
             WHERE o.grant_set IS DISTINCT FROM s.grant_set ORDER BY s.staff",
            &[],
        )?;
        rows.iter()
            .map(|row: &Row| row.uuid(0).map(StaffId))
            .collect()
    }
}
