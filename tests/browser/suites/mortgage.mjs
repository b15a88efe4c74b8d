// The mortgage, to the cent. The expected figures come from schedules that were worked out independently, with the
// interest of each month rounded half-up (shared with the tests of the calculation as `amortisation.json`).

import { readFile } from 'node:fs/promises';

import {
  DESKTOP, PHONE, choose, figures, focused, headline, open, openDetails, plain, press, say, turn, type, visit,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';

/** 1,000,000 at 3.5 % over 360 months. */
const LEVEL = { payment: '4,490.45', last: '4,488.52', interest: '616,560.07', repaid: '1,616,560.07' };
const FALLING = { payment: '5,694.45', last: '2,785.08', interest: '526,457.92', repaid: '1,526,457.92' };

async function says(me, { payment, last, interest, repaid }) {
  await headline(me, payment);
  await headline(me, interest);
  equal(await me.frame.locator('.error:not(:empty), .stale-note').count(), 0, 'errors');
  equal((await figures(me)).slice(1).map(([, value]) => value), [payment, last, interest, repaid].map((sum) => `¥${sum}`));
}

const wrong = ({ frame }, input) => frame.locator(`[data-input="${input}"] .error`);

test('mortgage: an amount counts the same in 元, in 万 and in full-width digits', async (world) => {
  const me = await visit(world, { lang: 'zh-CN', size: PHONE });
  await open(me, 'mortgage');
  for (const text of ['100万', '1,000,000', '１００万', '0.01亿']) {
    await type(me, 'mortgage-amount', '50万');
    await headline(me, '2,245.2');
    await type(me, 'mortgage-amount', text);
    await says(me, LEVEL);
  }
});

test('mortgage: the button behind the amount turns 元 into 万元 and changes no figure', async (world) => {
  const me = await visit(world, { lang: 'zh-CN' });
  await open(me, 'mortgage');
  const field = me.frame.locator('#fp-mortgage-amount');
  const unit = me.frame.locator('[data-input="amount"] .unit.switch');
  await type(me, 'mortgage-amount', '100万');
  for (let twice = 0; twice < 2; twice += 1) {
    const before = await unit.innerText();
    await unit.click();
    await until(async () => (await unit.innerText()) !== before, 'another unit');
    const wan = (await unit.innerText()).includes(say(me, 'form.unit.wan'));
    equal((await field.inputValue()).replace(/,/g, ''), wan ? '100' : '1000000');
    await says(me, LEVEL);
  }
  if (!(await unit.innerText()).includes(say(me, 'form.unit.wan'))) await unit.click();
  await type(me, 'mortgage-amount', '452');
  await me.frame.locator('[data-input="amount"] .echo', { hasText: '4,520,000' }).waitFor();
});

test('mortgage: changing the method changes every figure, and back', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  await says(me, LEVEL);
  await choose(me, 'method', 'equal_principal');
  await says(me, FALLING);
  assert((await headline(me, '8.11')).includes('2,785.08'), 'the first step is missing');
  await choose(me, 'method', 'equal_installment');
  await says(me, LEVEL);
});

test('mortgage: the dial, its keys and the buttons beside it set what stands in the field that it is on', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  const slider = me.frame.locator('.dial .slider');
  const field = (input) => me.frame.locator(`#fp-mortgage-${input}`).inputValue();
  // 50,000 + 95 × 10,000 + 48 × 20,000; 1 % + 64 × 0.05 %; 1 year + 8.
  await turn(me, 'mortgage-amount', 143);
  await turn(me, 'mortgage-annual_rate', 64);
  await turn(me, 'mortgage-term', 8);
  await choose(me, 'method', 'equal_principal');
  equal(plain(await field('amount')).replace(/,/g, ''), '1960000');
  equal(await field('annual_rate'), '4.2');
  equal(await field('term'), '9');
  await says(me, { payment: '25,008.15', last: '18,211.47', interest: '373,869.96', repaid: '2,333,869.96' });
  await me.frame.locator('#fp-mortgage-annual_rate').focus();
  await slider.press('ArrowRight');
  await until(async () => (await field('annual_rate')) === '4.25', 'one step more');
  await me.frame.locator('.dial-row .step').first().click();
  await until(async () => (await field('annual_rate')) === '4.2', 'one step less');
  await me.frame.locator('#fp-mortgage-amount').focus();
  const spoken = await slider.getAttribute('aria-valuetext');
  assert(/1960000|1\.96 million/.test(spoken.replace(/,/g, '')), spoken);
});

