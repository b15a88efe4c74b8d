//! The code that opens the same tool: a QR code of a link.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version that phones read from a picture of this width.
const LARGEST: u8 = 15;
/// How many modules have to stay light around a code.
const QUIET: usize = 4;

/// A QR code with its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The link that it leads to.
    pub link: String,
    rows: Vec<Vec<bool>>,
}

impl Code {
    /// The code of a link; `None` where it would be too fine to be read.
    #[must_use]
    pub fn of(link: &str) -> Option<Code> {
        let segments = QrSegment::make_segments(link);
        let code = [QrCodeEcc::Medium, QrCodeEcc::Low].into_iter().find_map(|level| {
            let (from, to) = (Version::MIN, Version::new(LARGEST));
            QrCode::encode_segments_advanced(&segments, level, from, to, None, true).ok()
        })?;
        let quiet = i32::try_from(QUIET).ok()?;
        let places = quiet.checked_neg()?..code.size().checked_add(quiet)?;
        let row = |y: i32| places.clone().map(|x| code.get_module(x, y)).collect();
        Some(Code { link: link.to_owned(), rows: places.clone().map(row).collect() })
    }

    /// How many modules it has on each side, the quiet zone included.
    #[must_use]
    pub fn size(&self) -> usize {
        self.rows.len()
    }

    /// Its rows from above; what is dark is true.
    #[must_use]
    pub fn rows(&self) -> &[Vec<bool>] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links of so many bytes, and how many modules their codes have at the level that mends 15 %: the ends of versions,
    /// as other encoders have them.
    #[test]
    fn a_code_is_no_finer_than_its_link_is_long() {
        let ends = [(26, 25), (27, 29), (42, 29), (43, 33), (84, 37), (85, 41), (122, 45), (123, 49), (180, 53)];
        for (bytes, modules) in ends.into_iter().chain([(181, 57), (213, 57), (214, 61), (412, 77), (520, 77)]) {
            let link = format!("https://bank.example/{}", "x".repeat(bytes - 21));
            let code = Code::of(&link).unwrap();
            assert_eq!(code.size(), modules + 2 * QUIET, "{bytes} bytes");
            assert_eq!(code.link, link);
            assert!(code.rows().iter().all(|row| row.len() == code.size()));
        }
        assert_eq!(Code::of(&"x".repeat(521)), None, "too fine for a phone");
    }
}
