// The widget's life: what it is started from, what it says to the page around it, and how it ends.

import { LoadError } from './assets.js';
import { digest, picture, read } from './statement.js';

/** What the bank's page knows of the customer. */
const SAID = ['attempts', 'region', 'channel'];

export class Widget {
  /** `engine`: the exports of the wasm module. `page`: the host or mini-program around, if there is one. */
  constructor(engine, { stage, assets, page }) {
    this.engine = engine;
    this.stage = stage;
    this.assets = assets;
    this.page = page;
    this.hosts = [];
    this.dead = false;
    this.early = [];
  }

  async start({ bank, sound, table, lang, link, utm, home, alone, ...said }) {
    const { engine, stage } = this;
    this.home = home;
    // Not every break-down is a panic: a stack that is too deep, or memory that is not there, ends in a trap.
    const trapped = (error) => error instanceof WebAssembly.RuntimeError && this.fatal();
    window.addEventListener('error', (event) => trapped(event.error));
    window.addEventListener('unhandledrejection', (event) => trapped(event.reason));
    const started = engine.start(stage.root, this, bank, sound, table, lang, link, utm, alone);
    this.id = await started.catch((part) => {
      if (typeof part !== 'string') throw part;
      throw Object.assign(new LoadError(this.assets.reason(), `The part ${part} cannot be had`), { part });
    });
    if (!this.id) throw Object.assign(new LoadError('config', 'The bank\'s document has problems; they are listed above'), { told: true });
    for (const name of SAID) {
      if (said[name] && this.command(`${name}.set`, said[name])) console.warn(`finplan: ${name} is not understood: ${said[name]}`);
    }
    if (this.page && this.page.obey) this.page.obey((name, value) => this.command(name, value));
  }

  /** Answers with a code where something was not done. */
  command(name, value) {
    if (this.dead) return 'dead';
    if (name === 'theme.set') return this.stage.theme(value) ? '' : 'theme';
    try {
      return this.engine.command(this.id, name, value) ? '' : 'unknown';
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

  /** The domains that the bank's own pages lie on. */
  allow(hosts) {
    this.hosts = hosts;
  }

  /** What happens while the first screen is made is told after `ready`. */
  emit(name, json) {
    if (!this.page) return;
    const data = JSON.parse(json);
    if (name === 'ready') {
      this.page.ready(data, this.hosts);
      this.early.splice(0).forEach((event) => this.page.event(...event));
      this.early = null;
    } else if (this.early && !name.startsWith('error.')) {
      this.early.push([name, data]);
    } else {
      this.page.event(name, data);
    }
  }

  /** A part of the program, or its texts, could not be had: the widget goes on without, and the page learns why. */
  missing(part) {
    const code = this.assets.reason();
    if (this.page) this.page.event('error.load', { code, part });
  }

  /** Where a link leads that a customer copies; empty where there is no such place. */
  address() {
    return this.home;
  }

  /** Hands on the link in a field: through the device's own list, or the clipboard. Answers whether it was copied. */
  async share(field) {
    const data = { url: field.value };
    try {
      if (navigator.canShare && navigator.canShare(data)) {
        await navigator.share(data);
        return null;
      }
    } catch (error) {
      if (error.name === 'AbortError') return null;
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

  handOver(json, url) {
    const leave = () => this.leave(url);
    if (this.page) this.page.handOver(JSON.parse(json), leave, url);
    else leave();
  }

  /** Without a host the page itself goes on, under the loader's rules. */
  leave(address) {
    const url = new URL(address);
    const ours = this.hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
    if (ours && url.protocol === 'https:' && !url.username && !url.password) location.assign(url.href);
  }

  speaks(lang) {
    this.stage.name(lang);
  }

  texts(names) {
    return Promise.all(names.map((name) => this.assets.table(name)));
  }

  /** Tells how many of the seconds are left in which the element has to be in view. */
  read(element, seconds, left) {
    read(element, seconds, left);
  }

  digest(text) {
    return digest(text);
  }

  picture(lines) {
    return picture(lines);
  }

  /** The program broke down: it must not be touched again. */
  fatal() {
    if (this.dead) return;
    this.dead = true;
    if (this.page) this.page.event('error.fatal', {});
    // Out of the program's own call, which is not over yet.
    setTimeout(() => this.stage.fail(), 0);
  }
}
