// Messages that mean harm, from every side.

import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, inside, ready, stub } from '../harness/widget.mjs';

test('hostile: strangers\' messages to the page change nothing and cost no time', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site));
  await hears(p, 'view.shown');
  const own = async () => (await heard(p)).map(({ name }) => name).filter((name) => name !== 'resize');
  const before = await own();
  const stranger = site.page('/stranger.html', {
    script: `addEventListener('message', () => {
      const proto = JSON.parse('{"finplan": 1, "kind": "hello", "__proto__": {"polluted": true}}');
      const cycle = {}; cycle.self = cycle;
      for (const message of [null, undefined, 0, '', 'hello', [], proto, cycle, new Uint8Array(1e6), 'x'.repeat(1e6),
        { finplan: 1, kind: 'hello' }, { finplan: 1, kind: 'event', name: 'error.fatal' }]) parent.postMessage(message, '*');
      for (let i = 0; i < 10000; i += 1) parent.postMessage({ finplan: 1, kind: 'hello', i }, '*');
      parent.postMessage('done', '*');
    });`,
  });
  const time = await p.evaluate((src) => new Promise((resolve) => {
    const other = document.createElement('iframe');
    other.src = src;
    let begun;
    addEventListener('message', ({ data }) => {
      if (data === 'done') resolve(performance.now() - begun);
    });
    other.onload = () => {
      begun = performance.now();
      other.contentWindow.postMessage('begin', '*');
    };
    document.body.append(other);
  }), stranger);
  assert(time < 5000, `the flood took ${time} ms`);
  equal(await own(), before, 'events');
  equal(await p.evaluate(() => ({}).polluted), undefined);
  await p.evaluate(() => {
    // The page's own scripts can forge events; not even these get a port.
    const source = document.querySelector('finplan-widget').shadowRoot.querySelector('iframe').contentWindow;
    const origin = new URL(document.querySelector('script').src).origin;
    for (let i = 0; i < 100; i += 1) {
      dispatchEvent(new MessageEvent('message', { data: { finplan: 1, kind: 'hello' }, source, origin }));
      dispatchEvent(new MessageEvent('message', { data: null }));
    }
  });
  await frame.waitForSelector('h1');
  equal(p.errors, []);
  equal(await p.locator('finplan-widget').getAttribute('data-state'), 'ready');
});

test('hostile: a page of another origin in the frame is not spoken to', async ({ site, page }) => {
  const p = await page();
  const script = `addEventListener('message', () => { window.spoken = true; });
    parent.postMessage({ finplan: 1, kind: 'hello' }, '*');`;
  const elsewhere = site.page('/elsewhere.html', { script });
  // The loader expects the widget's origin; what answers has gone somewhere else.
  site.page('/leaves.html', { on: 'widget', script: `location.href = ${JSON.stringify(elsewhere)};` });
  await p.goto(bankPage(site, { attributes: `src="${site.widget}/leaves.html" timeout="1500"` }));
  await until(() => inside(p) && inside(p).url() === elsewhere, 'the frame to leave');
  await p.waitForTimeout(300);
  equal(await inside(p).evaluate(() => window.spoken), undefined);
});

test('hostile: the widget takes a port from its parent only, and only from the origin it was told', async ({ site, page }) => {
  for (const [told, message] of /** @type {[string, object][]} */ ([
    ['https://other.example', { finplan: 1, kind: 'port', start: {} }],
    [site.bank, null],
    [site.bank, { finplan: 1, kind: 'port' }],
    [site.bank, { kind: 'port', start: {} }],
  ])) {
    const p = await page();
    const withPort = told !== site.bank;
    await p.goto(site.page('/by-hand.html', {
      script: `
        const frame = document.createElement('iframe');
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { window.answered = true; };
        frame.src = '${site.widget}/widget.html#host=${encodeURIComponent(told)}';
        frame.onload = () => frame.contentWindow.postMessage(${JSON.stringify(message)}, '${site.widget}', ${withPort} ? [port2] : []);
        document.body.append(frame);`,
    }));
    await p.waitForTimeout(800);
    equal(await p.evaluate(() => window.answered), undefined, JSON.stringify([told, message]));
    equal(p.errors, []);
  }
});

test('hostile: nonsense over the port is ignored on both sides', async ({ site, page }) => {
  const p = await page();
  const src = stub(site, (port) => {
    for (const message of [null, 7, 'x', [], {}, { kind: 'event' }, { kind: 'event', name: 'a b' }, { kind: 'event', name: '__proto__' },
      { kind: 'event', name: 'constructor.x', data: null }, { kind: 'height', data: NaN }, { kind: 'height', data: '1e9' },
      { kind: 'height', data: -5 }, { kind: 'height', data: Infinity }, { kind: 'answer', id: 99 },
      JSON.parse('{"kind": "event", "name": "x", "data": {"__proto__": {"polluted": 1}}}')]) port.postMessage(message);
    port.postMessage({ kind: 'event', name: 'ready', data: {}, hosts: 'none' });
  });
  await ready(p, bankPage(site, { attributes: `src="${src}"` }));
  equal(await p.evaluate(() => ({}).polluted), undefined);
  equal(p.errors, []);
  const height = await p.locator('iframe').evaluate((/** @type {HTMLElement} */ frame) => frame.offsetHeight);
  equal(height, 480);
});

test('hostile: a frame that says hello for ever gets no more than a few answers', async ({ site, page }) => {
  const p = await page();
  const script = `
    let ports = 0;
    addEventListener('message', () => { ports += 1; window.ports = ports; });
    const host = new URLSearchParams(location.hash.slice(1)).get('host');
    for (let i = 0; i < 500; i += 1) parent.postMessage({ finplan: 1, kind: 'hello' }, host);`;
  const src = site.page('/flood.html', { on: 'widget', script });
  await p.goto(bankPage(site, { attributes: `src="${src}"` }));
  const ports = () => inside(p)?.evaluate(() => window.ports);
  await until(ports, 'the first answer');
  await p.waitForTimeout(800);
  assert((await ports()) <= 20, `${await ports()} ports were handed out`);
});
