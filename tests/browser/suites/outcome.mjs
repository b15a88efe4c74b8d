// One load has one outcome, with the right code; what is missing later is told as well.

/** @import { Frame } from 'playwright-core' */

import { assert, equal, test, until } from '../harness/test.mjs';
import { FALLBACK, bankPage, card, fails, heard, hears, inside, ready } from '../harness/widget.mjs';

const gone = (site, pattern) => site.fault(pattern, (answer) => Object.assign(answer, { status: 404, body: '' }));

/** A file of another content than the build's. */
const changed = (site, pattern) => site.fault(pattern, (answer) => {
  answer.body = Buffer.concat([answer.body, Buffer.from([0, 2, 1, 0x78])]);
});

const outcomes = async (p) => (await heard(p)).map(({ name }) => name).filter((name) => /^(ready|error\..*)$/.test(name));

for (const [what, pattern] of [['the program', /\/widget_bg-.*\.wasm$/], ['the texts', /\.txt$/], ['a document', /\/sample\/home-.*\.json$/]]) {
  test(`outcome: ${what} that was tampered with is told apart from what does not come`, async ({ site, page }) => {
    changed(site, pattern);
    await fails(await page(), site, 'integrity');
    site.reset();
    gone(site, pattern);
    await fails(await page(), site, 'network');
  });
}

for (const [link, part] of [['tool=mortgage', 'tools'], ['screen=risk_profile', 'advice'], ['receipt=10D6T-GF1PE', 'tools']]) {
  test(`outcome: a link to ${link} whose part is refused says so once`, async ({ site, page }) => {
    changed(site, /\/part-.*\.wasm$/);
    const attributes = `link="${link}"`;
    await fails(await page(), site, 'integrity', { attributes });
    site.reset();
    gone(site, new RegExp(`\\.${part}-.*\\.txt$`));
    await fails(await page(), site, 'network', { attributes });
    site.reset();
    changed(site, new RegExp(`\\.${part}-.*\\.txt$`));
    await fails(await page(), site, 'integrity', { attributes });
  });
}

test('outcome: a document whose check is refused says so once', async ({ site, page }) => {
  changed(site, /\/part-.*\.wasm$/);
  await fails(await page(), site, 'integrity', { attributes: 'bank="banks/education.json"' });
});

test('outcome: a document that is not there, and one that never ends', async ({ site, page }) => {
  await fails(await page(), site, 'network', { attributes: 'bank="banks/nobody.json"' });
  site.fault(/education\.json$/, (answer) => {
    answer.headers.set('Content-Length', '1000000');
    answer.body = '{';
  });
  await fails(await page(), site, 'timeout', { attributes: 'bank="banks/education.json" timeout="1500"' });
});

/** @type {[string, string, (frame: Frame) => Promise<void>][]} */
const PARTS = [
  ['tools', 'a calculator', async (frame) => (await card(frame, 'mortgage')).click()],
  ['advice', 'the questionnaire', async (frame) => (await card(frame, 'risk_profile')).click()],
];
for (const [part, what, open] of PARTS) {
  for (const [code, happen, pattern] of /** @type {const} */ ([
    ['integrity', changed, /\/part-.*\.wasm$/], ['network', gone, /\/part-.*\.wasm$/],
    ['integrity', changed, new RegExp(`\\.${part}-.*\\.txt$`)], ['network', gone, new RegExp(`\\.${part}-.*\\.txt$`)],
  ])) {
    test(`outcome: ${what} that is opened later and cannot be had (${code}, ${pattern.source}) is told, and the rest goes on`, async ({ site, page }) => {
      const p = await page();
      const frame = await ready(p, bankPage(site, { fallback: FALLBACK, attributes: 'lang="en"' }));
      happen(site, pattern);
      await open(frame);
      await frame.waitForSelector('main [role="alert"]');
      const told = await hears(p, 'error.load');
      // Once for each time that it is asked for: when its group of home opens, and when it is pressed.
      for (const { detail: { code: why, part: of } } of told) equal([why, of], [code, part]);
      assert(!(await p.locator('#fallback').isVisible()), 'the bank\'s content is shown over a widget that runs');
      equal(await p.locator('finplan-widget').getAttribute('data-state'), 'ready');
      site.reset();
      await frame.locator('main .primary').click();
      await frame.waitForSelector(part === 'tools' ? '.headline' : '.quiz .primary');
      equal([...new Set(await outcomes(p))], ['ready', 'error.load']);
    });
  }
}

test('outcome: a language that cannot be had is told', async ({ site, page }) => {
  const p = await page();
  await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  changed(site, /\.txt$/);
  await p.evaluate(() => document.querySelector('finplan-widget').setAttribute('lang', 'zh-TW'));
  const [{ detail }] = await hears(p, 'error.load');
  equal([detail.code, detail.part], ['integrity', 'texts']);
  equal(await p.locator('finplan-widget').getAttribute('data-state'), 'ready');
});

test('outcome: a workbook that cannot be had is told', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" link="tool=mortgage"' }));
  await frame.waitForSelector('.workbook button');
  gone(site, /\/part-.*\.wasm$/);
  await frame.locator('.workbook button').click();
  // What a next step would need may be on its way at the same time.
  const told = async () => (await hears(p, 'error.load')).map(({ detail }) => [detail.code, detail.part].join());
  await until(async () => (await told()).includes('network,sheet'), 'that the workbook cannot be had');
});

test('outcome: a record that nobody can read is not called unreadable', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  gone(site, /\/part-.*\.wasm$/);
  await p.evaluate(async () => (await window.finplan.create('#box', { lang: 'en' })).replay('{}'));
  const [{ detail }] = await hears(p, 'error.load');
  equal([detail.code, detail.part], ['network', 'advice']);
  equal(await heard(p, 'record.replayed'), []);
});

