// The whole way of a customer on the demo bank's page, in every language, on a phone and on a desktop. Every state
// on it is looked at: axe finds nothing and nothing scrolls sideways.

import { accessible } from '../harness/axe.mjs';
import { of } from '../harness/answers.mjs';
import {
  DESKTOP, LANGS, PHONE, answer, choose, figures, fine, fits, focused, headline, home, looksRight,
  onward, open, openDetails, plain, say, submit, suggested, titled, type, visit,
} from '../harness/customer.mjs';
import { onToBank, opened, shown } from '../harness/suggestions.mjs';
import { assert, equal, test } from '../harness/test.mjs';
import { heard, hears } from '../harness/widget.mjs';

async function mortgage(me) {
  await open(me, 'mortgage');
  await type(me, 'mortgage-amount', '100万');
  await headline(me, '4,490.45');
  equal(await me.frame.locator('.error:not(:empty)').count(), 0, 'errors');
  const values = (await figures(me)).map(([, value]) => value);
  equal(values, ['3.50%', '¥4,490.45', '¥4,488.52', '¥616,560.07', '¥1,616,560.07']);
  await looksRight(me, 'the mortgage');
  for (const table of ['years', 'months']) {
    await openDetails(me, `.table[data-table="${table}"]`);
    await looksRight(me, `the mortgage by ${table}`);
  }
  await openDetails(me, '.method');
  await me.frame.locator('.help > summary:visible').first().click();
  await looksRight(me, 'the mortgage with all that opens');
  await choose(me, 'method', 'equal_principal');
  await headline(me, '5,694.45');
  await type(me, 'mortgage-amount', 'abc');
  await me.frame.waitForSelector('[data-input="amount"] .error');
  await looksRight(me, 'the mortgage with an error');
}

async function savingGoal(me) {
  await open(me, 'saving_goal');
  await openDetails(me, '.more');
  await openDetails(me, '.table');
  for (const question of ['target', 'goal', 'monthly']) {
    await choose(me, 'question', question);
    await me.frame.locator(`[data-input="${question}"]`).waitFor({ state: 'hidden' });
    await looksRight(me, `the saving goal, asked for ${question}`);
  }
}

async function questionnaire(me) {
  await open(me, 'risk_profile');
  await looksRight(me, 'the introduction');
  await answer(me, of(me.bank.questionnaire, 'C4', { horizon: 'later' }), async (item, place) => {
    if (place === 0) {
      await onward(me);
      await me.frame.waitForSelector('#fp-missing .error');
      await looksRight(me, 'a question without an answer');
    }
    await fits(me, item.id);
  });
  await titled(me, say(me, 'risk.review'));
  await looksRight(me, 'the review');
  await submit(me);
  await looksRight(me, 'the result');
}

async function suggestions(me) {
  await suggested(me);
  await me.frame.waitForSelector('.product');
  await openDetails(me, '.withheld');
  await looksRight(me, 'the suggestions');
  await me.frame.locator('.switch-row input').uncheck();
  await me.frame.waitForSelector('.notice');
  await looksRight(me, 'the suggestions by name');
  const [product] = await shown(me);
  const sheet = await opened(me, product);
  await looksRight(me, 'the product');
  await sheet.locator('.primary').click();
  await me.page.waitForSelector('#handover[open]');
  equal(await me.page.innerText('#handover-product'), product);
  await accessible(me.page, 'the bank\'s dialog');
  await me.page.locator('#handover button').click();
}

for (const [place, lang] of LANGS.entries()) {
  for (const [device, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    const theme = (place + (device === 'phone' ? 0 : 1)) % 2 ? 'dark' : 'light';
    // A part for each screen, so that what is wrong with one does not hide the others.
    for (const [screen, walk] of Object.entries({
      'the mortgage': mortgage,
      'the saving goal': savingGoal,
      'the questionnaire and the suggestions': (me) => questionnaire(me).then(() => suggestions(me)),
    })) {
      test(`journey: ${screen} in ${lang} on a ${device} in ${theme} is right in every state`, async (world) => {
        const me = await visit(world, { lang, size, theme });
        await me.frame.waitForSelector(`html[lang="${lang}"]`);
        await looksRight(me, 'home');
        await walk(me);
        await home(me);
        await titled(me, say(me, 'home.title'));
        equal(me.page.errors, []);
        fine(me);
      });
    }
  }
}

test('journey: a campaign\'s keys come back in every event up to the hand-over, with the product only', async (world) => {
  const utm = { utm_source: 'wechat', utm_medium: 'article', utm_campaign: 'spring_home' };
  const at = `?${new URLSearchParams(utm)}#tool=mortgage&lang=zh-CN&amount=1000000&annual_rate=4.9&term=30`;
  const me = await visit(world, { lang: 'zh-CN', size: PHONE, at });
  await headline(me, '5,307.27');
  await me.frame.locator('button.next-step').last().click();
  await onToBank(me.frame);
  const [{ detail }] = await hears(me.page, 'cta.clicked');
  const { inst, seq, time, ...said } = detail;
  const { link } = me.bank.products.find(({ id }) => id === said.product);
  equal(Object.keys(said).sort(), ['product', 'url', 'utm'], 'what the page is told');
  assert(said.url.endsWith(link), said.url);
  // The height of the frame is the loader's own word, not the widget's.
  const told = (await heard(me.page)).filter(({ name }) => name !== 'resize');
  for (const event of told) equal(event.detail.utm, utm, event.name);
  const line = me.page.locator('#log li', { hasText: 'cta.clicked' });
  assert((await line.innerText()).includes(said.product), 'the panel does not name the product');
  // The demo page prevents the default: nobody has left.
  assert(me.page.url().startsWith(world.site.widget), me.page.url());
  equal(me.page.context().pages().length, 1, 'pages');
});

test('journey: another language keeps what was typed, chosen and answered', async (world) => {
  const me = await visit(world, { lang: 'zh-CN', size: PHONE });
  const speak = async (lang) => {
    await me.frame.locator('#fp-language').selectOption(lang);
    await me.frame.waitForSelector(`html[lang="${lang}"]`);
  };
  await open(me, 'mortgage');
  await type(me, 'mortgage-amount', '123.45万');
  await type(me, 'mortgage-annual_rate', '4,x');
  await choose(me, 'method', 'equal_principal');
  for (const lang of ['en', 'zh-TW', 'zh-CN']) {
    await speak(lang);
    await focused(me, 'fp-language');
    await me.frame.waitForSelector('#fp-mortgage-amount');
    const typed = await me.frame.locator('#fp-mortgage-amount').inputValue();
    const unit = plain(await me.frame.locator('[data-input="amount"] .unit').innerText());
    equal(Number(typed.replace(/,/g, '')) * (/[万萬]/.test(unit) ? 10000 : 1), 1234500, `the amount in ${lang}`);
    equal(await me.frame.locator('#fp-mortgage-annual_rate').inputValue(), '4,x', `what is no number, in ${lang}`);
    assert(await me.frame.locator('input[value="equal_principal"]').isChecked(), `the choice in ${lang}`);
  }
  await home(me);
  await open(me, 'risk_profile');
  await onward(me);
  await me.frame.locator('.options input').nth(2).check();
  await speak('en');
  await me.frame.waitForSelector('.options input');
  assert(await me.frame.locator('.options input').nth(2).isChecked(), 'the answer is gone');
});
