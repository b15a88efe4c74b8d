// The frame is as tall as its content, and nothing makes it grow for ever.

import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, ready, stub } from '../harness/widget.mjs';

const tall = (p) => p.locator('iframe').evaluate((frame) => frame.offsetHeight);

test('height: the frame is as tall as its content on every screen and width, without scroll bars', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" min-height="100"' }));
  for (const [width, step] of /** @type {[number, () => Promise<unknown>][]} */ ([
    [1000, () => frame.waitForSelector('.wishes')],
    [360, () => frame.waitForSelector('.wishes')],
    [360, () => frame.locator('.lead .primary').click()],
    [1000, () => frame.waitForSelector('.headline')],
  ])) {
    await p.setViewportSize({ width, height: 800 });
    await step();
    await until(async () => {
      const content = await frame.evaluate(() => Math.ceil(document.getElementById('app').getBoundingClientRect().height));
      return Math.abs((await tall(p)) - Math.max(100, content)) < 2;
    }, `the right height at ${width} px`);
    const scrolls = await frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth > clientWidth;
    });
    assert(!scrolls, `a horizontal scroll bar at ${width} px`);
  }
  equal(await heard(p, 'warn.resize_loop'), []);
});

test('height: it comes to rest', async ({ site, page }) => {
  const p = await page();
  await ready(p, bankPage(site, { attributes: 'lang="en" link="tool=mortgage"' }));
  const resized = async () => (await heard(p, 'resize')).length;
  await until(async () => {
    const before = await resized();
    await p.waitForTimeout(1000);
    return (await resized()) === before;
  }, 'a second without a resize event');
});

test('height: content that grows with its frame is stopped and may scroll', async ({ site, page }) => {
  const p = await page();
  const src = stub(site, (port) => {
    port.postMessage({ kind: 'event', name: 'ready', data: {}, hosts: [] });
    let height = 300;
    setInterval(() => port.postMessage({ kind: 'height', data: (height += 8) }), 5);
  });
  await p.goto(bankPage(site, { attributes: `src="${src}"` }));
  await hears(p, 'warn.resize_loop');
  const before = await tall(p);
  await p.waitForTimeout(500);
  equal(await tall(p), before, 'height after the stop');
  const got = await p.frames().at(-1).evaluate(() => window.got);
  assert(got.some(({ kind, on }) => kind === 'scroll' && on), 'the frame was not told to scroll');
});

test('height: content that wavers is not taken for a loop', async ({ site, page }) => {
  const p = await page();
  const src = stub(site, (port) => {
    port.postMessage({ kind: 'event', name: 'ready', data: {}, hosts: [] });
    let turn = 0;
    setInterval(() => port.postMessage({ kind: 'height', data: 600 + 20 * ((turn += 1) % 2) }), 5);
  });
  await p.goto(bankPage(site, { attributes: `src="${src}"` }));
  await hears(p, 'resize', 60);
  equal(await heard(p, 'warn.resize_loop'), []);
});

test('height: max-height bounds the frame and lets it scroll inside', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" link="tool=mortgage" max-height="600"' }));
  await until(async () => (await tall(p)) === 600, 'a bounded frame');
  await frame.waitForSelector('html.fp-scrolls');
});

test('height: the frame knows which part of it is in view', async ({ site, page }) => {
  const p = await page({ viewport: { width: 400, height: 500 } });
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" link="tool=mortgage"' }));
  const view = () => frame.evaluate(() => ['top', 'height'].map((name) => parseFloat(document.documentElement.style.getPropertyValue(`--fp-view-${name}`))));
  await until(async () => (await tall(p)) > 900, 'a tall frame');
  await until(async () => (await view())[0] === 0, 'the top in view');
  await p.evaluate(() => scrollTo(0, 400));
  await until(async () => {
    const [top, height] = await view();
    return top > 350 && height > 450 && height <= 500;
  }, 'the middle in view');
});

test('height: a first screen does not move the page, a later one brings itself into view', async ({ site, page }) => {
  const p = await page({ viewport: { width: 400, height: 600 } });
  const src = stub(site, (port) => {
    window.show = () => port.postMessage({ kind: 'event', name: 'view.shown', data: { view: 'home' } });
    port.postMessage({ kind: 'event', name: 'ready', data: {}, hosts: [] });
    port.postMessage({ kind: 'height', data: 2000 });
  });
  await p.goto(bankPage(site, { attributes: `src="${src}"` }));
  await until(async () => (await tall(p)) === 2000, 'a tall frame');
  await p.evaluate(() => scrollTo(0, 1000));
  const frame = p.frames().at(-1);
  await frame.evaluate(() => window.show());
  await hears(p, 'view.shown');
  equal(await p.evaluate(() => scrollY), 1000);
  await frame.evaluate(() => window.show());
  await until(() => p.evaluate(() => scrollY < 50), 'the top of the screen');
});

test('height: a new screen begins where the customer can see it', async ({ site, page }) => {
  const p = await page({ viewport: { width: 400, height: 600 } });
  const body = '<div><br><br><br></div><finplan-widget id="w" lang="en" link="tool=mortgage"></finplan-widget>';
  const frame = await ready(p, bankPage(site, { body }));
  await until(async () => (await tall(p)) > 900, 'a tall frame');
  const next = frame.locator('.next button').last();
  await next.scrollIntoViewIfNeeded();
  assert((await p.evaluate(() => scrollY)) > 300, 'the page did not scroll');
  await next.click();
  await hears(p, 'view.shown', 2);
  await until(async () => {
    const top = await p.locator('iframe').evaluate((one) => one.getBoundingClientRect().top);
    return top >= -1 && top < 300;
  }, 'the top of the new screen', 3000);
});
