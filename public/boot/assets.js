// The files of the widget. Their names change with their content; the build writes them into the page.

/** @import { Lang, LoadCode } from '../embed.d.ts' */
/** @import { Wishes } from '../embed/messages.js' */
/** @import { Front } from './bank.js' */
/** @import { Engine } from './widget.js' */

import { Bank } from './bank.js';

/** What could not be had, with the code that the host learns. */
export class LoadError extends Error {
  /** @param {LoadCode} code @param {string} message @param {boolean} [told] whether the host learnt it already */
  constructor(code, message, told = false) {
    super(message);
    this.code = code;
    this.told = told;
  }
}

/**
 * The code of whatever was thrown; others have codes that mean something else.
 * @param {unknown} error @param {LoadCode} otherwise
 */
export function codeOf(error, otherwise) {
  return error instanceof LoadError ? error.code : otherwise;
}

/** @param {string} address */
function absolute(address) {
  return new URL(address, document.baseURI).href;
}

/** A document as JSON; an object that is none, such as one that holds itself, is refused. @param {object} document */
export function written(document) {
  try {
    return JSON.stringify(document) || '';
  } catch (error) {
    throw new LoadError('config', `The bank's document is no JSON: ${error}`);
  }
}

/** @param {string} address */
function locate(address) {
  try {
    return new URL(address, document.baseURI);
  } catch (error) {
    return null;
  }
}

export class Assets {
  constructor() {
    /** @type {HTMLMetaElement | null} */
    const meta = document.querySelector('meta[name="finplan-assets"]');
    if (!meta) throw new LoadError('engine', 'The page does not name its files');
    const { js, later, wasm, texts, bank, integrity, worker, version, templates, style, files, parts } =
      JSON.parse(meta.content);
    /** @type {string} */
    this.js = js;
    /** What no first screen needs; beside this script where the page is not built in full. @type {string} */
    this.laterJs = later || 'boot/later.js';
    /** @type {string} */
    this.wasm = wasm;
    /** The digests of the tables of texts, by name. @type {Record<string, string>} */
    this.texts = texts;
    /** The files with the program's chunks; none where the program is one file. @type {string[]} */
    this.files = files || [];
    /**
     * The bank that is built in, published; the address of a plain document where the program is one file.
     * @type {{ at: string, front: Front } | string}
     */
    this.sample = bank;
    /** By chunk: the places of its files. @type {Record<string, number[]>} */
    this.parts = parts || {};
    /** @type {string | undefined} */
    this.version = version;
    /** What the screens of the chunks look like; nothing where the page has it. @type {string | undefined} */
    this.later = style;
    /** @type {Promise<void> | undefined} */
    this.dressed = undefined;
    /**
     * What calculates beside the page; nothing where the program is one file.
     * @type {{ js: string, wasm: string } | undefined}
     */
    this.beside = worker;
    /**
     * The markup that the program writes. A page that Trunk builds by itself lists none: it has no policy either.
     * @type {string[]}
     */
    this.templates = templates || [];
    /** @type {[string, string][]} */
    const digests = Object.entries(integrity || {});
    this.integrity = new Map(digests.map(([path, digest]) => [absolute(path), digest]));
    /** @type {Map<string, Promise<string>>} */
    this.tables = new Map();
    /** @type {LoadCode | ''} */
    this.lost = '';
    // What the program fetches itself, it says in this way.
    window.addEventListener('finplan-lost', (event) => this.lose(/** @type {CustomEvent<LoadCode>} */ (event).detail));
  }

  /**
   * Keeps why something could not be had until somebody asks; what was refused counts more than what did not come.
   * @param {LoadCode} code
   */
  lose(code) {
    if (!this.lost || this.lost === 'network') this.lost = code;
  }

  /** Why the last thing that is missing could not be had. @returns {LoadCode} */
  reason() {
    const { lost } = this;
    this.lost = '';
    return lost || 'network';
  }

