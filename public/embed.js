// FinPlan's loader: shows the widget in a frame on a bank's page. No dependency; embed.d.ts has its types.
//
//   <script async src="https://finplan.example/embed.js"></script>
//   <finplan-widget lang="zh-CN"><a href="/planning">What is shown until the widget is ready</a></finplan-widget>
//
// The frame says hello; the loader checks who spoke and answers with one end of a message channel. Everything
// else goes through that channel, where no other script of the page can speak or listen.
(function () {
  'use strict';
  if (typeof window === 'undefined' || !window.customElements) return;
  const guard = Symbol.for('finplan.v1');
  if (window[guard]) {
    console.warn('finplan: the loader is on this page already');
    return;
  }

  const script = document.currentScript;
  const home = script && script.src ? script.src : document.baseURI;
  const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'];
  const TITLES = { 'zh-CN': '财务规划', 'zh-TW': '財務規劃', en: 'Financial planner' };
  // Without allow-top-navigation: only the loader leaves the page. Modals: printing needs them.
  const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';
  const TIMEOUT = 20000;
  const ANSWER = 5000;
  const TALLEST = 20000;
  const MOST_GROWTHS = 20;
  const MOST_HELLOS = 20;
  // More characters than any link has.
  const MOST_TEXT = 200000;

  const widgets = new Set();
  const byBox = new WeakMap();

  // The only listener for messages on the page: it knows a frame by its window and its origin, nothing else.
  function hear(event) {
    if (!event.isTrusted || !event.source) return;
    for (const widget of widgets) {
      if (widget.frame.contentWindow !== event.source || event.origin !== widget.origin) continue;
      const message = event.data;
      if (message && message.finplan === 1 && message.kind === 'hello') widget.connect();
      return;
    }
  }

  /** A text decoded once; what is no escape stands for itself. */
  function decoded(text) {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch (error) {
        return run;
      }
    });
  }

  /** The parts of a query with their keys; the values stay as they are written. It may come encoded, or with `&amp;`. */
  function parts(text, rounds) {
    return text.split(/[&#?]/).flatMap((part) => {
      const at = part.indexOf('=');
      if (at < 0) return rounds && decoded(part) !== part ? parts(decoded(part), rounds - 1) : [];
      const key = decoded(part.slice(0, at)).replace(/^(?:amp;|\W)+/i, '').toLowerCase();
      return [{ key, text: `${key}=${part.slice(at + 1)}` }];
    });
  }

  /**
   * The five utm keys of the page's query and nothing else of it; of a page that opens links what stands from the first
   * key of a link on, too: redirects that know no fragments put it there.
   */
  function utm(opens) {
    const given = parts(location.search.slice(1, MOST_TEXT), 3);
    const first = opens ? given.findIndex(({ key }) => /^(tool|screen|receipt)$/.test(key)) : -1;
    return given.filter(({ key }, place) => UTM.includes(key) || (first >= 0 && place >= first)).map(({ text }) => text).join('&');
  }

  /** The page's fragment, where it is a link of ours and not a place on the page. The widget reads what is in it. */
  function pageLink() {
    const fragment = location.hash.slice(1);
    let plain = fragment.slice(0, MOST_TEXT);
    for (let round = 0; round < 3; round += 1) plain = decoded(plain);
    plain = plain.replace(/[\u0000-\u001f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '').replace(/＝/g, '=');
    // Others may have put pairs of their own before it, and routers a slash.
    return /^\W*(?:\w+=[^&#?]*[&#?]+(?:amp;)*)*(?:tool|screen|receipt|lang)\s*=/i.test(plain) ? fragment : '';
  }

  /** A link as text: `tool=mortgage&amount=1200000`, or the same as an object. */
  function fragment(link) {
    return typeof link === 'string' ? link.replace(/^#/, '') : new URLSearchParams(link || {}).toString();
  }

  /** The institution's counters: `1,5` for one assessment today and five in the last twelve months. */
  function counters(attempts) {
    return attempts && typeof attempts === 'object' ? `${attempts.today},${attempts.year}` : String(attempts || '');
  }

  function random() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => (b + 256).toString(16).slice(1)).join('');
  }

  function title(lang) {
    return TITLES[lang] || (/^zh/i.test(lang) ? TITLES[/tw|hk|mo|hant/i.test(lang) ? 'zh-TW' : 'zh-CN'] : TITLES.en);
  }

  class Widget {
    constructor(box, options) {
      this.box = box;
      this.options = options;
      this.inst = random();
      this.seq = 0;
      this.hellos = 0;
      this.hosts = [];
      this.waiting = new Map();
      this.listeners = new Map();
      this.state = 'loading';
      this.settled = new Promise((resolve, reject) => {
        this.resolve = resolve;
        this.reject = reject;
      });
      this.settled.catch(() => {});
      this.look = this.look.bind(this);
      this.paint = this.paint.bind(this);
      this.follow = this.follow.bind(this);
      this.build();
      if (!widgets.size) window.addEventListener('message', hear);
      widgets.add(this);
      byBox.set(box, this);
      window.addEventListener('scroll', this.look, { capture: true, passive: true });
      window.addEventListener('resize', this.look, { passive: true });
      if (options.campaign) window.addEventListener('hashchange', this.follow);
      this.load();
    }

    build() {
      const { box, options } = this;
      const root = box.shadowRoot || box.attachShadow({ mode: 'open' });
      root.textContent = '';
      this.slot = document.createElement('slot');
      this.frame = document.createElement('iframe');
      this.link = document.createElement('a');
      this.link.target = '_blank';
      this.link.rel = 'noopener';
      this.slot.append(this.link);
      this.slot.addEventListener('slotchange', this.paint);
      const style = this.frame.style;
      for (const [name, value] of [
        ['display', 'block'],
        ['width', '100%'],
        ['border', '0'],
        ['margin', '0'],
        ['color-scheme', 'normal'],
      ]) style.setProperty(name, value);
      this.frame.setAttribute('sandbox', SANDBOX);
      this.frame.setAttribute('allow', '');
      this.frame.referrerPolicy = 'no-referrer';
      box.style.setProperty('display', 'block');
      box.style.setProperty('position', 'relative');
      box.style.setProperty('min-height', `${this.least()}px`);
      root.append(this.slot);
    }

    /** Ends the conversation with the frame, and the frame. */
    end() {
      if (this.port) this.port.close();
      this.port = null;
      this.frame.remove();
    }

    /** Begins, or begins anew: with another source or another bank. */
    load() {
      const { options } = this;
      const source = new URL(options.src || 'widget.html', options.src ? document.baseURI : home);
      if (!/^https?:$/.test(source.protocol)) throw new TypeError('finplan: src must be an http(s) address');
      this.origin = source.origin;
      this.link.href = source.href;
      this.height = 0;
      this.tallest = 0;
      this.growths = [];
      this.stopped = false;
      this.begun = false;
      // The frame speaks to nobody but the origin that it is told here.
      source.hash = `host=${encodeURIComponent(location.origin)}`;
      this.name();
      this.end();
      this.hellos = 0;
      this.frame.src = source.href;
      // Put there anew even for the same address, of which only what stands behind the # would be read again.
      this.box.shadowRoot.append(this.frame);
      this.become('loading');
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.fail('timeout'), options.timeout || TIMEOUT);
    }

    /** The frame's name in the page's language. */
    name() {
      const text = this.options.title || title(this.lang());
      this.frame.title = text;
      this.link.textContent = text;
    }

    /** What is kept free, so that the page does not jump when the widget comes. */
    least() {
      return Number(this.options.minHeight) || 480;
    }

    lang() {
      const near = this.box.closest('[lang]');
      return this.options.lang || (near ? near.lang : '');
    }

    become(state) {
      this.state = state;
      this.box.setAttribute('data-state', state);
      this.paint();
    }

    /** What the bank put into the element is shown until the widget is ready, and again when it fails. */
    paint() {
      const { frame, slot, state } = this;
      const own = slot.assignedNodes().some((node) => node.nodeType === 1 || node.data.trim());
      const shown = state === 'ready' || (state === 'loading' && !own);
      slot.style.setProperty('display', shown ? 'none' : 'contents');
      // Hidden it is out of the flow but not of the page, since it has to measure itself.
      frame.style.setProperty('visibility', shown ? 'visible' : 'hidden');
      frame.style.setProperty('position', shown ? 'static' : 'absolute');
      frame.style.setProperty('inset', '0 auto auto 0');
      frame.style.setProperty('height', `${Math.max(shown ? this.height : 0, this.least())}px`);
    }

    fail(code) {
      if (this.state === 'ready' && code === 'timeout') return;
      this.become('failed');
      this.emit('error.load', { code });
      this.reject(new Error(`finplan: ${code}`));
    }

    /** Hands the frame its end of a new channel, with everything that it starts from. */
    connect() {
      this.hellos += 1;
      this.top = -1;
      if (this.hellos > MOST_HELLOS) return;
      if (this.port) this.port.close();
      const { port1, port2 } = new MessageChannel();
      const { options } = this;
      this.port = port1;
      port1.onmessage = (event) => this.receive(event.data);
      const start = {
        lang: this.lang(),
        theme: options.theme || '',
        bank: options.bank || '',
        link: fragment(options.link) || (options.campaign && !options.alone ? pageLink() : ''),
        alone: Boolean(options.alone),
        attempts: counters(options.attempts),
        region: options.region || '',
        channel: options.channel || '',
        utm: utm(options.campaign && !options.alone && !fragment(options.link)),
        // Where a link that a customer copies leads: only a page that opens it.
        page: options.campaign ? location.origin + location.pathname : '',
      };
      this.frame.contentWindow.postMessage({ finplan: 1, kind: 'port', start }, this.origin, [port2]);
      this.look();
    }

    receive(message) {
      if (!message || typeof message !== 'object') return;
      const { kind, name, data } = message;
      if (kind === 'height') this.resize(data);
      else if (kind === 'answer') this.answer(message);
      else if (kind === 'event' && /^[a-z]+([._][a-z]+)*$/.test(name)) this.happened(name, data || {}, message);
    }

    happened(name, data, message) {
      if (name === 'ready') {
        clearTimeout(this.timer);
        this.hosts = Array.isArray(message.hosts) ? message.hosts.filter((host) => typeof host === 'string') : [];
        this.become('ready');
        this.emit(name, data);
        this.resolve(this.handle());
      } else if (name === 'cta.clicked') {
        const event = this.emit(name, { ...data, url: message.url });
        if (!event.defaultPrevented) this.leave(message.url);
      } else if (/^error\.(load|config|fatal)$/.test(name)) {
        clearTimeout(this.timer);
        this.become('failed');
        this.emit(name, data);
        this.reject(new Error(`finplan: ${name}`));
      } else {
        this.emit(name, data);
        if (name === 'view.shown') this.begin();
      }
    }

    /** A new screen begins in view; the first one leaves the page where it is. */
    begin() {
      if (this.begun && this.frame.getBoundingClientRect().top < 0) this.box.scrollIntoView();
      this.begun = true;
    }

    emit(name, data) {
      this.seq += 1;
      const detail = { ...data, inst: this.inst, seq: this.seq, time: Date.now() };
      const cancelable = name === 'cta.clicked';
      const event = new CustomEvent(`finplan:${name}`, { bubbles: true, composed: true, cancelable, detail });
      this.box.dispatchEvent(event);
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

    /** Follows the height of the content. New record heights in quick succession are a loop, and it ends here. */
    resize(wanted) {
      if (!Number.isFinite(wanted) || wanted < 1 || this.stopped) return;
      const most = Number(this.options.maxHeight) || TALLEST;
      const height = Math.min(Math.ceil(wanted), most);
      if (Math.abs(height - this.height) < 2) return;
      const now = Date.now();
      if (height > this.tallest) {
        this.tallest = height;
        this.growths = this.growths.filter((time) => now - time < 1000);
        this.growths.push(now);
        if (this.growths.length > MOST_GROWTHS) {
          this.stopped = true;
          this.post({ kind: 'scroll', on: true });
          this.emit('warn.resize_loop', {});
          return;
        }
      }
      this.height = height;
      this.post({ kind: 'scroll', on: wanted > most });
      this.paint();
      if (this.state === 'ready') this.emit('resize', { height });
      this.look();
    }

    /** Tells the frame which part of it is in view: a frame as tall as its content cannot know. */
    look() {
      if (this.looking || !this.port) return;
      this.looking = requestAnimationFrame(() => {
        this.looking = 0;
        const box = this.frame.getBoundingClientRect();
        const top = Math.round(Math.max(0, -box.top));
        const bottom = Math.round(Math.max(top, Math.min(box.height, window.innerHeight - box.top)));
        if (top === this.top && bottom === this.bottom) return;
        this.top = top;
        this.bottom = bottom;
        this.post({ kind: 'view', top, bottom });
      });
    }

    follow() {
      const link = this.options.alone ? '' : pageLink();
      if (link) this.command('view.open', link);
    }

    post(message) {
      if (this.port) this.port.postMessage(message);
    }

    /** Asks the widget for something; rejected when it does not answer in time. */
    command(name, value) {
      if (!this.port) return Promise.resolve();
      const id = (this.asked = (this.asked || 0) + 1);
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
      else waiting.reject(new Error(`finplan: ${waiting.name}: ${code}`));
    }

    update(changes) {
      const { options } = this;
      const before = { ...options };
      for (const key of Object.keys(changes)) options[key] = changes[key];
      const changed = (key) => key in changes && changes[key] !== before[key];
      if (changed('minHeight')) {
        this.box.style.setProperty('min-height', `${this.least()}px`);
        this.paint();
      }
      if (changed('src') || changed('bank') || changed('alone') || (changed('theme') && typeof options.theme === 'object')) {
        this.load();
        return Promise.resolve();
      }
      this.name();
      const asked = [];
      if (changed('lang')) asked.push(this.command('locale.set', this.lang()));
      if (changed('theme')) asked.push(this.command('theme.set', options.theme));
      if (changed('link')) asked.push(this.command('view.open', fragment(options.link)));
      if (changed('attempts')) asked.push(this.command('attempts.set', counters(options.attempts)));
      for (const key of ['region', 'channel']) if (changed(key)) asked.push(this.command(`${key}.set`, options[key] || ''));
      return Promise.all(asked).then(() => {});
    }

    destroy() {
      if (!widgets.delete(this)) return;
      byBox.delete(this.box);
      if (!widgets.size) window.removeEventListener('message', hear);
      window.removeEventListener('scroll', this.look, { capture: true });
      window.removeEventListener('resize', this.look);
      window.removeEventListener('hashchange', this.follow);
      this.slot.removeEventListener('slotchange', this.paint);
      for (const off of [...this.listeners.values()].flat()) off();
      clearTimeout(this.timer);
      cancelAnimationFrame(this.looking);
      for (const { timer } of this.waiting.values()) clearTimeout(timer);
      this.end();
      this.slot.style.removeProperty('display');
      this.link.remove();
      this.box.removeAttribute('data-state');
      for (const name of ['display', 'position', 'min-height']) this.box.style.removeProperty(name);
      this.reject(new Error('finplan: destroyed'));
    }

    /** What the page may do with the widget. */
    handle() {
      return {
        element: this.box,
        update: (changes) => this.update(changes),
        open: (link) => this.command('view.open', fragment(link)),
        replay: (record) => this.command('record.replay', record),
        on: (name, hear) => {
          const type = `finplan:${name}`;
          const listen = (event) => hear(event.detail, event);
          const off = () => this.box.removeEventListener(type, listen);
          this.box.addEventListener(type, listen);
          this.listeners.set(type, [...(this.listeners.get(type) || []), off]);
          return off;
        },
        destroy: () => this.destroy(),
      };
    }
  }

  /** Puts a widget into an element; a second call for the same element changes the one that is there. */
  function create(target, options) {
    const box = typeof target === 'string' ? document.querySelector(target) : target;
    if (!(box instanceof Element)) return Promise.reject(new TypeError('finplan: no such element'));
    const there = byBox.get(box);
    try {
      if (there) there.update(options || {});
      return (there || new Widget(box, { ...options })).settled;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  const ATTRIBUTES = [
    'src', 'lang', 'theme', 'bank', 'link', 'attempts', 'region', 'channel', 'title', 'min-height', 'max-height', 'timeout',
  ];
  const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());

  class FinplanWidget extends HTMLElement {
    static get observedAttributes() {
      return ATTRIBUTES;
    }

    connectedCallback() {
      if (byBox.has(this)) return;
      const options = { campaign: this.hasAttribute('campaign'), alone: this.hasAttribute('alone') };
      for (const name of ATTRIBUTES) if (this.hasAttribute(name)) options[camel(name)] = this.getAttribute(name);
      if (this.dataset.link) options.link = this.dataset.link;
      create(this, options).catch((error) => {
        if (error instanceof TypeError) console.error(error);
      });
    }

    disconnectedCallback() {
      // Moved within the page, it is back by then.
      Promise.resolve().then(() => {
        const widget = byBox.get(this);
        if (widget && !this.isConnected) widget.destroy();
      });
    }

    attributeChangedCallback(name, before, value) {
      const widget = byBox.get(this);
      if (widget && before !== value) widget.update({ [camel(name)]: value }).catch(() => {});
    }
  }

  window[guard] = true;
  window.finplan = { version: 1, create };
  if (!customElements.get('finplan-widget')) customElements.define('finplan-widget', FinplanWidget);
})();
