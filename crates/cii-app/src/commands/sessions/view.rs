//! A session as its screens show it.

use std::collections::BTreeSet;

use cii_domain::{
    InstitutionKey, SessionId,
    access::{CaseRecord, Group, RecordKind},
    contract::Contract,
    planner::missing_roles,
    session::{Block, CallOff, InviteeState, Outcome, Place},
    situation::Situation,
};
use cii_store::Reader;

use super::invitees::invitee_view;
use crate::{
    App, AppError,
    api::{message::WrittenTextView, sessions::*},
    commands::attachments,
    desk::Desk,
    mask::{person_of, refuse_unless_visible},
    people::People,
    rights::{RecordRights, Rights},
    say::say,
    session_file::SessionFile,
    witness::Looked,
};

pub(crate) fn get_session(
    app: &App,
    SessionRequest { session }: SessionRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let view = view(desk, session)?;
        let (situation, person) = desk.read(|r| {
            let situation: Situation = r.get(&view.row.situation)?;
            let person = person_of(r, &situation)?;
            Ok::<_, AppError>((situation.id, person))
        })?;
        desk.witness_reading(Looked::Session, situation, &person);
        Ok(view)
    })
}

/// A session as the planner shows it.
pub(crate) fn view(desk: &Desk<'_>, id: SessionId) -> Result<SessionView, AppError> {
    let (now, viewer) = (desk.at.local, desk.at.by);
    let shared = desk.office.link.is_some();
    let judged_on = desk.judged_on();
    desk.read(|r| {
        let people = People::load(r)?;
        let file = SessionFile::load(r, &people, id, now)?;
        refuse_unless_visible(&file.person, viewer)?;
        let session = &file.session;
        let file_rights = Rights::load(r, viewer, file.situation.id, judged_on)?;
        let rights = file_rights.to_record(CaseRecord::Session(id));
        let invitees: Vec<_> = session
            .invitees
            .iter()
            .map(|invitee| invitee_view(&file, &people, invitee, &rights))
            .collect();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let count = |state: InviteeState| {
            let found = invitees.iter().filter(|invitee| invitee.state == state);
            number(found.count())
        };
        let to_tell = |how: CallOff| number(session.foresee_to_tell(how, now.date()));
        let (to_update, to_call_off) = (
            count(InviteeState::ToUpdate),
            count(InviteeState::ToCallOff),
        );
        let outcome = session.outcome.as_ref();
        let with_text = blocks_with_text(r, id)?;
        let gaps = if file.is_whole() {
            missing_roles(session, &file.situation)
        } else {
            Vec::new()
        };
        Ok(SessionView {
            row: file.row(&people, viewer),
            minutes: session.minutes,
            language: session.spoken_in(file.situation.region),
            place: place_view(&session.place),
            leader: session.find_leader().map(|seat| seat.id),
            invitees,
            // Who else has a seat is open to the same people as what was decided.
            whole_table: !file.held_back.contains(&Group::SessionDecision),
            addressed: session
                .invitees
                .iter()
                .filter(|invitee| session.is_addressed(invitee))
                .map(|invitee| invitee.id)
                .collect(),
            missing_roles: gaps
                .into_iter()
                .map(|gap| say(&people.with_person(file.person.full_name()), gap.message()))
                .collect(),
            person_invited_because: session.person_invited_because.clone(),
            rules: file.rule_views(&people, viewer),
            blocks: session
                .blocks
                .iter()
                .map(|block| block_view(block, &rights, &with_text))
                .collect(),
            called_off_because: session
                .called_off
                .as_ref()
                .map(|off| WrittenTextView::new(off.language, &off.reason))
                .unwrap_or_default(),
            decision: outcome.map(|outcome| outcome.decision),
            decisions: session.kind.decisions().to_vec(),
            minutes_text: outcome.map(minutes_view).unwrap_or_default(),
            approved: outcome
                .and_then(|outcome| outcome.approval)
                .map(|approval| ApprovalView {
                    on: approval.on,
                    by: people.name(approval.by),
                }),
            attachments: attachments::views(r, &session.attachments, shared)?,
            contract: r
                .list_of::<Contract>(&file.situation.id)?
                .into_iter()
                .max_by_key(|contract| contract.amendment)
                .map(|contract| contract.id),
            rights: rights.groups(),
            held_back: file.held_back.clone(),
            can_start_contract: file_rights.may_add(RecordKind::Contract),
            to_update,
            to_call_off,
            to_tell_if_postponed: to_tell(CallOff::Postpone),
            to_tell_if_cancelled: to_tell(CallOff::Cancel),
        })
    })
}

fn minutes_view(outcome: &Outcome) -> WrittenTextView {
    WrittenTextView {
        language: outcome.language,
        text: outcome.minutes.clone(),
    }
}

fn place_view(place: &Place) -> PlaceView {
    match place {
        Place::Open => PlaceView::Open,
        Place::Room(id) => PlaceView::Room(*id),
        Place::Video(link) => PlaceView::Video(link.clone()),
    }
}

/// The institutions of whose blocks more is open to the user than that they are filled.
fn blocks_with_text(r: &Reader<'_>, id: SessionId) -> Result<BTreeSet<InstitutionKey>, AppError> {
    let record = r.find_record(id.0)?;
    let blocks = record
        .as_ref()
        .and_then(|record| record.body.get("blocks")?.as_array());
    let shown = blocks
        .into_iter()
        .flatten()
        .filter(|block| block.get("status").is_some())
        .filter_map(|block| block.get("institution")?.as_str())
        .map(InstitutionKey::new);
    Ok(shown.collect())
}

fn block_view(
    block: &Block,
    rights: &RecordRights,
    with_text: &BTreeSet<InstitutionKey>,
) -> BlockView {
    let Block {
        institution,
        status,
        entitlement,
        measures_done,
        next_step,
        filled_on,
        language,
    } = block.clone();
    BlockView {
        text_held_back: !with_text.contains(&institution),
        can_write: rights.may_change_element(Group::BlockText, institution.as_str()),
        institution,
        status,
        entitlement,
        measures_done,
        next_step,
        filled_on,
        language,
    }
}
