// The record of the suggestions: nothing of it leaves without consent, its number is that of its text, and the demo
// bank's compliance page runs it again.

import { createHash } from 'node:crypto';

import { of } from '../harness/answers.mjs';
import { accessible } from '../harness/axe.mjs';
import {
  DESKTOP, LANGS, PHONE, alone, answer, fine, looksRight, open, openDetails, plain, press, say, submit, suggested, visit,
} from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, inside } from '../harness/widget.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

async function suited(me, level, fixed) {
  await open(me, 'risk_profile');
  await answer(me, of(me.bank.questionnaire, level, fixed));
  await submit(me);
  await suggested(me);
  await me.frame.waitForSelector('.product');
}

const tick = ({ frame }) => frame.locator('.record .switch-row input');
const give = ({ frame }) => frame.locator('.record button');
const status = ({ frame }) => frame.locator('.record [role="status"]');

for (const [place, lang] of LANGS.entries()) {
  const [size, theme] = place % 2 ? [DESKTOP, 'dark'] : [PHONE, 'light'];
  test(`record: in ${lang} it says what it holds, and goes out on consent alone`, async (world) => {
    const me = await visit(world, { lang, size, theme });
    await suited(me, 'C3', { horizon: 'later', means: 'to_300k' });
    const details = await openDetails(me, '.record');
    await give(me).waitFor();
    assert(!(await tick(me).isChecked()), 'the consent is ticked beforehand (R22)');
    const words = plain(await details.innerText());
    for (const key of ['record.why', 'record.not', 'record.level', 'record.time', 'record.means']) {
      assert(words.includes(plain(say(me, key))), `${key} is missing: ${words}`);
    }
    const { keeps_records: kept, phone } = me.bank.institution;
    assert(words.includes(kept[lang]) && words.includes(phone), 'how long it is kept, and who can be asked');
    assert(words.includes(me.bank.institution.full[lang]), 'who gets it');
    await give(me).click();
    equal(plain(await status(me).innerText()), plain(say(me, 'record.tick')));
    equal(await heard(me.page, 'suggestions.recorded'), [], 'R19: given without consent');
    await looksRight(me, 'the record');
    await tick(me).check();
    await press(me, give(me));
    const [{ detail: { record, hash, inst, seq, time, ...rest } }] = await hears(me.page, 'suggestions.recorded');
    equal(rest, {}, 'everything else in the event');
    equal(hash, sha256(record), 'the number');
    assert((await status(me).innerText()).includes(hash.slice(0, 16)), 'the number is not told');
    const { answer: { shown }, asked } = JSON.parse(record);
    const cards = await me.frame.locator('.product').evaluateAll((all) => all.map((one) => one.dataset.product));
    equal(shown.map(({ product }) => product), cards, 'what was shown');
    equal(asked.profile.level, 'C3');
    fine(me);
  });
}

test('R19: record: the fields are those that are said, and no answer is among them', async (world) => {
  const me = await visit(world);
  await suited(me, 'C4', { horizon: 'five' });
  await openDetails(me, '.record');
  await tick(me).check();
  await give(me).click();
  const [{ detail }] = await hears(me.page, 'suggestions.recorded');
  const { asked } = JSON.parse(detail.record);
  const allowed = ['age_from', 'age_to', 'cash_days', 'goal', 'horizon_months', 'means_from', 'means_to', 'occupation'];
  equal(Object.keys(asked.facts).filter((fact) => !allowed.includes(fact)), [], 'other facts');
  for (const { id } of me.bank.questionnaire.items) assert(!(id in asked), `the answer to ${id}`);
  assert(!/score|points|answers/.test(detail.record), detail.record);
});

test('record: another order of the list asks for consent anew', async (world) => {
  const me = await visit(world);
  await open(me, 'suggestions');
  await openDetails(me, '.record');
  await tick(me).check();
  await me.frame.locator('.switch-row input[role="switch"]').uncheck();
  await me.frame.waitForSelector('main .notice');
  await openDetails(me, '.record');
  assert(!(await tick(me).isChecked()), 'the consent stands for another list');
});

