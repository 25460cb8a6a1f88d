//! Who administers accounts, and who is not shut out.

use crate::{
    StaffId,
    access::{
        ACCOUNT_NAME_LIMIT,
        AccountRefusal::{LastAdministrator, Own},
        AccountStanding, Role, Subject, may_administer_accounts, may_shut_out,
        propose_account_name,
    },
    fixtures,
    staff::Function,
};
use uuid::Uuid;

#[test]
fn the_cantonal_officer_alone_administers_accounts() {
    let day = |text: &str| text.parse().unwrap();
    let today = day("2026-03-02");
    let nobody = Subject {
        roles: std::collections::BTreeSet::new(),
        from: None,
        to: None,
        ..Subject::of(&fixtures::staff()[0])
    };
    let may: Vec<Role> = Role::all()
        .filter(|role| may_administer_accounts(&nobody.clone().with(*role), today))
        .collect();
    assert_eq!(may, [Role::Function(Function::CantonalOfficer)]);
    let officer = nobody.with(Role::Function(Function::CantonalOfficer));
    for (from, to, expected) in [
        (None, None, true),
        (Some("2026-03-02"), Some("2026-03-02"), true),
        (Some("2026-03-03"), None, false),
        (None, Some("2026-03-01"), false),
    ] {
        let officer = Subject {
            from: from.map(day),
            to: to.map(day),
            ..officer.clone()
        };
        assert_eq!(
            may_administer_accounts(&officer, today),
            expected,
            "{from:?} {to:?}"
        );
    }
}

#[test]
fn nobody_shuts_out_themselves_or_the_last_who_could_undo_it() {
    let account = |number: u128, administers, lasts| AccountStanding {
        staff: StaffId(Uuid::from_u128(number)),
        administers,
        lasts,
    };
    let (mine, other, third) = (
        account(1, true, true),
        account(2, true, true),
        account(3, true, true),
    );
    let (leaving, secretary) = (account(1, true, false), account(4, false, true));
    for (what, of, all, expected) in [
        ("a secretary", secretary, vec![mine, secretary], Ok(())),
        ("the own one", mine, vec![mine, other], Err(Own)),
        ("another officer", other, vec![mine, other], Ok(())),
        (
            "the only one who stays",
            other,
            vec![leaving, other],
            Err(LastAdministrator),
        ),
        (
            "one of two who stay",
            other,
            vec![leaving, other, third],
            Ok(()),
        ),
        (
            "a secretary by one who leaves",
            secretary,
            vec![leaving, secretary],
            Ok(()),
        ),
        (
            "the only one left beside a secretary",
            other,
            vec![leaving, other, secretary],
            Err(LastAdministrator),
        ),
    ] {
        assert_eq!(may_shut_out(mine.staff, &of, &all), expected, "{what}");
    }
}

#[test]
fn a_name_is_proposed_in_letters_that_an_account_has() {
    for (first_name, name, expected) in [
        ("Noé", "Zenruffinen", "noe.zenruffinen"),
        ("Anne-Lise", "de Preux", "anne-lise.de-preux"),
        ("Zoë", "D’Aï", "zoe.d-ai"),
        ("Jürg", "Œuvray-Grössli", "juerg.oeuvray-groessli"),
        ("", "Exemple", "exemple"),
        ("", "", ""),
    ] {
        assert_eq!(propose_account_name(first_name, name, |_| false), expected);
    }
}

#[test]
fn a_name_that_is_proposed_is_free_and_never_too_long() {
    let long = [
        "Maria-Magdalena Theresia",
        "Combeclaire von Zenklusen-Bittel-In-Albon",
    ];
    for ([first_name, name], taken, expected) in [
        (["Noé", "Exemple"], vec!["noe.exemple"], "noe.exemple2"),
        (
            ["Noé", "Exemple"],
            vec!["noe.exemple", "noe.exemple2"],
            "noe.exemple3",
        ),
        (
            long,
            vec![],
            "maria-magdalena-theresia.combeclaire-von-zenklusen-bittel-in-alb",
        ),
        (
            long,
            vec!["maria-magdalena-theresia.combeclaire-von-zenklusen-bittel-in-alb"],
            "maria-magdalena-theresia.combeclaire-von-zenklusen-bittel-in-al2",
        ),
    ] {
        let proposed = propose_account_name(first_name, name, |name| taken.contains(&name));
        assert_eq!(proposed, expected);
        assert!(proposed.len() <= ACCOUNT_NAME_LIMIT, "{proposed}");
    }
}
