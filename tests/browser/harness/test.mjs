// Tests: named for what they promise, in a process one after the other, each with a page of its own.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** @import { World } from './chromium.mjs' */

/** @typedef {{ skipped: string } | void} Outcome */

const TIME = 60000;
/** @type {{ name: string, run: (world: World) => Promise<Outcome> }[]} */
const tests = [];

/**
 * Registers a test. `run` gets what `fixture` made for it; a returned `skip(reason)` skips it.
 * @param {string} name @param {(world: World) => Promise<Outcome>} run
 */
export function test(name, run) {
  tests.push({ name, run });
}

export function skip(reason) {
  return { skipped: reason };
}

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

export function equal(found, expected, what = 'value') {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  assert(a === b, `${what}: expected ${b}, found ${a}`);
}

/**
 * What `probe` still finds wrong once there was time for everything to come to rest.
 * @template Wrong
 * @param {() => Promise<Wrong[]>} probe
 */
export async function lasting(probe, patience = 2000) {
  let found = [];
  await until(async () => {
    found = await probe();
    return found.length === 0;
  }, 'rest', patience).catch((error) => {
    if (!found.length) throw error;
  });
  return found;
}

/**
 * Waits until `probe` answers with something.
 * @template Found
 * @param {() => Found | Promise<Found>} probe @param {string} what
 * @returns {Promise<Found>}
 */
export async function until(probe, what, patience = 15000) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await probe();
    if (found) return found;
    assert(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function limited(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${TIME / 1000} s`)), TIME);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The tests that were registered since the last time. */
export function take() {
  return tests.splice(0);
}

/**
 * Runs tests one after the other, and says of each how it went.
 * @param {typeof tests} all @param {() => World} fixture @param {string} shots
 */
export async function runAll(all, fixture, shots) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const { name, run } of all) {
    const started = Date.now();
    const world = fixture();
    let result = 'passed';
    let detail = '';
    try {
      const answer = await limited(run(world));
      if (answer && answer.skipped) [result, detail] = ['skipped', answer.skipped];
    } catch (error) {
      [result, detail] = ['failed', error instanceof Error ? error.stack : String(error)];
      await mkdir(shots, { recursive: true });
      const file = join(shots, `failed-${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`);
      if (await world.shoot(file)) detail += `\n  picture: ${file}`;
    }
    await world.close();
    counts[result] += 1;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    detail &&= detail.replace(/^/gm, '    ');
    // In one piece: other tests run at the same time.
    console.log(`${result === 'passed' ? 'ok' : result} ${seconds} s  ${name}${detail && `\n${detail}`}`);
    if (result === 'failed') failures.push({ name, detail });
  }
  return { counts, failures };
}

/** What several runs came to together. */
export function add(results) {
  const total = { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] };
  for (const { counts, failures } of results) {
    for (const [result, many] of Object.entries(counts)) total.counts[result] += many;
    total.failures.push(...failures);
  }
  return total;
}

/** The end of the run: which tests failed, and how many passed. Answers whether all did. */
export function close({ counts, failures }) {
  // Once more: whoever reads the end of a long log is to learn what happened.
  for (const { name = 'a suite', detail } of failures) console.log(`failed: ${name}\n${detail}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed === 0;
}
