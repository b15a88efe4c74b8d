// The next step on the home screen: one, quiet, with its reason, from what is on the device and nothing else.

import { readFile } from 'node:fs/promises';

import { of } from '../harness/answers.mjs';
import {
  DESKTOP, LANGS, PHONE, alone, answer, fine, focused, home, looksRight, onward, open, openDetails, plain, say, submit, type,
  visit,
} from '../harness/customer.mjs';
import { assert, equal, test } from '../harness/test.mjs';
import { heard } from '../harness/widget.mjs';

const card = ({ frame }) => frame.locator('.upcoming');
const action = (me) => card(me).locator('.link').first();

/** Waits for this action and reason. */
async function says(me, what, why) {
  const words = async () => [plain(await action(me).innerText()), plain(await card(me).locator('p.muted').first().innerText())];
  await card(me).waitFor();
  equal(await words(), [plain(what), plain(why)]);
}

const about = (me, key, tool) => say(me, key).replace('{tool}', say(me, `home.${tool}`));

/** A day so long before the customer's, as the device keeps it and as she reads it. */
function past(me, days) {
  return me.frame.evaluate(([back, lang]) => {
    const day = new Date();
    day.setDate(day.getDate() - back);
    const [year, month, date] = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
    const two = (number) => String(number).padStart(2, '0');
    const written = lang === 'en' ? `${date} ${day.toLocaleString('en', { month: 'long' })} ${year}` : `${year}年${month}月${date}日`;
    return { digits: `${year}${two(month)}${two(date)}`, written };
  }, [days, me.lang]);
}

/** Comes back to a device on which two mortgages lie, kept and last seen so many days ago. */
async function back(world, { kept, seen, rates = '', ...who }) {
  const me = await alone(world, who);
  const [first, last] = [(await past(me, kept)).digits, (await past(me, seen)).digits];
  const text = `1\n1\t\tterm=30\n2\t\tterm=20\ndays\t${first}\t${rates}\t${last}\t\n`;
  const name = `finplan:${me.bank.institution.id}:mortgage`;
  await me.frame.evaluate(([key, value]) => localStorage.setItem(key, value), [name, text]);
  await me.page.reload();
  await me.frame.waitForSelector('#fp-title');
  return me;
}

test('next: who is new is asked one question and told of no next step', async (world) => {
  const me = await visit(world);
  equal(plain(await me.frame.locator('.lead .primary').innerText()), plain(say(me, 'home.mortgage')));
  equal(await card(me).count(), 0, 'next steps');
  equal(await me.frame.evaluate(() => localStorage.length), 0, 'what is kept');
});

test('next: a next step may be put away for the visit', async (world) => {
  const me = await visit(world);
  await me.frame.locator('.lead .primary').click();
  await me.frame.waitForSelector('[data-tool="mortgage"] .headline');
  await home(me);
  await card(me).locator('.link').last().click();
  assert(!(await card(me).isVisible()), 'still there');
  await focused(me, 'fp-title');
  await open(me, 'mortgage');
  await home(me);
  equal(await card(me).count(), 0, 'cards in the same visit');
});

test('next: from the first calculation to two scenarios and the questionnaire', async (world) => {
  const me = await visit(world);
  await me.frame.locator('.lead .primary').click();
  await me.frame.waitForSelector('[data-tool="mortgage"] .headline');
  await home(me);
  await says(me, about(me, 'next.compare', 'mortgage'), say(me, 'next.why.none'));
  await action(me).click();
  await me.frame.locator('.keep > .plain').click();
  await home(me);
  await says(me, about(me, 'next.compare', 'mortgage'), say(me, 'next.why.one'));
  await action(me).click();
  await type(me, 'mortgage-term', '20');
  await me.frame.locator('.keep > .plain').click();
  await home(me);
  await says(me, say(me, 'home.risk_profile'), say(me, 'next.why.open'));
  await action(me).click();
  await onward(me);
  await me.frame.locator('.options input').first().check();
  await home(me);
  await says(me, say(me, 'home.risk_profile'), say(me, 'next.why.half'));
  equal(await me.frame.evaluate(() => localStorage.length), 0, 'what is kept');
});

for (const [place, lang] of LANGS.entries()) {
  const [device, size] = place % 2 ? ['desktop', DESKTOP] : ['phone', PHONE];
  test(`next: in ${lang} on a ${device} who comes back after a long time is shown her plan first`, async (world) => {
    const me = await back(world, { kept: 200, seen: 120, lang, size, theme: place === 1 ? 'dark' : 'light' });
    await card(me).waitFor();
    const [before, after] = await me.frame.locator('.upcoming-place').evaluate((place) => {
      const height = () => Math.round(place.getBoundingClientRect().height);
      const [there, full] = [[...place.childNodes], height()];
      place.replaceChildren();
      const empty = height();
      place.replaceChildren(...there);
      return [empty, full];
    });
    equal(after, before, 'the height before and after the step is there');
    equal(plain(await action(me).innerText()), plain(about(me, 'next.again', 'mortgage')));
    await looksRight(me, 'home');
    fine(me);
    await action(me).click();
    await me.frame.waitForSelector('.kept .variant');
  });
}

