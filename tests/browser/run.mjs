// The tests in real browsers. `cargo xtask test` runs them all; words after the name run those that have them.
//
// Each suite is a file of its own and may be run without a build as long as `dist` is there:
// FINPLAN_DIST=dist CHROMIUM=/usr/bin/chromium node tests/browser/run.mjs fallback
//
// Suites run side by side, each process with a site and a browser of its own: FINPLAN_SIDE_BY_SIDE says how many. What
// fails so is run once more by itself, and counts by that: a machine may be too slow for two, the product is not.

import { fork } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, world } from './harness/chromium.mjs';
import { startSite } from './harness/site.mjs';
import { add, close, runAll, take } from './harness/test.mjs';

const { CHROMIUM = '/usr/bin/chromium', FINPLAN_DIST = 'dist', FINPLAN_SHOTS = 'shots' } = process.env;
const SIDE_BY_SIDE = Number(process.env.FINPLAN_SIDE_BY_SIDE) || Math.min(availableParallelism(), 4);

const words = process.argv.slice(2);
const folder = new URL('suites/', import.meta.url);

/** Runs the suites that it is given, one after the other, and says what came of each. */
async function work() {
  const site = await startSite(resolve(FINPLAN_DIST));
  const browser = await launch(CHROMIUM);
  for await (const { file, names } of asked()) {
    await import(new URL(file, folder).href);
    const wanted = ({ name }) => (names ? names.includes(name) : words.every((word) => name.includes(word)));
    process.send(await runAll(take().filter(wanted), () => world(browser, site), join(FINPLAN_SHOTS, 'failed')));
  }
  await browser.close();
  site.close();
  process.disconnect();
}

/** The suites that the parent hands out, one after the other. */
async function* asked() {
  for (;;) {
    const suite = await new Promise((done) => {
      process.once('message', done);
      process.send('next');
    });
    if (!suite.file) return;
    yield suite;
  }
}

/** The longest first: the last ones to run are then short, and nobody waits for one that began late. */
async function suites() {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mjs'));
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(new URL(file, folder))).size })));
  return sized.sort((one, other) => other.size - one.size).map(({ file }) => ({ file }));
}

/** One process that takes suites until there are none left; what it leaves undone is a failure. */
function worker(queue, results) {
  return /** @type {Promise<void>} */ (new Promise((done) => {
    const child = fork(fileURLToPath(import.meta.url), words, { env: { ...process.env, FINPLAN_WORKER: '1' } });
    let at = null;
    child.on('message', (/** @type {any} */ message) => {
      if (message === 'next') {
        at = queue.shift() || null;
        child.send(at || {});
      } else {
        results.push({ file: at.file, ...message });
        at = null;
      }
    });
    child.on('exit', (code) => {
      if (at || code) results.push(lost(at ? at.file : 'a process of tests', code));
      done();
    });
  }));
}

function lost(file, why) {
  return { counts: { passed: 0, failed: 1, skipped: 0 }, failures: [{ detail: `${file} ended in the middle (${why})` }] };
}

/** Takes the tests that failed out of the results, by suite. What has no name cannot be run again. */
function failed(results) {
  const again = [];
  for (const { file, counts, failures } of results) {
    const names = failures.flatMap(({ name }) => name || []);
    if (!names.length) continue;
    again.push({ file, names });
    counts.failed -= names.length;
    failures.splice(0, failures.length, ...failures.filter(({ name }) => !name));
  }
  return again;
}

if (process.env.FINPLAN_WORKER) {
  await work();
} else {
  const queue = await suites();
  const results = [];
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => worker(queue, results)));
  const again = SIDE_BY_SIDE > 1 ? failed(results) : [];
  for (const { names } of again) for (const name of names) console.log(`once more by itself: ${name}`);
  if (again.length) await worker(again, results);
  // No process could be started, or none came so far.
  for (const { file } of [...queue, ...again]) results.push(lost(file, 'nobody took it'));
  process.exitCode = close(add(results)) ? 0 : 1;
}
