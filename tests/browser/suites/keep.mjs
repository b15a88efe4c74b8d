// What the customer keeps: scenarios side by side, on the device only when she asks, steps back, and links.

import { accessible } from '../harness/axe.mjs';
import {
  LANGS, PHONE, alone, figures, fine, focused, headline, looksRight, open, plain, say, type, visit,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { heard } from '../harness/widget.mjs';

const MORTGAGE = 'tool=mortgage&amount=1000000&annual_rate=3.5&term=30';

const stored = ({ frame }) => frame.evaluate(() => ({ ...localStorage }));
const add = ({ frame }) => frame.locator('.keep > .plain').click();
const scenarios = ({ frame }) => frame.locator('.kept .variant');
const names = ({ frame }) => frame.locator('.compare thead th').allInnerTexts();
const button = (me, key) => me.frame.getByRole('button', { name: say(me, key), exact: true });

async function start(world, options = {}) {
  const me = await alone(world, { link: MORTGAGE, ...options });
  await me.frame.waitForSelector('.keep');
  return me;
}

/** Two scenarios, of 30 and of 20 years, and 25 years in the fields. */
async function two(world, options) {
  const me = await start(world, options);
  await add(me);
  await type(me, 'mortgage-term', '20');
  await add(me);
  await until(async () => (await scenarios(me).count()) === 2, 'two scenarios');
  await type(me, 'mortgage-term', '25');
  return me;
}

/** The cells of the row of this name. */
async function row({ frame }, label) {
  for (const line of await frame.locator('.compare tr').all()) {
    const heading = line.locator('th').first();
    if (plain((await heading.textContent()) || '') !== label) continue;
    return (await line.locator('td').allTextContents()).map(plain);
  }
  return null;
}

async function term(me, years) {
  await until(async () => (await me.frame.locator('#fp-mortgage-term').inputValue()) === years, `${years} years`);
}

test('keep: scenarios stand beside what is entered, and differences are marked in words too', async (world) => {
  const me = await two(world);
  await until(async () => (await row(me, say(me, 'mortgage.term')))[2].endsWith('25 years'), 'the third column');
  equal(await names(me), ['Variant 1', 'Variant 2', 'Now']);
  const other = `≠ ${say(me, 'keep.differs')} `;
  equal(await row(me, say(me, 'mortgage.term')), ['30 years', `${other}20 years`, `${other}25 years`]);
  equal(await row(me, say(me, 'mortgage.amount')), Array(3).fill('¥1,000,000'));
  const payment = await row(me, say(me, 'mortgage.figure.first_payment'));
  const number = (text) => Math.round(Number(text.replace(/[^0-9.]/g, '')) * 100);
  const [first, second] = payment.map((text) => text.replace(other, ''));
  const [value, change] = second.split('+');
  equal(number(value) - number(first), number(change), 'the difference');
  equal(await me.frame.locator('.compare .mark').first().getAttribute('aria-hidden'), 'true');
});

test('keep: nothing is stored before it is asked for, and all of it goes again', async (world) => {
  const me = await two(world);
  equal(await stored(me), {}, 'stored before it was asked for');
  await me.frame.locator('.keep [type=checkbox]').check();
  const found = await stored(me);
  equal(Object.keys(found), [`finplan:${me.bank.institution.id}:mortgage`]);
  assert(!/4,?490|616,?560/.test(Object.values(found)[0]), 'a result is stored');
  await me.page.reload();
  await me.frame.waitForSelector('.keep');
  await until(async () => (await scenarios(me).count()) === 2, 'the scenarios after a reload');
  assert(await me.frame.locator('.keep [type=checkbox]').isChecked(), 'no tick');
  await button(me, 'keep.clear').click();
  equal(await stored(me), {}, 'stored after everything was erased');
  await focused(me, 'fp-keep-undo');
  await me.page.keyboard.press('Enter');
  await until(async () => (await scenarios(me).count()) === 2, 'the scenarios once they are taken back');
  equal(Object.keys(await stored(me)).length, 1, 'what was stored is stored again');
  await me.frame.locator('.keep [type=checkbox]').uncheck();
  equal(await stored(me), {}, 'stored without a tick');
  equal(await scenarios(me).count(), 2);
});

test('keep: every tool keeps its own', async (world) => {
  const me = await two(world);
  await me.frame.locator('.keep [type=checkbox]').check();
  await me.frame.locator('.back').click();
  await open(me, 'saving_goal');
  equal(await scenarios(me).count(), 0);
  await add(me);
  await me.frame.locator('.keep [type=checkbox]').check();
  const keys = Object.keys(await stored(me)).map((key) => key.split(':')[2]).sort();
  equal(keys, ['mortgage', 'saving_goal']);
});

test('keep: a scenario is named, opened, removed, and each step can be taken back', async (world) => {
  const me = await two(world);
  const field = me.frame.locator('.kept .name').first();
  await field.fill('Near the school, with a garden and a balcony');
  await me.page.keyboard.press('Tab');
  const name = 'Near the school, with a garden';
  await until(async () => (await names(me))[0] === name, 'the name in the table');
  const on = () => me.frame.evaluate(() => document.activeElement.textContent);
  equal(await on(), say(me, 'keep.open'), 'the focus after a name');
  await button(me, 'form.undo').last().click();
  await until(async () => (await names(me))[0] === 'Variant 1', 'the name of before');
  await scenarios(me).first().getByRole('button').first().click();
  await term(me, '30');
  await focused(me, 'fp-answer');
  await me.frame.locator('#fp-undo').click();
  await term(me, '25');
  await scenarios(me).first().getByRole('button').last().click();
  await until(async () => (await names(me)).join() === 'Variant 2,Now', 'one scenario');
  await focused(me, 'fp-keep-undo');
  await me.page.keyboard.press('Enter');
  await until(async () => (await names(me)).join() === 'Variant 1,Variant 2,Now', 'both scenarios');
  await focused(me, 'fp-keep');
});

test('keep: four at most, none twice, and none that has to be mended', async (world) => {
  const me = await start(world);
  const says = (key) => until(async () => (await me.frame.locator('.keep > .said').innerText()) === say(me, key), key);
  await add(me);
  await add(me);
  await says('keep.same');
  for (const years of ['10', '15', '20']) {
    await type(me, 'mortgage-term', years);
    await add(me);
  }
  await type(me, 'mortgage-term', '99');
  await add(me);
  await says('keep.mend');
  await type(me, 'mortgage-term', '25');
  await add(me);
  await says('keep.full');
  equal(await scenarios(me).count(), 4);
});

test('keep: what is stored and no longer right is said, and the rest is calculated', async (world) => {
  const lines = ['1', '1\told\tamount=1000000&annual_rate=3.5&term=90&method=equal_installment', '2\t\tterm=20&colour=red', 'x'];
  const me = await start(world);
  const key = `finplan:${me.bank.institution.id}:mortgage`;
  await me.frame.evaluate(([name, text]) => localStorage.setItem(name, text), [key, lines.join('\n')]);
  await me.page.reload();
  await until(async () => (await scenarios(me).count()) === 2, 'the stored scenarios');
  const notes = await row(me, say(me, 'report.warning'));
  assert(notes[0].includes(plain(say(me, 'mortgage.term'))) && notes[1] === say(me, 'keep.strange'), notes.join('|'));
  const [first, second] = await row(me, say(me, 'mortgage.figure.first_payment'));
  assert(first.includes(say(me, 'keep.none')) && second.includes('¥'), `${first}|${second}`);
  await me.frame.evaluate((name) => localStorage.setItem(name, '7\nfrom the future'), key);
  await me.page.reload();
  await me.frame.waitForSelector('.keep');
  await add(me);
  await me.frame.getByText(say(me, 'keep.broken')).waitFor();
  equal(await stored(me), { [key]: '7\nfrom the future' }, 'what cannot be read');
});

test('keep: where nothing may be stored that is said, and comparing goes on', async (world) => {
  const refuse = () => Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('refused', 'SecurityError');
    },
  });
  const me = await two({ ...world, page: (options) => world.page({ ...options, init: refuse }) });
  await me.frame.getByText(say(me, 'keep.blocked')).waitFor();
  assert(!(await me.frame.locator('.keep [type=checkbox]').isVisible()), 'a tick for what cannot be done');
  equal(await names(me), ['Variant 1', 'Variant 2', 'Now']);
  equal(me.page.errors, []);
});

