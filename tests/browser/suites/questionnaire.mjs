// The risk questionnaire: every level can be reached, nothing is chosen for the customer, nothing is lost.

import { asked, bandOf, ends, of, scoring } from '../harness/answers.mjs';
import {
  LANGS, PHONE, answer, focused, onward, open, pick, plain, press, say, submit, suggested, titled, visit,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { heard } from '../harness/widget.mjs';

const checked = ({ frame }) => frame.locator('.options input:checked').count();

async function question(me, number) {
  await me.frame.waitForSelector(`.progress progress[value="${number}"]`);
  await focused(me, 'fp-title');
}

async function again(me) {
  await press(me, '.quiz .actions .again');
  await titled(me, say(me, 'risk.title'));
  await focused(me, 'fp-title');
}

/** The sentence of the result with the level and its name in the customer's language. */
async function result(me, level) {
  await submit(me);
  const { name } = me.bank.questionnaire.levels.find((one) => one.level === level);
  const sentence = plain(await me.frame.locator('.headline').innerText());
  assert(sentence.includes(name[me.lang]), `${sentence} does not say ${name[me.lang]}`);
  const current = me.frame.locator('.level-scale [aria-current]');
  equal(await current.count(), 1, 'marked levels');
  equal(await current.locator('b').innerText(), level);
  return plain(await me.frame.locator('.quiz-card > p').nth(1).innerText());
}

test('questionnaire: nothing is chosen beforehand, and no question is passed without an answer', async (world) => {
  const me = await visit(world, { size: PHONE });
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C3'), async (item, place) => {
    equal(await checked(me), 0, `${item.id}: chosen beforehand`);
    await onward(me);
    await me.frame.waitForSelector('#fp-missing .error');
    const lacking = { multiple: 'risk.choose_some', amount: 'risk.enter' }[item.kind] || 'risk.choose';
    equal(plain(await me.frame.locator('#fp-missing').innerText()), plain(say(me, lacking)));
    equal(await me.frame.locator('.progress progress').getAttribute('value'), String(place + 1));
  });
});

test('questionnaire: choosing takes the error away', async (world) => {
  const me = await visit(world);
  await open(me, 'risk_profile');
  await onward(me);
  await question(me, 1);
  await onward(me);
  await me.frame.waitForSelector('#fp-missing .error');
  await me.frame.locator('.options input').first().check();
  await me.frame.locator('#fp-missing .error').waitFor({ state: 'detached' });
});

test('questionnaire: going back keeps every answer, in the questionnaire and out of it', async (world) => {
  const me = await visit(world);
  await open(me, 'risk_profile');
  await onward(me);
  const picks = of(me.bank.questionnaire, 'C2');
  const items = asked(me.bank.questionnaire, picks).slice(0, 6);
  for (const [place, item] of items.entries()) {
    await question(me, place + 1);
    await pick(me, item, picks[item.id]);
    await onward(me);
  }
  for (let number = 6; number >= 1; number -= 1) {
    await question(me, number + 1);
    await press(me, '.quiz .actions .plain');
    await question(me, number);
    const { id, kind, choices } = items[number - 1];
    if (kind === 'amount') {
      const { from, text } = choices.find((one) => one.id === picks[id]);
      equal(await me.frame.locator('.amount-entry input').inputValue(), String(from));
      equal(plain(await me.frame.locator('#fp-band').innerText()), text[me.lang]);
      continue;
    }
    assert(await me.frame.locator(`.options input[value="${picks[id]}"]`).isChecked(), `answer ${number} is gone`);
  }
  // Out and in again: it goes on at the first question without an answer.
  await me.frame.locator('.back').click();
  await titled(me, say(me, 'risk.title'));
  await focused(me, 'fp-title');
  equal(plain(await me.frame.locator('.quiz .actions .primary').innerText()), say(me, 'risk.resume'));
  await onward(me);
  await question(me, 7);
});

test('questionnaire: the review shows every answer, and a change there counts', async (world) => {
  const me = await visit(world, { lang: 'zh-CN', size: PHONE });
  const { questionnaire } = me.bank;
  await open(me, 'risk_profile');
  // One point below C3: any higher answer lifts it.
  const { from } = bandOf(questionnaire, 'C3');
  const picks = scoring(questionnaire, from - 1, { reaction: 'wait' });
  await answer(me, picks);
  const rows = await me.frame.locator('.review-row > span').allTextContents();
  const items = asked(questionnaire, picks);
  equal(rows, items.flatMap(({ id, text, choices }) => {
    const choice = choices.find((one) => one.id === picks[id]);
    return [text['zh-CN'], choice.text['zh-CN']];
  }));
  const place = items.findIndex(({ id }) => id === 'reaction');
  await press(me, me.frame.locator('.review-row .link').nth(place));
  await question(me, place + 1);
  assert(await me.frame.locator('.options input[value="wait"]').isChecked(), 'the answer is gone');
  await press(me, '.options input[value="add"]', 'Space');
  await onward(me);
  // Whether the questions after it are shown once more or not: none of them has to be answered again.
  await until(async () => {
    if (await me.frame.locator('.review').count()) return true;
    await onward(me);
    return false;
  }, 'the review');
  await result(me, 'C3');
});

