// The financial well-being scale: as it is published, for the customer alone.

import {
  DESKTOP, LANGS, PHONE, alone, fine, focused, looksRight, onward, open, plain, press, say, titled, visit,
} from '../harness/customer.mjs';
import { assert, equal, test } from '../harness/test.mjs';
import { heard } from '../harness/widget.mjs';

// cfpb/consumerfinance.gov, cfgov/wellbeing: the statements in their order, and the value of each first answer.
/** @type {[string, number][]} */
const PUBLISHED = [
  ['I could handle a major unexpected expense', 4],
  ['I am securing my financial future', 4],
  ['Because of my money situation, I feel like I will never have the things I want in life', 0],
  ['I can enjoy life because of the way I’m managing my money', 4],
  ['I am just getting by financially', 0],
  ['I am concerned that the money I have or will save won’t last', 0],
  ['Giving a gift for a wedding, birthday or other occasion would put a strain on my finances for the month', 0],
  ['I have money left over at the end of the month', 4],
  ['I am behind with my finances', 0],
  ['My finances control my life', 0],
];
const WELL = ['Completely', 'Very well', 'Somewhat', 'Very little', 'Not at all'];
const OFTEN = ['Always', 'Often', 'Sometimes', 'Rarely', 'Never'];

/** Answers with these values, 0 to 4 with 4 the best, and the age group, 0 or 1. */
async function answer(me, values, age, seen = (_place) => {}) {
  const picks = [...values.map((value, place) => Math.abs(PUBLISHED[place][1] - value)), age];
  await onward(me);
  for (const [place, pick] of picks.entries()) {
    await me.frame.waitForSelector(`.progress progress[value="${place + 1}"]`);
    await focused(me, 'fp-title');
    await seen(place);
    await press(me, `.options input[value="${pick}"]`, 'Space');
    await onward(me);
  }
  await titled(me, say(me, 'risk.result'));
}

const headline = ({ frame }) => frame.locator('.headline').innerText();
const scored = (me, score) => say(me, 'wellbeing.score').replace('{score}', score);

for (const [place, lang] of LANGS.entries()) {
  const [device, size] = place % 2 ? ['desktop', DESKTOP] : ['phone', PHONE];
  test(`wellbeing: in ${lang} on a ${device} ten statements and an age group give the published score`, async (world) => {
    const me = await visit(world, { lang, size, theme: place === 1 ? 'dark' : 'light' });
    await open(me, 'wellbeing');
    await looksRight(me, 'the introduction');
    // o-fwb-04: 23 points of a person of 18 to 61 are 54.
    await answer(me, [2, 2, 2, 4, 1, 4, 3, 1, 1, 3], 0, async (asked) => {
      equal(await me.frame.locator('.options input:checked').count(), 0, 'chosen beforehand');
      const marked = await me.frame.locator('.quiz-card').innerText();
      assert(marked.includes(say(me, 'wellbeing.wording')), 'nothing says whose wording it is');
      if ([2, 6, 10].includes(asked)) await looksRight(me, `question ${asked + 1}`);
    });
    equal(plain(await headline(me)), scored(me, 54));
    await looksRight(me, 'the score');
    const text = await me.frame.locator('.quiz').innerText();
    assert(text.includes('54') && text.includes('CFPB') && text.includes('2016'), 'no mean, or nobody whose it is');
    assert(!/C[1-5]\b|R[1-5]\b|%/.test(text), `a level or a rank: ${text}`);
    equal(await me.frame.locator('.quiz .primary, .product').count(), 0, 'ways on to products');
    fine(me);
  });
}

test('wellbeing: the older column of the table counts for 62 and older', async (world) => {
  const me = await alone(world, { link: 'screen=wellbeing' });
  // o-fwb-08: 25 points of a person of 62 or older are 60.
  await answer(me, [4, 4, 4, 2, 4, 2, 1, 3, 1, 0], 1);
  equal(plain(await headline(me)), scored(me, 60));
});

test('wellbeing: the English statements and answers are the published ones', async (world) => {
  const me = await alone(world, { link: 'screen=wellbeing' });
  await answer(me, Array(10).fill(2), 0, async (place) => {
    const options = await me.frame.locator('.options .option').allInnerTexts();
    if (place === 10) {
      equal(options, ['18–61', '62+']);
      return;
    }
    equal(await me.frame.locator('#fp-title').innerText(), PUBLISHED[place][0]);
    equal(options, place < 6 ? WELL : OFTEN);
  });
});

test('wellbeing: every statement must be answered, and going back keeps what was', async (world) => {
  const me = await alone(world, { link: 'screen=wellbeing' });
  await onward(me);
  await me.frame.waitForSelector('.progress progress[value="1"]');
  await onward(me);
  equal(plain(await me.frame.locator('#fp-missing').innerText()), say(me, 'risk.choose'));
  await me.frame.locator('.options input[value="3"]').check();
  equal(await me.frame.locator('#fp-missing').innerText(), '');
  await onward(me);
  await me.frame.waitForSelector('.progress progress[value="2"]');
  await me.frame.locator('.quiz .actions .plain').click();
  await me.frame.waitForSelector('.progress progress[value="1"]');
  assert(await me.frame.locator('.options input[value="3"]').isChecked(), 'the answer is gone');
  await me.frame.locator('.back').click();
  await open(me, 'wellbeing');
  equal(await me.frame.locator('.quiz .primary').innerText(), say(me, 'risk.resume'));
  await onward(me);
  await me.frame.waitForSelector('.progress progress[value="2"]');
});

test('wellbeing: nothing is kept, and the page learns no more than that it was opened', async (world) => {
  const me = await visit(world, { bank: 'education' });
  const asked = [];
  me.page.on('request', (request) => asked.push(request.url()));
  await open(me, 'wellbeing');
  const loaded = asked.length;
  await answer(me, Array(10).fill(3), 0);
  equal(asked.slice(loaded), [], 'requests');
  const kept = () => {
    try {
      return localStorage.length + sessionStorage.length;
    } catch (error) {
      return 0; // A frame of another site has neither.
    }
  };
  equal(await me.frame.evaluate(kept), 0, 'what is kept');
  const events = (await heard(me.page)).filter(({ name }) => name !== 'resize' && name !== 'ready');
  equal([...new Set(events.map(({ name }) => name))], ['view.shown'], 'events');
  equal([...new Set(events.map(({ detail }) => detail.view))], ['home', 'wellbeing'], 'views');
  await me.frame.locator('.quiz .actions .plain').click();
  await titled(me, say(me, 'wellbeing.title'));
  equal(await me.frame.locator('.quiz .primary').innerText(), say(me, 'risk.start'), 'after starting over');
});
