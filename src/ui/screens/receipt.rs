//! Where the code of a receipt is entered, and the calculation run again.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::key;
use crate::receipt::{self, Receipt, ReceiptError, Verification};
use crate::tool::text::{Arg, Text};
use crate::tools::registry;
use crate::ui::el::{El, button, el, text, typed};
use crate::ui::screens::title;
use crate::ui::state::tools::ToolState;
use crate::ui::state::{App, Prefill, Screen};

/// The id of the field.
const FIELD: &str = "fp-receipt";
/// The id of what is wrong with it.
const ERROR: &str = "fp-receipt-note";

/// A field for a code. The code of a link is opened at once; the field then only shows one that cannot be.
pub fn view(app: App, texts: &Arc<Texts>) -> Vec<El> {
    let linked = match app.take_prefill() {
        Some(Prefill::Link(start)) => start.inputs.into_iter().next().map(|(_, code)| code),
        _ => None,
    };
    let linked = linked.unwrap_or_default();
    let error = text("p", "error", "").attr("role", "alert").attr("id", ERROR);
    let written = RwSignal::new(linked.clone());
    let (said, spoken) = (error.clone(), Arc::clone(texts));
    let run = move || {
        if let Err(key) = open(app, &written.get_untracked()) {
            said.set_text(spoken.get(key));
        }
    };
    if !linked.is_empty() {
        run();
    }
    let label = text("label", "label", texts.get(key!("receipt.code"))).attr("for", FIELD);
    let field = el("input", "code")
        .attr("id", FIELD)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "characters")
        .attr("spellcheck", "false")
        .attr("aria-describedby", ERROR)
        .on("input", move |event| written.set(typed(&event)));
    field.set_prop("value", &linked.into());
    let form = el("form", "inputs")
        .on("submit", move |event| {
            event.prevent_default();
            run();
        })
        .child(&label)
        .child(&text("p", "muted", texts.get(key!("receipt.hint"))))
        .child(&field)
        .child(&error)
        .child(&button("primary", texts.get(key!("receipt.open")), || {}).attr("type", "submit"));
    vec![title(texts.get(key!("receipt.title"))), form]
}

/// Runs the calculation again and goes to its tool; otherwise the key of what to tell.
fn open(app: App, code: &str) -> Result<(), &'static str> {
    let receipt = receipt::read(code).map_err(|error| match error {
        ReceiptError::Malformed => key!("receipt.malformed"),
        ReceiptError::WrongChecksum => key!("receipt.checksum"),
        ReceiptError::NewerFormat => key!("receipt.newer"),
        ReceiptError::UnknownTool => key!("receipt.tool"),
        ReceiptError::OtherForm => key!("receipt.form"),
    })?;
    let now = app.context();
    let calculator = registry::calculator(receipt.tool).filter(|known| app.offers(known.tool.id));
    let calculator = calculator.ok_or(key!("receipt.tool"))?;
    if receipt.currency != now.currency {
        return Err(key!("receipt.currency"));
    }
    let report = calculator.answer(&receipt.values, &receipt.context(&now)).ok();
    let verification = receipt.verify(report.as_ref());
    ToolState::reopen(app, calculator, &receipt, told(&receipt, verification));
    app.replace(Screen::Tool(calculator.tool.id));
    Ok(())
}

fn told(receipt: &Receipt, verification: Verification) -> Vec<Text> {
    let line = |key| Text::plain(key).with("date", Arg::Date(receipt.date));
    match verification {
        Verification::Same => vec![line(key!("receipt.same"))],
        Verification::EngineChanged { .. } => vec![line(key!("receipt.engine"))],
        Verification::Differs => vec![line(key!("receipt.differs"))],
        Verification::RulesChanged(packs) => {
            let mut told = vec![line(key!("receipt.rules"))];
            for pack in packs {
                told.push(match (pack.id, pack.now) {
                    (Some(id), Some(now)) => {
                        Text::plain(key!("receipt.pack")).with("name", Arg::Name(id)).with("now", Arg::Date(now))
                    }
                    _ => Text::plain(key!("receipt.pack_gone"))
                        .with("then", Arg::Date(pack.then.unwrap_or(receipt.date))),
                });
            }
            told
        }
    }
}
