// Answers that take work: done in a worker, on the page where there is none, and told where it breaks down.

import { DESKTOP, LANGS, PHONE, alone, fine, looksRight, plain, say, type } from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';

const LINK = 'tool=prepayment&question=save&save=50000&balance=800000&annual_rate=3.6&months_left=240';

/** What the answer says once nothing is left to work out. */
async function answered({ frame }, levers = true) {
  await until(async () => {
    if (await frame.locator('.face[aria-busy]').count()) return false;
    const stands = await frame.locator('.face .beside dd').count();
    return stands && (!levers || frame.locator('.lever').first().isVisible());
  }, 'the answer');
  return plain(await frame.locator('.headline').innerText());
}

/** Asks for so much less interest. */
const save = (me, amount) => type(me, 'prepayment-save', String(amount));

/** Counts what the worker is asked for, and lets it break down at each job for as long as the page says so. */
function watched() {
  const { postMessage } = Worker.prototype;
  const seen = { ready: false, jobs: 0, breaks: false };
  Object.assign(window, { seen });
  Worker.prototype.postMessage = function post(message) {
    if (message.module) this.addEventListener('message', ({ data }) => { seen.ready ||= Boolean(data.ready); });
    if (message.job) seen.jobs += 1;
    if (!message.job || !seen.breaks) postMessage.call(this, message);
    else setTimeout(() => this.onmessage(new MessageEvent('message', { data: { number: message.number, broken: true } })), 0);
  };
}

const seen = ({ frame }) => frame.evaluate(() => /** @type {any} */ (window).seen);
const breaks = ({ frame }, whether) => frame.evaluate((one) => { /** @type {any} */ (window).seen.breaks = one; }, whether);

/** Waits until the worker can work: what comes before that is done on the page. */
const worker = (me) => until(async () => (await seen(me)).ready, 'the worker');

test('work: a goal is worked out beside the page, as on the page', async (world) => {
  const here = await alone(world, { link: LINK, init: () => { delete window.Worker; } });
  const me = await alone(world, { link: LINK, init: watched });
  const first = await answered(me);
  equal(await answered(here), first);
  await worker(me);
  for (const amount of [60000, 20000]) {
    const before = await answered(me);
    for (const one of [me, here]) await save(one, amount);
    await until(async () => (await answered(me)) !== before, 'another answer');
    equal(await answered(here), await answered(me));
    const figures = async ({ frame }) => (await frame.locator('.face .readout, .answer, .levers').allInnerTexts()).map(plain);
    equal(await figures(here), await figures(me));
  }
  equal(here.page.workers().length, 0, 'workers of a page that has none');
  assert((await seen(me)).jobs >= 2, 'the worker did nothing');
  for (const { page } of [here, me]) equal(page.errors, []);
});

test('work: a worker that may not come leaves the work to the page', async (world) => {
  world.site.fault(/worker-.*\.wasm$/, (file) => Object.assign(file, { status: 404, body: '' }));
  const me = await alone(world, { link: LINK });
  const before = await answered(me);
  await save(me, 60000);
  await until(async () => (await answered(me)) !== before, 'another answer');
});

for (const lang of LANGS) {
  const size = lang === 'en' ? DESKTOP : PHONE;
  test(`work: what breaks down says so, keeps what was entered and can be tried again, ${lang}`, async (world) => {
    const me = await alone(world, { lang, size, link: LINK, init: watched });
    const before = await answered(me);
    await worker(me);
    await breaks(me, true);
    await save(me, 60000);
    const told = me.frame.locator('.work [role="alert"]');
    await told.waitFor();
    equal(plain(await told.innerText()), say(me, 'report.failed'));
    equal(plain(await me.frame.locator('.headline').innerText()), before, 'the answer before');
    // No code of an answer that is not there.
    await me.frame.locator('.receipt').waitFor({ state: 'hidden' });
    await looksRight(me, 'a failed answer');
    await breaks(me, false);
    await me.frame.locator('.work button').click();
    await until(async () => (await answered(me)) !== before, 'another answer');
    equal(await told.count(), 0, 'what was said');
    await looksRight(me, 'an answer tried again');
    fine(me);
  });
}

test('work: while a slider moves the page goes on, and it ends with the last position', async (world) => {
  const me = await alone(world, { link: LINK, init: watched });
  await answered(me);
  await worker(me);
  await me.frame.locator('#fp-prepayment-save').focus();
  const slider = me.frame.locator('.dial .slider');
  await slider.focus();
  for (let step = 0; step < 25; step += 1) await slider.press('ArrowRight');
  const last = await answered(me);
  assert((await seen(me)).jobs > 0, 'the worker did nothing');
  const amount = await me.frame.locator('#fp-prepayment-save').inputValue();
  const other = await alone(world, { link: LINK.replace('50000', amount.replaceAll(',', '')) });
  equal(await answered(other), last);
});

test('work: a receipt whose answer takes work is answered when it is opened', async (world) => {
  const me = await alone(world, { link: 'receipt=20AA0-N63PE-2013H-2252F-R40SN-2AA23-APN7' });
  await answered(me, false);
  equal(await me.frame.locator('.reopened').count(), 1, 'the word that it was opened from a receipt');
});
