// Strict pages, and the widget's own policy.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { assert, equal, test } from '../harness/test.mjs';
import { bankPage, hears, inside, ready } from '../harness/widget.mjs';

const { FINPLAN_ROOT = '.' } = process.env;
const violations = (frame) => frame.evaluate(() => window.violations);

test('csp: the strictest bank page shows the widget without a violation', async ({ site, page }) => {
  const p = await page();
  const policy = `default-src 'none'; script-src 'nonce-n'; style-src 'none'; frame-src ${site.widget}`;
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" campaign', policy }));
  await frame.waitForSelector('.lead');
  await frame.locator('.lead .primary').click();
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
  const bank = JSON.parse(await readFile(join(FINPLAN_ROOT, 'public/banks/sample.json'), 'utf8'));
  const screens = ['risk_profile', 'suggestions', 'wellbeing', 'receipt'];
  const tools = bank.home.filter((card) => !screens.includes(card)).map((tool) => `tool=${tool}`);
  for (const link of ['lang=en', 'lang=zh-TW', ...screens.map((screen) => `screen=${screen}`), ...tools]) {
    await p.goto('about:blank');
    await p.goto(`${site.widget}/widget.html#${link}`);
    await p.waitForSelector('#app h1#fp-title, #app main h1');
    await p.waitForSelector('.waiting', { state: 'detached' });
    await p.waitForTimeout(300);
    equal(await violations(p), [], link);
  }
  equal(p.errors, []);
});

test('csp: the page makes elements of the markup that the build lists, to the letter, and of no other', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${site.widget}/widget.html#lang=en`);
  await p.waitForSelector('.lead');
  const { templates, refused, admitted } = await p.evaluate(() => {
    const { templates } = JSON.parse(document.querySelector('meta[name="finplan-assets"]').getAttribute('content'));
    const admits = (markup) => {
      try {
        Object.assign(document.createElement('template'), { innerHTML: markup });
        return true;
      } catch (error) {
        return false;
      }
    };
    const near = templates.flatMap((markup) => [
      `${markup} `, ` ${markup}`, markup.slice(0, -1), markup.slice(1), markup.replace('<', '< '), markup.toUpperCase(),
      markup.replace(/[a-z](?=[">])/, (letter) => (letter === 'a' ? 'b' : 'a')), `${markup}${markup}`,
    ]);
    const foreign = ['', 'x', '<b>x</b>', '<img src="x" onerror="alert(1)">', '<svg><g></g></svg>', templates.join('')];
    return {
      templates,
      refused: templates.filter((markup) => !admits(markup)),
      admitted: [...near, ...foreign].filter((markup) => !templates.includes(markup) && admits(markup)),
    };
  });
  assert(templates.length > 0, 'the page lists no markup');
  equal(refused, [], 'listed, and refused');
  equal(admitted, [], 'not listed, and admitted');
  for (const markup of templates) assert(!/<(script|iframe|object|embed|a|form)\b|\s(on\w+|href|src|style)=/i.test(markup), markup);
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
