//! Anonymous visits as a table: `visit,product,event` and, where there is a fourth column, `features`.

use std::collections::BTreeMap;

use super::Visit;
use crate::base::Id;

/// What a product merely shown counts as: nothing.
const SHOWN: &str = "shown";

/// Reads `visit,product,event[,features]`: `visit` is any name that stands for one visit and nothing else, every event
/// but `shown` is a choice, and features are parted by spaces. No other column is taken, so that none with a person in
/// it gets in.
///
/// ```
/// use finplan::training::csv::read;
/// let visits = read("visit,product,event,features\n1,demand,opened,goal_emergency\n1,term_1y,shown,\n").unwrap();
/// assert_eq!((visits.len(), visits[0].products.len(), visits[0].features.len()), (1, 1, 1));
/// assert!(read("visit,product,event,phone\n").is_err());
/// ```
///
/// # Errors
/// The line that cannot be read, and why.
pub fn read(text: &str) -> Result<Vec<Visit>, String> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().zip(1_u32..);
    let (head, _) = lines.next().unwrap_or_default();
    let wide = match head.trim_end() {
        "visit,product,event" => 3,
        "visit,product,event,features" => 4,
        _ => return Err("line 1: expected visit,product,event or visit,product,event,features".to_owned()),
    };
    let mut visits: BTreeMap<&str, Visit> = BTreeMap::new();
    for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
        let wrong = |what: &str| format!("line {number}: {what}");
        let cells: Vec<&str> = line.trim_end().split(',').collect();
        if cells.len() != wide {
            return Err(wrong("another number of columns than the first line"));
        }
        let [visit, product, event, ..] = cells.as_slice() else { return Err(wrong("too few columns")) };
        let visit = visits.entry(visit).or_default();
        let name = |text: &str| Id::new(text).ok_or_else(|| wrong("a name that is not of a-z, 0-9 and _"));
        if *event != SHOWN {
            visit.products.insert(name(product)?);
        }
        for feature in cells.get(3).into_iter().flat_map(|cell| cell.split_whitespace()) {
            visit.features.insert(name(feature)?);
        }
    }
    Ok(visits.into_values().filter(|visit| !visit.products.is_empty()).collect())
}

/// The table of these visits; `read` gives them back.
#[must_use]
pub fn write(visits: &[Visit]) -> String {
    let mut text = "visit,product,event,features\n".to_owned();
    for (visit, number) in visits.iter().zip(1_u64..) {
        let features: Vec<&str> = visit.features.iter().map(Id::as_str).collect();
        for product in &visit.products {
            // Equal widths keep the order of visits.
            let number = (1_000_000_000_u64 + number).to_string();
            text.push_str(&format!("{number},{product},opened,{}\n", features.join(" ")));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_named() {
        let error = |rows: &str| read(&format!("visit,product,event\n{rows}")).unwrap_err();
        assert!(error("1,a,opened\n2,a\n").starts_with("line 3"));
        assert!(error("1,A product,opened\n").starts_with("line 2"));
        assert!(read("name,product,event\n").unwrap_err().starts_with("line 1"));
    }

    #[test]
    fn what_is_written_is_read() {
        let id = |text: &str| Id::new(text).unwrap();
        let visit = |features: &[&str], products: &[&str]| Visit {
            features: features.iter().map(|name| id(name)).collect(),
            products: products.iter().map(|name| id(name)).collect(),
        };
        let visits = [visit(&["goal_home", "level_c3"], &["a", "b"]), visit(&[], &["c"])];
        assert_eq!(read(&write(&visits)).unwrap(), visits);
    }
}
