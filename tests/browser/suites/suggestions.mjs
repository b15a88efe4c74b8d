// The suggestions: only what suits, each with its reasons, costs and required words; and why others are not shown.

import { of } from '../harness/answers.mjs';
import {
  DESKTOP, LANGS, PHONE, fine, focused, home, looksRight, open, openDetails, plain, press, say, titled, visit,
} from '../harness/customer.mjs';
import { card, grade, listed, opened, product, shown, suited } from '../harness/suggestions.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { heard, hears } from '../harness/widget.mjs';

/** The facts that the answers state, as the bank's document has them. */
function facts({ bank: { questionnaire } }, picks) {
  const chosen = questionnaire.items.map(({ id, choices }) => choices.find((one) => one.id === picks[id]));
  return Object.assign({}, ...chosen.map((choice) => choice?.facts || {}));
}

/** Why a product must not be shown to this customer; read from the bank's document alone. */
function unfit(me, one, level, { age_from: age, occupation, horizon_months: horizon, cash_days: within, means_to: means }) {
  const { eligibility = {}, regions, channels } = one;
  const { region, channel, shares, reserve_share: reserve, reserve_days: days } = me.bank.matching;
  if (regions && !regions.includes(region)) return 'it is sold elsewhere';
  if (channels && !channels.includes(channel)) return 'it is sold through other channels';
  if (grade(one) && one.minimum * 100 > means * shares[grade(one) - 1]) return 'it takes too much of the means';
  const slow = (one.term_days || 0) + (one.cash_days || 0) > days;
  if (slow && one.minimum * 100 > means * (100 - reserve)) return 'it leaves too little at hand';
  if (grade(one) > level) return 'its grade is too high';
  const soon = me.bank.questionnaire.horizons.find(({ from, to }) => from <= horizon && horizon <= to);
  if (grade(one) > Number(soon.level[1])) return 'its grade is too high for money that is needed so soon';
  if (one.term_days > horizon * 30) return 'it is tied up too long';
  if (one.cash_days > within || one.term_days > within) return 'it cannot be had in time';
  if (one.minimum > means) return 'it asks for more than there is';
  if (age < eligibility.age_from || age > eligibility.age_to) return 'the age is outside of what it is for';
  if (eligibility.occupations && !eligibility.occupations.includes(occupation)) return 'it is for others';
  return '';
}

const PEOPLE = [
  ['C1', { horizon: 'now', liquidity: 'days', means: 'to_50k' }],
  ['C2', { horizon: 'three', liquidity: 'month', age: 'from_65' }],
  ['C3', { horizon: 'later', liquidity: 'half_year', income: 'business' }],
  ['C4', { horizon: 'five', liquidity: 'any', means: 'to_6m' }],
  ['C5', { horizon: 'later', liquidity: 'any', means: 'over_6m' }],
];

for (const [level, fixed] of PEOPLE) {
  test(`suggestions: ${level}: only what suits is shown, and every other product says why not`, async (world) => {
    const me = await visit(world);
    const picks = of(me.bank.questionnaire, level, fixed);
    await suited(me, picks);
    const ids = await shown(me);
    assert(ids.length > 0, 'nothing is shown');
    equal(ids.length, new Set(ids).size, 'products that are shown twice');
    for (const id of ids) equal(unfit(me, product(me, id), Number(level[1]), facts(me, picks)), '', id);
    const others = await openDetails(me, '.withheld');
    const rows = await others.locator('> ul > li').evaluateAll((all) => all.map((row) => [
      row.querySelector('b').textContent, [...row.querySelectorAll('.reasons li')].map((reason) => reason.textContent),
    ]));
    const rest = me.bank.products.filter(({ id }) => !ids.includes(id)).map(({ name }) => name.en);
    equal(rows.map(([name]) => name).sort(), rest.sort(), 'the others');
    for (const [name, reasons] of rows) assert(reasons.length && reasons.every(Boolean), `${name}: no reason`);
    assert((await others.locator('> summary').innerText()).includes(String(rest.length)), 'the number of others');
  });
}

/** The words that must stand beside a product, in pieces: names stand where the bank's text has a gap. */
const due = (me, one) => me.bank.disclosures
  .filter(({ kinds, other_issuers: others }) => kinds.includes(one.type) && (one.issuer || !others))
  .flatMap(({ text }) => text[me.lang].split(/\{\w+\}/)).map(plain).filter(Boolean);

/** Every piece is there, in the order of the pieces or not. */
function holds(words, pieces, what) {
  assert(pieces.length > 0, `${what}: no words are required`);
  for (const piece of pieces) assert(words.includes(piece), `${what}: “${piece}” is missing in ${words}`);
}

