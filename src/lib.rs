pub mod recognize;
pub mod rule;
pub mod source;
pub mod value;
