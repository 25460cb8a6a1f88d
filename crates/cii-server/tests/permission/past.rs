//! Numbers of a line of history that was lost.

use cii_sync::{Cookie, Next, PullAnswer, PullRequest, SCHEMA};

use super::*;

fn pull(world: &World, cookie: Option<Cookie>) -> PullAnswer {
    let request = PullRequest {
        device: DeviceId(id(OFFICER)),
        schema: SCHEMA,
        cookie,
        page: None,
        acknowledged: 0,
        repair: BTreeSet::new(),
    };
    let answer = world
        .engine
        .pull(World::caller(OFFICER), &request, world.moment());
    answer.unwrap()
}

fn cookie(world: &World) -> Cookie {
    match pull(world, None) {
        PullAnswer::Page(page) => match page.next {
            Next::End(end) => end.cookie,
            next @ Next::Page(_) => panic!("{next:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The file of before is put back, and nobody is told.
fn put_back(world: &mut World, seq: u64) {
    world
        .database
        .write(&mut |transaction| {
            see(transaction, Sight::Server)?;
            let back = "UPDATE sync_counter SET seq = $1";
            transaction.execute(back, &[seq.into()]).map(drop)
        })
        .unwrap();
    world.engine = Engine::start(Arc::clone(&world.database), Rules, id(0xE), 0).unwrap();
}

pub(super) fn every_number_of_a_lost_line_is_recognised(world: &mut World) {
    cookie(world);
    let kept = cookie(world);
    let before = world.engine.backup_begins().unwrap();
    // Each number that follows is the only one that was given after what was put back.
    let lost = Cookie {
        seq: before + 1,
        ..kept
    };
    put_back(world, before);
    assert_eq!(pull(world, Some(lost)), PullAnswer::UnknownCookie);
    for good in [kept, cookie(world)] {
        let answer = pull(world, Some(good));
        assert!(
            matches!(answer, PullAnswer::Page(_)),
            "{good:?}: {answer:?}"
        );
    }
}
