// 10,000 paths over 480 months in four assets, in the same run: plain JavaScript and the module in Chromium, natively,
// and in NumPy where there is one. Called by `cargo xtask bench simulate [rounds]`, which builds what is measured.
//
// FINPLAN_SIMULATE: the folder with simulate.wasm, simulate-simd.wasm and the jobs; FINPLAN_SIMULATE_NATIVE: the example.

import { execFileSync, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import { launch } from '../../tests/browser/harness/chromium.mjs';

const { CHROMIUM = '/usr/bin/chromium', FINPLAN_SIMULATE, FINPLAN_SIMULATE_NATIVE, PYTHON = 'python3' } = process.env;
const ROUNDS = Number(process.argv[2] ?? 7);
const HERE = dirname(fileURLToPath(import.meta.url));
const TYPES = { '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const FOLDERS = { '.mjs': HERE };

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const least = (list) => Math.min(...list);

const server = createServer((request, response) => {
  const name = request.url.slice(1) || 'index.html';
  // The clock of a page is finer where it is isolated.
  const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  if (name === 'index.html') {
    response.writeHead(200, { ...headers, 'content-type': 'text/html' });
    return response.end('<!doctype html><script type=module src=page.mjs></script>');
  }
  try {
    const content = readFileSync(join(FOLDERS[extname(name)] ?? FINPLAN_SIMULATE, name));
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
    return response.end(content);
  } catch {
    response.writeHead(404);
    return response.end();
  }
});
await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(null)); });
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const address = `http://127.0.0.1:${port}/`;
const hasNumpy = spawnSync(PYTHON, ['-c', 'import numpy']).status === 0;
if (!hasNumpy) console.log('NumPy is not there: its row is left out');

/** Lines of a milliseconds and a chance. */
const lines = (text) => text.trim().split('\n').map((line) => line.split(' ').map(Number));
const times = new Map();
const note = (name, ms) => times.set(name, [...(times.get(name) ?? []), ms]);
const firsts = [];
const memory = [];
const chances = new Map();
const browser = await launch(CHROMIUM);
try {
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction('window.ready');
    await page.evaluate((seed) => window.runPlain(seed), 1);
    const js = await page.evaluate((seed) => window.runPlain(seed), round + 2);
    note('plain JavaScript, Chromium', js.ms);
    chances.set('plain JavaScript', js.chance);
    for (const [name, file] of [['module, scalar, one thread', 'simulate.wasm'], ['module, SIMD, one thread', 'simulate-simd.wasm']]) {
      const last = round === ROUNDS - 1 && file === 'simulate-simd.wasm';
      const found = await page.evaluate(([file, again]) => window.runModule(file, again), [file, last ? 98 : 8]);
      if (!found.right || !found.cold.right) throw new Error(`${name}: other bytes than natively`);
      note(name, found.ms);
      if (file === 'simulate-simd.wasm') firsts.push(found.cold.first);
      if (last) memory.push(found.memory, found.memoryAfter);
    }
    for (let warm = 0; warm < 2; warm++) await page.evaluate((file) => window.runWorkers(file), 'simulate-simd.wasm');
    const two = await page.evaluate((file) => window.runWorkers(file), 'simulate-simd.wasm');
    if (!two.right) throw new Error('two workers: other bytes than natively');
    note('module, SIMD, two workers', two.ms);
    await page.close();
    const native = lines(execFileSync(FINPLAN_SIMULATE_NATIVE, ['time', '3'], { encoding: 'utf8' })).at(-1);
    note('the same crate, native', native[0]);
    chances.set('the module', native[1]);
    if (hasNumpy) {
      const numpy = lines(execFileSync(PYTHON, [join(HERE, 'numpy_paths.py'), '1'], { encoding: 'utf8' }))[0];
      note('NumPy, double precision', numpy[0]);
      chances.set('NumPy', numpy[1]);
    }
  }
} finally {
  await browser.close();
  server.close();
}

const base = times.get('plain JavaScript, Chromium');
console.log(`\n| how | median ms | least ms | of plain JavaScript${hasNumpy ? ' | of NumPy' : ''} |`);
console.log(`|---|---|---|---${hasNumpy ? '|---' : ''}|`);
for (const [name, list] of times) {
  const of = (other) => `${(median(other) / median(list)).toFixed(1)} x`;
  const numpy = hasNumpy ? ` | ${of(times.get('NumPy, double precision'))}` : '';
  console.log(`| ${name} | ${median(list).toFixed(1)} | ${least(list).toFixed(1)} | ${of(base)}${numpy} |`);
}
const size = (name) => {
  const content = readFileSync(join(FINPLAN_SIMULATE, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
  return `${content.length} bytes, ${brotliCompressSync(content, { params }).length} of brotli`;
};
console.log(`\nfirst picture (1,000 paths) of a fresh module: median ${median(firsts).toFixed(1)} ms, least ${least(firsts).toFixed(1)} ms`);
console.log(`memory after 1 run: ${(memory[0] / 2 ** 20).toFixed(2)} MiB, after 100: ${(memory[1] / 2 ** 20).toFixed(2)} MiB`);
console.log(`simulate.wasm: ${size('simulate.wasm')}; simulate-simd.wasm: ${size('simulate-simd.wasm')}`);
console.log(`chances: ${[...chances].map(([name, chance]) => `${name} ${chance}`).join(', ')}`);
console.log(`every output of the module is the native one, byte for byte; ${ROUNDS} rounds, ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
