// Strict pages, and the widget's own policy.

import { assert, equal, test } from '../harness/test.mjs';
import { bankPage, hears, inside, ready } from '../harness/widget.mjs';

const violations = (frame) => frame.evaluate(() => window.violations);

test('csp: the strictest bank page shows the widget without a violation', async ({ site, page }) => {
  const p = await page();
  const policy = `default-src 'none'; script-src 'nonce-n'; style-src 'none'; frame-src ${site.widget}`;
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" campaign', policy }));
  await frame.waitForSelector('.card');
  await frame.locator('.card').first().click();
  await frame.waitForSelector('.headline');
  equal(await violations(p), [], 'violations on the bank\'s page');
  equal(await violations(frame), [], 'violations in the frame');
});

test('csp: a bank page that enforces Trusted Types shows the widget without a violation', async ({ site, page }) => {
  const p = await page();
  const policy = `script-src 'nonce-n'; require-trusted-types-for 'script'; trusted-types 'none'`;
  await ready(p, bankPage(site, { policy }));
  equal(await violations(p), []);
  equal(p.errors, []);
});

test('csp: a bank page that isolates itself shows the widget', async ({ site, page }) => {
  for (const value of ['require-corp', 'credentialless']) {
    const p = await page();
    const headers = [['Cross-Origin-Embedder-Policy', value], ['Cross-Origin-Opener-Policy', 'same-origin']];
    await ready(p, bankPage(site, { headers }));
  }
});

test('csp: a page that is no frame ancestor keeps its fallback', async ({ site, page }) => {
  site.framedBy("'none'");
  const p = await page();
  await p.goto(bankPage(site, { attributes: 'timeout="1500"', fallback: '<p id="fallback">Call us</p>' }));
  equal((await hears(p, 'error.load'))[0].detail.code, 'timeout');
  assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
});

test('csp: the widget\'s page by itself runs every kind of screen without a violation', async ({ site, page }) => {
  const p = await page();
  for (const link of ['lang=en', 'tool=mortgage', 'tool=saving_goal&lang=zh-TW', 'screen=risk_profile', 'screen=suggestions']) {
    await p.goto('about:blank');
    await p.goto(`${site.widget}/widget.html#${link}`);
    await p.waitForSelector('#app h1#fp-title, #app main h1');
    await p.waitForTimeout(300);
    equal(await violations(p), [], link);
  }
  equal(p.errors, []);
});

test('csp: the demo pages run under their policy without a violation', async ({ site, page }) => {
  const p = await page();
  for (const path of ['/', '/demo/two.html']) {
    await p.goto(`${site.widget}${path}`);
    await hears(p, 'ready');
    equal(await violations(p), [], path);
    equal(await violations(inside(p)), [], `${path}, the frame`);
  }
  equal(p.errors, []);
});
