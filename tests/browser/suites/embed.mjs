// The loader on a bank's page: showing, hiding, speaking, leaving.

import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, inside, ready, stub } from '../harness/widget.mjs';

const FALLBACK = '<p id="fallback"><a href="/plan">Planning</a></p>';

test('embed: the element shows the widget in a frame and the page hears ready first', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site));
  await frame.waitForSelector('h1');
  const own = (await heard(p)).filter(({ name }) => name !== 'resize');
  equal(own[0].name, 'ready');
  await hears(p, 'view.shown');
  equal(p.errors, []);
});

test('embed: the fallback content is seen until the widget is ready, and then not', async ({ site, page }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/\.wasm$/, () => held);
  const p = await page();
  await p.goto(bankPage(site, { fallback: FALLBACK }));
  await until(() => inside(p), 'a frame');
  await p.waitForTimeout(500);
  assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden too early');
  assert(!(await p.locator('iframe').isVisible()), 'the frame is shown too early');
  release();
  await hears(p, 'ready');
  assert(!(await p.locator('#fallback').isVisible()), 'the fallback stays');
  assert(await p.locator('iframe').isVisible(), 'the frame is not shown');
});

test('embed: without fallback content the outline is seen while the program loads', async ({ site, page }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/\.wasm$/, () => held);
  const p = await page();
  await p.goto(bankPage(site, { attributes: 'lang="zh-CN"' }));
  const frame = await until(() => inside(p), 'a frame');
  await frame.waitForSelector('html[lang="zh-CN"] #outline .wishes');
  const place = async (selector) => {
    const { x, y, width } = await frame.locator(selector).first().boundingBox();
    return [x, y, width].map(Math.round);
  };
  const places = async () => [await place('.lead'), await place('.search'), await place('.wishes')];
  const before = await places();
  release();
  await hears(p, 'ready');
  equal(await places(), before, 'places after the program took over');
});

test('embed: the outline has the shape of where a link leads', async ({ site, page }) => {
  site.fault(/widget_bg-[0-9a-f]+\.wasm$/, () => new Promise(() => {}));
  const shapes = [
    { link: '', shown: [true, true, true] },
    { link: 'tool=mortgage', shown: [true, false, true] },
    { link: 'screen=risk_profile', shown: [false, false, true] },
  ];
  for (const { link, shown } of shapes) {
    const p = await page();
    await p.goto(bankPage(site, { attributes: `lang="zh-CN" link="${link}"` }));
    const frame = await until(() => inside(p), 'a frame');
    await frame.waitForSelector('html[lang="zh-CN"] #outline .wishes');
    const seen = (selector) => frame.locator(`#outline ${selector}`).isVisible();
    equal([await seen('.lead'), await seen('.search'), await seen('.wishes')], shown, link || 'home');
  }
});

test('embed: the frame has a name, no permission, no referrer and a sandbox', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { attributes: 'lang="zh-TW"' }));
  const frame = p.locator('iframe');
  equal(await frame.getAttribute('title'), '財務規劃');
  equal(await frame.getAttribute('allow'), '');
  equal(await frame.getAttribute('referrerpolicy'), 'no-referrer');
  const sandbox = (await frame.getAttribute('sandbox')).split(' ');
  assert(!sandbox.some((word) => word.startsWith('allow-top-navigation')), 'the frame may leave the page');
});

test('embed: language and theme follow the attributes', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="zh-CN" theme="dark"' }));
  await frame.waitForSelector('html[lang="zh-CN"][data-theme="dark"]');
  await p.evaluate(() => {
    const element = document.querySelector('finplan-widget');
    element.setAttribute('lang', 'zh-TW');
    element.setAttribute('theme', 'light');
  });
  await frame.waitForSelector('html[lang="zh-TW"][data-theme="light"]');
  await frame.waitForSelector('h1:has-text("您想做什麼")');
  equal((await hears(p, 'language.changed'))[0].detail.locale, 'zh-TW');
  equal(await p.locator('iframe').getAttribute('title'), '財務規劃');
});

test('embed: a page\'s own colours come before the bank\'s, and are checked like them', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  const sample = await (await fetch(`${site.widget}/banks/sample.json`)).json();
  await p.evaluate(() => (
    window.finplan.create('#box', { theme: { scheme: 'light', radius: 20, light: { accent: '#7a1f5c' } } })
  ));
  const token = (name) => inside(p).evaluate((of) => getComputedStyle(document.documentElement).getPropertyValue(of).trim(), `--fp-${name}`);
  equal(await token('accent'), '#7a1f5c');
  equal(await token('accent-contrast'), sample.theme.light.accent_contrast);
  equal(await token('chart-6'), sample.theme.light.chart[5]);
  equal(await token('radius'), '20px');
  // Yellow on white cannot be read.
  await p.evaluate(async () => {
    const widget = await window.finplan.create('#box');
    widget.update({ theme: { light: { accent: '#ffff00' } } });
  });
  await hears(p, 'error.config');
  assert(p.said.some((line) => line.includes('/theme/light/accent')), 'the colour is not named');
});

