//! The browser in which `wasm-bindgen-test-runner` runs tests, by its driver: Chromium, or Firefox where Chromium has
//! no driver.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::machine::setup::Browsers;

/// What is asked of Chromium besides what the runner asks of it: no window of its own size, no word to anybody.
const CHROMIUM: [&str; 7] = [
    "--window-size=1000,800",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A browser by its driver.
#[derive(Debug, PartialEq)]
pub struct WebDriver {
    /// What the browser is called.
    pub browser: &'static str,
    /// The variable by which the runner knows which kind of driver it is.
    pub variable: &'static str,
    /// The driver's executable.
    pub driver: PathBuf,
    /// What the driver is asked for.
    pub capabilities: Value,
}

impl WebDriver {
    /// The first of these browsers that has a driver.
    pub fn of(browsers: &Browsers) -> Option<WebDriver> {
        let chromium = browsers.chromium.as_deref().zip(browsers.chromedriver.as_deref());
        let firefox = browsers.firefox.as_ref().map(|(browser, driver)| (browser.as_path(), driver.as_path()));
        chromium.map(of_chromium).or_else(|| firefox.map(of_firefox))
    }
}

fn of_chromium((browser, driver): (&Path, &Path)) -> WebDriver {
    WebDriver {
        browser: "Chromium",
        variable: "CHROMEDRIVER",
        driver: driver.to_owned(),
        capabilities: json!({ "goog:chromeOptions": { "binary": browser, "args": CHROMIUM } }),
    }
}

fn of_firefox((browser, driver): (&Path, &Path)) -> WebDriver {
    WebDriver {
        browser: "Firefox",
        variable: "GECKODRIVER",
        driver: driver.to_owned(),
        capabilities: json!({ "moz:firefoxOptions": { "binary": browser, "args": ["-width=1000", "-height=800"] } }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn browsers(chromedriver: bool, firefox: bool) -> Browsers {
        Browsers {
            chromium: Some("/bin/chromium".into()),
            chromedriver: chromedriver.then(|| "/bin/chromedriver".into()),
            firefox: firefox.then(|| ("/bin/firefox".into(), "/bin/geckodriver".into())),
            webkit: None,
        }
    }

    #[test]
    fn firefox_stands_in_where_chromium_has_no_driver() {
        let chosen = |chromedriver, firefox| WebDriver::of(&browsers(chromedriver, firefox));
        let chromium = chosen(true, true).unwrap();
        assert_eq!((chromium.variable, chromium.driver), ("CHROMEDRIVER", "/bin/chromedriver".into()));
        assert_eq!(chromium.capabilities["goog:chromeOptions"]["binary"], "/bin/chromium");
        let firefox = chosen(false, true).unwrap();
        assert_eq!((firefox.variable, firefox.driver), ("GECKODRIVER", "/bin/geckodriver".into()));
        assert_eq!(firefox.capabilities["moz:firefoxOptions"]["binary"], "/bin/firefox");
        assert_eq!(chosen(false, false), None);
    }
}
