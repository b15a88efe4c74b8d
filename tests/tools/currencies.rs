//! Every tool under every currency: its sign, its decimals, its receipt.

use finplan::domain::money::{Currency, Money, Rounding};
use finplan::i18n::number::NumberStyle;
use finplan::i18n::{Locale, Texts};
use finplan::receipt::{self, Receipt, Verification};
use finplan::tool::input::InputKind;
use finplan::tool::report::Cell;
use finplan::tool::text::{Arg, Text};
use finplan::tool::{csv, statement, xlsx};
use finplan::tools::registry::{TOOLS, calculator};

use super::walk::{context, texts as every_text, walk};

const fn sign(currency: Currency) -> &'static str {
    match currency {
        Currency::Cny => "¥",
        Currency::Twd => "NT$",
        Currency::Hkd => "HK$",
        Currency::Usd => "US$",
    }
}

/// The decimals behind the last point of a number.
fn decimals(text: &str) -> usize {
    let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    number.rsplit_once('.').map_or(0, |(_, fraction)| fraction.len())
}

#[test]
fn every_amount_that_a_form_takes_is_one_that_a_bank_has() {
    let mut amounts = 0;
    for input in TOOLS.iter().flat_map(|tool| tool.inputs.iter()) {
        let InputKind::Money(range) = input.kind else { continue };
        for (end, currency) in [range.min, range.max].into_iter().flat_map(|end| Currency::ALL.map(|c| (end, c))) {
            amounts += 1;
            assert!(Money::from_decimal(end, currency, Rounding::HalfUp).is_ok(), "{}: {end} {currency:?}", input.id);
        }
    }
    assert!(amounts > 200, "{amounts}");
}

#[test]
fn every_tool_says_every_amount_in_the_banks_currency() {
    for currency in Currency::ALL {
        let most = usize::try_from(currency.decimals()).unwrap();
        let all = Locale::ALL.map(|locale| Texts::built_in(locale, currency));
        let now = context(currency);
        walk(currency, 12, |tool, _, values, report| {
            for texts in &all {
                for text in every_text(report) {
                    let said = texts.say(text);
                    for other in Currency::ALL.into_iter().filter(|other| *other != currency) {
                        assert!(!said.contains(sign(other)), "{} {}: {said}", tool.id, currency.code());
                    }
                    // 元 alone is the yuan's and the Taiwan dollar's.
                    if matches!(currency, Currency::Hkd | Currency::Usd) {
                        for unit in ["\u{a0}元", "\u{a0}万元", "\u{a0}萬元"] {
                            assert!(!said.contains(unit), "{} {}: {said}", tool.id, currency.code());
                        }
                    }
                }
                for figure in &report.figures {
                    if let Arg::Money(_) | Arg::Rounded(..) = figure.value {
                        let said = texts.arg(&figure.value, NumberStyle::Figure);
                        assert!(said.contains(sign(currency)), "{said}");
                        let large = said.contains(|c: char| c.is_alphabetic() && !"NTHKUS".contains(c));
                        assert!(large || decimals(&said) <= most, "{} {}: {said}", tool.id, currency.code());
                    }
                }
                for table in &report.tables {
                    let file = csv::write(table, &|text: &Text| texts.say(text), currency);
                    assert_eq!(file.lines().count(), table.rows().len() + 1, "{}", table.id);
                    for cell in &table.cells {
                        if let Cell::Money(_) = cell {
                            assert_eq!(decimals(&texts.cell(*cell)), most, "{}", table.id);
                            assert_eq!(decimals(&cell.plain(currency)), most, "{}", table.id);
                        }
                        if let Cell::Rounded(..) = cell {
                            assert!(decimals(&cell.plain(currency)) <= most, "{}", table.id);
                        }
                    }
                }
            }
            let answer = xlsx::WorkbookSource { tool, values, report, currency, notes: &[] };
            let book = xlsx::of_report(&answer, &|arg| all[0].arg(arg, NumberStyle::Sentence));
            let holds = |part: &str| book.windows(part.len()).any(|window| window == part.as_bytes());
            // The first look of amounts: 3 is `#,##0`, 4 is `#,##0.00`.
            assert!(holds(if most == 0 {
                "applyFont=\"1\"/><xf numFmtId=\"3\""
            } else {
                "applyFont=\"1\"/><xf numFmtId=\"4\""
            }));
            if let Some(code) = Receipt::of(tool, values, &now, report).code() {
                let again = receipt::read(&code).unwrap();
                assert_eq!((again.currency, &again.values), (currency, values), "{}", tool.id);
                let report = calculator(tool.id).unwrap().answer(&again.values, &again.context(&now)).unwrap();
                assert_eq!(again.verify(Some(&report)), Verification::Same, "{}", tool.id);
            }
            if let Some(json) = statement::json(report, currency, false) {
                assert!(json.starts_with(&format!("{{\"currency\":\"{}\"", currency.code())), "{json}");
            }
        });
    }
}
