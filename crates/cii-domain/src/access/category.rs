//! Which category of a procuration opens what an institution brings to the table.

use crate::{InstitutionKey, procuration::DataCategory};

/// The institutions (annual report 2025, chapters 1 and 10) with the category under which the person signs for what
/// they know. The convention (5.12) speaks of «the necessary data» only; the assignment is ours, by the law under which
/// each institution works. Where two would fit, the more closely kept one stands: psychiatry and the therapeutic centre
/// for children are medical, accident insurance too, because what it knows are accidents and their healing.
const CATEGORIES: &[(&str, DataCategory)] = &[
    ("sict", DataCategory::Employment),
    ("orp", DataCategory::Employment),
    ("lmmt", DataCategory::Employment),
    ("sas", DataCategory::SocialAid),
    ("ocps", DataCategory::SocialAid),
    ("oasi", DataCategory::SocialAid),
    ("bip", DataCategory::SocialAid),
    ("bcop", DataCategory::SocialAid),
    ("cms", DataCategory::SocialAid),
    ("spm", DataCategory::SocialAid),
    ("bci", DataCategory::SocialAid),
    ("scj", DataCategory::SocialAid),
    ("ope", DataCategory::SocialAid),
    ("sfop", DataCategory::Training),
    ("t1", DataCategory::Training),
    ("she", DataCategory::Training),
    ("osp", DataCategory::Training),
    ("cio", DataCategory::Training),
    ("se", DataCategory::Training),
    ("oes", DataCategory::Training),
    ("sec2", DataCategory::Training),
    ("oai", DataCategory::DisabilityInsurance),
    ("smr", DataCategory::Medical),
    ("suva", DataCategory::Medical),
    ("addiction_valais", DataCategory::Medical),
    ("cdtea", DataCategory::Medical),
    ("ppp", DataCategory::Medical),
    ("sppa", DataCategory::Medical),
    ("sppea", DataCategory::Medical),
    ("sppha", DataCategory::Medical),
    ("sapem", DataCategory::Penal),
    ("osama", DataCategory::Penal),
    ("epcl", DataCategory::Penal),
];

/// The category of what `institution` brings. None: an institution of the open list (convention 2022, 2) that this
/// table does not know; what it brings is kept as closely as medical data from other institutions, because nobody has
/// decided that it is anything less.
pub fn category_of(institution: &InstitutionKey) -> Option<DataCategory> {
    CATEGORIES
        .iter()
        .find(|(key, _)| *key == institution.as_str())
        .map(|(_, category)| *category)
}

/// The known institutions whose data are of a category that `wanted` accepts.
pub(super) fn institutions_with(
    wanted: impl Fn(DataCategory) -> bool,
) -> impl Iterator<Item = &'static str> {
    CATEGORIES
        .iter()
        .filter(move |(_, category)| wanted(*category))
        .map(|(key, _)| *key)
}
