//! The use cases of the application: everything a window can ask, behind one command table.
//!
//! [`App::call`] takes a command's name and its request as JSON and answers with a view as JSON, or with an error that
//! is a code with parameters. It knows neither Tauri nor HTTP; a [`Host`] lends it a clock, chance, a keyring and a way
//! to open a file.

pub mod api;
mod app;
mod commands;
pub mod demo;
mod desk;
mod due_view;
mod error;
mod file_view;
mod form;
mod host;
mod institution_names;
mod link;
mod mask;
mod output;
mod people;
mod person_copy;
mod preferences;
pub mod reference;
mod rights;
mod say;
mod sentences;
mod session_file;
mod table;
mod town_names;
mod typed_path;
mod typescript;
mod witness;

pub use app::App;
pub use error::AppError;
pub use host::{ChangeEvent, Host, HostError, KeyringError};
pub use table::{COMMANDS, CommandInfo, Noun};
pub use typescript::typescript;
