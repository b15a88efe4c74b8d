//! A calendar file with one day in it (iCalendar, RFC 5545).

use chrono::{Datelike, NaiveDate};

/// A line has at most so many bytes before its end (RFC 5545, 3.1).
const MAX_LINE_BYTES: usize = 75;

/// One event of a whole day.
#[derive(Clone, Copy, Debug)]
pub struct AllDay<'a> {
    /// The day.
    pub day: NaiveDate,
    /// The day on which the file is made.
    pub made: NaiveDate,
    /// What it is about: with the day and the institution it names the event, so that a file that is opened twice
    /// leaves one entry.
    pub about: &'a str,
    /// A domain of the institution.
    pub domain: &'a str,
    /// The title of the entry.
    pub title: &'a str,
    /// The words below it.
    pub words: &'a str,
}

/// The file: lines of at most 75 bytes, ended by CR and LF. It blocks no time and holds nothing that is not given here.
///
/// ```
/// use finplan::advice::calendar::{AllDay, file};
/// let day = chrono::NaiveDate::from_ymd_opt(2027, 11, 23).unwrap();
/// let event = AllDay { day, made: day, about: "retest", domain: "bank.example", title: "Assess; again", words: "At the bank" };
/// let text = file(&event);
/// assert!(text.contains("\r\nDTSTART;VALUE=DATE:20271123\r\nDTEND;VALUE=DATE:20271124\r\n"));
/// assert!(text.contains("\r\nSUMMARY:Assess\\; again\r\n"));
/// ```
#[must_use]
pub fn file(event: &AllDay<'_>) -> String {
    let (day, made) = (digits(event.day), digits(event.made));
    let end = digits(event.day.succ_opt().unwrap_or(event.day));
    let text = [
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//FinPlan//FinPlan//ZH\nBEGIN:VEVENT\nUID:finplan-",
        event.about,
        "-",
        &day,
        "@",
        event.domain,
        "\nDTSTAMP:",
        &made,
        "T000000Z\nDTSTART;VALUE=DATE:",
        &day,
        "\nDTEND;VALUE=DATE:",
        &end,
        "\nSUMMARY:",
        &escaped(event.title),
        "\nDESCRIPTION:",
        &escaped(event.words),
        "\nTRANSP:TRANSPARENT\nEND:VEVENT\nEND:VCALENDAR",
    ];
    let mut out = String::new();
    for line in text.concat().split('\n') {
        fold(line, &mut out);
    }
    out
}

/// A day as `20271123`.
pub(super) fn digits(day: NaiveDate) -> String {
    let month = u32::try_from(day.year()).unwrap_or(0).saturating_mul(100).saturating_add(day.month());
    month.saturating_mul(100).saturating_add(day.day()).to_string()
}

/// A text with its marks escaped (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.push('\\'),
            '\n' => {
                out.push_str("\\n");
                continue;
            }
            _ => {}
        }
        if !letter.is_control() {
            out.push(letter);
        }
    }
    out
}

/// Adds a line, broken between letters: what goes on begins with a space.
fn fold(line: &str, out: &mut String) {
    let mut width = 0_usize;
    for letter in line.chars() {
        let more = width.saturating_add(letter.len_utf8());
        if more > MAX_LINE_BYTES {
            out.push_str("\r\n ");
            width = letter.len_utf8().saturating_add(1);
        } else {
            width = more;
        }
        out.push(letter);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn made(title: &str, words: &str) -> String {
        let (day, made) = (day("2027-12-31"), day("2026-12-31"));
        file(&AllDay { day, made, about: "retest", domain: "www.bank.example", title, words })
    }

    #[test]
    fn lines_end_with_cr_lf_and_have_at_most_75_bytes() {
        let text = made(&"测评".repeat(60), &"a".repeat(300));
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{} bytes: {line}", line.len());
            assert!(!line.contains(['\r', '\n']) && !line.is_empty());
        }
        // A folded line is used up to its end: 75 letters, then a space and 74.
        let words: Vec<&str> = text.split("\r\n").filter(|line| line.contains("aaaa")).map(str::trim_start).collect();
        assert_eq!(words.iter().map(|line| line.len()).collect::<Vec<_>>(), [75, 74, 74, 74, 15]);
    }

    #[test]
    fn unfolded_it_says_what_was_given() {
        let title = "澄川银行：重新测评, 一年一次; 路径 C:\\bank";
        let text = made(title, "第一行\n第二行\u{7}").replace("\r\n ", "");
        assert!(text.contains("SUMMARY:澄川银行：重新测评\\, 一年一次\\; 路径 C:\\\\bank\r\n"), "{text}");
        assert!(text.contains("DESCRIPTION:第一行\\n第二行\r\n"), "{text}");
    }

    #[test]
    fn the_day_is_whole_and_the_next_year_begins_after_it() {
        let text = made("t", "w");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//FinPlan//FinPlan//ZH",
                "BEGIN:VEVENT",
                "UID:finplan-retest-20271231@www.bank.example",
                "DTSTAMP:20261231T000000Z",
                "DTSTART;VALUE=DATE:20271231",
                "DTEND;VALUE=DATE:20280101",
                "SUMMARY:t",
                "DESCRIPTION:w",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
    }

    #[test]
    fn the_same_day_has_the_same_name_whenever_the_file_is_made() {
        let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
        assert_eq!(uid(&made("a", "b")), uid(&made("c", "d")));
    }
}
