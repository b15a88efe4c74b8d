// One widget on a page: the conversation with its frame, what the page hears of it, and how it ends.

/** @import { Events, LoadCode, Widget as Handle } from '../embed.d.ts' */
/** @import { Command, Port, Said, ToFrame, Told } from './messages.js' */
/** @import { Wanted } from './options.js' */

/**
 * A command that has not been answered.
 * @typedef {{ name: string, resolve: () => void, reject: (error: Error) => void, timer: number }} Waiting
 */

import { Box } from './box.js';
import { hear, widgets } from './hear.js';
import { origin, source } from './home.js';
import { UNWRITTEN, fragment, options, positive, title } from './options.js';
import { pageLink, utm } from './page.js';

const TIMEOUT = 20000;
/** A frame that has loaded and says nothing for so long holds something else than the widget. */
const SILENCE = 3000;
const ANSWER = 5000;
const MOST_HELLOS = 20;
const REFUSED = {
  src: 'src must be an http(s) address; it may be left out only where the loader is a file of its own, embed.js',
  opaque_host: 'this page has no origin of its own (a sandbox, a file, an app): see the option opaque',
  config: 'a document or theme that is no JSON',
};

/** @type {WeakMap<Element, Widget>} */
const byElement = new WeakMap();

/** The widget in an element. @param {Element} element */
export function widgetIn(element) {
  return byElement.get(element);
}

