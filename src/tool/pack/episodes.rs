//! Falls of the market that have a name (市场下跌): how far shares and treasuries of mainland China fell, and when they
//! were back.

use std::sync::OnceLock;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Edition, file};
use crate::base::Id;
use crate::base::json::{Json, parse};

/// The pack as it is built in.
const BUILT_IN: &str = include_str!("../../../public/packs/episodes.json");

/// Named falls, the oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Episodes {
    /// Whose data it is.
    pub edition: Edition,
    /// The falls.
    pub episodes: Vec<Episode>,
}

/// One fall. Changes are from peak to trough in percent, each asset with dates of its own, so that their sum is a bad
/// case and not a history.
#[derive(Clone, Debug, PartialEq)]
pub struct Episode {
    /// Its name in texts.
    pub id: Id,
    /// The change of shares.
    pub equity: Decimal,
    /// The change of treasuries.
    pub bond: Decimal,
    /// The last high of shares.
    pub peak: NaiveDate,
    /// Their low.
    pub trough: NaiveDate,
    /// The first day on which they were back at the high; `None` where they were not by [`known_until`](Self::known_until).
    pub recovered: Option<NaiveDate>,
    /// The last day known of the series.
    pub known_until: NaiveDate,
}

impl Episodes {
    /// The pack that is built in, read once; a test reads it.
    ///
    /// ```
    /// use finplan::tool::pack::Episodes;
    /// let pack = Episodes::built_in().unwrap();
    /// assert!(pack.episodes.iter().all(|episode| episode.equity < 0.into() && episode.peak < episode.trough));
    /// ```
    #[must_use]
    pub fn built_in() -> Option<&'static Episodes> {
        static PACK: OnceLock<Option<Episodes>> = OnceLock::new();
        PACK.get_or_init(|| {
            let json = parse(BUILT_IN).ok()?;
            Some(Episodes { edition: file::edition(&json)?, episodes: file::list(&json, "episodes", episode)? })
        })
        .as_ref()
    }
}

fn episode(json: &Json) -> Option<Episode> {
    Some(Episode {
        id: Id::new(file::text(json, "id")?)?,
        equity: file::number(json.entry("equity")?)?,
        bond: file::number(json.entry("bond")?)?,
        peak: file::day(json, "peak")?,
        trough: file::day(json, "trough")?,
        recovered: file::day(json, "recovered"),
        known_until: file::day(json, "known_until")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The research that the pack was cut from.
    const SCENARIOS: &str = include_str!("../../../public/packs/stress_scenarios.json");

    #[test]
    fn every_fall_is_the_one_of_the_research() {
        let research: Value = serde_json::from_str(SCENARIOS).unwrap();
        let cut: Value = serde_json::from_str(BUILT_IN).unwrap();
        let pack = Episodes::built_in().unwrap();
        assert_eq!(pack.episodes.len(), 8);
        for (episode, cut) in pack.episodes.iter().zip(cut["episodes"].as_array().unwrap()) {
            let entries = research["entries"].as_array().unwrap();
            let entry = entries.iter().find(|entry| entry["id"] == cut["scenario"]).unwrap();
            let of = |asset: &str| {
                entry["impacts"].as_array().unwrap().iter().find(|impact| impact["asset"] == asset).unwrap()
            };
            let (equity, bond) = (of("cn_equity"), of("cn_gov_bond"));
            let change = |impact: &Value| impact["peak_to_trough_pct"].to_string().parse::<Decimal>().unwrap();
            assert_eq!((episode.equity, episode.bond), (change(equity), change(bond)), "{}", &*episode.id);
            let day = |key: &str| equity[key].as_str().map(|day| crate::domain::date::parse(day).unwrap());
            assert_eq!(Some(episode.peak), day("peak"));
            assert_eq!(Some(episode.trough), day("trough"));
            assert_eq!(episode.recovered, day("recovered_on"));
            assert_eq!(Some(episode.known_until), day("known_until"));
        }
    }
}
