mod fixture;
mod open;
mod records;
mod search;
