// A bank's document in pieces: each screen loads what it shows of it; and a plain document, which still works everywhere.

import { assert, equal, test } from '../harness/test.mjs';
import { FALLBACK, bankPage, card, fails, heard, hears, inside, ready } from '../harness/widget.mjs';

/** The pieces, plain documents and checks that the page asks for, by name without their digest. */
function asked(page) {
  const names = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const [, piece] = /\/(home|tools|advice|rules)-[0-9a-f]+\.json$/.exec(pathname) || [];
    const [, part] = /\/part-(check|theme)-[0-9a-f]+\.wasm$/.exec(pathname) || [];
    const [, document] = /\/banks\/([^/]+\.json|[^/]+\/bank\.json)$/.exec(pathname) || [];
    names.push(...[piece, part, document].filter(Boolean));
  });
  return names;
}

const open = async (frame, name) => (await card(frame, name)).click();

/** Serves another text in place of a file of the site. */
const replaced = (site, pattern, edit) => site.fault(pattern, (answer) => {
  answer.body = Buffer.from(edit(String(answer.body)));
});

test('published: each screen asks for what it shows of the bank\'s document, once', async ({ site, page }) => {
  const p = await page();
  const pieces = asked(p);
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  equal(pieces, ['home']);
  await open(frame, 'mortgage');
  await frame.waitForSelector('.headline');
  equal(pieces, ['home', 'tools']);
  await frame.locator('.back').click();
  await open(frame, 'suggestions');
  await frame.waitForSelector('main .product, main .products, main [data-product]');
  equal(pieces, ['home', 'tools', 'advice']);
  await frame.locator('.back').click();
  await open(frame, 'risk_profile');
  await frame.waitForSelector('.quiz .primary');
  equal(pieces, ['home', 'tools', 'advice']);
  equal(p.errors, []);
});

test('published: a link\'s screen comes with its pieces', async ({ site, page }) => {
  const links = { 'tool=debts': ['home', 'tools'], 'screen=risk_profile': ['advice', 'home', 'tools'] };
  for (const [link, wanted] of Object.entries(links)) {
    const p = await page();
    const pieces = asked(p);
    await ready(p, bankPage(site, { attributes: `lang="en" link="${link}"` }));
    equal([...pieces].sort(), wanted, link);
  }
});

test('published: a bank\'s folder is opened without a check, in its own languages', async ({ site, page }) => {
  const p = await page();
  const pieces = asked(p);
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" bank="banks/education/"' }));
  await frame.waitForSelector('.banner');
  equal(pieces, ['education/bank.json', 'home']);
  await open(frame, 'saving_goal');
  await frame.waitForSelector('.headline');
  equal(pieces, ['education/bank.json', 'home', 'tools']);
  equal(p.errors, []);
});

test('published: what another version has checked is checked again, as a whole', async ({ site, page }) => {
  replaced(site, /education\/bank\.json$/, (front) => front.replace(/"checked":"[^"]+"/, '"checked":"0.0.1"'));
  const p = await page();
  const pieces = asked(p);
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en" bank="banks/education/"' }));
  await frame.waitForSelector('.banner');
  equal([...pieces].sort(), ['advice', 'check', 'education/bank.json', 'home', 'rules', 'tools']);
});

test('published: a piece that is not what was published, and a front that is none, are refused', async ({ site, page }) => {
  const attributes = 'bank="banks/education/"';
  replaced(site, /education\/home-.*\.json$/, (piece) => `${piece} `);
  await fails(await page(), site, 'integrity', { attributes });
  site.reset();
  for (const front of ['', '[]', '{"finplan":2}', '{"finplan":1,"pieces":{}}']) {
    replaced(site, /education\/bank\.json$/, () => front);
    await fails(await page(), site, 'config', { attributes });
    site.reset();
  }
});

test('published: without its piece a screen says so, and comes when it is there', async ({ site, page }) => {
  const p = await page();
  const frame = await ready(p, bankPage(site, { attributes: 'lang="en"' }));
  let broken = true;
  site.fault(/tools-.*\.json$/, (answer) => broken && Object.assign(answer, { status: 503, headers: new Map(), body: '' }));
  await open(frame, 'mortgage');
  await frame.waitForSelector('main [role="alert"]');
  equal((await hears(p, 'error.load'))[0].detail, { ...(await heard(p, 'error.load'))[0].detail, code: 'network', part: 'tools' });
  broken = false;
  await frame.locator('main .primary').click();
  await frame.waitForSelector('.headline');
  equal(await heard(p, 'error.fatal'), []);
});

test('published: the page\'s own colours are checked alone', async ({ site, page }) => {
  const p = await page();
  const pieces = asked(p);
  await p.goto(bankPage(site, { body: '<div id="box"></div>' }));
  await p.evaluate(() => window.finplan.create('#box', { theme: { light: { accent: '#7a1f5c' } } }));
  equal([...pieces].sort(), ['home', 'theme']);
});

test('published: a plain document is read by the program, which says its colours and languages', async ({ site, page }) => {
  // Neither the page nor the browser speaks one of its languages.
  const p = await page({ locale: 'zh-CN' });
  const pieces = asked(p);
  await p.goto(bankPage(site, { body: '<div id="box"></div>', fallback: FALLBACK }));
  const bank = await (await fetch(`${site.widget}/banks/sample.json`)).json();
  bank.locales = ['zh-TW', 'en'];
  bank.theme.light.accent = '#7a1f5c';
  await p.evaluate((given) => window.finplan.create('#box', { bank: given, lang: 'zh-CN' }), bank);
  const page_ = inside(p);
  equal(await page_.locator('html').getAttribute('lang'), 'zh-TW');
  const accent = await page_.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--bank-light-accent').trim());
  equal(accent, '#7a1f5c');
  assert(pieces.includes('check') && !pieces.includes('home'), `asked for ${pieces}`);
});
