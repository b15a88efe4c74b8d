// What a page asks for, in the form in which it goes to the frame. Whatever has another shape is refused here, before
// anything of it is done.

/** @import { Options } from '../embed.d.ts' */

/**
 * Options as they were read.
 * @typedef {{ [Key in keyof typeof READ]?: ReturnType<(typeof READ)[Key]> }} Wanted
 */

const TITLES = { 'zh-CN': '财务规划', 'zh-TW': '財務規劃', en: 'Financial planner' };
/** More waits in no clock. */
const LONGEST = 2 ** 31 - 1;

/** Stands for an object that is no JSON, such as one that holds itself. */
export const UNWRITTEN = Symbol('unwritten');

/** @param {unknown} value @param {string} key */
function text(value, key) {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`finplan: ${key} must be a text`);
}

/**
 * An address or a scheme as it is; an object as JSON has it, so that it can be sent.
 * @param {unknown} value @param {string} key
 * @returns {string | object | typeof UNWRITTEN}
 */
function data(value, key) {
  if (!value || typeof value !== 'object') return text(value, key);
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    console.error(`finplan: ${key} is no JSON:`, error);
    return UNWRITTEN;
  }
}

/** A link as text: `tool=mortgage&amount=1200000`, or the same as an object. @param {unknown} link */
export function fragment(link) {
  if (!link || typeof link !== 'object') return text(link, 'link').replace(/^#/, '');
  const parts = Object.entries(link).filter(([, value]) => value !== undefined);
  return new URLSearchParams(parts.map(([key, value]) => [key, text(value, 'link')])).toString();
}

/**
 * The institution's counters: `1,5` for one assessment today and five in the last twelve months.
 * @param {unknown} attempts @param {string} key
 */
function counters(attempts, key) {
  if (!attempts || typeof attempts !== 'object') return text(attempts, key);
  const { today, year } = /** @type {Record<string, unknown>} */ (attempts);
  return `${text(today, key)},${text(year, key)}`;
}

/** @satisfies {Record<keyof Options, (value: unknown, key: string) => unknown>} */
const READ = {
  src: text,
  lang: text,
  theme: data,
  bank: data,
  link: fragment,
  attempts: counters,
  region: text,
  channel: text,
  title: text,
  minHeight: text,
  maxHeight: text,
  timeout: text,
  campaign: Boolean,
  alone: Boolean,
  opaque: Boolean,
};

/** Options by their attributes, `min-height` for `minHeight`. @param {boolean} switches */
function attributes(switches) {
  const some = Object.entries(READ).filter(([, as]) => (as === Boolean) === switches);
  return new Map(some.map(([key]) => [key.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`), key]));
}

/** Attributes that have a value, and those that count by being there. */
export const [VALUES, SWITCHES] = [attributes(false), attributes(true)];

/**
 * The options among what a page gave. Throws where one of them cannot be what it is given as.
 * @param {unknown} given
 */
export function options(given) {
  const from = Object(given);
  /** @type {Record<string, unknown>} */
  const read = {};
  for (const [key, as] of Object.entries(READ)) if (key in from) read[key] = as(from[key], key);
  return /** @type {Wanted} */ (read);
}

/**
 * A number above 0 that a clock or a page can take, or what stands for it.
 * @param {unknown} value @param {number} otherwise
 */
export function positive(value, otherwise) {
  const number = Number(value);
  return number > 0 ? Math.min(number, LONGEST) : otherwise;
}

/** The frame's name in a language. @param {string} lang */
export function title(lang) {
  if (/^zh/i.test(lang)) return TITLES[/tw|hk|mo|hant/i.test(lang) ? 'zh-TW' : 'zh-CN'];
  return TITLES.en;
}
