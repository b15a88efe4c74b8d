// A customer: goes from screen to screen of the sample bank's page. Screens may arrive late, so every step waits for
// what it needs.

/** @import { BrowserContextOptions, Frame } from 'playwright-core' */
/** @import { Page, World } from './chromium.mjs' */

/** Who comes. @typedef {{ lang?: string, size?: { width: number, height: number }, theme?: string }} Person */

/** Who comes with which device. @typedef {Person & BrowserContextOptions & { bank?: string, init?: () => void }} Who */

/**
 * Somebody before the widget; `bank` is the document that she sees.
 * @typedef {object} Customer
 * @property {Page} page
 * @property {Frame} frame
 * @property {string} lang
 * @property {string[]} problems
 * @property {Map<string, string>} texts
 * @property {any} bank
 */

import { asked } from './answers.mjs';
import { accessible } from './axe.mjs';
import { assert, until } from './test.mjs';
import { bankPage, card, hears, inside } from './widget.mjs';

export const LANGS = ['zh-CN', 'zh-TW', 'en'];
export const PHONE = { width: 360, height: 640 };
export const DESKTOP = { width: 1280, height: 800 };

/** A text as it is read: hard spaces are spaces. */
export const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** The texts of one language, as the build wrote them. @returns {Promise<Map<string, string>>} */
export async function words(site, lang) {
  const { files } = await (await fetch(`${site.widget}/manifest.json`)).json();
  const table = new RegExp(`^assets/${lang}(\\.[a-z_]+)?-[^/]*\\.txt$`);
  const tables = Object.keys(files).filter((name) => table.test(name));
  const lines = await Promise.all(tables.map(async (file) => (await fetch(`${site.widget}/${file}`)).text()));
  return new Map(lines.join('').split('\n').map((line) => /** @type {[string, string]} */ (line.split('\t'))));
}

export async function bank(site, name = 'sample') {
  return (await fetch(`${site.widget}/banks/${name}.json`)).json();
}

/** The tools that a bank offers. */
export const tools = ({ home: cards }) => cards.filter((card) => !['risk_profile', 'suggestions', 'wellbeing'].includes(card));

/** @param {Who} who */
function device({ lang = 'en', size = DESKTOP, theme = 'light', ...rest }) {
  return { lang, viewport: size, locale: lang, colorScheme: theme, ...rest };
}

/**
 * Opens the demo bank's page, or a page with another bank's widget, as someone of this language and device.
 * @param {Pick<World, 'site' | 'page'>} world @param {Who & { at?: string }} [who]
 */
export async function visit({ site, page }, { at = '', bank: name, ...who } = {}) {
  const { lang, ...options } = device(who);
  const p = await page(options);
  const other = name && bankPage(site, { attributes: `campaign lang="${lang}" bank="banks/${name}.json"` });
  await p.goto(`${other || `${site.widget}/`}${at}`);
  await hears(p, 'ready');
  return customer(p, inside(p), { site, lang, bank: name });
}

/**
 * Opens the widget's own page, without a bank's page around it.
 * @param {Pick<World, 'site' | 'page'>} world @param {Who & { link?: string }} [who]
 */
export async function alone({ site, page }, { link = '', bank: name, ...who } = {}) {
  const { lang, ...options } = device(who);
  const p = await page(options);
  await p.goto(`${site.widget}/widget.html${name ? `?bank=banks/${name}.json` : ''}#${link}`);
  return customer(p, p.mainFrame(), { site, lang, bank: name });
}

/** The same customer with another bank's document. */
export async function changed(world, who, change) {
  const me = await visit(world, who);
  const document = structuredClone(me.bank);
  change(document);
  await me.page.evaluate((bank) => { window.finplan.create('finplan-widget', { bank }); }, document);
  await hears(me.page, 'ready', 2);
  await until(() => inside(me.page).locator('.wishes').count(), 'the cards');
  return { ...me, frame: inside(me.page), bank: document };
}

/** @returns {Promise<Customer>} */
async function customer(page, frame, { site, lang, bank: name }) {
  page.setDefaultTimeout(15000);
  await frame.waitForSelector('#fp-title');
  return { page, frame, lang, problems: [], texts: await words(site, lang), bank: await bank(site, name) };
}

/**
 * A sentence of the table in the customer's language; it must be there.
 * @param {Pick<Customer, 'lang' | 'texts'>} customer @param {string} key
 */
export function say({ texts, lang }, key) {
  assert(texts.has(key), `${lang} has no ${key}`);
  return texts.get(key);
}

/** A new screen takes the focus with the next frame: a key that is pressed before is lost. */
function settled(frame) {
  return frame.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
  }));
}

/** Waits for the screen with this title. */
export async function titled(customer, title) {
  const heading = customer.frame.locator('#fp-title');
  await until(async () => plain(await heading.innerText()) === plain(title), title);
  await settled(customer.frame);
}

export async function focused({ frame }, id) {
  const there = () => frame.evaluate((one) => document.activeElement?.id === one, id);
  await until(there, `the focus on ${id}`);
}

export async function home(customer) {
  const { frame } = customer;
  await until(async () => {
    const back = frame.locator('.back');
    if (await back.isVisible()) await back.click();
    return frame.locator('.wishes .wish').first().isVisible();
  }, 'the groups of home');
}

const TITLES = { risk_profile: 'risk.title', risk_exercise: 'risk.exercise.title', suggestions: 'suggest.title' };

export async function open(customer, name) {
  const { frame } = customer;
  await (await card(frame, name)).click();
  await titled(customer, say(customer, TITLES[name] || `${name}.title`));
  await focused(customer, 'fp-title');
}

