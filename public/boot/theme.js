// The host's wishes for the look: a scheme, and colours that come before those in the bank's document.

/** @import { Theme } from '../embed.d.ts' */
/** @import { Start } from '../embed/messages.js' */

import { written } from './assets.js';
import { readable } from './stage.js';

/** `light`, `dark` or `auto`; a theme of several parts names its scheme. @param {Start['theme']} [theme] */
export function scheme(theme) {
  return theme && typeof theme === 'object' ? /** @type {{ scheme?: unknown }} */ (theme).scheme : theme;
}

/**
 * The bank's document with the host's colours in it: there they are checked like the bank's own.
 * @param {string} bank @param {Start['theme']} [theme]
 */
export function themed(bank, theme) {
  if (!theme || typeof theme !== 'object') return bank;
  const document = readable(bank);
  const own = document.theme || {};
  const { scheme: _, light, dark, ...rest } = /** @type {Exclude<Theme, string>} */ (theme);
  const merged = { ...own, ...rest, light: { ...own.light, ...light }, dark: { ...own.dark, ...dark } };
  return written({ ...document, theme: merged });
}
