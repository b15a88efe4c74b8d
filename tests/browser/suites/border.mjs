// The program's one handle, called by a page of the test's own in place of ours.

import { assert, equal, test, until } from '../harness/test.mjs';
import { card } from '../harness/widget.mjs';

/** @import { Page } from '../harness/chromium.mjs' */
/** @import { Site } from '../harness/site.mjs' */

/**
 * A page with the program, running, and nothing of ours around it: `window.Widget` is the handle, `window.given()` what
 * it is started with, `window.told` what it says, and `window.listening` who listens to what.
 * @param {Page} page @param {Site} site
 */
async function withProgram(page, site) {
  await page.goto(site.page('/border.html', { on: 'widget', body: '<div id="app"></div>' }));
  await page.evaluate(async () => {
    window.listening = new Map();
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function hears(type, listener, ...rest) {
      window.listening.set(listener, [this.constructor.name, type].join(' '));
      return add.call(this, type, listener, ...rest);
    };
    EventTarget.prototype.removeEventListener = function forgets(type, listener, ...rest) {
      window.listening.delete(listener);
      return remove.call(this, type, listener, ...rest);
    };
    const page = new DOMParser().parseFromString(await (await fetch('/widget.html')).text(), 'text/html');
    const files = JSON.parse(page.querySelector('meta[name="finplan-assets"]').getAttribute('content'));
    const text = async (file) => (await fetch(`/${file}`)).text();
    // The digest of a table says its address, too.
    const fileOf = (name) => {
      const start = [...atob(files.texts[name].slice(7, 15))].slice(0, 5);
      return `assets/${name}-${start.map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')}.txt`;
    };
    const { default: init, Widget } = await import(new URL(files.js, document.baseURI).href);
    await init({ module_or_path: fetch(`/${files.wasm}`) });
    // What the binding to JavaScript and its loader listen to is not the widget's.
    window.listening.clear();
    window.told = [];
    const host = {
      emit: (name) => window.told.push(name),
      missing: (part) => window.told.push(`missing ${part}`),
      fatal: () => window.told.push('fatal'),
      texts: (names) => Promise.all(names.map((name) => text(fileOf(name)))),
      pieces: (names) => Promise.all(names.map(piece)),
      theme: (name) => name === 'dark',
      address: () => '',
      allow: () => {},
      speaks: () => {},
      clear: () => {},
    };
    const { at, front } = files.bank;
    const piece = (name) => text(at + front.pieces[name][0]);
    const [home, table] = await Promise.all([piece('home'), text(fileOf('en'))]);
    window.given = (changes) => {
      const root = document.getElementById('app');
      return { root, host, bank: [home], sound: true, theme: '', table, lang: 'en', link: '', utm: '', alone: false, ...changes };
    };
    window.Widget = Widget;
  });
}

/** What came of starting a widget: `ready`, or the words of the error. */
const start = (page, changes) => page.evaluate((given) => (
  window.Widget.start(window.given(given)).then((widget) => {
    window.running = widget;
    return 'ready';
  }, (error) => (error instanceof Error ? error.message : `thrown: ${error}`))
), changes);

test('border: an option that is missing or wrong is named', async ({ site, page }) => {
  const p = await page();
  await withProgram(p, site);
  for (const [changes, said] of [
    [{ root: null }, 'the option root must be an element, and is object'],
    [{ host: 5 }, 'the option host must be an object, and is number'],
    [{ bank: null }, 'the option bank must be a list of texts, and is object'],
    [{ bank: ['{}', 5] }, 'the option bank must be a list of texts, and is another list'],
    [{ sound: 'yes' }, 'the option sound must be true or false, and is another text'],
    [{ lang: 'fr' }, 'the option lang must be a language of the widget, and is another text'],
    [{ alone: 1 }, 'the option alone must be true or false, and is number'],
  ]) {
    equal(await start(p, changes), `finplan: ${said}`);
  }
  const nothing = await p.evaluate(() => Promise.all([undefined, null, 5, 'text', {}].map((options) => (
    window.Widget.start(options).then(() => 'ready', ({ message }) => message)
  ))));
  equal(new Set(nothing).size, 1, nothing.join('\n'));
  equal(nothing[0], 'finplan: the option root must be an element, and is undefined');
  // None of them has taken the place of one that is right.
  equal(await start(p), 'ready');
});

