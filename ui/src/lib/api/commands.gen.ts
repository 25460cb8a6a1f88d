// Written from the command table of cii-app by `cargo xtask generate`. Do not edit.

export type AbsenceDraft = { from_date: string, from_time: string, to_date: string, to_time: string, };

export type AbsenceView = { from: string, to: string, };

export type AccessEntryView = { 
/**
 * Local time of Europe/Zurich.
 */
at: string, by: string, 
/**
 * `access.<code>`.
 */
message: MessageView, };

export type AccessFileView = { situation: SituationId, number: string, };

export type AccessJournalView = { entries: Array<AccessEntryView>, };

export type AccessKind = "read" | "search" | "print" | "export" | "unmask" | "backup" | "restore" | "unlock" | "new_journal";

export type AccessListView = { 
/**
 * Newest first.
 */
accesses: Array<AccessView>, 
/**
 * How many there are in all of what was asked for.
 */
total: number, };

export type AccessView = { 
/**
 * Its place in the journal; the first access has 1.
 */
place: number, 
/**
 * Local time of Europe/Zurich.
 */
at: string, by: string, 
/**
 * `access.<code>`.
 */
message: MessageView, 
/**
 * The files whose data it was: the first few.
 */
files: Array<AccessFileView>, 
/**
 * How many files there are beyond those.
 */
more_files: number, };

export type AccountListView = { 
/**
 * By the names of their users; those that ended come last.
 */
accounts: Array<AccountView>, 
/**
 * Members of staff in office who have no account, by name.
 */
without: Array<WithoutAccountView>, };

export type AccountRequest = { id: string, };

export type AccountState = { "kind": "active", 
/**
 * Its last day, if it has one.
 */
until: string | null, } | { "kind": "waiting", 
/**
 * Until then the code is good, local time.
 */
until: string, } | { "kind": "lapsed" } | { "kind": "early", from: string, } | { "kind": "ended", on: string, };

export type AccountUserView = { staff: StaffId, full_name: string, institution: InstitutionKey, functions: Array<Function>, language: Language, 
/**
 * Whether in office today: an account of somebody who is not opens nothing.
 */
in_office: boolean, };

export type AccountView = { id: string, 
/**
 * The name to sign in with.
 */
name: string, 
/**
 * Whether it is the account of whoever asks.
 */
is_own: boolean, 
/**
 * Whose. None: the directory has nobody under this identity.
 */
user: AccountUserView | null, state: AccountState, 
/**
 * When one of its devices was last heard of, local time, to the hour.
 */
last_contact: string | null, 
/**
 * Those with access first.
 */
devices: Array<DeviceView>, };

export type AddNoteRequest = { situation: SituationId, text: string, language: Language, };

export type AddServiceRequest = { situation: SituationId, kind: ServiceKind, started_on: string, };

export type AddressView = { supplement: string, street: string, number: string, postal_box: string, postcode: string, town: string, country: string, };

export type AdministrationDayDraft = { date: string, half: Half, name: AdministrationDayName, };

export type AdministrationDayName = { "kind": "good_friday" } | { "kind": "easter_monday" } | { "kind": "labour_day" } | { "kind": "whit_monday" } | { "kind": "christmas_eve" } | { "kind": "saint_stephen" } | { "kind": "new_years_eve" } | { "kind": "other", 
/**
 * French name.
 */
fr: string, 
/**
 * German name.
 */
de: string, };

export type AdministrationDayView = { date: string, half: Half, name: AdministrationDayName, };

export type AgeGroup = "adult" | "youth";

export type AnnouncementCheckView = { 
/**
 * What would stop the announcement now: `errors.<code>` by field of the draft.
 */
fields: Array<FieldErrorView>, 
/**
 * `announcement.<code>`: «5 months 12 days since the follow-up began: counts as early detection».
 */
early_detection: MessageView | null, 
/**
 * Persons who may be the same.
 */
similar: Array<SimilarPersonView>, };

export type AnnouncementDraft = { 
/**
 * Set when the person was found by the search that comes first; then the identity fields are ignored.
 */
person: PersonId | null, 
/**
 * Set when an earlier situation of the person is reopened.
 */
former: SituationId | null, 
/**
 * Persons offered as similar and found to be someone else.
 */
not_same_as: Array<PersonId>, name: string, first_name: string, form: Form | null, sex: Sex | null, birth_date: string, avs: string, language: Language | null, address: AddressView, phone: string, email: string, representative_kind: RepresentativeKind | null, representative_name: string, representative_phone: string, 
/**
 * Empty: that of the person.
 */
representative_address: AddressView, 
/**
 * None: that of the person.
 */
representative_language: Language | null, region: Region | null, register: Register | null, service: InstitutionKey | null, 
/**
 * None: the same as `service`.
 */
counted_under: InstitutionKey | null, worker: StaffId | null, respondent: StaffId | null, received_on: string, follow_up_started_on: string, age_group: AgeGroup | null, provenance: Provenance | null, service_asked: ServiceKind | null, criteria: Array<Criterion>, laci_rights_end_on: string, other_services: Array<OtherServiceDraft>, reason: string, };

export type AnnouncementDueView = { situation: SituationId, number: string, name: string | null, service: InstitutionKey, region: Region, received_on: string, status: StatusView, };

export type AnnouncementRequest = { draft: AnnouncementDraft, };

export type AnnouncementView = { service: InstitutionKey, counted_under: InstitutionKey, worker: StaffRefView | null, respondent: StaffRefView | null, received_on: string, follow_up_started_on: string | null, 
/**
 * `announcement.<code>`.
 */
early_detection: MessageView | null, age_group: AgeGroup, provenance: Provenance, service_asked: ServiceKind | null, criteria: Array<Criterion>, reason: WrittenTextView, };

export type AppError = { 
/**
 * Stable code.
 */
code: string, 
/**
 * Values in the sentence.
 */
params: { [key in string]: ParamView }, 
/**
 * Inputs to mend, in the order of the form.
 */
fields: Array<FieldErrorView>, };

export type ApprovalView = { on: string, by: string, };

export type AttachFileRequest = { to: AttachedTo, path: string, 
/**
 * Empty: the name of the file, without its ending.
 */
title: string, };

export type AttachedTo = { "kind": "procuration", "id": ProcurationId } | { "kind": "session", "id": SessionId };

export type AttachmentRequest = { to: AttachedTo, blob: BlobId, };

export type AttachmentState = "here" | "waiting" | "elsewhere";

export type AttachmentView = { blob: BlobId, title: string, 
/**
 * Bytes.
 */
size: number, media: MediaType, added_on: string, state: AttachmentState, };

export type BackupListView = { backups: Array<FoundBackupView>, };

export type BackupRequest = { 
/**
 * Folder; empty: the data folder's own `backups`.
 */
folder: string, };

export type BackupView = { path: string, records: number, bytes: number, at: string, };

export type BeginEnrolmentRequest = { address: string, account: string, 
/**
 * The one-time code.
 */
code: string, };

export type Bilingual = { 
/**
 * The French text.
 */
fr: string, 
/**
 * The German text.
 */
de: string, };

export type BindOfficeRequest = { address: string, account: string, password: string, 
/**
 * As in [`JoinOfficeRequest`].
 */
second: string | null, 
/**
 * What this computer is to be called. None: as before.
 */
label: string | null, };

export type BlobId = string;

export type BlockDraft = { institution: InstitutionKey, status: string, entitlement: string, measures_done: string, next_step: string, };

export type BlockView = { institution: InstitutionKey, status: string, entitlement: string, measures_done: string, next_step: string, filled_on: string | null, 
/**
 * The language in which it is written.
 */
language: Language | null, 
/**
 * Whether the user may write it.
 */
can_write: boolean, 
/**
 * Whether what stands in it is held back from the user.
 */
text_held_back: boolean, };

export type BusyKind = "session" | "absence" | "not_working";

export type BusyView = { from: string, to: string, kind: BusyKind, };

export type CallOffInviteeRequest = { session: SessionId, invitee: InviteeId, 
/**
 * May be empty.
 */
reason: string, };

export type CallOffRequest = { session: SessionId, 
/**
 * True: it will take place on another date.
 */
postpone: boolean, reason: string, };

export type CandidatesView = { 
/**
 * Of its institution, with the function that it asks for.
 */
meant: Array<StaffId>, 
/**
 * The others who can sit in it all the same.
 */
others: Array<StaffId>, };

export type CaseManagerView = { staff: StaffRefView, since: string, };

export type CatalogueItemView = { key: string, title: Bilingual, conditions: Bilingual, payer: Payer, legal_basis: LegalBasis, };

export type CatalogueView = { items: Array<CatalogueItemView>, };

export type ChangePasswordRequest = { 
/**
 * Not looked at while the office is open by its recovery key.
 */
current: string, password: string, password_again: string, };

export type Channel = "letter" | "mail";

export type Choice = { "kind": "keep" } | { "kind": "replace" } | { "kind": "edit", text: string, };

export type Circle = "first" | "second" | "third";

export type CloseSituationRequest = { situation: SituationId, on: string, result: ClosingResult, continued_by: InstitutionKey | null, };

export type ClosedDaysView = { year: number, 
/**
 * Public holidays of Valais, computed.
 */
holidays: Array<HolidayView>, 
/**
 * Days of the administration, decided each year.
 */
administration: Array<AdministrationDayView>, 
/**
 * Whether somebody entered the days of this year, were it that there are none.
 */
listed: boolean, 
/**
 * The days on which the administration usually closes, as a first draft.
 */
suggested: Array<AdministrationDayView>, };

export type ClosingResult = "primary_market" | "training" | "social_aid" | "disability_insurance" | "employment_office" | "network" | "no_cooperation" | "not_employable" | "other";

export type CommissionDecision = "not_needed" | "to_request" | "requested" | "granted" | "refused";

