// A picture of every screen, for people to look at: `cargo xtask shots`. They are SCREEN-LANG-SIZE-THEME.png; words
// after the name take only those whose names have all of them, for example `mortgage en dark`.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { of } from './harness/answers.mjs';
import { launch, world } from './harness/chromium.mjs';
import { LANGS, alone, answer, onward, open, openDetails, pick, submit, suggested, visit } from './harness/customer.mjs';
import { startSite } from './harness/site.mjs';
import { hears, inside } from './harness/widget.mjs';

const { CHROMIUM = '/usr/bin/chromium', FINPLAN_DIST = 'dist', FINPLAN_SHOTS = 'shots' } = process.env;
const wanted = process.argv.slice(2);

const SIZES = {
  phone: { size: { width: 360, height: 800 }, deviceScaleFactor: 2, hasTouch: true },
  desktop: { size: { width: 1200, height: 900 } },
};
const THEMES = ['light', 'dark'];

/** Each walk opens the widget once and takes the pictures that it names on its way. */
const WALKS = [
  {
    names: ['home'],
    async walk(visitor, take) {
      await alone(visitor.world, visitor.as);
      await take('home');
    },
  },
  {
    names: ['mortgage-top', 'mortgage'],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, { ...visitor.as, link: 'tool=mortgage' });
      await page.waitForSelector('.headline');
      await take('mortgage-top', false);
      await page.locator('.table > summary').first().click();
      await page.waitForSelector('.table[open] tbody tr');
      await take('mortgage');
    },
  },
  {
    names: ['calm-home', 'calm-mortgage', 'calm-mortgage-all'],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, visitor.as);
      await page.locator('#fp-larger').click();
      await page.waitForSelector('.calm .lead #fp-figure');
      await take('calm-home');
      await page.locator('.lead .primary').click();
      await page.waitForSelector('.calm-way .print');
      await take('calm-mortgage');
      await page.locator('.calm-all').click();
      await take('calm-mortgage-all');
    },
  },
  {
    names: ['poster'],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, { ...visitor.as, link: 'tool=prepayment&amount=100000' });
      await page.locator('.send .plain').last().click();
      await page.waitForSelector('.poster-picture');
      await take('poster', false);
    },
  },
  {
    names: ['mortgage-paper'],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, { ...visitor.as, link: 'tool=mortgage' });
      await page.waitForSelector('.tables');
      await page.locator('.table > summary').first().click();
      await page.waitForSelector('.table[open] tbody tr');
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ media: 'print' });
      await take('mortgage-paper');
    },
  },
  {
    names: ['prepayment'],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, { ...visitor.as, link: 'tool=prepayment' });
      await page.waitForSelector('.headline');
      await take('prepayment');
    },
  },
  {
    names: ['saving-goal'],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, { ...visitor.as, link: 'tool=saving_goal' });
      await page.waitForSelector('.headline');
      await take('saving-goal');
    },
  },
  {
    names: ['retirement'],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, { ...visitor.as, link: 'tool=retirement&savings=50000&spending=8000' });
      await page.waitForSelector('.headline');
      await page.locator('.table > summary').first().click();
      await page.waitForSelector('.table[open] tbody tr');
      await take('retirement');
    },
  },
  ...['business_loan', 'car_loan', 'deposit', 'regular_investing', 'household', 'protection_gap', 'education_fund'].map((tool) => ({
    names: [tool.replace('_', '-')],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, { ...visitor.as, link: `tool=${tool}` });
      await page.waitForSelector('.headline');
      await page.locator('.table > summary').first().click();
      await page.waitForSelector('.table[open] tbody tr');
      await take(tool.replace('_', '-'));
    },
  })),
  {
    names: ['cost-statement'],
    async walk(visitor, take) {
      const items = 'items=2&items1_kind=guarantee&items2_kind=late&items2_basis=each_percent&items2_by=lender';
      const { page } = await alone(visitor.world, { ...visitor.as, link: `tool=cost_statement&${items}` });
      await page.waitForSelector('.statement table');
      await page.locator('.keep button').first().click();
      await page.waitForSelector('.picture img');
      await take('cost-statement');
    },
  },
  {
    names: ['questionnaire', 'question', 'several', 'amount', 'review', 'result', 'suggestions', 'products-compared', 'product'],
    async walk(visitor, take) {
      const customer = await alone(visitor.world, visitor.as);
      await open(customer, 'risk_profile');
      await take('questionnaire');
      const picks = of(customer.bank.questionnaire, 'C3', { horizon: 'later', liquidity: 'any' });
      const shots = { loss: 'question', experience: 'several', means: 'amount' };
      await answer(customer, picks, async (item) => {
        if (!shots[item.id]) return;
        await pick(customer, item, picks[item.id]);
        await take(shots[item.id]);
        if (item.id === 'experience') await pick(customer, item, picks[item.id]);
      });
      await take('review');
      await submit(customer);
      await take('result');
      await suggested(customer);
      await customer.frame.waitForSelector('.product');
      await openDetails(customer, '.withheld');
      await take('suggestions');
      await customer.frame.locator('.request > .link').first().click();
      await customer.frame.locator('.request .actions').waitFor();
      await customer.frame.locator('.picking').click();
      for (const place of [0, 1, 2]) await customer.frame.locator('.product .ways-on .plain').nth(place * 2).click();
      await customer.frame.waitForSelector('.compare table');
      await take('products-compared');
      await customer.frame.locator('.product .open').nth(1).press('Enter');
      await customer.frame.waitForSelector('.sheet');
      await take('product');
    },
  },
  {
    // Answers that do not go together, by someone over 65: asked back, then one thing at a time.
    names: ['calm', 'asked-back', 'calm-review', 'calm-result', 'check'],
    async walk(visitor, take) {
      const customer = await alone(visitor.world, visitor.as);
      const { frame, bank: { questionnaire } } = customer;
      await open(customer, 'risk_profile');
      const picks = of(questionnaire, 'C3', { age: 'from_65', loss: 'to_2', mix: 'large', debts: 'some' });
      await answer(customer, picks, async ({ id }) => id === 'reaction' && take('calm'));
      await take('calm-review');
      await onward(customer);
      await frame.waitForSelector('.asked-back .review-row');
      await take('asked-back');
      await frame.locator('.keep').press('Enter');
      await frame.waitForSelector('.asked-back:not(:has(.review-row))');
      await frame.locator('.keep').press('Enter');
      await frame.waitForSelector('.level-scale');
      await take('calm-result');
      while (!(await frame.locator('.changed').count())) await onward(customer);
      await onward(customer);
      await frame.waitForSelector('.check');
      await frame.locator('.check button').nth(1).press('Enter');
      await take('check');
    },
  },
  {
    names: ['well-being', 'statement', 'score'],
    async walk(visitor, take) {
      const { page } = await alone(visitor.world, { ...visitor.as, link: 'screen=wellbeing' });
      await take('well-being');
      await page.locator('.quiz .primary').click();
      for (let number = 1; number <= 11; number += 1) {
        await page.waitForSelector(`.progress progress[value="${number}"]`);
        await page.locator('.options input').nth(number === 11 ? 0 : 2).check();
        if (number === 7) await take('statement');
        await page.locator('.quiz .primary').click();
      }
      await page.waitForSelector('.headline');
      await take('score');
    },
  },
  {
    names: ['returning', 'reminder', 'needs'],
    async walk(visitor, take) {
      const customer = await alone(visitor.world, visitor.as);
      const { page, bank: { institution, questionnaire } } = customer;
      const text = '1\n1\t\tterm=30\ndays\t20260301\t20260120\t20260302\t\n';
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [`finplan:${institution.id}:mortgage`, text]);
      await page.reload();
      await page.waitForSelector('.upcoming');
      await take('returning');
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await page.waitForSelector('.upcoming');
      await open(customer, 'risk_profile');
      await answer(customer, of(questionnaire, 'C3'));
      await submit(customer);
      await page.locator('.back').click();
      await page.locator('.back').click().catch(() => {});
      await page.waitForSelector('.calendar');
      await take('reminder');
      await open(customer, 'suggestions');
      await openDetails(customer, '.order');
      await take('needs');
    },
  },
  {
    names: ['education'],
    async walk(visitor, take) {
      await alone(visitor.world, { ...visitor.as, bank: 'education' });
      await take('education');
    },
  },
  {
    names: ['demo'],
    async walk(visitor, take) {
      await visit(visitor.world, visitor.as);
      await take('demo');
    },
  },
  {
    names: ['compliance'],
    async walk({ world: { site, page }, as: { lang, size, theme } }, take) {
      const p = await page({ viewport: size, locale: lang, colorScheme: theme });
      await p.goto(`${site.widget}/demo/compliance.html`);
      await hears(p, 'ready');
      const frame = inside(p);
      await frame.waitForSelector('.product');
      await frame.locator('.record > summary').click();
      await frame.locator('.record .switch-row input').check();
      await frame.locator('.record button').click();
      await hears(p, 'record.replayed');
      await take('compliance');
    },
  },
];

