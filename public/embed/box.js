// How a widget stands on the page: the frame, what the bank shows instead of it, and the room that both have.

/** @import { Widget } from './widget.js' */

import { positive } from './options.js';

// Without allow-top-navigation: only the loader leaves the page. Modals: printing needs them.
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';
const LEAST = 480;
const TALLEST = 20000;
const MOST_GROWTHS = 20;

export class Box {
  /**
   * `widget` has the options and the state, and is told what the page and the frame have to know.
   * @param {HTMLElement} element @param {Widget} widget
   */
  constructor(element, widget) {
    this.element = element;
    this.widget = widget;
    this.height = this.tallest = this.looking = 0;
    /** @type {number[]} */
    this.growths = [];
    this.look = this.look.bind(this);
    this.paint = this.paint.bind(this);
    const root = element.shadowRoot || element.attachShadow({ mode: 'open' });
    root.textContent = '';
    this.root = root;
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
    element.style.setProperty('display', 'block');
    element.style.setProperty('position', 'relative');
    this.reserve();
    root.append(this.slot);
    window.addEventListener('scroll', this.look, { capture: true, passive: true });
    window.addEventListener('resize', this.look, { passive: true });
  }

  /**
   * Shows the page of this address anew, even where it is the same one, of which only what stands behind the # would be
   * read again.
   * @param {string | null} address @param {string} host
   */
  show(address, host) {
    this.height = 0;
    this.tallest = 0;
    this.growths = [];
    this.stopped = false;
    this.link.removeAttribute('href');
    if (!address) return;
    this.link.href = address;
    // The frame speaks to nobody but the origin that it is told here.
    this.frame.src = `${address.split('#')[0]}#host=${encodeURIComponent(host)}`;
  }

  /** Begins to load what `show` was given. */
  open() {
    this.root.append(this.frame);
  }

  /** The frame's name. @param {string} title */
  name(title) {
    this.frame.title = title;
    this.link.textContent = title;
  }

  /** What is kept free, so that the page does not jump when the widget comes. */
  least() {
    return positive(this.widget.options.minHeight, LEAST);
  }

  reserve() {
    this.element.style.setProperty('min-height', `${this.least()}px`);
  }

  /** What the bank put into the element is shown until the widget is ready, and again when it fails. */
  paint() {
    const { frame, slot } = this;
    const { state } = this.widget;
    const own = slot.assignedNodes().some((node) => node.nodeType === 1 || /** @type {Text} */ (node).data.trim());
    const shown = state === 'ready' || (state === 'loading' && !own);
    slot.style.setProperty('display', shown ? 'none' : 'contents');
    // Hidden it is out of the flow but not of the page, since it has to measure itself.
    frame.style.setProperty('visibility', shown ? 'visible' : 'hidden');
    frame.style.setProperty('position', shown ? 'static' : 'absolute');
    frame.style.setProperty('inset', '0 auto auto 0');
    frame.style.setProperty('height', `${Math.max(shown ? this.height : 0, this.least())}px`);
  }

  /**
   * Follows the height of the content. New record heights in quick succession are a loop, and it ends here.
   * @param {number} wanted
   */
  resize(wanted) {
    if (!Number.isFinite(wanted) || wanted < 1 || this.stopped) return;
    const { widget } = this;
    const most = positive(widget.options.maxHeight, TALLEST);
    const height = Math.min(Math.ceil(wanted), most);
    if (Math.abs(height - this.height) < 2) return;
    const now = Date.now();
    if (height > this.tallest) {
      this.tallest = height;
      this.growths = this.growths.filter((time) => now - time < 1000);
      this.growths.push(now);
      if (this.growths.length > MOST_GROWTHS) {
        this.stopped = true;
        widget.post({ kind: 'scroll', on: true });
        widget.emit('warn.resize_loop', {});
        return;
      }
    }
    this.height = height;
    widget.post({ kind: 'scroll', on: wanted > most });
    this.paint();
    if (widget.state === 'ready') widget.emit('resize', { height });
    this.look();
  }

  /** Tells the frame which part of it is in view: a frame as tall as its content cannot know. */
  look() {
    if (this.looking || !this.widget.port) return;
    this.looking = requestAnimationFrame(() => {
      this.looking = 0;
      const box = this.frame.getBoundingClientRect();
      const top = Math.round(Math.max(0, -box.top));
      const bottom = Math.round(Math.max(top, Math.min(box.height, window.innerHeight - box.top)));
      if (top === this.top && bottom === this.bottom) return;
      /** @type {number | undefined} */
      this.top = top;
      /** @type {number | undefined} */
      this.bottom = bottom;
      this.widget.post({ kind: 'view', top, bottom });
    });
  }

  /** The next `look` tells whatever it sees. */
  forget() {
    this.top = -1;
  }

  /** Gives the element back as it was, without the frame. */
  remove() {
    window.removeEventListener('scroll', this.look, { capture: true });
    window.removeEventListener('resize', this.look);
    this.slot.removeEventListener('slotchange', this.paint);
    cancelAnimationFrame(this.looking);
    this.frame.remove();
    this.slot.style.removeProperty('display');
    this.link.remove();
    this.element.removeAttribute('data-state');
    for (const name of ['display', 'position', 'min-height']) this.element.style.removeProperty(name);
  }
}
