#![doc = "zongshu (综述) reads Chinese organization-work roundups."]

pub mod compare;
pub mod corpus;
pub mod error;
pub mod number;
pub mod parse;
pub mod period;
pub mod quantity;
pub mod region;
pub mod report;
pub mod script;
pub mod table;
pub mod text;
pub mod vocabulary;

pub use error::{Error, Result};
