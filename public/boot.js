// Starts the widget in its own page: inside a bank's frame, as a page by itself, or in a mini-program's web-view.
// Everything is asked for at once; what arrives first waits for what arrives last.

import { Assets } from './boot/assets.js';
import { Host } from './boot/host.js';
import { closest, languages } from './boot/language.js';
import { seen } from './boot/link.js';
import { Size } from './boot/size.js';
import { Stage, readable } from './boot/stage.js';
import { scheme, themed } from './boot/theme.js';
import { guardMarkup } from './boot/trusted.js';
import { MiniProgram } from './boot/wechat.js';
import { Widget } from './boot/widget.js';

const SLOW = 30000;

async function start() {
  guardMarkup();
  const stage = new Stage();
  const assets = new Assets();
  const engine = assets.engine();
  engine.catch(() => {});

  const host = await Host.find();
  const page = host || (await MiniProgram.find()) || null;
  const wishes = host ? host.start : { link: location.hash.slice(1), utm: location.search.slice(1) };
  // Whoever opens a page alone decides what its link says: only a bank's page or mini-program speaks for the bank.
  const alone = host ? wishes.alone === true : Boolean(page) && new URLSearchParams(location.search).has('alone');
  const wanted = languages(wishes);
  const first = closest(wanted, assets.languages);
  stage.speak(first, scheme(wishes.theme), seen(wishes).place);
  if (host) new Size(stage.root, host);

  const late = setTimeout(() => page && page.fail('timeout'), SLOW);
  try {
    const texts = assets.table(first);
    texts.catch(() => {});
    const document = await assets.bank(wishes.bank);
    const bank = themed(document, wishes.theme);
    // The sample was checked when this widget was built.
    const sound = bank === document && assets.isSample(wishes.bank);
    const lang = closest(wanted, offered(bank, assets.languages));
    const table = await (lang === first ? texts : assets.table(lang));
    stage.name(lang);
    stage.write(table, bank);
    const widget = new Widget(await engine, { stage, assets, page });
    await widget.start({ ...wishes, bank, sound, table, lang, home: assets.home(wishes), alone });
  } catch (error) {
    console.error(error);
    stage.fail();
    // What is wrong with a document was told by those who read it.
    const code = typeof error === 'string' ? error : error.code;
    if (page && code !== 'config') page.fail(code || 'network');
  } finally {
    clearTimeout(late);
  }
}

/** The languages that a bank offers, its default first. */
function offered(bank, all) {
  const { locales } = readable(bank);
  const named = Array.isArray(locales) ? locales.filter((lang) => all.includes(lang)) : [];
  return named.length ? named : all;
}

start();
