//! JSON: a small reader here, and the writer of canonical JSON in [`mod@write`].
//!
//! The same code reads a bank's document in the browser and on the command line, so that both list the same
//! problems; a general library would cost a phone more bytes than the whole document. Numbers stay text, nothing
//! passes through binary floats (R24), objects keep their order and their duplicate keys.
#![allow(clippy::arithmetic_side_effects, reason = "places in a text that lies in memory")]

mod stringify;
pub mod write;

use std::fmt;

pub use stringify::stringify;

/// How deep lists and objects may lie in one another.
const DEEPEST: usize = 32;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, exactly as written.
    Number(String),
    /// A string, its escapes resolved.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: every entry in its order, duplicates included.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The first entry of this name, where this is an object that has one.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Json> {
        let Json::Object(entries) = self else { return None };
        entries.iter().find_map(|(known, value)| (known == name).then_some(value))
    }
}

/// Where a text stops being JSON, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The line, counted from 1.
    pub line: usize,
    /// The character within the line, counted from 1.
    pub column: usize,
    /// What should stand there.
    pub expected: &'static str,
}

impl SyntaxError {
    /// The place in words.
    #[must_use]
    pub fn place(&self) -> String {
        format!("line {}, column {}", self.line, self.column)
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}", self.place(), self.expected)
    }
}

impl std::error::Error for SyntaxError {}

/// Reads one JSON value; a byte order mark before it is read over.
///
/// # Errors
/// [`SyntaxError`] with the place of the first character that cannot stand there.
///
/// ```
/// use finplan_base::json::{parse, Json};
/// assert_eq!(parse("[1.50]").unwrap(), Json::List(vec![Json::Number("1.50".into())]));
/// assert_eq!(parse("{\n  \"a\": }").unwrap_err().to_string(), "line 2, column 8: expected a value");
/// ```
pub fn parse(text: &str) -> Result<Json, SyntaxError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser { text, at: 0, depth: 0 };
    parser
        .value()
        .and_then(|value| {
            parser.space();
            if parser.at == text.len() { Ok(value) } else { Err("the end of the document") }
        })
        .map_err(|expected| parser.error(expected))
}

type Expected = &'static str;

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn step(&mut self) {
        self.at += 1;
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.step();
        }
        found
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.step();
        }
    }

    fn error(&self, expected: Expected) -> SyntaxError {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        SyntaxError { line, column, expected }
    }

    fn value(&mut self) -> Result<Json, Expected> {
        self.space();
        match self.peek() {
            Some(b'{') => self.nested(Parser::object),
            Some(b'[') => self.nested(Parser::list),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => Err("a value"),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Json, Expected>) -> Result<Json, Expected> {
        if self.depth >= DEEPEST {
            return Err("at most 32 levels of lists and objects");
        }
        self.depth += 1;
        self.step();
        let value = read(self)?;
        self.depth = self.depth.saturating_sub(1);
        Ok(value)
    }

    fn word(&mut self, word: &'static str, value: Json) -> Result<Json, Expected> {
        let end = self.at + word.len();
        if self.text.get(self.at..end) != Some(word) {
            return Err("a value");
        }
        self.at = end;
        Ok(value)
    }

    fn list(&mut self) -> Result<Json, Expected> {
        let mut values = Vec::new();
        self.space();
        if self.eat(b']') {
            return Ok(Json::List(values));
        }
        loop {
            values.push(self.value()?);
            self.space();
            if self.eat(b']') {
                return Ok(Json::List(values));
            }
            if !self.eat(b',') {
                return Err("a comma or the end of the list");
            }
        }
    }

    fn object(&mut self) -> Result<Json, Expected> {
        let mut entries = Vec::new();
        self.space();
        if self.eat(b'}') {
            return Ok(Json::Object(entries));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err("a key in double quotes");
            }
            let key = self.string()?;
            self.space();
            if !self.eat(b':') {
                return Err("a colon");
            }
            entries.push((key, self.value()?));
            self.space();
            if self.eat(b'}') {
                return Ok(Json::Object(entries));
            }
            if !self.eat(b',') {
                return Err("a comma or the end of the object");
            }
        }
    }

    fn digits(&mut self) -> Result<(), Expected> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err("a digit");
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.step();
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Json, Expected> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Ok(Json::Number(self.text.get(start..self.at).unwrap_or_default().to_owned()))
    }

    fn string(&mut self) -> Result<String, Expected> {
        self.step();
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.step();
            }
            text.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => return Err("no line break or control character within a text"),
                None => return Err("the closing double quote"),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Expected> {
        self.step();
        let escaped = match self.peek() {
            Some(b'u') => return self.unicode(),
            Some(quoted @ (b'"' | b'\\' | b'/')) => char::from(quoted),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return Err("an escape: one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
        };
        self.step();
        Ok(escaped)
    }

    fn unicode(&mut self) -> Result<char, Expected> {
        let high = self.unit()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high).ok_or("a whole surrogate pair");
        }
        if !self.eat(b'\\') || self.peek() != Some(b'u') {
            return Err("a whole surrogate pair");
        }
        let low = self.unit()?;
        char::decode_utf16([high, low].map(|unit| u16::try_from(unit).unwrap_or_default()))
            .next()
            .and_then(Result::ok)
            .ok_or("a whole surrogate pair")
    }

    /// The four hexadecimal digits after `u`.
    fn unit(&mut self) -> Result<u32, Expected> {
        self.step();
        let end = self.at + 4;
        let digits = self.text.get(self.at..end).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at = if unit.is_some() { end } else { self.at };
        unit.ok_or("four hexadecimal digits")
    }
}

#[cfg(test)]
mod tests;
