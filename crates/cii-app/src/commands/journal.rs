//! The access journal, as the window shows it.

use cii_store::{Access, AccessKind};

use crate::{
    App, AppError,
    api::{
        message::{DoneView, MessageView, NothingRequest, ParamView},
        office::{AccessEntryView, AccessJournalView},
        situations::SituationRequest,
    },
    mask::get_situation,
    people::People,
};

/// What the window lists of one file.
const MOST_LISTED: usize = 500;

pub(crate) fn list_access_journal(
    app: &App,
    SituationRequest { situation }: SituationRequest,
) -> Result<AccessJournalView, AppError> {
    app.at_desk(|desk| {
        let viewer = desk.at.by;
        // What somebody searched for can be the very name that the mask hides.
        desk.read(|r| get_situation(r, situation, viewer))?;
        let by_at = (desk.at.by, desk.at.now);
        let listed = desk.office.witness.list_of(situation, MOST_LISTED, by_at)?;
        desk.read(|r| {
            let people = People::load(r)?;
            let entries = listed
                .into_iter()
                .map(|access| AccessEntryView {
                    at: cii_domain::zurich(access.at),
                    by: people.name(access.by),
                    message: message(access),
                })
                .collect();
            Ok(AccessJournalView { entries })
        })
    })
}

/// What was looked at has a sentence of its own; of a search the words are told.
fn message(access: Access) -> MessageView {
    let code = match access.kind {
        AccessKind::Read if !access.reason.is_empty() => format!("read_{}", access.reason),
        kind => kind.code().to_owned(),
    };
    MessageView::new(code).with("detail", ParamView::Text(access.reason))
}

/// The user has read that a damaged journal was set aside.
pub(crate) fn acknowledge_journal(app: &App, _: NothingRequest) -> Result<DoneView, AppError> {
    app.at_desk(|desk| {
        desk.office.acknowledge_journal()?;
        Ok(DoneView { can_undo: false })
    })
}
