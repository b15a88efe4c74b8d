//! Where a component is mounted.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use chrono::NaiveDate;
use finplan::base::Locale;
use finplan::campaign::link::{DeepLink, LinkTarget};
use finplan::config::{Piece, home_config};
use finplan::tool::form::Typed;
use finplan::tool::value::Value;
use finplan::ui::chunk::Chunk;
use finplan::ui::state::language::build_texts;
use finplan::ui::state::tools::ToolState;
use finplan::ui::state::{App, Screen};
use finplan::ui::{self, Document, Setup};
use finplan::visit::change::Change;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::reactive::effect::ImmediateEffect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::hands::{settled, text_of};
use crate::host::{TestPage, piece, tables};

/// What the page of the widget looks like: heights decide which rows of a table are in view.
const STYLE: [&str; 12] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/components.css"),
    include_str!("../../style/frame.css"),
    include_str!("../../style/tool.css"),
    include_str!("../../style/face.css"),
    include_str!("../../style/fields.css"),
    include_str!("../../style/charts.css"),
    include_str!("../../style/events.css"),
    include_str!("../../style/details.css"),
    include_str!("../../style/keep.css"),
    include_str!("../../style/poster.css"),
];

thread_local! {
    /// What is mounted: a test that fails drops nothing, and the next one begins in an empty page all the same.
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

/// What ends with a stage.
struct Mounted {
    root: HtmlElement,
    // Dropped in this order: first the page's elements, then what they read.
    _view: Box<dyn Any>,
    _owner: Owner,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Something that is mounted in the page until it is dropped.
pub struct Stage {
    /// The element that it is mounted in.
    pub root: HtmlElement,
    /// The widget's state.
    pub app: App,
    /// The page around it.
    pub page: Rc<TestPage>,
    owner: Owner,
}

impl Drop for Stage {
    fn drop(&mut self) {
        MOUNTED.take();
    }
}

/// A component of one tool.
pub struct ToolStage {
    /// Where it is mounted.
    pub stage: Stage,
    /// The tool's state.
    pub state: ToolState,
}

impl ToolStage {
    /// Mounts a view of a tool, in English.
    pub fn new<V: IntoView + 'static>(tool: &'static str, view: impl FnOnce(ToolState) -> V + 'static) -> ToolStage {
        ToolStage::in_language(Locale::En, tool, view)
    }

    /// Mounts a view of a tool.
    pub fn in_language<V: IntoView + 'static>(
        locale: Locale,
        tool: &'static str,
        view: impl FnOnce(ToolState) -> V + 'static,
    ) -> ToolStage {
        let (root, page, owner) = place();
        let setup = setup(locale, LinkTarget::Tool(tool), true, Rc::clone(&page));
        let app = owner.with(|| App::new(setup));
        // A tool's state has effects, which run from the first mounting on.
        let made = Rc::new(OnceCell::new());
        let keep = Rc::clone(&made);
        let mounted = mount_to(root.clone(), move || {
            let state = *keep.get_or_init(|| ToolState::of(app, tool).unwrap());
            provide_context(app);
            provide_context(state);
            view(state)
        });
        let state = *made.get().unwrap();
        ToolStage { stage: Stage::new(root, app, page, Box::new(mounted), owner), state }
    }

    /// The place in the form of an input.
    pub fn place(state: ToolState, input: &str) -> usize {
        state.form.with_value(|form| form.fields.iter().position(|field| field.input.id == input)).unwrap()
    }

    /// Types a text into an input that stands somewhere else.
    pub async fn set(&self, input: &str, text: &str) {
        let typed = Typed { text: text.to_owned(), wan: false };
        self.state.apply(Change::Typed(ToolStage::place(self.state, input), typed, 0));
        settled().await;
    }

    /// What the visit holds for an input; `None` while that cannot be read.
    pub fn value(&self, input: &str) -> Option<Value> {
        self.state.answer.with_untracked(|answer| answer.values.get(input))
    }

    /// How often there is another answer from now on, each counted as it comes.
    pub fn count_answers(&self) -> StoredValue<u32> {
        let state = self.state;
        self.stage.owner.with(|| {
            let runs = StoredValue::new(0);
            ImmediateEffect::new_scoped(move || {
                state.answer.track();
                runs.update_value(|runs| *runs += 1);
            });
            // The first run looks at the answer that is there.
            runs.set_value(0);
            runs
        })
    }
}

