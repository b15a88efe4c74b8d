// What the hand-written scripts never do, whatever happens to them on the way into the site.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import vm from 'node:vm';

import { assert, equal, test } from '../harness/test.mjs';

const DIST = process.env.FINPLAN_DIST || 'dist';
const NEVER = [
  /\beval\s*\(/, /new Function/, /\.innerHTML/, /insertAdjacentHTML/, /document\.write/, /postMessage\([^;]*,\s*["'`]\*["'`]/,
  /setAttribute\(["'`]style/, /\.cssText/, /localStorage|sessionStorage|indexedDB|document\.cookie/, /sendBeacon|XMLHttpRequest/,
];

test('source: loader and page write no markup, run no text, keep nothing and speak to no stranger', async () => {
  const assets = await readdir(join(DIST, 'assets'));
  const boot = assets.filter((name) => /^boot-.*\.js$/.test(name)).map((name) => join('assets', name));
  assert(boot.length === 1, `${boot.length} boot scripts`);
  for (const name of ['embed.js', ...boot]) {
    const text = await readFile(join(DIST, name), 'utf8');
    for (const pattern of NEVER) assert(!pattern.test(text), `${name} has ${pattern}`);
  }
});

test('source: without a document the loader does nothing', async () => {
  const world = {};
  vm.runInNewContext(await readFile(join(DIST, 'embed.js'), 'utf8'), world);
  equal(Object.keys(world), []);
});
