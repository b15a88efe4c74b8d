//! Receipts: reading never fails in another way than with an error, and what was read is written and read again.
#![no_main]

use finplan::tool::Context;
use finplan::receipt::read;
use finplan::tools::registry::{calculator, find};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|code: &str| {
    let Ok(receipt) = read(code) else { return };
    let again = receipt.code().and_then(|code| read(&code).ok());
    assert_eq!(again.as_ref(), Some(&receipt));
    let tool = find(receipt.tool);
    let report = tool.and_then(|tool| calculator(tool.id).unwrap().answer(&receipt.values, &Context::new(receipt.date, receipt.currency)).ok());
    let _ = receipt.verify(report.as_ref());
});
