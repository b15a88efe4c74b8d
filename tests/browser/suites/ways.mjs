// The way back through the screens.

import { asked, of } from '../harness/answers.mjs';
import { PHONE, alone, onward, open, pick, plain, say, visit } from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, card, heard, inside } from '../harness/widget.mjs';

test('ways: whoever comes back finds the place that she left', async (world) => {
  const me = await alone(world, { size: PHONE });
  await me.frame.locator('.wish > summary').last().click();
  const last = me.frame.locator('.wish[open] .card').last();
  await last.scrollIntoViewIfNeeded();
  const at = () => me.frame.evaluate(() => Math.round(scrollY));
  const there = await at();
  assert(there > 100, `home is scrolled by ${there} px`);
  await last.click();
  await me.frame.locator('.back').waitFor();
  await until(async () => (await at()) === 0, 'the top of the next screen');
  await me.frame.locator('.back').click();
  await until(async () => Math.abs((await at()) - there) < 2, 'the place on home');
});

/** The browser may be late by so much before the widget goes back without it: a timer set now ends after its own. */
const patience = (me) => me.frame.evaluate(() => new Promise((done) => {
  setTimeout(done, 500);
}));

const title = (me) => me.frame.locator('#fp-title').textContent();
const shows = (me, words) => until(async () => (await title(me)) === words, words);

test('ways: the browser leads back to where one was, with everything that was typed, and forth again', async (world) => {
  const me = await alone(world, { size: PHONE });
  const home = await title(me);
  await (await card(me.frame, 'mortgage')).click();
  const amount = me.frame.locator('#fp-mortgage-amount');
  await amount.fill('777000');
  const mortgage = await title(me);
  await me.frame.evaluate(() => scrollTo(0, 300));
  await me.frame.evaluate(() => history.back());
  await shows(me, home);
  await me.page.goForward();
  await shows(me, mortgage);
  equal(await amount.inputValue(), '777000');
  await until(() => me.frame.evaluate(() => Math.abs(scrollY - 300) < 2), 'the place on the calculator');
  await me.frame.locator('.back').click();
  await shows(me, home);
  await (await card(me.frame, 'debts')).click();
  await me.frame.locator('.headline').waitFor();
  await me.page.goBack();
  await shows(me, home);
});

test('ways: two presses of back in a row lead out of nothing', async (world) => {
  const me = await visit(world, {});
  await (await card(me.frame, 'mortgage')).click();
  await me.frame.locator('.headline').waitFor();
  const address = me.page.url();
  await me.frame.evaluate(() => [1, 2, 3].forEach(() => /** @type {HTMLElement} */ (document.querySelector('.back')).click()));
  await me.frame.locator('.wishes').waitFor();
  await patience(me);
  equal(me.page.url(), address);
  assert(await me.frame.locator('.wishes').isVisible(), 'home is left');
});

test('ways: whoever goes on at once after going back stays there', async (world) => {
  const me = await alone(world);
  const open = async (name) => (await card(me.frame, name)).click();
  await open('mortgage');
  await me.frame.locator('.back').click();
  await open('debts');
  await me.frame.locator('[data-tool="debts"] .headline').waitFor();
  await patience(me);
  equal(await me.frame.locator('[data-tool="debts"]').count(), 1, 'the calculator');
});

test('ways: a page that is loaded anew shows the same screen', async (world) => {
  const me = await alone(world);
  await (await card(me.frame, 'mortgage')).click();
  await me.frame.locator('.headline').waitFor();
  const mortgage = await title(me);
  await me.page.reload();
  await shows(me, mortgage);
  // What lies before it is of the load before, and known by its name.
  await me.page.goBack();
  await me.frame.locator('.wishes').waitFor();
  await me.page.goForward();
  await shows(me, mortgage);
});

test('ways: a questionnaire that is loaded anew goes on, in this tab alone, and says so', async (world) => {
  const me = await alone(world, { lang: 'zh-CN', size: PHONE });
  const picks = of(me.bank.questionnaire, 'C3');
  const items = asked(me.bank.questionnaire, picks);
  await open(me, 'risk_profile');
  assert(plain(await me.frame.locator('.quiz-card').innerText()).includes(plain(say(me, 'risk.intro.kept'))), 'nothing is said');
  await onward(me);
  for (const [place, item] of items.slice(0, 3).entries()) {
    await me.frame.waitForSelector(`.progress progress[value="${place + 1}"]`);
    await pick(me, item, picks[item.id]);
    await onward(me);
  }
  await me.frame.waitForSelector('.progress progress[value="4"]');
  await me.page.reload();
  await shows(me, say(me, 'risk.title'));
  equal(plain(await me.frame.locator('.quiz [role="status"]').innerText()), plain(say(me, 'risk.intro.resumed')));
  await onward(me);
  await shows(me, items[3].text['zh-CN']);
  equal(await me.frame.evaluate(() => Object.keys(localStorage)), [], 'what stays on the device');

  const other = await alone(world, { lang: 'zh-CN', size: PHONE });
  await open(other, 'risk_profile');
  equal(await other.frame.locator('.quiz [role="status"]').count(), 0, 'answers in another tab');
});

test('ways: on a bank\'s page the browser\'s back stays in the widget as long as there is a way, and the page hears of it', async (world) => {
  const me = await visit(world, {});
  await (await card(me.frame, 'mortgage')).click();
  await me.frame.locator('.headline').waitFor();
  const address = me.page.url();
  await me.page.evaluate(() => history.back());
  await me.frame.locator('.wishes').waitFor();
  equal(me.page.url(), address);
  const views = (await heard(me.page, 'view.shown')).map(({ detail }) => detail.view);
  equal(views, ['home', 'mortgage', 'home']);
});

test('ways: a link to a screen leads back home by the widget, and away by the browser', async (world) => {
  const me = await alone(world, { link: 'tool=mortgage' });
  await me.frame.locator('.headline').waitFor();
  const before = await me.frame.evaluate(() => history.length);
  await me.frame.locator('.back').click();
  await me.frame.locator('.wishes').waitFor();
  equal(await me.frame.evaluate(() => history.length), before);
});

test('ways: a bank may keep the browser\'s history to itself', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  const bank = await (await fetch(`${site.widget}/banks/sample.json`)).json();
  await p.evaluate((given) => window.finplan.create('#box', { bank: { ...given, browser_history: false } }), bank);
  const before = await p.evaluate(() => history.length);
  await (await card(inside(p), 'mortgage')).click();
  await inside(p).locator('.headline').waitFor();
  equal(await p.evaluate(() => history.length), before);
  await inside(p).locator('.back').click();
  await inside(p).locator('.wishes').waitFor();
});
