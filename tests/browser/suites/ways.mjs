// The way back through the screens.

import { PHONE, alone } from '../harness/customer.mjs';
import { assert, test, until } from '../harness/test.mjs';

test('ways: whoever comes back finds the place that she left', async (world) => {
  const me = await alone(world, { size: PHONE });
  const last = me.frame.locator('.cards .card').last();
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
