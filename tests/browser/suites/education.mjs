// The learning version: no formal level, nothing sold, and nowhere to go but the institution's own pages.

import { scoring } from '../harness/answers.mjs';
import {
  DESKTOP, LANGS, PHONE, answer, fine, headline, home, looksRight, open, plain, say, submit, type, visit, words,
} from '../harness/customer.mjs';
import { assert, equal, test } from '../harness/test.mjs';
import { bankPage, heard, ready } from '../harness/widget.mjs';

for (const [place, lang] of LANGS.entries()) {
  const [device, size] = place % 2 ? ['desktop', DESKTOP] : ['phone', PHONE];
  const theme = place === 1 ? 'light' : 'dark';
  test(`education: in ${lang} on a ${device} in ${theme} the exercise names what matters, and no level`, async (world) => {
    const me = await visit(world, { lang, size, theme, bank: 'education' });
    const banner = async () => equal(plain(await me.frame.locator('.banner').innerText()), say(me, 'app.education'));
    await banner();
    const cards = await me.frame.locator('.card').evaluateAll((all) => all.map((one) => one.dataset.card));
    equal(cards.toSorted(), ['mortgage', 'risk_exercise', 'saving_goal', 'wellbeing']);
    await looksRight(me, 'home');
    await open(me, 'risk_exercise');
    await banner();
    await looksRight(me, 'the introduction');
    const { questionnaire } = me.bank;
    const picks = scoring(questionnaire, 0);
    await answer(me, picks, async ({ id }) => id === 'loss' && looksRight(me, 'a question'));
    await looksRight(me, 'the review');
    await submit(me);
    await banner();
    await looksRight(me, 'the result');
    const text = plain(await me.frame.locator('.quiz').innerText());
    assert(questionnaire.items.some(({ effect }) => effect && text.includes(effect.theme[lang])), `no theme: ${text}`);
    assert(!/C[1-5]|R[1-5]/.test(text), `a level: ${text}`);
    equal(await me.frame.locator('.level-scale, .risk-words').count(), 0, 'levels');
    equal(await me.frame.locator('.quiz .actions .primary').count(), 0, 'ways on to products');
    fine(me);
  });
}

test('education: answers without a leaning say so', async (world) => {
  const me = await visit(world, { bank: 'education' });
  await open(me, 'risk_exercise');
  await answer(me, { reaction: 'wait', horizon: 'three', liquidity: 'half_year', loss: 'to_15', mix: 'medium' });
  await submit(me);
  assert(plain(await me.frame.locator('.headline').innerText()).length > 10, 'no result');
});

for (const [opens, link] of Object.entries({ 'a calculator': 'tool=saving_goal', 'the exercise': 'screen=risk_profile' })) {
  test(`R01: education: ${opens} that stands alone says that this is the learning version`, async ({ site, page }) => {
    for (const lang of LANGS) {
      const p = await page({ viewport: PHONE });
      const attributes = `alone lang="${lang}" bank="banks/education.json" link="${link}"`;
      const frame = await ready(p, bankPage(site, { attributes }));
      await frame.waitForSelector('#fp-title');
      equal(await frame.locator('.head').count(), 0, `${lang}: heads`);
      const banner = plain(await frame.locator('header .banner').innerText());
      equal(banner, plain((await words(site, lang)).get('app.education')), lang);
      equal(p.errors, []);
    }
  });
}

test('R01: education: an institution that shows an answer alone has no banner', async ({ site, page }) => {
  const p = await page({ viewport: PHONE });
  const frame = await ready(p, bankPage(site, { attributes: 'alone lang="en" link="tool=mortgage"' }));
  await frame.waitForSelector('#fp-title');
  equal(await frame.locator('header').count(), 0, 'heads');
});

test('education: the tools calculate as everywhere', async (world) => {
  const me = await visit(world, { bank: 'education', lang: 'zh-CN' });
  await open(me, 'mortgage');
  await type(me, 'mortgage-amount', '100万');
  await headline(me, '4,490.45');
});

test('education: no tool leads on to products', async (world) => {
  const me = await visit(world, { bank: 'education' });
  for (const tool of ['mortgage', 'saving_goal']) {
    await open(me, tool);
    await me.frame.waitForSelector('.next');
    const steps = await me.frame.locator('.next-step:visible').allInnerTexts();
    assert(!steps.includes(say(me, `${tool}.next.suggestions`)), `${tool} leads to ${steps}`);
    await home(me);
  }
});

test('education: a link to the suggestions shows no product and asks for no formal assessment', async (world) => {
  const me = await visit(world, { bank: 'education', at: '#screen=suggestions' });
  equal(await me.frame.locator('.product').count(), 0, 'products');
  const text = await me.frame.locator('main').innerText();
  assert(!text.includes(say(me, 'suggest.assess')), 'a formal assessment is offered');
  assert(!text.includes(say(me, 'suggest.personal')), 'the situation is to be used for suggestions');
});

test('education: the page is asked to go nowhere', async (world) => {
  const me = await visit(world, { bank: 'education', init: () => {
    window.gone = [];
    window.open = (...all) => window.gone.push(all);
  } });
  for (const card of ['saving_goal', 'mortgage', 'risk_exercise', 'wellbeing']) {
    await open(me, card);
    const outside = await me.frame.locator('a[href]').evaluateAll((/** @type {HTMLAnchorElement[]} */ all) => {
      // What the page would say if it could not start is there from the beginning.
      return all.filter((one) => !one.closest('#sorry')).map((one) => one.hostname);
    });
    const own = (host) => me.bank.institution.domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
    equal(outside.filter((host) => !own(host)), [], `links of ${card}`);
    await home(me);
  }
  equal(await heard(me.page, 'cta.clicked'), []);
  equal(await me.page.evaluate(() => window.gone), []);
});
