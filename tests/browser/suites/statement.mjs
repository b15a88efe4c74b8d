// The all-in cost statement: read for a time, confirmed with its hash, and kept as JSON, picture or print.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { DESKTOP, LANGS, PHONE, alone, fine, looksRight, plain, say, words } from '../harness/customer.mjs';
import { accessible } from '../harness/axe.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, inside, ready } from '../harness/widget.mjs';

const TERMS = 'tool=cost_statement&amount=12000&periods=12&method=fee&fee=0.6&first_payment=later&all_in=simple';
const ITEMS = 'items=2&items1_kind=guarantee&items1_basis=once_percent&items1_percent=1&items1_by=guarantor'
  + '&items2_kind=late&items2_basis=each_percent&items2_percent=1.5&items2_by=lender';
const LINK = `${TERMS}&${ITEMS}`;
/** What the sample bank's document asks for. */
const SECONDS = 5;
const BUTTON = '.statement .primary';

const waits = (frame) => frame.locator(BUTTON).getAttribute('aria-disabled');
const enabled = (frame) => until(async () => (await waits(frame)) === null, 'the button to be enabled');

/** A page of the bank with the statement alone. */
function checkout(site, attributes = '') {
  return bankPage(site, { attributes: `alone lang="en" ${attributes} link="${LINK}"` });
}

/** A download's content. */
async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

for (const [place, lang] of LANGS.entries()) {
  test(`statement: every charge stands open, apart from what needs an event, in ${lang}`, async (world) => {
    const [size, theme] = place % 2 ? [DESKTOP, 'dark'] : [PHONE, 'light'];
    const me = await alone(world, { lang, size, theme, link: `${LINK}&lang=${lang}` });
    await me.frame.waitForSelector('.statement table');
    const tables = me.frame.locator('.statement .stated:not([hidden])');
    equal(await tables.count(), 2, 'tables');
    const items = await tables.first().locator('tbody tr').allInnerTexts();
    equal(items.length, 2, 'items');
    assert(plain(items[0]).includes(say(me, 'cost_statement.word.fee')), items[0]);
    assert(plain(items[1]).includes(say(me, 'cost_statement.items_by.guarantor')), items[1]);
    const apart = await tables.last().innerText();
    assert(apart.includes(say(me, 'cost_statement.items_kind.late')), apart);
    const said = plain(await me.frame.locator('.statement').innerText());
    assert(said.includes(plain(say(me, 'statement.entered'))), 'whose statement it is');
    await looksRight(me, 'the statement');
    fine(me);
  });
}

test('statement: the button waits for the reading time, which counts only in view', async ({ site, page }) => {
  const p = await page({ viewport: { width: 800, height: 700 } });
  const body = '<div style="height: 3000px"></div>';
  await p.goto(bankPage(site, { body: `${body}<finplan-widget id="w" alone lang="en" link="${LINK}"></finplan-widget>` }));
  await hears(p, 'ready');
  const frame = inside(p);
  await frame.waitForSelector('.reading');
  const left = async () => Number((await frame.locator('.reading').innerText()).match(/\d+/)[0]);
  await p.waitForTimeout(2500);
  equal(await left(), SECONDS, 'seconds left while nobody sees it');
  // A frame out of view draws nothing and has not grown yet: it grows once the page has scrolled there.
  const there = () => p.evaluate(() => {
    const widget = document.getElementById('w');
    scrollTo(0, widget.offsetTop);
    return widget.offsetHeight > 800;
  });
  await until(there, 'the frame to grow');
  await there();
  await until(async () => (await waits(frame)) === 'true' && (await left()) < SECONDS, 'the time to run');
  await frame.locator(BUTTON).click({ force: true });
  equal(await heard(p, 'statement.confirmed'), [], 'events before the time is over');
  await enabled(frame);
});

test('statement: confirming tells the hash of the statement and nothing of it', async ({ site, page }) => {
  const p = await page({ viewport: DESKTOP, acceptDownloads: true });
  const frame = await ready(p, checkout(site));
  await frame.locator('.statement').scrollIntoViewIfNeeded();
  await accessible(frame, 'while it is read');
  await enabled(frame);
  const spoken = () => frame.locator('.statement [role="status"]').innerText();
  const table = await words(site, 'en');
  equal(plain(await spoken()), plain(table.get('statement.can_confirm')));
  await frame.locator(BUTTON).focus();
  await p.keyboard.press('Enter');
  const [{ detail }] = await hears(p, 'statement.confirmed');
  equal(await frame.evaluate(() => document.activeElement.id), 'fp-reading', 'focus');
  const { name, bytes } = await saved(p, () => frame.locator('.keep button').last().click());
  equal(name, 'cost_statement.json');
  equal(detail.hash, createHash('sha256').update(bytes).digest('hex'), 'hash');
  const { tool, hash, inst, seq, time, ...rest } = detail;
  equal([tool, rest], ['cost_statement', {}], 'everything else in the event');
  const json = JSON.parse(String(bytes));
  equal(json.figures.cost, '984.00');
  equal(json.no_other_charges, 'stated');
  equal(json.tables.contingent, [['late', 'each_percent', '1.5', 'lender']]);
  assert((await frame.locator('.reading').innerText()).includes(hash.slice(0, 16)), 'the number of the statement');
  assert(!(await frame.locator(BUTTON).isVisible()), 'the button is still there');
  await accessible(frame, 'once it is confirmed');
  equal(await frame.evaluate(() => window.violations), []);
});

