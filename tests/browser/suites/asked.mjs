// What the list follows besides the answers: a calculation, a question beside it, where the customer comes from.

import { of } from '../harness/answers.mjs';
import {
  LANGS, PHONE, fine, focused, headline, looksRight, open, openDetails, plain, press, say, titled, type,
  visit,
} from '../harness/customer.mjs';
import { card, listed, opened, product, shown, suited } from '../harness/suggestions.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, ready } from '../harness/widget.mjs';

test('suggestions: a calculation leads to products for its numbers, and a product back to the calculation', async (world) => {
  const me = await visit(world, { at: '#tool=mortgage&amount=1500000&annual_rate=4.9&term=20' });
  await headline(me, '9,816.66');
  await me.frame.locator('.next-step', { hasText: say(me, 'mortgage.next.suggestions') }).click();
  await titled(me, say(me, 'suggest.title'));
  const numbers = me.frame.locator('main .for');
  assert(plain(await numbers.innerText()).includes('¥1,500,000'), await numbers.innerText());
  equal((await shown(me))[0], 'home_loan');
  assert((await card(me, 'home_loan').locator('.reason').innerText()).length > 0, 'no reason');
  await looksRight(me, 'products for a calculation');
  await (await opened(me, 'home_loan')).locator('.calculate').click();
  await titled(me, say(me, 'mortgage.title'));
  // The same amount and term, at the upper end of the product's range: 1,500,000 at 3.5 % over 240 months.
  await headline(me, '8,699.40');
  await me.frame.locator('.back').click();
  await me.frame.locator('.sheet').waitFor();
  await listed(me);
  await numbers.locator('button').click();
  await until(async () => (await numbers.count()) === 0, 'without the numbers');
  fine(me);
});

for (const lang of LANGS) {
  test(`suggestions: in ${lang} the owner sees the loan that she calculated, and no question before it`, async (world) => {
    const me = await visit(world, { lang, size: PHONE, at: `#tool=business_loan&lang=${lang}` });
    await me.frame.waitForSelector('.next');
    await me.frame.locator('.next-step', { hasText: say(me, 'business_loan.next.suggestions') }).click();
    await titled(me, say(me, 'suggest.title'));
    equal((await shown(me))[0], 'business_loan');
    await looksRight(me, 'products for a business');
    fine(me);
  });

  test(`suggestions: in ${lang} a product one question away asks it on the spot, and the answer can be taken back`, async (world) => {
    const me = await visit(world, { lang, size: PHONE });
    await open(me, 'suggestions');
    const before = await shown(me);
    assert(!before.includes('home_loan'), 'a loan that nobody asked for');
    const group = me.frame.locator('.ask fieldset');
    equal(await group.locator('legend').innerText(), say(me, 'suggest.ask.need'));
    await looksRight(me, 'a question beside the list');
    await press(me, group.locator('button', { hasText: say(me, 'need.home') }));
    await focused(me, 'fp-product-home_loan');
    equal((await shown(me))[0], 'home_loan');
    // A second answer adds to the first.
    await press(me, group.locator('button', { hasText: say(me, 'need.protection') }));
    await focused(me, 'fp-product-term_life');
    const both = await shown(me);
    assert(both.includes('home_loan') && both.includes('term_life'), both.join(' '));
    await looksRight(me, 'answers beside the list');
    for (let left = 2; left > 0; left -= 1) {
      await press(me, me.frame.locator('main .for button').first());
      await focused(me, 'fp-fits');
    }
    equal(await shown(me), before, 'as before');
    fine(me);
  });
}

test('suggestions: a loan that does not lend as much is not shown for the amount', async (world) => {
  const me = await visit(world, { at: '#tool=instalment_cost&amount=300000&periods=12' });
  await me.frame.waitForSelector('.next');
  await me.frame.locator('.next-step', { hasText: say(me, 'instalment_cost.next.suggestions') }).click();
  await titled(me, say(me, 'suggest.title'));
  assert(!(await shown(me)).includes('personal_loan'), 'a loan of at most 200,000');
  const others = await openDetails(me, '.withheld');
  assert((await others.innerText()).includes(say(me, 'why_not.loan_amount')), 'no reason');
});

test('suggestions: what can be afforded leads to products, too', async (world) => {
  const me = await visit(world);
  await open(me, 'affordability');
  await type(me, 'affordability-wanted', '900000');
  await me.frame.locator('.next > button.next-step').click();
  await titled(me, say(me, 'suggest.title'));
  assert(plain(await me.frame.locator('main .for').innerText()).includes('¥900,000'), 'the amount');
});

test('suggestions: the bank\'s page says where the customer comes from, and the list follows it', async (world) => {
  const me = await visit(world);
  const said = (name, value) => me.page.evaluate(([key, text]) => {
    document.querySelector('finplan-widget').setAttribute(key, text);
  }, [name, value]);
  // Why a product is not shown; nothing where it is shown. A new list comes closed.
  const reason = async (id) => {
    await me.frame.locator('.withheld').evaluate((/** @type {HTMLDetailsElement} */ one) => { one.open = true; });
    const row = me.frame.locator('.withheld > ul > li', { hasText: product(me, id).name.en });
    return (await shown(me)).includes(id) ? '' : plain(await row.innerText());
  };
  const has = async (id, key) => (await reason(id)).includes(say(me, key).split('{')[0].trim());
  await suited(me, of(me.bank.questionnaire, 'C4', { horizon: 'later', liquidity: 'any', means: 'over_6m' }));
  assert(await has('structured_92', 'why_not.channel'), 'a product of the branches, on the site');
  await said('channel', 'branch');
  await until(async () => !(await has('structured_92', 'why_not.channel')), 'a product of the branches, at a branch');
  assert(!(await has('wealth_private', 'why_not.region')), 'a product of the region of the document');
  await said('region', 'west');
  await until(() => has('wealth_private', 'why_not.region'), 'a product of other regions');
  await said('region', '');
  await until(async () => !(await has('wealth_private', 'why_not.region')), 'the region of the document');
  const refused = (change) => me.page.evaluate(async (wish) => {
    const widget = await window.finplan.create('finplan-widget', {});
    return widget.update(wish).then(() => '', ({ message }) => message);
  }, change);
  assert((await refused({ channel: 'pigeon' })).includes('channel.set'), 'a channel that there is not');
  assert((await refused({ region: 'Far West' })).includes('region.set'), 'no name of a region');
});

test('suggestions: region and channel count from the first screen on', async ({ site, page }) => {
  const p = await page();
  const attributes = 'lang="en" link="screen=suggestions" region="west" channel="branch"';
  const frame = await ready(p, bankPage(site, { attributes }));
  const withheld = frame.locator('.withheld');
  await withheld.locator('> summary').click();
  await until(async () => (await withheld.innerText()).includes('Offered in some regions only'), 'a product of other regions');
  assert(!(await withheld.innerText()).includes('Not offered here'), 'a product of other channels');
});
