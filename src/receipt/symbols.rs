//! The characters of a code: Crockford's base 32, numbers of any length in it, and the checksum behind them.
#![allow(clippy::arithmetic_side_effects, reason = "places in a code of some hundred symbols")]

use crate::tools::registry;

/// Crockford's alphabet (<https://www.crockford.com/base32.html>): no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters between two hyphens.
const GROUP: usize = 5;
/// Characters of the checksum.
const CHECK: usize = 3;
/// More characters than any receipt has: of each input a number of 97 bits and its power of ten, and room for what
/// comes before and behind.
const MAX_SYMBOLS: usize = registry::MAX_INPUTS * 28 + 400;
/// The CRC-15 of CAN, x^15 + x^14 + x^10 + x^8 + x^7 + x^4 + x^3 + 1 (ISO 11898-1), without its highest power.
///
/// A CRC sees every error within 15 bits, thus every wrong character and every pair of neighbours in the wrong order;
/// this one sees any two characters in each other's place, too, while a code has fewer than 127 of them.
const POLYNOMIAL: u16 = 0x4599;
/// What the checksum starts with: leading zeros count.
const START: u16 = 0x2b6d;

/// Why characters are no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// A character that no code has, or too many or too few of them.
    Characters,
    /// At least one character is wrong.
    Checksum,
}

/// Writes numbers as symbols of five bits.
#[derive(Debug, Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    /// The lowest five bits.
    #[allow(clippy::cast_possible_truncation, reason = "five bits fit")]
    pub(super) fn symbol(&mut self, value: u64) {
        self.0.push((value & 31) as u8);
    }

    /// `count` symbols, the lowest bits first.
    pub(super) fn fixed(&mut self, mut value: u64, count: usize) {
        for _ in 0..count {
            self.symbol(value);
            value >>= 5;
        }
    }

    /// A number of any size: four bits in each symbol, the fifth says that more follow.
    #[allow(clippy::cast_possible_truncation, reason = "four bits fit")]
    pub(super) fn number(&mut self, mut value: u128) {
        loop {
            let low = (value & 15) as u64;
            value >>= 4;
            if value == 0 {
                return self.symbol(low);
            }
            self.symbol(low | 16);
        }
    }

    /// The code with its checksum, in groups.
    pub(super) fn finish(mut self) -> String {
        let check = checksum(&self.0);
        self.fixed(u64::from(check), CHECK);
        let mut code = String::with_capacity(self.0.len() * 2);
        for group in self.0.chunks(GROUP) {
            if !code.is_empty() {
                code.push('-');
            }
            for symbol in group {
                code.push(char::from(ALPHABET.get(usize::from(*symbol)).copied().unwrap_or(b'0')));
            }
        }
        code
    }
}

/// Reads the symbols of a code whose checksum is right.
#[derive(Debug)]
pub(super) struct Reader {
    symbols: Vec<u8>,
    place: usize,
}

impl Reader {
    pub(super) fn new(code: &str) -> Result<Reader, Broken> {
        let mut symbols = Vec::new();
        for c in code.chars() {
            let c = crate::tool::parse::half_width(c);
            if c.is_whitespace() || matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}') {
                continue;
            }
            if symbols.len() >= MAX_SYMBOLS {
                return Err(Broken::Characters);
            }
            symbols.push(symbol(c).ok_or(Broken::Characters)?);
        }
        let Some((_, check)) = symbols.split_last_chunk::<CHECK>() else { return Err(Broken::Characters) };
        let [low, middle, high] = check.map(u16::from);
        let body = symbols.len().saturating_sub(CHECK);
        symbols.truncate(body);
        if checksum(&symbols) != low | middle << 5 | high << 10 {
            return Err(Broken::Checksum);
        }
        Ok(Reader { symbols, place: 0 })
    }

    pub(super) fn symbol(&mut self) -> Option<u64> {
        let symbol = self.symbols.get(self.place)?;
        self.place += 1;
        Some(u64::from(*symbol))
    }

    pub(super) fn fixed(&mut self, count: usize) -> Option<u64> {
        let mut value = 0;
        for place in 0..count {
            let shift = u32::try_from(place).ok()?.checked_mul(5)?;
            value |= self.symbol()?.checked_shl(shift)?;
        }
        Some(value)
    }

    pub(super) fn number(&mut self) -> Option<u128> {
        let (mut value, mut shift) = (0_u128, 0_u32);
        loop {
            let symbol = self.symbol()?;
            let bits = u128::from(symbol & 15);
            // What is shifted out would be lost.
            if shift >= 124 && bits >> 128_u32.checked_sub(shift)? != 0 {
                return None;
            }
            value |= bits.checked_shl(shift)?;
            if symbol < 16 {
                return Some(value);
            }
            shift = shift.checked_add(4)?;
        }
    }

    /// Whether every symbol has been read.
    pub(super) fn done(&self) -> bool {
        self.place == self.symbols.len()
    }
}

