//! The one command table. From it come the dispatch that every host uses, and the types of the interface's client.

use serde::{Serialize, de::DeserializeOwned};
use ts_rs::TS;
use uuid::Uuid;

#[allow(
    clippy::wildcard_imports,
    reason = "the table names every request and view there is"
)]
use crate::{
    App, AppError,
    api::{
        accounts::*, attachments::*, contracts::*, directory::*, file::*, message::*, office::*,
        oversight::*, person_copy::*, server::*, sessions::*, situations::*, today::*,
    },
    commands,
};

/// Something that commands read or change. A screen that read a noun asks again when it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// Start state, user, lock.
    Office,
    /// Language, theme and so on.
    Preferences,
    /// Institutions, staff, rooms, closed days, catalogue, letterhead.
    Directory,
    /// Persons, situations, notes, procurations.
    Situation,
    /// Sessions and invitations.
    Session,
    /// Objective contracts.
    Contract,
    /// Access journal.
    Journal,
    /// The bond with the shared server, what waits to be sent, conflicts.
    Server,
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandInfo {
    /// Name, unique.
    pub name: &'static str,
    /// Nouns whose change makes its answer stale.
    pub reads: &'static [Noun],
    /// Nouns that it changes.
    pub changes: &'static [Noun],
}

/// The types of one command, for the generator of the interface's client.
pub(crate) trait CommandTypes {
    /// Called once per command, in the order of the table.
    fn command<Request: TS + 'static, View: TS + 'static>(&mut self, info: CommandInfo);
}

/// What a host hands back of a command that went through.
#[derive(Debug, Serialize)]
struct Answer<View> {
    /// The act that was written, if one was: `undo_last` takes it back under this name.
    act: Option<Uuid>,
    /// What the table promises.
    view: View,
}

fn run<Request: DeserializeOwned, View: Serialize>(
    app: &App,
    request: &[u8],
    command: impl FnOnce(&App, Request) -> Result<View, AppError>,
) -> Result<Vec<u8>, AppError> {
    let request = serde_json::from_slice(request).map_err(|_| AppError::new("bad_request"))?;
    let view = command(app, request)?;
    let answer = Answer {
        act: app.act(),
        view,
    };
    serde_json::to_vec(&answer).map_err(|_| AppError::new("internal"))
}

macro_rules! command_table {
    ($($area:ident { $($name:ident($request:ty) -> $view:ty, reads [$($read:ident),*], changes [$($change:ident),*];)+ })+) => {
        /// Every command there is.
        pub const COMMANDS: &[CommandInfo] = &[$($(CommandInfo {
            name: stringify!($name),
            reads: &[$(Noun::$read),*],
            changes: &[$(Noun::$change),*],
        },)+)+];

        /// Runs the command called `name`.
        pub(crate) fn dispatch(app: &App, name: &str, request: &[u8]) -> Result<Vec<u8>, AppError> {
            match name {
                $($(stringify!($name) => run::<$request, $view>(app, request, commands::$area::$name),)+)+
                _ => Err(AppError::new("unknown_command")),
            }
        }

        /// Tells `visitor` the types of every command.
        pub(crate) fn visit_types(visitor: &mut impl CommandTypes) {
            $($(visitor.command::<$request, $view>(CommandInfo {
                name: stringify!($name),
                reads: &[$(Noun::$read),*],
                changes: &[$(Noun::$change),*],
            });)+)+
        }
    };
}

