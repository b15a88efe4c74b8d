// The bank's page around the frame, reached through the channel that its loader hands over.

const PATIENCE = 3000;

/** The origin of the page around the frame, as the loader wrote it into the frame's address. */
function origin() {
  const host = new URLSearchParams(location.hash.slice(1)).get('host');
  try {
    return host && new URL(host).origin === host ? host : null;
  } catch (error) {
    return null;
  }
}

export class Host {
  /** The host, or nothing where the page stands alone. A wrong origin in the address finds nobody. */
  static find() {
    const expected = origin();
    if (window.parent === window || !expected) return Promise.resolve(null);
    return new Promise((resolve) => {
      const settle = (host) => {
        clearTimeout(timer);
        window.removeEventListener('message', hear);
        resolve(host);
      };
      const hear = (event) => {
        if (event.source !== window.parent || event.origin !== expected) return;
        const message = event.data;
        if (!message || message.finplan !== 1 || message.kind !== 'port' || !event.ports[0]) return;
        settle(new Host(event.ports[0], message.start || {}));
      };
      const timer = setTimeout(() => settle(null), PATIENCE);
      window.addEventListener('message', hear);
      window.parent.postMessage({ finplan: 1, kind: 'hello' }, expected);
    });
  }

  constructor(port, start) {
    this.port = port;
    this.start = start;
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
      root.style.setProperty('--fp-view-top', `${Number(message.top) || 0}px`);
      root.style.setProperty('--fp-view-height', `${(Number(message.bottom) || 0) - (Number(message.top) || 0)}px`);
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
      const code = this.run(String(name), typeof value === 'string' ? value : '');
      this.port.postMessage({ kind: 'answer', id, ok: !code, code });
    }
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
