// The widget's life: what it is started from, what it says to the page around it, and how it ends.

/** @import { Events, Lang, LoadCode } from '../embed.d.ts' */
/** @import { Told, Wishes } from '../embed/messages.js' */
/** @import { Assets } from './assets.js' */
/** @import { Bank, Known } from './bank.js' */
/** @import { Stage } from './stage.js' */
/** @import { Heard, Work } from './work.js' */

import { LoadError } from './assets.js';
import { digest, read } from './statement.js';

/**
 * What the program starts from, see `src/embed/options.rs`: each member has to be there.
 * @typedef {object} EngineOptions
 * @property {HTMLElement} root
 * @property {Widget} host
 * @property {string[]} bank
 * @property {boolean} sound
 * @property {string} theme
 * @property {string} table
 * @property {string} lang
 * @property {string} link
 * @property {string} utm
 * @property {boolean} alone
 */

/**
 * The widget that runs, see `src/embed/widget.rs`.
 * @typedef {object} Running
 * @property {Run} command
 * @property {() => void} destroy
 */

/**
 * All that the program exports: `start` answers with nothing where the document has problems. A document has one widget.
 * `table` is there only where the program is one file.
 * @typedef {object} Engine
 * @property {{ start: (options: EngineOptions) => Promise<Running | undefined>, table?: (name: string) => string | undefined }} Widget
 */

/**
 * Does what a page asks for; answers with a code where it was not done.
 * @typedef {(name: string, value: string) => string} Run
 */

/**
 * Who is around the page: a bank's page, or a mini-program.
 * @typedef {object} Around
 * @property {(data: object, hosts: string[]) => void} ready
 * @property {<Name extends keyof Events>(name: Name, data: Told<Name>) => void} event
 * @property {(data: { product: string, utm?: Record<string, string> }, otherwise: () => void, url: string) => void} handOver
 * @property {(code: LoadCode) => void} fail
 * @property {(run: Run) => void} [obey]
 */

/**
 * Takes what is known of the bank; answers with the language to begin in and its texts.
 * @typedef {(known: Known) => Promise<[lang: Lang, table: string]>} Begin
 */

/** What the bank's page knows of the customer. */
const SAID = /** @type {const} */ (['attempts', 'region', 'channel']);

export class Widget {
  /**
   * @param {Engine} engine
   * @param {{ stage: Stage, assets: Assets, page: Around | null, bank: Bank, begin: Begin }} surroundings
   */
  constructor(engine, { stage, assets, page, bank, begin }) {
    this.engine = engine;
    this.stage = stage;
    this.assets = assets;
    this.page = page;
    /** Who has jobs done beside the page, once there was one. @type {Work | undefined} */
    this.beside = undefined;
    /** @type {Running | undefined} */
    this.running = undefined;
    this.bank = bank;
    this.begin = begin;
    this.home = '';
    /** @type {string[]} */
    this.hosts = [];
    this.dead = false;
    /** What happened before the first screen; nothing once that is there. @type {[keyof Events, any][] | null} */
    this.early = [];
  }

  /**
   * @param {Omit<EngineOptions, 'root' | 'host' | 'link' | 'utm'>} document
   * @param {Wishes & { home: string }} wishes
   */
  async start(document, { link, utm, home, ...said }) {
    const { engine, stage } = this;
    this.home = home;
    // Not every break-down is a panic: a stack that is too deep, or memory that is not there, ends in a trap.
    /** @param {unknown} error */
    const trapped = (error) => error instanceof WebAssembly.RuntimeError && this.fatal();
    window.addEventListener('error', (event) => trapped(event.error));
    window.addEventListener('unhandledrejection', (event) => trapped(event.reason));
    const started = engine.Widget.start({ ...document, root: stage.root, host: this, link, utm });
    this.running = await started.catch((part) => {
      if (typeof part !== 'string') throw part;
      throw new LoadError(this.assets.reason(), `The part ${part} cannot be had`);
    });
    if (!this.running) throw new LoadError('config', 'The bank\'s document has problems; they are listed above', true);
    for (const name of SAID) {
      const value = said[name];
      if (value && this.command(`${name}.set`, value)) console.warn(`finplan: ${name} is not understood: ${value}`);
    }
    if (this.page && this.page.obey) this.page.obey((name, value) => this.command(name, value));
  }

