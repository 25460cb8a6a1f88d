// Generated from locales/*.yml. Do not edit.

export type MessageKey =
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
  | "native.already_open.text"
  | "native.already_open.title"
  | "native.folder_unusable.text"
  | "native.folder_unusable.title"
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
  | "planner.roster.on"
  | "planner.roster.preview"
  | "planner.roster.recorded"
  | "planner.roster.remind"
  | "planner.roster.remove"
  | "planner.roster.removed"
  | "planner.roster.reopen"
  | "planner.roster.replace"
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
  | "ui.act.add"
  | "ui.act.cancel"
  | "ui.act.close"
  | "ui.act.edit"
  | "ui.act.lock"
  | "ui.act.remove"
  | "ui.act.retry"
  | "ui.act.save"
  | "ui.act.saved"
  | "ui.act.undo"
  | "ui.act.undo_last"
  | "ui.act.undone"
  | "ui.combobox.free"
  | "ui.combobox.none"
  | "ui.count"
  | "ui.error.copied"
  | "ui.error.copy"
  | "ui.error.fields.one"
  | "ui.error.fields.other"
  | "ui.error.unknown"
  | "ui.field.date_pattern"
  | "ui.field.money_wrong"
  | "ui.field.optional"
  | "ui.filter.remove"
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
  | "ui.keys.everywhere"
  | "ui.keys.go"
  | "ui.keys.here"
  | "ui.keys.note"
  | "ui.keys.off"
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
  | "ui.table.empty"
  | "ui.theme.to_dark"
  | "ui.theme.to_light"
  | "ui.zoom.larger"
  | "ui.zoom.reset"
  | "ui.zoom.smaller";

