//! Files of reference values: every case passes, fails or is skipped.
#![no_main]

use finplan::vectors::run;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(report) = run(text) {
        assert!(report.is_clean() || report.failed > 0 || report.skipped > 0);
    }
});
