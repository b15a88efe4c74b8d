// For everyone: the keyboard alone, a view that is not covered, no motion.

import { asked } from '../harness/answers.mjs';
import { DESKTOP, PHONE, alone, focused, home, open, openDetails, visit } from '../harness/customer.mjs';
import { assert, equal, lasting, test, until } from '../harness/test.mjs';

const active = ({ frame }, read) => frame.evaluate(read);

async function tabTo(me, wanted, most = 60) {
  for (let times = 0; times < most; times += 1) {
    await me.page.keyboard.press('Tab');
    const found = await me.frame.evaluate((one) => document.hasFocus() && document.activeElement.matches(one), wanted);
    if (found) return;
  }
  assert(false, `${wanted} is not reached with Tab`);
}

test('everyone: with the keyboard alone a card opens, its title has the focus, and answers change', async (world) => {
  const me = await visit(world, { size: PHONE });
  await tabTo(me, '[data-wish="home"] > summary');
  await me.page.keyboard.press('Enter');
  await tabTo(me, '.card[data-card="mortgage"]');
  const ring = await active(me, () => getComputedStyle(document.activeElement).outlineStyle);
  assert(ring !== 'none', 'the focus is not seen');
  await me.page.keyboard.press('Enter');
  await me.frame.waitForSelector('.headline');
  await focused(me, 'fp-title');
  await tabTo(me, '#fp-mortgage-amount');
  await me.page.keyboard.press('Control+A');
  await me.page.keyboard.type('700000');
  equal((await me.frame.locator('#fp-mortgage-amount').inputValue()).replace(/,/g, ''), '700000');
  await tabTo(me, '#fp-mortgage-method');
  await me.page.keyboard.press('ArrowDown');
  await until(() => me.frame.locator('input[value="equal_principal"]').isChecked(), 'the other method');
  await me.page.keyboard.press('Shift+Tab');
  await tabTo(me, '.next-step');
  await me.page.keyboard.press('Enter');
  const left = () => active(me, () => document.getElementById('fp-title').textContent !== 'Mortgage');
  await until(left, 'the next screen');
  await focused(me, 'fp-title');
});

for (const [tool, input] of [['mortgage', 'amount'], ['saving_goal', 'goal']]) {
  test(`everyone: ${tool}: typing key by key keeps the focus, the place and what was opened`, async (world) => {
    const me = await visit(world);
    await open(me, tool);
    await openDetails(me, '.table[data-table="years"]');
    const field = me.frame.locator(`#fp-${tool}-${input}`);
    await field.click();
    await me.page.keyboard.press('Control+A');
    const before = await me.page.evaluate(() => scrollY);
    for (const [place, key] of [...'654321'].entries()) {
      await me.page.keyboard.press(key);
      equal((await field.inputValue()).replace(/,/g, ''), '654321'.slice(0, place + 1), 'what stands there');
    }
    equal(await active(me, () => document.activeElement.id), `fp-${tool}-${input}`, 'the focus');
    assert(await me.frame.locator('.table[data-table="years"]').evaluate((/** @type {HTMLDetailsElement} */ one) => one.open), 'the table has closed');
    equal(await me.page.evaluate(() => scrollY), before, 'the place on the page');
  });
}

test('everyone: with the keyboard alone the questionnaire is answered', async (world) => {
  const me = await visit(world, { size: DESKTOP });
  await tabTo(me, '[data-wish="myself"] > summary');
  await me.page.keyboard.press('Enter');
  await tabTo(me, '.card[data-card="risk_profile"]');
  await me.page.keyboard.press('Enter');
  await me.frame.waitForSelector('.quiz');
  await tabTo(me, '.quiz .actions .primary');
  await me.page.keyboard.press('Enter');
  // The first choice everywhere.
  const { questionnaire } = me.bank;
  const picks = Object.fromEntries(questionnaire.items.map(({ id, choices }) => [id, choices[0].id]));
  for (const [place, { kind }] of asked(questionnaire, picks).entries()) {
    await me.frame.waitForSelector(`.progress progress[value="${place + 1}"]`);
    await focused(me, 'fp-title');
    await tabTo(me, kind === 'amount' ? '.amount-entry input' : '.options input', 9);
    await me.page.keyboard.press(kind === 'amount' ? '0' : 'Space');
    await tabTo(me, '.quiz .actions .primary', 9);
    await me.page.keyboard.press('Enter');
  }
  await me.frame.waitForSelector('.review');
  await focused(me, 'fp-title');
});

/** What has the focus and is covered by the answer at two thirds of its height: at least half must be seen. */
function coveredFocus() {
  const element = document.activeElement;
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height * 0.66);
  return hit && hit.closest('.face') ? element.id || element.getAttribute('aria-label') : '';
}

for (const [where, from] of Object.entries({ 'in a bank\'s page': visit, 'by itself': alone })) {
  test(`everyone: ${where} on a phone, what has the focus is not hidden behind the answer`, async (world) => {
    const me = await from(world, { size: PHONE, lang: 'zh-CN' });
    await open(me, 'mortgage');
    const hidden = new Set();
    // What is closed cannot have the focus.
    await openDetails(me, '.inputs .more');
    await me.frame.locator('.inputs .more .choice-of input').last().waitFor();
    for (const [key, first] of [['Tab', '.inputs summary'], ['Shift+Tab', '.inputs .choice-of input']]) {
      await me.frame.locator(first).last().focus();
      if (key === 'Tab') await me.frame.locator(first).first().focus();
      assert(await active(me, () => Boolean(document.activeElement.closest('.inputs'))), `no focus on ${first}`);
      for (let inside = true; inside;) {
        // The page tells the frame what is in view, and the answer moves there.
        await me.page.waitForTimeout(80);
        const names = await lasting(async () => [await active(me, coveredFocus)].filter(Boolean));
        for (const name of names) hidden.add(`${key}: ${name}`);
        await me.page.keyboard.press(key);
        inside = await active(me, () => Boolean(document.activeElement.closest('.inputs')));
      }
    }
    equal([...hidden], [], 'hidden behind the answer');
  });
}

test('everyone: on a phone the answer that stays in view leaves most of it to the fields', async (world) => {
  const me = await visit(world, { size: PHONE, lang: 'zh-CN' });
  await open(me, 'mortgage');
  await me.frame.locator('#fp-mortgage-term').scrollIntoViewIfNeeded();
  const excess = await lasting(async () => {
    const field = await me.page.locator('iframe').boundingBox();
    const { y, height } = await me.frame.locator('.face').evaluate((one) => {
      const stays = [one, ...one.querySelectorAll('*')].find((part) => getComputedStyle(part).position === 'sticky');
      return stays.getBoundingClientRect().toJSON();
    });
    const top = Math.max(0, field.y + y);
    const seen = Math.max(0, Math.min(PHONE.height, field.y + y + height) - top);
    return seen > 0 && seen <= PHONE.height / 3 ? [] : [`the answer takes ${Math.round(seen)} of ${PHONE.height} px`];
  });
  equal(excess, []);
});

test('everyone: nothing moves for those who asked for no motion', async (world) => {
  const me = await visit(world, { reducedMotion: 'reduce' });
  const moving = () => me.frame.evaluate(() => [...document.querySelectorAll('*')].filter((one) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
    const changing = transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
    return changing || animationName !== 'none' || scrollBehavior === 'smooth';
  }).map((one) => one.className).concat(document.getAnimations().map(String)));
  equal(await moving(), [], 'home');
  for (const card of ['mortgage', 'suggestions']) {
    await open(me, card);
    await me.frame.waitForSelector('.headline');
    equal(await moving(), [], card);
    await home(me);
  }
});
