// What `trunk build` makes by itself: the widget's page in one file, without the build of this project around it.

import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import { startSite } from '../harness/site.mjs';
import { assert, equal, skip, test } from '../harness/test.mjs';
import { card } from '../harness/widget.mjs';

const { FINPLAN_ROOT = '.', FINPLAN_TRUNK_PAGE } = process.env;

/** Runs `use` with the address of the page, which does not lie at the root of its host. */
async function served(use) {
  if (!FINPLAN_TRUNK_PAGE) return skip('`cargo xtask test` builds it');
  const folder = resolve(FINPLAN_TRUNK_PAGE);
  const site = await startSite(join(folder, '..'));
  try {
    return await use(`${site.widget}/${basename(folder)}/`);
  } finally {
    site.close();
  }
}

test('trunk: its page alone works: every card, a calculator, the questionnaire, from one file', ({ page }) => served(async (address) => {
  const bank = JSON.parse(await readFile(join(FINPLAN_ROOT, 'public/banks/sample.json'), 'utf8'));
  const p = await page({ locale: 'zh-CN' });
  const programs = [];
  p.on('request', (request) => request.url().endsWith('.wasm') && programs.push(request.url()));
  await p.goto(address);
  await p.waitForSelector('.wish');
  equal(await p.locator('.wishes .card[data-card]').count(), bank.home.length, 'cards');
  assert(await p.evaluate(() => getComputedStyle(document.querySelector('.lead .primary')).borderRadius !== '0px'), 'no style');
  await (await card(p, 'mortgage')).click();
  await p.waitForSelector('.headline');
  await p.locator('.back').click();
  await (await card(p, 'risk_profile')).click();
  await p.waitForSelector('.quiz .primary');
  equal(programs.length, 1, 'files of the program');
  equal(p.errors, []);
}));

test('trunk: its page has every text in every language, and opens a link', ({ page }) => served(async (address) => {
  for (const lang of ['zh-TW', 'en']) {
    const p = await page({ locale: lang });
    await p.goto(`${address}#tool=mortgage&amount=500000`);
    await p.waitForSelector('.headline');
    equal(await p.locator('html').getAttribute('lang'), lang);
    const missing = (await p.locator('main').innerText()).match(/\b[a-z]+(_[a-z]+)*\.[a-z_]{3,}\b/g) || [];
    equal(missing, [], 'keys without a text');
    equal(p.errors, []);
  }
}));
