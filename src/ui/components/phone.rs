//! The telephone number of the bank, to be tapped.

use leptos::prelude::*;

use crate::advice::mode::Mode;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;

/// A large link that calls the bank, and when somebody answers.
#[component]
pub fn PhoneLink() -> impl IntoView {
    let app = expect_context::<App>();
    if leads_nowhere(app) {
        return None;
    }
    let texts = app.texts_untracked();
    let (phone, hours) = app.home_config(|home| (home.institution.phone.clone(), home.institution.hours.clone()));
    let words = Text::plain(key!("calm.call")).with("phone", Arg::Name(phone.clone()));
    Some(view! {
        <a class="primary call" href=address(&phone)>
            <span class="icon icon-phone" aria-hidden="true"></span>
            {texts.say(&words)}
        </a>
        <p class="muted">{hours.get(texts.locale).to_owned()}</p>
    })
}

/// The same as one of the next steps.
#[component]
pub fn PhoneStep() -> impl IntoView {
    let app = expect_context::<App>();
    if leads_nowhere(app) {
        return None;
    }
    let (phone, bank) = app.home_config(|home| (home.institution.phone.clone(), home.institution.short.clone()));
    let words =
        Text::plain(key!("calm.bank")).with("bank", Arg::bank_text(bank)).with("phone", Arg::Name(phone.clone()));
    Some(view! {
        <a class="plain next-step" href=address(&phone)>
            {app.say(&words)}
        </a>
    })
}

/// The learning version leads nobody to the institution (R01).
fn leads_nowhere(app: App) -> bool {
    app.home_config(|home| home.institution.mode == Mode::Education)
}

/// The address that a telephone calls (RFC 3966): digits and a leading plus, nothing else of how a number is written.
pub fn address(phone: &str) -> String {
    let plus = if phone.trim_start().starts_with('+') { "+" } else { "" };
    format!("tel:{plus}{}", phone.chars().filter(char::is_ascii_digit).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_number_is_called_by_its_digits_however_it_is_written() {
        assert_eq!(address("400-000-0000"), "tel:4000000000");
        assert_eq!(address("+86 (10) 1234-5678"), "tel:+861012345678");
        assert_eq!(address(" +852 1234"), "tel:+8521234");
        assert_eq!(address("95000+"), "tel:95000");
    }
}
