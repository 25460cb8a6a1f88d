//! The tables and what they amount to, as a text that a data protection officer can read without reading code. A change of
//! a rule shows here as a difference to be accepted by somebody who answers for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::{
    access::{Element, Part, RecordKind, category_of, fields, groups_of, rules},
    procuration::DataCategory,
};

pub(super) fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

pub(super) fn join<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = words.into_iter().map(|it| it.as_ref().to_owned()).collect();
    words.join(" ")
}

#[test]
fn the_rules() {
    let mut text = String::new();
    for rule in rules() {
        let who = join(rule.who.iter().map(|role| role.code()));
        let _ = writeln!(text, "{}: {who}", rule.link.code());
        let _ = writeln!(text, "  {}", rule.source);
        for opens in rule.opens {
            let may = join(opens.0.iter().map(|action| action.code()));
            let parts = join(opens.2.iter().map(|part| part_name(*part)));
            let _ = writeln!(text, "    {may} {}: {parts}", opens.1.code());
        }
        text.push('\n');
    }
    snapshot("rules", &text);
}

fn part_name(part: Part) -> String {
    let (group, which) = match part {
        Part::All(group) => (group, ""),
        Part::Own(group) => (group, "[own]"),
        Part::Opened(group) => (group, "[by category]"),
        Part::Fellows(group) => (group, "[named together]"),
        Part::NotMedical(group) => (group, "[not medical]"),
        Part::Medical(group) => (group, "[medical]"),
        Part::OnAgenda(group) => (group, "[asked]"),
        Part::OwnSeat(group) => (group, "[own seat]"),
    };
    format!("{}{which}", group.code())
}

#[test]
fn the_fields() {
    let mut text = String::new();
    for kind in RecordKind::ALL {
        let _ = writeln!(text, "{} ({})", kind.code(), kind.compartment().code());
        for group in groups_of(*kind) {
            let fields = fields::leaves_of(*kind, group).map(|leaf| leaf.path(&Element::Any));
            let fields = join(fields.map(|path| path.to_string()));
            let _ = writeln!(text, "  {}: {fields}", group.code());
        }
    }
    snapshot("fields", &text);
}

#[test]
fn the_categories() {
    let known = include_str!("../../../../../assets/reference/institutions.json");
    let known: Vec<serde_json::Value> = serde_json::from_str(known).unwrap();
    let mut by_category: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for institution in &known {
        let key = institution["key"].as_str().unwrap();
        let category = category_of(&crate::InstitutionKey::new(key));
        let category = category.map_or("none", DataCategory::code);
        by_category.entry(category).or_default().push(key);
    }
    let mut text = String::new();
    for (category, institutions) in by_category {
        let _ = writeln!(text, "{category}: {}", join(institutions));
    }
    snapshot("categories", &text);
}
