// Whatever cannot be had, the bank's page goes on and the customer sees something useful.

import { assert, equal, test } from '../harness/test.mjs';
import { FALLBACK, bankPage, fails, heard, hears, inside, ready } from '../harness/widget.mjs';

test('fallback: a browser without WebAssembly shows the bank\'s content', async ({ site, page }) => {
  await fails(await page({ init: () => delete window.WebAssembly }), site, 'no_wasm');
});

test('fallback: a policy that forbids WebAssembly shows the bank\'s content', async ({ site, page }) => {
  site.fault(/widget\.html$/, ({ headers }) => {
    headers.set('Content-Security-Policy', headers.get('Content-Security-Policy').replace("'wasm-unsafe-eval'", ''));
  });
  await fails(await page(), site, 'csp_wasm');
});

test('fallback: a missing program shows the bank\'s content', async ({ site, page }) => {
  site.fault(/\.wasm$/, (answer) => Object.assign(answer, { status: 404, body: '' }));
  await fails(await page(), site, 'network');
});

test('fallback: a broken program shows the bank\'s content', async ({ site, page }) => {
  site.fault(/\.wasm$/, (answer) => {
    answer.body = answer.body.subarray(0, 5000);
  });
  await fails(await page(), site, 'integrity');
});

test('fallback: a program that cannot be compiled shows the bank\'s content', async ({ site, page }) => {
  const init = () => {
    for (const name of ['compile', 'compileStreaming']) {
      WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('of another kind'));
    }
  };
  await fails(await page({ init }), site, 'compile');
});

test('fallback: missing texts show the bank\'s content', async ({ site, page }) => {
  site.fault(/\.txt$/, (answer) => Object.assign(answer, { status: 500, body: '' }));
  await fails(await page(), site, 'network');
});

test('fallback: a program that comes too late replaces the bank\'s content after all', async ({ site, page }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/\.wasm$/, () => held);
  const p = await page();
  await p.goto(bankPage(site, { fallback: FALLBACK, attributes: 'timeout="700"' }));
  equal((await hears(p, 'error.load'))[0].detail.code, 'timeout');
  assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
  release();
  await hears(p, 'ready');
  assert(!(await p.locator('#fallback').isVisible()), 'the fallback stays');
});

test('fallback: a stream that cannot be compiled is compiled from its bytes', async ({ site, page }) => {
  const init = () => {
    const refuse = () => Promise.reject(new TypeError('not in this web view'));
    WebAssembly.compileStreaming = refuse;
    WebAssembly.instantiateStreaming = refuse;
  };
  await ready(await page({ init }), bankPage(site));
});

test('fallback: a server that names another type does no harm', async ({ site, page }) => {
  site.fault(/\.wasm$/, ({ headers }) => headers.set('Content-Type', 'application/octet-stream'));
  await ready(await page(), bankPage(site));
});

test('fallback: storage that throws does not matter', async ({ site, page }) => {
  const init = () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    }
    Object.defineProperty(Document.prototype, 'cookie', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  };
  const p = await page({ init });
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  await frame.locator('.lead .primary').click();
  await frame.waitForSelector('.headline');
  equal(p.errors, []);
});

test('fallback: a bank\'s document with problems names them all in the console and shows the bank\'s content', async ({ site, page }) => {
  site.page('/broken.json', { on: 'widget' });
  site.fault(/broken\.json$/, (answer) => {
    answer.body = '{"schema": 1, "insitution": {}, "locales": ["tlh"]}';
  });
  const p = await page();
  await p.goto(bankPage(site, { fallback: FALLBACK, attributes: 'bank="broken.json"' }));
  const [{ detail }] = await hears(p, 'error.config');
  assert(detail.count > 2, `${detail.count} problems`);
  equal(p.said.filter((line) => line.startsWith('finplan: /')).length, detail.count, 'lines in the console');
  assert(p.said.some((line) => line.includes('/insitution')), 'the unknown key is not named');
  assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
  equal((await heard(p, 'error.load')), [], 'a second error for the same fault');
});

test('fallback: a bank\'s document from elsewhere is not fetched', async ({ site, page }) => {
  const p = await page();
  const asked = [];
  p.on('request', (request) => asked.push(request.url()));
  await p.goto(bankPage(site, { fallback: FALLBACK, attributes: `bank="${site.bank}/bank.json"` }));
  equal((await hears(p, 'error.load'))[0].detail.code, 'bank_origin');
  assert(!asked.some((url) => url.endsWith('bank.json')), 'it was fetched');
});

test('fallback: a bank\'s document may be handed over as an object', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  const sample = await (await fetch(`${site.widget}/banks/sample.json`)).json();
  await p.evaluate((bank) => window.finplan.create('#box', { bank, lang: 'en' }), { ...sample, locales: ['zh-TW'] });
  await inside(p).waitForSelector('html[lang="zh-TW"] h1:has-text("您想做什麼")');
});

test('fallback: colours that are none are refused and never reach the page', async ({ site, page }) => {
  const sample = await (await fetch(`${site.widget}/banks/sample.json`)).json();
  sample.theme.light.accent = 'red;}body{display:none';
  sample.theme.light.surface = 'url(//stranger.example/x)';
  const p = await page();
  await p.goto(bankPage(site, { body: `<div id="box">${FALLBACK}</div>` }));
  await p.evaluate((bank) => window.finplan.create('#box', { bank }).catch(() => {}), sample);
  // Two are no colours, and one of them is an address besides.
  equal((await hears(p, 'error.config'))[0].detail.count, 3);
  const style = await inside(p).evaluate(() => document.documentElement.getAttribute('style') || '');
  assert(!/display|url/.test(style), style);
  assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
});

test('fallback: a break-down is told without a word of what was typed, and the bank\'s content comes back', async ({ site, page }) => {
  // Breaks the program from outside, by filling its memory with nonsense.
  const init = () => {
    /** @type {any} */
    const wasm = WebAssembly;
    const original = wasm.instantiate;
    wasm.instantiate = async (...args) => {
      const result = await original.apply(wasm, args);
      window.engine = (result.instance || result).exports;
      return result;
    };
  };
  const p = await page({ init });
  const frame = await ready(p, bankPage(site, { fallback: FALLBACK, attributes: 'lang="en"' }));
  await frame.locator('.lead .primary').click();
  await frame.waitForSelector('.headline');
  const broken = await frame.evaluate(() => {
    const { memory } = window.engine || {};
    if (!memory) return false;
    new Uint8Array(memory.buffer).fill(255, 1024);
    return true;
  });
  if (!broken) throw new Error('the program could not be broken');
  await frame.locator('input[type=text]:visible').first().fill('4711').catch(() => {});
  await hears(p, 'error.fatal');
  assert(!JSON.stringify(await heard(p)).includes('4711'), 'an amount in an event');
  assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
  // What the frame itself offers then starts it anew.
  await frame.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#sorry button')).click());
  await hears(p, 'ready', 2);
  assert(!(await p.locator('#fallback').isVisible()), 'the fallback stays');
});
