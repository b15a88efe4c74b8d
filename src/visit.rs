//! A visit as plain data: what stands in the fields of each tool, what follows from it, what is kept to compare, the
//! answers to the questionnaire and the screens gone through, with messages in and what has to be shown or done out. It
//! knows no browser; the page binds to it.

pub mod answer;
pub mod change;
pub mod edit_history;
pub mod entry;
pub mod figure_change;
pub mod history_entry;
pub mod job_queue;
pub mod questionnaire;
pub mod saved_scenarios;
pub mod scenario;
pub mod screen_history;
pub mod worksheet;
