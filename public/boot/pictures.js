// What is drawn.

import { picture as statement } from './picture.js';
import { poster } from './poster.js';

/**
 * Does what a line of text says: a statement begins with its heading, and the rest is about the picture of a result.
 * @param {string} order
 */
export function picture(order) {
  return order.startsWith('#') ? statement(order) : poster(order);
}
