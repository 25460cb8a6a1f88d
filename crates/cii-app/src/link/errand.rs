//! What is asked of the server without the office in hand, and what came of it.

use std::sync::Arc;

use cii_remote::{DeviceKey, Failure, Server};
use cii_sync::{
    DeviceId, DeviceRequest, ManifestAnswer, ManifestRequest, NewKey, PullAnswer, PullRequest,
    Purpose, PushAnswer, PushRequest, ReadingsAnswer, ReadingsRequest, RenewRequest, Secret,
    SessionAnswer, TakeNameAnswer, TakeNameRequest,
};
use uuid::Uuid;

use super::contents::{About, Came};

/// Something to ask the server.
pub(super) struct Errand {
    /// Tells an answer for this link from one for another.
    pub(super) link: u64,
    pub(super) server: Arc<Server>,
    pub(super) what: What,
}

/// What is asked, with all that it takes.
pub(super) enum What {
    /// Nothing: everything came already, and the application ended before it was put in its place.
    Apply,
    Renew {
        key: DeviceKey,
        session: Uuid,
        device: DeviceId,
    },
    Name {
        token: Secret,
        device: DeviceRequest,
    },
    Rename {
        token: Secret,
        key: DeviceKey,
        device: DeviceId,
        first_n: u64,
    },
    Push {
        token: Secret,
        request: PushRequest,
    },
    Pull {
        token: Secret,
        request: PullRequest,
    },
    Compare {
        token: Secret,
        request: ManifestRequest,
    },
    Tell {
        token: Secret,
        request: ReadingsRequest,
    },
    Content {
        token: Secret,
        about: About,
    },
}

/// What came of it.
pub(super) enum Brought {
    /// What came before is still to be put in its place.
    Staged,
    Session(Result<SessionAnswer, Failure>),
    Named(Result<TakeNameAnswer, Failure>),
    Renamed {
        key: Box<DeviceKey>,
        device: DeviceId,
        answer: Result<TakeNameAnswer, Failure>,
    },
    Pushed(Result<PushAnswer, Failure>),
    Pulled(Result<PullAnswer, Failure>),
    Compared(Result<ManifestAnswer, Failure>),
    Told {
        journal: Uuid,
        answer: Result<ReadingsAnswer, Failure>,
    },
    Content(Came),
}

impl Errand {
    /// Asks, without the office, however long it takes.
    pub(super) fn run(self) -> (u64, Brought) {
        let Self { link, server, what } = self;
        let brought = match what {
            What::Renew {
                key,
                session,
                device,
            } => Brought::Session(server.challenge().and_then(|challenge| {
                let proof = key.prove(Purpose::Renew, &challenge, device);
                server.renew(&RenewRequest { session, proof })
            })),
            What::Name { token, device } => {
                let request = TakeNameRequest {
                    device,
                    other: None,
                };
                Brought::Named(server.take_name(&token, &request))
            }
            What::Rename {
                token,
                key,
                device,
                first_n,
            } => {
                let answer = server.challenge().and_then(|challenge| {
                    let proof = key.prove(Purpose::TakeName, &challenge, device);
                    let other = NewKey {
                        key: key.public(),
                        proof,
                    };
                    let request = TakeNameRequest {
                        device: DeviceRequest { device, first_n },
                        other: Some(other),
                    };
                    server.take_name(&token, &request)
                });
                Brought::Renamed {
                    key: Box::new(key),
                    device,
                    answer,
                }
            }
            What::Apply => Brought::Staged,
            What::Push { token, request } => Brought::Pushed(server.push(&token, &request)),
            What::Pull { token, request } => Brought::Pulled(server.pull(&token, &request)),
            What::Compare { token, request } => {
                Brought::Compared(server.manifest(&token, &request))
            }
            What::Tell { token, request } => Brought::Told {
                journal: request.journal,
                answer: server.tell_readings(&token, &request),
            },
            What::Content { token, about } => Brought::Content(about.run(&server, &token)),
        };
        (link, brought)
    }
}

impl Brought {
    /// Why there is no answer, if there is none.
    pub(super) fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Session(Err(failure))
            | Self::Named(Err(failure))
            | Self::Renamed {
                answer: Err(failure),
                ..
            }
            | Self::Pushed(Err(failure))
            | Self::Pulled(Err(failure))
            | Self::Compared(Err(failure))
            | Self::Told {
                answer: Err(failure),
                ..
            } => Some(failure),
            Self::Content(came) => came.failure(),
            _ => None,
        }
    }
}
