// The bank's page around the frame, reached through the channel that its loader hands over.

/** @import { LoadCode } from '../embed.d.ts' */
/** @import { Greeting, Said, Start, ToPage } from '../embed/messages.js' */
/** @import { Around, Run } from './widget.js' */

/** A busy page takes its time; without an answer this page goes on alone. */
const PATIENCE = 20000;
/** Longer is no command. */
const MOST = 1 << 20;

/**
 * The origin of the page around the frame, as the loader wrote it into the frame's address; `null` stands for a page that
 * has none, such as one of a sandbox or of an app.
 */
function origin() {
  const host = new URLSearchParams(location.hash.slice(1)).get('host');
  try {
    return host === 'null' || (host && new URL(host).origin === host) ? host : '';
  } catch (error) {
    return '';
  }
}

/** @param {unknown} value */
function finite(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : '';
}

/**
 * What the host wants to begin with. Whatever else stands there, or has another shape, is left behind.
 * @param {unknown} start
 * @returns {Start}
 */
function wishes(start) {
  const given = /** @type {Said} */ (start && typeof start === 'object' ? start : {});
  /** @param {keyof Start} name */
  const said = (name) => text(given[name]);
  /** @param {keyof Start} name */
  const or = (name) => {
    const value = given[name];
    return value && typeof value === 'object' ? value : said(name);
  };
  return {
    lang: said('lang'),
    theme: or('theme'),
    bank: or('bank'),
    link: said('link'),
    alone: given.alone === true,
    attempts: said('attempts'),
    region: said('region'),
    channel: said('channel'),
    utm: said('utm'),
    page: said('page'),
  };
}

/**
 * A page may send whatever can be sent; a command is two texts.
 * @param {Run} run @param {unknown} name @param {unknown} value
 */
function answer(run, name, value) {
  if (typeof name !== 'string') return 'unknown';
  if (typeof value !== 'string' || value.length > MOST) return 'value';
  return run(name, value);
}

/** @implements {Around} */
export class Host {
  /**
   * The host, or nothing where the page stands alone. A wrong origin in the address finds nobody.
   * @returns {Promise<Host | null>}
   */
  static find() {
    const expected = origin();
    if (window.parent === window || !expected) return Promise.resolve(null);
    /** @param {string} from */
    const right = (from) => (expected === 'null' ? !/^https?:/.test(from) : from === expected);
    return new Promise((resolve) => {
      /** @param {Host | null} host */
      const settle = (host) => {
        clearTimeout(timer);
        window.removeEventListener('message', hear);
        resolve(host);
      };
      /** @param {MessageEvent} event */
      const hear = (event) => {
        if (event.source !== window.parent || !right(event.origin)) return;
        /** @type {Said} */
        const message = event.data;
        if (!message || message.finplan !== 1 || message.kind !== 'port' || !event.ports[0]) return;
        settle(new Host(event.ports[0], message.start));
      };
      const timer = setTimeout(() => settle(null), PATIENCE);
      // eslint-disable-next-line no-restricted-syntax -- `hear` takes the parent's word alone, from the origin that it was told
      window.addEventListener('message', hear);
      /** @type {Greeting} */
      const hello = { finplan: 1, kind: 'hello' };
      // eslint-disable-next-line no-restricted-syntax -- a page without an origin has no other name
      window.parent.postMessage(hello, expected === 'null' ? '*' : expected);
    });
  }

  /** @param {MessagePort} port @param {unknown} start */
  constructor(port, start) {
    this.port = port;
    this.start = wishes(start);
    /** @type {Said[]} */
    this.commands = [];
    /** @type {Run | null} */
    this.run = null;
    document.documentElement.classList.add('fp-framed');
    port.onmessage = (event) => this.receive(event.data);
  }

  /** @param {Said | null} message */
  receive(message) {
    if (!message || typeof message !== 'object') return;
    const root = document.documentElement;
    if (message.kind === 'view') {
      // What is in view of a frame that never scrolls itself: sticky parts and dialogs hold to it.
      const [top, bottom] = [message.top, message.bottom].map(finite);
      root.style.setProperty('--fp-view-top', `${top}px`);
      root.style.setProperty('--fp-view-height', `${bottom - top}px`);
    } else if (message.kind === 'scroll') {
      root.classList.toggle('fp-scrolls', message.on === true);
    } else if (message.kind === 'command') {
      this.commands.push(message);
      this.work();
    }
  }

  /** Runs what was asked for so far and from now on. @param {Run} run */
  obey(run) {
    this.run = run;
    this.work();
  }

  work() {
    while (this.run && this.commands.length) {
      const { id, name, value } = /** @type {Said} */ (this.commands.shift());
      const code = answer(this.run, name, value === undefined || value === null ? '' : value);
      // Whoever gave neither number nor text to it wants no answer.
      if (typeof id === 'number' || typeof id === 'string') this.post({ kind: 'answer', id, ok: !code, code });
    }
  }

  /** @param {ToPage} message */
  post(message) {
    this.port.postMessage(message);
  }

  /** @param {number} data */
  height(data) {
    this.post({ kind: 'height', data });
  }

  /** @type {Around['ready']} */
  ready(data, hosts) {
    this.post({ kind: 'event', name: 'ready', data, hosts });
  }

  /** @type {Around['event']} */
  event(name, data) {
    this.post({ kind: 'event', name, data });
  }

  /** The page goes on at the bank, unless one of its scripts has other plans. @type {Around['handOver']} */
  handOver(data, _otherwise, url) {
    this.post({ kind: 'event', name: 'cta.clicked', data, url });
  }

  /** @param {LoadCode} code */
  fail(code) {
    this.event('error.load', { code });
  }
}
