// What a host says to the widget, in any shape: nothing throws, nothing is lost, and the answer says what was wrong.

import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, ready } from '../harness/widget.mjs';

/** Everything that a script can hand over; some of it throws when it is looked at. Runs in the page. */
function oddities() {
  const cyclic = {};
  cyclic.self = cyclic;
  const throwing = new Proxy({}, {
    get() { throw new Error('get'); },
    has() { throw new Error('has'); },
    ownKeys() { throw new Error('ownKeys'); },
  });
  return [
    undefined, null, true, false, 0, -0, NaN, Infinity, 5n, '', ' ', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
    'view.open', '\ud800', '\u0000', 'x'.repeat(1.1e6), Symbol('x'), Symbol.iterator, () => {}, class {}, /x/g, new Date(NaN), [],
    [[]], {}, cyclic, throwing, Object.create(null), { toString: 1, valueOf: 1 }, { toString() { throw new Error('toString'); } },
    { get lang() { throw new Error('lang'); }, get link() { throw new Error('link'); } }, { toJSON() { throw new Error('toJSON'); } },
    JSON.parse('{"__proto__": {"src": "javascript:alert(1)", "polluted": 1}}'), new Map([[1, 2]]), new Set([1]), new ArrayBuffer(8),
    new Uint8Array(3), Promise.reject(new Error('x')).catch(() => {}) && Promise.resolve(), window, document, document.body,
    new Error('x'), { tool: Symbol('x') }, { tool: 5n }, { tool: {} }, { today: 1 }, { today: Symbol('x'), year: cyclic },
  ];
}

test('commands: whatever the page hands over, a promise answers and nothing throws', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>', script: `window.oddities = ${oddities};` }));
  const found = await p.evaluate(async () => {
    window.rejected = [];
    addEventListener('unhandledrejection', ({ reason }) => window.rejected.push(String(reason)));
    const problems = [];
    const widget = await window.finplan.create('#box', { lang: 'en' });
    const settles = async (what, call) => {
      let promise;
      try {
        promise = call();
      } catch (error) {
        problems.push(`${what} throws ${error}`);
        return;
      }
      if (!(promise instanceof Promise)) problems.push(`${what} answers without a promise`);
      const late = new Promise((resolve) => {
        setTimeout(resolve, 8000, 'late');
      });
      if (await Promise.race([promise.then(() => '', () => ''), late]) === 'late') problems.push(`${what} never answers`);
    };
    const keys = ['lang', 'theme', 'link', 'attempts', 'region', 'channel', 'title', 'minHeight', 'maxHeight', 'timeout', '__proto__', 'constructor'];
    for (const [place, odd] of window.oddities().entries()) {
      await Promise.all([
        settles(`open(${place})`, () => widget.open(odd)),
        settles(`replay(${place})`, () => widget.replay(odd)),
        settles(`update(${place})`, () => widget.update(odd)),
        settles(`create(${place})`, () => window.finplan.create(odd)),
        settles(`create(box, ${place})`, () => window.finplan.create('#box', odd)),
        ...keys.map((key) => settles(`update({ ${key}: ${place} })`, () => widget.update({ [key]: odd }))),
      ]);
      try {
        widget.on(odd, odd)();
        widget.on('ready', odd)();
        widget.on(odd, () => {})();
      } catch (error) {
        problems.push(`on(${place}) throws ${error}`);
      }
    }
    return problems;
  });
  equal(found, []);
  equal(await p.evaluate(() => window.rejected), []);
  equal(p.errors, []);
  equal(await p.evaluate(() => ({}).polluted), undefined);
  // And it still obeys.
  await p.evaluate(async () => {
    const widget = await window.finplan.create('#box', {});
    await widget.update({ lang: 'zh-TW', region: '', channel: undefined });
    await widget.open({ tool: 'mortgage' });
  });
  await hears(p, 'view.shown', 2);
  equal(await heard(p, 'error.fatal'), []);
});