const site = await startSite(resolve(FINPLAN_DIST));
const browser = await launch(CHROMIUM);
await mkdir(FINPLAN_SHOTS, { recursive: true });
let taken = 0;
for (const { names, walk } of WALKS) {
  for (const lang of LANGS) {
    for (const [sizeName, { size, ...device }] of Object.entries(SIZES)) {
      for (const theme of THEMES) {
        const full = (name) => `${name}-${lang}-${sizeName}-${theme}`;
        const asked = (name) => wanted.every((word) => full(name).includes(word));
        if (!names.some(asked)) continue;
        const visited = world(browser, site);
        let page;
        const watched = { ...visited, page: async (options) => (page = await visited.page({ ...device, ...options })) };
        await walk({ world: watched, as: { lang, size, theme } }, async (name, fullPage = true) => {
          if (!asked(name)) return;
          // Parts that stick would stand where the page was scrolled to.
          await page.evaluate(() => scrollTo(0, 0));
          await page.waitForTimeout(150);
          await page.screenshot({ path: join(FINPLAN_SHOTS, `${full(name)}.png`), fullPage, animations: 'disabled' });
          taken += 1;
        });
        await visited.close();
      }
    }
  }
}
await browser.close();
site.close();
console.log(`${taken} pictures in ${FINPLAN_SHOTS}`);
process.exitCode = taken ? 0 : 1;
