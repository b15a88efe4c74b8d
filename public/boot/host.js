// The bank's page around the frame, reached through the channel that its loader hands over.

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

function text(value) {
  return typeof value === 'string' ? value : '';
}

/** What the host wants to begin with. Whatever else stands there, or has another shape, is left behind. */
function wishes(start) {
  const given = start && typeof start === 'object' ? start : {};
  const said = (name) => text(given[name]);
  const or = (name) => (given[name] && typeof given[name] === 'object' ? given[name] : said(name));
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

export class Host {
  /** The host, or nothing where the page stands alone. A wrong origin in the address finds nobody. */
  static find() {
    const expected = origin();
    if (window.parent === window || !expected) return Promise.resolve(null);
    const right = (from) => (expected === 'null' ? !/^https?:/.test(from) : from === expected);
    return new Promise((resolve) => {
      const settle = (host) => {
        clearTimeout(timer);
        window.removeEventListener('message', hear);
        resolve(host);
      };
      const hear = (event) => {
        if (event.source !== window.parent || !right(event.origin)) return;
        const message = event.data;
        if (!message || message.finplan !== 1 || message.kind !== 'port' || !event.ports[0]) return;
        settle(new Host(event.ports[0], message.start));
      };
      const timer = setTimeout(() => settle(null), PATIENCE);
      window.addEventListener('message', hear);
      window.parent.postMessage({ finplan: 1, kind: 'hello' }, expected === 'null' ? '*' : expected);
    });
  }

  constructor(port, start) {
    this.port = port;
    this.start = wishes(start);
    this.commands = [];
    this.run = null;
    document.documentElement.classList.add('fp-framed');
    port.onmessage = (event) => this.receive(event.data);
  }

  receive(message) {
    if (!message || typeof message !== 'object') return;
    const root = document.documentElement;
    if (message.kind === 'view') {
      // What is in view of a frame that never scrolls itself: sticky parts and dialogs hold to it.
      const [top, bottom] = [message.top, message.bottom].map((edge) => (Number.isFinite(edge) ? edge : 0));
      root.style.setProperty('--fp-view-top', `${top}px`);
      root.style.setProperty('--fp-view-height', `${bottom - top}px`);
    } else if (message.kind === 'scroll') {
      root.classList.toggle('fp-scrolls', message.on === true);
    } else if (message.kind === 'command') {
      this.commands.push(message);
      this.work();
    }
  }

  /** Runs what was asked for so far and from now on. */
  obey(run) {
    this.run = run;
    this.work();
  }

  work() {
    while (this.run && this.commands.length) {
      const { id, name, value } = this.commands.shift();
      const code = this.answer(name, value === undefined || value === null ? '' : value);
      // Whoever gave neither number nor text to it wants no answer.
      if (['number', 'string'].includes(typeof id)) this.port.postMessage({ kind: 'answer', id, ok: !code, code });
    }
  }

  /** A page may send whatever can be sent; a command is two texts. */
  answer(name, value) {
    if (typeof name !== 'string') return 'unknown';
    if (typeof value !== 'string' || value.length > MOST) return 'value';
    return this.run(name, value);
  }

  height(data) {
    this.port.postMessage({ kind: 'height', data });
  }

  ready(data, hosts) {
    this.port.postMessage({ kind: 'event', name: 'ready', data, hosts });
  }

  event(name, data) {
    this.port.postMessage({ kind: 'event', name, data });
  }

  /** The page goes on at the bank, unless one of its scripts has other plans. */
  handOver(data, otherwise, url) {
    this.port.postMessage({ kind: 'event', name: 'cta.clicked', data, url });
  }

  fail(code) {
    this.event('error.load', { code });
  }
}
