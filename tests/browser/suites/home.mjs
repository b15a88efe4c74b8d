// Where the loader lies and what kind of page it is on: it finds its home and its host, or says at once that it cannot.

/** @import { Site } from '../harness/site.mjs' */

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { assert, equal, skip, test, until } from '../harness/test.mjs';
import { ENGINES, missing, withBrowser } from '../harness/webdriver.mjs';
import { FALLBACK, bankPage, hears, ready } from '../harness/widget.mjs';

const tag = (attributes = '') => `<finplan-widget id="w" ${attributes}>${FALLBACK}</finplan-widget>`;

/** A bank's page that comes to the loader in its own way. */
function comes(site, { body = '', ...rest }) {
  return site.page('/page.html', { body: `${body}`, ...rest });
}

/** Ways to the loader on which it finds its home. @type {[string, (site: Site) => string][]} */
const WAYS = [
  ['a module', (site) => comes(site, { body: `${tag()}<script type="module" src="${site.widget}/embed.js"></script>` })],
  ['a module with a query', (site) => comes(site, { body: `${tag()}<script type="module" src="${site.widget}/embed.js?v=3"></script>` })],
  ['an import', (site) => comes(site, { body: tag(), script: `import('${site.widget}/embed.js');` })],
  ['a script that another script adds', (site) => comes(site, {
    body: tag(),
    script: `const script = document.createElement('script'); script.src = '${site.widget}/embed.js'; document.head.append(script);`,
  })],
  ['a module that another script adds', (site) => comes(site, {
    body: tag(),
    script: `const script = document.createElement('script'); script.type = 'module'; script.src = '${site.widget}/embed.js'; document.head.append(script);`,
  })],
  ['a deferred script', (site) => comes(site, { body: `<script defer src="${site.widget}/embed.js"></script>${tag()}` })],
];

for (const [what, address] of WAYS) {
  test(`home: the loader as ${what} finds its page`, async ({ site, page }) => {
    const p = await page();
    await ready(p, address(site));
    equal(p.errors, []);
  });
}

/** Ways on which it cannot. */
const bundled = async (site, way) => {
  const loader = await (await fetch(`${site.widget}/embed.js`)).text();
  site.page('/bundle', { script: loader });
  return way === 'module' ? '<script type="module" src="bundle.js"></script>' : `<script>${loader}</script>`;
};

for (const way of ['module', 'inline']) {
  test(`home: the loader in a page's own ${way} says at once that it needs an address, and works with one`, async ({ site, page }) => {
    const script = await bundled(site, way);
    const p = await page();
    const begun = Date.now();
    await p.goto(comes(site, { body: `${tag()}${script}` }));
    equal((await hears(p, 'error.load'))[0].detail.code, 'src');
    assert(Date.now() - begun < 4000, `${Date.now() - begun} ms`);
    assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
    assert(p.said.some((line) => /src must be/.test(line)), 'the console says nothing');
    await p.evaluate((src) => document.querySelector('finplan-widget').setAttribute('src', src), `${site.widget}/widget.html`);
    await hears(p, 'ready');
    equal(p.errors, []);
  });
}

test('home: an address that is none is refused at once, and can be mended', async ({ site, page }) => {
  for (const src of ['javascript:alert(1)', 'data:text/html,x', 'http://', 'file:///etc/passwd', 'https://[', 'blob:x']) {
    const p = await page();
    await p.goto(bankPage(site, { fallback: FALLBACK, attributes: `src="${src}"` }));
    equal((await hears(p, 'error.load')).map(({ detail }) => detail.code), ['src'], src);
    assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
    equal(p.errors, []);
    await p.evaluate(() => document.querySelector('finplan-widget').removeAttribute('src'));
    await hears(p, 'ready');
  }
});

test('home: an element that was there, or that a script makes, before or after the loader, is a widget', async ({ site, page }) => {
  const p = await page();
  await p.goto(site.page('/page.html', {
    script: `
      const make = () => document.createElement('finplan-widget');
      const before = make();
      document.body.append(before);
      const script = document.createElement('script');
      script.src = '${site.widget}/embed.js';
      script.onload = () => document.body.append(make());
      document.head.append(script);`,
  }));
  await hears(p, 'ready', 2);
  equal(p.errors, []);
});

test('home: who puts an element on the page hears from the next line on why it is refused', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<p></p>' }));
  const code = await p.evaluate(() => new Promise((resolve) => {
    const element = document.createElement('finplan-widget');
    element.setAttribute('src', 'javascript:alert(1)');
    document.body.append(element);
    element.addEventListener('finplan:error.load', ({ detail }) => resolve(detail.code));
  }));
  equal(code, 'src');
});

/** An opaque page: in a sandbox, and its frames with it. */
function sandboxed(site, attributes) {
  site.page('/inner.html', { body: `${tag(attributes)}<script src="${site.widget}/embed.js"></script>` });
  return site.page('/page.html', { body: '<iframe sandbox="allow-scripts" src="inner.html" width="900" height="700"></iframe>' });
}

/**
 * Opaque pages match no frame-ancestors, and what `'self'` is to a sandbox differs: the operator who wants such pages leaves
 * out the one and names the origin for the other.
 */