test('keep: in education mode scenarios are compared and never stored', async (world) => {
  const me = await two(world, { bank: 'education' });
  await me.frame.getByText(say(me, 'keep.education')).waitFor();
  assert(!(await me.frame.locator('.keep [type=checkbox]').isVisible()), 'a tick for what is not offered');
  equal(await stored(me), {});
});

test('keep: typing is taken back in bursts, with the button and with the keys outside of text fields', async (world) => {
  const me = await start(world);
  const { keyboard } = me.page;
  const field = me.frame.locator('#fp-mortgage-term');
  await field.fill('');
  await keyboard.type('15');
  await me.page.waitForTimeout(1100);
  await type(me, 'mortgage-annual_rate', '4.2');
  await me.frame.locator('.more').evaluateAll((/** @type {HTMLDetailsElement[]} */ parts) => parts.forEach((part) => { part.open = true; }));
  await me.frame.locator('input[value="equal_principal"]').check({ force: true });
  await keyboard.press('Control+z');
  await until(() => me.frame.locator('input[value="equal_installment"]').isChecked(), 'the method of before');
  await me.frame.locator('#fp-undo').click();
  await until(async () => (await me.frame.locator('#fp-mortgage-annual_rate').inputValue()) === '3.5', 'the rate of before');
  await keyboard.press('Control+z');
  await term(me, '30');
  equal(await me.frame.locator('#fp-undo').getAttribute('aria-disabled'), 'true');
  await keyboard.press('Control+Shift+Z');
  await term(me, '15');
  // In a text field the keys belong to the browser, which knows nothing of what was put there by a button.
  await field.focus();
  await keyboard.press('Control+z');
  equal(await me.frame.locator('#fp-mortgage-annual_rate').inputValue(), '3.5');
});

