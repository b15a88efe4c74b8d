//! The date to calculate from.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate};
use clap::{Arg, ArgMatches};
use finplan::domain::date;

/// The option `--today`.
pub fn option() -> Arg {
    Arg::new("today").long("today").value_name("YYYY-MM-DD").help("The date to calculate from [default: today, UTC]")
}

/// The date given with `--today`, or the machine's.
pub fn today(matches: &ArgMatches) -> Result<NaiveDate, String> {
    if let Some(text) = matches.get_one::<String>("today") {
        return date::parse(text).ok_or_else(|| format!("--today {text}: expected YYYY-MM-DD"));
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| "the clock stands before 1970")?;
    let seconds = i64::try_from(now.as_secs()).map_err(|_| "the clock is out of range")?;
    DateTime::from_timestamp(seconds, 0)
        .map(|moment| moment.date_naive())
        .ok_or_else(|| "the clock is out of range".to_owned())
}
