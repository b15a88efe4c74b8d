//! A day for the customer's calendar: when the assessment may be taken again.

use chrono::NaiveDate;

use crate::advice::calendar::{AllDay, file};
use crate::i18n::Texts;
use crate::key;
use crate::platform::download;
use crate::ui::el::{El, button, el, text};
use crate::ui::state::App;

/// The button that saves the file, with what is in it. Its texts come with [`Chunk::Advice`](crate::ui::chunk::Chunk).
pub fn view(app: App, texts: &Texts, day: NaiveDate) -> El {
    let (bank, domain) = app.home_config(|home| {
        let domain = home.institution.domains.first().map(|domain| domain.as_ref().to_owned());
        (home.institution.short.get(texts.locale).to_owned(), domain.unwrap_or_default())
    });
    let title = texts.around(key!("calendar.retest"), "bank", &bank);
    let words = texts.around(key!("calendar.words"), "bank", &bank);
    let save = move || {
        let event = AllDay { day, made: app.today(), about: "retest", domain: &domain, title: &title, words: &words };
        download::save_text("finplan.ics", "text/calendar;charset=utf-8", &file(&event));
    };
    let add = button("plain", texts.get(key!("calendar.add")), save);
    el("div", "calendar").child(&add).child(&text("p", "muted", texts.get(key!("calendar.what"))))
}
