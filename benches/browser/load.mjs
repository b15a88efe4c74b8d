// What a customer waits for: home, and a link to the mortgage until its answer stands, each on a processor four times
// slower, at 1,600 kbit/s with 150 ms, beside another page in the same run.
//   cargo xtask bench load [rounds] [folder of a built page, which says `data-ready` when it can be used]
// Without a build: FINPLAN_DIST=dist CHROMIUM=/usr/bin/chromium node benches/browser/load.mjs [rounds] [folder]

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { loadavg } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import { launch } from '../../tests/browser/harness/chromium.mjs';
import { DESKTOP } from '../../tests/browser/harness/customer.mjs';

const { CHROMIUM = '/usr/bin/chromium', FINPLAN_DIST = 'dist' } = process.env;
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const PATIENCE = 120_000;
const LINK = 'widget.html#tool=mortgage&lang=zh-CN&amount=1200000&term=20';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A folder on an origin of its own, compressed, with what was sent of it; files whose names change are kept for ever. */
async function serve(folder) {
  const sent = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/\/$/, '/index.html');
    const file = join(folder, path);
    const plain = await readFile(file).catch(() => null);
    if (!plain) return response.writeHead(404).end();
    const body = await readFile(`${file}.br`).catch(() => brotliCompressSync(plain));
    sent.push(body.length);
    return response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] || 'application/octet-stream',
      'Content-Encoding': 'br',
      'Cache-Control': path.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    }).end(body);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', () => done(null)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}/`, sent, close: () => server.close() };
}

/** Runs in the page before its scripts. */
function watch() {
  const found = { ready: 0, shift: 0, longest: 0 };
  window.found = found;
  const seek = () => {
    if (found.ready || !document.querySelector('[data-ready]')) return;
    found.ready = performance.now();
    sight.disconnect();
  };
  const sight = new MutationObserver(seek);
  sight.observe(document, { childList: true, subtree: true, attributes: true });
  const observe = (type, read) => {
    new PerformanceObserver((list) => list.getEntries().forEach(read)).observe({ type, buffered: true });
  };
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) found.shift += entry.value; });
  observe('longtask', ({ duration }) => { found.longest = Math.max(found.longest, duration); });
}

/** One load: cold in a new profile, and once more in the same. */
async function load(browser, { origin, sent }, path) {
  const context = await browser.newContext({ viewport: DESKTOP });
  await context.addInitScript(watch);
  const visit = async () => {
    sent.length = 0;
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', NETWORK);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(origin + path, { timeout: PATIENCE });
    await page.waitForFunction(() => window.found.ready, null, { timeout: PATIENCE, polling: 50 });
    const [bytes, requests] = [sent.reduce((sum, one) => sum + one, 0), sent.length];
    // What comes after the answer may move things, too.
    await page.waitForTimeout(3000);
    const found = await page.evaluate(() => window.found);
    await page.close();
    return { ...found, bytes, requests };
  };
  const cold = await visit();
  const { ready: again } = await visit();
  await context.close();
  return { ...cold, again };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const COLUMNS = ['ready', 'again', 'shift', 'longest', 'bytes', 'requests'];

const [, , first, second] = process.argv;
const rounds = Number(first) || 3;
const beside = second || (Number(first) ? '' : first);
const site = await serve(resolve(FINPLAN_DIST));
const other = beside ? await serve(resolve(beside)) : null;
/** @type {[name: string, from: Awaited<ReturnType<typeof serve>>, path: string][]} */
const pages = [['home', site, 'widget.html#lang=zh-CN'], ['mortgage', site, LINK]];
if (other) pages.push(['beside', other, '']);
const browser = await launch(CHROMIUM);
console.log(`Chromium ${browser.version()}; ${SLOWER}x slower, 1,600 kbit/s, 150 ms; medians of ${rounds} loads; load ${loadavg()[0].toFixed(1)}`);
console.log(['page'.padEnd(10), ...COLUMNS.map((name) => name.padStart(9))].join(''));
const ready = {};
const all = pages.map(() => []);
for (let round = 0; round < rounds; round += 1) {
  for (const [place, [, from, path]] of pages.entries()) all[place].push(await load(browser, from, path));
}
for (const [place, [name]] of pages.entries()) {
  const of = (column) => median(all[place].map((one) => one[column]));
  ready[name] = of('ready');
  const cells = COLUMNS.map((column) => of(column).toFixed(column === 'shift' ? 3 : 0).padStart(9));
  console.log([name.padEnd(10), ...cells].join(''));
}
if (other) console.log(`mortgage to beside: ${(ready.mortgage / ready.beside).toFixed(2)} x`);
await browser.close();
site.close();
if (other) other.close();