test('mortgage: what cannot be read is said at its field and kept, and the answer waits', async (world) => {
  const me = await visit(world, { lang: 'zh-CN', size: PHONE });
  await open(me, 'mortgage');
  const field = me.frame.locator('#fp-mortgage-amount');
  for (const [text, key] of [
    ['abc', 'error.not_a_number'], ['', 'error.required'], ['4万', 'error.too_small'], ['2001万', 'error.too_large'],
  ]) {
    await type(me, 'mortgage-amount', text);
    await wrong(me, 'amount').waitFor();
    const [start] = say(me, key).replace('{label}', say(me, 'mortgage.amount')).split('{');
    await until(async () => plain(await wrong(me, 'amount').innerText()).startsWith(plain(start)), `${key} for “${text}”`);
    equal(await field.inputValue(), text, 'what was typed');
    equal(await field.getAttribute('aria-invalid'), 'true');
    const described = await field.getAttribute('aria-describedby');
    assert(await me.frame.locator(`#${described} .error`).isVisible(), 'the error does not describe the field');
    await headline(me, LEVEL.payment);
    await me.frame.waitForSelector('.stale-note');
  }
  await me.frame.locator('.fault-summary .link').click();
  equal(await me.frame.evaluate(() => document.activeElement.id), 'fp-mortgage-amount');
  await type(me, 'mortgage-amount', '100万');
  await says(me, LEVEL);
  equal(await field.getAttribute('aria-invalid'), null);
});

test('mortgage: an answer that waits looks so', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  const look = () => me.frame.locator('.headline').evaluate((one) => getComputedStyle(one).color);
  const before = await look();
  const figure = () => me.frame.locator('.large').innerText();
  assert((await figure()).includes('4,490'), await figure());
  await type(me, 'mortgage-amount', 'abc');
  await me.frame.waitForSelector('.stale-note');
  assert((await look()) !== before, 'the old answer looks like a current one');
  equal(plain(await figure()), '—', 'a figure of other entries');
});

test('mortgage: an unusual rate is calculated with a word of caution', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  await type(me, 'mortgage-annual_rate', '8');
  await me.frame.waitForSelector('[data-input="annual_rate"] .caution');
  await headline(me, '7,337.65');
  equal(await me.frame.locator('.stale-note').count(), 0, 'stale answers');
});

test('mortgage: the tables by year and by month hold every payment', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  const years = await openDetails(me, '.table[data-table="years"]');
  const cells = (row) => row.locator('th, td').allInnerTexts();
  equal(await years.locator('tr[data-row]').count(), 30);
  equal((await cells(years.locator('tr[data-row]').first())).slice(0, 3), ['Year 1', '980,808.69', '19,191.31']);
  const months = await openDetails(me, '.table[data-table="months"]');
  equal(await months.locator('table').getAttribute('aria-rowcount'), '361');
  equal(await cells(months.locator('tr[data-row]').first()), ['1', '998,426.22', '1,573.78', '2,916.67', '4,490.45']);
  // Rows are made when they come into view.
  await months.locator('.scroller').evaluate((one) => one.scrollTo(0, one.scrollHeight));
  const last = months.locator('tr[aria-rowindex="361"]');
  await last.waitFor();
  equal((await cells(last)).filter((_, place) => place !== 2 && place !== 3), ['360', '0.00', '4,488.52']);
});

test('mortgage: an open table follows a slider in the rows that it has, and a closed one when it opens', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  const months = await openDetails(me, '.table[data-table="months"]');
  const payment = months.locator('tr[data-row]').first().locator('td').nth(3);
  equal(await payment.innerText(), '4,490.45');
  const row = await months.locator('tr[data-row]').first().elementHandle();
  await turn(me, 'mortgage-amount', 145);
  await until(async () => (await payment.innerText()) === '8,980.89', 'the payment of twice the loan');
  assert(await row.evaluate((one) => one.isConnected), 'the rows were made anew');
  // As a search in the page opens it: without a press.
  const years = me.frame.locator('.table[data-table="years"]');
  await years.evaluate((/** @type {HTMLDetailsElement} */ one) => { one.open = true; });
  await until(async () => (await years.locator('tr[data-row]').first().locator('td').nth(3).innerText()) === '107,770.68', 'the year');
});

test('mortgage: wherever the schedule is scrolled to, its rows are there and in order', async (world) => {
  const me = await visit(world, { size: PHONE });
  await open(me, 'mortgage');
  const months = await openDetails(me, '.table[data-table="months"]');
  for (const part of [0.31, 0.5, 0.97, 0]) {
    const seen = () => months.locator('.scroller').evaluate((box) => {
      const { top, bottom } = box.getBoundingClientRect();
      const head = box.querySelector('thead').getBoundingClientRect().height;
      const rows = [...box.querySelectorAll('tr[data-row]')].filter((row) => {
        const one = row.getBoundingClientRect();
        return one.bottom > top + head && one.top < bottom;
      });
      return { room: Math.floor((bottom - top - head) / head), numbers: rows.map((row) => Number(row.cells[0].textContent)) };
    });
    await months.locator('.scroller').evaluate((box, share) => box.scrollTo(0, box.scrollHeight * share), part);
    const expected = Math.floor(361 * part);
    await until(async () => {
      const { room, numbers } = await seen();
      const inOrder = numbers.every((number, place) => number === numbers[0] + place);
      return numbers.length >= room && inOrder && Math.abs(numbers[0] - expected) <= 2;
    }, `the rows from ${expected}`);
  }
});