/**
 * A promise of what `work` answers; broken where it throws.
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
export function attempt(work) {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => (b + 256).toString(16).slice(1)).join('');
}

/** @param {unknown} a @param {unknown} b */
function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export class Widget {
  /** @param {HTMLElement} element @param {Wanted} wanted */
  constructor(element, wanted) {
    this.element = element;
    this.options = wanted;
    this.inst = random();
    this.seq = 0;
    this.loads = this.hellos = 0;
    this.origin = '';
    /** The domains of the bank's own pages. @type {string[]} */
    this.hosts = [];
    /** @type {Map<unknown, Waiting>} */
    this.waiting = new Map();
    this.asked = 0;
    /** @type {Map<string, (() => void)[]>} */
    this.listeners = new Map();
    /** @type {'loading' | 'ready' | 'failed'} */
    this.state = 'loading';
    /** @type {Promise<Handle>} */
    this.settled = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.settled.catch(() => {});
    this.follow = this.follow.bind(this);
    this.box = new Box(element, this);
    this.box.frame.addEventListener('load', () => this.listen());
    // eslint-disable-next-line no-restricted-syntax -- `hear` knows a frame by its window and its origin
    if (!widgets.size) window.addEventListener('message', hear);
    widgets.add(this);
    byElement.set(element, this);
    if (wanted.campaign) window.addEventListener('hashchange', this.follow);
    this.load();
  }

  /** Ends the conversation with the frame, and the frame. */
  end() {
    if (this.port) this.port.close();
    this.port = null;
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.box.frame.remove();
  }

  /** Begins, or begins anew: with another source or another bank. */
  load() {
    const { box } = this;
    const { src, bank, theme, opaque } = this.options;
    const address = source(src);
    this.end();
    this.loads += 1;
    this.begun = false;
    this.hellos = 0;
    this.origin = address ? address.origin : '';
    box.show(address && address.href, origin || 'null');
    this.name();
    const wrong = (!address && 'src') || (!origin && !opaque && 'opaque_host') || ([bank, theme].includes(UNWRITTEN) && 'config');
    if (!wrong) box.open();
    this.become('loading');
    this.wait();
    if (!wrong) return;
    const { loads } = this;
    // Who puts the element on the page may listen from the next line on.
    Promise.resolve().then(() => {
      if (loads !== this.loads || !widgets.has(this)) return;
      console.error(`finplan: ${REFUSED[wrong]}`);
      this.fail(wrong);
    });
  }

  /** One load has one outcome. What comes after it is told no more, but a widget that comes late is shown after all. */
  wait() {
    this.lost = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail('timeout'), positive(this.options.timeout, TIMEOUT));
  }

  /** The frame has loaded something. A page that is not the widget's would say nothing for ever. */
  listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      if (!this.hellos) this.fail('no_answer');
    }, SILENCE);
  }

  /** The frame's name in the page's language. */
  name() {
    this.box.name(this.options.title || title(this.lang()));
  }

  lang() {
    const near = this.element.closest('[lang]');
    return this.options.lang || (near && near.getAttribute('lang')) || '';
  }

  /** @param {Widget['state']} state */
  become(state) {
    this.state = state;
    this.element.setAttribute('data-state', state);
    this.box.paint();
  }

  /** @param {LoadCode} code */
  fail(code) {
    this.lose('error.load', { code });
  }

  /** @template {'error.load' | 'error.config' | 'error.fatal'} Name @param {Name} name @param {Told<Name>} data */
  lose(name, data) {
    clearTimeout(this.timer);
    if (this.lost) return;
    this.lost = true;
    this.become('failed');
    this.emit(name, data);
    this.reject(new Error(`finplan: ${/** @type {{ code?: LoadCode }} */ (data).code || name}`));
  }

  /** Whether the frame may speak from there. In a sandbox it has no origin either. @param {string} from */
  expects(from) {
    return from === this.origin || (!origin && this.options.opaque && from === 'null');
  }

  /** Hands the frame its end of a new channel, with everything that it starts from. @param {string} from */
  connect(from) {
    // A frame that says hello again begins anew.
    if (this.hellos) this.wait();
    this.hellos += 1;
    if (this.hellos > MOST_HELLOS) return;
    this.box.forget();
    if (this.port) this.port.close();
    const { port1, port2 } = new MessageChannel();
    const wanted = this.options;
    const opens = wanted.campaign && !wanted.alone && !wanted.link;
    this.port = port1;
    port1.onmessage = (event) => this.receive(event.data);
    /** @type {Port['start']} */
    const start = {
      lang: this.lang(),
      // What could not be written was refused before.
      theme: /** @type {string | object} */ (wanted.theme || ''),
      bank: /** @type {string | object} */ (wanted.bank || ''),
      link: wanted.link || (opens ? pageLink() : ''),
      alone: Boolean(wanted.alone),
      attempts: wanted.attempts || '',
      region: wanted.region || '',
      channel: wanted.channel || '',
      utm: utm(opens),
      // Where a link that a customer copies leads: only a page that opens it.
      page: wanted.campaign && origin ? origin + location.pathname : '',
    };
    // eslint-disable-next-line no-restricted-syntax -- a frame in a sandbox has no other name; `hear` knows it by its window
    const target = from === 'null' ? '*' : this.origin;
    // It has just spoken.
    const frame = /** @type {Window} */ (this.box.frame.contentWindow);
    frame.postMessage(/** @satisfies {Port} */ ({ finplan: 1, kind: 'port', start }), target, [port2]);
    this.box.look();
  }

  /** @param {Said | null} message */
  receive(message) {
    if (!message || typeof message !== 'object') return;
    const { kind, name } = message;
    const data = message.data && typeof message.data === 'object' ? message.data : {};
    // Whatever is no number changes nothing there.
    if (kind === 'height') this.box.resize(/** @type {number} */ (message.data));
    else if (kind === 'answer') this.answer(message);
    else if (kind === 'event' && typeof name === 'string' && /^[a-z]+([._][a-z]+)*$/.test(name)) {
      this.happened(/** @type {keyof Events} */ (name), data, message);
    }
  }

  /**
   * The program makes its events from the list that the types have.
   * @param {keyof Events} name @param {any} data @param {Said} message
   */
  happened(name, data, message) {
    if (name === 'ready') {
      clearTimeout(this.timer);
      this.hosts = Array.isArray(message.hosts) ? message.hosts.filter((host) => typeof host === 'string') : [];
      const late = this.lost;
      this.lost = false;
      this.become('ready');
      this.emit(name, data);
      this.resolve(this.handle());
      if (late) this.settled = Promise.resolve(this.handle());
    } else if (name === 'cta.clicked') {
      const event = this.emit(name, { ...data, url: message.url });
      if (!event.defaultPrevented) this.leave(/** @type {string} */ (message.url));
    } else if (name === 'error.fatal' || name === 'error.config' || (name === 'error.load' && this.state !== 'ready')) {
      this.lose(name, data);
    } else {
      // Also a part that is missing, without which the rest goes on.
      this.emit(name, data);
      if (name === 'view.shown') this.begin();
    }
  }

  /** A new screen begins in view; the first one leaves the page where it is. */
  begin() {
    if (this.begun && this.box.frame.getBoundingClientRect().top < 0) this.element.scrollIntoView();
    this.begun = true;
  }

  /** @template {keyof Events} Name @param {Name} name @param {Told<Name>} data */
  emit(name, data) {
    this.seq += 1;
    const detail = { ...data, inst: this.inst, seq: this.seq, time: Date.now() };
    const cancelable = name === 'cta.clicked';
    const event = new CustomEvent(`finplan:${name}`, { bubbles: true, composed: true, cancelable, detail });
    this.element.dispatchEvent(event);
    return event;
  }

  /** Goes on at the bank: only over https and only to the bank's own domains. @param {string} address */
  leave(address) {
    let url;
    try {
      url = new URL(address);
    } catch (error) {
      return;
    }
    const ours = this.hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
    // eslint-disable-next-line no-restricted-syntax -- one of the bank's own domains
    if (ours && url.protocol === 'https:' && !url.username && !url.password) window.open(url.href, '_top');
    else console.warn('finplan: not one of the bank\'s own addresses:', url.origin);
  }

  follow() {
    const link = this.options.alone ? '' : pageLink();
    if (link) this.command('view.open', link).catch(() => {});
  }

  /** @param {ToFrame} message */
  post(message) {
    if (this.port) this.port.postMessage(message);
  }

  /**
   * Asks the widget for something; rejected when it does not answer in time.
   * @param {Command} name @param {unknown} value
   * @returns {Promise<void>}
   */
  command(name, value) {
    if (!widgets.has(this)) return Promise.reject(new Error(`finplan: ${name}: destroyed`));
    if (!this.port) return Promise.resolve();
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.answer({ id, ok: false, code: 'timeout' }), ANSWER);
      this.waiting.set(id, { name, resolve, reject, timer });
      this.post({ kind: 'command', id, name, value });
    });
  }

  /** @param {Said} answer */
  answer({ id, ok, code }) {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    if (ok) waiting.resolve();
    else waiting.reject(new Error(`finplan: ${waiting.name}: ${typeof code === 'string' ? code : 'unknown'}`));
  }

  /**
   * Takes over options that were read; answers when the widget has done what is to be done.
   * @param {Wanted} changes
   * @returns {Promise<void>}
   */
  update(changes) {
    if (!widgets.has(this)) return Promise.reject(new Error('finplan: destroyed'));
    const before = this.options;
    const wanted = { ...before, ...changes };
    this.options = wanted;
    /** @param {keyof Wanted} key */
    const changed = (key) => key in changes && !same(changes[key], before[key]);
    if (changed('minHeight')) {
      this.box.reserve();
      this.box.paint();
    }
    if (changed('src') || changed('bank') || changed('alone') || changed('opaque') || (changed('theme') && typeof wanted.theme !== 'string')) {
      this.load();
      return Promise.resolve();
    }
    this.name();
    const asked = [];
    if (changed('lang')) asked.push(this.command('locale.set', this.lang()));
    if (changed('theme')) asked.push(this.command('theme.set', wanted.theme));
    if (changed('link')) asked.push(this.command('view.open', wanted.link));
    for (const key of /** @type {const} */ (['attempts', 'region', 'channel'])) {
      if (changed(key)) asked.push(this.command(`${key}.set`, wanted[key]));
    }
    return Promise.all(asked).then(() => {});
  }

  destroy() {
    if (!widgets.delete(this)) return;
    byElement.delete(this.element);
    if (!widgets.size) window.removeEventListener('message', hear);
    window.removeEventListener('hashchange', this.follow);
    for (const off of [...this.listeners.values()].flat()) off();
    for (const id of [...this.waiting.keys()]) this.answer({ id, ok: false, code: 'destroyed' });
    this.end();
    this.box.remove();
    this.reject(new Error('finplan: destroyed'));
  }

  /**
   * What the page may do with the widget. Nothing of it throws: what cannot be done is a promise that is broken.
   * @returns {Handle}
   */
  handle() {
    return {
      element: this.element,
      update: (changes) => attempt(() => this.update(options(changes))),
      open: (link) => attempt(() => this.command('view.open', fragment(link))),
      replay: (record) => attempt(() => this.command('record.replay', record)),
      on: (name, hear) => this.on(name, hear),
      destroy: () => this.destroy(),
    };
  }

  /** @type {Handle['on']} */
  on(name, hear) {
    if (typeof name !== 'string' || typeof hear !== 'function') return () => {};
    const type = `finplan:${name}`;
    /** @param {any} event */
    const listen = (event) => hear(event.detail, event);
    const off = () => this.element.removeEventListener(type, listen);
    this.element.addEventListener(type, listen);
    this.listeners.set(type, [...(this.listeners.get(type) || []), off]);
    return off;
  }
}