for (const [what, text] of [
  ['an error page', '<!doctype html><h1>Not found</h1>'], ['nothing', ''], ['a list', '[]'], ['null', 'null'], ['a text', '"bank"'],
  ['cards that are no list', '{"home": 5}'], ['cards that are no texts', '{"home": [{"toString": 1, "valueOf": 1}, null, 7, ["x"]]}'],
  ['colours that are no texts', '{"theme": {"light": {"accent": {"toString": 1}, "text": 5}, "dark": "x"}, "home": "mortgage"}'],
  ['languages that are none', '{"locales": {"length": 1}, "institution": "x", "home": {"__proto__": 1}}'],
  ['half a document', '{"schema": 1, "home": ["mortgage"'],
]) {
  test(`outcome: ${what} in the place of a document is the document's fault`, async ({ site, page }) => {
    site.page('/broken.json', { on: 'widget' });
    site.fault(/broken\.json$/, (answer) => {
      answer.body = text;
    });
    const p = await page();
    await p.goto(bankPage(site, { fallback: FALLBACK, attributes: 'bank="broken.json"' }));
    const [{ detail }] = await hears(p, 'error.config');
    assert(detail.count > 0, 'no problem is counted');
    await p.waitForTimeout(300);
    equal(await outcomes(p), ['error.config']);
    assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
  });
}

test('outcome: a document that is no JSON is refused as such', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="a"></div><div id="b"></div><div id="c"></div>' }));
  const codes = await p.evaluate(async () => {
    const cyclic = { self: {} };
    cyclic.self = cyclic;
    const throws = { get home() { throw new Error('no'); } };
    const why = (error) => error.message;
    return Promise.all(Object.entries({ '#a': { bank: cyclic }, '#b': { bank: { amount: 5n } }, '#c': { theme: throws } })
      .map(([box, options]) => window.finplan.create(box, /** @type {object} */ (options)).then(() => 'ready', why)));
  });
  equal(codes, Array(3).fill('finplan: config'));
  equal((await heard(p, 'error.load')).map(({ detail }) => detail.code), Array(3).fill('config'));
  equal(p.errors, []);
});

test('outcome: a load that takes too long is told once, whatever comes of it', async ({ site, page }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/\.wasm$/, (answer) => held.then(() => Object.assign(answer, { status: 404, body: '' })));
  const p = await page();
  await p.clock.install();
  await p.goto(bankPage(site, { fallback: FALLBACK }));
  await until(() => inside(p), 'a frame');
  await inside(p).locator('#outline').waitFor({ state: 'attached' });
  await p.clock.fastForward(21000);
  equal((await hears(p, 'error.load'))[0].detail.code, 'timeout');
  await p.clock.fastForward(40000);
  release();
  await until(() => inside(p).evaluate(() => document.getElementById('sorry').classList.contains('fp-shown')), 'the end');
  await p.clock.fastForward(40000);
  equal(await outcomes(p), ['error.load']);
});

test('outcome: a widget that comes late after all is what create() answers with from then on', async ({ site, page }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/\.wasm$/, () => held);
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  equal(await p.evaluate(() => window.finplan.create('#box', { timeout: 500 }).catch((error) => error.message)), 'finplan: timeout');
  release();
  await hears(p, 'ready');
  equal(await p.evaluate(() => window.finplan.create('#box').then(({ element }) => element.id)), 'box');
});

test('outcome: a patience that is no number of milliseconds is the usual one', async ({ site, page }) => {
  for (const timeout of ['abc', '0', '-5', '1e99', 'Infinity', '']) {
    const p = await page();
    await p.goto(bankPage(site, { attributes: `timeout="${timeout}" min-height="x" max-height="-3"` }));
    await hears(p, 'ready');
    equal(await heard(p, 'error.load'), [], `timeout="${timeout}"`);
    const height = await p.locator('iframe').evaluate((/** @type {HTMLElement} */ frame) => frame.offsetHeight);
    assert(height >= 480, `${height} px`);
  }
});

test('outcome: a busy page does not lose its widget', async ({ site, page }) => {
  const p = await page();
  const busy = `const frame = document.querySelector('finplan-widget');
    const end = performance.now() + 5000;
    requestAnimationFrame(() => { while (performance.now() < end); });`;
  await p.goto(bankPage(site, { script: busy }));
  await hears(p, 'ready');
  equal(await heard(p, 'error.load'), []);
});

test('outcome: in a mini-program it is told once as well', async ({ site, page }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/\.wasm$/, (answer) => held.then(() => Object.assign(answer, { status: 404, body: '' })));
  const init = () => {
    window.left = [];
    window.__wxjs_environment = 'miniprogram';
    const nowhere = () => {};
    const postMessage = ({ data }) => window.left.push(data);
    window.wx = { miniProgram: { postMessage, navigateTo: nowhere, redirectTo: nowhere } };
  };
  const p = await page({ init });
  await p.clock.install();
  await p.goto(`${site.widget}/widget.html#lang=zh-CN`, { waitUntil: 'commit' });
  await p.locator('html[lang="zh-CN"] #outline .face').waitFor();
  await p.clock.fastForward(21000);
  await p.locator('#sorry [lang="zh-CN"]').waitFor();
  release();
  await until(() => p.evaluate(() => !document.getElementById('outline')), 'the end');
  await p.clock.fastForward(40000);
  equal(await p.evaluate(() => window.left.map(({ name, data }) => [name, data.code])), [['error.load', 'timeout']]);
});
