// What `trunk build` makes by itself: the widget's page in one file, without the build of this project around it.

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { startSite } from '../harness/site.mjs';
import { assert, equal, skip, test, until } from '../harness/test.mjs';

const { FINPLAN_ROOT = '.', FINPLAN_TRUNK_PAGE } = process.env;

test('trunk: its page alone works, under any path and in every language', async ({ page }) => {
  if (!FINPLAN_TRUNK_PAGE) return skip('`cargo xtask test` builds it');
  const site = await startSite(resolve(FINPLAN_TRUNK_PAGE));
  try {
    const bank = JSON.parse(await readFile(join(FINPLAN_ROOT, 'public/banks/sample.json'), 'utf8'));
    for (const lang of ['zh-CN', 'zh-TW', 'en']) {
      const p = await page({ locale: lang });
      const parts = [];
      p.on('request', (request) => request.url().endsWith('.wasm') && parts.push(request.url()));
      await p.goto(`${site.widget}/`);
      await p.waitForSelector('.cards .card:not(.fp-ghost)[data-card]');
      equal(await p.locator('html').getAttribute('lang'), lang);
      equal(await p.locator('.cards .card[data-card]').count(), bank.home.length, 'cards');
      assert(await p.evaluate(() => getComputedStyle(document.querySelector('.card')).borderRadius !== '0px'), 'no style');
      // A calculator, and the questionnaire: what the build of this project puts into parts.
      await p.locator('[data-card="mortgage"]').click();
      await p.waitForSelector('.headline');
      await p.locator('.back').click();
      await p.locator('[data-card="risk_profile"]').click();
      await p.waitForSelector('.quiz .primary');
      const text = await p.locator('main').innerText();
      assert(!/\b[a-z_]+\.[a-z_]+\b/.test(text), `a text is missing: ${text}`);
      equal(parts.length, 1, 'files of the program');
      equal(p.errors, []);
    }
    // A link opens its calculator at once.
    const p = await page();
    await p.goto(`${site.widget}/#tool=mortgage&amount=500000`);
    await until(() => p.locator('.headline').count(), 'the answer');
  } finally {
    site.close();
  }
});