test('mortgage: the file holds the whole schedule, and its sums are the figures on the screen', async (world) => {
  const me = await visit(world, { lang: 'zh-TW' });
  await open(me, 'mortgage');
  const table = await openDetails(me, '.table[data-table="months"]');
  const saved = me.page.waitForEvent('download');
  await table.locator('.plain').click();
  const download = await saved;
  equal(download.suggestedFilename(), 'mortgage-months.csv');
  const text = await readFile(await download.path(), 'utf8');
  assert(text.startsWith('\ufeff') && text.endsWith('\r\n'), 'no mark or no line end: a spreadsheet would stumble');
  const [head, ...rows] = text.slice(1).trimEnd().split('\r\n').map((line) => line.split(','));
  const columns = ['period', 'payment', 'principal', 'interest', 'balance'];
  equal(head, columns.map((name) => say(me, `mortgage.column.${name}`)));
  equal(rows.length, 360);
  equal(rows[0], ['1', '4490.45', '1573.78', '2916.67', '998426.22']);
  equal(rows[179], ['180', '4490.45', '2650.65', '1839.80', '628137.02']);
  equal([rows[359][1], rows[359][4]], ['4488.52', '0.00']);
  const cents = (place) => rows.reduce((sum, row) => sum + BigInt(row[place].replace('.', '')), 0n);
  equal([1, 2, 3].map((place) => String(cents(place))), ['161656007', '100000000', '61656007'], 'sums');
});

test('mortgage: a suggested change is made with one press, and undone with one more', async (world) => {
  const me = await visit(world, { size: DESKTOP });
  await open(me, 'mortgage');
  const reset = me.frame.locator('.beneath > .link');
  assert(!(await reset.isVisible()), 'there is nothing to reset');
  await press(me, me.frame.locator('.lever').last());
  await focused(me, 'fp-answer');
  await says(me, FALLING);
  assert(await me.frame.locator('input[value="equal_principal"]').isChecked(), 'the form says something else');
  await reset.click();
  await says(me, LEVEL);
});

test('mortgage: who starts from a price says what is paid down', async (world) => {
  const me = await visit(world, { lang: 'zh-CN', size: PHONE });
  await open(me, 'mortgage');
  const field = (input) => me.frame.locator(`[data-input="${input}"]`);
  assert(!(await field('price').isVisible()) && (await field('amount').isVisible()), 'what stands there first');
  await openDetails(me, '.more');
  await choose(me, 'by', 'share');
  // 1,500,000 less 30 %: 1,050,000 over 30 years at 3.5 %.
  await headline(me, '4,714.97');
  assert((await field('price').isVisible()) && !(await field('amount').isVisible()), 'what stands there for a price');
  await type(me, 'mortgage-down_share', '10');
  await me.frame.locator('.warnings', { hasText: '最低比例' }).waitFor();
});

test('mortgage: a combination shows both loans and their sum', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  await choose(me, 'kind', 'combination');
  await headline(me, '4,295.63');
  const parts = await openDetails(me, '.table[data-table="parts"]');
  const cells = await parts.locator('tr[data-row]').first().locator('th, td').allInnerTexts();
  equal(cells, ['1', '998,321.04', '2,694.27', '1,601.36', '4,295.63']);
});

test('mortgage: both methods and a higher rate stand there without asking', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  const methods = await openDetails(me, '.table[data-table="methods"]');
  const cells = (row) => row.locator('th, td').allInnerTexts();
  equal((await cells(methods.locator('tr[data-row]').nth(1))).slice(1), ['5,694.45', '2,785.08', '526,457.92', '1,526,457.92']);
  const stress = await openDetails(me, '.table[data-table="stress"]');
  equal((await cells(stress.locator('tr[data-row]').nth(3))).slice(1, 3), ['6,320.68', '1,830.23']);
});

test('mortgage: what happens on the way is added and taken away', async (world) => {
  const me = await visit(world);
  await open(me, 'mortgage');
  await openDetails(me, '.more');
  await me.frame.locator('#fp-mortgage-events').click();
  await type(me, 'mortgage-events1_amount', '200000');
  // One month of 3.5 % on 200,000, by the sample bank's terms.
  await until(async () => (await figures(me)).some(([, value]) => value === '¥583.33'), 'the charge for prepaying');
  await me.frame.locator('.rows .row > .link').click();
  await says(me, LEVEL);
});
