// The first question of the bank, answered on home.

import { alone, fine, home, looksRight, plain, visit } from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { heard } from '../harness/widget.mjs';

const SIZE = { width: 360, height: 740 };
const figure = async ({ frame }) => plain(await frame.locator('#fp-figure').innerText());
const below = async ({ frame }) => (await frame.locator('.search').boundingBox())?.y;

const VISITORS = [
  { lang: 'zh-CN', theme: 'light', size: SIZE },
  { lang: 'zh-TW', theme: 'dark', size: { width: 1200, height: 900 } },
  { lang: 'en', theme: 'dark', size: SIZE },
];

for (const { lang, theme, size } of VISITORS) {
  test(`lead: in ${lang} at ${size.width} px it is answered on the spot, moves nothing, and goes on in the calculator`, async (world) => {
    const me = await alone(world, { lang, theme, size });
    const place = await below(me);
    await me.frame.locator('.lead #fp-figure').waitFor();
    equal(await below(me), place, 'where the search stands');
    const first = await figure(me);
    assert(first.includes('4,490'), first);
    assert((await me.frame.locator('.lead-words').innerText()).includes('3.50%'), 'no rate beside the answer');
    await looksRight(me, `home, ${lang} ${theme}`);

    await me.frame.locator('.lead .step').last().click();
    await until(async () => await figure(me) !== first, 'another figure');
    const turned = await figure(me);
    equal(await below(me), place, 'where the search stands after a change');
    await me.frame.locator('.lead .primary').click();
    await me.frame.locator('[data-tool="mortgage"] .headline').waitFor();
    equal(await figure(me), turned, 'what was turned on home');
    await me.frame.locator('.tool .step').last().click();
    await until(async () => await figure(me) !== turned, 'another figure');
    const opened = await figure(me);
    await home(me);
    await me.frame.locator('.lead #fp-figure').waitFor();
    equal(await figure(me), opened, 'what was entered in the calculator');
    fine(me);
  });
}

test('lead: who only looked at it has begun nothing', async (world) => {
  const me = await visit(world, { lang: 'en' });
  await me.frame.locator('.lead .step').last().click();
  await me.frame.locator('.wish[data-wish="myself"] summary').click();
  await me.frame.locator('[data-card="wellbeing"]').click();
  await me.frame.locator('main .primary, main .option').first().waitFor();
  await home(me);
  await me.frame.locator('.lead #fp-figure').waitFor();
  const views = (await heard(me.page, 'view.shown')).map(({ detail }) => detail.view);
  assert(!views.includes('mortgage'), `seen: ${views}`);
  equal(await me.frame.locator('.upcoming-place').count(), 0, 'something to go on with');
});

test('lead: where it cannot be had there is the question with its way, and no word of it', async ({ site, page }) => {
  let broken = true;
  const world = { site, page };
  site.fault(/part-.*\.wasm$/, (answer) => broken && Object.assign(answer, { status: 503, headers: new Map(), body: '' }));
  const me = await visit(world, { lang: 'en', size: SIZE });
  await until(async () => !(await me.frame.locator('.lead-answer').isVisible()), 'the place to close');
  equal(await heard(me.page, 'error.load'), [], 'what the page heard');
  equal(await me.frame.locator('.lead .question').count(), 1);
  broken = false;
  await me.frame.locator('.lead .primary').click();
  await me.frame.locator('.headline').waitFor();
});

test('lead: two more questions have their figure on home, which moves nothing and goes on in the calculator', async (world) => {
  const me = await alone(world, { lang: 'zh-CN', size: SIZE });
  const place = await below(me);
  const tiles = me.frame.locator('.tile');
  equal(await tiles.count(), 2, 'tiles');
  await until(async () => (await me.frame.locator('.tile-figure').count()) === 2, 'the figures');
  equal(await below(me), place, 'where the search stands');
  assert(plain(await tiles.first().innerText()).includes('13.03%'), await tiles.first().innerText());
  // What is saved in the middle case stands beside what a bad one asks for.
  assert(plain(await tiles.last().innerText()).includes('不利'), await tiles.last().innerText());
  await looksRight(me, 'home with tiles');
  await tiles.first().click();
  await me.frame.locator('[data-tool="instalment_cost"] .headline').waitFor();
  assert((await figure(me)).includes('13.03'), await figure(me));
  fine(me);
});

test('lead: every calculator is there soon after home, and none where the browser is to save data', async ({ site, page }) => {
  const parts = async (saveData) => {
    const asked = [];
    const p = await page({ viewport: SIZE });
    await p.addInitScript((save) => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: save }, configurable: true });
    }, saveData);
    p.on('request', (request) => {
      const [, name] = /part-([a-z-]+)-[0-9a-f]+\.wasm$/.exec(request.url()) || [];
      if (name) asked.push(name);
    });
    await p.goto(`${site.widget}/widget.html#lang=zh-CN`);
    await p.locator('.wishes').waitFor();
    return { p, asked };
  };
  const { asked } = await parts(false);
  await until(() => ['mortgage', 'instalment-cost', 'saving-goal', 'card-debt'].every((name) => asked.includes(name)), 'the calculators');
  const saving = await parts(true);
  // The first question is there with its way; nothing else comes until it is taken.
  await saving.p.locator('.lead .primary').click();
  await saving.p.locator('[data-tool="mortgage"] .headline').waitFor();
  assert(!saving.asked.includes('card-debt'), `asked for: ${saving.asked}`);
});
