// The formal assessment around its questions: limits, the calmer path, answers that are asked back, what is understood,
// what the bank's page learns, and when a result no longer counts.

import { createHash } from 'node:crypto';

import { asked, of } from '../harness/answers.mjs';
import {
  DESKTOP, LANGS, PHONE, answer, changed, fine, focused, home, looksRight, onward, open, pick, plain, press, say, submit,
  suggested, titled, visit,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { card, heard, hears } from '../harness/widget.mjs';

const words = async ({ frame }, selector) => plain(await frame.locator(selector).first().innerText());

/** A text of the table with its places filled in. */
const told = (me, key) => plain(say(me, key)
  .replaceAll('{bank}', me.bank.institution.short[me.lang])
  .replaceAll('{phone}', me.bank.institution.phone));

const attempts = (me, text) => me.page.evaluate((value) => {
  document.querySelector('finplan-widget').setAttribute('attempts', value);
}, text);

/** Answers everything and presses submit, whatever is asked back then. */
async function handIn(me, picks) {
  await open(me, 'risk_profile');
  await answer(me, picks);
  await onward(me);
}

for (const [place, lang] of LANGS.entries()) {
  const [device, size] = place % 2 ? ['desktop', DESKTOP] : ['phone', PHONE];
  const theme = place === 1 ? 'dark' : 'light';
  test(`assessment: in ${lang} on a ${device} in ${theme} every form of question and every step is usable`, async (world) => {
    const me = await visit(world, { lang, size, theme });
    const { questionnaire } = me.bank;
    await open(me, 'risk_profile');
    const picks = of(questionnaire, 'C3', { loss: 'to_2', mix: 'large', experience: 'equity', fall: 'yes', other: 'yes' });
    const forms = new Set();
    await answer(me, picks, async (item) => {
      const form = item.kind || 'single';
      if (forms.has(form)) return;
      forms.add(form);
      await pick(me, item, picks[item.id]);
      await looksRight(me, `a question of the form ${form}`);
      if (form === 'multiple') await pick(me, item, picks[item.id]);
    });
    equal([...forms].sort(), ['amount', 'multiple', 'single', 'yes_no']);
    await onward(me);
    await me.frame.waitForSelector('.asked-back');
    await looksRight(me, 'answers that are asked back');
    await press(me, '.keep');
    await until(() => me.frame.locator('.asked-back:not(:has(.review-row))').count(), 'the next that is asked back');
    await looksRight(me, 'another look');
    await press(me, '.keep');
    await titled(me, say(me, 'risk.result'));
    await looksRight(me, 'the result');
    const goals = plain(await me.frame.locator('.quiz').innerText());
    assert(goals.includes(questionnaire.items.find(({ id }) => id === 'other_horizon').goal[lang]), 'no line for the other sum');
    await onward(me);
    await me.frame.waitForSelector('.check');
    const { truth, why } = questionnaire.understanding[0];
    await press(me, me.frame.locator('.check button').nth(truth ? 1 : 0));
    await until(async () => (await words(me, '.quiz .risk-words')).includes(plain(why[lang])), 'the reason');
    await looksRight(me, 'a sentence judged wrongly');
    fine(me);
  });
}

test('assessment: a question that an answer opens is asked, and counted among the others', async (world) => {
  const me = await visit(world);
  const { questionnaire } = me.bank;
  const [few, many] = ['deposit', 'equity'].map((experience) => of(questionnaire, 'C3', { experience }));
  equal(asked(questionnaire, many).length, asked(questionnaire, few).length + 1);
  await open(me, 'risk_profile');
  await answer(me, few);
  // Back to the item that opens one: what is new is asked before the review.
  const place = asked(questionnaire, few).findIndex(({ id }) => id === 'experience');
  await press(me, me.frame.locator('.review-row .link').nth(place));
  await me.frame.locator('.options input[value="deposit"]').waitFor();
  await focused(me, 'fp-title');
  await press(me, '.options input[value="equity"]', 'Space');
  assert(!(await me.frame.locator('.options input[value="deposit"]').isChecked()), '"only deposits" beside shares');
  await onward(me);
  await until(async () => (await words(me, '#fp-title')) === questionnaire.items.find(({ id }) => id === 'fall').text.en, 'the new question');
  await focused(me, 'fp-title');
  await press(me, '.options input[value="yes"]', 'Space');
  await onward(me);
  await me.frame.waitForSelector('.review');
  equal(await me.frame.locator('.review-row').count(), asked(questionnaire, many).length);
});

test('assessment: an amount is read as people write it, and its band is said', async (world) => {
  const me = await visit(world, { lang: 'zh-CN' });
  await open(me, 'risk_profile');
  const picks = of(me.bank.questionnaire, 'C3');
  await onward(me);
  for (const item of asked(me.bank.questionnaire, picks)) {
    if (item.kind === 'amount') break;
    await until(async () => (await words(me, '#fp-title')) === plain(item.text['zh-CN']), item.id);
    await pick(me, item, picks[item.id]);
    await onward(me);
  }
  const field = me.frame.locator('.amount-entry input');
  const { choices } = me.bank.questionnaire.items.find(({ kind }) => kind === 'amount');
  /** @type {[string, number][]} */
  const bands = [['４万', 0], ['5万', 1], ['299,999.99', 1], ['30 万', 2], ['1.2亿', 4], ['0', 0]];
  for (const [typed, band] of bands) {
    await field.fill(typed);
    await until(async () => (await words(me, '#fp-band')) === choices[band].text['zh-CN'], typed);
  }
  for (const typed of ['', '-5', '很多']) {
    await field.fill(typed);
    await onward(me);
    await until(async () => (await words(me, '#fp-missing')) === plain(say(me, 'risk.enter')), `an error for “${typed}”`);
  }
});

test('assessment: R06 with the limits reached no assessment begins, and nothing is said of any answer', async (world) => {
  const me = await visit(world, { lang: 'zh-TW' });
  await attempts(me, '2,3');
  await open(me, 'risk_profile');
  equal(await words(me, '.quiz [role="status"]'), told(me, 'risk.refused.day'));
  equal(await me.frame.locator('.quiz .primary').count(), 0, 'ways to begin');
  await attempts(me, '0,8');
  await until(async () => (await words(me, '.quiz [role="status"]')) === told(me, 'risk.refused.year'), 'the other limit');
  await attempts(me, '1,7');
  await me.frame.locator('.quiz .primary').waitFor();
});

test('assessment: R06 an attempt is told and counts; one that the bank counted meanwhile refuses the next', async (world) => {
  const me = await visit(world);
  await attempts(me, '1,1');
  await open(me, 'risk_profile');
  const picks = of(me.bank.questionnaire, 'C3');
  await answer(me, picks);
  await submit(me);
  equal((await heard(me.page, 'questionnaire.attempted')).length, 1);
  await press(me, '.quiz .again');
  await titled(me, say(me, 'risk.title'));
  equal(await words(me, '.quiz [role="status"]'), told(me, 'risk.refused.day'), 'one today before, and this one');
  await attempts(me, '0,2');
  await answer(me, picks);
  await attempts(me, '2,4');
  await onward(me);
  await until(async () => (await words(me, '.quiz [role="alert"]')) === told(me, 'risk.refused.day'), 'the refusal');
  equal((await heard(me.page, 'questionnaire.completed')).length, 1);
  equal(await me.frame.locator('.review-row').count(), asked(me.bank.questionnaire, picks).length, 'answers that are kept');
});

test('assessment: counters can be given with create, as an object too', async (world) => {
  const me = await visit(world);
  await me.page.evaluate(async () => {
    const widget = await window.finplan.create('finplan-widget', {});
    await widget.update({ attempts: { today: 2, year: 2 } });
  });
  await open(me, 'risk_profile');
  equal(await words(me, '.quiz [role="status"]'), told(me, 'risk.refused.day'));
  const refused = await me.page.evaluate(async () => {
    const widget = await window.finplan.create('finplan-widget', {});
    return widget.update({ attempts: 'many' }).then(() => '', ({ message }) => message);
  });
  assert(refused.includes('attempts.set'), refused);
});

test('assessment: R05 who says that the situation has changed has no result any more', async (world) => {
  const me = await visit(world);
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C5'));
  await submit(me);
  await press(me, '.quiz .changed');
  await until(async () => (await words(me, '.quiz .headline')) === say(me, 'risk.changed'), 'the result to end');
  await focused(me, 'fp-title');
  equal(await me.frame.locator('.level-scale, .give-record').count(), 0, 'levels');
  await home(me);
  await open(me, 'suggestions');
  const grades = await me.frame.locator('.product .grade').allInnerTexts();
  equal(grades, [], 'products with a grade');
  assert((await me.frame.locator('main').textContent()).includes(say(me, 'why_not.stale')), 'nobody says why');
});

test('assessment: R09 from 65 on everything is larger, one at a time, with somebody to ask', async (world) => {
  const me = await visit(world, { lang: 'zh-CN', size: PHONE });
  const { questionnaire } = me.bank;
  const picks = of(questionnaire, 'C3', { age: 'from_65' });
  await open(me, 'risk_profile');
  const size = () => me.frame.locator('#fp-title').evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  let before = 0;
  await answer(me, picks, async ({ id }, place) => {
    if (id === 'age') before = await size();
    if (place !== 1) return;
    assert(await size() > before * 1.2, 'the letters are not larger');
    assert((await me.frame.locator('.quiz').innerText()).includes(told(me, 'risk.calm')), 'nobody to ask');
    await looksRight(me, 'a question on the calmer path');
  });
  await looksRight(me, 'the review on the calmer path');
  await submit(me);
  const cards = [];
  for (;;) {
    equal(await me.frame.locator('.quiz-card').count(), 1, 'one thing at a time');
    cards.push(await words(me, '.quiz-card'));
    await looksRight(me, `the result, part ${cards.length}`);
    if (await me.frame.locator('.quiz .changed').count()) break;
    await onward(me);
    await until(async () => (await words(me, '.quiz-card')) !== cards.at(-1), 'the next part');
    await focused(me, 'fp-title');
  }
  assert(cards.length > 3, `${cards.length} parts`);
  assert(cards.some((card) => card.includes(me.bank.institution.phone)), 'no telephone number');
  // The visit stays so, until she wants it otherwise.
  await home(me);
  equal(await me.frame.locator('.calm').count(), 1, 'home is as small as before');
  await me.frame.locator('#fp-larger').click();
  equal(await me.frame.locator('.calm').count(), 0, 'nobody can leave the calm way');
  fine(me);
});

test('assessment: answers that do not go together are asked back once, and keeping is as easy as changing', async (world) => {
  const me = await visit(world, { lang: 'zh-CN' });
  const { questionnaire } = me.bank;
  const [doubt] = questionnaire.doubts;
  await handIn(me, of(questionnaire, 'C3', { loss: 'to_2', mix: 'large' }));
  await until(async () => (await words(me, '#fp-title')) === say(me, 'risk.look'), 'the question back');
  const shown = await words(me, '.asked-back');
  assert(shown.includes(plain(doubt.ask['zh-CN'])), shown);
  assert(!/C[1-5]|等级|分/.test(shown.replace(plain(doubt.ask['zh-CN']), '')), `a hint: ${shown}`);
  const ways = await me.frame.locator('.quiz button').evaluateAll((/** @type {HTMLElement[]} */ all) => all.map((one) => [one.classList[0], one.offsetHeight]));
  equal(ways.length, 3);
  equal(new Set(ways.map(String)).size, 1, `the ways differ: ${ways}`);
  // Changing one answer leads back to the review, and what no longer contradicts is not asked back.
  await press(me, me.frame.locator('.asked-back button').first());
  await me.frame.waitForSelector('.options input[value="to_30"]');
  await focused(me, 'fp-title');
  await press(me, '.options input[value="to_30"]', 'Space');
  await onward(me);
  await me.frame.waitForSelector('.review');
  await onward(me);
  await until(async () => (await me.frame.locator('.asked-back:not(:has(.review-row))').count()) === 1, 'another look alone');
  // Who looks again is not asked a second time.
  await press(me, me.frame.locator('.quiz .actions button').first());
  await me.frame.waitForSelector('.review');
  await onward(me);
  await titled(me, say(me, 'risk.result'));
});

test('assessment: a bank that asks nothing back leads straight to the result', async (world) => {
  const me = await changed(world, { lang: 'en' }, ({ questionnaire }) => {
    for (const key of ['doubts', 'same_position', 'seconds_per_item', 'understanding', 'sections', 'horizons']) delete questionnaire[key];
    for (const item of questionnaire.items) delete item.goal;
  });
  await handIn(me, of(me.bank.questionnaire, 'C4'));
  await titled(me, say(me, 'risk.result'));
  await suggested(me);
});

test('assessment: products wait until every sentence was judged rightly, and the level stays', async (world) => {
  const me = await visit(world);
  const { understanding } = me.bank.questionnaire;
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C3'));
  await submit(me);
  const before = await words(me, '.headline');
  await home(me);
  await (await card(me.frame, 'suggestions')).click();
  for (const { text, truth, why } of understanding) {
    await until(async () => (await words(me, '.quiz .headline')) === text.en, text.en);
    equal(await me.frame.locator('.product').count(), 0, 'products');
    await focused(me, 'fp-title');
    await press(me, me.frame.locator('.check button').nth(truth ? 1 : 0));
    await until(async () => (await words(me, '.quiz .risk-words')).includes(why.en), 'the reason');
    await press(me, me.frame.locator('.check button').nth(truth ? 0 : 1));
  }
  await titled(me, say(me, 'suggest.title'));
  await focused(me, 'fp-title');
  await me.frame.waitForSelector('.product');
  await me.frame.locator('.back').click();
  await open(me, 'risk_profile');
  await press(me, '.quiz .plain');
  await titled(me, say(me, 'risk.result'));
  equal(await words(me, '.headline'), before);
});

test('assessment: the record is handed over by a button alone, without answers, with a hash that the bank makes again', async (world) => {
  const me = await visit(world, { lang: 'zh-CN' });
  const { questionnaire } = me.bank;
  await open(me, 'risk_profile');
  const picks = of(questionnaire, 'C3');
  await answer(me, picks);
  await submit(me);
  equal(await heard(me.page, 'assessment.recorded'), []);
  await press(me, '.give-record button');
  const [{ detail }] = await hears(me.page, 'assessment.recorded');
  const { inst, seq, time, ...record } = detail;
  const day = await me.page.evaluate(() => new Intl.DateTimeFormat('sv-SE').format(new Date()));
  const { valid_until: until_, ...rest } = record;
  equal(rest, {
    questionnaire: questionnaire.id,
    version: questionnaire.version,
    hash: createHash('sha256').update(JSON.stringify(questionnaire)).digest('hex'),
    level: 'C3',
    minimal: false,
    taken_on: day,
  });
  assert(until_ > day && until_ < String(Number(day.slice(0, 4)) + 2), until_);
  equal(await words(me, '.give-record [role="status"]'), told(me, 'risk.record.given'));
  assert(!Object.values(picks).some((pick) => JSON.stringify(record).includes(`"${pick}"`)), 'an answer is in it');
});

test('assessment: the page learns the level only where the bank\'s document says so, and the customer is told', async (world) => {
  const me = await changed(world, { lang: 'en' }, ({ questionnaire }) => { questionnaire.tell_level = true; });
  await open(me, 'risk_profile');
  assert((await me.frame.locator('.quiz').innerText()).includes(told(me, 'risk.intro.told')), 'the customer is not told');
  await answer(me, of(me.bank.questionnaire, 'C4'));
  await submit(me);
  const [{ detail }] = await hears(me.page, 'questionnaire.completed');
  equal(detail.level, 'C4');
});

test('assessment: what a capacity lower than the tolerance does is said in plain words', async (world) => {
  const me = await visit(world, { lang: 'zh-CN' });
  await open(me, 'risk_profile');
  const low = { income: 'none', debts: 'heavy', means: 'to_50k', horizon: 'now', liquidity: 'days' };
  await answer(me, of(me.bank.questionnaire, 'C5', low));
  await submit(me);
  equal(await me.frame.locator('.level-scale [aria-current] b').innerText(), 'C1');
  equal(await words(me, '.capped'), say(me, 'risk.capped.capacity'));
});

test('assessment: R19 no answer leaves the page, whatever was asked', async (world) => {
  const me = await visit(world);
  const sent = [];
  me.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() || ''}`));
  const lines = [];
  me.page.on('console', (message) => lines.push(message.text()));
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C3', { loss: 'to_2', mix: 'large' }));
  await submit(me);
  await suggested(me);
  const stored = await me.frame.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  const everything = [...sent, ...lines, stored, JSON.stringify(await heard(me.page))].join('\n');
  for (const secret of ['to_2', 'from_18', 'half_year', 'over_6m', 'full legal capacity', '"C3"']) {
    assert(!everything.includes(secret), `${secret} is told`);
  }
});

test('assessment: a bank that does not say how long it keeps a record is handed none', async (world) => {
  const me = await changed(world, {}, ({ institution }) => { delete institution.keeps_records; });
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C3'));
  await submit(me);
  equal(await me.frame.locator('.give-record').count(), 0, 'a record of the assessment');
  await suggested(me);
  await me.frame.waitForSelector('.product');
  equal(await me.frame.locator('.record').count(), 0, 'a record of the list');
});
