// The loader under its two addresses: the one of a version, which a bank pins with a digest, and the one that moves.

import { assert, equal, test } from '../harness/test.mjs';
import { inside, ready } from '../harness/widget.mjs';

/** The one address that may be pinned, and its digest, as the build says. */
async function pinned(site) {
  const digests = await (await fetch(`${site.widget}/integrity.json`)).json();
  equal(Object.keys(digests).length, 1, 'pinned files');
  const [[path, digest]] = Object.entries(digests);
  assert(/^v\d+\.\d+\.\d+\/embed\.js$/.test(path), `pinned is ${path}`);
  return { path, digest };
}

/** A bank's page as the README shows it. */
function page(site, { path, digest }) {
  const widget = '<finplan-widget id="w" lang="en"><p id="fallback">Call us</p></finplan-widget>';
  const script = `<script async src="${site.widget}/${path}" integrity="${digest}" crossorigin="anonymous"></script>`;
  return site.page('/pinned.html', { body: `${script}${widget}` });
}

test('loader: a pinned version finds the widget, one folder above it', async ({ site, page: open }) => {
  const p = await open();
  const frame = await ready(p, page(site, await pinned(site)));
  await frame.waitForSelector('.wishes');
  equal(new URL(inside(p).url()).pathname, '/widget.html');
  equal(p.errors, []);
});

test('loader: a pinned version that was changed does not run, and the bank\'s content stays', async ({ site, page: open }) => {
  const p = await open();
  site.fault(/^\/v.*\/embed\.js$/, (answer) => {
    answer.body = Buffer.concat([answer.body, Buffer.from(';')]);
  });
  const refused = p.waitForEvent('console', (message) => /integrity/.test(message.text()));
  await p.goto(page(site, await pinned(site)));
  await refused;
  equal(await p.evaluate(() => typeof window.finplan), 'undefined');
  assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
});

test('loader: a version is kept for ever, and the moving address is asked for anew', async ({ site }) => {
  const { path } = await pinned(site);
  const cached = async (address) => (await fetch(`${site.widget}/${address}`)).headers.get('Cache-Control');
  equal(await cached(path), 'public, max-age=31536000, immutable');
  equal(await cached('embed.js'), 'no-cache');
});