test('keep: a lever and a reset are steps of their own, and back keeps the focus', async (world) => {
  const me = await start(world);
  await me.frame.locator('.lever').first().click();
  await term(me, '25');
  await button(me, 'form.reset').click();
  await term(me, '30');
  await focused(me, 'fp-undo');
  await me.page.keyboard.press('Enter');
  await term(me, '25');
  await me.page.keyboard.press('Enter');
  await term(me, '30');
  await focused(me, 'fp-undo');
});

test('keep: a link opens the same tool with the same figures in the same language', async (world) => {
  const me = await start(world, { lang: 'zh-TW' });
  await type(me, 'mortgage-term', '17');
  await headline(me, '17 年');
  const before = await figures(me);
  await me.frame.locator('.share .plain').click();
  const field = me.frame.locator('.share .name');
  await field.waitFor();
  const link = await field.inputValue();
  const { origin, pathname, search, hash } = new URL(link);
  equal([origin, pathname, search], [world.site.widget, '/widget.html', '']);
  assert(hash.includes('term=17') && hash.includes('lang=zh-TW'), hash);
  assert(await me.frame.getByText(say(me, 'keep.link.what')).isVisible(), 'nothing warns of the amounts');
  const other = await world.page({ locale: 'en' });
  await other.goto(link);
  const there = { ...me, page: other, frame: other.mainFrame() };
  await headline(there, '17 年');
  equal(await figures(there), before);
});

test('keep: on a bank\'s page a link leads to that page, which opens it', async (world) => {
  const me = await visit(world, { at: `#${MORTGAGE}`, lang: 'en' });
  await me.frame.waitForSelector('.keep');
  await type(me, 'mortgage-term', '12');
  await me.frame.locator('.share .plain').click();
  const field = me.frame.locator('.share .name');
  await field.waitFor();
  const link = new URL(await field.inputValue());
  equal([link.origin + link.pathname, link.search], [`${world.site.widget}/`, '']);
  const again = await visit(world, { at: link.hash, lang: 'en' });
  await headline(again, '12 years');
});

