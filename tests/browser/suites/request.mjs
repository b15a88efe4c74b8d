// A fund above the level, which is seen on request alone.

import { of } from '../harness/answers.mjs';
import {
  DESKTOP, LANGS, PHONE, fine, focused, home, looksRight, open, openDetails, plain, say, visit,
} from '../harness/customer.mjs';
import { card, grade, listed, opened, product, shown, suited } from '../harness/suggestions.mjs';
import { assert, equal, test } from '../harness/test.mjs';

for (const [place, lang] of LANGS.entries()) {
  const [size, theme] = place % 2 ? [DESKTOP, 'dark'] : [PHONE, 'light'];
  test(`suggestions: in ${lang} a fund above the level is seen on request alone, after the warning (R03)`, async (world) => {
    const me = await visit(world, { lang, size, theme });
    await suited(me, of(me.bank.questionnaire, 'C2', { horizon: 'later', liquidity: 'any', means: 'over_6m' }));
    await openDetails(me, '.withheld');
    const row = (id) => me.frame.locator('.withheld > ul > li', { hasText: product(me, id).name[lang] });
    equal(await row('wealth_365').locator('.request').count(), 0, 'a wealth product: the bank regime knows no request');
    const fund = row('index_fund');
    await fund.locator('.request > .link').click();
    await focused(me, 'fp-warning-index_fund');
    const warning = plain(await fund.locator('.request').innerText());
    assert(/R4/.test(warning) && warning.includes(product(me, 'index_fund').name[lang]), warning);
    await looksRight(me, 'the warning');
    const [leave, see] = await fund.locator('.request .actions button').all();
    assert(!(await fund.locator('.request input').isChecked()), 'ticked by default');
    assert(await see.isDisabled(), 'open without a confirmation');
    await leave.click();
    await fund.locator('.request > .link').click();
    assert(await see.isDisabled(), 'a confirmation that was left');
    await fund.locator('.request input').check();
    await see.click();
    const sheet = me.frame.locator('.sheet[data-product="index_fund"]');
    await sheet.waitFor();
    await focused(me, 'fp-title');
    const words = await sheet.locator('.risk-words').allInnerTexts();
    equal(plain(words.at(-1)), plain(say(me, 'suggest.request.tag')));
    equal(await sheet.locator('.place').count(), 0, 'a place in the order');
    await looksRight(me, 'the requested product');
    // It stays open to her, with the same word on its card.
    await listed(me);
    await openDetails(me, '.withheld');
    equal(plain(await card(me, 'index_fund').locator('.reason').innerText()), plain(say(me, 'suggest.request.tag')));
    await opened(me, 'index_fund');
    fine(me);
  });
}

test('suggestions: in the lowest category, and without a result, nothing can be asked for (R02, R03)', async (world) => {
  const me = await visit(world);
  await open(me, 'suggestions');
  await openDetails(me, '.withheld');
  equal(await me.frame.locator('.request').count(), 0, 'requests of a stranger');
  await home(me);
  const picks = of(me.bank.questionnaire, 'C4', { horizon: 'later', liquidity: 'any', means: 'over_6m' });
  const barred = me.bank.questionnaire.items.find(({ choices }) => choices.some(({ minimal }) => minimal));
  await suited(me, { ...picks, [barred.id]: barred.choices.find(({ minimal }) => minimal).id });
  const grades = (await shown(me)).map((id) => grade(product(me, id)));
  assert(grades.every((one) => one <= 1), `grades ${grades}`);
  await openDetails(me, '.withheld');
  equal(await me.frame.locator('.request').count(), 0, 'requests of the lowest category');
});