function unframed(site) {
  site.fault(/widget\.html$/, ({ headers }) => {
    const policy = headers.get('Content-Security-Policy').replace(/frame-ancestors [^;]*;/, '');
    headers.set('Content-Security-Policy', policy.replaceAll("'self'", site.widget));
  });
}

const opaqueFrame = (p) => until(() => p.frames().find((frame) => frame.url().endsWith('inner.html')), 'the sandbox');

test('home: a page in a sandbox is refused at once', async ({ site, page }) => {
  const p = await page();
  const begun = Date.now();
  await p.goto(sandboxed(site, ''));
  const frame = await opaqueFrame(p);
  const told = await until(() => frame.evaluate(() => window.heard.length && window.heard), 'an event');
  equal(told.map(({ name, detail }) => [name, detail.code]), [['error.load', 'opaque_host']]);
  assert(Date.now() - begun < 4000, `${Date.now() - begun} ms`);
  assert(await frame.locator('#fallback').isVisible(), 'the fallback is hidden');
});

test('home: with the setting a page in a sandbox shows a widget that calculates', async ({ site, page }) => {
  unframed(site);
  const p = await page();
  await p.goto(sandboxed(site, 'opaque lang="en" link="tool=mortgage&amount=1200000&term=30&annual_rate=3.1"'));
  const frame = await opaqueFrame(p);
  await until(() => frame.evaluate(() => window.heard.find(({ name }) => name === 'ready')), 'ready');
  const [inner] = frame.childFrames();
  await inner.locator('.headline:has-text("5,124.20")').waitFor();
  equal(p.errors, []);
});

test('home: with the setting a page from a file shows the widget, and without it a code', async ({ site, page }) => {
  unframed(site);
  const folder = await mkdtemp(join(tmpdir(), 'finplan-'));
  for (const [attributes, expected] of /** @type {const} */ ([['', ['error.load', 'opaque_host']], ['opaque', ['ready', undefined]]])) {
    const file = join(folder, 'page.html');
    await writeFile(file, `<!doctype html>${tag(attributes)}<script src="${site.widget}/embed.js"></script>`);
    const p = await page();
    await p.goto(pathToFileURL(file).href);
    const told = await until(() => p.evaluate(() => window.heard.find(({ name }) => /^(ready|error)/.test(name))), 'an event');
    equal([told.name, told.detail.code], expected);
  }
});

test('home: a page whose text another page wrote has that page\'s origin', async ({ site, page }) => {
  const p = await page();
  const inner = `${tag('campaign')}<script src='${site.widget}/embed.js'></script>`.replace(/"/g, '&quot;');
  await p.goto(site.page('/page.html', { body: `<iframe srcdoc="${inner}" width="900" height="700"></iframe>` }));
  const frame = await until(() => p.frames().find((one) => one.url() === 'about:srcdoc'), 'the frame');
  await until(() => frame.evaluate(() => window.heard.find(({ name }) => name === 'ready')), 'ready');
});

test('home: the setting lets no page with an origin pose as one without', async ({ site, page }) => {
  const p = await page();
  await p.goto(site.page('/by-hand.html', {
    script: `
      const frame = document.createElement('iframe');
      addEventListener('message', ({ data }) => {
        window.hello = data && data.kind;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { window.answered = true; };
        frame.contentWindow.postMessage({ finplan: 1, kind: 'port', start: {} }, '*', [port2]);
      });
      frame.src = '${site.widget}/widget.html#host=null';
      document.body.append(frame);`,
  }));
  await until(() => p.evaluate(() => window.hello), 'the frame to speak');
  await p.waitForTimeout(800);
  equal(await p.evaluate(() => window.answered), undefined);
});

for (const engine of ENGINES) {
  test(`home: ${engine} finds the loader's home and its host in the same ways`, async ({ site }) => {
    if (missing(engine)) return skip(`${engine} or its driver is not installed`);
    return withBrowser(engine, async (driver) => {
      const state = 'return document.querySelector("finplan-widget").dataset.state';
      for (const [what, address] of WAYS) {
        await driver.get(`${address(site)}?${encodeURIComponent(what)}`);
        await until(async () => (await driver.executeScript(state)) === 'ready', what, 20000);
      }
      await driver.get(`${comes(site, { body: `${tag()}${await bundled(site, 'module')}` })}?bundled`);
      await until(async () => (await driver.executeScript(state)) === 'failed', 'the loader to refuse', 4000);
      // What WebKit lets a page in a sandbox load is its own matter; refused at once it is everywhere.
      const sandboxes = [['', 'failed'], ['opaque lang="en"', 'ready']].slice(0, engine === 'WebKit' ? 1 : 2);
      for (const [attributes, expected] of sandboxes) {
        unframed(site);
        await driver.get(`${sandboxed(site, attributes)}?${expected}`);
        await driver.switchTo().frame(0);
        await until(async () => (await driver.executeScript(state)) === expected, `a sandbox with “${attributes}”`, 20000);
        await driver.switchTo().defaultContent();
        site.reset();
      }
    });
  });
}
