// Pictures: what they draw, say and list agree, on a phone, on paper and in forced colours.

import { DESKTOP, PHONE, alone, fine, looksRight, plain, say, tools, type } from '../harness/customer.mjs';
import { assert, equal, lasting, test, until } from '../harness/test.mjs';

const NARROW = { width: 320, height: 640 };
const TALL = { width: 360, height: 740 };

const picture = ({ frame }, id) => frame.locator(`figure[data-chart="${id}"]`);

/** What is read at the needle: the amounts in cents. */
async function amounts(chart) {
  const texts = await chart.locator('.keys b').allTextContents();
  return texts.map((text) => Math.round(Number(text.replace(/[^\d.]/g, '')) * 100));
}

/** The numbers of the events on the picture, those under one label one by one. */
async function drawn(chart) {
  const numbers = [];
  for (const label of await chart.locator('.plot .flag').allTextContents()) {
    const [first, last = first] = label.split('–').map(Number);
    for (let number = first; number <= last; number += 1) numbers.push(number);
  }
  return numbers;
}

const listed = async (chart) => (await chart.locator('.events .flag').allTextContents()).map(Number);

async function opened(world, tool, { lang, ...who }) {
  const me = await alone(world, { lang, link: `tool=${tool}&lang=${lang}`, ...who });
  await me.frame.waitForSelector('figure.chart svg');
  return me;
}

for (const [device, size, theme, lang] of [['phone', PHONE, 'light', 'zh-CN'], ['desktop', DESKTOP, 'dark', 'en']]) {
  test(`charts: on a ${device} the parts of a stack are drawn apart and add up wherever the marker stands`, async (world) => {
    const me = await opened(world, 'mortgage', { lang, size, theme });
    const chart = picture(me, 'split');
    equal(await chart.locator('.area').count(), 2, 'areas');
    const hatches = await chart.locator('.hatch').evaluateAll((all) => all.map((one) => one.getAttribute('d').length > 0));
    equal(hatches, [false, true], 'the upper part alone is hatched');
    const slider = chart.locator('.slider');
    equal([await slider.getAttribute('min'), await slider.getAttribute('max')], ['1', '30'], 'years');
    // A level loan: every year but the last costs the same.
    for (const year of ['1', '12', '29']) {
      await slider.fill(year);
      await until(async () => plain(await chart.locator('.when').innerText()) === plain(say(me, 'chart.at_year').replace('{n}', year)), `year ${year}`);
      const [principal, interest, together] = await amounts(chart);
      equal([together, principal + interest], [5388540, 5388540], `year ${year}`);
      const spoken = await slider.getAttribute('aria-valuetext');
      for (const key of ['mortgage.column.principal', 'mortgage.column.interest', 'chart.sum']) {
        assert(spoken.includes(say(me, key)), `${spoken} without ${key}`);
      }
    }
    await chart.locator('.to-table').click();
    await me.frame.waitForSelector('.table[data-table="years"][open] tbody tr');
    equal(await me.frame.evaluate(() => document.activeElement.parentElement.dataset.table), 'years', 'the focus');
    await looksRight(me, 'the stack and its table');
    fine(me);
  });

  test(`charts: on a ${device} the list of events has every mark of the picture, and no two marks touch`, async (world) => {
    const me = await opened(world, 'prepayment', { lang, size, theme });
    const chart = picture(me, 'balance');
    const apart = async () => {
      const boxes = await chart.locator('.plot .flag').evaluateAll((all) => all.map((one) => {
        const { left, right } = one.getBoundingClientRect();
        return [left, right];
      }));
      boxes.slice(1).forEach(([left], place) => assert(left >= boxes[place][1], `marks touch: ${JSON.stringify(boxes)}`));
      return boxes.length;
    };
    equal(await drawn(chart), [1, 2, 3]);
    equal(await listed(chart), [1, 2, 3]);
    equal(await apart(), 3);
    await looksRight(me, 'three marks');

    const slider = chart.locator('.slider');
    const last = await slider.getAttribute('max');
    await chart.locator('.event').last().press('Enter');
    await until(async () => (await slider.inputValue()) === last, 'the marker at the last event');
    const spoken = plain(await slider.getAttribute('aria-valuetext'));
    const named = plain(await chart.locator('.event > :last-child').last().innerText());
    assert(spoken.includes(named), `${spoken} without ${named}`);

    // So little that both ends lie close: they share a label, and the list still tells them apart.
    await type(me, 'prepayment-amount', '2万');
    await until(async () => (await chart.locator('.plot .flag').count()) === 2, 'a label for two events');
    equal(await drawn(chart), [1, 2, 3]);
    equal(await listed(chart), [1, 2, 3]);
    equal(await apart(), 2);
    await looksRight(me, 'two marks under one label');
    fine(me);
  });
}