export type ConfirmIdentityRequest = { person: PersonId, };

export type ConflictListView = { 
/**
 * Open ones, the newest first.
 */
open: Array<ConflictView>, };

export type ConflictView = { id: string, 
/**
 * Why both changes could not be merged.
 */
cause: MessageView, 
/**
 * The situation that it is about, if it is about one.
 */
situation: SituationId | null, 
/**
 * The name of the person, masked for whoever may not see it; of another record its kind.
 */
about: string, 
/**
 * `history.record.<code>`: the record.
 */
record: MessageView, 
/**
 * Who made the change that was not applied.
 */
by: string, 
/**
 * When, local time.
 */
at: string, act: MessageView, 
/**
 * What has two values. Empty: the record itself was to be deleted.
 */
sides: Array<SideView>, 
/**
 * Why the offered value can no longer take the place of the kept one. None: it can.
 */
obstacle: MessageView | null, 
/**
 * Whose the choice is, if it is not the user's: `core.who_may.<code>`.
 */
whose: string | null, };

export type ConformityView = { gaps: Array<GapView>, 
/**
 * `conformity.met.<code>`: points that hold.
 */
met: Array<MessageView>, by_payer: Array<PayerSumView>, total: number, };

export type ContractCreatedView = { contract: ContractId, };

export type ContractDraft = { language: Language, starts_on: string, aim: Written, goals: Array<GoalDraft>, measures: Array<MeasureDraft>, duties: Array<DutyDraft>, case_manager: StaffId | null, reviews: Array<string>, signatories: Array<SignatoryDraft>, };

export type ContractDueView = { contract: ContractId, situation: SituationId, number: string, name: string | null, 
/**
 * `today.contract.<code>`.
 */
line: MessageView, status: StatusView, };

export type ContractEndView = { state: ContractState, needs_reason: boolean, };

export type ContractId = string;

export type ContractLanguages = "fr" | "de" | "both";

export type ContractListView = { 
/**
 * Whether it is the agenda of the Commission droit, which is shown of a contract what it was asked about.
 */
agenda: boolean, contracts: Array<ContractRowView>, };

export type ContractRequest = { contract: ContractId, };

export type ContractRowView = { id: ContractId, situation: SituationId, number: string, amendment: number, 
/**
 * None: masked, or not shown to the user.
 */
name: string | null, 
/**
 * Whether the person is restricted to others.
 */
masked: boolean, region: Region, state: ContractState, starts_on: string | null, next_review: string | null, goals: number, total: number, 
/**
 * How many of its measures wait for the decision of the Commission droit.
 */
waiting: number, status: StatusView, };

export type ContractSavedView = { 
/**
 * As it is kept.
 */
draft: ContractDraft, fields: Array<FieldErrorView>, conformity: ConformityView, };

export type ContractState = "draft" | "conformity_review" | "to_sign" | "in_force" | "amended" | "achieved" | "partly_achieved" | "interrupted" | "expired" | "not_concluded";

export type ContractStep = "write" | "warrant" | "reopen" | "answer" | "amend" | "take_up" | "follow_goals" | "end";

export type ContractView = { row: ContractRowView, draft: ContractDraft, 
/**
 * What of the draft could not be read: `errors.<code>` by field.
 */
fields: Array<FieldErrorView>, 
/**
 * The steps that it can take now and that the user may take.
 */
steps: Array<ContractStep>, 
/**
 * Whether the user may enter what the Commission droit decided.
 */
can_decide: boolean, 
/**
 * The groups of fields that are not open to the user.
 */
held_back: Array<Group>, ends: Array<ContractEndView>, conformity: ConformityView, conformity_by: string | null, conformity_on: string | null, signatories: Array<SignatoryView>, 
/**
 * Institutions around the person: who can be payer, party or signatory.
 */
institutions: Array<InstitutionKey>, 
/**
 * The contracts of the situation with their amendments, this one among them.
 */
versions: Array<ContractRowView>, end_reason: string, };

export type CountsView = { today: number, situations: number, sessions: number, contracts: number, };

export type CreateAccountRequest = { 
/**
 * None: nobody was chosen.
 */
staff: StaffId | null, name: string, };

export type CreateOfficeRequest = { first_name: string, name: string, function: Function, region: Region | null, language: Language, password: string, password_again: string, 
/**
 * Keep the key in the system's keyring as well, so that the application opens without a password.
 */
use_keyring: boolean, };

export type Criterion = "several_services" | "accumulated_difficulties" | "risk_factors" | "measures_hard" | "entitlement_unclear" | "strategic_divergence";

export type DataCategory = "identity" | "employment" | "social_aid" | "disability_insurance" | "training" | "medical" | "debt" | "penal";

export type DecideTriageRequest = { situation: SituationId, outcome: TriageOutcome, 
/**
 * A refusal needs at least one suggestion.
 */
text: string, coordinator: StaffId | null, };

export type Decision = "network" | "assessment" | "coaching" | "case_management" | "medical_mandate" | "single_institution" | "outside_cii" | "pending" | "objective_contract";

export type DecisionDueView = { contract: ContractId, number: string, region: Region, 
/**
 * Measures that wait.
 */
waiting: number, };

export type DeviceListView = { devices: Array<DeviceView>, };

export type DeviceView = { id: string, 
/**
 * What its user calls it; empty if it was never called anything.
 */
label: string, 
/**
 * Whether it is this computer.
 */
is_this: boolean, 
/**
 * First day of it under this account.
 */
joined: string | null, 
/**
 * When it was last heard of, local time, to the hour.
 */
last_contact: string | null, signed_in: boolean, revoked: boolean, };

export type DirectoryView = { institutions: Array<InstitutionView>, staff: Array<StaffView>, rooms: Array<RoomView>, };

export type DismissRefusedRequest = { id: string, };

export type DoneTodayView = { 
/**
 * `act.<code>`.
 */
act: MessageView, at: string, };

export type DoneView = { 
/**
 * Whether Ctrl+Z can take it back.
 */
can_undo: boolean, };

export type DutyDraft = { id: string | null, party: Party, text: Written, };

export type EndAccountRequest = { id: string, 
/**
 * As it was typed. Empty: the account ends at once.
 */
last_day: string, };

export type EndContractRequest = { contract: ContractId, state: ContractState, reason: string, };

export type EnrolmentView = { 
/**
 * In base32, in groups, to be typed.
 */
secret: string, 
/**
 * Modules on a side of the QR code.
 */
qr_size: number, 
/**
 * The dark modules as a path of an SVG, one unit a module.
 */
qr_path: string, };

export type FieldErrorView = { field: string, error: MessageView, };

export type FieldLinesView = { 
/**
 * Name of the field as stored; `history.field.<field>` where it has a label.
 */
field: string, lines: Array<Array<MessageView>>, };

export type FigureRowView = { label: ParamView, 
/**
 * In the order of the years. None: not told.
 */
counts: Array<number | null>, };

export type FigureTableView = { 
/**
 * `figures.dimension.<code>`: by what is counted.
 */
title: MessageView, 
/**
 * In the order of the years. None: not told.
 */
totals: Array<number | null>, rows: Array<FigureRowView>, };

export type FiguresView = { 
/**
 * Smaller numbers are not told. None: every number is.
 */
smallest: number | null, 
/**
 * The years, the latest first.
 */
years: Array<number>, tables: Array<FigureTableView>, };

export type FileContentView = { person: PersonView, age: number | null, case_manager: CaseManagerView | null, coordinator: StaffRefView | null, 
/**
 * None: there may be one that is not shown.
 */
procuration: StatusView | null, laci_rights_end_on: string | null, 
/**
 * None: held back from the user.
 */
announcement: AnnouncementView | null, institutions: Array<InvolvedInstitutionView>, timeline: Array<TimelineEntryView>, procurations: Array<ProcurationView>, proposed_procuration: ProposedProcurationView, sessions: Array<SessionRowView>, contracts: Array<FileContractView>, next_step: NextStepView | null, former: LinkedSituationView | null, others: Array<LinkedSituationView>, rights: FileRightsView, held_back: HeldBackView, };

export type FileContractView = { id: ContractId, amendment: number, state: ContractState, status: StatusView, };

export type FileHeaderView = { id: SituationId, number: string, 
/**
 * None: masked.
 */
name: string | null, 
/**
 * None: held back from the user, as each of the next three.
 */
region: Region | null, register: Register | null, state: SituationState | null, status: StatusView | null, 
/**
 * Open conflicts with the shared server that are about it; none where it is masked.
 */
conflicts: number, };

export type FileRightsView = { 
/**
 * The groups of fields of the person that may be changed.
 */
person: Array<Group>, 
/**
 * Those of the situation.
 */
situation: Array<Group>, 
/**
 * The kinds of which a record may be added.
 */
makes: Array<RecordKind>, 
/**
 * Whether a copy of everything held on the person may be made.
 */
copies: boolean, };

export type FileView = { header: FileHeaderView, 
/**
 * None: masked.
 */
content: FileContentView | null, };

export type FindServerRequest = { 
/**
 * As the user typed it, with or without a fingerprint.
 */
address: string, };

export type FinishEnrolmentRequest = { address: string, account: string, code: string, password: string, password_again: string, 
/**
 * What the authenticator shows.
 */
totp: string, 
/**
 * What this computer is to be called. None: as before.
 */
label: string | null, };

export type FollowGoalRequest = { contract: ContractId, goal: string, state: GoalState, };

export type FollowUpDueView = { situation: SituationId, number: string, name: string | null, last_service: ServiceKind | null, region: Region, coordinator: string | null, due: string, status: StatusView, };

export type Form = "madam" | "sir" | "neutral";

export type FortnightDayView = { date: string, sessions: number, 
/**
 * `holiday.<code>`, or the name of an administration day as text.
 */
closed: MessageView | null, };

