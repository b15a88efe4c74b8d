// What a page's script needs to be sure of: that an element is there, and which kind it is.

/**
 * The element of this name.
 * @template {HTMLElement} Kind
 * @param {string} id @param {new () => Kind} kind
 */
export function find(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`#${id} is missing`);
  return found;
}

/** The element of this name, whichever kind it is. @param {string} id */
export const byId = (id) => find(id, HTMLElement);
