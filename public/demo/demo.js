// What a bank's own script may do with the widget: change its language and theme, and listen.

import { WORDS } from './words.js';

const LANGS = ['zh-CN', 'zh-TW', 'en'];
const MOST_LINES = 60;
const MOST_SHOWN = 400;
// All events there are; a bank listens to those that it needs.
const EVENTS = [
  'ready', 'resize', 'view.shown', 'language.changed',
  'questionnaire.started', 'questionnaire.step_viewed', 'questionnaire.completed',
  'calculator.changed', 'calculator.completed', 'plan.compared', 'plan.saved', 'statement.confirmed',
  'suggestion.viewed', 'suggestion.selected', 'suggestions.recorded', 'record.replayed', 'cta.clicked',
  'warn.pii_dropped', 'warn.link_dropped', 'warn.resize_loop',
  'error.load', 'error.config', 'error.offer', 'error.fatal',
];

const byId = (id) => document.getElementById(id);
const widgets = document.querySelectorAll('finplan-widget');

function closest(tags) {
  for (const tag of tags) {
    if (LANGS.includes(tag)) return tag;
    if (/^zh/i.test(tag || '')) return /tw|hk|mo|hant/i.test(tag) ? 'zh-TW' : 'zh-CN';
    if (/^en/i.test(tag || '')) return 'en';
  }
  return 'en';
}

function speak(lang) {
  const place = LANGS.indexOf(lang);
  document.documentElement.lang = lang;
  document.title = WORDS.page[place];
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = WORDS[element.dataset.text][place];
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', WORDS[element.dataset.label][place]);
  }
  byId('lang').value = lang;
  for (const widget of widgets) widget.setAttribute('lang', lang);
}

function dress(theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const widget of widgets) widget.setAttribute('theme', theme);
}

function line({ type, detail }) {
  const { inst, seq, time, ...data } = detail;
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
  while (log.children.length > MOST_LINES) log.lastChild.remove();
}

/** The sample bank has no site to go on to: its page shows what it was asked. */
function handOver(event) {
  const dialog = byId('handover');
  if (!dialog) return;
  event.preventDefault();
  byId('handover-product').textContent = event.detail.product;
  byId('handover-url').textContent = event.detail.url;
  dialog.showModal();
}

for (const name of EVENTS) document.addEventListener(`finplan:${name}`, line);
document.addEventListener('finplan:cta.clicked', handOver);
// The checkout page goes on only after its statement was read and confirmed.
document.addEventListener('finplan:statement.confirmed', (event) => {
  const pay = byId('pay');
  if (!pay || !event.target.hasAttribute('alone')) return;
  pay.disabled = false;
  byId('confirmed').textContent = event.detail.hash;
});
// Chosen inside the widget, the language is the page's, too.
document.addEventListener('finplan:language.changed', (event) => {
  if (widgets.length === 1 && document.documentElement.lang !== event.detail.locale) speak(event.detail.locale);
});
byId('clear').addEventListener('click', () => byId('log').replaceChildren());
byId('lang').addEventListener('change', (event) => speak(event.target.value));
byId('theme').addEventListener('change', (event) => dress(event.target.value));

const linked = new URLSearchParams(location.hash.slice(1)).get('lang');
speak(closest([linked, ...navigator.languages]));
