//! Workbooks: what a spreadsheet needs to open one, and the same figures as everywhere else.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use std::collections::BTreeMap;

use finplan::domain::date::{self, NaiveDate};
use finplan::domain::money::{Currency, Money, Rounding};
use finplan::i18n::number::NumberStyle;
use finplan::i18n::{Locale, Texts};
use finplan::tool::form::Form;
use finplan::tool::parse;
use finplan::tool::report::{Cell, Report};
use finplan::tool::text::{Arg, Text};
use finplan::tool::xlsx::{self, Entry, Sheet, WorkbookSource};
use finplan::tool::{Context, Tool};
use finplan::tools::registry::{TOOLS, calculator};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The files of an archive by their names, through its directory; every head must say the same as the directory.
fn unpack(archive: &[u8]) -> BTreeMap<String, String> {
    let number = |at: usize, size: usize| {
        archive[at..at + size].iter().rev().fold(0_usize, |value, byte| value << 8 | usize::from(*byte))
    };
    let end = archive.len() - 22;
    assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4));
    assert_eq!(at + number(end + 12, 4), end, "the directory ends where the end begins");
    let mut files = BTreeMap::new();
    for _ in 0..count {
        assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
        let (size, name, start) = (number(at + 24, 4), number(at + 28, 2), number(at + 42, 4));
        assert_eq!(&archive[start..start + 4], b"PK\x03\x04");
        assert_eq!(archive[start + 4..start + 30], archive[at + 6..at + 32], "head and directory");
        assert_eq!((number(start + 8, 2), number(start + 18, 4)), (0, size), "stored as it is");
        let title = &archive[at + 46..at + 46 + name];
        assert_eq!(&archive[start + 30..start + 30 + name], title);
        let content = &archive[start + 30 + name..start + 30 + name + size];
        assert_eq!(number(start + 14, 4), checksum(content));
        let title = String::from_utf8(title.to_vec()).unwrap();
        files.insert(title, String::from_utf8(content.to_vec()).unwrap());
        at += 46 + name;
    }
    assert_eq!(at, end);
    files
}

/// CRC-32 with the table that most programs use.
fn checksum(bytes: &[u8]) -> usize {
    let table: Vec<u32> = (0..256_u32)
        .map(|byte| (0..8).fold(byte, |rest, _| if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 }))
        .collect();
    let rest = bytes.iter().fold(!0_u32, |rest, byte| table[usize::from(rest as u8 ^ byte)] ^ rest >> 8);
    usize::try_from(!rest).unwrap()
}

/// The tags of well-formed XML, in order, with their attributes and the text behind them.
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, String>,
    text: String,
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    assert!(text.split('&').skip(1).all(|rest| rest.starts_with("amp;")), "{text}");
    text.replace("&amp;", "&")
}

fn tags(xml: &str) -> Vec<Tag<'_>> {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n").unwrap();
    assert!(
        body.chars().all(|c| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..))
    );
    let (mut open, mut tags): (Vec<&str>, Vec<Tag>) = (Vec::new(), Vec::new());
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else {
            let (inside, closed) = tag.strip_suffix('/').map_or((tag, false), |inside| (inside, true));
            let (name, rest) = inside.split_once(' ').unwrap_or((inside, ""));
            let mut attributes = BTreeMap::new();
            let mut pieces = rest.split('"');
            while let (Some(key), Some(value)) = (pieces.next(), pieces.next()) {
                let twice = attributes.insert(key.trim().strip_suffix('=').unwrap(), plain(value));
                assert!(twice.is_none(), "{tag}");
            }
            if !closed {
                open.push(name);
            }
            tags.push(Tag { name, attributes, text: plain(text) });
        }
        assert!(text.is_empty() || matches!(tag.split(' ').next(), Some("t" | "v")), "stray text: {text}");
    }
    assert!(open.is_empty());
    tags
}

/// The cells of a sheet by their places: the look, whether it is text, and what it says.
fn cells(xml: &str) -> BTreeMap<String, (usize, bool, String)> {
    let tags = tags(xml);
    let mut cells = BTreeMap::new();
    for (place, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.name == "c") {
        let words = tag.attributes.get("t").map(String::as_str) == Some("inlineStr");
        let said = &tags[place + if words { 2 } else { 1 }];
        assert_eq!(said.name, if words { "t" } else { "v" });
        let twice =
            cells.insert(tag.attributes["r"].clone(), (tag.attributes["s"].parse().unwrap(), words, said.text.clone()));
        assert!(twice.is_none());
    }
    assert!(tags.iter().all(|tag| tag.name != "f"), "no formula");
    cells
}

fn context() -> Context {
    Context::new(date::parse("2026-11-23").unwrap(), Currency::Cny)
}

fn book(tool: &'static Tool, locale: Locale) -> (Report, BTreeMap<String, String>) {
    let context = context();
    let texts = Texts::built_in(locale, context.currency);
    let values = Form::new(calculator(tool.id).unwrap(), &[], &context).defaults();
    let report = calculator(tool.id).unwrap().answer(&values, &context).unwrap();
    let notes = [(Text::plain("app.name"), Arg::Date(context.today))];
    let answer = WorkbookSource { tool, values: &values, report: &report, currency: context.currency, notes: &notes };
    let file = xlsx::of_report(&answer, &|arg| texts.arg(arg, NumberStyle::Sentence));
    (report, unpack(&file))
}

