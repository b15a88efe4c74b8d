// Campaign links, and what leaves the customer's device: nothing that she typed.

import { onToBank } from '../harness/suggestions.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';
import { bankPage, heard, hears, inside } from '../harness/widget.mjs';

const LINK = 'tool=mortgage&lang=en&amount=1234567&annual_rate=3.1&term=25&method=equal_principal';
const UTM = 'utm_source=WeChat&utm_medium=article&utm_campaign=%E6%98%A5%E8%8A%82';

test('campaign: a link opens one tool, filled in, in its language, and its keys come back in the events', async ({ site, page }) => {
  const p = await page({ locale: 'zh-TW' });
  await p.goto(`${bankPage(site, { attributes: 'campaign lang="zh-CN"' })}?${UTM}&email=a%40b.cn#${LINK}`);
  await hears(p, 'view.shown');
  const frame = inside(p);
  await frame.waitForSelector('html[lang="en"] .headline');
  const fields = await frame.locator('input').evaluateAll((all) => all.map(({ value }) => value.replace(/,/g, '')));
  for (const value of ['1234567', '3.1', '25']) assert(fields.includes(value), `${value} is in no field: ${fields}`);
  const own = (await heard(p)).filter(({ name }) => name !== 'resize');
  for (const { name, detail } of own) {
    equal(detail.utm, { utm_source: 'wechat', utm_medium: 'article', utm_campaign: '春节' }, name);
  }
});

test('campaign: the page\'s fragment opens nothing without the attribute', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${bankPage(site)}#${LINK}`);
  await hears(p, 'view.shown');
  equal((await heard(p, 'view.shown'))[0].detail.view, 'home');
});

test('campaign: a link on the same page opens its tool without a reload', async ({ site, page }) => {
  const p = await page();
  await p.goto(bankPage(site, { attributes: 'campaign' }));
  await hears(p, 'ready');
  await p.evaluate(() => {
    location.hash = 'some-place-on-the-page';
    location.hash = 'tool=saving_goal&lang=zh-TW';
  });
  await inside(p).waitForSelector('html[lang="zh-TW"] .headline');
  equal((await heard(p, 'ready')).length, 1);
  equal((await heard(p, 'warn.link_dropped')).length, 0);
});

test('campaign: what is unknown or personal in a link is dropped and reported', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${bankPage(site, { attributes: 'campaign' })}?utm_source=13800138000&utm_medium=a%40b.cn#tool=mortgage&level=C5&q1=b`);
  await hears(p, 'warn.pii_dropped');
  await hears(p, 'warn.link_dropped');
  assert(!/13800138000|a@b/.test(JSON.stringify(await heard(p))), 'personal data in an event');
});

test('campaign: the widget\'s page by itself understands the same links', async ({ site, page }) => {
  const p = await page();
  await p.goto(`${site.widget}/widget.html?${UTM}#${LINK}`);
  await p.waitForSelector('html[lang="en"] .headline');
});

/** What the customer and the host learn of a link on the bank's page. */
async function followed(p, address) {
  await p.goto('about:blank');
  await p.goto(address);
  await hears(p, 'view.shown');
  const frame = inside(p);
  const [{ detail: { view } }] = await heard(p, 'view.shown');
  if (view !== 'home') await frame.waitForSelector('.headline');
  const events = await heard(p);
  const fields = await frame.locator('input').evaluateAll((all) => all.map(({ value }) => value.replace(/,/g, '')));
  return {
    view,
    lang: await frame.locator('html').getAttribute('lang'),
    filled: ['1234567', '3.1', '25'].every((value) => fields.includes(value)),
    alarmed: (await frame.locator('body').innerText()).includes('Part of this link'),
    warned: events.filter(({ name }) => name.startsWith('warn.')).map(({ name }) => name),
  };
}

test('campaign: a link opens the same however it arrives, and nobody is alarmed', async ({ site, page }) => {
  const once = LINK.replaceAll('&', '%26').replaceAll('=', '%3D');
  const p = await page({ locale: 'zh-TW' });
  const base = bankPage(site, { attributes: 'campaign lang="zh-CN"' });
  for (const address of [
    `#${LINK}#wechat_redirect`,
    `#${LINK}?code=041w&state=abc`,
    `?from=singlemessage&isappinstalled=0#${LINK}&shareTo=weixin&fbclid=IwAR0`,
    `#${LINK.replaceAll('&', '&amp;')}`,
    `#${once}`,
    `#${once.replaceAll('%', '%25')}%23wechat_redirect`,
    `#/${LINK}%E3%80%82`,
    `#from=timeline&${LINK}%E2%80%8B)`,
    `?id=7&${LINK}&code=1&state=2`,
    `?utm_source=wechat%23${once}`,
  ]) {
    const seen = await followed(p, `${base}${address}`);
    equal(seen, { view: 'mortgage', lang: 'en', filled: true, alarmed: false, warned: [] }, address);
  }
  await p.evaluate((link) => {
    location.hash = `lang=zh-TW#${link}`;
  }, once);
  await inside(p).waitForSelector('html[lang="zh-TW"] .headline');
  equal((await heard(p)).filter(({ name }) => name.startsWith('warn.')), []);
});

