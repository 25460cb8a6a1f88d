use super::*;

const START: u64 = 1_000_000;

fn taken(last: u64) -> Reply<PushAnswer> {
    let result = |n| MutationResult {
        n,
        uuid: Uuid::from_u128(u128::from(n)),
        outcome: Outcome::Applied,
    };
    Reply::Answer(PushAnswer::Taken {
        results: (1..=last).map(result).collect(),
    })
}

fn page(next: Next) -> Reply<PullAnswer> {
    Reply::Answer(PullAnswer::Page(Box::new(Page {
        closed: Vec::new(),
        removed: Vec::new(),
        puts: Vec::new(),
        history: Vec::new(),
        next,
    })))
}

fn end(last_n: u64) -> Next {
    Next::End(End {
        cookie: Cookie {
            epoch: Uuid::nil(),
            seq: 5,
            grants: 1,
        },
        whole: false,
        renewed: std::collections::BTreeSet::new(),
        grants_changed: false,
        last_n,
        last_uuid: None,
        results: Vec::new(),
        covered_n: 0,
    })
}

fn token() -> Next {
    Next::Page(PageToken {
        epoch: Uuid::nil(),
        grants: 1,
        seen: 5,
        after: Uuid::nil(),
    })
}

fn push(from: u64) -> Todo {
    Todo::Push {
        from,
        most: LARGEST_BATCH,
    }
}

#[test]
fn what_waits_is_pushed_then_pulled_then_polled() {
    let mut client = Client::new(START, 0);
    assert_eq!(client.next(START, 1, 3), push(1));
    client.on_push(&taken(3), START, 0);
    assert_eq!(client.next(START, 1, 3), Todo::Pull);
    assert_eq!(
        client.on_pull(&page(token()), START, 0),
        PullReaction::Stage
    );
    assert_eq!(
        client.next(START, 1, 5),
        Todo::Pull,
        "a pull under way is finished first"
    );
    client.on_pull(&page(end(3)), START, 0);
    assert_eq!(client.next(START, 1, 5), push(4));
    client.on_push(&taken(5), START, 0);
    client.on_pull(&page(end(5)), START, 0);
    let Todo::Wait { until } = client.next(START, 1, 5) else {
        panic!("nothing to do")
    };
    assert!(until > START && until <= START + POLL);
    client.poke(START);
    assert_eq!(client.next(START, 1, 5), Todo::Pull);
}

#[test]
fn a_server_that_is_behind_gets_again_what_it_lacks() {
    let mut client = Client::new(START, 7);
    client.on_pull(&page(end(4)), START, 0);
    assert_eq!(client.next(START, 1, 7), push(5));
    let mut client = Client::new(START, 7);
    client.on_push(&Reply::Answer(PushAnswer::Gap { expected: 3 }), START, 0);
    assert_eq!(client.next(START, 1, 7), push(3));
}

#[test]
fn a_server_that_asks_for_what_is_kept_no_more_is_spoken_to_under_another_name() {
    let behind = [
        Reply::Answer(PushAnswer::Gap { expected: 81 }),
        Reply::Answer(PushAnswer::Taken {
            results: Vec::new(),
        }),
    ];
    for answer in behind {
        let mut client = Client::new(START, 120);
        client.on_pull(&page(end(80)), START, 0);
        client.on_push(&answer, START, 0);
        assert_eq!(client.next(START, 101, 120), Todo::Rename, "{answer:?}");
        client.renamed(101, START);
        assert_eq!(client.next(START, 101, 120), push(101));
    }
    // Nothing is kept, and the server lacks it all the same.
    let mut client = Client::new(START, 120);
    client.on_pull(&page(end(80)), START, 0);
    assert_eq!(client.next(START, 121, 120), Todo::Rename);
    client.renamed(121, START);
    assert_eq!(client.next(START, 121, 120), Todo::Pull);
}

#[test]
fn what_the_server_cannot_take_does_not_hold_up_what_it_brings() {
    let mut client = Client::new(START, 0);
    client.on_pull(&page(end(0)), START, 0);
    let mut now = START;
    let mut pulls = 0;
    let mut pushes = 0;
    while now < START + 10 * POLL {
        match client.next(now, 1, 1) {
            Todo::Push { .. } => {
                pushes += 1;
                client.on_push(&Reply::Status(500), now, u64::MAX / 3);
            }
            Todo::Pull => {
                pulls += 1;
                client.on_pull(&page(end(0)), now, u64::MAX / 3);
            }
            Todo::Wait { until } => now = until,
            other => panic!("{other:?}"),
        }
    }
    assert!(pulls >= 10, "{pulls}");
    assert!((5..30).contains(&pushes), "{pushes}");
    client.hurry(now);
    assert_eq!(client.next(now, 1, 1), push(1));
}

#[test]
fn failures_are_spread_and_bounded() {
    let mut client = Client::new(START, 0);
    let mut longest = 0;
    for failure in 0..20_u32 {
        let mut seen = std::collections::BTreeSet::new();
        for chance in [0, 7, 12_345, u64::MAX / 3, u64::MAX] {
            let mut one = client.clone();
            one.on_push(&Reply::Lost, START, chance);
            let Todo::Wait { until } = one.next(START, 1, 1) else {
                panic!("waits")
            };
            seen.insert(until - START);
        }
        assert!(seen.len() > 1, "chance decides");
        let ceiling = (SHORTEST_WAIT << failure).min(LONGEST_WAIT);
        assert!(
            seen.iter()
                .all(|wait| (ceiling / 10..ceiling).contains(wait)),
            "{seen:?}"
        );
        longest = longest.max(*seen.last().unwrap());
        client.on_push(&Reply::Lost, START, 0);
    }
    assert!(longest < LONGEST_WAIT);
    client.on_push(&taken(1), START, 0);
    assert_eq!(
        client.next(START, 1, 1),
        Todo::Pull,
        "an answer ends the waiting"
    );
}

