//! The record of the assessment, for the institution alone and only when the customer hands it over.

use leptos::prelude::*;

use crate::advice::scoring::Assessment;
use crate::campaign::event::{AssessmentRecord, Digest, Event};
use crate::key;
use crate::tool::text::Text;
use crate::ui::screens::risk::bank_name;
use crate::ui::state::App;
use crate::ui::state::advice::Advice;

/// How far the record has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Handed {
    NotYet,
    Given,
    Failed,
}

/// What the record is, and the button that hands it over.
#[component]
pub(super) fn HandOver(
    /// The result.
    assessment: Assessment,
    /// Who keeps it, and for how long.
    kept: String,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let app = advice.app;
    let say = move |key: &'static str| app.say(&Text::plain(key).with("bank", bank_name(advice)));
    let handed = RwSignal::new(Handed::NotYet);
    let told = move || match handed.get() {
        Handed::NotYet => String::new(),
        Handed::Given => say(key!("risk.record.given")),
        Handed::Failed => say(key!("risk.record.failed")),
    };
    view! {
        <div class="quiz-card give-record">
            <h2>{say(key!("risk.record"))}</h2>
            <p>{say(key!("risk.record.what"))}</p>
            <p>{kept}</p>
            <button
                class="plain"
                type="button"
                hidden=move || handed.get() == Handed::Given
                on:click=move |_| give(app, assessment.clone(), handed)
            >
                {say(key!("risk.record.give"))}
            </button>
            <p class="muted" role="status">
                {told}
            </p>
        </div>
    }
}

fn give(app: App, assessment: Assessment, handed: RwSignal<Handed>) {
    let Some(data) = app.questionnaire_data() else { return handed.set(Handed::Failed) };
    let done = move |hash: Option<String>| {
        let Some(hash) = hash.as_deref().and_then(Digest::new) else {
            let _ = handed.try_set(Handed::Failed);
            return;
        };
        app.emit(&Event::AssessmentRecorded(Box::new(AssessmentRecord {
            questionnaire: assessment.questionnaire.as_str().into(),
            version: assessment.version,
            hash,
            level: assessment.tolerance.level.code().into(),
            minimal: assessment.tolerance.minimal,
            taken_on: assessment.taken_on,
            valid_until: assessment.valid_until,
        })));
        let _ = handed.try_set(Handed::Given);
    };
    app.host().digest(&data, Box::new(done));
}
