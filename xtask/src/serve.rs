//! `cargo xtask serve`: the static site as a bank's server would send it.

pub mod headers;
pub mod mime;
mod negotiate;
mod reload;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, bail};
use clap::Args;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::build;
use crate::machine::setup;
use crate::project::Project;
use crate::serve::headers::Rule;
use crate::serve::negotiate::Encoding;
use crate::serve::reload::Reload;

/// Connections that are answered at the same time.
const THREADS: usize = 8;
/// Frames are allowed on pages of this machine.
const LOCAL_ANCESTORS: &str = "'self' http://localhost:* http://127.0.0.1:*";

/// How to serve.
#[derive(Args)]
pub struct Options {
    /// The port; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Rebuild and reload when a source file changes
    #[arg(long, conflicts_with = "no_build")]
    dev: bool,
    /// Serve dist/ as it is
    #[arg(long)]
    no_build: bool,
    /// Serve another folder (with --no-build)
    #[arg(long, requires = "no_build")]
    dist: Option<PathBuf>,
    /// The path under which the site stands, as on a host that has other pages too
    #[arg(long, default_value = "/", value_parser = prefix)]
    prefix: String,
    /// Origins whose pages may show the widget in a frame
    #[arg(long, default_value = LOCAL_ANCESTORS)]
    frame_ancestors: String,
}

/// What every connection needs.
struct Site {
    dist: PathBuf,
    prefix: String,
    rules: Vec<Rule>,
    reload: Option<Arc<Reload>>,
}

/// Builds, and serves until it is stopped.
pub fn serve(project: &Project, options: &Options) -> Result<()> {
    // The port is taken before the build, so that nobody waits minutes to learn that it is in use.
    let server = listen(options.port)?;
    let mut reload = None;
    let dist = if options.dev {
        let tools = setup::for_build(project)?;
        let dist = build::dev(project, &tools)?;
        reload = Some(Arc::new(Reload::default()));
        dist
    } else {
        if !options.no_build {
            build::release(project)?;
        }
        options.dist.clone().unwrap_or_else(|| project.dist())
    };
    if !dist.join("index.html").is_file() {
        bail!("{} holds no site: run `cargo xtask build`", dist.display());
    }
    let site = Site { dist, prefix: options.prefix.clone(), rules: headers::rules(&options.frame_ancestors), reload };
    println!("http://{}{}", server.server_addr(), site.prefix);
    thread::scope(|scope| {
        if let Some(reload) = site.reload.clone() {
            scope.spawn(move || reload.watch(project));
        }
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    // A browser that went away is no concern of ours.
                    answer(&site, request).ok();
                }
            });
        }
    });
    Ok(())
}

fn listen(port: u16) -> Result<Server> {
    match Server::http(("127.0.0.1", port)) {
        Ok(server) => Ok(server),
        Err(error) => {
            bail!("port {port} of 127.0.0.1 cannot be used ({error}): choose another with --port N")
        }
    }
}

fn answer(site: &Site, request: Request) -> std::io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    if let Some(answer) = site.reload.as_ref().and_then(|reload| reload.answer(&path)) {
        return request.respond(answer);
    }
    let inside = path.strip_prefix(&site.prefix);
    let Some((path, file)) = inside.and_then(|rest| Some((format!("/{rest}"), file_of(rest)?))) else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    let value = |name: &'static str| {
        let found = request.headers().iter().find(|header| header.field.equiv(name));
        found.map_or("", |header| header.value.as_str()).to_owned()
    };
    let Some((bytes, encoding)) = read(&site.dist, &file, &value("Accept-Encoding")) else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    let bytes = match &site.reload {
        Some(reload) if file.ends_with(".html") => reload.add_script(bytes),
        _ => bytes,
    };
    let tag = negotiate::entity_tag(&bytes);
    let unchanged = value("If-None-Match") == tag;
    let mut response = Response::from_data(if unchanged { Vec::new() } else { bytes })
        .with_status_code(if unchanged { 304 } else { 200 })
        .with_chunked_threshold(usize::MAX);
    let mut own = vec![("Content-Type", mime::of(&file)), ("ETag", tag.as_str()), ("Vary", "Accept-Encoding")];
    own.extend(encoding.header().map(|name| ("Content-Encoding", name)));
    own.extend(headers::for_path(&site.rules, &path));
    add_headers(&mut response, &own);
    request.respond(response)
}

fn add_headers<R: std::io::Read>(response: &mut Response<R>, headers: &[(&str, &str)]) {
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name.as_bytes(), value.as_bytes()) {
            response.add_header(header);
        }
    }
}

/// A path that begins and ends with a slash.
fn prefix(text: &str) -> Result<String, String> {
    let inner = text.trim_matches('/');
    Ok(if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") })
}

/// The file in `dist` that the path of a request means, which comes without its first slash. Nothing
/// outside of `dist`, and nothing hidden.
fn file_of(path: &str) -> Option<String> {
    let path = negotiate::percent_decode(path)?;
    // An absolute path would replace the folder that it is joined to.
    let folders = path.strip_suffix('/').unwrap_or(&path);
    let clean =
        folders.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0', ':']));
    if !clean && !path.is_empty() {
        return None;
    }
    Some(match path.as_str() {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    })
}

/// The smallest form of a file that the browser takes.
fn read(dist: &Path, file: &str, accepted: &str) -> Option<(Vec<u8>, Encoding)> {
    let plain = dist.join(file);
    if !plain.is_file() {
        return None;
    }
    for encoding in negotiate::accepted(accepted) {
        let path = dist.join(format!("{file}{}", encoding.extension()));
        if let Ok(bytes) = std::fs::read(path) {
            return Some((bytes, encoding));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_demo_bank() {
        assert_eq!(file_of("").as_deref(), Some("index.html"));
        assert_eq!(file_of("widget.html").as_deref(), Some("widget.html"));
        assert_eq!(file_of("demo/a%20b.html").as_deref(), Some("demo/a b.html"));
    }

    #[test]
    fn nothing_outside_is_served() {
        for path in [
            "../Cargo.toml",
            "%2e%2e/Cargo.toml",
            "a/..%2f..%2fx",
            ".git/config",
            "a\\..\\b",
            "c:x",
            "/etc/passwd",
            "a//b",
            "%zz",
            "a%00b",
        ] {
            assert_eq!(file_of(path), None, "{path}");
        }
    }

    #[test]
    fn a_prefix_is_a_folder() {
        for text in ["bank/plan", "/bank/plan", "/bank/plan/"] {
            assert_eq!(prefix(text).unwrap(), "/bank/plan/");
        }
        assert_eq!(prefix("").unwrap(), "/");
    }
}
