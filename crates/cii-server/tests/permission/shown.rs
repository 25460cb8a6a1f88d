//! What a desk says of a change before it keeps it, from what is open to its user, and what the server says afterwards.

use cii_domain::{
    NoteId, SituationId, StaffId,
    access::{CaseRecord, Group, Refusal, Rights, changed_paths, groups_held_back, groups_of},
};
use cii_sync::{
    Change, Outcome, Record, RecordKind, Records, Standing, diff, judge_what_is_shown,
    kind_of_rules, named, placement,
};
use serde_json::json;

use super::{
    BTreeMap, BTreeSet, Body, CMS, COMMISSION, Everything, OFFICER, ORP, PHYSICIAN, SECRETARY,
    SIERRE, SION, STAFF, Value, WORKER, World, YOUTH, complete,
    generated::{Dice, plant},
    id, made, procuration, situation,
};

/// Kinds of changes, as the table of what was asked names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Create,
    Change,
    Delete,
}

/// What was asked of one kind of record in one capacity, and what was answered.
#[derive(Debug, Default)]
struct Tally {
    taken: u32,
    refused: u32,
}

/// What a screen offers before anything is typed.
enum Offers {
    /// Whether a record of the kind may be added.
    Made(bool),
    Changed {
        /// Where the change is.
        groups: BTreeSet<Group>,
        /// What may be changed.
        rights: BTreeSet<Group>,
    },
}

/// What the two said.
struct Compared<'w> {
    world: &'w mut World,
    tallies: BTreeMap<(u128, RecordKind, Asked), Tally>,
    /// The groups of fields that a screen would offer for change.
    offered: BTreeSet<(u128, RecordKind, Group)>,
    /// The groups in which something was changed and taken.
    changed: BTreeSet<(u128, RecordKind, Group)>,
    /// Values that records of a kind have in a field, or in a part of the elements of one.
    values: BTreeMap<(RecordKind, String, Option<String>), BTreeSet<String>>,
}

