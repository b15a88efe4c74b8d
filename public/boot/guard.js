// The one script that every engine reads: ES5, and no module. It looks on whether the others come and run. Where they do
// not, the customer reads a sentence with a way on, and the bank's page learns why, within seconds. Where not even this
// script comes, the style sheet shows the sentence, and without that the page does.

/** @import { LoadCode } from '../embed.d.ts' */

(function (window, document) {
  'use strict';
  // So long the page stays without a word when nothing says what is the matter.
  var PATIENCE = 8000;
  // So long a style sheet may keep the page from being seen.
  var LONGEST = 20000;
  // What the widget cannot do without, apart from WebAssembly.
  var NEEDED = [
    'Promise', 'Symbol', 'Map', 'fetch', 'URL', 'URLSearchParams', 'MessageChannel', 'CustomEvent', 'TextEncoder',
    'ResizeObserver', 'IntersectionObserver',
  ];

  var begun = false;
  var over = false;
  /** @type {Guard} */
  var guard = { lang: '', begin: begin, fail: fail, show: show, hide: hide, tell: tell };
  window.finplanGuard = guard;

  // The outline has the shape of where the address leads before it is first seen; the other scripts read it in full.
  var leads = /[#&?](tool|screen|receipt)=/.exec(window.location.search + window.location.hash);
  if (leads) document.documentElement.setAttribute('data-opens', leads[1] === 'tool' ? 'tool' : 'page');

  function complete() {
    var has = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (window));
    for (var place = 0; place < NEEDED.length; place += 1) if (typeof has[NEEDED[place]] === 'undefined') return false;
    return true;
  }

  /** The other scripts are there. Answers whether they may go on: where it was told already that they cannot, they may not. */
  function begin() {
    if (!over && !complete()) fail('engine');
    begun = !over;
    if (begun) hide();
    return begun;
  }

  /** @param {LoadCode} code */
  function fail(code) {
    if (over) return;
    over = true;
    show();
    tell(code);
  }

  /** Tells the page around the frame, without waiting for its channel. @param {LoadCode} code */
  function tell(code) {
    var named = /[#&]host=([^&]*)/.exec(window.location.hash);
    if (!named || window.parent === window) return;
    try {
      var host = decodeURIComponent(named[1]);
      // eslint-disable-next-line no-restricted-syntax -- a page without an origin has no other name
      window.parent.postMessage({ finplan: 1, kind: 'failed', code: code }, host === 'null' ? '*' : host);
    } catch (error) {
      // Nobody can be told at an address that is none.
    }
  }

  function language() {
    var linked = /[#&]lang=([\w-]+)/.exec(window.location.hash);
    var browser = window.navigator;
    var wishes = [guard.lang, linked ? linked[1] : ''];
    wishes = wishes.concat(browser.languages || [browser.language || browser.userLanguage || '']);
    for (var place = 0; place < wishes.length; place += 1) {
      if (/^en\b/i.test(wishes[place])) return 'en';
      if (/^zh\b/i.test(wishes[place])) return /\b(hant|tw|hk|mo)\b/i.test(wishes[place]) ? 'zh-TW' : 'zh-CN';
    }
    return 'en';
  }

  /** The sentence in the customer's language, in place of the outline. */
  function show() {
    var sorry = document.getElementById('sorry');
    var outline = document.getElementById('outline');
    if (!sorry) {
      // Called from above the page's content: once more when it has been read.
      setTimeout(function () {
        if (over) show();
      }, 50);
      return;
    }
    var lang = language();
    for (var part = sorry.firstChild; part; part = part.nextSibling) {
      var words = /** @type {HTMLElement} */ (part);
      if (part.nodeType === 1) words.style.display = words.lang === lang ? '' : 'none';
    }
    var links = sorry.getElementsByTagName('a');
    for (var place = 0; place < links.length; place += 1) links[place].href = wayOn();
    sorry.onclick = function (event) {
      var pressed = /** @type {Element} */ ((event || window.event).target);
      if (pressed.tagName === 'BUTTON') window.location.reload();
    };
    sorry.className = 'fp-sorry fp-shown';
    if (outline) outline.style.display = 'none';
  }

  /** The widget is on its way after all. */
  function hide() {
    var sorry = document.getElementById('sorry');
    var outline = document.getElementById('outline');
    if (sorry) sorry.className = 'fp-sorry fp-quiet';
    if (outline) outline.style.display = '';
  }

  /** Where the operator's page leads whom the widget fails; else the widget's own page, for another browser. */
  function wayOn() {
    var own = window.location.href.replace(/([#&])host=[^&]*&?/, '$1').replace(/[#&]$/, '');
    var metas = document.getElementsByTagName('meta');
    for (var place = 0; place < metas.length; place += 1) {
      if (metas[place].name === 'finplan-fallback' && /^(https?|tel):/i.test(metas[place].content)) return metas[place].content;
    }
    return own;
  }

  /** @param {Event} event */
  function hear(event) {
    var source = /** @type {HTMLLinkElement | null} */ (event.target);
    var tag = source && source.tagName;
    // A style sheet that is missing leaves what is for screen readers, for paper and for a choice not made all at once.
    if (source && tag === 'LINK' && /\bstylesheet\b/i.test(source.rel)) (guard.lost || fail)('network');
    else if (tag === 'SCRIPT' && !begun) fail('network');
    else if (!tag && !begun) fail('engine');
  }

  function read() {
    if (!begun) fail('engine');
  }

  /** A style sheet on its way keeps everything from being painted, the sentence too: after this long it is given up. */
  function stalled() {
    if (begun) return;
    var links = document.getElementsByTagName('link');
    for (var place = links.length - 1; place >= 0; place -= 1) {
      if (links[place].rel === 'stylesheet' && !links[place].sheet) {
        fail('timeout');
        /** @type {Node} */ (links[place].parentNode).removeChild(links[place]);
      }
    }
  }

  if (window.addEventListener) {
    window.addEventListener('error', hear, true);
    // Modules run before this; an engine that knows none comes here at once.
    document.addEventListener('DOMContentLoaded', read);
  } else {
    setTimeout(read, 0);
  }
  setTimeout(function () {
    if (!begun && !over) show();
  }, PATIENCE);
  setTimeout(stalled, LONGEST);
})(window, document);