export type FoundBackupView = { path: string, 
/**
 * What it says it holds. None: it is no whole backup.
 */
records: number | null, bytes: number, at: string, };

export type FoundListView = { found: Array<FoundView>, };

export type FoundView = { "kind": "situation", situation: SituationRowView, } | { "kind": "session", session: SessionRowView, } | { "kind": "contract", contract: ContractRowView, } | { "kind": "institution", key: InstitutionKey, } | { "kind": "staff", staff: StaffView, };

export type Function = "secretariat" | "cantonal_officer" | "regional_coordinator" | "thematic_coordinator" | "respondent_adults" | "respondent_youth" | "field_worker" | "smr_physician" | "legal_commission" | "contact_person";

export type GapView = { 
/**
 * `conformity.<code>`.
 */
message: MessageView, 
/**
 * Where to mend it: a field of the draft, such as `goals.1.due_on`; the duties of a party, such as `duties.cms`; or the
 * `procurations` of the situation.
 */
field: string, };

export type GoalDraft = { 
/**
 * None: new; the core gives an id.
 */
id: string | null, text: Written, indicator: Written, due_on: string, state: GoalState, };

export type GoalState = "open" | "reached" | "partly_reached" | "dropped";

export type GrantView = { institution: InstitutionKey, categories: Array<DataCategory>, };

export type Group = "person_name" | "person_contact" | "person_statistics" | "person_mask" | "person_links" | "case_number" | "case_region" | "case_state" | "case_who" | "case_coordinator" | "case_course" | "case_former" | "case_follow_ups" | "case_triage" | "announcement" | "announcement_rights" | "involved" | "involved_contact" | "procuration_head" | "procuration_text" | "procuration_line" | "procuration_signed" | "procuration_revoked" | "procuration_replaced" | "procuration_paper" | "session_call" | "session_seat" | "session_reply" | "block_shell" | "block_text" | "session_decision" | "session_minutes" | "session_file" | "contract_head" | "contract_plan" | "contract_progress" | "contract_measure" | "contract_decision" | "contract_party" | "contract_signature" | "contract_end" | "note_text" | "override_act" | "staff_contact" | "staff_rights" | "staff_calendar" | "reference";

export type Half = "whole" | "morning" | "afternoon";

export type HandOverView = { full_name: string, 
/**
 * Language of the user.
 */
language: Language, 
/**
 * Name of the account.
 */
account: string, 
/**
 * The one-time code.
 */
code: string, 
/**
 * Until then it is good, local time.
 */
until: string, 
/**
 * Name and port of the server.
 */
place: string, 
/**
 * SHA-256 of its certificate, if the system does not vouch for it.
 */
fingerprint: string | null, };

export type HeldBackView = { person: Array<Group>, situation: Array<Group>, 
/**
 * Whether there may be more institutions than are shown; so for the next three.
 */
institutions: boolean, procurations: boolean, sessions: boolean, contracts: boolean, };

export type HistoryEntryView = { 
/**
 * Local time of Europe/Zurich.
 */
at: string, by: string, 
/**
 * `act.<code>`.
 */
act: MessageView, 
/**
 * Name of the field as stored; `history.field.<field>` where it has a label.
 */
field: string, 
/**
 * `history.record.<code>`: the record that changed.
 */
record: MessageView, place: HistoryPlaceView | null, 
/**
 * Line by line, each of parts: `history.value.<code>`. Of lists, the elements that differ.
 */
old: Array<Array<MessageView>>, new: Array<Array<MessageView>>, };

export type HistoryPlaceView = { "kind": "announcement" } | { "kind": "procurations" } | { "kind": "session", session: SessionId, } | { "kind": "contract", contract: ContractId, };

export type HistoryView = { entries: Array<HistoryEntryView>, };

export type HoldSessionRequest = { session: SessionId, decision: Decision, 
/**
 * None: what is written stays.
 */
minutes: string | null, case_manager: StaffId | null, };

export type HolidayView = { date: string, 
/**
 * `holiday.<code>`.
 */
name: MessageView, };

export type InstitutionKey = string;

export type InstitutionView = { key: InstitutionKey, code: Bilingual, name: Bilingual, german_validated: boolean, circle: Circle, parent: InstitutionKey | null, valid_from: string | null, valid_to: string | null, 
/**
 * Whether it is a member of its circle today.
 */
member: boolean, };

export type InvitationsRequest = { session: SessionId, invitees: Array<InviteeId>, };

export type InviteeId = string;

export type InviteeState = "to_send" | "to_update" | "sent" | "accepted" | "declined" | "replaced" | "to_call_off" | "called_off";

export type InviteeView = { id: InviteeId, 
/**
 * None: the person.
 */
staff: StaffId | null, name: string, role: Role, institution: InstitutionKey | null, language: Language, channel: Channel, state: InviteeState, status: StatusView, 
/**
 * The day of the last invitation.
 */
sent_on: string | null, 
/**
 * The day of the last reminder since then.
 */
reminded_on: string | null, 
/**
 * How the seat is cleared.
 */
leaving: Leaving, called_off_on: string | null, called_off_because: WrittenTextView, 
/**
 * Whether a letter has something to tell: never told, or told something else than what stands now.
 */
can_invite: boolean, 
/**
 * Whether a reminder can go out: an answer is awaited, and the invitee can be reached.
 */
can_remind: boolean, 
/**
 * Whether the record that the last letter went out can be taken back.
 */
can_take_back: boolean, 
/**
 * Whether the user may enter the answer of this one.
 */
can_answer: boolean, replied_on: string | null, replaced_by: InviteeId | null, 
/**
 * What stops a letter: no address, no mail. `errors.<code>`.
 */
problem: MessageView | null, };

export type InvolvedInstitutionView = { institution: InstitutionKey, contact: StaffRefView | null, imminent: boolean, announced: boolean, case_manager: boolean, 
/**
 * Whether the user may change its contact.
 */
can_change_contact: boolean, };

export type JoinOfficeRequest = { address: string, account: string, 
/**
 * Of the account; it opens the office on this computer too.
 */
password: string, 
/**
 * Six digits of the authenticator, or a recovery code. None: the account was set up here just now.
 */
second: string | null, 
/**
 * What this computer is to be called. None: as before.
 */
label: string | null, use_keyring: boolean, };

export type LabelDeviceRequest = { id: string, label: string, };

export type Language = "fr" | "de";

export type Leaving = "at_once" | "by_call_off" | "after_letter";

export type LegalBasis = "laci" | "lai" | "lias" | "lemc" | "lfpr" | "laa";

export type LetterheadImageView = { 
/**
 * A PNG file in base 64, as `read_letterhead_image` gave it.
 */
png: string, 
/**
 * What it says to whoever does not see it.
 */
alternative: Bilingual, };

export type LetterheadView = { name: Bilingual, tagline: Bilingual, place: Bilingual, address: AddressView, phone: string, email: string, window: WindowSide, image: LetterheadImageView | null, };

export type LinkedSituationView = { id: SituationId, number: string, 
/**
 * None: held back from the user.
 */
state: SituationState | null, };

export type ListAccessesRequest = { kind: AccessKind | null, by: StaffId | null, 
/**
 * The first day, as typed.
 */
from: string, 
/**
 * The last day, as typed.
 */
to: string, 
/**
 * The place of the last line of the page before. None: the first page.
 */
before: number | null, limit: number, };

export type ListCandidatesRequest = { session: SessionId, role: Role, 
/**
 * None: any.
 */
institution: InstitutionKey | null, 
/**
 * Whose substitute it is to be. None: nobody's.
 */
instead_of: InviteeId | null, };

export type ListContractsRequest = { region: Region | null, states: Array<ContractState>, query: string, };

export type ListLogRequest = { 
/**
 * The first day, as typed.
 */
from: string, 
/**
 * The last day, as typed.
 */
to: string, 
/**
 * The number of the last entry of the page before. None: the first page.
 */
before: number | null, limit: number, };

export type ListSessionsRequest = { region: Region | null, 
/**
 * True: also those in which nothing is to do any more, approved or cancelled.
 */
past: boolean, };

export type ListSituationsRequest = { 
/**
 * Words of name, first name, number, place or case manager; accents and order do not matter.
 */
query: string, regions: Array<Region>, states: Array<SituationState>, registers: Array<Register>, services: Array<ServiceKind>, coordinator: StaffId | null, procuration: ProcurationFilter | null, open_only: boolean, sort: SituationSort, offset: number, limit: number, };

export type LogEntryView = { 
/**
 * Its number in the log; the first entry has 1.
 */
n: number, 
/**
 * When it was entered, by the server's clock, in local time of Europe/Zurich.
 */
at: string, 
/**
 * When it happened, by the clock of the device that told of it later. None: then.
 */
happened: string | null, 
/**
 * `log.who.<code>`.
 */
who: MessageView, 
/**
 * `log.what.<code>`.
 */
what: MessageView, 
/**
 * `log.record.<code>`. None: it is about no record.
 */
record: MessageView | null, };

export type LogView = { 
/**
 * Newest first.
 */
entries: Array<LogEntryView>, 
/**
 * How many there are in all of what was asked for.
 */
total: number, };

export type MailPreviewView = { subject: string, calendar_title: string, };

export type MakePersonCopyRequest = { situation: SituationId, language: Language, };

export type MeasureDraft = { id: string | null, catalogue_item: string | null, title: Written, provider: string, payer: Payer | null, legal_basis: LegalBasis | null, from: string, to: string, cost: string, commission: CommissionDecision, };

export type MediaType = "pdf" | "png" | "jpeg";

export type MessageView = { code: string, params: { [key in string]: ParamView }, };

