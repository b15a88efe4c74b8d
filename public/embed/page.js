// What the page's own address says: where its visitor comes from, and what a link of ours opens.

import { decoded, plain } from '../boot/link.js';

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'];
// More characters than any link has.
const MOST_TEXT = 200000;

/**
 * The parts of a query with their keys; the values stay as they are written. It may come encoded, or with `&amp;`.
 * @param {string} text @param {number} rounds
 * @returns {{ key: string, text: string }[]}
 */
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
 * @param {unknown} opens whether the page opens them
 */
export function utm(opens) {
  const given = parts(location.search.slice(1, MOST_TEXT), 3);
  const first = opens ? given.findIndex(({ key }) => /^(tool|screen|receipt)$/.test(key)) : -1;
  return given.filter(({ key }, place) => UTM.includes(key) || (first >= 0 && place >= first)).map(({ text }) => text).join('&');
}

/** The page's fragment, where it is a link of ours and not a place on the page. The widget reads what is in it. */
export function pageLink() {
  const fragment = location.hash.slice(1);
  // Others may have put pairs of their own before it, and routers a slash.
  const ours = /^\W*(?:\w+=[^&#?]*[&#?](?:amp;|\W)*)*(?:tool|screen|receipt|lang)\s*[=＝]/i;
  return ours.test(plain(fragment.slice(0, MOST_TEXT))) ? fragment : '';
}
