// Two widgets on one page.

import { equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, inside } from '../harness/widget.mjs';

const TWO = '<finplan-widget id="a" lang="en"></finplan-widget><finplan-widget id="b" lang="zh-CN" link="tool=mortgage&amount=800000"></finplan-widget>';

test('pair: two widgets have their own language, place, events and height', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: TWO }));
  const events = await hears(p, 'ready', 2);
  equal(new Set(events.map(({ detail }) => detail.inst)).size, 2, 'instances');
  equal(events.map(({ id }) => id).sort(), ['a', 'b']);
  const [a, b] = [0, 1].map((nth) => inside(p, nth));
  await a.waitForSelector('html[lang="en"] .wishes');
  await b.waitForSelector('html[lang="zh-CN"] .headline');
  await p.evaluate(() => document.getElementById('a').setAttribute('lang', 'zh-TW'));
  await a.waitForSelector('html[lang="zh-TW"]');
  equal(await b.evaluate(() => document.documentElement.lang), 'zh-CN');
  const from = (await heard(p, 'language.changed')).map(({ id }) => id);
  equal(from, ['a']);
  await until(() => p.evaluate(() => {
    const [one, two] = ['a', 'b'].map((id) => document.getElementById(id).shadowRoot.querySelector('iframe').offsetHeight);
    return one !== two;
  }), 'two heights');
});

test('pair: one that is destroyed or breaks leaves the other alone', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: TWO }));
  await hears(p, 'ready', 2);
  await p.evaluate(() => document.getElementById('a').remove());
  await until(() => p.frames().length === 2, 'one frame less');
  await p.evaluate(() => document.getElementById('b').setAttribute('lang', 'en'));
  await inside(p).waitForSelector('html[lang="en"] .headline');
  equal(p.errors, []);
});

test('pair: the program\'s files are fetched once for both', async ({ site, page }) => {
  let fetched = 0;
  site.fault(/\.wasm$/, ({ headers }) => {
    fetched += 1;
    headers.set('Cache-Control', 'public, max-age=60');
  });
  const p = await page();
  await p.goto(bankPage(site, { body: '<finplan-widget id="a"></finplan-widget>' }));
  await hears(p, 'ready');
  equal(fetched, 1, 'fetched for one widget');
  await p.evaluate(() => document.body.append(document.createElement('finplan-widget')));
  await hears(p, 'ready', 2);
  equal(fetched, 1, 'fetched for two widgets');
});
