// What page and loader have to know of a link before the program is there: whether it opens a screen, and in which
// language. The program reads the same link with its inputs; see src/campaign/query.rs.

/** @import { Wishes } from '../embed/messages.js' */

/** Marks of direction, joiners and the like, which messengers add. */
// eslint-disable-next-line no-control-regex, no-misleading-character-class -- they are what is looked for, one by one
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
const PLACES = ['tool', 'screen', 'receipt'];

/** A text decoded once; what is no escape stands for itself. @param {string} text */
export function decoded(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch (error) {
      return run;
    }
  });
}

/** A text decoded as often as it may have been encoded, without what nobody sees. @param {string} text */
export function plain(text) {
  let now = text.replace(/\\u0026/g, '&').replace(/\\u003d/g, '=');
  for (let round = 0; round < 3; round += 1) now = decoded(now);
  return now.replace(UNSEEN, '');
}

/** @param {string} text @returns {[key: string, value: string][]} */
function parts(text) {
  return plain(text).split(/[&#?＆＃？]/).map((part) => {
    const [key, value = ''] = part.split(/[=＝](.*)/s);
    return [key.toLowerCase().replace(/\s/g, '').replace(/^(?:amp;|38;|x26;)+/, '').replace(/^[^a-z_]+/, ''), value.trim()];
  });
}

/** @param {[key: string, value: string]} part */
const opens = ([key]) => PLACES.includes(key);

/** The screens of the questionnaire and the suggestions. */
const ADVICE = ['risk_profile', 'suggestions', 'wellbeing'];

/**
 * The chunks of the program that a place of a link needs: a calculator has one of its own name.
 * @param {[key: string, value: string] | undefined} place
 */
function chunks(place) {
  const [key, value] = place || [];
  const [name] = (value || '').toLowerCase().match(/[a-z0-9_]+/) || [''];
  if (key === 'tool') return ['tools', name];
  if (key === 'receipt') return ['below'];
  return ADVICE.includes(name) ? ['advice'] : [];
}

/**
 * The language of a link, whether it opens a screen, and what of the program that takes; a redirect may have moved the link
 * into the query.
 * @param {Wishes} wishes
 */
export function seen({ link, utm }) {
  let all = parts(link);
  if (!all.some(opens)) {
    const query = parts(utm);
    const first = query.findIndex(opens);
    if (first >= 0) all = all.concat(query.slice(first));
  }
  const [, lang] = all.find(([key]) => key === 'lang') || [];
  const [tag] = (lang || '').replace(/_/g, '-').match(/^[a-z0-9-]+/i) || [];
  const place = all.find(opens);
  return { lang: tag, place: Boolean(place), chunks: link || utm ? ['link', ...chunks(place)] : [] };
}
