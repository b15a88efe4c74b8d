// Firefox, and WebKit as on every iPhone: the widget on a bank's page.

import { createHash } from 'node:crypto';

import { By, Key } from 'selenium-webdriver';

import { asked, of } from '../harness/answers.mjs';
import { bank, plain, tools, words } from '../harness/customer.mjs';
import { assert, equal, skip, test, until } from '../harness/test.mjs';
import { ENGINES, missing, withBrowser } from '../harness/webdriver.mjs';
import { bankPage } from '../harness/widget.mjs';

const LATE = 20000;
/** So long a click may take to work. One that is repeated too soon counts twice. */
const SLOW = 3000;

/** Remembers what the page hears, and goes nowhere. */
const SCRIPT = `
  window.heard = [];
  for (const name of ['ready', 'cta.clicked', 'suggestions.recorded', 'record.replayed']) {
    addEventListener('finplan:' + name, (event) => {
      event.preventDefault();
      window.heard.push({ name, detail: event.detail });
    });
  }`;

/** Waits for the widget on the page and goes into its frame. */
async function enter(driver, address) {
  await driver.get(address);
  await until(() => driver.executeScript('return window.heard.length > 0'), 'the event ready', 30000);
  const frame = 'return document.querySelector("finplan-widget").shadowRoot.querySelector("iframe")';
  await driver.switchTo().frame(await driver.executeScript(frame));
}

function find(driver, selector) {
  return until(async () => (await driver.findElements(By.css(selector)))[0], selector, LATE);
}

/**
 * A screen may still be moving to its place when it is clicked, and WebKit's driver misses what lies below the first
 * view of a tall frame: the click is made again until it has worked, every other time with the keyboard.
 */
async function press(driver, selector, worked) {
  let tries = 0;
  await until(async () => {
    const [target] = await driver.findElements(By.css(selector));
    const key = (tries % 2 ? Key.ENTER : null);
    tries += 1;
    if (target) await (key ? target.sendKeys(key) : target.click()).catch(() => {});
    // An element that is gone while it is asked says that the screen is changing.
    return until(() => worked().catch(() => false), 'a click to work', SLOW).catch(() => false);
  }, `${selector} to work`, LATE);
}

const there = (driver, selector) => async () => (await driver.findElements(By.css(selector))).length > 0;

async function saying(driver, selector, part) {
  let text = '';
  const found = async () => {
    const [element] = await driver.findElements(By.css(selector));
    text = element ? plain(await element.getText().catch(() => '')) : '';
    return text.includes(part);
  };
  await until(found, part, LATE).catch(() => assert(false, `“${text}” does not say “${part}”`));
  return text;
}

/** Puts a text into a field as if it was typed at once. */
function fill(driver, selector, text) {
  return driver.executeScript(`
    const field = document.querySelector(arguments[0]);
    field.value = arguments[1];
    field.dispatchEvent(new Event('input', { bubbles: true }));`, selector, text);
}

