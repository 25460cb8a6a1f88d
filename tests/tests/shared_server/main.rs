//! Two windows and a server between them: the real core on both sides, the real program in the middle. Every story is told
//! on SQLite and on PostgreSQL.
#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

mod accounts;
mod attachments;
#[path = "../../../crates/cii-server/tests/cluster/mod.rs"]
mod cluster;
mod comparing;
mod conflicts;
mod joining;
mod kills;
mod listing;
mod overseeing;
mod pages;
mod paging;
mod permitting;
mod restoring;
mod retaining;
mod revoking;
mod salvaging;
mod telling;

use std::cell::Cell;

use bureau_cii_tests::{
    office::{Office, PASSWORD, lasting_procuration_request},
    shared_server::{SharedServer, until},
};
use cluster::Cluster;
use serde_json::{Value, json};

/// Where the server of a story keeps its data.
enum Place<'a> {
    Sqlite,
    Postgres {
        cluster: &'a Cluster,
        made: Cell<u32>,
        of: &'a str,
    },
}

impl Place<'_> {
    /// An empty database, if it is not the server's own folder.
    fn database(&self) -> Option<String> {
        match self {
            Self::Sqlite => None,
            Self::Postgres { cluster, made, of } => {
                made.set(made.get() + 1);
                // A name has 63 letters at most.
                let of: String = of.chars().take(50).collect();
                Some(cluster.create(&format!("{of}_{}", made.get())))
            }
        }
    }
}

/// Each story is a test of its own on SQLite; on PostgreSQL one after the other shares a cluster.
macro_rules! stories {
    ($($module:ident::$story:ident,)+) => {
        mod on_sqlite {
            $(#[test]
            fn $story() {
                super::$module::$story(&super::Place::Sqlite);
            })+
        }

        #[test]
        fn the_same_on_postgresql() {
            let cluster = Cluster::start("");
            $(
                eprintln!("{}", stringify!($story));
                let place = Place::Postgres { cluster: &cluster, made: Cell::new(0), of: stringify!($story) };
                $module::$story(&place);
            )+
        }
    };
}

stories! {
    accounts::an_officer_lets_a_colleague_in_and_out_again,
    joining::what_an_office_did_alone_goes_up_once_and_reaches_the_colleague,
    joining::another_certificate_is_believed_once_somebody_compared_it,
    joining::what_is_completed_without_the_server_is_open_no_longer_than_its_lease,
    joining::the_window_hears_when_the_last_change_is_sent,
    joining::a_fresh_server_gets_the_institutions_from_its_first_office,
    joining::work_goes_on_without_the_server_and_goes_up_when_it_is_back,
    joining::nothing_remains_on_a_revoked_device,
    joining::a_window_that_asks_meanwhile_opens_no_revoked_device,
    conflicts::a_conflict_shows_on_both_and_is_settled_for_both,
    conflicts::two_who_settle_a_conflict_differently_meet_again,
    conflicts::a_choice_can_be_an_edited_text_and_can_be_taken_back,
    conflicts::what_both_wrote_stands_in_the_copy_for_the_person,
    revoking::a_revoked_procuration_empties_the_window_and_the_database_of_the_institution,
    revoking::a_backup_from_before_a_revocation_shows_nothing_of_the_file,
    revoking::no_backup_is_put_over_what_the_server_does_not_have,
    attachments::a_scan_reaches_those_who_may_read_it_and_goes_with_the_right,
    attachments::a_scan_that_the_backup_lacks_comes_back_from_the_desktops,
    restoring::a_server_restored_from_yesterday_gets_todays_work_back,
    restoring::the_backup_before_the_newest_will_do_and_an_older_one_blocks_nobody,
    restoring::whose_account_the_backup_lacks_gets_it_again_and_loses_nothing,
    restoring::a_device_that_came_after_the_backup_signs_in_again_and_loses_nothing,
    salvaging::a_damaged_office_keeps_what_waits_and_gets_the_rest_again,
    comparing::once_a_day_what_is_here_is_compared_and_put_right,
    overseeing::nothing_of_any_file_reaches_an_auditor,
    overseeing::whoever_sees_no_record_sees_what_the_server_shows,
    listing::every_role_reads_its_lists,
    listing::what_is_hidden_answers_to_no_filter,
    listing::the_commission_decides_and_the_bureau_reads_it,
    conflicts::whoever_could_not_have_made_the_change_does_not_settle_it,
    permitting::a_desk_says_at_once_who_may_do_what_and_keeps_nothing_else,
    paging::what_fills_several_pages_comes_whole_and_as_it_is_asked_for,
    overseeing::what_was_read_without_the_server_stands_in_its_log_once,
    telling::what_a_desktop_read_before_and_after_its_backup_stands_in_the_log_once,
    retaining::what_is_due_leaves_every_window_and_every_page,
}

/// An office that worked alone and went up, and a colleague's that came from there.
struct Two {
    server: SharedServer,
    first: Office,
    second: Office,
}

impl Two {
    fn begin(place: &Place) -> Self {
        let server = SharedServer::begin(place.database().as_deref());
        let first = Office::open();
        server.bind(&first, "clara.exemple", &server.code);
        in_step(&first);
        let code = server.add_user(
            "noe.exemple",
            &["--institution", "bureau", "--function", "secretariat"],
        );
        let second = server.join("noe.exemple", &code);
        until("the second office is open", || second.state() == "open");
        Self {
            server,
            first,
            second,
        }
    }
}

fn server_of(office: &Office) -> Value {
    office.ok("get_server", json!({}))
}

/// Waits until the server has everything of `office`.
fn in_step(office: &Office) {
    until("nothing waits", || {
        let server = server_of(office);
        server["state"]["kind"] == "connected" && server["waiting"] == 0
    });
}

/// Whether the server would send what `office` has.
fn is_equal(office: &Office) -> bool {
    let verified = office.call("verify_with_server", &json!({}));
    verified.is_ok_and(|verified| verified["kind"] == "equal")
}

fn file(office: &Office, situation: &str) -> Option<Value> {
    office
        .call("get_file", &json!({"situation": situation}))
        .ok()
}

/// The request that saves the person of a file with another telephone.
fn with_phone(office: &Office, situation: &str, phone: &str) -> Value {
    let person = file(office, situation).unwrap()["content"]["person"].clone();
    let text = |field: &str| person[field].clone();
    json!({
        "situation": situation, "person": text("id"), "name": text("name"),
        "first_name": text("first_name"), "form": text("form"), "sex": text("sex"),
        "birth_date": "17.4.1988", "avs": text("avs"), "language": text("language"),
        "address": text("address"), "phone": phone, "email": text("email"),
        "representative_kind": null, "representative_name": "", "representative_phone": "",
        "representative_address": text("address"), "representative_language": null,
        "confirm_identity": false, "restricted": false, "restriction_reason": "",
        "restriction_allowed": [],
    })
}

/// Empty as long as the file is not there.
fn phone_of(office: &Office, situation: &str) -> String {
    let file = file(office, situation).unwrap_or_default();
    file["content"]["person"]["phone"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}