/** Fills a field and leaves it. */
export async function type({ frame }, input, text) {
  const field = frame.locator(`#fp-${input}`);
  await field.fill(text);
  await field.blur();
}

/** The sentence of the answer, once it says this. */
export async function headline({ frame }, part) {
  const line = frame.locator('.headline').first();
  await line.waitFor();
  let text = '';
  const there = async () => {
    text = plain(await line.innerText());
    return text.includes(part);
  };
  await until(there, part, 5000).catch(() => assert(false, `the answer says “${text}”, not “${part}”`));
  return text;
}

/** Puts the field of an input on the dial and turns it to a stop. */
export async function turn({ frame }, input, stop) {
  await frame.locator(`#fp-${input}`).focus();
  await frame.locator('.dial .slider').fill(String(stop));
}

/** Chooses an option, whether the options lie side by side or in a list. */
export async function choose({ frame }, input, option) {
  const field = frame.locator(`[data-input="${input}"]`);
  if (await field.locator('select').count()) await field.locator('select').selectOption(option);
  else await field.locator(`input[value="${option}"]`).check();
}

/** The key figures, by label: they stand with how they were reached. */
export async function figures({ frame }) {
  const method = frame.locator('.method');
  if (!(await method.evaluate((/** @type {HTMLDetailsElement} */ one) => one.open))) await method.locator('> summary').click();
  // Without an answer there are none.
  const there = async () => (await frame.locator('.figures .figure').count()) > 0 || plain(await frame.locator('.large').innerText()) === '—';
  await until(there, 'the key figures');
  const texts = await frame.locator('.figures .figure > *').allTextContents();
  return Array.from({ length: texts.length / 2 }, (_, place) => texts.slice(2 * place, 2 * place + 2).map(plain));
}

export async function openDetails({ frame }, selector) {
  const details = frame.locator(selector);
  const isOpen = () => details.evaluate((/** @type {HTMLDetailsElement} */ one) => one.open);
  if (!(await isOpen())) await details.locator('> summary').click();
  await until(isOpen, `${selector} to open`);
  return details;
}

/** Presses a key on a part of the screen. A click aims at a place, and a new screen may still be moving to its own. */
export async function press({ frame }, target, key = 'Enter') {
  const one = typeof target === 'string' ? frame.locator(target) : target;
  await one.waitFor({ state: 'attached' });
  await settled(frame);
  await one.press(key);
}

/** Presses the screen's main button. */
export function onward(customer) {
  return press(customer, '.quiz .actions .primary');
}

/** Answers the question that is shown. */
export async function pick(customer, item, choice) {
  if (item.kind === 'amount') {
    await customer.frame.locator('.amount-entry input').fill(String(item.choices.find(({ id }) => id === choice).from));
  } else {
    await press(customer, `.options input[value="${choice}"]`, 'Space');
  }
}

/**
 * From the introduction through every question to the review. `seen` looks at each question before its answer.
 * @param {Customer} customer @param {Record<string, string>} picks @param {(item: any, place: number) => unknown} [seen]
 */
export async function answer(customer, picks, seen = () => {}) {
  const { frame, bank: { questionnaire } } = customer;
  await onward(customer);
  for (const [place, item] of asked(questionnaire, picks).entries()) {
    await frame.waitForSelector(`.progress progress[value="${place + 1}"]`);
    await focused(customer, 'fp-title');
    await seen(item, place);
    await pick(customer, item, picks[item.id]);
    await onward(customer);
  }
  await frame.waitForSelector('.review', { state: 'attached' });
  await focused(customer, 'fp-title');
}

/** Submits, and keeps every answer that is asked back: nobody reads as fast as a test. */
export async function submit(customer) {
  const { frame } = customer;
  await onward(customer);
  const result = plain(say(customer, 'risk.result'));
  await until(async () => {
    if (plain(await frame.locator('#fp-title').innerText()) === result) return true;
    const keep = frame.locator('.quiz .keep');
    if (await keep.count()) await press(customer, keep);
    return false;
  }, result);
  await settled(frame);
  await focused(customer, 'fp-title');
}

/** From the result to the products, past the sentences that come before them. */
export async function suggested(customer) {
  const { frame, bank: { questionnaire: { understanding = [] } } } = customer;
  // On the calmer path the result comes one part at a time.
  while (!(await frame.locator('.quiz .changed').count())) await onward(customer);
  await onward(customer);
  for (const { text, truth } of understanding) {
    await until(async () => plain(await frame.locator('.quiz .headline').innerText()) === plain(text[customer.lang]), text.en);
    await focused(customer, 'fp-title');
    await press(customer, frame.locator('.check button').nth(truth ? 0 : 1));
  }
  await titled(customer, say(customer, 'suggest.title'));
}

/** What scrolls sideways, in the widget and on the page around it. */
export async function sideways({ page, frame }) {
  const found = [];
  for (const [name, one] of [['the widget', frame], ['the page', page]]) {
    const [wide, room] = await one.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    if (wide > room) found.push(`${name} is ${wide} px wide in ${room} px`);
  }
  return found;
}

/** Notes what scrolls sideways in this state. */
export async function fits(customer, what) {
  for (const problem of await sideways(customer)) customer.problems.push(`${what}: ${problem}`);
}

/** What is asked of every state: nothing to the side, readable by everyone. The walk goes on, and `fine` tells. */
export async function looksRight(customer, what) {
  await fits(customer, what);
  await accessible(customer.frame, what).catch((error) => customer.problems.push(error.message));
}

/** Every state that was looked at was right. */
export function fine({ problems }) {
  assert(problems.length === 0, `${problems.length} problems:\n${[...new Set(problems)].join('\n')}`);
}
