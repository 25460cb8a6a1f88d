//! What the rules amount to, as a grid for each role and each way of standing to a situation: groups of fields down,
//! procurations across. For a data protection officer, beside the tables of `register.rs`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{
    axes::{MASKS, ME, RELATIONS, Relation, SIGNED, Variant},
    register::{join, snapshot},
    world::{Sample, Viewer, World},
};
use crate::{
    Region,
    access::{
        Element, Group, Mask, Path, RecordKind, Role, fields, groups_of, may_read_figures,
        may_read_log, may_see_records, profile_of,
    },
    fixtures::{staff_id, today},
    staff::Function,
};

/// The relations that people in this role have.
fn relations_of(role: Role) -> &'static [&'static str] {
    let Role::Function(function) = role else {
        return &["none", "of the Bureau"];
    };
    match function {
        Function::Secretariat
        | Function::CantonalOfficer
        | Function::RegionalCoordinator
        | Function::ThematicCoordinator => &[
            "of the Bureau",
            "coordinator in charge",
            "leader of the assessment",
            "of the Bureau, at the table",
        ],
        Function::RespondentAdults | Function::RespondentYouth => &[
            "none",
            "of the announcing institution",
            "announcing worker, before triage",
            "of an involved institution",
            "case manager",
            "at the table",
            "at the table, declined",
            "of a penal institution at the table",
            "of an institution of the open list",
        ],
        Function::FieldWorker => &[
            "of the announcing institution",
            "announcing worker",
            "announcing worker, before triage",
            "at the table",
        ],
        Function::SmrPhysician => &[
            "physician at the assessment",
            "of the medical institution",
            "at the table",
        ],
        Function::LegalCommission => &["none", "at the table"],
        Function::ContactPerson => &[
            "of a penal institution at the table",
            "of an institution of the open list",
            "at the table",
        ],
    }
}

/// A row of a grid: a group of fields of a record.
type Row = (&'static str, Group);

/// What a column says in each row.
type Cells = Vec<(Row, String)>;

/// What is open of each group: nothing (`.`), read (`r`), written (`w`), of lists perhaps only some elements.
fn column(role: Role, relation: &Relation, variants: &[&Variant], region: Region) -> Cells {
    let mut world = World::new();
    (relation.apply)(&mut world, staff_id(ME));
    for variant in variants {
        (variant.apply)(&mut world);
    }
    let viewer = Viewer::new(ME, relation.institution, Some(region)).with(role);
    let file = world.file();
    let mut cells = Vec::new();
    let mut told = BTreeSet::new();
    for sample in world.samples() {
        let resource = sample.resource(&file);
        let kind = resource.kind();
        let name = match sample {
            Sample::Session(session) => session.kind.code(),
            _ => kind.code(),
        };
        if !told.insert(name) {
            continue;
        }
        let profile = profile_of(&viewer.subject(), &resource, today());
        let leaves: Vec<Path> = sample
            .leaves()
            .iter()
            .map(|it| it.parse().unwrap())
            .collect();
        for group in groups_of(kind) {
            let seen = elements(kind, group, &leaves, &profile.visible, &viewer);
            let written = elements(kind, group, &leaves, &profile.writable, &viewer);
            let cell = match (seen.as_str(), written.as_str()) {
                (".", ".") => ".".to_owned(),
                (seen, written) if seen == written => format!("w{seen}"),
                (seen, ".") => format!("r{seen}"),
                (seen, written) => format!("r{seen}, w{written}"),
            };
            cells.push(((name, group), cell));
        }
    }
    cells
}

/// Which elements of a group `mask` opens any part of: none (`.`), all (nothing more to say), or some. Parts that never
/// change, such as identities, are written by nobody and do not count against the group.
fn elements(
    kind: RecordKind,
    group: Group,
    leaves: &[Path],
    mask: &Mask,
    viewer: &Viewer,
) -> String {
    let of_group: Vec<_> = fields::leaves_of(kind, group).collect();
    let mut all: BTreeSet<String> = BTreeSet::new();
    let mut open: BTreeSet<String> = BTreeSet::new();
    for path in leaves {
        let is_it =
            |leaf: &fields::Leaf| path.field == leaf.field && path.part.as_deref() == leaf.part;
        if of_group.iter().any(is_it) {
            let key = match &path.element {
                Some(Element::Key(key)) => key.clone(),
                _ => String::new(),
            };
            all.insert(key.clone());
            if mask.covers(path) {
                open.insert(key);
            }
        }
    }
    if open.is_empty() {
        return ".".to_owned();
    }
    if open == all {
        return String::new();
    }
    let is_id = |key: &str| key.parse::<uuid::Uuid>().is_ok();
    let say = |key: &String| match key.as_str() {
        key if is_id(key) && group == Group::ContractMeasure => "asked".to_owned(),
        key if is_id(key) && group == Group::ContractDecision => "asked".to_owned(),
        key if is_id(key) || key == viewer.staff.institution.as_str() => "own".to_owned(),
        key => key.to_owned(),
    };
    let closed: Vec<&String> = all.difference(&open).collect();
    if closed.len() < open.len() {
        return format!(" but {}", join(closed.into_iter().map(say)));
    }
    format!(" {}", join(open.iter().map(say)))
}

/// A grid: procurations across, those told together that open the same.
fn grid(role: Role, relation: &Relation, region: Region) -> String {
    let mut columns: Vec<(Vec<&str>, Cells)> = Vec::new();
    for signed in SIGNED {
        let cells = column(role, relation, &[signed], region);
        let open = |cells: &[(Row, String)]| -> Cells {
            cells
                .iter()
                .filter(|(_, cell)| cell != ".")
                .cloned()
                .collect()
        };
        match columns
            .iter_mut()
            .find(|(_, known)| open(known) == open(&cells))
        {
            Some((names, _)) => names.push(signed.name),
            None => columns.push((vec![signed.name], cells)),
        }
    }
    let rows: BTreeSet<Row> = columns
        .iter()
        .flat_map(|(_, cells)| cells.iter().filter(|(_, cell)| cell != "."))
        .map(|(row, _)| *row)
        .collect();
    let mut text = String::new();
    if rows.is_empty() {
        return "    nothing, whatever is signed\n".to_owned();
    }
    for (number, (names, _)) in (1..).zip(&columns) {
        let _ = writeln!(text, "    {number}: {}", names.join("; "));
    }
    let find = |cells: &[(Row, String)], row: &Row| {
        let found = cells.iter().find(|(known, _)| known == row);
        found.map_or(".".to_owned(), |(_, cell)| cell.clone())
    };
    let widths: Vec<usize> = columns
        .iter()
        .map(|(_, cells)| {
            rows.iter()
                .map(|row| find(cells, row).len())
                .max()
                .unwrap_or(1)
        })
        .collect();
    let line = |name: &str, cells: Vec<String>| {
        let cells = cells.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| format!("{cell:width$}"));
        format!("    {name:36}{}", join(cells))
            .trim_end()
            .to_owned()
    };
    let numbers = (1..=columns.len())
        .map(|number| number.to_string())
        .collect();
    let _ = writeln!(text, "{}", line("", numbers));
    for row in &rows {
        let cells = columns.iter().map(|(_, cells)| find(cells, row)).collect();
        let (name, group) = row;
        let _ = writeln!(text, "{}", line(&format!("{name} {}", group.code()), cells));
    }
    text
}