  /** The wasm module, running; begun once. @returns {Promise<Engine>} */
  engine() {
    this.running = this.running || this.run();
    return this.running;
  }

  /** @returns {Promise<Engine>} */
  async run() {
    if (typeof WebAssembly !== 'object') throw new LoadError('no_wasm', 'This browser has no WebAssembly');
    /** @type {Promise<Engine & { default: (wish: object) => Promise<unknown> }>} */
    // eslint-disable-next-line no-unsanitized/method -- the page that the build wrote names the script
    const glue = import(new URL(this.js, document.baseURI).href);
    glue.catch(() => {});
    const module = await this.compile();
    const { default: init, ...exports } = await glue.catch((error) => {
      // A script that is there and cannot be read is for newer browsers.
      throw new LoadError(error instanceof SyntaxError ? 'engine' : 'network', `${this.js}: ${error}`);
    });
    await init({ module_or_path: module }).catch((error) => {
      throw new LoadError('compile', String(error));
    });
    return exports;
  }

  /** The script of what no first screen needs. @returns {Promise<typeof import('./later.js')>} */
  laterScript() {
    // eslint-disable-next-line no-unsanitized/method -- the page that the build wrote names the script
    return import(new URL(this.laterJs, document.baseURI).href);
  }

  async compile() {
    try {
      return await WebAssembly.compileStreaming(this.fetch(this.wasm));
    } catch (error) {
      if (error instanceof LoadError) throw error;
      // Some web views refuse to compile a stream, and a server may name another type: the bytes do as well.
      const bytes = await (await this.fetch(this.wasm)).arrayBuffer();
      try {
        return await WebAssembly.compile(bytes);
      } catch (refused) {
        const policy = /security policy|unsafe-eval/i.test(String(refused));
        throw new LoadError(policy ? 'csp_wasm' : 'compile', String(refused));
      }
    }
  }

  /**
   * Lets the browser fetch what the program will ask for, before it is there to ask.
   * @param {string[]} chunks
   */
  foresee(chunks) {
    for (const place of new Set(chunks.flatMap((chunk) => this.parts[chunk] || []))) {
      const href = this.files[place];
      const link = document.createElement('link');
      // Without its integrity, as the page does with the program itself.
      Object.assign(link, { rel: 'preload', as: 'fetch', type: 'application/wasm', crossOrigin: 'anonymous', href });
      document.head.append(link);
    }
  }

  /** The texts of chunks, before the program asks for them. @param {string[]} chunks @param {Lang} lang */
  tablesOf(chunks, lang) {
    const names = chunks.map((chunk) => `${lang}.${chunk}`).filter((name) => this.texts[name]);
    names.forEach((name) => this.table(name).catch(() => {}));
  }

  /** The languages that there are texts in. */
  get languages() {
    return /** @type {Lang[]} */ (Object.keys(this.texts).filter((name) => !name.includes('.')));
  }

  /** What the screens of the chunks look like, in force; begun once. */
  style() {
    this.dressed = this.dressed || this.dress();
    this.dressed.catch(() => {
      this.dressed = undefined;
    });
    return this.dressed;
  }