impl Compared<'_> {
    fn all(&self) -> Vec<Record> {
        let kinds = RecordKind::ALL.iter();
        kinds.flat_map(|kind| self.world.all(*kind)).collect()
    }

    /// What the device of somebody has.
    fn device(&self, who: u128) -> Everything {
        let shown = self.world.pull(who);
        let with = |record: Record| {
            let body = shown.get(&record.id)?.clone();
            Some(Record { body, ..record })
        };
        Everything(self.all().into_iter().filter_map(with).collect())
    }

    /// Asks both. Whether the server took it.
    fn ask(
        &mut self,
        who: u128,
        device: &mut Everything,
        record: &Record,
        after: Option<&Body>,
    ) -> bool {
        let before = device.find(record.id).unwrap();
        let after = after.map(|body| Record {
            body: body.clone(),
            ..record.clone()
        });
        let turn = (before.as_ref(), after.as_ref());
        let (asked, change) = match turn {
            (None, Some(after)) => (Asked::Create, Change::Create(after.body.clone())),
            (Some(before), Some(after)) => {
                let patch = diff(record.kind, &before.body, &after.body);
                (Asked::Change, Change::Patch(patch))
            }
            (_, None) => (Asked::Delete, Change::Delete),
        };
        let said = judge_what_is_shown(device, StaffId(id(who)), turn, self.world.today).unwrap();
        let said = said.unwrap_or(Ok(()));
        let offers = self.offers(who, device, turn);
        let number = record.id.as_u128();
        let stood = self.world.engine.find_record(record.id).unwrap();
        let outcome = self
            .world
            .push(who, record.kind, number, change.clone(), record.version);
        let tally = self.tallies.entry((who, record.kind, asked)).or_default();
        if matches!(outcome, Outcome::Refused { .. }) {
            assert_eq!(self.world.engine.find_record(record.id).unwrap(), stood);
            tally.refused += 1;
            // Only what belongs to a file of which nothing is here is left to the server.
            let situation = after.as_ref().and_then(|after| named(after, "situation"));
            let is_elsewhere = situation.is_some_and(|id| device.find(id).unwrap().is_none());
            assert!(
                said.is_err() || is_elsewhere,
                "{who} would be let do what the server refuses: {change:?} of {before:?}"
            );
            if let (Some(Offers::Made(true)), Err(denied)) = (&offers, &said) {
                assert_ne!(
                    denied.refusal,
                    Refusal::CreationClosed,
                    "{who} is offered to add a {:?}",
                    record.kind
                );
            }
            return false;
        }
        if self.world.engine.find_record(record.id).unwrap() == stood {
            // Written over something hidden, which stays as it is: whether that is refused at once is the desk's affair.
            return false;
        }
        assert!(
            said.is_ok(),
            "{who} would not be let do what the server takes: {said:?}, {change:?} of {before:?}"
        );
        match offers {
            Some(Offers::Made(is_offered)) => {
                assert!(
                    is_offered,
                    "{who} is not offered to add a {:?}",
                    record.kind
                );
            }
            Some(Offers::Changed { groups, rights }) => {
                for group in groups {
                    assert!(
                        rights.contains(&group),
                        "{who} is not offered {group:?}: {change:?} of {before:?}"
                    );
                    self.changed.insert((who, record.kind, group));
                }
            }
            None => {}
        }
        tally.taken += 1;
        true
    }

    /// What a screen would offer to whoever wants to make this turn. None: it is no turn of a screen of files.
    fn offers(
        &mut self,
        who: u128,
        device: &mut Everything,
        (before, after): (Option<&Record>, Option<&Record>),
    ) -> Option<Offers> {
        let after = after?;
        let situation = match after.kind {
            RecordKind::Situation => after.id,
            RecordKind::Person => {
                let situations = device.list_of(after.id, RecordKind::Situation).unwrap();
                situations.first()?.id
            }
            _ => named(after, "situation")?,
        };
        let staff = StaffId(id(who));
        let standing =
            Standing::of(device, staff, SituationId(situation), self.world.today).unwrap()?;
        let kind = kind_of_rules(after.kind)?;
        let Some(before) = before else {
            // A situation is announced, not added to another one.
            let is_added = !matches!(after.kind, RecordKind::Situation | RecordKind::Person);
            return is_added.then(|| Offers::Made(standing.may_add(kind)));
        };
        let rights: Rights = match after.kind {
            RecordKind::Person => standing.to_person(),
            RecordKind::Situation => standing.to_record(CaseRecord::Situation),
            RecordKind::Procuration => {
                standing.to_record(CaseRecord::Procuration(cii_domain::ProcurationId(after.id)))
            }
            RecordKind::Session => {
                standing.to_record(CaseRecord::Session(cii_domain::SessionId(after.id)))
            }
            RecordKind::Contract => {
                standing.to_record(CaseRecord::Contract(cii_domain::ContractId(after.id)))
            }
            RecordKind::Note => standing.to_record(CaseRecord::Note {
                id: NoteId(after.id),
                by: StaffId(named(before, "by")?),
            }),
            _ => return None,
        };
        let rights = rights.groups();
        for group in &rights {
            self.offered.insert((who, after.kind, *group));
        }
        let changed = changed_paths(
            kind,
            &complete(before.kind, &before.body),
            &complete(after.kind, &after.body),
        );
        // A body that has nothing but what changed has the groups in which it changed.
        let mut touched = Body::new();
        for path in changed {
            let field = touched.entry(path.field.clone()).or_insert(json!({}));
            match (path.part, field.as_object_mut()) {
                (Some(part), Some(parts)) => {
                    parts.insert(part.into_owned(), Value::Null);
                }
                _ => *field = Value::Null,
            }
        }
        let elsewhere = groups_held_back(kind, &touched);
        Some(Offers::Changed {
            groups: groups_of(kind)
                .filter(|group| !elsewhere.contains(group))
                .collect(),
            rights,
        })
    }

    fn collect_values(&mut self) {
        for record in self.all() {
            for (field, value) in complete(record.kind, &record.body) {
                let mut take = |part: Option<&String>, value: &Value| {
                    let key = (record.kind, field.clone(), part.cloned());
                    self.values
                        .entry(key)
                        .or_default()
                        .insert(value.to_string());
                };
                take(None, &value);
                let elements = value.as_array().into_iter().flatten().chain([&value]);
                for (part, value) in elements.filter_map(Value::as_object).flatten() {
                    take(Some(part), value);
                }
            }
        }
    }

    fn others(&self, kind: RecordKind, field: &str, part: Option<&str>, own: &Value) -> Vec<Value> {
        let key = (kind, field.to_owned(), part.map(str::to_owned));
        let values = self.values.get(&key).into_iter().flatten();
        let values = values.map(|value| serde_json::from_str(value).unwrap());
        values.filter(|value| value != own).take(1).collect()
    }

    /// Every state of a record that differs from the present one in a field, or in a part of an element of one.
    fn neighbours(&self, record: &Record) -> Vec<Body> {
        let body = complete(record.kind, &record.body);
        let mut found = Vec::new();
        for (field, value) in &body {
            let mut with = |value: Value| {
                let mut body = body.clone();
                body.insert(field.clone(), value);
                found.push(body);
            };
            for other in self.others(record.kind, field, None, value) {
                with(other);
            }
            match value {
                Value::Object(object) => {
                    for (part, present) in object {
                        for other in self.others(record.kind, field, Some(part), present) {
                            let mut object = object.clone();
                            object.insert(part.clone(), other);
                            with(Value::Object(object));
                        }
                    }
                }
                Value::Array(list) => {
                    for (at, element) in list.iter().enumerate() {
                        for (part, present) in element.as_object().into_iter().flatten() {
                            for other in self.others(record.kind, field, Some(part), present) {
                                let mut list = list.clone();
                                list[at][part] = other;
                                with(Value::Array(list));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        found.retain(|after| placement(record.kind, after).is_ok());
        // What was hidden and is blank still is not written over.
        for after in &mut found {
            after.retain(|field, value| {
                record.body.contains_key(field) || body.get(field) != Some(&*value)
            });
            for (field, value) in &record.body {
                if after.get(field) == body.get(field) {
                    after.insert(field.clone(), value.clone());
                }
            }
        }
        found
    }
}

/// A file in which somebody of every capacity has something to do.
fn plant_case(world: &mut World, dice: &mut Dice, number: u128) {
    let base = 0x10_0000 * (number + 1);
    let staff = [ORP, CMS, WORKER, PHYSICIAN, SION, SIERRE, YOUTH, COMMISSION];
    let institutions = ["orp", "cms", "smr"];
    let text = |what: &str| json!({"text": what, "translation": ""});
    plant::<cii_domain::person::Person>(
        world,
        &made(
            RecordKind::Person,
            json!({"id": id(base), "name": format!("Exemple {number}")}),
        ),
    );
    let case = base + 0x100;
    let Value::Object(mut fields) = situation() else {
        panic!("fields")
    };
    let invented = json!({
        "id": id(case), "person": id(base), "number": format!("2026-{:04}", number + 1),
        "region": dice.one(&["sion", "sierre"]), "register": dice.one(&["bureau", "t1"]),
        "state": dice.one(&["announced", "announced", "complex"]),
        "case_manager": dice.one(&[
            Value::Null,
            json!({"staff": id(ORP), "since": "2026-02-21"}),
            json!({"staff": id(CMS), "since": "2026-02-21"}),
        ]),
        "coordinator": dice.one(&[Value::Null, json!(id(SIERRE))]),
        "involved": [
            {"institution": dice.one(&institutions), "contact": id(dice.one(&staff)), "imminent": false},
        ],
    });
    fields.extend(invented.as_object().unwrap().clone());
    fields["announcement"]["service"] = json!(dice.one(&["orp", "orp", "cms"]));
    fields["announcement"]["worker"] = json!(id(dice.one(&[WORKER, WORKER, ORP])));
    fields["announcement"]["respondent"] = json!(id(dice.one(&[ORP, CMS])));
    plant::<cii_domain::situation::Situation>(
        world,
        &made(RecordKind::Situation, Value::Object(fields)),
    );
    let mut fields = procuration(&Value::Null);
    fields["id"] = json!(id(case + 1));
    fields["person"] = json!(id(base));
    fields["situation"] = json!(id(case));
    fields["signed_on"] = dice.one(&[Value::Null, json!("2026-02-20"), json!("2026-02-20")]);
    let all = ["identity", "employment", "medical", "social_aid"];
    fields["grants"] = json!([
        {"institution": dice.one(&institutions), "categories": all},
        {"institution": dice.one(&["smr", "orp"]), "categories": ["employment"]},
    ]);
    plant::<cii_domain::procuration::Procuration>(world, &made(RecordKind::Procuration, fields));
    let seat = |at: u128, who: u128, role: &str, institution: &str| {
        json!({"id": id(case + at), "who": {"kind": "staff", "id": id(who)}, "role": role,
               "institution": institution, "sendings": [], "reply": {"kind": "open"}})
    };
    let block = |institution: &str, status: &str| {
        json!({"institution": institution, "status": status, "entitlement": "", "measures_done": "",
               "next_step": "", "filled_on": null, "language": null})
    };
    let session = json!({
        "id": id(case + 2), "kind": dice.one(&["assessment", "round_table"]), "situation": id(case),
        "state": dice.one(&["planned", "planned", "held", "approved"]),
        "leader": id(dice.one(&[SIERRE, SION])), "starts_at": dice.one(&["2026-03-10T09:00:00", "2026-03-11T09:00:00"]),
        "invitees": [
            seat(0x10, PHYSICIAN, "smr_physician", "smr"),
            seat(0x11, dice.one(&[ORP, CMS, WORKER]), "respondent", dice.one(&["orp", "cms"])),
            seat(0x12, dice.one(&[YOUTH, SIERRE]), "guest", "bureau"),
        ],
        "blocks": [block("smr", ""), block("orp", "Texte"), block("cms", "Autre")],
    });
    plant::<cii_domain::session::Session>(world, &made(RecordKind::Session, session));
    let measure = |at: u128, commission: &str| {
        json!({"id": id(case + at), "catalogue_item": null, "title": text("Mesure"), "provider": "Atelier",
               "payer": {"kind": "institution", "institution": "orp"}, "legal_basis": null, "from": null, "to": null, "cost": null,
               "commission": commission})
    };
    let contract = json!({
        "id": id(case + 4), "situation": id(case), "aim": text("But"),
        "state": dice.one(&["draft", "draft", "in_force", "achieved"]),
        "goals": [{"id": id(case + 0x20), "text": text("Objectif"), "indicator": text(""), "due_on": null,
                   "state": dice.one(&["open", "reached"])}],
        "measures": [measure(0x21, dice.one(&["requested", "granted"])), measure(0x22, "not_needed")],
    });
    plant::<cii_domain::contract::Contract>(world, &made(RecordKind::Contract, contract));
    plant::<cii_domain::situation::Note>(
        world,
        &made(
            RecordKind::Note,
            json!({"id": id(case + 5), "situation": id(case), "on": "2026-03-02",
                   "by": id(dice.one(&[SION, SIERRE])), "text": "Note"}),
        ),
    );
}

pub(super) fn a_desk_refuses_what_the_server_refuses_and_nothing_that_it_takes(world: &mut World) {
    let mut dice = Dice(7);
    for number in 0..3 {
        plant_case(world, &mut dice, number);
    }
    let mut compared = Compared {
        world,
        tallies: BTreeMap::new(),
        offered: BTreeSet::new(),
        changed: BTreeSet::new(),
        values: BTreeMap::new(),
    };
    compared.collect_values();
    let mut fresh = 0xF_0000_0000;
    for (who, ..) in STAFF {
        let mut device = compared.device(who);
        let kinds: BTreeSet<RecordKind> = RecordKind::ALL.iter().copied().collect();
        for kind in kinds
            .into_iter()
            .filter(|kind| *kind != RecordKind::Conflict)
        {
            let known = device.list(kind).unwrap();
            let enough = if kind == RecordKind::Staff { 1 } else { 2 };
            for record in known.iter().take(enough) {
                for after in compared.neighbours(record) {
                    let present = device.find(record.id).unwrap();
                    if present.as_ref() == Some(record)
                        && after != record.body
                        && compared.ask(who, &mut device, record, Some(&after))
                    {
                        // Put back, so that the next one starts from the same.
                        device = compared.device(who);
                        let back = device.find(record.id).unwrap();
                        if let Some(now) = back {
                            compared.ask(who, &mut device, &now, Some(&record.body));
                            device = compared.device(who);
                        }
                    }
                }
            }
            // One like those that there are, whether shown or not.
            for like in compared.world.all(kind).iter().take(2) {
                fresh += 1;
                let mut made = Record {
                    id: id(fresh),
                    ..like.clone()
                };
                if made.body.contains_key("id") {
                    made.body.insert("id".to_owned(), json!(id(fresh)));
                }
                if kind == RecordKind::Note {
                    made.body.insert("by".to_owned(), json!(id(who)));
                }
                if kind == RecordKind::Procuration {
                    made.body.insert("signed_on".to_owned(), Value::Null);
                }
                let body = made.body.clone();
                if compared.ask(who, &mut device, &made, Some(&body)) {
                    device = compared.device(who);
                    if let Some(now) = device.find(made.id).unwrap() {
                        compared.ask(who, &mut device, &now, None);
                        device = compared.device(who);
                    }
                }
            }
            for record in known
                .iter()
                .filter(|record| record.kind != RecordKind::Staff)
                .take(2)
            {
                if device.find(record.id).unwrap().as_ref() == Some(record)
                    && compared.ask(who, &mut device, record, None)
                {
                    device = compared.device(who);
                }
            }
        }
    }
    let taken = |who: u128, kind| {
        let of = |((by, of, _), tally): (&(u128, RecordKind, Asked), &Tally)| {
            (*by == who && *of == kind).then_some(tally.taken)
        };
        compared.tallies.iter().filter_map(of).sum::<u32>()
    };
    // Everybody had something to do that is theirs, or nothing would have been compared.
    for (who, kind) in [
        (OFFICER, RecordKind::Staff),
        (SECRETARY, RecordKind::Contract),
        (ORP, RecordKind::Procuration),
        (CMS, RecordKind::Person),
        (WORKER, RecordKind::Person),
        (PHYSICIAN, RecordKind::Session),
        (COMMISSION, RecordKind::Contract),
        (YOUTH, RecordKind::Person),
    ] {
        assert!(taken(who, kind) > 0, "{who} and {kind:?}");
    }
    // What is offered to those who may do little, and nothing beyond it.
    let announced = "announcement announcement_rights case_region case_state involved involved_contact person_contact \
                     person_name procuration_paper procuration_revoked session_reply";
    for (who, groups) in [
        (ORP, format!("{announced} block_shell block_text")),
        (CMS, String::new()),
        (
            WORKER,
            format!("{announced} procuration_head procuration_line procuration_text"),
        ),
        (PHYSICIAN, "block_shell block_text session_reply".to_owned()),
        (COMMISSION, "contract_decision".to_owned()),
    ] {
        let of = compared.offered.iter().filter(|(by, ..)| *by == who);
        let offered: BTreeSet<&str> = of.map(|(_, _, group)| group.code()).collect();
        assert_eq!(offered, groups.split_whitespace().collect(), "{who}");
    }
    let refused: u32 = compared.tallies.values().map(|tally| tally.refused).sum();
    assert!(refused > 200, "{:?}", compared.tallies);
}