command_table! {
    office {
        get_status(NothingRequest) -> StatusOfOfficeView, reads [Office, Preferences, Situation, Session, Contract], changes [];
        set_preferences(SetPreferencesRequest) -> PreferencesView, reads [], changes [Preferences];
        create_office(CreateOfficeRequest) -> RecoveryKeyView, reads [], changes [Office];
        start_practice(StartPracticeRequest) -> DoneView, reads [], changes [Office];
        unlock(UnlockRequest) -> DoneView, reads [], changes [Office];
        unlock_with_keyring(NothingRequest) -> DoneView, reads [], changes [Office];
        unlock_with_recovery_key(UnlockWithRecoveryKeyRequest) -> DoneView, reads [], changes [Office];
        try_again(NothingRequest) -> DoneView, reads [], changes [Office];
        lock(NothingRequest) -> DoneView, reads [], changes [Office];
        stay_open(NothingRequest) -> DoneView, reads [], changes [];
        undo_last(UndoRequest) -> UndoneView, reads [], changes [Directory, Situation, Session, Contract];
        search_everywhere(SearchEverywhereRequest) -> FoundListView, reads [Directory, Situation, Session, Contract], changes [];
    }
    server {
        get_server(NothingRequest) -> ServerView, reads [Office, Server], changes [];
        find_server(FindServerRequest) -> ServerFoundView, reads [], changes [];
        begin_enrolment(BeginEnrolmentRequest) -> EnrolmentView, reads [], changes [];
        finish_enrolment(FinishEnrolmentRequest) -> RecoveryCodesView, reads [], changes [];
        join_office(JoinOfficeRequest) -> RecoveryKeyView, reads [], changes [Office, Server];
        bind_office(BindOfficeRequest) -> DoneView, reads [], changes [Office, Server];
        sign_in_again(SignInAgainRequest) -> DoneView, reads [], changes [Server];
        sign_out(NothingRequest) -> DoneView, reads [], changes [Server];
        trust_certificate(TrustCertificateRequest) -> DoneView, reads [], changes [Server];
        synchronise(NothingRequest) -> DoneView, reads [], changes [Server];
        agree_to_removal(NothingRequest) -> DoneView, reads [], changes [Server];
        verify_with_server(NothingRequest) -> VerifiedView, reads [], changes [Server];
        list_waiting(NothingRequest) -> WaitingListView, reads [Server], changes [];
        dismiss_refused(DismissRefusedRequest) -> DoneView, reads [], changes [Server];
    }
    accounts {
        list_devices(NothingRequest) -> DeviceListView, reads [Server], changes [];
        label_device(LabelDeviceRequest) -> DoneView, reads [], changes [Server];
        revoke_device(RevokeDeviceRequest) -> DoneView, reads [], changes [Server];
        list_accounts(NothingRequest) -> AccountListView, reads [Server, Directory], changes [];
        create_account(CreateAccountRequest) -> HandOverView, reads [], changes [Server];
        end_account(EndAccountRequest) -> DoneView, reads [], changes [Server];
        resume_account(AccountRequest) -> DoneView, reads [], changes [Server];
        reset_account(AccountRequest) -> HandOverView, reads [], changes [Server];
    }
    oversight {
        list_log(ListLogRequest) -> LogView, reads [Office], changes [];
        verify_log(NothingRequest) -> VerifiedLogView, reads [Office], changes [];
        get_figures(NothingRequest) -> FiguresView, reads [Office], changes [];
    }
    conflicts {
        list_conflicts(NothingRequest) -> ConflictListView, reads [Server, Directory, Situation, Session, Contract], changes [];
        settle_conflict(SettleConflictRequest) -> DoneView, reads [], changes [Directory, Situation, Session, Contract, Server];
    }
    keys {
        change_password(ChangePasswordRequest) -> DoneView, reads [], changes [Office];
        draw_recovery_key(PasswordRequest) -> RecoveryKeyView, reads [], changes [Office];
        use_keyring(PasswordRequest) -> DoneView, reads [], changes [Office];
        leave_keyring(NothingRequest) -> DoneView, reads [], changes [Office];
    }
    journal {
        list_access_journal(SituationRequest) -> AccessJournalView, reads [Journal], changes [];
        list_accesses(ListAccessesRequest) -> AccessListView, reads [Directory, Situation], changes [Journal];
        acknowledge_journal(NothingRequest) -> DoneView, reads [], changes [Office];
    }
    safety {
        backup(BackupRequest) -> BackupView, reads [], changes [Journal];
        list_backups(NothingRequest) -> BackupListView, reads [Journal], changes [];
        verify_backup(VerifyBackupRequest) -> BackupView, reads [], changes [];
        restore_backup(RestoreBackupRequest) -> DoneView, reads [], changes [Office];
        salvage(UnlockRequest) -> SalvagedView, reads [], changes [Office];
        rebuild(NothingRequest) -> RebuiltView, reads [], changes [Situation, Session, Contract];
    }
    directory {
        get_directory(NothingRequest) -> DirectoryView, reads [Directory], changes [];
        save_staff(SaveStaffRequest) -> SavedStaffView, reads [], changes [Directory, Session];
        save_room(SaveRoomRequest) -> SavedRoomView, reads [], changes [Directory, Session];
        get_closed_days(YearRequest) -> ClosedDaysView, reads [Directory], changes [];
        save_closed_days(SaveClosedDaysRequest) -> ClosedDaysView, reads [], changes [Directory, Session];
        get_catalogue(NothingRequest) -> CatalogueView, reads [Directory], changes [];
    }
    letterhead {
        get_letterhead(NothingRequest) -> LetterheadView, reads [Directory], changes [];
        read_letterhead_image(ReadLetterheadImageRequest) -> ReadLetterheadImageView, reads [], changes [];
        save_letterhead(SaveLetterheadRequest) -> LetterheadView, reads [], changes [Directory];
    }
    today {
        get_today(NothingRequest) -> TodayView, reads [Situation, Session, Contract, Directory, Preferences], changes [];
    }
    situations {
        list_situations(ListSituationsRequest) -> SituationListView, reads [Situation, Session, Contract], changes [];
        search_persons(SearchPersonsRequest) -> SimilarPersonsView, reads [Situation], changes [Journal];
        check_announcement(AnnouncementRequest) -> AnnouncementCheckView, reads [Situation], changes [];
        announce(AnnouncementRequest) -> SituationCreatedView, reads [], changes [Situation];
        decide_triage(DecideTriageRequest) -> DoneView, reads [], changes [Situation];
    }
    file {
        get_file(SituationRequest) -> FileView, reads [Situation, Session, Contract, Directory], changes [Journal];
        get_history(SituationRequest) -> HistoryView, reads [Situation, Session, Contract], changes [Journal];
        save_person(SavePersonRequest) -> DoneView, reads [], changes [Situation];
        confirm_identity(ConfirmIdentityRequest) -> DoneView, reads [], changes [Situation];
        save_involvement(SaveInvolvementRequest) -> DoneView, reads [], changes [Situation];
        set_case_manager(SetCaseManagerRequest) -> DoneView, reads [], changes [Situation];
        add_note(AddNoteRequest) -> DoneView, reads [], changes [Situation];
        record_follow_up(RecordFollowUpRequest) -> DoneView, reads [], changes [Situation];
        add_service(AddServiceRequest) -> DoneView, reads [], changes [Situation];
        close_situation(CloseSituationRequest) -> DoneView, reads [], changes [Situation];
    }
    person_copy {
        get_person_copy(SituationRequest) -> PersonCopyView, reads [], changes [Journal];
        make_person_copy(MakePersonCopyRequest) -> PrintedView, reads [], changes [Journal];
    }
    procurations {
        check_procuration(SaveProcurationRequest) -> ProcurationCheckView, reads [Situation], changes [];
        save_procuration(SaveProcurationRequest) -> DoneView, reads [], changes [Situation];
        revoke_procuration(RevokeProcurationRequest) -> DoneView, reads [], changes [Situation];
    }
    attachments {
        attach_file(AttachFileRequest) -> DoneView, reads [], changes [Situation, Session];
        remove_attachment(AttachmentRequest) -> DoneView, reads [], changes [Situation, Session];
        open_attachment(AttachmentRequest) -> OpenedAttachmentView, reads [Situation, Session], changes [Journal];
        save_attachment(AttachmentRequest) -> PrintedView, reads [], changes [Journal];
    }
    sessions {
        list_sessions(ListSessionsRequest) -> SessionListView, reads [Session, Situation], changes [];
        plan_session(PlanSessionRequest) -> SessionView, reads [], changes [Session, Situation];
        get_session(SessionRequest) -> SessionView, reads [Session, Situation, Contract, Directory], changes [Journal];
        get_week(WeekRequest) -> WeekView, reads [Session, Directory], changes [];
        set_session_date(SetSessionDateRequest) -> SessionView, reads [], changes [Session];
        set_session_language(SetSessionLanguageRequest) -> SessionView, reads [], changes [Session];
        list_candidates(ListCandidatesRequest) -> CandidatesView, reads [Session, Directory], changes [];
        save_invitee(SaveInviteeRequest) -> SessionView, reads [], changes [Session];
        waive_rule(WaiveRuleRequest) -> SessionView, reads [], changes [Session];
        record_reply(RecordReplyRequest) -> SessionView, reads [], changes [Session];
        save_block(SaveBlockRequest) -> SessionView, reads [], changes [Session];
        call_off_session(CallOffRequest) -> SessionView, reads [], changes [Session];
        call_off_invitee(CallOffInviteeRequest) -> SessionView, reads [], changes [Session];
        hold_session(HoldSessionRequest) -> SessionView, reads [], changes [Session, Situation];
        save_minutes(SaveMinutesRequest) -> SessionView, reads [], changes [Session];
        approve_minutes(SessionRequest) -> SessionView, reads [], changes [Session];
    }
    invitations {
        preview_invitation(PreviewInvitationRequest) -> PagesView, reads [Session, Situation, Directory], changes [Journal];
        preview_mail(PreviewInvitationRequest) -> MailPreviewView, reads [Session, Directory], changes [];
        print_invitations(InvitationsRequest) -> PrintedView, reads [], changes [Session, Journal];
        save_invitations(InvitationsRequest) -> PrintedView, reads [], changes [Session, Journal];
        mark_invitations_sent(InvitationsRequest) -> SessionView, reads [], changes [Session];
        take_back_sendings(InvitationsRequest) -> SessionView, reads [], changes [Session];
        send_invitations(InvitationsRequest) -> SentView, reads [], changes [Session, Journal];
        remind_invitees(RemindRequest) -> SentView, reads [], changes [Session, Journal];
    }
    contracts {
        list_contracts(ListContractsRequest) -> ContractListView, reads [Contract, Situation], changes [];
        start_contract(StartContractRequest) -> ContractCreatedView, reads [], changes [Contract];
        get_contract(ContractRequest) -> ContractView, reads [Contract, Situation, Directory], changes [Journal];
        save_contract(SaveContractRequest) -> ContractSavedView, reads [], changes [Contract];
        preview_contract(PreviewContractRequest) -> PagesView, reads [Contract, Situation, Directory], changes [Journal];
        print_contract(PrintContractRequest) -> PrintedView, reads [], changes [Journal];
        validate_conformity(ContractRequest) -> ContractView, reads [], changes [Contract];
        reopen_contract(ContractRequest) -> ContractView, reads [], changes [Contract];
        record_signature(RecordSignatureRequest) -> ContractView, reads [], changes [Contract];
        record_decision(RecordDecisionRequest) -> ContractView, reads [], changes [Contract];
        propose_contract_reviews(ContractRequest) -> ProposedReviewsView, reads [Contract, Directory], changes [];
        amend_contract(ContractRequest) -> ContractCreatedView, reads [], changes [Contract];
        take_up_contract(ContractRequest) -> ContractCreatedView, reads [], changes [Contract];
        follow_goal(FollowGoalRequest) -> ContractView, reads [], changes [Contract];
        end_contract(EndContractRequest) -> ContractView, reads [], changes [Contract];
    }
}
