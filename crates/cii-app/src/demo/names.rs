//! Invented people: names composed of words of nature, streets that are nobody's, telephone numbers out of a range that
//! is not assigned, and mail addresses of a domain that is kept for examples. Towns are real, for the window of a letter.

use cii_domain::{
    Language, Region,
    names::fold,
    person::{Address, Form, Sex},
};

use super::chance::Chance;

/// First and family name with the sex that goes with the first name.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) first: String,
    pub(super) family: String,
    pub(super) sex: Sex,
}

impl Name {
    pub(super) const fn form(&self) -> Form {
        match self.sex {
            Sex::Female => Form::Madam,
            Sex::Male => Form::Sir,
            Sex::Other => Form::Neutral,
        }
    }
}

/// The stock from which a name comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    French,
    German,
    Elsewhere,
}

const FRENCH_FEMALE: &[&str] = &[
    "Maëlle",
    "Léonie",
    "Amandine",
    "Lou-Anne",
    "Mireille",
    "Ysaline",
    "Nolwenn",
    "Annelie",
    "Oriane",
    "Solange",
    "Capucine",
    "Églantine",
    "Ombeline",
    "Philippine",
    "Séverine",
    "Thaïs",
    "Zélie",
    "Aurore",
    "Bérengère",
    "Clémence",
    "Delphine",
    "Élodie",
    "Fanny",
    "Garance",
    "Héloïse",
    "Isaline",
    "Joséphine",
    "Laurence",
    "Marjolaine",
    "Noémie",
    "Pascaline",
    "Romane",
    "Salomé",
    "Tiphaine",
    "Violaine",
    "Ludivine",
];
const FRENCH_MALE: &[&str] = &[
    "Timéo",
    "Ilan",
    "Quentin",
    "Gaspard",
    "Baptiste",
    "Dario",
    "Amaury",
    "Anselme",
    "Émeric",
    "Faustin",
    "Colin",
    "Basile",
    "Célestin",
    "Donatien",
    "Edgar",
    "Florentin",
    "Gaétan",
    "Hilaire",
    "Ignace",
    "Jérémie",
    "Léandre",
    "Maxence",
    "Narcisse",
    "Octave",
    "Pacôme",
    "Raphaël",
    "Sylvestre",
    "Tanguy",
    "Ulysse",
    "Valère",
    "Yvan",
    "Zacharie",
    "Aurélien",
    "Côme",
    "Gédéon",
    "Loïc",
];
const GERMAN_FEMALE: &[&str] = &[
    "Alena",
    "Annerös",
    "Brunhilde",
    "Daniela",
    "Edith",
    "Franziska",
    "Gerlinde",
    "Heidrun",
    "Irmgard",
    "Jolanda",
    "Käthi",
    "Leonie",
    "Madlen",
    "Nadja",
    "Ottilie",
    "Priska",
    "Ramona",
    "Sarina",
    "Theresia",
    "Ursina",
    "Verena",
    "Walburga",
    "Zita",
    "Rösli",
    "Seraina",
    "Mathilde",
];
const GERMAN_MALE: &[&str] = &[
    "Severin",
    "Reto",
    "Alban",
    "Bernhard",
    "Cäsar",
    "Diego",
    "Elmar",
    "Fridolin",
    "Gregor",
    "Hannes",
    "Ignaz",
    "Jürg",
    "Kilian",
    "Leander",
    "Matthäus",
    "Norbert",
    "Oswald",
    "Pirmin",
    "Ruedi",
    "Silvan",
    "Thaddäus",
    "Urban",
    "Valentin",
    "Wendelin",
    "Xaver",
    "Götz",
];
const ELSEWHERE_FEMALE: &[&str] = &[
    "Noor",
    "Yasha",
    "Amira",
    "Selin",
    "Ngozi",
    "Ljiljana",
    "Oksana",
    "Tsegereda",
    "Inês",
    "Dolores",
    "Şirin",
    "Zofia",
    "Mahsa",
    "Thị Lan",
    "Besarta",
    "Ayşe",
];
const ELSEWHERE_MALE: &[&str] = &[
    "Hakim", "Yonas", "Dmytro", "Tomáš", "João", "Emre", "Bekim", "Idriss", "Rafał", "Óscar",
    "Nuno", "Farid", "Kwabena", "Søren", "Arben", "Tesfay",
];
const FRENCH_BEGIN: &[&str] = &[
    "Clair", "Haute", "Longue", "Font", "Roche", "Combe", "Pierre", "Neige", "Brume", "Sapin",
    "Val", "Crête", "Brise", "Torrent", "Mélèze", "Rive", "Aube", "Givre", "Lune", "Feuille",
    "Murmure", "Source", "Grand", "Fauve",
];
const FRENCH_END: &[&str] = &[
    "bise", "combe", "brise", "neige", "feuille", "lune", "cime", "vent", "brume", "givre", "aube",
    "mousse", "bruyère", "torrent", "épine", "source", "rive", "étoile", "bisse", "rosée",
];
const GERMAN_BEGIN: &[&str] = &[
    "Schnee",
    "Föhn",
    "Lärch",
    "Arven",
    "Nebel",
    "Gletscher",
    "Wolken",
    "Tannen",
    "Wild",
    "Sonnen",
    "Mond",
    "Grat",
    "Firn",
    "Hagel",
    "Reif",
    "Enzian",
    "Moos",
    "Silber",
    "Grün",
    "Früh",
    "Stern",
    "Quell",
];
const GERMAN_END: &[&str] = &[
    "wehen", "hauch", "glanz", "tritt", "wächt", "klamm", "halde", "schimmer", "tau", "winkel",
    "stieg", "wand", "flocke", "tal", "firn", "dämmer", "klang", "gwächs",
];
const ELSEWHERE_FAMILY: &[&str] = &[
    "Torrentin",
    "Fauxbrouillard",
    "Vardezani",
    "Gebrelawit",
    "Montenévoa",
    "Kışlayel",
    "Ó Ceomhar",
    "Żalinecki",
    "D’Acquafonda",
    "N’Doumélé",
    "Al-Nahrawi",
    "Şelalen",
    "Gjeruvaj",
    "Oliveterra",
    "Tšernobor",
    "Nuñalva",
    "Bjørkevik",
    "Ravnogorić",
    "Nguyễn-Sương",
    "Čistavoda",
    "Zelenyhai",
    "Haddadine",
    "Mbarrokela",
    "Serravento",
    "Pedraluz",
    "Yıldızsu",
    "Dehkordan",
    "Malabrisa",
];
const FRENCH_STREETS: &[&str] = &[
    "Chemin des Mélèzes",
    "Rue du Bisse-Neuf",
    "Ruelle des Arolles",
    "Chemin de la Brise",
    "Route du Vieux-Torrent",
    "Impasse des Gentianes",
    "Sentier du Givre",
    "Rue des Trois-Cimes",
    "Chemin du Pré-de-Lune",
    "Avenue des Abricots",
    "Place de la Rosée",
    "Chemin des Échelles-d’Or",
];
const GERMAN_STREETS: &[&str] = &[
    "Lärchenweg",
    "Föhngasse",
    "Arvenstrasse",
    "Nebelweg",
    "Suonensteig",
    "Gratweg",
    "Enzianstrasse",
    "Silbergasse",
    "Mondhalde",
    "Reifweg",
    "Wolkenstrasse",
    "Firnweg",
];

