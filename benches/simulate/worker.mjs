// Plays one job with the module that it is handed: see `crates/simulate-wasm/src/lib.rs`.
/** @type {any} */
let engine;
onmessage = async ({ data }) => {
  if (data.module) {
    engine = (await WebAssembly.instantiate(/** @type {WebAssembly.Module} */ (data.module), {})).exports;
    postMessage({ ready: true });
  } else if (data.job) {
    // First the place: making room may move the memory.
    const place = engine.begin_at(data.job.length);
    new Uint8Array(engine.memory.buffer, place, data.job.length).set(data.job);
    if (!engine.begin()) throw new Error('This is no job');
    while (engine.step() !== 2);
    tell();
  } else {
    const place = engine.absorb_at(data.share.length);
    new Uint8Array(engine.memory.buffer, place, data.share.length).set(data.share);
    if (!engine.absorb()) throw new Error('These are no paths of this job');
    tell();
  }
};

function tell() {
  const place = engine.output_at();
  const output = new Uint8Array(engine.memory.buffer, place, engine.output_length()).slice();
  postMessage({ output }, { transfer: [output.buffer] });
}