test('keep: the host learns that scenarios are compared and saved, and nothing of what is in them', async (world) => {
  const me = await visit(world, { at: `#${MORTGAGE}`, lang: 'en' });
  await me.frame.waitForSelector('.keep');
  await add(me);
  await me.frame.locator('.kept .name').fill('Zebra 7654321');
  await me.frame.locator('.kept .name').blur();
  await me.frame.locator('.keep [type=checkbox]').check();
  for (const name of ['plan.compared', 'plan.saved']) {
    const [event] = await until(async () => {
      const found = await heard(me.page, name);
      return found.length ? found : null;
    }, name);
    equal(Object.keys(event.detail).filter((key) => !['inst', 'seq', 'time', 'utm'].includes(key)), ['tool']);
  }
  assert(!JSON.stringify(await heard(me.page)).includes('Zebra'), 'a name has left the device');
});

test('keep: what was typed in one tool is typed in another, which says so until it is changed', async (world) => {
  const me = await alone(world, { link: 'tool=refinance' });
  await me.frame.waitForSelector('.headline');
  await type(me, 'refinance-balance', '654000');
  await me.frame.locator('.back').click();
  await open(me, 'prepayment');
  const balance = async () => (await me.frame.locator('#fp-prepayment-balance').inputValue()).replace(/,/g, '');
  equal(await balance(), '654000');
  const lines = me.frame.locator('.carried p');
  equal((await lines.allInnerTexts()).map(plain), [
    plain(say(me, 'keep.carried').replace('{label}', say(me, 'prepayment.balance')).replace('{tool}', say(me, 'refinance.title'))),
  ]);
  await button(me, 'form.reset').click();
  await until(async () => (await lines.count()) === 0, 'the line to go');
  assert((await balance()) !== '654000', 'a reset brings the bank\'s own');
});

for (const lang of LANGS) {
  test(`keep: ${lang} on a phone the comparison scrolls in its own box and is readable by everyone`, async (world) => {
    const me = await two(world, { lang, size: PHONE });
    await me.frame.locator('.share .plain').click();
    await me.frame.locator('.share .name').waitFor();
    await looksRight(me, 'a comparison');
    await me.frame.locator('.compare').evaluate((box) => box.scrollTo(400, 0));
    const label = me.frame.locator('.compare tbody th[scope="row"]').first();
    const [box, head] = [await me.frame.locator('.compare').boundingBox(), await label.boundingBox()];
    assert(head.x >= box.x && head.x < box.x + 4, 'the names of the rows scroll away');
    fine(me);
  });
}

test('keep: with letters twice as large nothing runs out of the page, in both themes', async (world) => {
  for (const theme of ['light', 'dark']) {
    const me = await two(world, { size: PHONE, theme });
    await me.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    await looksRight(me, `letters twice as large, ${theme}`);
    fine(me);
  }
});

test('keep: by keyboard alone a scenario is kept, saved and removed', async (world) => {
  const me = await start(world);
  const { keyboard } = me.page;
  const tabTo = async (wanted) => {
    for (let times = 0; times < 80; times += 1) {
      await keyboard.press('Tab');
      if (await me.frame.evaluate((one) => document.activeElement.matches(one), wanted)) return;
    }
    assert(false, `${wanted} is not reached with Tab`);
  };
  await tabTo('.keep > .plain');
  await keyboard.press('Enter');
  await tabTo('.kept .name');
  await keyboard.type('First');
  await tabTo('.keep [type=checkbox]');
  await keyboard.press('Space');
  assert(Object.values(await stored(me))[0].includes('First'), 'it is not stored');
  for (let times = 0; times < 20; times += 1) {
    await keyboard.press('Shift+Tab');
    if (await me.frame.evaluate(() => document.activeElement.matches('.variant button:last-child'))) break;
  }
  await keyboard.press('Enter');
  await focused(me, 'fp-keep-undo');
  equal(await stored(me), {});
  await accessible(me.frame, 'with a step to take back');
});