type Town = (&'static str, &'static str);

const fn towns(region: Region) -> &'static [Town] {
    match region {
        Region::HautValais => &[
            ("3930", "Visp"),
            ("3900", "Brig"),
            ("3904", "Naters"),
            ("3953", "Leuk Stadt"),
            ("3942", "Raron"),
            ("3984", "Fiesch"),
            ("3910", "Saas-Grund"),
            ("3920", "Zermatt"),
            ("3940", "Steg"),
            ("3945", "Gampel"),
            ("3922", "Stalden VS"),
            ("3985", "Münster VS"),
        ],
        Region::Sierre => &[
            ("3960", "Sierre"),
            ("3977", "Granges VS"),
            ("3966", "Chalais"),
            ("3979", "Grône"),
            ("3961", "Vissoie"),
            ("3971", "Chermignon"),
            ("3963", "Crans-Montana"),
            ("3965", "Chippis"),
            ("3968", "Veyras"),
        ],
        Region::Sion => &[
            ("1950", "Sion"),
            ("1964", "Conthey"),
            ("1963", "Vétroz"),
            ("1965", "Savièse"),
            ("1958", "St-Léonard"),
            ("1957", "Ardon"),
            ("1955", "Chamoson"),
            ("1972", "Anzère"),
            ("1983", "Evolène"),
            ("1996", "Basse-Nendaz"),
            ("1987", "Hérémence"),
        ],
        Region::Martigny => &[
            ("1920", "Martigny"),
            ("1926", "Fully"),
            ("1907", "Saxon"),
            ("1908", "Riddes"),
            ("1913", "Saillon"),
            ("1912", "Leytron"),
            ("1933", "Sembrancher"),
            ("1937", "Orsières"),
            ("1934", "Le Châble VS"),
            ("1904", "Vernayaz"),
            ("1906", "Charrat"),
        ],
        Region::Monthey => &[
            ("1870", "Monthey"),
            ("1868", "Collombey"),
            ("1893", "Muraz"),
            ("1895", "Vionnaz"),
            ("1896", "Vouvry"),
            ("1890", "St-Maurice"),
            ("1872", "Troistorrents"),
            ("1873", "Val-d’Illiez"),
            ("1874", "Champéry"),
            ("1869", "Massongex"),
            ("1897", "Bouveret"),
        ],
    }
}

