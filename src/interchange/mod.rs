//! Other people's formats, and our own, to and from domain values.
//!
//! Not here: SQL (the store hands rows over and takes them in) and the names of files (the command line).

pub mod abook;
pub mod address_list;
pub mod archive;
pub mod calendar;
pub mod conversations;
mod cuts;
pub mod encoding;
pub mod export;
pub mod foreign;
pub mod formats;
pub mod friends_md;
mod guess;
pub mod incoming;
pub mod json;
pub mod mail;
pub mod monica;
mod months;
pub mod mutt;
pub mod notebook;
pub mod plan;
pub mod reading;
mod sniff;
pub mod table;
mod turned;
pub mod vcard;
pub mod vdir;
