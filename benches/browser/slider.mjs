// From input to paint while the dial of the mortgage is turned with every month of the schedule open and in view, at
// the machine's own pace and slowed down four times.
//   cargo xtask bench slider [rounds]
// Without a build: FINPLAN_DIST=dist CHROMIUM=/usr/bin/chromium node benches/browser/slider.mjs [rounds]

import { loadavg } from 'node:os';
import { resolve } from 'node:path';

import { launch, world } from '../../tests/browser/harness/chromium.mjs';
import { DESKTOP, alone, openDetails } from '../../tests/browser/harness/customer.mjs';
import { startSite } from '../../tests/browser/harness/site.mjs';

const { CHROMIUM = '/usr/bin/chromium', FINPLAN_DIST = 'dist' } = process.env;

/** Ten events: six prepayments, each another way, and four changes of the rate. */
const EVENTS = Array.from({ length: 10 }, (_, place) => {
  const name = `events${place + 1}`;
  const month = `${2028 + place}-0${1 + (place % 9)}`;
  const rest = place % 5 < 3
    ? { kind: 'prepay', month, amount: 20000, mode: place % 2 ? 'lower' : 'shorten' }
    : { kind: 'rate', month, rate: `3.${place}5` };
  return Object.entries(rest).map(([key, value]) => `&${name}_${key}=${value}`).join('');
}).join('');
/** A million over thirty years with them. */
const LINK = `tool=mortgage&amount=1000000&annual_rate=3.5&term=30&events=10${EVENTS}`;
const MONTHS = '.table[data-table="months"]';
const STEPS = 200;
/** In milliseconds: the median, and what 95 of 100 steps do not exceed. */
const GOALS = [{ slower: 1, median: 16, p95: 16 }, { slower: 4, median: 30, p95: 40 }];
const REPEAT = 33;
/** Event Timing rounds to 8 ms and tells nothing below 16. */
const QUICK = 8;