test('statement: another statement has to be read again', async (world) => {
  const { page, frame } = await alone(world, { lang: 'en', link: `${LINK}&lang=en` });
  await frame.locator('.statement').scrollIntoViewIfNeeded();
  await enabled(frame);
  await frame.locator('#fp-cost_statement-fee').fill('0.7');
  await until(async () => (await waits(frame)) === 'true', 'the time to begin anew');
  await frame.locator('#fp-cost_statement-fee').fill('abc');
  await until(async () => (await frame.locator(BUTTON).count()) === 0, 'nothing to confirm while a field is wrong');
  equal(page.errors, []);
});

test('statement: the picture has the text of the statement and can be kept', async ({ site, page }) => {
  const p = await page({ viewport: PHONE, acceptDownloads: true });
  const frame = await ready(p, checkout(site));
  await frame.locator('.keep button').first().click();
  const image = frame.locator('.picture img');
  await image.waitFor();
  const [width, height, ink] = await image.evaluate(async (one) => {
    await one.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [one.naturalWidth, one.naturalHeight];
    const pen = canvas.getContext('2d');
    pen.drawImage(one, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) dark += data[at] < 100 ? 1 : 0;
    return [canvas.width, canvas.height, dark / (canvas.width * canvas.height)];
  });
  assert(width === 720 && height > 600, `${width} x ${height}`);
  assert(ink > 0.01 && ink < 0.3, `${ink} of it is ink`);
  assert((await image.getAttribute('alt')).length > 5, 'no alternative text');
  const { name, bytes } = await saved(p, () => frame.locator('.picture a').click());
  equal([name, bytes.subarray(1, 4).toString()], ['cost_statement.png', 'PNG']);
  await accessible(frame, 'the picture');
});

test('statement: alone, it has no way out and no form, and speaks for the bank', async ({ site, page }) => {
  const p = await page({ viewport: DESKTOP });
  const frame = await ready(p, `${checkout(site, 'campaign')}#tool=mortgage`);
  await frame.waitForSelector('.statement');
  for (const part of ['.head', '.inputs', '.next', '.lever']) equal(await frame.locator(`${part}:visible`).count(), 0, part);
  const table = await words(site, 'en');
  const said = plain(await frame.locator('.statement').innerText());
  assert(said.includes(plain(table.get('statement.no_other').split('{bank}').pop())), said);
  await p.evaluate(() => { location.hash = '#tool=mortgage&amount=500000'; });
  await p.waitForTimeout(300);
  equal(await frame.locator('[data-tool]').getAttribute('data-tool'), 'cost_statement', 'after another fragment of the page');
  equal(p.errors, []);
});

test('statement: terms that did not arrive whole are stated by nobody', async ({ site, page }) => {
  for (const broken of ['&amount=12000&amount=13000', '&discount=5', '&items1_percent=101']) {
    const p = await page();
    const link = `${TERMS}${broken.startsWith('&items') ? '&items=1' : ''}${broken}`;
    const frame = await ready(p, bankPage(site, { attributes: `alone lang="en" link="${link}"` }));
    await frame.waitForSelector('main .error[role="alert"]');
    equal(await frame.locator('.statement').count(), 0, broken);
  }
});

test('statement: nobody who opens the page alone speaks for the bank', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${site.widget}/widget.html?alone#${LINK}&lang=en`);
  await p.waitForSelector('.statement');
  const table = await words(site, 'en');
  assert(plain(await p.locator('.statement').innerText()).includes(plain(table.get('statement.entered'))), 'the bank\'s word');
  assert(await p.locator('.inputs').isVisible(), 'no form');
});

test('statement: the checkout page of the demo bank goes on once it is confirmed', async ({ site, page }) => {
  const p = await page({ viewport: PHONE });
  await p.goto(`${site.widget}/demo/checkout.html`);
  await hears(p, 'ready');
  equal(await heard(p, 'warn.link_dropped'), [], 'the link');
  assert(await p.locator('#pay').isDisabled(), 'paid before anything was read');
  await accessible(p, 'the checkout page');
  const frame = inside(p);
  await frame.locator('.reading').scrollIntoViewIfNeeded();
  await enabled(frame);
  await frame.locator(BUTTON).click();
  const [{ detail }] = await hears(p, 'statement.confirmed');
  assert(await p.locator('#pay').isEnabled(), 'the page does not go on');
  equal(await p.innerText('#confirmed'), detail.hash);
  equal(await p.evaluate(() => window.violations), []);
});