/// The value of a character: either case, and what is easily taken for a digit is that digit.
fn symbol(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        c => c,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == c)?;
    u8::try_from(place).ok()
}

fn checksum(symbols: &[u8]) -> u16 {
    let mut rest = START;
    for symbol in symbols {
        for bit in (0..5).rev() {
            let out = (rest >> 14) ^ u16::from(*symbol >> bit);
            rest = (rest << 1) & 0x7fff;
            if out & 1 == 1 {
                rest ^= POLYNOMIAL;
            }
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(symbols: &[u8]) -> String {
        Writer(symbols.to_vec()).finish()
    }

    fn read(code: &str) -> Result<Vec<u8>, Broken> {
        Reader::new(code).map(|reader| reader.symbols)
    }

    fn body() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(0..32_u8, 1..110)
    }

    #[test]
    fn the_checksum_is_that_of_can() {
        // Of the catalogue's check input "123456789" with start 0 the CRC-15/CAN is 0x059e; eight bits make the
        // 72 bits of that input no whole number of symbols, so it is computed here over 75 with three leading zeros.
        let mut bits = vec![0, 0, 0];
        for byte in b"123456789" {
            bits.extend((0..8).rev().map(|bit| byte >> bit & 1));
        }
        let symbols: Vec<u8> = bits.chunks(5).map(|five| five.iter().fold(0, |value, bit| value << 1 | bit)).collect();
        let rest = symbols.iter().fold(0_u16, |rest, symbol| {
            (0..5).rev().fold(rest, |rest, bit| {
                let out = (rest >> 14) ^ u16::from(symbol >> bit & 1);
                let rest = rest << 1 & 0x7fff;
                if out == 1 { rest ^ POLYNOMIAL } else { rest }
            })
        });
        assert_eq!(rest, 0x059e);
        // Another start adds what it leaves behind alone: the checksum is linear.
        let zeros = vec![0; symbols.len()];
        assert_eq!(checksum(&symbols), rest ^ checksum(&zeros));
    }

    #[test]
    fn people_may_write_a_code_as_they_like() {
        let written = code(&[1, 0, 10, 31, 7, 1]);
        assert_eq!(written.get(..7), Some("10AZ7-1"));
        let symbols = read(&written).unwrap();
        let loose = written.to_lowercase().replace('1', "l").replace('0', "o").replace('-', " ");
        for other in [loose, written.replace('1', "I"), written.replace('-', "——"), format!("\n{written}\u{3000}")]
        {
            assert_eq!(read(&other), Ok(symbols.clone()), "{other}");
        }
        // An input method for Chinese may give full-width characters.
        assert_eq!(read(&written.replace('A', "Ａ").replace('7', "７")), Ok(symbols));
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(body in body(), numbers in prop::collection::vec(any::<u128>(), 0..4)) {
            let mut writer = Writer(body.clone());
            for number in &numbers {
                writer.number(*number);
            }
            let mut reader = Reader::new(&writer.finish()).unwrap();
            for symbol in body {
                prop_assert_eq!(reader.symbol(), Some(u64::from(symbol)));
            }
            for number in numbers {
                prop_assert_eq!(reader.number(), Some(number));
            }
            prop_assert!(reader.done());
        }

        #[test]
        fn any_wrong_character_is_seen(body in body(), place: prop::sample::Index, other in 1..32_u8) {
            let mut symbols: Vec<u8> = code(&body).chars().filter_map(symbol).collect();
            let place = place.index(symbols.len());
            symbols[place] ^= other;
            let changed: String = symbols.iter().map(|symbol| char::from(ALPHABET[usize::from(*symbol)])).collect();
            prop_assert_eq!(read(&changed), Err(Broken::Checksum));
        }

        #[test]
        fn any_two_characters_in_each_others_place_are_seen(
            body in body(),
            one: prop::sample::Index,
            other: prop::sample::Index,
        ) {
            let mut symbols: Vec<u8> = code(&body).chars().filter_map(symbol).collect();
            let (one, other) = (one.index(symbols.len()), other.index(symbols.len()));
            prop_assume!(symbols[one] != symbols[other]);
            symbols.swap(one, other);
            let changed: String = symbols.iter().map(|symbol| char::from(ALPHABET[usize::from(*symbol)])).collect();
            prop_assert_eq!(read(&changed), Err(Broken::Checksum));
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC{0,40}|[0-9A-Z-]{0,60}") {
            if let Ok(mut reader) = Reader::new(&text) {
                while reader.number().is_some() {}
                prop_assert!(reader.done() || reader.symbol().is_none() || reader.fixed(20).is_none());
            }
        }
    }
}