/// A name. About one family name in twelve is double.
pub(super) fn name(chance: &mut Chance, origin: Origin) -> Name {
    let female = chance.percent(50);
    let firsts = match (origin, female) {
        (Origin::French, true) => FRENCH_FEMALE,
        (Origin::French, false) => FRENCH_MALE,
        (Origin::German, true) => GERMAN_FEMALE,
        (Origin::German, false) => GERMAN_MALE,
        (Origin::Elsewhere, true) => ELSEWHERE_FEMALE,
        (Origin::Elsewhere, false) => ELSEWHERE_MALE,
    };
    let mut family = family_name(chance, origin);
    if chance.percent(8) {
        let second = family_name(
            chance,
            if origin == Origin::Elsewhere {
                Origin::French
            } else {
                origin
            },
        );
        family = format!("{family}-{second}");
    }
    let sex = match chance.below(60) {
        0 => Sex::Other,
        _ if female => Sex::Female,
        _ => Sex::Male,
    };
    Name {
        first: chance.one(firsts).to_owned(),
        family,
        sex,
    }
}

fn family_name(chance: &mut Chance, origin: Origin) -> String {
    let (begin, end) = match origin {
        Origin::Elsewhere => return chance.one(ELSEWHERE_FAMILY).to_owned(),
        Origin::French => (FRENCH_BEGIN, FRENCH_END),
        Origin::German => (GERMAN_BEGIN, GERMAN_END),
    };
    let begin = chance.one(begin);
    let mut tail = chance.one(end);
    // No «Brumebrume».
    while begin.to_lowercase() == tail {
        tail = chance.one(end);
    }
    format!("{begin}{tail}")
}

/// An address in a town of the region: in a street nobody lives in.
pub(super) fn address(chance: &mut Chance, region: Region) -> Address {
    let (postcode, town) = chance.one(towns(region));
    let streets = if region.language() == Language::De {
        GERMAN_STREETS
    } else {
        FRENCH_STREETS
    };
    let letter = if chance.percent(12) { "a" } else { "" };
    Address {
        supplement: String::new(),
        street: chance.one(streets).to_owned(),
        number: format!("{}{letter}", chance.between(1, 98)),
        postal_box: String::new(),
        postcode: postcode.to_owned(),
        town: town.to_owned(),
        country: String::new(),
    }
}

/// An office in the main town of the region.
pub(super) fn office_address(chance: &mut Chance, region: Region) -> Address {
    let (postcode, town) = towns(region).first().copied().unwrap_or_default();
    Address {
        postcode: postcode.to_owned(),
        town: town.to_owned(),
        number: chance.between(1, 40).to_string(),
        ..address(chance, region)
    }
}

/// A telephone number that is not assigned.
pub(super) fn phone(chance: &mut Chance) -> String {
    format!("027 000 {:02} {:02}", chance.below(100), chance.below(100))
}

/// A mail address of the domain that is kept for examples.
pub(super) fn email(first: &str, family: &str) -> String {
    let part = |name: &str| fold(name).replace(' ', "-");
    format!("{}.{}@example.ch", part(first), part(family))
}
