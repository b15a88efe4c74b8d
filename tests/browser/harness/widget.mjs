// What tests do with the widget on a bank's page.

/** @import { LoadCode } from '../../../public/embed.d.ts' */
/** @import { Page } from './chromium.mjs' */
/** @import { MadePage, Site } from './site.mjs' */

import { assert, equal, until } from './test.mjs';

/** A widget's tag on a bank's page. @typedef {MadePage & { attributes?: string, fallback?: string }} Tag */

/** A bank's page with the loader and one widget. @param {Site} site @param {Tag} [tag] */
export function bankPage(site, { attributes = '', fallback = '', body = '', ...rest } = {}) {
  const tag = `<finplan-widget id="w" ${attributes}>${fallback}</finplan-widget>`;
  return site.page('/page.html', { body: `${body || tag}<script src="${site.widget}/embed.js" nonce="n"></script>`, ...rest });
}

/** The events that the page received, as `name` or all of them. */
export async function heard(page, name) {
  const all = await page.evaluate(() => window.heard);
  return name ? all.filter((event) => event.name === name) : all;
}

export function hears(page, name, many = 1) {
  return until(async () => {
    const events = await heard(page, name);
    return events.length >= many ? events : null;
  }, `the event ${name}`);
}

/** What the bank shows instead of the widget. */
export const FALLBACK = '<p id="fallback">Call us</p>';

/**
 * A bank's page on which the widget fails with this code and no other, and the bank's content is seen; answers with the
 * event.
 * @param {Page} page @param {Site} site @param {LoadCode} code @param {Tag} [tag]
 */
export async function fails(page, site, code, { attributes = 'timeout="20000"', ...rest } = {}) {
  await page.goto(bankPage(site, { fallback: FALLBACK, attributes, ...rest }));
  const [{ detail }] = await hears(page, 'error.load');
  equal(detail.code, code, 'code');
  assert(await page.locator('#fallback').isVisible(), 'the fallback is hidden');
  assert(!(await page.locator('iframe').isVisible()), 'an empty frame is shown');
  // Time for a second outcome.
  await page.waitForTimeout(300);
  equal((await heard(page)).map(({ name }) => name), ['error.load'], 'events');
  return detail;
}

/** The frame with the widget in it. */
export function inside(page, nth = 0) {
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  return frames[nth];
}

/** A page at the address, with a widget that is ready. */
export async function ready(page, address) {
  await page.goto(address);
  await hears(page, 'ready');
  return inside(page);
}

/**
 * A stand-in for the widget's page that says what a test wants: `say` runs with the port once the loader has
 * answered. With it the loader is tested without the program.
 */
export function stub(site, say) {
  const script = `
    const expected = new URLSearchParams(location.hash.slice(1)).get('host');
    addEventListener('message', (event) => {
      window.start = event.data.start;
      const port = event.ports[0];
      window.got = [];
      port.onmessage = ({ data }) => window.got.push(data);
      (${say})(port);
    });
    parent.postMessage({ finplan: 1, kind: 'hello' }, expected);`;
  return site.page('/stub.html', { on: 'widget', script });
}

/** Opens the group of home that a card lies in, and answers with the card. */
export async function card(frame, name) {
  const one = frame.locator(`.card[data-card="${name}"]`);
  await one.waitFor({ state: 'attached' });
  if (!(await one.isVisible())) await frame.locator('.wish', { has: one }).locator('> summary').click();
  return one;
}
