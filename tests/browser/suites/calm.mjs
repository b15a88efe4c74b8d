// The calm way: larger, one thing at a time, with a number to call and a sheet for the family.

import {
  PHONE, alone, changed, fine, focused, home, looksRight, plain, say, visit,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { card } from '../harness/widget.mjs';

const letters = ({ frame }) => frame.locator('.fp').evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
const figure = async ({ frame }) => plain(await frame.locator('#fp-figure').innerText());
const shown = ({ frame }, selector) => frame.locator(selector).first().isVisible();

test('calm: chosen in the bar it holds for the visit, shows one thing at a time and loses nothing', async (world) => {
  for (const [lang, theme] of [['zh-CN', 'light'], ['zh-TW', 'dark'], ['en', 'light']]) {
    const me = await alone(world, { lang, theme, size: { width: 360, height: 740 }, link: 'tool=mortgage&amount=1200000' });
    const before = await letters(me);
    await me.frame.locator('.headline').waitFor();
    const stood = await figure(me);
    await me.frame.locator('#fp-larger').click();
    await focused(me, 'fp-larger');
    equal(await me.frame.locator('#fp-larger').getAttribute('aria-pressed'), 'true');
    equal(await letters(me), before * 1.25);
    equal(await figure(me), stood, 'what was filled in');
    equal([await shown(me, '.one-number'), await shown(me, '.inputs'), await shown(me, '.beside')], [true, false, false]);
    await me.frame.locator('.calm-way .print').waitFor();
    await looksRight(me, `the calm way, ${lang} ${theme}`);

    // One press moves the amount, and the figure with it.
    const value = () => me.frame.locator('.calm-value').innerText().then(plain);
    const amount = await value();
    await me.frame.locator('.calm-step').last().click();
    await until(async () => await figure(me) !== stood, 'another figure');
    assert(await value() !== amount, 'the number stands still');
    const title = () => me.frame.locator('.one-number h2').innerText();
    const first = await title();
    await me.frame.locator('.one-number .link').click();
    await until(async () => await title() !== first, 'the next number');

    // Everything is one press away, with what was set.
    await me.frame.locator('.calm-all').click();
    await until(() => shown(me, '.inputs'), 'the fields');
    equal(await shown(me, '.one-number'), false, 'two ways at once');
    equal(await me.frame.locator('#fp-mortgage-amount').inputValue(), lang === 'en' ? '1,250,000' : '125');
    await looksRight(me, `all of it on the calm way, ${lang} ${theme}`);

    await home(me);
    equal(await letters(me), before * 1.25, 'letters of home');
    await looksRight(me, `home on the calm way, ${lang} ${theme}`);
    await me.frame.locator('#fp-larger').click();
    equal(await letters(me), before);
    fine(me);
  }
});

test('calm: what has to be mended is shown with its field, though fields are left out', async (world) => {
  const me = await alone(world, { lang: 'zh-CN', size: PHONE, link: 'tool=mortgage' });
  await me.frame.locator('.headline').waitFor();
  await me.frame.locator('#fp-mortgage-amount').fill('x');
  await me.frame.locator('#fp-larger').click();
  await until(() => shown(me, '#fp-mortgage-amount'), 'the field');
  equal(await shown(me, '.one-number'), false, 'a number that cannot be read');
});

test('calm: the bank is one tap away, on the calm way and among the next steps', async (world) => {
  const me = await alone(world, { lang: 'zh-TW', size: PHONE, link: 'tool=mortgage' });
  await me.frame.locator('.next').waitFor();
  const number = `tel:${me.bank.institution.phone.replace(/\D/g, '')}`;
  equal(await me.frame.locator('.next a').getAttribute('href'), number);
  await me.frame.locator('#fp-larger').click();
  equal(await me.frame.locator('.calm-way .call').getAttribute('href'), number);
  const { width, height } = await me.frame.locator('.calm-way .call').boundingBox() || { width: 0, height: 0 };
  assert(width > 250 && height > 60, `${width} x ${height} is no large button`);
});

test('calm: the sheet for the family has the answer first, what was entered, and room for notes', async (world) => {
  const me = await alone(world, { lang: 'zh-CN', size: PHONE, link: 'tool=mortgage' });
  await me.frame.locator('#fp-larger').click();
  const print = me.frame.locator('.calm-way .print');
  await print.waitFor();
  equal(plain(await print.innerText()), plain(say(me, 'calm.print')));
  await me.frame.evaluate(() => {
    const seen = () => [...document.querySelectorAll('[data-table="months"] tr[data-row]')].length;
    window.print = () => { document.body.dataset.printed = String(seen()); };
  });
  await print.click();
  await until(() => me.frame.evaluate(() => document.body.dataset.printed), 'the sheet');
  equal(await me.frame.evaluate(() => document.body.dataset.printed), '360', 'rows on paper');
  await me.page.emulateMedia({ media: 'print' });
  const top = async (selector) => (await me.frame.locator(selector).first().boundingBox())?.y ?? NaN;
  const order = await Promise.all(['.paper-head', '#fp-figure', '.paper dl', '.chart', '.paper-notes', '.paper-foot ul'].map(top));
  assert(order.every((y, place) => place === 0 || y > order[place - 1]), `not from top to bottom: ${order}`);
  equal([await shown(me, '.calm-way'), await shown(me, '.inputs')], [false, false], 'what can be pressed');
});

test('calm: a questionnaire that a link opens has its words, and one thing to do before the other', async (world) => {
  const me = await alone(world, { lang: 'zh-CN', size: PHONE, link: 'screen=risk_profile' });
  await me.frame.locator('#fp-larger').click();
  const call = me.frame.locator('.quiz .call');
  equal(plain(await call.innerText()), plain(say(me, 'calm.call').replace('{phone}', me.bank.institution.phone)));
  const ground = (one) => one.evaluate((element) => getComputedStyle(element).backgroundColor);
  assert(await ground(call) !== await ground(me.frame.locator('.quiz .actions .primary')), 'two buttons of one weight');
  await looksRight(me, 'the introduction on the calm way');
  fine(me);
});

test('calm: a bank may begin so, and everybody may leave it', async (world) => {
  const me = await changed(world, { lang: 'en', size: PHONE }, (bank) => { bank.calm = true; });
  equal(await letters(me), 20);
  await (await card(me.frame, 'mortgage')).click();
  await until(() => shown(me, '.one-number'), 'one number');
  await me.frame.locator('#fp-larger').click();
  await until(() => shown(me, '.inputs'), 'the fields');
  equal(await letters(me), 16);
});

test('calm: without a wish nobody is led there', async (world) => {
  const me = await visit(world, { lang: 'en', size: PHONE });
  equal(await me.frame.locator('.calm, .calm-way').count(), 0);
});
