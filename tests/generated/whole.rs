//! Whether a text or a report is whole: every key there in three languages, every placeholder filled.

use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts, texts};
use finplan::tool::report::{Cell, Report};
use finplan::tool::text::{Arg, Text};

pub struct Whole(Vec<Texts>);

type Fail<'a> = &'a mut dyn FnMut(String);

impl Whole {
    pub fn new() -> Whole {
        Whole(Locale::ALL.into_iter().map(|locale| Texts::built_in(locale, Currency::Cny)).collect())
    }

    /// Every key within has its words, and every word its values.
    pub fn text(&self, text: &Text, fail: Fail<'_>) {
        for texts in &self.0 {
            let said = texts.say(text);
            if said.contains(['{', '}']) || said.trim().is_empty() {
                fail(format!("unfilled: {said:?}"));
            }
        }
        keys(text, fail);
    }

    fn texts<'a>(&self, texts: impl IntoIterator<Item = &'a Text>, fail: Fail<'_>) {
        for text in texts {
            self.text(text, fail);
        }
    }

    /// Every text of a report, and every number of its pictures.
    pub fn report(&self, report: &Report, fail: Fail<'_>) {
        self.text(&report.headline, fail);
        for figure in &report.figures {
            self.texts([&figure.label, &figure.method], fail);
            if let Arg::Text(text) = &figure.value {
                self.text(text, fail);
            }
        }
        for chart in &report.charts {
            self.texts([&chart.title, &chart.summary], fail);
            self.texts(chart.series.iter().map(|series| &series.label), fail);
            self.texts(chart.events.iter().map(|event| &event.label), fail);
            let lengths: Vec<usize> = chart.series.iter().map(|series| series.values.len()).collect();
            if lengths.windows(2).any(|pair| pair[0] != pair[1]) || lengths.first().is_none_or(|length| *length == 0) {
                fail(format!("the lines of {} have {lengths:?} points", chart.id));
            }
        }
        for table in &report.tables {
            self.text(&table.title, fail);
            self.texts(&table.columns, fail);
            if table.columns.is_empty() || table.cells.len() % table.columns.len() != 0 {
                fail(format!("table {} has a row that is not whole", table.id));
            }
            for cell in &table.cells {
                if let Cell::Word(area, word) = cell
                    && !texts::has_key(&[*area, ".", *word].concat())
                {
                    fail(format!("no text: {area}.{word}"));
                }
            }
        }
        self.texts(report.face.iter().map(|reading| &reading.label), fail);
        self.texts(report.assumptions.iter().chain(&report.warnings), fail);
        self.texts(report.levers.iter().flat_map(|lever| [&lever.label, &lever.effect]), fail);
        self.texts(report.next.iter().map(|next| &next.label), fail);
    }
}

fn keys(text: &Text, fail: Fail<'_>) {
    let path = text.key.path();
    if !texts::has_key(&path) {
        fail(format!("no text: {path}"));
    }
    for (_, arg) in &text.args {
        if let Arg::Text(text) = arg {
            keys(text, fail);
        }
    }
}