impl Stage {
    fn new(root: HtmlElement, app: App, page: Rc<TestPage>, view: Box<dyn Any>, owner: Owner) -> Stage {
        MOUNTED.set(Some(Mounted { root: root.clone(), _view: view, _owner: owner.clone() }));
        Stage { root, app, page, owner }
    }

    /// Mounts the whole widget, in English.
    pub fn widget(screen: LinkTarget, standalone: bool) -> Stage {
        let (root, page, owner) = place();
        let setup = setup(Locale::En, screen, standalone, Rc::clone(&page));
        let mounted = ui::mount(root.clone(), owner.clone(), setup);
        Stage::new(root, mounted.app, page, Box::new(mounted), owner)
    }

    /// The element of this selector; there has to be one.
    pub fn find<E: JsCast>(&self, selector: &str) -> E {
        let found = self.root.query_selector(selector).unwrap().unwrap_or_else(|| {
            panic!("no {selector} in {}", self.root.inner_html());
        });
        found.dyn_into().unwrap_or_else(|_| panic!("{selector} is something else"))
    }

    /// Every element of this selector.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|place| found.item(place).unwrap().unchecked_into()).collect()
    }

    /// Whether there is an element of this selector.
    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// What an element says, with single spaces.
    pub fn text(&self, selector: &str) -> String {
        text_of(&self.find::<Element>(selector))
    }

    /// What a screen reader calls an element.
    pub fn name_of(&self, element: &Element) -> String {
        if let Some(label) = element.get_attribute("aria-label") {
            return label;
        }
        let named = element.get_attribute("aria-labelledby").map(|id| format!("#{id}"));
        let labelled = named.unwrap_or_else(|| format!("label[for='{}']", element.id()));
        self.text(&labelled)
    }

    /// What a screen reader adds to the name of an element.
    pub fn description_of(&self, element: &Element) -> String {
        self.text(&format!("#{}", element.get_attribute("aria-describedby").unwrap()))
    }

    /// A message of this tool's field, in words: the texts of the widget with `{label}` and such filled in.
    pub fn say(&self, key: &'static str, arguments: &[(&str, &str)]) -> String {
        let filled = |words: String, (name, value): &(&str, &str)| words.replace(&format!("{{{name}}}"), value);
        arguments.iter().fold(self.app.text(key), filled)
    }
}

/// An empty place in the page. What a test that failed has left there goes first.
fn place() -> (HtmlElement, Rc<TestPage>, Owner) {
    MOUNTED.take();
    let document = document();
    if document.get_element_by_id("style").is_none() {
        let style = document.create_element("style").unwrap();
        style.set_id("style");
        style.set_text_content(Some(&STYLE.concat()));
        document.head().unwrap().append_child(&style).unwrap();
    }
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    root.set_class_name("stage fp");
    document.body().unwrap().append_child(&root).unwrap();
    (root, Rc::default(), Owner::new())
}

/// What a link to this screen starts a widget from.
fn setup(locale: Locale, screen: LinkTarget, standalone: bool, page: Rc<TestPage>) -> Setup {
    let home = home_config(&piece(Piece::Home)).unwrap();
    let pieces = [Piece::Home, Piece::Tools].map(|wanted| (wanted, piece(wanted)));
    let start = DeepLink { screen, ..DeepLink::default() };
    let chunk = Chunk::of(Screen::of(&start, &home));
    let mut names = vec![locale.tag().to_owned()];
    for bundle in chunk.iter().flat_map(|chunk| chunk.texts()).chain(Chunk::Below.texts()) {
        names.push(bundle.table_name(locale));
    }
    let texts = build_texts(&home, locale, tables(&names));
    let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    Setup { home, document: Document::Published(pieces.into()), texts, start, chunk, host: page, today, standalone }
}