for (const engine of ENGINES) {
  test(`${engine}: a bank's page shows the widget, which calculates`, async ({ site }) => {
    if (missing(engine)) return skip(`${engine} or its driver is not installed`);
    const link = 'tool=mortgage&amount=1200000&term=30&annual_rate=3.1';
    const address = bankPage(site, { attributes: `lang="en" link="${link}"`, script: SCRIPT });
    return withBrowser(engine, async (driver) => {
      await enter(driver, address);
      await saying(driver, '.headline', '5,124.20');
    });
  });

  test(`${engine}: every calculator answers, shows its picture and fills its tables`, async ({ site }) => {
    if (missing(engine)) return skip(`${engine} or its driver is not installed`);
    const offered = tools(await bank(site));
    return withBrowser(engine, async (driver) => {
      for (const tool of offered) {
        await enter(driver, bankPage(site, { attributes: `lang="en" link="tool=${tool}"`, script: SCRIPT }));
        await until(there(driver, `[data-tool="${tool}"] .headline`), `the answer of ${tool}`, LATE);
        await until(there(driver, '.chart svg path'), `the picture of ${tool}`, LATE);
        await until(there(driver, 'details.table > summary'), `the tables of ${tool}`, LATE);
        // By script: what lies far below is no place for WebKit's driver to click.
        await driver.executeScript('document.querySelector("details.table > summary").click()');
        await until(there(driver, '.table[open] tbody td'), `the rows of ${tool}`, LATE);
      }
    });
  });

  test(`${engine}: from the cards to a mortgage, a risk level, what suits, and on at the bank`, async ({ site }) => {
    if (missing(engine)) return skip(`${engine} or its driver is not installed`);
    const address = bankPage(site, { attributes: 'lang="zh-CN"', script: SCRIPT });
    const [{ questionnaire, products }, texts] = await Promise.all([bank(site), words(site, 'zh-CN')]);
    return withBrowser(engine, async (driver) => {
      await enter(driver, address);
      await press(driver, '[data-wish="home"] > summary', there(driver, '[data-wish="home"][open]'));
      await press(driver, '.card[data-card="mortgage"]', there(driver, '[data-tool="mortgage"] .headline'));
      await fill(driver, '#fp-mortgage-amount', '50万');
      await saying(driver, '.headline', '2,245.2');
      await fill(driver, '#fp-mortgage-amount', '100万');
      await saying(driver, '.headline', '616,560.07');
      await press(driver, '.back', there(driver, '.wishes'));

      await press(driver, '[data-wish="myself"] > summary', there(driver, '[data-wish="myself"][open]'));
      await press(driver, '.card[data-card="risk_profile"]', there(driver, '.quiz'));
      await press(driver, '.quiz .primary', there(driver, '.progress progress[value="1"]'));
      const picks = of(questionnaire, 'C3', { horizon: 'later', means: 'to_300k' });
      const items = asked(questionnaire, picks);
      for (const [place, { id, kind, choices }] of items.entries()) {
        if (kind === 'amount') {
          const { from, text } = choices.find((one) => one.id === picks[id]);
          await fill(driver, '.amount-entry input', String(from));
          await saying(driver, '#fp-band', text['zh-CN']);
        } else {
          const option = `.options input[value="${picks[id]}"]`;
          await press(driver, option, there(driver, `${option}:checked`));
        }
        const after = place + 1 === items.length ? '.review' : `.progress progress[value="${place + 2}"]`;
        await press(driver, '.quiz .primary', there(driver, after));
      }
      // No one reads as fast as a test.
      await press(driver, '.quiz .primary', there(driver, '.asked-back'));
      await press(driver, '.quiz .keep', there(driver, '.level-scale'));
      await saying(driver, '.headline', 'C3');
      await saying(driver, '.quiz-card', texts.get('risk.line.C3'));
      await press(driver, '.quiz .primary', there(driver, '.check'));
      for (const [place, { text, truth }] of questionnaire.understanding.entries()) {
        await saying(driver, '.quiz .headline', text['zh-CN']);
        const last = place + 1 === questionnaire.understanding.length;
        const next = questionnaire.understanding[place + 1];
        const moved = last
          ? there(driver, '.product')
          : async () => (await (await find(driver, '.quiz .headline')).getText()) === next.text['zh-CN'];
        await press(driver, `.check button:nth-child(${truth ? 1 : 2})`, moved);
      }
      await find(driver, '.product');
      const wanted = await driver.executeScript('return document.querySelector(".product").dataset.product');
      assert(products.some(({ id }) => id === wanted), `${wanted} is no product`);

      const told = async () => {
        await driver.switchTo().defaultContent();
        const events = await driver.executeScript('return window.heard.filter(({ name }) => name === "cta.clicked")');
        const iframe = 'return document.querySelector("finplan-widget").shadowRoot.querySelector("iframe")';
        await driver.switchTo().frame(await driver.executeScript(iframe));
        return events.length > 0 && events;
      };
      await press(driver, '.product .open', there(driver, '.onward .primary'));
      await press(driver, '.onward .primary', told);
      const [{ detail: { inst, seq, time, url, ...data } }] = await told();
      equal(data, { product: wanted });
      assert(url.startsWith('https://www.chengchuan.example/'), url);
    });
  });

  test(`${engine}: a record of what is shown is given on consent and comes out the same again`, async ({ site }) => {
    if (missing(engine)) return skip(`${engine} or its driver is not installed`);
    const address = bankPage(site, { attributes: 'lang="zh-TW" link="screen=suggestions"', script: SCRIPT });
    return withBrowser(engine, async (driver) => {
      await enter(driver, address);
      await find(driver, '.product');
      await driver.executeScript('document.querySelector(".record > summary").click()');
      await find(driver, '.record .switch-row input');
      await driver.executeScript('document.querySelector(".record .switch-row input").click()');
      await driver.executeScript('document.querySelector(".record button").click()');
      await driver.switchTo().defaultContent();
      const told = (name) => until(async () => {
        const heard = await driver.executeScript('return window.heard');
        return heard.find((event) => event.name === name);
      }, name, LATE);
      const { detail } = await told('suggestions.recorded');
      equal(detail.hash, createHash('sha256').update(detail.record).digest('hex'));
      await driver.executeScript('window.finplan.create("#w").then((widget) => widget.replay(window.heard.find((one) => one.detail.record).detail.record))');
      equal((await told('record.replayed')).detail.verdict, 'same');
    });
  });

  test(`${engine}: the well-being scale gives the published score`, async ({ site }) => {
    if (missing(engine)) return skip(`${engine} or its driver is not installed`);
    const texts = await words(site, 'en');
    return withBrowser(engine, async (driver) => {
      await enter(driver, bankPage(site, { attributes: 'lang="en" link="screen=wellbeing"', script: SCRIPT }));
      await press(driver, '.quiz .primary', there(driver, '.progress progress[value="1"]'));
      // Ten answers in the middle, 20 points, and an age group: 50 from 18 to 61.
      for (let place = 1; place <= 11; place += 1) {
        const option = `.options input[value="${place > 10 ? 0 : 2}"]`;
        await press(driver, option, there(driver, `${option}:checked`));
        const after = place > 10 ? '.headline' : `.progress progress[value="${place + 1}"]`;
        await press(driver, '.quiz .primary', there(driver, after));
      }
      await saying(driver, '.headline', plain(texts.get('wellbeing.score').replace('{score}', '50')));
    });
  });

  test(`${engine}: two products stand side by side`, async ({ site }) => {
    if (missing(engine)) return skip(`${engine} or its driver is not installed`);
    return withBrowser(engine, async (driver) => {
      await enter(driver, bankPage(site, { attributes: 'lang="zh-CN" link="screen=suggestions"', script: SCRIPT }));
      await find(driver, '.product');
      await driver.executeScript('document.querySelector(".picking").click()');
      for (const place of [0, 1]) {
        await driver.executeScript(`document.querySelectorAll('.product .ways-on .plain')[${place}].click()`);
      }
      const columns = 'return document.querySelectorAll(".compare thead th").length';
      await until(async () => (await driver.executeScript(columns)) === 2, 'two columns', LATE);
    });
  });
}