/// The number of a place's column and row.
fn at(column: usize, row: usize) -> String {
    format!("{}{row}", char::from(b'A' + u8::try_from(column).unwrap()))
}

fn serial(day: NaiveDate) -> String {
    // A spreadsheet takes 1900 for a leap year: its 1 March 1900 is day 61.
    (date::days_between(date::parse("1900-03-01").unwrap(), day) + 61).to_string()
}

#[test]
fn every_report_opens() {
    for tool in TOOLS {
        for locale in Locale::ALL {
            let (report, files) = book(tool, locale);
            let sheets = report.tables.len() + 1;
            assert_eq!(files.len(), 5 + sheets, "{}", tool.id);
            let part = |name: &str| tags(&files[name]);
            // Everything is of a type that is told, and nothing is told of that is not there.
            for tag in part("[Content_Types].xml").iter().filter(|tag| tag.name == "Override") {
                assert!(files.contains_key(tag.attributes["PartName"].trim_start_matches('/')));
                assert!(tag.attributes["ContentType"].starts_with("application/vnd.openxmlformats-officedocument."));
            }
            let root = part("_rels/.rels");
            assert!(root.iter().any(|tag| tag.attributes.get("Target").is_some_and(|path| path == "xl/workbook.xml")));
            let related = part("xl/_rels/workbook.xml.rels");
            let ids: BTreeMap<String, String> = related
                .iter()
                .filter(|tag| tag.name == "Relationship")
                .map(|tag| (tag.attributes["Id"].clone(), format!("xl/{}", tag.attributes["Target"])))
                .collect();
            assert!(ids.values().all(|path| files.contains_key(path)));
            let mut names: Vec<String> = Vec::new();
            let workbook = part("xl/workbook.xml");
            for tag in workbook.iter().filter(|tag| tag.name == "sheet") {
                assert!(ids[&tag.attributes["r:id"]].starts_with("xl/worksheets/"));
                let name = tag.attributes["name"].to_lowercase();
                assert!(!name.is_empty() && name.encode_utf16().count() <= 31 && !names.contains(&name), "{name}");
                assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
                names.push(name);
            }
            assert_eq!(names.len(), sheets);
            let styles = part("xl/styles.xml");
            let count = |name: &str| styles.iter().find(|tag| tag.name == name).unwrap().attributes["count"].clone();
            let looks = styles.iter().skip_while(|tag| tag.name != "cellXfs").filter(|tag| tag.name == "xf").count();
            assert_eq!(count("cellXfs"), looks.to_string());
            for sheet in 1..=sheets {
                let xml = &files[&format!("xl/worksheets/sheet{sheet}.xml")];
                assert!(cells(xml).values().all(|(look, _, _)| *look < looks));
                let order: Vec<_> = tags(xml)
                    .iter()
                    .map(|tag| tag.name)
                    .filter(|name| name.starts_with("sheet") || *name == "cols")
                    .collect();
                assert_eq!(order, ["sheetViews", "sheetView", "cols", "sheetData"]);
            }
        }
    }
}

#[test]
fn every_table_has_the_figures_of_the_report() {
    for tool in TOOLS {
        let (report, files) = book(tool, Locale::ZhCn);
        for (place, table) in report.tables.iter().enumerate() {
            let sheet = cells(&files[&format!("xl/worksheets/sheet{}.xml", place + 2)]);
            let total = table.columns.len() + table.cells.len();
            assert_eq!(sheet.len(), total, "{}", table.id);
            for column in 0..table.columns.len() {
                assert_eq!(sheet[&at(column, 1)].0, 1, "headings are bold");
            }
            for (row, line) in table.rows().enumerate() {
                for (column, cell) in line.iter().enumerate() {
                    let (look, words, said) = &sheet[&at(column, row + 2)];
                    if let Cell::Word(area, word) = cell {
                        assert!(*words && *look == 0);
                        assert_eq!(said, Texts::built_in(Locale::ZhCn, Currency::Cny).get(&format!("{area}.{word}")));
                        continue;
                    }
                    assert!(!words);
                    let csv = cell.plain(Currency::Cny);
                    let (expected, style) = match cell {
                        Cell::Month(_) => (serial(parse::month(&csv).unwrap()), 5),
                        Cell::Percent(rate) => ((rate / Decimal::ONE_HUNDRED).normalize().to_string(), 4),
                        Cell::Money(_) | Cell::Rounded(..) => {
                            (csv.parse::<Decimal>().unwrap().normalize().to_string(), 2)
                        }
                        Cell::Count(_) | Cell::Word(..) => (csv, 3),
                    };
                    assert_eq!((said, *look), (&expected, style));
                }
            }
        }
    }
}