test('next: the stage follows from days, and every action says why', async (world) => {
  for (const [given, key, why] of /** @type {const} */ ([
    [{ kept: 200, seen: 120 }, 'next.again', ['next.why.last', 120]],
    [{ kept: 200, seen: 3 }, 'next.again', ['next.why.unchanged', 200]],
    [{ kept: 5, seen: 3 }, null, ['next.why.open', 0]],
    [{ kept: 200, seen: 3, rates: '20200101' }, 'next.review', ['next.why.rates', null]],
  ])) {
    const me = await back(world, given);
    const what = key ? about(me, key, 'mortgage') : say(me, 'home.risk_profile');
    await card(me).waitFor();
    equal(plain(await action(me).innerText()), plain(what));
    const reason = plain(await card(me).locator('p.muted').first().innerText());
    const [before, after] = say(me, why[0]).split('{date}');
    assert(reason.startsWith(before) && reason.endsWith(after || ''), reason);
    if (why[1]) assert(reason.includes((await past(me, why[1])).written), reason);
    await me.page.close();
  }
});

test('next: a visit is noted only beside what she asked to keep, and once a day', async (world) => {
  const me = await back(world, { kept: 200, seen: 120 });
  await card(me).waitFor();
  const stored = () => me.frame.evaluate(() => Object.values(localStorage));
  const [first] = await stored();
  const [today, last, kept] = await Promise.all([0, 120, 200].map((days) => past(me, days)));
  assert(first.endsWith(`days\t${kept.digits}\t\t${today.digits}\t${last.digits}\n`), first);
  assert(first.startsWith('1\n1\t\tterm=30\n2\t\tterm=20\n'), first);
  await me.page.reload();
  await card(me).waitFor();
  equal(await stored(), [first], 'after a second look on the same day');
  // On this day she is still somebody who has come back.
  equal(plain(await action(me).innerText()), plain(about(me, 'next.again', 'mortgage')));
});

test('next: in education mode nothing on the device is looked at', async (world) => {
  const me = await back(world, { kept: 200, seen: 120, bank: 'education' });
  await card(me).waitFor();
  equal(plain(await action(me).innerText()), say(me, 'home.saving_goal'));
});

test('next: after an assessment its last day can be taken into the calendar, without the level', async (world) => {
  const me = await visit(world, { lang: 'zh-CN' });
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, 'C3'));
  await submit(me);
  const result = plain(await me.frame.locator('.headline').innerText());
  const save = async (calendar) => {
    const waiting = me.page.waitForEvent('download');
    await calendar.locator('button').click();
    const download = await waiting;
    equal(download.suggestedFilename(), 'finplan.ics');
    return readFile(await download.path(), 'utf8');
  };
  const text = await save(me.frame.locator('.level .calendar'));
  await home(me);
  await card(me).waitFor();
  equal(plain(await action(me).innerText()), say(me, 'next.note'));
  equal(await save(card(me).locator('.calendar')), text, 'the file of the card on home');
  const lines = text.split('\r\n');
  equal([lines[0], lines.at(-2), lines.at(-1)], ['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  const [, year, month, day] = /DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)\r\n/.exec(text);
  assert(result.includes(`${year}年${Number(month)}月${Number(day)}日`), `${result} and ${text}`);
  assert(lines.every((line) => Buffer.byteLength(line) <= 75), 'a line is too long');
  assert(!/C[1-5]\b/.test(text) && !text.includes('平衡'), `the level is in it: ${text}`);
  const told = JSON.stringify(await heard(me.page));
  assert(!/returning|dormant|activating|segment|next/.test(told), 'the stage is told');
});

test('next: suggestions say what of this visit decided their order', async (world) => {
  const me = await visit(world);
  await open(me, 'business_loan');
  const field = me.frame.locator('.inputs input[inputmode]').first();
  await field.fill('300000');
  await field.blur();
  await home(me);
  await open(me, 'suggestions');
  const { heading, reason, id } = me.bank.segments.find((one) => one.id === 'business_owner');
  equal(await me.frame.locator('.segment').innerText(), heading.en);
  await openDetails(me, '.order');
  const said = await me.frame.locator('.because li').allInnerTexts();
  equal(said, [say(me, 'because.used').replace('{tool}', say(me, 'home.business_loan'))]);
  const text = await me.frame.locator('main').innerText();
  assert(text.includes(reason.en) && !text.includes(id), 'the name of the segment is shown');
});
