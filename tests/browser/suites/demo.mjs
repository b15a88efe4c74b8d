// The demo bank's pages.

import { accessible } from '../harness/axe.mjs';
import { onToBank } from '../harness/suggestions.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { heard, hears, inside } from '../harness/widget.mjs';

for (const [lang, theme] of [['zh-CN', 'light'], ['zh-TW', 'dark'], ['en', 'light'], ['en', 'dark']]) {
  test(`demo: the page is accessible, fits a phone and speaks ${lang} in ${theme} together with the widget`, async ({ site, page }) => {
    const p = await page({ viewport: { width: 360, height: 640 }, colorScheme: theme });
    await p.goto(`${site.widget}/`);
    await hears(p, 'ready');
    await p.selectOption('#lang', lang);
    await p.selectOption('#theme', theme);
    const frame = inside(p);
    await frame.waitForSelector(`html[lang="${lang}"][data-theme="${theme}"]`);
    await accessible(p, 'the bank\'s page');
    const wide = await p.evaluate(() => document.documentElement.scrollWidth);
    assert(wide <= 360, `the page is ${wide} px wide`);
    equal(await p.evaluate(() => document.documentElement.lang), lang);
  });
}

test('demo: the panel lists what the page receives', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${site.widget}/`);
  await hears(p, 'view.shown');
  await until(async () => (await p.locator('#log li').count()) === (await heard(p)).length, 'a line for each event');
  await p.click('#clear');
  equal(await p.locator('#log li').count(), 0);
});

test('demo: each campaign link opens its tool in its language', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${site.widget}/`);
  const links = await p.locator('.links a').evaluateAll((/** @type {HTMLAnchorElement[]} */ all) => all.map((link) => link.href));
  equal(links.length, 3);
  for (const link of links) {
    await p.goto('about:blank');
    await p.goto(link);
    const [{ detail }] = await hears(p, 'view.shown');
    const asked = new URLSearchParams(new URL(link).hash.slice(1));
    equal(detail.view, asked.get('tool') || asked.get('screen'));
    equal(detail.utm.utm_source, new URL(link).searchParams.get('utm_source'));
    await inside(p).waitForSelector(`html[lang="${asked.get('lang')}"]`);
    equal(await heard(p, 'warn.link_dropped'), [], link);
  }
});

test('demo: continuing at the bank shows what the page was asked for', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${site.widget}/#screen=suggestions&lang=en`);
  await hears(p, 'ready');
  await onToBank(inside(p));
  await p.waitForSelector('#handover[open]');
  const [{ detail }] = await hears(p, 'cta.clicked');
  equal(await p.innerText('#handover-product'), detail.product);
  await accessible(p, 'the dialog');
});

test('demo: two banks and two themes stand side by side', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${site.widget}/demo/two.html`);
  await hears(p, 'ready', 2);
  await inside(p, 0).waitForSelector('html[data-theme="dark"]');
  await accessible(p, 'the page with two widgets');
});