#[test]
fn the_first_sheet_says_what_was_asked_and_answered() {
    let mortgage = finplan::tools::registry::find("mortgage").unwrap();
    let (_, files) = book(mortgage, Locale::En);
    let cells = cells(&files["xl/worksheets/sheet1.xml"]);
    let beside = |label: &str| {
        let (place, _) = cells.iter().find(|(place, (_, _, said))| place.starts_with('A') && said == label).unwrap();
        cells[&place.replace('A', "B")].clone()
    };
    // A million at 3.5 % over 30 years: 4,490.45 a month, rounded each payment.
    assert!(cells["A1"].2.starts_with("You pay ¥4,490.45 a month") && cells["A1"].0 == 1);
    assert_eq!(beside("Loan amount"), (2, false, "1000000".to_owned()));
    assert_eq!(beside("Annual interest rate"), (4, false, "0.035".to_owned()));
    assert_eq!(beside("Term"), (0, true, "30\u{a0}years".to_owned()));
    assert_eq!(beside("Repayment"), (0, true, "Level".to_owned()));
    assert_eq!(beside("First payment").2, "4490.45");
    assert_eq!(beside("Financial planner"), (6, false, serial(date::parse("2026-11-23").unwrap())));
    assert_eq!(serial(date::parse("2026-11-23").unwrap()), "46349");
}

#[test]
fn words_stay_words_and_names_are_lawful() {
    let mut sheets = Vec::new();
    let titles = [
        "Plan [1/2]: \"a\" & 'b'",
        "plan  1 2   \"A\" &  B",
        "",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
    ];
    let dollars = Money::from_decimal(Decimal::from(-12_345), Currency::Twd, Rounding::HalfUp).unwrap();
    for title in titles {
        let mut sheet = Sheet::new(title, Currency::Twd);
        for words in ["=1+1", "+1", "-1", "@SUM(1)", "<b>&\u{1}\u{ffff}\"x\"</b>"] {
            sheet.row(&[Entry::Heading(words.to_owned()), Entry::Blank, Entry::Text(words.to_owned())]);
        }
        sheet.row(&[Entry::Points(Decimal::new(-25, 2)), Entry::Figure(Cell::Money(dollars))]);
        sheets.push(sheet);
    }
    let files = unpack(&xlsx::write(sheets, Currency::Twd));
    let cells = cells(&files["xl/worksheets/sheet1.xml"]);
    for (row, words) in ["=1+1", "+1", "-1", "@SUM(1)"].into_iter().enumerate() {
        assert_eq!(cells[&at(2, row + 1)], (9, true, words.to_owned()));
        assert!(!cells.contains_key(&at(1, row + 1)));
    }
    assert_eq!(cells["C5"].2, "<b>&\"x\"</b>");
    assert_eq!((cells["A6"].2.as_str(), cells["B6"].2.as_str()), ("-0.25", "-12345"));
    // Taiwan dollars have no decimals: the format of exact amounts is `#,##0`.
    let styles = tags(&files["xl/styles.xml"]);
    let looks: Vec<&Tag> =
        styles.iter().skip_while(|tag| tag.name != "cellXfs").filter(|tag| tag.name == "xf").collect();
    assert_eq!(looks[2].attributes["numFmtId"], "3");
    assert_eq!(looks[9].attributes["quotePrefix"], "1");
    let workbook = tags(&files["xl/workbook.xml"]);
    let names: Vec<&str> =
        workbook.iter().filter(|tag| tag.name == "sheet").map(|tag| tag.attributes["name"].as_str()).collect();
    assert_eq!(names[0], "Plan  1 2   \"a\" &  b");
    assert_eq!(names[1], "plan  1 2   \"A\" &  B 2");
    assert_eq!(names[2], "3");
    assert_eq!(names[3].chars().count(), 28);
}

proptest! {
    #[test]
    fn any_words_and_figures_make_a_sheet(
        words in "\\PC{0,80}|[\u{0}-\u{20}<>&\"']{0,9}",
        minor in -1_000_000_000_000_000_i64..=1_000_000_000_000_000,
        units: i64,
        scale in 0..=28_u32,
        days in -30_000..60_000_i32,
    ) {
        let day = date::parse("2000-01-01").unwrap() + chrono::Duration::days(days.into());
        let mut sheet = Sheet::new(&words, Currency::Cny);
        let number = Decimal::new(units, scale);
        sheet.row(&[Entry::Text(words.clone()), Entry::Amount(number), Entry::Day(day)]);
        sheet.row(&[
            Entry::Figure(Cell::Money(Money::try_from_minor(minor).unwrap())),
            Entry::Figure(Cell::at_least(number)),
            Entry::Figure(Cell::Percent(number)),
        ]);
        let files = unpack(&xlsx::write(vec![sheet], Currency::Cny));
        let cells = cells(&files["xl/worksheets/sheet1.xml"]);
        let lawful = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..);
        prop_assert_eq!(&cells["A1"].2, &words.chars().filter(lawful).collect::<String>());
        prop_assert_eq!(cells["B1"].2.parse::<Decimal>().unwrap(), number);
        prop_assert_eq!(&cells["C1"].2, &serial(day));
        prop_assert_eq!(cells["A2"].2.parse::<Decimal>().unwrap(), Decimal::new(minor, 2));
    }
}
