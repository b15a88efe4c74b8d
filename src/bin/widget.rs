//! The browser application. `boot.js` calls what [`finplan::embed`] exports; loading the program starts nothing.

use finplan as _;

fn main() {}
