// The host's wish for the look.

/** @import { Start } from '../embed/messages.js' */

/** `light`, `dark` or `auto`; a theme of several parts names its scheme. @param {Start['theme']} [theme] */
export function scheme(theme) {
  return theme && typeof theme === 'object' ? /** @type {{ scheme?: unknown }} */ (theme).scheme : theme;
}