test('record: nobody is given anything in education mode, or where nobody listens', async (world) => {
  const me = await visit(world, { bank: 'education', at: '#screen=suggestions' });
  equal(await me.frame.locator('.record').count(), 0, 'education mode');
  const single = await alone(world, { link: 'screen=suggestions&lang=en' });
  await single.frame.waitForSelector('.product');
  equal(await single.frame.locator('.record').count(), 0, 'a page by itself');
});

test('record: whatever else the page replays is said to be no record', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { attributes: 'lang="en"' }));
  await hears(p, 'ready');
  await p.evaluate(async () => (await window.finplan.create('#w')).replay('{"asked": 1}'));
  const [{ detail }] = await hears(p, 'record.replayed');
  equal([detail.verdict, detail.differences], ['unreadable', []]);
});

for (const [place, lang] of LANGS.entries()) {
  const [size, theme] = place % 2 ? [DESKTOP, 'dark'] : [PHONE, 'light'];
  test(`record: the compliance page in ${lang} checks the number and runs the record again`, async ({ site, page }) => {
    const p = await page({ viewport: size, colorScheme: theme, locale: lang });
    await p.goto(`${site.widget}/demo/compliance.html`);
    await hears(p, 'ready');
    const frame = inside(p);
    await frame.waitForSelector('.product');
    await accessible(p, 'before there is a record');
    const me = { page: p, frame };
    await openDetails(me, '.record');
    await tick(me).check();
    await give(me).click();
    await hears(p, 'record.replayed');
    const verdict = (id, key) => until(async () => (await p.getAttribute(`#${id}`, 'data-text')) === key, `${id}: ${key}`);
    await verdict('hash-verdict', 'hash_same');
    await verdict('replay-verdict', 'replay_same');
    const cards = await frame.locator('.product').count();
    equal(await p.locator('#shown li').count(), cards, 'products of the record');
    await accessible(p, 'with a record');
    assert((await p.evaluate(() => document.documentElement.scrollWidth)) <= size.width, 'the page is too wide');

    const record = await p.inputValue('#record');
    await p.fill('#record', record.replace(/"document":"[^"]*"/, '"document":"2020.1"'));
    await p.click('#replay');
    await hears(p, 'record.replayed', 2);
    await verdict('hash-verdict', 'hash_other');
    await verdict('replay-verdict', 'replay_different');
    assert((await p.innerText('#differences')).startsWith('/under/document: 2020.1'), 'what differs');
    await p.fill('#record', 'nonsense');
    await p.click('#replay');
    await hears(p, 'record.replayed', 3);
    await verdict('replay-verdict', 'replay_unreadable');
    await p.selectOption('#lang', lang === 'en' ? 'zh-CN' : 'en');
    equal(await p.getAttribute('#replay-verdict', 'data-text'), 'replay_unreadable');
    equal(await p.evaluate(() => window.violations), []);
    equal(p.errors, []);
  });
}

test('R11: an offer that breaks a rule of words is left out, and the bank learns it', async ({ site, page }) => {
  const bank = await (await fetch(`${site.widget}/banks/sample.json`)).json();
  const loan = bank.products.find(({ id }) => id === 'home_loan');
  loan.summary['zh-CN'] = '低利率，秒到账';
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  await p.evaluate((own) => window.finplan.create('#box', { bank: own, lang: 'zh-CN', link: 'screen=suggestions' }), bank);
  const [{ detail }] = await hears(p, 'error.offer');
  equal(detail.count, 2);
  const frame = inside(p);
  await frame.waitForSelector('.product');
  const text = await frame.locator('main').innerText();
  assert(!text.includes('秒到账') && !text.includes(loan.name['zh-CN']), 'the offer is there');
});
