//! The shared server of the canton.
