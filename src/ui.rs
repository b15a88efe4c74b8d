//! What the customer sees. The models of [`visit`](crate::visit) decide, signals tell what has
//! changed; no arithmetic on money happens here.

pub mod charts;
pub mod chunk;
pub mod components;
mod debounce;
pub mod screens;
mod shell;
pub mod state;

use std::any::Any;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::base::json::Json;
use crate::campaign::event::Event;
use crate::campaign::link::DeepLink;
use crate::config::{Bank, HomeConfig, Piece};
use crate::i18n::Texts;
use chunk::Chunk;
use shell::Shell;
use state::App;

/// What the widget asks of the page around it.
pub trait HostPage {
    /// Tells the host page what happened.
    fn emit(&self, event: &Event);
    /// Loads these tables of texts, at once; `None` where that fails.
    fn texts(&self, tables: Vec<String>) -> Loading;
    /// Loads these pieces of the bank's document, at once; `None` where that fails.
    fn pieces(&self, pieces: &[Piece]) -> Loading;
    /// A chunk of the program, or its texts, could not be had: the widget goes on without it.
    fn missing(&self, chunk: &str);
    /// The address, without query for campaigns or fragment, at which a link opens this widget; empty where no
    /// address does.
    fn address(&self) -> String;
    /// Hands on the link that stands in a field.
    fn share(&self, field: &Element, done: Box<dyn FnOnce(Shared)>);
    /// The customer wants to go on at the bank with this product.
    fn hand_over(&self, product: &str, url: &str);
    /// Counts the seconds for which this element is in view and tells how many of them are left, down to 0; ends with
    /// the element.
    fn read(&self, element: &Element, seconds: u32, left: Box<dyn FnMut(u32)>);
    /// Whether there is a page or program around the widget that hears what happens.
    fn listens(&self) -> bool;
    /// The SHA-256 of a text as hexadecimal digits; `None` where the browser has none, as on an http address.
    fn digest(&self, text: &str, done: Box<dyn FnOnce(Option<String>)>);
    /// A picture of lines of text as the address of a PNG: `# heading`, `* row`, `- label<TAB>value`, and sentences.
    fn picture(&self, lines: &str, done: Box<dyn FnOnce(Option<String>)>);
    /// Does a job beside the page, in place of the one before: tells of it until what this answers with is dropped.
    /// `None` where the program has to do it itself.
    fn work(&self, job: &[u8], tell: Box<dyn FnMut(JobEvent)>) -> Option<Box<dyn Any>>;
}

/// Files that are on their way: their texts, or `None` where one of them cannot be had.
pub type Loading = Pin<Box<dyn Future<Output = Option<Vec<String>>>>>;

/// What is heard of a job that is done beside the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobEvent {
    /// So many steps are made, of so many; with the bytes of the output where that has become more.
    Progress(u32, u32, Option<Vec<u8>>),
    /// It cannot be done.
    Failed,
}

/// What came of handing a link on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The customer has to copy it herself.
    ByHand,
    /// It is in the clipboard.
    Copied,
    /// The device has offered people and programs to send it to.
    Offered,
}

/// A bank's document, as far as it was read.
pub enum Document {
    /// It was checked before it was published: pieces that are there already, the others come with the chunks.
    Published(Vec<(Piece, Json)>),
    /// It was checked here, and is there as a whole.
    Validated(StoredValue<Arc<Bank>>),
}

/// What the widget starts from.
pub struct Setup {
    /// What the first screen needs of the bank.
    pub home: HomeConfig,
    /// The bank's document.
    pub document: Document,
    /// The texts of the first language.
    pub texts: Texts,
    /// What a link asked for.
    pub start: DeepLink,
    /// The chunk of the program that is there already, with its texts.
    pub chunk: Option<Chunk>,
    /// The page around the widget.
    pub host: Rc<dyn HostPage>,
    /// The customer's date.
    pub today: NaiveDate,
    /// The host shows what the link opens and nothing else: no way leads out of it.
    pub standalone: bool,
}

/// A running widget; dropping it removes it from the page.
pub struct Mounted {
    /// Its state, for commands of the host.
    pub app: App,
    // Dropped in this order: first the page's elements, then what they read.
    _screens: Box<dyn Any>,
    _view: Box<dyn Any>,
    _owner: Owner,
}

/// Starts the widget at the end of `root`; it ends with the `owner`.
#[must_use]
pub fn mount(root: HtmlElement, owner: Owner, setup: Setup) -> Mounted {
    let app = owner.with(|| App::new(setup));
    let view = mount_to(root, move || view! { <Shell app=app/> });
    // A screen is told of once it is built.
    let screens = owner.with(|| shell::watch_screens(app));
    Mounted { app, _screens: Box::new(screens), _view: Box::new(view), _owner: owner }
}