  async dress() {
    if (!this.later) return;
    const sheet = new CSSStyleSheet();
    await sheet.replace(await this.text(this.later));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  /**
   * A table of texts, such as `en` of the first screen in English and `en.tools` of the calculators; asked for once. What a
   * chunk looks like comes with its texts.
   * @param {string} name
   */
  table(name) {
    const asked = this.tables.get(name);
    if (asked) return asked;
    const digest = this.texts[name];
    const words = digest ? this.text(this.fileOf(name, digest)) : this.built(name);
    const text = name.includes('.') ? Promise.all([words, this.style()]).then(([table]) => table) : words;
    text.catch((error) => {
      this.tables.delete(name);
      this.lose(codeOf(error, 'network'));
    });
    this.tables.set(name, text);
    return text;
  }

  /** The file of a table, whose address has the beginning of its digest. @param {string} name @param {string} digest */
  fileOf(name, digest) {
    const start = [...atob(digest.slice(7, 15))].slice(0, 5).map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
    const file = `assets/${name}-${start.join('')}.txt`;
    this.expect(file, digest);
    return file;
  }

  /** A build in one file has the texts in the program. @param {string} name */
  async built(name) {
    const { Widget } = await this.engine();
    const text = Widget.table && Widget.table(name);
    if (typeof text !== 'string') throw new LoadError('network', `There are no texts ${name}`);
    return text;
  }

  /** Where the bank's document lies; empty for the one that is built in. @param {string} [wish] */
  address(wish) {
    return wish || new URLSearchParams(location.search).get('bank') || '';
  }

  /**
   * Where a link leads that opens this widget; nowhere where no address brings the bank's document back.
   * @param {Wishes} wishes
   */
  home({ page, bank }) {
    if (page && /^https?:/.test(page)) return page;
    if (bank && typeof bank === 'object') return '';
    const own = location.href.split(/[?#]/)[0];
    const address = this.address(bank);
    return address ? `${own}?bank=${encodeURIComponent(address)}` : own;
  }

  /**
   * The script of the worker, and the module that it works with.
   * @returns {Promise<{ script: string, module: WebAssembly.Module }>}
   */
  async worker() {
    const { beside } = this;
    // eslint-disable-next-line no-restricted-globals -- whether there is one
    if (!beside || typeof Worker !== 'function') throw new Error('this page has none');
    const response = await this.fetch(beside.wasm);
    return { script: absolute(beside.js), module: await WebAssembly.compile(await response.arrayBuffer()) };
  }

  /**
   * The bank's document: an object of the host, or what lies at an address on our own origin, or the sample. A published
   * one lies in a folder, and its address ends with a slash.
   * @param {Wishes['bank']} wish
   */
  async bank(wish) {
    const { sample } = this;
    if (wish && typeof wish === 'object') return new Bank(this, { text: written(wish) });
    const address = this.address(wish) || sample;
    if (typeof address === 'object') return new Bank(this, address);
    const url = locate(address);
    if (!url || url.origin !== location.origin) {
      throw new LoadError('bank_origin', 'A bank\'s document lies on the widget\'s own origin, or is given as an object');
    }
    if (!url.pathname.endsWith('/')) return new Bank(this, { text: await this.text(url.href) });
    const at = url.origin + url.pathname;
    const text = await this.text(`${at}bank.json`);
    try {
      return new Bank(this, { at, front: Object(JSON.parse(text)) });
    } catch (error) {
      throw error instanceof LoadError ? error : new LoadError('config', `${at}bank.json: ${error}`);
    }
  }

  /** What a file has to be like, by its digest. @param {string} address @param {string} integrity */
  expect(address, integrity) {
    this.integrity.set(absolute(address), integrity);
  }

  /** @param {string} address */
  async fetch(address) {
    const url = absolute(address);
    const integrity = this.integrity.get(url);
    /** @param {RequestInit} wish */
    const get = async (wish) => {
      const response = await fetch(url, wish);
      if (!response.ok) throw new Error(String(response.status));
      return response;
    };
    const checked = integrity ? { integrity } : {};
    try {
      // A copy on the way that is damaged, or that remembers an error, is passed by once.
      return await get(checked).catch(() => get({ ...checked, cache: 'reload' }));
    } catch (error) {
      // A file that fails its check looks like one that could not be had: asked for without, it tells them apart.
      const changed = integrity && (await get({}).then(() => true, () => false));
      throw new LoadError(changed ? 'integrity' : 'network', `${address}: ${error}`);
    }
  }

  /** @param {string} address @returns {Promise<string>} */
  async text(address) {
    const response = await this.fetch(address);
    return response.text().catch((error) => {
      throw new LoadError('network', `${address}: ${error}`);
    });
  }
}
