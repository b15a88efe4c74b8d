// What a page asks for, in the form in which it goes to the frame. Whatever has another shape is refused here, before
// anything of it is done.

const TITLES = { 'zh-CN': '财务规划', 'zh-TW': '財務規劃', en: 'Financial planner' };
/** More waits in no clock. */
const LONGEST = 2 ** 31 - 1;

/** Stands for an object that is no JSON, such as one that holds itself. */
export const UNWRITTEN = Symbol('unwritten');

function text(value, key) {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`finplan: ${key} must be a text`);
}

/** An address or a scheme as it is; an object as JSON has it, so that it can be sent. */
function data(value, key) {
  if (!value || typeof value !== 'object') return text(value, key);
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    console.error(`finplan: ${key} is no JSON:`, error);
    return UNWRITTEN;
  }
}

/** A link as text: `tool=mortgage&amount=1200000`, or the same as an object. */
export function fragment(link) {
  if (!link || typeof link !== 'object') return text(link, 'link').replace(/^#/, '');
  const parts = Object.entries(link).filter(([, value]) => value !== undefined);
  return new URLSearchParams(parts.map(([key, value]) => [key, text(value, 'link')])).toString();
}

/** The institution's counters: `1,5` for one assessment today and five in the last twelve months. */
function counters(attempts, key) {
  if (!attempts || typeof attempts !== 'object') return text(attempts, key);
  return `${text(attempts.today, key)},${text(attempts.year, key)}`;
}

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

/** The options among what a page gave. Throws where one of them cannot be what it is given as. */
export function options(given) {
  const from = Object(given);
  const read = {};
  for (const [key, as] of Object.entries(READ)) if (key in from) read[key] = as(from[key], key);
  return read;
}

/** A number above 0 that a clock or a page can take, or what stands for it. */
export function positive(value, otherwise) {
  const number = Number(value);
  return number > 0 ? Math.min(number, LONGEST) : otherwise;
}

/** The frame's name in a language. */
export function title(lang) {
  if (/^zh/i.test(lang)) return TITLES[/tw|hk|mo|hant/i.test(lang) ? 'zh-TW' : 'zh-CN'];
  return TITLES.en;
}
