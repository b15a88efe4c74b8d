//! Running other programs: with progress, with a time limit, and with their words kept for when they fail.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a program may run.
#[derive(Clone, Copy)]
pub struct Limit {
    /// Without saying anything.
    pub silent: Duration,
    /// In all.
    pub total: Duration,
}

impl Limit {
    /// For work that talks: downloads and builds.
    pub const fn silent(seconds: u64) -> Self {
        Self { silent: Duration::from_secs(seconds), total: Duration::from_secs(3600) }
    }

    /// For work that may be silent.
    pub const fn total(seconds: u64) -> Self {
        Self { silent: Duration::from_secs(seconds), total: Duration::from_secs(seconds) }
    }
}

/// What to show while a program runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// A line now and then, so that a long silence is not taken for a hang.
    Progress,
    /// Everything as it comes, set off from our own words.
    All,
}

/// How a program ended, and what it said.
pub struct Finished {
    /// Whether its exit code was 0.
    pub success: bool,
    /// Standard output and standard error, in the order in which they came.
    pub output: String,
}

const PROGRESS_EVERY: Duration = Duration::from_secs(5);
const LINES_SHOWN_ON_FAILURE: usize = 120;

/// Runs a program to its end.
pub fn run(label: &str, command: &mut Command, limit: Limit, show: Show) -> Result<Finished> {
    let program = command.get_program().to_string_lossy().into_owned();
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{program}` cannot be started"))?;
    let (sender, lines) = mpsc::channel();
    forward(child.stdout.take(), sender.clone());
    forward(child.stderr.take(), sender);

    let mut output = String::new();
    let mut heard = Instant::now();
    let mut shown = Instant::now();
    let mut latest = String::new();
    loop {
        match lines.recv_timeout(Duration::from_millis(500)) {
            Ok(line) => {
                heard = Instant::now();
                if show == Show::All {
                    println!("  | {line}");
                }
                output.push_str(&line);
                output.push('\n');
                latest = line;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        let silent = heard.elapsed() > limit.silent;
        if silent || started.elapsed() > limit.total {
            child.kill().ok();
            child.wait().ok();
            let seconds = if silent { limit.silent } else { limit.total }.as_secs();
            bail!("{label}: no result after {seconds} s, stopped");
        }
        if show == Show::Progress && shown.elapsed() > PROGRESS_EVERY {
            shown = Instant::now();
            println!("  {label}: {} s, {}", started.elapsed().as_secs(), latest.trim());
        }
    }
    let status = child.wait().with_context(|| format!("`{program}` was lost"))?;
    Ok(Finished { success: status.success(), output })
}

/// Runs a program that must succeed; when it fails, its last words are shown.
pub fn run_checked(label: &str, command: &mut Command, limit: Limit) -> Result<String> {
    let finished = run(label, command, limit, Show::Progress)?;
    if finished.success {
        return Ok(finished.output);
    }
    print_tail(&finished.output);
    bail!("{label} failed")
}

/// Prints the end of what a program said.
pub fn print_tail(output: &str) {
    let mut tail = VecDeque::new();
    for line in output.lines() {
        tail.push_back(line);
        if tail.len() > LINES_SHOWN_ON_FAILURE {
            tail.pop_front();
        }
    }
    for line in tail {
        println!("  | {line}");
    }
}

/// What a short command says on standard output, or nothing when it cannot be run or fails.
pub fn says(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Progress bars overwrite their line with a carriage return: each such piece counts as a line.
fn forward(stream: Option<impl Read + Send + 'static>, sender: Sender<String>) {
    let Some(stream) = stream else { return };
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut buffer = Vec::new();
        while reader.read_until(b'\n', &mut buffer).is_ok_and(|n| n > 0) {
            let text = String::from_utf8_lossy(&buffer);
            for piece in text.trim_end_matches(['\n', '\r']).split('\r') {
                if sender.send(piece.to_owned()).is_err() {
                    return;
                }
            }
            drop(text);
            buffer.clear();
        }
    });
}
