//! What a device holds is compared with what it should hold, once a day and by itself.

use chrono::TimeDelta;
use cii_domain::PersonId;

use super::*;

pub(super) fn once_a_day_what_is_here_is_compared_and_put_right(place: &Place) {
    let Two {
        server: _server,
        first,
        second,
    } = Two::begin(place);
    let situation = first.complex();
    in_step(&first);
    until("the second office has the file", || {
        file(&second, &situation).is_some()
    });
    let person = second.person_of(&situation);
    let person: PersonId = serde_json::from_value(person["id"].clone()).unwrap();
    let database = pages::open(&second).unwrap();
    let phone = || -> String {
        let sql = "SELECT body ->> 'phone' FROM mirror WHERE id = ?1";
        database
            .query_row(sql, [person.0.as_bytes()], |row| row.get(0))
            .unwrap()
    };
    // The first comparison is not the one that is looked for.
    let compared =
        "SELECT COUNT(*) FROM meta WHERE key LIKE '%server' AND value ->> 'compared' IS NOT NULL";
    until("it was compared when it came", || {
        let count: i64 = database.query_row(compared, [], |row| row.get(0)).unwrap();
        count == 1
    });
    let right = phone();
    // A page of the disk came back as another one.
    let spoil = "UPDATE mirror SET body = json_set(body, '$.phone', '0') WHERE id = ?1";
    assert_eq!(database.execute(spoil, [person.0.as_bytes()]).unwrap(), 1);

    second.ok("synchronise", json!({}));
    in_step(&second);
    assert_eq!(phone(), "0", "a pull brings what changed and nothing else");
    second.machine.pass(TimeDelta::days(1));
    second.ok("synchronise", json!({}));
    until("it is put right", || phone() == right);
    assert_eq!(phone_of(&second, &situation), right);
}
