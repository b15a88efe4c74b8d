//! Files and directories of vectors.

use super::{Report, run};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Checks files, and every `.json` in a directory in the order of their names.
///
/// Writes a line for each problem and for each kind that was skipped, and closes with
/// `N passed, N failed, N skipped`. A file that cannot be read counts as one failure.
///
/// # Errors
/// Only those of `out`.
pub fn run_paths(paths: &[PathBuf], out: &mut impl Write) -> io::Result<Report> {
    let mut total = Report::default();
    for path in paths {
        match files(path) {
            Ok(files) => {
                for file in files {
                    total.merge(run_file(&file, out)?);
                }
            }
            Err(error) => {
                writeln!(out, "{}: {error}", path.display())?;
                total.failed = total.failed.saturating_add(1);
            }
        }
    }
    for (kind, count) in &total.skipped_kinds {
        writeln!(out, "skipped {count}: {kind}")?;
    }
    writeln!(out, "{} passed, {} failed, {} skipped", total.passed, total.failed, total.skipped)?;
    Ok(total)
}

fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in path.read_dir()? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "json") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

fn run_file(path: &Path, out: &mut impl Write) -> io::Result<Report> {
    let name = path.display();
    let report = std::fs::read_to_string(path).map_err(|error| error.to_string());
    match report.and_then(|text| run(&text).map_err(|error| error.to_string())) {
        Ok(report) => {
            for failure in &report.failures {
                writeln!(out, "{name}: {failure}")?;
            }
            Ok(report)
        }
        Err(error) => {
            writeln!(out, "{name}: {error}")?;
            Ok(Report { failed: 1, ..Report::default() })
        }
    }
}