export type NextActView = { "kind": "triage" } | { "kind": "confirm_identity" } | { "kind": "sign_procuration", procuration: ProcurationId | null, } | { "kind": "case_manager" } | { "kind": "plan_session", session_kind: SessionKind, } | { "kind": "open_session", session: SessionId, } | { "kind": "open_contract", contract: ContractId, } | { "kind": "start_contract" } | { "kind": "follow_up" } | { "kind": "none" };

export type NextStepView = { due: string | null, 
/**
 * `next_step.<code>.title`, `.text` and `.act`.
 */
message: MessageView, 
/**
 * Where the act is done.
 */
act: NextActView, 
/**
 * Whose act it is, if it is not the user's: `core.who_may.<code>`.
 */
whose: string | null, };

export type NothingRequest = Record<symbol, never>;

export type Noun = "office" | "preferences" | "directory" | "situation" | "session" | "contract" | "journal" | "server";

export type OpenedAttachmentView = { attachment: AttachmentView, 
/**
 * The picture in base64. None: it is not here yet, or no picture.
 */
image: string | null, };

export type OtherServiceDraft = { institution: InstitutionKey, contact: StaffId | null, imminent: boolean, };

export type OutstandingReplyView = { session: SessionId, invitee: InviteeId, 
/**
 * None: masked.
 */
name: string | null, institution: InstitutionKey | null, language: Language, number: string, session_on: string, 
/**
 * The day of the invitation.
 */
sent_on: string, 
/**
 * The day of the last reminder since then.
 */
reminded_on: string | null, 
/**
 * Whether a reminder can go out.
 */
can_remind: boolean, status: StatusView, };

export type OwnInvitationView = { session: SessionRowView, 
/**
 * Whether the own answer is awaited.
 */
to_answer: boolean, 
/**
 * Whether the own institution's block is still empty and the user may write it.
 */
to_write: boolean, };

export type PageView = { 
/**
 * One self-contained SVG.
 */
svg: string, 
/**
 * The same page as plain text in reading order.
 */
text: string, };

export type PagesView = { language: Language, pages: Array<PageView>, 
/**
 * Characters that the document's font lacks and shows as a placeholder.
 */
replaced_characters: string, };

export type ParamView = { "type": "text", "value": string } | { "type": "names", "value": Bilingual } | { "type": "number", "value": number } | { "type": "date", "value": string } | { "type": "date_time", "value": string } | { "type": "money", "value": number } | { "type": "span", "value": { months: number, days: number, } } | { "type": "label", "value": string } | { "type": "institution", "value": InstitutionKey } | { "type": "institutions", "value": Array<InstitutionKey> };

export type Party = { "kind": "person" } | { "kind": "institution", "institution": InstitutionKey } | { "kind": "bureau" };

export type PasswordRequest = { password: string, };

export type Payer = { "kind": "institution", "institution": InstitutionKey } | { "kind": "fund" };

export type PayerSumView = { 
/**
 * None: measures without a payer.
 */
payer: Payer | null, sum: number, };

export type PersonCopySectionView = { 
/**
 * `core.person_copy.section.<code>`.
 */
code: string, count: number, };

export type PersonCopyView = { 
/**
 * The person's own, in which the copy is proposed.
 */
language: Language, sections: Array<PersonCopySectionView>, 
/**
 * How many attached files are copied beside.
 */
files: number, 
/**
 * `core.person_copy.withheld.<code>`.
 */
withheld: Array<MessageView>, };

export type PersonId = string;

export type PersonView = { id: PersonId, name: string, first_name: string, form: Form, sex: Sex | null, birth_date: string | null, avs: string | null, language: Language, address: AddressView, phone: string, email: string, representative_kind: RepresentativeKind | null, representative_name: string, representative_phone: string, 
/**
 * Empty: that of the person.
 */
representative_address: AddressView, 
/**
 * None: that of the person.
 */
representative_language: Language | null, restricted: boolean, restriction_reason: string, restriction_allowed: Array<StaffId>, identity_confirmed_on: string | null, };

export type PlaceView = { "kind": "open" } | { "kind": "room", "value": RoomId } | { "kind": "video", "value": string };

export type PlanSessionRequest = { situation: SituationId, kind: SessionKind, };

export type PreferencesView = { language: Language, theme: Theme, 
/**
 * Interface zoom in percent, 90 to 200.
 */
zoom: number, comfortable_rows: boolean, single_letter_keys: boolean, hide_footer: boolean, 
/**
 * Minutes without input until the database locks itself; 0: never.
 */
auto_lock_minutes: number, 
/**
 * Where printed and saved documents go. Empty: the folder of the system.
 */
output_folder: string, 
/**
 * Printing hands the document to the system's viewer; off, it is only put into the output folder.
 */
open_after_print: boolean, 
/**
 * What Today shows. None: nobody chose yet, then the user's own region, or the canton for who serves it.
 */
today_scope: TodayScope | null, };

export type PreviewContractRequest = { contract: ContractId, 
/**
 * What is being typed. None: as stored.
 */
draft: ContractDraft | null, languages: ContractLanguages, };

export type PreviewInvitationRequest = { session: SessionId, invitee: InviteeId, 
/**
 * None: the invitee's own language.
 */
language: Language | null, 
/**
 * The letter that tells where the session stands, or the one that asks again for an answer.
 */
kind: SendingKind, };

export type PrintContractRequest = { contract: ContractId, languages: ContractLanguages, };

export type PrintedView = { documents: number, paths: Array<string>, 
/**
 * The document is in the folder, but the system's viewer did not open: `errors.<code>`.
 */
not_opened: MessageView | null, };

export type ProcurationCheckView = { 
/**
 * `procuration.<code>`: days that may be a slip of the keys; which it would take the place of, and from when.
 */
hints: Array<MessageView>, };

export type ProcurationDueView = { situation: SituationId, number: string, name: string | null, 
/**
 * `today.procuration.<code>`.
 */
line: MessageView, status: StatusView, };

export type ProcurationFilter = "active" | "expiring" | "expired" | "revoked" | "missing";

export type ProcurationId = string;

export type ProcurationState = "drawn_up" | "signed" | "active" | "expired" | "revoked" | "replaced";

export type ProcurationView = { id: ProcurationId, state: ProcurationState, status: StatusView, drawn_up_on: string, signed_on: string | null, starts_on: string, ends_on: string, last_day: string, signed_by_representative: boolean, 
/**
 * Who must still sign for the minor, by name.
 */
missing_signer: string | null, grants: Array<GrantView>, revoked_on: string | null, revocation_reason: WrittenTextView | null, attachments: Array<AttachmentView>, 
/**
 * The groups of fields that the user may change.
 */
rights: Array<Group>, };

export type ProposalView = { rank: number, starts_at: string, ends_at: string, room: RoomId | null, available: number, of: number, 
/**
 * `proposal.<code>`.
 */
reasons: Array<MessageView>, 
/**
 * The date the session has now.
 */
chosen: boolean, };

export type ProposedProcurationView = { starts_on: string, ends_on: string, 
/**
 * Whether the user may record the signature with it.
 */
can_record_signature: boolean, };

export type ProposedReviewsView = { 
/**
 * As the draft writes them.
 */
reviews: Array<string>, };

export type Provenance = "institution" | "private" | "osp_survey" | "medical_network";

export type ReadLetterheadImageRequest = { 
/**
 * A file on this computer.
 */
path: string, };

export type ReadLetterheadImageView = { 
/**
 * The image as it is printed: a PNG file in base 64.
 */
png: string, };

export type ReadinessRule = "roster" | "procuration" | "identity" | "blocks" | "place" | "invitations" | "quorum" | "date";

export type RebuiltView = { records: number, };

export type RecordDecisionRequest = { contract: ContractId, measure: string, decision: Verdict, };

export type RecordFollowUpRequest = { situation: SituationId, on: string, text: string, };

export type RecordKind = "person" | "situation" | "procuration" | "session" | "contract" | "note" | "override" | "staff" | "room" | "institution" | "catalogue_item" | "office" | "administration_year";

export type RecordReplyRequest = { session: SessionId, invitee: InviteeId, reply: ReplyDraft, };

export type RecordSignatureRequest = { contract: ContractId, party: Party, signature: SignatureDraft, };

export type RecoveryCodesView = { codes: Array<string>, };

export type RecoveryKeyView = { 
/**
 * Shown once, for the office's safe.
 */
recovery_key: string, };

export type RefusedView = { id: string, why: MessageView, 
/**
 * The act. None: destroyed here because the right to see it was lost; the server keeps it.
 */
act: MessageView | null, 
/**
 * Local time of the act.
 */
at: string | null, 
/**
 * `history.record.<code>`: the record.
 */
record: MessageView | null, 
/**
 * The name of the person, if it is about one who may be seen.
 */
about: string, 
/**
 * The situation that it is about, if it is about one.
 */
situation: SituationId | null, 
/**
 * What it was to change, by field.
 */
fields: Array<FieldLinesView>, };

export type Region = "haut_valais" | "sierre" | "sion" | "martigny" | "monthey";

export type Register = "bureau" | "t1";

export type RemindRequest = { seats: Array<SeatRef>, };

export type ReplyDraft = { "kind": "open" } | { "kind": "accepted" } | { "kind": "declined" } | { "kind": "replaced_by", staff: StaffId, };

export type RepresentativeKind = "parent" | "curator";

export type RestoreBackupRequest = { path: string, 
/**
 * Password or recovery key of the office that made it.
 */
secret: string, };

export type RevokeDeviceRequest = { id: string, };

export type RevokeProcurationRequest = { procuration: ProcurationId, on: string, reason: string, };

export type Role = "person" | "announcing_worker" | "respondent" | "smr_physician" | "bureau_member" | "coordinator" | "guest";

export type RoomId = string;