/// What a mask makes of all that was open without it.
fn masked(role: Role, mask: &Variant) -> String {
    let all = RELATIONS
        .iter()
        .filter(|it| relations_of(role).contains(&it.name));
    let mut words: BTreeSet<&str> = BTreeSet::new();
    for relation in all {
        let open = |variants: &[&Variant]| -> Cells {
            let cells = column(role, relation, variants, Region::Sierre).into_iter();
            cells
                .filter(|((kind, _), cell)| cell != "." && *kind != "override")
                .collect()
        };
        let (without, with) = (open(&[&SIGNED[6]]), open(&[&SIGNED[6], mask]));
        if without.is_empty() {
            continue;
        }
        words.insert(if with.is_empty() {
            "nothing"
        } else if with == without {
            "as if not restricted"
        } else {
            "something else"
        });
    }
    if words.is_empty() {
        return "nothing".to_owned();
    }
    words.into_iter().collect::<Vec<_>>().join(", or ")
}

fn told(role: Role) -> String {
    let mut text = String::new();
    let yes = |may: bool| if may { "yes" } else { "no" };
    let subject = Viewer::new(ME, "osp", None).with(role).subject();
    let _ = writeln!(text, "records: {}", yes(may_see_records(&subject, today())));
    let _ = writeln!(
        text,
        "figures: {}",
        yes(may_read_figures(&subject, today()))
    );
    let _ = writeln!(text, "log: {}", yes(may_read_log(&subject, today())));
    for mask in &MASKS[1..] {
        let _ = writeln!(text, "{}: {}", mask.name, masked(role, mask));
    }
    for relation in RELATIONS
        .iter()
        .filter(|it| relations_of(role).contains(&it.name))
    {
        let own = grid(role, relation, Region::Sierre);
        let other = grid(role, relation, Region::Monthey);
        let name = format!("{} ({})", relation.name, relation.institution);
        if own == other {
            let _ = write!(text, "\n  {name}, in any region\n{own}");
        } else {
            let _ = write!(text, "\n  {name}, in the own region\n{own}");
            let _ = write!(text, "\n  {name}, in another region\n{other}");
        }
    }
    text
}

const LEGEND: &str = "\
. closed, r read, w read and written. «own», «asked», institutions: only those elements of the list; «but»: all but those.
What is signed is signed for every institution around the person and for the Bureau, if nothing else is said.
";

#[test]
fn the_matrix() {
    let mut roles: Vec<(Vec<&str>, String)> = Vec::new();
    for role in Role::all() {
        let text = told(role);
        match roles.iter_mut().find(|(_, known)| *known == text) {
            Some((names, _)) => names.push(role.code()),
            None => roles.push((vec![role.code()], text)),
        }
    }
    for (names, told) in roles {
        let text = format!("{}\n\n{LEGEND}\n{told}", names.join(", "));
        snapshot(&format!("matrix-{}", names[0]), &text);
    }
}
