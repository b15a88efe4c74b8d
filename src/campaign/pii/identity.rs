//! Identity cards of the mainland, Taiwan and Hong Kong.

use super::number::{Number, is_day, is_day_of_year, value};

/// Whether it is the number of an identity card, with the letters around it.
pub(super) fn is_identity(number: &Number) -> bool {
    is_mainland(number) || is_fifteen(number) || is_taiwan(number) || is_hong_kong(number)
}

/// The provinces that a region's number begins with (GB/T 2260).
fn is_region(digits: &[u8]) -> bool {
    let province = digits.get(..2).map_or(0, value);
    matches!(province, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// GB 11643-1999: region, day of birth, order, check character.
///
/// A wrong check character is forgiven where the day of birth leaves little doubt: in the last century and in one row.
/// Campaigns are named after days of this one.
fn is_mainland(number: &Number) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let Some((body, rest)) = number.digits.split_at_checked(17) else { return false };
    let check = match rest {
        [check] => u32::from(*check),
        [] if number.after(1) == Some('x') && !is_letter(number.after(2)) => 10,
        _ => return false,
    };
    if !is_region(body) || !body.get(6..14).is_some_and(is_day) {
        return false;
    }
    let sum = body.iter().zip(WEIGHTS).fold(0_u32, |sum, (digit, weight)| sum + u32::from(*digit) * weight);
    // ISO 7064 MOD 11-2: the sum with the check character is 1 more than a multiple of 11.
    let right = (sum + check) % 11 == 1;
    right || (body.get(6) == Some(&1) && number.is_whole())
}

/// The number of before 1999, which has neither century nor check character.
fn is_fifteen(number: &Number) -> bool {
    let digits = number.digits.as_slice();
    let divided = matches!(number.rows.as_slice(), [15] | [6, 6, 3]);
    divided && digits.len() == 15 && is_region(digits) && digits.get(8..12).is_some_and(is_day_of_year)
}

/// The ten letters from A on stand for 10 to 35, in the order in which Taiwan's cities got theirs.
fn of_taiwan(letter: char) -> Option<u32> {
    const ORDER: &str = "abcdefghjklmnpqrstuvxywzio";
    let place = ORDER.chars().position(|known| known == letter)?;
    u32::try_from(place).ok()?.checked_add(10)
}

/// A letter and nine digits (ROC identity card; residents' cards since 2021), or two letters and eight (before).
fn is_taiwan(number: &Number) -> bool {
    const WEIGHTS: [u32; 9] = [8, 7, 6, 5, 4, 3, 2, 1, 1];
    if is_letter(number.after(1)) {
        return false;
    }
    let digits = number.digits.as_slice();
    let (letter, start, rest) = match digits {
        [1 | 2 | 8 | 9, ..] if digits.len() == 9 => (number.before(1), number.before(2), None),
        _ if digits.len() == 8 => {
            let second = number.before(1).filter(|c| matches!(c, 'a'..='d')).and_then(of_taiwan);
            (number.before(2), number.before(3), second)
        }
        _ => return false,
    };
    let Some(first) = letter.and_then(of_taiwan) else { return false };
    if is_letter(start) || (digits.len() == 8 && rest.is_none()) {
        return false;
    }
    let second = rest.map(|value| value % 10);
    let behind = second.into_iter().chain(digits.iter().map(|digit| u32::from(*digit)));
    let mut sum = first / 10 + first % 10 * 9;
    for (digit, weight) in behind.zip(WEIGHTS) {
        sum += digit * weight;
    }
    sum % 10 == 0
}

/// One letter or two, six digits and a check character, often in brackets.
fn is_hong_kong(number: &Number) -> bool {
    let Some((body, rest)) = number.digits.split_at_checked(6) else { return false };
    let bracketed = number.rows.as_slice() == [6, 1] || (rest.is_empty() && number.after(1) == Some('('));
    let check = match rest {
        [check] if number.is_whole() || bracketed => u32::from(*check),
        [] if number.after(usize::from(bracketed) + 1) == Some('a') => 10,
        _ => return false,
    };
    let (Some(last), before) = (number.before(1).filter(char::is_ascii_alphabetic), number.before(2)) else {
        return false;
    };
    // Two letters: those that have been given out.
    let first = match (before, last) {
        (Some('x'), _) | (Some('w'), 'x') | (Some('e'), 'c') => before,
        (Some(c), _) if c.is_ascii_alphanumeric() => return false,
        _ => None,
    };
    if (first.is_some() && is_letter(number.before(3)))
        || (!bracketed && is_letter(number.after(if rest.is_empty() { 2 } else { 1 })))
    {
        return false;
    }
    let weigh = |c: char| c.to_digit(36).unwrap_or(0);
    let head = [first.map_or(36, weigh), weigh(last)].into_iter();
    let all = head.chain(body.iter().map(|digit| u32::from(*digit)));
    let sum = all.zip((2..=9).rev()).fold(check, |sum, (digit, weight): (u32, u32)| sum + digit * weight);
    sum % 11 == 0
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}