test('embed: another bank starts the widget anew', async ({ site, page }) => {
  const p = await page();
  await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  await p.evaluate(() => document.querySelector('finplan-widget').setAttribute('bank', 'banks/education.json'));
  await hears(p, 'ready', 2);
  await inside(p).waitForSelector('.banner');
});

test('embed: without a lang attribute the widget speaks the page\'s language', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { body: '<div lang="zh-TW"><finplan-widget></finplan-widget></div>' }));
  await frame.waitForSelector('html[lang="zh-TW"]');
});

test('embed: create() answers when ready, opens tools, and is the same widget the second time', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  const result = await p.evaluate(async () => {
    const box = document.getElementById('box');
    const first = window.finplan.create(box, { lang: 'en' });
    const same = first === window.finplan.create(box, {});
    const widget = await first;
    const views = [];
    widget.on('view.shown', ({ view }) => views.push(view));
    await widget.open({ tool: 'mortgage', amount: 1200000 });
    await widget.update({ theme: 'dark' });
    // @ts-expect-error: what a page without types may ask for.
    const refused = await widget.update({ theme: 'pink' }).then(() => '', (error) => error.message);
    window.views = views;
    return { same, refused, frames: document.querySelectorAll('iframe').length };
  });
  assert(result.same, 'a second create() made another widget');
  equal(result.refused, 'finplan: theme.set: theme');
  await until(() => p.evaluate(() => window.views.includes('mortgage')), 'the mortgage tool');
});

test('embed: create() is rejected for what is no element', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site));
  const why = await p.evaluate(() => window.finplan.create('#nowhere').then(() => '', (error) => error.name));
  equal(why, 'TypeError');
});

test('embed: destroy leaves no frame, no listener and the fallback', async ({ site, page }) => {
  const p = await page({
    init: () => {
      if (window.top !== window) return;
      window.listening = new Map();
      for (const [name, by] of [['addEventListener', 1], ['removeEventListener', -1]]) {
        const original = window[name];
        window[name] = function (type, ...rest) {
          window.listening.set(type, (window.listening.get(type) || 0) + by);
          return original.call(this, type, ...rest);
        };
      }
    },
  });
  await p.goto(bankPage(site, { body: `<div id="box">${FALLBACK}</div>` }));
  const before = await p.evaluate(() => [...window.listening]);
  for (let round = 0; round < 3; round += 1) {
    await p.evaluate(async () => {
      const widget = await window.finplan.create('#box', { campaign: true });
      widget.on('view.shown', () => {});
      widget.destroy();
    });
  }
  const after = await p.evaluate(() => [...window.listening].filter(([, many]) => many !== 0));
  equal(after, before.filter(([, many]) => many !== 0), 'listeners on the window');
  equal(await p.locator('iframe').count(), 0, 'frames');
  assert(await p.locator('#fallback').isVisible(), 'the fallback did not come back');
  equal(p.frames().length, 1, 'frames in the browser');
});

test('embed: an element that is moved works again, one that is removed is gone', async ({ site, page }) => {
  const p = await page();
  await ready(p, bankPage(site, { body: '<div id="a"><finplan-widget id="w"></finplan-widget></div><div id="b"></div>' }));
  await p.evaluate(() => document.getElementById('b').append(document.getElementById('w')));
  await hears(p, 'ready', 2);
  await inside(p).waitForSelector('h1');
  await p.evaluate(() => document.getElementById('w').remove());
  await until(() => p.frames().length === 1, 'the frame to go');
  equal(p.errors, []);
});

test('embed: only https addresses on the bank\'s own domains are gone to, and the page may prevent it', async ({ site, page }) => {
  const p = await page();
  const src = stub(site, (port) => {
    port.postMessage({ kind: 'event', name: 'ready', data: {}, hosts: ['bank.example', 7] });
    for (const url of [
      'javascript:alert(1)', 'data:text/html,x', 'http://bank.example/', 'https://bank.example.evil.example/',
      'https://evilbank.example/', 'https://user@bank.example/', '//bank.example', '', null,
      'https://bank.example/prevented', 'https://bank.example/a', 'https://www.bank.example/b',
    ]) port.postMessage({ kind: 'event', name: 'cta.clicked', data: { product: 'home_loan' }, url });
  });
  await p.goto(bankPage(site, {
    attributes: `src="${src}"`,
    script: `
      window.gone = [];
      window.open = (url, target) => window.gone.push([url, target]);
      addEventListener('finplan:cta.clicked', (event) => {
        if (event.detail.url && event.detail.url.endsWith('prevented')) event.preventDefault();
      });`,
  }));
  await hears(p, 'cta.clicked', 12);
  equal(await p.evaluate(() => window.gone), [['https://bank.example/a', '_top'], ['https://www.bank.example/b', '_top']]);
  equal(p.errors, []);
});

test('embed: a second copy of the loader yields with a warning', async ({ site, page }) => {
  const p = await page();
  const script = `<script src="${site.widget}/embed.js"></script>`;
  await ready(p, bankPage(site, { body: `<finplan-widget></finplan-widget>${script}` }));
  assert(p.said.some((line) => line.includes('on this page already')), 'nobody was warned');
  equal(p.errors, []);
});
