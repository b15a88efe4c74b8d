// Receipts: an answer can be run again from its code, which stands on paper, too.

import { readdir, readFile } from 'node:fs/promises';

import {
  DESKTOP, PHONE, alone, fine, headline, home, looksRight, open, openDetails, plain, say, titled, type, visit,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';

/** Codes of the golden cases of today's engine, the one with the highest number; their date is 2026-11-23. */
const folder = new URL('../../receipt/', import.meta.url);
const number = (name) => Number(/^engine-(\d+)\.txt$/.exec(name)?.[1] ?? 0);
const [newest] = (await readdir(folder)).sort((one, other) => number(other) - number(one));
const golden = (await readFile(new URL(newest, folder), 'utf8')).split('\n').map((line) => line.split('\t'));
const code = (tool, inputs = '') => golden.find(([one, given]) => one === tool && given === inputs)[2];

/** The code of the answer, which comes a moment later: another one than before. */
async function own(me, before = '') {
  const code = async () => plain(await me.frame.locator('.receipt .code').textContent());
  await until(async () => (await code()) !== before, 'the code of the answer');
  return code();
}

async function enter(me, text) {
  await me.frame.locator('#fp-receipt').fill(text);
  await me.frame.locator('form .primary').click();
}

test('receipt: an answer\'s code brings it back, in whatever case it is typed', async (world) => {
  const me = await visit(world, { lang: 'zh-CN', size: PHONE });
  await open(me, 'mortgage');
  await openDetails(me, '.receipt');
  const usual = await own(me);
  await type(me, 'mortgage-amount', '123.4567万');
  await headline(me, '5,543.76');
  const said = plain(await me.frame.locator('.headline').innerText());
  const receipt = await own(me, usual);
  assert(/^([0-9A-Z]{5}-)+[0-9A-Z]{1,5}$/.test(receipt), `a code: ${receipt}`);
  await type(me, 'mortgage-amount', '50万');
  await headline(me, '2,245.2');
  await own(me, receipt);
  await home(me);
  await me.frame.locator('.aside .link').click();
  await titled(me, say(me, 'receipt.title'));
  await looksRight(me, 'the field for a code');
  await enter(me, receipt.toLowerCase().replaceAll('-', ' '));
  await titled(me, say(me, 'mortgage.title'));
  equal(await headline(me, '5,543.76'), said);
  const told = plain(await me.frame.locator('.reopened p').innerText());
  assert(told.includes(say(me, 'receipt.same').split('}')[1]), told);
  await looksRight(me, 'a receipt that was opened');
  await me.frame.locator('.reopened .link').click();
  await until(async () => (await me.frame.locator('.reopened').count()) === 0, 'the note to go');
  equal(await headline(me, '5,543.76'), said, 'what was entered stays');
  fine(me);
  equal(me.page.errors, []);
});

test('receipt: a link opens one as of its own date, with months that have passed', async ({ site, page }) => {
  const later = { lang: 'en', size: DESKTOP };
  const world = { site, page: async (options) => {
    const p = await page(options);
    await p.clock.setFixedTime(new Date('2028-02-01T12:00:00'));
    return p;
  } };
  const me = await alone(world, { ...later, link: `receipt=${code('prepayment')}` });
  await titled(me, say(me, 'prepayment.title'));
  await headline(me, '89,705.30');
  const told = plain(await me.frame.locator('.reopened p').innerText());
  equal(told, say(me, 'receipt.same').replace('{date}', '23 November 2026'));
  equal(await me.frame.locator('.fault-summary').count(), 0, 'faults');
  equal(await me.frame.locator('[data-input="month"] select').first().inputValue(), '2026');
  await me.frame.locator('.reopened .link').click();
  await me.frame.locator('.fault-summary').waitFor();
});

test('receipt: a code with a wrong character is refused and stays to be mended', async (world) => {
  const right = code('mortgage');
  const wrong = `${right.slice(0, 7)}${right[7] === '2' ? '3' : '2'}${right.slice(8)}`;
  const me = await alone(world, { lang: 'en', link: `receipt=${wrong}` });
  await titled(me, say(me, 'receipt.title'));
  const fault = me.frame.locator('#fp-receipt-note');
  await until(async () => (await fault.innerText()) === say(me, 'receipt.checksum'), 'a word on the checksum');
  equal(await me.frame.locator('#fp-receipt').inputValue(), wrong);
  await enter(me, 'hello!');
  await until(async () => (await fault.innerText()) === say(me, 'receipt.malformed'), 'a word on other texts');
  await enter(me, right);
  await headline(me, '4,490.45');
});

test('receipt: paper names the institution, the date, every input and the code', async (world) => {
  const me = await visit(world, { lang: 'en' });
  await open(me, 'mortgage');
  await headline(me, '4,490.45');
  const receipt = await own(me);
  await me.page.emulateMedia({ media: 'print' });
  const paper = plain((await me.frame.locator('.paper-head, .paper').allInnerTexts()).join(' '));
  const full = me.bank.institution.full;
  const name = typeof full === 'string' ? full : full.en;
  const inputs = ['amount', 'annual_rate', 'term', 'method'].map((input) => say(me, `mortgage.${input}`));
  for (const part of [name, say(me, 'receipt.date'), receipt, ...inputs, '¥1,000,000', '3.50%', '30 years']) {
    assert(paper.includes(plain(part)), `${part} in ${paper}`);
  }
  assert(!(await me.frame.locator('.inputs').isVisible()), 'fields on paper');
  await me.page.emulateMedia({ media: 'screen' });
  for (const part of await me.frame.locator('.paper-head, .paper').all()) {
    assert(!(await part.isVisible()), 'paper on the screen');
  }
});
