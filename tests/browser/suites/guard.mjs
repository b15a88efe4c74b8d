// Where the widget's own scripts do not come or do not run: a sentence with a way on for the customer, a code for the
// page, within seconds, in every engine.

/** @import { LoadCode } from '../../../public/embed.d.ts' */
/** @import { Site } from '../harness/site.mjs' */

import { assert, equal, skip, test, until } from '../harness/test.mjs';
import { ENGINES, missing, withBrowser } from '../harness/webdriver.mjs';
import { FALLBACK, bankPage, fails, ready } from '../harness/widget.mjs';

const SECONDS = 4000;
const NEEDED = [
  'Promise', 'Symbol', 'Map', 'fetch', 'URL', 'URLSearchParams', 'MessageChannel', 'CustomEvent', 'TextEncoder',
  'ResizeObserver', 'IntersectionObserver',
];

const gone = (site, pattern) => site.fault(pattern, (answer) => Object.assign(answer, { status: 404, body: '' }));

function instead(site, pattern, body, type) {
  site.fault(pattern, (answer) => {
    answer.body = body;
    if (type) answer.headers.set('Content-Type', type);
  });
}

function page(site, change) {
  site.fault(/widget\.html$/, (answer) => {
    const before = String(answer.body);
    answer.body = change(before);
    assert(answer.body !== before, 'the page has nothing of it');
  });
}

/** Takes something away from the page before its own scripts run. */
function lacks(site, name) {
  site.page('/lacks', { on: 'widget', script: `delete window.${name}; window.${name} = undefined;` });
  page(site, (html) => html.replace('<head>', '<head><script src="lacks.js"></script>'));
}

/**
 * What may be wrong, the code of it, and how to bring it about.
 * @type {[string, LoadCode, (site: Site) => void][]}
 */
const FAULTS = [
  ['a script that is missing', 'network', (site) => gone(site, /\/boot-.*\.js$/)],
  ['an error page in the place of a script', 'network', (site) => instead(site, /\/boot-.*\.js$/, '<h1>Sorry</h1>', 'text/html')],
  ['an error page that is called a script', 'engine', (site) => instead(site, /\/boot-.*\.js$/, '<h1>Sorry</h1>')],
  ['a script in words too new', 'engine', (site) => instead(site, /\/boot-.*\.js$/, 'const a = match (b) { when c: 1 };')],
  ['a script that ends in the middle', 'engine', (site) => site.fault(/\/boot-.*\.js$/, (answer) => {
    answer.body = answer.body.subarray(0, 3000);
  })],
  ['a script that breaks at once', 'engine', (site) => instead(site, /\/boot-.*\.js$/, 'nothing.of.this();')],
  ['an engine without modules', 'engine', (site) => page(site, (html) => html.replace('type="module"', 'type="of-a-later-day"'))],
  ['an engine without ResizeObserver', 'engine', (site) => lacks(site, 'ResizeObserver')],
  ['a missing style sheet', 'network', (site) => gone(site, /\.css$/)],
  ['a missing glue script', 'network', (site) => gone(site, /\/widget-.*\.js$/)],
  ['a glue script in words too new', 'engine', (site) => instead(site, /\/widget-.*\.js$/, 'const a = match (b) { when c: 1 };')],
  ['a page without the names of its files', 'engine', (site) => page(site, (html) => html.replace('finplan-assets', 'assets'))],
];

const LANGS = [['zh-CN', '暂时打不开'], ['zh-TW', '暫時無法開啟'], ['en', 'cannot be opened']];

for (const [place, [what, code, happen]] of FAULTS.entries()) {
  test(`guard: ${what} shows the bank's content, and by itself a sentence`, async ({ site, page: open }) => {
    happen(site);
    const begun = Date.now();
    await fails(await open(), site, code);
    assert(Date.now() - begun < SECONDS + 2000, `${Date.now() - begun} ms`);
    const [lang, words] = LANGS[place % LANGS.length];
    const alone = await open({ locale: lang });
    await alone.goto(`${site.widget}/widget.html#tool=mortgage`);
    const sorry = alone.locator(`#sorry [lang="${lang}"]`);
    await sorry.waitFor({ timeout: SECONDS });
    assert((await sorry.innerText()).includes(words), await sorry.innerText());
    equal(await alone.locator('#sorry a:visible').count(), 1, 'ways on');
    assert(!(await alone.locator('#outline').isVisible()), 'the outline still waits');
    // The way on keeps what the link had.
    assert((await sorry.locator('a').getAttribute('href')).endsWith('#tool=mortgage'), 'where it leads');
  });
}

test('guard: whatever an engine lacks, it is told', async ({ site, page: open }) => {
  const p = await open();
  for (const [place, name] of NEEDED.entries()) {
    site.reset();
    lacks(site, name);
    const [lang] = LANGS[place % LANGS.length];
    await p.goto(`${site.widget}/widget.html?without=${name}#lang=${lang}`);
    await p.locator(`#sorry [lang="${lang}"]`).waitFor({ timeout: SECONDS });
  }
});

test('guard: where no script comes at all, the page itself says it, and the bank\'s page learns that nobody answers', async ({ site, page: open }) => {
  gone(site, /\/(boot|guard)-.*\.js$/);
  await fails(await open(), site, 'no_answer');
  const alone = await open();
  await alone.goto(`${site.widget}/widget.html`);
  await alone.waitForTimeout(500);
  assert(!(await alone.locator('#sorry p').first().isVisible()), 'said too early');
  await alone.locator('#sorry [lang="zh-CN"] p').waitFor({ timeout: 12000 });
  equal(await alone.locator('#sorry a:visible').count(), 3, 'ways on');
});

