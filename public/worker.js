// Works on one job at a time beside the page, slice by slice, so that it hears what the page says in between. What a
// job is, the module of `crates/worker` knows; here are bytes alone.

/** @import { FromWorker, ToWorker } from './boot/work.js' */

/**
 * The module's interface, see `crates/worker/src/lib.rs`.
 * @typedef {object} Engine
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} begin_at
 * @property {() => number} begin
 * @property {() => number} step
 * @property {() => number} steps_done
 * @property {() => number} steps_total
 * @property {() => number} output_at
 * @property {() => number} output_length
 */

/** So many milliseconds of work lie between two looks at what the page says. */
const SLICE = 12;
/** What a step answers. */
const REFINED = 1;
const DONE = 2;

/**
 * This worker's own end of the way to the page.
 * @type {{ postMessage: (message: FromWorker) => void, onmessage: ((event: MessageEvent<ToWorker>) => void) | null }}
 */
const page = /** @type {any} */ (self);
const turn = new MessageChannel();
/** @type {Engine | undefined} */
let engine;
/** The job that is worked on; 0 for none. */
let now = 0;

page.onmessage = async ({ data }) => {
  if ('module' in data) {
    try {
      const { exports } = await WebAssembly.instantiate(data.module, {});
      engine = /** @type {Engine} */ (/** @type {unknown} */ (exports));
      page.postMessage({ ready: true });
    } catch (error) {
      // Out of the promise, so that the page hears of it.
      setTimeout(() => { throw error; }, 0);
    }
  } else {
    now = data.job ? data.number : 0;
    if (data.job) attempt(data.number, () => begin(/** @type {Uint8Array} */ (data.job)));
  }
};

turn.port1.onmessage = ({ data }) => {
  // A turn of a job that was given up meanwhile is nobody's.
  if (data === now) attempt(now, slice);
};

/**
 * What breaks down takes the module with it: the page lets this worker go then.
 * @param {number} number @param {() => void} work
 */
function attempt(number, work) {
  try {
    work();
  } catch (error) {
    console.error(error);
    now = 0;
    page.postMessage({ number, broken: true });
  }
}

/** @param {Uint8Array} job */
function begin(job) {
  if (!engine) throw new Error('A job came before the module');
  const place = engine.begin_at(job.length);
  new Uint8Array(engine.memory.buffer, place, job.length).set(job);
  if (!engine.begin()) throw new Error('This is no job');
  slice();
}

function slice() {
  if (!engine) return;
  const until = performance.now() + SLICE;
  let stepped;
  do stepped = engine.step();
  while (stepped !== REFINED && stepped !== DONE && performance.now() < until);
  const output = stepped === REFINED || stepped === DONE ? written(engine) : null;
  page.postMessage({ number: now, done: engine.steps_done(), total: engine.steps_total(), output });
  if (stepped === DONE) now = 0;
  else turn.port2.postMessage(now);
}

/** A copy: the module's own memory goes on. @param {Engine} engine */
function written(engine) {
  const place = engine.output_at();
  return new Uint8Array(engine.memory.buffer, place, engine.output_length()).slice();
}
