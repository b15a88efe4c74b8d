// Where the loader lies, and what the page that it is on is called.

const NAMED = /^https?:\/\//;

/**
 * The loader's own address; empty where nobody knows it, as in a bundle of a page's own scripts. A module has no
 * `currentScript`, and what only modules may ask would keep others from reading this file: but its address stands in the
 * trace of an error, and in the tag that loaded it.
 */
function find() {
  if (typeof document === 'undefined') return '';
  const currentScript = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (currentScript) return currentScript.src;
  const own = /https?:\/\/[^\s()@]*?\/embed[\w.-]*\.js/;
  const [traced] = own.exec(/** @type {string} */ (new Error().stack)) || [];
  if (traced) return traced;
  /** @type {NodeListOf<HTMLScriptElement>} */
  const scripts = document.querySelectorAll('script[type=module][src]');
  const tags = Array.from(scripts, ({ src }) => src);
  const found = new Set(tags.filter((src) => own.test(src)));
  return found.size === 1 ? [...found][0] : '';
}

export const home = find();

/** The page's origin; empty where it has none, as in a sandbox, from a file or in an app's web view. */
export const origin = NAMED.test(globalThis.origin) ? globalThis.origin : '';

/**
 * The widget's page for a host's `src`, or beside the loader; `null` where that is no http(s) address.
 * @param {string} [src]
 */
export function source(src) {
  try {
    const url = new URL(src || 'widget.html', src ? document.baseURI : home);
    return NAMED.test(url.href) ? url : null;
  } catch (error) {
    return null;
  }
}
