// What a bank does with a record of suggestions: keeps it with its number, checks the number, and runs it again.

import { byId, find } from './find.js';
import { WORDS } from './words.js';

const LANGS = ['zh-CN', 'zh-TW', 'en'];
const record = find('record', HTMLTextAreaElement);
const hash = find('hash', HTMLInputElement);

/** Says something that follows the page's language from then on. @param {string} id @param {string} key */
function tell(id, key) {
  const line = byId(id);
  line.hidden = !key;
  if (!key) {
    delete line.dataset.text;
    line.textContent = '';
    return;
  }
  line.dataset.text = key;
  line.textContent = WORDS[key][LANGS.indexOf(document.documentElement.lang)];
}

/** @param {string} text */
async function digest(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} name @param {string} text */
function node(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** What stands in a record; nothing of one that cannot be read. @param {string} text */
function show(text) {
  /** @type {{ answer?: { shown?: unknown }, under?: object }} */
  let read = {};
  try {
    read = JSON.parse(text) || {};
  } catch (error) {
    // Said by the widget.
  }
  const { shown } = read.answer || {};
  byId('shown').replaceChildren(...(Array.isArray(shown) ? shown : []).filter(Boolean).map(({ product, reasons, words }) => {
    const line = node('li', '');
    line.append(node('b', product), node('span', [].concat(reasons).join(' · ')), node('span', [].concat(words).join(' · ')));
    return line;
  }));
  const under = Object.entries(read.under || {});
  byId('under').replaceChildren(...under.flatMap(([name, version]) => [node('dt', name), node('dd', String(version))]));
}

async function replay() {
  const text = record.value.trim();
  show(text);
  byId('differences').replaceChildren();
  tell('replay-verdict', '');
  tell('hash-verdict', (await digest(text)) === hash.value.trim() ? 'hash_same' : 'hash_other');
  const widget = await window.finplan.create(byId('list'));
  await widget.replay(text);
}

document.addEventListener('finplan:suggestions.recorded', ({ detail }) => {
  record.value = detail.record;
  hash.value = detail.hash;
  replay();
});
document.addEventListener('finplan:record.replayed', ({ detail: { verdict, differences } }) => {
  tell('replay-verdict', `replay_${verdict}`);
  byId('differences').replaceChildren(...differences.map(({ place, then, now }) => node('li', `${place}: ${then || '—'} → ${now || '—'}`)));
});
byId('replay').addEventListener('click', replay);
