//! The course of a contract: written, warranted, signed or refused, amended, ended. What is warranted no longer changes,
//! and what one party has signed can no longer be opened again.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Contract, ContractState, GoalState, Party, SignatureState, Verdict};
use crate::{
    ContractId,
    code::codes,
    conformity::Conformity,
    error_code::{ErrorCode, Param},
    person::Confirmation,
    typed::Typed,
};

/// Why a contract did not take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CourseError {
    /// Its conformity is warranted, or it was signed: the text stands.
    #[error("the text stands")]
    TextStands,
    /// The check has gaps.
    #[error("{0} gaps")]
    NotConform(usize),
    /// It is not at the stage at which signatures are collected.
    #[error("not to sign")]
    NotToSign,
    /// The party does not sign this contract.
    #[error("no such signatory")]
    NoSuchSignatory,
    /// The party has signed, and a signature is given once.
    #[error("signed already")]
    AlreadySigned,
    /// A signature from before the day on which conformity was warranted was given to another text.
    #[error("signed before {0}")]
    SignedBeforeConformity(NaiveDate),
    /// What held when conformity was warranted does not hold any more on the day of the signature.
    #[error("lapsed")]
    Lapsed,
    /// Only a contract in force is amended or followed.
    #[error("not in force")]
    NotInForce,
    /// Not a way for it to end.
    #[error("not an end")]
    NotAnEnd,
    /// Only the text of a contract that was not concluded is taken up again.
    #[error("concluded")]
    Concluded,
    /// The contract has no such goal.
    #[error("no such goal")]
    NoSuchGoal,
    /// The Commission droit was not asked about the measure, or the contract has no such measure.
    #[error("not asked")]
    NotAsked,
}

impl ErrorCode for CourseError {
    fn code(&self) -> &'static str {
        match self {
            Self::TextStands => "contract_signed",
            Self::NotConform(_) => "contract_not_conform",
            Self::NotToSign => "contract_not_to_sign",
            Self::NoSuchSignatory => "no_such_signatory",
            Self::AlreadySigned => "already_signed",
            Self::SignedBeforeConformity(_) => "signed_before_conformity",
            Self::Lapsed => "signing_without_procuration",
            Self::NotInForce => "contract_not_in_force",
            Self::NotAnEnd => "contract_end_state",
            Self::Concluded => "contract_concluded",
            Self::NoSuchGoal => "no_such_goal",
            Self::NotAsked => "commission_not_asked",
        }
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        match self {
            Self::NotConform(gaps) => {
                let gaps = i64::try_from(*gaps).unwrap_or(i64::MAX);
                vec![("count", Param::Number(gaps))]
            }
            Self::SignedBeforeConformity(on) => vec![("on", Param::Date(*on))],
            _ => Vec::new(),
        }
    }
}

impl Contract {
    /// Whether somebody has signed: from then on it is never opened again.
    pub fn is_signed(&self) -> bool {
        self.signatures
            .iter()
            .any(|signature| matches!(signature.state, SignatureState::Signed { .. }))
    }

    /// Whether somebody has refused to sign.
    pub fn is_refused(&self) -> bool {
        self.signatures
            .iter()
            .any(|signature| matches!(signature.state, SignatureState::Refused { .. }))
    }

    /// Whether it is written, signed or followed.
    fn is_current(&self) -> bool {
        self.state.is_editable()
            || matches!(self.state, ContractState::ToSign | ContractState::InForce)
    }

    /// Puts the check back to its beginning, as every change of the text does. Fails when the text stands.
    pub fn begin_writing(&mut self) -> Result<(), CourseError> {
        if !self.state.is_editable() {
            return Err(CourseError::TextStands);
        }
        self.write_again();
        Ok(())
    }

    fn write_again(&mut self) {
        self.state = ContractState::Draft;
        self.conformity = None;
        for signature in &mut self.signatures {
            signature.state = SignatureState::Open;
        }
    }

    /// The Bureau warrants its conformity: the text stands from now on, and signatures can be collected. Fails while
    /// the check has gaps.
    pub fn warrant(&mut self, check: &Conformity, by: Confirmation) -> Result<(), CourseError> {
        if !self.state.is_editable() {
            return Err(CourseError::TextStands);
        }
        if !check.is_met() {
            return Err(CourseError::NotConform(check.gaps.len()));
        }
        self.state = ContractState::ToSign;
        self.conformity = Some(by);
        self.reviews.sort_by_key(Typed::value);
        Ok(())
    }