test('guard: without any file of the widget the sentence stands there at once', async ({ site, page: open }) => {
  gone(site, /\/assets\//);
  const alone = await open();
  await alone.goto(`${site.widget}/widget.html`);
  await alone.locator('#sorry a').first().waitFor({ timeout: SECONDS });
});

test('guard: an error page in the place of the widget\'s is found out', async ({ site, page: open }) => {
  gone(site, /widget\.html$/);
  await fails(await open(), site, 'no_answer');
});

test('guard: without the guard the widget runs all the same', async ({ site, page: open }) => {
  gone(site, /\/guard-.*\.js$/);
  const p = await open();
  const frame = await ready(p, bankPage(site));
  // The style sheet's sentence would come after eight seconds.
  await p.waitForTimeout(9000);
  assert(!(await frame.locator('#sorry').isVisible()), 'the sentence is shown over a widget that runs');
});

test('guard: an operator says where a customer goes on', async ({ site, page: open }) => {
  gone(site, /\/boot-.*\.js$/);
  page(site, (html) => html.replace(/<meta[^>]*finplan-fallback[^>]*>/, '<meta name="finplan-fallback" content="https://bank.example/planning">'));
  const p = await open();
  await p.goto(`${site.widget}/widget.html`);
  equal(await p.locator('#sorry a:visible').getAttribute('href'), 'https://bank.example/planning');
});

test('guard: a script that keeps the page waiting says so, and takes it back when it comes', async ({ site, page: open }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/\/boot-.*\.js$/, () => held);
  const p = await open();
  await p.clock.install();
  await p.goto(`${site.widget}/widget.html#lang=en`, { waitUntil: 'commit' });
  await p.locator('#outline').waitFor();
  await p.clock.fastForward(9000);
  await p.locator('#sorry [lang="en"]').waitFor({ timeout: SECONDS });
  release();
  await p.locator('#app h1#fp-title').waitFor();
  assert(!(await p.locator('#sorry').isVisible()), 'the sentence stays');
});

test('guard: a style sheet that keeps the page from being painted is given up', async ({ site, page: open }) => {
  site.fault(/\.css$/, () => new Promise(() => {}));
  const p = await open();
  await p.clock.install();
  await p.goto(`${site.widget}/widget.html#lang=en`, { waitUntil: 'commit' });
  await p.locator('#sorry').waitFor({ state: 'attached' });
  await p.clock.fastForward(21000);
  await p.locator('#sorry [lang="en"] a').waitFor({ timeout: SECONDS });
  equal(await p.locator('link[rel=stylesheet]').count(), 0);
});

test('guard: a program that keeps the page waiting says so, and takes it back when it comes', async ({ site, page: open }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/\.wasm$/, () => held);
  const p = await open();
  await p.clock.install();
  await p.goto(`${site.widget}/widget.html#lang=en`, { waitUntil: 'commit' });
  await p.locator('html[lang="en"] #outline .face').waitFor();
  await p.clock.fastForward(21000);
  await p.locator('#sorry [lang="en"]').waitFor({ timeout: SECONDS });
  release();
  await p.locator('#app h1#fp-title').waitFor();
  assert(!(await p.locator('#sorry').isVisible()), 'the sentence stays');
});

test('guard: the built script is read by engines of any age', async ({ site }) => {
  const html = await (await fetch(`${site.widget}/widget.html`)).text();
  const [, file] = /src="(assets\/guard-[^"]+)"/.exec(html);
  const code = await (await fetch(`${site.widget}/${file}`)).text();
  for (const newer of [/=>/, /\b(const|let|class|async|await)\b/, /catch\s*\{/, /`/, /\.\.\./, /\?\./]) {
    assert(!newer.test(code), `it has ${newer}`);
  }
  assert(html.indexOf(file) < html.indexOf('stylesheet'), 'a style sheet that is missed is not seen');
});

/** WebKit keeps files in spite of what their headers say, and what it kept of one fault would hide the next. */
const groups = (engine) => (engine === 'WebKit' ? FAULTS.map((fault) => [fault]) : [FAULTS]);

for (const engine of ENGINES) {
  for (const faults of groups(engine)) {
    const of = faults.length === 1 ? ` of ${faults[0][0]}` : '';
    test(`guard: ${engine} says the same${of}`, async ({ site }) => {
      if (missing(engine)) return skip(`${engine} or its driver is not installed`);
      const script = `window.heard = [];
        for (const name of ['ready', 'error.load']) addEventListener('finplan:' + name, ({ detail }) => window.heard.push([name, detail.code]));`;
      return withBrowser(engine, async (driver) => {
        const visible = `return [...document.querySelectorAll('#sorry a')].filter((a) => a.getClientRects().length && getComputedStyle(a).visibility === 'visible').length`;
        for (const [what, code, happen] of faults) {
          site.reset();
          site.fault(/./, ({ headers }) => headers.set('Cache-Control', 'no-store'));
          happen(site);
          await driver.get(bankPage(site, { fallback: FALLBACK, script }));
          const told = await until(() => driver.executeScript('return window.heard.length && window.heard'), what, 8000);
          // WebKit does not always tell a script that it cannot read from one that does not come.
          const right = engine === 'WebKit' && code === 'engine' ? ['engine', 'network'] : [code];
          assert(told.length === 1 && told[0][0] === 'error.load' && right.includes(told[0][1]), `${what}: ${told}`);
          await driver.get(`${site.widget}/widget.html?${code}#lang=zh-TW`);
          await until(async () => (await driver.executeScript(visible)) === 1, `the sentence after ${what}`, SECONDS);
        }
      }, { forgets: true });
    });
  }
}
