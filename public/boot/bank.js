// The bank's document, as the page knows it.
//
// It is parsed here, once, for what is seen before the program is there: languages, colours, the cards of the outline;
// and where a hash is made of a part of it. The program reads the same text once more, with a reader of its own
// (crates/base/src/json.rs): this one forgets how a number was written and which key stood twice, and says in no two
// browsers the same of what is wrong. Neither can wait for the other, or do its work.

/** @import { Theme } from '../embed.d.ts' */
/** @import { Start } from '../embed/messages.js' */

import { written } from './assets.js';

/**
 * A document as text and as far as it can be read; what is wrong with it is said by the program.
 * @typedef {{ text: string, document: Record<string, any> }} Bank
 */

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return {};
  }
}

/**
 * The bank's document with the host's colours in it: there they are checked like the bank's own.
 * @param {string | object} given the document, or its text @param {Start['theme']} [theme] @returns {Bank}
 */
export function bankOf(given, theme) {
  const document = Object(typeof given === 'string' ? parsed(given) : given);
  if (!theme || typeof theme !== 'object') return { document, text: typeof given === 'string' ? given : written(given) };
  const own = document.theme || {};
  const { scheme: _, light, dark, ...rest } = /** @type {Exclude<Theme, string>} */ (theme);
  const merged = { ...own, ...rest, light: { ...own.light, ...light }, dark: { ...own.dark, ...dark } };
  const dressed = { ...document, theme: merged };
  return { document: dressed, text: written(dressed) };
}