test('border: a document has one widget, and a second is told so', async ({ site, page }) => {
  const p = await page();
  await withProgram(p, site);
  equal(await start(p), 'ready');
  const second = 'finplan: this document has a widget already';
  equal(await p.evaluate(() => window.Widget.start(window.given()).then(() => 'ready', ({ message }) => message)), second);
  // One that is on its way counts too.
  await p.evaluate(() => window.running.destroy());
  const both = await p.evaluate(() => Promise.all([1, 2].map(() => (
    window.Widget.start(window.given({ link: 'tool=mortgage' })).then((widget) => {
      // A handle that nobody holds ends its widget.
      window.running = widget;
      return 'ready';
    }, ({ message }) => message)
  ))));
  equal(both, ['ready', second]);
  equal(await p.locator('main').count(), 1, 'widgets on the page');
  equal(await p.evaluate(() => window.told.filter((name) => name === 'fatal')), []);
});

test('border: a command is done, or answered with a code', async ({ site, page }) => {
  const p = await page();
  await withProgram(p, site);
  equal(await start(p), 'ready');
  for (const [name, value, code] of [
    ['locale.set', 'zh-TW', ''], ['locale.set', 'fr', 'unknown'], ['theme.set', 'dark', ''], ['theme.set', 'neon', 'theme'],
    ['region.set', 'No Region', 'unknown'], ['attempts.set', '1,5', ''], ['view.close', '', 'unknown'],
  ]) {
    equal(await p.evaluate((words) => window.running.command(...words), [name, value]), code, `${name} ${value}`);
  }
});

test('border: a widget that ends leaves neither an element nor a listener, and another may begin', async ({ site, page }) => {
  const p = await page();
  await withProgram(p, site);
  equal(await start(p, { link: 'tool=mortgage' }), 'ready');
  await p.locator('.headline').waitFor();
  const listening = () => p.evaluate(() => [...window.listening.values()].sort());
  const during = await listening();
  // Undo is anywhere on the page; printing and the way back are the window's.
  for (const one of ['Window keydown', 'Window beforeprint', 'Window afterprint', 'Window popstate']) {
    assert(during.includes(one), `${one} is not among ${during.join(', ')}`);
  }
  await p.evaluate(() => window.running.destroy());
  equal(await p.evaluate(() => document.getElementById('app').childElementCount), 0, 'elements');
  equal(await listening(), []);
  equal(await start(p), 'ready');
  await (await card(p, 'mortgage')).click();
  await p.locator('.headline').waitFor();
  equal(p.errors, []);
});

test('border: what is on its way when a widget ends comes to nothing', async ({ site, page }) => {
  const p = await page();
  await withProgram(p, site);
  equal(await start(p), 'ready');
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  let asked = 0;
  site.fault(/part-.*\.wasm$|texts-zh/, () => {
    asked += 1;
    return held;
  });
  await p.evaluate(() => {
    window.running.command('locale.set', 'zh-CN');
    window.running.command('view.open', 'tool=mortgage');
    window.running.command('record.replay', '{}');
  });
  await (await card(p, 'suggestions')).hover();
  await until(() => asked > 1, 'what is asked for');
  const before = await p.evaluate(() => {
    window.running.destroy();
    return window.told.length;
  });
  release();
  await p.waitForTimeout(1000);
  equal(await p.evaluate((many) => window.told.slice(many), before), []);
  equal(p.errors, []);
  equal(await start(p), 'ready');
});
