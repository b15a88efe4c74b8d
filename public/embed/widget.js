// One widget on a page: the conversation with its frame, what the page hears of it, and how it ends.

import { Box } from './box.js';
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

const widgets = new Set();
const byElement = new WeakMap();

/** The widget in an element. */
export function widgetIn(element) {
  return byElement.get(element);
}

/** A promise of what `work` answers; broken where it throws. */
export function attempt(work) {
  return new Promise((resolve) => {
    resolve(work());
  });
}

// The only listener for messages on the page: it knows a frame by its window and its origin, nothing else.
function hear(event) {
  if (!event.isTrusted || !event.source) return;
  for (const widget of widgets) {
    if (widget.box.frame.contentWindow !== event.source || !widget.expects(event.origin)) continue;
    const message = event.data;
    if (!message || message.finplan !== 1) return;
    if (message.kind === 'hello') widget.connect(event.origin);
    // Without its own scripts a frame has no channel to say so.
    if (message.kind === 'failed' && widget.state !== 'ready') widget.fail(message.code);
    return;
  }
}

function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => (b + 256).toString(16).slice(1)).join('');
}

function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export class Widget {
  constructor(element, wanted) {
    this.element = element;
    this.options = wanted;
    this.inst = random();
    this.seq = 0;
    this.loads = 0;
    this.hosts = [];
    this.waiting = new Map();
    this.asked = 0;
    this.listeners = new Map();
    this.state = 'loading';
    this.settled = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.settled.catch(() => {});
    this.follow = this.follow.bind(this);
    this.box = new Box(element, this);
    this.box.frame.addEventListener('load', () => this.listen());
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
    return this.options.lang || (near ? near.lang : '');
  }

  become(state) {
    this.state = state;
    this.element.setAttribute('data-state', state);
    this.box.paint();
  }

  fail(code) {
    this.lose('error.load', { code: /^[a-z_]{1,20}$/.test(code) ? code : 'engine' });
  }

  lose(name, data) {
    clearTimeout(this.timer);
    if (this.lost) return;
    this.lost = true;
    this.become('failed');
    this.emit(name, data);
    this.reject(new Error(`finplan: ${data.code || name}`));
  }

  /** Whether the frame may speak from there. In a sandbox it has no origin either. */
  expects(from) {
    return from === this.origin || (!origin && this.options.opaque && from === 'null');
  }

  /** Hands the frame its end of a new channel, with everything that it starts from. */
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
    const start = {
      lang: this.lang(),
      theme: wanted.theme || '',
      bank: wanted.bank || '',
      link: wanted.link || (opens ? pageLink() : ''),
      alone: Boolean(wanted.alone),
      attempts: wanted.attempts || '',
      region: wanted.region || '',
      channel: wanted.channel || '',
      utm: utm(opens),
      // Where a link that a customer copies leads: only a page that opens it.
      page: wanted.campaign && origin ? origin + location.pathname : '',
    };
    const target = from === 'null' ? '*' : this.origin;
    this.box.frame.contentWindow.postMessage({ finplan: 1, kind: 'port', start }, target, [port2]);
    this.box.look();
  }

  receive(message) {
    if (!message || typeof message !== 'object') return;
    const { kind, name } = message;
    const data = message.data && typeof message.data === 'object' ? message.data : {};
    if (kind === 'height') this.box.resize(message.data);
    else if (kind === 'answer') this.answer(message);
    else if (kind === 'event' && typeof name === 'string' && /^[a-z]+([._][a-z]+)*$/.test(name)) this.happened(name, data, message);
  }

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
      if (!event.defaultPrevented) this.leave(message.url);
    } else if (name === 'error.load' && this.state === 'ready') {
      // One part of it, without which the rest goes on.
      this.emit(name, data);
    } else if (/^error\.(load|config|fatal)$/.test(name)) {
      this.lose(name, data);
    } else {
      this.emit(name, data);
      if (name === 'view.shown') this.begin();
    }
  }

  /** A new screen begins in view; the first one leaves the page where it is. */
  begin() {
    if (this.begun && this.box.frame.getBoundingClientRect().top < 0) this.element.scrollIntoView();
    this.begun = true;
  }

  emit(name, data) {
    this.seq += 1;
    const detail = { ...data, inst: this.inst, seq: this.seq, time: Date.now() };
    const cancelable = name === 'cta.clicked';
    const event = new CustomEvent(`finplan:${name}`, { bubbles: true, composed: true, cancelable, detail });
    this.element.dispatchEvent(event);
    return event;
  }

  /** Goes on at the bank: only over https and only to the bank's own domains. */
  leave(address) {
    let url;
    try {
      url = new URL(address);
    } catch (error) {
      return;
    }
    const ours = this.hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
    if (ours && url.protocol === 'https:' && !url.username && !url.password) window.open(url.href, '_top');
    else console.warn('finplan: not one of the bank\'s own addresses:', url.origin);
  }

  follow() {
    const link = this.options.alone ? '' : pageLink();
    if (link) this.command('view.open', link).catch(() => {});
  }

  post(message) {
    if (this.port) this.port.postMessage(message);
  }

  /** Asks the widget for something; rejected when it does not answer in time. */
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

  answer({ id, ok, code }) {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    if (ok) waiting.resolve();
    else waiting.reject(new Error(`finplan: ${waiting.name}: ${typeof code === 'string' ? code : 'unknown'}`));
  }

  /** Takes over options that were read; answers when the widget has done what is to be done. */
  update(changes) {
    if (!widgets.has(this)) return Promise.reject(new Error('finplan: destroyed'));
    const before = this.options;
    const wanted = { ...before, ...changes };
    this.options = wanted;
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
    for (const key of ['attempts', 'region', 'channel']) if (changed(key)) asked.push(this.command(`${key}.set`, wanted[key]));
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

  /** What the page may do with the widget. Nothing of it throws: what cannot be done is a promise that is broken. */
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

  on(name, hear) {
    if (typeof name !== 'string' || typeof hear !== 'function') return () => {};
    const type = `finplan:${name}`;
    const listen = (event) => hear(event.detail, event);
    const off = () => this.element.removeEventListener(type, listen);
    this.element.addEventListener(type, listen);
    this.listeners.set(type, [...(this.listeners.get(type) || []), off]);
    return off;
  }
}
