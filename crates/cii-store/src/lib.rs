//! The local encrypted database: records, outbox, projections, search, key slots, backup.
