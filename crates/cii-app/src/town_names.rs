//! Towns that have a name in each language.

use cii_domain::{Bilingual, Language};

/// Their keys in `locales/`, under `domain.town`.
const TOWNS: [&str; 5] = ["brig", "visp", "sierre", "sion", "martigny"];

/// A town as the window names it in each language, whichever of its names an address spells. A letter keeps the
/// spelling of the address.
pub(crate) fn town_names(town: &str) -> Bilingual {
    TOWNS
        .iter()
        .map(|key| {
            let name = |language| cii_i18n::tr(language, &format!("domain.town.{key}"), &[]);
            Bilingual::new(name(Language::Fr), name(Language::De))
        })
        .find(|names| names.fr == town || names.de == town)
        .unwrap_or_else(|| Bilingual::new(town, town))
}

#[cfg(test)]
mod tests {
    use super::town_names;

    #[test]
    fn every_town_is_found_by_either_name() {
        let cases = [
            ("Sierre", "Sierre", "Siders"),
            ("Siders", "Sierre", "Siders"),
            ("Sion", "Sion", "Sitten"),
            ("Martigny", "Martigny", "Martinach"),
            ("Brig", "Brigue", "Brig"),
            ("Visp", "Viège", "Visp"),
            ("Monthey", "Monthey", "Monthey"),
            ("Münster", "Münster", "Münster"),
            ("", "", ""),
        ];
        for (town, fr, de) in cases {
            let names = town_names(town);
            assert_eq!((names.fr.as_str(), names.de.as_str()), (fr, de));
        }
    }
}
