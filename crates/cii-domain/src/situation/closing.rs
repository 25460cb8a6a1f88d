//! What must come to its end before a situation is closed: nobody sits down at the table of a closed situation, and
//! nobody is bound by a contract that nobody follows any more.

use chrono::NaiveDate;

use crate::{
    contract::{Contract, ContractState},
    message::{Message, Value},
    session::{Session, SessionKind},
};

/// Something of a situation that is not at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfinished {
    /// A session that was neither recorded nor cancelled.
    Session {
        /// Round table or assessment.
        kind: SessionKind,
        /// Its day. None: to be found.
        on: Option<NaiveDate>,
    },
    /// A contract that is written, signed or in force.
    Contract {
        /// Where it stands.
        state: ContractState,
    },
}

impl Unfinished {
    /// The list of the situation in which it is brought to its end.
    pub const fn place(self) -> &'static str {
        match self {
            Self::Session { .. } => "sessions",
            Self::Contract { .. } => "contracts",
        }
    }

    /// What to do with it first, as `errors.<code>`.
    pub fn message(self) -> Message {
        match self {
            Self::Session { kind, on } => {
                let kind = Value::Term("session_kind", kind.code());
                match on {
                    Some(on) => Message::new("closing_session")
                        .with("kind", kind)
                        .with("on", Value::Date(on)),
                    None => Message::new("closing_session_undated").with("kind", kind),
                }
            }
            Self::Contract { state } => Message::new("closing_contract")
                .with("state", Value::Term("contract_state", state.code())),
        }
    }
}

/// All that keeps a situation from being closed: sessions first.
pub fn list_unfinished(sessions: &[Session], contracts: &[Contract]) -> Vec<Unfinished> {
    let sessions = sessions
        .iter()
        .filter(|session| session.state.is_upcoming())
        .map(|session| Unfinished::Session {
            kind: session.kind,
            on: session.starts_at.map(|start| start.date()),
        });
    let contracts = contracts
        .iter()
        .map(|contract| contract.state)
        .filter(|state| state.is_on_its_way() || *state == ContractState::InForce)
        .map(|state| Unfinished::Contract { state });
    sessions.chain(contracts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixtures::{contract, date, ready_assessment},
        session::SessionState,
    };

    #[test]
    fn only_what_is_at_its_end_lets_a_situation_close() {
        use ContractState as C;
        use SessionState as S;
        let session_in = |state: SessionState| Session {
            state,
            ..ready_assessment()
        };
        for state in S::ALL {
            let expected = match state {
                S::Planned | S::Invited | S::Confirmed | S::Ready | S::Postponed => {
                    vec![Unfinished::Session {
                        kind: SessionKind::Assessment,
                        on: Some(date("2026-06-02")),
                    }]
                }
                S::Held | S::MinutesInReview | S::Approved | S::Cancelled => Vec::new(),
            };
            assert_eq!(list_unfinished(&[session_in(*state)], &[]), expected);
        }
        for state in C::ALL {
            let expected = match state {
                C::Draft | C::ConformityReview | C::ToSign | C::InForce => {
                    vec![Unfinished::Contract { state: *state }]
                }
                _ => Vec::new(),
            };
            let mut contract = contract();
            contract.state = *state;
            assert_eq!(list_unfinished(&[], &[contract]), expected);
        }
        let mut undated = session_in(S::Postponed);
        undated.starts_at = None;
        let found = list_unfinished(&[undated, session_in(S::Ready)], &[contract()]);
        let codes: Vec<_> = found.iter().map(|open| open.message().code).collect();
        assert_eq!(
            codes,
            [
                "closing_session_undated",
                "closing_session",
                "closing_contract"
            ]
        );
    }
}
