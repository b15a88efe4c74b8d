// FinPlan's loader: shows the widget in a frame on a bank's page. No dependency; embed.d.ts has its types.
//
//   <script async src="https://finplan.example/embed.js"></script>
//   <finplan-widget lang="zh-CN"><a href="/planning">What is shown until the widget is ready</a></finplan-widget>
//
// The frame says hello; the loader checks who spoke and answers with one end of a message channel. Everything
// else goes through that channel, where no other script of the page can speak or listen.

/** @import { Finplan } from './embed.d.ts' */

import { SWITCHES, VALUES, options } from './embed/options.js';
import { Widget, attempt, widgetIn } from './embed/widget.js';

const GUARD = Symbol.for('finplan.v1');

/**
 * Puts a widget into an element; a second call for the same element changes the one that is there.
 * @type {Finplan['create']}
 */
function create(target, given) {
  try {
    const element = typeof target === 'string' ? document.querySelector(target) : target;
    if (!(element instanceof HTMLElement)) throw new TypeError('finplan: no such element');
    const wanted = options(given);
    const there = widgetIn(element);
    if (there) there.update(wanted).catch(() => {});
    return (there || new Widget(element, wanted)).settled;
  } catch (error) {
    return Promise.reject(error);
  }
}

function define() {
  class FinplanWidget extends HTMLElement {
    static get observedAttributes() {
      return [...VALUES.keys()];
    }

    connectedCallback() {
      if (widgetIn(this)) return;
      /** @type {Record<string, unknown>} */
      const given = {};
      for (const [name, key] of SWITCHES) given[key] = this.hasAttribute(name);
      for (const [name, key] of VALUES) if (this.hasAttribute(name)) given[key] = this.getAttribute(name);
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

    /** @param {string} name @param {string | null} before @param {string | null} value */
    attributeChangedCallback(name, before, value) {
      const widget = widgetIn(this);
      if (!widget || before === value) return;
      attempt(() => widget.update(options({ [String(VALUES.get(name))]: value }))).catch(() => {});
    }
  }

  window.finplan = { version: 1, create };
  if (!customElements.get('finplan-widget')) customElements.define('finplan-widget', FinplanWidget);
}

if (typeof window === 'undefined' || !window.customElements) {
  // No page, or one that keeps what the bank put into the element.
} else if (GUARD in window) {
  console.warn('finplan: the loader is on this page already');
} else {
  Reflect.set(window, GUARD, true);
  define();
}
