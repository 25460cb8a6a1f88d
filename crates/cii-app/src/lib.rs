//! The use cases of the application behind one command table.
