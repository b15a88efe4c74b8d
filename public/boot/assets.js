// The files of the widget. Their names change with their content; the build writes them into the page.

/** What could not be had, with the code that the host learns. */
export class LoadError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

function absolute(address) {
  return new URL(address, document.baseURI).href;
}

/** A document as JSON; an object that is none, such as one that holds itself, is refused. */
export function written(document) {
  try {
    return JSON.stringify(document) || '';
  } catch (error) {
    throw new LoadError('config', `The bank's document is no JSON: ${error.message}`);
  }
}

function locate(address) {
  try {
    return new URL(address, document.baseURI);
  } catch (error) {
    return null;
  }
}

export class Assets {
  constructor() {
    const meta = document.querySelector('meta[name="finplan-assets"]');
    const { js, wasm, texts, bank, integrity } = JSON.parse(meta.content);
    this.js = js;
    this.wasm = wasm;
    this.texts = texts;
    this.sample = bank;
    const digests = Object.entries(integrity || {});
    this.integrity = new Map(digests.map(([path, digest]) => [absolute(path), digest]));
    this.tables = new Map();
    // What the program fetches itself, it says in this way.
    window.addEventListener('finplan-lost', ({ detail }) => this.lose(detail));
  }

  /** Keeps why something could not be had until somebody asks; what was refused counts more than what did not come. */
  lose(code) {
    if (!this.lost || this.lost === 'network') this.lost = code || 'network';
  }

  /** Why the last thing that is missing could not be had. */
  reason() {
    const { lost } = this;
    this.lost = '';
    return lost || 'network';
  }

  /** The wasm module, running; begun once. */
  engine() {
    this.running = this.running || this.run();
    return this.running;
  }

  async run() {
    if (typeof WebAssembly !== 'object') throw new LoadError('no_wasm', 'This browser has no WebAssembly');
    const glue = import(new URL(this.js, document.baseURI).href);
    glue.catch(() => {});
    const module = await this.compile();
    const { default: init, ...exports } = await glue.catch((error) => {
      // A script that is there and cannot be read is for newer browsers.
      throw new LoadError(error instanceof SyntaxError ? 'engine' : 'network', `${this.js}: ${error.message}`);
    });
    await init({ module_or_path: module }).catch((error) => {
      throw new LoadError('compile', error.message);
    });
    return exports;
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
        const policy = /security policy|unsafe-eval/i.test(refused.message);
        throw new LoadError(policy ? 'csp_wasm' : 'compile', refused.message);
      }
    }
  }

  /** The languages that there are texts in. */
  get languages() {
    return Object.keys(this.texts).filter((name) => !name.includes('.'));
  }

  /** A table of texts, such as `en` of the first screen in English and `en.tools` of the calculators; asked for once. */
  table(lang) {
    if (!this.tables.has(lang)) {
      const file = this.texts[lang];
      // A build in one file has them in the program.
      const text = file ? this.text(file) : this.engine().then(({ table }) => table(lang));
      text.catch((error) => {
        this.tables.delete(lang);
        this.lose(error.code);
      });
      this.tables.set(lang, text);
    }
    return this.tables.get(lang);
  }

  address(wish) {
    return wish || new URLSearchParams(location.search).get('bank') || this.sample;
  }

  /** Whether the bank's document is the one that was built in. */
  isSample(wish) {
    return this.address(wish) === this.sample;
  }

  /** Where a link leads that opens this widget; nowhere where no address brings the bank's document back. */
  home({ page, bank }) {
    if (/^https?:/.test(page)) return page;
    if (bank && typeof bank === 'object') return '';
    const own = location.href.split(/[?#]/)[0];
    return this.isSample(bank) ? own : `${own}?bank=${encodeURIComponent(this.address(bank))}`;
  }

  /** The bank's document as text: an object of the host, an address on our own origin, or the sample. */
  async bank(wish) {
    if (wish && typeof wish === 'object') return written(wish);
    const address = this.address(wish);
    const url = locate(address);
    if (!url || url.origin !== location.origin) {
      throw new LoadError('bank_origin', 'A bank\'s document lies on the widget\'s own origin, or is given as an object');
    }
    return this.text(url.href);
  }

  async fetch(address) {
    const url = absolute(address);
    const integrity = this.integrity.get(url);
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
      throw new LoadError(changed ? 'integrity' : 'network', `${address}: ${error.message}`);
    }
  }

  async text(address) {
    const response = await this.fetch(address);
    return response.text().catch((error) => {
      throw new LoadError('network', `${address}: ${error.message}`);
    });
  }
}
