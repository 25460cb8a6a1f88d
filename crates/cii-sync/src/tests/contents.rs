//! What is remembered of contents between two requests.

use std::collections::BTreeSet;

use cii_domain::BlobId;

use super::*;

const ONE: BlobId = BlobId(Uuid::from_u128(1));
const TWO: BlobId = BlobId(Uuid::from_u128(2));

fn state(have: u64, ready: bool) -> BlobState {
    BlobState { have, ready }
}

#[test]
fn an_upload_goes_on_where_the_server_said() {
    let mut contents = Contents::default();
    assert_eq!(contents.goes_on_from(ONE, 10), None, "it is asked first");
    contents.on_state(ONE, state(0, false));
    assert_eq!(contents.goes_on_from(ONE, 10), Some(0));
    contents.on_state(ONE, state(4, false));
    assert_eq!(contents.goes_on_from(ONE, 10), Some(4));
    assert_eq!(contents.goes_on_from(TWO, 10), None, "another one");
    assert_eq!(contents.goes_on_from(ONE, 4), None, "a length that is none");
    contents.on_interrupted();
    assert_eq!(contents.goes_on_from(ONE, 10), None);
}

#[test]
fn what_the_server_has_and_does_not_take_is_given_up_once() {
    let mut contents = Contents::default();
    let both = BTreeSet::from([ONE, TWO]);
    assert_eq!(contents.on_missing(&both), BTreeSet::new());
    contents.on_state(ONE, state(10, true));
    assert_eq!(contents.on_missing(&both), BTreeSet::from([ONE]));
    assert_eq!(contents.on_missing(&both), BTreeSet::new());
}

/// A server that is restored lacks what it had, every time anew.
#[test]
fn what_a_restored_server_lacks_is_brought_again() {
    let mut contents = Contents::default();
    let one = BTreeSet::from([ONE]);
    contents.on_state(ONE, state(10, true));
    contents.on_taken();
    for _ in 0..3 {
        assert_eq!(contents.on_missing(&one), BTreeSet::new());
        contents.on_state(ONE, state(10, true));
        contents.on_taken();
    }
}

#[test]
fn what_was_refused_waits_until_something_changes_or_somebody_wants_it() {
    let mut contents = Contents::default();
    let wanted = |contents: &Contents| contents.wanted().collect::<Vec<_>>();
    contents.want(ONE);
    contents.want(TWO);
    contents.on_refused(ONE);
    assert_eq!(wanted(&contents), [TWO]);
    assert_eq!(contents.refused(), &BTreeSet::from([ONE]));
    contents.want(ONE);
    assert_eq!(wanted(&contents), [ONE, TWO]);
    contents.on_refused(ONE);
    contents.try_again();
    contents.on_whole(TWO);
    assert_eq!(wanted(&contents), [ONE]);
}
