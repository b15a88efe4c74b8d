// What no first screen needs: one script, fetched when something in it is first asked for.

export { offline } from './offline.js';
export { picture } from './pictures.js';
export { Work } from './work.js';