test('campaign: what a campaign\'s keys hold is no business of the customer\'s', async ({ site, page }) => {
  const p = await page({ locale: 'en-GB' });
  const base = bankPage(site, { attributes: 'campaign lang="en"' });
  for (const [query, utm, warned] of /** @type {const} */ ([
    ['utm_campaign=spring(2026)&utm_content=banner_728x90,top', { utm_campaign: 'spring(2026)', utm_content: 'banner_728x90,top' }, []],
    ['utm_campaign=%25E6%2598%25A5%25E8%258A%2582', { utm_campaign: '春节' }, ['warn.utm_cleaned']],
    [`utm_term=${'%E6%98%A5'.repeat(500)}&utm_content={{ad.id}}`, { utm_term: '春'.repeat(100), utm_content: 'ad.id' }, ['warn.utm_cleaned']],
    ['utm_term=138_0013_8000&utm_content=23842705938520518', { utm_content: '23842705938520518' }, ['warn.pii_dropped']],
  ])) {
    const seen = await followed(p, `${base}?${query}#tool=mortgage`);
    equal([seen.view, seen.alarmed, seen.warned], ['mortgage', false, warned], query);
    equal((await heard(p, 'ready'))[0].detail.utm, utm, query);
  }
});

test('campaign: an input that cannot be taken is told to the customer, another part is not', async ({ site, page }) => {
  const p = await page({ locale: 'en-GB' });
  const base = bankPage(site, { attributes: 'campaign lang="en"' });
  for (const { link, alarmed } of [
    { link: 'tool=mortgage&amount=lots&term=25', alarmed: true },
    { link: 'tool=mortgage&colour=red&term=25', alarmed: false },
  ]) {
    const seen = await followed(p, `${base}#${link}`);
    equal([seen.alarmed, seen.warned], [alarmed, ['warn.link_dropped']], link);
  }
});

/** Everything that a customer could type, with figures that occur nowhere else. */
const CANARIES = ['7654321', '5.67', '17'];

test('campaign: no amount, answer or choice is in any request, event, storage or address', async ({ site, page }) => {
  const p = await page();
  const sent = [];
  p.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() || ''}`));
  p.on('websocket', (socket) => sent.push(socket.url()));
  const script = 'addEventListener("finplan:cta.clicked", (event) => event.preventDefault());';
  await p.goto(`${bankPage(site, { attributes: 'campaign lang="en"', script })}?${UTM}`);
  await hears(p, 'ready');
  const frame = inside(p);
  const loaded = sent.length;

  await p.evaluate(() => document.querySelector('finplan-widget').setAttribute('link', 'tool=mortgage'));
  await frame.waitForSelector('.headline');
  const texts = frame.locator('input:not([type=range]):not([type=radio]):not([type=checkbox]):visible');
  for (let place = 0; place < CANARIES.length; place += 1) {
    await texts.nth(place).fill(CANARIES[place]);
    await texts.nth(place).blur();
  }
  await until(async () => (await frame.locator('.headline').innerText()).length > 20, 'an answer');
  await p.waitForTimeout(1500);

  await p.evaluate(() => document.querySelector('finplan-widget').setAttribute('link', 'screen=risk_profile'));
  await frame.waitForSelector('.quiz');
  for (let step = 0; step < 30; step += 1) {
    const options = frame.locator('main input[type=radio]');
    if (await options.count()) await options.last().check({ force: true });
    const next = frame.locator('main button.primary').first();
    if (!(await next.count())) break;
    await next.click();
    await p.waitForTimeout(60);
    if (await frame.locator('.product').count()) break;
  }
  await p.evaluate(() => document.querySelector('finplan-widget').setAttribute('link', 'screen=suggestions'));
  await frame.waitForSelector('.product');
  await onToBank(frame);
  await hears(p, 'cta.clicked');

  const events = await heard(p);
  assert(events.some(({ name }) => name === 'questionnaire.started'), 'the questionnaire was not reached');
  // Times and numbers of events are no one's data; the rest is looked through.
  const plain = JSON.stringify(events.map(({ name, detail }) => ({ name, ...detail, time: 0, inst: '', height: 0 })));
  const kept = JSON.stringify(await Promise.all([p, frame].map((one) => one.evaluate(() => {
    // A frame of another site may be refused its storage: then nothing is kept there.
    const stored = ['localStorage', 'sessionStorage'].map((name) => {
      try {
        return { ...window[name] };
      } catch (error) {
        return null;
      }
    });
    return [stored, document.cookie, location.href, document.title];
  }))));
  for (const canary of ['7654321', '765.4321', '765.43', '5.67']) {
    for (const [where, text] of [['a request', sent.join('\n')], ['an event', plain], ['storage or address', kept]]) {
      assert(!text.includes(canary), `${canary} is in ${where}`);
    }
  }
  const allowed = /^(level|view|index|of|tool|count|product|position|locale|utm|inst|seq|time|height|url)$/;
  for (const { name, detail } of events) {
    for (const key of Object.keys(detail)) assert(allowed.test(key), `${name} has ${key}`);
  }
  const files = [/part-[a-z0-9-]+\.wasm/, /screens-[a-z0-9]+\.css/, /en\.[a-z_]+-[a-z0-9]+\.txt/, /sample\/(tools|advice)-[a-z0-9]+\.json/];
  const part = new RegExp(`^GET \\S+/assets/(${files.map(({ source }) => source).join('|')}) $`);
  equal(sent.slice(loaded).filter((request) => !part.test(request)), [], 'requests after the first screen');
});
