//! A day for the customer's calendar: when the assessment may be taken again.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::advice::calendar::{AllDay, file};
use crate::key;
use crate::platform::download;
use crate::ui::state::App;

/// The button that saves the file, with what is in it. Its texts come with [`Chunk::Advice`](crate::ui::chunk::Chunk).
#[component]
pub fn CalendarFile(
    /// The day.
    day: NaiveDate,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let (bank, domain) = app.home_config(|home| {
        let domain = home.institution.domains.first().map(|domain| domain.as_ref().to_owned());
        (home.institution.short.get(texts.locale).to_owned(), domain.unwrap_or_default())
    });
    let title = texts.around(key!("calendar.retest"), "bank", &bank);
    let words = texts.around(key!("calendar.words"), "bank", &bank);
    let save = move |_| {
        let event = AllDay { day, made: app.today(), about: "retest", domain: &domain, title: &title, words: &words };
        download::save_text("finplan.ics", "text/calendar;charset=utf-8", &file(&event));
    };
    view! {
        <div class="calendar">
            <button type="button" class="plain" on:click=save>{texts.get(key!("calendar.add"))}</button>
            <p class="muted">{texts.get(key!("calendar.what"))}</p>
        </div>
    }
}