  /** @type {Run} */
  command(name, value) {
    if (this.dead || !this.running) return 'dead';
    try {
      return this.running.command(name, value);
    } catch (error) {
      this.fatal();
      return 'dead';
    }
  }

  // What follows is called by the program.

  /** The first screen comes in this very turn: nothing flickers, nothing moves. */
  clear() {
    this.stage.clear();
  }

  /** Light, dark, or what the device prefers; answers whether there is such a look. @param {string} name */
  theme(name) {
    return this.stage.theme(name);
  }

  /** The domains that the bank's own pages lie on. @param {string[]} hosts */
  allow(hosts) {
    this.hosts = hosts;
  }

  /**
   * What happens while the first screen is made is told after `ready`.
   * @param {keyof Events} name @param {string} json
   */
  emit(name, json) {
    const { early, page } = this;
    if (name === 'ready') this.stage.ready();
    if (!page) return;
    const data = JSON.parse(json);
    if (name === 'ready') {
      page.ready(data, this.hosts);
      this.early = null;
      if (early) early.forEach((event) => page.event(...event));
    } else if (early && !name.startsWith('error.')) {
      early.push([name, data]);
    } else {
      page.event(name, data);
    }
  }

  /**
   * A part of the program, or its texts, could not be had: the widget goes on without, and the page learns why.
   * @param {Events['error.load']['part']} part
   */
  missing(part) {
    const code = this.assets.reason();
    if (this.page) this.page.event('error.load', { code, part });
  }

  /** Where a link leads that a customer copies; empty where there is no such place. */
  address() {
    return this.home;
  }

  /**
   * Hands on the link in a field: through the device's own list, or the clipboard. Answers whether it was copied.
   * @param {HTMLInputElement} field
   */
  async share(field) {
    const data = { url: field.value };
    try {
      if (navigator.canShare && navigator.canShare(data)) {
        await navigator.share(data);
        return null;
      }
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return null;
    }
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch (error) {
      // A frame of another site may only copy what is selected.
      field.focus();
      field.select();
      return document.execCommand('copy');
    }
  }

  /** @param {string} json @param {string} url */
  handOver(json, url) {
    const leave = () => this.leave(url);
    if (this.page) this.page.handOver(JSON.parse(json), leave, url);
    else leave();
  }

  /** Without a host the page itself goes on, under the loader's rules. @param {string} address */
  leave(address) {
    const url = new URL(address);
    const ours = this.hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
    // eslint-disable-next-line no-restricted-syntax -- one of the bank's own domains
    if (ours && url.protocol === 'https:' && !url.username && !url.password) location.assign(url.href);
  }

  /** @param {Lang} lang */
  speaks(lang) {
    this.stage.name(lang);
  }

  /** @param {string[]} names */
  texts(names) {
    return Promise.all(names.map((name) => this.assets.table(name)));
  }

  /**
   * Tells how many of the seconds are left in which the element has to be in view.
   * @param {Element} element @param {number} seconds @param {(seconds: number) => void} left
   */
  read(element, seconds, left) {
    read(element, seconds, left);
  }

  /** @param {string[]} names */
  pieces(names) {
    return this.bank.pieces(names);
  }

  /** What the program found in a plain document. @param {string} json */
  front(json) {
    return this.begin(JSON.parse(json));
  }

  /** @param {string} text */
  digest(text) {
    return digest(text);
  }

  /** @param {string} lines */
  picture(lines) {
    return this.assets.laterScript().then(({ picture }) => picture(lines));
  }

  /**
   * Does a job beside the page, in place of the one before; answers with what gives it up, or with nothing where the
   * program has to do it itself.
   * @param {Uint8Array} job @param {Heard} heard @param {() => void} broke
   */
  work(job, heard, broke) {
    // The bytes lie in the program's memory, which moves.
    if (this.beside) return this.beside.begin(job.slice(), heard, broke);
    this.assets.laterScript().then(({ Work }) => {
      if (this.beside || this.dead) return;
      this.beside = new Work(this.assets);
      this.beside.fetch();
    }).catch(() => {});
    return undefined;
  }

  /** The program broke down: it must not be touched again. */
  fatal() {
    if (this.dead) return;
    this.dead = true;
    if (this.beside) this.beside.end();
    if (this.page) this.page.event('error.fatal', {});
    // Out of the program's own call, which is not over yet.
    setTimeout(() => this.stage.fail(), 0);
  }
}