test('charts: forced colours keep every line, area and sign in sight', async (world) => {
  for (const tool of ['mortgage', 'prepayment', 'saving_goal']) {
    const me = await opened(world, tool, { lang: 'en', forcedColors: 'active' });
    const lost = await me.frame.evaluate(() => {
      const canvas = getComputedStyle(document.body).backgroundColor;
      const strokes = [...document.querySelectorAll('.line, .hatch, .grid, .frame')];
      const borders = [...document.querySelectorAll('.key, .flag')];
      return [
        ...strokes.map((one) => ({ one, colour: getComputedStyle(one).stroke })),
        ...borders.map((one) => ({ one, colour: getComputedStyle(one).borderTopColor })),
      ]
        .filter(({ colour }) => colour === canvas || colour === 'none' || /^rgba.*, 0\)$/.test(colour))
        .map(({ one }) => one.getAttribute('class'));
    });
    equal(lost, [], `${tool} loses`);
  }
});

test('charts: on paper a picture keeps its shape and every row of its table is there', async (world) => {
  const init = () => {
    window.print = () => {
      const seen = (one) => one.checkVisibility();
      const rows = (id) => [...document.querySelectorAll(`[data-table="${id}"] tbody tr:not(.gap)`)].filter(seen).length;
      const plots = [...document.querySelectorAll('.plot svg')].map((one) => one.getBoundingClientRect());
      window.printed = { rows: [rows('years'), rows('months')], plots: plots.map(({ width, height }) => [width, height]) };
    };
  };
  const page = await world.page({ init, viewport: { width: 673, height: 1000 }, locale: 'en' });
  await page.goto(`${world.site.widget}/widget.html#tool=mortgage&lang=en`);
  await page.waitForSelector('figure.chart svg');
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
  await page.locator('.tables > .plain').evaluate((/** @type {HTMLElement} */ button) => button.click());
  const { rows, plots } = await (await page.waitForFunction(() => window.printed)).jsonValue();
  equal(rows, [30, 360], 'rows');
  equal(plots.length, 2);
  for (const [width, height] of plots) assert(width > 400 && width < 673 && height > 150, `${width} × ${height}`);
});

test('charts: a label that becomes another one leaves its place', async (world) => {
  const me = await opened(world, 'mortgage', { lang: 'en', size: DESKTOP });
  // As the scale gets more or fewer lines, what was a label of one axis becomes one of the other.
  const wrong = () => me.frame.evaluate(() => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.plot .tick'))]
    .filter(({ classList, style }) => Boolean(style.top) !== classList.contains('y') || Boolean(style.left) === classList.contains('y'))
    .map(({ textContent, style }) => `${textContent}: ${style.cssText}`));
  const counts = new Set();
  for (const amount of ['500000', '700000', '900000', '1300000', '2000000']) {
    await type(me, 'mortgage-amount', amount);
    await until(async () => (await me.frame.locator('.plot .tick.y').count()) > 0, 'the picture');
    counts.add(await me.frame.locator('.chart').first().locator('.tick.y').count());
    equal(await lasting(wrong), [], amount);
  }
  assert(counts.size > 1, 'always as many lines');
});

/** What of the words in pictures leaves its picture or lies on another word. Runs in the page. */
function crowded() {
  const wrong = [];
  for (const plot of document.querySelectorAll('.plot')) {
    const shown = [...plot.querySelectorAll('.line-name, .tick, .flag')].filter((one) => one.checkVisibility());
    const texts = shown.map((one) => ({ one, box: one.getBoundingClientRect(), said: one.textContent }));
    const [area, figure] = [plot, plot.closest('.chart')].map((one) => one.getBoundingClientRect());
    for (const [place, { one, box, said }] of texts.entries()) {
      const within = one.classList.contains('line-name') ? area : { left: figure.left - 16, right: figure.right + 16, top: figure.top, bottom: figure.bottom };
      if (box.left < within.left - 1 || box.right > within.right + 1 || box.top < within.top - 1 || box.bottom > within.bottom + 1) {
        wrong.push(`“${said}” leaves its picture: ${[box.left, box.right, within.left, within.right].map(Math.round)}`);
      }
      for (const other of texts.slice(0, place)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (wide > 0 && high > 0) wrong.push(`“${said}” lies on “${other.said}”`);
      }
    }
  }
  return wrong;
}

