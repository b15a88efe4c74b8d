// The parts of the program that come with the first screen that needs them.

import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, card, heard, hears, inside, ready } from '../harness/widget.mjs';

/** The files that the page asks for, by name without their digest. */
function requested(page, pattern) {
  const names = [];
  page.on('request', (request) => {
    const name = pattern.exec(request.url());
    if (name) names.push(name[1]);
  });
  return names;
}

/** The parts that the page asks for. */
const asked = (page) => requested(page, /assets\/(part-[a-z0-9-]+)-[0-9a-f]+\.wasm$/);
/** The tables of texts that it asks for. */
const tables = (page) => requested(page, /assets\/([a-zA-Z-]+(?:\.[a-z_]+)?)-[0-9a-f]+\.txt$/);

/** Parts that are no calculator's own. */
const COMMON = /^part-(tools|plans|below|advice|link|check|poster|sheet|theme|basic|below-advice|shared.*)$/;
const own = (parts) => parts.filter((part) => !COMMON.test(part));

const open = async (frame, name) => (await card(frame, name)).click();

test('parts: home needs none, and a calculator asks for its own and no other', async ({ site, page }) => {
  const p = await page();
  // Nothing comes at rest that was not asked for.
  await p.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const parts = asked(p);
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  equal(parts, []);
  await open(frame, 'mortgage');
  await frame.waitForSelector('.headline');
  assert(parts.includes('part-tools') && !parts.includes('part-advice'), `asked for ${parts}`);
  equal(own(parts), ['part-mortgage']);
  await until(() => parts.includes('part-below'), 'what lies below the answer');
  await frame.waitForSelector('.detail .tables');
  await frame.locator('.back').click();
  const before = [...parts];
  await open(frame, 'card_debt');
  await frame.waitForSelector('[data-tool="card_debt"] .headline');
  const more = parts.filter((part) => !before.includes(part));
  equal(more.filter((part) => COMMON.test(part) && part !== 'part-plans'), [], 'what all calculators share is there');
  assert(parts.includes('part-card-debt'), `asked for ${parts}`);
  await frame.locator('.back').click();
  await open(frame, 'risk_profile');
  await frame.waitForSelector('.quiz .primary');
  equal(new Set(parts).size, parts.length, 'different parts');
  equal(p.errors, []);
});

test('parts: a link loads one calculator, with its texts, before the program asks for it', async ({ site, page }) => {
  const p = await page();
  const [parts, texts, files] = [asked(p), tables(p), requested(p, /(assets\/.+)$/)];
  // The program is held back until its parts, texts and pieces are on their way.
  await p.route(/widget_bg-[0-9a-f]+\.wasm$/, async (route) => {
    const early = ['part-saving-goal', 'part-tools', 'part-link'];
    await until(() => early.every((part) => parts.includes(part)), 'the parts');
    await until(() => texts.includes('en.saving_goal') && files.some((file) => file.includes('/tools-')), 'texts and piece');
    await route.continue();
  });
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" link="tool=saving_goal"' }));
  await frame.waitForSelector('html[data-ready]');
  equal(own(parts), ['part-saving-goal']);
  equal(texts.filter((name) => !['en', 'en.tools', 'en.below'].includes(name)), ['en.saving_goal']);
  await frame.waitForSelector('.detail .tables');
  equal(new Set(files).size, files.length, `nothing twice: ${files}`);
  equal(p.errors, []);
});

test('parts: what lies below an answer says when it cannot be had, and comes when it is asked for again', async ({ site, page }) => {
  const p = await page();
  let broken = true;
  site.fault(/part-below-[0-9a-f]+\.wasm$/, (answer) => broken && Object.assign(answer, { status: 503, headers: new Map(), body: '' }));
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" link="tool=mortgage"' }));
  await frame.waitForSelector('.detail [role="alert"]');
  equal(await frame.locator('.headline').count(), 1, 'the answer stands');
  equal((await heard(p, 'error.load'))[0].detail.part, 'tools');
  broken = false;
  await frame.locator('.detail .plain').click();
  await frame.waitForSelector('.detail .chart');
  equal(await heard(p, 'error.fatal'), []);
});

test('parts: without a network what is there goes on', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" link="tool=saving_goal"' }));
  await frame.waitForSelector('.detail .tables');
  let cut = true;
  site.fault(/assets\//, (answer) => cut && Object.assign(answer, { status: 503, headers: new Map(), body: '' }));
  const before = await frame.locator('.headline').textContent();
  await frame.locator('.lever').first().click();
  await until(async () => (await frame.locator('.headline').textContent()) !== before, 'another answer');
  await frame.locator('.back').click();
  await open(frame, 'debts');
  await frame.waitForSelector('main [role="alert"]');
  cut = false;
  await frame.locator('main .primary').click();
  await frame.waitForSelector('[data-tool="debts"] .headline');
  equal(await heard(p, 'error.fatal'), []);
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
  await (await card(frame, 'suggestions')).hover();
  await until(() => parts.includes('part-advice'), 'the part to be asked for');
  assert(await inside(p).locator('.wishes').isVisible(), 'the screen changed');
});
