// What the page of `run.mjs` measures, each way on its own.

import { plain } from './plain.mjs';

const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);

function begin(engine, job) {
  // First the place: making room may move the memory.
  const place = engine.begin_at(job.length);
  new Uint8Array(engine.memory.buffer, place, job.length).set(job);
  if (!engine.begin()) throw new Error('This is no job');
}

function output(engine) {
  const place = engine.output_at();
  return new Uint8Array(engine.memory.buffer, place, engine.output_length()).slice();
}

window.runPlain = (seed) => {
  const started = performance.now();
  const { chance } = plain(seed);
  return { ms: performance.now() - started, chance };
};

/** One run on this thread: until the first picture, until all is told, and the memory then. */
window.runModule = async (name, again = 0) => {
  const [module, job, expected] = await Promise.all([name, 'whole.job', 'expected.bin'].map(bytes));
  /** @type {any} */
  const engine = (await WebAssembly.instantiate(await WebAssembly.compile(module), {})).exports;
  const run = () => {
    const started = performance.now();
    begin(engine, job);
    let first = 0;
    let stepped;
    do {
      stepped = engine.step();
      if (stepped === 1 && !first) { output(engine); first = performance.now() - started; }
    } while (stepped !== 2);
    const told = output(engine);
    return { ms: performance.now() - started, first, right: same(told, expected) };
  };
  const cold = run();
  const memory = engine.memory.buffer.byteLength;
  for (let i = 0; i < again; i++) run();
  return { ...run(), cold, memory, memoryAfter: engine.memory.buffer.byteLength };
};

let workers;
window.runWorkers = async (name) => {
  const [half, share, expected] = await Promise.all(['half.job', 'share.job', 'expected.bin'].map(bytes));
  const asked = (worker, message) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(message);
  });
  if (!workers) {
    const module = await WebAssembly.compile(await bytes(name));
    workers = [new Worker('worker.mjs'), new Worker('worker.mjs')];
    await Promise.all(workers.map((worker) => asked(worker, { module })));
  }
  const started = performance.now();
  const [, other] = await Promise.all([asked(workers[0], { job: half }), asked(workers[1], { job: share })]);
  const { output: told } = await asked(workers[0], { share: other.output });
  return { ms: performance.now() - started, right: same(told, expected) };
};
window.ready = true;
