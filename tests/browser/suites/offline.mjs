// The widget's own page without a network: what was opened once is there.

import { alone, home, plain, visit } from '../harness/customer.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { card } from '../harness/widget.mjs';

/** The addresses that are kept. */
const kept = (frame) => frame.evaluate(async () => {
  const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return all.flat().map(({ url }) => url);
});

const keeps = async (me, pattern) => {
  await until(async () => (await kept(me.frame)).some((url) => pattern.test(url)), `${pattern} to be kept`);
};

test('offline: home and a calculator that was opened work in flight mode, and what was not says so', async (world) => {
  const me = await alone(world, { lang: 'zh-CN', link: 'tool=saving_goal' });
  await me.frame.locator('.detail section.tables').waitFor();
  for (const file of [/widget\.html$/, /part-saving-goal/, /part-below-/, /widget_bg-/, /zh-CN-/, /sample\/home-/]) await keeps(me, file);
  const figure = async () => plain(await me.frame.locator('#fp-figure').innerText());
  const online = await figure();

  await me.page.context().setOffline(true);
  await me.page.reload();
  await me.frame.locator('.detail section.tables').waitFor();
  equal(await figure(), online);
  await home(me);
  await (await card(me.frame, 'debts')).click();
  await me.frame.locator('main [role="alert"]').waitFor();
  await me.page.context().setOffline(false);
  await me.frame.locator('main .primary').click();
  await me.frame.locator('[data-tool="debts"] .headline').waitFor();
});

test('offline: only files are kept, under addresses that say nothing of anybody', async (world) => {
  const me = await alone(world, { lang: 'en', link: 'tool=mortgage&amount=765432' });
  await me.frame.locator('.detail section.tables').waitFor();
  await keeps(me, /part-mortgage/);
  const root = new URL('./', me.page.url()).href;
  for (const url of await kept(me.frame)) {
    assert(url.startsWith(root) && !/[?#]|765432/.test(url), url);
    assert(/^(widget\.html|assets\/.+|banks\/.+)$/.test(url.slice(root.length)), url);
  }
});

test('offline: on a bank\'s page nothing is kept', async (world) => {
  const me = await visit(world, { lang: 'en' });
  await (await card(me.frame, 'mortgage')).click();
  await me.frame.locator('.detail section.tables').waitFor();
  await me.page.waitForTimeout(3000);
  for (const frame of me.page.frames()) {
    equal(await frame.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0, frame.url());
    equal(await kept(frame), [], frame.url());
  }
});

test('offline: with a network the page and the bank\'s document are asked for anew', async (world) => {
  const me = await alone(world, { lang: 'en' });
  await keeps(me, /widget\.html$/);
  await me.page.reload();
  await me.frame.locator('.wishes').waitFor();
  const asked = [];
  me.page.on('response', (response) => asked.push([response.url(), response.fromServiceWorker()]));
  await me.page.reload();
  await me.frame.locator('.wishes').waitFor();
  const { site } = world;
  assert(asked.some(([url, worker]) => url.includes('widget_bg-') && worker), 'nothing comes from what is kept');
  let broken = true;
  site.fault(/widget\.html$/, (answer) => broken && Object.assign(answer, { body: '<h1>new</h1>' }));
  await me.page.reload();
  await me.page.locator('h1', { hasText: 'new' }).waitFor();
  broken = false;
});
