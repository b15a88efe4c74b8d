// The saving goal: any of three unknowns, in a bad, a middle and a good case.

import {
  PHONE, choose, figures, fine, headline, looksRight, open, openDetails, type, visit,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';

const GOAL = 200000;
const START = 20000;
const MONTHLY = 3000;
const MONTHS = 60;

const monthly = (percent) => (1 + percent / 100) ** (1 / 12) - 1;

/** What every month takes, paid at its end. */
function needed(percent, months = MONTHS) {
  const rate = monthly(percent);
  const grown = (1 + rate) ** months;
  return rate ? ((GOAL - START * grown) * rate) / (grown - 1) : (GOAL - START) / months;
}

function total(percent, months = MONTHS) {
  const rate = monthly(percent);
  const grown = (1 + rate) ** months;
  return START * grown + (rate ? (MONTHLY * (grown - 1)) / rate : MONTHLY * months);
}

function reached(percent) {
  let months = 0;
  while (total(percent, months) < GOAL - 1e-6) months += 1;
  return months;
}

/** What must be saved is rounded up; what the last digit of a binary fraction says is no money. */
const yuan = (sum) => `¥${Math.ceil(sum - 1e-6).toLocaleString('en')}`;
/** What there will be is rounded down: six digits to hundreds in English. */
const about = (sum) => `¥${(Math.floor(sum / 100 + 1e-9) * 100).toLocaleString('en')}`;

function after(months) {
  const now = new Date();
  const then = new Date(now.getFullYear(), now.getMonth() + months, 1);
  return `${then.toLocaleString('en', { month: 'long' })} ${then.getFullYear()}`;
}

async function ask(me, question) {
  await choose(me, 'question', question);
  await me.frame.locator(`[data-input="${question}"]`).waitFor({ state: 'hidden' });
}

async function assume(me, input, text) {
  await me.frame.locator('.more').evaluate((details) => { details.open = true; });
  await type(me, `saving_goal-${input}`, text);
}

/** Opens the tool with returns of 0, 1.5 and 3 percent. */
async function start(world, options) {
  const me = await visit(world, options);
  await open(me, 'saving_goal');
  for (const [input, text] of [['bad', '0'], ['middle', '1.5'], ['good', '3']]) await assume(me, input, text);
  equal(await me.frame.locator('.error:not(:empty)').count(), 0, 'errors');
  return me;
}

const shows = (me, expected, place = 0) => until(async () => {
  const found = (await figures(me)).slice(place, place + expected.length).map(([, value]) => value);
  return JSON.stringify(found) === JSON.stringify(expected);
}, `the figures ${expected}`, 5000).catch(async (error) => {
  throw new Error(`${error.message}; there are ${JSON.stringify(await figures(me))}`);
});

test('saving: how much a month, in the bad, the middle and the good case', async (world) => {
  const me = await start(world);
  await ask(me, 'monthly');
  await shows(me, [0, 1.5, 3].map((percent) => yuan(needed(percent))));
  await headline(me, yuan(needed(1.5)));
  await headline(me, after(MONTHS));
});

test('saving: when it is enough, in the bad, the middle and the good case', async (world) => {
  const me = await start(world);
  await ask(me, 'target');
  await shows(me, [0, 1.5, 3].map((percent) => after(reached(percent))));
  await headline(me, after(reached(1.5)));
});

test('saving: how much there will be, in the bad, the middle and the good case', async (world) => {
  const me = await start(world);
  await ask(me, 'goal');
  await shows(me, [0, 1.5, 3].map((percent) => about(total(percent))));
  // The bad case stands in the sentence before the middle one; the good one stays out of it.
  const sentence = await headline(me, about(total(0)));
  assert(sentence.indexOf(about(total(0))) <= sentence.indexOf(about(total(1.5))), sentence);
  assert(!sentence.includes(about(total(3))), sentence);
});

test('saving: cases in the wrong order are said at their field', async (world) => {
  const me = await start(world);
  await assume(me, 'middle', '-1');
  await me.frame.locator('[data-input="middle"] .error').waitFor({ state: 'attached' });
  equal(await me.frame.locator('#fp-saving_goal-middle').inputValue(), '-1');
  await assume(me, 'middle', '1.5');
  await me.frame.locator('.error').waitFor({ state: 'detached' });
});

test('saving: a goal that is never reached is said at the monthly sum', async (world) => {
  const me = await start(world, { size: PHONE, lang: 'zh-TW' });
  await ask(me, 'target');
  await type(me, 'saving_goal-monthly', '0');
  await me.frame.waitForSelector('[data-input="monthly"] .error');
  await looksRight(me, 'a goal out of reach');
  fine(me);
});

test('saving: the month is chosen from two lists, and what asks for a month hides it', async (world) => {
  const me = await start(world);
  await ask(me, 'monthly');
  const [year, month] = [me.frame.locator('#fp-saving_goal-target'), me.frame.locator('.month select').last()];
  const now = new Date();
  await year.selectOption(String(now.getFullYear() + 2));
  await month.selectOption('12');
  await headline(me, `December ${now.getFullYear() + 2}`);
  const months = 24 + 11 - now.getMonth();
  await shows(me, [0, 1.5, 3].map((percent) => yuan(needed(percent, months))));
});

test('saving: the assumptions say that nothing is a forecast', async (world) => {
  const me = await start(world);
  equal(await me.frame.locator('.warnings li').allInnerTexts(), [me.texts.get('risk.projection')]);
  await openDetails(me, '.method');
  const assumed = await me.frame.locator('.method li').allInnerTexts();
  for (const key of ['returns', 'month_end', 'no_costs', 'prices']) {
    assert(assumed.includes(me.texts.get(`saving_goal.assume.${key}`)), `${key} is not said`);
  }
});
