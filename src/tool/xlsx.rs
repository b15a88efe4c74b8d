//! A report as a workbook that spreadsheets open without surprises (Office Open XML, ECMA-376).
//!
//! Numbers are numbers with their format, months are dates, words are words even where they begin like a formula. The
//! files in the archive are stored as they are, so that nothing has to be compressed in a page.
#![allow(clippy::arithmetic_side_effects, reason = "rows, columns and widths of a sheet")]

mod report;
mod sheet;
mod zip;

pub use report::{WorkbookSource, of_report};
pub use sheet::{Entry, Sheet};

use crate::domain::money::Currency;
use zip::Archive;

/// The media type of a workbook.
pub const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What every file begins with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The workbook: one file, the same for the same sheets. Sheets of one name are told apart by a number.
///
/// ```
/// use finplan::domain::money::{Currency, Money};
/// use finplan::tool::{report::Cell, xlsx::{self, Entry, Sheet}};
///
/// let mut sheet = Sheet::new("Plan", Currency::Cny);
/// sheet.row(&[Entry::Heading("No.".to_owned()), Entry::Heading("=1+1".to_owned())]);
/// sheet.row(&[Entry::Figure(Cell::Count(1)), Entry::Figure(Cell::Money(Money::from_minor(123_456)))]);
/// let file = xlsx::write(vec![sheet], Currency::Cny);
/// assert!(file.starts_with(b"PK"));
/// assert!(file.windows(14).any(|part| part == b"<v>1234.56</v>"));
/// ```
#[must_use]
pub fn write(sheets: Vec<Sheet>, currency: Currency) -> Vec<u8> {
    let (mut book, mut relations, mut types) = (String::new(), String::new(), String::new());
    let mut names: Vec<String> = Vec::new();
    let mut files = Vec::new();
    for (place, sheet) in sheets.into_iter().enumerate() {
        let number = (place + 1).to_string();
        let mut name = sheet.name().to_owned();
        if name.is_empty() || names.contains(&name.to_ascii_lowercase()) {
            name.push_str(&format!(" {number}"));
        }
        names.push(name.to_ascii_lowercase());
        let mut escaped = String::new();
        sheet::escape(&mut escaped, name.trim());
        push(&mut book, &["<sheet name=\"", &escaped, "\" sheetId=\"", &number, "\" r:id=\"rId", &number, "\"/>"]);
        let file = format!("worksheets/sheet{number}.xml");
        push(&mut relations, &["<Relationship Id=\"rId", &number, "\" Type=\"", RELATION, "worksheet\" Target=\""]);
        push(&mut relations, &[&file, "\"/>"]);
        push(&mut types, &["<Override PartName=\"/xl/", &file, "\" ContentType=\"", TYPE, "worksheet+xml\"/>"]);
        files.push((format!("xl/{file}"), sheet.finish()));
    }
    // What is in it comes first: some programs look no further to tell what a file is.
    let mut archive = Archive::default();
    let mut part = |name: &str, parts: &[&str]| {
        let mut text = String::from(HEAD);
        push(&mut text, parts);
        archive.add(name, text.as_bytes());
    };
    part(
        "[Content_Types].xml",
        &[CONTENT, TYPE, "sheet.main+xml\"/>", STYLES, TYPE, "styles+xml\"/>", &types, "</Types>"],
    );
    part("_rels/.rels", &[RELATIONS, ROOT, RELATION, "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"]);
    part("xl/workbook.xml", &[BOOK, "<sheets>", &book, "</sheets></workbook>"]);
    push(&mut relations, &["<Relationship Id=\"rStyles\" Type=\"", RELATION, "styles\" Target=\"styles.xml\"/>"]);
    part("xl/_rels/workbook.xml.rels", &[RELATIONS, &relations, "</Relationships>"]);
    let exact = if currency.decimals() == 0 { "3" } else { "4" };
    part("xl/styles.xml", &[FORMATS, "<xf numFmtId=\"", exact, LOOKS]);
    for (name, text) in files {
        archive.add(&name, text.as_bytes());
    }
    archive.finish()
}

fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const CONTENT: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
    <Override PartName=\"/xl/workbook.xml\" ContentType=\"";
const STYLES: &str = "<Override PartName=\"/xl/styles.xml\" ContentType=\"";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const ROOT: &str = "<Relationship Id=\"rId1\" Type=\"";
const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";
/// Two fonts, the fills that every workbook must have, and the first looks; the formats below 164 are built in:
/// 1 `0`, 2 `0.00`, 3 `#,##0`, 4 `#,##0.00`.
const FORMATS: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"166\" formatCode=\"0.00#%\"/></numFmts>\
    <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
    <fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"10\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>";
/// The looks from exact amounts on, in the order of [`sheet::Look`]; what comes before is the format of amounts.
const LOOKS: &str = "\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"1\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"166\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"2\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">\
    <alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
