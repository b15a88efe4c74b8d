//! The annuity equation from any numbers: a figure or an error, and a rate that solves it.
#![no_main]

use finplan::domain::tvm::{self, Timing};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

fuzz_target!(|input: ([(i64, u8); 4], u32, u32, bool)| {
    let (numbers, start, end, begin) = input;
    let [a, b, c, d] = numbers.map(|(mantissa, scale)| Decimal::new(mantissa, u32::from(scale % 29)));
    let timing = if begin { Timing::Begin } else { Timing::End };
    let _ = tvm::pv(a, b, c, d, timing);
    let _ = tvm::fv(a, b, c, d, timing);
    let _ = tvm::pmt(a, b, c, d, timing);
    let _ = tvm::nper(a, b, c, d, timing);
    let _ = tvm::ipmt(a, start, b, c, d, timing);
    let _ = tvm::ppmt(a, start, b, c, d, timing);
    let _ = tvm::cumipmt(a, b, c, start, end, timing);
    let _ = tvm::cumprinc(a, b, c, start, end, timing);
    if let Ok(found) = tvm::rate(a, b, c, d, timing) {
        for root in found.roots() {
            assert!(root.log_factor().is_finite());
        }
        assert!(found.roots().len() <= 3);
    }
});
