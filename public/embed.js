// FinPlan's loader: shows the widget in a frame on a bank's page. No dependency; embed.d.ts has its types.
//
//   <script async src="https://finplan.example/embed.js"></script>
//   <finplan-widget lang="zh-CN"><a href="/planning">What is shown until the widget is ready</a></finplan-widget>
//
// The frame says hello; the loader checks who spoke and answers with one end of a message channel. Everything
// else goes through that channel, where no other script of the page can speak or listen.

import { options } from './embed/options.js';
import { Widget, attempt, widgetIn } from './embed/widget.js';

const GUARD = Symbol.for('finplan.v1');
const ATTRIBUTES = [
  'src', 'lang', 'theme', 'bank', 'link', 'attempts', 'region', 'channel', 'title', 'min-height', 'max-height', 'timeout',
];
const SWITCHES = ['campaign', 'alone', 'opaque'];

/** Puts a widget into an element; a second call for the same element changes the one that is there. */
function create(target, given) {
  try {
    const element = typeof target === 'string' ? document.querySelector(target) : target;
    if (!(element instanceof Element)) throw new TypeError('finplan: no such element');
    const wanted = options(given);
    const there = widgetIn(element);
    if (there) there.update(wanted).catch(() => {});
    return (there || new Widget(element, wanted)).settled;
  } catch (error) {
    return Promise.reject(error);
  }
}

const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());

function define() {
  class FinplanWidget extends HTMLElement {
    static get observedAttributes() {
      return ATTRIBUTES;
    }

    connectedCallback() {
      if (widgetIn(this)) return;
      const given = {};
      for (const name of SWITCHES) given[name] = this.hasAttribute(name);
      for (const name of ATTRIBUTES) if (this.hasAttribute(name)) given[camel(name)] = this.getAttribute(name);
      if (this.dataset.link) given.link = this.dataset.link;
      create(this, given).catch((error) => {
        if (error instanceof TypeError) console.error(error);
      });
    }

    disconnectedCallback() {
      // Moved within the page, it is back by then.
      Promise.resolve().then(() => {
        const widget = widgetIn(this);
        if (widget && !this.isConnected) widget.destroy();
      });
    }

    attributeChangedCallback(name, before, value) {
      const widget = widgetIn(this);
      if (widget && before !== value) attempt(() => widget.update(options({ [camel(name)]: value }))).catch(() => {});
    }
  }

  window.finplan = { version: 1, create };
  if (!customElements.get('finplan-widget')) customElements.define('finplan-widget', FinplanWidget);
}

if (typeof window === 'undefined' || !window.customElements) {
  // No page, or one that keeps what the bank put into the element.
} else if (window[GUARD]) {
  console.warn('finplan: the loader is on this page already');
} else {
  window[GUARD] = true;
  define();
}
