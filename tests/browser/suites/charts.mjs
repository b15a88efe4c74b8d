// Pictures: what they draw, say and list agree, on a phone, on paper and in forced colours.

import { DESKTOP, PHONE, alone, fine, looksRight, plain, say, type } from '../harness/customer.mjs';
import { assert, equal, lasting, test, until } from '../harness/test.mjs';

const picture = ({ frame }, id) => frame.locator(`figure[data-chart="${id}"]`);

/** What the legend says: the amounts in cents. */
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
  const wrong = () => me.frame.evaluate(() => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.plot span:not(.marker)'))]
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
