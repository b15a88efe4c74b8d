//! A calendar month as two lists: `input type=month` is missing in two of three engines.

use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use super::field::{Control, heading, note};
use crate::i18n::date;
use crate::key;
use crate::tool::form::{Typed, format_month, month_after};
use crate::tool::parse;
use crate::ui::el::{El, el, text, typed};

/// Lists of the years and of the months.
pub fn view(control: &Control) -> Vec<El> {
    let today = control.state.today;
    let (first, last) = control
        .field
        .range
        .map_or((today, today), |range| (month_after(today, range.min), month_after(today, range.max)));
    let signal = control.typed;
    let current = move || signal.with(|typed| parse::month(&typed.text)).unwrap_or(first);
    let set = {
        let control = control.clone();
        move |year: Option<i32>, month: Option<u32>| {
            let (year, month) = (year.unwrap_or(current().year()), month.unwrap_or(current().month()));
            let wish = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(first).clamp(first, last);
            control.change(Typed { text: format_month(wish), wan: false });
        }
    };
    let pick_year = {
        let set = set.clone();
        move |event| set(typed(&event).parse().ok(), None)
    };
    let years = (first.year()..=last.year()).map(|year| year.to_string()).map(|year| (year.clone(), year));
    let years = choices(years, move || current().year().to_string())
        .attr("id", &control.id)
        .attr("aria-label", &control.say(key!("form.year")))
        .on("change", pick_year);
    let locale = control.texts.locale;
    let months = (1..=12_u32).map(|month| (month.to_string(), date::month_name(month, locale)));
    let months = choices(months, move || current().month().to_string())
        .attr("aria-label", &control.say(key!("form.month")))
        .on("change", move |event| set(None, typed(&event).parse().ok()));
    let group = format!("{}-label", control.id);
    let label = text("span", "label", &control.label).attr("id", &group);
    let body = el("div", "month")
        .attr("role", "group")
        .attr("aria-labelledby", &group)
        .attr("aria-describedby", &control.described_by())
        .child(&years)
        .child(&months);
    vec![heading(control, label), body, note(control, || None)]
}

fn choices(entries: impl Iterator<Item = (String, String)>, chosen: impl Fn() -> String + 'static) -> El {
    let options = entries.map(|(value, name)| text("option", "", &name).attr("value", &value));
    let options: Vec<El> = options.collect();
    el("select", "").children(&options).prop_of("value", move || chosen().into())
}