test('commands: an attribute of any content throws nothing', async ({ site, page }) => {
  const p = await page();
  await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  await p.evaluate(async () => {
    window.rejected = [];
    addEventListener('unhandledrejection', ({ reason }) => window.rejected.push(String(reason)));
    const element = document.querySelector('finplan-widget');
    const names = ['lang', 'theme', 'link', 'attempts', 'region', 'channel', 'title', 'min-height', 'max-height', 'timeout'];
    for (const value of ['__proto__', 'constructor', 'toString', '', ' ', '\ud800', '\u0000', 'x'.repeat(1e5), '-1', '1e999', '<b>']) {
      for (const name of names) element.setAttribute(name, value);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for (const name of names) element.removeAttribute(name);
  });
  await p.waitForTimeout(500);
  equal(p.errors, []);
  equal(await p.evaluate(() => window.rejected), []);
  equal(await p.locator('iframe').getAttribute('title'), 'Financial planner');
  equal(await p.locator('finplan-widget').getAttribute('data-state'), 'ready');
});

test('commands: a title is a language\'s, also where the language is called like a part of every object', async ({ site, page }) => {
  for (const lang of ['__proto__', 'constructor', 'toString', 'valueOf']) {
    const p = await page();
    await ready(p, bankPage(site, { attributes: `lang="${lang}"` }));
    equal(await p.locator('iframe').getAttribute('title'), 'Financial planner', lang);
  }
});

test('commands: a host that speaks to the frame by hand gets an answer to each command, whatever its shape', async ({ site, page }) => {
  const p = await page();
  await p.goto(site.page('/by-hand.html', {
    script: `
      window.oddities = ${oddities};
      window.answers = new Map();
      const frame = document.createElement('iframe');
      frame.src = '${site.widget}/widget.html#host=' + encodeURIComponent(location.origin);
      addEventListener('message', (event) => {
        if (!event.data || event.data.kind !== 'hello') return;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => {
          if (data.kind === 'answer') window.answers.set(data.id, data);
          if (data.kind === 'event' && data.name === 'ready') window.there = true;
        };
        window.port = port1;
        const start = { lang: { toString: 1 }, link: { toString: 1 }, utm: 5n, theme: new Map(), bank: 7, attempts: [], region: {}, channel: null, page: 'javascript:alert(1)', alone: 'yes' };
        frame.contentWindow.postMessage({ finplan: 1, kind: 'port', start }, '*', [port2]);
      });
      document.body.append(frame);`,
  }));
  await until(() => p.evaluate(() => window.there), 'the widget');
  const sent = await p.evaluate(() => {
    let id = 0;
    const send = (message) => {
      try {
        window.port.postMessage(message);
        return true;
      } catch (error) {
        return false;
      }
    };
    const names = ['locale.set', 'view.open', 'record.replay', 'region.set', 'channel.set', 'attempts.set', 'theme.set'];
    for (const odd of window.oddities()) {
      send(odd);
      send({ kind: odd });
      send({ kind: 'view', top: odd, bottom: odd });
      send({ kind: 'scroll', on: odd });
      send({ kind: 'command', id: odd, name: odd, value: odd });
      for (const message of [{ name: odd }, { name: odd, value: odd }, ...names.map((name) => ({ name, value: odd }))]) {
        if (send({ kind: 'command', id: id + 1, ...message })) id += 1;
      }
    }
    return id;
  });
  assert(sent > 300, `${sent} commands`);
  await until(() => p.evaluate((many) => window.answers.size >= many, sent), 'an answer to each');
  await p.evaluate(() => window.port.postMessage({ kind: 'command', id: 1e6, name: 'locale.set', value: 'zh-TW' }));
  const last = await until(() => p.evaluate(() => window.answers.get(1e6)), 'the last answer');
  equal([last.ok, last.code], [true, '']);
  const codes = new Set(await p.evaluate(() => [...window.answers.values()].map(({ code }) => code)));
  equal([...codes].sort(), ['', 'theme', 'unknown', 'value']);
  equal(p.errors, []);
});

test('commands: a widget that is destroyed says so to whoever still asks', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  const answers = await p.evaluate(async () => {
    const widget = await window.finplan.create('#box', { lang: 'en' });
    const waits = widget.open({ tool: 'mortgage' });
    widget.destroy();
    widget.destroy();
    const calls = [waits, widget.open('tool=mortgage'), widget.replay('{}'), widget.update({ src: 'widget.html' }), widget.update({ lang: 'en' })];
    return Promise.all(calls.map((call) => call.then(() => 'done', (error) => error.message)));
  });
  assert(answers.every((answer) => /destroyed/.test(answer)), answers.join('\n'));
  equal(await p.locator('iframe').count(), 0);
});