    /// Records what the Commission droit decided of a measure about which it was asked (convention 7.3, 7.4). The check goes
    /// on from where it stands: the decision answers a point of it and changes nothing that it looked at. Fails when the
    /// text stands.
    pub fn decide(&mut self, measure: Uuid, verdict: Verdict) -> Result<(), CourseError> {
        if !self.state.is_editable() || self.is_signed() {
            return Err(CourseError::TextStands);
        }
        let measure = self
            .measures
            .iter_mut()
            .find(|known| known.id == measure && known.commission.is_asked())
            .ok_or(CourseError::NotAsked)?;
        measure.commission = verdict.into();
        Ok(())
    }

    /// Back to writing; refusals are taken back with it. Fails once somebody has signed.
    pub fn reopen(&mut self) -> Result<(), CourseError> {
        if self.state != ContractState::ToSign || self.is_signed() {
            return Err(CourseError::TextStands);
        }
        self.write_again();
        Ok(())
    }

    /// Records what a party answers. Once all have signed it is in force, and this returns true: whatever it amends is
    /// then replaced. A signature is given once, and only while nothing has lapsed: `check` is that of the day on which it
    /// is given. A refusal may be followed by another answer.
    pub fn answer(
        &mut self,
        party: &Party,
        answer: SignatureState,
        check: &Conformity,
    ) -> Result<bool, CourseError> {
        if self.state != ContractState::ToSign {
            return Err(CourseError::NotToSign);
        }
        let warranted_on = self.conformity.as_ref().map(|conformity| conformity.on);
        let signature = self
            .signatures
            .iter_mut()
            .find(|signature| signature.party == *party)
            .ok_or(CourseError::NoSuchSignatory)?;
        if matches!(signature.state, SignatureState::Signed { .. }) {
            return Err(CourseError::AlreadySigned);
        }
        if let (SignatureState::Signed { on, .. }, Some(warranted_on)) = (&answer, warranted_on)
            && *on < warranted_on
        {
            return Err(CourseError::SignedBeforeConformity(warranted_on));
        }
        if matches!(answer, SignatureState::Signed { .. }) && !check.is_met() {
            return Err(CourseError::Lapsed);
        }
        signature.state = answer;
        let all = self
            .signatures
            .iter()
            .all(|signature| matches!(signature.state, SignatureState::Signed { .. }));
        if all {
            self.state = ContractState::InForce;
        }
        Ok(all)
    }

    /// Is replaced by an amendment that all have signed. One that has ended meanwhile stays ended.
    pub fn replace(&mut self) {
        if self.state == ContractState::InForce {
            self.state = ContractState::Amended;
        }
    }

    /// A numbered amendment to it, to be written: everybody signs anew. Fails unless it is in force.
    pub fn amend(&self, id: ContractId, amendment: u16) -> Result<Self, CourseError> {
        if self.state != ContractState::InForce {
            return Err(CourseError::NotInForce);
        }
        let mut copy = self.copied(id);
        copy.amendment = amendment;
        copy.amends = Some(self.id);
        Ok(copy)
    }

    /// Its text once more, to be written differently, after it was not concluded. What was an amendment becomes the
    /// amendment of that number: papers with the old one are about. Fails unless it was not concluded.
    pub fn take_up(&self, id: ContractId, amendment: u16) -> Result<Self, CourseError> {
        if self.state != ContractState::NotConcluded {
            return Err(CourseError::Concluded);
        }
        let mut copy = self.copied(id);
        if self.amends.is_some() {
            copy.amendment = amendment;
        }
        Ok(copy)
    }

    fn copied(&self, id: ContractId) -> Self {
        let mut copy = self.clone();
        copy.id = id;
        copy.end_reason = String::new();
        copy.write_again();
        copy
    }

    /// Records how far a goal is while the contract is in force. What was agreed stays as it is.
    pub fn follow_goal(&mut self, goal: Uuid, state: GoalState) -> Result<(), CourseError> {
        if self.state != ContractState::InForce {
            return Err(CourseError::NotInForce);
        }
        let goal = self
            .goals
            .iter_mut()
            .find(|known| known.id == goal)
            .ok_or(CourseError::NoSuchGoal)?;
        goal.state = state;
        Ok(())
    }

