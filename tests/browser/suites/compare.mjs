// Products side by side: what each column says, and which cells differ.

import { of } from '../harness/answers.mjs';
import { DESKTOP, LANGS, PHONE, fine, focused, looksRight, plain, say, visit } from '../harness/customer.mjs';
import { card, listed, opened, product, shown, suited } from '../harness/suggestions.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';

for (const [place, lang] of LANGS.entries()) {
  const [size, theme] = place % 2 ? [DESKTOP, 'dark'] : [PHONE, 'light'];
  test(`suggestions: in ${lang} up to four products stand side by side, and what differs is marked`, async (world) => {
    const me = await visit(world, { lang, size, theme });
    await suited(me, of(me.bank.questionnaire, 'C5', { horizon: 'later', liquidity: 'any', means: 'over_6m' }));
    const ids = (await shown(me)).slice(0, 5);
    await me.frame.locator('.picking').click();
    const toggle = (id) => card(me, id).locator('.ways-on .plain');
    const table = me.frame.locator('.compare table');
    await toggle(ids[0]).click();
    equal(await table.count(), 0, 'a table of one product');
    await toggle(ids[1]).click();
    await table.waitFor();
    await card(me, ids[1]).locator('.ways-on .link').click();
    await focused(me, 'fp-compare');
    for (const id of ids.slice(2, 4)) await toggle(id).click();
    await until(async () => (await table.locator('thead th').count()) === 4, 'four columns');
    assert(await toggle(ids[4]).isDisabled(), 'a fifth product');
    const names = await table.locator('thead th > span').allInnerTexts();
    equal(names, ids.slice(0, 4).map((id) => product(me, id).name[lang]), 'columns');

    const rows = await table.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => ({
      text: cell.querySelector('span:last-child:not(.visually-hidden)')?.textContent ?? cell.textContent,
      mark: Boolean(cell.querySelector('.mark')),
    }))));
    const types = rows[0].slice(1);
    equal(types.map(({ text }) => text), ids.slice(0, 4).map((id) => say(me, `kind.${product(me, id).type}`)));
    types.forEach(({ text, mark }) => equal(mark, text !== types[0].text, `the mark of ${text}`));
    for (const [place, id] of ids.slice(0, 4).entries()) {
      const words = plain(await table.locator('tbody tr').last().locator('td').nth(place).innerText());
      for (const { kinds, other_issuers: others, text } of me.bank.disclosures) {
        if (!kinds.includes(product(me, id).type) || (others && !product(me, id).issuer)) continue;
        for (const part of text[lang].split(/\{\w+\}/)) assert(words.includes(plain(part)), `${id} without ${part}`);
      }
    }
    await looksRight(me, 'the comparison');
    await table.locator('thead .link').first().click();
    await until(async () => (await table.locator('thead th').count()) === 3, 'three columns');
    assert(!(await toggle(ids[4]).isDisabled()), 'there is room again');
    // A product's own screen puts it beside the same.
    const sheet = await opened(me, ids[4]);
    await sheet.locator('.ways-on .plain').first().click();
    await until(async () => (await sheet.locator('.compare thead th').count()) === 4, 'four columns again');
    await listed(me);
    await until(async () => (await table.locator('thead th').count()) === 4, 'the same on the list');
    fine(me);
  });
}
