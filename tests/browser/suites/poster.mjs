// A result as a picture that people send.

import { readFile } from 'node:fs/promises';

import { accessible } from '../harness/axe.mjs';
import { LANGS, PHONE, alone, figures, fine, focused, headline, looksRight, plain, say, tools, visit } from '../harness/customer.mjs';
import { decode, modules } from '../harness/qr.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';

const MORTGAGE = 'tool=mortgage&amount=1230000&annual_rate=3.15&term=26';

const dialog = ({ frame }) => frame.locator('dialog.poster');
const picture = ({ frame }) => frame.locator('.poster-picture');

/** Presses the button and waits for the picture. */
async function make(me) {
  const button = me.frame.getByRole('button', { name: say(me, 'keep.picture'), exact: true });
  await button.click();
  await picture(me).waitFor();
}

/** The address of the picture, once it is another one. */
async function redrawn(me, before) {
  return until(async () => {
    const now = await picture(me).getAttribute('src');
    return now !== before && now;
  }, 'another picture');
}

async function link(me) {
  return new URL(decode((await modules(picture(me))).rows));
}

test('poster: its part comes when it is asked for, and the picture is made on the device', async (world) => {
  const me = await alone(world, { link: MORTGAGE });
  const asked = [];
  me.page.on('request', (request) => asked.push(request.url()));
  await me.frame.waitForSelector('.send');
  await headline(me, '26 years');
  await me.page.waitForTimeout(500);
  equal(asked.filter((url) => /poster/.test(url)), []);
  await make(me);
  const ours = asked.map((url) => url.replace(/^.*\//, '').replace(/-[0-9a-f]{8,}\./, '.'));
  assert(ours.includes('part-poster.wasm'), `${ours}`);
  assert(asked.every((url) => url.startsWith('blob:') || url.startsWith(world.site.widget)), `${asked}`);
  const [width, height] = await picture(me).evaluate((image) => [image.naturalWidth, image.naturalHeight]);
  equal(width, 750);
  assert(height > 1000 && height < 3600, `${height} px tall`);
  equal(await me.frame.evaluate(() => window.violations || []), []);
  fine(me);
});

test('poster: the code opens the same tool with the same numbers', async (world) => {
  const me = await alone(world, { link: MORTGAGE, lang: 'zh-CN' });
  await me.frame.waitForSelector('.send');
  await headline(me, '26');
  const before = await figures(me);
  await make(me);
  const { side, frame: [left, , right] } = await modules(picture(me));
  assert(side >= 3 && left > 56 && right <= 750 - 56, `${side} ${left} ${right}`);
  const address = await link(me);
  equal(address.origin + address.pathname, `${world.site.widget}/widget.html`);
  const other = await world.page({ locale: 'en' });
  await other.goto(address.href);
  const there = { ...me, page: other, frame: other.mainFrame() };
  await headline(there, '26');
  equal(await figures(there), before);
});

test('poster: a value that is taken out is neither in the picture nor behind the code', async (world) => {
  const me = await alone(world, { link: MORTGAGE });
  await me.frame.waitForSelector('.send');
  await make(me);
  const label = plain(say(me, 'mortgage.amount'));
  const box = dialog(me).locator('.check', { hasText: label }).locator('input');
  assert(await box.isChecked(), 'everything is in at first');
  assert((await link(me)).hash.includes('amount=1230000'), 'the amount is behind the code');
  const words = await picture(me).getAttribute('alt');
  assert(words.includes('¥1,230,000'), words);
  const before = await picture(me).getAttribute('src');
  await box.uncheck();
  await redrawn(me, before);
  const { hash } = await link(me);
  assert(!hash.includes('amount') && hash.includes('term=26') && hash.includes('annual_rate=3.15'), hash);
  const less = plain(await picture(me).getAttribute('alt'));
  assert(!less.includes('1,230,000') && less.includes('26 years'), less);
  assert(await dialog(me).getByText(say(me, 'poster.stays')).isVisible(), 'what it still tells is not said');
  const again = await picture(me).getAttribute('src');
  await box.check();
  await redrawn(me, again);
  equal(await picture(me).getAttribute('alt'), words);
});

test('poster: nothing entered asks for nothing', async (world) => {
  const me = await alone(world, { link: 'tool=mortgage' });
  await me.frame.waitForSelector('.send');
  await make(me);
  equal(await dialog(me).locator('input').count(), 0);
});

test('poster: it is saved and copied, and the page says so', async (world) => {
  const me = await alone(world, { link: MORTGAGE, permissions: ['clipboard-read', 'clipboard-write'] });
  await me.frame.waitForSelector('.send');
  await make(me);
  const saved = me.page.waitForEvent('download');
  await dialog(me).getByRole('button', { name: say(me, 'poster.save') }).click();
  const download = await saved;
  equal(download.suggestedFilename(), 'mortgage.png');
  const bytes = await readFile(await download.path());
  equal([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16)], ['PNG', 750]);
  await dialog(me).getByText(say(me, 'poster.saving')).waitFor();
  await dialog(me).getByRole('button', { name: say(me, 'poster.copy') }).click();
  await dialog(me).getByText(say(me, 'poster.copied')).waitFor();
  const kinds = await me.frame.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  equal(kinds, ['image/png']);
});

test('poster: where a bank\'s page forbids the clipboard the picture stays to be saved by hand', async (world) => {
  const me = await visit(world, { at: `#${MORTGAGE}`, size: PHONE });
  await me.frame.waitForSelector('.send');
  await make(me);
  const address = await link(me);
  equal(address.origin + address.pathname, `${world.site.widget}/`, 'the code leads to the bank\'s page');
  const copy = dialog(me).getByRole('button', { name: say(me, 'poster.copy') });
  if (await copy.isVisible()) {
    await copy.click();
    await dialog(me).locator('.said', { hasText: /./ }).last().waitFor();
  }
  assert(await picture(me).isVisible(), 'the picture is gone');
  equal(await me.frame.evaluate(() => window.violations || []), []);
  // The frame is as tall as the page: the dialog stands where the customer is.
  const box = await dialog(me).boundingBox();
  const { height } = PHONE;
  assert(box.y < height && box.y + box.height > 0, `the dialog is out of view: ${JSON.stringify(box)}`);
});

test('poster: in WeChat the picture is kept by pressing long', async (world) => {
  const me = await alone(world, { link: MORTGAGE, lang: 'zh-CN', userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/120 MicroMessenger/8.0' });
  await me.frame.waitForSelector('.send');
  await make(me);
  assert((await picture(me).getAttribute('src')).startsWith('data:image/png;'), 'the picture is in the page');
  assert(await dialog(me).getByText(say(me, 'poster.long_press')).isVisible(), 'nothing says how');
  assert(!(await dialog(me).getByRole('button', { name: say(me, 'poster.save') }).isVisible()), 'a button that does nothing');
});

test('poster: by keyboard alone it is opened, changed and closed, and the focus comes back', async (world) => {
  const me = await alone(world, { link: MORTGAGE });
  const button = me.frame.locator('.send > .plain');
  await button.waitFor();
  await button.focus();
  await me.page.keyboard.press('Enter');
  await picture(me).waitFor();
  await focused(me, 'fp-poster');
  const before = await picture(me).getAttribute('src');
  await me.page.keyboard.press('Tab');
  await me.page.keyboard.press('Space');
  await redrawn(me, before);
  await me.page.keyboard.press('Escape');
  await dialog(me).waitFor({ state: 'detached' });
  assert(await button.evaluate((one) => one === document.activeElement), 'the focus is lost');
  await me.page.keyboard.press('Enter');
  await picture(me).waitFor();
  await dialog(me).getByRole('button', { name: say(me, 'app.close') }).click();
  await dialog(me).waitFor({ state: 'detached' });
  fine(me);
});

test('poster: what cannot be had is told, and comes when it is asked for again', async (world) => {
  let broken = true;
  world.site.fault(/part-poster-[0-9a-f]+\.wasm$/, (answer) => broken && Object.assign(answer, { status: 503, headers: new Map(), body: '' }));
  const me = await alone(world, { link: MORTGAGE });
  await me.frame.locator('.send > .plain').click();
  await me.frame.locator('.send .said', { hasText: plain(say(me, 'app.part_failed')) }).waitFor();
  broken = false;
  await make(me);
});

test('poster: without the script that draws the dialog says so', async (world) => {
  world.site.fault(/later-[0-9a-f]+\.js$/, (answer) => Object.assign(answer, { status: 503, headers: new Map(), body: '' }));
  const me = await alone(world, { link: MORTGAGE });
  await me.frame.locator('.send > .plain').click();
  await dialog(me).getByText(say(me, 'poster.failed')).waitFor();
  await dialog(me).getByRole('button', { name: say(me, 'app.close') }).click();
  await dialog(me).waitFor({ state: 'detached' });
});

test('poster: every tool has one, whose code opens it', async (world) => {
  const me = await alone(world, { link: 'tool=mortgage', lang: 'zh-TW' });
  for (const tool of tools(me.bank)) {
    await me.page.goto('about:blank');
    await me.page.goto(`${world.site.widget}/widget.html#tool=${tool}`);
    const there = { ...me, frame: me.page.mainFrame() };
    await there.frame.waitForSelector('.send');
    await there.frame.waitForSelector('.headline');
    await until(async () => {
      // While an answer is worked out a press does nothing; the dialog may open just when it is pressed again.
      if (!(await dialog(there).count())) await there.frame.locator('.send > .plain').click({ timeout: 1000 }).catch(() => {});
      return picture(there).isVisible();
    }, `the picture of ${tool}`);
    assert((await link(there)).hash.startsWith(`#tool=${tool}&lang=zh-TW`), tool);
  }
});

for (const lang of LANGS) {
  test(`poster: ${lang} the dialog is readable by everyone, on a phone and in both themes`, async (world) => {
    for (const theme of ['light', 'dark']) {
      const me = await alone(world, { link: MORTGAGE, lang, theme, size: PHONE });
      await me.frame.waitForSelector('.send');
      await make(me);
      await accessible(me.frame, `${lang} ${theme}`);
      await looksRight(me, `${lang} ${theme}`);
      fine(me);
    }
  });
}
