// The bank's document, as far as the page knows it.
//
// Published (`finplan publish`) it lies in pieces. The page reads the front alone, which says what has to be known before
// the program is there; the program reads the pieces. A plain document is read by the program, which then says what would
// stand in front. So nothing is read twice.

/** @import { Lang, Theme } from '../embed.d.ts' */
/** @import { Start } from '../embed/messages.js' */
/** @import { Assets } from './assets.js' */

import { LoadError, codeOf, written } from './assets.js';

/**
 * What the page has to know of a document before the first screen.
 * @typedef {{ locales: Lang[], theme?: object }} Known
 */

/**
 * The front of a published document: the version whose rules it has passed, and its pieces with their digests.
 * @typedef {Known & { finplan: 1, checked: string, pieces: Record<string, [file: string, integrity: string]> }} Front
 */

export class Bank {
  /**
   * @param {Assets} assets
   * @param {{ front: Front, at: string } | { text: string }} document published at an address, or the text of a plain one
   */
  constructor(assets, document) {
    const { front, at, text } = { front: null, at: '', text: '', ...document };
    this.assets = assets;
    this.front = front;
    this.at = at;
    this.text = text;
    /** @type {Map<string, Promise<string>>} */
    this.read = new Map();
    if (!front) return;
    if (front.finplan !== 1 || !Object(front.pieces).home) {
      throw new LoadError('config', `${at} is not published in a form that this version reads`);
    }
    for (const [file, integrity] of Object.values(front.pieces)) assets.expect(at + file, integrity);
  }

  /** Whether this very version of the program has checked it. */
  get sound() {
    return Boolean(this.front && this.front.checked === this.assets.version);
  }

  /** What the program starts from: the first piece, or all there is where it has to be checked. */
  texts() {
    if (!this.front) return Promise.resolve([this.text]);
    return this.pieces(this.sound ? ['home'] : Object.keys(this.front.pieces));
  }

  /** @param {string[]} names @returns {Promise<string[]>} */
  async pieces(names) {
    try {
      return await Promise.all(names.map((name) => this.piece(name)));
    } catch (error) {
      this.assets.lose(codeOf(error, 'network'));
      throw error;
    }
  }

  /** A piece, asked for once. @param {string} name */
  piece(name) {
    const { assets, at, front, read } = this;
    const asked = read.get(name);
    if (asked) return asked;
    const [file] = (front && front.pieces[name]) || [''];
    if (!file) throw new LoadError('config', `${at} has no piece ${name}`);
    const text = assets.text(at + file);
    text.catch(() => read.delete(name));
    read.set(name, text);
    return text;
  }

  /** The pieces of chunks, before the program asks for them. @param {string[]} chunks */
  foresee(chunks) {
    const { front } = this;
    if (!front || !this.sound) return;
    const wanted = ['tools', 'advice'].filter((name) => front.pieces[name] && chunks.some((chunk) => needs(chunk, name)));
    wanted.forEach((name) => this.piece(name));
  }
}

/** Whether a chunk needs a piece: calculators their own, all others of its kind both. @param {string} chunk @param {string} name */
function needs(chunk, name) {
  return chunk === 'advice' || (name === 'tools' && ['tools', 'below'].includes(chunk));
}

/**
 * The colours and the shape that the host's page gives, which come before the bank's own.
 * @param {Start['theme'] | undefined} theme @returns {Omit<Exclude<Theme, string>, 'scheme'> | null}
 */
export function ownTheme(theme) {
  if (!theme || typeof theme !== 'object') return null;
  const { scheme: _, ...own } = /** @type {Exclude<Theme, string>} */ (theme);
  return Object.keys(own).length ? own : null;
}

/** The same as the program takes it; empty where there is none. @param {ReturnType<typeof ownTheme>} theme */
export function themeText(theme) {
  return theme ? written(theme) : '';
}