export type RoomView = { id: RoomId, name: string, region: Region, building: Bilingual, address: AddressView, 
/**
 * The town of the address as the window names it.
 */
town: Bilingual, seats: number, access: Bilingual, in_use: boolean, };

export type RuleStateView = "met" | "waiting" | "open" | "waived";

export type RuleView = { rule: ReadinessRule, state: RuleStateView, 
/**
 * How hard it presses.
 */
tone: Tone, 
/**
 * `readiness.<code>`: what is met or missing, in words.
 */
message: MessageView, 
/**
 * For a waived rule: the reason and who.
 */
waived_because: WrittenTextView, waived_by: string, };

export type SalvagedView = { records: number, 
/**
 * Own changes that were saved and that the server has not got; it sends the records again. None: there is no server.
 */
waiting: number | null, };

export type SaveBlockRequest = { session: SessionId, block: BlockDraft, };

export type SaveClosedDaysRequest = { year: number, administration: Array<AdministrationDayDraft>, };

export type SaveContractRequest = { contract: ContractId, draft: ContractDraft, };

export type SaveInviteeRequest = { session: SessionId, 
/**
 * None: somebody new at the table.
 */
invitee: InviteeId | null, 
/**
 * None: the person.
 */
staff: StaffId | null, role: Role, 
/**
 * True: take this place off the table.
 */
remove: boolean, 
/**
 * Why the person comes to a round table.
 */
person_invited_because: string, };

export type SaveInvolvementRequest = { situation: SituationId, institution: InstitutionKey, contact: StaffId | null, imminent: boolean, 
/**
 * True: take the institution off the file.
 */
remove: boolean, };

export type SaveLetterheadRequest = { letterhead: LetterheadView, };

export type SaveMinutesRequest = { session: SessionId, minutes: string, };

export type SavePersonRequest = { situation: SituationId, person: PersonId, name: string, first_name: string, form: Form, sex: Sex | null, birth_date: string, avs: string, language: Language, address: AddressView, phone: string, email: string, representative_kind: RepresentativeKind | null, representative_name: string, representative_phone: string, 
/**
 * Empty: that of the person.
 */
representative_address: AddressView, 
/**
 * None: that of the person.
 */
representative_language: Language | null, 
/**
 * Also say that these data were confirmed with the person today.
 */
confirm_identity: boolean, restricted: boolean, restriction_reason: string, restriction_allowed: Array<StaffId>, };

export type SaveProcurationRequest = { situation: SituationId, 
/**
 * None: a new one.
 */
procuration: ProcurationId | null, starts_on: string, ends_on: string, 
/**
 * Empty: drawn up, not signed yet.
 */
signed_on: string, signed_by_representative: boolean, grants: Array<GrantView>, };

export type SaveRoomRequest = { id: RoomId | null, name: string, region: Region, building: Bilingual, address: AddressView, seats: number, access: Bilingual, in_use: boolean, };

export type SaveStaffRequest = { 
/**
 * None: somebody new.
 */
id: StaffId | null, name: string, first_name: string, title: string, form: Form, institution: InstitutionKey, region: Region | null, functions: Array<Function>, language: Language, phone: string, email: string, address: AddressView, working_week: WorkingWeek, absences: Array<AbsenceDraft>, from: string, to: string, };

export type SavedRoomView = { id: RoomId, };

export type SavedStaffView = { id: StaffId, };

export type SearchEverywhereRequest = { query: string, };

export type SearchPersonsRequest = { query: string, };

export type SeatRef = { session: SessionId, invitee: InviteeId, };

export type SendingKind = "invitation" | "reminder" | "call_off";

export type SentView = { mails: number, letters: number, paths: Array<string>, 
/**
 * A draft or letter is in the folder, but the system's program did not open: `errors.<code>`.
 */
not_opened: MessageView | null, };

export type ServerFoundView = { 
/**
 * Name and port.
 */
place: string, 
/**
 * To be sent back with every further request.
 */
address: string, 
/**
 * SHA-256 of its certificate, to be compared by the user because the system does not vouch for it.
 */
fingerprint: string | null, 
/**
 * What this computer could be called there.
 */
label: string, };

export type ServerState = { "kind": "none" } | { "kind": "connecting" } | { "kind": "connected" } | { "kind": "offline", 
/**
 * Local time.
 */
since: string, } | { "kind": "certificate", fingerprint: string, } | { "kind": "not_kept", why: MessageView, } | { "kind": "unpurged" } | { "kind": "sign_in" } | { "kind": "update" } | { "kind": "strange", 
/**
 * The status of its answer.
 */
status: number, } | { "kind": "removal", removed: number, of: number, };

export type ServerView = { state: ServerState, 
/**
 * Name and port of the server; empty if there is none.
 */
place: string, 
/**
 * Name of the account.
 */
account: string, 
/**
 * Own changes that wait to be sent.
 */
waiting: number, 
/**
 * Open conflicts.
 */
conflicts: number, 
/**
 * Own changes that were refused and not read yet.
 */
refused: number, 
/**
 * Records that came so far, while the first of everything comes.
 */
arrived: number | null, 
/**
 * When everything was last in step, local time.
 */
last_contact: string | null, 
/**
 * After so many days without contact the office stays closed.
 */
lease_days: number, 
/**
 * When that would be, local time. None: there was no contact yet.
 */
lease_ends: string | null, 
/**
 * Recovery codes of the account that were left at the last sign-in.
 */
recovery_codes: number, 
/**
 * The address with the fingerprint, as it is handed out; empty if there is no server.
 */
address: string, 
/**
 * Whether the user administers the accounts of others.
 */
administers: boolean, 
/**
 * Whether the server shows the user its log.
 */
shows_log: boolean, 
/**
 * Whether the server shows the user its figures.
 */
shows_figures: boolean, };

export type ServiceKind = "round_table" | "assessment" | "coaching" | "case_management" | "medical_mandate";

export type SessionId = string;

export type SessionKind = "round_table" | "assessment";

export type SessionListView = { sessions: Array<SessionRowView>, };

export type SessionRequest = { session: SessionId, };

export type SessionRowView = { id: SessionId, kind: SessionKind, state: SessionState, 
/**
 * Whether it still has to be prepared.
 */
upcoming: boolean, 
/**
 * Whether it is to take place on its date: false also for one that waits for another date.
 */
to_come: boolean, situation: SituationId, number: string, 
/**
 * None: masked, or not shown to the user.
 */
name: string | null, 
/**
 * Whether the person is restricted to others.
 */
masked: boolean, region: Region, starts_at: string | null, ends_at: string | null, 
/**
 * Room name; empty: none or video.
 */
room: string, 
/**
 * The town as the window names it.
 */
room_town: Bilingual, video: boolean, 
/**
 * Empty: what they look at is held back from the user.
 */
rules: Array<RuleStateView>, met: number, 
/**
 * `readiness.<code>`: the first thing missing. None: everything is met.
 */
missing: MessageView | null, 
/**
 * What it asks for now. None: nothing.
 */
stage: SessionStage | null, status: StatusView, };

export type SessionStage = "to_record" | "to_write" | "to_approve" | "to_date" | "to_prepare";

export type SessionState = "planned" | "invited" | "confirmed" | "ready" | "held" | "postponed" | "cancelled" | "minutes_in_review" | "approved";

export type SessionView = { row: SessionRowView, minutes: number, 
/**
 * The language spoken.
 */
language: Language, place: PlaceView, 
/**
 * Who leads. None: nobody does.
 */
leader: InviteeId | null, invitees: Array<InviteeView>, 
/**
 * Whether everybody at the table is shown, and not the user's own seat alone.
 */
whole_table: boolean, 
/**
 * Those whom the letters to the table concern.
 */
addressed: Array<InviteeId>, 
/**
 * `roster.<code>`: who is still missing at the table.
 */
missing_roles: Array<MessageView>, person_invited_because: string, rules: Array<RuleView>, blocks: Array<BlockView>, called_off_because: WrittenTextView, decision: Decision | null, 
/**
 * What such a session can decide.
 */
decisions: Array<Decision>, minutes_text: WrittenTextView, 
/**
 * None: not approved.
 */
approved: ApprovalView | null, 
/**
 * What belongs to the minutes.
 */
attachments: Array<AttachmentView>, 
/**
 * The objective contract of the situation, the newest version. None: there is none.
 */
contract: ContractId | null, 
/**
 * The groups of fields that the user may change.
 */
rights: Array<Group>, 
/**
 * The groups of fields that are not open to the user.
 */
held_back: Array<Group>, 
/**
 * Whether the user may begin an objective contract.
 */
can_start_contract: boolean, 
/**
 * Invitees whose letter or calendar entry tells an old date or place.
 */
to_update: number, 
/**
 * Invitees who were called off and do not know it yet.
 */
to_call_off: number, 
/**
 * Invitees who would have to be told if the session were put off.
 */
to_tell_if_postponed: number, 
/**
 * Invitees who would have to be told if it were given up.
 */
to_tell_if_cancelled: number, };

export type SetCaseManagerRequest = { situation: SituationId, 
/**
 * None: nobody.
 */
staff: StaffId | null, };

export type SetPreferencesRequest = { preferences: PreferencesView, };

export type SetSessionDateRequest = { session: SessionId, 
/**
 * Typed: `2.6.2026`; or taken from a proposal as ISO.
 */
date: string, 
/**
 * Typed: `9:00`, `14h30`.
 */
time: string, minutes: number, place: PlaceView, };

export type SetSessionLanguageRequest = { session: SessionId, language: Language, };

export type SettleConflictRequest = { id: string, choice: Choice, };

export type Sex = "female" | "male" | "other";

export type SideView = { field: string, 
/**
 * What stands now.
 */
kept: Array<Array<MessageView>>, 
/**
 * What the later change wanted.
 */
offered: Array<Array<MessageView>>, 
/**
 * The offered text, if it is one that can be edited.
 */
text: string | null, };

