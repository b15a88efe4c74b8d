// Tests: named for what they promise, one after the other, each with a page of its own.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const TIME = 60000;
const tests = [];

/** Registers a test. `run` gets what `fixture` made for it; a returned `skip(reason)` skips it. */
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

/** What `probe` still finds wrong once there was time for everything to come to rest. */
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

/** Waits until `probe` answers with something. */
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

/** Runs every registered test whose name has all of the words; says at the end which failed, and how many passed. */
export async function runAll(fixture, words, shots) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const { name, run } of tests.filter((one) => words.every((word) => one.name.includes(word)))) {
    const started = Date.now();
    const world = fixture();
    let result = 'passed';
    let detail = '';
    try {
      const answer = await limited(run(world));
      if (answer && answer.skipped) [result, detail] = ['skipped', answer.skipped];
    } catch (error) {
      [result, detail] = ['failed', error.stack || String(error)];
      await mkdir(shots, { recursive: true });
      const file = join(shots, `failed-${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`);
      if (await world.shoot(file)) detail += `\n  picture: ${file}`;
    }
    await world.close();
    counts[result] += 1;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${result === 'passed' ? 'ok' : result} ${seconds} s  ${name}`);
    detail &&= detail.replace(/^/gm, '    ');
    if (detail) console.log(detail);
    if (result === 'failed') failures.push(`failed: ${name}\n${detail}`);
  }
  // Once more: whoever reads the end of a long log is to learn what happened.
  for (const failure of failures) console.log(failure);
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed === 0;
}
