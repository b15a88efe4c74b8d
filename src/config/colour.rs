//! Colours and how well one can be read on another, in whole numbers.

use super::node::{Node, text};
use super::problem::{ProblemCode, Problems};
#[cfg(feature = "cli")]
use super::schema::Definitions;
use crate::base::json::Json;

/// A colour of the screen: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// The colour of `#rrggbb`.
    ///
    /// ```
    /// use finplan::config::colour::Colour;
    /// assert_eq!(Colour::parse("#0a3D62"), Some(Colour(0x0a, 0x3d, 0x62)));
    /// assert_eq!(Colour::parse("#fff"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Colour(red, green, blue))
    }

    /// A hundred times the contrast between two colours as WCAG 2 defines it, rounded down: 100 to 2100.
    ///
    /// ```
    /// use finplan::config::colour::Colour;
    /// let (black, white, grey) = (Colour(0, 0, 0), Colour(255, 255, 255), Colour(0x76, 0x76, 0x76));
    /// assert_eq!(black.contrast(white), 2100);
    /// assert_eq!(grey.contrast(white), 454);
    /// ```
    #[must_use]
    pub fn contrast(self, other: Colour) -> u32 {
        let (a, b) = (self.luminance(), other.luminance());
        let (light, dark) = (a.max(b), a.min(b));
        let hundredfold = light.saturating_mul(100).checked_div(dark).unwrap_or(0);
        u32::try_from(hundredfold).unwrap_or(u32::MAX)
    }

    /// Relative luminance plus 0.05, of which 1 is 65535 x 10000.
    fn luminance(self) -> u64 {
        let linear = |byte: u8| u64::from(LINEAR.get(usize::from(byte)).copied().unwrap_or(0));
        let red = linear(self.0).saturating_mul(2126);
        let green = linear(self.1).saturating_mul(7152);
        let blue = linear(self.2).saturating_mul(722);
        red.saturating_add(green).saturating_add(blue).saturating_add(65_535 * 500)
    }
}

impl Node for Colour {
    fn initial() -> Self {
        Colour(0, 0, 0)
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let Some(text) = text("a colour as #rrggbb", json, problems) else {
            return false;
        };
        let Some(colour) = Colour::parse(text) else {
            problems.note(ProblemCode::Format, "a colour as #rrggbb", text);
            return false;
        };
        *self = colour;
        true
    }

    #[cfg(feature = "cli")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" })
    }
}

/// The light of each of the 256 values of a channel, of which all light is 65535.
#[rustfmt::skip]
const LINEAR: [u16; 256] = [
    0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241, 264, 288, 313, 340, 367, 396, 427,
    458, 491, 526, 562, 599, 637, 677, 718, 761, 805, 851, 898, 947, 997, 1048, 1101, 1156, 1212,
    1270, 1330, 1391, 1453, 1517, 1583, 1651, 1720, 1790, 1863, 1937, 2013, 2090, 2170, 2250, 2333,
    2418, 2504, 2592, 2681, 2773, 2866, 2961, 3058, 3157, 3258, 3360, 3464, 3570, 3678, 3788, 3900,
    4014, 4129, 4247, 4366, 4488, 4611, 4736, 4864, 4993, 5124, 5257, 5392, 5530, 5669, 5810, 5953,
    6099, 6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500, 7666, 7834, 8004, 8177, 8352, 8528,
    8708, 8889, 9072, 9258, 9445, 9635, 9828, 10022, 10219, 10417, 10619, 10822, 11028, 11235,
    11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440, 13673, 13909, 14146,
    14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456,
    17727, 18001, 18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177,
    21481, 21787, 22096, 22407, 22721, 23038, 23357, 23678, 24002, 24329, 24658, 24990, 25325,
    25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094, 28452, 28813, 29176, 29542, 29911,
    30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143, 34544, 34948,
    35355, 35764, 36176, 36591, 37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449,
    40891, 41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534, 45002, 45473, 45947, 46423,
    46903, 47385, 47871, 48359, 48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884,
    53401, 53921, 54445, 54971, 55500, 56032, 56567, 57105, 57646, 58190, 58737, 59287, 59840,
    60396, 60955, 61517, 62082, 62650, 63221, 63795, 64372, 64952, 65535,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_formula() {
        for (value, linear) in LINEAR.iter().enumerate() {
            let c = value as f64 / 255.0;
            let exact = if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
            assert!((f64::from(*linear) / 65_535.0 - exact).abs() < 1e-5, "{value}");
        }
    }

    #[test]
    fn six_digits_are_a_colour_and_nothing_else_is() {
        assert_eq!(Colour::parse("#000000"), Some(Colour(0, 0, 0)));
        assert_eq!(Colour::parse("#FFfFff"), Some(Colour(255, 255, 255)));
        for text in ["", "#", "#12345", "#1234567", "#12345g", "123456", "#+12345"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
