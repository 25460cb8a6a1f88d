//! The rules of the Bureau CII: pure, without I/O, clock or randomness.
