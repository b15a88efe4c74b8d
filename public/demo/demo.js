// What a bank's own script may do with the widget: change its language and theme, and listen.

/** @import { Common, Events } from '../embed.d.ts' */

import { EVENTS } from './events.js';
import { byId, find } from './find.js';
import { WORDS } from './words.js';

const LANGS = ['zh-CN', 'zh-TW', 'en'];
const MOST_LINES = 60;
const MOST_SHOWN = 400;
const language = find('lang', HTMLSelectElement);
const theme = find('theme', HTMLSelectElement);
const widgets = document.querySelectorAll('finplan-widget');

/** @param {string[]} tags */
function closest(tags) {
  for (const tag of tags) {
    if (LANGS.includes(tag)) return tag;
    if (/^zh/i.test(tag)) return /tw|hk|mo|hant/i.test(tag) ? 'zh-TW' : 'zh-CN';
    if (/^en/i.test(tag)) return 'en';
  }
  return 'en';
}

/** @param {string} lang */
function speak(lang) {
  const place = LANGS.indexOf(lang);
  document.documentElement.lang = lang;
  document.title = WORDS.page[place];
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = WORDS[String(element.getAttribute('data-text'))][place];
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', WORDS[String(element.getAttribute('data-label'))][place]);
  }
  language.value = lang;
  for (const widget of widgets) widget.setAttribute('lang', lang);
}

/** @param {string} scheme */
function dress(scheme) {
  if (scheme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = scheme;
  for (const widget of widgets) widget.setAttribute('theme', scheme);
}

/** @param {CustomEvent<Common>} event */
function line({ type, detail }) {
  const { inst: _inst, seq: _seq, time, ...data } = detail;
  const item = document.createElement('li');
  const when = document.createElement('time');
  const name = document.createElement('b');
  const payload = document.createElement('code');
  when.textContent = new Date(time).toLocaleTimeString('en-GB');
  name.textContent = type.slice('finplan:'.length);
  const whole = JSON.stringify(data);
  payload.textContent = whole.length > MOST_SHOWN ? `${whole.slice(0, MOST_SHOWN)}…` : whole;
  item.append(when, name, payload);
  const log = byId('log');
  log.prepend(item);
  while (log.lastChild && log.children.length > MOST_LINES) log.lastChild.remove();
}

/**
 * The sample bank has no site to go on to: its page shows what it was asked.
 * @param {CustomEvent<Events['cta.clicked']>} event
 */
function handOver(event) {
  if (!document.getElementById('handover')) return;
  event.preventDefault();
  byId('handover-product').textContent = event.detail.product;
  byId('handover-url').textContent = event.detail.url;
  find('handover', HTMLDialogElement).showModal();
}

for (const name of EVENTS) document.addEventListener(`finplan:${name}`, line);
document.addEventListener('finplan:cta.clicked', handOver);
// The checkout page goes on only after its statement was read and confirmed.
document.addEventListener('finplan:statement.confirmed', (event) => {
  const { target } = event;
  if (!document.getElementById('pay') || !(target instanceof Element && target.hasAttribute('alone'))) return;
  find('pay', HTMLButtonElement).disabled = false;
  byId('confirmed').textContent = event.detail.hash;
});
// Chosen inside the widget, the language is the page's, too.
document.addEventListener('finplan:language.changed', (event) => {
  if (widgets.length === 1 && document.documentElement.lang !== event.detail.locale) speak(event.detail.locale);
});
byId('clear').addEventListener('click', () => byId('log').replaceChildren());
language.addEventListener('change', () => speak(language.value));
theme.addEventListener('change', () => dress(theme.value));

const linked = new URLSearchParams(location.hash.slice(1)).get('lang');
speak(closest([linked || '', ...navigator.languages]));
