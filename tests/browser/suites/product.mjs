// The screen of a product, and the way to it and back.

import { of } from '../harness/answers.mjs';
import { PHONE, alone, fine, focused, home, looksRight, open, say, titled, visit } from '../harness/customer.mjs';
import { card, listed, opened, product, shown, suited } from '../harness/suggestions.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { heard } from '../harness/widget.mjs';

const BROAD = { horizon: 'later', liquidity: 'any', means: 'over_6m' };

test('product: it is an entry of the browser\'s history, and back finds the list as it was left', async (world) => {
  const me = await alone(world, { size: PHONE });
  await suited(me, of(me.bank.questionnaire, 'C4', BROAD));
  const last = (await shown(me)).at(-1);
  const at = () => me.frame.evaluate(() => Math.round(scrollY));
  await card(me, last).scrollIntoViewIfNeeded();
  const there = await at();
  assert(there > 500, `the list is scrolled by ${there} px`);
  await opened(me, last);
  await until(async () => (await at()) === 0, 'the top of the product');
  await me.page.goBack();
  await titled(me, say(me, 'suggest.title'));
  await focused(me, `fp-product-${last}`);
  await until(async () => Math.abs((await at()) - there) < 4, 'the place on the list');
  await me.page.goForward();
  await me.frame.locator(`.sheet[data-product="${last}"]`).waitFor();
  // Whoever comes on another way begins at the top.
  await me.frame.locator('.back').click();
  await focused(me, `fp-product-${last}`);
  await home(me);
  await open(me, 'suggestions');
  await focused(me, 'fp-title');
});

test('product: on a bank\'s page the host hears of it, and back leads to its card', async (world) => {
  const me = await visit(world, { size: PHONE });
  await suited(me, of(me.bank.questionnaire, 'C4', BROAD));
  const last = (await shown(me)).at(-1);
  await opened(me, last);
  equal((await heard(me.page, 'view.shown')).at(-1).detail.view, 'product');
  await me.page.evaluate(() => history.back());
  await titled(me, say(me, 'suggest.title'));
  await focused(me, `fp-product-${last}`);
  const seen = async () => {
    const box = await card(me, last).boundingBox();
    return box && box.y > -box.height && box.y < PHONE.height;
  };
  await until(seen, 'the card in view');
});

test('product: loaded anew, the list says again what may be seen', async (world) => {
  const me = await alone(world);
  await open(me, 'suggestions');
  await opened(me, 'demand');
  await me.page.reload();
  await titled(me, say(me, 'suggest.title'));
  await me.frame.waitForSelector('.product');
  equal(await me.frame.locator('.sheet').count(), 0, 'a product of before');
});

test('product: the words that the law wants are in view with the way on', async (world) => {
  const me = await visit(world, { lang: 'zh-CN', size: { width: 360, height: 740 } });
  await suited(me, of(me.bank.questionnaire, 'C4', BROAD));
  for (const id of await shown(me)) {
    const sheet = await opened(me, id);
    const [top, bottom] = await sheet.locator('.onward').evaluate((block) => [
      block.querySelector('.risk-words').getBoundingClientRect().top, block.querySelector('.primary').getBoundingClientRect().bottom,
    ]);
    assert(bottom - top < 600, `${id}: ${Math.round(bottom - top)} px from the first word to the button`);
    const words = await sheet.locator('.onward .risk-words').first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    assert(words >= 14, `${id}: words of ${words} px`);
    await listed(me);
  }
});

test('product: eight products stand on three phone screens', async (world) => {
  const me = await alone(world, { lang: 'zh-CN', size: { width: 360, height: 740 } });
  await suited(me, of(me.bank.questionnaire, 'C4', BROAD));
  // With everything above them: headings and the required words of each group.
  const eighth = (await shown(me))[7];
  const end = await card(me, eighth).evaluate((one) => one.getBoundingClientRect().bottom + scrollY);
  assert(end <= 3 * 740, `${Math.round(end)} px`);
});

test('product: what stands above a group is true of it', async (world) => {
  const me = await visit(world, {});
  await suited(me, of(me.bank.questionnaire, 'C5', { age: 'from_18', means: 'to_300k', goal: 'growth', horizon: 'later', liquidity: 'any' }));
  const { heading, reason } = me.bank.segments.find(({ id }) => id === 'young_starter');
  const said = me.frame.locator('.for-you');
  equal(await said.count(), 1);
  assert((await said.innerText()).includes(reason.en) && (await said.innerText()).includes(heading.en), await said.innerText());
  const group = me.frame.locator('.group', { has: said });
  const ids = await group.locator('.product').evaluateAll((all) => all.map((one) => one.dataset.product));
  for (const id of ids) assert(product(me, id).minimum <= 1000 && product(me, id).cash_days <= 3, `${id} is not low and liquid`);
});

test('product: what is not listed any more says so, and leads to the list', async (world) => {
  const me = await visit(world, {});
  await suited(me, of(me.bank.questionnaire, 'C4', { ...BROAD, means: 'over_6m' }));
  await opened(me, 'wealth_private');
  await me.page.evaluate(() => document.querySelector('finplan-widget').setAttribute('region', 'west'));
  await titled(me, say(me, 'product.gone'));
  await looksRight(me, 'a product that is gone');
  await me.frame.locator('main .plain').click();
  await titled(me, say(me, 'suggest.title'));
  await focused(me, 'fp-title');
  fine(me);
});