export const messages: { readonly fr: Readonly<Record<MessageKey, string>>; readonly de: Readonly<Record<MessageKey, string>> } = {
  fr: {
    "documents.calendar.summary": "%{office}, %{number}",
    "documents.contract.amendment_title": "Avenant n° %{number} au contrat d’objectifs",
    "documents.contract.amendments": "Une fois signé, le contrat ne se modifie que par un avenant numéroté, signé par les mêmes parties.",
    "documents.contract.and": "et",
    "documents.contract.between": "Conclu entre %{person}, d’une part, et %{parties}, d’autre part.",
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
    "native.already_open.text": "Une autre fenêtre travaille déjà dans ce dossier : %{folder}. Continuez dans cette fenêtre, ou fermez-la avant d’en ouvrir une nouvelle.",
    "native.already_open.title": "Bureau CII est déjà ouvert",
    "native.folder_unusable.text": "Bureau CII ne peut pas écrire dans %{folder}. Vos données n’ont pas été touchées. Vérifiez que le disque est branché, qu’il reste de la place et que vous avez le droit d’y écrire, puis ouvrez de nouveau l’application.",
    "native.folder_unusable.title": "Le dossier des données n’est pas utilisable",
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
    "planner.roster.on": "le %{date}",
    "planner.roster.preview": "Aperçu",
    "planner.roster.recorded": "Réponse de %{name} enregistrée.",
    "planner.roster.remind": "Relancer",
    "planner.roster.remove": "Retirer %{name} de la table",
    "planner.roster.removed": "%{name} ne figure plus à la table.",
    "planner.roster.reopen": "Sans réponse",
    "planner.roster.replace": "Remplacer…",
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
    "sessions.day.hold_text": "La décision « %{decision} » est inscrite au dossier. Les blocs et le procès-verbal ne changent plus ici.",
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
    "ui.act.add": "Ajouter",
    "ui.act.cancel": "Annuler",
    "ui.act.close": "Fermer",
    "ui.act.edit": "Modifier",
    "ui.act.lock": "Verrouiller maintenant",
    "ui.act.remove": "Retirer",
    "ui.act.retry": "Réessayer",
    "ui.act.save": "Enregistrer",
    "ui.act.saved": "Enregistré.",
    "ui.act.undo": "Annuler l’action",
    "ui.act.undo_last": "Annuler la dernière action",
    "ui.act.undone": "Annulé : %{act}",
    "ui.combobox.free": "Rien ne correspond ; le texte sera repris tel quel.",
    "ui.combobox.none": "Rien ne correspond.",
    "ui.count": "%{count} au total",
    "ui.error.copied": "Code copié",
    "ui.error.copy": "Copier le code",
    "ui.error.fields.one": "Un champ est à corriger.",
    "ui.error.fields.other": "%{count} champs sont à corriger.",
    "ui.error.unknown": "L’action n’a pas abouti. Rien n’est perdu. Code : %{code}.",
    "ui.field.date_pattern": "jj.mm.aaaa",
    "ui.field.money_wrong": "Ce montant n’est pas lisible. Exemple : 1'234.50.",
    "ui.field.optional": "facultatif",
    "ui.filter.remove": "Retirer le filtre %{name}",
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
    "ui.keys.everywhere": "Partout",
    "ui.keys.go": "Aller à",
    "ui.keys.here": "Sur cette page",
    "ui.keys.note": "Les lettres seules n’agissent qu’en dehors des champs. Elles se désactivent dans les réglages.",
    "ui.keys.off": "Les lettres seules sont désactivées dans les réglages.",
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
    "ui.table.empty": "Aucune ligne",
    "ui.theme.to_dark": "Passer au thème sombre",
    "ui.theme.to_light": "Passer au thème clair",
    "ui.zoom.larger": "Agrandir l’affichage",
    "ui.zoom.reset": "Affichage à 100 %",
    "ui.zoom.smaller": "Réduire l’affichage",
  },
  de: {
    "documents.calendar.summary": "%{office}, %{number}",
    "documents.contract.amendment_title": "Nachtrag Nr. %{number} zur Zielvereinbarung",
    "documents.contract.amendments": "Nach der Unterzeichnung wird die Vereinbarung nur durch einen nummerierten Nachtrag geändert, den dieselben Parteien unterzeichnen.",
    "documents.contract.and": "und",
    "documents.contract.between": "Abgeschlossen zwischen %{person} einerseits und %{parties} andererseits.",
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
    "native.already_open.text": "Ein anderes Fenster arbeitet schon in diesem Ordner: %{folder}. Arbeiten Sie dort weiter oder schliessen Sie es, bevor Sie ein neues öffnen.",
    "native.already_open.title": "Bureau CII ist bereits geöffnet",
    "native.folder_unusable.text": "Bureau CII kann nicht in %{folder} schreiben. Ihre Daten wurden nicht verändert. Prüfen Sie, ob das Laufwerk verbunden ist, ob noch Platz frei ist und ob Sie dort schreiben dürfen, und öffnen Sie die Anwendung dann neu.",
    "native.folder_unusable.title": "Der Ordner mit den Daten kann nicht verwendet werden",
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
    "planner.roster.on": "am %{date}",
    "planner.roster.preview": "Vorschau",
    "planner.roster.recorded": "Antwort von %{name} gespeichert.",
    "planner.roster.remind": "Erinnern",
    "planner.roster.remove": "%{name} aus der Runde nehmen",
    "planner.roster.removed": "%{name} ist nicht mehr in der Runde.",
    "planner.roster.reopen": "Antwort offen",
    "planner.roster.replace": "Ersetzen…",
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
    "sessions.day.hold_text": "Der Entscheid «%{decision}» wird im Fall eingetragen. Beiträge und Protokoll sind danach hier unveränderlich.",
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
    "ui.act.add": "Hinzufügen",
    "ui.act.cancel": "Abbrechen",
    "ui.act.close": "Schliessen",
    "ui.act.edit": "Bearbeiten",
    "ui.act.lock": "Jetzt sperren",
    "ui.act.remove": "Entfernen",
    "ui.act.retry": "Erneut versuchen",
    "ui.act.save": "Speichern",
    "ui.act.saved": "Gespeichert.",
    "ui.act.undo": "Rückgängig machen",
    "ui.act.undo_last": "Letzte Änderung rückgängig machen",
    "ui.act.undone": "Rückgängig gemacht: %{act}",
    "ui.combobox.free": "Nichts gefunden; der Text wird so übernommen.",
    "ui.combobox.none": "Nichts gefunden.",
    "ui.count": "%{count} insgesamt",
    "ui.error.copied": "Code kopiert",
    "ui.error.copy": "Code kopieren",
    "ui.error.fields.one": "Ein Feld ist zu berichtigen.",
    "ui.error.fields.other": "%{count} Felder sind zu berichtigen.",
    "ui.error.unknown": "Das hat nicht geklappt. Es ist nichts verloren. Code: %{code}.",
    "ui.field.date_pattern": "TT.MM.JJJJ",
    "ui.field.money_wrong": "Dieser Betrag ist nicht lesbar. Beispiel: 1'234.50.",
    "ui.field.optional": "freiwillig",
    "ui.filter.remove": "Filter %{name} entfernen",
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
    "ui.keys.everywhere": "Überall",
    "ui.keys.go": "Gehe zu",
    "ui.keys.here": "Auf dieser Seite",
    "ui.keys.note": "Einzelne Buchstaben wirken nur ausserhalb von Feldern. In den Einstellungen lassen sie sich ausschalten.",
    "ui.keys.off": "Einzelne Buchstaben sind in den Einstellungen ausgeschaltet.",
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
    "ui.table.empty": "Keine Zeilen",
    "ui.theme.to_dark": "Zur dunklen Ansicht wechseln",
    "ui.theme.to_light": "Zur hellen Ansicht wechseln",
    "ui.zoom.larger": "Ansicht vergrössern",
    "ui.zoom.reset": "Ansicht auf 100 %",
    "ui.zoom.smaller": "Ansicht verkleinern",
  },
};