for (const lang of LANGS) {
  test(`suggestions: in ${lang} each product has its grade, costs, minimum, required words and reasons`, async (world) => {
    const me = await visit(world, { lang, size: PHONE });
    await suited(me, of(me.bank.questionnaire, 'C5', { horizon: 'later', liquidity: 'any', means: 'over_6m' }));
    const ids = await shown(me);
    for (const id of ids) {
      const one = product(me, id);
      const row = card(me, id);
      equal(await row.locator('h3').innerText(), one.name[lang]);
      const name = await row.locator('.open').getAttribute('aria-label');
      assert(name.startsWith(one.name[lang]) && name.includes(await row.locator('.reason').innerText()), name);
      const tag = row.locator('.tag.grade');
      equal(await tag.count(), grade(one) ? 1 : 0, `${id}: grades`);
      if (grade(one)) assert((await tag.innerText()).includes(`R${grade(one)}`), `${id}: ${await tag.innerText()}`);
      if (one.issuer_grade !== one.seller_grade) {
        const both = await row.locator('.differ').innerText();
        assert(both.includes(one.issuer_grade) && both.includes(one.seller_grade), both);
      }
      const facts = await row.locator('.glance dd').allInnerTexts();
      assert(facts.length > 2 && facts.length < 5 && facts.every(Boolean), `${id}: ${facts}`);
      const issuer = one.issuer ? me.bank.providers.find((other) => other.id === one.issuer).name : me.bank.institution.full;
      assert((await row.locator('.tags').innerText()).includes(issuer[lang]), `${id}: who stands behind it (R21)`);
      assert(await row.locator('.reason').innerText(), `${id}: no reason`);
    }
    for (const group of await me.frame.locator('.group').all()) {
      const words = plain(await group.locator('.required').innerText());
      const here = await group.locator('.product').evaluateAll((all) => all.map((each) => each.dataset.product));
      for (const id of here) holds(words, due(me, product(me, id)), id);
    }
  });

  test(`suggestions: in ${lang} a product's own screen has its facts, fees in money, questions and required words`, async (world) => {
    const me = await visit(world, { lang, size: PHONE });
    await suited(me, of(me.bank.questionnaire, 'C5', { horizon: 'later', liquidity: 'any', means: 'over_6m' }));
    for (const id of await shown(me)) {
      const one = product(me, id);
      const sheet = await opened(me, id);
      equal(await sheet.locator('h1').innerText(), one.name[lang]);
      const facts = Object.fromEntries(await sheet.locator('.facts').evaluate((list) => [...list.querySelectorAll('dt')]
        .map((label) => [label.textContent, label.nextElementSibling.textContent])));
      equal(say(me, 'product.minimum') in facts, one.minimum !== undefined, `${id}: minimum`);
      if (grade(one)) assert(facts[say(me, 'product.risk')].includes(`R${grade(one)}`), `${id}: grade`);
      if (one.issuer) {
        const { name } = me.bank.providers.find((other) => other.id === one.issuer);
        equal(facts[say(me, 'product.issuer')], name[lang], id);
      }
      const costs = plain(await sheet.locator('.costs').innerText());
      for (const fee of one.fees) assert(costs.includes(say(me, `fee.${fee.for}`)), `${id}: no ${fee.for} in ${costs}`);
      if (!one.fees.length) assert(costs.includes(say(me, 'product.fees.none')), id);
      equal(await sheet.locator('.fees tbody tr').count(), one.fees.length, `${id}: fees`);
      if (id === 'bond_fund') assert(/1,200/.test(costs), `0.3, 0.1 and 0.8 % of 100,000 are 1,200: ${costs}`);
      assert(await sheet.locator('.reasons li').count() > 0, `${id}: no reason`);
      equal(await sheet.locator('.asked-first li').count(), 3, `${id}: what to ask`);
      const words = await sheet.locator('.onward .risk-words').allInnerTexts();
      holds(plain(words.join(' ')), due(me, one), id);
      const button = sheet.locator('.primary');
      assert((await button.getAttribute('aria-label')).includes(one.name[lang]), `${id}: the button does not name it`);
      await looksRight(me, id);
      await listed(me);
    }
    fine(me);
  });
}

test('suggestions: a loan says what its all-in cost was worked out for', async (world) => {
  const me = await visit(world);
  await suited(me, of(me.bank.questionnaire, 'C3', { goal: 'home', horizon: 'later' }));
  const sheet = await opened(me, 'home_loan');
  assert((await sheet.innerText()).includes(product(me, 'home_loan').loan.note.en), 'the example is not told');
});

test('suggestions: without an assessment nothing with a grade is shown, and the way to one is', async (world) => {
  const me = await visit(world);
  await open(me, 'suggestions');
  const ids = await shown(me);
  assert(ids.length > 0, 'nothing is shown');
  equal(ids.filter((id) => grade(product(me, id))), [], 'with a grade');
  await me.frame.locator('main > div > .plain, main .plain').first().click();
  await titled(me, say(me, 'risk.title'));
});