export type SignInAgainRequest = { password: string, 
/**
 * As in [`JoinOfficeRequest`].
 */
second: string | null, };

export type SignatoryDraft = { party: Party, name: string, };

export type SignatoryView = { party: Party, name: string, 
/**
 * The representative who is entered, where somebody signs for a minor beside them. None: nobody does.
 */
beside: string | null, signature: SignatureState, };

export type SignatureDraft = { "kind": "open" } | { "kind": "signed", on: string, 
/**
 * Who signs for a minor beside them. None: the representative who is entered.
 */
by: string | null, } | { "kind": "refused", on: string, reason: string, };

export type SignatureState = { "kind": "open" } | { "kind": "signed", 
/**
 * Day.
 */
on: string, 
/**
 * Name of whoever signed for a minor beside them, of several who may. Empty: nobody did, or it was not recorded.
 */
by: string, } | { "kind": "refused", 
/**
 * Day.
 */
on: string, 
/**
 * Reason.
 */
reason: string, };

export type SimilarPersonView = { person: PersonId, 
/**
 * None: restricted.
 */
name: string | null, birth_date: string | null, town: string, 
/**
 * `similar.<code>`: why it was found. None for a plain search by name.
 */
reason: MessageView | null, situations: Array<SimilarSituationView>, };

export type SimilarPersonsView = { persons: Array<SimilarPersonView>, };

export type SimilarSituationView = { id: SituationId, number: string, region: Region, state: SituationState, };

export type SituationCreatedView = { id: SituationId, number: string, };

export type SituationId = string;

export type SituationListView = { 
/**
 * All situations that the filters let through.
 */
total: number, 
/**
 * All situations there are.
 */
of: number, 
/**
 * The query finds more than are counted: only the newest are listed.
 */
capped: boolean, rows: Array<SituationRowView>, };

export type SituationRequest = { situation: SituationId, };

export type SituationRowView = { id: SituationId, number: string, 
/**
 * None: the person is restricted and the user is not among the named staff, or the server does not show who it is.
 */
name: string | null, first_name: string | null, birth_date: string | null, town: string, 
/**
 * Whether the person is restricted to others.
 */
masked: boolean, region: Region, 
/**
 * None: not shown to the user, as with the state and the day of the announcement.
 */
register: Register | null, state: SituationState | null, case_manager: string | null, announced_on: string | null, 
/**
 * What to know at a glance: `row.<code>`.
 */
line: MessageView, status: StatusView, };

export type SituationSort = "recent" | "oldest" | "name" | "announced";

export type SituationState = "draft" | "announced" | "in_triage" | "refused" | "network" | "complex" | "in_service" | "followed_up" | "closed" | "anonymised";

export type StaffId = string;

export type StaffRefView = { id: StaffId, name: string, institution: InstitutionKey, region: Region | null, phone: string, language: Language, };

export type StaffView = { id: StaffId, name: string, first_name: string, title: string, form: Form, institution: InstitutionKey, region: Region | null, functions: Array<Function>, language: Language, phone: string, email: string, address: AddressView, 
/**
 * None: not shown to the user, and with it no absence.
 */
working_week: WorkingWeek | null, absences: Array<AbsenceView>, from: string | null, to: string | null, 
/**
 * Whether in office today.
 */
active: boolean, 
/**
 * Whether situations can be given to this member to coordinate.
 */
coordinates: boolean, };

export type StartContractRequest = { situation: SituationId, };

export type StartPracticeRequest = { 
/**
 * None: the demo year 2025 as published. A number: at least so many situations, for measurements.
 */
situations: number | null, };

export type StartState = "first_start" | "locked" | "open" | "keyring_locked" | "keyring_missing" | "damaged" | "foreign" | "keys_missing" | "newer" | "read_only" | "disk_full" | "unreadable" | "in_use" | "filling" | "without_records" | "lease_over" | "account_ended" | "revoked" | "revoked_here";

export type StatusOfOfficeView = { state: StartState, preferences: PreferencesView, 
/**
 * The office's day; the fixed day of the exercise in a practice office.
 */
today: string, practice: boolean, 
/**
 * Where the data lie: for whoever has to help.
 */
data_folder: string, user: UserView | null, 
/**
 * Whether a password slot exists, so that the field makes sense.
 */
has_password: boolean, 
/**
 * Whether the system's keyring holds a key, so that asking it makes sense.
 */
has_keyring: boolean, 
/**
 * Whether the recovery key opened the office and no password was set since: a new one is set without the present
 * one, which is lost, and the window offers to.
 */
by_recovery_key: boolean, 
/**
 * For Newer: version found; for Damaged and others: nothing.
 */
found_version: number | null, 
/**
 * Own changes waiting for a shared server; shown as «saved here».
 */
outbox: number, 
/**
 * Accesses that the journal could not be told yet; shown as a warning.
 */
journal_waiting: number, 
/**
 * The file of a damaged access journal that was set aside, until the user has read of it.
 */
journal_set_aside: string | null, 
/**
 * What Ctrl+Z would take back.
 */
undoable: MessageView | null, 
/**
 * Size of the rail's lists.
 */
counts: CountsView, };

export type StatusView = { tone: Tone, message: MessageView, };

export type Theme = "system" | "light" | "dark";

export type TimelineEntryView = { on: string, future: boolean, 
/**
 * `timeline.<code>`.
 */
title: MessageView, 
/**
 * `timeline.<code>`.
 */
detail: MessageView | null, 
/**
 * `readiness.<code>`: what a session to come still lacks.
 */
missing: MessageView | null, text: WrittenTextView | null, status: StatusView | null, session: SessionId | null, contract: ContractId | null, };

export type TodayScope = { "kind": "canton" } | { "kind": "region", "region": Region };

export type TodayView = { today: string, 
/**
 * Whose work is shown. None: the whole canton.
 */
region: Region | null, 
/**
 * Whether it shows what is the user's own and nothing of the Bureau's work, which is somebody else's.
 */
own: boolean, 
/**
 * Everything that asks for an act.
 */
due: number, late: number, sessions: Array<SessionRowView>, 
/**
 * The sessions to come to which the user is invited or brings something. Only of one's own.
 */
invitations: Array<OwnInvitationView>, 
/**
 * Contracts with measures that wait for the user's decision. Only of one's own.
 */
decisions: Array<DecisionDueView>, replies: Array<OutstandingReplyView>, follow_ups: Array<FollowUpDueView>, procurations: Array<ProcurationDueView>, contracts: Array<ContractDueView>, 
/**
 * At the Bureau those that nobody has decided on; of one's own also those with a fresh answer.
 */
announcements: Array<AnnouncementDueView>, done: Array<DoneTodayView>, fortnight: Array<FortnightDayView>, next_holiday: [string, MessageView] | null, };

export type Tone = "late" | "blocked" | "waiting" | "running" | "done" | "draft" | "restricted" | "neutral";

export type TriageOutcome = "refused" | "network" | "complex";

export type TrustCertificateRequest = { 
/**
 * What was shown and compared: no other certificate is believed.
 */
fingerprint: string, };

export type UndoRequest = { 
/**
 * The act that is to be taken back, as the answer to it named it; refused if it is not the newest. None: whichever is.
 */
act: string | null, };

export type UndoneView = { 
/**
 * `act.<code>`.
 */
act: MessageView, };

export type UnlockRequest = { password: string, };

export type UnlockWithRecoveryKeyRequest = { recovery_key: string, };

export type UserView = { staff: StaffId, name: string, function: Function, region: Region | null, 
/**
 * The kinds of which the functions of the user let them make a record.
 */
makes: Array<RecordKind>, };

export type Verdict = "granted" | "refused";

export type VerifiedLogView = { 
/**
 * Entries there are.
 */
entries: number, 
/**
 * Hash of the last one, to be compared with one that was kept elsewhere.
 */
hash: string, 
/**
 * From this entry on it is not what was written.
 */
broken_at: number | null, };

export type VerifiedView = { "kind": "equal", records: number, } | { "kind": "repaired", parts: number, } | { "kind": "behind" };

export type VerifyBackupRequest = { path: string, 
/**
 * Password or recovery key of the office that made it. Empty: it is this office, which is open.
 */
secret: string, };

export type WaitingActView = { act: MessageView, 
/**
 * Local time.
 */
at: string, 
/**
 * Records that it changes.
 */
records: number, };

export type WaitingListView = { 
/**
 * Acts that wait to be sent, the oldest first; at most a hundred.
 */
waiting: Array<WaitingActView>, 
/**
 * How many changes wait in all.
 */
total: number, 
/**
 * Changes that were refused.
 */
refused: Array<RefusedView>, };

export type WaiveRuleRequest = { session: SessionId, rule: ReadinessRule, 
/**
 * Empty: take the waiver back.
 */
reason: string, };

export type WeekDayView = { date: string, 
/**
 * `holiday.<code>` or the administration day's name.
 */
closed: MessageView | null, closed_half: Half | null, };

export type WeekRequest = { session: SessionId, 
/**
 * Any day of the week. None: the week of the session, or of the best proposal.
 */
week_of: string | null, };

export type WeekRowView = { invitee: InviteeId | null, room: RoomId | null, name: string, role: Role | null, institution: InstitutionKey | null, busy: Array<BusyView>, };

export type WeekView = { monday: string, week: number, days: Array<WeekDayView>, rows: Array<WeekRowView>, proposals: Array<ProposalView>, 
/**
 * The years of these days and proposals in which the administration's closed days are not entered.
 */
unlisted_years: Array<number>, };

export type WindowSide = "right" | "left";

export type WithoutAccountView = { user: AccountUserView, 
/**
 * A name for the account that nobody has.
 */
proposed: string, };