for (const [place, level] of ['C1', 'C2', 'C3', 'C4', 'C5'].entries()) {
  const lang = LANGS[place % LANGS.length];
  test(`questionnaire: ${level} is what the answers at both ends of its band lead to`, async (world) => {
    const me = await visit(world, { lang });
    const { questionnaire } = me.bank;
    await open(me, 'risk_profile');
    for (const [end, { score, picks }] of ends(questionnaire, level).entries()) {
      if (end) await again(me);
      await answer(me, picks);
      const line = await result(me, level);
      equal(line, plain(say(me, `risk.line.${level}`)), `at ${score} points`);
      const shown = await me.frame.locator('.quiz').innerText();
      assert(!new RegExp(`(^|\\D)${score} *(分|points)`, 'i').test(shown), `the score is shown: ${shown}`);
    }
  });
}

for (const [item, choice] of [['capacity', 'no'], ['no_loss', 'yes']]) {
  test(`questionnaire: ${item} alone leads to the lowest category, whatever the score`, async (world) => {
    const me = await visit(world);
    await open(me, 'risk_profile');
    await answer(me, { ...of(me.bank.questionnaire, 'C5'), [item]: choice });
    equal(await result(me, 'C1'), say(me, 'risk.line.minimal'));
    await suggested(me);
    await me.frame.waitForSelector('.headline');
    const grades = await me.frame.locator('.product .grade').allInnerTexts();
    assert(grades.every((grade) => /R1\b/.test(grade)), `offered: ${grades}`);
  });
}

test('questionnaire: what an answer counts is nowhere in the page', async (world) => {
  const me = await visit(world);
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C4'), async (item) => {
    const options = await me.frame.locator('.options .option').evaluateAll((all) => all.map((one) => ({
      text: one.textContent,
      // Everything that a page could carry a number in.
      attributes: [one, ...one.querySelectorAll('*')].flatMap((part) => [...part.attributes])
        .map(({ name, value }) => `${name}=${value}`),
    })));
    if (item.kind === 'amount') return;
    equal(options.map(({ text }) => text), item.choices.map(({ text }) => text.en), item.id);
    const type = item.kind === 'multiple' ? 'checkbox' : 'radio';
    for (const [place, { attributes }] of options.entries()) {
      equal(attributes, ['class=option', `type=${type}`, 'name=fp-answer', `value=${item.choices[place].id}`], item.id);
    }
  });
  const html = await me.frame.content();
  assert(!/points|score/i.test(html.replace(/<script[^]*?<\/script>/g, '')), 'the page speaks of points');
});

test('questionnaire: the bank\'s page learns how far it is, and neither answers nor level', async (world) => {
  const me = await visit(world);
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C5'));
  await submit(me);
  const events = (await heard(me.page)).filter(({ name }) => name.startsWith('questionnaire.'));
  const items = asked(me.bank.questionnaire, of(me.bank.questionnaire, 'C5')).length;
  const steps = events.filter(({ name }) => name === 'questionnaire.step_viewed');
  equal(steps.map(({ detail }) => detail.index), Array.from({ length: items }, (_, place) => place + 1));
  equal(events.map(({ name }) => name).filter((name) => name !== 'questionnaire.step_viewed'), [
    'questionnaire.started', 'questionnaire.attempted', 'questionnaire.completed',
  ]);
  equal((await heard(me.page, 'assessment.recorded')).length, 0, 'records that nobody handed over');
  assert(!/C[1-5]|salary|from_18/.test(JSON.stringify(events)), 'an answer or the level is told');
});

test('questionnaire: doing it again forgets the answers and the result', async (world) => {
  const me = await visit(world);
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C4'));
  await submit(me);
  await again(me);
  await onward(me);
  await question(me, 1);
  equal(await checked(me), 0, 'answers that are left');
  await me.frame.locator('.back').click();
  await until(async () => (await me.frame.locator('.quiz .actions .plain').count()) === 0, 'the old result to be gone');
});
