//! Where the code of a receipt is entered, and the calculation run again.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::key;
use crate::receipt::{self, Receipt, ReceiptError, Verification};
use crate::tool::text::{Arg, Text};
use crate::tools::registry;
use crate::ui::chunk::{self, Chunk};
use crate::ui::screens::Title;
use crate::ui::state::tools::ToolState;
use crate::ui::state::{App, Prefill, Screen};

/// The id of the field.
const FIELD: &str = "fp-receipt";
/// The id of what is wrong with it.
const ERROR: &str = "fp-receipt-note";

/// A field for a code. The code of a link is opened at once; the field then only shows one that cannot be.
#[component]
pub fn ReceiptEntry() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let linked = match app.take_prefill() {
        Some(Prefill::Link(start)) => start.inputs.into_iter().next().map(|(_, code)| code),
        _ => None,
    };
    let code = RwSignal::new(linked.unwrap_or_default());
    let error = RwSignal::new(None);
    let run = move || {
        let opened = code.with_untracked(|code| tool_of(app, code)).and_then(|tool| {
            if registry::calculator(tool).is_some() {
                return code.with_untracked(|code| open(app, code));
            }
            // The tool that it is of comes first.
            spawn_local(async move {
                let there = chunk::arrival(app, Chunk::Tool(tool)).await;
                if !app.has_ended() && untrack(|| app.screen()) == Screen::Receipt {
                    let open = || code.try_with_untracked(|code| open(app, code));
                    let opened = if there { open() } else { Some(Err(key!("app.part_failed"))) };
                    let _ = error.try_set(opened.and_then(Result::err));
                }
            });
            Ok(())
        });
        error.set(opened.err());
    };
    if code.with_untracked(|code| !code.is_empty()) {
        run();
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        run();
    };
    let say = |key: &'static str| texts.get(key).to_owned();
    view! {
        <Title words=texts.get(key!("receipt.title"))/>
        <form class="inputs" on:submit=submit>
            <label class="label" for=FIELD>
                {say(key!("receipt.code"))}
            </label>
            <p class="muted">{say(key!("receipt.hint"))}</p>
            <input
                class="code"
                id=FIELD
                type="text"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-describedby=ERROR
                prop:value=code.get_untracked()
                on:input:target=move |event| code.set(event.target().value())
            />
            <p class="error" role="alert" id=ERROR>
                {move || error.get().map(|key| app.texts_untracked().get(key).to_owned())}
            </p>
            <button class="primary" type="submit">
                {say(key!("receipt.open"))}
            </button>
        </form>
    }
}

/// The tool that a code is of, where it can be run again here; otherwise the key of what to tell.
fn tool_of(app: App, code: &str) -> Result<&'static str, &'static str> {
    let tool = receipt::tool_of(code).map_err(what_is_wrong)?;
    if app.offers(tool) { Ok(tool) } else { Err(key!("receipt.tool")) }
}

const fn what_is_wrong(error: ReceiptError) -> &'static str {
    match error {
        ReceiptError::Malformed => key!("receipt.malformed"),
        ReceiptError::WrongChecksum => key!("receipt.checksum"),
        ReceiptError::NewerFormat => key!("receipt.newer"),
        ReceiptError::UnknownTool => key!("receipt.tool"),
        ReceiptError::OtherForm => key!("receipt.form"),
    }
}

/// Runs the calculation again and goes to its tool; otherwise the key of what to tell.
fn open(app: App, code: &str) -> Result<(), &'static str> {
    let receipt = receipt::read(code).map_err(what_is_wrong)?;
    let now = app.context();
    if receipt.currency != now.currency {
        return Err(key!("receipt.currency"));
    }
    let calculator = registry::calculator(receipt.tool).ok_or(key!("receipt.tool"))?;
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
