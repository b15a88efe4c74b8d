// Which language to begin with.

/** @import { Lang } from '../embed.d.ts' */
/** @import { Wishes } from '../embed/messages.js' */

import { seen } from './link.js';

/** What was wished for, the strongest wish first: the link, the host's page, the browser. @param {Wishes} wishes */
export function languages(wishes) {
  return [seen(wishes).lang || '', wishes.lang || '', ...(navigator.languages || [])].filter(Boolean);
}

/**
 * The first wish that one of the languages on offer serves; else the first on offer.
 * @param {string[]} wishes @param {Lang[]} offered
 */
export function closest(wishes, offered) {
  for (const wish of wishes) {
    const tag = serving(wish);
    if (tag && offered.includes(tag)) return tag;
  }
  return offered[0];
}

/** Who reads zh-HK reads Traditional Chinese. @param {string} tag @returns {Lang | null} */
function serving(tag) {
  if (/^en\b/i.test(tag)) return 'en';
  if (!/^zh\b/i.test(tag)) return null;
  return /\b(hant|tw|hk|mo)\b/i.test(tag) ? 'zh-TW' : 'zh-CN';
}
