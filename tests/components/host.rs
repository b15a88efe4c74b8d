//! The page around a widget: it has the texts and the bank's document at hand, and remembers what it was told.

use std::any::Any;
use std::cell::{Cell, RefCell};

use finplan::base::Locale;
use finplan::base::json::{self, Json};
use finplan::campaign::event::Event;
use finplan::config::Piece;
use finplan::i18n::texts::{TextBundle, table};
use finplan::ui::{HostPage, JobEvent, Loading, Shared};
use web_sys::Element;

/// The sample bank.
const BANK: &str = include_str!("../../public/banks/sample.json");

/// The page.
#[derive(Default)]
pub struct TestPage {
    events: RefCell<Vec<&'static str>>,
    /// Whether it has a canvas to draw pictures on.
    pub draws: Cell<bool>,
}

impl TestPage {
    /// The names of the events that it was told of, in their order.
    pub fn events(&self) -> Vec<&'static str> {
        self.events.borrow().clone()
    }
}

/// A piece of the sample bank.
pub fn piece(wanted: Piece) -> Json {
    let Ok(Json::Object(entries)) = json::parse(BANK) else { panic!("the sample bank is no object") };
    Json::Object(entries.into_iter().filter(|(key, _)| Piece::of(key) == wanted).collect())
}

/// Tables of texts by their names.
pub fn tables(names: &[String]) -> Vec<String> {
    let all = || TextBundle::all().flat_map(|bundle| Locale::ALL.map(|locale| (bundle, locale)));
    let find = |name: &String| {
        let (bundle, locale) = all().find(|(bundle, locale)| bundle.table_name(*locale) == *name).unwrap();
        table(bundle, locale)
    };
    names.iter().map(find).collect()
}

impl HostPage for TestPage {
    fn emit(&self, event: &Event) {
        self.events.borrow_mut().push(event.name());
    }

    fn texts(&self, names: Vec<String>) -> Loading {
        Box::pin(async move { Some(tables(&names)) })
    }

    fn pieces(&self, pieces: &[Piece]) -> Loading {
        let texts = pieces.iter().map(|wanted| json::stringify(&piece(*wanted))).collect();
        Box::pin(async move { texts })
    }

    fn missing(&self, chunk: &str) {
        panic!("{chunk} is missing");
    }

    fn address(&self) -> String {
        "https://bank.example/planning".to_owned()
    }

    fn share(&self, _field: &Element, done: Box<dyn FnOnce(Shared)>) {
        done(Shared::ByHand);
    }

    fn hand_over(&self, _product: &str, _url: &str) {}

    fn read(&self, _element: &Element, _seconds: u32, mut left: Box<dyn FnMut(u32)>) {
        left(0);
    }

    fn listens(&self) -> bool {
        false
    }

    fn digest(&self, _text: &str, done: Box<dyn FnOnce(Option<String>)>) {
        done(None);
    }

    /// Letters are half as wide as they are tall; a picture is one pixel.
    fn picture(&self, lines: &str, done: Box<dyn FnOnce(Option<String>)>) {
        let widths = |letters: &str| letters.chars().map(|_| "500").collect::<Vec<_>>().join(" ");
        done(self.draws.get().then(|| match lines.strip_prefix("? ") {
            Some(letters) => format!("copy\n#0b5a8a\n{0}\n{0}", widths(letters)),
            None => "data:image/gif;base64,R0lGODlhAQABAAAAACw=".to_owned(),
        }));
    }

    fn work(&self, _job: &[u8], _tell: Box<dyn FnMut(JobEvent)>) -> Option<Box<dyn Any>> {
        None
    }
}
