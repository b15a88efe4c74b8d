// The tests in real browsers. `cargo xtask test` runs them all; words after the name run those that have them.
//
// Each suite is a file of its own and may be run without a build as long as `dist` is there:
// FINPLAN_DIST=dist CHROMIUM=/usr/bin/chromium node tests/browser/run.mjs fallback

import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { launch, world } from './harness/chromium.mjs';
import { startSite } from './harness/site.mjs';
import { runAll } from './harness/test.mjs';

const { CHROMIUM = '/usr/bin/chromium', FINPLAN_DIST = 'dist', FINPLAN_SHOTS = 'shots' } = process.env;

const folder = new URL('suites/', import.meta.url);
for (const file of (await readdir(folder)).sort()) if (file.endsWith('.mjs')) await import(new URL(file, folder).href);

const site = await startSite(resolve(FINPLAN_DIST));
const browser = await launch(CHROMIUM);
const passed = await runAll(() => world(browser, site), process.argv.slice(2), join(FINPLAN_SHOTS, 'failed'));
await browser.close();
site.close();
process.exitCode = passed ? 0 : 1;
