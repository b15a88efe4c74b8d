//! `cargo xtask serve --dev`: rebuild when a source changes, and let open pages reload.
//!
//! The script that reloads is added while serving, so that it can never be in a build.

use std::io::Cursor;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Response};

use crate::build;
use crate::build::fingerprint;
use crate::machine::setup;
use crate::project::Project;
use crate::serve::mime;

const SCRIPT_PATH: &str = "/__dev/reload.js";
const VERSION_PATH: &str = "/__dev/version";
const SCRIPT: &str = r"let known;
setInterval(async () => {
  const answer = await fetch('/__dev/version', { cache: 'no-store' }).catch(() => null);
  if (!answer || !answer.ok) return;
  const version = await answer.text();
  if (known !== undefined && version !== known) location.reload();
  known = version;
}, 700);
";
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Counts the builds; open pages ask for the number.
#[derive(Default)]
pub struct Reload {
    version: AtomicU64,
}

impl Reload {
    /// Builds again whenever a source changes, for as long as the server runs.
    pub fn watch(&self, project: &Project) {
        let mut known = fingerprint::of_times(project);
        loop {
            thread::sleep(LOOK_EVERY);
            let now = fingerprint::of_times(project);
            if now == known {
                continue;
            }
            known = now;
            let built = setup::for_build(project).and_then(|tools| build::dev(project, &tools));
            match built {
                Ok(_) => {
                    self.version.fetch_add(1, Ordering::Relaxed);
                    println!("dev: built, pages reload");
                }
                Err(error) => println!("dev: {error:#}"),
            }
        }
    }

    /// Answers the requests that the reloading script makes.
    pub fn answer(&self, path: &str) -> Option<Response<Cursor<Vec<u8>>>> {
        let text = match path {
            SCRIPT_PATH => SCRIPT.to_owned(),
            VERSION_PATH => self.version.load(Ordering::Relaxed).to_string(),
            _ => return None,
        };
        let mut response = Response::from_string(text);
        if let Ok(header) = Header::from_bytes("Content-Type", mime::of(path)) {
            response.add_header(header);
        }
        Some(response)
    }

    /// A page with the reloading script at its end.
    pub fn add_script(&self, page: Vec<u8>) -> Vec<u8> {
        let tag = format!("<script type=\"module\" src=\"{SCRIPT_PATH}\"></script>");
        [page, tag.into_bytes()].concat()
    }
}
