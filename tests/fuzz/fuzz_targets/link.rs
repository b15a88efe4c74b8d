//! Deep links: decoding never fails, and what was taken survives the way through a link of our own.
#![no_main]

use finplan::campaign::link::{decode, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|link: (&str, &str)| {
    let (fragment, query) = link;
    let _ = read(fragment, query);
    let start = decode(fragment, query);
    let again = decode(&start.fragment(), query);
    assert_eq!(again.screen, start.screen);
    assert_eq!(again.inputs, start.inputs);
    assert_eq!(again.locale, start.locale);
});
