// Every screen at the usual and at twice the size of letters: nothing is cut off, covered, or lies on something else.

import { of } from '../harness/answers.mjs';
import {
  DESKTOP, LANGS, PHONE, answer, fine, openDetails, sideways, submit, suggested, tools, visit,
} from '../harness/customer.mjs';
import { lasting, test } from '../harness/test.mjs';

/** As many problems of one screen are told. */
const MOST = 6;

/** What sticks out of the page or of its picture, is cut off, covered, or lies on another text. Runs in the frame. */
function misplaced() {
  const found = [];
  const name = (one) => {
    const words = (one.textContent || one.getAttribute('aria-label') || one.value || '').trim();
    const kind = one.getAttribute('class');
    return `${one.tagName.toLowerCase()}${kind ? `.${kind}` : ''} “${words.slice(0, 24)}”`;
  };
  const apart = '.scroller, .usual, .ruler, .visually-hidden, option';
  const shown = (one) => one.checkVisibility() && !one.closest(apart);
  const all = [...document.querySelectorAll('#app *')].filter(shown);

  for (const one of all) {
    if (one.matches('input[type=text]') && one.scrollWidth > one.clientWidth + 1) {
      found.push(`cut off: ${one.id} “${/** @type {HTMLInputElement} */ (one).value}”, ${one.scrollWidth} px in ${one.clientWidth} px`);
    }
    if (one.matches('button, input, select, summary')) {
      const { left, top, width, height } = one.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      // The answer stays in view on purpose.
      const other = hit && !hit.closest('.face') && !one.contains(hit) && !hit.contains(one);
      if (other) found.push(`covered: ${name(one)} by ${name(hit)}`);
    }
    if (one.matches('.plot path')) {
      const [line, plot] = [one, one.closest('.plot')].map((part) => part.getBoundingClientRect());
      const ends = [line.bottom - plot.bottom, plot.top - line.top, line.right - plot.right, plot.left - line.left];
      const out = Math.max(...ends);
      if (out > 4) found.push(`outside its picture: ${one.getAttribute('class')} by ${Math.round(out)} px`);
    }
  }

  const texts = [];
  for (const one of all) {
    for (const node of one.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.textContent.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.left < -1 || box.right > innerWidth + 1) found.push(`beside the page: ${name(one)}`);
        texts.push({ one, box, sticks: one.closest('.face') });
      }
    }
  }
  for (const [place, a] of texts.entries()) {
    for (const b of texts.slice(place + 1)) {
      if (a.one === b.one || a.sticks !== b.sticks) continue;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      // Line boxes may touch where letters do not.
      const most = Math.min(a.box.height, b.box.height) / 3;
      if (wide > 3 && high > most) found.push(`on one another: ${name(a.one)} and ${name(b.one)}`);
    }
  }
  return [...new Set(found)];
}

async function inPlace(me, what) {
  // The height of the content reaches the page a moment later.
  const found = await lasting(async () => [...await sideways(me), ...await me.frame.evaluate(misplaced)]);
  for (const problem of found.slice(0, MOST)) me.problems.push(`${what}: ${problem}`);
  if (found.length > MOST) me.problems.push(`${what}: and ${found.length - MOST} more`);
}

/** Opens a screen as a host does: a control that is covered must not end the walk. */
async function jump(me, link, selector) {
  await me.page.evaluate((where) => document.querySelector('finplan-widget').setAttribute('link', where), link);
  await me.frame.waitForSelector(selector);
}

async function everywhere(me) {
  await inPlace(me, 'home');
  for (const tool of tools(me.bank)) {
    await jump(me, `tool=${tool}`, `[data-tool="${tool}"] .headline`);
    await inPlace(me, tool);
  }
  await jump(me, 'screen=risk_profile', '.quiz');
  await inPlace(me, 'introduction');
  await answer(me, of(me.bank.questionnaire, 'C3', { horizon: 'later' }), (item) => inPlace(me, item.id));
  await inPlace(me, 'review');
  await submit(me);
  await inPlace(me, 'result');
  await suggested(me);
  await me.frame.waitForSelector('.product');
  await openDetails(me, '.withheld');
  await inPlace(me, 'suggestions');
}

// English has the longest words: on a desktop it stands for the others.
const ON_PHONES = LANGS.map((lang) => ({ lang, device: 'phone', size: PHONE }));
for (const { lang, device, size } of [...ON_PHONES, { lang: 'en', device: 'desktop', size: DESKTOP }]) {
  for (const [letters, large] of [['usual letters', false], ['letters twice as large', true]]) {
    test(`layout: in ${lang} on a ${device} with ${letters} all is in its place`, async (world) => {
      const me = await visit(world, { lang, size });
      if (large) await me.frame.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      await everywhere(me);
      fine(me);
    });
  }
}
