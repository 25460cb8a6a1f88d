//! A pull of several pages, of which the next one is asked for while the last one is looked at.

use std::collections::BTreeSet;

use bureau_cii_tests::{desk::Desk, office::Office, shared_server::SharedServer};
use cii_sync::{Next, Page, PageToken, PullAnswer, PullRequest, SCHEMA};
use uuid::Uuid;

use crate::Place;

/// More than two pages of a megabyte.
const ROOMS: u64 = 120;
const LONG_NAME: usize = 20_000;

pub(crate) fn what_fills_several_pages_comes_whole_and_as_it_is_asked_for(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let mut account = server.enrol(&Office::empty(), "clara.exemple", &server.code);
    let mut desk = Desk::new(&server, &mut account).unwrap();
    let mut made = BTreeSet::new();
    for n in 1..=ROOMS {
        let mutation = desk.room(n, "x".repeat(LONG_NAME)).unwrap();
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
