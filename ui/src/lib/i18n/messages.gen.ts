// Generated from locales/*.yml. Do not edit.

export type MessageKey =
  | "announcement.act"
  | "announcement.act_short"
  | "announcement.add_service"
  | "announcement.back_to_search"
  | "announcement.born"
  | "announcement.choose"
  | "announcement.complete"
  | "announcement.contact"
  | "announcement.contact_of"
  | "announcement.done"
  | "announcement.duplicates"
  | "announcement.duplicates_text"
  | "announcement.early"
  | "announcement.field.age_group"
  | "announcement.field.avs"
  | "announcement.field.birth_date"
  | "announcement.field.counted_under"
  | "announcement.field.email"
  | "announcement.field.first_name"
  | "announcement.field.follow_up_started_on"
  | "announcement.field.form"
  | "announcement.field.laci_rights_end_on"
  | "announcement.field.language"
  | "announcement.field.name"
  | "announcement.field.number"
  | "announcement.field.other_services"
  | "announcement.field.phone"
  | "announcement.field.postal_box"
  | "announcement.field.postcode"
  | "announcement.field.provenance"
  | "announcement.field.reason"
  | "announcement.field.received_on"
  | "announcement.field.region"
  | "announcement.field.register"
  | "announcement.field.representative_kind"
  | "announcement.field.representative_name"
  | "announcement.field.representative_phone"
  | "announcement.field.respondent"
  | "announcement.field.service"
  | "announcement.field.service_asked"
  | "announcement.field.sex"
  | "announcement.field.street"
  | "announcement.field.supplement"
  | "announcement.field.town"
  | "announcement.field.worker"
  | "announcement.form_lead"
  | "announcement.help.avs"
  | "announcement.help.counted_under"
  | "announcement.help.follow_up_started_on"
  | "announcement.help.language"
  | "announcement.help.reason"
  | "announcement.hints"
  | "announcement.imminent"
  | "announcement.kept"
  | "announcement.known_person"
  | "announcement.new_situation"
  | "announcement.nobody"
  | "announcement.not_said"
  | "announcement.nothing_noticed"
  | "announcement.remove_service"
  | "announcement.reopen"
  | "announcement.reopening"
  | "announcement.same_service"
  | "announcement.search.begin"
  | "announcement.search.found.one"
  | "announcement.search.found.other"
  | "announcement.search.hint"
  | "announcement.search.label"
  | "announcement.search.lead"
  | "announcement.search.minimum"
  | "announcement.search.new_person"
  | "announcement.search.new_person_short"
  | "announcement.search.nobody"
  | "announcement.search.someone_else"
  | "announcement.section.address"
  | "announcement.section.announcement"
  | "announcement.section.criteria"
  | "announcement.section.need"
  | "announcement.section.person"
  | "announcement.someone_else"
  | "announcement.start_over"
  | "announcement.title"
  | "announcement.triage_decides"
  | "contracts.add_duty"
  | "contracts.add_goal"
  | "contracts.add_measure"
  | "contracts.add_review"
  | "contracts.aim"
  | "contracts.all_parties"
  | "contracts.amend"
  | "contracts.amend_text"
  | "contracts.amend_title"
  | "contracts.amended"
  | "contracts.amendment_title"
  | "contracts.by_payer"
  | "contracts.case_manager"
  | "contracts.catalogue"
  | "contracts.catalogue_find"
  | "contracts.choose"
  | "contracts.clear_filters"
  | "contracts.close_entry"
  | "contracts.column.goals"
  | "contracts.column.number"
  | "contracts.column.person"
  | "contracts.column.region"
  | "contracts.column.review"
  | "contracts.column.starts"
  | "contracts.column.status"
  | "contracts.column.total"
  | "contracts.column.version"
  | "contracts.commission"
  | "contracts.conformity"
  | "contracts.cost"
  | "contracts.count.one"
  | "contracts.count.other"
  | "contracts.dated"
  | "contracts.down"
  | "contracts.due_on"
  | "contracts.duties"
  | "contracts.duty"
  | "contracts.empty"
  | "contracts.empty_filtered"
  | "contracts.end"
  | "contracts.end_act"
  | "contracts.end_how"
  | "contracts.end_reason"
  | "contracts.end_text"
  | "contracts.end_title"
  | "contracts.ended"
  | "contracts.every_three_months"
  | "contracts.find_staff"
  | "contracts.foot.amend"
  | "contracts.foot.goal"
  | "contracts.foot.measure"
  | "contracts.foot.move"
  | "contracts.foot.print"
  | "contracts.foot.start"
  | "contracts.foot.validate"
  | "contracts.from"
  | "contracts.goal"
  | "contracts.goal_empty"
  | "contracts.goal_state"
  | "contracts.goals"
  | "contracts.in.de"
  | "contracts.in.fr"
  | "contracts.indicator"
  | "contracts.language"
  | "contracts.legal_basis"
  | "contracts.measure"
  | "contracts.measure_empty"
  | "contracts.measure_provider"
  | "contracts.measures"
  | "contracts.no_due"
  | "contracts.no_duties"
  | "contracts.no_goals"
  | "contracts.no_measures"
  | "contracts.no_payer"
  | "contracts.no_signatories"
  | "contracts.not_saved"
  | "contracts.open"
  | "contracts.original"
  | "contracts.pages.one"
  | "contracts.pages.other"
  | "contracts.paper_in"
  | "contracts.parties"
  | "contracts.payer"
  | "contracts.preview"
  | "contracts.print.act"
  | "contracts.print.draft"
  | "contracts.print.finish"
  | "contracts.print.in.both"
  | "contracts.print.in.de"
  | "contracts.print.in.fr"
  | "contracts.print.languages"
  | "contracts.print.made.one"
  | "contracts.print.made.other"
  | "contracts.print.prevails"
  | "contracts.print.safe"
  | "contracts.print.title"
  | "contracts.provider"
  | "contracts.read_only"
  | "contracts.read_only_to_sign"
  | "contracts.reason"
  | "contracts.remove"
  | "contracts.remove_review"
  | "contracts.remove_signatory"
  | "contracts.reopen"
  | "contracts.reopen_text"
  | "contracts.reopen_title"
  | "contracts.reopened"
  | "contracts.review"
  | "contracts.reviews"
  | "contracts.save_now"
  | "contracts.saved"
  | "contracts.saving"
  | "contracts.search"
  | "contracts.signatories"
  | "contracts.signatory_name"
  | "contracts.signature.act"
  | "contracts.signature.answer"
  | "contracts.signature.correct"
  | "contracts.signature.date"
  | "contracts.signature.done.open"
  | "contracts.signature.done.refused"
  | "contracts.signature.done.signed"
  | "contracts.signature.first"
  | "contracts.signature.kind.open"
  | "contracts.signature.kind.refused"
  | "contracts.signature.kind.signed"
  | "contracts.signature.last"
  | "contracts.signature.reason"
  | "contracts.signature.record"
  | "contracts.signature.title"
  | "contracts.signatures"
  | "contracts.start"
  | "contracts.start_act"
  | "contracts.start_text"
  | "contracts.starts_on"
  | "contracts.title"
  | "contracts.title_list"
  | "contracts.to"
  | "contracts.total"
  | "contracts.total_measures"
  | "contracts.total_shown"
  | "contracts.translate"
  | "contracts.translation_of"
  | "contracts.up"
  | "contracts.validate"
  | "contracts.validate_text"
  | "contracts.validate_title"
  | "contracts.validated"
  | "contracts.validated_by"
  | "contracts.version"
  | "contracts.versions"
  | "contracts.warranted"
  | "contracts.why_gaps.one"
  | "contracts.why_gaps.other"
  | "contracts.why_reason"
  | "contracts.why_start"
  | "contracts.window"
  | "core.access.backup"
  | "core.access.export"
  | "core.access.print"
  | "core.access.read"
  | "core.access.restore"
  | "core.access.search"
  | "core.access.unlock"
  | "core.access.unmask"
  | "core.act.add_note"
  | "core.act.add_service"
  | "core.act.amend_contract"
  | "core.act.announce"
  | "core.act.cancel_session"
  | "core.act.close_situation"
  | "core.act.confirm_identity"
  | "core.act.create_office"
  | "core.act.decide_triage"
  | "core.act.end_contract"
  | "core.act.hold_session"
  | "core.act.load"
  | "core.act.mark_invitations_sent"
  | "core.act.plan_session"
  | "core.act.postpone_session"
  | "core.act.record_follow_up"
  | "core.act.record_reply"
  | "core.act.record_signature"
  | "core.act.reopen_contract"
  | "core.act.revoke_procuration"
  | "core.act.save_block"
  | "core.act.save_closed_days"
  | "core.act.save_contract"
  | "core.act.save_invitee"
  | "core.act.save_involvement"
  | "core.act.save_letterhead"
  | "core.act.save_person"
  | "core.act.save_procuration"
  | "core.act.save_room"
  | "core.act.save_staff"
  | "core.act.set_case_manager"
  | "core.act.set_session_date"
  | "core.act.sign_procuration"
  | "core.act.start_contract"
  | "core.act.undo"
  | "core.act.validate_conformity"
  | "core.act.waive_rule"
  | "core.announcement.early"
  | "core.announcement.late"
  | "core.conformity.commission_not_decided"
  | "core.conformity.commission_refused"
  | "core.conformity.duty_without_text"
  | "core.conformity.goal_due_before_start"
  | "core.conformity.goal_due_past"
  | "core.conformity.goal_without_due"
  | "core.conformity.goal_without_indicator"
  | "core.conformity.goal_without_text"
  | "core.conformity.institution_does_not_sign"
  | "core.conformity.institution_without_duty"
  | "core.conformity.institution_without_procuration"
  | "core.conformity.legal_basis_does_not_fit"
  | "core.conformity.measure_dates_reversed"
  | "core.conformity.measure_in_catalogue_of_another"
  | "core.conformity.measure_negative_cost"
  | "core.conformity.measure_no_longer_in_catalogue"
  | "core.conformity.measure_outside_catalogue"
  | "core.conformity.measure_without_cost"
  | "core.conformity.measure_without_dates"
  | "core.conformity.measure_without_legal_basis"
  | "core.conformity.measure_without_payer"
  | "core.conformity.measure_without_provider"
  | "core.conformity.measure_without_title"
  | "core.conformity.met.case_manager"
  | "core.conformity.met.duties"
  | "core.conformity.met.goals"
  | "core.conformity.met.legal_frames"
  | "core.conformity.met.measures"
  | "core.conformity.met.procurations"
  | "core.conformity.met.reviews"
  | "core.conformity.met.signatures"
  | "core.conformity.no_aim"
  | "core.conformity.no_case_manager"
  | "core.conformity.no_duty_of_the_person"
  | "core.conformity.no_goal"
  | "core.conformity.no_review"
  | "core.conformity.no_start"
  | "core.conformity.nobody_to_sign"
  | "core.conformity.person_does_not_sign"
  | "core.conformity.review_before_start"
  | "core.conformity.reviews_end_too_early"
  | "core.conformity.reviews_too_far_apart"
  | "core.conformity.signatory_without_name"
  | "core.history.field.address"
  | "core.history.field.aim"
  | "core.history.field.avs"
  | "core.history.field.birth_date"
  | "core.history.field.blocks"
  | "core.history.field.called_off"
  | "core.history.field.case_manager"
  | "core.history.field.closing"
  | "core.history.field.conformity"
  | "core.history.field.coordinator"
  | "core.history.field.created"
  | "core.history.field.deleted"
  | "core.history.field.duties"
  | "core.history.field.email"
  | "core.history.field.ends_on"
  | "core.history.field.first_name"
  | "core.history.field.follow_ups"
  | "core.history.field.form"
  | "core.history.field.former_starts"
  | "core.history.field.goals"
  | "core.history.field.grants"
  | "core.history.field.identity_confirmed"
  | "core.history.field.invitees"
  | "core.history.field.involved"
  | "core.history.field.language"
  | "core.history.field.measures"
  | "core.history.field.minutes"
  | "core.history.field.name"
  | "core.history.field.outcome"
  | "core.history.field.phone"
  | "core.history.field.place"
  | "core.history.field.replaced_by"
  | "core.history.field.representative"
  | "core.history.field.restriction"
  | "core.history.field.reviews"
  | "core.history.field.revocation"
  | "core.history.field.sequence"
  | "core.history.field.services"
  | "core.history.field.signatures"
  | "core.history.field.signed_on"
  | "core.history.field.starts_at"
  | "core.history.field.starts_on"
  | "core.history.field.state"
  | "core.history.field.text"
  | "core.history.field.triage"
  | "core.history.field.waivers"
  | "core.holiday.all_saints"
  | "core.holiday.ascension"
  | "core.holiday.assumption"
  | "core.holiday.christmas"
  | "core.holiday.christmas_eve"
  | "core.holiday.corpus_christi"
  | "core.holiday.easter_monday"
  | "core.holiday.good_friday"
  | "core.holiday.immaculate_conception"
  | "core.holiday.labour_day"
  | "core.holiday.national_day"
  | "core.holiday.new_year"
  | "core.holiday.new_years_eve"
  | "core.holiday.saint_joseph"
  | "core.holiday.saint_stephen"
  | "core.holiday.weekend"
  | "core.holiday.whit_monday"
  | "core.next_step.approve_minutes.act"
  | "core.next_step.approve_minutes.text"
  | "core.next_step.approve_minutes.title"
  | "core.next_step.ask_after_revocation.act"
  | "core.next_step.ask_after_revocation.text"
  | "core.next_step.ask_after_revocation.title"
  | "core.next_step.await_replies.act"
  | "core.next_step.await_replies.text"
  | "core.next_step.await_replies.title"
  | "core.next_step.book_place.act"
  | "core.next_step.book_place.text"
  | "core.next_step.book_place.title"
  | "core.next_step.collect_signatures.act"
  | "core.next_step.collect_signatures.text.one"
  | "core.next_step.collect_signatures.text.other"
  | "core.next_step.collect_signatures.title"
  | "core.next_step.complete_procuration.act"
  | "core.next_step.complete_procuration.text"
  | "core.next_step.complete_procuration.title"
  | "core.next_step.complete_roster.act"
  | "core.next_step.complete_roster.text"
  | "core.next_step.complete_roster.title"
  | "core.next_step.conclude_contract.act"
  | "core.next_step.conclude_contract.text"
  | "core.next_step.conclude_contract.title"
  | "core.next_step.confirm_identity.act"
  | "core.next_step.confirm_identity.text"
  | "core.next_step.confirm_identity.title"
  | "core.next_step.decide_triage.act"
  | "core.next_step.decide_triage.text"
  | "core.next_step.decide_triage.title"
  | "core.next_step.designate_case_manager.act"
  | "core.next_step.designate_case_manager.text"
  | "core.next_step.designate_case_manager.title"
  | "core.next_step.fill_blocks.act"
  | "core.next_step.fill_blocks.text"
  | "core.next_step.fill_blocks.title"
  | "core.next_step.find_date.act"
  | "core.next_step.find_date.text"
  | "core.next_step.find_date.title"
  | "core.next_step.finish_announcement.act"
  | "core.next_step.finish_announcement.text"
  | "core.next_step.finish_announcement.title"
  | "core.next_step.finish_contract.act"
  | "core.next_step.finish_contract.text"
  | "core.next_step.finish_contract.title"
  | "core.next_step.hold_session.act"
  | "core.next_step.hold_session.text"
  | "core.next_step.hold_session.title"
  | "core.next_step.mend_date.act"
  | "core.next_step.mend_date.text"
  | "core.next_step.mend_date.title"
  | "core.next_step.obtain_procuration.act"
  | "core.next_step.obtain_procuration.text"
  | "core.next_step.obtain_procuration.title"
  | "core.next_step.plan_assessment.act"
  | "core.next_step.plan_assessment.text"
  | "core.next_step.plan_assessment.title"
  | "core.next_step.plan_session.act"
  | "core.next_step.plan_session.text"
  | "core.next_step.plan_session.title"
  | "core.next_step.record_follow_up.act"
  | "core.next_step.record_follow_up.text"
  | "core.next_step.record_follow_up.title"
  | "core.next_step.record_session.act"
  | "core.next_step.record_session.text"
  | "core.next_step.record_session.title"
  | "core.next_step.remind_invitees.act"
  | "core.next_step.remind_invitees.text"
  | "core.next_step.remind_invitees.title"
  | "core.next_step.renew_procuration.act"
  | "core.next_step.renew_procuration.text"
  | "core.next_step.renew_procuration.title"
  | "core.next_step.replace_procuration.act"
  | "core.next_step.replace_procuration.text"
  | "core.next_step.replace_procuration.title"
  | "core.next_step.review_contract.act"
  | "core.next_step.review_contract.text"
  | "core.next_step.review_contract.title"
  | "core.next_step.send_invitations.act"
  | "core.next_step.send_invitations.text"
  | "core.next_step.send_invitations.title"
  | "core.next_step.settle_refusal.act"
  | "core.next_step.settle_refusal.text"
  | "core.next_step.settle_refusal.title"
  | "core.next_step.sign_procuration.act"
  | "core.next_step.sign_procuration.text"
  | "core.next_step.sign_procuration.title"
  | "core.next_step.start_contract.act"
  | "core.next_step.start_contract.text"
  | "core.next_step.start_contract.title"
  | "core.next_step.warrant_conformity.act"
  | "core.next_step.warrant_conformity.text"
  | "core.next_step.warrant_conformity.title"
  | "core.proposal.all_available"
  | "core.proposal.no_room"
  | "core.proposal.notice.one"
  | "core.proposal.notice.other"
  | "core.proposal.room_elsewhere"
  | "core.proposal.room_free"
  | "core.proposal.short_notice.one"
  | "core.proposal.short_notice.other"
  | "core.proposal.tight"
  | "core.proposal.to_confirm"
  | "core.readiness.blocks_filled"
  | "core.readiness.blocks_missing"
  | "core.readiness.blocks_nobody"
  | "core.readiness.date_absent"
  | "core.readiness.date_administration"
  | "core.readiness.date_free"
  | "core.readiness.date_holiday"
  | "core.readiness.date_hours"
  | "core.readiness.date_missing"
  | "core.readiness.date_person_booked"
  | "core.readiness.date_room_booked"
  | "core.readiness.date_weekend"
  | "core.readiness.identity_confirmed"
  | "core.readiness.identity_old"
  | "core.readiness.identity_to_confirm"
  | "core.readiness.invitations_no_date"
  | "core.readiness.invitations_nobody"
  | "core.readiness.invitations_person"
  | "core.readiness.invitations_sent.one"
  | "core.readiness.invitations_sent.other"
  | "core.readiness.invitations_to_send.one"
  | "core.readiness.invitations_to_send.other"
  | "core.readiness.invitations_to_update.one"
  | "core.readiness.invitations_to_update.other"
  | "core.readiness.place_link_missing"
  | "core.readiness.place_missing"
  | "core.readiness.place_room"
  | "core.readiness.place_too_small"
  | "core.readiness.place_video"
  | "core.readiness.procuration_active.one"
  | "core.readiness.procuration_active.other"
  | "core.readiness.procuration_ends_before"
  | "core.readiness.procuration_medical"
  | "core.readiness.procuration_missing"
  | "core.readiness.procuration_to_sign"
  | "core.readiness.quorum_met.one"
  | "core.readiness.quorum_met.other"
  | "core.readiness.quorum_nobody"
  | "core.readiness.quorum_waiting"
  | "core.readiness.roster_announcer_or_respondent.one"
  | "core.readiness.roster_announcer_or_respondent.other"
  | "core.readiness.roster_announcing_worker.one"
  | "core.readiness.roster_announcing_worker.other"
  | "core.readiness.roster_bureau_member.one"
  | "core.readiness.roster_bureau_member.other"
  | "core.readiness.roster_complete.one"
  | "core.readiness.roster_complete.other"
  | "core.readiness.roster_coordinator.one"
  | "core.readiness.roster_coordinator.other"
  | "core.readiness.roster_person.one"
  | "core.readiness.roster_person.other"
  | "core.readiness.roster_person_without_reason.one"
  | "core.readiness.roster_person_without_reason.other"
  | "core.readiness.roster_respondent.one"
  | "core.readiness.roster_respondent.other"
  | "core.readiness.roster_smr_physician.one"
  | "core.readiness.roster_smr_physician.other"
  | "core.roster.announcer_or_respondent"
  | "core.roster.announcing_worker"
  | "core.roster.bureau_member"
  | "core.roster.coordinator"
  | "core.roster.person"
  | "core.roster.person_without_reason"
  | "core.roster.respondent"
  | "core.roster.smr_physician"
  | "core.row.announced"
  | "core.row.restricted"
  | "core.row.service"
  | "core.row.service_managed"
  | "core.similar.double_name"
  | "core.similar.same_avs"
  | "core.similar.same_name_and_birth_date"
  | "core.similar.swapped_day_and_month"
  | "core.similar.swapped_names"
  | "core.similar.typing_error"
  | "core.status.accepted"
  | "core.status.approved"
  | "core.status.cancelled"
  | "core.status.contract_achieved"
  | "core.status.contract_amended"
  | "core.status.contract_conformity_review"
  | "core.status.contract_draft"
  | "core.status.contract_expired"
  | "core.status.contract_in_force"
  | "core.status.contract_interrupted"
  | "core.status.contract_partly_achieved"
  | "core.status.contract_to_sign"
  | "core.status.days.one"
  | "core.status.days.other"
  | "core.status.days_late.one"
  | "core.status.days_late.other"
  | "core.status.declined"
  | "core.status.in_days.one"
  | "core.status.in_days.other"
  | "core.status.minutes_in_review"
  | "core.status.minutes_to_write"
  | "core.status.no_reply.one"
  | "core.status.no_reply.other"
  | "core.status.of"
  | "core.status.outcome_missing"
  | "core.status.procuration_active"
  | "core.status.procuration_drawn_up"
  | "core.status.procuration_expired"
  | "core.status.procuration_expired_short"
  | "core.status.procuration_expiring.one"
  | "core.status.procuration_expiring.other"
  | "core.status.procuration_missing"
  | "core.status.procuration_missing_short"
  | "core.status.procuration_replaced"
  | "core.status.procuration_revoked"
  | "core.status.procuration_revoked_short"
  | "core.status.procuration_signed"
  | "core.status.ready"
  | "core.status.replaced"
  | "core.status.restricted"
  | "core.status.situation_announced"
  | "core.status.situation_anonymised"
  | "core.status.situation_closed"
  | "core.status.situation_complex"
  | "core.status.situation_draft"
  | "core.status.situation_followed_up"
  | "core.status.situation_in_service"
  | "core.status.situation_in_triage"
  | "core.status.situation_network"
  | "core.status.situation_refused"
  | "core.status.to_reschedule"
  | "core.status.to_send"
  | "core.status.to_update"
  | "core.status.up_to_date"
  | "core.timeline.amendment_starts"
  | "core.timeline.announced"
  | "core.timeline.announced_early"
  | "core.timeline.announced_late"
  | "core.timeline.assessment_cancelled"
  | "core.timeline.assessment_held"
  | "core.timeline.assessment_planned"
  | "core.timeline.by"
  | "core.timeline.case_manager"
  | "core.timeline.closed"
  | "core.timeline.coaching_possible"
  | "core.timeline.contract_conformity"
  | "core.timeline.contract_review"
  | "core.timeline.contract_starts"
  | "core.timeline.decision"
  | "core.timeline.follow_up_began"
  | "core.timeline.follow_up_due"
  | "core.timeline.followed_up"
  | "core.timeline.identity_confirmed"
  | "core.timeline.laci_rights_end"
  | "core.timeline.note"
  | "core.timeline.procuration_ends"
  | "core.timeline.procuration_names"
  | "core.timeline.procuration_revoked"
  | "core.timeline.procuration_signed"
  | "core.timeline.result"
  | "core.timeline.round_table_cancelled"
  | "core.timeline.round_table_held"
  | "core.timeline.round_table_planned"
  | "core.timeline.service_began"
  | "core.timeline.service_ended"
  | "core.timeline.triage_complex"
  | "core.timeline.triage_network"
  | "core.timeline.triage_refused"
  | "core.today.contract.review"
  | "core.today.contract.signed"
  | "core.today.procuration.expired"
  | "core.today.procuration.expires"
  | "core.today.procuration.missing"
  | "documents.calendar.summary"
  | "documents.contract.amendment_title"
  | "documents.contract.amendments"
  | "documents.contract.and"
  | "documents.contract.between"
  | "documents.contract.binding"
  | "documents.contract.born"
  | "documents.contract.case_manager"
  | "documents.contract.column.cost"
  | "documents.contract.column.due"
  | "documents.contract.column.goal"
  | "documents.contract.column.measure"
  | "documents.contract.column.number"
  | "documents.contract.column.payer"
  | "documents.contract.column.period"
  | "documents.contract.column.state"
  | "documents.contract.cost_open"
  | "documents.contract.date_open"
  | "documents.contract.draft"
  | "documents.contract.draft_footer"
  | "documents.contract.footer"
  | "documents.contract.french_prevails"
  | "documents.contract.goal_state.dropped"
  | "documents.contract.goal_state.open"
  | "documents.contract.goal_state.partly_reached"
  | "documents.contract.goal_state.reached"
  | "documents.contract.law_name.laa"
  | "documents.contract.law_name.laci"
  | "documents.contract.law_name.lai"
  | "documents.contract.law_name.lemc"
  | "documents.contract.law_name.lfpr"
  | "documents.contract.law_name.lias"
  | "documents.contract.legal_remedies"
  | "documents.contract.no_case_manager"
  | "documents.contract.no_duties"
  | "documents.contract.no_goals"
  | "documents.contract.no_measures"
  | "documents.contract.no_reviews"
  | "documents.contract.payer_open"
  | "documents.contract.place_and_date"
  | "documents.contract.reviews"
  | "documents.contract.section.aim"
  | "documents.contract.section.duties"
  | "documents.contract.section.follow_up"
  | "documents.contract.section.goals"
  | "documents.contract.section.law"
  | "documents.contract.section.measures"
  | "documents.contract.section.signatures"
  | "documents.contract.signature"
  | "documents.contract.the_person"
  | "documents.contract.title"
  | "documents.contract.total"
  | "documents.file_name.amendment"
  | "documents.file_name.batch"
  | "documents.file_name.calendar"
  | "documents.file_name.contract"
  | "documents.file_name.invitation"
  | "documents.file_name.mail"
  | "documents.invitation.cancelled.person"
  | "documents.invitation.cancelled.professional"
  | "documents.invitation.cannot_come"
  | "documents.invitation.cannot_come_by"
  | "documents.invitation.company"
  | "documents.invitation.confirm"
  | "documents.invitation.confirm_by"
  | "documents.invitation.day_and_time"
  | "documents.invitation.documents"
  | "documents.invitation.fact.language.person"
  | "documents.invitation.fact.language.professional"
  | "documents.invitation.fact.when.person"
  | "documents.invitation.fact.when.professional"
  | "documents.invitation.fact.where.person"
  | "documents.invitation.fact.where.professional"
  | "documents.invitation.fact.who.person"
  | "documents.invitation.fact.who.professional"
  | "documents.invitation.file_title.assessment"
  | "documents.invitation.file_title.round_table"
  | "documents.invitation.moved.person"
  | "documents.invitation.moved.professional"
  | "documents.invitation.new_date_follows"
  | "documents.invitation.nothing_to_do"
  | "documents.invitation.purpose.person.assessment"
  | "documents.invitation.purpose.person.round_table"
  | "documents.invitation.purpose.physician.assessment"
  | "documents.invitation.purpose.physician.round_table"
  | "documents.invitation.purpose.professional.assessment"
  | "documents.invitation.purpose.professional.round_table"
  | "documents.invitation.questions"
  | "documents.invitation.spoken.de"
  | "documents.invitation.spoken.fr"
  | "documents.invitation.subject.assessment.cancelled"
  | "documents.invitation.subject.assessment.moved"
  | "documents.invitation.subject.assessment.new"
  | "documents.invitation.subject.person.cancelled"
  | "documents.invitation.subject.person.moved"
  | "documents.invitation.subject.person.new"
  | "documents.invitation.subject.round_table.cancelled"
  | "documents.invitation.subject.round_table.moved"
  | "documents.invitation.subject.round_table.new"
  | "documents.invitation.venue_open"
  | "documents.invitation.video"
  | "documents.letter.enclosures.one"
  | "documents.letter.enclosures.other"
  | "documents.letter.personal"
  | "documents.letter.place_and_date"
  | "documents.letter.reference"
  | "documents.mail.body.cancelled"
  | "documents.mail.body.invitation"
  | "documents.mail.body.moved"
  | "domain.age_group.adult"
  | "domain.age_group.youth"
  | "domain.channel.letter"
  | "domain.channel.mail"
  | "domain.circle.first"
  | "domain.circle.second"
  | "domain.circle.third"
  | "domain.closing_result.disability_insurance"
  | "domain.closing_result.employment_office"
  | "domain.closing_result.network"
  | "domain.closing_result.no_cooperation"
  | "domain.closing_result.not_employable"
  | "domain.closing_result.other"
  | "domain.closing_result.primary_market"
  | "domain.closing_result.social_aid"
  | "domain.closing_result.training"
  | "domain.commission_decision.granted"
  | "domain.commission_decision.not_needed"
  | "domain.commission_decision.refused"
  | "domain.commission_decision.requested"
  | "domain.commission_decision.to_request"
  | "domain.contract_state.achieved"
  | "domain.contract_state.amended"
  | "domain.contract_state.conformity_review"
  | "domain.contract_state.draft"
  | "domain.contract_state.expired"
  | "domain.contract_state.in_force"
  | "domain.contract_state.interrupted"
  | "domain.contract_state.partly_achieved"
  | "domain.contract_state.to_sign"
  | "domain.criterion.accumulated_difficulties"
  | "domain.criterion.entitlement_unclear"
  | "domain.criterion.measures_hard"
  | "domain.criterion.risk_factors"
  | "domain.criterion.several_services"
  | "domain.criterion.strategic_divergence"
  | "domain.data_category.debt"
  | "domain.data_category.disability_insurance"
  | "domain.data_category.employment"
  | "domain.data_category.identity"
  | "domain.data_category.medical"
  | "domain.data_category.penal"
  | "domain.data_category.social_aid"
  | "domain.data_category.training"
  | "domain.decision.assessment"
  | "domain.decision.case_management"
  | "domain.decision.coaching"
  | "domain.decision.medical_mandate"
  | "domain.decision.network"
  | "domain.decision.objective_contract"
  | "domain.decision.outside_cii"
  | "domain.decision.pending"
  | "domain.decision.single_institution"
  | "domain.form.madam"
  | "domain.form.neutral"
  | "domain.form.sir"
  | "domain.function.cantonal_officer"
  | "domain.function.contact_person"
  | "domain.function.field_worker"
  | "domain.function.legal_commission"
  | "domain.function.regional_coordinator"
  | "domain.function.respondent_adults"
  | "domain.function.respondent_youth"
  | "domain.function.secretariat"
  | "domain.function.smr_physician"
  | "domain.function.thematic_coordinator"
  | "domain.goal_state.dropped"
  | "domain.goal_state.open"
  | "domain.goal_state.partly_reached"
  | "domain.goal_state.reached"
  | "domain.holiday.all_saints"
  | "domain.holiday.ascension"
  | "domain.holiday.assumption"
  | "domain.holiday.christmas"
  | "domain.holiday.corpus_christi"
  | "domain.holiday.immaculate_conception"
  | "domain.holiday.national_day"
  | "domain.holiday.new_year"
  | "domain.holiday.saint_joseph"
  | "domain.language.de"
  | "domain.language.fr"
  | "domain.legal_basis.laa"
  | "domain.legal_basis.laci"
  | "domain.legal_basis.lai"
  | "domain.legal_basis.lemc"
  | "domain.legal_basis.lfpr"
  | "domain.legal_basis.lias"
  | "domain.party.bureau"
  | "domain.party.person"
  | "domain.payer.fund"
  | "domain.payer.fund_short"
  | "domain.procuration_state.active"
  | "domain.procuration_state.drawn_up"
  | "domain.procuration_state.expired"
  | "domain.procuration_state.replaced"
  | "domain.procuration_state.revoked"
  | "domain.procuration_state.signed"
  | "domain.provenance.institution"
  | "domain.provenance.medical_network"
  | "domain.provenance.osp_survey"
  | "domain.provenance.private"
  | "domain.readiness_rule.blocks"
  | "domain.readiness_rule.date"
  | "domain.readiness_rule.identity"
  | "domain.readiness_rule.invitations"
  | "domain.readiness_rule.place"
  | "domain.readiness_rule.procuration"
  | "domain.readiness_rule.quorum"
  | "domain.readiness_rule.roster"
  | "domain.region.haut_valais"
  | "domain.region.martigny"
  | "domain.region.monthey"
  | "domain.region.sierre"
  | "domain.region.sion"
  | "domain.register.bureau"
  | "domain.register.t1"
  | "domain.representative_kind.curator"
  | "domain.representative_kind.parent"
  | "domain.role.announcing_worker"
  | "domain.role.bureau_member"
  | "domain.role.coordinator"
  | "domain.role.guest"
  | "domain.role.person"
  | "domain.role.respondent"
  | "domain.role.smr_physician"
  | "domain.service_kind.assessment"
  | "domain.service_kind.case_management"
  | "domain.service_kind.coaching"
  | "domain.service_kind.medical_mandate"
  | "domain.service_kind.round_table"
  | "domain.session_kind.assessment"
  | "domain.session_kind.round_table"
  | "domain.session_state.approved"
  | "domain.session_state.cancelled"
  | "domain.session_state.confirmed"
  | "domain.session_state.held"
  | "domain.session_state.invited"
  | "domain.session_state.minutes_in_review"
  | "domain.session_state.planned"
  | "domain.session_state.postponed"
  | "domain.session_state.ready"
  | "domain.sex.female"
  | "domain.sex.male"
  | "domain.sex.other"
  | "domain.situation_state.announced"
  | "domain.situation_state.anonymised"
  | "domain.situation_state.closed"
  | "domain.situation_state.complex"
  | "domain.situation_state.draft"
  | "domain.situation_state.followed_up"
  | "domain.situation_state.in_service"
  | "domain.situation_state.in_triage"
  | "domain.situation_state.network"
  | "domain.situation_state.refused"
  | "domain.triage_outcome.complex"
  | "domain.triage_outcome.network"
  | "domain.triage_outcome.refused"
  | "domain.window_side.left"
  | "domain.window_side.right"
  | "errors.already_closed"
  | "errors.already_invited"
  | "errors.already_open"
  | "errors.already_signed"
  | "errors.already_sorted"
  | "errors.announcing_service_stays"
  | "errors.avs_check_digit"
  | "errors.avs_empty"
  | "errors.avs_foreign_digits"
  | "errors.avs_known"
  | "errors.avs_length"
  | "errors.avs_not_digits"
  | "errors.avs_prefix"
  | "errors.bad_request"
  | "errors.before_announcement"
  | "errors.contract_end_state"
  | "errors.contract_exists"
  | "errors.contract_not_conform"
  | "errors.contract_not_in_force"
  | "errors.contract_not_to_sign"
  | "errors.contract_signed"
  | "errors.date_empty"
  | "errors.date_foreign_digits"
  | "errors.date_impossible"
  | "errors.date_in_the_future"
  | "errors.date_in_the_past"
  | "errors.date_not_a_date"
  | "errors.date_too_old"
  | "errors.date_two_digit_year"
  | "errors.date_year_out_of_range"
  | "errors.document_unwritable"
  | "errors.email"
  | "errors.end_before_start"
  | "errors.fields"
  | "errors.follow_up_after_receipt"
  | "errors.fonts"
  | "errors.internal"
  | "errors.invitee_without_address"
  | "errors.keyring_locked"
  | "errors.keyring_missing"
  | "errors.keyring_unavailable"
  | "errors.locked"
  | "errors.money_ambiguous_separator"
  | "errors.money_bad_grouping"
  | "errors.money_empty"
  | "errors.money_foreign_digits"
  | "errors.money_negative"
  | "errors.money_too_large"
  | "errors.money_too_many_decimals"
  | "errors.money_unexpected_character"
  | "errors.no_output_folder"
  | "errors.no_such_invitee"
  | "errors.no_such_signatory"
  | "errors.no_viewer"
  | "errors.nobody_chosen"
  | "errors.not_complex"
  | "errors.other_year"
  | "errors.password_short"
  | "errors.passwords_differ"
  | "errors.person_at_round_table"
  | "errors.procuration_signed"
  | "errors.procuration_without_grant"
  | "errors.refusal_needs_suggestion"
  | "errors.required"
  | "errors.restricted"
  | "errors.session_absent"
  | "errors.session_closed_administration"
  | "errors.session_closed_half"
  | "errors.session_closed_holiday"
  | "errors.session_closed_weekend"
  | "errors.session_exists"
  | "errors.session_in_future"
  | "errors.session_outside_working_hours"
  | "errors.session_over"
  | "errors.session_person_booked"
  | "errors.session_room_booked"
  | "errors.session_room_too_small"
  | "errors.session_too_long"
  | "errors.session_too_short"
  | "errors.session_without_date"
  | "errors.split_nobody_pays"
  | "errors.split_total_not_in_units"
  | "errors.split_unit_not_positive"
  | "errors.split_weights_too_large"
  | "errors.staff_left"
  | "errors.store_body"
  | "errors.store_broken_backup"
  | "errors.store_damaged_content"
  | "errors.store_damaged_foreign"
  | "errors.store_damaged_truncated"
  | "errors.store_disk_full"
  | "errors.store_engine"
  | "errors.store_exists"
  | "errors.store_in_use"
  | "errors.store_io"
  | "errors.store_key_file"
  | "errors.store_last_slot"
  | "errors.store_missing"
  | "errors.store_newer_version"
  | "errors.store_no_such_record"
  | "errors.store_no_such_slot"
  | "errors.store_read_only"
  | "errors.store_recovery_code_mistyped"
  | "errors.store_wrong_key"
  | "errors.text_emoji"
  | "errors.text_empty"
  | "errors.text_too_long"
  | "errors.time_empty"
  | "errors.time_foreign_digits"
  | "errors.time_impossible"
  | "errors.time_not_a_time"
  | "errors.too_many_entries"
  | "errors.undo_changed_since"
  | "errors.undo_final"
  | "errors.undo_nothing"
  | "errors.unknown_command"
  | "errors.viewer_failed"
  | "file.act.add"
  | "file.act.add_institution"
  | "file.act.add_service"
  | "file.act.call_session"
  | "file.act.case_manager"
  | "file.act.close"
  | "file.act.confirm_identity"
  | "file.act.edit_institution"
  | "file.act.edit_person"
  | "file.act.follow_up"
  | "file.act.new_procuration"
  | "file.act.note"
  | "file.act.start_contract"
  | "file.act.triage"
  | "file.age.one"
  | "file.age.other"
  | "file.amendment"
  | "file.call"
  | "file.case_manager.act"
  | "file.case_manager.help"
  | "file.close.act"
  | "file.close.choose"
  | "file.close.continued_by"
  | "file.close.date"
  | "file.close.result"
  | "file.close.text"
  | "file.close.title"
  | "file.close.why"
  | "file.contract"
  | "file.contracts_empty"
  | "file.criterion_met"
  | "file.criterion_not_met"
  | "file.done.case_manager"
  | "file.done.closed"
  | "file.done.follow_up"
  | "file.done.identity"
  | "file.done.institution"
  | "file.done.institution_removed"
  | "file.done.note"
  | "file.done.person"
  | "file.done.procuration_drawn_up"
  | "file.done.procuration_signed"
  | "file.done.revoked"
  | "file.done.service"
  | "file.done.triage"
  | "file.edit"
  | "file.edit_title"
  | "file.fact.birth"
  | "file.fact.case_manager"
  | "file.fact.coordinator"
  | "file.fact.laci"
  | "file.fact.language"
  | "file.fact.procuration"
  | "file.fact.region"
  | "file.follow_up.act"
  | "file.follow_up.date"
  | "file.follow_up.help"
  | "file.follow_up.text"
  | "file.former"
  | "file.history.act"
  | "file.history.at"
  | "file.history.by"
  | "file.history.empty"
  | "file.history.field"
  | "file.history.new"
  | "file.history.old"
  | "file.identity.also"
  | "file.identity.also_help"
  | "file.identity.confirm"
  | "file.identity.confirmed"
  | "file.identity.never"
  | "file.identity.text"
  | "file.institutions"
  | "file.institutions_empty"
  | "file.invitations"
  | "file.involvement.contact"
  | "file.involvement.imminent"
  | "file.involvement.imminent_help"
  | "file.involvement.institution"
  | "file.involvement.remove"
  | "file.involvement.why"
  | "file.journal.empty"
  | "file.journal.note"
  | "file.key.edit"
  | "file.key.follow_up"
  | "file.key.print"
  | "file.key.session"
  | "file.key.triage"
  | "file.laci_in.one"
  | "file.laci_in.other"
  | "file.laci_over"
  | "file.letters.de"
  | "file.letters.fr"
  | "file.masked.text"
  | "file.masked.title"
  | "file.name_someone"
  | "file.next.before"
  | "file.next.now"
  | "file.no_contact"
  | "file.no_date"
  | "file.nobody"
  | "file.not_opened"
  | "file.note.act"
  | "file.note.language"
  | "file.note.text"
  | "file.opened"
  | "file.opens"
  | "file.others"
  | "file.person"
  | "file.print.contract"
  | "file.print.invitations"
  | "file.procuration.add"
  | "file.procuration.add_hint"
  | "file.procuration.by_representative"
  | "file.procuration.drawn_up"
  | "file.procuration.ends_on"
  | "file.procuration.grid"
  | "file.procuration.institution"
  | "file.procuration.keep"
  | "file.procuration.keep_signed"
  | "file.procuration.remove"
  | "file.procuration.replaces"
  | "file.procuration.revoke"
  | "file.procuration.revoked"
  | "file.procuration.sign"
  | "file.procuration.signed"
  | "file.procuration.signed_for"
  | "file.procuration.signed_help"
  | "file.procuration.signed_on"
  | "file.procuration.span"
  | "file.procuration.starts_on"
  | "file.procuration.text"
  | "file.procuration.why"
  | "file.procurations_empty"
  | "file.record"
  | "file.register.bureau"
  | "file.register.t1"
  | "file.restricted.add"
  | "file.restricted.allowed"
  | "file.restricted.for"
  | "file.restricted.help"
  | "file.restricted.label"
  | "file.restricted.reason"
  | "file.restricted.title"
  | "file.revoke.act"
  | "file.revoke.at_once"
  | "file.revoke.date"
  | "file.revoke.reason"
  | "file.revoke.text"
  | "file.revoke.title"
  | "file.road_empty"
  | "file.role.announced"
  | "file.role.case_manager"
  | "file.role.imminent"
  | "file.service.act"
  | "file.service.kind"
  | "file.service.started_on"
  | "file.service.why"
  | "file.session.act"
  | "file.session.help.assessment"
  | "file.session.help.round_table"
  | "file.session.kind"
  | "file.sessions_empty"
  | "file.since"
  | "file.tab.announcement"
  | "file.tab.contracts"
  | "file.tab.history"
  | "file.tab.journal"
  | "file.tab.procurations"
  | "file.tab.road"
  | "file.tab.sessions"
  | "file.tabs"
  | "file.today"
  | "file.triage.act"
  | "file.triage.help.complex"
  | "file.triage.help.network"
  | "file.triage.help.refused"
  | "file.triage.outcome"
  | "file.triage.suggestion"
  | "file.triage.suggestion_help"
  | "file.triage.text"
  | "file.triage.why_outcome"
  | "file.triage.why_suggestion"
  | "file.until"
  | "file.video"
  | "format.address.anybody.madam"
  | "format.address.anybody.neutral"
  | "format.address.anybody.sir"
  | "format.address.physician.madam"
  | "format.address.physician.neutral"
  | "format.address.physician.sir"
  | "format.address_line.anybody.madam"
  | "format.address_line.anybody.sir"
  | "format.address_line.physician.madam"
  | "format.address_line.physician.sir"
  | "format.closing"
  | "format.date.long"
  | "format.date.with_weekday"
  | "format.day.any"
  | "format.day.first"
  | "format.month.m01"
  | "format.month.m02"
  | "format.month.m03"
  | "format.month.m04"
  | "format.month.m05"
  | "format.month.m06"
  | "format.month.m07"
  | "format.month.m08"
  | "format.month.m09"
  | "format.month.m10"
  | "format.month.m11"
  | "format.month.m12"
  | "format.salutation.anybody.madam"
  | "format.salutation.anybody.neutral"
  | "format.salutation.anybody.sir"
  | "format.salutation.nameless"
  | "format.salutation.physician.madam"
  | "format.salutation.physician.neutral"
  | "format.salutation.physician.sir"
  | "format.time.one"
  | "format.time.range"
  | "format.weekday.d1"
  | "format.weekday.d2"
  | "format.weekday.d3"
  | "format.weekday.d4"
  | "format.weekday.d5"
  | "format.weekday.d6"
  | "format.weekday.d7"
  | "invitations.calendar_looks"
  | "invitations.checked_before"
  | "invitations.closed"
  | "invitations.empty"
  | "invitations.failed_safe"
  | "invitations.follows"
  | "invitations.foot.language"
  | "invitations.foot.move"
  | "invitations.foot.print"
  | "invitations.foot.save"
  | "invitations.foot.take"
  | "invitations.letter_to"
  | "invitations.made.printed.one"
  | "invitations.made.printed.other"
  | "invitations.made.saved.one"
  | "invitations.made.saved.other"
  | "invitations.mail_looks"
  | "invitations.mark_sent"
  | "invitations.marked.one"
  | "invitations.marked.other"
  | "invitations.mend_person"
  | "invitations.mend_staff"
  | "invitations.no_content"
  | "invitations.no_letter"
  | "invitations.not_own_language"
  | "invitations.only_open"
  | "invitations.other_language"
  | "invitations.own_language"
  | "invitations.plain"
  | "invitations.preview"
  | "invitations.print.one"
  | "invitations.print.other"
  | "invitations.recipients"
  | "invitations.replaced"
  | "invitations.save"
  | "invitations.selected"
  | "invitations.stuck.one"
  | "invitations.stuck.other"
  | "invitations.subject"
  | "invitations.title"
  | "invitations.to_update.one"
  | "invitations.to_update.other"
  | "invitations.to_update_text"
  | "invitations.why_date"
  | "invitations.why_none"
  | "invitations.why_stuck"
  | "invitations.window"
  | "planner.about"
  | "planner.available"
  | "planner.busy.absence"
  | "planner.busy.not_working"
  | "planner.busy.session"
  | "planner.call_off.act.cancel"
  | "planner.call_off.act.postpone"
  | "planner.call_off.cancel"
  | "planner.call_off.done.cancel"
  | "planner.call_off.done.postpone"
  | "planner.call_off.help.cancel"
  | "planner.call_off.help.postpone"
  | "planner.call_off.how"
  | "planner.call_off.keep"
  | "planner.call_off.open"
  | "planner.call_off.postpone"
  | "planner.call_off.reason_help"
  | "planner.call_off.title"
  | "planner.call_off.told.one"
  | "planner.call_off.told.other"
  | "planner.cell.busy"
  | "planner.cell.chosen"
  | "planner.cell.free"
  | "planner.cell.proposal"
  | "planner.choose"
  | "planner.choose_date"
  | "planner.choose_room"
  | "planner.chosen"
  | "planner.closed"
  | "planner.date_refused"
  | "planner.date_saved"
  | "planner.foot.add"
  | "planner.foot.choose"
  | "planner.foot.date"
  | "planner.foot.remind"
  | "planner.foot.week"
  | "planner.grid"
  | "planner.invitee.add"
  | "planner.invitee.add_act"
  | "planner.invitee.add_title"
  | "planner.invitee.added"
  | "planner.invitee.because"
  | "planner.invitee.because_help"
  | "planner.invitee.choose"
  | "planner.invitee.everybody"
  | "planner.invitee.find"
  | "planner.invitee.replace"
  | "planner.invitee.replace_title"
  | "planner.invitee.replaced"
  | "planner.invitee.role"
  | "planner.invitee.substitute_text"
  | "planner.invitee.who"
  | "planner.manual.date"
  | "planner.manual.for_day"
  | "planner.manual.link"
  | "planner.manual.link_help"
  | "planner.manual.minutes"
  | "planner.manual.open"
  | "planner.manual.place"
  | "planner.manual.save"
  | "planner.manual.time"
  | "planner.mend.blocks"
  | "planner.mend.date"
  | "planner.mend.identity"
  | "planner.mend.invitations"
  | "planner.mend.place"
  | "planner.mend.procuration"
  | "planner.mend.quorum"
  | "planner.mend.roster"
  | "planner.no_proposals"
  | "planner.place"
  | "planner.place_booked"
  | "planner.place_kind.open"
  | "planner.place_kind.room"
  | "planner.place_kind.video"
  | "planner.place_open"
  | "planner.presence.one"
  | "planner.presence.other"
  | "planner.proposals"
  | "planner.ranking"
  | "planner.reason"
  | "planner.reason_needed"
  | "planner.remind_open"
  | "planner.room"
  | "planner.room_seats"
  | "planner.roster.accepted.one"
  | "planner.roster.accepted.other"
  | "planner.roster.accepts"
  | "planner.roster.correct"
  | "planner.roster.correct_of"
  | "planner.roster.declined.one"
  | "planner.roster.declined.other"
  | "planner.roster.declines"
  | "planner.roster.fill"
  | "planner.roster.languages"
  | "planner.roster.missing.one"
  | "planner.roster.missing.other"
  | "planner.roster.preview"
  | "planner.roster.recorded"
  | "planner.roster.remind"
  | "planner.roster.remove"
  | "planner.roster.removed"
  | "planner.roster.reopen"
  | "planner.roster.replace"
  | "planner.roster.replied"
  | "planner.roster.reprinted"
  | "planner.roster.title"
  | "planner.roster.to_send.one"
  | "planner.roster.to_send.other"
  | "planner.roster.to_update.one"
  | "planner.roster.to_update.other"
  | "planner.roster.unanswered.one"
  | "planner.roster.unanswered.other"
  | "planner.rule_state.met"
  | "planner.rule_state.open"
  | "planner.rule_state.waiting"
  | "planner.rule_state.waived"
  | "planner.rules"
  | "planner.shape"
  | "planner.shape_grid"
  | "planner.shape_list"
  | "planner.show_week"
  | "planner.span"
  | "planner.span_two"
  | "planner.to_update.one"
  | "planner.to_update.other"
  | "planner.to_update_act"
  | "planner.unwaive"
  | "planner.waive"
  | "planner.waive_act"
  | "planner.waive_rule"
  | "planner.waive_text"
  | "planner.waived"
  | "planner.waived_because"
  | "planner.waiver_taken_back"
  | "planner.week"
  | "planner.week_after"
  | "planner.week_before"
  | "sessions.column.date"
  | "sessions.column.kind"
  | "sessions.column.missing"
  | "sessions.column.number"
  | "sessions.column.person"
  | "sessions.column.place"
  | "sessions.column.ready"
  | "sessions.column.status"
  | "sessions.column.time"
  | "sessions.convoke.act"
  | "sessions.convoke.choose"
  | "sessions.convoke.find"
  | "sessions.convoke.help.assessment"
  | "sessions.convoke.help.round_table"
  | "sessions.convoke.kind"
  | "sessions.convoke.next"
  | "sessions.convoke.plan"
  | "sessions.convoke.situation"
  | "sessions.convoke.title"
  | "sessions.count.one"
  | "sessions.count.other"
  | "sessions.day.blocks"
  | "sessions.day.case_manager"
  | "sessions.day.choose"
  | "sessions.day.contract"
  | "sessions.day.decision"
  | "sessions.day.empty_block"
  | "sessions.day.entitlement"
  | "sessions.day.file"
  | "sessions.day.filled"
  | "sessions.day.find_staff"
  | "sessions.day.held"
  | "sessions.day.hold"
  | "sessions.day.hold_foot"
  | "sessions.day.hold_text"
  | "sessions.day.hold_title"
  | "sessions.day.measures_done"
  | "sessions.day.minutes"
  | "sessions.day.minutes_help"
  | "sessions.day.next_block"
  | "sessions.day.next_step"
  | "sessions.day.no_blocks"
  | "sessions.day.no_minutes"
  | "sessions.day.saved"
  | "sessions.day.status"
  | "sessions.day.to_table"
  | "sessions.day.why_date"
  | "sessions.day.why_decision"
  | "sessions.empty"
  | "sessions.empty_region"
  | "sessions.filter.all"
  | "sessions.filter.period"
  | "sessions.filter.region"
  | "sessions.filter.upcoming"
  | "sessions.foot.call"
  | "sessions.foot.move"
  | "sessions.foot.up"
  | "sessions.kind.assessment"
  | "sessions.kind.round_table"
  | "sessions.no_date"
  | "sessions.no_place"
  | "sessions.protected"
  | "sessions.ready"
  | "sessions.side.invitations"
  | "sessions.side.label"
  | "sessions.side.minutes"
  | "sessions.side.planner"
  | "sessions.title.assessment"
  | "sessions.title.round_table"
  | "sessions.title_list"
  | "sessions.video"
  | "sessions.window"
  | "situations.announce"
  | "situations.choose"
  | "situations.count"
  | "situations.empty.all"
  | "situations.empty.everywhere"
  | "situations.empty.filtered"
  | "situations.empty.filters"
  | "situations.empty.none"
  | "situations.empty.search"
  | "situations.filter.complex_all"
  | "situations.filter.coordinator"
  | "situations.filter.fewer"
  | "situations.filter.more"
  | "situations.filter.open"
  | "situations.filter.open_only"
  | "situations.filter.procuration"
  | "situations.filter.region"
  | "situations.filter.register"
  | "situations.filter.service"
  | "situations.filter.state"
  | "situations.filters"
  | "situations.key.next"
  | "situations.key.previous"
  | "situations.list"
  | "situations.new"
  | "situations.procuration.active"
  | "situations.procuration.expired"
  | "situations.procuration.expiring"
  | "situations.procuration.missing"
  | "situations.procuration.revoked"
  | "situations.protected"
  | "situations.protected_detail"
  | "situations.search"
  | "situations.search_hint"
  | "situations.sort"
  | "situations.sort_by.name"
  | "situations.sort_by.number"
  | "situations.sort_by.recent"
  | "situations.sort_by.region"
  | "situations.sort_by.state"
  | "situations.title"
  | "today.all_checked"
  | "today.announce"
  | "today.announcements"
  | "today.canton"
  | "today.column.announced_by"
  | "today.column.coordinator"
  | "today.column.due"
  | "today.column.file"
  | "today.column.institution"
  | "today.column.invitee"
  | "today.column.letter"
  | "today.column.person"
  | "today.column.received"
  | "today.column.region"
  | "today.column.sent"
  | "today.column.service"
  | "today.column.session"
  | "today.column.state"
  | "today.column.waiting"
  | "today.complete"
  | "today.contracts"
  | "today.contracts_empty"
  | "today.done"
  | "today.due.one"
  | "today.due.other"
  | "today.empty"
  | "today.follow_ups"
  | "today.fortnight"
  | "today.key.announce"
  | "today.key.walk"
  | "today.kind.assessment"
  | "today.kind.round_table"
  | "today.late.one"
  | "today.late.other"
  | "today.next_holiday"
  | "today.no_date"
  | "today.nothing_due"
  | "today.of_which"
  | "today.open"
  | "today.person"
  | "today.procurations"
  | "today.procurations_empty"
  | "today.ready"
  | "today.region"
  | "today.replies"
  | "today.see_complex"
  | "today.see_sessions"
  | "today.see_situations"
  | "today.sessions"
  | "today.sessions_on.one"
  | "today.sessions_on.other"
  | "today.side"
  | "today.title"
  | "today.unblock"
  | "ui.about.data"
  | "ui.about.data_text"
  | "ui.about.licence"
  | "ui.about.parts"
  | "ui.about.version"
  | "ui.act.add"
  | "ui.act.cancel"
  | "ui.act.close"
  | "ui.act.discard"
  | "ui.act.edit"
  | "ui.act.lock"
  | "ui.act.remove"
  | "ui.act.retry"
  | "ui.act.save"
  | "ui.act.saved"
  | "ui.act.undo"
  | "ui.act.undo_last"
  | "ui.act.undone"
  | "ui.address.number"
  | "ui.address.postal_box"
  | "ui.address.postcode"
  | "ui.address.street"
  | "ui.address.supplement"
  | "ui.address.title"
  | "ui.address.town"
  | "ui.backup.at"
  | "ui.backup.file"
  | "ui.backup.file_help"
  | "ui.backup.folder"
  | "ui.backup.folder_own"
  | "ui.backup.line"
  | "ui.backup.list"
  | "ui.backup.made"
  | "ui.backup.none"
  | "ui.backup.now"
  | "ui.backup.now_act"
  | "ui.backup.now_text"
  | "ui.backup.other"
  | "ui.backup.rebuild"
  | "ui.backup.rebuild_act"
  | "ui.backup.rebuild_ask"
  | "ui.backup.rebuild_text"
  | "ui.backup.rebuilt"
  | "ui.backup.records"
  | "ui.backup.restore"
  | "ui.backup.restore_text"
  | "ui.backup.restored"
  | "ui.backup.secret"
  | "ui.backup.size"
  | "ui.backup.verified"
  | "ui.backup.verify"
  | "ui.backup.which"
  | "ui.catalogue.basis"
  | "ui.catalogue.conditions"
  | "ui.catalogue.measure"
  | "ui.catalogue.none"
  | "ui.catalogue.payer"
  | "ui.catalogue.search"
  | "ui.catalogue.text"
  | "ui.combobox.free"
  | "ui.combobox.none"
  | "ui.count"
  | "ui.days.add"
  | "ui.days.administration"
  | "ui.days.afternoon"
  | "ui.days.date"
  | "ui.days.holidays"
  | "ui.days.holidays_text"
  | "ui.days.morning"
  | "ui.days.name_de"
  | "ui.days.name_fr"
  | "ui.days.next"
  | "ui.days.none"
  | "ui.days.part"
  | "ui.days.previous"
  | "ui.days.remove"
  | "ui.days.saved"
  | "ui.days.whole"
  | "ui.directory.absences"
  | "ui.directory.access"
  | "ui.directory.active"
  | "ui.directory.add_absence"
  | "ui.directory.add_room"
  | "ui.directory.add_staff"
  | "ui.directory.afternoons"
  | "ui.directory.always"
  | "ui.directory.building"
  | "ui.directory.circle"
  | "ui.directory.code"
  | "ui.directory.days"
  | "ui.directory.from"
  | "ui.directory.german"
  | "ui.directory.german_open"
  | "ui.directory.german_validated"
  | "ui.directory.in_use"
  | "ui.directory.institution"
  | "ui.directory.institutions"
  | "ui.directory.left"
  | "ui.directory.member"
  | "ui.directory.mornings"
  | "ui.directory.name"
  | "ui.directory.name_de"
  | "ui.directory.name_fr"
  | "ui.directory.no_rooms"
  | "ui.directory.none"
  | "ui.directory.not_member"
  | "ui.directory.out_of_use"
  | "ui.directory.remove_absence"
  | "ui.directory.room"
  | "ui.directory.rooms"
  | "ui.directory.search_institution"
  | "ui.directory.search_staff"
  | "ui.directory.seats"
  | "ui.directory.since"
  | "ui.directory.staff"
  | "ui.directory.state"
  | "ui.directory.time"
  | "ui.directory.to"
  | "ui.directory.until"
  | "ui.directory.validity"
  | "ui.directory.working_week"
  | "ui.directory.works"
  | "ui.error.copied"
  | "ui.error.copy"
  | "ui.error.fields.one"
  | "ui.error.fields.other"
  | "ui.error.unknown"
  | "ui.field.date_pattern"
  | "ui.field.money_wrong"
  | "ui.field.optional"
  | "ui.filter.remove"
  | "ui.footer.add"
  | "ui.footer.save"
  | "ui.frame.all_keys"
  | "ui.frame.keys"
  | "ui.frame.main"
  | "ui.frame.messages"
  | "ui.frame.next_pane"
  | "ui.frame.outbox.one"
  | "ui.frame.outbox.other"
  | "ui.frame.path"
  | "ui.frame.places"
  | "ui.frame.practice"
  | "ui.frame.saved"
  | "ui.frame.saved_at"
  | "ui.frame.side"
  | "ui.frame.skip"
  | "ui.key.down"
  | "ui.key.enter"
  | "ui.key.escape"
  | "ui.key.left"
  | "ui.key.right"
  | "ui.key.shift"
  | "ui.key.space"
  | "ui.key.up"
  | "ui.keys.disabled"
  | "ui.keys.everywhere"
  | "ui.keys.go"
  | "ui.keys.here"
  | "ui.keys.note"
  | "ui.language.de"
  | "ui.language.fr"
  | "ui.language.label"
  | "ui.language.switch"
  | "ui.list.next"
  | "ui.list.previous"
  | "ui.loading"
  | "ui.lost.back"
  | "ui.lost.failed"
  | "ui.lost.failed_text"
  | "ui.lost.text"
  | "ui.lost.title"
  | "ui.of"
  | "ui.palette.choose"
  | "ui.palette.contracts"
  | "ui.palette.directory"
  | "ui.palette.everywhere"
  | "ui.palette.files"
  | "ui.palette.go"
  | "ui.palette.here"
  | "ui.palette.none"
  | "ui.palette.note"
  | "ui.palette.placeholder"
  | "ui.palette.run"
  | "ui.palette.sessions"
  | "ui.palette.title"
  | "ui.paper.larger"
  | "ui.paper.page"
  | "ui.paper.pages"
  | "ui.paper.preview"
  | "ui.paper.smaller"
  | "ui.person.email"
  | "ui.person.first_name"
  | "ui.person.form"
  | "ui.person.function"
  | "ui.person.name"
  | "ui.person.phone"
  | "ui.person.region"
  | "ui.person.title"
  | "ui.person.whole_canton"
  | "ui.place.catalogue"
  | "ui.place.contracts"
  | "ui.place.directory"
  | "ui.place.sessions"
  | "ui.place.settings"
  | "ui.place.situations"
  | "ui.place.today"
  | "ui.product"
  | "ui.protected"
  | "ui.readiness"
  | "ui.search.button"
  | "ui.search.clear"
  | "ui.search.everywhere"
  | "ui.search.list"
  | "ui.settings.about"
  | "ui.settings.backups"
  | "ui.settings.comfortable"
  | "ui.settings.compact"
  | "ui.settings.density"
  | "ui.settings.display"
  | "ui.settings.folder"
  | "ui.settings.folder_system"
  | "ui.settings.folder_text"
  | "ui.settings.footer"
  | "ui.settings.footer_on"
  | "ui.settings.head_name"
  | "ui.settings.head_place"
  | "ui.settings.head_tagline"
  | "ui.settings.keys"
  | "ui.settings.keys_on"
  | "ui.settings.keys_text"
  | "ui.settings.language_text"
  | "ui.settings.letterhead"
  | "ui.settings.letterhead_saved"
  | "ui.settings.letters"
  | "ui.settings.lock"
  | "ui.settings.lock_text"
  | "ui.settings.minutes.one"
  | "ui.settings.minutes.other"
  | "ui.settings.never"
  | "ui.settings.open"
  | "ui.settings.open_on"
  | "ui.settings.password"
  | "ui.settings.password_change"
  | "ui.settings.password_changed"
  | "ui.settings.password_current"
  | "ui.settings.region"
  | "ui.settings.region_text"
  | "ui.settings.security"
  | "ui.settings.slot_no_password"
  | "ui.settings.slot_password"
  | "ui.settings.slots"
  | "ui.settings.slots_text"
  | "ui.settings.theme"
  | "ui.settings.theme_dark"
  | "ui.settings.theme_light"
  | "ui.settings.theme_system"
  | "ui.settings.window"
  | "ui.settings.window_text"
  | "ui.settings.zoom"
  | "ui.settings.zoom_text"
  | "ui.start.create"
  | "ui.start.create_act"
  | "ui.start.damaged"
  | "ui.start.damaged_safe"
  | "ui.start.damaged_text"
  | "ui.start.in_use"
  | "ui.start.in_use_safe"
  | "ui.start.in_use_text"
  | "ui.start.keyring"
  | "ui.start.keyring_help"
  | "ui.start.keyring_locked"
  | "ui.start.keyring_locked_text"
  | "ui.start.keyring_missing"
  | "ui.start.keyring_missing_text"
  | "ui.start.locked"
  | "ui.start.locked_text"
  | "ui.start.newer"
  | "ui.start.newer_safe"
  | "ui.start.newer_text"
  | "ui.start.opening"
  | "ui.start.password"
  | "ui.start.password_again"
  | "ui.start.password_help"
  | "ui.start.practise"
  | "ui.start.practise_act"
  | "ui.start.practise_safe"
  | "ui.start.practise_text"
  | "ui.start.read_only"
  | "ui.start.read_only_safe"
  | "ui.start.read_only_text"
  | "ui.start.recovery"
  | "ui.start.recovery_done"
  | "ui.start.recovery_help"
  | "ui.start.recovery_print"
  | "ui.start.recovery_safe"
  | "ui.start.recovery_text"
  | "ui.start.recovery_why"
  | "ui.start.restore"
  | "ui.start.safe"
  | "ui.start.salvage"
  | "ui.start.salvage_act"
  | "ui.start.salvage_text"
  | "ui.start.salvaged"
  | "ui.start.strength.fair"
  | "ui.start.strength.good"
  | "ui.start.strength.short"
  | "ui.start.strength.weak"
  | "ui.start.unlock"
  | "ui.start.use_keyring"
  | "ui.start.use_password"
  | "ui.start.use_recovery"
  | "ui.start.ways"
  | "ui.start.welcome"
  | "ui.start.welcome_text"
  | "ui.table.empty"
  | "ui.theme.to_dark"
  | "ui.theme.to_light"
  | "ui.zoom.larger"
  | "ui.zoom.reset"
  | "ui.zoom.smaller";

export const messages: { readonly fr: Readonly<Record<MessageKey, string>>; readonly de: Readonly<Record<MessageKey, string>> } = {
  fr: {
    "announcement.act": "Annoncer",
    "announcement.act_short": "annoncer",
    "announcement.add_service": "Ajouter un service",
    "announcement.back_to_search": "Chercher à nouveau",
    "announcement.born": "naissance le %{date}",
    "announcement.choose": "Choisir",
    "announcement.complete": "L’annonce est complète.",
    "announcement.contact": "Personne de contact",
    "announcement.contact_of": "Personne de contact, %{code}",
    "announcement.done": "Annonce %{number} enregistrée.",
    "announcement.duplicates": "Personne déjà connue ?",
    "announcement.duplicates_text": "Comparez avant d’annoncer. Les personnes ne sont jamais fusionnées.",
    "announcement.early": "Détection précoce",
    "announcement.field.age_group": "Groupe d’âge",
    "announcement.field.avs": "Numéro AVS",
    "announcement.field.birth_date": "Date de naissance",
    "announcement.field.counted_under": "Compter sous",
    "announcement.field.email": "Courriel",
    "announcement.field.first_name": "Prénom",
    "announcement.field.follow_up_started_on": "Début du suivi au service annonceur",
    "announcement.field.form": "Civilité",
    "announcement.field.laci_rights_end_on": "Fin des droits LACI",
    "announcement.field.language": "Langue des lettres",
    "announcement.field.name": "Nom",
    "announcement.field.number": "Numéro",
    "announcement.field.other_services": "Autres services concernés",
    "announcement.field.phone": "Téléphone",
    "announcement.field.postal_box": "Case postale",
    "announcement.field.postcode": "NPA",
    "announcement.field.provenance": "Provenance",
    "announcement.field.reason": "Motif de l’annonce",
    "announcement.field.received_on": "Reçue le",
    "announcement.field.region": "Région",
    "announcement.field.register": "Registre",
    "announcement.field.representative_kind": "Représentation légale",
    "announcement.field.representative_name": "Nom de la représentation",
    "announcement.field.representative_phone": "Téléphone de la représentation",
    "announcement.field.respondent": "Répondant CII",
    "announcement.field.service": "Service annonceur",
    "announcement.field.service_asked": "Service demandé",
    "announcement.field.sex": "Sexe",
    "announcement.field.street": "Rue",
    "announcement.field.supplement": "Complément d’adresse",
    "announcement.field.town": "Localité",
    "announcement.field.worker": "Collaborateur annonceur",
    "announcement.form_lead": "Les champs non marqués « facultatif » sont nécessaires.",
    "announcement.help.avs": "13 chiffres, facultatif par protection des données.",
    "announcement.help.counted_under": "Seulement si la statistique doit compter un autre service.",
    "announcement.help.follow_up_started_on": "Sert à la détection précoce : moins de six mois.",
    "announcement.help.language": "Les lettres suivent cette langue, pas celle de l’écran.",
    "announcement.help.reason": "Dans votre langue. Le texte n’est pas traduit.",
    "announcement.hints": "Indications",
    "announcement.imminent": "À venir",
    "announcement.kept": "Brouillon gardé ici",
    "announcement.known_person": "Les données de la personne sont déjà connues.",
    "announcement.new_situation": "Nouvelle situation",
    "announcement.nobody": "Personne",
    "announcement.not_said": "Pas indiqué",
    "announcement.nothing_noticed": "Les indications apparaissent ici pendant la saisie.",
    "announcement.remove_service": "Retirer %{code}",
    "announcement.reopen": "Rouvrir",
    "announcement.reopening": "La nouvelle situation sera rattachée à %{number}.",
    "announcement.same_service": "Le même service",
    "announcement.search.begin": "Tapez au moins deux lettres.",
    "announcement.search.found.one": "%{count} personne correspond",
    "announcement.search.found.other": "%{count} personnes correspondent",
    "announcement.search.hint": "Nom et prénom, numéro AVS ou date de naissance",
    "announcement.search.label": "Rechercher la personne",
    "announcement.search.lead": "D’abord la recherche, dans toutes les régions : la personne est peut-être déjà connue.",
    "announcement.search.minimum": "Les accents et l’ordre des mots ne comptent pas. Seul le minimum est montré, et la recherche est consignée.",
    "announcement.search.new_person": "Annoncer une nouvelle personne",
    "announcement.search.new_person_short": "nouvelle personne",
    "announcement.search.nobody": "Personne ne correspond à « %{words} ».",
    "announcement.search.someone_else": "C’est quelqu’un d’autre : annoncer une nouvelle personne",
    "announcement.section.address": "Adresse",
    "announcement.section.announcement": "Annonce",
    "announcement.section.criteria": "Critères",
    "announcement.section.need": "Besoin",
    "announcement.section.person": "Personne",
    "announcement.someone_else": "C’est quelqu’un d’autre",
    "announcement.start_over": "Effacer le brouillon",
    "announcement.title": "Nouvelle annonce",
    "announcement.triage_decides": "Le tri décidera",
    "contracts.add_duty": "Ajouter une obligation",
    "contracts.add_goal": "Ajouter un objectif",
    "contracts.add_measure": "Ajouter une mesure",
    "contracts.add_review": "Ajouter une revue",
    "contracts.aim": "But",
    "contracts.all_parties": "Toutes les parties",
    "contracts.amend": "Rédiger un avenant",
    "contracts.amend_text": "Le contrat en vigueur reste tel quel jusqu’à ce que l’avenant soit signé.",
    "contracts.amend_title": "Rédiger l’avenant %{number} ?",
    "contracts.amended": "Avenant commencé.",
    "contracts.amendment_title": "Avenant %{number} au contrat d’objectifs",
    "contracts.by_payer": "Par payeur, CHF",
    "contracts.case_manager": "Case manager",
    "contracts.catalogue": "Prestation du catalogue",
    "contracts.catalogue_find": "Chercher au catalogue, ou écrire librement",
    "contracts.choose": "À choisir",
    "contracts.clear_filters": "Montrer tous les contrats",
    "contracts.close_entry": "Fermer",
    "contracts.column.goals": "Objectifs",
    "contracts.column.number": "Numéro",
    "contracts.column.person": "Personne",
    "contracts.column.region": "Région",
    "contracts.column.review": "Prochaine revue",
    "contracts.column.starts": "Début",
    "contracts.column.status": "État",
    "contracts.column.total": "Total CHF",
    "contracts.column.version": "Version",
    "contracts.commission": "Décision de la Commission droit",
    "contracts.conformity": "Conformité",
    "contracts.cost": "Coût, CHF",
    "contracts.count.one": "%{count} contrat",
    "contracts.count.other": "%{count} contrats",
    "contracts.dated": "le %{date}",
    "contracts.down": "Descendre %{number}",
    "contracts.due_on": "Échéance",
    "contracts.duties": "Obligations",
    "contracts.duty": "Obligation %{number}, %{party}",
    "contracts.empty": "Aucun contrat d’objectifs.",
    "contracts.empty_filtered": "Aucun contrat ne correspond à la recherche.",
    "contracts.end": "Terminer le contrat…",
    "contracts.end_act": "Terminer le contrat",
    "contracts.end_how": "Résultat",
    "contracts.end_reason": "Motif de fin : %{reason}",
    "contracts.end_text": "Le contrat reste au dossier et ne change plus.",
    "contracts.end_title": "Terminer le contrat",
    "contracts.ended": "Contrat terminé.",
    "contracts.every_three_months": "Tous les trois mois",
    "contracts.find_staff": "Nom, institution",
    "contracts.foot.amend": "avenant",
    "contracts.foot.goal": "objectif",
    "contracts.foot.measure": "mesure",
    "contracts.foot.move": "suivant",
    "contracts.foot.print": "imprimer",
    "contracts.foot.start": "rédiger",
    "contracts.foot.validate": "valider la conformité",
    "contracts.from": "Du",
    "contracts.goal": "Objectif",
    "contracts.goal_empty": "Objectif à décrire",
    "contracts.goal_state": "État",
    "contracts.goals": "Objectifs",
    "contracts.in.de": "en allemand",
    "contracts.in.fr": "en français",
    "contracts.indicator": "Indicateur",
    "contracts.language": "Langue du contrat",
    "contracts.legal_basis": "Base légale",
    "contracts.measure": "Mesure",
    "contracts.measure_empty": "Mesure à décrire",
    "contracts.measure_provider": "Mesure, prestataire",
    "contracts.measures": "Mesures",
    "contracts.no_due": "sans échéance",
    "contracts.no_duties": "%{party} : aucune obligation.",
    "contracts.no_goals": "Aucun objectif.",
    "contracts.no_measures": "Aucune mesure.",
    "contracts.no_payer": "Sans payeur",
    "contracts.no_signatories": "Aucun signataire.",
    "contracts.not_saved": "Le texte reste ici. Il n’est pas encore enregistré.",
    "contracts.open": "à fixer",
    "contracts.original": "Contrat",
    "contracts.pages.one": "%{count} page",
    "contracts.pages.other": "%{count} pages",
    "contracts.paper_in": "Aperçu : %{language}",
    "contracts.parties": "%{count} parties",
    "contracts.payer": "Payeur",
    "contracts.preview": "Aperçu",
    "contracts.print.act": "Imprimer",
    "contracts.print.draft": "Le document porte la marque « Projet ».",
    "contracts.print.finish": "Terminer",
    "contracts.print.in.both": "Les deux, côte à côte",
    "contracts.print.in.de": "Allemand",
    "contracts.print.in.fr": "Français",
    "contracts.print.languages": "Langue du document",
    "contracts.print.made.one": "%{count} document imprimé",
    "contracts.print.made.other": "%{count} documents imprimés",
    "contracts.print.prevails": "Avec la mention que le texte français fait foi.",
    "contracts.print.safe": "Le contrat reste enregistré. Essayez encore une fois.",
    "contracts.print.title": "Imprimer le contrat",
    "contracts.provider": "Prestataire",
    "contracts.read_only": "Ce contrat ne change plus. Une modification se fait par un avenant numéroté.",
    "contracts.read_only_to_sign": "La conformité est validée, le texte ne change plus. Les signatures peuvent être recueillies.",
    "contracts.reason": "Motif",
    "contracts.remove": "Supprimer %{number}",
    "contracts.remove_review": "Supprimer la revue %{number}",
    "contracts.remove_signatory": "Retirer %{party} des signataires",
    "contracts.reopen": "Rouvrir le texte",
    "contracts.reopen_text": "La validation de la conformité sera levée.",
    "contracts.reopen_title": "Rouvrir le texte ?",
    "contracts.reopened": "Le texte est de nouveau ouvert.",
    "contracts.review": "Revue %{number}",
    "contracts.reviews": "Suivi et revues",
    "contracts.save_now": "Enregistrer maintenant",
    "contracts.saved": "Enregistré %{time}",
    "contracts.saving": "Enregistrement",
    "contracts.search": "Chercher un contrat",
    "contracts.signatories": "Signataires",
    "contracts.signatory_name": "Nom de la personne qui signe",
    "contracts.signature.act": "Inscrire…",
    "contracts.signature.answer": "Réponse",
    "contracts.signature.correct": "Corriger…",
    "contracts.signature.date": "Date",
    "contracts.signature.done.open": "Réponse levée : %{party}.",
    "contracts.signature.done.refused": "Refus inscrit : %{party}.",
    "contracts.signature.done.signed": "Signature inscrite : %{party}.",
    "contracts.signature.first": "Dès la première signature, le texte ne change plus.",
    "contracts.signature.kind.open": "À signer",
    "contracts.signature.kind.refused": "Refusé",
    "contracts.signature.kind.signed": "Signé",
    "contracts.signature.last": "C’est la dernière signature : le contrat entre en vigueur.",
    "contracts.signature.reason": "Motif du refus",
    "contracts.signature.record": "Inscrire la réponse",
    "contracts.signature.title": "Signature : %{party}",
    "contracts.signatures": "Signatures",
    "contracts.start": "Rédiger un contrat",
    "contracts.start_act": "Commencer",
    "contracts.start_text": "Les institutions concernées et le case manager sont repris du dossier.",
    "contracts.starts_on": "Début",
    "contracts.title": "Contrat d’objectifs",
    "contracts.title_list": "Contrats d’objectifs",
    "contracts.to": "Au",
    "contracts.total": "Total",
    "contracts.total_measures": "Total des mesures",
    "contracts.total_shown": "Total des mesures, CHF",
    "contracts.translate": "Traduire les textes %{language}",
    "contracts.translation_of": "%{label} %{language}",
    "contracts.up": "Monter %{number}",
    "contracts.validate": "Valider la conformité",
    "contracts.validate_text": "Le texte ne pourra plus changer, et les signatures pourront être recueillies. Le contrat peut être rouvert tant que personne n’a signé.",
    "contracts.validate_title": "Valider la conformité ?",
    "contracts.validated": "Conformité validée.",
    "contracts.validated_by": "Validée par %{name} le %{date}",
    "contracts.version": "Avenant %{number}",
    "contracts.versions": "Versions",
    "contracts.warranted": "Le Bureau garantit la conformité à chaque loi.",
    "contracts.why_gaps.one": "Encore %{count} point à régler.",
    "contracts.why_gaps.other": "Encore %{count} points à régler.",
    "contracts.why_reason": "Il manque le motif.",
    "contracts.why_start": "Il manque le début du contrat.",
    "contracts.window": "Contrat %{number}",
    "core.access.backup": "Sauvegarde",
    "core.access.export": "Enregistrement de fichiers",
    "core.access.print": "Impression",
    "core.access.read": "Dossier ouvert",
    "core.access.restore": "Restauration",
    "core.access.search": "Recherche « %{detail} »",
    "core.access.unlock": "Ouverture de la base",
    "core.access.unmask": "Personne protégée affichée",
    "core.act.add_note": "Note ajoutée",
    "core.act.add_service": "Service ajouté",
    "core.act.amend_contract": "Avenant commencé",
    "core.act.announce": "Annonce enregistrée",
    "core.act.cancel_session": "Séance annulée",
    "core.act.close_situation": "Situation close",
    "core.act.confirm_identity": "Identité confirmée",
    "core.act.create_office": "Bureau créé",
    "core.act.decide_triage": "Triage décidé",
    "core.act.end_contract": "Contrat terminé",
    "core.act.hold_session": "Séance tenue",
    "core.act.load": "Données chargées",
    "core.act.mark_invitations_sent": "Invitations envoyées",
    "core.act.plan_session": "Séance planifiée",
    "core.act.postpone_session": "Séance reportée",
    "core.act.record_follow_up": "Suivi trimestriel saisi",
    "core.act.record_reply": "Réponse saisie",
    "core.act.record_signature": "Signature saisie",
    "core.act.reopen_contract": "Contrat rouvert",
    "core.act.revoke_procuration": "Procuration révoquée",
    "core.act.save_block": "Bloc rempli",
    "core.act.save_closed_days": "Jours fermés modifiés",
    "core.act.save_contract": "Contrat d’objectifs modifié",
    "core.act.save_invitee": "Table modifiée",
    "core.act.save_involvement": "Institutions modifiées",
    "core.act.save_letterhead": "En-tête modifié",
    "core.act.save_person": "Personne modifiée",
    "core.act.save_procuration": "Procuration établie",
    "core.act.save_room": "Salle modifiée",
    "core.act.save_staff": "Personnel modifié",
    "core.act.set_case_manager": "Case manager désigné",
    "core.act.set_session_date": "Date de la séance fixée",
    "core.act.sign_procuration": "Procuration signée",
    "core.act.start_contract": "Contrat d’objectifs commencé",
    "core.act.undo": "Modification annulée",
    "core.act.validate_conformity": "Conformité validée",
    "core.act.waive_rule": "Règle dérogée",
    "core.announcement.early": "%{months} mois et %{days} jours depuis le début du suivi : compte comme détection précoce",
    "core.announcement.late": "%{months} mois et %{days} jours depuis le début du suivi : ne compte pas comme détection précoce",
    "core.conformity.commission_not_decided": "Mesure %{number} : décision de la Commission « droit » en attente",
    "core.conformity.commission_refused": "Mesure %{number} : refusée par la Commission « droit »",
    "core.conformity.duty_without_text": "Obligation %{number} : texte manquant",
    "core.conformity.goal_due_before_start": "Objectif %{number} : échéance du %{on} avant le début du contrat",
    "core.conformity.goal_due_past": "Objectif %{number} : échéance du %{on} déjà passée",
    "core.conformity.goal_without_due": "Objectif %{number} : échéance manquante",
    "core.conformity.goal_without_indicator": "Objectif %{number} : indicateur manquant",
    "core.conformity.goal_without_text": "Objectif %{number} : texte manquant",
    "core.conformity.institution_does_not_sign": "%{institution} : signature non prévue",
    "core.conformity.institution_without_duty": "%{institution} : aucune obligation",
    "core.conformity.institution_without_procuration": "%{institution} : pas de procuration active",
    "core.conformity.legal_basis_does_not_fit": "Mesure %{number} : %{basis} ne correspond pas au payeur %{payer}",
    "core.conformity.measure_dates_reversed": "Mesure %{number} : la fin (%{to}) précède le début (%{from})",
    "core.conformity.measure_in_catalogue_of_another": "Mesure %{number} : au catalogue d’un autre payeur, la Commission « droit » doit décider",
    "core.conformity.measure_negative_cost": "Mesure %{number} : coût négatif (%{cost})",
    "core.conformity.measure_no_longer_in_catalogue": "Mesure %{number} : plus au catalogue, la Commission « droit » doit décider",
    "core.conformity.measure_outside_catalogue": "Mesure %{number} : hors catalogue, la Commission « droit » doit décider",
    "core.conformity.measure_without_cost": "Mesure %{number} : coût manquant",
    "core.conformity.measure_without_dates": "Mesure %{number} : dates manquantes",
    "core.conformity.measure_without_legal_basis": "Mesure %{number} : base légale manquante",
    "core.conformity.measure_without_payer": "Mesure %{number} : payeur manquant",
    "core.conformity.measure_without_provider": "Mesure %{number} : prestataire manquant",
    "core.conformity.measure_without_title": "Mesure %{number} : titre manquant",
    "core.conformity.met.case_manager": "Case manager désigné",
    "core.conformity.met.duties": "Obligations de la personne et de chaque institution",
    "core.conformity.met.goals": "But, objectifs, indicateurs et échéances",
    "core.conformity.met.legal_frames": "Payeur et base légale de chaque mesure",
    "core.conformity.met.measures": "Mesures datées et chiffrées",
    "core.conformity.met.procurations": "Procuration active pour chaque institution",
    "core.conformity.met.reviews": "Bilans tous les trois mois",
    "core.conformity.met.signatures": "Signataires désignés",
    "core.conformity.no_aim": "But du contrat manquant",
    "core.conformity.no_case_manager": "Case manager à désigner",
    "core.conformity.no_duty_of_the_person": "Aucune obligation de la personne",
    "core.conformity.no_goal": "Aucun objectif",
    "core.conformity.no_review": "Aucun bilan prévu",
    "core.conformity.no_start": "Début du contrat manquant",
    "core.conformity.nobody_to_sign": "Aucune signature prévue",
    "core.conformity.person_does_not_sign": "La personne n’est pas prévue pour signer",
    "core.conformity.review_before_start": "Bilan du %{on} avant le début du contrat",
    "core.conformity.reviews_end_too_early": "Aucun bilan entre le %{from} et la fin, le %{to}",
    "core.conformity.reviews_too_far_apart": "Plus de trois mois entre le %{from} et le bilan du %{to}",
    "core.conformity.signatory_without_name": "%{institution} : nom de la personne qui signe manquant",
    "core.history.field.address": "Adresse",
    "core.history.field.aim": "But",
    "core.history.field.avs": "Numéro AVS",
    "core.history.field.birth_date": "Date de naissance",
    "core.history.field.blocks": "Blocs",
    "core.history.field.called_off": "Report ou annulation",
    "core.history.field.case_manager": "Case manager",
    "core.history.field.closing": "Clôture",
    "core.history.field.conformity": "Conformité",
    "core.history.field.coordinator": "Coordination",
    "core.history.field.created": "Créé",
    "core.history.field.deleted": "Supprimé",
    "core.history.field.duties": "Obligations",
    "core.history.field.email": "Courriel",
    "core.history.field.ends_on": "Fin",
    "core.history.field.first_name": "Prénom",
    "core.history.field.follow_ups": "Suivis trimestriels",
    "core.history.field.form": "Civilité",
    "core.history.field.former_starts": "Anciennes dates",
    "core.history.field.goals": "Objectifs",
    "core.history.field.grants": "Données ouvertes",
    "core.history.field.identity_confirmed": "Identité confirmée",
    "core.history.field.invitees": "Invitations",
    "core.history.field.involved": "Institutions concernées",
    "core.history.field.language": "Langue",
    "core.history.field.measures": "Mesures",
    "core.history.field.minutes": "Durée",
    "core.history.field.name": "Nom",
    "core.history.field.outcome": "Résultat",
    "core.history.field.phone": "Téléphone",
    "core.history.field.place": "Lieu",
    "core.history.field.replaced_by": "Remplacement",
    "core.history.field.representative": "Représentation",
    "core.history.field.restriction": "Protection",
    "core.history.field.reviews": "Bilans",
    "core.history.field.revocation": "Révocation",
    "core.history.field.sequence": "Version du calendrier",
    "core.history.field.services": "Services",
    "core.history.field.signatures": "Signatures",
    "core.history.field.signed_on": "Signature",
    "core.history.field.starts_at": "Début",
    "core.history.field.starts_on": "Début",
    "core.history.field.state": "État",
    "core.history.field.text": "Texte",
    "core.history.field.triage": "Triage",
    "core.history.field.waivers": "Dérogations",
    "core.holiday.all_saints": "Toussaint",
    "core.holiday.ascension": "Ascension",
    "core.holiday.assumption": "Assomption",
    "core.holiday.christmas": "Noël",
    "core.holiday.christmas_eve": "Veille de Noël",
    "core.holiday.corpus_christi": "Fête-Dieu",
    "core.holiday.easter_monday": "Lundi de Pâques",
    "core.holiday.good_friday": "Vendredi saint",
    "core.holiday.immaculate_conception": "Immaculée Conception",
    "core.holiday.labour_day": "Fête du travail",
    "core.holiday.national_day": "Fête nationale",
    "core.holiday.new_year": "Nouvel An",
    "core.holiday.new_years_eve": "Saint-Sylvestre",
    "core.holiday.saint_joseph": "Saint-Joseph",
    "core.holiday.saint_stephen": "Saint-Étienne",
    "core.holiday.weekend": "Week-end",
    "core.holiday.whit_monday": "Lundi de Pentecôte",
    "core.next_step.approve_minutes.act": "Ouvrir la séance",
    "core.next_step.approve_minutes.text": "%{kind} du %{at} : le procès-verbal est en relecture.",
    "core.next_step.approve_minutes.title": "Approuver le procès-verbal",
    "core.next_step.ask_after_revocation.act": "Ouvrir la procuration",
    "core.next_step.ask_after_revocation.text": "Elle a révoqué la procuration le %{on}. Plus aucun échange n’est permis.",
    "core.next_step.ask_after_revocation.title": "Clarifier la suite avec la personne",
    "core.next_step.await_replies.act": "Ouvrir la séance",
    "core.next_step.await_replies.text": "%{kind} du %{at} : le quorum n’a pas encore répondu.",
    "core.next_step.await_replies.title": "Attendre les réponses",
    "core.next_step.book_place.act": "Ouvrir la séance",
    "core.next_step.book_place.text": "%{kind} du %{at} : ni salle ni visioconférence.",
    "core.next_step.book_place.title": "Fixer le lieu",
    "core.next_step.collect_signatures.act": "Ouvrir le contrat",
    "core.next_step.collect_signatures.text.one": "Il manque %{count} signature.",
    "core.next_step.collect_signatures.text.other": "Il manque %{count} signatures.",
    "core.next_step.collect_signatures.title": "Recueillir les signatures",
    "core.next_step.complete_procuration.act": "Ouvrir la séance",
    "core.next_step.complete_procuration.text": "%{kind} du %{at} : elle n’ouvre pas tout à toute la table.",
    "core.next_step.complete_procuration.title": "Compléter la procuration",
    "core.next_step.complete_roster.act": "Ouvrir la séance",
    "core.next_step.complete_roster.text": "%{kind} du %{at} : il manque quelqu’un.",
    "core.next_step.complete_roster.title": "Compléter la table",
    "core.next_step.conclude_contract.act": "Ouvrir le contrat",
    "core.next_step.conclude_contract.text": "Toutes ses échéances sont passées : indiquez le résultat.",
    "core.next_step.conclude_contract.title": "Conclure le contrat",
    "core.next_step.confirm_identity.act": "Confirmer",
    "core.next_step.confirm_identity.text": "Les données de la personne doivent être à jour avant la séance du %{at}.",
    "core.next_step.confirm_identity.title": "Confirmer l’identité",
    "core.next_step.decide_triage.act": "Décider",
    "core.next_step.decide_triage.text": "Annonce reçue le %{on} : refuser avec une proposition, réseau ou complexe.",
    "core.next_step.decide_triage.title": "Décider de l’orientation",
    "core.next_step.designate_case_manager.act": "Ouvrir le dossier",
    "core.next_step.designate_case_manager.text": "Personne n’est responsable de la situation.",
    "core.next_step.designate_case_manager.title": "Désigner un case manager",
    "core.next_step.fill_blocks.act": "Ouvrir la séance",
    "core.next_step.fill_blocks.text": "%{kind} du %{at} : des blocs sont vides.",
    "core.next_step.fill_blocks.title": "Demander les blocs des institutions",
    "core.next_step.find_date.act": "Ouvrir la séance",
    "core.next_step.find_date.text": "%{kind} : la date n’est pas fixée.",
    "core.next_step.find_date.title": "Trouver une date",
    "core.next_step.finish_announcement.act": "Ouvrir l’annonce",
    "core.next_step.finish_announcement.text": "L’annonce est encore un brouillon.",
    "core.next_step.finish_announcement.title": "Terminer l’annonce",
    "core.next_step.finish_contract.act": "Ouvrir le contrat",
    "core.next_step.finish_contract.text": "Il est en cours de rédaction.",
    "core.next_step.finish_contract.title": "Terminer le contrat d’objectifs",
    "core.next_step.hold_session.act": "Ouvrir la séance",
    "core.next_step.hold_session.text": "%{kind} du %{at} : tout est prêt.",
    "core.next_step.hold_session.title": "Tenir la séance",
    "core.next_step.mend_date.act": "Ouvrir la séance",
    "core.next_step.mend_date.text": "%{kind} du %{at} : cette date n’est pas possible.",
    "core.next_step.mend_date.title": "Choisir une autre date",
    "core.next_step.obtain_procuration.act": "Établir la procuration",
    "core.next_step.obtain_procuration.text": "Sans procuration, aucune donnée ne peut être échangée.",
    "core.next_step.obtain_procuration.title": "Obtenir la procuration",
    "core.next_step.plan_assessment.act": "Planifier",
    "core.next_step.plan_assessment.text": "Décidé à la table ronde du %{on}.",
    "core.next_step.plan_assessment.title": "Planifier l’assessment",
    "core.next_step.plan_session.act": "Planifier",
    "core.next_step.plan_session.text": "%{kind} : aucune séance n’est planifiée.",
    "core.next_step.plan_session.title": "Planifier une première séance",
    "core.next_step.record_follow_up.act": "Consigner le suivi",
    "core.next_step.record_follow_up.text": "Dernier service ou suivi : %{since}.",
    "core.next_step.record_follow_up.title": "Faire le suivi trimestriel",
    "core.next_step.record_session.act": "Ouvrir la séance",
    "core.next_step.record_session.text": "%{kind} du %{at} : la décision et le procès-verbal manquent.",
    "core.next_step.record_session.title": "Consigner la séance",
    "core.next_step.remind_invitees.act": "Ouvrir la séance",
    "core.next_step.remind_invitees.text": "%{kind} du %{at} : des réponses manquent depuis plus d’une semaine.",
    "core.next_step.remind_invitees.title": "Relancer les invités",
    "core.next_step.renew_procuration.act": "Établir la procuration",
    "core.next_step.renew_procuration.text": "Elle prend fin le %{on}.",
    "core.next_step.renew_procuration.title": "Renouveler la procuration",
    "core.next_step.replace_procuration.act": "Établir la procuration",
    "core.next_step.replace_procuration.text": "Elle est échue depuis le %{on}.",
    "core.next_step.replace_procuration.title": "Remplacer la procuration",
    "core.next_step.review_contract.act": "Ouvrir le contrat",
    "core.next_step.review_contract.text": "Un bilan est prévu tous les trois mois.",
    "core.next_step.review_contract.title": "Faire le bilan du contrat",
    "core.next_step.send_invitations.act": "Voir les invitations",
    "core.next_step.send_invitations.text": "%{kind} du %{at} : dix jours de délai pour les lettres.",
    "core.next_step.send_invitations.title": "Envoyer les invitations",
    "core.next_step.settle_refusal.act": "Ouvrir le contrat",
    "core.next_step.settle_refusal.text": "Une partie a refusé de signer le contrat d’objectifs.",
    "core.next_step.settle_refusal.title": "Traiter le refus de signer",
    "core.next_step.sign_procuration.act": "Ouvrir la procuration",
    "core.next_step.sign_procuration.text": "Elle est établie et n’est pas encore en vigueur.",
    "core.next_step.sign_procuration.title": "Faire signer la procuration",
    "core.next_step.start_contract.act": "Rédiger",
    "core.next_step.start_contract.text": "Décidé à la séance du %{on}.",
    "core.next_step.start_contract.title": "Rédiger le contrat d’objectifs",
    "core.next_step.warrant_conformity.act": "Ouvrir le contrat",
    "core.next_step.warrant_conformity.text": "Le contrat d’objectifs est rédigé et attend la vérification.",
    "core.next_step.warrant_conformity.title": "Attester la conformité",
    "core.proposal.all_available": "Tout le monde est disponible",
    "core.proposal.no_room": "Aucune salle libre, visioconférence",
    "core.proposal.notice.one": "%{count} jour pour convoquer",
    "core.proposal.notice.other": "%{count} jours pour convoquer",
    "core.proposal.room_elsewhere": "Salle %{room} libre, dans une autre région",
    "core.proposal.room_free": "Salle %{room} libre",
    "core.proposal.short_notice.one": "Délai court, %{count} jour",
    "core.proposal.short_notice.other": "Délai court, %{count} jours",
    "core.proposal.tight": "Peu de temps entre deux séances : %{who}",
    "core.proposal.to_confirm": "%{who} à confirmer",
    "core.readiness.blocks_filled": "Blocs remplis : %{institutions}",
    "core.readiness.blocks_missing": "Blocs à remplir : %{institutions}",
    "core.readiness.blocks_nobody": "Aucune institution n’est à la table",
    "core.readiness.date_absent": "%{who} : absence annoncée",
    "core.readiness.date_administration": "L’administration est fermée à cette date",
    "core.readiness.date_free": "Date possible, aucune double réservation",
    "core.readiness.date_holiday": "Jour férié en Valais : %{holiday}",
    "core.readiness.date_hours": "En dehors des heures de travail (8–12 h, 13–17 h 30)",
    "core.readiness.date_missing": "Date à fixer",
    "core.readiness.date_person_booked": "%{who} : déjà dans une autre séance",
    "core.readiness.date_room_booked": "%{room} : déjà réservée",
    "core.readiness.date_weekend": "La date tombe sur un week-end",
    "core.readiness.identity_confirmed": "Identité confirmée le %{on}",
    "core.readiness.identity_old": "Identité à confirmer, dernière fois le %{on}",
    "core.readiness.identity_to_confirm": "Identité à confirmer",
    "core.readiness.invitations_no_date": "Invitations à envoyer dès que la date est fixée",
    "core.readiness.invitations_nobody": "La table est vide, aucune invitation à envoyer",
    "core.readiness.invitations_person": "Lettre à la personne à envoyer",
    "core.readiness.invitations_sent.one": "%{count} invitation envoyée",
    "core.readiness.invitations_sent.other": "%{count} invitations envoyées",
    "core.readiness.invitations_to_send.one": "Invitation à envoyer : %{who}",
    "core.readiness.invitations_to_send.other": "%{count} invitations à envoyer : %{who}",
    "core.readiness.invitations_to_update.one": "Invitation modifiée à envoyer : %{who}",
    "core.readiness.invitations_to_update.other": "%{count} invitations modifiées à envoyer : %{who}",
    "core.readiness.place_link_missing": "Lien de la visioconférence manquant",
    "core.readiness.place_missing": "Salle ou visioconférence à fixer",
    "core.readiness.place_room": "Salle réservée : %{room}",
    "core.readiness.place_too_small": "%{room} : %{seats} places pour %{count} personnes",
    "core.readiness.place_video": "Visioconférence",
    "core.readiness.procuration_active.one": "Procuration active, %{count} institution",
    "core.readiness.procuration_active.other": "Procuration active, %{count} institutions",
    "core.readiness.procuration_ends_before": "Procuration échue avant la séance, le %{on} : %{institutions}",
    "core.readiness.procuration_medical": "Données médicales non ouvertes : %{institutions}",
    "core.readiness.procuration_missing": "Procuration manquante : %{institutions}",
    "core.readiness.procuration_to_sign": "Procuration à signer : %{institutions}",
    "core.readiness.quorum_met.one": "Quorum atteint, %{count} réponse",
    "core.readiness.quorum_met.other": "Quorum atteint, %{count} réponses",
    "core.readiness.quorum_nobody": "Quorum : la table est vide",
    "core.readiness.quorum_waiting": "Quorum : %{who} à confirmer",
    "core.readiness.roster_announcer_or_respondent.one": "Annonceur ou répondant de l’institution manquant",
    "core.readiness.roster_announcer_or_respondent.other": "Annonceur ou répondant de l’institution manquant, encore %{more} à compléter",
    "core.readiness.roster_announcing_worker.one": "Collaborateur annonceur manquant",
    "core.readiness.roster_announcing_worker.other": "Collaborateur annonceur manquant, encore %{more} à compléter",
    "core.readiness.roster_bureau_member.one": "Membre du Bureau CII manquant",
    "core.readiness.roster_bureau_member.other": "Membre du Bureau CII manquant, encore %{more} à compléter",
    "core.readiness.roster_complete.one": "Table complète, %{count} personne",
    "core.readiness.roster_complete.other": "Table complète, %{count} personnes",
    "core.readiness.roster_coordinator.one": "Coordination manquante",
    "core.readiness.roster_coordinator.other": "Coordination manquante, encore %{more} à compléter",
    "core.readiness.roster_person.one": "Personne concernée à inviter",
    "core.readiness.roster_person.other": "Personne concernée à inviter, encore %{more} à compléter",
    "core.readiness.roster_person_without_reason.one": "Motif de la présence de la personne à indiquer",
    "core.readiness.roster_person_without_reason.other": "Motif de la présence de la personne à indiquer, encore %{more} à compléter",
    "core.readiness.roster_respondent.one": "Répondant manquant : %{institution}",
    "core.readiness.roster_respondent.other": "Répondant manquant : %{institution}, encore %{more} à compléter",
    "core.readiness.roster_smr_physician.one": "Médecin SMR manquant",
    "core.readiness.roster_smr_physician.other": "Médecin SMR manquant, encore %{more} à compléter",
    "core.roster.announcer_or_respondent": "L’annonceur ou le répondant de son institution",
    "core.roster.announcing_worker": "Le collaborateur annonceur",
    "core.roster.bureau_member": "Un membre du Bureau CII",
    "core.roster.coordinator": "Une coordinatrice ou un coordinateur",
    "core.roster.person": "La personne concernée",
    "core.roster.person_without_reason": "Le motif de la présence de la personne",
    "core.roster.respondent": "Un répondant : %{institution}",
    "core.roster.smr_physician": "Un médecin SMR",
    "core.row.announced": "Annonce %{institution} du %{on}",
    "core.row.restricted": "Accès réservé au personnel désigné",
    "core.row.service": "%{service}",
    "core.row.service_managed": "%{service} · %{name}",
    "core.similar.double_name": "Nom double, même date de naissance",
    "core.similar.same_avs": "Même numéro AVS",
    "core.similar.same_name_and_birth_date": "Même nom et même date de naissance",
    "core.similar.swapped_day_and_month": "Même nom, jour et mois de naissance inversés",
    "core.similar.swapped_names": "Nom et prénom inversés, même date de naissance",
    "core.similar.typing_error": "Une lettre de différence, même date de naissance",
    "core.status.accepted": "Acceptée le %{on}",
    "core.status.approved": "Approuvée",
    "core.status.cancelled": "Annulée",
    "core.status.contract_achieved": "Atteint",
    "core.status.contract_amended": "Remplacé",
    "core.status.contract_conformity_review": "Revue de conformité",
    "core.status.contract_draft": "Brouillon",
    "core.status.contract_expired": "Échu",
    "core.status.contract_in_force": "En vigueur",
    "core.status.contract_interrupted": "Interrompu",
    "core.status.contract_partly_achieved": "Partiellement atteint",
    "core.status.contract_to_sign": "À signer",
    "core.status.days.one": "%{count} jour",
    "core.status.days.other": "%{count} jours",
    "core.status.days_late.one": "%{count} jour de retard",
    "core.status.days_late.other": "%{count} jours de retard",
    "core.status.declined": "Refusée le %{on}",
    "core.status.in_days.one": "dans %{count} jour",
    "core.status.in_days.other": "dans %{count} jours",
    "core.status.minutes_in_review": "En relecture",
    "core.status.minutes_to_write": "Procès-verbal à rédiger",
    "core.status.no_reply.one": "Sans réponse depuis %{count} jour",
    "core.status.no_reply.other": "Sans réponse depuis %{count} jours",
    "core.status.of": "%{met} sur %{all}",
    "core.status.outcome_missing": "Résultat à saisir",
    "core.status.procuration_active": "Active jusqu’au %{until}",
    "core.status.procuration_drawn_up": "Établie, pas encore signée",
    "core.status.procuration_expired": "Échue le %{on}",
    "core.status.procuration_expired_short": "Procuration échue",
    "core.status.procuration_expiring.one": "Échoit dans %{count} jour, le %{until}",
    "core.status.procuration_expiring.other": "Échoit dans %{count} jours, le %{until}",
    "core.status.procuration_missing": "Manquante",
    "core.status.procuration_missing_short": "Procuration manquante",
    "core.status.procuration_replaced": "Remplacée",
    "core.status.procuration_revoked": "Révoquée",
    "core.status.procuration_revoked_short": "Procuration révoquée",
    "core.status.procuration_signed": "Signée, active dès le %{from}",
    "core.status.ready": "Prête",
    "core.status.replaced": "Remplacée",
    "core.status.restricted": "Réservé",
    "core.status.situation_announced": "À trier",
    "core.status.situation_anonymised": "Anonymisée",
    "core.status.situation_closed": "Close",
    "core.status.situation_complex": "Complexe",
    "core.status.situation_draft": "Brouillon",
    "core.status.situation_followed_up": "Complexe, en suivi",
    "core.status.situation_in_service": "Complexe, en service",
    "core.status.situation_in_triage": "En triage",
    "core.status.situation_network": "Réseau",
    "core.status.situation_refused": "Refusée",
    "core.status.to_reschedule": "Nouvelle date à fixer",
    "core.status.to_send": "À envoyer",
    "core.status.to_update": "À mettre à jour",
    "core.status.up_to_date": "À jour",
    "core.timeline.amendment_starts": "L’avenant %{amendment} commence",
    "core.timeline.announced": "Annonce par %{institution}",
    "core.timeline.announced_early": "%{months} mois et %{days} jours après le début du suivi, détection précoce",
    "core.timeline.announced_late": "%{months} mois et %{days} jours après le début du suivi",
    "core.timeline.assessment_cancelled": "Assessment annulé",
    "core.timeline.assessment_held": "Assessment tenu",
    "core.timeline.assessment_planned": "Assessment, %{start}",
    "core.timeline.by": "%{name}",
    "core.timeline.case_manager": "Case manager : %{name}",
    "core.timeline.closed": "Situation close",
    "core.timeline.coaching_possible": "Un coaching ORP-CMS est possible dès le %{from}.",
    "core.timeline.contract_conformity": "Conformité du contrat d’objectifs validée",
    "core.timeline.contract_review": "Bilan du contrat d’objectifs",
    "core.timeline.contract_starts": "Le contrat d’objectifs commence",
    "core.timeline.decision": "Décision : %{decision}",
    "core.timeline.follow_up_began": "Début du suivi : %{institution}",
    "core.timeline.follow_up_due": "Suivi trimestriel à faire",
    "core.timeline.followed_up": "Suivi trimestriel, %{name}",
    "core.timeline.identity_confirmed": "Identité et adresse confirmées",
    "core.timeline.laci_rights_end": "Fin des droits LACI",
    "core.timeline.note": "Note de %{name}",
    "core.timeline.procuration_ends": "Fin de la procuration",
    "core.timeline.procuration_names": "%{institutions} · jusqu’au %{until}",
    "core.timeline.procuration_revoked": "Procuration révoquée",
    "core.timeline.procuration_signed": "Procuration signée",
    "core.timeline.result": "Résultat : %{result}",
    "core.timeline.round_table_cancelled": "Table ronde annulée",
    "core.timeline.round_table_held": "Table ronde tenue",
    "core.timeline.round_table_planned": "Table ronde, %{start}",
    "core.timeline.service_began": "Début : %{service}",
    "core.timeline.service_ended": "Fin : %{service}",
    "core.timeline.triage_complex": "Triage : situation complexe",
    "core.timeline.triage_network": "Triage : réseau",
    "core.timeline.triage_refused": "Triage : refusée, avec une suggestion",
    "core.today.contract.review": "conformité à vérifier",
    "core.today.contract.signed": "signé par %{signed} parties sur %{all}",
    "core.today.procuration.expired": "échue le %{on}, accès coupé",
    "core.today.procuration.expires": "échoit le %{on}",
    "core.today.procuration.missing": "aucune procuration signée",
    "documents.calendar.summary": "%{office}, %{number}",
    "documents.contract.amendment_title": "Avenant n° %{number} au contrat d’objectifs",
    "documents.contract.amendments": "Une fois signé, le contrat ne se modifie que par un avenant numéroté, signé par les mêmes parties.",
    "documents.contract.and": "et",
    "documents.contract.between": "Entre %{person}, et les partenaires suivants : %{parties}.",
    "documents.contract.binding": "Les parties tiennent ce plan pour contraignant. Elles font le point aux dates de revue et informent sans tarder la personne chargée de la gestion du cas lorsqu’un engagement ne peut pas être tenu.",
    "documents.contract.born": "%{name}, date de naissance %{date}",
    "documents.contract.case_manager": "Gestion du cas",
    "documents.contract.column.cost": "CHF",
    "documents.contract.column.due": "Échéance",
    "documents.contract.column.goal": "Objectif et indicateur",
    "documents.contract.column.measure": "Mesure et prestataire",
    "documents.contract.column.number": "N°",
    "documents.contract.column.payer": "Payeur, base légale",
    "documents.contract.column.period": "Du, au",
    "documents.contract.column.state": "État",
    "documents.contract.cost_open": "à fixer",
    "documents.contract.date_open": "à fixer",
    "documents.contract.draft": "Projet",
    "documents.contract.draft_footer": "%{title} %{number}, projet du %{date}",
    "documents.contract.footer": "%{title} %{number}, %{date}",
    "documents.contract.french_prevails": "En cas de contradiction entre les deux versions, le texte français fait foi.",
    "documents.contract.goal_state.dropped": "Abandonné",
    "documents.contract.goal_state.open": "En cours",
    "documents.contract.goal_state.partly_reached": "Atteint en partie",
    "documents.contract.goal_state.reached": "Atteint",
    "documents.contract.law_name.laa": "LAA",
    "documents.contract.law_name.laci": "LACI",
    "documents.contract.law_name.lai": "LAI",
    "documents.contract.law_name.lemc": "LEMC",
    "documents.contract.law_name.lfpr": "LFPr",
    "documents.contract.law_name.lias": "LIAS",
    "documents.contract.legal_remedies": "Les voies de droit ordinaires de chaque institution restent ouvertes contre ses décisions.",
    "documents.contract.no_case_manager": "Personne n’est encore désigné.",
    "documents.contract.no_duties": "Aucun engagement n’est encore inscrit.",
    "documents.contract.no_goals": "Aucun objectif n’est encore inscrit.",
    "documents.contract.no_measures": "Aucune mesure n’est encore inscrite.",
    "documents.contract.no_reviews": "Aucune date n’est encore fixée.",
    "documents.contract.payer_open": "Payeur à désigner",
    "documents.contract.place_and_date": "Lieu, date",
    "documents.contract.reviews": "Revues",
    "documents.contract.section.aim": "But",
    "documents.contract.section.duties": "Engagements",
    "documents.contract.section.follow_up": "Suivi",
    "documents.contract.section.goals": "Objectifs",
    "documents.contract.section.law": "Dispositions finales",
    "documents.contract.section.measures": "Mesures",
    "documents.contract.section.signatures": "Signatures",
    "documents.contract.signature": "Signature",
    "documents.contract.the_person": "La personne",
    "documents.contract.title": "Contrat d’objectifs",
    "documents.contract.total": "Total des mesures",
    "documents.file_name.amendment": "avenant",
    "documents.file_name.batch": "invitations",
    "documents.file_name.calendar": "calendrier",
    "documents.file_name.contract": "contrat",
    "documents.file_name.invitation": "invitation",
    "documents.file_name.mail": "courriel",
    "documents.invitation.cancelled.person": "La rencontre du %{date} n’aura pas lieu.",
    "documents.invitation.cancelled.professional": "La séance du %{date} pour la situation %{number} est annulée.",
    "documents.invitation.cannot_come": "Vous ne pouvez pas venir à cette date ? Appelez-nous au %{phone}. Nous chercherons une autre date avec vous.",
    "documents.invitation.cannot_come_by": "Vous ne pouvez pas venir à cette date ? Appelez-nous jusqu’au %{date}, au %{phone}. Nous chercherons une autre date avec vous.",
    "documents.invitation.company": "Une personne de confiance peut vous accompagner. La rencontre est gratuite. Vous n’avez rien à préparer.",
    "documents.invitation.confirm": "Merci de confirmer votre participation ou de nous indiquer qui vous remplacera.",
    "documents.invitation.confirm_by": "Merci de confirmer votre participation jusqu’au %{date} ou de nous indiquer qui vous remplacera.",
    "documents.invitation.day_and_time": "%{day}, %{time}",
    "documents.invitation.documents": "Les documents utiles se trouvent dans l’application, sous le numéro de la situation. Merci de ne transmettre aucune donnée personnelle par courriel ordinaire.",
    "documents.invitation.fact.language.person": "Langue",
    "documents.invitation.fact.language.professional": "Langue",
    "documents.invitation.fact.when.person": "Quand",
    "documents.invitation.fact.when.professional": "Date",
    "documents.invitation.fact.where.person": "Où",
    "documents.invitation.fact.where.professional": "Lieu",
    "documents.invitation.fact.who.person": "Avec qui",
    "documents.invitation.fact.who.professional": "Participants",
    "documents.invitation.file_title.assessment": "Invitation à un assessment, %{number}",
    "documents.invitation.file_title.round_table": "Invitation à une table ronde, %{number}",
    "documents.invitation.moved.person": "La rencontre prévue le %{date} n’aura pas lieu ce jour-là. Nous avons fixé une nouvelle date.",
    "documents.invitation.moved.professional": "La séance prévue le %{date} pour la situation %{number} est déplacée. La présente invitation remplace la précédente.",
    "documents.invitation.new_date_follows": "Nous vous communiquerons la suite dès qu’elle sera fixée.",
    "documents.invitation.nothing_to_do": "Vous n’avez rien à faire. Nous vous écrirons dès qu’une nouvelle date sera fixée.",
    "documents.invitation.purpose.person.assessment": "Plusieurs services s’occupent de votre situation. Nous vous invitons à parler avec eux, tous ensemble. Nous parlerons de votre santé, de votre travail et de ce qui peut vous aider. À la fin, nous noterons avec vous les prochaines étapes.",
    "documents.invitation.purpose.person.round_table": "Plusieurs services s’occupent de votre situation. Ils se réunissent pour mieux travailler ensemble. Nous vous invitons à participer à cette discussion et à donner votre avis.",
    "documents.invitation.purpose.physician.assessment": "Nous vous invitons, en qualité de médecin du Service médical régional, à l’assessment de la situation %{number}. L’appréciation médicale vous revient ; sans votre participation, la séance ne peut pas se tenir.",
    "documents.invitation.purpose.physician.round_table": "Nous vous invitons, en qualité de médecin du Service médical régional, à la table ronde consacrée à la situation %{number}. Votre avis aidera les institutions à choisir la prise en charge la plus adaptée.",
    "documents.invitation.purpose.professional.assessment": "Nous vous invitons à l’assessment de la situation %{number}. Les institutions concernées y apprécient ensemble, avec la personne, les aspects médicaux, professionnels et sociaux, puis conviennent des objectifs à inscrire dans le contrat.",
    "documents.invitation.purpose.professional.round_table": "Nous vous invitons à la table ronde consacrée à la situation %{number}. Chaque institution y présente ce qu’elle a entrepris et ce qu’elle prévoit ; la table ronde décide ensuite de la prise en charge la plus adaptée.",
    "documents.invitation.questions": "Pour toute question, vous pouvez nous appeler au %{phone}.",
    "documents.invitation.spoken.de": "La séance se tient en allemand.",
    "documents.invitation.spoken.fr": "La séance se tient en français.",
    "documents.invitation.subject.assessment.cancelled": "Annulation de l’assessment du %{date}",
    "documents.invitation.subject.assessment.moved": "Nouvelle date de l’assessment : %{date}",
    "documents.invitation.subject.assessment.new": "Invitation à l’assessment du %{date}",
    "documents.invitation.subject.person.cancelled": "La rencontre du %{date} est annulée",
    "documents.invitation.subject.person.moved": "Nouvelle date : %{date}",
    "documents.invitation.subject.person.new": "Rencontre du %{date}",
    "documents.invitation.subject.round_table.cancelled": "Annulation de la table ronde du %{date}",
    "documents.invitation.subject.round_table.moved": "Nouvelle date de la table ronde : %{date}",
    "documents.invitation.subject.round_table.new": "Invitation à la table ronde du %{date}",
    "documents.invitation.venue_open": "Le lieu vous sera communiqué.",
    "documents.invitation.video": "Par vidéo, à cette adresse :",
    "documents.letter.enclosures.one": "Annexe",
    "documents.letter.enclosures.other": "Annexes",
    "documents.letter.personal": "Personnel",
    "documents.letter.place_and_date": "%{place}, le %{date}",
    "documents.letter.reference": "Référence : %{number}",
    "documents.mail.body.cancelled": "Bonjour,\n\nLa séance concernant la situation %{number} est annulée. L’entrée de calendrier jointe retire la précédente.\n\nMeilleures salutations\n%{office}",
    "documents.mail.body.invitation": "Bonjour,\n\nVous trouverez en pièce jointe une invitation concernant la situation %{number}, avec l’entrée de calendrier.\n\nMeilleures salutations\n%{office}",
    "documents.mail.body.moved": "Bonjour,\n\nLa date concernant la situation %{number} a changé. Le document et l’entrée de calendrier joints remplacent les précédents.\n\nMeilleures salutations\n%{office}",
    "domain.age_group.adult": "Adulte",
    "domain.age_group.youth": "Jeune",
    "domain.channel.letter": "Lettre",
    "domain.channel.mail": "Courriel",
    "domain.circle.first": "1er cercle",
    "domain.circle.second": "2e cercle",
    "domain.circle.third": "3e cercle",
    "domain.closing_result.disability_insurance": "Suivi par l’AI seule",
    "domain.closing_result.employment_office": "Suivi par l’ORP seul",
    "domain.closing_result.network": "Réseau",
    "domain.closing_result.no_cooperation": "Manque de coopération",
    "domain.closing_result.not_employable": "Ni disponible ni employable",
    "domain.closing_result.other": "Autre",
    "domain.closing_result.primary_market": "Marché primaire du travail",
    "domain.closing_result.social_aid": "Suivi par l’aide sociale seule",
    "domain.closing_result.training": "Formation",
    "domain.commission_decision.granted": "Accordée",
    "domain.commission_decision.not_needed": "Pas nécessaire",
    "domain.commission_decision.refused": "Refusée",
    "domain.commission_decision.requested": "Demandée",
    "domain.commission_decision.to_request": "À demander",
    "domain.contract_state.achieved": "Atteint",
    "domain.contract_state.amended": "Remplacé par un avenant",
    "domain.contract_state.conformity_review": "Revue de conformité",
    "domain.contract_state.draft": "Brouillon",
    "domain.contract_state.expired": "Échu",
    "domain.contract_state.in_force": "En vigueur",
    "domain.contract_state.interrupted": "Interrompu",
    "domain.contract_state.partly_achieved": "Partiellement atteint",
    "domain.contract_state.to_sign": "À signer",
    "domain.criterion.accumulated_difficulties": "Cumul de difficultés malgré un potentiel identifié",
    "domain.criterion.entitlement_unclear": "Droit aux prestations pas clair",
    "domain.criterion.measures_hard": "Mesures actives difficiles à mettre en œuvre",
    "domain.criterion.risk_factors": "Facteurs de risque complexes (santé, finances, formation)",
    "domain.criterion.several_services": "Plusieurs services concernés, maintenant ou bientôt",
    "domain.criterion.strategic_divergence": "Divergence stratégique entre les institutions",
    "domain.data_category.debt": "Dettes",
    "domain.data_category.disability_insurance": "AI",
    "domain.data_category.employment": "Emploi",
    "domain.data_category.identity": "Identité",
    "domain.data_category.medical": "Médical",
    "domain.data_category.penal": "Pénal",
    "domain.data_category.social_aid": "Aide sociale",
    "domain.data_category.training": "Formation",
    "domain.decision.assessment": "Assessment",
    "domain.decision.case_management": "Case management CII",
    "domain.decision.coaching": "Coaching ORP-CMS",
    "domain.decision.medical_mandate": "Mandat médical CII",
    "domain.decision.network": "Réseau",
    "domain.decision.objective_contract": "Contrat d’objectifs",
    "domain.decision.outside_cii": "Hors CII",
    "domain.decision.pending": "En suspens",
    "domain.decision.single_institution": "Suivi par une seule institution",
    "domain.form.madam": "Madame",
    "domain.form.neutral": "Sans civilité",
    "domain.form.sir": "Monsieur",
    "domain.function.cantonal_officer": "Chargée ou chargé cantonal de la CII",
    "domain.function.contact_person": "Personne ressource",
    "domain.function.field_worker": "Collaborateur terrain",
    "domain.function.legal_commission": "Commission droit",
    "domain.function.regional_coordinator": "Coordination régionale",
    "domain.function.respondent_adults": "Répondant CII adultes",
    "domain.function.respondent_youth": "Répondant CII jeunes",
    "domain.function.secretariat": "Secrétariat CII",
    "domain.function.smr_physician": "Médecin SMR",
    "domain.function.thematic_coordinator": "Coordination thématique jeunes (T1)",
    "domain.goal_state.dropped": "Abandonné",
    "domain.goal_state.open": "En cours",
    "domain.goal_state.partly_reached": "Partiellement atteint",
    "domain.goal_state.reached": "Atteint",
    "domain.holiday.all_saints": "Toussaint",
    "domain.holiday.ascension": "Ascension",
    "domain.holiday.assumption": "Assomption",
    "domain.holiday.christmas": "Noël",
    "domain.holiday.corpus_christi": "Fête-Dieu",
    "domain.holiday.immaculate_conception": "Immaculée Conception",
    "domain.holiday.national_day": "Fête nationale",
    "domain.holiday.new_year": "Nouvel An",
    "domain.holiday.saint_joseph": "Saint-Joseph",
    "domain.language.de": "Allemand",
    "domain.language.fr": "Français",
    "domain.legal_basis.laa": "LAA",
    "domain.legal_basis.laci": "LACI",
    "domain.legal_basis.lai": "LAI",
    "domain.legal_basis.lemc": "LEMC",
    "domain.legal_basis.lfpr": "LFPr",
    "domain.legal_basis.lias": "LIAS",
    "domain.party.bureau": "Le Bureau CII",
    "domain.party.person": "La personne",
    "domain.payer.fund": "Fonds cantonal pour l’emploi",
    "domain.payer.fund_short": "Fonds",
    "domain.procuration_state.active": "Active",
    "domain.procuration_state.drawn_up": "Établie",
    "domain.procuration_state.expired": "Échue",
    "domain.procuration_state.replaced": "Remplacée",
    "domain.procuration_state.revoked": "Révoquée",
    "domain.procuration_state.signed": "Signée",
    "domain.provenance.institution": "Institution",
    "domain.provenance.medical_network": "Réseau médical",
    "domain.provenance.osp_survey": "Enquête OSP",
    "domain.provenance.private": "Signalement privé",
    "domain.readiness_rule.blocks": "Blocs des institutions remplis",
    "domain.readiness_rule.date": "Date possible",
    "domain.readiness_rule.identity": "Identité confirmée",
    "domain.readiness_rule.invitations": "Invitations envoyées",
    "domain.readiness_rule.place": "Salle ou visioconférence",
    "domain.readiness_rule.procuration": "Procuration active",
    "domain.readiness_rule.quorum": "Quorum",
    "domain.readiness_rule.roster": "Rôles requis à la table",
    "domain.region.haut_valais": "Haut-Valais",
    "domain.region.martigny": "Martigny",
    "domain.region.monthey": "Monthey",
    "domain.region.sierre": "Sierre",
    "domain.region.sion": "Sion",
    "domain.register.bureau": "Bureau CII (adultes)",
    "domain.register.t1": "Plateforme T1 (jeunes)",
    "domain.representative_kind.curator": "Curatrice ou curateur",
    "domain.representative_kind.parent": "Titulaire de l’autorité parentale",
    "domain.role.announcing_worker": "Collaborateur annonceur",
    "domain.role.bureau_member": "Membre du Bureau CII",
    "domain.role.coordinator": "Coordination",
    "domain.role.guest": "Hôte",
    "domain.role.person": "Personne concernée",
    "domain.role.respondent": "Répondant CII",
    "domain.role.smr_physician": "Médecin SMR",
    "domain.service_kind.assessment": "Assessment",
    "domain.service_kind.case_management": "Case management CII",
    "domain.service_kind.coaching": "Coaching ORP-CMS",
    "domain.service_kind.medical_mandate": "Mandat médical CII",
    "domain.service_kind.round_table": "Table ronde (TRO)",
    "domain.session_kind.assessment": "Assessment",
    "domain.session_kind.round_table": "Table ronde (TRO)",
    "domain.session_state.approved": "Procès-verbal approuvé",
    "domain.session_state.cancelled": "Annulée",
    "domain.session_state.confirmed": "Confirmée",
    "domain.session_state.held": "Tenue",
    "domain.session_state.invited": "Invitations envoyées",
    "domain.session_state.minutes_in_review": "Procès-verbal en relecture",
    "domain.session_state.planned": "Planifiée",
    "domain.session_state.postponed": "Reportée",
    "domain.session_state.ready": "Prête",
    "domain.sex.female": "Femme",
    "domain.sex.male": "Homme",
    "domain.sex.other": "Autre",
    "domain.situation_state.announced": "Annoncée",
    "domain.situation_state.anonymised": "Anonymisée",
    "domain.situation_state.closed": "Close",
    "domain.situation_state.complex": "Complexe",
    "domain.situation_state.draft": "Brouillon",
    "domain.situation_state.followed_up": "Complexe, en suivi",
    "domain.situation_state.in_service": "Complexe, en service",
    "domain.situation_state.in_triage": "En triage",
    "domain.situation_state.network": "Réseau",
    "domain.situation_state.refused": "Refusée",
    "domain.triage_outcome.complex": "Complexe",
    "domain.triage_outcome.network": "Réseau",
    "domain.triage_outcome.refused": "Refuser, avec une suggestion",
    "domain.window_side.left": "Fenêtre à gauche",
    "domain.window_side.right": "Fenêtre à droite",
    "errors.already_closed": "Cette situation est déjà close.",
    "errors.already_invited": "Cette personne est déjà à la table.",
    "errors.already_open": "L’application est déjà ouverte.",
    "errors.already_signed": "Cette partie a déjà signé.",
    "errors.already_sorted": "Le triage est déjà décidé.",
    "errors.announcing_service_stays": "L’institution qui a annoncé reste au dossier.",
    "errors.avs_check_digit": "Le chiffre de contrôle ne correspond pas. Comparez avec la carte.",
    "errors.avs_empty": "Saisissez le numéro AVS.",
    "errors.avs_foreign_digits": "Saisissez le numéro AVS en chiffres ordinaires (0 à 9).",
    "errors.avs_known": "Ce numéro AVS est déjà au dossier. Reprenez la personne trouvée.",
    "errors.avs_length": "Un numéro AVS compte 13 chiffres, celui-ci %{digits}.",
    "errors.avs_not_digits": "Le caractère « %{character} » n’a pas sa place dans un numéro AVS.",
    "errors.avs_prefix": "Un numéro AVS commence par 756.",
    "errors.bad_request": "La demande n’a pas été comprise. Rien n’a été modifié.",
    "errors.before_announcement": "Cette date précède l’annonce du %{received}.",
    "errors.contract_end_state": "Choisissez comment le contrat se termine.",
    "errors.contract_exists": "Un contrat d’objectifs est déjà en cours pour cette situation.",
    "errors.contract_not_conform": "Le contrat n’est pas encore conforme : %{count} points restent ouverts.",
    "errors.contract_not_in_force": "Ce contrat n’est pas en vigueur.",
    "errors.contract_not_to_sign": "Ce contrat n’est pas à signer.",
    "errors.contract_signed": "Ce contrat ne change plus. Un changement demande un avenant.",
    "errors.date_empty": "Saisissez une date.",
    "errors.date_foreign_digits": "Saisissez la date en chiffres ordinaires (0 à 9).",
    "errors.date_impossible": "Ce jour n’existe pas.",
    "errors.date_in_the_future": "La date ne peut pas être dans le futur.",
    "errors.date_in_the_past": "La date ne peut pas être dans le passé.",
    "errors.date_not_a_date": "Saisissez la date sous la forme 20.08.2026.",
    "errors.date_too_old": "La date remonte à plus de %{years} ans.",
    "errors.date_two_digit_year": "Saisissez l’année avec quatre chiffres, par exemple 20.08.2026.",
    "errors.date_year_out_of_range": "L’année doit se situer entre %{first} et %{last}.",
    "errors.document_unwritable": "Le document n’a pas pu être établi. Rien n’est perdu : essayez encore.",
    "errors.email": "Saisissez une adresse telle que prenom.nom@exemple.ch.",
    "errors.end_before_start": "La fin précède le début.",
    "errors.fields": "Certaines indications ne peuvent pas être reprises. Rien n’est perdu : corrigez les champs signalés.",
    "errors.follow_up_after_receipt": "Le suivi ne peut pas avoir commencé après la réception de l’annonce, le %{received}.",
    "errors.fonts": "Les polices des documents manquent. Réinstallez l’application.",
    "errors.internal": "Une erreur inattendue est survenue. Rien n’a été modifié. Essayez encore ; si l’erreur revient, signalez-la.",
    "errors.invitee_without_address": "Ni adresse postale ni courriel. Complétez les coordonnées.",
    "errors.keyring_locked": "Le trousseau du système est verrouillé. Déverrouillez-le ou utilisez le mot de passe.",
    "errors.keyring_missing": "Le trousseau du système ne contient pas la clé. Ouvrez avec le mot de passe.",
    "errors.keyring_unavailable": "Le trousseau du système ne répond pas. Utilisez le mot de passe.",
    "errors.locked": "L’application est verrouillée. Ouvrez-la avec le mot de passe.",
    "errors.money_ambiguous_separator": "Un seul point ou une seule virgule, par exemple 1'234.50.",
    "errors.money_bad_grouping": "Groupez les milliers par trois chiffres, par exemple 1'234.50.",
    "errors.money_empty": "Saisissez un montant.",
    "errors.money_foreign_digits": "Saisissez le montant en chiffres ordinaires (0 à 9).",
    "errors.money_negative": "Le coût ne peut pas être négatif.",
    "errors.money_too_large": "Ce montant est trop grand.",
    "errors.money_too_many_decimals": "Deux décimales au plus, par exemple 1'234.50.",
    "errors.money_unexpected_character": "Le caractère « %{character} » n’a pas sa place dans un montant.",
    "errors.no_output_folder": "Aucun dossier pour les documents. Choisissez-en un dans les réglages.",
    "errors.no_such_invitee": "Cette invitation n’existe plus. Rouvrez la séance.",
    "errors.no_such_signatory": "Cette partie ne signe pas ce contrat.",
    "errors.no_viewer": "Le document est enregistré, mais aucun programme ne l’ouvre. Ouvrez-le depuis son dossier.",
    "errors.nobody_chosen": "Choisissez au moins une personne.",
    "errors.not_complex": "Cette étape demande une situation complexe. Décidez d’abord du triage.",
    "errors.other_year": "Cette date n’est pas dans l’année affichée.",
    "errors.password_short": "Au moins %{least} caractères. Une phrase convient.",
    "errors.passwords_differ": "Les deux mots de passe diffèrent.",
    "errors.person_at_round_table": "La personne n’est en règle générale pas présente à une table ronde. Indiquez pourquoi elle y est invitée.",
    "errors.procuration_signed": "Une procuration signée ne change plus. Établissez-en une nouvelle.",
    "errors.procuration_without_grant": "Cochez au moins une catégorie pour une institution.",
    "errors.refusal_needs_suggestion": "Un refus repart avec au moins une suggestion de prise en charge.",
    "errors.required": "Ce champ est nécessaire.",
    "errors.restricted": "L’accès à cette personne est réservé au personnel désigné.",
    "errors.session_absent": "%{who} est absente ou absent (%{from} – %{to}).",
    "errors.session_closed_administration": "L’administration est fermée ce jour. Choisissez un autre jour.",
    "errors.session_closed_half": "L’administration est fermée à cette heure. Choisissez un autre moment.",
    "errors.session_closed_holiday": "La date tombe sur un jour férié en Valais : %{holiday}. Choisissez un autre jour.",
    "errors.session_closed_weekend": "La date tombe sur un week-end. Choisissez un jour ouvrable.",
    "errors.session_exists": "Une séance de ce type est déjà en préparation pour cette situation.",
    "errors.session_in_future": "Cette séance n’a pas encore eu lieu.",
    "errors.session_outside_working_hours": "Une séance a lieu entre 8 h et 12 h ou entre 13 h et 17 h 30.",
    "errors.session_over": "Cette séance ne se prépare plus.",
    "errors.session_person_booked": "%{who} a déjà une autre séance (%{from} – %{to}). Choisissez un autre moment.",
    "errors.session_room_booked": "La salle %{room} est déjà réservée (%{from} – %{to}). Choisissez une autre salle ou un autre moment.",
    "errors.session_room_too_small": "La salle %{room} n’a que %{seats} places.",
    "errors.session_too_long": "Cette séance dure au plus %{limit} minutes.",
    "errors.session_too_short": "Une séance dure au moins %{limit} minutes.",
    "errors.session_without_date": "Fixez d’abord la date de la séance.",
    "errors.split_nobody_pays": "Indiquez au moins une part supérieure à zéro.",
    "errors.split_total_not_in_units": "Le total n’est pas un multiple de %{unit}.",
    "errors.split_unit_not_positive": "L’unité d’arrondi doit être positive.",
    "errors.split_weights_too_large": "Les parts sont trop grandes.",
    "errors.staff_left": "Cette personne a quitté sa fonction. Choisissez quelqu’un d’autre.",
    "errors.store_body": "Une fiche ne peut pas être lue par cette version.",
    "errors.store_broken_backup": "Cette sauvegarde est abîmée ou étrangère. Rien n’a été modifié.",
    "errors.store_damaged_content": "Une partie de la base est illisible. Restaurez une sauvegarde ou récupérez ce qui est lisible.",
    "errors.store_damaged_foreign": "Ce fichier n’est pas une base de cette application. Restaurez une sauvegarde.",
    "errors.store_damaged_truncated": "Le fichier de la base est incomplet. Restaurez une sauvegarde ou récupérez ce qui est lisible.",
    "errors.store_disk_full": "Le disque est plein. La modification n’est pas enregistrée ; votre saisie reste à l’écran. Libérez de la place et essayez encore.",
    "errors.store_engine": "La base a refusé l’opération. Rien n’a été modifié.",
    "errors.store_exists": "Une base de données existe déjà ici. Elle reste intacte.",
    "errors.store_in_use": "La base est déjà ouverte dans une autre fenêtre.",
    "errors.store_io": "Le disque n’a pas répondu. Rien n’a été modifié.",
    "errors.store_key_file": "Le fichier des clés manque ou est illisible. Restaurez une sauvegarde ; les données restent intactes.",
    "errors.store_last_slot": "La dernière façon d’ouvrir ne peut pas être supprimée.",
    "errors.store_missing": "Il n’y a pas de base de données dans ce dossier.",
    "errors.store_newer_version": "Cette base vient d’une version plus récente (%{found}, ici %{supported}). Mettez l’application à jour.",
    "errors.store_no_such_record": "Cette fiche n’existe pas ou plus.",
    "errors.store_no_such_slot": "Cette façon d’ouvrir n’est pas configurée.",
    "errors.store_read_only": "Le dossier n’est pas accessible en écriture. Rien n’a été modifié.",
    "errors.store_recovery_code_mistyped": "La clé de secours comporte une faute de frappe.",
    "errors.store_wrong_key": "Ce mot de passe ou cette clé n’ouvre pas la base. Vérifiez la saisie.",
    "errors.text_emoji": "Le caractère « %{character} » n’est pas possible dans un nom.",
    "errors.text_empty": "Ce champ ne peut pas rester vide.",
    "errors.text_too_long": "%{length} caractères, %{limit} au plus. Raccourcissez le texte ; rien n’a été coupé.",
    "errors.time_empty": "Saisissez une heure.",
    "errors.time_foreign_digits": "Saisissez l’heure en chiffres ordinaires (0 à 9).",
    "errors.time_impossible": "Cette heure n’existe pas.",
    "errors.time_not_a_time": "Saisissez l’heure sous la forme 14:30.",
    "errors.too_many_entries": "Au plus %{most} entrées.",
    "errors.undo_changed_since": "Une fiche a changé depuis ; cet acte ne s’annule plus.",
    "errors.undo_final": "Le dernier acte est définitif et ne s’annule pas.",
    "errors.undo_nothing": "Il n’y a rien à annuler.",
    "errors.unknown_command": "Cette action n’existe pas dans cette version.",
    "errors.viewer_failed": "Le document est enregistré, mais son affichage a échoué. Ouvrez-le depuis son dossier.",
    "file.act.add": "Ajouter",
    "file.act.add_institution": "Ajouter une institution",
    "file.act.add_service": "Ajouter un service",
    "file.act.call_session": "Convoquer une séance",
    "file.act.case_manager": "Désigner le case manager",
    "file.act.close": "Clore la situation",
    "file.act.confirm_identity": "Confirmer l’identité",
    "file.act.edit_institution": "Modifier la participation : %{code}",
    "file.act.edit_person": "Modifier les données de la personne",
    "file.act.follow_up": "Saisir le suivi trimestriel",
    "file.act.new_procuration": "Établir une procuration",
    "file.act.note": "Ajouter une note",
    "file.act.start_contract": "Rédiger un contrat d’objectifs",
    "file.act.triage": "Décider du tri",
    "file.age.one": "%{count} an",
    "file.age.other": "%{count} ans",
    "file.amendment": "Avenant %{number}",
    "file.call": "Convoquer",
    "file.case_manager.act": "Enregistrer",
    "file.case_manager.help": "Laissez vide si personne n’est désigné.",
    "file.close.act": "Clore la situation",
    "file.close.choose": "Choisir un résultat",
    "file.close.continued_by": "Suivi repris par",
    "file.close.date": "Date de clôture",
    "file.close.result": "Résultat",
    "file.close.text": "Le dossier reste lisible. Si la personne revient, une nouvelle situation s’y rattache.",
    "file.close.title": "Clore la situation %{number} ?",
    "file.close.why": "Choisissez d’abord le résultat.",
    "file.contract": "Contrat d’objectifs",
    "file.contracts_empty": "Aucun contrat d’objectifs.",
    "file.criterion_met": ", rempli",
    "file.criterion_not_met": ", non rempli",
    "file.done.case_manager": "Case manager enregistré.",
    "file.done.closed": "Situation %{number} close.",
    "file.done.follow_up": "Suivi enregistré.",
    "file.done.identity": "Identité confirmée aujourd’hui.",
    "file.done.institution": "%{code} enregistré.",
    "file.done.institution_removed": "%{code} retiré du dossier.",
    "file.done.note": "Note ajoutée.",
    "file.done.person": "Données enregistrées.",
    "file.done.procuration_drawn_up": "Procuration établie. Elle attend la signature.",
    "file.done.procuration_signed": "Procuration signée enregistrée.",
    "file.done.revoked": "Procuration révoquée. L’accès est coupé.",
    "file.done.service": "Service ajouté.",
    "file.done.triage": "Décision de tri enregistrée.",
    "file.edit": "Modifier",
    "file.edit_title": "Modifier les données de %{name}",
    "file.fact.birth": "Naissance",
    "file.fact.case_manager": "Case manager",
    "file.fact.coordinator": "Coordination",
    "file.fact.laci": "Droits LACI",
    "file.fact.language": "Langue",
    "file.fact.procuration": "Procuration",
    "file.fact.region": "Région",
    "file.follow_up.act": "Enregistrer le suivi",
    "file.follow_up.date": "Date du suivi",
    "file.follow_up.help": "Une phrase par objectif suffit.",
    "file.follow_up.text": "Où en est la personne ?",
    "file.former": "situation précédente",
    "file.history.act": "Acte",
    "file.history.at": "Quand",
    "file.history.by": "Qui",
    "file.history.empty": "Aucun changement pour l’instant.",
    "file.history.field": "Champ",
    "file.history.new": "Après",
    "file.history.old": "Avant",
    "file.identity.also": "Données confirmées avec la personne aujourd’hui",
    "file.identity.also_help": "Compte pour la vérification avant une séance.",
    "file.identity.confirm": "Confirmer ces données",
    "file.identity.confirmed": "Identité confirmée le",
    "file.identity.never": "Jamais",
    "file.identity.text": "Relisez ces données avec la personne. La confirmation vaut pour les séances des 30 prochains jours.",
    "file.institutions": "Institutions concernées",
    "file.institutions_empty": "Aucune institution n’est encore inscrite.",
    "file.invitations": "Invitations",
    "file.involvement.contact": "Personne de contact",
    "file.involvement.imminent": "Participation à venir",
    "file.involvement.imminent_help": "Le service n’est pas encore actif, mais le sera bientôt.",
    "file.involvement.institution": "Institution",
    "file.involvement.remove": "Retirer du dossier",
    "file.involvement.why": "Choisissez d’abord une institution.",
    "file.journal.empty": "Aucun accès consigné.",
    "file.journal.note": "Chaque lecture, recherche, impression et exportation de ce dossier est consignée. Rien ne peut être effacé ici.",
    "file.key.edit": "modifier",
    "file.key.follow_up": "suivi fait",
    "file.key.print": "imprimer",
    "file.key.session": "convoquer",
    "file.key.triage": "trier",
    "file.laci_in.one": "fin dans %{count} jour",
    "file.laci_in.other": "fin dans %{count} jours",
    "file.laci_over": "échus",
    "file.letters.de": "lettres en allemand",
    "file.letters.fr": "lettres en français",
    "file.masked.text": "L’accès à ce dossier est réservé au personnel désigné. Adressez-vous à la chargée ou au chargé cantonal de la CII.",
    "file.masked.title": "Personne protégée",
    "file.name_someone": "Désigner",
    "file.next.before": "Prochaine étape, avant le %{date}",
    "file.next.now": "Prochaine étape",
    "file.no_contact": "Sans personne de contact",
    "file.no_date": "Sans date",
    "file.nobody": "Personne",
    "file.not_opened": "fermé",
    "file.note.act": "Ajouter la note",
    "file.note.language": "Langue de la note",
    "file.note.text": "Note",
    "file.opened": "ouvert",
    "file.opens": "Ce que la procuration ouvre",
    "file.others": "Autres situations de la personne",
    "file.person": "Personne",
    "file.print.contract": "Ouvrir et imprimer le contrat",
    "file.print.invitations": "Imprimer les invitations",
    "file.procuration.add": "Ajouter une institution",
    "file.procuration.add_hint": "Nom ou sigle",
    "file.procuration.by_representative": "Signée par la représentation légale",
    "file.procuration.drawn_up": "établie le %{date}, pas encore signée",
    "file.procuration.ends_on": "Valable jusqu’au",
    "file.procuration.grid": "Institutions et catégories de données",
    "file.procuration.institution": "Institution",
    "file.procuration.keep": "Établir la procuration",
    "file.procuration.keep_signed": "Enregistrer la procuration signée",
    "file.procuration.remove": "Retirer %{code}",
    "file.procuration.replaces": "Une fois signée, elle remplace la procuration active jusqu’au %{date}.",
    "file.procuration.revoke": "Révoquer",
    "file.procuration.revoked": "révoquée le %{date}",
    "file.procuration.sign": "Compléter et signer",
    "file.procuration.signed": "signée le %{date}",
    "file.procuration.signed_for": "signée le %{date} par la représentation légale",
    "file.procuration.signed_help": "Laissez vide tant que la signature manque.",
    "file.procuration.signed_on": "Signée le",
    "file.procuration.span": "du %{from} au %{to}",
    "file.procuration.starts_on": "Valable dès le",
    "file.procuration.text": "Cochez seulement ce qui est nécessaire. Le médical reste fermé s’il n’est pas coché.",
    "file.procuration.why": "Ajoutez au moins une institution.",
    "file.procurations_empty": "Aucune procuration. Sans elle, rien ne peut être échangé entre les institutions.",
    "file.record": "Consigner",
    "file.register.bureau": "Bureau CII",
    "file.register.t1": "Plateforme T1",
    "file.restricted.add": "Ajouter une personne",
    "file.restricted.allowed": "Personnel autorisé",
    "file.restricted.for": "Visible pour : %{names}",
    "file.restricted.help": "Pour une collègue, un collègue ou une personne publique. Le nom est masqué pour les autres.",
    "file.restricted.label": "Restreindre l’accès à ce dossier",
    "file.restricted.reason": "Motif",
    "file.restricted.title": "Accès restreint",
    "file.revoke.act": "Révoquer la procuration",
    "file.revoke.at_once": "La révocation agit tout de suite",
    "file.revoke.date": "Révoquée le",
    "file.revoke.reason": "Motif donné par la personne",
    "file.revoke.text": "Plus aucun échange avec %{institutions}. Pour reprendre, il faudra une nouvelle procuration signée.",
    "file.revoke.title": "Révoquer la procuration de %{name} ?",
    "file.road_empty": "Le déroulement commence avec l’annonce.",
    "file.role.announced": "annonceur",
    "file.role.case_manager": "case manager",
    "file.role.imminent": "à venir",
    "file.service.act": "Ajouter le service",
    "file.service.kind": "Service",
    "file.service.started_on": "Début",
    "file.service.why": "Choisissez d’abord un service.",
    "file.session.act": "Planifier",
    "file.session.help.assessment": "Avec la personne et un médecin SMR.",
    "file.session.help.round_table": "Entre professionnels, en principe sans la personne.",
    "file.session.kind": "Genre de séance",
    "file.sessions_empty": "Aucune séance n’a été convoquée.",
    "file.since": "%{place}, depuis le %{date}",
    "file.tab.announcement": "Annonce",
    "file.tab.contracts": "Contrats",
    "file.tab.history": "Historique",
    "file.tab.journal": "Journal d’accès",
    "file.tab.procurations": "Procurations",
    "file.tab.road": "Déroulement",
    "file.tab.sessions": "Séances",
    "file.tabs": "Parties du dossier",
    "file.today": "aujourd’hui",
    "file.triage.act": "Enregistrer la décision",
    "file.triage.help.complex": "Le Bureau prend la situation en charge.",
    "file.triage.help.network": "Le travail en réseau suffit, sans séance du Bureau.",
    "file.triage.help.refused": "La situation retourne au service annonceur.",
    "file.triage.outcome": "Décision",
    "file.triage.suggestion": "Suggestion à l’annonceur",
    "file.triage.suggestion_help": "Un refus revient toujours avec au moins une suggestion.",
    "file.triage.text": "Motif",
    "file.triage.why_outcome": "Choisissez d’abord une décision.",
    "file.triage.why_suggestion": "Un refus demande une suggestion.",
    "file.until": "jusqu’au %{date}",
    "file.video": "visioconférence",
    "format.address.anybody.madam": "Madame",
    "format.address.anybody.neutral": "Madame, Monsieur",
    "format.address.anybody.sir": "Monsieur",
    "format.address.physician.madam": "Madame la Doctoresse",
    "format.address.physician.neutral": "Madame, Monsieur",
    "format.address.physician.sir": "Monsieur le Docteur",
    "format.address_line.anybody.madam": "Madame",
    "format.address_line.anybody.sir": "Monsieur",
    "format.address_line.physician.madam": "Madame la Doctoresse",
    "format.address_line.physician.sir": "Monsieur le Docteur",
    "format.closing": "Nous vous prions d’agréer, %{address}, nos salutations distinguées.",
    "format.date.long": "%{day} %{month} %{year}",
    "format.date.with_weekday": "%{weekday} %{date}",
    "format.day.any": "%{day}",
    "format.day.first": "1er",
    "format.month.m01": "janvier",
    "format.month.m02": "février",
    "format.month.m03": "mars",
    "format.month.m04": "avril",
    "format.month.m05": "mai",
    "format.month.m06": "juin",
    "format.month.m07": "juillet",
    "format.month.m08": "août",
    "format.month.m09": "septembre",
    "format.month.m10": "octobre",
    "format.month.m11": "novembre",
    "format.month.m12": "décembre",
    "format.salutation.anybody.madam": "Madame,",
    "format.salutation.anybody.neutral": "Madame, Monsieur,",
    "format.salutation.anybody.sir": "Monsieur,",
    "format.salutation.nameless": "Madame, Monsieur,",
    "format.salutation.physician.madam": "Madame la Doctoresse,",
    "format.salutation.physician.neutral": "Madame, Monsieur,",
    "format.salutation.physician.sir": "Monsieur le Docteur,",
    "format.time.one": "%{hour} h %{minute}",
    "format.time.range": "de %{from_hour} h %{from_minute} à %{to_hour} h %{to_minute}",
    "format.weekday.d1": "lundi",
    "format.weekday.d2": "mardi",
    "format.weekday.d3": "mercredi",
    "format.weekday.d4": "jeudi",
    "format.weekday.d5": "vendredi",
    "format.weekday.d6": "samedi",
    "format.weekday.d7": "dimanche",
    "invitations.calendar_looks": "L’entrée de calendrier",
    "invitations.checked_before": "Vérifié avant l’envoi",
    "invitations.closed": "Cette séance n’est plus à préparer.",
    "invitations.empty": "Personne n’est encore à la table.",
    "invitations.failed_safe": "Rien n’est perdu. Les invitations restent prêtes ici, avec votre choix.",
    "invitations.follows": "La lettre suit la langue de la personne qui la reçoit, non celle de l’écran. L’objet du courriel ne porte que %{number}.",
    "invitations.foot.language": "langue de la lettre",
    "invitations.foot.move": "destinataire",
    "invitations.foot.print": "imprimer",
    "invitations.foot.save": "fichiers",
    "invitations.foot.take": "choisir",
    "invitations.letter_to": "Lettre à %{name}",
    "invitations.made.printed.one": "%{count} lettre imprimée, dans un PDF",
    "invitations.made.printed.other": "%{count} lettres imprimées, dans un seul PDF",
    "invitations.made.saved.one": "Fichiers de %{count} invitation enregistrés",
    "invitations.made.saved.other": "Fichiers de %{count} invitations enregistrés",
    "invitations.mail_looks": "Le courriel, tel qu’il arrive",
    "invitations.mark_sent": "Marquer comme envoyées",
    "invitations.marked.one": "%{count} invitation marquée comme envoyée.",
    "invitations.marked.other": "%{count} invitations marquées comme envoyées.",
    "invitations.mend_person": "Complétez les données de la personne dans le dossier.",
    "invitations.mend_staff": "Compléter dans le répertoire",
    "invitations.no_content": "Ni nom ni contenu",
    "invitations.no_letter": "Cette lettre ne peut pas être faite.",
    "invitations.not_own_language": "pour lecture, n’est pas envoyée ainsi",
    "invitations.only_open": "Sans réponse seulement",
    "invitations.other_language": "Voir dans l’autre langue",
    "invitations.own_language": "Voir dans la langue du destinataire",
    "invitations.plain": "texte simple",
    "invitations.preview": "Aperçu",
    "invitations.print.one": "Imprimer %{count} lettre",
    "invitations.print.other": "Imprimer %{count} lettres",
    "invitations.recipients": "Destinataires",
    "invitations.replaced": "Ces caractères manquent dans la police du document : %{characters}",
    "invitations.save": "Enregistrer les fichiers",
    "invitations.selected": "%{count} sur %{of} choisies",
    "invitations.stuck.one": "%{count} lettre ne peut pas être faite et n’est pas comprise.",
    "invitations.stuck.other": "%{count} lettres ne peuvent pas être faites et ne sont pas comprises.",
    "invitations.subject": "Objet : %{subject}",
    "invitations.title": "Invitations",
    "invitations.to_update.one": "%{count} lettre dit une date ou un lieu qui n’est plus valable",
    "invitations.to_update.other": "%{count} lettres disent une date ou un lieu qui n’est plus valable",
    "invitations.to_update_text": "La lettre modifiée et l’entrée de calendrier remplacent les anciennes.",
    "invitations.why_date": "Il manque la date de la séance.",
    "invitations.why_none": "Choisissez au moins une personne.",
    "invitations.why_stuck": "Aucune des lettres choisies ne peut être faite.",
    "invitations.window": "Invitations %{number}",
    "planner.about": "Semaine %{week} · %{minutes} minutes · région de %{region}",
    "planner.available": "%{available} disponibles sur %{of}",
    "planner.busy.absence": "absent",
    "planner.busy.not_working": "ne travaille pas",
    "planner.busy.session": "occupé",
    "planner.call_off.act.cancel": "Annuler la séance",
    "planner.call_off.act.postpone": "Reporter la séance",
    "planner.call_off.cancel": "Annuler",
    "planner.call_off.done.cancel": "Séance annulée.",
    "planner.call_off.done.postpone": "Séance reportée.",
    "planner.call_off.help.cancel": "La séance n’aura pas lieu.",
    "planner.call_off.help.postpone": "La table reste, une autre date est à trouver.",
    "planner.call_off.how": "Que se passe-t-il ?",
    "planner.call_off.keep": "Garder la séance",
    "planner.call_off.open": "Reporter ou annuler…",
    "planner.call_off.postpone": "Reporter",
    "planner.call_off.reason_help": "Pour le dossier. Les lettres ne le portent pas.",
    "planner.call_off.title": "Ne pas tenir la séance : %{date}",
    "planner.call_off.told.one": "%{count} personne a déjà été invitée. Une lettre et une entrée de calendrier modifiées sont à envoyer.",
    "planner.call_off.told.other": "%{count} personnes ont déjà été invitées. Des lettres et des entrées de calendrier modifiées sont à envoyer.",
    "planner.cell.busy": "%{what} %{span}",
    "planner.cell.chosen": "date retenue %{span}",
    "planner.cell.free": "libre",
    "planner.cell.proposal": "proposition %{rank}, %{span}",
    "planner.choose": "Choisir",
    "planner.choose_date": "Choisir %{date}",
    "planner.choose_room": "Choisir une salle",
    "planner.chosen": "Retenue",
    "planner.closed": "fermé",
    "planner.date_refused": "La date n’a pas été changée.",
    "planner.date_saved": "Date et lieu enregistrés.",
    "planner.foot.add": "inviter",
    "planner.foot.choose": "choisir une proposition",
    "planner.foot.date": "autre date",
    "planner.foot.remind": "relancer",
    "planner.foot.week": "semaine",
    "planner.grid": "Semaine %{week}, personnes et salles",
    "planner.invitee.add": "Inviter",
    "planner.invitee.add_act": "Inviter quelqu’un",
    "planner.invitee.add_title": "Inviter quelqu’un",
    "planner.invitee.added": "Ajouté à la table.",
    "planner.invitee.because": "Pourquoi la personne vient",
    "planner.invitee.because_help": "Une table ronde se tient en règle générale sans elle.",
    "planner.invitee.choose": "Il manque la personne.",
    "planner.invitee.everybody": "Chercher dans tout le répertoire",
    "planner.invitee.find": "Nom, institution",
    "planner.invitee.replace": "Remplacer",
    "planner.invitee.replace_title": "Remplacer %{name}",
    "planner.invitee.replaced": "Remplacement enregistré.",
    "planner.invitee.role": "Rôle",
    "planner.invitee.substitute_text": "La personne qui vient à la place est invitée aussitôt.",
    "planner.invitee.who": "Personne",
    "planner.manual.date": "Date",
    "planner.manual.for_day": "Fixer une heure ce jour",
    "planner.manual.link": "Lien de la visioconférence",
    "planner.manual.link_help": "Il est joint aux invitations.",
    "planner.manual.minutes": "Durée, minutes",
    "planner.manual.open": "Autre date ou salle",
    "planner.manual.place": "Lieu",
    "planner.manual.save": "Fixer la date",
    "planner.manual.time": "Heure",
    "planner.mend.blocks": "Remplir",
    "planner.mend.date": "Fixer",
    "planner.mend.identity": "Confirmer",
    "planner.mend.invitations": "Imprimer",
    "planner.mend.place": "Choisir",
    "planner.mend.procuration": "Voir le dossier",
    "planner.mend.quorum": "Relancer",
    "planner.mend.roster": "Compléter",
    "planner.no_proposals": "Aucune date libre pour toutes et tous. Saisissez une date ou changez la table.",
    "planner.place": "Date et lieu",
    "planner.place_booked": "Réservé",
    "planner.place_kind.open": "À fixer",
    "planner.place_kind.room": "Salle",
    "planner.place_kind.video": "Visioconférence",
    "planner.place_open": "À fixer",
    "planner.presence.one": "Une personne",
    "planner.presence.other": "%{count} personnes",
    "planner.proposals": "Propositions classées",
    "planner.ranking": "Classées selon la présence, les jours de travail, la salle, puis le délai. Vous décidez.",
    "planner.reason": "Motif",
    "planner.reason_needed": "Il manque le motif.",
    "planner.remind_open": "Relancer les personnes sans réponse",
    "planner.room": "Salle",
    "planner.room_seats": "%{seats} places",
    "planner.roster.accepted.one": "%{count} acceptée",
    "planner.roster.accepted.other": "%{count} acceptées",
    "planner.roster.accepts": "Accepte",
    "planner.roster.correct": "Corriger",
    "planner.roster.correct_of": "Corriger la réponse de %{name}",
    "planner.roster.declined.one": "%{count} refusée",
    "planner.roster.declined.other": "%{count} refusées",
    "planner.roster.declines": "Refuse",
    "planner.roster.fill": "Inviter",
    "planner.roster.languages": "Chaque invitation part dans la langue de son destinataire. L’objet des courriels ne porte que le numéro %{number}.",
    "planner.roster.missing.one": "Il manque un rôle à la table",
    "planner.roster.missing.other": "Il manque %{count} rôles à la table",
    "planner.roster.preview": "Aperçu",
    "planner.roster.recorded": "Réponse de %{name} enregistrée.",
    "planner.roster.remind": "Relancer",
    "planner.roster.remove": "Retirer %{name} de la table",
    "planner.roster.removed": "%{name} ne figure plus à la table.",
    "planner.roster.reopen": "Sans réponse",
    "planner.roster.replace": "Remplacer…",
    "planner.roster.replied": "le %{date}",
    "planner.roster.reprinted": "Lettre de %{name} réimprimée.",
    "planner.roster.title": "Invitations",
    "planner.roster.to_send.one": "%{count} à envoyer",
    "planner.roster.to_send.other": "%{count} à envoyer",
    "planner.roster.to_update.one": "%{count} à remplacer",
    "planner.roster.to_update.other": "%{count} à remplacer",
    "planner.roster.unanswered.one": "%{count} sans réponse",
    "planner.roster.unanswered.other": "%{count} sans réponse",
    "planner.rule_state.met": "Respectée",
    "planner.rule_state.open": "Non respectée",
    "planner.rule_state.waiting": "En attente",
    "planner.rule_state.waived": "Dérogée",
    "planner.rules": "Règles de la séance",
    "planner.shape": "Présentation de la semaine",
    "planner.shape_grid": "Grille",
    "planner.shape_list": "Liste",
    "planner.show_week": "Montrer cette semaine",
    "planner.span": "%{from} – %{to} %{month} %{year}",
    "planner.span_two": "%{from} %{first} – %{to} %{month} %{year}",
    "planner.to_update.one": "%{count} personne a reçu une date ou un lieu qui n’est plus valable.",
    "planner.to_update.other": "%{count} personnes ont reçu une date ou un lieu qui n’est plus valable.",
    "planner.to_update_act": "Imprimer les lettres modifiées",
    "planner.unwaive": "Lever la dérogation",
    "planner.waive": "Déroger…",
    "planner.waive_act": "Déroger",
    "planner.waive_rule": "Déroger à la règle « %{rule} »",
    "planner.waive_text": "La règle reste affichée comme dérogée, avec votre motif.",
    "planner.waived": "Dérogation enregistrée.",
    "planner.waived_because": "Dérogée par %{by} : %{reason}",
    "planner.waiver_taken_back": "Dérogation levée.",
    "planner.week": "Semaine",
    "planner.week_after": "Semaine suivante",
    "planner.week_before": "Semaine précédente",
    "sessions.column.date": "Date",
    "sessions.column.kind": "Genre",
    "sessions.column.missing": "Ce qui manque d’abord",
    "sessions.column.number": "Numéro",
    "sessions.column.person": "Personne",
    "sessions.column.place": "Lieu",
    "sessions.column.ready": "Préparation",
    "sessions.column.status": "État",
    "sessions.column.time": "Heure",
    "sessions.convoke.act": "Convoquer une séance",
    "sessions.convoke.choose": "Choisissez la situation dont il s’agit.",
    "sessions.convoke.find": "Nom, numéro, localité",
    "sessions.convoke.help.assessment": "120 minutes, avec la personne et un médecin SMR.",
    "sessions.convoke.help.round_table": "90 minutes au plus, en règle générale sans la personne.",
    "sessions.convoke.kind": "Genre de séance",
    "sessions.convoke.next": "La table est proposée d’après les institutions concernées. Vous fixez ensuite la date et la salle.",
    "sessions.convoke.plan": "Proposer la table",
    "sessions.convoke.situation": "Situation",
    "sessions.convoke.title": "Convoquer une séance",
    "sessions.count.one": "%{count} séance",
    "sessions.count.other": "%{count} séances",
    "sessions.day.blocks": "Blocs des institutions",
    "sessions.day.case_manager": "Case manager",
    "sessions.day.choose": "À choisir",
    "sessions.day.contract": "Rédiger le contrat d’objectifs",
    "sessions.day.decision": "Décision",
    "sessions.day.empty_block": "À remplir",
    "sessions.day.entitlement": "Droit aux prestations",
    "sessions.day.file": "Ouvrir le dossier",
    "sessions.day.filled": "Rempli le %{date}",
    "sessions.day.find_staff": "Nom, institution",
    "sessions.day.held": "Séance close, décision inscrite au dossier.",
    "sessions.day.hold": "Clore la séance",
    "sessions.day.hold_foot": "clore la séance",
    "sessions.day.hold_text": "La décision %{decision} est inscrite au dossier. Les blocs et le procès-verbal ne changent plus ici.",
    "sessions.day.hold_title": "Clore la séance du %{date} ?",
    "sessions.day.measures_done": "Mesures réalisées",
    "sessions.day.minutes": "Procès-verbal",
    "sessions.day.minutes_help": "Gardé ici jusqu’à la clôture de la séance.",
    "sessions.day.next_block": "bloc suivant",
    "sessions.day.next_step": "Prochaine étape",
    "sessions.day.no_blocks": "Aucune institution à la table.",
    "sessions.day.no_minutes": "Aucun procès-verbal.",
    "sessions.day.saved": "Enregistré %{time}",
    "sessions.day.status": "Statut",
    "sessions.day.to_table": "Compléter la table",
    "sessions.day.why_date": "Il manque la date de la séance.",
    "sessions.day.why_decision": "Il manque la décision.",
    "sessions.empty": "Aucune séance à préparer.",
    "sessions.empty_region": "Aucune séance à préparer dans la région %{region}.",
    "sessions.filter.all": "Toutes",
    "sessions.filter.period": "Période",
    "sessions.filter.region": "Région",
    "sessions.filter.upcoming": "À venir",
    "sessions.foot.call": "convoquer",
    "sessions.foot.move": "suivante",
    "sessions.foot.up": "précédente",
    "sessions.kind.assessment": "Assessment",
    "sessions.kind.round_table": "Table ronde",
    "sessions.no_date": "Date à fixer",
    "sessions.no_place": "Lieu à fixer",
    "sessions.protected": "Personne protégée",
    "sessions.ready": "Prête",
    "sessions.side.invitations": "Invitations",
    "sessions.side.label": "Parties de la séance",
    "sessions.side.minutes": "Séance et décision",
    "sessions.side.planner": "Date et table",
    "sessions.title.assessment": "Assessment %{of}",
    "sessions.title.round_table": "Table ronde sur la situation %{of}",
    "sessions.title_list": "Séances",
    "sessions.video": "Visioconférence",
    "sessions.window": "Séance %{number}",
    "situations.announce": "Annonce",
    "situations.choose": "Choisissez une situation dans la liste. Les flèches ou J et K l’ouvrent aussitôt.",
    "situations.count": "%{shown} sur %{all}",
    "situations.empty.all": "Enlever les filtres",
    "situations.empty.everywhere": "Chercher sans filtre",
    "situations.empty.filtered": "Rien pour « %{words} » avec ces filtres.",
    "situations.empty.filters": "Aucune situation avec ces filtres.",
    "situations.empty.none": "Aucune situation pour l’instant.",
    "situations.empty.search": "Personne ne correspond à « %{words} ».",
    "situations.filter.complex_all": "Complexes",
    "situations.filter.coordinator": "Coordination",
    "situations.filter.fewer": "Moins de filtres",
    "situations.filter.more": "Plus de filtres",
    "situations.filter.open": "Ouvertes",
    "situations.filter.open_only": "Ouvertes",
    "situations.filter.procuration": "Procuration",
    "situations.filter.region": "Région",
    "situations.filter.register": "Registre",
    "situations.filter.service": "Service",
    "situations.filter.state": "État",
    "situations.filters": "Filtres",
    "situations.key.next": "suivante",
    "situations.key.previous": "précédente",
    "situations.list": "Liste des situations",
    "situations.new": "Nouvelle annonce",
    "situations.procuration.active": "Procuration active",
    "situations.procuration.expired": "Procuration échue",
    "situations.procuration.expiring": "Procuration bientôt échue",
    "situations.procuration.missing": "Sans procuration",
    "situations.procuration.revoked": "Procuration révoquée",
    "situations.protected": "Personne protégée",
    "situations.protected_detail": "Accès réservé au personnel désigné",
    "situations.search": "Rechercher dans les situations",
    "situations.search_hint": "Nom, numéro, lieu, case manager",
    "situations.sort": "Trier par",
    "situations.sort_by.name": "Nom",
    "situations.sort_by.number": "Numéro",
    "situations.sort_by.recent": "Annonce récente",
    "situations.sort_by.region": "Région",
    "situations.sort_by.state": "État",
    "situations.title": "Situations",
    "today.all_checked": "Tout est vérifié",
    "today.announce": "Nouvelle annonce",
    "today.announcements": "Annonces à trier",
    "today.canton": "Tout le canton",
    "today.column.announced_by": "Annoncée par",
    "today.column.coordinator": "Coordination",
    "today.column.due": "Échéance",
    "today.column.file": "Dossier",
    "today.column.institution": "Institution",
    "today.column.invitee": "Invité",
    "today.column.letter": "Lettre",
    "today.column.person": "Personne",
    "today.column.received": "Reçue le",
    "today.column.region": "Région",
    "today.column.sent": "Envoyée le",
    "today.column.service": "Dernier service",
    "today.column.session": "Séance du",
    "today.column.state": "État",
    "today.column.waiting": "Attente",
    "today.complete": "Compléter",
    "today.contracts": "Contrats d’objectifs à signer",
    "today.contracts_empty": "Aucun contrat n’attend de signature.",
    "today.done": "Fait aujourd’hui",
    "today.due.one": "%{count} point à traiter",
    "today.due.other": "%{count} points à traiter",
    "today.empty": "Rien n’attend aujourd’hui : ni séance, ni réponse, ni suivi.",
    "today.follow_ups": "Suivis trimestriels",
    "today.fortnight": "Cette quinzaine",
    "today.key.announce": "annoncer",
    "today.key.walk": "parcourir",
    "today.kind.assessment": "Assessment",
    "today.kind.round_table": "TRO",
    "today.late.one": "%{count} en retard",
    "today.late.other": "%{count} en retard",
    "today.next_holiday": "Prochain jour férié en Valais : %{name}, %{date}.",
    "today.no_date": "sans date",
    "today.nothing_due": "Rien à traiter aujourd’hui.",
    "today.of_which": ", dont ",
    "today.open": "Ouvrir",
    "today.person": "La personne",
    "today.procurations": "Procurations",
    "today.procurations_empty": "Aucune procuration n’échoit bientôt.",
    "today.ready": "Prête",
    "today.region": "Région affichée",
    "today.replies": "Invitations sans réponse",
    "today.see_complex": "Voir les situations complexes",
    "today.see_sessions": "Voir toutes les séances",
    "today.see_situations": "Voir les situations",
    "today.sessions": "Prochaines séances",
    "today.sessions_on.one": "%{count} séance",
    "today.sessions_on.other": "%{count} séances",
    "today.side": "À surveiller",
    "today.title": "Aujourd’hui",
    "today.unblock": "Débloquer",
    "ui.about.data": "Données",
    "ui.about.data_text": "Chiffrées sur ce poste (SQLCipher, AES-256). Rien n’est envoyé hors de ce poste.",
    "ui.about.licence": "Licence",
    "ui.about.parts": "Composants et licences",
    "ui.about.version": "Version",
    "ui.act.add": "Ajouter",
    "ui.act.cancel": "Annuler",
    "ui.act.close": "Fermer",
    "ui.act.discard": "Abandonner les changements",
    "ui.act.edit": "Modifier",
    "ui.act.lock": "Verrouiller maintenant",
    "ui.act.remove": "Retirer",
    "ui.act.retry": "Réessayer",
    "ui.act.save": "Enregistrer",
    "ui.act.saved": "Enregistré.",
    "ui.act.undo": "Annuler l’action",
    "ui.act.undo_last": "Annuler la dernière action",
    "ui.act.undone": "Annulé : %{act}",
    "ui.address.number": "Numéro",
    "ui.address.postal_box": "Case postale",
    "ui.address.postcode": "NPA",
    "ui.address.street": "Rue",
    "ui.address.supplement": "Complément",
    "ui.address.title": "Adresse professionnelle",
    "ui.address.town": "Localité",
    "ui.backup.at": "Faite le",
    "ui.backup.file": "Fichier de sauvegarde",
    "ui.backup.file_help": "Chemin complet, par exemple sur une clé ou un disque du réseau.",
    "ui.backup.folder": "Dossier",
    "ui.backup.folder_own": "Dossier de l’application",
    "ui.backup.line": "%{file}, %{records} fiches",
    "ui.backup.list": "Sauvegardes",
    "ui.backup.made": "Sauvegarde faite et vérifiée, %{records} fiches.",
    "ui.backup.none": "Aucune sauvegarde pour l’instant.",
    "ui.backup.now": "Sauvegarder maintenant",
    "ui.backup.now_act": "Sauvegarder",
    "ui.backup.now_text": "La copie est chiffrée, puis vérifiée en l’ouvrant.",
    "ui.backup.other": "Choisir un autre fichier",
    "ui.backup.rebuild": "Reconstruire les listes et la recherche",
    "ui.backup.rebuild_act": "Reconstruire",
    "ui.backup.rebuild_ask": "Reconstruire les listes ?",
    "ui.backup.rebuild_text": "Les listes et l’index de recherche sont refaits à partir des fiches. Aucune fiche ne change.",
    "ui.backup.rebuilt": "Listes reconstruites à partir de %{records} fiches.",
    "ui.backup.records": "Fiches",
    "ui.backup.restore": "Reprendre cette sauvegarde",
    "ui.backup.restore_text": "La sauvegarde prend la place de la base actuelle. L’ancienne base est conservée à côté.",
    "ui.backup.restored": "La sauvegarde a été reprise.",
    "ui.backup.secret": "Mot de passe ou clé de secours de cette sauvegarde",
    "ui.backup.size": "Taille",
    "ui.backup.verified": "La sauvegarde s’ouvre et contient %{records} fiches.",
    "ui.backup.verify": "Vérifier",
    "ui.backup.which": "Sauvegarde à reprendre",
    "ui.catalogue.basis": "Base légale",
    "ui.catalogue.conditions": "Conditions",
    "ui.catalogue.measure": "Mesure",
    "ui.catalogue.none": "Aucune mesure ne correspond.",
    "ui.catalogue.payer": "Payeur",
    "ui.catalogue.search": "Mesure ou payeur",
    "ui.catalogue.text": "Mesures reconnues, avec celui qui paie et la loi qui le permet. Consultation seule.",
    "ui.combobox.free": "Rien ne correspond ; le texte sera repris tel quel.",
    "ui.combobox.none": "Rien ne correspond.",
    "ui.count": "%{count} au total",
    "ui.days.add": "Ajouter un jour",
    "ui.days.administration": "Jours de l’administration",
    "ui.days.afternoon": "Après-midi",
    "ui.days.date": "Date",
    "ui.days.holidays": "Jours fériés du Valais",
    "ui.days.holidays_text": "Calculés pour chaque année ; ils ne se modifient pas.",
    "ui.days.morning": "Matin",
    "ui.days.name_de": "Nom allemand",
    "ui.days.name_fr": "Nom français",
    "ui.days.next": "Année suivante",
    "ui.days.none": "Aucun jour fixé pour cette année.",
    "ui.days.part": "Durée",
    "ui.days.previous": "Année précédente",
    "ui.days.remove": "Retirer ce jour",
    "ui.days.saved": "Jours de %{year} enregistrés.",
    "ui.days.whole": "Journée",
    "ui.directory.absences": "Absences",
    "ui.directory.access": "Accès",
    "ui.directory.active": "En fonction",
    "ui.directory.add_absence": "Ajouter une absence",
    "ui.directory.add_room": "Ajouter une salle",
    "ui.directory.add_staff": "Ajouter une personne",
    "ui.directory.afternoons": "Après-midi",
    "ui.directory.always": "sans limite",
    "ui.directory.building": "Bâtiment",
    "ui.directory.circle": "Cercle",
    "ui.directory.code": "Sigle",
    "ui.directory.days": "Jours fermés",
    "ui.directory.from": "Du",
    "ui.directory.german": "Terme allemand",
    "ui.directory.german_open": "À valider",
    "ui.directory.german_validated": "Validé",
    "ui.directory.in_use": "Utilisable",
    "ui.directory.institution": "Institution",
    "ui.directory.institutions": "Institutions",
    "ui.directory.left": "Parti",
    "ui.directory.member": "Membre",
    "ui.directory.mornings": "Matin",
    "ui.directory.name": "Nom",
    "ui.directory.name_de": "Nom allemand",
    "ui.directory.name_fr": "Nom français",
    "ui.directory.no_rooms": "Aucune salle pour l’instant.",
    "ui.directory.none": "Rien ne correspond à ces filtres.",
    "ui.directory.not_member": "Hors cercle",
    "ui.directory.out_of_use": "Hors service",
    "ui.directory.remove_absence": "Retirer cette absence",
    "ui.directory.room": "Salle",
    "ui.directory.rooms": "Salles",
    "ui.directory.search_institution": "Sigle ou nom",
    "ui.directory.search_staff": "Nom, sigle, téléphone",
    "ui.directory.seats": "Places",
    "ui.directory.since": "dès le %{date}",
    "ui.directory.staff": "Personnel",
    "ui.directory.state": "État",
    "ui.directory.time": "Heure",
    "ui.directory.to": "Au",
    "ui.directory.until": "jusqu’au %{date}",
    "ui.directory.validity": "Validité",
    "ui.directory.working_week": "Jours de travail",
    "ui.directory.works": "%{half}, %{day}",
    "ui.error.copied": "Code copié",
    "ui.error.copy": "Copier le code",
    "ui.error.fields.one": "Un champ est à corriger.",
    "ui.error.fields.other": "%{count} champs sont à corriger.",
    "ui.error.unknown": "L’action n’a pas abouti. Rien n’est perdu. Code : %{code}.",
    "ui.field.date_pattern": "jj.mm.aaaa",
    "ui.field.money_wrong": "Ce montant n’est pas lisible. Exemple : 1'234.50.",
    "ui.field.optional": "facultatif",
    "ui.filter.remove": "Retirer le filtre %{name}",
    "ui.footer.add": "ajouter",
    "ui.footer.save": "enregistrer",
    "ui.frame.all_keys": "Tous les raccourcis",
    "ui.frame.keys": "Raccourcis de cette page",
    "ui.frame.main": "Contenu principal",
    "ui.frame.messages": "Messages",
    "ui.frame.next_pane": "Volet suivant",
    "ui.frame.outbox.one": "%{count} modification attend le serveur partagé",
    "ui.frame.outbox.other": "%{count} modifications attendent le serveur partagé",
    "ui.frame.path": "Chemin",
    "ui.frame.places": "Rubriques",
    "ui.frame.practice": "Données d’exercice, %{date}",
    "ui.frame.saved": "Enregistré ici",
    "ui.frame.saved_at": "Enregistré, %{time}",
    "ui.frame.side": "Panneau latéral",
    "ui.frame.skip": "Aller au contenu",
    "ui.key.down": "flèche bas",
    "ui.key.enter": "Entrée",
    "ui.key.escape": "Échap",
    "ui.key.left": "flèche gauche",
    "ui.key.right": "flèche droite",
    "ui.key.shift": "Maj",
    "ui.key.space": "Espace",
    "ui.key.up": "flèche haut",
    "ui.keys.disabled": "Les lettres seules sont désactivées dans les réglages.",
    "ui.keys.everywhere": "Partout",
    "ui.keys.go": "Aller à",
    "ui.keys.here": "Sur cette page",
    "ui.keys.note": "Les lettres seules n’agissent qu’en dehors des champs. Elles se désactivent dans les réglages.",
    "ui.language.de": "allemand",
    "ui.language.fr": "français",
    "ui.language.label": "Langue",
    "ui.language.switch": "Passer à l’allemand",
    "ui.list.next": "Suivant dans la liste",
    "ui.list.previous": "Précédent dans la liste",
    "ui.loading": "Chargement en cours",
    "ui.lost.back": "Aller à Aujourd’hui",
    "ui.lost.failed": "Cette page n’a pas pu s’afficher.",
    "ui.lost.failed_text": "Vos données sont intactes. Revenez au début et essayez à nouveau.",
    "ui.lost.text": "L’adresse a peut-être changé. Vos données sont intactes.",
    "ui.lost.title": "Cette page n’existe pas.",
    "ui.of": "%{shown} sur %{total}",
    "ui.palette.choose": "choisir",
    "ui.palette.contracts": "Contrats",
    "ui.palette.directory": "Répertoire",
    "ui.palette.everywhere": "Agir partout",
    "ui.palette.files": "Situations",
    "ui.palette.go": "Aller à",
    "ui.palette.here": "Agir ici",
    "ui.palette.none": "Rien ne correspond.",
    "ui.palette.note": "Accents et ordre des mots sans importance",
    "ui.palette.placeholder": "Nom, numéro, séance, action…",
    "ui.palette.run": "exécuter",
    "ui.palette.sessions": "Séances",
    "ui.palette.title": "Rechercher et agir",
    "ui.paper.larger": "Agrandir le papier",
    "ui.paper.page": "%{name}, page %{page} sur %{count}",
    "ui.paper.pages": "Pages de %{name}",
    "ui.paper.preview": "Aperçu",
    "ui.paper.smaller": "Réduire le papier",
    "ui.person.email": "Courriel professionnel",
    "ui.person.first_name": "Prénom",
    "ui.person.form": "Civilité",
    "ui.person.function": "Fonction",
    "ui.person.name": "Nom",
    "ui.person.phone": "Téléphone professionnel",
    "ui.person.region": "Région",
    "ui.person.title": "Titre",
    "ui.person.whole_canton": "Tout le canton",
    "ui.place.catalogue": "Catalogue",
    "ui.place.contracts": "Contrats",
    "ui.place.directory": "Répertoire",
    "ui.place.sessions": "Séances",
    "ui.place.settings": "Réglages",
    "ui.place.situations": "Situations",
    "ui.place.today": "Aujourd’hui",
    "ui.product": "CII Valais",
    "ui.protected": "Personne protégée",
    "ui.readiness": "%{met} sur %{total}",
    "ui.search.button": "Rechercher…",
    "ui.search.clear": "Effacer la recherche",
    "ui.search.everywhere": "Rechercher et agir",
    "ui.search.list": "Rechercher dans cette liste",
    "ui.settings.about": "À propos",
    "ui.settings.backups": "Sauvegardes",
    "ui.settings.comfortable": "Aérée",
    "ui.settings.compact": "Serrée",
    "ui.settings.density": "Hauteur des lignes",
    "ui.settings.display": "Affichage",
    "ui.settings.folder": "Dossier des documents",
    "ui.settings.folder_system": "Dossier du système",
    "ui.settings.folder_text": "Les documents imprimés ou enregistrés y sont déposés.",
    "ui.settings.footer": "Pied de page avec les raccourcis",
    "ui.settings.footer_on": "Affiché",
    "ui.settings.head_name": "Nom",
    "ui.settings.head_place": "Lieu",
    "ui.settings.head_tagline": "Ligne sous le nom",
    "ui.settings.keys": "Lettres seules comme raccourcis",
    "ui.settings.keys_on": "Activées",
    "ui.settings.keys_text": "Utile à la saisie rapide ; à désactiver avec une commande vocale.",
    "ui.settings.language_text": "Les lettres suivent la langue de leur destinataire, pas celle-ci.",
    "ui.settings.letterhead": "Papier à lettres",
    "ui.settings.letterhead_saved": "Papier à lettres enregistré.",
    "ui.settings.letters": "Documents et lettres",
    "ui.settings.lock": "Verrouillage automatique",
    "ui.settings.lock_text": "La base se verrouille après ce temps sans activité.",
    "ui.settings.minutes.one": "Après %{count} minute",
    "ui.settings.minutes.other": "Après %{count} minutes",
    "ui.settings.never": "Jamais",
    "ui.settings.open": "Après l’impression",
    "ui.settings.open_on": "Ouvrir le document dans la visionneuse",
    "ui.settings.password": "Changer le mot de passe",
    "ui.settings.password_change": "Changer le mot de passe",
    "ui.settings.password_changed": "Le mot de passe a été changé.",
    "ui.settings.password_current": "Mot de passe actuel",
    "ui.settings.region": "Région affichée sous Aujourd’hui",
    "ui.settings.region_text": "Les autres régions restent accessibles dans les listes.",
    "ui.settings.security": "Sécurité",
    "ui.settings.slot_no_password": "Sans mot de passe",
    "ui.settings.slot_password": "Mot de passe défini",
    "ui.settings.slots": "Clés de la base",
    "ui.settings.slots_text": "Chaque clé ouvre la base à elle seule : trousseau du système, mot de passe, clé de secours au coffre.",
    "ui.settings.theme": "Thème",
    "ui.settings.theme_dark": "Sombre",
    "ui.settings.theme_light": "Clair",
    "ui.settings.theme_system": "Comme le système",
    "ui.settings.window": "Fenêtre de l’enveloppe",
    "ui.settings.window_text": "Le bloc d’adresse des lettres est placé de ce côté.",
    "ui.settings.zoom": "Taille de l’affichage",
    "ui.settings.zoom_text": "De 90 à 200 %. Ctrl + et Ctrl − agissent partout.",
    "ui.start.create": "Créer le bureau",
    "ui.start.create_act": "Créer le bureau",
    "ui.start.damaged": "La base de données est endommagée",
    "ui.start.damaged_safe": "Le fichier n’a pas été modifié. Vos sauvegardes sont dans leur dossier.",
    "ui.start.damaged_text": "Le fichier ne peut pas être lu en entier. Il a été laissé tel quel.",
    "ui.start.in_use": "L’application est déjà ouverte",
    "ui.start.in_use_safe": "Vos données sont intactes ; l’autre fenêtre continue son travail.",
    "ui.start.in_use_text": "Une autre fenêtre utilise cette base. Continuez dans cette fenêtre, ou fermez-la puis réessayez.",
    "ui.start.keyring": "Garder aussi la clé dans le trousseau du système",
    "ui.start.keyring_help": "L’application s’ouvre alors sans mot de passe lorsque votre session est ouverte.",
    "ui.start.keyring_locked": "Le trousseau du système est verrouillé",
    "ui.start.keyring_locked_text": "Déverrouillez-le puis réessayez, ou ouvrez la base avec le mot de passe. Aucune nouvelle clé n’est créée.",
    "ui.start.keyring_missing": "Le trousseau du système ne répond pas",
    "ui.start.keyring_missing_text": "Ouvrez la base avec le mot de passe ou la clé de secours. Aucune nouvelle clé n’est créée.",
    "ui.start.locked": "Base verrouillée",
    "ui.start.locked_text": "Vos données sont chiffrées et intactes.",
    "ui.start.newer": "La base vient d’une version plus récente",
    "ui.start.newer_safe": "Rien n’a été lu ni modifié.",
    "ui.start.newer_text": "Elle a été écrite par une version plus récente de l’application (format %{version}). Mettez l’application à jour sur ce poste, puis réessayez.",
    "ui.start.opening": "Le bureau d’exercice se prépare. Cela prend quelques secondes.",
    "ui.start.password": "Mot de passe",
    "ui.start.password_again": "Mot de passe, une seconde fois",
    "ui.start.password_help": "Au moins %{least} signes. Plusieurs mots sans lien entre eux conviennent bien.",
    "ui.start.practise": "S’exercer",
    "ui.start.practise_act": "Ouvrir le bureau d’exercice",
    "ui.start.practise_safe": "Le pied de page rappelle en tout temps qu’il s’agit de données d’exercice.",
    "ui.start.practise_text": "Le bureau d’exercice contient une année entière de situations inventées. Vous pouvez tout essayer : rien n’est envoyé et rien ne concerne de vraies personnes.",
    "ui.start.read_only": "Le dossier des données est en lecture seule",
    "ui.start.read_only_safe": "Vos données sont intactes ; rien n’a été écrit.",
    "ui.start.read_only_text": "L’application ne peut pas y écrire. Libérez de la place ou demandez le droit d’écriture au service informatique, puis réessayez.",
    "ui.start.recovery": "Clé de secours",
    "ui.start.recovery_done": "Commencer à travailler",
    "ui.start.recovery_help": "Les espaces, les tirets et les majuscules sont sans importance.",
    "ui.start.recovery_print": "Imprimer la clé",
    "ui.start.recovery_safe": "La clé est dans le coffre",
    "ui.start.recovery_text": "Cette clé ouvre la base si le mot de passe est oublié et si le poste est perdu. Elle n’est affichée qu’une seule fois. Imprimez-la et mettez-la dans le coffre du bureau.",
    "ui.start.recovery_why": "Confirmez d’abord que la clé est en lieu sûr.",
    "ui.start.restore": "Reprendre une sauvegarde",
    "ui.start.safe": "Ce qui est en sécurité",
    "ui.start.salvage": "Sauver ce qui est lisible",
    "ui.start.salvage_act": "Sauver les données lisibles",
    "ui.start.salvage_text": "Les fiches encore lisibles sont copiées dans une base neuve. Le fichier endommagé reste à côté.",
    "ui.start.salvaged": "%{records} fiches ont été sauvées.",
    "ui.start.strength.fair": "Convenable",
    "ui.start.strength.good": "Solide",
    "ui.start.strength.short": "Trop court",
    "ui.start.strength.weak": "Faible : variez davantage",
    "ui.start.unlock": "Ouvrir",
    "ui.start.use_keyring": "Ouvrir avec le trousseau",
    "ui.start.use_password": "Utiliser le mot de passe",
    "ui.start.use_recovery": "Utiliser la clé de secours",
    "ui.start.ways": "Façons de commencer",
    "ui.start.welcome": "Bienvenue",
    "ui.start.welcome_text": "Cette application tient les situations du Bureau CII sur ce poste, dans une base chiffrée. Choisissez comment commencer.",
    "ui.table.empty": "Aucune ligne",
    "ui.theme.to_dark": "Passer au thème sombre",
    "ui.theme.to_light": "Passer au thème clair",
    "ui.zoom.larger": "Agrandir l’affichage",
    "ui.zoom.reset": "Affichage à 100 %",
    "ui.zoom.smaller": "Réduire l’affichage",
  },
  de: {
    "announcement.act": "Melden",
    "announcement.act_short": "melden",
    "announcement.add_service": "Stelle hinzufügen",
    "announcement.back_to_search": "Erneut suchen",
    "announcement.born": "geboren am %{date}",
    "announcement.choose": "Wählen",
    "announcement.complete": "Die Meldung ist vollständig.",
    "announcement.contact": "Kontaktperson",
    "announcement.contact_of": "Kontaktperson, %{code}",
    "announcement.done": "Meldung %{number} gespeichert.",
    "announcement.duplicates": "Person schon bekannt?",
    "announcement.duplicates_text": "Vergleichen Sie vor dem Melden. Personen werden nie zusammengelegt.",
    "announcement.early": "Früherkennung",
    "announcement.field.age_group": "Altersgruppe",
    "announcement.field.avs": "AHV-Nummer",
    "announcement.field.birth_date": "Geburtsdatum",
    "announcement.field.counted_under": "Zählen unter",
    "announcement.field.email": "E-Mail",
    "announcement.field.first_name": "Vorname",
    "announcement.field.follow_up_started_on": "Beginn der Begleitung bei der meldenden Stelle",
    "announcement.field.form": "Anrede",
    "announcement.field.laci_rights_end_on": "Ende des Anspruchs AVIG",
    "announcement.field.language": "Sprache der Briefe",
    "announcement.field.name": "Name",
    "announcement.field.number": "Nummer",
    "announcement.field.other_services": "Weitere beteiligte Stellen",
    "announcement.field.phone": "Telefon",
    "announcement.field.postal_box": "Postfach",
    "announcement.field.postcode": "PLZ",
    "announcement.field.provenance": "Herkunft",
    "announcement.field.reason": "Grund der Meldung",
    "announcement.field.received_on": "Eingegangen am",
    "announcement.field.region": "Region",
    "announcement.field.register": "Register",
    "announcement.field.representative_kind": "Gesetzliche Vertretung",
    "announcement.field.representative_name": "Name der Vertretung",
    "announcement.field.representative_phone": "Telefon der Vertretung",
    "announcement.field.respondent": "IIZ-Ansprechperson",
    "announcement.field.service": "Meldende Stelle",
    "announcement.field.service_asked": "Gewünschte Leistung",
    "announcement.field.sex": "Geschlecht",
    "announcement.field.street": "Strasse",
    "announcement.field.supplement": "Adresszusatz",
    "announcement.field.town": "Ort",
    "announcement.field.worker": "Meldende Fachperson",
    "announcement.form_lead": "Felder ohne «freiwillig» sind nötig.",
    "announcement.help.avs": "13 Ziffern, aus Datenschutzgründen freiwillig.",
    "announcement.help.counted_under": "Nur wenn die Statistik eine andere Stelle zählen soll.",
    "announcement.help.follow_up_started_on": "Dient der Früherkennung: weniger als sechs Monate.",
    "announcement.help.language": "Die Briefe folgen dieser Sprache, nicht jener des Bildschirms.",
    "announcement.help.reason": "In Ihrer Sprache. Der Text wird nicht übersetzt.",
    "announcement.hints": "Hinweise",
    "announcement.imminent": "Bevorstehend",
    "announcement.kept": "Entwurf bleibt hier gespeichert",
    "announcement.known_person": "Die Angaben zur Person sind bereits bekannt.",
    "announcement.new_situation": "Neuer Fall",
    "announcement.nobody": "Niemand",
    "announcement.not_said": "Keine Angabe",
    "announcement.nothing_noticed": "Hinweise erscheinen hier während der Eingabe.",
    "announcement.remove_service": "%{code} entfernen",
    "announcement.reopen": "Wieder öffnen",
    "announcement.reopening": "Der neue Fall wird mit %{number} verknüpft.",
    "announcement.same_service": "Dieselbe Stelle",
    "announcement.search.begin": "Geben Sie mindestens zwei Buchstaben ein.",
    "announcement.search.found.one": "%{count} Person gefunden",
    "announcement.search.found.other": "%{count} Personen gefunden",
    "announcement.search.hint": "Name und Vorname, AHV-Nummer oder Geburtsdatum",
    "announcement.search.label": "Person suchen",
    "announcement.search.lead": "Zuerst die Suche in allen Regionen: Vielleicht ist die Person schon bekannt.",
    "announcement.search.minimum": "Akzente, Umlaute und Wortfolge spielen keine Rolle. Gezeigt wird nur das Nötigste, und die Suche wird protokolliert.",
    "announcement.search.new_person": "Neue Person melden",
    "announcement.search.new_person_short": "neue Person",
    "announcement.search.nobody": "Niemand entspricht «%{words}».",
    "announcement.search.someone_else": "Das ist jemand anderes: neue Person melden",
    "announcement.section.address": "Adresse",
    "announcement.section.announcement": "Meldung",
    "announcement.section.criteria": "Kriterien",
    "announcement.section.need": "Bedarf",
    "announcement.section.person": "Person",
    "announcement.someone_else": "Das ist jemand anderes",
    "announcement.start_over": "Entwurf löschen",
    "announcement.title": "Neue Meldung",
    "announcement.triage_decides": "Die Triage entscheidet",
    "contracts.add_duty": "Verpflichtung hinzufügen",
    "contracts.add_goal": "Ziel hinzufügen",
    "contracts.add_measure": "Massnahme hinzufügen",
    "contracts.add_review": "Auswertung hinzufügen",
    "contracts.aim": "Zweck",
    "contracts.all_parties": "Alle Parteien",
    "contracts.amend": "Nachtrag verfassen",
    "contracts.amend_text": "Die gültige Vereinbarung bleibt unverändert, bis der Nachtrag unterschrieben ist.",
    "contracts.amend_title": "Nachtrag %{number} verfassen?",
    "contracts.amended": "Nachtrag begonnen.",
    "contracts.amendment_title": "Nachtrag %{number} zur Zielvereinbarung",
    "contracts.by_payer": "Nach Zahler, CHF",
    "contracts.case_manager": "Fallführung",
    "contracts.catalogue": "Leistung aus dem Katalog",
    "contracts.catalogue_find": "Im Katalog suchen oder frei schreiben",
    "contracts.choose": "Zu wählen",
    "contracts.clear_filters": "Alle Vereinbarungen zeigen",
    "contracts.close_entry": "Schliessen",
    "contracts.column.goals": "Ziele",
    "contracts.column.number": "Nummer",
    "contracts.column.person": "Person",
    "contracts.column.region": "Region",
    "contracts.column.review": "Nächste Auswertung",
    "contracts.column.starts": "Beginn",
    "contracts.column.status": "Stand",
    "contracts.column.total": "Total CHF",
    "contracts.column.version": "Fassung",
    "contracts.commission": "Entscheid der Kommission «Recht»",
    "contracts.conformity": "Konformität",
    "contracts.cost": "Kosten, CHF",
    "contracts.count.one": "%{count} Vereinbarung",
    "contracts.count.other": "%{count} Vereinbarungen",
    "contracts.dated": "am %{date}",
    "contracts.down": "%{number} nach unten",
    "contracts.due_on": "Frist",
    "contracts.duties": "Verpflichtungen",
    "contracts.duty": "Verpflichtung %{number}, %{party}",
    "contracts.empty": "Keine Zielvereinbarung.",
    "contracts.empty_filtered": "Keine Vereinbarung entspricht der Suche.",
    "contracts.end": "Vereinbarung beenden…",
    "contracts.end_act": "Vereinbarung beenden",
    "contracts.end_how": "Ergebnis",
    "contracts.end_reason": "Beendigungsgrund: %{reason}",
    "contracts.end_text": "Die Vereinbarung bleibt im Fall und ist unveränderlich.",
    "contracts.end_title": "Vereinbarung beenden",
    "contracts.ended": "Vereinbarung beendet.",
    "contracts.every_three_months": "Alle drei Monate",
    "contracts.find_staff": "Name, Institution",
    "contracts.foot.amend": "Nachtrag",
    "contracts.foot.goal": "Ziel",
    "contracts.foot.measure": "Massnahme",
    "contracts.foot.move": "nächste",
    "contracts.foot.print": "drucken",
    "contracts.foot.start": "verfassen",
    "contracts.foot.validate": "Konformität bestätigen",
    "contracts.from": "Von",
    "contracts.goal": "Ziel",
    "contracts.goal_empty": "Ziel zu beschreiben",
    "contracts.goal_state": "Stand",
    "contracts.goals": "Ziele",
    "contracts.in.de": "auf Deutsch",
    "contracts.in.fr": "auf Französisch",
    "contracts.indicator": "Indikator",
    "contracts.language": "Sprache der Vereinbarung",
    "contracts.legal_basis": "Rechtsgrundlage",
    "contracts.measure": "Massnahme",
    "contracts.measure_empty": "Massnahme zu beschreiben",
    "contracts.measure_provider": "Massnahme, Anbieter",
    "contracts.measures": "Massnahmen",
    "contracts.no_due": "ohne Frist",
    "contracts.no_duties": "%{party}: keine Verpflichtung.",
    "contracts.no_goals": "Kein Ziel.",
    "contracts.no_measures": "Keine Massnahme.",
    "contracts.no_payer": "Ohne Zahler",
    "contracts.no_signatories": "Niemand unterzeichnet.",
    "contracts.not_saved": "Der Text bleibt hier. Er ist noch nicht gespeichert.",
    "contracts.open": "offen",
    "contracts.original": "Vereinbarung",
    "contracts.pages.one": "%{count} Seite",
    "contracts.pages.other": "%{count} Seiten",
    "contracts.paper_in": "Vorschau: %{language}",
    "contracts.parties": "%{count} Parteien",
    "contracts.payer": "Zahler",
    "contracts.preview": "Vorschau",
    "contracts.print.act": "Drucken",
    "contracts.print.draft": "Das Dokument trägt den Vermerk «Entwurf».",
    "contracts.print.finish": "Fertig",
    "contracts.print.in.both": "Beide, nebeneinander",
    "contracts.print.in.de": "Deutsch",
    "contracts.print.in.fr": "Französisch",
    "contracts.print.languages": "Sprache des Dokuments",
    "contracts.print.made.one": "%{count} Dokument gedruckt",
    "contracts.print.made.other": "%{count} Dokumente gedruckt",
    "contracts.print.prevails": "Mit dem Hinweis, dass der französische Text massgebend ist.",
    "contracts.print.safe": "Die Vereinbarung bleibt gespeichert. Versuchen Sie es noch einmal.",
    "contracts.print.title": "Vereinbarung drucken",
    "contracts.provider": "Anbieter",
    "contracts.read_only": "Diese Vereinbarung ist unveränderlich. Änderungen erfolgen in einem nummerierten Nachtrag.",
    "contracts.read_only_to_sign": "Die Konformität ist bestätigt, der Text ist unveränderlich. Die Unterschriften können eingeholt werden.",
    "contracts.reason": "Begründung",
    "contracts.remove": "%{number} entfernen",
    "contracts.remove_review": "Auswertung %{number} entfernen",
    "contracts.remove_signatory": "%{party} aus den Unterzeichnenden entfernen",
    "contracts.reopen": "Text wieder öffnen",
    "contracts.reopen_text": "Die Bestätigung der Konformität wird aufgehoben.",
    "contracts.reopen_title": "Text wieder öffnen?",
    "contracts.reopened": "Der Text ist wieder offen.",
    "contracts.review": "Auswertung %{number}",
    "contracts.reviews": "Begleitung und Auswertungen",
    "contracts.save_now": "Jetzt speichern",
    "contracts.saved": "Gespeichert %{time}",
    "contracts.saving": "Wird gespeichert",
    "contracts.search": "Vereinbarung suchen",
    "contracts.signatories": "Unterzeichnende",
    "contracts.signatory_name": "Name der unterzeichnenden Person",
    "contracts.signature.act": "Eintragen…",
    "contracts.signature.answer": "Antwort",
    "contracts.signature.correct": "Ändern…",
    "contracts.signature.date": "Datum",
    "contracts.signature.done.open": "Antwort aufgehoben: %{party}.",
    "contracts.signature.done.refused": "Ablehnung eingetragen: %{party}.",
    "contracts.signature.done.signed": "Unterschrift eingetragen: %{party}.",
    "contracts.signature.first": "Ab der ersten Unterschrift ist der Text unveränderlich.",
    "contracts.signature.kind.open": "Zu unterschreiben",
    "contracts.signature.kind.refused": "Abgelehnt",
    "contracts.signature.kind.signed": "Unterschrieben",
    "contracts.signature.last": "Das ist die letzte Unterschrift: Die Vereinbarung tritt in Kraft.",
    "contracts.signature.reason": "Ablehnungsgrund",
    "contracts.signature.record": "Antwort eintragen",
    "contracts.signature.title": "Unterschrift: %{party}",
    "contracts.signatures": "Unterschriften",
    "contracts.start": "Vereinbarung verfassen",
    "contracts.start_act": "Beginnen",
    "contracts.start_text": "Beteiligte Institutionen und Fallführung werden aus dem Fall übernommen.",
    "contracts.starts_on": "Beginn",
    "contracts.title": "Zielvereinbarung",
    "contracts.title_list": "Zielvereinbarungen",
    "contracts.to": "Bis",
    "contracts.total": "Total",
    "contracts.total_measures": "Total der Massnahmen",
    "contracts.total_shown": "Total der Massnahmen, CHF",
    "contracts.translate": "Texte %{language} übersetzen",
    "contracts.translation_of": "%{label} %{language}",
    "contracts.up": "%{number} nach oben",
    "contracts.validate": "Konformität bestätigen",
    "contracts.validate_text": "Der Text ist danach unveränderlich, und die Unterschriften können eingeholt werden. Die Vereinbarung lässt sich wieder öffnen, solange niemand unterschrieben hat.",
    "contracts.validate_title": "Konformität bestätigen?",
    "contracts.validated": "Konformität bestätigt.",
    "contracts.validated_by": "Bestätigt durch %{name} am %{date}",
    "contracts.version": "Nachtrag %{number}",
    "contracts.versions": "Fassungen",
    "contracts.warranted": "Das Büro gewährleistet die Übereinstimmung mit jedem Gesetz.",
    "contracts.why_gaps.one": "Noch %{count} Punkt offen.",
    "contracts.why_gaps.other": "Noch %{count} Punkte offen.",
    "contracts.why_reason": "Die Begründung fehlt.",
    "contracts.why_start": "Der Beginn der Vereinbarung fehlt.",
    "contracts.window": "Vereinbarung %{number}",
    "core.access.backup": "Sicherung",
    "core.access.export": "Speichern von Dateien",
    "core.access.print": "Druck",
    "core.access.read": "Dossier geöffnet",
    "core.access.restore": "Wiederherstellung",
    "core.access.search": "Suche «%{detail}»",
    "core.access.unlock": "Öffnen der Datenbank",
    "core.access.unmask": "Geschützte Person angezeigt",
    "core.act.add_note": "Notiz hinzugefügt",
    "core.act.add_service": "Leistung hinzugefügt",
    "core.act.amend_contract": "Nachtrag begonnen",
    "core.act.announce": "Meldung erfasst",
    "core.act.cancel_session": "Sitzung abgesagt",
    "core.act.close_situation": "Fall abgeschlossen",
    "core.act.confirm_identity": "Identität bestätigt",
    "core.act.create_office": "Büro eingerichtet",
    "core.act.decide_triage": "Triage entschieden",
    "core.act.end_contract": "Zielvereinbarung beendet",
    "core.act.hold_session": "Sitzung durchgeführt",
    "core.act.load": "Daten geladen",
    "core.act.mark_invitations_sent": "Einladungen versandt",
    "core.act.plan_session": "Sitzung geplant",
    "core.act.postpone_session": "Sitzung verschoben",
    "core.act.record_follow_up": "Überprüfung erfasst",
    "core.act.record_reply": "Antwort erfasst",
    "core.act.record_signature": "Unterschrift erfasst",
    "core.act.reopen_contract": "Zielvereinbarung wieder geöffnet",
    "core.act.revoke_procuration": "Vollmacht widerrufen",
    "core.act.save_block": "Block ausgefüllt",
    "core.act.save_closed_days": "Schliesstage geändert",
    "core.act.save_contract": "Zielvereinbarung geändert",
    "core.act.save_invitee": "Teilnehmende geändert",
    "core.act.save_involvement": "Institutionen geändert",
    "core.act.save_letterhead": "Briefkopf geändert",
    "core.act.save_person": "Person geändert",
    "core.act.save_procuration": "Vollmacht aufgesetzt",
    "core.act.save_room": "Saal geändert",
    "core.act.save_staff": "Personal geändert",
    "core.act.set_case_manager": "Fallführung bestimmt",
    "core.act.set_session_date": "Datum der Sitzung festgelegt",
    "core.act.sign_procuration": "Vollmacht unterzeichnet",
    "core.act.start_contract": "Zielvereinbarung begonnen",
    "core.act.undo": "Änderung rückgängig gemacht",
    "core.act.validate_conformity": "Konformität bestätigt",
    "core.act.waive_rule": "Abweichung von der Regel",
    "core.announcement.early": "%{months} Monate und %{days} Tage seit Beginn der Begleitung: gilt als Früherkennung",
    "core.announcement.late": "%{months} Monate und %{days} Tage seit Beginn der Begleitung: gilt nicht als Früherkennung",
    "core.conformity.commission_not_decided": "Massnahme %{number}: Entscheid der Kommission «Recht» ausstehend",
    "core.conformity.commission_refused": "Massnahme %{number}: von der Kommission «Recht» abgelehnt",
    "core.conformity.duty_without_text": "Verpflichtung %{number}: Text fehlt",
    "core.conformity.goal_due_before_start": "Ziel %{number}: Frist vom %{on} vor dem Beginn der Vereinbarung",
    "core.conformity.goal_due_past": "Ziel %{number}: Frist vom %{on} bereits abgelaufen",
    "core.conformity.goal_without_due": "Ziel %{number}: Frist fehlt",
    "core.conformity.goal_without_indicator": "Ziel %{number}: Indikator fehlt",
    "core.conformity.goal_without_text": "Ziel %{number}: Text fehlt",
    "core.conformity.institution_does_not_sign": "%{institution}: Unterschrift nicht vorgesehen",
    "core.conformity.institution_without_duty": "%{institution}: keine Verpflichtung",
    "core.conformity.institution_without_procuration": "%{institution}: keine gültige Vollmacht",
    "core.conformity.legal_basis_does_not_fit": "Massnahme %{number}: %{basis} passt nicht zum Kostenträger %{payer}",
    "core.conformity.measure_dates_reversed": "Massnahme %{number}: Ende (%{to}) vor dem Beginn (%{from})",
    "core.conformity.measure_in_catalogue_of_another": "Massnahme %{number}: im Katalog eines anderen Kostenträgers, die Kommission «Recht» muss entscheiden",
    "core.conformity.measure_negative_cost": "Massnahme %{number}: negative Kosten (%{cost})",
    "core.conformity.measure_no_longer_in_catalogue": "Massnahme %{number}: nicht mehr im Katalog, die Kommission «Recht» muss entscheiden",
    "core.conformity.measure_outside_catalogue": "Massnahme %{number}: nicht im Katalog, die Kommission «Recht» muss entscheiden",
    "core.conformity.measure_without_cost": "Massnahme %{number}: Kosten fehlen",
    "core.conformity.measure_without_dates": "Massnahme %{number}: Daten fehlen",
    "core.conformity.measure_without_legal_basis": "Massnahme %{number}: Rechtsgrundlage fehlt",
    "core.conformity.measure_without_payer": "Massnahme %{number}: Kostenträger fehlt",
    "core.conformity.measure_without_provider": "Massnahme %{number}: Anbieter fehlt",
    "core.conformity.measure_without_title": "Massnahme %{number}: Titel fehlt",
    "core.conformity.met.case_manager": "Case Manager bestimmt",
    "core.conformity.met.duties": "Verpflichtungen der Person und jeder Institution",
    "core.conformity.met.goals": "Zweck, Ziele, Indikatoren und Fristen",
    "core.conformity.met.legal_frames": "Kostenträger und Rechtsgrundlage jeder Massnahme",
    "core.conformity.met.measures": "Massnahmen mit Daten und Kosten",
    "core.conformity.met.procurations": "Gültige Vollmacht für jede Institution",
    "core.conformity.met.reviews": "Überprüfung alle drei Monate",
    "core.conformity.met.signatures": "Unterzeichnende bestimmt",
    "core.conformity.no_aim": "Zweck der Zielvereinbarung fehlt",
    "core.conformity.no_case_manager": "Case Manager zu bestimmen",
    "core.conformity.no_duty_of_the_person": "Keine Verpflichtung der Person",
    "core.conformity.no_goal": "Kein Ziel",
    "core.conformity.no_review": "Keine Überprüfung vorgesehen",
    "core.conformity.no_start": "Beginn der Vereinbarung fehlt",
    "core.conformity.nobody_to_sign": "Keine Unterschrift vorgesehen",
    "core.conformity.person_does_not_sign": "Die Unterschrift der Person ist nicht vorgesehen",
    "core.conformity.review_before_start": "Überprüfung vom %{on} vor dem Beginn der Vereinbarung",
    "core.conformity.reviews_end_too_early": "Keine Überprüfung zwischen dem %{from} und dem Ende am %{to}",
    "core.conformity.reviews_too_far_apart": "Mehr als drei Monate zwischen dem %{from} und der Überprüfung vom %{to}",
    "core.conformity.signatory_without_name": "%{institution}: Name der unterzeichnenden Person fehlt",
    "core.history.field.address": "Adresse",
    "core.history.field.aim": "Zweck",
    "core.history.field.avs": "AHV-Nummer",
    "core.history.field.birth_date": "Geburtsdatum",
    "core.history.field.blocks": "Blöcke",
    "core.history.field.called_off": "Verschiebung oder Absage",
    "core.history.field.case_manager": "Fallführung",
    "core.history.field.closing": "Abschluss",
    "core.history.field.conformity": "Konformität",
    "core.history.field.coordinator": "Koordination",
    "core.history.field.created": "Erstellt",
    "core.history.field.deleted": "Gelöscht",
    "core.history.field.duties": "Verpflichtungen",
    "core.history.field.email": "E-Mail",
    "core.history.field.ends_on": "Ende",
    "core.history.field.first_name": "Vorname",
    "core.history.field.follow_ups": "Überprüfungen",
    "core.history.field.form": "Anrede",
    "core.history.field.former_starts": "Frühere Daten",
    "core.history.field.goals": "Ziele",
    "core.history.field.grants": "Freigegebene Daten",
    "core.history.field.identity_confirmed": "Identität bestätigt",
    "core.history.field.invitees": "Einladungen",
    "core.history.field.involved": "Beteiligte Institutionen",
    "core.history.field.language": "Sprache",
    "core.history.field.measures": "Massnahmen",
    "core.history.field.minutes": "Dauer",
    "core.history.field.name": "Name",
    "core.history.field.outcome": "Ergebnis",
    "core.history.field.phone": "Telefon",
    "core.history.field.place": "Ort",
    "core.history.field.replaced_by": "Ersetzung",
    "core.history.field.representative": "Vertretung",
    "core.history.field.restriction": "Schutz",
    "core.history.field.reviews": "Auswertungen",
    "core.history.field.revocation": "Widerruf",
    "core.history.field.sequence": "Kalenderversion",
    "core.history.field.services": "Leistungen",
    "core.history.field.signatures": "Unterschriften",
    "core.history.field.signed_on": "Unterschrift",
    "core.history.field.starts_at": "Beginn",
    "core.history.field.starts_on": "Beginn",
    "core.history.field.state": "Status",
    "core.history.field.text": "Text",
    "core.history.field.triage": "Triage",
    "core.history.field.waivers": "Abweichungen",
    "core.holiday.all_saints": "Allerheiligen",
    "core.holiday.ascension": "Auffahrt",
    "core.holiday.assumption": "Mariä Himmelfahrt",
    "core.holiday.christmas": "Weihnachten",
    "core.holiday.christmas_eve": "Heiligabend",
    "core.holiday.corpus_christi": "Fronleichnam",
    "core.holiday.easter_monday": "Ostermontag",
    "core.holiday.good_friday": "Karfreitag",
    "core.holiday.immaculate_conception": "Mariä Empfängnis",
    "core.holiday.labour_day": "Tag der Arbeit",
    "core.holiday.national_day": "Bundesfeier",
    "core.holiday.new_year": "Neujahr",
    "core.holiday.new_years_eve": "Silvester",
    "core.holiday.saint_joseph": "Josefstag",
    "core.holiday.saint_stephen": "Stephanstag",
    "core.holiday.weekend": "Wochenende",
    "core.holiday.whit_monday": "Pfingstmontag",
    "core.next_step.approve_minutes.act": "Sitzung öffnen",
    "core.next_step.approve_minutes.text": "%{kind} vom %{at}: Das Protokoll ist in Durchsicht.",
    "core.next_step.approve_minutes.title": "Protokoll genehmigen",
    "core.next_step.ask_after_revocation.act": "Vollmacht öffnen",
    "core.next_step.ask_after_revocation.text": "Sie hat die Vollmacht am %{on} widerrufen. Es darf nichts mehr ausgetauscht werden.",
    "core.next_step.ask_after_revocation.title": "Weiteres Vorgehen mit der Person klären",
    "core.next_step.await_replies.act": "Sitzung öffnen",
    "core.next_step.await_replies.text": "%{kind} vom %{at}: Die Beschlussfähigkeit steht noch nicht fest.",
    "core.next_step.await_replies.title": "Antworten abwarten",
    "core.next_step.book_place.act": "Sitzung öffnen",
    "core.next_step.book_place.text": "%{kind} vom %{at}: weder Saal noch Videokonferenz.",
    "core.next_step.book_place.title": "Ort festlegen",
    "core.next_step.collect_signatures.act": "Vereinbarung öffnen",
    "core.next_step.collect_signatures.text.one": "Es fehlt %{count} Unterschrift.",
    "core.next_step.collect_signatures.text.other": "Es fehlen %{count} Unterschriften.",
    "core.next_step.collect_signatures.title": "Unterschriften einholen",
    "core.next_step.complete_procuration.act": "Sitzung öffnen",
    "core.next_step.complete_procuration.text": "%{kind} vom %{at}: Sie gilt nicht für den ganzen Tisch.",
    "core.next_step.complete_procuration.title": "Vollmacht ergänzen",
    "core.next_step.complete_roster.act": "Sitzung öffnen",
    "core.next_step.complete_roster.text": "%{kind} vom %{at}: Es fehlt jemand.",
    "core.next_step.complete_roster.title": "Tisch ergänzen",
    "core.next_step.conclude_contract.act": "Vereinbarung öffnen",
    "core.next_step.conclude_contract.text": "Alle Fristen sind abgelaufen: Halten Sie das Ergebnis fest.",
    "core.next_step.conclude_contract.title": "Zielvereinbarung abschliessen",
    "core.next_step.confirm_identity.act": "Bestätigen",
    "core.next_step.confirm_identity.text": "Die Angaben zur Person müssen vor der Sitzung vom %{at} aktuell sein.",
    "core.next_step.confirm_identity.title": "Identität bestätigen",
    "core.next_step.decide_triage.act": "Entscheiden",
    "core.next_step.decide_triage.text": "Meldung vom %{on}: ablehnen mit Vorschlag, Netzwerk oder komplex.",
    "core.next_step.decide_triage.title": "Über die Triage entscheiden",
    "core.next_step.designate_case_manager.act": "Dossier öffnen",
    "core.next_step.designate_case_manager.text": "Niemand ist für den Fall verantwortlich.",
    "core.next_step.designate_case_manager.title": "Case Manager bestimmen",
    "core.next_step.fill_blocks.act": "Sitzung öffnen",
    "core.next_step.fill_blocks.text": "%{kind} vom %{at}: Blöcke sind leer.",
    "core.next_step.fill_blocks.title": "Blöcke der Institutionen einholen",
    "core.next_step.find_date.act": "Sitzung öffnen",
    "core.next_step.find_date.text": "%{kind}: Der Termin steht nicht fest.",
    "core.next_step.find_date.title": "Termin finden",
    "core.next_step.finish_announcement.act": "Meldung öffnen",
    "core.next_step.finish_announcement.text": "Die Meldung ist noch ein Entwurf.",
    "core.next_step.finish_announcement.title": "Meldung fertigstellen",
    "core.next_step.finish_contract.act": "Vereinbarung öffnen",
    "core.next_step.finish_contract.text": "Sie wird noch verfasst.",
    "core.next_step.finish_contract.title": "Zielvereinbarung fertigstellen",
    "core.next_step.hold_session.act": "Sitzung öffnen",
    "core.next_step.hold_session.text": "%{kind} vom %{at}: Alles ist bereit.",
    "core.next_step.hold_session.title": "Sitzung durchführen",
    "core.next_step.mend_date.act": "Sitzung öffnen",
    "core.next_step.mend_date.text": "%{kind} vom %{at}: Dieser Termin ist nicht möglich.",
    "core.next_step.mend_date.title": "Anderen Termin wählen",
    "core.next_step.obtain_procuration.act": "Vollmacht aufsetzen",
    "core.next_step.obtain_procuration.text": "Ohne Vollmacht dürfen keine Daten ausgetauscht werden.",
    "core.next_step.obtain_procuration.title": "Vollmacht einholen",
    "core.next_step.plan_assessment.act": "Planen",
    "core.next_step.plan_assessment.text": "Am runden Tisch vom %{on} beschlossen.",
    "core.next_step.plan_assessment.title": "Assessment planen",
    "core.next_step.plan_session.act": "Planen",
    "core.next_step.plan_session.text": "%{kind}: Es ist keine Sitzung geplant.",
    "core.next_step.plan_session.title": "Erste Sitzung planen",
    "core.next_step.record_follow_up.act": "Überprüfung festhalten",
    "core.next_step.record_follow_up.text": "Letzte Leistung oder Überprüfung: %{since}.",
    "core.next_step.record_follow_up.title": "Vierteljährliche Überprüfung vornehmen",
    "core.next_step.record_session.act": "Sitzung öffnen",
    "core.next_step.record_session.text": "%{kind} vom %{at}: Entscheid und Protokoll fehlen.",
    "core.next_step.record_session.title": "Sitzung festhalten",
    "core.next_step.remind_invitees.act": "Sitzung öffnen",
    "core.next_step.remind_invitees.text": "%{kind} vom %{at}: Antworten fehlen seit mehr als einer Woche.",
    "core.next_step.remind_invitees.title": "Eingeladene erinnern",
    "core.next_step.renew_procuration.act": "Vollmacht aufsetzen",
    "core.next_step.renew_procuration.text": "Sie endet am %{on}.",
    "core.next_step.renew_procuration.title": "Vollmacht erneuern",
    "core.next_step.replace_procuration.act": "Vollmacht aufsetzen",
    "core.next_step.replace_procuration.text": "Sie ist am %{on} abgelaufen.",
    "core.next_step.replace_procuration.title": "Vollmacht ersetzen",
    "core.next_step.review_contract.act": "Vereinbarung öffnen",
    "core.next_step.review_contract.text": "Alle drei Monate ist eine Überprüfung vorgesehen.",
    "core.next_step.review_contract.title": "Zielvereinbarung überprüfen",
    "core.next_step.send_invitations.act": "Einladungen ansehen",
    "core.next_step.send_invitations.text": "%{kind} vom %{at}: zehn Tage Frist für die Briefe.",
    "core.next_step.send_invitations.title": "Einladungen versenden",
    "core.next_step.settle_refusal.act": "Vereinbarung öffnen",
    "core.next_step.settle_refusal.text": "Eine Partei hat die Unterschrift der Zielvereinbarung verweigert.",
    "core.next_step.settle_refusal.title": "Verweigerte Unterschrift klären",
    "core.next_step.sign_procuration.act": "Vollmacht öffnen",
    "core.next_step.sign_procuration.text": "Sie ist aufgesetzt und noch nicht in Kraft.",
    "core.next_step.sign_procuration.title": "Vollmacht unterzeichnen lassen",
    "core.next_step.start_contract.act": "Verfassen",
    "core.next_step.start_contract.text": "An der Sitzung vom %{on} beschlossen.",
    "core.next_step.start_contract.title": "Zielvereinbarung verfassen",
    "core.next_step.warrant_conformity.act": "Vereinbarung öffnen",
    "core.next_step.warrant_conformity.text": "Die Zielvereinbarung ist verfasst und wartet auf die Prüfung.",
    "core.next_step.warrant_conformity.title": "Konformität bestätigen",
    "core.proposal.all_available": "Alle sind verfügbar",
    "core.proposal.no_room": "Kein Saal frei, Videokonferenz",
    "core.proposal.notice.one": "%{count} Tag für die Einladung",
    "core.proposal.notice.other": "%{count} Tage für die Einladung",
    "core.proposal.room_elsewhere": "Saal %{room} frei, in einer anderen Region",
    "core.proposal.room_free": "Saal %{room} frei",
    "core.proposal.short_notice.one": "Kurze Frist, %{count} Tag",
    "core.proposal.short_notice.other": "Kurze Frist, %{count} Tage",
    "core.proposal.tight": "Wenig Zeit zwischen zwei Sitzungen: %{who}",
    "core.proposal.to_confirm": "%{who} zu bestätigen",
    "core.readiness.blocks_filled": "Blöcke ausgefüllt: %{institutions}",
    "core.readiness.blocks_missing": "Blöcke auszufüllen: %{institutions}",
    "core.readiness.blocks_nobody": "Keine Institution ist am Tisch",
    "core.readiness.date_absent": "%{who}: abwesend gemeldet",
    "core.readiness.date_administration": "Die Verwaltung ist an diesem Termin geschlossen",
    "core.readiness.date_free": "Termin möglich, keine Doppelbelegung",
    "core.readiness.date_holiday": "Feiertag im Wallis: %{holiday}",
    "core.readiness.date_hours": "Ausserhalb der Arbeitszeit (8–12 Uhr, 13–17.30 Uhr)",
    "core.readiness.date_missing": "Termin festzulegen",
    "core.readiness.date_person_booked": "%{who}: bereits in einer anderen Sitzung",
    "core.readiness.date_room_booked": "%{room}: bereits belegt",
    "core.readiness.date_weekend": "Der Termin fällt auf ein Wochenende",
    "core.readiness.identity_confirmed": "Identität bestätigt am %{on}",
    "core.readiness.identity_old": "Identität zu bestätigen, zuletzt am %{on}",
    "core.readiness.identity_to_confirm": "Identität zu bestätigen",
    "core.readiness.invitations_no_date": "Einladungen zu versenden, sobald der Termin feststeht",
    "core.readiness.invitations_nobody": "Der Tisch ist leer, keine Einladung zu versenden",
    "core.readiness.invitations_person": "Brief an die Person zu versenden",
    "core.readiness.invitations_sent.one": "%{count} Einladung versandt",
    "core.readiness.invitations_sent.other": "%{count} Einladungen versandt",
    "core.readiness.invitations_to_send.one": "Einladung zu versenden: %{who}",
    "core.readiness.invitations_to_send.other": "%{count} Einladungen zu versenden: %{who}",
    "core.readiness.invitations_to_update.one": "Geänderte Einladung zu versenden: %{who}",
    "core.readiness.invitations_to_update.other": "%{count} geänderte Einladungen zu versenden: %{who}",
    "core.readiness.place_link_missing": "Link der Videokonferenz fehlt",
    "core.readiness.place_missing": "Saal oder Videokonferenz festzulegen",
    "core.readiness.place_room": "Saal reserviert: %{room}",
    "core.readiness.place_too_small": "%{room}: %{seats} Plätze für %{count} Personen",
    "core.readiness.place_video": "Videokonferenz",
    "core.readiness.procuration_active.one": "Vollmacht gültig, %{count} Institution",
    "core.readiness.procuration_active.other": "Vollmacht gültig, %{count} Institutionen",
    "core.readiness.procuration_ends_before": "Vollmacht läuft vor der Sitzung ab, am %{on}: %{institutions}",
    "core.readiness.procuration_medical": "Medizinische Daten nicht freigegeben: %{institutions}",
    "core.readiness.procuration_missing": "Vollmacht fehlt: %{institutions}",
    "core.readiness.procuration_to_sign": "Vollmacht zu unterzeichnen: %{institutions}",
    "core.readiness.quorum_met.one": "Beschlussfähig, %{count} Zusage",
    "core.readiness.quorum_met.other": "Beschlussfähig, %{count} Zusagen",
    "core.readiness.quorum_nobody": "Beschlussfähigkeit: Der Tisch ist leer",
    "core.readiness.quorum_waiting": "Beschlussfähigkeit: Zusage offen von %{who}",
    "core.readiness.roster_announcer_or_respondent.one": "Meldende Fachperson oder Ansprechperson ihrer Institution fehlt",
    "core.readiness.roster_announcer_or_respondent.other": "Meldende Fachperson oder Ansprechperson ihrer Institution fehlt, noch %{more} zu ergänzen",
    "core.readiness.roster_announcing_worker.one": "Meldende Fachperson fehlt",
    "core.readiness.roster_announcing_worker.other": "Meldende Fachperson fehlt, noch %{more} zu ergänzen",
    "core.readiness.roster_bureau_member.one": "Mitglied des IIZ-Büros fehlt",
    "core.readiness.roster_bureau_member.other": "Mitglied des IIZ-Büros fehlt, noch %{more} zu ergänzen",
    "core.readiness.roster_complete.one": "Tisch vollständig, %{count} Person",
    "core.readiness.roster_complete.other": "Tisch vollständig, %{count} Personen",
    "core.readiness.roster_coordinator.one": "Koordination fehlt",
    "core.readiness.roster_coordinator.other": "Koordination fehlt, noch %{more} zu ergänzen",
    "core.readiness.roster_person.one": "Betroffene Person einzuladen",
    "core.readiness.roster_person.other": "Betroffene Person einzuladen, noch %{more} zu ergänzen",
    "core.readiness.roster_person_without_reason.one": "Grund für die Anwesenheit der Person anzugeben",
    "core.readiness.roster_person_without_reason.other": "Grund für die Anwesenheit der Person anzugeben, noch %{more} zu ergänzen",
    "core.readiness.roster_respondent.one": "Ansprechperson fehlt: %{institution}",
    "core.readiness.roster_respondent.other": "Ansprechperson fehlt: %{institution}, noch %{more} zu ergänzen",
    "core.readiness.roster_smr_physician.one": "RAD-Arzt fehlt",
    "core.readiness.roster_smr_physician.other": "RAD-Arzt fehlt, noch %{more} zu ergänzen",
    "core.roster.announcer_or_respondent": "Die meldende Fachperson oder die Ansprechperson ihrer Institution",
    "core.roster.announcing_worker": "Die meldende Fachperson",
    "core.roster.bureau_member": "Ein Mitglied des IIZ-Büros",
    "core.roster.coordinator": "Eine Koordinatorin oder ein Koordinator",
    "core.roster.person": "Die betroffene Person",
    "core.roster.person_without_reason": "Der Grund für die Anwesenheit der Person",
    "core.roster.respondent": "Eine Ansprechperson: %{institution}",
    "core.roster.smr_physician": "Ein RAD-Arzt",
    "core.row.announced": "Meldung %{institution} vom %{on}",
    "core.row.restricted": "Zugriff nur für bezeichnetes Personal",
    "core.row.service": "%{service}",
    "core.row.service_managed": "%{service} · %{name}",
    "core.similar.double_name": "Doppelname, gleiches Geburtsdatum",
    "core.similar.same_avs": "Gleiche AHV-Nummer",
    "core.similar.same_name_and_birth_date": "Gleicher Name und gleiches Geburtsdatum",
    "core.similar.swapped_day_and_month": "Gleicher Name, Tag und Monat der Geburt vertauscht",
    "core.similar.swapped_names": "Name und Vorname vertauscht, gleiches Geburtsdatum",
    "core.similar.typing_error": "Ein Buchstabe verschieden, gleiches Geburtsdatum",
    "core.status.accepted": "Zugesagt am %{on}",
    "core.status.approved": "Genehmigt",
    "core.status.cancelled": "Abgesagt",
    "core.status.contract_achieved": "Erreicht",
    "core.status.contract_amended": "Ersetzt",
    "core.status.contract_conformity_review": "Konformitätsprüfung",
    "core.status.contract_draft": "Entwurf",
    "core.status.contract_expired": "Abgelaufen",
    "core.status.contract_in_force": "In Kraft",
    "core.status.contract_interrupted": "Abgebrochen",
    "core.status.contract_partly_achieved": "Teilweise erreicht",
    "core.status.contract_to_sign": "Zur Unterschrift",
    "core.status.days.one": "%{count} Tag",
    "core.status.days.other": "%{count} Tage",
    "core.status.days_late.one": "%{count} Tag überfällig",
    "core.status.days_late.other": "%{count} Tage überfällig",
    "core.status.declined": "Abgelehnt am %{on}",
    "core.status.in_days.one": "in %{count} Tag",
    "core.status.in_days.other": "in %{count} Tagen",
    "core.status.minutes_in_review": "In Durchsicht",
    "core.status.minutes_to_write": "Protokoll zu schreiben",
    "core.status.no_reply.one": "Seit %{count} Tag ohne Antwort",
    "core.status.no_reply.other": "Seit %{count} Tagen ohne Antwort",
    "core.status.of": "%{met} von %{all}",
    "core.status.outcome_missing": "Ergebnis fehlt",
    "core.status.procuration_active": "Gültig bis %{until}",
    "core.status.procuration_drawn_up": "Aufgesetzt, noch nicht unterzeichnet",
    "core.status.procuration_expired": "Abgelaufen am %{on}",
    "core.status.procuration_expired_short": "Vollmacht abgelaufen",
    "core.status.procuration_expiring.one": "Läuft in %{count} Tag ab, am %{until}",
    "core.status.procuration_expiring.other": "Läuft in %{count} Tagen ab, am %{until}",
    "core.status.procuration_missing": "Fehlt",
    "core.status.procuration_missing_short": "Vollmacht fehlt",
    "core.status.procuration_replaced": "Ersetzt",
    "core.status.procuration_revoked": "Widerrufen",
    "core.status.procuration_revoked_short": "Vollmacht widerrufen",
    "core.status.procuration_signed": "Unterzeichnet, gültig ab %{from}",
    "core.status.ready": "Bereit",
    "core.status.replaced": "Ersetzt",
    "core.status.restricted": "Geschützt",
    "core.status.situation_announced": "Zu triagieren",
    "core.status.situation_anonymised": "Anonymisiert",
    "core.status.situation_closed": "Abgeschlossen",
    "core.status.situation_complex": "Komplex",
    "core.status.situation_draft": "Entwurf",
    "core.status.situation_followed_up": "Komplex, in Überprüfung",
    "core.status.situation_in_service": "Komplex, in Begleitung",
    "core.status.situation_in_triage": "In Triage",
    "core.status.situation_network": "Netzwerk",
    "core.status.situation_refused": "Abgelehnt",
    "core.status.to_reschedule": "Neues Datum offen",
    "core.status.to_send": "Zu versenden",
    "core.status.to_update": "Zu aktualisieren",
    "core.status.up_to_date": "Aktuell",
    "core.timeline.amendment_starts": "Nachtrag %{amendment} beginnt",
    "core.timeline.announced": "Meldung durch %{institution}",
    "core.timeline.announced_early": "%{months} Monate und %{days} Tage nach Beginn der Begleitung, Früherkennung",
    "core.timeline.announced_late": "%{months} Monate und %{days} Tage nach Beginn der Begleitung",
    "core.timeline.assessment_cancelled": "Assessment abgesagt",
    "core.timeline.assessment_held": "Assessment durchgeführt",
    "core.timeline.assessment_planned": "Assessment, %{start}",
    "core.timeline.by": "%{name}",
    "core.timeline.case_manager": "Fallführung: %{name}",
    "core.timeline.closed": "Fall abgeschlossen",
    "core.timeline.coaching_possible": "Ein Coaching RAV-SMZ ist ab dem %{from} möglich.",
    "core.timeline.contract_conformity": "Konformität der Zielvereinbarung bestätigt",
    "core.timeline.contract_review": "Auswertung der Zielvereinbarung",
    "core.timeline.contract_starts": "Die Zielvereinbarung beginnt",
    "core.timeline.decision": "Entscheid: %{decision}",
    "core.timeline.follow_up_began": "Beginn der Begleitung: %{institution}",
    "core.timeline.follow_up_due": "Vierteljährliche Überprüfung fällig",
    "core.timeline.followed_up": "Vierteljährliche Überprüfung, %{name}",
    "core.timeline.identity_confirmed": "Identität und Adresse bestätigt",
    "core.timeline.laci_rights_end": "Ende des Anspruchs AVIG",
    "core.timeline.note": "Notiz von %{name}",
    "core.timeline.procuration_ends": "Ende der Vollmacht",
    "core.timeline.procuration_names": "%{institutions} · bis %{until}",
    "core.timeline.procuration_revoked": "Vollmacht widerrufen",
    "core.timeline.procuration_signed": "Vollmacht unterzeichnet",
    "core.timeline.result": "Ergebnis: %{result}",
    "core.timeline.round_table_cancelled": "Runder Tisch abgesagt",
    "core.timeline.round_table_held": "Runder Tisch durchgeführt",
    "core.timeline.round_table_planned": "Runder Tisch, %{start}",
    "core.timeline.service_began": "Beginn: %{service}",
    "core.timeline.service_ended": "Ende: %{service}",
    "core.timeline.triage_complex": "Triage: komplexe Situation",
    "core.timeline.triage_network": "Triage: Netzwerk",
    "core.timeline.triage_refused": "Triage: abgelehnt, mit einem Vorschlag",
    "core.today.contract.review": "Konformität zu prüfen",
    "core.today.contract.signed": "von %{signed} der %{all} Parteien unterzeichnet",
    "core.today.procuration.expired": "abgelaufen am %{on}, Zugriff gesperrt",
    "core.today.procuration.expires": "läuft am %{on} ab",
    "core.today.procuration.missing": "keine unterzeichnete Vollmacht",
    "documents.calendar.summary": "%{office}, %{number}",
    "documents.contract.amendment_title": "Nachtrag Nr. %{number} zur Zielvereinbarung",
    "documents.contract.amendments": "Nach der Unterzeichnung wird die Vereinbarung nur durch einen nummerierten Nachtrag geändert, den dieselben Parteien unterzeichnen.",
    "documents.contract.and": "und",
    "documents.contract.between": "Zwischen %{person}, und den folgenden Partnern: %{parties}.",
    "documents.contract.binding": "Die Parteien anerkennen diesen Plan als verbindlich. Sie ziehen an den Überprüfungsdaten Bilanz und melden der fallführenden Person ohne Verzug, wenn eine Verpflichtung nicht eingehalten werden kann.",
    "documents.contract.born": "%{name}, geboren am %{date}",
    "documents.contract.case_manager": "Fallführung",
    "documents.contract.column.cost": "CHF",
    "documents.contract.column.due": "Frist",
    "documents.contract.column.goal": "Ziel und Indikator",
    "documents.contract.column.measure": "Massnahme und Anbieter",
    "documents.contract.column.number": "Nr.",
    "documents.contract.column.payer": "Kostenträger, Grundlage",
    "documents.contract.column.period": "Von, bis",
    "documents.contract.column.state": "Stand",
    "documents.contract.cost_open": "offen",
    "documents.contract.date_open": "offen",
    "documents.contract.draft": "Entwurf",
    "documents.contract.draft_footer": "%{title} %{number}, Entwurf vom %{date}",
    "documents.contract.footer": "%{title} %{number}, %{date}",
    "documents.contract.french_prevails": "Bei Widersprüchen zwischen den beiden Fassungen ist der französische Text massgebend.",
    "documents.contract.goal_state.dropped": "Aufgegeben",
    "documents.contract.goal_state.open": "Läuft",
    "documents.contract.goal_state.partly_reached": "Teilweise erreicht",
    "documents.contract.goal_state.reached": "Erreicht",
    "documents.contract.law_name.laa": "UVG",
    "documents.contract.law_name.laci": "AVIG",
    "documents.contract.law_name.lai": "IVG",
    "documents.contract.law_name.lemc": "BMAG",
    "documents.contract.law_name.lfpr": "BBG",
    "documents.contract.law_name.lias": "GES",
    "documents.contract.legal_remedies": "Gegen Verfügungen der einzelnen Institutionen stehen deren ordentliche Rechtsmittel offen.",
    "documents.contract.no_case_manager": "Noch niemand bezeichnet.",
    "documents.contract.no_duties": "Noch keine Verpflichtung erfasst.",
    "documents.contract.no_goals": "Noch kein Ziel erfasst.",
    "documents.contract.no_measures": "Noch keine Massnahme erfasst.",
    "documents.contract.no_reviews": "Noch kein Datum festgelegt.",
    "documents.contract.payer_open": "Kostenträger offen",
    "documents.contract.place_and_date": "Ort, Datum",
    "documents.contract.reviews": "Überprüfungen",
    "documents.contract.section.aim": "Zweck",
    "documents.contract.section.duties": "Verpflichtungen",
    "documents.contract.section.follow_up": "Begleitung",
    "documents.contract.section.goals": "Ziele",
    "documents.contract.section.law": "Schlussbestimmungen",
    "documents.contract.section.measures": "Massnahmen",
    "documents.contract.section.signatures": "Unterschriften",
    "documents.contract.signature": "Unterschrift",
    "documents.contract.the_person": "Die Person",
    "documents.contract.title": "Zielvereinbarung",
    "documents.contract.total": "Total der Massnahmen",
    "documents.file_name.amendment": "nachtrag",
    "documents.file_name.batch": "einladungen",
    "documents.file_name.calendar": "kalender",
    "documents.file_name.contract": "zielvereinbarung",
    "documents.file_name.invitation": "einladung",
    "documents.file_name.mail": "e-mail",
    "documents.invitation.cancelled.person": "Das Treffen vom %{date} findet nicht statt.",
    "documents.invitation.cancelled.professional": "Die Sitzung vom %{date} im Fall %{number} ist abgesagt.",
    "documents.invitation.cannot_come": "Passt Ihnen das Datum nicht? Rufen Sie uns an: %{phone}. Wir suchen mit Ihnen ein anderes Datum.",
    "documents.invitation.cannot_come_by": "Passt Ihnen das Datum nicht? Rufen Sie uns bis am %{date} an: %{phone}. Wir suchen mit Ihnen ein anderes Datum.",
    "documents.invitation.company": "Eine Vertrauensperson darf Sie begleiten. Das Treffen kostet nichts. Sie müssen nichts vorbereiten.",
    "documents.invitation.confirm": "Bitte bestätigen Sie Ihre Teilnahme oder nennen Sie uns Ihre Stellvertretung.",
    "documents.invitation.confirm_by": "Bitte bestätigen Sie Ihre Teilnahme bis am %{date} oder nennen Sie uns Ihre Stellvertretung.",
    "documents.invitation.day_and_time": "%{day}, %{time}",
    "documents.invitation.documents": "Die Unterlagen finden Sie in der Anwendung unter der Fallnummer. Bitte senden Sie keine Personendaten mit gewöhnlicher E-Mail.",
    "documents.invitation.fact.language.person": "Sprache",
    "documents.invitation.fact.language.professional": "Sprache",
    "documents.invitation.fact.when.person": "Wann",
    "documents.invitation.fact.when.professional": "Datum",
    "documents.invitation.fact.where.person": "Wo",
    "documents.invitation.fact.where.professional": "Ort",
    "documents.invitation.fact.who.person": "Mit wem",
    "documents.invitation.fact.who.professional": "Teilnehmende",
    "documents.invitation.file_title.assessment": "Einladung zu einem Assessment, %{number}",
    "documents.invitation.file_title.round_table": "Einladung zu einem Runden Tisch, %{number}",
    "documents.invitation.moved.person": "Das Treffen vom %{date} findet nicht an diesem Tag statt. Wir haben ein neues Datum festgelegt.",
    "documents.invitation.moved.professional": "Die Sitzung vom %{date} im Fall %{number} wird verschoben. Diese Einladung ersetzt die frühere.",
    "documents.invitation.new_date_follows": "Wir informieren Sie, sobald das weitere Vorgehen feststeht.",
    "documents.invitation.nothing_to_do": "Sie müssen nichts tun. Wir schreiben Ihnen, sobald ein neues Datum feststeht.",
    "documents.invitation.purpose.person.assessment": "Mehrere Stellen kümmern sich um Ihre Situation. Wir laden Sie ein, mit allen gemeinsam zu sprechen. Wir reden über Ihre Gesundheit, über Ihre Arbeit und darüber, was Ihnen hilft. Am Schluss halten wir mit Ihnen die nächsten Schritte fest.",
    "documents.invitation.purpose.person.round_table": "Mehrere Stellen kümmern sich um Ihre Situation. Sie treffen sich, damit sie besser zusammenarbeiten. Wir laden Sie ein, dabei zu sein und Ihre Meinung zu sagen.",
    "documents.invitation.purpose.physician.assessment": "Wir laden Sie als Ärztin oder Arzt des regionalen ärztlichen Dienstes zum Assessment im Fall %{number} ein. Die medizinische Beurteilung liegt bei Ihnen; ohne Sie kann die Sitzung nicht stattfinden.",
    "documents.invitation.purpose.physician.round_table": "Wir laden Sie als Ärztin oder Arzt des regionalen ärztlichen Dienstes zum Runden Tisch im Fall %{number} ein. Ihre Einschätzung hilft den Institutionen, die geeignete Betreuung zu wählen.",
    "documents.invitation.purpose.professional.assessment": "Wir laden Sie zum Assessment im Fall %{number} ein. Die beteiligten Institutionen beurteilen dort gemeinsam mit der Person die medizinische, berufliche und soziale Seite und einigen sich auf die Ziele der Zielvereinbarung.",
    "documents.invitation.purpose.professional.round_table": "Wir laden Sie zum Runden Tisch im Fall %{number} ein. Jede Institution legt dar, was sie unternommen hat und was sie plant; der Runde Tisch entscheidet danach über die geeignete Betreuung.",
    "documents.invitation.questions": "Bei Fragen erreichen Sie uns unter %{phone}.",
    "documents.invitation.spoken.de": "Die Sitzung wird auf Deutsch geführt.",
    "documents.invitation.spoken.fr": "Die Sitzung wird auf Französisch geführt.",
    "documents.invitation.subject.assessment.cancelled": "Absage des Assessments vom %{date}",
    "documents.invitation.subject.assessment.moved": "Neues Datum des Assessments: %{date}",
    "documents.invitation.subject.assessment.new": "Einladung zum Assessment vom %{date}",
    "documents.invitation.subject.person.cancelled": "Das Treffen vom %{date} fällt aus",
    "documents.invitation.subject.person.moved": "Neues Datum: %{date}",
    "documents.invitation.subject.person.new": "Treffen vom %{date}",
    "documents.invitation.subject.round_table.cancelled": "Absage des Runden Tisches vom %{date}",
    "documents.invitation.subject.round_table.moved": "Neues Datum des Runden Tisches: %{date}",
    "documents.invitation.subject.round_table.new": "Einladung zum Runden Tisch vom %{date}",
    "documents.invitation.venue_open": "Der Ort wird Ihnen noch mitgeteilt.",
    "documents.invitation.video": "Per Video, unter dieser Adresse:",
    "documents.letter.enclosures.one": "Beilage",
    "documents.letter.enclosures.other": "Beilagen",
    "documents.letter.personal": "Persönlich",
    "documents.letter.place_and_date": "%{place}, %{date}",
    "documents.letter.reference": "Referenz: %{number}",
    "documents.mail.body.cancelled": "Guten Tag\n\nDie Sitzung zum Fall %{number} ist abgesagt. Der Kalendereintrag im Anhang hebt den früheren auf.\n\nFreundliche Grüsse\n%{office}",
    "documents.mail.body.invitation": "Guten Tag\n\nIm Anhang finden Sie eine Einladung zum Fall %{number} mit dem Kalendereintrag.\n\nFreundliche Grüsse\n%{office}",
    "documents.mail.body.moved": "Guten Tag\n\nDas Datum zum Fall %{number} hat sich geändert. Dokument und Kalendereintrag im Anhang ersetzen die früheren.\n\nFreundliche Grüsse\n%{office}",
    "domain.age_group.adult": "Erwachsen",
    "domain.age_group.youth": "Jugendlich",
    "domain.channel.letter": "Brief",
    "domain.channel.mail": "E-Mail",
    "domain.circle.first": "1. Kreis",
    "domain.circle.second": "2. Kreis",
    "domain.circle.third": "3. Kreis",
    "domain.closing_result.disability_insurance": "Begleitung durch die IV allein",
    "domain.closing_result.employment_office": "Begleitung durch das RAV allein",
    "domain.closing_result.network": "Netzwerk",
    "domain.closing_result.no_cooperation": "Fehlende Mitwirkung",
    "domain.closing_result.not_employable": "Weder verfügbar noch arbeitsmarktfähig",
    "domain.closing_result.other": "Anderes",
    "domain.closing_result.primary_market": "Erster Arbeitsmarkt",
    "domain.closing_result.social_aid": "Begleitung durch die Sozialhilfe allein",
    "domain.closing_result.training": "Ausbildung",
    "domain.commission_decision.granted": "Bewilligt",
    "domain.commission_decision.not_needed": "Nicht nötig",
    "domain.commission_decision.refused": "Abgelehnt",
    "domain.commission_decision.requested": "Beantragt",
    "domain.commission_decision.to_request": "Zu beantragen",
    "domain.contract_state.achieved": "Erreicht",
    "domain.contract_state.amended": "Durch Nachtrag ersetzt",
    "domain.contract_state.conformity_review": "Konformitätsprüfung",
    "domain.contract_state.draft": "Entwurf",
    "domain.contract_state.expired": "Abgelaufen",
    "domain.contract_state.in_force": "In Kraft",
    "domain.contract_state.interrupted": "Abgebrochen",
    "domain.contract_state.partly_achieved": "Teilweise erreicht",
    "domain.contract_state.to_sign": "Zur Unterschrift",
    "domain.criterion.accumulated_difficulties": "Mehrere Schwierigkeiten trotz erkanntem Potenzial",
    "domain.criterion.entitlement_unclear": "Anspruch auf Leistungen unklar",
    "domain.criterion.measures_hard": "Aktive Massnahmen schwer umsetzbar",
    "domain.criterion.risk_factors": "Komplexe Risikofaktoren (Gesundheit, Finanzen, Ausbildung)",
    "domain.criterion.several_services": "Mehrere Stellen beteiligt, jetzt oder demnächst",
    "domain.criterion.strategic_divergence": "Institutionen verfolgen verschiedene Strategien",
    "domain.data_category.debt": "Schulden",
    "domain.data_category.disability_insurance": "IV",
    "domain.data_category.employment": "Beschäftigung",
    "domain.data_category.identity": "Identität",
    "domain.data_category.medical": "Medizinisch",
    "domain.data_category.penal": "Strafrechtlich",
    "domain.data_category.social_aid": "Sozialhilfe",
    "domain.data_category.training": "Ausbildung",
    "domain.decision.assessment": "Assessment",
    "domain.decision.case_management": "Case Management IIZ",
    "domain.decision.coaching": "Coaching RAV-SMZ",
    "domain.decision.medical_mandate": "Ärztliches IIZ-Mandat",
    "domain.decision.network": "Netzwerk",
    "domain.decision.objective_contract": "Zielvereinbarung",
    "domain.decision.outside_cii": "Ausserhalb der IIZ",
    "domain.decision.pending": "Offen",
    "domain.decision.single_institution": "Begleitung durch eine einzige Institution",
    "domain.form.madam": "Frau",
    "domain.form.neutral": "Ohne Anrede",
    "domain.form.sir": "Herr",
    "domain.function.cantonal_officer": "Kantonale/r IIZ-Beauftragte/r",
    "domain.function.contact_person": "Kontaktperson",
    "domain.function.field_worker": "Fallführende Fachperson",
    "domain.function.legal_commission": "Kommission «Recht»",
    "domain.function.regional_coordinator": "Regionale Koordination",
    "domain.function.respondent_adults": "IIZ-Ansprechperson Erwachsene",
    "domain.function.respondent_youth": "IIZ-Ansprechperson Jugendliche",
    "domain.function.secretariat": "IIZ-Sekretariat",
    "domain.function.smr_physician": "RAD-Arzt",
    "domain.function.thematic_coordinator": "Thematische Koordination Jugendliche (T1)",
    "domain.goal_state.dropped": "Aufgegeben",
    "domain.goal_state.open": "Läuft",
    "domain.goal_state.partly_reached": "Teilweise erreicht",
    "domain.goal_state.reached": "Erreicht",
    "domain.holiday.all_saints": "Allerheiligen",
    "domain.holiday.ascension": "Auffahrt",
    "domain.holiday.assumption": "Mariä Himmelfahrt",
    "domain.holiday.christmas": "Weihnachten",
    "domain.holiday.corpus_christi": "Fronleichnam",
    "domain.holiday.immaculate_conception": "Mariä Empfängnis",
    "domain.holiday.national_day": "Bundesfeier",
    "domain.holiday.new_year": "Neujahr",
    "domain.holiday.saint_joseph": "Josefstag",
    "domain.language.de": "Deutsch",
    "domain.language.fr": "Französisch",
    "domain.legal_basis.laa": "UVG",
    "domain.legal_basis.laci": "AVIG",
    "domain.legal_basis.lai": "IVG",
    "domain.legal_basis.lemc": "BMAG",
    "domain.legal_basis.lfpr": "BBG",
    "domain.legal_basis.lias": "GES",
    "domain.party.bureau": "Das IIZ-Büro",
    "domain.party.person": "Die Person",
    "domain.payer.fund": "Kantonaler Beschäftigungsfonds",
    "domain.payer.fund_short": "Fonds",
    "domain.procuration_state.active": "Gültig",
    "domain.procuration_state.drawn_up": "Aufgesetzt",
    "domain.procuration_state.expired": "Abgelaufen",
    "domain.procuration_state.replaced": "Ersetzt",
    "domain.procuration_state.revoked": "Widerrufen",
    "domain.procuration_state.signed": "Unterzeichnet",
    "domain.provenance.institution": "Institution",
    "domain.provenance.medical_network": "Medizinisches Netzwerk",
    "domain.provenance.osp_survey": "BSL-Umfrage",
    "domain.provenance.private": "Private Meldung",
    "domain.readiness_rule.blocks": "Blöcke der Institutionen ausgefüllt",
    "domain.readiness_rule.date": "Datum möglich",
    "domain.readiness_rule.identity": "Identität bestätigt",
    "domain.readiness_rule.invitations": "Einladungen versandt",
    "domain.readiness_rule.place": "Saal oder Videokonferenz",
    "domain.readiness_rule.procuration": "Gültige Vollmacht",
    "domain.readiness_rule.quorum": "Beschlussfähigkeit",
    "domain.readiness_rule.roster": "Nötige Rollen am Tisch",
    "domain.region.haut_valais": "Oberwallis",
    "domain.region.martigny": "Martinach",
    "domain.region.monthey": "Monthey",
    "domain.region.sierre": "Siders",
    "domain.region.sion": "Sitten",
    "domain.register.bureau": "IIZ-Büro (Erwachsene)",
    "domain.register.t1": "Plattform T1 (Jugendliche)",
    "domain.representative_kind.curator": "Beiständin oder Beistand",
    "domain.representative_kind.parent": "Inhaber/in der elterlichen Sorge",
    "domain.role.announcing_worker": "Meldende Fachperson",
    "domain.role.bureau_member": "Mitglied des IIZ-Büros",
    "domain.role.coordinator": "Koordination",
    "domain.role.guest": "Gast",
    "domain.role.person": "Betroffene Person",
    "domain.role.respondent": "IIZ-Ansprechperson",
    "domain.role.smr_physician": "RAD-Arzt",
    "domain.service_kind.assessment": "Assessment",
    "domain.service_kind.case_management": "Case Management IIZ",
    "domain.service_kind.coaching": "Coaching RAV-SMZ",
    "domain.service_kind.medical_mandate": "Ärztliches IIZ-Mandat",
    "domain.service_kind.round_table": "Runder Tisch (RT)",
    "domain.session_kind.assessment": "Assessment",
    "domain.session_kind.round_table": "Runder Tisch (RT)",
    "domain.session_state.approved": "Protokoll genehmigt",
    "domain.session_state.cancelled": "Abgesagt",
    "domain.session_state.confirmed": "Bestätigt",
    "domain.session_state.held": "Durchgeführt",
    "domain.session_state.invited": "Einladungen versandt",
    "domain.session_state.minutes_in_review": "Protokoll in Durchsicht",
    "domain.session_state.planned": "Geplant",
    "domain.session_state.postponed": "Verschoben",
    "domain.session_state.ready": "Bereit",
    "domain.sex.female": "Weiblich",
    "domain.sex.male": "Männlich",
    "domain.sex.other": "Andere",
    "domain.situation_state.announced": "Gemeldet",
    "domain.situation_state.anonymised": "Anonymisiert",
    "domain.situation_state.closed": "Abgeschlossen",
    "domain.situation_state.complex": "Komplex",
    "domain.situation_state.draft": "Entwurf",
    "domain.situation_state.followed_up": "Komplex, in Überprüfung",
    "domain.situation_state.in_service": "Komplex, in Begleitung",
    "domain.situation_state.in_triage": "In Triage",
    "domain.situation_state.network": "Netzwerk",
    "domain.situation_state.refused": "Abgelehnt",
    "domain.triage_outcome.complex": "Komplex",
    "domain.triage_outcome.network": "Netzwerk",
    "domain.triage_outcome.refused": "Ablehnen, mit einem Vorschlag",
    "domain.window_side.left": "Fenster links",
    "domain.window_side.right": "Fenster rechts",
    "errors.already_closed": "Dieser Fall ist bereits abgeschlossen.",
    "errors.already_invited": "Diese Person sitzt bereits am Tisch.",
    "errors.already_open": "Die Anwendung ist bereits geöffnet.",
    "errors.already_signed": "Diese Partei hat bereits unterzeichnet.",
    "errors.already_sorted": "Über die Triage ist bereits entschieden.",
    "errors.announcing_service_stays": "Die meldende Institution bleibt im Dossier.",
    "errors.avs_check_digit": "Die Prüfziffer stimmt nicht. Vergleichen Sie mit der Karte.",
    "errors.avs_empty": "Geben Sie die AHV-Nummer ein.",
    "errors.avs_foreign_digits": "Geben Sie die AHV-Nummer mit gewöhnlichen Ziffern ein (0 bis 9).",
    "errors.avs_known": "Diese AHV-Nummer ist bereits erfasst. Übernehmen Sie die gefundene Person.",
    "errors.avs_length": "Eine AHV-Nummer hat 13 Ziffern, diese hat %{digits}.",
    "errors.avs_not_digits": "Das Zeichen «%{character}» gehört nicht in eine AHV-Nummer.",
    "errors.avs_prefix": "Eine AHV-Nummer beginnt mit 756.",
    "errors.bad_request": "Die Anfrage wurde nicht verstanden. Es wurde nichts geändert.",
    "errors.before_announcement": "Dieses Datum liegt vor der Meldung vom %{received}.",
    "errors.contract_end_state": "Wählen Sie, wie die Vereinbarung endet.",
    "errors.contract_exists": "Für diesen Fall läuft bereits eine Zielvereinbarung.",
    "errors.contract_not_conform": "Die Vereinbarung ist noch nicht konform: %{count} Punkte sind offen.",
    "errors.contract_not_in_force": "Diese Vereinbarung ist nicht in Kraft.",
    "errors.contract_not_to_sign": "Diese Vereinbarung steht nicht zur Unterschrift.",
    "errors.contract_signed": "Diese Vereinbarung ändert sich nicht mehr. Eine Änderung braucht einen Nachtrag.",
    "errors.date_empty": "Geben Sie ein Datum ein.",
    "errors.date_foreign_digits": "Geben Sie das Datum mit gewöhnlichen Ziffern ein (0 bis 9).",
    "errors.date_impossible": "Diesen Tag gibt es nicht.",
    "errors.date_in_the_future": "Das Datum darf nicht in der Zukunft liegen.",
    "errors.date_in_the_past": "Das Datum darf nicht in der Vergangenheit liegen.",
    "errors.date_not_a_date": "Geben Sie das Datum in der Form 20.08.2026 ein.",
    "errors.date_too_old": "Das Datum liegt mehr als %{years} Jahre zurück.",
    "errors.date_two_digit_year": "Geben Sie das Jahr mit vier Ziffern ein, zum Beispiel 20.08.2026.",
    "errors.date_year_out_of_range": "Das Jahr muss zwischen %{first} und %{last} liegen.",
    "errors.document_unwritable": "Das Dokument konnte nicht erstellt werden. Nichts geht verloren: Versuchen Sie es erneut.",
    "errors.email": "Geben Sie eine Adresse wie vorname.name@beispiel.ch ein.",
    "errors.end_before_start": "Das Ende liegt vor dem Beginn.",
    "errors.fields": "Einige Angaben können nicht übernommen werden. Nichts geht verloren: Korrigieren Sie die bezeichneten Felder.",
    "errors.follow_up_after_receipt": "Die Begleitung kann nicht nach dem Eingang der Meldung am %{received} begonnen haben.",
    "errors.fonts": "Die Schriften der Dokumente fehlen. Installieren Sie die Anwendung neu.",
    "errors.internal": "Ein unerwarteter Fehler ist aufgetreten. Es wurde nichts geändert. Versuchen Sie es erneut; melden Sie den Fehler, wenn er wiederkehrt.",
    "errors.invitee_without_address": "Weder Postadresse noch E-Mail. Ergänzen Sie die Angaben.",
    "errors.keyring_locked": "Der Schlüsselbund des Systems ist gesperrt. Entsperren Sie ihn oder verwenden Sie das Passwort.",
    "errors.keyring_missing": "Der Schlüsselbund des Systems enthält den Schlüssel nicht. Öffnen Sie mit dem Passwort.",
    "errors.keyring_unavailable": "Der Schlüsselbund des Systems antwortet nicht. Verwenden Sie das Passwort.",
    "errors.locked": "Die Anwendung ist gesperrt. Öffnen Sie sie mit dem Passwort.",
    "errors.money_ambiguous_separator": "Nur ein Punkt oder ein Komma, zum Beispiel 1'234.50.",
    "errors.money_bad_grouping": "Gruppieren Sie die Tausender zu drei Ziffern, zum Beispiel 1'234.50.",
    "errors.money_empty": "Geben Sie einen Betrag ein.",
    "errors.money_foreign_digits": "Geben Sie den Betrag mit gewöhnlichen Ziffern ein (0 bis 9).",
    "errors.money_negative": "Die Kosten können nicht negativ sein.",
    "errors.money_too_large": "Dieser Betrag ist zu gross.",
    "errors.money_too_many_decimals": "Höchstens zwei Dezimalen, zum Beispiel 1'234.50.",
    "errors.money_unexpected_character": "Das Zeichen «%{character}» gehört nicht in einen Betrag.",
    "errors.no_output_folder": "Kein Ordner für Dokumente. Wählen Sie einen in den Einstellungen.",
    "errors.no_such_invitee": "Diese Einladung gibt es nicht mehr. Öffnen Sie die Sitzung erneut.",
    "errors.no_such_signatory": "Diese Partei unterzeichnet diese Vereinbarung nicht.",
    "errors.no_viewer": "Das Dokument ist gespeichert, aber kein Programm öffnet es. Öffnen Sie es aus seinem Ordner.",
    "errors.nobody_chosen": "Wählen Sie mindestens eine Person.",
    "errors.not_complex": "Dieser Schritt setzt eine komplexe Situation voraus. Entscheiden Sie zuerst die Triage.",
    "errors.other_year": "Dieses Datum liegt nicht im angezeigten Jahr.",
    "errors.password_short": "Mindestens %{least} Zeichen. Ein Satz eignet sich.",
    "errors.passwords_differ": "Die beiden Passwörter stimmen nicht überein.",
    "errors.person_at_round_table": "Die Person nimmt in der Regel nicht am Runden Tisch teil. Geben Sie an, warum sie eingeladen wird.",
    "errors.procuration_signed": "Eine unterzeichnete Vollmacht ändert sich nicht mehr. Setzen Sie eine neue auf.",
    "errors.procuration_without_grant": "Wählen Sie mindestens eine Kategorie für eine Institution.",
    "errors.refusal_needs_suggestion": "Eine Ablehnung geht mit mindestens einem Vorschlag zurück.",
    "errors.required": "Dieses Feld ist nötig.",
    "errors.restricted": "Der Zugriff auf diese Person ist dem bezeichneten Personal vorbehalten.",
    "errors.session_absent": "%{who} ist abwesend (%{from} – %{to}).",
    "errors.session_closed_administration": "Die Verwaltung ist an diesem Tag geschlossen. Wählen Sie einen anderen Tag.",
    "errors.session_closed_half": "Die Verwaltung ist um diese Zeit geschlossen. Wählen Sie eine andere Zeit.",
    "errors.session_closed_holiday": "Der Termin fällt auf einen Feiertag im Wallis: %{holiday}. Wählen Sie einen anderen Tag.",
    "errors.session_closed_weekend": "Der Termin fällt auf ein Wochenende. Wählen Sie einen Arbeitstag.",
    "errors.session_exists": "Für diesen Fall wird bereits eine solche Sitzung vorbereitet.",
    "errors.session_in_future": "Diese Sitzung hat noch nicht stattgefunden.",
    "errors.session_outside_working_hours": "Eine Sitzung findet zwischen 8 und 12 Uhr oder zwischen 13 und 17.30 Uhr statt.",
    "errors.session_over": "Diese Sitzung wird nicht mehr vorbereitet.",
    "errors.session_person_booked": "%{who} hat bereits eine andere Sitzung (%{from} – %{to}). Wählen Sie eine andere Zeit.",
    "errors.session_room_booked": "Der Saal %{room} ist bereits belegt (%{from} – %{to}). Wählen Sie einen anderen Saal oder eine andere Zeit.",
    "errors.session_room_too_small": "Der Saal %{room} hat nur %{seats} Plätze.",
    "errors.session_too_long": "Diese Sitzung dauert höchstens %{limit} Minuten.",
    "errors.session_too_short": "Eine Sitzung dauert mindestens %{limit} Minuten.",
    "errors.session_without_date": "Legen Sie zuerst das Datum der Sitzung fest.",
    "errors.split_nobody_pays": "Geben Sie mindestens einen Anteil über null an.",
    "errors.split_total_not_in_units": "Das Total ist kein Vielfaches von %{unit}.",
    "errors.split_unit_not_positive": "Die Rundungseinheit muss positiv sein.",
    "errors.split_weights_too_large": "Die Anteile sind zu gross.",
    "errors.staff_left": "Diese Person ist nicht mehr im Amt. Wählen Sie jemand anderen.",
    "errors.store_body": "Ein Eintrag kann von dieser Version nicht gelesen werden.",
    "errors.store_broken_backup": "Diese Sicherung ist beschädigt oder fremd. Es wurde nichts geändert.",
    "errors.store_damaged_content": "Ein Teil der Datenbank ist unlesbar. Stellen Sie eine Sicherung wieder her oder retten Sie, was lesbar ist.",
    "errors.store_damaged_foreign": "Diese Datei ist keine Datenbank dieser Anwendung. Stellen Sie eine Sicherung wieder her.",
    "errors.store_damaged_truncated": "Die Datenbankdatei ist unvollständig. Stellen Sie eine Sicherung wieder her oder retten Sie, was lesbar ist.",
    "errors.store_disk_full": "Die Festplatte ist voll. Die Änderung ist nicht gespeichert; Ihre Eingabe bleibt auf dem Bildschirm. Schaffen Sie Platz und versuchen Sie es erneut.",
    "errors.store_engine": "Die Datenbank hat den Vorgang abgelehnt. Es wurde nichts geändert.",
    "errors.store_exists": "Hier besteht bereits eine Datenbank. Sie bleibt unangetastet.",
    "errors.store_in_use": "Die Datenbank ist bereits in einem anderen Fenster geöffnet.",
    "errors.store_io": "Das Laufwerk hat nicht geantwortet. Es wurde nichts geändert.",
    "errors.store_key_file": "Die Schlüsseldatei fehlt oder ist unlesbar. Stellen Sie eine Sicherung wieder her; die Daten bleiben unangetastet.",
    "errors.store_last_slot": "Die letzte Art zu öffnen kann nicht entfernt werden.",
    "errors.store_missing": "In diesem Ordner liegt keine Datenbank.",
    "errors.store_newer_version": "Diese Datenbank stammt aus einer neueren Version (%{found}, hier %{supported}). Aktualisieren Sie die Anwendung.",
    "errors.store_no_such_record": "Diesen Eintrag gibt es nicht oder nicht mehr.",
    "errors.store_no_such_slot": "Diese Art zu öffnen ist nicht eingerichtet.",
    "errors.store_read_only": "In den Ordner kann nicht geschrieben werden. Es wurde nichts geändert.",
    "errors.store_recovery_code_mistyped": "Der Wiederherstellungsschlüssel enthält einen Tippfehler.",
    "errors.store_wrong_key": "Dieses Passwort oder dieser Schlüssel öffnet die Datenbank nicht. Prüfen Sie die Eingabe.",
    "errors.text_emoji": "Das Zeichen «%{character}» ist in einem Namen nicht möglich.",
    "errors.text_empty": "Dieses Feld darf nicht leer bleiben.",
    "errors.text_too_long": "%{length} Zeichen, höchstens %{limit}. Kürzen Sie den Text; es wurde nichts abgeschnitten.",
    "errors.time_empty": "Geben Sie eine Uhrzeit ein.",
    "errors.time_foreign_digits": "Geben Sie die Uhrzeit mit gewöhnlichen Ziffern ein (0 bis 9).",
    "errors.time_impossible": "Diese Uhrzeit gibt es nicht.",
    "errors.time_not_a_time": "Geben Sie die Uhrzeit in der Form 14:30 ein.",
    "errors.too_many_entries": "Höchstens %{most} Einträge.",
    "errors.undo_changed_since": "Ein Eintrag wurde seither geändert; diese Handlung lässt sich nicht mehr rückgängig machen.",
    "errors.undo_final": "Die letzte Handlung ist endgültig und lässt sich nicht rückgängig machen.",
    "errors.undo_nothing": "Es gibt nichts rückgängig zu machen.",
    "errors.unknown_command": "Diese Aktion gibt es in dieser Version nicht.",
    "errors.viewer_failed": "Das Dokument ist gespeichert, aber die Anzeige ist fehlgeschlagen. Öffnen Sie es aus seinem Ordner.",
    "file.act.add": "Hinzufügen",
    "file.act.add_institution": "Institution hinzufügen",
    "file.act.add_service": "Leistung hinzufügen",
    "file.act.call_session": "Sitzung einberufen",
    "file.act.case_manager": "Fallführung bezeichnen",
    "file.act.close": "Fall abschliessen",
    "file.act.confirm_identity": "Identität bestätigen",
    "file.act.edit_institution": "Beteiligung bearbeiten: %{code}",
    "file.act.edit_person": "Angaben zur Person bearbeiten",
    "file.act.follow_up": "Überprüfung erfassen",
    "file.act.new_procuration": "Vollmacht aufsetzen",
    "file.act.note": "Notiz hinzufügen",
    "file.act.start_contract": "Zielvereinbarung aufsetzen",
    "file.act.triage": "Triage entscheiden",
    "file.age.one": "%{count} Jahr",
    "file.age.other": "%{count} Jahre",
    "file.amendment": "Nachtrag %{number}",
    "file.call": "Einberufen",
    "file.case_manager.act": "Speichern",
    "file.case_manager.help": "Leer lassen, wenn niemand bezeichnet ist.",
    "file.close.act": "Fall abschliessen",
    "file.close.choose": "Ergebnis wählen",
    "file.close.continued_by": "Weiter begleitet durch",
    "file.close.date": "Abschlussdatum",
    "file.close.result": "Ergebnis",
    "file.close.text": "Das Dossier bleibt lesbar. Kehrt die Person zurück, wird ein neuer Fall damit verknüpft.",
    "file.close.title": "Fall %{number} abschliessen?",
    "file.close.why": "Wählen Sie zuerst das Ergebnis.",
    "file.contract": "Zielvereinbarung",
    "file.contracts_empty": "Keine Zielvereinbarung.",
    "file.criterion_met": ", erfüllt",
    "file.criterion_not_met": ", nicht erfüllt",
    "file.done.case_manager": "Fallführung gespeichert.",
    "file.done.closed": "Fall %{number} abgeschlossen.",
    "file.done.follow_up": "Überprüfung gespeichert.",
    "file.done.identity": "Identität heute bestätigt.",
    "file.done.institution": "%{code} gespeichert.",
    "file.done.institution_removed": "%{code} aus dem Dossier entfernt.",
    "file.done.note": "Notiz hinzugefügt.",
    "file.done.person": "Angaben gespeichert.",
    "file.done.procuration_drawn_up": "Vollmacht aufgesetzt. Die Unterschrift steht aus.",
    "file.done.procuration_signed": "Unterschriebene Vollmacht gespeichert.",
    "file.done.revoked": "Vollmacht widerrufen. Der Zugriff ist gesperrt.",
    "file.done.service": "Leistung hinzugefügt.",
    "file.done.triage": "Triageentscheid gespeichert.",
    "file.edit": "Bearbeiten",
    "file.edit_title": "Angaben zu %{name} bearbeiten",
    "file.fact.birth": "Geburt",
    "file.fact.case_manager": "Fallführung",
    "file.fact.coordinator": "Koordination",
    "file.fact.laci": "Anspruch AVIG",
    "file.fact.language": "Sprache",
    "file.fact.procuration": "Vollmacht",
    "file.fact.region": "Region",
    "file.follow_up.act": "Überprüfung speichern",
    "file.follow_up.date": "Datum der Überprüfung",
    "file.follow_up.help": "Ein Satz pro Ziel genügt.",
    "file.follow_up.text": "Wo steht die Person?",
    "file.former": "früherer Fall",
    "file.history.act": "Vorgang",
    "file.history.at": "Wann",
    "file.history.by": "Wer",
    "file.history.empty": "Noch keine Änderungen.",
    "file.history.field": "Feld",
    "file.history.new": "Nachher",
    "file.history.old": "Vorher",
    "file.identity.also": "Angaben heute mit der Person bestätigt",
    "file.identity.also_help": "Zählt für die Prüfung vor einer Sitzung.",
    "file.identity.confirm": "Angaben bestätigen",
    "file.identity.confirmed": "Identität bestätigt am",
    "file.identity.never": "Noch nie",
    "file.identity.text": "Lesen Sie diese Angaben mit der Person durch. Die Bestätigung gilt für Sitzungen der nächsten 30 Tage.",
    "file.institutions": "Beteiligte Institutionen",
    "file.institutions_empty": "Noch ist keine Institution eingetragen.",
    "file.invitations": "Einladungen",
    "file.involvement.contact": "Kontaktperson",
    "file.involvement.imminent": "Beteiligung bevorstehend",
    "file.involvement.imminent_help": "Die Stelle ist noch nicht tätig, wird es aber bald.",
    "file.involvement.institution": "Institution",
    "file.involvement.remove": "Aus dem Dossier entfernen",
    "file.involvement.why": "Wählen Sie zuerst eine Institution.",
    "file.journal.empty": "Kein Zugriff festgehalten.",
    "file.journal.note": "Jedes Lesen, Suchen, Drucken und Exportieren dieses Dossiers wird festgehalten. Hier lässt sich nichts löschen.",
    "file.key.edit": "bearbeiten",
    "file.key.follow_up": "überprüft",
    "file.key.print": "drucken",
    "file.key.session": "einberufen",
    "file.key.triage": "Triage",
    "file.laci_in.one": "endet in %{count} Tag",
    "file.laci_in.other": "endet in %{count} Tagen",
    "file.laci_over": "abgelaufen",
    "file.letters.de": "Briefe auf Deutsch",
    "file.letters.fr": "Briefe auf Französisch",
    "file.masked.text": "Der Zugriff auf dieses Dossier ist bezeichnetem Personal vorbehalten. Wenden Sie sich an die kantonale IIZ-Beauftragte oder den kantonalen IIZ-Beauftragten.",
    "file.masked.title": "Geschützte Person",
    "file.name_someone": "Bezeichnen",
    "file.next.before": "Nächster Schritt, bis %{date}",
    "file.next.now": "Nächster Schritt",
    "file.no_contact": "Ohne Kontaktperson",
    "file.no_date": "Ohne Datum",
    "file.nobody": "Niemand",
    "file.not_opened": "nicht freigegeben",
    "file.note.act": "Notiz hinzufügen",
    "file.note.language": "Sprache der Notiz",
    "file.note.text": "Notiz",
    "file.opened": "freigegeben",
    "file.opens": "Was die Vollmacht freigibt",
    "file.others": "Weitere Fälle der Person",
    "file.person": "Person",
    "file.print.contract": "Vereinbarung öffnen und drucken",
    "file.print.invitations": "Einladungen drucken",
    "file.procuration.add": "Institution hinzufügen",
    "file.procuration.add_hint": "Name oder Kürzel",
    "file.procuration.by_representative": "Durch die gesetzliche Vertretung unterzeichnet",
    "file.procuration.drawn_up": "aufgesetzt am %{date}, noch nicht unterzeichnet",
    "file.procuration.ends_on": "Gültig bis",
    "file.procuration.grid": "Institutionen und Datenkategorien",
    "file.procuration.institution": "Institution",
    "file.procuration.keep": "Vollmacht aufsetzen",
    "file.procuration.keep_signed": "Unterzeichnete Vollmacht speichern",
    "file.procuration.remove": "%{code} entfernen",
    "file.procuration.replaces": "Einmal unterzeichnet, ersetzt sie die bis %{date} gültige Vollmacht.",
    "file.procuration.revoke": "Widerrufen",
    "file.procuration.revoked": "widerrufen am %{date}",
    "file.procuration.sign": "Ergänzen und unterzeichnen",
    "file.procuration.signed": "unterzeichnet am %{date}",
    "file.procuration.signed_for": "am %{date} durch die gesetzliche Vertretung unterzeichnet",
    "file.procuration.signed_help": "Leer lassen, solange die Unterschrift fehlt.",
    "file.procuration.signed_on": "Unterzeichnet am",
    "file.procuration.span": "vom %{from} bis %{to}",
    "file.procuration.starts_on": "Gültig ab",
    "file.procuration.text": "Kreuzen Sie nur an, was nötig ist. Medizinische Daten bleiben geschlossen, wenn sie nicht angekreuzt sind.",
    "file.procuration.why": "Fügen Sie mindestens eine Institution hinzu.",
    "file.procurations_empty": "Keine Vollmacht. Ohne sie dürfen die Institutionen nichts austauschen.",
    "file.record": "Festhalten",
    "file.register.bureau": "IIZ-Büro",
    "file.register.t1": "Plattform T1",
    "file.restricted.add": "Person hinzufügen",
    "file.restricted.allowed": "Berechtigtes Personal",
    "file.restricted.for": "Sichtbar für: %{names}",
    "file.restricted.help": "Für Mitarbeitende oder Personen des öffentlichen Lebens. Der Name ist für andere verdeckt.",
    "file.restricted.label": "Zugriff auf dieses Dossier beschränken",
    "file.restricted.reason": "Grund",
    "file.restricted.title": "Zugriff beschränkt",
    "file.revoke.act": "Vollmacht widerrufen",
    "file.revoke.at_once": "Der Widerruf wirkt sofort",
    "file.revoke.date": "Widerrufen am",
    "file.revoke.reason": "Von der Person genannter Grund",
    "file.revoke.text": "Kein Austausch mehr mit %{institutions}. Für eine Wiederaufnahme braucht es eine neue unterzeichnete Vollmacht.",
    "file.revoke.title": "Vollmacht von %{name} widerrufen?",
    "file.road_empty": "Der Verlauf beginnt mit der Meldung.",
    "file.role.announced": "meldend",
    "file.role.case_manager": "Fallführung",
    "file.role.imminent": "bevorstehend",
    "file.service.act": "Leistung hinzufügen",
    "file.service.kind": "Leistung",
    "file.service.started_on": "Beginn",
    "file.service.why": "Wählen Sie zuerst eine Leistung.",
    "file.session.act": "Planen",
    "file.session.help.assessment": "Mit der Person und einer Ärztin oder einem Arzt des RAD.",
    "file.session.help.round_table": "Unter Fachpersonen, in der Regel ohne die betroffene Person.",
    "file.session.kind": "Art der Sitzung",
    "file.sessions_empty": "Noch wurde keine Sitzung einberufen.",
    "file.since": "%{place}, seit %{date}",
    "file.tab.announcement": "Meldung",
    "file.tab.contracts": "Vereinbarungen",
    "file.tab.history": "Änderungen",
    "file.tab.journal": "Zugriffe",
    "file.tab.procurations": "Vollmachten",
    "file.tab.road": "Verlauf",
    "file.tab.sessions": "Sitzungen",
    "file.tabs": "Teile des Dossiers",
    "file.today": "heute",
    "file.triage.act": "Entscheid speichern",
    "file.triage.help.complex": "Das IIZ-Büro übernimmt den Fall.",
    "file.triage.help.network": "Die Arbeit im Netzwerk genügt, ohne Sitzung des Büros.",
    "file.triage.help.refused": "Der Fall geht an die meldende Stelle zurück.",
    "file.triage.outcome": "Entscheid",
    "file.triage.suggestion": "Vorschlag an die meldende Stelle",
    "file.triage.suggestion_help": "Eine Ablehnung enthält immer mindestens einen Vorschlag.",
    "file.triage.text": "Begründung",
    "file.triage.why_outcome": "Wählen Sie zuerst einen Entscheid.",
    "file.triage.why_suggestion": "Eine Ablehnung verlangt einen Vorschlag.",
    "file.until": "bis %{date}",
    "file.video": "Videokonferenz",
    "format.address.anybody.madam": "Frau",
    "format.address.anybody.neutral": "Damen und Herren",
    "format.address.anybody.sir": "Herr",
    "format.address.physician.madam": "Frau Doktorin",
    "format.address.physician.neutral": "Damen und Herren",
    "format.address.physician.sir": "Herr Doktor",
    "format.address_line.anybody.madam": "Frau",
    "format.address_line.anybody.sir": "Herrn",
    "format.address_line.physician.madam": "Frau Dr. med.",
    "format.address_line.physician.sir": "Herrn Dr. med.",
    "format.closing": "Freundliche Grüsse",
    "format.date.long": "%{day} %{month} %{year}",
    "format.date.with_weekday": "%{weekday}, %{date}",
    "format.day.any": "%{day}.",
    "format.day.first": "1.",
    "format.month.m01": "Januar",
    "format.month.m02": "Februar",
    "format.month.m03": "März",
    "format.month.m04": "April",
    "format.month.m05": "Mai",
    "format.month.m06": "Juni",
    "format.month.m07": "Juli",
    "format.month.m08": "August",
    "format.month.m09": "September",
    "format.month.m10": "Oktober",
    "format.month.m11": "November",
    "format.month.m12": "Dezember",
    "format.salutation.anybody.madam": "Sehr geehrte Frau %{name}",
    "format.salutation.anybody.neutral": "Guten Tag %{full_name}",
    "format.salutation.anybody.sir": "Sehr geehrter Herr %{name}",
    "format.salutation.nameless": "Sehr geehrte Damen und Herren",
    "format.salutation.physician.madam": "Sehr geehrte Frau Doktorin %{name}",
    "format.salutation.physician.neutral": "Guten Tag %{full_name}",
    "format.salutation.physician.sir": "Sehr geehrter Herr Doktor %{name}",
    "format.time.one": "%{hour}.%{minute} Uhr",
    "format.time.range": "%{from_hour}.%{from_minute} bis %{to_hour}.%{to_minute} Uhr",
    "format.weekday.d1": "Montag",
    "format.weekday.d2": "Dienstag",
    "format.weekday.d3": "Mittwoch",
    "format.weekday.d4": "Donnerstag",
    "format.weekday.d5": "Freitag",
    "format.weekday.d6": "Samstag",
    "format.weekday.d7": "Sonntag",
    "invitations.calendar_looks": "Kalendereintrag",
    "invitations.checked_before": "Vor dem Versand geprüft",
    "invitations.closed": "Diese Sitzung ist nicht mehr vorzubereiten.",
    "invitations.empty": "Noch niemand ist in der Runde.",
    "invitations.failed_safe": "Nichts ist verloren. Die Einladungen bleiben hier bereit, mit Ihrer Auswahl.",
    "invitations.follows": "Der Brief folgt der Sprache der empfangenden Person, nicht jener der Oberfläche. Im Betreff der E-Mail steht nur %{number}.",
    "invitations.foot.language": "Sprache des Briefs",
    "invitations.foot.move": "Person",
    "invitations.foot.print": "drucken",
    "invitations.foot.save": "Dateien",
    "invitations.foot.take": "auswählen",
    "invitations.letter_to": "Brief an %{name}",
    "invitations.made.printed.one": "%{count} Brief gedruckt, in einem PDF",
    "invitations.made.printed.other": "%{count} Briefe gedruckt, in einem PDF",
    "invitations.made.saved.one": "Dateien von %{count} Einladung gespeichert",
    "invitations.made.saved.other": "Dateien von %{count} Einladungen gespeichert",
    "invitations.mail_looks": "So kommt die E-Mail an",
    "invitations.mark_sent": "Als versandt markieren",
    "invitations.marked.one": "%{count} Einladung als versandt markiert.",
    "invitations.marked.other": "%{count} Einladungen als versandt markiert.",
    "invitations.mend_person": "Ergänzen Sie die Angaben der Person im Fall.",
    "invitations.mend_staff": "Im Verzeichnis ergänzen",
    "invitations.no_content": "Weder Name noch Inhalt",
    "invitations.no_letter": "Dieser Brief kann nicht erstellt werden.",
    "invitations.not_own_language": "zum Lesen, wird so nicht versandt",
    "invitations.only_open": "Nur offene",
    "invitations.other_language": "In der anderen Sprache zeigen",
    "invitations.own_language": "In der Sprache der Person zeigen",
    "invitations.plain": "einfache Sprache",
    "invitations.preview": "Vorschau",
    "invitations.print.one": "%{count} Brief drucken",
    "invitations.print.other": "%{count} Briefe drucken",
    "invitations.recipients": "Empfängerinnen und Empfänger",
    "invitations.replaced": "Diese Zeichen fehlen in der Schrift des Dokuments: %{characters}",
    "invitations.save": "Dateien speichern",
    "invitations.selected": "%{count} von %{of} ausgewählt",
    "invitations.stuck.one": "%{count} Brief kann nicht erstellt werden und ist nicht dabei.",
    "invitations.stuck.other": "%{count} Briefe können nicht erstellt werden und sind nicht dabei.",
    "invitations.subject": "Betreff: %{subject}",
    "invitations.title": "Einladungen",
    "invitations.to_update.one": "%{count} Brief nennt ein Datum oder einen Ort, der nicht mehr gilt",
    "invitations.to_update.other": "%{count} Briefe nennen ein Datum oder einen Ort, der nicht mehr gilt",
    "invitations.to_update_text": "Der geänderte Brief und der Kalendereintrag ersetzen die alten.",
    "invitations.why_date": "Das Datum der Sitzung fehlt.",
    "invitations.why_none": "Wählen Sie mindestens eine Person.",
    "invitations.why_stuck": "Keiner der gewählten Briefe kann erstellt werden.",
    "invitations.window": "Einladungen %{number}",
    "planner.about": "Woche %{week} · %{minutes} Minuten · Region %{region}",
    "planner.available": "%{available} von %{of} verfügbar",
    "planner.busy.absence": "abwesend",
    "planner.busy.not_working": "arbeitet nicht",
    "planner.busy.session": "besetzt",
    "planner.call_off.act.cancel": "Sitzung absagen",
    "planner.call_off.act.postpone": "Sitzung verschieben",
    "planner.call_off.cancel": "Absagen",
    "planner.call_off.done.cancel": "Sitzung abgesagt.",
    "planner.call_off.done.postpone": "Sitzung verschoben.",
    "planner.call_off.help.cancel": "Die Sitzung findet nicht statt.",
    "planner.call_off.help.postpone": "Die Runde bleibt, ein anderes Datum ist zu finden.",
    "planner.call_off.how": "Was geschieht?",
    "planner.call_off.keep": "Sitzung beibehalten",
    "planner.call_off.open": "Verschieben oder absagen…",
    "planner.call_off.postpone": "Verschieben",
    "planner.call_off.reason_help": "Für den Fall. Die Briefe nennen ihn nicht.",
    "planner.call_off.title": "Sitzung findet nicht statt: %{date}",
    "planner.call_off.told.one": "%{count} Person ist bereits eingeladen. Ein geänderter Brief und Kalendereintrag sind zu versenden.",
    "planner.call_off.told.other": "%{count} Personen sind bereits eingeladen. Geänderte Briefe und Kalendereinträge sind zu versenden.",
    "planner.cell.busy": "%{what} %{span}",
    "planner.cell.chosen": "gewählter Termin %{span}",
    "planner.cell.free": "frei",
    "planner.cell.proposal": "Vorschlag %{rank}, %{span}",
    "planner.choose": "Wählen",
    "planner.choose_date": "%{date} wählen",
    "planner.choose_room": "Saal wählen",
    "planner.chosen": "Gewählt",
    "planner.closed": "geschlossen",
    "planner.date_refused": "Das Datum wurde nicht geändert.",
    "planner.date_saved": "Datum und Ort gespeichert.",
    "planner.foot.add": "einladen",
    "planner.foot.choose": "Vorschlag wählen",
    "planner.foot.date": "anderes Datum",
    "planner.foot.remind": "erinnern",
    "planner.foot.week": "Woche",
    "planner.grid": "Woche %{week}, Personen und Säle",
    "planner.invitee.add": "Einladen",
    "planner.invitee.add_act": "Jemanden einladen",
    "planner.invitee.add_title": "Jemanden einladen",
    "planner.invitee.added": "In die Runde aufgenommen.",
    "planner.invitee.because": "Warum die Person kommt",
    "planner.invitee.because_help": "Ein Runder Tisch findet in der Regel ohne sie statt.",
    "planner.invitee.choose": "Die Person fehlt.",
    "planner.invitee.everybody": "Im ganzen Verzeichnis suchen",
    "planner.invitee.find": "Name, Institution",
    "planner.invitee.replace": "Ersetzen",
    "planner.invitee.replace_title": "%{name} ersetzen",
    "planner.invitee.replaced": "Ersatz gespeichert.",
    "planner.invitee.role": "Rolle",
    "planner.invitee.substitute_text": "Die Vertretung wird sogleich eingeladen.",
    "planner.invitee.who": "Person",
    "planner.manual.date": "Datum",
    "planner.manual.for_day": "Zeit an diesem Tag festlegen",
    "planner.manual.link": "Link zur Videokonferenz",
    "planner.manual.link_help": "Er steht in den Einladungen.",
    "planner.manual.minutes": "Dauer, Minuten",
    "planner.manual.open": "Anderes Datum oder Saal",
    "planner.manual.place": "Ort",
    "planner.manual.save": "Datum festlegen",
    "planner.manual.time": "Zeit",
    "planner.mend.blocks": "Ausfüllen",
    "planner.mend.date": "Festlegen",
    "planner.mend.identity": "Bestätigen",
    "planner.mend.invitations": "Drucken",
    "planner.mend.place": "Wählen",
    "planner.mend.procuration": "Fall öffnen",
    "planner.mend.quorum": "Erinnern",
    "planner.mend.roster": "Ergänzen",
    "planner.no_proposals": "Kein Termin ist für alle frei. Geben Sie ein Datum ein oder ändern Sie die Runde.",
    "planner.place": "Datum und Ort",
    "planner.place_booked": "Reserviert",
    "planner.place_kind.open": "Offen",
    "planner.place_kind.room": "Saal",
    "planner.place_kind.video": "Videokonferenz",
    "planner.place_open": "Zu bestimmen",
    "planner.presence.one": "Eine Person",
    "planner.presence.other": "%{count} Personen",
    "planner.proposals": "Vorschläge nach Rang",
    "planner.ranking": "Gereiht nach Anwesenheit, Arbeitstagen, Saal, dann Frist. Sie entscheiden.",
    "planner.reason": "Begründung",
    "planner.reason_needed": "Die Begründung fehlt.",
    "planner.remind_open": "Personen ohne Antwort erinnern",
    "planner.room": "Saal",
    "planner.room_seats": "%{seats} Plätze",
    "planner.roster.accepted.one": "%{count} zugesagt",
    "planner.roster.accepted.other": "%{count} zugesagt",
    "planner.roster.accepts": "Sagt zu",
    "planner.roster.correct": "Ändern",
    "planner.roster.correct_of": "Antwort von %{name} ändern",
    "planner.roster.declined.one": "%{count} abgelehnt",
    "planner.roster.declined.other": "%{count} abgelehnt",
    "planner.roster.declines": "Sagt ab",
    "planner.roster.fill": "Einladen",
    "planner.roster.languages": "Jede Einladung geht in der Sprache der empfangenden Person. Im Betreff der E-Mails steht nur die Nummer %{number}.",
    "planner.roster.missing.one": "Eine Rolle fehlt am Tisch",
    "planner.roster.missing.other": "%{count} Rollen fehlen am Tisch",
    "planner.roster.preview": "Vorschau",
    "planner.roster.recorded": "Antwort von %{name} gespeichert.",
    "planner.roster.remind": "Erinnern",
    "planner.roster.remove": "%{name} aus der Runde nehmen",
    "planner.roster.removed": "%{name} ist nicht mehr in der Runde.",
    "planner.roster.reopen": "Antwort offen",
    "planner.roster.replace": "Ersetzen…",
    "planner.roster.replied": "am %{date}",
    "planner.roster.reprinted": "Brief an %{name} erneut gedruckt.",
    "planner.roster.title": "Einladungen",
    "planner.roster.to_send.one": "%{count} zu versenden",
    "planner.roster.to_send.other": "%{count} zu versenden",
    "planner.roster.to_update.one": "%{count} zu ersetzen",
    "planner.roster.to_update.other": "%{count} zu ersetzen",
    "planner.roster.unanswered.one": "%{count} ohne Antwort",
    "planner.roster.unanswered.other": "%{count} ohne Antwort",
    "planner.rule_state.met": "Erfüllt",
    "planner.rule_state.open": "Nicht erfüllt",
    "planner.rule_state.waiting": "Offen",
    "planner.rule_state.waived": "Ausnahme",
    "planner.rules": "Regeln der Sitzung",
    "planner.shape": "Darstellung der Woche",
    "planner.shape_grid": "Raster",
    "planner.shape_list": "Liste",
    "planner.show_week": "Diese Woche zeigen",
    "planner.span": "%{from}. – %{to}. %{month} %{year}",
    "planner.span_two": "%{from}. %{first} – %{to}. %{month} %{year}",
    "planner.to_update.one": "%{count} Person hat ein Datum oder einen Ort erhalten, der nicht mehr gilt.",
    "planner.to_update.other": "%{count} Personen haben ein Datum oder einen Ort erhalten, der nicht mehr gilt.",
    "planner.to_update_act": "Geänderte Briefe drucken",
    "planner.unwaive": "Ausnahme aufheben",
    "planner.waive": "Ausnahme…",
    "planner.waive_act": "Ausnahme eintragen",
    "planner.waive_rule": "Ausnahme von der Regel «%{rule}»",
    "planner.waive_text": "Die Regel bleibt als Ausnahme sichtbar, mit Ihrer Begründung.",
    "planner.waived": "Ausnahme gespeichert.",
    "planner.waived_because": "Ausnahme durch %{by}: %{reason}",
    "planner.waiver_taken_back": "Ausnahme aufgehoben.",
    "planner.week": "Woche",
    "planner.week_after": "Nächste Woche",
    "planner.week_before": "Vorherige Woche",
    "sessions.column.date": "Datum",
    "sessions.column.kind": "Art",
    "sessions.column.missing": "Was zuerst fehlt",
    "sessions.column.number": "Nummer",
    "sessions.column.person": "Person",
    "sessions.column.place": "Ort",
    "sessions.column.ready": "Vorbereitung",
    "sessions.column.status": "Stand",
    "sessions.column.time": "Zeit",
    "sessions.convoke.act": "Sitzung einberufen",
    "sessions.convoke.choose": "Wählen Sie den Fall, um den es geht.",
    "sessions.convoke.find": "Name, Nummer, Ort",
    "sessions.convoke.help.assessment": "120 Minuten, mit der Person und einer Ärztin oder einem Arzt des RAD.",
    "sessions.convoke.help.round_table": "Höchstens 90 Minuten, in der Regel ohne die Person.",
    "sessions.convoke.kind": "Art der Sitzung",
    "sessions.convoke.next": "Die Runde wird nach den beteiligten Institutionen vorgeschlagen. Datum und Saal legen Sie danach fest.",
    "sessions.convoke.plan": "Runde vorschlagen",
    "sessions.convoke.situation": "Fall",
    "sessions.convoke.title": "Sitzung einberufen",
    "sessions.count.one": "%{count} Sitzung",
    "sessions.count.other": "%{count} Sitzungen",
    "sessions.day.blocks": "Beiträge der Institutionen",
    "sessions.day.case_manager": "Fallführung",
    "sessions.day.choose": "Zu wählen",
    "sessions.day.contract": "Zielvereinbarung verfassen",
    "sessions.day.decision": "Entscheid",
    "sessions.day.empty_block": "Auszufüllen",
    "sessions.day.entitlement": "Leistungsanspruch",
    "sessions.day.file": "Fall öffnen",
    "sessions.day.filled": "Ausgefüllt am %{date}",
    "sessions.day.find_staff": "Name, Institution",
    "sessions.day.held": "Sitzung abgeschlossen, Entscheid im Fall eingetragen.",
    "sessions.day.hold": "Sitzung abschliessen",
    "sessions.day.hold_foot": "Sitzung abschliessen",
    "sessions.day.hold_text": "Der Entscheid %{decision} wird im Fall eingetragen. Beiträge und Protokoll sind danach hier unveränderlich.",
    "sessions.day.hold_title": "Sitzung vom %{date} abschliessen?",
    "sessions.day.measures_done": "Erfolgte Massnahmen",
    "sessions.day.minutes": "Protokoll",
    "sessions.day.minutes_help": "Bleibt hier bis zum Abschluss der Sitzung.",
    "sessions.day.next_block": "nächster Beitrag",
    "sessions.day.next_step": "Nächster Schritt",
    "sessions.day.no_blocks": "Keine Institution am Tisch.",
    "sessions.day.no_minutes": "Kein Protokoll.",
    "sessions.day.saved": "Gespeichert %{time}",
    "sessions.day.status": "Status",
    "sessions.day.to_table": "Runde ergänzen",
    "sessions.day.why_date": "Das Datum der Sitzung fehlt.",
    "sessions.day.why_decision": "Der Entscheid fehlt.",
    "sessions.empty": "Keine Sitzung vorzubereiten.",
    "sessions.empty_region": "Keine Sitzung vorzubereiten in der Region %{region}.",
    "sessions.filter.all": "Alle",
    "sessions.filter.period": "Zeitraum",
    "sessions.filter.region": "Region",
    "sessions.filter.upcoming": "Bevorstehend",
    "sessions.foot.call": "einberufen",
    "sessions.foot.move": "nächste",
    "sessions.foot.up": "vorherige",
    "sessions.kind.assessment": "Assessment",
    "sessions.kind.round_table": "Runder Tisch",
    "sessions.no_date": "Datum offen",
    "sessions.no_place": "Ort offen",
    "sessions.protected": "Geschützte Person",
    "sessions.ready": "Bereit",
    "sessions.side.invitations": "Einladungen",
    "sessions.side.label": "Teile der Sitzung",
    "sessions.side.minutes": "Sitzung und Entscheid",
    "sessions.side.planner": "Datum und Runde",
    "sessions.title.assessment": "Assessment %{of}",
    "sessions.title.round_table": "Runder Tisch zum Fall %{of}",
    "sessions.title_list": "Sitzungen",
    "sessions.video": "Videokonferenz",
    "sessions.window": "Sitzung %{number}",
    "situations.announce": "Meldung",
    "situations.choose": "Wählen Sie einen Fall aus der Liste. Die Pfeiltasten oder J und K öffnen ihn sofort.",
    "situations.count": "%{shown} von %{all}",
    "situations.empty.all": "Filter entfernen",
    "situations.empty.everywhere": "Ohne Filter suchen",
    "situations.empty.filtered": "Nichts zu «%{words}» mit diesen Filtern.",
    "situations.empty.filters": "Kein Fall mit diesen Filtern.",
    "situations.empty.none": "Noch keine Fälle.",
    "situations.empty.search": "Niemand entspricht «%{words}».",
    "situations.filter.complex_all": "Komplexe",
    "situations.filter.coordinator": "Koordination",
    "situations.filter.fewer": "Weniger Filter",
    "situations.filter.more": "Weitere Filter",
    "situations.filter.open": "Offene",
    "situations.filter.open_only": "Offene",
    "situations.filter.procuration": "Vollmacht",
    "situations.filter.region": "Region",
    "situations.filter.register": "Register",
    "situations.filter.service": "Leistung",
    "situations.filter.state": "Stand",
    "situations.filters": "Filter",
    "situations.key.next": "nächster",
    "situations.key.previous": "voriger",
    "situations.list": "Liste der Fälle",
    "situations.new": "Neue Meldung",
    "situations.procuration.active": "Vollmacht gültig",
    "situations.procuration.expired": "Vollmacht abgelaufen",
    "situations.procuration.expiring": "Vollmacht läuft bald ab",
    "situations.procuration.missing": "Ohne Vollmacht",
    "situations.procuration.revoked": "Vollmacht widerrufen",
    "situations.protected": "Geschützte Person",
    "situations.protected_detail": "Zugriff nur für bezeichnetes Personal",
    "situations.search": "In den Fällen suchen",
    "situations.search_hint": "Name, Nummer, Ort, Fallführung",
    "situations.sort": "Sortieren nach",
    "situations.sort_by.name": "Name",
    "situations.sort_by.number": "Nummer",
    "situations.sort_by.recent": "Neuste Meldung",
    "situations.sort_by.region": "Region",
    "situations.sort_by.state": "Stand",
    "situations.title": "Fälle",
    "today.all_checked": "Alles ist geprüft",
    "today.announce": "Neue Meldung",
    "today.announcements": "Meldungen zur Triage",
    "today.canton": "Ganzer Kanton",
    "today.column.announced_by": "Gemeldet von",
    "today.column.coordinator": "Koordination",
    "today.column.due": "Fällig",
    "today.column.file": "Dossier",
    "today.column.institution": "Institution",
    "today.column.invitee": "Eingeladen",
    "today.column.letter": "Brief",
    "today.column.person": "Person",
    "today.column.received": "Eingang",
    "today.column.region": "Region",
    "today.column.sent": "Versandt am",
    "today.column.service": "Letzte Leistung",
    "today.column.session": "Sitzung vom",
    "today.column.state": "Stand",
    "today.column.waiting": "Wartezeit",
    "today.complete": "Ergänzen",
    "today.contracts": "Zielvereinbarungen zur Unterschrift",
    "today.contracts_empty": "Keine Zielvereinbarung wartet auf eine Unterschrift.",
    "today.done": "Heute erledigt",
    "today.due.one": "%{count} Punkt zu erledigen",
    "today.due.other": "%{count} Punkte zu erledigen",
    "today.empty": "Heute steht nichts an: keine Sitzung, keine Antwort, keine Überprüfung.",
    "today.follow_ups": "Vierteljährliche Überprüfungen",
    "today.fortnight": "Diese zwei Wochen",
    "today.key.announce": "melden",
    "today.key.walk": "bewegen",
    "today.kind.assessment": "Assessment",
    "today.kind.round_table": "Runder Tisch",
    "today.late.one": "%{count} überfällig",
    "today.late.other": "%{count} überfällig",
    "today.next_holiday": "Nächster Feiertag im Wallis: %{name}, %{date}.",
    "today.no_date": "ohne Datum",
    "today.nothing_due": "Heute ist nichts fällig.",
    "today.of_which": ", davon ",
    "today.open": "Öffnen",
    "today.person": "Die Person",
    "today.procurations": "Vollmachten",
    "today.procurations_empty": "Keine Vollmacht läuft demnächst ab.",
    "today.ready": "Bereit",
    "today.region": "Angezeigte Region",
    "today.replies": "Einladungen ohne Antwort",
    "today.see_complex": "Komplexe Fälle ansehen",
    "today.see_sessions": "Alle Sitzungen ansehen",
    "today.see_situations": "Fälle ansehen",
    "today.sessions": "Nächste Sitzungen",
    "today.sessions_on.one": "%{count} Sitzung",
    "today.sessions_on.other": "%{count} Sitzungen",
    "today.side": "Im Auge behalten",
    "today.title": "Heute",
    "today.unblock": "Freigeben",
    "ui.about.data": "Daten",
    "ui.about.data_text": "Auf diesem Gerät verschlüsselt (SQLCipher, AES-256). Nichts verlässt dieses Gerät.",
    "ui.about.licence": "Lizenz",
    "ui.about.parts": "Bestandteile und Lizenzen",
    "ui.about.version": "Version",
    "ui.act.add": "Hinzufügen",
    "ui.act.cancel": "Abbrechen",
    "ui.act.close": "Schliessen",
    "ui.act.discard": "Änderungen verwerfen",
    "ui.act.edit": "Bearbeiten",
    "ui.act.lock": "Jetzt sperren",
    "ui.act.remove": "Entfernen",
    "ui.act.retry": "Erneut versuchen",
    "ui.act.save": "Speichern",
    "ui.act.saved": "Gespeichert.",
    "ui.act.undo": "Rückgängig machen",
    "ui.act.undo_last": "Letzte Änderung rückgängig machen",
    "ui.act.undone": "Rückgängig gemacht: %{act}",
    "ui.address.number": "Hausnummer",
    "ui.address.postal_box": "Postfach",
    "ui.address.postcode": "PLZ",
    "ui.address.street": "Strasse",
    "ui.address.supplement": "Zusatz",
    "ui.address.title": "Geschäftsadresse",
    "ui.address.town": "Ort",
    "ui.backup.at": "Erstellt am",
    "ui.backup.file": "Sicherungsdatei",
    "ui.backup.file_help": "Vollständiger Pfad, zum Beispiel auf einem Stick oder einem Netzlaufwerk.",
    "ui.backup.folder": "Ordner",
    "ui.backup.folder_own": "Ordner der Anwendung",
    "ui.backup.line": "%{file}, %{records} Einträge",
    "ui.backup.list": "Sicherungen",
    "ui.backup.made": "Gesichert und geprüft, %{records} Einträge.",
    "ui.backup.none": "Noch keine Sicherung vorhanden.",
    "ui.backup.now": "Jetzt sichern",
    "ui.backup.now_act": "Sichern",
    "ui.backup.now_text": "Die Kopie ist verschlüsselt und wird durch Öffnen geprüft.",
    "ui.backup.other": "Andere Datei wählen",
    "ui.backup.rebuild": "Listen und Suche neu aufbauen",
    "ui.backup.rebuild_act": "Neu aufbauen",
    "ui.backup.rebuild_ask": "Listen neu aufbauen?",
    "ui.backup.rebuild_text": "Listen und Suchverzeichnis werden aus den Einträgen neu erstellt. Kein Eintrag ändert sich.",
    "ui.backup.rebuilt": "Listen aus %{records} Einträgen neu aufgebaut.",
    "ui.backup.records": "Einträge",
    "ui.backup.restore": "Diese Sicherung zurückholen",
    "ui.backup.restore_text": "Die Sicherung tritt an die Stelle der jetzigen Datenbank. Die alte Datenbank bleibt daneben erhalten.",
    "ui.backup.restored": "Die Sicherung wurde zurückgeholt.",
    "ui.backup.secret": "Passwort oder Notschlüssel dieser Sicherung",
    "ui.backup.size": "Grösse",
    "ui.backup.verified": "Die Sicherung lässt sich öffnen und enthält %{records} Einträge.",
    "ui.backup.verify": "Prüfen",
    "ui.backup.which": "Sicherung, die zurückgeholt wird",
    "ui.catalogue.basis": "Gesetzliche Grundlage",
    "ui.catalogue.conditions": "Voraussetzungen",
    "ui.catalogue.measure": "Massnahme",
    "ui.catalogue.none": "Keine Massnahme entspricht der Suche.",
    "ui.catalogue.payer": "Kostenträger",
    "ui.catalogue.search": "Massnahme oder Kostenträger",
    "ui.catalogue.text": "Anerkannte Massnahmen mit Kostenträger und gesetzlicher Grundlage. Nur zum Nachschlagen.",
    "ui.combobox.free": "Nichts gefunden; der Text wird so übernommen.",
    "ui.combobox.none": "Nichts gefunden.",
    "ui.count": "%{count} insgesamt",
    "ui.days.add": "Tag hinzufügen",
    "ui.days.administration": "Tage der Verwaltung",
    "ui.days.afternoon": "Nachmittag",
    "ui.days.date": "Datum",
    "ui.days.holidays": "Feiertage im Wallis",
    "ui.days.holidays_text": "Für jedes Jahr berechnet; sie lassen sich nicht ändern.",
    "ui.days.morning": "Vormittag",
    "ui.days.name_de": "Deutscher Name",
    "ui.days.name_fr": "Französischer Name",
    "ui.days.next": "Nächstes Jahr",
    "ui.days.none": "Für dieses Jahr ist kein Tag festgelegt.",
    "ui.days.part": "Dauer",
    "ui.days.previous": "Voriges Jahr",
    "ui.days.remove": "Diesen Tag entfernen",
    "ui.days.saved": "Tage %{year} gespeichert.",
    "ui.days.whole": "Ganzer Tag",
    "ui.directory.absences": "Abwesenheiten",
    "ui.directory.access": "Zugang",
    "ui.directory.active": "Im Amt",
    "ui.directory.add_absence": "Abwesenheit hinzufügen",
    "ui.directory.add_room": "Saal hinzufügen",
    "ui.directory.add_staff": "Person hinzufügen",
    "ui.directory.afternoons": "Nachmittag",
    "ui.directory.always": "unbefristet",
    "ui.directory.building": "Gebäude",
    "ui.directory.circle": "Kreis",
    "ui.directory.code": "Kürzel",
    "ui.directory.days": "Geschlossene Tage",
    "ui.directory.from": "Von",
    "ui.directory.german": "Deutscher Begriff",
    "ui.directory.german_open": "Zu bestätigen",
    "ui.directory.german_validated": "Bestätigt",
    "ui.directory.in_use": "Benutzbar",
    "ui.directory.institution": "Institution",
    "ui.directory.institutions": "Institutionen",
    "ui.directory.left": "Ausgetreten",
    "ui.directory.member": "Mitglied",
    "ui.directory.mornings": "Vormittag",
    "ui.directory.name": "Name",
    "ui.directory.name_de": "Deutscher Name",
    "ui.directory.name_fr": "Französischer Name",
    "ui.directory.no_rooms": "Noch keine Säle vorhanden.",
    "ui.directory.none": "Nichts entspricht diesen Filtern.",
    "ui.directory.not_member": "Nicht im Kreis",
    "ui.directory.out_of_use": "Ausser Betrieb",
    "ui.directory.remove_absence": "Diese Abwesenheit entfernen",
    "ui.directory.room": "Saal",
    "ui.directory.rooms": "Säle",
    "ui.directory.search_institution": "Kürzel oder Name",
    "ui.directory.search_staff": "Name, Kürzel, Telefon",
    "ui.directory.seats": "Plätze",
    "ui.directory.since": "ab %{date}",
    "ui.directory.staff": "Personal",
    "ui.directory.state": "Stand",
    "ui.directory.time": "Zeit",
    "ui.directory.to": "Bis",
    "ui.directory.until": "bis %{date}",
    "ui.directory.validity": "Gültigkeit",
    "ui.directory.working_week": "Arbeitstage",
    "ui.directory.works": "%{half}, %{day}",
    "ui.error.copied": "Code kopiert",
    "ui.error.copy": "Code kopieren",
    "ui.error.fields.one": "Ein Feld ist zu berichtigen.",
    "ui.error.fields.other": "%{count} Felder sind zu berichtigen.",
    "ui.error.unknown": "Das hat nicht geklappt. Es ist nichts verloren. Code: %{code}.",
    "ui.field.date_pattern": "TT.MM.JJJJ",
    "ui.field.money_wrong": "Dieser Betrag ist nicht lesbar. Beispiel: 1'234.50.",
    "ui.field.optional": "freiwillig",
    "ui.filter.remove": "Filter %{name} entfernen",
    "ui.footer.add": "hinzufügen",
    "ui.footer.save": "speichern",
    "ui.frame.all_keys": "Alle Tastenkürzel",
    "ui.frame.keys": "Tasten auf dieser Seite",
    "ui.frame.main": "Hauptinhalt",
    "ui.frame.messages": "Meldungen",
    "ui.frame.next_pane": "Nächster Bereich",
    "ui.frame.outbox.one": "%{count} Änderung wartet auf den gemeinsamen Server",
    "ui.frame.outbox.other": "%{count} Änderungen warten auf den gemeinsamen Server",
    "ui.frame.path": "Pfad",
    "ui.frame.places": "Bereiche",
    "ui.frame.practice": "Übungsdaten, %{date}",
    "ui.frame.saved": "Hier gespeichert",
    "ui.frame.saved_at": "Gespeichert, %{time}",
    "ui.frame.side": "Seitenbereich",
    "ui.frame.skip": "Zum Inhalt",
    "ui.key.down": "Pfeil nach unten",
    "ui.key.enter": "Eingabetaste",
    "ui.key.escape": "Esc",
    "ui.key.left": "Pfeil nach links",
    "ui.key.right": "Pfeil nach rechts",
    "ui.key.shift": "Umschalt",
    "ui.key.space": "Leertaste",
    "ui.key.up": "Pfeil nach oben",
    "ui.keys.disabled": "Einzelne Buchstaben sind in den Einstellungen ausgeschaltet.",
    "ui.keys.everywhere": "Überall",
    "ui.keys.go": "Gehe zu",
    "ui.keys.here": "Auf dieser Seite",
    "ui.keys.note": "Einzelne Buchstaben wirken nur ausserhalb von Feldern. In den Einstellungen lassen sie sich ausschalten.",
    "ui.language.de": "Deutsch",
    "ui.language.fr": "Französisch",
    "ui.language.label": "Sprache",
    "ui.language.switch": "Auf Französisch umschalten",
    "ui.list.next": "Nächster Eintrag",
    "ui.list.previous": "Voriger Eintrag",
    "ui.loading": "Wird geladen",
    "ui.lost.back": "Zu Heute",
    "ui.lost.failed": "Diese Seite konnte nicht angezeigt werden.",
    "ui.lost.failed_text": "Ihre Daten sind unversehrt. Gehen Sie zum Anfang zurück und versuchen Sie es erneut.",
    "ui.lost.text": "Die Adresse hat sich vielleicht geändert. Ihre Daten sind unversehrt.",
    "ui.lost.title": "Diese Seite gibt es nicht.",
    "ui.of": "%{shown} von %{total}",
    "ui.palette.choose": "wählen",
    "ui.palette.contracts": "Vereinbarungen",
    "ui.palette.directory": "Verzeichnis",
    "ui.palette.everywhere": "Überall",
    "ui.palette.files": "Fälle",
    "ui.palette.go": "Gehe zu",
    "ui.palette.here": "Hier handeln",
    "ui.palette.none": "Nichts gefunden.",
    "ui.palette.note": "Umlaute und Wortfolge spielen keine Rolle",
    "ui.palette.placeholder": "Name, Nummer, Sitzung, Befehl…",
    "ui.palette.run": "ausführen",
    "ui.palette.sessions": "Sitzungen",
    "ui.palette.title": "Suchen und handeln",
    "ui.paper.larger": "Blatt vergrössern",
    "ui.paper.page": "%{name}, Seite %{page} von %{count}",
    "ui.paper.pages": "Seiten von %{name}",
    "ui.paper.preview": "Vorschau",
    "ui.paper.smaller": "Blatt verkleinern",
    "ui.person.email": "E-Mail geschäftlich",
    "ui.person.first_name": "Vorname",
    "ui.person.form": "Anrede",
    "ui.person.function": "Funktion",
    "ui.person.name": "Name",
    "ui.person.phone": "Telefon geschäftlich",
    "ui.person.region": "Region",
    "ui.person.title": "Titel",
    "ui.person.whole_canton": "Ganzer Kanton",
    "ui.place.catalogue": "Leistungskatalog",
    "ui.place.contracts": "Vereinbarungen",
    "ui.place.directory": "Verzeichnis",
    "ui.place.sessions": "Sitzungen",
    "ui.place.settings": "Einstellungen",
    "ui.place.situations": "Fälle",
    "ui.place.today": "Heute",
    "ui.product": "IIZ Wallis",
    "ui.protected": "Geschützte Person",
    "ui.readiness": "%{met} von %{total}",
    "ui.search.button": "Suchen…",
    "ui.search.clear": "Suche leeren",
    "ui.search.everywhere": "Suchen und handeln",
    "ui.search.list": "In dieser Liste suchen",
    "ui.settings.about": "Über die Anwendung",
    "ui.settings.backups": "Sicherungen",
    "ui.settings.comfortable": "Weit",
    "ui.settings.compact": "Eng",
    "ui.settings.density": "Zeilenhöhe",
    "ui.settings.display": "Anzeige",
    "ui.settings.folder": "Ordner für Dokumente",
    "ui.settings.folder_system": "Ordner des Systems",
    "ui.settings.folder_text": "Gedruckte und gespeicherte Dokumente werden dort abgelegt.",
    "ui.settings.footer": "Fusszeile mit Tastenkürzeln",
    "ui.settings.footer_on": "Sichtbar",
    "ui.settings.head_name": "Name",
    "ui.settings.head_place": "Ort",
    "ui.settings.head_tagline": "Zeile unter dem Namen",
    "ui.settings.keys": "Einzelne Buchstaben als Tastenkürzel",
    "ui.settings.keys_on": "Eingeschaltet",
    "ui.settings.keys_text": "Nützlich beim schnellen Erfassen; bei Sprachsteuerung auszuschalten.",
    "ui.settings.language_text": "Briefe folgen der Sprache der empfangenden Person, nicht dieser.",
    "ui.settings.letterhead": "Briefpapier",
    "ui.settings.letterhead_saved": "Briefpapier gespeichert.",
    "ui.settings.letters": "Dokumente und Briefe",
    "ui.settings.lock": "Automatische Sperre",
    "ui.settings.lock_text": "Die Datenbank sperrt sich nach dieser Zeit ohne Eingabe.",
    "ui.settings.minutes.one": "Nach %{count} Minute",
    "ui.settings.minutes.other": "Nach %{count} Minuten",
    "ui.settings.never": "Nie",
    "ui.settings.open": "Nach dem Drucken",
    "ui.settings.open_on": "Dokument im Betrachter öffnen",
    "ui.settings.password": "Passwort ändern",
    "ui.settings.password_change": "Passwort ändern",
    "ui.settings.password_changed": "Das Passwort wurde geändert.",
    "ui.settings.password_current": "Jetziges Passwort",
    "ui.settings.region": "Region unter Heute",
    "ui.settings.region_text": "Die anderen Regionen bleiben über die Listen erreichbar.",
    "ui.settings.security": "Sicherheit",
    "ui.settings.slot_no_password": "Ohne Passwort",
    "ui.settings.slot_password": "Passwort gesetzt",
    "ui.settings.slots": "Schlüssel der Datenbank",
    "ui.settings.slots_text": "Jeder Schlüssel öffnet die Datenbank für sich allein: Schlüsselbund des Systems, Passwort, Notschlüssel im Tresor.",
    "ui.settings.theme": "Farben",
    "ui.settings.theme_dark": "Dunkel",
    "ui.settings.theme_light": "Hell",
    "ui.settings.theme_system": "Wie das System",
    "ui.settings.window": "Fenster des Umschlags",
    "ui.settings.window_text": "Der Adressblock der Briefe steht auf dieser Seite.",
    "ui.settings.zoom": "Grösse der Anzeige",
    "ui.settings.zoom_text": "Von 90 bis 200 %. Ctrl + und Ctrl − wirken überall.",
    "ui.start.create": "Büro einrichten",
    "ui.start.create_act": "Büro einrichten",
    "ui.start.damaged": "Die Datenbank ist beschädigt",
    "ui.start.damaged_safe": "Die Datei wurde nicht verändert. Ihre Sicherungen liegen in ihrem Ordner.",
    "ui.start.damaged_text": "Die Datei lässt sich nicht vollständig lesen. Sie wurde so belassen, wie sie ist.",
    "ui.start.in_use": "Die Anwendung ist bereits geöffnet",
    "ui.start.in_use_safe": "Ihre Daten sind unversehrt; das andere Fenster arbeitet weiter.",
    "ui.start.in_use_text": "Ein anderes Fenster benutzt diese Datenbank. Arbeiten Sie dort weiter, oder schliessen Sie es und versuchen Sie es erneut.",
    "ui.start.keyring": "Schlüssel auch im Schlüsselbund des Systems ablegen",
    "ui.start.keyring_help": "Die Anwendung öffnet sich dann ohne Passwort, solange Sie am Gerät angemeldet sind.",
    "ui.start.keyring_locked": "Der Schlüsselbund des Systems ist gesperrt",
    "ui.start.keyring_locked_text": "Entsperren Sie ihn und versuchen Sie es erneut, oder öffnen Sie die Datenbank mit dem Passwort. Es wird kein neuer Schlüssel erstellt.",
    "ui.start.keyring_missing": "Der Schlüsselbund des Systems antwortet nicht",
    "ui.start.keyring_missing_text": "Öffnen Sie die Datenbank mit dem Passwort oder dem Notschlüssel. Es wird kein neuer Schlüssel erstellt.",
    "ui.start.locked": "Datenbank gesperrt",
    "ui.start.locked_text": "Ihre Daten sind verschlüsselt und unversehrt.",
    "ui.start.newer": "Die Datenbank stammt von einer neueren Version",
    "ui.start.newer_safe": "Es wurde nichts gelesen und nichts verändert.",
    "ui.start.newer_text": "Eine neuere Version der Anwendung hat sie geschrieben (Format %{version}). Aktualisieren Sie die Anwendung auf diesem Gerät und versuchen Sie es erneut.",
    "ui.start.opening": "Das Übungsbüro wird vorbereitet. Das dauert einige Sekunden.",
    "ui.start.password": "Passwort",
    "ui.start.password_again": "Passwort, ein zweites Mal",
    "ui.start.password_help": "Mindestens %{least} Zeichen. Mehrere Wörter ohne Zusammenhang eignen sich gut.",
    "ui.start.practise": "Üben",
    "ui.start.practise_act": "Übungsbüro öffnen",
    "ui.start.practise_safe": "Die Fusszeile erinnert jederzeit daran, dass es Übungsdaten sind.",
    "ui.start.practise_text": "Das Übungsbüro enthält ein ganzes Jahr erfundener Fälle. Sie können alles ausprobieren: Nichts wird versendet, und nichts betrifft wirkliche Personen.",
    "ui.start.read_only": "Der Datenordner ist schreibgeschützt",
    "ui.start.read_only_safe": "Ihre Daten sind unversehrt; es wurde nichts geschrieben.",
    "ui.start.read_only_text": "Die Anwendung kann dort nicht schreiben. Schaffen Sie Platz oder verlangen Sie bei der Informatik das Schreibrecht, und versuchen Sie es erneut.",
    "ui.start.recovery": "Notschlüssel",
    "ui.start.recovery_done": "Mit der Arbeit beginnen",
    "ui.start.recovery_help": "Leerzeichen, Bindestriche und Grossschreibung spielen keine Rolle.",
    "ui.start.recovery_print": "Schlüssel drucken",
    "ui.start.recovery_safe": "Der Schlüssel liegt im Tresor",
    "ui.start.recovery_text": "Dieser Schlüssel öffnet die Datenbank, wenn das Passwort vergessen und das Gerät verloren ist. Er wird nur einmal gezeigt. Drucken Sie ihn aus und legen Sie ihn in den Tresor des Büros.",
    "ui.start.recovery_why": "Bestätigen Sie zuerst, dass der Schlüssel sicher verwahrt ist.",
    "ui.start.restore": "Sicherung zurückholen",
    "ui.start.safe": "Was gesichert ist",
    "ui.start.salvage": "Lesbares retten",
    "ui.start.salvage_act": "Lesbare Daten retten",
    "ui.start.salvage_text": "Die noch lesbaren Einträge werden in eine neue Datenbank kopiert. Die beschädigte Datei bleibt daneben liegen.",
    "ui.start.salvaged": "%{records} Einträge wurden gerettet.",
    "ui.start.strength.fair": "Brauchbar",
    "ui.start.strength.good": "Stark",
    "ui.start.strength.short": "Zu kurz",
    "ui.start.strength.weak": "Schwach: mehr Abwechslung",
    "ui.start.unlock": "Öffnen",
    "ui.start.use_keyring": "Mit dem Schlüsselbund öffnen",
    "ui.start.use_password": "Passwort verwenden",
    "ui.start.use_recovery": "Notschlüssel verwenden",
    "ui.start.ways": "Möglichkeiten für den Anfang",
    "ui.start.welcome": "Willkommen",
    "ui.start.welcome_text": "Diese Anwendung führt die Fälle des IIZ-Büros auf diesem Gerät, in einer verschlüsselten Datenbank. Wählen Sie, wie Sie beginnen.",
    "ui.table.empty": "Keine Zeilen",
    "ui.theme.to_dark": "Zur dunklen Ansicht wechseln",
    "ui.theme.to_light": "Zur hellen Ansicht wechseln",
    "ui.zoom.larger": "Ansicht vergrössern",
    "ui.zoom.reset": "Ansicht auf 100 %",
    "ui.zoom.smaller": "Ansicht verkleinern",
  },
};
