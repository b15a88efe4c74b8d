// Charts and tables are read at a tables: names at the lines, no word on another, the column that matters in view.

import {
  DESKTOP, alone, fine, looksRight, openDetails, say, tools,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';

const NARROW = { width: 320, height: 640 };
const PHONE = { width: 360, height: 740 };
const TABLE = '.tables > .tables > .table';

async function opened(world, tool, { lang, ...who }) {
  const me = await alone(world, { lang, link: `tool=${tool}&lang=${lang}`, ...who });
  await me.frame.waitForSelector('figure.chart svg');
  return me;
}

/** The first table of the tool that is open, with its rows. */
async function firstTable(me) {
  const name = await me.frame.locator(TABLE).first().getAttribute('data-table');
  const table = await openDetails(me, `.table[data-table="${name}"]`);
  await table.locator('tbody tr[data-row]').first().waitFor();
  return table;
}

/** Cells of the first two columns that are out of sight, and cells that take more than a line. Runs at a table. */
function unread(table) {
  const wrong = [];
  const box = table.querySelector('.scroller').getBoundingClientRect();
  for (const row of table.querySelectorAll('tr[data-row], thead tr')) {
    for (const [place, cell] of [...row.cells].entries()) {
      const { left, right } = cell.getBoundingClientRect();
      if (place < 2 && (left < box.left - 1 || right > box.right + 1)) wrong.push(`out of sight: ${cell.textContent}`);
      const seen = [...cell.querySelectorAll('.whole')].find((one) => one.checkVisibility()) || cell;
      const range = document.createRange();
      range.selectNodeContents(seen);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 2).map(({ top }) => Math.round(top)));
      if (lines.size > 1 && !cell.matches('.words, .long')) wrong.push(`on ${lines.size} lines: ${cell.textContent}`);
    }
  }
  return wrong;
}

for (const { lang, size } of [{ lang: 'zh-CN', size: PHONE }, { lang: 'en', size: PHONE }, { lang: 'zh-TW', size: NARROW }]) {
  test(`tables: at ${size.width} px in ${lang} the first two columns of every tool's first table are in view, unbroken`, async (world) => {
    const me = await opened(world, 'mortgage', { lang, size });
    for (const tool of tools(me.bank)) {
      await me.page.goto(`${world.site.widget}/widget.html#tool=${tool}&lang=${lang}`);
      await me.page.reload();
      await me.frame.waitForSelector(`[data-tool="${tool}"] figure.chart svg`);
      const table = await firstTable(me);
      equal(await table.evaluate(unread), [], tool);
      await looksRight(me, `${tool} with its table`);
    }
    fine(me);
  });
}

test('tables: at 360 px the mortgage\'s years show balance, principal and interest without a move, in whole numbers', async (world) => {
  const me = await opened(world, 'mortgage', { lang: 'zh-CN', size: PHONE });
  const table = await firstTable(me);
  const row = table.locator('tr[data-row]').nth(9);
  const seen = await row.evaluate((/** @type {HTMLTableRowElement} */ one) => {
    const box = one.closest('.scroller').getBoundingClientRect();
    const whole = (cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return left >= box.left && right <= box.right + 0.5;
    };
    const text = (cell) => [...cell.querySelectorAll('.whole')].find((part) => part.checkVisibility())?.textContent ?? cell.textContent;
    return [...one.cells].filter(whole).map(text);
  });
  const columns = await table.locator('thead th').allInnerTexts();
  equal(columns.slice(0, 4), ['年', '剩余本金', '本金', '利息']);
  // The tenth year of a million over thirty years at 3.5 %: 774,268.35, 26,285.02 and 27,600.38.
  equal(seen.slice(0, 4), ['第 10 年', '774,268', '26,285', '27,600']);
  assert(await table.locator('.whole-note').isVisible(), 'nothing says that it is rounded');
  // A screen reader reads the cents.
  equal(await row.locator('.exact').first().textContent(), '774,268.35');
  equal(await row.locator('.whole').first().getAttribute('aria-hidden'), 'true');
  equal(await row.getAttribute('class'), 'pointed', 'the year in which half of the interest is paid');
  equal(await table.locator('.pointed').count(), 1, 'rows that are marked');

  const wide = await opened(world, 'mortgage', { lang: 'zh-CN', size: DESKTOP });
  const years = await firstTable(wide);
  equal((await years.locator('tr[data-row]').nth(9).locator('td').allInnerTexts())[0], '774,268.35');
  assert(!(await years.locator('.whole-note').isVisible()), 'it says that it is rounded');
});

test('tables: the name of a row stays in view, and the edge behind which there is more is shaded until the end', async (world) => {
  const me = await opened(world, 'refinance', { lang: 'zh-CN', size: PHONE });
  const table = await firstTable(me);
  const scroller = table.locator('.scroller');
  const edge = async () => {
    const { x, y, width, height } = await scroller.boundingBox();
    const clip = { x: x + width - 13, y: y + height - 12, width: 12, height: 8 };
    const picture = await me.page.screenshot({ clip });
    // The page around allows no pictures from elsewhere.
    const judge = await world.page({});
    return judge.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const line = context.getImageData(0, Math.floor(image.height / 2), image.width, 1).data;
      return { from: line[0], to: line[4 * (image.width - 2)] };
    }, picture.toString('base64'));
  };
  await scroller.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const there = await edge();
  assert(there.from - there.to > 15, `no shade where there is more: ${JSON.stringify(there)}`);
  const lefts = () => table.locator('tbody th').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
  const before = await lefts();
  await scroller.focus();
  for (let press = 0; press < 20; press += 1) await me.page.keyboard.press('ArrowRight');
  await until(() => scroller.evaluate((one) => one.scrollLeft > 0 && one.scrollLeft + one.clientWidth >= one.scrollWidth - 1), 'the end');
  equal(await lefts(), before, 'where the names of the rows stand');
  const back = await table.locator('tbody th').first().evaluate((one) => getComputedStyle(one).backgroundColor);
  assert(!/, 0\)$|transparent/.test(back), `what scrolls shows through: ${back}`);
  const end = await edge();
  assert(Math.abs(end.from - end.to) <= 15, `a shade at the end: ${JSON.stringify(end)}`);
});

test('tables: on paper they keep the order of the report and every cent, however narrow the screen is', async (world) => {
  const init = () => {
    window.print = () => {
      /** @type {HTMLTableElement} */
      const table = document.querySelector('[data-table="years"] table');
      const seen = (part) => [...part.querySelectorAll('.whole')].filter((one) => one.checkVisibility()).length;
      window.printed = { rows: [0, 1].map((row) => [...table.rows[row].cells].map((cell) => cell.innerText)), whole: seen(document) };
    };
  };
  const me = await alone(world, { lang: 'en', size: PHONE, link: 'tool=mortgage&lang=en', init });
  await me.frame.waitForSelector('figure.chart svg');
  await me.page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
  await me.frame.locator('.tables > .plain').evaluate((/** @type {HTMLElement} */ button) => button.click());
  const { rows, whole } = await (await me.page.waitForFunction(() => window.printed)).jsonValue();
  equal(rows[0], ['year', 'payment', 'principal', 'interest', 'balance'].map((name) => say(me, `mortgage.column.${name}`)));
  equal(rows[1], ['1', '53,885.40', '19,191.31', '34,694.09', '980,808.69']);
  equal(whole, 0, 'rounded amounts on paper');
});
