//! A pull of several pages, of which the next one is asked for while the last one is looked at.

use std::collections::BTreeSet;

use bureau_cii_tests::{
    desk::{Desk, draw},
    office::Office,
    shared_server::SharedServer,
};
use chrono::DateTime;
use cii_domain::{Bilingual, Region, RoomId, person::Address, staff::Room};
use cii_sync::{
    Aggregate as _, Change, Mutation, Next, Page, PageToken, PullAnswer, PullRequest, SCHEMA,
    body_of,
};
use uuid::Uuid;

use crate::Place;

/// More than two pages of a megabyte.
const ROOMS: u64 = 60;
const LONG_NAME: usize = 40_000;

pub(crate) fn what_fills_several_pages_comes_whole_and_as_it_is_asked_for(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let mut account = server.enrol(&Office::empty(), "clara.exemple", &server.code);
    let mut desk = Desk::new(&server, &mut account).unwrap();
    let mut made = BTreeSet::new();
    for n in 1..=ROOMS {
        let mutation = room(&desk, n);
        made.insert(mutation.record);
        desk.push(vec![mutation]).unwrap();
    }
    let first = page(&desk, None);
    let mut came: Vec<Uuid> = Vec::new();
    let mut pages = 0;
    let mut last = first.clone();
    loop {
        pages += 1;
        came.extend(last.puts.iter().map(|put| put.id));
        match last.next {
            Next::Page(token) => last = page(&desk, Some(token)),
            Next::End(_) => break,
        }
    }
    assert!(pages > 2, "{pages}");
    let distinct: BTreeSet<Uuid> = came.iter().copied().collect();
    assert_eq!(distinct.len(), came.len(), "one came twice");
    assert!(made.is_subset(&distinct), "one did not come");
    // Whoever begins anew gets the first page, whatever was asked for ahead.
    page(&desk, None);
    assert_eq!(page(&desk, None).puts, first.puts);
}

fn page(desk: &Desk, page: Option<PageToken>) -> Page {
    let request = PullRequest {
        device: desk.device,
        schema: SCHEMA,
        cookie: None,
        page,
        acknowledged: 0,
        repair: BTreeSet::new(),
    };
    match desk.server.pull(&desk.session.token, &request).unwrap() {
        PullAnswer::Page(page) => *page,
        other => panic!("{other:?}"),
    }
}

fn room(desk: &Desk, n: u64) -> Mutation {
    let room = Room {
        id: RoomId(draw()),
        name: "x".repeat(LONG_NAME),
        region: Region::Sion,
        building: Bilingual::default(),
        address: Address::default(),
        seats: 8,
        access: Bilingual::default(),
        in_use: true,
    };
    Mutation {
        device: desk.device,
        n,
        uuid: draw(),
        group: draw(),
        act: "save_room".to_owned(),
        record: room.record_id(),
        kind: Room::KIND,
        scope: room.scope(),
        by: desk.session.staff,
        at: DateTime::UNIX_EPOCH,
        base_version: 0,
        seen: 0,
        change: Change::Create(body_of(&room).unwrap()),
    }
}