for (const [device, size, lang] of [
  ['320 px', NARROW, 'zh-TW'], ['320 px', NARROW, 'en'], ['360 px', TALL, 'zh-CN'], ['a desktop', DESKTOP, 'en'],
]) {
  test(`charts: at ${device} in ${lang} every line is named in its picture, and no word lies on another`, async (world) => {
    const me = await opened(world, 'mortgage', { lang, size });
    for (const tool of tools(me.bank)) {
      await me.page.goto(`${world.site.widget}/widget.html#tool=${tool}&lang=${lang}`);
      await me.page.reload();
      await me.frame.waitForSelector(`[data-tool="${tool}"] figure.chart svg`);
      equal(await lasting(() => me.frame.evaluate(crowded)), [], tool);
      for (const chart of await me.frame.locator('figure.chart').all()) {
        const names = await chart.locator('.line-name').allTextContents();
        const lines = await chart.locator('path.line').count();
        const empty = await chart.locator('path.hatch[d=""]').count();
        assert(names.length === lines || names.length + empty >= lines, `${tool}: ${names.length} names of ${lines} lines`);
        assert(!(await chart.locator('.key').first().isVisible()), `${tool}: a legend`);
      }
    }
  });
}

test('charts: a range is a band between its ends, and the reading tells the bad case first', async (world) => {
  const me = await opened(world, 'saving_goal', { lang: 'zh-CN', size: TALL });
  const chart = me.frame.locator('figure.chart');
  equal(await chart.locator('path.band').count(), 1, 'bands');
  const read = (await chart.locator('.keys li').allTextContents()).map(plain);
  equal(read.map((one) => one.split(' ')[0]), ['不利情形', '中间情形', '有利情形', '目标']);
  equal((await chart.locator('.line-name').allTextContents()).sort(), ['不利情形', '中间情形', '有利情形', '目标'].sort());
});

test('charts: lines that coincide are one, which both names and the sentence say', async (world) => {
  const link = 'tool=saving_goal&lang=en&bad=3&middle=3&good=5';
  const me = await alone(world, { lang: 'en', size: TALL, link });
  const chart = me.frame.locator('figure.chart');
  await chart.locator('svg').waitFor();
  const name = (await chart.locator('.line-name').allTextContents()).map(plain).find((one) => one.includes('('));
  const names = say(me, 'chart.and').replace('{one}', say(me, 'case.bad')).replace('{other}', say(me, 'case.middle'));
  equal(name, say(me, 'chart.same').replace('{names}', names));
  equal(await chart.locator('path.line').count(), 3, 'lines: the one, the good case and the goal');
  equal(plain(await chart.locator('.plot .visually-hidden').textContent()), say(me, 'chart.coincide').replace('{names}', names));
});

test('charts: a finger that is held moves the needle, and one that goes up or down scrolls the page', async (world) => {
  const me = await opened(world, 'mortgage', { lang: 'zh-CN', size: TALL, hasTouch: true, isMobile: true });
  const chart = me.frame.locator('figure.chart').first();
  assert(await chart.locator('.hint').isVisible(), 'nothing says that one can slide');
  equal(await me.frame.locator('.hint').count(), 1, 'hints');
  const plot = chart.locator('.plot');
  await plot.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = await plot.boundingBox();
  const devtools = await me.page.context().newCDPSession(me.page);
  const touch = (type, left, top) => devtools.send('Input.dispatchTouchEvent', {
    type, touchPoints: type === 'touchEnd' ? [] : [{ x: left, y: top }],
  });
  const when = async () => plain(await chart.locator('.when').innerText());
  await touch('touchStart', x + width * 0.25, y + height / 2);
  await until(async () => (await when()) === '第 90 个月', 'the needle at a quarter');
  for (let step = 1; step <= 10; step += 1) await touch('touchMove', x + width * (0.25 + step / 20), y + height / 2);
  await until(async () => (await when()) === '第 270 个月', 'the needle at three quarters');
  await touch('touchEnd', 0, 0);
  const before = await me.page.evaluate(() => scrollY);
  await touch('touchStart', x + width / 2, y + height * 0.8);
  for (let step = 1; step <= 12; step += 1) await touch('touchMove', x + width / 2, y + height * 0.8 - step * 12);
  await touch('touchEnd', 0, 0);
  await until(async () => (await me.page.evaluate(() => scrollY)) > before + 50, 'the page to scroll');
});
