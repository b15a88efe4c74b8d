// What every tool promises, whichever the bank offers: an answer first, figures, a picture with its table, and a
// kind word where an input cannot be used.

import { readFile } from 'node:fs/promises';

import {
  DESKTOP, LANGS, PHONE, figures, fine, looksRight, open, plain, tools, visit,
} from '../harness/customer.mjs';
import { assert, test, until } from '../harness/test.mjs';

const sample = JSON.parse(await readFile(new URL('../../../public/banks/sample.json', import.meta.url), 'utf8'));
// At the sample bank's defaults nothing moves their answer: a smaller down payment than the bank asks for is no offer.
const UNMOVED = ['affordability'];
const TEXT = '.inputs .field:not([hidden]) input[type="text"]';

for (const [place, tool] of tools(sample).entries()) {
  for (const [step, lang] of LANGS.entries()) {
    const turn = place + step;
    const [device, size] = turn % 2 ? ['desktop', DESKTOP] : ['phone', PHONE];
    const theme = turn % 3 ? 'light' : 'dark';
    test(`tools: ${tool} in ${lang} on a ${device} in ${theme} answers, explains and forgives`, async (world) => {
      const me = await visit(world, { lang, size, theme });
      await open(me, tool);
      const said = async () => plain(await me.frame.locator('.headline').innerText());
      await until(async () => (await said()).length > 10, 'an answer');
      assert((await figures(me)).length >= 3, 'fewer than three figures');
      assert((await me.frame.locator('figure.chart').count()) > 0, 'no picture');
      await looksRight(me, 'the answer');

      for (const details of await me.frame.locator('.more, .table, .method').all()) {
        await details.locator('> summary').click();
      }
      await me.frame.locator('.table[open] tbody tr').first().waitFor();
      await looksRight(me, 'everything open');

      // Levers and next steps are looked at once the answer has stayed for a moment, both at the same time.
      await me.frame.locator('li:not([hidden]) > .next-step').first().waitFor();
      const lever = me.frame.locator('li:not([hidden]) > .lever');
      const levers = await lever.count();
      assert(levers > 0 === !UNMOVED.includes(tool), `${levers} levers`);

      const field = me.frame.locator(TEXT).first();
      const before = await said();
      await field.fill('abc');
      await field.blur();
      await me.frame.locator('.fault-summary').waitFor();
      assert((await field.inputValue()) === 'abc', 'what was typed is gone');
      assert((await said()) === before, 'the last answer is gone');
      await looksRight(me, 'an input that is no number');
      await me.frame.locator('.beneath > .link').click();
      await until(async () => (await me.frame.locator('.fault-summary').count()) === 0, 'the fault to go');
      assert((await said()) === before, 'another answer to the same figures');

      if (levers > 0) {
        await lever.first().waitFor();
        await lever.first().click();
        await until(async () => (await said()) !== before, 'another answer after a tap on a lever');
      }
      fine(me);
    });
  }
}

test('tools: every next step leads to a screen', async (world) => {
  const me = await visit(world, { lang: 'en' });
  for (const tool of tools(me.bank)) {
    await open(me, tool);
    await me.frame.waitForSelector('.next');
    const steps = await me.frame.locator('button.next-step').count();
    assert(steps > 0, `${tool} leads nowhere`);
    for (let step = 0; step < steps; step += 1) {
      await me.frame.locator('button.next-step').nth(step).click();
      await until(async () => (await me.frame.locator(`[data-tool="${tool}"]`).count()) === 0, 'another screen');
      await me.frame.waitForSelector('#fp-title');
      await me.frame.locator('.back').click();
      await me.frame.waitForSelector(`[data-tool="${tool}"]`);
    }
    await me.frame.locator('.back').click();
    await me.frame.waitForSelector('.wishes');
  }
});
