// The parts of the program that come with the first screen that needs them.

import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, inside, ready } from '../harness/widget.mjs';

/** The parts that the page asks for, by name without their digest. */
function asked(page) {
  const parts = [];
  page.on('request', (request) => {
    const part = /assets\/(part-[a-z0-9-]+)-[0-9a-f]+\.wasm$/.exec(request.url());
    if (part) parts.push(part[1]);
  });
  return parts;
}

const open = (frame, card) => frame.locator(`[data-card="${card}"]`).click();

test('parts: home needs none, and a screen\'s part is asked for once', async ({ site, page }) => {
  const p = await page();
  const parts = asked(p);
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  equal(parts, []);
  await open(frame, 'mortgage');
  await frame.waitForSelector('.headline');
  const first = [...parts];
  assert(first.includes('part-tools') && !first.includes('part-advice'), `asked for ${first}`);
  await frame.locator('.back').click();
  await open(frame, 'saving_goal');
  await frame.waitForSelector('[data-tool="saving_goal"] .headline');
  equal(parts, first);
  await frame.locator('.back').click();
  await open(frame, 'risk_profile');
  await frame.waitForSelector('.quiz .primary');
  equal(new Set(parts).size, parts.length, 'different parts');
  equal(p.errors, []);
});

test('parts: a link\'s screen is the first that is seen', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" link="tool=mortgage&amount=500000"' }));
  // No waiting after `ready`.
  equal(await frame.locator('.headline').count(), 1);
  equal(await frame.locator('.waiting').count(), 0);
  const views = (await heard(p, 'view.shown')).map(({ detail }) => detail.view);
  equal(views, ['mortgage']);
});

test('parts: without a network the screen says so, and works when it is back', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  let broken = true;
  site.fault(/part-.*\.wasm$/, (answer) => broken && Object.assign(answer, { status: 503, headers: new Map(), body: '' }));
  await open(frame, 'mortgage');
  await frame.waitForSelector('main [role="alert"]');
  equal(await frame.locator('h1').textContent(), 'This page could not be opened');
  broken = false;
  await frame.locator('main .primary').click();
  await frame.waitForSelector('.headline');
  equal(await heard(p, 'error.fatal'), []);
});

test('parts: a screen waits for what it looks like', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  let broken = true;
  site.fault(/screens-.*\.css$/, (answer) => broken && Object.assign(answer, { status: 503, headers: new Map(), body: '' }));
  await open(frame, 'mortgage');
  await frame.waitForSelector('main [role="alert"]');
  equal((await heard(p, 'error.load'))[0].detail.part, 'tools');
  broken = false;
  await frame.locator('main .primary').click();
  await frame.waitForSelector('.headline');
  equal(await frame.locator('.tool').evaluate((tool) => getComputedStyle(tool).display), 'grid');
});

test('parts: a part that was tampered with does not run', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  site.fault(/part-.*\.wasm$/, (answer) => {
    answer.body = Buffer.concat([answer.body, Buffer.from([0, 2, 1, 0x78])]);
  });
  await open(frame, 'mortgage');
  await frame.waitForSelector('main [role="alert"]');
});

test('parts: a link whose part cannot be had shows the bank\'s content', async ({ site, page }) => {
  site.fault(/part-.*\.wasm$/, (answer) => Object.assign(answer, { status: 404, body: '' }));
  const p = await page();
  await p.goto(bankPage(site, { fallback: '<p id="fallback">Call us</p>', attributes: 'link="tool=mortgage"' }));
  equal((await hears(p, 'error.load'))[0].detail.code, 'network');
  assert(await p.locator('#fallback').isVisible(), 'the fallback is hidden');
});

test('parts: a server that names another type, or a web view without streams, does no harm', async ({ site, page }) => {
  site.fault(/\.wasm$/, ({ headers }) => headers.set('Content-Type', 'application/octet-stream'));
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  await open(frame, 'mortgage');
  await frame.waitForSelector('.headline');
  const init = () => {
    const refuse = () => Promise.reject(new TypeError('not in this web view'));
    WebAssembly.compileStreaming = refuse;
    WebAssembly.instantiateStreaming = refuse;
  };
  const old = await page({ init });
  const second = await ready(old, bankPage(site, { attributes: 'lang="en" link="tool=saving_goal"' }));
  equal(await second.locator('.headline').count(), 1);
});

test('parts: who points at a card has its part sooner', async ({ site, page }) => {
  const p = await page();
  const parts = asked(p);
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  await frame.locator('[data-card="suggestions"]').hover();
  await until(() => parts.includes('part-advice'), 'the part to be asked for');
  assert(await inside(p).locator('.cards').isVisible(), 'the screen changed');
});
