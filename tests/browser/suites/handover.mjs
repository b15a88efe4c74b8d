// What a tool begins with, from a link, another tool or a kept scenario: an answer to what is in its fields, or none.

import { alone, figures, fine, headline, looksRight, open, plain, say, titled, type, visit } from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { heard } from '../harness/widget.mjs';

const step = (me, key) => me.frame.locator('.next-step', { hasText: say(me, key) });

/** Nothing on the screen is an answer, and the field says what is wrong. */
async function nothingYet(me, field, words) {
  await me.frame.locator('.fault-summary').waitFor();
  equal(plain(await me.frame.locator('.headline').innerText()), '', 'a sentence of somebody else');
  equal(await figures(me), [], 'figures of somebody else');
  equal(await me.frame.locator('figure.chart, .tables, .lever, .next-step').count(), 0, 'what follows from an answer');
  const told = plain(await me.frame.locator(`[data-input="${field}"] .error`).innerText());
  assert(told.includes(words), `the field says “${told}”`);
}

test('handover: a link beyond what the bank lends shows the field and no figure of anybody', async (world) => {
  // The tool goes to 40 years, the sample bank to 30.
  const me = await alone(world, { lang: 'en', link: 'tool=mortgage&amount=2000000&term=35' });
  await nothingYet(me, 'term', '30 years');
  await looksRight(me, 'no answer yet');
  await type(me, 'mortgage-term', '30');
  await headline(me, '30 years');
  assert((await figures(me)).length >= 3, 'no figures');
  // From now on there is a last answer, which is of these fields.
  await type(me, 'mortgage-term', '35');
  await me.frame.locator('.fault-summary').waitFor();
  await headline(me, '30 years');
  fine(me);
});

test('handover: a price that leaves more than is lent is no first answer either', async (world) => {
  const me = await alone(world, { lang: 'en', link: 'tool=mortgage&by=share&price=40000000&down_share=30' });
  await nothingYet(me, 'price', '28,000,000');
});

test('handover: a link opened over another answer does not borrow it', async (world) => {
  const me = await alone(world, { lang: 'en', link: 'tool=mortgage&amount=2000000&term=20' });
  await headline(me, '20 years');
  await me.frame.evaluate(() => { location.hash = '#tool=mortgage&amount=900000&term=35'; });
  await me.page.reload();
  await me.frame.waitForSelector('#fp-title');
  await nothingYet(me, 'term', '30 years');
});

test('handover: a kept scenario that the bank no longer takes shows no figure, and back leads to the answer', async (world) => {
  const me = await alone(world, { lang: 'en' });
  const key = `finplan:${me.bank.institution.id}:mortgage`;
  await me.frame.evaluate(([name, text]) => localStorage.setItem(name, text), [key, '1\n1\told\tterm=40\n2\tnew\tterm=20\n']);
  await me.page.reload();
  await me.frame.waitForSelector('#fp-title');
  await open(me, 'mortgage');
  const before = await headline(me, '30 years');
  await me.frame.locator('.keep button', { hasText: say(me, 'keep.open') }).first().click();
  await nothingYet(me, 'term', '30 years');
  await me.frame.locator('#fp-undo').click();
  await headline(me, before);
});

test('handover: more a month than can be saved is no next step, and no host hears of a broken link', async (world) => {
  const me = await visit(world, { lang: 'en', at: '#tool=card_debt&balance=5000000&monthly=2000000' });
  await titled(me, say(me, 'card_debt.title'));
  await headline(me, '2,000,000');
  await until(async () => !(await step(me, 'card_debt.next.save').isVisible()), 'the step to go');
  await type(me, 'card_debt-monthly', '200000');
  await step(me, 'card_debt.next.save').click();
  await titled(me, say(me, 'saving_goal.title'));
  await headline(me, '200,000');
  equal((await heard(me.page, 'warn.link_dropped')).length, 0, 'warnings');
});

test('handover: nothing suggests a longer loan than the bank gives', async (world) => {
  const me = await alone(world, { lang: 'en', link: 'tool=affordability&term=25&debts=1000' });
  await headline(me, '');
  const longer = me.frame.locator('.lever:visible', { hasText: '30 years' });
  await longer.click();
  await until(async () => (await me.frame.locator('#fp-affordability-term').inputValue()) === '30', '30 years');
  await until(async () => !(await me.frame.locator('.lever:visible', { hasText: '35 years' }).count()), 'no 35 years');
  equal(await me.frame.locator('.fault-summary').count(), 0, 'faults');
});