#[test]
fn each_status_has_its_reaction() {
    let stop = |status| {
        let mut client = Client::new(START, 0);
        client.on_push(&Reply::Status(status), START, 0);
        client.next(START, 1, 1)
    };
    for (status, todo) in [
        (401, Todo::Stop(Stopped::SignIn)),
        (426, Todo::Stop(Stopped::Update)),
        (400, Todo::Stop(Stopped::Bug { status: 400 })),
        (404, Todo::Stop(Stopped::Bug { status: 404 })),
        (
            429,
            Todo::Wait {
                until: START + SHORTEST_WAIT / 10,
            },
        ),
        (
            503,
            Todo::Wait {
                until: START + SHORTEST_WAIT / 10,
            },
        ),
        (
            413,
            Todo::Push {
                from: 1,
                most: LARGEST_BATCH / 2,
            },
        ),
    ] {
        assert_eq!(stop(status), todo, "{status}");
    }
    let mut client = Client::new(START, 0);
    for _ in 0..10 {
        client.on_push(&Reply::Status(413), START, 0);
    }
    assert_eq!(
        client.next(START, 1, 1),
        Todo::Stop(Stopped::Bug { status: 413 }),
        "a single mutation that is too large will not shrink"
    );
    client.resume(START);
    assert!(matches!(client.next(START, 1, 1), Todo::Push { .. }));
}

#[test]
fn a_used_name_is_given_up() {
    let mut client = Client::new(START, 2);
    client.on_push(&Reply::Answer(PushAnswer::Cloned), START, 0);
    assert_eq!(client.next(START, 1, 4), Todo::Rename);
    client.renamed(3, START);
    assert_eq!(client.next(START, 1, 4), push(3));
}

#[test]
fn void_cookies_and_changed_grants_begin_the_pull_again() {
    for (answer, reaction) in [
        (PullAnswer::Restart, PullReaction::Forget),
        (PullAnswer::UnknownCookie, PullReaction::ForgetCookie),
    ] {
        let mut client = Client::new(START, 0);
        client.on_pull(&page(token()), START, 0);
        assert_eq!(client.on_pull(&Reply::Answer(answer), START, 0), reaction);
        assert_eq!(client.next(START, 1, 0), Todo::Pull);
    }
}

#[test]
fn a_large_removal_waits_for_a_person() {
    let mut client = Client::new(START, 0);
    client.ask_removal(60, 100);
    let stopped = Stopped::Removal {
        removed: 60,
        of: 100,
    };
    assert_eq!(client.next(START, 1, 9), Todo::Stop(stopped));
    client.resume(START);
    assert_eq!(client.next(START, 1, 0), Todo::Pull);
}

#[test]
fn hurrying_tries_again_what_may_have_been_mended_and_nothing_else() {
    let cases = [
        (426, Todo::Pull),
        (422, Todo::Pull),
        (401, Todo::Stop(Stopped::SignIn)),
    ];
    for (status, expected) in cases {
        let mut client = Client::new(START, 0);
        client.on_pull(&Reply::Status(status), START, 0);
        assert!(client.stopped().is_some(), "{status}");
        client.hurry(START);
        assert_eq!(client.next(START, 1, 0), expected, "{status}");
    }
    let mut client = Client::new(START, 0);
    client.ask_removal(6, 10);
    client.hurry(START);
    assert!(client.stopped().is_some(), "a person has to agree");
}

#[test]
fn whoever_is_seen_to_be_back_is_asked_at_once_and_a_slip_then_costs_a_second() {
    let mut client = Client::new(START, 0);
    let mut now = START;
    for _ in 0..12 {
        client.on_push(&Reply::Lost, now, u64::MAX);
        now += LONGEST_WAIT;
    }
    client.on_push(&Reply::Lost, now, u64::MAX);
    assert!(matches!(client.next(now, 1, 1), Todo::Wait { .. }));
    client.hurry(now);
    assert_eq!(client.next(now, 1, 1), push(1));
    client.on_push(&Reply::Lost, now, u64::MAX);
    assert_eq!(client.next(now + SHORTEST_WAIT, 1, 1), push(1));
}

#[test]
fn what_is_wanted_during_a_pull_is_fetched_by_another() {
    for (why, want) in [
        ("news", Client::poke as fn(&mut Client, u64)),
        ("hurry", Client::hurry),
        ("going on", Client::resume),
    ] {
        let mut client = Client::new(START, 0);
        assert_eq!(client.next(START, 1, 0), Todo::Pull);
        want(&mut client, START + 1);
        client.on_pull(&page(end(0)), START + 2, 0);
        assert_eq!(
            client.next(START + 2, 1, 0),
            Todo::Pull,
            "{why}: it may have been too late for the first"
        );
        client.on_pull(&page(end(0)), START + 3, 0);
        let next = client.next(START + 3, 1, 0);
        assert!(matches!(next, Todo::Wait { .. }), "{why}: {next:?}");
    }
}
