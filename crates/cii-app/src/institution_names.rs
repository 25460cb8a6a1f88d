//! The names of institutions on paper.

use std::collections::BTreeMap;

use cii_domain::{Bilingual, InstitutionKey, Language, Region, institution::Institution};

/// All institutions by key.
pub(crate) struct InstitutionNames(BTreeMap<InstitutionKey, Institution>);

impl InstitutionNames {
    pub(crate) fn of(institutions: Vec<Institution>) -> Self {
        Self(
            institutions
                .into_iter()
                .map(|known| (known.key.clone(), known))
                .collect(),
        )
    }

    /// The full name in both languages; the key itself for an institution that is not in the directory.
    pub(crate) fn full(&self, key: &InstitutionKey) -> Bilingual {
        self.0.get(key).map_or_else(
            || Bilingual::new(key.as_str(), key.as_str()),
            |known| known.name.clone(),
        )
    }

    /// The office of an institution in a region, `ORP Sierre` / `RAV Siders`; the full name for the whole canton.
    pub(crate) fn office(&self, key: &InstitutionKey, region: Option<Region>) -> Bilingual {
        let (Some(known), Some(region)) = (self.0.get(key), region) else {
            return self.full(key);
        };
        let place =
            |language| cii_i18n::tr(language, &format!("domain.region.{}", region.code()), &[]);
        Bilingual::new(
            format!("{} {}", known.code.fr, place(Language::Fr)),
            format!("{} {}", known.code.de, place(Language::De)),
        )
    }
}
