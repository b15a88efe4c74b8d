// The widget's page in a mini-program's web-view, with WeChat's script faked: messages wait until the web-view
// closes, navigation happens at once.

import { readFile } from 'node:fs/promises';
import vm from 'node:vm';

import { onToBank } from '../harness/suggestions.mjs';
import { assert, equal, test, until } from '../harness/test.mjs';

const AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.42 NetType/WIFI Language/zh_CN miniProgram/wx0';

function fakeWx() {
  window.shell = { waiting: [], visited: [] };
  window.wx = {
    miniProgram: {
      postMessage: ({ data }) => window.shell.waiting.push(data),
      navigateTo: ({ url }) => window.shell.visited.push(url),
      redirectTo: ({ url }) => window.shell.visited.push(`redirect ${url}`),
    },
  };
}

const shell = (p) => p.evaluate(() => window.shell);

const handOver = (p) => onToBank(p);

test('wechat: the hand-over goes to the mini-program\'s own page at once, with product and campaign alone', async ({ site, page }) => {
  const p = await page({ userAgent: AGENT, init: fakeWx, viewport: { width: 390, height: 700 } });
  await p.goto(`${site.widget}/widget.html?utm_source=wechat&utm_campaign=${encodeURIComponent('春 节')}&openid=oX1#screen=suggestions&lang=zh-CN`);
  await handOver(p);
  const { visited, waiting } = await until(async () => {
    const seen = await shell(p);
    return seen.visited.length ? seen : null;
  }, 'the hand-over');
  equal(visited.length, 1);
  const [path, query] = visited[0].split('?');
  equal(path, '/pages/finplan/result');
  const keys = Object.fromEntries(new URLSearchParams(query));
  assert(/^[a-z]/.test(keys.product), keys.product);
  equal([keys.utm_source, keys.utm_campaign], ['wechat', '春 节']);
  equal(Object.keys(keys).sort(), ['product', 'utm_campaign', 'utm_source']);
  assert(!query.includes('+'), 'a mini-program reads no plus as a space');
  const names = waiting.map(({ name }) => name);
  for (const [name, times] of /** @type {const} */ ([['ready', 1], ['view.shown', 2], ['cta.clicked', 1]])) {
    equal(names.filter((one) => one === name).length, times, `${name} left for the shell`);
  }
  assert(!JSON.stringify(waiting).includes('oX1'), 'a foreign key was passed on');
});

test('wechat: ten pages deep the page is replaced instead', async ({ site, page }) => {
  const p = await page({ userAgent: AGENT, init: fakeWx });
  await p.goto(`${site.widget}/widget.html#screen=suggestions&lang=zh-CN`);
  await p.evaluate(() => {
    window.wx.miniProgram.navigateTo = ({ fail }) => fail({ errMsg: 'navigateTo:fail webview count limit exceed' });
  });
  await handOver(p);
  const [url] = await until(async () => {
    const { visited } = await shell(p);
    return visited.length ? visited : null;
  }, 'the hand-over');
  assert(url.startsWith('redirect /pages/finplan/result?'), url);
});

test('wechat: an ordinary browser, even WeChat\'s own, is no mini-program', async ({ site, page }) => {
  for (const userAgent of [undefined, AGENT.replace(/ miniProgram.*/, '')]) {
    const p = await page({ userAgent, init: fakeWx });
    await p.goto(`${site.widget}/widget.html#lang=zh-CN`);
    await p.waitForSelector('.lead');
    equal((await shell(p)).waiting, []);
  }
});

test('wechat: without WeChat\'s script the page works and asks nobody for it', async ({ site, page }) => {
  const p = await page({ userAgent: AGENT });
  const asked = [];
  p.on('request', (request) => asked.push(request.url()));
  await p.goto(`${site.widget}/widget.html#tool=mortgage&lang=zh-CN`);
  await p.waitForSelector('.headline');
  assert(asked.every((url) => url.startsWith(site.widget) || url.startsWith('data:')), asked.join('\n'));
  equal(p.errors, []);
});

test('wechat: the operator\'s copy of the script is fetched inside a mini-program only', async ({ site, page }) => {
  site.page('/jweixin', { on: 'widget', script: `(${fakeWx})();` });
  site.fault(/widget\.html$/, (answer) => {
    const meta = `<meta name="finplan-wechat" content='{"sdk": "jweixin.js", "result": "/pages/mine/result"}'>`;
    answer.body = String(answer.body).replace(/<meta[^>]*finplan-wechat[^>]*>/, meta);
  });
  const address = `${site.widget}/widget.html#screen=suggestions&lang=zh-CN`;
  const inside = await page({ userAgent: AGENT });
  await inside.goto(address);
  await handOver(inside);
  await until(async () => ((await shell(inside)) || { visited: [] }).visited[0], 'the hand-over');
  assert((await shell(inside)).visited[0].startsWith('/pages/mine/result?product='), 'another page');
  equal(await inside.evaluate(() => window.violations), []);
  const outside = await page();
  await outside.goto(address);
  await outside.waitForSelector('.product');
  equal(await shell(outside), undefined);
});

test('wechat: the shell and the page agree on addresses, and a shared card opens what was shared', async () => {
  const file = new URL('../../../public/miniprogram/wechat/address.js', import.meta.url);
  const module = { exports: {} };
  vm.runInNewContext(await readFile(file, 'utf8'), { module, encodeURIComponent, decodeURIComponent });
  const { toCard, toWidget } = module.exports;
  const fragment = 'tool=mortgage&lang=zh-CN&amount=1200000';
  const opened = toWidget('https://x/widget.html', { utm_source: 'wechat', link: encodeURIComponent(fragment), phone: '1' });
  equal(opened, `https://x/widget.html?utm_source=wechat#${fragment}`);
  const card = toCard('/pages/finplan/index', opened);
  assert(card.length < 1024, card);
  const options = Object.fromEntries(card.split('?')[1].split('&').map((pair) => pair.split('=')));
  equal(toWidget('https://x/widget.html', options), opened);
  const scene = encodeURIComponent(`utm_source=poster&link=${encodeURIComponent('tool=mortgage')}`);
  equal(toWidget('https://x/widget.html', { scene }), 'https://x/widget.html?utm_source=poster#tool=mortgage');
  equal(toWidget('https://x/widget.html', { link: '%', utm_source: '%zz' }), 'https://x/widget.html');
  for (const link of [encodeURIComponent(encodeURIComponent(fragment)), encodeURIComponent(encodeURIComponent(encodeURIComponent(fragment)))]) {
    equal(toWidget('https://x/widget.html', { link }), `https://x/widget.html#${fragment}`);
  }
  equal(toWidget('https://x/widget.html', { scene: encodeURIComponent(scene) }), 'https://x/widget.html?utm_source=poster#tool=mortgage');
  equal(toCard('/p', `https://x/widget.html#${encodeURIComponent(fragment)}#wechat_redirect`), `/p?link=${encodeURIComponent(fragment)}`);
});

test('wechat: the shell is plain ES5 that old base libraries and their tools accept', async () => {
  for (const name of ['app', 'settings', 'address', 'pages/finplan/index', 'pages/finplan/result']) {
    const text = await readFile(new URL(`../../../public/miniprogram/wechat/${name}.js`, import.meta.url), 'utf8');
    const code = text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
    for (const newer of [/=>/, /\b(const|let|class|async|await)\b/, /catch\s*\{/, /`/, /\beval\b/, /new Function/]) {
      assert(!newer.test(code), `${name}.js has ${newer}`);
    }
  }
});
