//! A calendar month as two lists: `input type=month` is missing in two of three engines.

use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use super::control::Control;
use super::field::FieldHeading;
use super::field_note::FieldNote;
use crate::i18n::date;
use crate::key;
use crate::tool::form::{Typed, format_month, month_after};
use crate::tool::parse;

/// Lists of the years and of the months.
#[component]
pub fn MonthControl(
    /// The input.
    control: Control,
) -> impl IntoView {
    let today = control.state.today;
    let (first, last) =
        control.range().map_or((today, today), |range| (month_after(today, range.min), month_after(today, range.max)));
    let current = move || control.typed.with(|typed| parse::month(&typed.text)).unwrap_or(first);
    let set = move |year: Option<i32>, month: Option<u32>| {
        let now = untrack(current);
        let (year, month) = (year.unwrap_or(now.year()), month.unwrap_or(now.month()));
        let wish = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(first).clamp(first, last);
        control.change(Typed { text: format_month(wish), wan: false });
    };
    let years =
        (first.year()..=last.year()).map(|year| view! { <option value=year.to_string()>{year}</option> }.into_any());
    let locale = control.app.locale();
    let months = (1..=12_u32)
        .map(|month| view! { <option value=month.to_string()>{date::month_name(month, locale)}</option> }.into_any());
    view! {
        <FieldHeading control>
            <span class="label" id=control.label_id()>{control.label()}</span>
        </FieldHeading>
        <div class="month" role="group" aria-labelledby=control.label_id() aria-describedby=control.note_id()>
            <select
                id=control.id()
                aria-label=control.say(key!("form.year"))
                prop:value=move || current().year().to_string()
                on:change=move |event| set(event_target_value(&event).parse().ok(), None)
            >
                {years.collect_view()}
            </select>
            <select
                aria-label=control.say(key!("form.month"))
                prop:value=move || current().month().to_string()
                on:change=move |event| set(None, event_target_value(&event).parse().ok())
            >
                {months.collect_view()}
            </select>
        </div>
        <FieldNote control/>
    }
}
