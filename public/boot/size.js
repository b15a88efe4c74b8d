// Tells the host how tall the content is.

/** @import { Host } from './host.js' */

export class Size {
  /**
   * Measures one element, never the document: its height depends on what is in it alone.
   * @param {Element} element @param {Host} host
   */
  constructor(element, host) {
    this.last = 0;
    const tell = () => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (Math.abs(height - this.last) < 2) return;
      this.last = height;
      host.height(height);
    };
    new ResizeObserver(tell).observe(element);
    tell();
  }
}
