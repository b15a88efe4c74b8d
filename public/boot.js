// Starts the widget in its own page: inside a bank's frame, as a page by itself, or in a mini-program's web-view.
// Everything is asked for at once; what arrives first waits for what arrives last.

/** @import { Lang, LoadCode } from './embed.d.ts' */
/** @import { Wishes } from './embed/messages.js' */
/** @import { Known } from './boot/bank.js' */
/** @import { Around } from './boot/widget.js' */

import { Assets, LoadError, codeOf } from './boot/assets.js';
import { ownTheme, themeText } from './boot/bank.js';
import { Host } from './boot/host.js';
import { closest, languages } from './boot/language.js';
import { seen } from './boot/link.js';
import { Size } from './boot/size.js';
import { Stage } from './boot/stage.js';
import { scheme } from './boot/theme.js';
import { guardMarkup } from './boot/trusted.js';
import { MiniProgram } from './boot/wechat.js';
import { Widget } from './boot/widget.js';

/** So long a page without a host around it waits before it says a word; a host has a time of its own. */
const LATE = 20000;
/** What nobody waits for begins so many milliseconds after the first screen. */
const QUIET = 1500;

/** One load of the widget, which has one outcome: a first screen, or a sentence and a code. */
class Load {
  constructor() {
    this.stage = new Stage();
    /** @type {Around | null} */
    this.page = null;
    this.over = false;
    this.told = false;
  }

  async run() {
    const { stage } = this;
    if (!stage.begin((code) => this.fail(code))) return;
    try {
      const assets = new Assets();
      guardMarkup(assets.templates);
      const engine = assets.engine();
      // Whatever fails first is the outcome, also while something else is still awaited.
      await Promise.all([engine, this.start(assets, engine)]);
    } catch (error) {
      console.error(error);
      // What is wrong with a document was told by those who read it.
      this.told ||= error instanceof LoadError && error.told;
      this.fail(codeOf(error, 'engine'));
    } finally {
      clearTimeout(this.late);
    }
  }

  /** @param {Assets} assets @param {ReturnType<Assets['engine']>} engine */
  async start(assets, engine) {
    const { stage } = this;
    const host = await Host.find();
    const page = host || (await MiniProgram.find()) || null;
    this.page = page;
    if (!host) this.late = setTimeout(() => this.wait(), LATE);
    /** @type {Wishes} */
    const wishes = host ? host.start : { link: location.hash.slice(1), utm: location.search.slice(1) };
    // Whoever opens a page alone decides what its link says: only a bank's page or mini-program speaks for the bank.
    const alone = host ? Boolean(wishes.alone) : Boolean(page) && new URLSearchParams(location.search).has('alone');
    const wanted = languages(wishes);
    const first = closest(wanted, assets.languages);
    const { place, chunks } = seen(wishes);
    const opens = chunks.includes('tools') ? 'tool' : 'page';
    stage.speak(first, scheme(wishes.theme), place ? opens : '');
    assets.foresee(chunks);
    if (host) new Size(stage.root, host);

    const texts = assets.table(first);
    texts.catch(() => {});
    const bank = await assets.bank(wishes.bank);
    const own = ownTheme(wishes.theme);
    /** @param {Known} known @returns {Promise<[lang: Lang, table: string]>} */
    const begin = async ({ locales, theme }) => {
      stage.colour(theme);
      stage.colour(own);
      const lang = closest(wanted, offered(locales, assets.languages));
      assets.tablesOf(chunks, lang);
      const table = await (lang === first ? texts : assets.table(lang));
      stage.name(lang);
      return [lang, table];
    };
    const documents = bank.texts();
    bank.foresee(chunks);
    documents.catch(() => {});
    // Of a plain document the program says first what it is like.
    const [lang, table] = bank.front ? await begin(bank.front) : [first, await texts];
    const program = await engine;
    if (this.over) return;
    this.widget = new Widget(program, { stage, assets, page, bank, begin });
    const start = { bank: await documents, sound: bank.sound, theme: themeText(own), table, lang, alone };
    await this.widget.start(start, { ...wishes, home: assets.home(wishes) });
    this.over = true;
    // Once everything is quiet, and only where the page stands by itself: nothing of ours stays behind on a bank's page.
    if (window.top === window) setTimeout(() => assets.laterScript().then(({ offline }) => offline()).catch(() => {}), QUIET);
  }

  /** @param {LoadCode} code */
  fail(code) {
    if (this.over) return;
    this.over = true;
    this.stage.fail();
    this.tell(code);
  }

  /** It may still come, and then takes the sentence away. */
  wait() {
    if (this.over || (this.widget && this.widget.dead)) return;
    this.stage.wait();
    this.tell('timeout');
  }

  /** @param {LoadCode} code */
  tell(code) {
    if (this.told) return;
    this.told = true;
    if (this.page) this.page.fail(code);
    else this.stage.tell(code);
  }
}

/**
 * The languages that a bank offers, its default first.
 * @param {unknown} locales @param {Lang[]} all @returns {Lang[]}
 */
function offered(locales, all) {
  const named = Array.isArray(locales) ? locales.filter((lang) => all.includes(lang)) : [];
  return named.length ? named : all;
}

new Load().run();
