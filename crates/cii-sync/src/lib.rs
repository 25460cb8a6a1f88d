//! The record and outbox formats, and the state machines of both ends of the synchronisation.
