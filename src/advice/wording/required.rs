//! Words that must stand beside a product of a kind: dated data (R23), state of [`super::AS_OF`].

use super::super::catalogue::Kind;
use super::super::local_text::{LocalText, Locale};

/// Phrases that the risk words must contain, in the order of [`Locale::ALL`].
type Phrases = [&'static [&'static str]; 3];

const DEPOSIT: Phrases = [&["存款保险"], &["存款保險"], &["deposit insurance"]];
const STRUCTURED: Phrases = [&["结构性存款不同于一般性存款", "投资风险"], &["並非存款", "損失"], &["investment risk"]];
const WEALTH: Phrases = [
    &["理财非存款、产品有风险、投资须谨慎", "过往业绩不代表"],
    &["理財非存款"],
    &["not a deposit", "past performance"],
];
const MONEY_FUND: Phrases = [
    &["基金有风险，投资需谨慎", "不等于将资金作为存款存放"],
    &["投資一定有風險", "並非存款"],
    &["funds carry risk", "not a bank deposit"],
];
const FUND: Phrases = [
    &["基金有风险，投资需谨慎", "过往业绩不代表"],
    &["投資一定有風險", "公開說明書"],
    &["funds carry risk", "prospectus"],
];
const LOAN: Phrases = [&["贷款有风险，借款需谨慎"], &["總費用年百分率", "不等於貸款利率"], &["subject to approval"]];
const TERM_LIFE: Phrases = [&["保险条款", "犹豫期"], &["保單條款", "契約撤銷期間"], &["policy terms", "cooling-off"]];

const fn phrases(kind: Kind) -> &'static Phrases {
    match kind {
        Kind::Deposit => &DEPOSIT,
        Kind::StructuredDeposit => &STRUCTURED,
        Kind::WealthProduct => &WEALTH,
        Kind::MoneyFund => &MONEY_FUND,
        Kind::BondFund | Kind::MixedFund | Kind::EquityFund => &FUND,
        Kind::Mortgage | Kind::InstalmentLoan | Kind::BusinessLoan => &LOAN,
        Kind::TermLife => &TERM_LIFE,
    }
}

/// The required phrases that none of `words` contains, with their language.
#[must_use]
pub fn missing_words(kind: Kind, words: &[&LocalText]) -> Vec<(Locale, &'static str)> {
    let mut missing = Vec::new();
    for (locale, required) in Locale::ALL.into_iter().zip(phrases(kind)) {
        for phrase in *required {
            let has = |text: &&LocalText| text.get(locale).to_ascii_lowercase().contains(phrase);
            if !words.iter().any(has) {
                missing.push((locale, *phrase));
            }
        }
    }
    missing
}