test('suggestions: without personalisation all that suits stands by name', async (world) => {
  const me = await visit(world);
  const picks = of(me.bank.questionnaire, 'C3', { horizon: 'later', liquidity: 'month' });
  await suited(me, picks);
  const before = await shown(me);
  const control = me.frame.locator('.switch-row input');
  assert(await control.isChecked(), 'the switch is off at first');
  await control.uncheck();
  const notice = me.frame.locator('main .notice');
  await until(async () => plain(await notice.innerText()) === say(me, 'suggest.personal_off'), 'the notice');
  const after = await shown(me);
  // Loans and insurance that nobody asked for are listed, too; what is too risky is not.
  equal(before.filter((id) => !after.includes(id)), [], 'products that are gone');
  for (const id of after) equal(unfit(me, product(me, id), 3, facts(me, picks)), '', id);
  for (const group of await me.frame.locator('.group').all()) {
    const names = await group.locator('h3').allInnerTexts();
    equal(names, [...names].sort((a, b) => a.localeCompare(b, 'en')), 'names');
  }
  await control.check();
  await notice.waitFor({ state: 'detached' });
  equal(await shown(me), before, 'the order before');
});

test('suggestions: the switch keeps the focus', async (world) => {
  const me = await visit(world);
  await open(me, 'suggestions');
  const control = me.frame.locator('.switch-row input');
  await control.focus();
  await me.page.keyboard.press('Space');
  await me.frame.waitForSelector('main .notice');
  assert(await control.evaluate((one) => one === document.activeElement), 'the focus is gone');
});

test('suggestions: who gave no assessment lately is not taken for one who did', async (world) => {
  const me = await visit(world);
  await suited(me, of(me.bank.questionnaire, 'C5', { horizon: 'later', liquidity: 'any' }));
  assert((await shown(me)).some((id) => grade(product(me, id)) > 3), 'nothing above R3 for C5');
  // Doing it again ends the old result at once.
  await me.frame.locator('.back').click();
  await titled(me, say(me, 'risk.result'));
  await focused(me, 'fp-title');
  await press(me, '.quiz .actions .again');
  await titled(me, say(me, 'risk.title'));
  await home(me);
  await open(me, 'suggestions');
  equal((await shown(me)).filter((id) => grade(product(me, id))), [], 'with a grade');
});

test('suggestions: continuing tells the page the product alone, and the page may prevent the rest', async (world) => {
  const me = await visit(world, { lang: 'zh-TW', size: PHONE });
  await suited(me, of(me.bank.questionnaire, 'C3', { horizon: 'later', means: 'to_300k' }));
  const before = me.page.url();
  const [id] = await shown(me);
  await (await opened(me, id)).locator('.primary').click();
  const [{ detail }] = await hears(me.page, 'cta.clicked');
  const { inst, seq, time, url, ...data } = detail;
  equal(data, { product: id }, 'what is told');
  equal(url, `https://${me.bank.institution.domains[0]}${product(me, id).link}`);
  const line = me.page.locator('#log li', { hasText: 'cta.clicked' });
  equal(JSON.parse(await line.locator('code').innerText()), { product: id, url });
  await me.page.waitForSelector('#handover[open]');
  equal(me.page.url(), before);
  equal(me.page.context().pages().length, 1, 'pages');
  const [{ detail: selected }] = await heard(me.page, 'suggestion.selected');
  equal([selected.product, selected.position], [id, 1]);
});

/** A text of the table as a pattern: what stands for a value matches anything. */
const pattern = (text) => new RegExp(`^${plain(text).split(/\s*\{[^}]*\}\s*/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);

for (const [place, lang] of LANGS.entries()) {
  const [size, theme] = place % 2 ? [DESKTOP, 'dark'] : [PHONE, 'light'];
  test(`suggestions: in ${lang} each product says why it stands where it stands`, async (world) => {
    const me = await visit(world, { lang, size, theme });
    await suited(me, of(me.bank.questionnaire, 'C3', { horizon: 'later' }));
    const order = await (await openDetails(me, '.order')).locator('> .reasons li').allInnerTexts();
    assert(order.some((line) => pattern(say(me, 'suggest.order.fused')).test(plain(line))), order.join('\n'));
    assert(order.some((line) => plain(line).includes(me.bank.models.source[lang])), 'whose visits they were');
    await looksRight(me, 'why this order');
    const [first] = await shown(me);
    const place = (await opened(me, first)).locator('.place');
    await place.locator('summary').click();
    const lines = await place.locator('li').allInnerTexts();
    assert(pattern(say(me, 'suggest.place.content')).test(plain(lines[0])), lines.join('\n'));
    assert(lines.length > 1, 'no model is named');
    await looksRight(me, 'why here');
    await listed(me);
    await me.frame.locator('main > label input').uncheck();
    await me.frame.waitForSelector('main .notice');
    equal(await (await opened(me, (await shown(me))[0])).locator('.place').count(), 0, 'a place by name');
    fine(me);
  });
}

test('suggestions: a deposit carries its posted rate with its day, and says nothing once it is old', async (world) => {
  const me = await visit(world);
  await open(me, 'suggestions');
  const group = me.frame.locator('.group', { has: card(me, 'term_1y') });
  const near = plain(await group.innerText());
  for (const part of ['0.95%', '2 November 2026']) assert(near.includes(part), `${part} in ${near}`);
  const words = plain(await (await opened(me, 'term_1y')).innerText());
  for (const part of [say(me, 'product.deposit_rate'), '0.95%', '2 November 2026', '¥500,000']) {
    assert(words.includes(part), `${part} in ${words}`);
  }
});
