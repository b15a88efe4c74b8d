//! The words around a typed number: scales, units and currencies.

use crate::domain::money::Currency;

/// What a number counts, where it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money of one of these currencies.
    Money(Currencies),
    /// `%`.
    Percent,
    /// `‰`.
    PerMille,
    /// Hundredths of a percent.
    BasisPoints,
    /// Years.
    Years,
    /// Months.
    Months,
    /// Days, or a day of the month.
    Days,
    /// People.
    People,
}

/// The currencies that a sign or name may stand for: `$` is used for three of them, `€` for none that FinPlan knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currencies(u8);

impl Currencies {
    const NONE: Currencies = Currencies(0);
    const ALL: Currencies = Currencies(0b1111);
    const DOLLARS: Currencies =
        Currencies(Currencies::of(Currency::Twd).0 | Currencies::of(Currency::Hkd).0 | Currencies::of(Currency::Usd).0);

    const fn of(currency: Currency) -> Currencies {
        Currencies(match currency {
            Currency::Cny => 1,
            Currency::Twd => 2,
            Currency::Hkd => 4,
            Currency::Usd => 8,
        })
    }

    /// Whether this currency may be meant.
    #[must_use]
    pub const fn has(self, currency: Currency) -> bool {
        self.0 & Currencies::of(currency).0 != 0
    }

    /// Those that both may stand for.
    #[must_use]
    pub const fn both(self, other: Currencies) -> Currencies {
        Currencies(self.0 & other.0)
    }
}

/// A word of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// So many zeros; Chinese scales combine (百万).
    Zeros(u32),
    /// So many zeros.
    EnglishZeros(u32),
    Unit(Unit),
    /// Stands before the number: 百分之.
    Share(Unit),
    /// 角 and 分: so many decimals of the unit before.
    Coins(u32),
    Minus,
    Plus,
    /// Says no more about the number.
    About,
}

const CNY: Word = Word::Unit(Unit::Money(Currencies::of(Currency::Cny)));
const TWD: Word = Word::Unit(Unit::Money(Currencies::of(Currency::Twd)));
const HKD: Word = Word::Unit(Unit::Money(Currencies::of(Currency::Hkd)));
const USD: Word = Word::Unit(Unit::Money(Currencies::of(Currency::Usd)));
const DOLLARS: Word = Word::Unit(Unit::Money(Currencies::DOLLARS));
const ANY: Word = Word::Unit(Unit::Money(Currencies::ALL));
const FOREIGN: Word = Word::Unit(Unit::Money(Currencies::NONE));
const PERCENT: Word = Word::Unit(Unit::Percent);
const BASIS_POINTS: Word = Word::Unit(Unit::BasisPoints);

/// Words that mean the same, separated by `|`, in lower case.
const WORDS: &[(Word, &str)] = &[
    (Word::Minus, "-|负|負|minus"),
    (Word::Plus, "+|正|plus"),
    (Word::About, "=|≈|~|约|約|大约|大約|about|approx.|approx"),
    (Word::Zeros(1), "十"),
    (Word::Zeros(2), "百"),
    (Word::Zeros(3), "千"),
    (Word::Zeros(4), "万|萬|w"),
    (Word::Zeros(8), "亿|億"),
    (Word::EnglishZeros(3), "k|thousand"),
    (Word::EnglishZeros(6), "m|mn|mln|mio|million|millions"),
    (Word::EnglishZeros(9), "b|bn|billion|billions"),
    (CNY, "¥|cn¥|cny|rmb|人民币|人民幣|renminbi|yuan|人民币元|人民幣元"),
    (TWD, "nt$|nt|ntd|twd|新台币|新台幣|新臺幣|台币|台幣|臺幣|新台币元|新臺幣元|新台幣元|taiwan dollars|taiwan dollar"),
    (HKD, "hk$|hk|hkd|港币|港幣|港元|港圆|港圓|港纸|港紙|hong kong dollars|hong kong dollar"),
    (USD, "us$|us|usd|美元|美金|美圆|美圓|us dollars|us dollar"),
    (DOLLARS, "$|dollars|dollar"),
    (ANY, "元|圆|圓|块|塊|块钱|塊錢|元整|圆整|圓整|元钱|元錢"),
    (
        FOREIGN,
        "€|eur|euro|euros|欧元|歐元|£|gbp|英镑|英鎊|jpy|jp¥|日元|日圆|日圓|円|krw|₩|韩元|韓元|韓圜|sgd|s$|新加坡元|新加坡币|新加坡幣\
         |mop|mop$|澳门元|澳門元|澳门币|澳門幣|葡币|葡幣|chf|瑞士法郎|aud|a$|au$|澳元|cad|c$|ca$|加元|加币|加幣|inr|₹|卢比|盧比\
         |thb|฿|泰铢|泰銖|₫|vnd|₽|rub|卢布|盧布|₱|php|myr|rm|idr|rp|nzd|nz$",
    ),
    (Word::Coins(1), "角|毛"),
    (Word::Coins(2), "分"),
    (PERCENT, "%|percent|per cent|pct|百分点|百分點|个百分点|個百分點|percentage points|percentage point"),
    (Word::Unit(Unit::PerMille), "‰|per mille|permille"),
    (BASIS_POINTS, "bp|bps|基点|基點|个基点|個基點|basis points|basis point"),
    (Word::Share(Unit::Percent), "百分之"),
    (Word::Share(Unit::PerMille), "千分之"),
    (Word::Share(Unit::BasisPoints), "万分之|萬分之"),
    (Word::Unit(Unit::Years), "年|years|year|yrs|yr|y"),
    (Word::Unit(Unit::Months), "个月|個月|月|期|months|month|mths|mth|mos|mo"),
    (Word::Unit(Unit::Days), "天|日|号|號|days|day"),
    (Word::Unit(Unit::People), "人|位|名|people|persons|person|borrowers|borrower"),
];

/// The longest word that a text begins with, and how many bytes it takes.
pub(super) fn first(text: &str) -> Option<(Word, usize)> {
    let mut longest = None;
    for (word, names) in WORDS {
        for name in names.split('|') {
            if text.starts_with(name) && longest.is_none_or(|(_, size)| name.len() > size) {
                longest = Some((*word, name.len()));
            }
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_twice_and_each_is_in_its_plain_form() {
        let mut names: Vec<&str> = WORDS.iter().flat_map(|(_, names)| names.split('|')).collect();
        for name in &names {
            assert_eq!(super::super::letters::plain(name), *name);
            assert_eq!(first(name).map(|(_, size)| size), Some(name.len()), "{name}");
        }
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn a_dollar_may_be_any_of_three() {
        let Some((Word::Unit(Unit::Money(meant)), 1)) = first("$5") else { panic!("$ is money") };
        assert_eq!(Currency::ALL.map(|currency| meant.has(currency)), [false, true, true, true]);
        assert!(
            Currency::ALL.iter().all(|currency| Currencies::ALL.has(*currency) && !Currencies::NONE.has(*currency))
        );
    }
}
