// Campaign links, and what leaves the customer's device: nothing that she typed.

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
  await frame.locator('.product button.primary').first().click();
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
  const part = /^GET \S+\/assets\/(part-[a-z0-9-]+\.wasm|en\.(tools|advice)-[a-z0-9]+\.txt) $/;
  equal(sent.slice(loaded).filter((request) => !part.test(request)), [], 'requests after the first screen');
});
