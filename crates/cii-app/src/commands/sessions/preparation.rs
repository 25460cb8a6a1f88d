//! What is set aside, and what the institutions bring.

use cii_domain::{
    institution::Institution,
    session::{Block, Waiver},
};

use super::change_session;
use crate::{App, AppError, api::sessions::*, form::Form};

pub(crate) fn waive_rule(app: &App, request: WaiveRuleRequest) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let at = desk.at;
        let language = desk.preferences.language;
        let mut form = Form::new(at.today());
        let reason = form.optional_note("reason", &request.reason);
        form.finish()?;
        change_session(desk, "waive_rule", request.session, |_, session| {
            session.refuse_unless_upcoming()?;
            session.waivers.retain(|waiver| waiver.rule != request.rule);
            if !reason.is_empty() {
                session.waivers.push(Waiver {
                    rule: request.rule,
                    reason,
                    language: Some(language),
                    by: at.by,
                    on: at.today(),
                });
            }
            Ok(())
        })
    })
}

pub(crate) fn save_block(
    app: &App,
    SaveBlockRequest { session, block }: SaveBlockRequest,
) -> Result<SessionView, AppError> {
    app.at_desk(|desk| {
        let today = desk.at.today();
        let language = desk.preferences.language;
        let mut form = Form::new(today);
        let mut read = |name: &str, text: &str| form.optional_note(&format!("block.{name}"), text);
        let filled = Block {
            status: read("status", &block.status),
            entitlement: read("entitlement", &block.entitlement),
            measures_done: read("measures_done", &block.measures_done),
            next_step: read("next_step", &block.next_step),
            ..Block::empty(block.institution)
        };
        form.finish()?;
        change_session(desk, "save_block", session, |r, session| {
            r.get::<Institution>(&filled.institution)?;
            session.fill_block(filled, language, today);
            Ok(())
        })
    })
}
