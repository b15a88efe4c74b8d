// What a statement needs of the browser: time to read it, and a hash of it.

/** So much of an element has to be in view before its time counts, in pixels. */
const ENOUGH = 160;
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);

/**
 * Counts the seconds for which an element is in view of a page that is shown, down to 0.
 * @param {Element} element @param {number} seconds @param {(seconds: number) => void} left
 */
export function read(element, seconds, left) {
  let seen = false;
  const watch = new IntersectionObserver((entries) => {
    const { boundingClientRect: whole, intersectionRect: part } = entries[entries.length - 1];
    seen = part.height > 0 && part.height >= Math.min(whole.height, ENOUGH);
  }, { threshold: STEPS });
  watch.observe(element);
  const timer = setInterval(() => {
    if (element.isConnected && seen && !document.hidden) left((seconds -= 1));
    if (seconds > 0 && element.isConnected) return;
    clearInterval(timer);
    watch.disconnect();
  }, 1000);
}

/**
 * The SHA-256 of a text in hexadecimal digits; rejected where the page is not on a secure address.
 * @param {string} text
 */
export async function digest(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
