//! A record of suggestions, run again.

use leptos::task::spawn_local;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{Chunk, ChunkLoadError, of_chunk};
use crate::advice::record::Difference;
use crate::campaign::event::Event;
use crate::suggest;
use crate::ui::state::App;

#[cfg_attr(feature = "split", wasm_split(advice, fallible))]
fn replay(app: App, record: String) -> Result<Option<Vec<Difference>>, ChunkLoadError> {
    Ok(app.bank().and_then(|bank| suggest::replay(&bank, &record).ok()))
}

/// Runs a record of suggestions again and tells the host what came of it, or that the program for it is missing.
pub fn replay_record(app: App, record: String) {
    spawn_local(async move {
        // Without the whole document there is nothing to run it with.
        let there = app.fetch_pieces(Chunk::Advice.pieces()).await;
        let replayed = if there { of_chunk!(replay(app, record)) } else { Err(ChunkLoadError) };
        match replayed {
            _ if app.has_ended() => {}
            Ok(differences) => app.emit(&Event::RecordReplayed { differences }),
            // Nobody has read the record: nothing is said of it.
            Err(ChunkLoadError) => app.host().missing(Chunk::Advice.name()),
        }
    });
}