/** Runs in the page: notes every step of a slider until it is painted. */
function watch() {
  const found = { steps: [], keys: [], long: 0 };
  const { port1, port2 } = new MessageChannel();
  let waiting = [];
  // After the frame's own work: the message comes once the frame has been handed over to be shown.
  port1.onmessage = () => {
    for (const started of waiting) found.steps.push(performance.now() - started);
    waiting = [];
  };
  const moved = () => {
    if (waiting.push(performance.now()) === 1) requestAnimationFrame(() => port2.postMessage(0));
  };
  addEventListener('input', moved, true);
  // The dial follows the finger itself.
  addEventListener('pointermove', ({ buttons, target }) => {
    if (buttons && target instanceof Element && target.closest('.dial')) moved();
  }, true);
  // A drag is no event of its own there, but the same step made with a key is.
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') found.keys.push(duration);
  }).observe(/** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16 }));
  new PerformanceObserver((list) => { found.long += list.getEntries().length; }).observe({ type: 'longtask' });
  window.found = found;
}

/** One stop after the other with the mouse: there in several sweeps, and back. */
async function drag({ page, frame }, { turned, gap }) {
  const { x, y, width, height } = await frame.locator(turned).boundingBox();
  const [first, last] = [x + width * 0.1, x + width * 0.9];
  for (let step = 0; step < STEPS;) {
    const back = step >= STEPS / 2;
    const at = (moves) => (back ? first + moves * gap : last - moves * gap);
    await page.mouse.move(at(0), y + height / 2);
    await page.mouse.down();
    for (let moves = 1; moves * gap <= last - first && step < STEPS; moves += 1, step += 1) {
      await page.mouse.move(at(moves), y + height / 2);
    }
    await page.mouse.up();
  }
}

/** There and back with the arrow keys, as fast as a key that is held down repeats. */
async function press({ page, frame }, { slider }) {
  await frame.locator(slider).focus();
  for (let step = 0; step < STEPS; step += 1) {
    const next = page.waitForTimeout(REPEAT);
    await page.keyboard.press(step < STEPS / 2 ? 'ArrowRight' : 'ArrowLeft');
    await next;
  }
}

/** What `move` took, without the rests before and after it. */
async function measured(me, move, slider) {
  await me.page.waitForTimeout(1200);
  await me.frame.evaluate(() => { Object.assign(window.found, { steps: [], keys: [], long: 0 }); });
  await move(me, slider);
  await me.page.waitForTimeout(400);
  return me.frame.evaluate(() => window.found);
}

async function mortgage(fixture) {
  const me = await alone(fixture, { link: LINK, size: DESKTOP });
  const table = await openDetails(me, MONTHS);
  await table.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const dial = (input) => ({ field: `#fp-mortgage-${input}`, turned: '.dial', slider: '.dial .slider', gap: 8 });
  return { me, sliders: ['amount', 'annual_rate'].map(dial) };
}

/** A page with nothing but a slider and its value: what measuring takes by itself. */
async function bare(fixture) {
  const body = '<input type="range" max="195" style="width: 24em"><output>0</output>';
  const script = 'document.querySelector("input").oninput = (event) => { document.querySelector("output").value = event.target.value; };';
  const page = await fixture.page({ viewport: DESKTOP });
  await page.goto(fixture.site.page('/bare.html', { body, script }));
  return { me: { page, frame: page.mainFrame() }, sliders: [{ turned: 'input', slider: 'input', gap: 2 }] };
}

/** A page of its own: each slider is dragged once to warm up, then once dragged and once moved with keys to measure. */
async function round(open, fixture, slower) {
  const { me, sliders } = await open(fixture);
  await me.frame.evaluate(watch);
  const devtools = await me.page.context().newCDPSession(me.page);
  const all = { steps: [], keys: [], long: 0 };
  for (const slider of sliders) {
    if (slider.field) await me.frame.locator(slider.field).focus();
    await drag(me, slider);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const [dragged, pressed] = [await measured(me, drag, slider), await measured(me, press, slider)];
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    while (pressed.keys.length < STEPS) pressed.keys.push(QUICK);
    add(all, dragged.steps, pressed.keys, dragged.long + pressed.long);
  }
  await fixture.close();
  return all;
}

function add(all, steps, keys, long) {
  all.steps.push(...steps);
  all.keys.push(...keys);
  all.long += long;
}

const share = (values, part) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1];
const three = (values) => [0.5, 0.95, 1].map((part) => share(values, part).toFixed(1).padStart(7)).join('');
const load = () => `load ${loadavg()[0].toFixed(1)}`;

function line(name, { steps, keys, long }, note) {
  console.log(`${name.padEnd(14)}${three(steps)}  ${three(keys)}  ${String(long).padStart(10)}   ${note}`);
}

const rounds = Number(process.argv[2]) || 3;
const site = await startSite(resolve(FINPLAN_DIST));
const browser = await launch(CHROMIUM);
console.log(`Chromium ${browser.version()}; milliseconds; ${2 * STEPS} steps a round by mouse and by key; a loan with ten events`);
console.log('               mouse: input, painted  key: Event Timing     long tasks');
console.log('               median    p95    max   median    p95    max');
for (const { slower, median, p95 } of GOALS) {
  line(`${slower}x bare page`, await round(bare, world(browser, site), slower), load());
  const all = { steps: [], keys: [], long: 0 };
  for (let k = 0; k < rounds; k += 1) {
    const one = await round(mortgage, world(browser, site), slower);
    line(`${slower}x`, one, load());
    add(all, one.steps, one.keys, one.long);
  }
  const held = (list) => share(list, 0.5) <= median && share(list, 0.95) <= p95;
  const reached = [held(all.steps), held(all.keys), all.long === 0].map((yes) => (yes ? 'yes' : 'no')).join(', ');
  line(`${slower}x in all`, all, `${median} and ${p95} reached: ${reached}`);
}
await browser.close();
site.close();