    /// Ends it. What is in force ends with its result, and with it reached the goals that were still open; what is not
    /// yet in force is given up.
    pub fn end(&mut self, state: ContractState, reason: String) -> Result<(), CourseError> {
        if !self.state.ends().contains(&state) {
            return Err(if ContractState::InForce.ends().contains(&state) {
                CourseError::NotInForce
            } else {
                CourseError::NotAnEnd
            });
        }
        if state == ContractState::Achieved {
            for goal in &mut self.goals {
                if goal.state == GoalState::Open {
                    goal.state = GoalState::Reached;
                }
            }
        }
        self.state = state;
        self.end_reason = reason;
        Ok(())
    }

    /// The steps that it can take now, among `all` contracts of its situation.
    pub fn steps(&self, all: &[Self]) -> Vec<ContractStep> {
        let is_free = |amended: Option<ContractId>| find_under_way(all, amended).is_none();
        let in_force = self.state == ContractState::InForce;
        let is_amended_in_force = self.amends.is_none_or(|id| {
            all.iter()
                .any(|known| known.id == id && known.state == ContractState::InForce)
        });
        let takes = |step: &ContractStep| match step {
            ContractStep::Write | ContractStep::Warrant => self.state.is_editable(),
            ContractStep::Reopen => self.state == ContractState::ToSign && !self.is_signed(),
            ContractStep::Answer => self.state == ContractState::ToSign,
            ContractStep::FollowGoals => in_force,
            ContractStep::Amend => in_force && is_free(Some(self.id)),
            ContractStep::TakeUp => {
                self.state == ContractState::NotConcluded
                    && is_amended_in_force
                    && is_free(self.amends)
            }
            // An amendment under way would have nothing left to amend.
            ContractStep::End => {
                !self.state.ends().is_empty() && (!in_force || is_free(Some(self.id)))
            }
        };
        ContractStep::ALL.iter().copied().filter(takes).collect()
    }
}

/// The contract that is written, signed or followed in a situation, beside the one that is being amended: a situation has
/// one at a time.
pub fn find_under_way(all: &[Contract], amended: Option<ContractId>) -> Option<&Contract> {
    all.iter()
        .find(|known| known.is_current() && Some(known.id) != amended)
}

codes! {
    /// A step in the course of a contract.
    pub enum ContractStep {
        /// Change its text.
        Write = "write",
        /// Warrant its conformity.
        Warrant = "warrant",
        /// Open its text again.
        Reopen = "reopen",
        /// Record what a party answers.
        Answer = "answer",
        /// Begin an amendment.
        Amend = "amend",
        /// Begin anew with its text.
        TakeUp = "take_up",
        /// Record how far its goals are.
        FollowGoals = "follow_goals",
        /// End it.
        End = "end",
    }
}

impl ContractState {
    /// How a contract in this state can end.
    pub const fn ends(self) -> &'static [Self] {
        match self {
            Self::InForce => &[
                Self::Achieved,
                Self::PartlyAchieved,
                Self::Interrupted,
                Self::Expired,
            ],
            Self::Draft | Self::ConformityReview | Self::ToSign => &[Self::NotConcluded],
            _ => &[],
        }
    }

    /// Whether an end of this kind needs a reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Interrupted | Self::NotConcluded)
    }
}

/// The number of the next amendment to `contract` or to what it amends, among all contracts of its situation. Numbers of
/// amendments that were not concluded are not given again.
pub fn next_amendment(contract: &Contract, all: &[Contract]) -> u16 {
    let first_of = |contract: &Contract| {
        let mut first = contract;
        // As many steps as there are contracts: a chain that runs in a circle ends.
        for _ in all {
            let former = first
                .amends
                .and_then(|id| all.iter().find(|known| known.id == id));
            match former {
                Some(former) => first = former,
                None => break,
            }
        }
        first.id
    };
    let first = first_of(contract);
    all.iter()
        .filter(|known| first_of(known) == first)
        .map(|known| known.amendment)
        .max()
        .unwrap_or(contract.amendment)
        .saturating_add(1)
}
