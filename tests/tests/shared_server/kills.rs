//! A short storm of kills; `cargo xtask kills` makes longer ones.

use bureau_cii_tests::kills::{Kills, run};

#[test]
fn nothing_is_lost_when_desktops_and_server_are_killed() {
    let kills = Kills {
        clients: 8,
        server: 8,
        seed: 7,
    };
    let survived = run(kills, |_, _| {});
    assert!(survived.confirmed > 0, "{survived:?}");
}
