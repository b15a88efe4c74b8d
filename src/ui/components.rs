//! The parts that screens are made of, each on semantic HTML.

pub mod anew;
pub mod because;
pub mod calendar;
pub mod carried;
pub mod choice;
pub mod compare;
pub mod field;
pub mod figures;
pub mod levers;
pub mod lines;
pub mod month;
pub mod number;
pub mod number_input;
pub mod progress;
pub mod receipt;
pub mod record;
pub mod required;
pub mod rows;
pub mod scenarios;
pub mod share;
pub mod statement;
pub mod step;
pub mod table;
pub mod undo;
pub mod upcoming;
pub mod workbook;