export type WorkingWeek = { 
/**
 * Mornings, Monday to Friday.
 */
mornings: [boolean, boolean, boolean, boolean, boolean], 
/**
 * Afternoons, Monday to Friday.
 */
afternoons: [boolean, boolean, boolean, boolean, boolean], };

export type Written = { 
/**
 * In the language of the contract.
 */
text: string, 
/**
 * In the other language; empty if not translated.
 */
translation: string, };

export type WrittenTextView = { 
/**
 * None: unknown.
 */
language: Language | null, text: string, };

export type YearRequest = { year: number, };

export const ACCESS_KINDS: readonly AccessKind[] = ['read', 'search', 'print', 'export', 'unmask', 'backup', 'restore', 'unlock', 'new_journal'];

export const AGE_GROUPS: readonly AgeGroup[] = ['adult', 'youth'];

export const BUREAU_FUNCTIONS: readonly Function[] = ['secretariat', 'cantonal_officer', 'regional_coordinator', 'thematic_coordinator'];

export const CATEGORIES: readonly DataCategory[] = ['identity', 'employment', 'social_aid', 'disability_insurance', 'training', 'medical', 'debt', 'penal'];

export const CLOSING_RESULTS: readonly ClosingResult[] = ['primary_market', 'training', 'social_aid', 'disability_insurance', 'employment_office', 'network', 'no_cooperation', 'not_employable', 'other'];

export const CRITERIA: readonly Criterion[] = ['several_services', 'accumulated_difficulties', 'risk_factors', 'measures_hard', 'entitlement_unclear', 'strategic_divergence'];

export const FORMS: readonly Form[] = ['madam', 'sir', 'neutral'];

export const FUNCTIONS: readonly Function[] = ['secretariat', 'cantonal_officer', 'regional_coordinator', 'thematic_coordinator', 'respondent_adults', 'respondent_youth', 'field_worker', 'smr_physician', 'legal_commission', 'contact_person'];

export const LANGUAGES: readonly Language[] = ['fr', 'de'];

export const LEGAL_BASES: readonly LegalBasis[] = ['laci', 'lai', 'lias', 'lemc', 'lfpr', 'laa'];

export const PROVENANCES: readonly Provenance[] = ['institution', 'private', 'osp_survey', 'medical_network'];

export const REGIONS: readonly Region[] = ['haut_valais', 'sierre', 'sion', 'martigny', 'monthey'];

export const REGISTERS: readonly Register[] = ['bureau', 't1'];

export const REPRESENTATIVES: readonly RepresentativeKind[] = ['parent', 'curator'];

export const SERVICE_KINDS: readonly ServiceKind[] = ['round_table', 'assessment', 'coaching', 'case_management', 'medical_mandate'];

export const SEXES: readonly Sex[] = ['female', 'male', 'other'];

/** The shortest password, in characters. */
export const SHORTEST_PASSWORD = 15;

export interface Commands {
  get_status: { request: NothingRequest; view: StatusOfOfficeView };
  set_preferences: { request: SetPreferencesRequest; view: PreferencesView };
  create_office: { request: CreateOfficeRequest; view: RecoveryKeyView };
  start_practice: { request: StartPracticeRequest; view: DoneView };
  unlock: { request: UnlockRequest; view: DoneView };
  unlock_with_keyring: { request: NothingRequest; view: DoneView };
  unlock_with_recovery_key: { request: UnlockWithRecoveryKeyRequest; view: DoneView };
  try_again: { request: NothingRequest; view: DoneView };
  lock: { request: NothingRequest; view: DoneView };
  stay_open: { request: NothingRequest; view: DoneView };
  undo_last: { request: UndoRequest; view: UndoneView };
  search_everywhere: { request: SearchEverywhereRequest; view: FoundListView };
  get_server: { request: NothingRequest; view: ServerView };
  find_server: { request: FindServerRequest; view: ServerFoundView };
  begin_enrolment: { request: BeginEnrolmentRequest; view: EnrolmentView };
  finish_enrolment: { request: FinishEnrolmentRequest; view: RecoveryCodesView };
  join_office: { request: JoinOfficeRequest; view: RecoveryKeyView };
  bind_office: { request: BindOfficeRequest; view: DoneView };
  sign_in_again: { request: SignInAgainRequest; view: DoneView };
  sign_out: { request: NothingRequest; view: DoneView };
  trust_certificate: { request: TrustCertificateRequest; view: DoneView };
  synchronise: { request: NothingRequest; view: DoneView };
  agree_to_removal: { request: NothingRequest; view: DoneView };
  verify_with_server: { request: NothingRequest; view: VerifiedView };
  list_waiting: { request: NothingRequest; view: WaitingListView };
  dismiss_refused: { request: DismissRefusedRequest; view: DoneView };
  list_devices: { request: NothingRequest; view: DeviceListView };
  label_device: { request: LabelDeviceRequest; view: DoneView };
  revoke_device: { request: RevokeDeviceRequest; view: DoneView };
  list_accounts: { request: NothingRequest; view: AccountListView };
  create_account: { request: CreateAccountRequest; view: HandOverView };
  end_account: { request: EndAccountRequest; view: DoneView };
  resume_account: { request: AccountRequest; view: DoneView };
  reset_account: { request: AccountRequest; view: HandOverView };
  list_log: { request: ListLogRequest; view: LogView };
  verify_log: { request: NothingRequest; view: VerifiedLogView };
  get_figures: { request: NothingRequest; view: FiguresView };
  list_conflicts: { request: NothingRequest; view: ConflictListView };
  settle_conflict: { request: SettleConflictRequest; view: DoneView };
  change_password: { request: ChangePasswordRequest; view: DoneView };
  draw_recovery_key: { request: PasswordRequest; view: RecoveryKeyView };
  use_keyring: { request: PasswordRequest; view: DoneView };
  leave_keyring: { request: NothingRequest; view: DoneView };
  list_access_journal: { request: SituationRequest; view: AccessJournalView };
  list_accesses: { request: ListAccessesRequest; view: AccessListView };
  acknowledge_journal: { request: NothingRequest; view: DoneView };
  backup: { request: BackupRequest; view: BackupView };
  list_backups: { request: NothingRequest; view: BackupListView };
  verify_backup: { request: VerifyBackupRequest; view: BackupView };
  restore_backup: { request: RestoreBackupRequest; view: DoneView };
  salvage: { request: UnlockRequest; view: SalvagedView };
  rebuild: { request: NothingRequest; view: RebuiltView };
  get_directory: { request: NothingRequest; view: DirectoryView };
  save_staff: { request: SaveStaffRequest; view: SavedStaffView };
  save_room: { request: SaveRoomRequest; view: SavedRoomView };
  get_closed_days: { request: YearRequest; view: ClosedDaysView };
  save_closed_days: { request: SaveClosedDaysRequest; view: ClosedDaysView };
  get_catalogue: { request: NothingRequest; view: CatalogueView };
  get_letterhead: { request: NothingRequest; view: LetterheadView };
  read_letterhead_image: { request: ReadLetterheadImageRequest; view: ReadLetterheadImageView };
  save_letterhead: { request: SaveLetterheadRequest; view: LetterheadView };
  get_today: { request: NothingRequest; view: TodayView };
  list_situations: { request: ListSituationsRequest; view: SituationListView };
  search_persons: { request: SearchPersonsRequest; view: SimilarPersonsView };
  check_announcement: { request: AnnouncementRequest; view: AnnouncementCheckView };
  announce: { request: AnnouncementRequest; view: SituationCreatedView };
  decide_triage: { request: DecideTriageRequest; view: DoneView };
  get_file: { request: SituationRequest; view: FileView };
  get_history: { request: SituationRequest; view: HistoryView };
  save_person: { request: SavePersonRequest; view: DoneView };
  confirm_identity: { request: ConfirmIdentityRequest; view: DoneView };
  save_involvement: { request: SaveInvolvementRequest; view: DoneView };
  set_case_manager: { request: SetCaseManagerRequest; view: DoneView };
  add_note: { request: AddNoteRequest; view: DoneView };
  record_follow_up: { request: RecordFollowUpRequest; view: DoneView };
  add_service: { request: AddServiceRequest; view: DoneView };
  close_situation: { request: CloseSituationRequest; view: DoneView };
  get_person_copy: { request: SituationRequest; view: PersonCopyView };
  make_person_copy: { request: MakePersonCopyRequest; view: PrintedView };
  check_procuration: { request: SaveProcurationRequest; view: ProcurationCheckView };
  save_procuration: { request: SaveProcurationRequest; view: DoneView };
  revoke_procuration: { request: RevokeProcurationRequest; view: DoneView };
  attach_file: { request: AttachFileRequest; view: DoneView };
  remove_attachment: { request: AttachmentRequest; view: DoneView };
  open_attachment: { request: AttachmentRequest; view: OpenedAttachmentView };
  save_attachment: { request: AttachmentRequest; view: PrintedView };
  list_sessions: { request: ListSessionsRequest; view: SessionListView };
  plan_session: { request: PlanSessionRequest; view: SessionView };
  get_session: { request: SessionRequest; view: SessionView };
  get_week: { request: WeekRequest; view: WeekView };
  set_session_date: { request: SetSessionDateRequest; view: SessionView };
  set_session_language: { request: SetSessionLanguageRequest; view: SessionView };
  list_candidates: { request: ListCandidatesRequest; view: CandidatesView };
  save_invitee: { request: SaveInviteeRequest; view: SessionView };
  waive_rule: { request: WaiveRuleRequest; view: SessionView };
  record_reply: { request: RecordReplyRequest; view: SessionView };
  save_block: { request: SaveBlockRequest; view: SessionView };
  call_off_session: { request: CallOffRequest; view: SessionView };
  call_off_invitee: { request: CallOffInviteeRequest; view: SessionView };
  hold_session: { request: HoldSessionRequest; view: SessionView };
  save_minutes: { request: SaveMinutesRequest; view: SessionView };
  approve_minutes: { request: SessionRequest; view: SessionView };
  preview_invitation: { request: PreviewInvitationRequest; view: PagesView };
  preview_mail: { request: PreviewInvitationRequest; view: MailPreviewView };
  print_invitations: { request: InvitationsRequest; view: PrintedView };
  save_invitations: { request: InvitationsRequest; view: PrintedView };
  mark_invitations_sent: { request: InvitationsRequest; view: SessionView };
  take_back_sendings: { request: InvitationsRequest; view: SessionView };
  send_invitations: { request: InvitationsRequest; view: SentView };
  remind_invitees: { request: RemindRequest; view: SentView };
  list_contracts: { request: ListContractsRequest; view: ContractListView };
  start_contract: { request: StartContractRequest; view: ContractCreatedView };
  get_contract: { request: ContractRequest; view: ContractView };
  save_contract: { request: SaveContractRequest; view: ContractSavedView };
  preview_contract: { request: PreviewContractRequest; view: PagesView };
  print_contract: { request: PrintContractRequest; view: PrintedView };
  validate_conformity: { request: ContractRequest; view: ContractView };
  reopen_contract: { request: ContractRequest; view: ContractView };
  record_signature: { request: RecordSignatureRequest; view: ContractView };
  record_decision: { request: RecordDecisionRequest; view: ContractView };
  propose_contract_reviews: { request: ContractRequest; view: ProposedReviewsView };
  amend_contract: { request: ContractRequest; view: ContractCreatedView };
  take_up_contract: { request: ContractRequest; view: ContractCreatedView };
  follow_goal: { request: FollowGoalRequest; view: ContractView };
  end_contract: { request: EndContractRequest; view: ContractView };
}

