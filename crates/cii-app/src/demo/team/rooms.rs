//! Where the institutions meet.

use cii_domain::{Bilingual, Region, RoomId, staff::Room};

use crate::demo::{chance::Chance, names::office_address};

/// The rooms of every region.
pub(super) fn list(chance: &mut Chance, ids: &mut Chance) -> Vec<Room> {
    let ground = Bilingual::new(
        "Rez-de-chaussée, accès de plain-pied",
        "Erdgeschoss, stufenloser Zugang",
    );
    let lift = |floor: u16| {
        Bilingual::new(
            format!("{floor}e étage, ascenseur"),
            format!("{floor}. Stock, Lift"),
        )
    };
    [
        (
            Region::HautValais,
            "2.04",
            Bilingual::new("Centre des services, Viège", "Dienstleistungszentrum Visp"),
            10,
            lift(2),
        ),
        (
            Region::HautValais,
            "Firn",
            Bilingual::new(
                "Maison des institutions, Brigue",
                "Haus der Institutionen, Brig",
            ),
            8,
            ground.clone(),
        ),
        (
            Region::Sierre,
            "3.12",
            Bilingual::new("Bâtiment du Bisse, Sierre", "Gebäude Bisse, Siders"),
            12,
            lift(3),
        ),
        (
            Region::Sierre,
            "3.14",
            Bilingual::new("Bâtiment du Bisse, Sierre", "Gebäude Bisse, Siders"),
            8,
            lift(3),
        ),
        (
            Region::Sion,
            "1.01",
            Bilingual::new("Bureau CII, Sion", "IIZ-Büro, Sitten"),
            14,
            ground.clone(),
        ),
        (
            Region::Sion,
            "1.07",
            Bilingual::new("Bureau CII, Sion", "IIZ-Büro, Sitten"),
            8,
            ground.clone(),
        ),
        (
            Region::Martigny,
            "2",
            Bilingual::new(
                "Espace des Arolles, Martigny",
                "Espace des Arolles, Martinach",
            ),
            10,
            ground.clone(),
        ),
        (
            Region::Monthey,
            "Abricot",
            Bilingual::new(
                "Maison du Vieux-Torrent, Monthey",
                "Haus Vieux-Torrent, Monthey",
            ),
            10,
            lift(1),
        ),
        (
            Region::Monthey,
            "Noyer",
            Bilingual::new(
                "Maison du Vieux-Torrent, Monthey",
                "Haus Vieux-Torrent, Monthey",
            ),
            6,
            lift(1),
        ),
    ]
    .into_iter()
    .map(|(region, name, building, seats, access)| Room {
        id: RoomId(ids.id()),
        name: name.to_owned(),
        region,
        building,
        address: office_address(chance, region),
        seats,
        access,
        in_use: name != "Noyer",
    })
    .collect()
}
