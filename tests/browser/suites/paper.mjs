// Printing by the browser's own command, which the widget hears of only when it begins.

import { alone } from '../harness/customer.mjs';
import { equal, test, until } from '../harness/test.mjs';

const rows = (frame, id) => frame.evaluate((one) => {
  const lines = [...document.querySelectorAll(`[data-table="${one}"] tbody tr[data-row]`)];
  return [lines.length, document.querySelectorAll(`[data-table="${one}"] tr.gap`).length];
}, id);

test('paper: the browser\'s own command prints every row of a table that is open, and no other table', async (world) => {
  const me = await alone(world, { link: 'tool=mortgage&amount=1200000&annual_rate=3.1&term=30' });
  const months = () => rows(me.frame, 'months');
  await me.frame.locator('[data-table="months"] > summary').click();
  await until(async () => (await months())[0] > 0, 'rows');
  const [held] = await months();
  equal(held < 360, true, 'rows on the screen are few');
  for (let time = 0; time < 2; time += 1) {
    // Between the event and the layout for paper no task of the page runs, only what it does at once.
    const printed = await me.frame.evaluate(async () => {
      dispatchEvent(new Event('beforeprint'));
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      /** @type {NodeListOf<HTMLTableRowElement>} */
      const rows = document.querySelectorAll('[data-table="months"] tbody tr[data-row]');
      return [...rows].map((row) => row.cells[0].textContent);
    });
    equal([printed.length, new Set(printed).size], [360, 360], 'rows on paper');
    equal(await rows(me.frame, 'years'), [0, 0], 'rows of a table that is closed');
    equal(await me.frame.locator('.tables[data-whole]').count(), 0, 'other tables are opened');
    await me.frame.evaluate(() => dispatchEvent(new Event('afterprint')));
    await until(async () => (await months())[0] === held, 'the screen as it was');
  }
  // A screen that is gone prints nothing and breaks nothing.
  await me.frame.locator('.back').click();
  await me.frame.locator('.wishes').waitFor();
  await me.frame.evaluate(() => dispatchEvent(new Event('beforeprint')));
  equal(me.page.errors, []);
});
