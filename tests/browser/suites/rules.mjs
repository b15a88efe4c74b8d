// Rules of the acceptance list that only a browser can show.

import { of } from '../harness/answers.mjs';
import { PHONE, answer, home, open, submit, suggested, tools, visit } from '../harness/customer.mjs';
import { assert, equal, test } from '../harness/test.mjs';
import { heard } from '../harness/widget.mjs';

test('R19: no answer leaves by network, address, storage, event or console', async (world) => {
  const me = await visit(world, { size: PHONE });
  const asked = [];
  me.page.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() || ''}`));
  const picks = of(me.bank.questionnaire, 'C4', { horizon: 'five', means: 'to_6m' });
  const begun = (await heard(me.page)).length;
  await open(me, 'risk_profile');
  await answer(me, picks);
  await submit(me);
  await suggested(me);
  await me.frame.waitForSelector('.product');
  const own = new URL(me.frame.url()).origin;
  for (const request of asked) {
    assert(request.startsWith(`GET ${own}/`) && !request.includes('?'), `a request that is none for a file: ${request}`);
  }
  const kept = (frame) => frame.evaluate(async () => JSON.stringify([
    { ...localStorage }, { ...sessionStorage }, document.cookie, await indexedDB.databases(),
  ]));
  for (const frame of me.page.frames()) equal(await kept(frame), '[{},{},"",[]]', `what ${frame.url()} keeps`);
  assert(me.page.frames().every((frame) => !/C[1-5]|to_6m|five/.test(frame.url())), 'an address');
  const told = JSON.stringify((await heard(me.page)).slice(begun).map(({ name, detail: { inst, time, ...rest } }) => [name, rest]));
  const words = [told, ...me.page.said].join('\n');
  for (const [item, choice] of Object.entries(picks)) {
    assert(!words.includes(`"${choice}"`) && !words.includes(`"${item}"`), `${item}: ${choice} in ${words}`);
  }
  assert(!/"C[1-5]"|score|points/.test(words), words);
});

test('R22: nothing is ticked beforehand, nothing counts down, nothing pops up', async (world) => {
  const me = await visit(world);
  const check = async (where) => {
    // The switch of R20 is no consent: it stands on the list that it changes.
    const ticked = await me.frame.locator('input[type="checkbox"]:checked:not([role="switch"])').count();
    equal(ticked, 0, `${where}: consents that are ticked`);
    equal(await me.frame.locator('dialog[open], [role="dialog"], [role="timer"], marquee').count(), 0, `${where}: pop-ups`);
  };
  await check('home');
  for (const tool of tools(me.bank)) {
    await open(me, tool);
    await check(tool);
    await home(me);
  }
  const { questionnaire } = me.bank;
  await open(me, 'risk_profile');
  await answer(me, of(questionnaire, 'C2'), async ({ id }) => {
    equal(await me.frame.locator('.options input:checked').count(), 0, `${id} is answered beforehand`);
    await check(id);
  });
  await submit(me);
  await suggested(me);
  await me.frame.locator('.record > summary').click();
  await me.frame.locator('.record input').waitFor();
  await check('suggestions');
});