export type CommandName = keyof Commands;

export const commands: Record<CommandName, { reads: readonly Noun[]; changes: readonly Noun[] }> = {
  get_status: { reads: ["office", "preferences", "situation", "session", "contract"], changes: [] },
  set_preferences: { reads: [], changes: ["preferences"] },
  create_office: { reads: [], changes: ["office"] },
  start_practice: { reads: [], changes: ["office"] },
  unlock: { reads: [], changes: ["office"] },
  unlock_with_keyring: { reads: [], changes: ["office"] },
  unlock_with_recovery_key: { reads: [], changes: ["office"] },
  try_again: { reads: [], changes: ["office"] },
  lock: { reads: [], changes: ["office"] },
  stay_open: { reads: [], changes: [] },
  undo_last: { reads: [], changes: ["directory", "situation", "session", "contract"] },
  search_everywhere: { reads: ["directory", "situation", "session", "contract"], changes: [] },
  get_server: { reads: ["office", "server"], changes: [] },
  find_server: { reads: [], changes: [] },
  begin_enrolment: { reads: [], changes: [] },
  finish_enrolment: { reads: [], changes: [] },
  join_office: { reads: [], changes: ["office", "server"] },
  bind_office: { reads: [], changes: ["office", "server"] },
  sign_in_again: { reads: [], changes: ["server"] },
  sign_out: { reads: [], changes: ["server"] },
  trust_certificate: { reads: [], changes: ["server"] },
  synchronise: { reads: [], changes: ["server"] },
  agree_to_removal: { reads: [], changes: ["server"] },
  verify_with_server: { reads: [], changes: ["server"] },
  list_waiting: { reads: ["server"], changes: [] },
  dismiss_refused: { reads: [], changes: ["server"] },
  list_devices: { reads: ["server"], changes: [] },
  label_device: { reads: [], changes: ["server"] },
  revoke_device: { reads: [], changes: ["server"] },
  list_accounts: { reads: ["server", "directory"], changes: [] },
  create_account: { reads: [], changes: ["server"] },
  end_account: { reads: [], changes: ["server"] },
  resume_account: { reads: [], changes: ["server"] },
  reset_account: { reads: [], changes: ["server"] },
  list_log: { reads: ["office"], changes: [] },
  verify_log: { reads: ["office"], changes: [] },
  get_figures: { reads: ["office"], changes: [] },
  list_conflicts: { reads: ["server", "directory", "situation", "session", "contract"], changes: [] },
  settle_conflict: { reads: [], changes: ["directory", "situation", "session", "contract", "server"] },
  change_password: { reads: [], changes: ["office"] },
  draw_recovery_key: { reads: [], changes: ["office"] },
  use_keyring: { reads: [], changes: ["office"] },
  leave_keyring: { reads: [], changes: ["office"] },
  list_access_journal: { reads: ["journal"], changes: [] },
  list_accesses: { reads: ["directory", "situation"], changes: ["journal"] },
  acknowledge_journal: { reads: [], changes: ["office"] },
  backup: { reads: [], changes: ["journal"] },
  list_backups: { reads: ["journal"], changes: [] },
  verify_backup: { reads: [], changes: [] },
  restore_backup: { reads: [], changes: ["office"] },
  salvage: { reads: [], changes: ["office"] },
  rebuild: { reads: [], changes: ["situation", "session", "contract"] },
  get_directory: { reads: ["directory"], changes: [] },
  save_staff: { reads: [], changes: ["directory", "session"] },
  save_room: { reads: [], changes: ["directory", "session"] },
  get_closed_days: { reads: ["directory"], changes: [] },
  save_closed_days: { reads: [], changes: ["directory", "session"] },
  get_catalogue: { reads: ["directory"], changes: [] },
  get_letterhead: { reads: ["directory"], changes: [] },
  read_letterhead_image: { reads: [], changes: [] },
  save_letterhead: { reads: [], changes: ["directory"] },
  get_today: { reads: ["situation", "session", "contract", "directory", "preferences"], changes: [] },
  list_situations: { reads: ["situation", "session", "contract"], changes: [] },
  search_persons: { reads: ["situation"], changes: ["journal"] },
  check_announcement: { reads: ["situation"], changes: [] },
  announce: { reads: [], changes: ["situation"] },
  decide_triage: { reads: [], changes: ["situation"] },
  get_file: { reads: ["situation", "session", "contract", "directory"], changes: ["journal"] },
  get_history: { reads: ["situation", "session", "contract"], changes: ["journal"] },
  save_person: { reads: [], changes: ["situation"] },
  confirm_identity: { reads: [], changes: ["situation"] },
  save_involvement: { reads: [], changes: ["situation"] },
  set_case_manager: { reads: [], changes: ["situation"] },
  add_note: { reads: [], changes: ["situation"] },
  record_follow_up: { reads: [], changes: ["situation"] },
  add_service: { reads: [], changes: ["situation"] },
  close_situation: { reads: [], changes: ["situation"] },
  get_person_copy: { reads: [], changes: ["journal"] },
  make_person_copy: { reads: [], changes: ["journal"] },
  check_procuration: { reads: ["situation"], changes: [] },
  save_procuration: { reads: [], changes: ["situation"] },
  revoke_procuration: { reads: [], changes: ["situation"] },
  attach_file: { reads: [], changes: ["situation", "session"] },
  remove_attachment: { reads: [], changes: ["situation", "session"] },
  open_attachment: { reads: ["situation", "session"], changes: ["journal"] },
  save_attachment: { reads: [], changes: ["journal"] },
  list_sessions: { reads: ["session", "situation"], changes: [] },
  plan_session: { reads: [], changes: ["session", "situation"] },
  get_session: { reads: ["session", "situation", "contract", "directory"], changes: ["journal"] },
  get_week: { reads: ["session", "directory"], changes: [] },
  set_session_date: { reads: [], changes: ["session"] },
  set_session_language: { reads: [], changes: ["session"] },
  list_candidates: { reads: ["session", "directory"], changes: [] },
  save_invitee: { reads: [], changes: ["session"] },
  waive_rule: { reads: [], changes: ["session"] },
  record_reply: { reads: [], changes: ["session"] },
  save_block: { reads: [], changes: ["session"] },
  call_off_session: { reads: [], changes: ["session"] },
  call_off_invitee: { reads: [], changes: ["session"] },
  hold_session: { reads: [], changes: ["session", "situation"] },
  save_minutes: { reads: [], changes: ["session"] },
  approve_minutes: { reads: [], changes: ["session"] },
  preview_invitation: { reads: ["session", "situation", "directory"], changes: ["journal"] },
  preview_mail: { reads: ["session", "directory"], changes: [] },
  print_invitations: { reads: [], changes: ["session", "journal"] },
  save_invitations: { reads: [], changes: ["session", "journal"] },
  mark_invitations_sent: { reads: [], changes: ["session"] },
  take_back_sendings: { reads: [], changes: ["session"] },
  send_invitations: { reads: [], changes: ["session", "journal"] },
  remind_invitees: { reads: [], changes: ["session", "journal"] },
  list_contracts: { reads: ["contract", "situation"], changes: [] },
  start_contract: { reads: [], changes: ["contract"] },
  get_contract: { reads: ["contract", "situation", "directory"], changes: ["journal"] },
  save_contract: { reads: [], changes: ["contract"] },
  preview_contract: { reads: ["contract", "situation", "directory"], changes: ["journal"] },
  print_contract: { reads: [], changes: ["journal"] },
  validate_conformity: { reads: [], changes: ["contract"] },
  reopen_contract: { reads: [], changes: ["contract"] },
  record_signature: { reads: [], changes: ["contract"] },
  record_decision: { reads: [], changes: ["contract"] },
  propose_contract_reviews: { reads: ["contract", "directory"], changes: [] },
  amend_contract: { reads: [], changes: ["contract"] },
  take_up_contract: { reads: [], changes: ["contract"] },
  follow_goal: { reads: [], changes: ["contract"] },
  end_contract: { reads: [], changes: ["contract"] },
};
