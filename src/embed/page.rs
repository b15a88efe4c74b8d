//! The page around the widget, as `boot.js` stands for it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, console};

use crate::campaign::event::Event;
use crate::campaign::utm::Utm;
use crate::config::{self, Piece};
use crate::ui::{self, JobEvent, Loading, Shared};

#[wasm_bindgen]
extern "C" {
    /// What `boot.js` does for the widget.
    #[derive(Clone)]
    pub type Host;
    #[wasm_bindgen(method)]
    fn emit(this: &Host, name: &str, json: &str);
    #[wasm_bindgen(method, js_name = handOver)]
    fn hand_over(this: &Host, json: &str, url: &str);
    #[wasm_bindgen(method)]
    fn address(this: &Host) -> String;
    #[wasm_bindgen(method)]
    fn share(this: &Host, field: &Element) -> Promise;
    #[wasm_bindgen(method)]
    fn allow(this: &Host, hosts: Vec<String>);
    #[wasm_bindgen(method)]
    fn texts(this: &Host, tables: Vec<String>) -> Promise;
    #[wasm_bindgen(method)]
    fn missing(this: &Host, chunk: &str);
    #[wasm_bindgen(method)]
    fn speaks(this: &Host, lang: &str);
    #[wasm_bindgen(method)]
    fn read(this: &Host, element: &Element, seconds: u32, left: JsValue);
    #[wasm_bindgen(method, getter)]
    fn page(this: &Host) -> JsValue;
    #[wasm_bindgen(method)]
    fn pieces(this: &Host, names: Vec<String>) -> Promise;
    #[wasm_bindgen(method)]
    fn front(this: &Host, json: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn digest(this: &Host, text: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn picture(this: &Host, lines: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn work(this: &Host, job: &[u8], heard: &ProgressClosure, broke: &Closure<dyn FnMut()>) -> Option<Function>;
    #[wasm_bindgen(method)]
    fn theme(this: &Host, name: &str) -> bool;
    #[wasm_bindgen(method)]
    fn clear(this: &Host);
    #[wasm_bindgen(method)]
    pub(super) fn fatal(this: &Host);
}

type ProgressClosure = Closure<dyn FnMut(u32, u32, Option<Uint8Array>)>;

/// A job that is done beside the page: given up when this is dropped.
struct WorkerJob {
    stop: Function,
    _closures: (ProgressClosure, Closure<dyn FnMut()>),
}

impl Drop for WorkerJob {
    fn drop(&mut self) {
        let _ = self.stop.call0(&JsValue::UNDEFINED);
    }
}

/// One widget's way out, with the campaign's keys that go into everything it says.
pub(super) struct Page {
    host: Host,
    utm: Utm,
    ended: Rc<Cell<bool>>,
}

impl Page {
    pub(super) fn new(host: Host, utm: Utm) -> Page {
        Page { host, utm, ended: Rc::default() }
    }

    /// Nobody waits for anything any more.
    pub(super) fn end(&self) {
        self.ended.set(true);
    }

    /// Hands on what is waited for, unless the widget has ended meanwhile.
    fn when_ready<T: 'static>(&self, wait: impl Future<Output = T> + 'static, done: Box<dyn FnOnce(T)>) {
        let ended = Rc::clone(&self.ended);
        spawn_local(async move {
            let value = wait.await;
            if !ended.get() {
                done(value);
            }
        });
    }

    /// Says which domains the bank's own pages lie on: nothing leads elsewhere.
    pub(super) fn allow(&self, domains: &[config::HostName]) {
        self.host.allow(domains.iter().map(|domain| domain.as_ref().to_owned()).collect());
    }
}

impl Page {
    /// Says what the page has to know of the bank's document. It answers with the language to begin with and the texts
    /// of its first screen; nothing where these cannot be had.
    pub(super) async fn front(&self, front: &str) -> Option<[String; 2]> {
        texts_of(self.host.front(front)).await?.try_into().ok()
    }

    /// Makes the page light, dark, or what the device prefers; whether there is a theme of this name.
    pub(super) fn set_theme(&self, name: &str) -> bool {
        self.host.theme(name)
    }

    /// Takes away what stands in the widget's place; the first screen follows in the same turn, so nothing moves.
    pub(super) fn clear(&self) {
        self.host.clear();
    }

    /// Lists the problems of a document in the console, and tells the host how many there are.
    pub(super) fn report_problems(&self, problems: &[String]) {
        let count = print_errors(problems);
        ui::HostPage::emit(self, &Event::ConfigError { count });
    }

    /// The same of offers that are left out, where there are any: the widget goes on without them.
    pub(super) fn report_left_out(&self, problems: &[String]) {
        if !problems.is_empty() {
            let count = print_errors(problems);
            ui::HostPage::emit(self, &Event::OffersLeftOut { count });
        }
    }
}

/// Writes lines into the console.
pub(super) fn print(lines: &[String], write: fn(&JsValue)) {
    for line in lines {
        write(&JsValue::from_str(&format!("finplan: {line}")));
    }
}

fn print_errors(problems: &[String]) -> u32 {
    print(problems, console::error_1);
    u32::try_from(problems.len()).unwrap_or(u32::MAX)
}

impl ui::HostPage for Page {
    fn emit(&self, event: &Event) {
        if let Event::LanguageChanged { locale } = event {
            self.host.speaks(locale.as_str());
        }
        self.host.emit(event.name(), &event.json(&self.utm));
    }

    fn texts(&self, tables: Vec<String>) -> Loading {
        Box::pin(texts_of(self.host.texts(tables)))
    }

    fn pieces(&self, pieces: &[Piece]) -> Loading {
        Box::pin(texts_of(self.host.pieces(pieces.iter().map(|piece| piece.name().to_owned()).collect())))
    }

    fn missing(&self, chunk: &str) {
        self.host.missing(chunk);
    }

    fn address(&self) -> String {
        self.host.address()
    }

    fn share(&self, field: &Element, done: Box<dyn FnOnce(Shared)>) {
        let shared = self.host.share(field);
        let copied = async move {
            match JsFuture::from(shared).await.ok().and_then(|copied| copied.as_bool()) {
                Some(true) => Shared::Copied,
                Some(false) => Shared::ByHand,
                None => Shared::Offered,
            }
        };
        self.when_ready(copied, done);
    }

    fn hand_over(&self, product: &str, url: &str) {
        let event = Event::CtaClicked { product: product.into() };
        self.host.hand_over(&event.json(&self.utm), url);
    }

    fn read(&self, element: &Element, seconds: u32, left: Box<dyn FnMut(u32)>) {
        self.host.read(element, seconds, Closure::wrap(left).into_js_value());
    }

    fn listens(&self) -> bool {
        !self.host.page().is_falsy()
    }

    fn digest(&self, text: &str, done: Box<dyn FnOnce(Option<String>)>) {
        self.when_ready(text_of(self.host.digest(text)), done);
    }

    fn picture(&self, lines: &str, done: Box<dyn FnOnce(Option<String>)>) {
        self.when_ready(text_of(self.host.picture(lines)), done);
    }

    fn work(&self, job: &[u8], tell: Box<dyn FnMut(JobEvent)>) -> Option<Box<dyn Any>> {
        let tell = Rc::new(RefCell::new(tell));
        let tell_failure = Rc::clone(&tell);
        let broke = Closure::new(move || tell_failure.borrow_mut()(JobEvent::Failed));
        let heard = Closure::new(move |done, total, output: Option<Uint8Array>| {
            tell.borrow_mut()(JobEvent::Progress(done, total, output.map(|bytes| bytes.to_vec())));
        });
        let stop = self.host.work(job, &heard, &broke)?;
        Some(Box::new(WorkerJob { stop, _closures: (heard, broke) }))
    }
}

/// The texts that a promise comes to; `None` where it fails.
async fn texts_of(promise: Promise) -> Option<Vec<String>> {
    let texts = JsFuture::from(promise).await.ok()?;
    Array::from(&texts).iter().map(|text| text.as_string()).collect()
}

/// The text that a promise comes to; `None` where it fails.
async fn text_of(promise: Promise) -> Option<String> {
    JsFuture::from(promise).await.ok()?.as_string()
}
